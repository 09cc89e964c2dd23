import { EngineError } from '../errors.js';
import type { ScriptStep } from '../model/script.js';
import type { End } from './end.js';
import type { Journal } from './journal.js';
import { isRecorded, type RunLedger } from './ledger.js';
import { runStatements } from './statements.js';

interface Running {
  readonly step: ScriptStep;
  readonly target: End;
  readonly journal: Journal;
  readonly ledger: RunLedger;
  readonly signal: AbortSignal;
}

/**
 * Runs a step's statements once, whatever is interrupted when. Where DDL belongs to transactions, they and the step's mark commit together; elsewhere the intent stands in
 * the ledger already, and a statement of an earlier attempt that finds its object there has run.
 */
export async function runRecorded(running: Running): Promise<{ rows?: number | undefined }> {
  const { step, target, journal, ledger, signal } = running;
  if (!isRecorded(step)) return await runStatements(step, target, journal, signal);
  if (ledger.transactionalDdl) {
    try {
      return await inTransaction(running);
    } catch (error) {
      if (!target.adapter.ledger.refusesTransaction(error)) throw error;
      await ledger.intend([step], signal);
    }
  }
  const { adapter } = target;
  const again = ledger.wasInterrupted(step);
  ledger.begins(step);
  try {
    const result = await runStatements(
      step,
      target,
      journal,
      signal,
      (error) => again && adapter.ledger.isAlreadyThere(error),
    );
    ledger.ran(step, 'done');
    return result;
  } catch (error) {
    if (wasRefused(error) && canRepeat(running)) ledger.ran(step, 'failed');
    throw error;
  }
}

/** The server said no; anything else leaves open what it did. */
function wasRefused(error: unknown): boolean {
  return (
    error instanceof EngineError &&
    ['STATEMENT_FAILED', 'PERMISSION_DENIED', 'DISK_FULL'].includes(error.code) &&
    !error.retryable
  );
}

/** What creates finds its objects there the second time; a person's own statements may do anything, and only a lone one surely did nothing. */
function canRepeat({ step, target }: Running): boolean {
  return step.kind !== 'sql' || target.adapter.lex.splitStatements(step.body?.sql ?? '').length === 1;
}

async function inTransaction({
  step,
  target,
  journal,
  ledger,
  signal,
}: Running): Promise<{ rows?: number | undefined }> {
  const { session } = target;
  await session.query('BEGIN', [], signal);
  try {
    const result = await runStatements(step, target, journal, signal);
    const { sql, values } = ledger.markStep(step);
    await session.query(sql, values, signal);
    await session.query('COMMIT');
    ledger.stepDone(step);
    return result;
  } catch (error) {
    await session.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
