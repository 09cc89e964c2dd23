import type { BatchLoad, BatchRequest } from '../../../adapter.js';
import { cancelled, RowsRefused, throwIfCancelled } from '../../../errors.js';
import { streamOfRows } from '../../../stream/rows.js';
import type { PostgresSession } from '../session.js';
import { copyChunk, framed } from './copyChunk.js';

const savepoint = 'database_migration_rows';

/** Rows batch by batch in one transaction; https://www.postgresql.org/docs/18/sql-savepoint.html */
export async function loadBatches(
  session: PostgresSession,
  request: BatchRequest,
  signal: AbortSignal | undefined,
): Promise<BatchLoad> {
  throwIfCancelled(signal, 'run');
  await session.execute('BEGIN', { signal });
  try {
    // What a deferred constraint refuses would sink the whole chunk at its commit.
    await session.execute('SET CONSTRAINTS ALL IMMEDIATE', { signal });
    if (request.before !== undefined) await session.execute(request.before, { signal });
  } catch (error) {
    await session.rollBack();
    throw error;
  }
  return {
    statement: framed(request),
    async load(rows) {
      await session.execute(`SAVEPOINT ${savepoint}`, { signal });
      try {
        await copyChunk(session, { ...request, open: () => streamOfRows(rows), onBytes: () => undefined }, signal);
      } catch (error) {
        if (signal?.aborted) throw cancelled('run');
        if (error instanceof RowsRefused) await session.execute(`ROLLBACK TO SAVEPOINT ${savepoint}`, { signal });
        throw error;
      }
      await session.execute(`RELEASE SAVEPOINT ${savepoint}`, { signal });
    },
    async commit(mark) {
      throwIfCancelled(signal, 'run');
      const unhurried = { signal, cancelOnAbort: false };
      if (mark) await session.execute(mark.sql, { values: mark.values, ...unhurried });
      await session.execute('COMMIT', unhurried);
    },
    rollBack: () => session.rollBack(),
  };
}
