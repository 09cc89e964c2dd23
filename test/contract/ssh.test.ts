import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { connect as connectMysql } from '../../src/engine/adapters/mysql/connect.js';
import { connect as connectPostgres } from '../../src/engine/adapters/postgres/connect.js';
import type { Session } from '../../src/engine/adapter.js';
import { completeConnection } from '../../src/engine/net/complete.js';
import type { ConnectionSettings, Role, SshSettings } from '../../src/engine/model/connection.js';
import { FaultProxy } from '../faults/proxy.js';
import { startOwnSshServer, type OwnSshServer } from '../servers/ownSshServer.js';
import { findExecutable } from '../servers/program.js';
import { startSshd, type RunningSshd } from '../servers/sshd.js';
import { sharedServer } from '../servers/vitest.js';

const names = ['postgres18', 'mysql97', 'mariadb1011'] as const;
type Name = (typeof names)[number];

function settingsOf(name: Name, ssh: SshSettings): ConnectionSettings {
  const { host, port, user, password, engine } = sharedServer(name);
  const database = engine === 'postgresql' ? 'postgres' : 'mysql';
  return { name: 'far', engine, host, port, user, password, database, ssh };
}

function open(name: Name, ssh: SshSettings, signal?: AbortSignal, role: Role = 'source'): Promise<Session> {
  const connect = name === 'postgres18' ? connectPostgres : connectMysql;
  return connect(settingsOf(name, ssh), role, signal);
}

async function one(session: Session): Promise<unknown> {
  return (await session.query('SELECT 1')).rows[0]?.[0];
}

/** A killed SLEEP alone returns 1 and no error. */
function slowQuery(name: Name): string {
  return name === 'postgres18'
    ? 'SELECT pg_sleep(60)'
    : 'SELECT COUNT(*) FROM information_schema.columns a, information_schema.columns b, information_schema.columns c';
}

