import { EngineError } from '../errors.js';
import type { ScriptStep } from '../model/script.js';
import type { End } from './execute.js';
import type { Journal } from './journal.js';

/** Runs a step's statements one after another on the target; each is reported as it stands in the script. */
export async function runStatements(
  step: ScriptStep,
  target: End,
  journal: Journal,
  signal: AbortSignal,
): Promise<{ rows?: number | undefined }> {
  if ((step.attributes.on ?? 'target') !== 'target') {
    throw new EngineError({
      code: 'SCRIPT_INVALID',
      stage: 'run',
      object: step.id,
      line: step.lines.start,
      message: `The step "${step.id}" asks to run on ${step.attributes.on ?? ''}; statements run on the target only.`,
      hint: 'Write "on=target". The source is only read.',
    });
  }
  const { adapter, session } = target;
  for (const { sql } of adapter.lex.splitStatements(step.body?.sql ?? '')) {
    const began = performance.now();
    const result = await session.query(sql, [], signal).catch((thrown: unknown) => {
      throw located(thrown, step);
    });
    const milliseconds = Math.round(performance.now() - began);
    journal.say({ type: 'statement', step: step.id, side: 'target', sql, milliseconds, rows: result.affectedRows });
    for (const message of result.warnings) journal.say({ type: 'warning', step: step.id, side: 'target', message });
  }
  return {};
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
