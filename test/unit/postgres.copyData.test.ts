import fc from 'fast-check';
import { EventEmitter } from 'node:events';
import type { Client, Connection } from 'pg';
import { describe, expect, it } from 'vitest';
import { CopyOutQuery } from '../../src/engine/adapters/postgres/copyData.js';

/** The part of pg's connection that the query stands in front of: a socket with one reader, which keeps what it gets. */
class OneSocket extends EventEmitter {
  readonly toPg: Buffer[] = [];
  paused = false;
  readonly connection = { stream: this, query: (sql: string) => (this.sent = sql) } as unknown as Connection;
  sent: string | undefined;

  constructor() {
    super();
    this.on('data', (data: Buffer) => this.toPg.push(Buffer.from(data)));
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
  }
}

function message(kind: string, payload: Buffer): Buffer {
  const header = Buffer.alloc(5);
  header.write(kind, 0, 'latin1');
  header.writeUInt32BE(payload.length + 4, 1);
  return Buffer.concat([header, payload]);
}

const response = message('H', Buffer.from([0, 0, 1, 0, 0]));
const done = message('c', Buffer.alloc(0));
const ready = Buffer.concat([message('C', Buffer.from('COPY 2\0')), message('Z', Buffer.from('I'))]);
const error = message('E', Buffer.from('SERROR\0C57014\0Mcanceled\0\0'));

function begin(): { socket: OneSocket; query: CopyOutQuery; outcome: Promise<unknown>; got: Buffer[] } {
  const socket = new OneSocket();
  const query = new CopyOutQuery(() => undefined);
  const client = { query: (submitted: CopyOutQuery) => submitted.submit(socket.connection) } as unknown as Client;
  const outcome = query.run(client, 'COPY');
  outcome.catch(() => undefined);
  const got: Buffer[] = [];
  query.readable.on('data', (data: Buffer) => got.push(Buffer.from(data)));
  return { socket, query, outcome, got };
}

/** Sends the bytes in pieces of their own, as a socket would, cut at the places given. */
function send(socket: OneSocket, bytes: Buffer, cuts: readonly number[]): void {
  const places = [...new Set(cuts.map((cut) => cut % bytes.length))].sort((a, b) => a - b);
  let from = 0;
  for (const to of [...places, bytes.length]) {
    if (to > from) socket.emit('data', Buffer.from(bytes.subarray(from, to)));
    from = to;
  }
}

const row = fc.uint8Array({ maxLength: 300 }).map((bytes) => ({ kind: 'd', payload: Buffer.from(bytes) }));
const notice = fc
  .tuple(fc.constantFrom('N', 'S', 'A'), fc.uint8Array({ maxLength: 60 }))
  .map(([kind, bytes]) => ({ kind, payload: Buffer.from(bytes) }));

describe('Rows of COPY … TO STDOUT taken from the socket', () => {
  it('gives every byte of every row, and everything else to pg, wherever the bytes are cut', async () => {
    const messages = fc.array(fc.oneof({ weight: 4, arbitrary: row }, notice), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(messages, fc.array(fc.nat(), { maxLength: 40 }), fc.boolean(), async (all, cuts, fails) => {
        const { socket, query, outcome, got } = begin();
        const ended = new Promise((resolve) => query.readable.once('end', resolve));
        const end = fails ? error : Buffer.concat([done, ready]);
        send(socket, Buffer.concat([response, ...all.map(({ kind, payload }) => message(kind, payload)), end]), cuts);
        if (!fails) await ended;
        query.handleCommandComplete({ text: 'COPY 2' });
        if (fails) query.handleError(new Error('canceled'));
        else query.handleReadyForQuery();
        const others = all.filter(({ kind }) => kind !== 'd').map(({ kind, payload }) => message(kind, payload));
        expect(Buffer.concat(socket.toPg)).toEqual(Buffer.concat([response, ...others, end]));
        const rows = all.filter(({ kind }) => kind === 'd').map(({ payload }) => payload);
        if (fails) await expect(outcome).rejects.toThrow('canceled');
        else expect(await outcome).toEqual({ rows: 2 });
        if (!fails) expect(Buffer.concat(got)).toEqual(Buffer.concat(rows));
      }),
    );
  });

  it('lets the socket rest while nobody reads, and goes on when somebody does', async () => {
    const socket = new OneSocket();
    const query = new CopyOutQuery(() => undefined);
    query.submit(socket.connection);
    const one = message('d', Buffer.alloc(60_000, 7));
    let sent = 0;
    for (; !socket.paused && sent < 100; sent++) socket.emit('data', Buffer.from(one));
    expect(sent).toBeLessThan(10);
    const got = new Promise<number>((resolve) => query.readable.once('data', (data: Buffer) => resolve(data.length)));
    expect(await got).toBe(60_000);
    expect(socket.paused).toBe(false);
  });

  it('gives the socket back to pg after the last row, also when it rests', () => {
    const socket = new OneSocket();
    const query = new CopyOutQuery(() => undefined);
    query.submit(socket.connection);
    socket.emit('data', Buffer.concat([response, message('d', Buffer.alloc(400_000)), done, ready]));
    expect(socket.paused).toBe(false);
    socket.emit('data', Buffer.from('next'));
    expect(Buffer.concat(socket.toPg)).toEqual(Buffer.concat([response, done, ready, Buffer.from('next')]));
  });

  it('forgets what comes after the consumer gave up, and says so once', () => {
    const socket = new OneSocket();
    let given = 0;
    const query = new CopyOutQuery(() => (given += 1));
    query.submit(socket.connection);
    query.drain();
    for (let at = 0; at < 20; at++) socket.emit('data', message('d', Buffer.alloc(60_000)));
    expect(socket.paused).toBe(false);
    expect(query.readable.readableLength).toBe(0);
    expect(given).toBe(1);
  });
});
