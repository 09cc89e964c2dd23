import type { BatchLoad, BatchRequest, LoadRequest, Session } from '../../../adapter.js';
import { cancelled, EngineError, throwIfCancelled } from '../../../errors.js';
import { streamOfRows } from '../../../stream/rows.js';
import { mysqlSession, type MysqlSession } from '../session.js';
import { insertRows, insertStatement, tryInsert } from './insert.js';
import { loadStream } from './load.js';
import { refusedRows } from './loadErrors.js';
import { framed, parseLoad, type ParsedLoad } from './loadStatement.js';
import { whyInsert } from './whyInsert.js';

const savepoint = 'database_migration_rows';

/** Rows batch by batch in one transaction; https://dev.mysql.com/doc/refman/9.7/en/savepoint.html */
export async function loadBatches(
  session: Session,
  request: BatchRequest,
  signal: AbortSignal | undefined,
): Promise<BatchLoad> {
  const own = mysqlSession(session);
  const parsed = parseLoad(request.statement);
  const end = async (): Promise<void> => {
    await own.rollBack();
    await own.execute('SET SESSION foreign_key_checks = 1').catch(() => undefined);
  };
  throwIfCancelled(signal, 'run');
  const why = await whyInsert(own, parsed, signal);
  if (request.foreignKeys !== true) await own.execute('SET SESSION foreign_key_checks = 0', { signal });
  try {
    await own.execute('START TRANSACTION', { signal });
    if (request.before !== undefined) await own.execute(request.before, { signal });
  } catch (error) {
    await end();
    throw error;
  }
  return {
    statement: why === undefined ? framed(request.statement, parsed) : insertStatement(parsed),
    async load(rows) {
      await own.execute(`SAVEPOINT ${savepoint}`, { signal });
      try {
        await loadRows({ session: own, parsed, why }, request, rows, signal);
      } catch (error) {
        if (signal?.aborted) throw cancelled('run');
        const refused = refusedRows(own, error);
        if (refused === undefined) throw error;
        await takeBack(own, signal);
        throw refused;
      }
      await own.execute(`RELEASE SAVEPOINT ${savepoint}`, { signal });
    },
    async commit(mark) {
      throwIfCancelled(signal, 'run');
      const unhurried = { signal, killOnAbort: false };
      if (mark) await own.execute(mark.sql, { values: mark.values, ...unhurried });
      await own.execute('COMMIT', unhurried);
      await own.execute('SET SESSION foreign_key_checks = 1').catch(() => undefined);
    },
    rollBack: end,
  };
}

interface Way {
  readonly session: MysqlSession;
  readonly parsed: ParsedLoad;
  /** Why rows go in as INSERTs. */
  readonly why: string | undefined;
}

async function loadRows(
  { session, parsed, why }: Way,
  request: BatchRequest,
  rows: readonly Buffer[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const loading: LoadRequest = { ...request, open: () => streamOfRows(rows), onBytes: () => undefined };
  if (why === undefined) await loadStream(session, framed(request.statement, parsed), loading, signal);
  else if (rows.length === 0) await tryInsert(session, parsed, signal);
  else await insertRows(session, parsed, loading, why, signal);
}

/** Only a storage engine with transactions takes rows back; another one says so by a warning, and keeps them. */
async function takeBack(session: MysqlSession, signal: AbortSignal | undefined): Promise<void> {
  const { warnings } = await session.execute(`ROLLBACK TO SAVEPOINT ${savepoint}`, { signal });
  if (warnings.length === 0) return;
  throw new EngineError({
    code: 'STATEMENT_FAILED',
    stage: 'run',
    message: `The table's storage engine can't take rows back, so refused rows can't be told from the others: ${warnings[0] ?? ''}`,
    hint: 'Use ENGINE=InnoDB for the table.',
  });
}