describe('through a real sshd', async () => {
  const sshd: RunningSshd | undefined = await startSshd();
  afterAll(() => sshd?.stop());
  // Registered only where OpenSSH can be had: on Debian, or installed.
  if (sshd === undefined) {
    test.skip('OpenSSH’s server is not here', () => undefined);
    return;
  }
  const { port, user, key, fingerprint } = sshd;
  const byKey: SshSettings = { host: '127.0.0.1', port, user, key, fingerprint };

  test.each(names)('%s: logs in with a key, works, cancels and leaves', async (name) => {
    const session = await open(name, byKey);
    expect(await one(session)).toBe('1');
    const stop = new AbortController();
    const slow = session.query(slowQuery(name), [], stop.signal);
    setImmediate(() => stop.abort());
    const began = performance.now();
    await expect(slow).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(await one(session)).toBe('1');
    await session.close();
  });

  test('an encrypted key opens with its passphrase, and only so', async () => {
    const locked = { ...byKey, key: sshd.lockedKey };
    await (await open('postgres18', { ...locked, passphrase: sshd.passphrase })).close();
    await expect(open('postgres18', locked)).rejects.toMatchObject({ code: 'PASSWORD_MISSING', object: locked.key });
    await expect(open('postgres18', { ...locked, passphrase: 'wrong' })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(open('postgres18', { ...byKey, key: `${key}.pub` })).rejects.toThrow('not a private key');
  });

  test.skipIf(findExecutable('ssh-agent') === undefined)('an agent is asked where nothing else is given', async () => {
    const socket = join(sshd.folder, 'agent');
    const agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      await once(agent.stdout, 'data');
      await once(spawn('ssh-add', ['-q', key], { env: { ...process.env, SSH_AUTH_SOCK: socket } }), 'exit');
      const { key: _key, ...bare } = byKey;
      const settings = await completeConnection(settingsOf('mysql97', bare), { SSH_AUTH_SOCK: socket });
      const session = await connectMysql(settings, 'source');
      expect(await one(session)).toBe('1');
      await session.close();
      await expect(
        completeConnection(settingsOf('mysql97', bare), {}).then((s) => connectMysql(s, 'source')),
      ).rejects.toMatchObject({
        code: 'BAD_INPUT',
        hint: expect.stringContaining('SSH_AUTH_SOCK') as string,
      });
    } finally {
      agent.kill();
    }
  });

  test('the host key must be the one of the known hosts, or have the fingerprint', async () => {
    const file = join(sshd.folder, 'known_hosts');
    const { fingerprint: _pinned, ...free } = { ...byKey, knownHosts: file };
    const place = `[127.0.0.1]:${port}`;
    await writeFile(file, `${place} ${sshd.hostKey}\n`);
    await (await open('postgres18', free)).close();

    await writeFile(file, '');
    await expect(open('postgres18', free)).rejects.toMatchObject({
      code: 'CONNECTION_FAILED',
      retryable: false,
      message: expect.stringContaining(fingerprint) as string,
      hint: expect.stringContaining('ssh-fingerprint') as string,
    });
    const [type = '', wire = ''] = sshd.hostKey.split(' ');
    const other = Buffer.from(wire, 'base64');
    other[other.length - 1]! ^= 1;
    await writeFile(file, `${place} ${type} ${other.toString('base64')}\n`);
    await expect(open('postgres18', free)).rejects.toThrow(/another one than the known hosts hold/);
    await writeFile(file, `@revoked * ${sshd.hostKey}\n`);
    await expect(open('postgres18', free)).rejects.toThrow(/revoked/);
    const digest = createHash('sha256').update('x').digest('base64').replace('=', '');
    await expect(open('postgres18', { ...byKey, fingerprint: `SHA256:${digest}` })).rejects.toThrow(/fingerprint/);
    await rm(file);
    await expect(open('postgres18', free)).rejects.toMatchObject({ code: 'BAD_INPUT', object: file });
  });

  test('says what went wrong on which part of the way', async () => {
    const closed = { ...byKey, port: 1 };
    await expect(open('mysql97', closed)).rejects.toMatchObject({
      code: 'CONNECTION_FAILED',
      message: expect.stringContaining('SSH server 127.0.0.1:1') as string,
    });
    const nowhere = { ...settingsOf('mysql97', byKey), port: 1 };
    await expect(connectMysql(nowhere, 'source')).rejects.toMatchObject({
      code: 'CONNECTION_FAILED',
      message: expect.stringMatching(/can't reach the database to 127\.0\.0\.1:1/) as string,
    });
    const stranger = await startSshd();
    const { key: wrong } = stranger!;
    await expect(open('mysql97', { ...byKey, key: wrong })).rejects.toMatchObject({
      code: 'AUTHENTICATION_FAILED',
      message: expect.stringContaining('publickey') as string,
    });
    await stranger!.stop();
    const strict = (await startSshd(['AllowTcpForwarding no']))!;
    const forbidden = { ...byKey, port: strict.port, key: strict.key, fingerprint: strict.fingerprint };
    await expect(open('mysql97', forbidden)).rejects.toThrow(/forbids forwarding/);
    await strict.stop();
    const stop = new AbortController();
    const opening = open('mysql97', byKey, stop.signal);
    stop.abort();
    await expect(opening).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  test('another machine can lead to the SSH server', async () => {
    const second = (await startSshd())!;
    const far = { ...byKey, port: second.port, key: second.key, fingerprint: second.fingerprint, jump: byKey };
    const session = await open('mariadb1011', far);
    expect(await one(session)).toBe('1');
    await session.close();
    await second.stop();
  });
});

describe('through an SSH server of ssh2’s own', () => {
  let server: OwnSshServer | undefined;
  const startWith = async (...asks: Parameters<typeof startOwnSshServer>): Promise<SshSettings> => {
    server = await startOwnSshServer(...asks);
    return { host: '127.0.0.1', port: server.port, user: 'ann', fingerprint: server.fingerprint };
  };
  afterEach(() => server?.close());

  test('a password logs in, by either method', async () => {
    const byPassword = await startWith({ password: 'hunter22' });
    await (await open('postgres18', { ...byPassword, password: 'hunter22' })).close();
    await expect(open('postgres18', { ...byPassword, password: 'wrong' })).rejects.toMatchObject({
      code: 'AUTHENTICATION_FAILED',
    });
    server?.close();
    const asked = await startWith({ questions: [{ prompt: 'Password: ', echo: false, answer: 'hunter22' }] });
    await (await open('postgres18', { ...asked, password: 'hunter22' })).close();
  });

  test('a question that no password answers is told', async () => {
    const asked = await startWith({ questions: [{ prompt: 'Verification code: ', echo: true, answer: '1' }] });
    await expect(open('postgres18', { ...asked, password: 'hunter22' })).rejects.toMatchObject({
      code: 'AUTHENTICATION_FAILED',
      message: expect.stringContaining('Verification code:') as string,
    });
  });

  test('sessions share one login, which ends with the last of them', async () => {
    const ssh = { ...(await startWith({ password: 'p' })), password: 'p' };
    const sessions = await Promise.all([open('mysql97', ssh), open('mysql97', ssh), open('postgres18', ssh)]);
    expect(server).toMatchObject({ logins: 1, open: 1 });
    await sessions[0]?.close();
    expect(await one(sessions[1])).toBe('1');
    await Promise.all(sessions.slice(1).map((session) => session.close()));
    await expect.poll(() => server?.open).toBe(0);
    await (await open('mysql97', ssh)).close();
    expect(server?.logins).toBe(2);
  });

  test.each(names)('%s: a tunnel that breaks says so, and may be tried again', async (name) => {
    const ssh = { ...(await startWith({ password: 'p' })), password: 'p' };
    const proxy = await FaultProxy.start({ host: '127.0.0.1', port: ssh.port });
    const through = { ...ssh, port: proxy.port };
    const session = await open(name, through);
    const slow = session.query(slowQuery(name));
    proxy.cut('reset');
    await expect(slow).rejects.toMatchObject({
      code: 'CONNECTION_LOST',
      retryable: true,
      message: expect.stringContaining(`the SSH tunnel through 127.0.0.1:${proxy.port} broke`) as string,
    });
    await session.close();
    await (await open(name, through)).close();
    await proxy.close();
  });

  test.each(['postgres18', 'mysql97'] as const)('%s: a reader that rests makes the database wait', async (name) => {
    const ssh = { ...(await startWith({ password: 'p' })), password: 'p' };
    const settings = settingsOf(name, ssh);
    const proxy = await FaultProxy.start({ host: settings.host, port: settings.port });
    const connect = name === 'postgres18' ? connectPostgres : connectMysql;
    const session = await connect({ ...settings, port: proxy.port }, 'source');
    const digits =
      name === 'postgres18'
        ? 'generate_series(0, 9)'
        : `JSON_TABLE('[0,1,2,3,4,5,6,7,8,9]', '$[*]' COLUMNS (n INT PATH '$'))`;
    const sql = `SELECT REPEAT('x', 100000) AS t FROM ${digits} a, ${digits} b, ${digits} c`;
    const stream = session.stream(sql, { format: 'csv', encode: {} });
    let bytes = 0;
    for await (const part of stream.readable as AsyncIterable<Buffer>) {
      if (bytes === 0) {
        await settled(() => proxy.bytes.toClient);
        // Two windows of 2 MB, and the buffers of four sockets; the whole is 100 MB.
        expect(proxy.bytes.toClient).toBeLessThan(40 << 20);
      }
      bytes += part.length;
    }
    expect(bytes).toBeGreaterThan(100_000_000);
    await stream.finished;
    await session.close();
    await proxy.close();
  });
});

/** Waits until a count has stopped growing for half a second. */
async function settled(count: () => number): Promise<void> {
  for (let last = -1; count() !== last;) {
    last = count();
    await wait(500);
  }
}
