import type { Reader, StreamFormat } from '../../adapter.js';
import { EngineError } from '../../errors.js';
import { countOf } from '../../model/quantity.js';
import {
  partsOf,
  type FailedRepair,
  type RepairDemand,
  type RepairedTable,
  type RepairPart,
  type RepairPlan,
} from '../../model/repair.js';
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
 * Runs a plan that a person has seen: rows come into temporary tables, then one transaction changes all tables. A table for which the server refuses a statement is left
 * as it was and told, the others are repaired. Any other failure rolls everything back and is thrown.
 */
export async function applyRepair(
  { script, plan, reader, target }: Application,
  signal: AbortSignal,
): Promise<FailedRepair[]> {
  const { session } = target;
  const run = async (sql: string): Promise<void> => {
    await session.query(sql, [], signal);
  };
  const failed = new Map<RepairedTable, FailedRepair>();
  const attempt = async (
    table: RepairedTable,
    work: () => Promise<void>,
    undo?: () => Promise<void>,
  ): Promise<void> => {
    if (failed.has(table)) return;
    try {
      await work();
    } catch (thrown) {
      if (!isRefusal(thrown)) throw thrown;
      await undo?.();
      failed.set(table, failureOf(table, thrown));
    }
  };
  const change = async (part: RepairPart, later?: RepairPart[]): Promise<void> => {
    const { table, savepoint, statements } = part;
    await run(`SAVEPOINT ${savepoint}`);
    const work = async (): Promise<void> => {
      const demand = await unmet(part, target, signal);
      if (demand && !later) throw stillHanging(demand);
      if (demand) later?.push(part);
      else for (const sql of statements) await run(sql);
    };
    await attempt(table, work, () => run(`ROLLBACK TO SAVEPOINT ${savepoint}`));
  };
  for (const table of plan.tables)
    await attempt(table, () => stage(table, copyOf(script, table), reader, target, signal));
  await run('START TRANSACTION');
  try {
    await demandSameTriggers(plan, target, signal);
    for (const sql of plan.tables.flatMap(({ pause }) => pause)) await run(sql);
    // What still hangs on rows may be about to be mended itself.
    const later: RepairPart[] = [];
    for (const part of partsOf(plan)) await change(part, later);
    for (const part of later) await change(part);
    for (const sql of plan.tables.flatMap(({ resume }) => resume)) await run(sql);
    await run('COMMIT');
  } catch (thrown) {
    await session.query('ROLLBACK').catch(() => undefined);
    throw thrown;
  }
  for (const { fetch, drop } of plan.tables) if (fetch.length > 0) await run(drop);
  return [...failed.values()];
}

/** The server said no to a statement, or to rows, or rows of others hang on them; the session works on. */
function isRefusal(thrown: unknown): thrown is EngineError {
  return thrown instanceof EngineError && /^(?:STATEMENT_FAILED|LOAD_IMPERFECT|PROOF_FAILED)$/u.test(thrown.code);
}

/** The first demand of a part that does not hold. */
async function unmet(
  { demands }: RepairPart,
  { session }: End,
  signal: AbortSignal,
): Promise<RepairDemand | undefined> {
  for (const demand of demands) {
    const { rows } = await session.query(demand.sql, [], signal);
    if (rows.length > 0) return demand;
  }
  return undefined;
}

function stillHanging({ reason }: RepairDemand): EngineError {
  return new EngineError({ code: 'PROOF_FAILED', stage: 'verify', message: reason, hint: 'Mend these rows by hand.' });
}

function failureOf({ table, rows, named }: RepairedTable, error: EngineError): FailedRepair {
  if (error.code === 'PROOF_FAILED') return { table, reason: `Not all of its rows were repaired: ${error.message}` };
  return { table, reason: `${countOf(rows, 'row')} (${named}) not repaired: ${error.message}` };
}

/** The plan brings triggers back to how they were when it was made, so they have to be so still. */
async function demandSameTriggers(
  { tables }: RepairPlan,
  { adapter, session }: End,
  signal: AbortSignal,
): Promise<void> {
  for (const { table, target, pause, resume } of tables) {
    const now = await adapter.existing.reactions(session, target, signal);
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
