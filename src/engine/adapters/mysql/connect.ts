import mysql2, { type Connection, type ConnectionOptions } from 'mysql2';
import { createHash } from 'node:crypto';
import { connect as openSocket, type Socket } from 'node:net';
import type { PeerCertificate, TLSSocket } from 'node:tls';
import { EngineError, throwIfCancelled } from '../../errors.js';
import type { ServerInfo } from '../../model/catalog.js';
import type { ConnectionSettings, Role } from '../../model/connection.js';
import { openTunnel } from '../../net/ssh/tunnel.js';
import { withPatience } from '../../net/patience.js';
import { mayCarryPassword } from '../../net/settings.js';
import { tlsOptions } from '../../net/tls.js';
import { endAtServer, type Link } from './elsewhere.js';
import { connectError, isLost, refusesTls } from './errors.js';
import { processesOf, showProcesses, type Process } from './processes.js';
import { MysqlSession } from './session.js';
import { versionCapabilities } from './versions.js';

const connectTimeout = 15_000;
/** Seconds that either end may wait for the other while a stream rests; the servers' own limits are 30 and 60. */
const streamTimeout = 86_400;

/** One of the two families that speak the protocol, told apart by what the server says of itself. */
interface Family {
  readonly engine: 'mysql' | 'mariadb';
  readonly tested: readonly string[];
  /** major * 10000 + minor * 100 + patch. */
  readonly oldest: number;
  /** Session variables that only this family knows. */
  readonly settings: Readonly<Record<string, number>>;
  /** What identifies the very server, as SQL. */
  readonly identity: string;
  readonly explain: 'traditional' | 'plain';
}

const mysqlFamily: Family = {
  engine: 'mysql',
  tested: ['9.7'],
  // utf8mb4_0900_bin, and the cast to DOUBLE with which FLOATs are read, came then; https://dev.mysql.com/doc/relnotes/mysql/8.0/en/news-8-0-17.html
  oldest: 80017,
  settings: { information_schema_stats_expiry: 0, max_execution_time: 0 },
  identity: '@@server_uuid',
  explain: 'traditional',
};

const mariadbFamily: Family = {
  engine: 'mariadb',
  tested: ['10.11'],
  oldest: 100600,
  // A reader's transaction rests while its rows are loaded. https://mariadb.com/kb/en/transaction-timeouts/
  settings: {
    max_statement_time: 0,
    check_constraint_checks: 1,
    idle_transaction_timeout: 0,
    idle_readonly_transaction_timeout: 0,
    idle_write_transaction_timeout: 0,
  },
  identity: `CONCAT_WS('|', @@hostname, @@port, @@datadir)`,
  explain: 'plain',
};

/** type-mapping 0.3: nothing may alter what is read. */
const sourceMode = '';
/** type-mapping 0.1: nothing may be altered on its way in, zero stays zero. */
const targetMode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO,ERROR_FOR_DIVISION_BY_ZERO';

/** Seconds that DDL waits for another session's lock on the table. */
const lockTimeout = 120;

function sessionSettings(role: Role, family: Family): string[] {
  const variables = {
    time_zone: `'+00:00'`,
    sql_mode: `'${role === 'source' ? sourceMode : targetMode}'`,
    net_write_timeout: streamTimeout,
    net_read_timeout: streamTimeout,
    wait_timeout: streamTimeout,
    sql_select_limit: 'DEFAULT',
    sql_safe_updates: 0,
    unique_checks: 1,
    foreign_key_checks: 1,
    autocommit: 1,
    // MariaDB's default is a day: a run would wait that long for somebody's open transaction.
    lock_wait_timeout: lockTimeout,
    ...family.settings,
  };
  const list = Object.entries(variables).map(([name, value]) => `SESSION ${name} = ${value}`);
  return [
    'SET NAMES utf8mb4',
    `SET ${list.join(', ')}`,
    ...(role === 'source' ? ['SET SESSION TRANSACTION READ ONLY'] : []),
  ];
}

/** Opens a session whose text form of every value is exact. A source session is read-only at the server. */
export async function connect(settings: ConnectionSettings, role: Role, signal?: AbortSignal): Promise<MysqlSession> {
  throwIfCancelled(signal, 'connect');
  const openAnother = (timeout: number): Promise<Link> => openLink(settings, { role, timeout });
  const link = await openLink(settings, { role, signal });
  const cut = (error: Error): void => void link.socket.destroy(error);
  try {
    return await withPatience({ signal, patience: connectTimeout, cut }, async () => {
      const { server, family } = await readServer(link);
      for (const statement of sessionSettings(role, family)) await ask(link, statement);
      return new MysqlSession(link, server, role, openAnother);
    });
  } catch (error) {
    link.socket.destroy();
    if (isLost(error)) void endAtServer(openAnother, isIdle(link, settings));
    throw connectError(error, settings, signal);
  }
}

