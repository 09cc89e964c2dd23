import type { QueryResult } from '../adapter.js';
import { EngineError, toEngineError } from '../errors.js';
import type { ScriptStep } from '../model/script.js';
import type { End } from './end.js';
import type { Journal } from './journal.js';

/**
 * Runs a step's statements one after another on the target; each is reported as it stands in the script. An error that `isHarmless` says nothing about the step
 * becomes a warning.
 */
export async function runStatements(
  step: ScriptStep,
  target: End,
  journal: Journal,
  signal: AbortSignal,
  isHarmless: (error: unknown) => boolean = () => false,
): Promise<{ rows?: number | undefined }> {
  const { adapter, session } = target;
  for (const { sql, offset } of adapter.lex.splitStatements(step.body?.sql ?? '')) {
    const began = performance.now();
    const result = await session.query(sql, [], signal).catch((thrown: unknown) => {
      if (isHarmless(thrown))
        return { ...nothing, warnings: [`${toEngineError(thrown, 'run').message} (Done before the interruption.)`] };
      throw located(inScript(thrown, step, offset), step);
    });
    const milliseconds = Math.round(performance.now() - began);
    journal.say({ type: 'statement', step: step.id, side: 'target', sql, milliseconds, rows: result.affectedRows });
    if (step.kind === 'prove' || step.kind === 'require') demandNoRow(step, result);
    for (const message of result.warnings) journal.say({ type: 'warning', step: step.id, side: 'target', message });
  }
  return {};
}

const nothing: QueryResult = { columns: [], rows: [], affectedRows: 0, warnings: [] };

/** A proof is a query that gives no row; the first one that it gives is what is wrong. */
function demandNoRow(step: ScriptStep, result: QueryResult): void {
  const [row] = result.rows;
  if (!row) return;
  const shown = result.columns.map((column, index) => `${column} = ${row[index] ?? 'NULL'}`).join(', ');
  throw new EngineError({
    code: 'PROOF_FAILED',
    stage: 'run',
    object: step.id,
    line: step.lines.start,
    message:
      step.kind === 'require'
        ? `"${step.id}" does not hold on the target: ${shown}. No row was copied.`
        : `The data breaks what "${step.id}" proves: ${shown}.`,
    hint:
      step.kind === 'require'
        ? requirementHint
        : 'Mend the rows in the source, or leave the key out with "-- @skip" in this step and in the one that adds it.',
  });
}

const requirementHint =
  'Mend the target, or decide otherwise about tables that are there already ("existing" in the mapping), and generate the script again.';

/** The server counts an error's line from the beginning of its statement; a person reads the script. */
function inScript(thrown: unknown, { body }: ScriptStep, offset: number): unknown {
  if (!(thrown instanceof EngineError) || thrown.line === undefined || body === undefined) return thrown;
  const above = body.sql.slice(0, offset).split('\n').length - 1;
  return new EngineError({
    ...thrown.toData(),
    cause: thrown.cause,
    line: body.lines.start + above + thrown.line - 1,
  });
}

/** The same error with the step's place in the script. */
export function located(thrown: unknown, step: ScriptStep): unknown {
  if (!(thrown instanceof EngineError) || thrown.code === 'CANCELLED') return thrown;
  return new EngineError({
    ...thrown.toData(),
    cause: thrown.cause,
    object: thrown.object ?? step.id,
    line: thrown.line ?? step.lines.start,
  });
}
