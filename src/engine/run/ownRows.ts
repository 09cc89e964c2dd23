import { EngineError } from '../errors.js';
import type { Made } from '../model/checkpoint.js';
import { isComparable, keptDigest } from '../model/digest.js';
import { stepsOf, type Script, type ScriptStep } from '../model/script.js';
import type { End } from './end.js';
import { undoOf } from './putBack.js';

/** What is known of a run that is to be taken back. */
export interface Known {
  readonly wasBegun: (step: ScriptStep) => boolean;
  /** Some of the copy step's rows may be on the target. */
  readonly hasRows: (step: ScriptStep) => boolean;
  /** How many rows the copy step has put there; undefined where nobody wrote it down. */
  readonly rowsOf: (step: ScriptStep) => number | undefined;
  readonly made: Made;
  /** Steps that were cut off. */
  readonly unsettled: readonly string[];
  readonly digests: Readonly<Record<string, string>>;
}

/** What the table of a verify step holds now, as a digest of every row. */
export type DigestOfTarget = (step: ScriptStep, target: End, signal?: AbortSignal) => Promise<string | undefined>;

/**
 * How the run's rows leave tables that were there before: children before their parents, for the script copies parents first. Throws BAD_INPUT where a table holds rows that
 * can't be told from the run's.
 */
export async function ownRows(
  target: End,
  script: Script,
  known: Known,
  digest: DigestOfTarget,
  signal?: AbortSignal,
): Promise<{ deletions: string[]; notes: string[] }> {
  const steps = stepsOf(script);
  const into = steps.filter(
    (step) => step.kind === 'copy' && !step.skip && step.attributes.existing !== undefined && known.hasRows(step),
  );
  const gone = into.filter((step) =>
    steps.some(
      (other) => other.kind === 'drop-table' && other.name === `keys of ${step.name}` && known.wasBegun(other),
    ),
  );
  if (gone.length > 0) throw notToldApart(gone);
  const lost = into.filter((step) => step.undo === undefined);
  const deleted = into.filter((step) => !lost.includes(step));
  for (const step of deleted) {
    const verify = steps.find((other) => other.kind === 'verify' && other.attributes.table === step.attributes.table);
    await demandOwn({ target, step, verify, known, digest, signal });
  }
  return {
    deletions: deleted.reverse().flatMap((step) => undoOf(target, step)),
    notes: lost.map(
      (step) =>
        `The rows that the run put into ${step.name} stay: they have no key that tells them from rows that were there before.`,
    ),
  };
}

export const takesAll = (sql: string): boolean => /\sWHERE true\s*;?$/u.test(sql);

export function everyRowGoes(sql: string): string {
  return `The table was empty when the run began to fill it, so every row goes: ${sql}`;
}

function notToldApart(steps: readonly ScriptStep[]): EngineError {
  const tables = steps.map(({ name }) => name).join(', ');
  const drops = steps.map(({ name }) => `"drop-table keys of ${name}"`).join(', ');
  return new EngineError({
    code: 'BAD_INPUT',
    stage: 'run',
    object: tables,
    message: `The rows that the run put into ${tables} can't be told any more from those that were there before: the run ended, and ${drops} took away the keys that told them. Nothing was changed.`,
    hint: 'Take these rows out by the keys of the source, or restore a backup. To leave them and roll back the rest, write "-- @skip" into the copy steps of these tables. To be able to roll back after the next run, write it into the drop-table steps before that run: "clean" drops the keys then.',
  });
}

interface Questioned {
  readonly target: End;
  readonly step: ScriptStep;
  readonly verify: ScriptStep | undefined;
  readonly known: Known;
  readonly digest: DigestOfTarget;
  readonly signal?: AbortSignal | undefined;
}

/** What a deletion takes has to be what the run put in: as many rows, and where the table was verified, the very same. */
async function demandOwn({ target, step, verify, known, digest, signal }: Questioned): Promise<void> {
  for (const sql of undoOf(target, step)) {
    const [, condition] = /^DELETE FROM (.*)$/su.exec(sql) ?? [];
    if (condition === undefined) continue;
    const { rows } = await target.session.query(`SELECT count(*) FROM ${condition}`, [], signal);
    const [there, put] = [Number(rows[0]?.[0]), known.rowsOf(step)];
    const tooMany = put !== undefined && there > put;
    const was = verify && takesAll(sql) ? known.digests[verify.id] : undefined;
    const isKnown = was !== undefined && verify !== undefined;
    if (isKnown && !isComparable(was)) throw rowsOfOthers(step, 'rows that another version compared, by other digests');
    const now = isKnown ? await digest(verify, target, signal) : undefined;
    const changed = isKnown && (now === undefined || keptDigest(now) !== was);
    const hasAsMany = put === undefined || there === put;
    const seen = hasAsMany ? 'other rows than when it was verified' : `${there} rows, and the run put in ${put}`;
    if (tooMany || changed) throw rowsOfOthers(step, seen);
  }
}

function rowsOfOthers({ name, lines }: ScriptStep, seen: string): EngineError {
  return new EngineError({
    code: 'BAD_INPUT',
    stage: 'run',
    object: name,
    line: lines.start,
    message: `${name} holds ${seen}: rows that others wrote since can't be told from the run's. Nothing was changed.`,
    hint: `Take the rows out yourself. To leave them all and roll back the rest, write "-- @skip" into the step "copy ${name}" (line ${lines.start}).`,
  });
}