/** Tells the session of a connection that died while it was set up from one that has its number since the server started anew: that one is not idle for so long. */
function isIdle({ connection, answered }: Link, { user }: ConnectionSettings): (process: Process) => boolean {
  return (process) =>
    process.id === connection.threadId &&
    process.user === user &&
    process.command === 'Sleep' &&
    (process.seconds + 1) * 1000 >= performance.now() - answered;
}

interface OpenOptions {
  readonly role: Role;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds. */
  readonly timeout?: number;
}

/** A logged-in connection; `prefer` goes on without TLS where the server has none. */
async function openLink(settings: ConnectionSettings, options: OpenOptions): Promise<Link> {
  const { signal } = options;
  const tls = await tlsOf(settings);
  try {
    return await tryLink(settings, tls, options);
  } catch (error) {
    const mayFallBack = settings.tls?.mode === 'prefer' && tls !== undefined && refusesTls(error);
    if (!mayFallBack) throw connectError(error, settings, signal);
  }
  try {
    return await tryLink(settings, undefined, options);
  } catch (error) {
    throw connectError(error, settings, signal);
  }
}

type Ssl = Exclude<ConnectionOptions['ssl'], string | undefined>;

/** TLS as mysql2 takes it, and the comparison of the certificate's names, which it can't do for an address. */
interface Tls {
  readonly ssl: Ssl;
  readonly checkNames: ((certificate: PeerCertificate) => Error | undefined) | undefined;
}

async function tlsOf(settings: ConnectionSettings): Promise<Tls | undefined> {
  if (settings.socketPath !== undefined) return undefined;
  const options = await tlsOptions(settings.tls, settings.host);
  if (options === undefined) return undefined;
  const { ca, cert, key, passphrase, rejectUnauthorized, checkServerIdentity } = options;
  const given = Object.entries({ ca, cert, key, passphrase }).filter(([, value]) => value !== undefined);
  return {
    ssl: { ...Object.fromEntries(given), rejectUnauthorized: rejectUnauthorized === true },
    checkNames: checkServerIdentity && ((certificate) => checkServerIdentity(settings.host, certificate)),
  };
}

/**
 * Puts a check between the TLS handshake and the login. mysql2 itself compares the certificate with a host's name and with nothing else: an
 * address becomes "localhost" (lib/base/connection.js, startTLS).
 */
function checkBeforeLogin(connection: Connection, { checkNames }: Tls): void {
  const inner = connection as unknown as { startTLS: (done: (error?: Error) => void) => void; stream: TLSSocket };
  const startTls = inner.startTLS.bind(connection);
  inner.startTLS = (done) => startTls((error) => done(error ?? checkNames?.(inner.stream.getPeerCertificate())));
}

