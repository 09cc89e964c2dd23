import type {
  BoundStatement,
  LoadColumn,
  LoadRequest,
  LoadResult,
  Session,
  TargetState,
  Write,
} from '../../adapter.js';
import { EngineError, cancelled, throwIfCancelled } from '../../errors.js';
import type { TargetName } from '../../model/mapping.js';
import { binaryFields, copyTarget, fasterFormat } from './write/binaryFields.js';
import { copyIn } from './write/copyIn.js';
import { qualify, quoteIdentifier } from './lex.js';
import { preflight } from './write/preflight.js';
import { postgresSession, type PostgresSession } from './session.js';

function statement(table: TargetName, columns: readonly LoadColumn[]): string {
  const names = columns.map((column) => quoteIdentifier(column.name)).join(', ');
  return `COPY ${qualify(table)} (${names}) FROM STDIN`;
}

/** COPY's options; the text format is its own. https://www.postgresql.org/docs/18/sql-copy.html */
const options = { text: '', csv: ` (FORMAT csv, NULL 'NULL')`, binary: ' (FORMAT binary)' } as const;

/** What the script says stays the whole statement. */
function framed(request: LoadRequest): string {
  return request.statement + options[request.format];
}

async function load(session: Session, request: LoadRequest, signal?: AbortSignal): Promise<LoadResult> {
  const own = postgresSession(session);
  throwIfCancelled(signal, 'run');
  await own.execute('BEGIN', { signal });
  try {
    if (request.before !== undefined) await own.execute(request.before, { signal });
    const result = await copyChunk(own, request, signal);
    throwIfCancelled(signal, 'run');
    const mark = request.mark?.(result.rows, result.bytes);
    if (mark) await own.execute(mark.sql, { values: mark.values });
    await own.execute('COMMIT');
    return result;
  } catch (error) {
    await rollBack(own);
    throw signal?.aborted ? cancelled('run') : error;
  }
}

function deleteRows(statement: string, where: string): string {
  return `DELETE FROM ${copyTarget(statement).table} WHERE ${where}`;
}

async function empty(session: Session, statement: string, mark: BoundStatement, signal?: AbortSignal): Promise<void> {
  const own = postgresSession(session);
  await own.execute('BEGIN', { signal });
  try {
    await own.execute(deleteRows(statement, 'true'), { signal });
    await own.execute(mark.sql, { values: mark.values });
    await own.execute('COMMIT');
  } catch (error) {
    await rollBack(own);
    throw error;
  }
}

async function copyChunk(
  session: PostgresSession,
  request: LoadRequest,
  signal: AbortSignal | undefined,
): Promise<LoadResult> {
  const sql = framed(request);
  const { rows, bytes, sent, warnings } = await copyIn(session, sql, request, signal);
  if (rows !== sent) {
    throw new EngineError({
      code: 'LOAD_IMPERFECT',
      stage: 'run',
      message: `The source sent ${sent} rows and PostgreSQL took ${rows}; the chunk was rolled back.`,
      hint: 'Check that no trigger or rule on the table leaves rows out, and run again.',
    });
  }
  return { rows, bytes, statement: sql, warnings };
}

/** Without a signal: a cancelled load still has to leave the session usable. A session that can't be rolled back is closed. */
async function rollBack(session: PostgresSession): Promise<void> {
  try {
    await session.execute('ROLLBACK');
  } catch {
    await session.close();
  }
}

export const write: Write = {
  format: 'text',
  fasterFormat,
  binaryFields: async (session, sql, signal) => await binaryFields(postgresSession(session), sql, signal),
  statement,
  load,
  deleteRows,
  empty,
  preflight: async (session, tables, _settings, signal): Promise<TargetState> =>
    await preflight(postgresSession(session), tables, signal),
};
