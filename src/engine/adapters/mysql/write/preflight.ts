import type { Session } from '../../../adapter.js';
import { toEngineError } from '../../../errors.js';
import type { TargetState } from '../../../model/targetState.js';
import type { ServerInfo } from '../../../model/catalog.js';
import type { Finding, Severity } from '../../../model/finding.js';
import type { TargetName } from '../../../model/mapping.js';
import { Grants } from '../grants.js';
import { quoteIdentifier } from '../lex.js';
import { processesOf, readsBinlog, showProcesses } from '../processes.js';
import { mysqlSession, type MysqlSession } from '../session.js';

/** What a migration does on its target; the run's own record is written by REPLACE and dropped at the end. */
const needed = ['CREATE', 'INSERT', 'SELECT', 'DELETE', 'ALTER', 'INDEX', 'REFERENCES', 'DROP'] as const;
/** Below this a value of a few megabytes no longer goes through an INSERT. */
const smallPacket = 16 * 1024 * 1024;

/** Asks the target what would stop a run; changes nothing. */
export async function preflight(
  session: Session,
  tables: readonly TargetName[],
  settings: readonly string[],
  signal?: AbortSignal,
): Promise<TargetState> {
  const own = mysqlSession(session);
  const { server } = own;
  const schemas = [...new Set([...tables.map((table) => table.schema), server.database])].filter((name) => name !== '');
  const existing = await existingTables(own, tables, schemas, signal);
  const findings = [
    ...(await readOnly(own, signal)),
    ...(await privileges(own, schemas, signal)),
    ...(await binlogOff(own, settings, signal)),
    ...loading(server),
  ];
  return { existing, findings };
}

function finding(server: ServerInfo, code: string, severity: Severity, message: string, fix: string): Finding {
  return { code, severity, object: { kind: 'server', path: [server.database] }, message, fix };
}

async function existingTables(
  session: MysqlSession,
  tables: readonly TargetName[],
  schemas: readonly string[],
  signal?: AbortSignal,
): Promise<TargetName[]> {
  if (schemas.length === 0) return [];
  const { rows } = await session.execute(
    `SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA IN (${schemas.map(() => '?').join(', ')})`,
    { values: schemas, stage: 'preflight', signal },
  );
  const folds = Number(session.server.capabilities.lowerCaseTableNames ?? 0) > 0;
  const key = (schema: string, name: string): string => {
    const text = JSON.stringify([schema, name]);
    return folds ? text.toLowerCase() : text;
  };
  const there = new Set(rows.map(([schema, name]) => key(schema ?? '', name ?? '')));
  return tables.filter((table) => there.has(key(table.schema, table.name)));
}

/**
 * What is left out of the binary log never reaches a replica: it would break at the next change of a table that it lacks. Whether the user may leave anything
 * out is tried, by setting what is set.
 */
async function binlogOff(session: MysqlSession, settings: readonly string[], signal?: AbortSignal): Promise<Finding[]> {
  if (!settings.some((sql) => /\bsql_log_bin\s*=\s*(0|off)\b/iu.test(sql))) return [];
  try {
    await session.execute('SET SESSION sql_log_bin = @@SESSION.sql_log_bin', { stage: 'preflight', signal });
  } catch (thrown) {
    const error = toEngineError(thrown, 'preflight');
    if (error.code === 'CANCELLED' || error.retryable) throw error;
    const denied = `The user may not turn the binary log off, which the script asks for: ${error.message}`;
    const grant =
      'GRANT SESSION_VARIABLES_ADMIN (MariaDB: BINLOG ADMIN) ON *.* TO …, or take "binlog" out of the mapping.';
    return [finding(session.server, 'PRIVILEGE_MISSING', 'error', denied, grant)];
  }
  const { rows } = await session.execute(showProcesses, { stage: 'preflight', signal });
  const count = processesOf(rows).filter(readsBinlog).length;
  if (count === 0) return [];
  const message = `The script turns the binary log off for its sessions, and ${count === 1 ? 'a replica reads' : `${count} replicas read`} that log: what is loaded would never get there.`;
  const fix = 'Write "-- @skip" into the step "session load", or take "binlog" out of the mapping.';
  return [finding(session.server, 'REPLICAS_ATTACHED', 'error', message, fix)];
}

async function readOnly(session: MysqlSession, signal?: AbortSignal): Promise<Finding[]> {
  const variables = ['@@GLOBAL.read_only', '@@GLOBAL.innodb_read_only', '@@SESSION.transaction_read_only'];
  for (const variable of [...variables, '@@GLOBAL.super_read_only', '@@SESSION.tx_read_only']) {
    const value = await valueOf(session, variable, signal);
    // MariaDB 12 has kinds of it: ON, NO_LOCK, NO_LOCK_NO_ADMIN.
    if (value === undefined || value === '0' || value === 'OFF') continue;
    const message = `The server is read-only (${variable} is on).`;
    return [finding(session.server, 'READ_ONLY_TARGET', 'error', message, 'Connect to the primary server.')];
  }
  return [];
}

/** Undefined where this server has no such variable. */
async function valueOf(session: MysqlSession, variable: string, signal?: AbortSignal): Promise<string | undefined> {
  try {
    const { rows } = await session.execute(`SELECT ${variable}`, { stage: 'preflight', signal });
    return rows[0]?.[0] ?? undefined;
  } catch (error) {
    if (signal?.aborted) throw error;
    return undefined;
  }
}

async function privileges(session: MysqlSession, schemas: readonly string[], signal?: AbortSignal): Promise<Finding[]> {
  const grants = await Grants.read(session, 'preflight', signal);
  return schemas.flatMap((schema) => {
    const missing = needed.filter((privilege) => !grants.allow(privilege, schema));
    if (missing.length === 0) return [];
    const message = `${session.server.user} lacks ${missing.join(', ')} on ${quoteIdentifier(schema)}.`;
    const fix = `GRANT ${needed.join(', ')} ON ${quoteIdentifier(schema)}.* TO …`;
    return [finding(session.server, 'PRIVILEGE_MISSING', 'error', message, fix)];
  });
}

function loading(server: ServerInfo): Finding[] {
  const findings: Finding[] = [];
  if (server.capabilities.localInfile !== true) {
    const message =
      'The server takes no LOAD DATA LOCAL (local_infile is off): rows go in as INSERTs, which is slower.';
    findings.push(
      finding(
        server,
        'LOCAL_INFILE_OFF',
        'warning',
        message,
        'SET GLOBAL local_infile = 1, for the time of the migration.',
      ),
    );
    const packet = Number(server.capabilities.maxAllowedPacket ?? 0);
    if (packet < smallPacket) {
      const small = `max_allowed_packet is ${packet} bytes: larger values can't be inserted.`;
      findings.push(finding(server, 'PACKET_SMALL', 'warning', small, 'Raise max_allowed_packet on the server.'));
    }
  }
  return findings;
}