async function tryLink(
  settings: ConnectionSettings,
  tls: Tls | undefined,
  { role, signal, timeout = connectTimeout }: OpenOptions,
): Promise<Link> {
  throwIfCancelled(signal, 'connect');
  const socket = settings.ssh ? await openTunnel(settings.ssh, settings, { signal, timeout }) : socketTo(settings);
  const abort = (): void => void socket.destroy(new Error('cancelled'));
  signal?.addEventListener('abort', abort, { once: true });
  const connection = mysql2.createConnection({
    host: settings.host,
    user: settings.user,
    password: settings.password ?? '',
    stream: socket,
    connectTimeout: timeout,
    charset: 'utf8mb4',
    supportBigNumbers: true,
    // Rows are arrays, but the parsers that mysql2 compiles refuse a column called __proto__ all the same.
    disableEval: true,
    bigNumberStrings: true,
    // A source never has a reason to ask for a file.
    flags: role === 'source' ? ['-LOCAL_FILES'] : [],
    connectAttributes: { program_name: 'database-migration' },
    ...(settings.database === '' ? {} : { database: settings.database }),
    ...(settings.socketPath === undefined ? {} : { socketPath: settings.socketPath }),
    ...(tls === undefined ? {} : { ssl: tls.ssl }),
    enableCleartextPlugin: mayCarryPassword(settings, tls !== undefined),
  });
  if (tls !== undefined) checkBeforeLogin(connection, tls);
  // Without a listener an error between two statements would end the process; the session's next statement reports it.
  connection.on('error', () => undefined);
  try {
    await new Promise<void>((resolve, reject) => connection.connect((error) => (error ? reject(error) : resolve())));
    return { connection, socket, answered: performance.now() };
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

/** Our own socket, so that it can be cut at once whatever the driver is doing. */
function socketTo({ host, port, socketPath }: ConnectionSettings): Socket {
  const socket = socketPath === undefined ? openSocket({ host, port }) : openSocket({ path: socketPath });
  socket.setNoDelay(true);
  socket.setKeepAlive(true, 30_000);
  return socket;
}

/** The first row of the answer. */
async function ask(link: Link, sql: string): Promise<(string | null)[]> {
  return (await askRows(link, sql))[0] ?? [];
}

function askRows(link: Link, sql: string): Promise<(string | null)[][]> {
  return new Promise((resolve, reject) => {
    link.connection.query({ sql, rowsAsArray: true, typeCast: false }, (error, rows: unknown) => {
      if (!isLost(error)) link.answered = performance.now();
      if (error) reject(error);
      else resolve(Array.isArray(rows) ? (rows as (Buffer | null)[][]).map(textRow) : []);
    });
  });
}

const textRow = (row: readonly (Buffer | null)[]): (string | null)[] =>
  row.map((value) => value?.toString('utf8') ?? null);

const variables = {
  sqlMode: '@@GLOBAL.sql_mode',
  lowerCaseTableNames: '@@lower_case_table_names',
  localInfile: '@@local_infile',
  binlog: '@@log_bin',
  maxAllowedPacket: '@@max_allowed_packet',
  collation: '@@collation_database',
  readOnly: '@@read_only',
} as const;

async function readServer(link: Link): Promise<{ server: ServerInfo; family: Family }> {
  const [banner = '', database = '', user = '', id = ''] = (
    await ask(link, `SELECT CONCAT(VERSION(), ' ', @@version_comment), DATABASE(), CURRENT_USER(), CONNECTION_ID()`)
  ).map((value) => value ?? '');
  const client = processesOf(await askRows(link, showProcesses)).find((process) => process.id === Number(id))?.host;
  const family = /mariadb/i.test(banner) ? mariadbFamily : mysqlFamily;
  const [, major = '0', minor = '0', patch = '0'] = /^(?:5\.5\.5-)?(\d+)\.(\d+)\.(\d+)/.exec(banner) ?? [];
  const versionNumber = Number(major) * 10_000 + Number(minor) * 100 + Number(patch);
  checkSupported(banner, family, versionNumber);
  const [mark] = await ask(link, `SELECT ${family.identity}`);
  const values = await ask(link, `SELECT ${Object.values(variables).join(', ')}`);
  const demandsKey = family === mysqlFamily ? await optional(link, '@@sql_require_primary_key') : undefined;
  const capabilities = Object.keys(variables).map(
    (name, index) => [name, capability(name, values[index] ?? '')] as const,
  );
  return {
    family,
    server: {
      engine: family.engine,
      version: `${major}.${minor}.${patch}`,
      versionNumber,
      database,
      user,
      identity: createHash('sha256').update(`${mark}/${database}`).digest('hex').slice(0, 12),
      tested: family.tested.includes(`${major}.${minor}`),
      capabilities: {
        ...Object.fromEntries(capabilities),
        ...versionCapabilities(family.engine, versionNumber),
        connection: Number(id),
        client: client ?? '',
        explain: family.explain,
        requirePrimaryKey: demandsKey === '1',
      },
    },
  };
}

async function optional(link: Link, variable: string): Promise<string | undefined> {
  try {
    return (await ask(link, `SELECT ${variable}`))[0] ?? undefined;
  } catch (error) {
    if (isLost(error)) throw error;
    return undefined;
  }
}

const flags = new Set(['localInfile', 'binlog', 'readOnly']);

function capability(name: string, value: string): boolean | number | string {
  if (flags.has(name)) return value === '1' || value === 'ON';
  return /^\d+$/.test(value) ? Number(value) : value;
}

function checkSupported(banner: string, family: Family, version: number): void {
  const foreign = /TiDB|SingleStore|MemSQL|Vitess|PlanetScale|OceanBase|Doris|StarRocks|Dolt/i.exec(banner)?.[0];
  if (foreign === undefined && version >= family.oldest) return;
  throw new EngineError({
    code: 'UNSUPPORTED_SERVER',
    stage: 'connect',
    message: `The server says it is "${banner.trim()}".`,
    hint: 'Connect to MySQL 8.0.17 or later, or to MariaDB 10.6 or later.',
  });
}
