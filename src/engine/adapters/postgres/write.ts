import type { LoadRequest, LoadResult, Session, Write } from '../../adapter.js';
import type { TargetState } from '../../model/targetState.js';
import { cancelled, throwIfCancelled } from '../../errors.js';
import type { BoundStatement, LoadColumn, Removed } from '../../model/load.js';
import type { TargetName } from '../../model/mapping.js';
import { binaryFields, copyTarget, fasterFormat } from './write/binaryFields.js';
import { loadBatches } from './write/batches.js';
import { copyChunk } from './write/copyChunk.js';
import { qualify, quoteIdentifier } from './lex.js';
import { preflight } from './write/preflight.js';
import { postgresSession } from './session.js';

function statement(table: TargetName, columns: readonly LoadColumn[]): string {
  const names = columns.map((column) => quoteIdentifier(column.name)).join(', ');
  return `COPY ${qualify(table)} (${names}) FROM STDIN`;
}

async function load(session: Session, request: LoadRequest, signal?: AbortSignal): Promise<LoadResult> {
  const own = postgresSession(session);
  throwIfCancelled(signal, 'run');
  await own.execute('BEGIN', { signal });
  try {
    if (request.before !== undefined) await own.execute(request.before, { signal });
    const result = await copyChunk(own, request, signal);
    throwIfCancelled(signal, 'run');
    request.onLoaded?.();
    const mark = request.mark?.(result.rows, result.bytes);
    // What ends the load is not stopped by a cancel, but a connection that is dead is given up.
    const unhurried = { signal, cancelOnAbort: false };
    if (mark) await own.execute(mark.sql, { values: mark.values, ...unhurried });
    await own.execute('COMMIT', unhurried);
    return result;
  } catch (error) {
    await own.rollBack();
    throw signal?.aborted ? cancelled('run') : error;
  }
}

async function remove(
  session: Session,
  { statement, where = 'true' }: Removed,
  mark: BoundStatement,
  signal?: AbortSignal,
): Promise<void> {
  const own = postgresSession(session);
  await own.execute('BEGIN', { signal });
  try {
    await own.execute(`DELETE FROM ${copyTarget(statement).table} WHERE ${where}`, { signal });
    await own.execute(mark.sql, { values: mark.values });
    await own.execute('COMMIT');
  } catch (error) {
    await own.rollBack();
    throw error;
  }
}

export const write: Write = {
  format: 'text',
  fasterFormat,
  binaryFields: async (session, sql, signal) => await binaryFields(postgresSession(session), sql, signal),
  // For the lock under which a table grows, and the log's; and keys come in order only from one: docs/benchmark.md, "What bounds a copy".
  fillsAlone: true,
  statement,
  load,
  loadedTable: (statement) => copyTarget(statement).table,
  remove,
  loadBatches: async (session, request, signal) => await loadBatches(postgresSession(session), request, signal),
  preflight: async (session, tables, _settings, signal): Promise<TargetState> =>
    await preflight(postgresSession(session), tables, signal),
};
