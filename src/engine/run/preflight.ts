import { EngineError } from '../errors.js';
import type { ScriptStep } from '../model/script.js';
import type { End } from './end.js';
import type { Journal } from './journal.js';

/** Looks before anything is written: a target that can't be written to, or that holds the tables already, stops the run here. */
export async function preflight(
  steps: readonly ScriptStep[],
  target: End,
  journal: Journal,
  signal: AbortSignal,
): Promise<void> {
  const { adapter, session } = target;
  const created = steps
    .filter((step) => !step.skip && step.body !== undefined)
    .flatMap((step) => adapter.lex.splitStatements(step.body?.sql ?? ''))
    .flatMap(({ sql }) => adapter.lex.createdTable(sql, session.server) ?? []);
  const settings = steps
    .filter((step) => !step.skip && step.kind === 'session')
    .flatMap((step) => adapter.lex.splitStatements(step.body?.sql ?? '').map(({ sql }) => sql));
  const state = await adapter.write.preflight(session, created, settings, signal);
  for (const finding of state.findings) journal.say({ type: 'finding', finding });
  const broken = state.findings.find((finding) => finding.severity === 'error');
  if (broken) {
    throw new EngineError({
      code: broken.code === 'READ_ONLY_TARGET' ? 'READ_ONLY_TARGET' : 'PERMISSION_DENIED',
      stage: 'preflight',
      object: broken.object.path.join('.'),
      message: broken.message,
      hint: broken.fix ?? 'Mend the target and run again.',
    });
  }
  if (state.existing.length === 0) return;
  const names = state.existing.map((name) => adapter.lex.qualify(name, session.server));
  const shown = names.length > 10 ? `${names.slice(0, 10).join(', ')} and ${names.length - 10} more` : names.join(', ');
  throw new EngineError({
    code: 'TARGET_NOT_EMPTY',
    stage: 'preflight',
    object: session.server.database,
    message: `The target ${session.server.database} already has ${names.length === 1 ? 'the table' : `${names.length} of the tables:`} ${shown}.`,
    hint: 'Nothing was changed. Drop or rename them yourself, rename the tables in the mapping, or choose another target database.',
  });
}
