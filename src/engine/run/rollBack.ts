import { EngineError } from '../errors.js';
import type { Checkpoint } from '../model/checkpoint.js';
import { stepsOf, type Script, type ScriptStep } from '../model/script.js';
import type { End } from './end.js';
import { ledgerName, ledgerPrefix, RunLedger } from './ledger.js';

/** Scratch databases of rehearsals begin so. */
export const scratchPrefix = 'database_migration_rehearsal_';

/** What stands to be dropped, as the statements that do it. */
export interface Removal {
  readonly statements: readonly string[];
}

/**
 * What a run of the script created and what of it has to be dropped, last things first; read from the ledger of an unfinished run, or from the checkpoint of a finished one. Changes
 * nothing. Throws BAD_INPUT where neither knows of a run.
 */
export async function planRollBack(
  target: End,
  script: Script,
  scriptName: string,
  checkpoint: Checkpoint | undefined,
  signal?: AbortSignal,
): Promise<Removal> {
  const { adapter } = target;
  const ledger = await RunLedger.open(target, script, scriptName, signal);
  const wasBegun = (step: ScriptStep): boolean =>
    ledger.exists
      ? !['planned', undefined].includes(ledger.stateOf(step))
      : checkpoint?.steps[step.id] !== undefined && checkpoint.steps[step.id]?.state !== 'skipped';
  if (!ledger.exists && checkpoint === undefined) throw nothingKnown();
  const created = stepsOf(script)
    .filter((step) => step.body !== undefined && wasBegun(step))
    .flatMap((step) => adapter.lex.splitStatements(step.body?.sql ?? ''))
    .flatMap(({ sql }) => adapter.ledger.created(sql) ?? [])
    .reverse();
  const tables = created.filter(({ kind }) => kind === 'TABLE').map(({ name }) => name);
  const others = created.filter(({ kind }) => kind !== 'TABLE');
  const own = ledger.exists ? [`DROP TABLE ${ledger.table}`] : [];
  if (created.length + own.length === 0) throw nothingKnown();
  return {
    statements: [
      ...adapter.ledger.beforeDrop,
      ...(tables.length > 0 ? [`DROP TABLE IF EXISTS ${tables.join(', ')}`] : []),
      ...others.map(({ kind, name }) => `DROP ${kind} IF EXISTS ${name}`),
      ...own,
    ],
  };
}

function nothingKnown(): EngineError {
  return new EngineError({
    code: 'BAD_INPUT',
    stage: 'run',
    message: 'Neither the target nor the state file beside the script knows of a run: there is nothing to roll back.',
    hint: 'Nothing was changed. If a run of this script created something, name the target that it ran against.',
  });
}

/** What crashed runs left on the target beside what they migrated: ledgers (after which nothing can be resumed) and scratch databases. Changes nothing. */
export async function planCleanUp(target: End, signal?: AbortSignal): Promise<Removal> {
  const { adapter, session } = target;
  const schema = adapter.ddl.defaultSchema(session.server);
  const [tables, databases] = [
    await adapter.ledger.tables(session, schema, ledgerPrefix, signal),
    await adapter.ledger.databases(session, scratchPrefix, signal),
  ];
  const isLedger = new RegExp(`^${ledgerPrefix}[0-9a-f]{8}$`, 'u');
  return {
    statements: [
      ...tables
        .filter((name) => isLedger.test(name))
        .map((name) => `DROP TABLE ${adapter.lex.qualify({ schema, name }, session.server)}`),
      ...databases.map((name) => `DROP DATABASE ${adapter.lex.quoteIdentifier(name)}`),
    ],
  };
}

/** Runs the statements as they were shown. Throws where another process runs the script. */
export async function remove(
  target: End,
  { statements }: Removal,
  lock: { readonly script: Script; readonly scriptName: string },
  signal?: AbortSignal,
): Promise<void> {
  const name = ledgerName(lock.script, lock.scriptName);
  if (!(await target.adapter.ledger.lock(target.session, name, signal))) {
    throw new EngineError({
      code: 'RUN_UNDER_WAY',
      stage: 'run',
      message: 'Another process is running this script into the same target.',
      hint: 'Wait until it has ended, or cancel it there.',
    });
  }
  for (const sql of statements) await target.session.query(sql, [], signal);
}
