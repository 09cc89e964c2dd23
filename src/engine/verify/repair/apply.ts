import type { Reader, StreamFormat } from '../../adapter.js';
import { EngineError } from '../../errors.js';
import { transactionOf, type RepairedTable, type RepairPlan } from '../../model/repair.js';
import { isOfKeys, stepsOf, type Script, type ScriptStep } from '../../model/script.js';
import type { ClientEncoding } from '../../model/type.js';
import type { End } from '../side.js';

export interface Application {
  readonly script: Script;
  readonly plan: RepairPlan;
  readonly reader: Reader;
  readonly target: End;
}

/**
 * Runs a plan that a person has seen: rows come into temporary tables, then one transaction changes all tables. A failure rolls it back. Throws what the servers
 * say, with the table that it was about.
 */
export async function applyRepair({ script, plan, reader, target }: Application, signal: AbortSignal): Promise<void> {
  const { session } = target;
  const run = async (sql: string): Promise<void> => {
    await session.query(sql, [], signal);
  };
  for (const table of plan.tables) await stage(table, copyOf(script, table), reader, target, signal);
  await run('START TRANSACTION');
  try {
    await demandSameTriggers(plan, target, signal);
    for (const sql of transactionOf(plan)) await run(sql);
    await run('COMMIT');
  } catch (thrown) {
    await session.query('ROLLBACK').catch(() => undefined);
    throw thrown;
  }
  for (const { fetch, drop } of plan.tables) if (fetch.length > 0) await run(drop);
}

/** The plan brings triggers back to how they were when it was made, so they have to be so still. */
async function demandSameTriggers(
  { tables }: RepairPlan,
  { adapter, session }: End,
  signal: AbortSignal,
): Promise<void> {
  for (const { table, target, pause, resume } of tables) {
    const now = await adapter.existing.firing(session, target, signal);
    if (JSON.stringify([now.pause, now.resume]) === JSON.stringify([pause, resume])) continue;
    throw new EngineError({
      code: 'BAD_INPUT',
      stage: 'verify',
      object: table,
      message: `The triggers of ${table} on the target are not as they were when the repair was planned.`,
      hint: 'Plan the repair again. Nothing was changed.',
    });
  }
}

/** Fetches a table's rows into its temporary table, by the copy step's format and encodings. */
async function stage(
  { fetch, create, load }: RepairedTable,
  copy: ScriptStep,
  reader: Reader,
  { adapter, session }: End,
  signal: AbortSignal,
): Promise<void> {
  if (fetch.length === 0) return;
  const { write } = adapter;
  const format = (copy.attributes.stream ?? write.format) as StreamFormat;
  const encode = copy.encode as Readonly<Record<string, ClientEncoding>>;
  await session.query(create, [], signal);
  const fields = format === 'binary' ? await write.binaryFields?.(session, load, signal) : undefined;
  for (const sql of fetch) {
    const open = (): ReturnType<Reader['stream']> => reader.stream(sql, { format, encode, fields });
    await write.load(session, { statement: load, format, open, onBytes: () => undefined }, signal);
  }
}

function copyOf(script: Script, { step, table }: RepairedTable): ScriptStep {
  const steps = stepsOf(script);
  const verify = steps.find((entry) => entry.id === step);
  const copy = steps.find(
    (entry) => entry.kind === 'copy' && !isOfKeys(entry) && entry.attributes.table === verify?.attributes.table,
  );
  if (copy) return copy;
  throw new EngineError({
    code: 'BAD_INPUT',
    stage: 'verify',
    object: table,
    message: `The script has no copy step for ${table} any more.`,
    hint: 'Plan the repair again.',
  });
}
