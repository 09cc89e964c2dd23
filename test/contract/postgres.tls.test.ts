import { execFile } from 'node:child_process';
import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../src/engine/adapters/postgres/connect.js';
import type { ConnectionSettings, TlsSettings } from '../../src/engine/model/connection.js';
import { isRoot, UNPRIVILEGED } from '../servers/program.js';
import type { RunningServer } from '../servers/server.js';
import { startServer } from '../servers/servers.js';

const run = promisify(execFile);
const hasOpenssl = await run('openssl', ['version']).then(
  () => true,
  () => false,
);
/** A server from the environment can't be given a certificate. */
const isForeign = (process.env.TEST_POSTGRES18_URL ?? '') !== '';

describe.skipIf(!hasOpenssl || isForeign)('TLS (certificates by openssl)', () => {
  let folder: string;
  let server: RunningServer;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dbm-tls-'));
    await chmod(folder, 0o755);
    const openssl = (...args: string[]): Promise<unknown> => run('openssl', args, { cwd: folder });
    const key = ['-newkey', 'rsa:2048', '-nodes'];
    for (const name of ['ca', 'stranger']) {
      await openssl('req', '-x509', ...key, '-keyout', `${name}.key`, '-out', `${name}.pem`, '-subj', `/CN=${name}`);
    }
    await openssl('req', ...key, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=db');
    await writeFile(join(folder, 'names.txt'), 'subjectAltName=IP:127.0.0.1');
    const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'names.txt'];
    await openssl('x509', '-req', '-in', 'server.csr', ...signed, '-out', 'server.pem');
    const keyFile = join(folder, 'server.key');
    if (isRoot()) await chown(keyFile, UNPRIVILEGED, UNPRIVILEGED);
    await chmod(keyFile, 0o600);
    const options = { ssl: 'on', ssl_cert_file: join(folder, 'server.pem'), ssl_key_file: keyFile };
    server = await startServer('postgres18', { options });
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const settings = (tls: TlsSettings | undefined, host = server.host): ConnectionSettings => {
    const { port, user, password } = server;
    return { name: 'tls', engine: 'postgresql', host, port, user, password, database: 'postgres', tls };
  };
  const file = (name: string): string => join(folder, name);

  async function isEncrypted(tls: TlsSettings | undefined): Promise<boolean> {
    const session = await connect(settings(tls), 'source');
    const { rows } = await session.query('SELECT ssl::text FROM pg_stat_ssl WHERE pid = pg_backend_pid()');
    await session.close();
    return rows[0]?.[0] === 'true';
  }

  test('is used as the mode says', async () => {
    expect(await isEncrypted(undefined)).toBe(false);
    expect(await isEncrypted({ mode: 'disable' })).toBe(false);
    expect(await isEncrypted({ mode: 'prefer' })).toBe(true);
    expect(await isEncrypted({ mode: 'require' })).toBe(true);
    expect(await isEncrypted({ mode: 'verify-ca', ca: file('ca.pem') })).toBe(true);
    expect(await isEncrypted({ mode: 'verify-full', ca: file('ca.pem') })).toBe(true);
  });

  test.each(['verify-ca', 'verify-full'] as const)('%s refuses a certificate of somebody else’s', async (mode) => {
    const opening = connect(settings({ mode, ca: file('stranger.pem') }), 'source');
    await expect(opening).rejects.toMatchObject({ code: 'CONNECTION_FAILED', stage: 'connect' });
    await expect(opening).rejects.toMatchObject({ hint: expect.stringContaining('CA') as string });
  });

  test('verify-full refuses another host’s certificate, which verify-ca takes', async () => {
    const ca = file('ca.pem');
    const opening = connect(settings({ mode: 'verify-full', ca }, 'localhost'), 'source');
    await expect(opening).rejects.toMatchObject({ code: 'CONNECTION_FAILED' });
    await (await connect(settings({ mode: 'verify-ca', ca }, 'localhost'), 'source')).close();
  });

  test('cancels over TLS too', async () => {
    const session = await connect(settings({ mode: 'require' }), 'source');
    const stop = new AbortController();
    const running = session.query('SELECT pg_sleep(60)', [], stop.signal);
    setImmediate(() => stop.abort());
    const began = performance.now();
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(performance.now() - began).toBeLessThan(3_000);
    expect((await session.query('SELECT 1')).rows).toEqual([['1']]);
    await session.close();
  });
});
