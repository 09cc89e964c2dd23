import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FaultProxy } from '../faults/proxy.js';
import { Line } from '../faults/proxyLine.js';

let echo: Server;
let proxy: FaultProxy;
const clients: Socket[] = [];
const peers: Socket[] = [];

/** An echo server, and what it saw of each connection. */
beforeEach(async () => {
  echo = createServer({ allowHalfOpen: true }, (peer) => {
    peers.push(peer);
    peer.on('error', () => undefined);
    peer.pipe(peer);
  });
  echo.listen(0, '127.0.0.1');
  await once(echo, 'listening');
  const { port } = echo.address() as { port: number };
  proxy = await FaultProxy.start({ host: '127.0.0.1', port });
});

afterEach(async () => {
  for (const socket of [...clients.splice(0), ...peers.splice(0)]) socket.destroy();
  await proxy.close();
  echo.close();
});

async function client(): Promise<Socket> {
  const socket = connect({ port: proxy.port, host: '127.0.0.1', allowHalfOpen: true });
  clients.push(socket);
  await once(socket, 'connect');
  return socket;
}

/** Reads exactly so many bytes. */
function read(socket: Socket, length: number): Promise<Buffer> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let got = 0;
    const take = (part: Buffer): void => {
      parts.push(part);
      got += part.length;
      if (got < length) return;
      socket.off('data', take);
      resolve(Buffer.concat(parts));
    };
    socket.on('data', take);
  });
}

/** How a connection ended: the code of its error, or `end`. */
function ending(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    socket.once('end', () => resolve('end'));
    socket.resume();
  });
}

async function roundTrip(socket: Socket, text = 'ping'): Promise<number> {
  const began = performance.now();
  const answer = read(socket, text.length);
  socket.write(text);
  expect((await answer).toString()).toBe(text);
  return performance.now() - began;
}

test('carries and counts every byte in order, and hands an end on', async () => {
  const socket = await client();
  const sent = randomBytes(20 << 20);
  const hash = createHash('sha256');
  let received = 0;
  socket.on('data', (part) => {
    hash.update(part);
    received += part.length;
  });
  socket.end(sent);
  await once(socket, 'end');
  expect(received).toBe(sent.length);
  expect(hash.digest('hex')).toBe(createHash('sha256').update(sent).digest('hex'));
  expect(proxy.bytes).toEqual({ toServer: sent.length, toClient: sent.length });
  expect(proxy.accepted).toBe(1);
});

test('makes a fast sender wait for a slow reader', async () => {
  const socket = await client();
  socket.pause();
  let sent = 0;
  const part = Buffer.alloc(1 << 20);
  // The kernel's buffers on four sockets and the proxy's own limit hold some tens of megabytes, and never all of this.
  while (sent < 400 && (socket.write(part) || (await drainedSoon(socket)))) sent++;
  expect(sent).toBeLessThan(400);
  const held = proxy.bytes.toServer - proxy.bytes.toClient;
  expect(held).toBeLessThan(64 << 20);
});

async function drainedSoon(socket: Socket): Promise<boolean> {
  return once(socket, 'drain', { signal: AbortSignal.timeout(500) }).then(
    () => true,
    () => false,
  );
}

test('delays without lowering the rate', async () => {
  const socket = await client();
  proxy.impair('both', { delay: 150 });
  expect(await roundTrip(socket)).toBeGreaterThan(295);
  const answer = read(socket, 4 << 20);
  const began = performance.now();
  for (let part = 0; part < 64; part++) socket.write(Buffer.alloc(64 << 10));
  await answer;
  // Sixty-four packets one after the other would take 64 times 300 ms.
  expect(performance.now() - began).toBeLessThan(5_000);
});

test('delays a share of the packets, the same ones for the same seed', async () => {
  const faults = { delay: 200, delayShare: 0.3 };
  const late = (seed: number): number[] => {
    const line = new Line(seed);
    line.impair(faults);
    return Array.from({ length: 1_000 }, () => line.nextDelay());
  };
  expect(late(7).filter((delay) => delay === 200).length).toBeGreaterThan(250);
  expect(late(7).filter((delay) => delay === 0).length).toBeGreaterThan(650);
  expect(late(7)).toEqual(late(7));
  expect(late(7)).not.toEqual(late(8));
  const socket = await client();
  proxy.impair('toServer', faults);
  let longest = 0;
  for (let trip = 0; trip < 10; trip++) longest = Math.max(longest, await roundTrip(socket));
  expect(longest).toBeGreaterThan(195);
});

