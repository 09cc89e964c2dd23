import { EngineError } from '../errors.js';
import type { Checkpoint } from '../model/checkpoint.js';
import { stepsOf, type Script, type ScriptStep } from '../model/script.js';
import type { LedgerEntry, RunLedger } from './ledger.js';
import { scriptHash, stepHash } from './stepHash.js';

/** Throws NOTHING_TO_RESUME where the checkpoint says that the script's run has come to its end. */
export function demandNotFinished(script: Script, checkpoint: Checkpoint | undefined): void {
  const known = checkpoint?.script === scriptHash(script) ? checkpoint : undefined;
  const outcome = known?.outcome;
  if (known !== undefined && (outcome === 'failed' || outcome === 'cancelled' || outcome === undefined))
    demandNothingDone(known);
  if (outcome === undefined || outcome === 'failed' || outcome === 'cancelled' || outcome === 'blocked') return;
  throw new EngineError({
    code: 'NOTHING_TO_RESUME',
    stage: 'preflight',
    message: `The run of this script has finished already, at ${checkpoint?.updatedAt ?? ''}: ${outcome}.`,
    hint:
      outcome === 'incomplete'
        ? 'Nothing was changed. Rows that the target refused are set aside: load them with "load-rejects" (Load Refused Rows) once the reason is mended, or fetch them again with "verify --repair".'
        : 'Nothing was changed. Compare the two sides again with "verify", or take back what the run created with "rollback".',
  });
}

/** Without the run's record all steps would run anew, what they take away too. Throws NOTHING_TO_RESUME. */
function demandNothingDone({ steps, updatedAt }: Checkpoint): void {
  const done = Object.entries(steps).find(([, { state }]) => state === 'done');
  if (done === undefined) return;
  throw new EngineError({
    code: 'NOTHING_TO_RESUME',
    stage: 'preflight',
    message: `The state file says that "${done[0]}" was done, at ${updatedAt} at the latest, but the target holds no record of that run: somebody took it away ("clean" does).`,
    hint: 'Nothing was changed. Take back what the run created ("rollback"), or run the script from its beginning without --resume.',
  });
}

/** Throws RUN_UNFINISHED where an earlier run of the script was not finished and nobody said what to do about it. */
export function demandNoUnfinishedRun(ledger: RunLedger): void {
  if (!ledger.exists) return;
  throw new EngineError({
    code: 'RUN_UNFINISHED',
    stage: 'preflight',
    object: ledger.name,
    message: `A run of this script that began at ${ledger.header?.startedAt ?? ''} was not finished; the target says what it has done. Nothing was changed now.`,
    hint: 'Go on with it (--resume, or Resume Migration), or take back what it created (rollback, or Roll Back Target).',
  });
}

/** Another session runs the same script; a connection that was just lost may hold the lock a while longer. */
export function underWay(ledger: RunLedger, retryable: boolean): EngineError {
  return new EngineError({
    code: 'RUN_UNDER_WAY',
    stage: 'preflight',
    object: ledger.name,
    message: 'Another process is running this script into the same target.',
    hint: 'Wait until it has ended, or cancel it there.',
    retryable,
  });
}

/** Throws RESUME_REFUSED, naming the first step, where a script no longer says what an earlier run of it has done. */
export function demandSameSteps(script: Script, ledger: RunLedger): void {
  const steps = new Map(stepsOf(script).map((step) => [step.id, step]));
  for (const entry of ledger.all()) {
    if (entry.state === 'failed' || (entry.state === 'planned' && isUntouched(ledger, entry))) continue;
    const step = steps.get(entry.facts.step);
    if (step === undefined) throw refused(entry, undefined, `is not in the script any more`);
    if (entry.state === 'running' && step.kind === 'sql') demandDecided(ledger, entry, step);
    else if (entry.facts.hash !== stepHash(step)) throw refused(entry, step, 'was changed since');
  }
}

/** Nothing of the step was done: it may be edited. */
function isUntouched(ledger: RunLedger, { facts }: LedgerEntry): boolean {
  return ledger.all().every((entry) => entry.facts.step !== facts.step || entry.state === 'planned');
}

/** A statement of a person's own that was under way where DDL can't be taken back: only a person can tell whether it ran. */
function demandDecided(ledger: RunLedger, entry: LedgerEntry, step: ScriptStep): void {
  if (step.skip || ledger.transactionalDdl) return;
  throw new EngineError({
    code: 'RESUME_REFUSED',
    stage: 'preflight',
    object: entry.facts.step,
    line: step.lines.start,
    message: `The run stopped within "${entry.facts.step}" (line ${step.lines.start}), and the server can't tell how much of it has been done.`,
    hint: 'Look at the target. Where it was done, or once you have done it by hand, write "-- @skip" into the step; then resume.',
  });
}

function refused({ facts, state }: LedgerEntry, step: ScriptStep | undefined, why: string): EngineError {
  const done = state === 'running' ? 'was under way' : 'has run';
  return new EngineError({
    code: 'RESUME_REFUSED',
    stage: 'preflight',
    object: facts.step,
    line: step?.lines.start,
    message: `The step "${facts.step}"${step === undefined ? '' : ` (line ${step.lines.start})`} ${done} already, and it ${why}. What is on the target no longer follows from the script.`,
    hint: 'Restore the step as it was and resume, or take back what the run created (rollback, or Roll Back Target) and start anew.',
  });
}
