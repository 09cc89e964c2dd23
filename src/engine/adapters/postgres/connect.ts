import { Client, type ClientConfig } from 'pg';
import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { EngineError, throwIfCancelled } from '../../errors.js';
import type { ServerInfo } from '../../model/catalog.js';
import type { ConnectionSettings, Role } from '../../model/connection.js';
import { openTunnel } from '../../net/ssh/tunnel.js';
import { withPatience } from '../../net/patience.js';
import { mayCarryPassword } from '../../net/settings.js';
import { tlsOptions } from '../../net/tls.js';
import { endAtServer, type OpenAnother } from './elsewhere.js';
import { connectError, isLost, PasswordMissing, ReadablePassword, refusesTls } from './errors.js';
import { exactText, PostgresSession, type Backend } from './session.js';

const connectTimeout = 15_000;
const testedMajors: readonly number[] = [15, 18];
const oldestMajor = 12;

/**
 * Every setting changes how values print or are read; see type-mapping 0.1. `row_security` off makes a policy that would hide rows an error in
 * place of a silently shorter table (https://www.postgresql.org/docs/18/runtime-config-client.html#GUC-ROW-SECURITY).
 */
const sessionSettings: readonly string[] = [
  `SET client_encoding = 'UTF8'`,
  `SET standard_conforming_strings = on`,
  `SET timezone = 'UTC'`,
  `SET datestyle = 'ISO, YMD'`,
  `SET intervalstyle = 'postgres'`,
  `SET extra_float_digits = 1`,
  `SET bytea_output = 'hex'`,
  `SET xmloption = 'content'`,
  `SET row_security = off`,
  `SET statement_timeout = 0`,
  `SET idle_in_transaction_session_timeout = 0`,
];

/** Time limits that came later, by the version that has them. */
const laterSettings: readonly (readonly [number, string])[] = [
  [140000, `SET idle_session_timeout = 0`],
  [170000, `SET transaction_timeout = 0`],
];

/** Opens a session whose text form of every value is exact. A source session is read-only at the server. */
export async function connect(
  settings: ConnectionSettings,
  role: Role,
  signal?: AbortSignal,
): Promise<PostgresSession> {
  throwIfCancelled(signal, 'connect');
  const openAnother = (timeout: number): Promise<Client> => openClient(settings, { timeout });
  const client = await openClient(settings, { signal });
  const cut = (error: Error): void => void client.connection.stream.destroy(error);
  const begun = performance.now();
  try {
    return await withPatience({ signal, patience: connectTimeout, cut }, async () => {
      const { server, backend } = await readServer(client);
      // A source's amounts mean what its own locale says (a yen has no decimals); what is written to a target has two.
      const readOnly = role === 'source' ? [`SET default_transaction_read_only = on`] : [`SET lc_monetary = 'C'`];
      const later = laterSettings.flatMap(([since, setting]) => (server.versionNumber >= since ? [setting] : []));
      await client.query([...sessionSettings, ...later, ...readOnly].join('; '));
      return new PostgresSession(client, backend, server, role, openAnother);
    });
  } catch (error) {
    if (isLost(error)) void endIdle(openAnother, client, begun);
    await client.end().catch(() => undefined);
    throw connectError(error, settings, signal);
  }
}

/** Ends the session of a connection that died after its login at `begun`; one that has its number since the server started anew is younger. */
async function endIdle(openAnother: OpenAnother, client: Client, begun: number): Promise<void> {
  const { processID: pid } = client as Client & { readonly processID: number | null };
  if (pid === null) return;
  const old = `application_name = 'database-migration' AND clock_timestamp() - backend_start >= $2 * interval '1 second'`;
  await endAtServer(openAnother, pid, old, (performance.now() - begun) / 1000);
}

interface OpenOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds. */
  readonly timeout?: number;
}

/** A logged-in client; `prefer` goes on without TLS where the server has none. */
async function openClient(settings: ConnectionSettings, options: OpenOptions): Promise<Client> {
  const { signal } = options;
  const tls = settings.socketPath === undefined ? await tlsOptions(settings.tls, settings.host) : undefined;
  try {
    return await tryClient(settings, tls ?? false, options);
  } catch (error) {
    const mayFallBack = settings.tls?.mode === 'prefer' && tls !== undefined && refusesTls(error);
    if (!mayFallBack) throw connectError(error, settings, signal);
  }
  try {
    return await tryClient(settings, false, options);
  } catch (error) {
    throw connectError(error, settings, signal);
  }
}

