import type { QueryResult, Session } from '../../adapter.js';
import { shownStatement, type LockHolder, type LockWait } from '../../model/lockWait.js';

/** Literals; the server may have cut the last one off. */
const quoted = /'(?:[^'\\]|''|\\.)*(?:'|$)|"(?:[^"\\]|""|\\.)*(?:"|$)/gsu;

/** `certain`: rows tell who holds the lock; otherwise who may. Columns: the waiting session, and the holder's number, user, command, seconds and statement. */
export interface LockQuery {
  readonly sql: (sessions: string) => string;
  readonly certain: boolean;
}

const holder = `h.PROCESSLIST_ID, h.PROCESSLIST_USER, h.PROCESSLIST_COMMAND, h.PROCESSLIST_TIME, COALESCE(h.PROCESSLIST_INFO, s.SQL_TEXT)`;
const theirs = `LEFT JOIN performance_schema.events_statements_current s ON s.THREAD_ID = h.THREAD_ID`;

/** https://dev.mysql.com/doc/refman/9.7/en/performance-schema-metadata-locks-table.html, …/performance-schema-data-lock-waits-table.html */
export const performanceSchema: readonly LockQuery[] = [
  {
    sql: (sessions) => `SELECT w.PROCESSLIST_ID, ${holder} FROM performance_schema.metadata_locks p
      JOIN performance_schema.threads w ON w.THREAD_ID = p.OWNER_THREAD_ID
      JOIN performance_schema.metadata_locks g ON g.OBJECT_TYPE = p.OBJECT_TYPE AND g.OBJECT_SCHEMA <=> p.OBJECT_SCHEMA
        AND g.OBJECT_NAME <=> p.OBJECT_NAME AND g.LOCK_STATUS = 'GRANTED' AND g.OWNER_THREAD_ID <> p.OWNER_THREAD_ID
      JOIN performance_schema.threads h ON h.THREAD_ID = g.OWNER_THREAD_ID ${theirs}
      WHERE p.LOCK_STATUS = 'PENDING' AND w.PROCESSLIST_ID IN (${sessions})`,
    certain: true,
  },
  {
    sql: (sessions) => `SELECT w.PROCESSLIST_ID, ${holder} FROM performance_schema.data_lock_waits d
      JOIN performance_schema.threads w ON w.THREAD_ID = d.REQUESTING_THREAD_ID
      JOIN performance_schema.threads h ON h.THREAD_ID = d.BLOCKING_THREAD_ID ${theirs}
      WHERE w.PROCESSLIST_ID IN (${sessions})`,
    certain: true,
  },
];

/** MariaDB tells of rows whose lock it is, of tables only that a session waits: whoever has a transaction open, or works, may have it. */
export const informationSchema: readonly LockQuery[] = [
  {
    sql: (sessions) => `SELECT r.trx_mysql_thread_id, h.ID, h.USER, h.COMMAND, h.TIME, h.INFO
      FROM information_schema.INNODB_LOCK_WAITS d
      JOIN information_schema.INNODB_TRX r ON r.trx_id = d.requesting_trx_id
      JOIN information_schema.INNODB_TRX b ON b.trx_id = d.blocking_trx_id
      JOIN information_schema.PROCESSLIST h ON h.ID = b.trx_mysql_thread_id
      WHERE r.trx_mysql_thread_id IN (${sessions})`,
    certain: true,
  },
  {
    sql: (sessions) => `SELECT w.ID, h.ID, h.USER, h.COMMAND, h.TIME, h.INFO FROM information_schema.PROCESSLIST w
      LEFT JOIN (SELECT p.* FROM information_schema.PROCESSLIST p LEFT JOIN information_schema.INNODB_TRX t ON t.trx_mysql_thread_id = p.ID
        WHERE p.ID <> CONNECTION_ID() AND p.COMMAND <> 'Daemon' AND p.STATE NOT LIKE 'Waiting for table metadata lock%'
          AND (t.trx_id IS NOT NULL OR p.COMMAND <> 'Sleep')) h ON h.ID NOT IN (${sessions})
      WHERE w.STATE LIKE 'Waiting for table metadata lock%' AND w.ID IN (${sessions})`,
    certain: false,
  },
];

export async function lockWaits(
  queries: readonly LockQuery[],
  session: Session,
  sessions: readonly number[],
  signal?: AbortSignal,
): Promise<readonly LockWait[]> {
  const waits = new Map<number, LockWait>();
  for (const { sql, certain } of queries) {
    const { rows } = await session.query(sql(sessions.join(', ')), [], signal);
    for (const row of rows) {
      const waiting = Number(row[0]);
      const known = waits.get(waiting) ?? { waiting, holders: [], certain };
      const found = known.certain === certain ? holderOf(row).filter(({ session: id }) => !has(known, id)) : [];
      waits.set(waiting, { ...known, holders: [...known.holders, ...found] });
    }
  }
  return [...waits.values()];
}

function has({ holders }: LockWait, id: number): boolean {
  return holders.some(({ session }) => session === id);
}

function holderOf([, id, user, command, seconds, statement]: QueryResult['rows'][number]): LockHolder[] {
  if (typeof id !== 'string') return [];
  const shown = typeof statement === 'string' ? shownStatement(statement, quoted) : undefined;
  const state = `${command === 'Sleep' ? 'idle' : (command ?? '')} for ${seconds ?? '0'} s`;
  return [{ session: Number(id), user: user ?? '', state, statement: shown, end: `KILL ${id}` }];
}
