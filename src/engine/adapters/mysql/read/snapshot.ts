import { randomUUID } from 'node:crypto';
import type { Snapshot } from '../../../adapter.js';
import { throwIfCancelled } from '../../../errors.js';
import type { ConnectionSettings } from '../../../model/connection.js';
import type { Finding } from '../../../model/finding.js';
import type { TargetName } from '../../../model/mapping.js';
import { together } from '../../../model/together.js';
import { connect } from '../connect.js';
import { errorNumber } from '../errors.js';
import type { PositionQuery } from '../flavour.js';
import { quoteIdentifier } from '../lex.js';
import type { MysqlSession } from '../session.js';
import { readMarks, sawMoves, type TableMarks } from './sourceMoves.js';

/** Seconds that taking the lock may hold up the source's writers. */
const lockPatience = 5;
/** How often an unlocked snapshot is tried again when the source moved meanwhile. */
const attempts = 5;

/**
 * Readers in repeatable-read snapshots that were all opened while nothing could be written: under FLUSH TABLES WITH READ LOCK, else under read locks on
 * the tables concerned. Where neither is granted, the binary log tells whether anything was written between the first reader and the last; where
 * that can't be told either, one reader is all that is consistent, and so there is only one.
 */
export async function snapshot(
  settings: ConnectionSettings,
  tables: readonly TargetName[],
  readers: number,
  positions: readonly PositionQuery[],
  signal?: AbortSignal,
): Promise<Snapshot> {
  const opened: MysqlSession[] = [];
  const open = async (): Promise<MysqlSession> => {
    const session = await connect(settings, 'source', signal);
    opened.push(session);
    return session;
  };
  try {
    const [locker, ...sessions] = await together([open(), ...Array.from({ length: Math.max(1, readers) }, open)]);
    const work: Work = { sessions, locker, tables, positions, signal };
    const taken = await take(work);
    const unused = sessions.filter((session) => !taken.readers.includes(session));
    await Promise.all(unused.map((session) => session.close()));
    return {
      readers: taken.readers,
      // A state that the server does not tell is taken for another one each time: what was copied is compared then.
      position: taken.position ?? `unknown ${randomUUID()}`,
      findings: taken.findings,
      movedSince: (later) => movedSince(work, taken, later),
      close: async () => {
        await Promise.all(opened.map((session) => session.close()));
      },
    };
  } catch (error) {
    await Promise.all(opened.map((session) => session.close()));
    throw error;
  }
}

interface Work {
  readonly sessions: readonly MysqlSession[];
  readonly locker: MysqlSession;
  readonly tables: readonly TargetName[];
  readonly positions: readonly PositionQuery[];
  readonly signal: AbortSignal | undefined;
}

interface Taken {
  readonly readers: readonly MysqlSession[];
  readonly position: string | undefined;
  readonly marks: TableMarks;
  readonly findings: readonly Finding[];
}

async function take(work: Work): Promise<Taken> {
  await run(work.locker, `SET SESSION lock_wait_timeout = ${lockPatience}`, work.signal);
  const refused: string[] = [];
  for (const lock of ['FLUSH TABLES WITH READ LOCK', lockTables(work.tables)]) {
    if (lock === undefined) continue;
    const why = await tryLock(work.locker, lock, work.signal);
    if (why === undefined) return await underLock(work);
    refused.push(why);
  }
  return await withoutLock(work, refused);
}

function lockTables(tables: readonly TargetName[]): string | undefined {
  if (tables.length === 0) return undefined;
  const names = tables.map((table) => `${quoteIdentifier(table.schema)}.${quoteIdentifier(table.name)} READ`);
  return `LOCK TABLES ${names.join(', ')}`;
}

/** Takes a lock; says why where it isn't granted or doesn't come in time. */
async function tryLock(locker: MysqlSession, sql: string, signal?: AbortSignal): Promise<string | undefined> {
  try {
    await run(locker, sql, signal);
    return undefined;
  } catch (error) {
    throwIfCancelled(signal, 'run');
    const number = errorNumber(error instanceof Error ? error.cause : error);
    // Not allowed, not in time, a lock already held by the server's own backup.
    if (number === 0) throw error;
    return error instanceof Error ? error.message : String(error);
  }
}

async function underLock(work: Work): Promise<Taken> {
  try {
    for (const session of work.sessions) await begin(session, work.signal);
    const position = await readPosition(work);
    const marks = await readMarks(work.locker, work.tables, work.signal);
    return { readers: work.sessions, position, marks, findings: [] };
  } finally {
    await run(work.locker, 'UNLOCK TABLES');
  }
}

/** No lock: unmoved binary logs prove that the readers see the same; a single reader needs no proof. */
async function withoutLock(work: Work, refused: readonly string[]): Promise<Taken> {
  const why = `Neither FLUSH TABLES WITH READ LOCK nor LOCK TABLES was possible (${refused.join('; ')})`;
  const [first] = work.sessions;
  for (let attempt = 1; attempt <= attempts && work.sessions.length > 1; attempt += 1) {
    const before = await readPosition(work);
    if (before === undefined) break;
    for (const session of work.sessions) await begin(session, work.signal);
    const marks = await readMarks(work.locker, work.tables, work.signal);
    if ((await readPosition(work)) === before) return { readers: work.sessions, position: before, marks, findings: [] };
    for (const session of work.sessions) await run(session, 'ROLLBACK', work.signal);
  }
  const marks = await readMarks(work.locker, work.tables, work.signal);
  const before = await readPosition(work);
  if (first) await begin(first, work.signal);
  const still = (await readPosition(work)) === before;
  return {
    readers: work.sessions.slice(0, 1),
    position: still ? before : undefined,
    marks,
    findings: work.sessions.length > 1 ? [oneReader(work, why)] : [],
  };
}

function oneReader(work: Work, why: string): Finding {
  return {
    code: 'SNAPSHOT_ONE_READER',
    severity: 'warning',
    object: { kind: 'database', path: [work.locker.server.database] },
    message: `${why}. One reader alone sees a consistent state, so the copy uses one reader in place of ${work.sessions.length}.`,
    fix: 'Grant RELOAD, or LOCK TABLES on the database, to copy faster.',
  };
}

async function begin(session: MysqlSession, signal?: AbortSignal): Promise<void> {
  await run(session, 'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ', signal);
  await run(session, 'START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY', signal);
}

async function run(session: MysqlSession, sql: string, signal?: AbortSignal): Promise<void> {
  await session.execute(sql, { signal });
}

/** The binary log's place, as text; undefined where it is off or may not be asked for. */
async function readPosition({ locker, positions, signal }: Work): Promise<string | undefined> {
  for (const { sql, columns } of positions) {
    try {
      const { rows } = await locker.execute(sql, { signal });
      const parts = columns.map((at) => (rows[0]?.[at] ?? '').replaceAll('\n', '')).filter((part) => part !== '');
      if (parts.length > 0) return parts.join(':');
    } catch {
      throwIfCancelled(signal, 'run');
    }
  }
  return undefined;
}

async function movedSince(work: Work, taken: Taken, signal: AbortSignal | undefined): Promise<boolean | undefined> {
  const position = await readPosition({ ...work, signal });
  if (position !== undefined && position === taken.position) return false;
  return sawMoves(taken.marks, await readMarks(work.locker, work.tables, signal));
}