test('throttles to a rate, until healed', async () => {
  const socket = await client();
  proxy.impair('toClient', { bytesPerSecond: 100_000 });
  const began = performance.now();
  const answer = read(socket, 50_000);
  socket.write(Buffer.alloc(50_000));
  await answer;
  expect(performance.now() - began).toBeGreaterThan(450);
  proxy.impair('toClient', { bytesPerSecond: 1 });
  const rest = read(socket, 50_000);
  socket.write(Buffer.alloc(50_000));
  await proxy.reached('toServer', 100_000);
  proxy.heal();
  await rest;
});

test.each(['end', 'reset'] as const)('cuts after exactly so many bytes with %s, at both ends', async (how) => {
  const socket = await client();
  await roundTrip(socket);
  const peer = peers[0];
  if (peer === undefined) throw new Error('the echo server saw nobody');
  let received = 0;
  peer.on('data', (part: Buffer) => (received += part.length));
  const seen = [ending(socket), ending(peer)];
  const done = proxy.cutAfter('toServer', 12_345, how);
  socket.write(Buffer.alloc(100_000));
  await done;
  expect(await Promise.all(seen)).toEqual(how === 'reset' ? ['ECONNRESET', 'ECONNRESET'] : [expect.anything(), 'end']);
  expect(received).toBe(12_345);
  expect(proxy.bytes.toServer).toBe(4 + 12_345);
  await roundTrip(await client());
});

test('resets every open connection at once', async () => {
  const sockets = [await client(), await client()];
  for (const socket of sockets) await roundTrip(socket);
  expect(proxy.connections).toBe(2);
  const seen = Promise.all(sockets.map(ending));
  proxy.cut('reset');
  expect(await seen).toEqual(['ECONNRESET', 'ECONNRESET']);
});

test('stalls in silence, hides an end, and goes on without a byte lost', async () => {
  const socket = await client();
  await roundTrip(socket);
  proxy.impair('both', { stalled: true });
  let heard = 0;
  socket.on('data', (part: Buffer) => (heard += part.length));
  let peerEnded = false;
  peers[0]?.once('end', () => (peerEnded = true));
  const late = await client();
  late.write('late');
  socket.end('held');
  await expect(once(socket, 'close', { signal: AbortSignal.timeout(300) })).rejects.toThrow('aborted');
  expect([heard, peerEnded]).toEqual([0, false]);
  const answer = read(late, 4);
  proxy.heal();
  expect((await answer).toString()).toBe('late');
  await once(socket, 'close');
  expect([heard, peerEnded]).toEqual([4, true]);
});

test('stalls one direction alone', async () => {
  const socket = await client();
  proxy.impair('toClient', { stalled: true });
  socket.write('ask');
  await proxy.reached('toServer', 3);
  const peer = peers[0];
  if (peer?.readableFlowing !== true) throw new Error('the echo server has no connection');
  expect(proxy.bytes.toClient).toBe(0);
  const answer = read(socket, 3);
  proxy.heal();
  expect((await answer).toString()).toBe('ask');
});

test('abandons open connections: neither end hears of the other again, and new ones are well', async () => {
  const socket = await client();
  await roundTrip(socket);
  proxy.abandon();
  const [peer] = peers;
  let peerHeard = false;
  for (const event of ['data', 'end', 'close']) peer?.on(event, () => (peerHeard = true));
  socket.write('lost');
  socket.destroy();
  await roundTrip(await client());
  await expect(once(socket, 'data', { signal: AbortSignal.timeout(200) })).rejects.toThrow('aborted');
  expect(peerHeard).toBe(false);
});

test('refuses new connections while open ones go on, and accepts again on the same port', async () => {
  const socket = await client();
  await roundTrip(socket);
  const { port } = proxy;
  await proxy.refuse();
  await expect(client()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await roundTrip(socket);
  await proxy.accept();
  expect(proxy.port).toBe(port);
  await roundTrip(await client());
});

test('breaks the connection of a client whose server is not there, or goes', async () => {
  const socket = await client();
  await roundTrip(socket);
  const gone = ending(socket);
  peers[0]?.resetAndDestroy();
  expect(await gone).toBe('ECONNRESET');
  echo.close();
  const refused = await client();
  expect(await ending(refused)).toBe('ECONNRESET');
});