async function tryClient(
  settings: ConnectionSettings,
  ssl: NonNullable<ClientConfig['ssl']>,
  { signal, timeout = connectTimeout }: OpenOptions,
): Promise<Client> {
  throwIfCancelled(signal, 'connect');
  const tunnel = settings.ssh ? await openTunnel(settings.ssh, settings, { signal, timeout }) : undefined;
  const client = new Client({
    ...placeOf(settings),
    ...(tunnel === undefined ? {} : { stream: () => tunnel }),
    user: settings.user,
    database: settings.database,
    // A function keeps pg from looking into PGPASSWORD and ~/.pgpass on its own.
    password: () => passwordOf(settings, readable && !mayCarryPassword(settings, ssl !== false)),
    ssl,
    // SCRAM-SHA-256-PLUS where the server offers it: nobody in the middle can pass the login on.
    enableChannelBinding: ssl !== false,
    sslnegotiation: 'postgres',
    application_name: 'database-migration',
    connectionTimeoutMillis: timeout,
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
  });
  let readable = false;
  client.connection.on('authenticationCleartextPassword', () => (readable = true));
  // Without a listener an error between two statements would end the process; the session's next statement reports it.
  client.on('error', () => undefined);
  const abort = (): void => void client.connection.stream.destroy();
  signal?.addEventListener('abort', abort, { once: true });
  try {
    await client.connect();
    return client;
  } catch (error) {
    client.connection.stream.destroy();
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

function passwordOf(settings: ConnectionSettings, wouldBeSeen: boolean): string {
  if (wouldBeSeen) throw new ReadablePassword('the password would be readable on the line');
  if (settings.password === undefined || settings.password === '') throw new PasswordMissing('no password');
  return settings.password;
}

/** pg takes the socket's folder as host; a person may give the folder or the socket file itself. */
function placeOf(settings: ConnectionSettings): { host: string; port: number } {
  if (settings.socketPath === undefined) return { host: settings.host, port: settings.port };
  const port = /^\.s\.PGSQL\.(\d+)$/.exec(basename(settings.socketPath))?.[1];
  return port === undefined
    ? { host: settings.socketPath, port: settings.port }
    : { host: dirname(settings.socketPath), port: Number(port) };
}

const serverQuery = `
SELECT version(), current_setting('server_version'), current_setting('server_version_num'), current_database(), current_user::text,
  (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())::text,
  pg_catalog.pg_backend_pid()::text, (SELECT extract(epoch FROM backend_start)::text FROM pg_catalog.pg_stat_activity WHERE pid = pg_catalog.pg_backend_pid()), current_setting('server_encoding'), pg_catalog.pg_is_in_recovery()::int::text,
  (current_setting('transaction_read_only') = 'on')::int::text, current_setting('is_superuser'),
  (SELECT pg_catalog.string_agg(extname, ',' ORDER BY extname) FROM pg_catalog.pg_extension), scale('1'::money::numeric)::text,
  EXISTS (SELECT FROM pg_catalog.pg_collation WHERE collprovider = 'i')::int::text`;

async function readServer(client: Client): Promise<{ server: ServerInfo; backend: Backend }> {
  const query = async (text: string): Promise<(string | null)[]> => {
    const result = await client.query<(string | null)[]>({ text, rowMode: 'array', types: exactText });
    return result.rows[0] ?? [];
  };
  const row = await query(serverQuery);
  const [
    banner,
    version,
    number,
    database,
    user,
    oid,
    pid,
    start,
    encoding,
    recovery,
    readOnly,
    superuser,
    extensions,
    moneyScale,
    icu,
  ] = row.map((value) => value ?? '');
  const versionNumber = Number(number);
  checkSupported(banner ?? '', versionNumber);
  const mark = await systemIdentifier(query);
  const server: ServerInfo = {
    engine: 'postgresql',
    version: version?.split(' ')[0] ?? '',
    versionNumber,
    database: database ?? '',
    user: user ?? '',
    identity: createHash('sha256').update(`${mark}/${oid}/${database}`).digest('hex').slice(0, 12),
    tested: testedMajors.includes(Math.floor(versionNumber / 10_000)),
    capabilities: {
      encoding: encoding ?? '',
      recovery: recovery === '1',
      readOnly: readOnly === '1',
      superuser: superuser === 'on',
      extensions: extensions ?? '',
      moneyScale: Number(moneyScale ?? 2),
      // initdb lists ICU's collations where the server was built with it.
      icu: icu === '1',
    },
  };
  return { server, backend: { pid: Number(pid), start: start ?? '' } };
}

/** The cluster's own mark, which replicas share; where it may not be read, its files' and databases' identifiers stand in. */
async function systemIdentifier(query: (text: string) => Promise<(string | null)[]>): Promise<string> {
  try {
    const [mark] = await query('SELECT system_identifier::text FROM pg_catalog.pg_control_system()');
    return mark ?? '';
  } catch {
    const [mark] = await query(
      `SELECT pg_catalog.string_agg(oid::text || datname, ',' ORDER BY oid) FROM pg_catalog.pg_database`,
    );
    return mark ?? '';
  }
}

function checkSupported(banner: string, versionNumber: number): void {
  const foreign = /CockroachDB|Redshift|Yugabyte|-YB-|Materialize|Greenplum|CrateDB/.exec(banner)?.[0];
  if (foreign === undefined && versionNumber >= oldestMajor * 10_000) return;
  throw new EngineError({
    code: 'UNSUPPORTED_SERVER',
    stage: 'connect',
    message: `The server says it is "${banner}".`,
    hint: `Connect to PostgreSQL ${oldestMajor} or later.`,
  });
}
