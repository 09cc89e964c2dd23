import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { connect as connectTcp, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { connect as connectTls, TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { connect as connectMysql } from '../../src/engine/adapters/mysql/connect.js';
import { connect as connectPostgres } from '../../src/engine/adapters/postgres/connect.js';
import type { Session } from '../../src/engine/adapter.js';
import type { ConnectionSettings } from '../../src/engine/model/connection.js';
import { hasOpenssl, makeCertificates, type Certificates } from '../servers/certificates.js';
import { connectMysql as admin } from '../servers/connect.js';
import { loadSql } from '../servers/load.js';
import { startOwnSshServer } from '../servers/ownSshServer.js';
import { isRoot } from '../servers/program.js';
import type { RunningServer } from '../servers/server.js';
import { startServer } from '../servers/servers.js';

const names = ['postgres18', 'mysql97', 'mariadb1011'] as const;
type Name = (typeof names)[number];
const variables = {
  postgres18: 'TEST_POSTGRES18_URL',
  mysql97: 'TEST_MYSQL97_URL',
  mariadb1011: 'TEST_MARIADB1011_URL',
};

let files: Certificates;

/** A server of this test's own, with certificates for db.internal and 127.0.0.1. */
async function startWithTls(name: Name): Promise<RunningServer> {
  vi.stubEnv(variables[name], undefined);
  const { ca, certificate, key } = files;
  const hba = join(files.folder, 'pg_hba.conf');
  await writeFile(
    hba,
    'local all all scram-sha-256\nhostssl all certified all cert\nhost all readable all password\nhost all all all scram-sha-256\n',
  );
  const options: Record<string, string> =
    name === 'postgres18'
      ? { ssl: 'on', ssl_cert_file: certificate, ssl_key_file: key, ssl_ca_file: ca, hba_file: hba }
      : { 'ssl-ca': ca, 'ssl-cert': certificate, 'ssl-key': key };
  return await startServer(name, { options });
}

describe.skipIf(!hasOpenssl).each(names)('%s (certificates by openssl)', (name) => {
  let server: RunningServer;
  const postgres = name === 'postgres18';

  beforeAll(async () => {
    files = await makeCertificates('DNS:db.internal,IP:127.0.0.1');
    server = await startWithTls(name);
    if (postgres) {
      await loadSql(server, 'postgres', `CREATE ROLE certified LOGIN; CREATE ROLE readable LOGIN PASSWORD 'p w'`);
      return;
    }
    const connection = await admin(server);
    await connection.query(`CREATE USER certified IDENTIFIED BY 'p w' REQUIRE X509`);
    await connection.query(`CREATE USER readable IDENTIFIED BY 'p w'`);
    await connection.end();
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await server?.stop();
    await rm(files.folder, { recursive: true });
  });

  function settingsWith(more: Partial<ConnectionSettings>): ConnectionSettings {
    const { engine, host, port, user, password } = server;
    return { name: 'own', engine, host, port, user, password, database: postgres ? 'postgres' : '', ...more };
  }

  function open(more: Partial<ConnectionSettings>): Promise<Session> {
    return (postgres ? connectPostgres : connectMysql)(settingsWith(more), 'source');
  }

  async function isEncrypted(more: Partial<ConnectionSettings>): Promise<boolean> {
    const session = await open(more);
    const sql = postgres
      ? `SELECT CASE WHEN ssl THEN 'TLS' ELSE '' END FROM pg_stat_ssl WHERE pid = pg_backend_pid()`
      : `SHOW STATUS LIKE 'Ssl_version'`;
    const { rows } = await session.query(sql);
    await session.close();
    return rows[0]?.at(-1)?.startsWith('TLS') === true;
  }

  test('the mode decides whether a line is encrypted', async () => {
    const { ca } = files;
    expect(await isEncrypted({ tls: { mode: 'disable' } })).toBe(false);
    expect(await isEncrypted({ tls: { mode: 'prefer' } })).toBe(true);
    expect(await isEncrypted({ tls: { mode: 'require' } })).toBe(true);
    expect(await isEncrypted({ tls: { mode: 'verify-ca', ca }, host: 'localhost' })).toBe(true);
    expect(await isEncrypted({ tls: { mode: 'verify-full', ca } })).toBe(true);
  });

  test('an untrusted certificate is refused, and another host’s', async () => {
    const refusal = { code: 'CONNECTION_FAILED', hint: expect.stringContaining('CA file') as string };
    for (const mode of ['verify-ca', 'verify-full'] as const) {
      await expect(open({ tls: { mode, ca: files.stranger } })).rejects.toMatchObject(refusal);
    }
    const named = open({ tls: { mode: 'verify-full', ca: files.ca }, host: 'localhost' });
    await expect(named).rejects.toMatchObject(refusal);
  });

  test('a client’s certificate with an encrypted key logs in, and nothing less does', async () => {
    const { clientCertificate: certificate, clientKey: key, passphrase } = files;
    const certified = { user: 'certified', password: 'p w' };
    expect(await isEncrypted({ ...certified, tls: { mode: 'require', certificate, key, passphrase } })).toBe(true);
    await expect(open({ ...certified, tls: { mode: 'require' } })).rejects.toMatchObject({
      code: 'AUTHENTICATION_FAILED',
    });
  });

  test('through a tunnel the certificate is compared with the database’s own name', async () => {
    const ssh = await startOwnSshServer({ password: 'p' });
    const login = { host: '127.0.0.1', port: ssh.port, user: 'ann', password: 'p', fingerprint: ssh.fingerprint };
    const tls = { mode: 'verify-full', ca: files.ca } as const;
    expect(await isEncrypted({ host: 'db.internal', ssh: login, tls })).toBe(true);
    await expect(open({ host: 'other.internal', ssh: login, tls })).rejects.toMatchObject({
      code: 'CONNECTION_FAILED',
      message: expect.stringMatching(/other\.internal/) as string,
    });
    ssh.close();
  });

  test('the unix socket leads in', async () => {
    const session = await open({ socketPath: postgres ? dirname(server.socketPath!) : server.socketPath });
    await session.close();
  });

  test.runIf(postgres)('a readable password is sent over TLS, and elsewhere only if allowed', async () => {
    const ssh = await startOwnSshServer({ password: 'p' });
    const login = { host: '127.0.0.1', port: ssh.port, user: 'ann', password: 'p', fingerprint: ssh.fingerprint };
    const readable = { user: 'readable', password: 'p w', host: 'db.internal', ssh: login };
    await (await open({ ...readable, tls: { mode: 'require' } })).close();
    await expect(open({ ...readable, tls: { mode: 'disable' } })).rejects.toMatchObject({
      code: 'AUTHENTICATION_FAILED',
      hint: expect.stringContaining('cleartext-password') as string,
    });
    await (await open({ ...readable, tls: { mode: 'disable' }, cleartextPassword: true })).close();
    ssh.close();
  });

  test.runIf(postgres)('the login is bound to the certificate: nobody in the middle can pass it on', async () => {
    const middle = await manInTheMiddle(server.port, files.folder);
    const { port } = middle.address() as AddressInfo;
    await expect(open({ port, tls: { mode: 'require' } })).rejects.toThrow(/channel binding/);
    middle.close();
  });

  test.runIf(name === 'mysql97')('caching_sha2_password logs in with a cold cache, with TLS and without', async () => {
    const connection = await admin(server);
    for (const mode of ['disable', 'require'] as const) {
      // Empties the cache of the plugin.
      await connection.query('FLUSH PRIVILEGES');
      const user = { user: 'readable', password: 'p w', tls: { mode } };
      expect(await isEncrypted(user)).toBe(mode === 'require');
      expect(await isEncrypted(user)).toBe(mode === 'require');
      await connection.query('FLUSH PRIVILEGES');
      await expect(open({ ...user, password: 'wrong' })).rejects.toMatchObject({ code: 'AUTHENTICATION_FAILED' });
    }
    await connection.end();
  });

  test.runIf(name === 'mariadb1011')('a plugin that the driver lacks is named, with the way out', async ({ skip }) => {
    const connection = await admin(server);
    const here = await connection.query(`INSTALL SONAME 'auth_ed25519'`).then(
      () => true,
      () => false,
    );
    if (!here) skip('auth_ed25519 is not among the server’s plugins');
    await connection.query(`CREATE USER ed IDENTIFIED VIA ed25519 USING PASSWORD('p w')`);
    await connection.end();
    await expect(open({ user: 'ed', password: 'p w' })).rejects.toMatchObject({
      code: 'AUTHENTICATION_FAILED',
      message: expect.stringContaining('client_ed25519') as string,
      hint: expect.stringContaining('mysql_native_password') as string,
    });
  });

  test.runIf(name === 'mariadb1011' && isRoot())(
    'the system’s user logs in by the socket, and elsewhere is told so',
    async () => {
      const connection = await admin(server);
      await connection.query(`CREATE OR REPLACE USER root@localhost IDENTIFIED VIA unix_socket`);
      await connection.query(`GRANT ALL ON *.* TO root@localhost`);
      const session = await open({ socketPath: server.socketPath, password: undefined });
      await session.close();
      await connection.end();
    },
  );
});

/** Ends TLS with a certificate of its own, as somebody in between would, and passes everything on over TLS. */
async function manInTheMiddle(port: number, folder: string): Promise<Server> {
  const [key, cert] = await Promise.all(['stranger.key', 'stranger.pem'].map((file) => readFile(join(folder, file))));
  const server = createServer((client: Socket) => {
    client.once('data', (request) => {
      const upstream = connectTcp({ port, host: '127.0.0.1' });
      upstream.write(request);
      upstream.once('data', () => {
        const far = connectTls({ socket: upstream, rejectUnauthorized: false });
        client.write('S');
        const near = new TLSSocket(client, { isServer: true, key, cert });
        near.pipe(far).pipe(near);
        for (const socket of [near, far]) socket.on('error', () => socket.destroy());
      });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
