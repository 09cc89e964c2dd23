import { DatabaseError } from 'pg';
import { EngineError, cancelled, diskFull, toEngineError, type EngineErrorDetails, type Stage } from '../../errors.js';
import type { ConnectionSettings, Role } from '../../model/connection.js';
import { cleartextHint } from '../../net/settings.js';

/** Where a failed statement ran, for its error. */
export interface FailedStatement {
  readonly stage: Stage;
  readonly role: Role;
  readonly sql?: string | undefined;
  /** Characters before the statement that a person wrote; positions are counted behind them. */
  readonly prefix?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

type Told = Pick<EngineErrorDetails, 'code' | 'message' | 'hint'> & { readonly retryable?: boolean };

/** Raised by the password callback when the server asks for a password and there is none. */
export class PasswordMissing extends Error {}

/** Raised when the server asks for the password in readable form over a line that others may read. */
export class ReadablePassword extends Error {}

/** What pg says when the server answers `N` to the request for TLS. */
export function refusesTls(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('The server does not support SSL');
}

const lostCodes = /^(08...|57P0[1-5]|ECONNRESET|EPIPE|ETIMEDOUT|ENETRESET|ECONNABORTED)$/;
const lostMessages = /^(Connection terminated|Client has encountered a connection error|Client was closed)/;

function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

/** True when the connection is gone, so that nothing more can be asked over it. */
export function isLost(error: unknown): boolean {
  return lostCodes.test(codeOf(error)) || (error instanceof Error && lostMessages.test(error.message));
}

/** An error of a session that could not be opened. Holds no password: neither pg's nor the server's messages do. */
export function connectError(error: unknown, settings: ConnectionSettings, signal?: AbortSignal): EngineError {
  if (error instanceof EngineError) return error;
  if (signal?.aborted) return cancelled('connect');
  return new EngineError({ ...tellConnect(error, settings), stage: 'connect', object: settings.name, cause: error });
}

function tellConnect(error: unknown, settings: ConnectionSettings): Told {
  const place = settings.socketPath ?? `${settings.host}:${settings.port}`;
  const text = error instanceof Error ? error.message : String(error);
  const code = codeOf(error);
  if (error instanceof PasswordMissing) {
    return {
      code: 'PASSWORD_MISSING',
      message: `PostgreSQL at ${place} asks for the password of "${settings.user}", and none was given.`,
      hint: 'Enter the password of the connection.',
    };
  }
  if (error instanceof ReadablePassword) {
    return {
      code: 'AUTHENTICATION_FAILED',
      message: `PostgreSQL at ${place} asks for the password of "${settings.user}" in readable form, over a line without TLS.`,
      hint: cleartextHint,
    };
  }
  if (/SASL: (Only mechanism|Mechanism)/.test(text)) {
    return {
      code: 'AUTHENTICATION_FAILED',
      message: `PostgreSQL at ${place} asks for a login that can't be answered: ${text}`,
      hint: 'Use an account with a SCRAM password: SET password_encryption = scram-sha-256, then give it its password anew.',
    };
  }
  if (code === '28P01' || code === '28000') {
    return {
      code: 'AUTHENTICATION_FAILED',
      message: `PostgreSQL at ${place} refused the login of "${settings.user}": ${text}`,
      hint:
        code === '28P01' ? 'Check user name and password.' : 'Check user name, TLS mode and the server’s pg_hba.conf.',
    };
  }
  if (code === '3D000') {
    return {
      code: 'UNKNOWN_DATABASE',
      message: `PostgreSQL at ${place} has no database "${settings.database}".`,
      hint: 'Check the name of the database, capital letters included, or create it.',
    };
  }
  if (code === '42501') {
    return {
      code: 'PERMISSION_DENIED',
      message: `"${settings.user}" may not connect to "${settings.database}" at ${place}: ${text}`,
      hint: `Have CONNECT granted: GRANT CONNECT ON DATABASE … TO …`,
    };
  }
  const retryable = code === '53300' || code === '57P03' || isLost(error);
  return { code: 'CONNECTION_FAILED', ...unreachable(text, code, place), retryable };
}

function unreachable(text: string, code: string, place: string): { message: string; hint: string } {
  const message = `PostgreSQL at ${place} can't be reached: ${text}`;
  if (code === 'ECONNREFUSED') {
    return { message: `Nothing answers at ${place}.`, hint: 'Check host and port, and that the server is running.' };
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return { message, hint: 'Check the host name.' };
  if (code === 'ENOENT' || code === 'EACCES') return { message, hint: 'Check the path of the socket.' };
  if (text.includes('timeout')) {
    return { message: `${place} did not answer in time.`, hint: 'Check host, port, firewall and VPN.' };
  }
  if (code === '53300') return { message, hint: 'Close other connections, or raise max_connections, and try again.' };
  if (code === '57P03') return { message, hint: 'Wait until the server has started, and try again.' };
  if (refusesTls(new Error(text))) return { message, hint: 'Set the TLS mode to prefer or disable.' };
  if (/^(ERR_TLS|ERR_SSL|EPROTO|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO)/.test(code)) {
    return { message, hint: 'Check the TLS mode, the CA file and the host name in the server’s certificate.' };
  }
  if (/SASL|SCRAM/.test(text)) {
    return { message, hint: 'Check that a PostgreSQL server answers at this port, and user name and password.' };
  }
  return { message, hint: 'Check host and port, and that a PostgreSQL server answers there.' };
}

/** An error of a statement, with its position where the server told one. */
export function statementError(error: unknown, failed: FailedStatement): EngineError {
  if (error instanceof EngineError) return error;
  if (isLost(error)) return lostError(error, failed.stage);
  if (!(error instanceof DatabaseError)) return toEngineError(error, failed.stage);
  if (error.code === '57014' && failed.signal?.aborted) return cancelled(failed.stage);
  return new EngineError({
    ...tellStatement(error, failed),
    ...positionOf(error, failed),
    stage: failed.stage,
    cause: error,
  });
}

export function lostError(error: unknown, stage: Stage): EngineError {
  const text = error instanceof Error ? error.message : String(error);
  return new EngineError({
    code: 'CONNECTION_LOST',
    stage,
    message: `The connection to PostgreSQL was lost: ${text}`,
    hint: 'Check that the server runs and the network holds, then start again.',
    retryable: true,
    cause: error,
  });
}

/** Where PostgreSQL refuses what a policy would hide or forbid; its words may be translated. */
const rowSecurity = new Set(['check_enable_rls', 'ExecWithCheckOptions']);
const rowSecurityHint =
  'A policy stands between the user and the rows, and no grant lifts it: connect as a role with BYPASSRLS, or as the owner of the table where the policy is not FORCEd.';

function tellStatement(error: DatabaseError, failed: FailedStatement): Told {
  const message = [error.message, error.detail].filter((part) => part !== undefined && part !== '').join(' ');
  const hint = error.hint ?? 'Check the statement.';
  if (error.code === '42501' && rowSecurity.has(error.routine ?? ''))
    return { code: 'PERMISSION_DENIED', message, hint: rowSecurityHint };
  if (error.code === '42501') return { code: 'PERMISSION_DENIED', message, hint: 'Have the privilege granted.' };
  if (error.code === '25006' && failed.role === 'target') {
    return { code: 'READ_ONLY_TARGET', message, hint: 'Connect to the primary server, as a user who may write.' };
  }
  if (error.code === '25006') {
    return { code: 'PERMISSION_DENIED', message: `The source is never written to: ${message}`, hint };
  }
  if (error.code === '53100') return diskFull(message, failed.role);
  if (error.code === '57014') return { code: 'STATEMENT_FAILED', message, hint: 'Start again.', retryable: true };
  const retryable = /^(40001|40P01|55P03|53...)$/.test(error.code ?? '');
  return { code: 'STATEMENT_FAILED', message, hint: retryable ? 'Try again.' : hint, retryable };
}

/** PostgreSQL counts characters from 1; https://www.postgresql.org/docs/18/protocol-error-fields.html */
function positionOf(error: DatabaseError, { sql, prefix = 0 }: FailedStatement): { line?: number; column?: number } {
  const position = Number(error.position) - prefix;
  if (sql === undefined || !Number.isInteger(position) || position < 1) return {};
  const before = Array.from(sql.slice(prefix))
    .slice(0, position - 1)
    .join('');
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: Array.from(before.slice(lineStart)).length + 1 };
}
