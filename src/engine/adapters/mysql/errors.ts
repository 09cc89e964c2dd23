import {
  EngineError,
  cancelled,
  diskFull,
  toEngineError,
  type EngineErrorDetails,
  type ErrorCode,
  type Stage,
} from '../../errors.js';
import type { ConnectionSettings, Role } from '../../model/connection.js';
import { cleartextHint } from '../../net/settings.js';

/** What mysql2 adds to an error that came from the server or the socket. */
interface DriverError extends Error {
  readonly code?: string;
  readonly errno?: number;
  readonly sqlState?: string;
  readonly sqlMessage?: string;
}

/** Where a failed statement ran, for its error. */
export interface FailedStatement {
  readonly stage: Stage;
  readonly role: Role;
  readonly sql?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

type Told = Pick<EngineErrorDetails, 'code' | 'message' | 'hint'> & { readonly retryable?: boolean };

function driverError(error: unknown): DriverError {
  return error instanceof Error ? error : new Error(String(error));
}

/** The server's error number; https://dev.mysql.com/doc/mysql-errors/9.7/en/server-error-reference.html */
export function errorNumber(error: unknown): number {
  const { errno } = driverError(error);
  return typeof errno === 'number' ? errno : 0;
}

const lostCodes =
  /^(PROTOCOL_CONNECTION_LOST|PROTOCOL_ERROR|PROTOCOL_PACKETS_OUT_OF_ORDER|ECONNRESET|EPIPE|ETIMEDOUT|ENETRESET|ECONNABORTED)$/;
/** Server shutdown, killed connection, idle timeout and broken packets. */
const lostNumbers = new Set([1053, 1077, 1079, 1152, 1153, 1156, 1158, 1159, 1160, 1161, 1184, 1927, 3169, 4031]);
const lostMessages = /closed state|Connection lost/;

/** True when the connection is gone, so that nothing more can be asked over it. */
export function isLost(error: unknown): boolean {
  const { code = '', message } = driverError(error);
  return lostCodes.test(code) || lostNumbers.has(errorNumber(error)) || lostMessages.test(message);
}

/** True when a KILL QUERY ended the statement (1317, and 1969 or 3024 for a time limit on MariaDB and MySQL are not it). */
export function isKilled(error: unknown): boolean {
  return errorNumber(error) === 1317;
}

/** What mysql2 says when TLS is asked for and the server has none. */
export function refusesTls(error: unknown): boolean {
  return driverError(error).code === 'HANDSHAKE_NO_SSL_SUPPORT';
}

/** An error of a session that could not be opened. Holds no password: neither mysql2's nor the server's messages do. */
export function connectError(error: unknown, settings: ConnectionSettings, signal?: AbortSignal): EngineError {
  if (error instanceof EngineError) return error;
  if (signal?.aborted) return cancelled('connect');
  return new EngineError({ ...tellConnect(error, settings), stage: 'connect', object: settings.name, cause: error });
}

function tellConnect(error: unknown, settings: ConnectionSettings): Told {
  const { code = '', message: text } = driverError(error);
  const place = settings.socketPath ?? `${settings.host}:${settings.port}`;
  const number = errorNumber(error);
  if (number === 1045 && (settings.password === undefined || settings.password === '')) {
    return {
      code: 'PASSWORD_MISSING',
      message: `The server at ${place} asks for the password of "${settings.user}", and none was given.`,
      hint: 'Enter the password of the connection.',
    };
  }
  if (code === 'MYSQL_CLEAR_PASSWORD_NOT_ENABLED') {
    return {
      code: 'AUTHENTICATION_FAILED',
      message: `The server at ${place} asks for the password of "${settings.user}" in readable form, over a line without TLS.`,
      hint: cleartextHint,
    };
  }
  const plugin = /unknown plugin ([\w-]+)/.exec(text)?.[1];
  if (plugin !== undefined) {
    return {
      code: 'AUTHENTICATION_FAILED',
      message: `The account "${settings.user}" at ${place} logs in with "${plugin}", which is not supported.`,
      hint: pluginHint,
    };
  }
  const refused = refusals[number] ?? (code.startsWith('AUTH_SWITCH') ? refusals.plugin : undefined);
  if (refused) {
    return { ...refused, message: `The server at ${place} refused the login of "${settings.user}": ${text}` };
  }
  if (number === 1049) {
    return {
      code: 'UNKNOWN_DATABASE',
      message: `The server at ${place} has no database "${settings.database}".`,
      hint: 'Check the name of the database, capital letters included, or create it.',
    };
  }
  return { code: 'CONNECTION_FAILED', retryable: number === 1040 || isLost(error), ...unreachable(error, place) };
}

/** caching_sha2_password for MySQL; MariaDB 10 knows mysql_native_password alone. */
const pluginHint =
  'Have an account made that logs in with a password: CREATE USER … IDENTIFIED WITH caching_sha2_password BY … (MySQL), IDENTIFIED VIA mysql_native_password USING PASSWORD(…) (MariaDB).';

const refusals: Readonly<Record<string | number, { code: ErrorCode; hint: string }>> = {
  1045: { code: 'AUTHENTICATION_FAILED', hint: 'Check user name and password.' },
  1698: {
    code: 'AUTHENTICATION_FAILED',
    hint: 'The account logs in by the unix socket alone, as the system’s user of the same name: give socket=/path, or use another account.',
  },
  1044: { code: 'PERMISSION_DENIED', hint: 'Have access granted: GRANT SELECT ON `database`.* TO …' },
  1129: {
    code: 'AUTHENTICATION_FAILED',
    hint: 'Have the host unblocked: FLUSH HOSTS, or truncate performance_schema.host_cache.',
  },
  1130: { code: 'AUTHENTICATION_FAILED', hint: 'Have an account made that may log in from this machine.' },
  1820: { code: 'AUTHENTICATION_FAILED', hint: 'Change the expired password with the server’s own client first.' },
  1862: { code: 'AUTHENTICATION_FAILED', hint: 'Change the expired password with the server’s own client first.' },
  3118: { code: 'AUTHENTICATION_FAILED', hint: 'Have the account unlocked: ALTER USER … ACCOUNT UNLOCK.' },
  3159: {
    code: 'AUTHENTICATION_FAILED',
    hint: 'The server takes only encrypted connections: set the TLS mode to require or higher.',
  },
  plugin: {
    code: 'AUTHENTICATION_FAILED',
    hint: 'Use an account that logs in with caching_sha2_password or mysql_native_password.',
  },
};

const unreachableHints: Readonly<Record<string, string>> = {
  ENOTFOUND: 'Check the host name.',
  EAI_AGAIN: 'Check the host name.',
  ENOENT: 'Check the path of the socket.',
  EACCES: 'Check the path of the socket.',
  HANDSHAKE_NO_SSL_SUPPORT: 'Set the TLS mode to prefer or disable.',
  HANDSHAKE_SSL_ERROR: 'Check the TLS mode, the CA file and the host name in the server’s certificate.',
};

function unreachable(error: unknown, place: string): { message: string; hint: string } {
  const { code = '', message: text } = driverError(error);
  const message = `The server at ${place} can't be reached: ${text}`;
  if (code === 'ECONNREFUSED') {
    return { message: `Nothing answers at ${place}.`, hint: 'Check host and port, and that the server is running.' };
  }
  if (code === 'ETIMEDOUT') {
    return { message: `${place} did not answer in time.`, hint: 'Check host, port, firewall and VPN.' };
  }
  if (errorNumber(error) === 1040) {
    return { message, hint: 'Close other connections, or raise max_connections, and try again.' };
  }
  const hint = unreachableHints[code] ?? 'Check host and port, and that a MySQL or MariaDB server answers there.';
  return { message, hint };
}

/** An error of a statement, with its line where the server told one. */
export function statementError(error: unknown, failed: FailedStatement): EngineError {
  if (error instanceof EngineError) return error;
  if (isLost(error)) return lostError(error, failed.stage);
  if (errorNumber(error) === 0) return toEngineError(error, failed.stage);
  if (failed.signal?.aborted && isKilled(error)) return cancelled(failed.stage);
  return new EngineError({ ...tellStatement(error, failed), ...lineOf(error), stage: failed.stage, cause: error });
}

export function lostError(error: unknown, stage: Stage): EngineError {
  return new EngineError({
    code: 'CONNECTION_LOST',
    stage,
    message: `The connection to the server was lost: ${driverError(error).message}`,
    hint: 'Check that the server runs and the network holds, then start again.',
    retryable: true,
    cause: error,
  });
}

const deniedNumbers = new Set([1044, 1045, 1142, 1143, 1227, 1370, 1410]);
/** --read-only, super_read_only, a read-only transaction, and read-only InnoDB. */
const readOnlyNumbers = new Set([1290, 1792, 1836, 1874, 3989]);
/** Disk full, table full; others tell the system's ENOSPC or InnoDB's own word for it: `(OS errno 28 - No space left on device)`, `(errno: 135 "No more room in record file")`. */
const fullNumbers = new Set([1021, 1114]);
const noSpace = /\b(?:errno:?|error) (?:28|135)\b|No space left on device/iu;
/** Too many connections, lock wait timeout, deadlock, interrupted. */
const retryableNumbers = new Set([1040, 1205, 1213, 1317, 1637, 3572]);

function tellStatement(error: unknown, failed: FailedStatement): Told {
  const { message } = driverError(error);
  const number = errorNumber(error);
  if (deniedNumbers.has(number)) return { code: 'PERMISSION_DENIED', message, hint: 'Have the privilege granted.' };
  if (readOnlyNumbers.has(number) && failed.role === 'source') {
    return {
      code: 'PERMISSION_DENIED',
      message: `The source is never written to: ${message}`,
      hint: 'Take the writing statement out of the source’s half.',
    };
  }
  if (readOnlyNumbers.has(number) && /read.only/i.test(message)) {
    return { code: 'READ_ONLY_TARGET', message, hint: 'Connect to the primary server, as a user who may write.' };
  }
  if (fullNumbers.has(number) || noSpace.test(message)) return diskFull(message, failed.role);
  const retryable = retryableNumbers.has(number);
  return { code: 'STATEMENT_FAILED', message, hint: retryable ? 'Try again.' : 'Check the statement.', retryable };
}

/** The server tells a line for syntax errors only, in the text: `… near 'x' at line 3`. */
function lineOf(error: unknown): { line?: number } {
  const line = errorNumber(error) === 1064 ? / at line (\d+)$/.exec(driverError(error).message)?.[1] : undefined;
  return line === undefined ? {} : { line: Number(line) };
}
