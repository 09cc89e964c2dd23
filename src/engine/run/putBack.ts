import { toEngineError } from '../errors.js';
import type { ConnectionSettings, Role } from '../model/connection.js';
import type { RunVerb } from '../model/event.js';
import { stepsOf, type Script, type ScriptStep } from '../model/script.js';
import type { End } from './end.js';
import type { Journal } from './journal.js';
import { RunLedger, type LedgerState } from './ledger.js';

/** How far a step of the script got, by the ledger or by the checkpoint. */
export type StateOf = (step: ScriptStep) => LedgerState | undefined;

/** The steps that put something aside which has not come back, last ones first. */
export function suspended(script: Script, stateOf: StateOf): ScriptStep[] {
  const steps = stepsOf(script);
  const restored = new Set(
    steps.filter((step) => step.kind === 'restore' && stateOf(step) === 'done').map((step) => step.name),
  );
  const began = (step: ScriptStep): boolean => !['planned', undefined].includes(stateOf(step));
  return steps
    .filter((step) => step.kind === 'suspend' && !step.skip && began(step) && !restored.has(step.name))
    .reverse();
}

/** A step's `@undo`, statement by statement. */
export function undoOf({ adapter }: End, step: ScriptStep): string[] {
  return adapter.lex.splitStatements(step.undo?.sql ?? '').map(({ sql }) => sql);
}

/** Runs statements that put things back, each for itself; one whose object is there has run before. Returns what could not be put back, as sentences. */
export async function runUndo({ adapter, session }: End, statements: readonly string[]): Promise<string[]> {
  const failures: string[] = [];
  for (const sql of statements) {
    try {
      await session.query(sql);
    } catch (thrown) {
      if (!adapter.ledger.isAlreadyThere(thrown)) failures.push(`${toEngineError(thrown, 'run').message} (${sql})`);
    }
  }
  return failures;
}

/** What of a run it takes to put things back after it has failed. */
interface Failed {
  readonly verb: RunVerb;
  readonly script: Script;
  readonly connections: { readonly target: ConnectionSettings };
  readonly connect: (settings: ConnectionSettings, role: Role) => Promise<End>;
  readonly options: {
    readonly scriptName: string;
    readonly only?: readonly string[] | undefined;
    readonly ledger?: boolean | undefined;
  };
}

/** After a failure or a cancel: triggers and keys come back at once, over a connection of its own; a resume puts them aside again. Never rejects. */
export async function putBack(failed: Failed, journal: Journal): Promise<void> {
  const { verb, script, options, connections, connect } = failed;
  const has = stepsOf(script).some((step) => step.kind === 'suspend');
  if (!has || !journal.begun || verb !== 'run' || options.only !== undefined || options.ledger === false) return;
  const warn = (message: string, step?: ScriptStep): void =>
    journal.say({ type: 'warning', step: step?.id, side: 'target', message });
  try {
    const end = await connect(connections.target, 'target');
    try {
      const ledger = await RunLedger.open(end, script, options.scriptName);
      if (!(await ledger.lock())) throw new Error('another session still holds the lock of the run.');
      for (const step of suspended(script, (entry) => ledger.stateOf(entry))) {
        // First, so that a resume puts them aside again whatever happens now.
        await ledger.takenBack(step);
        const failures = await runUndo(end, undoOf(end, step));
        for (const failure of failures) warn(`Not put back as it was: ${failure}`, step);
        if (failures.length === 0) warn(`What "${step.id}" put aside has been put back.`, step);
      }
    } finally {
      await end.session.close();
    }
  } catch (thrown) {
    const { message } = toEngineError(thrown, 'run');
    warn(
      `Triggers and foreign keys of the target could not be put back: ${message} A resume, "rollback" or "clean" puts them back.`,
    );
  }
}
