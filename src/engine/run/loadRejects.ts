import type { BatchLoad } from '../adapter.js';
import { EngineError, type RowsRefused } from '../errors.js';
import { rowName, type Reject, type RejectedRow, type RejectedTable, type RejectStore } from '../model/reject.js';
import { stepsOf, type Script, type ScriptStep } from '../model/script.js';
import { encodeRow } from '../stream/rows.js';
import type { End } from './end.js';
import { RunLedger } from './ledger.js';
import { underWay } from './resume.js';
import { RowSorter } from './rowByRow.js';
import { oneStatement } from './tableCopy.js';

export interface LoadedRejects {
  readonly loaded: readonly RejectedTable[];
  /** Rows that stay in the file, with what the target says of them now. */
  readonly left: readonly RejectedRow[];
}

/** What {@link loadRejects} would load, in the script's order. Changes nothing. Throws BAD_INPUT for entries that it can't load. */
export async function planRejects(target: End, script: Script, store: RejectStore): Promise<RejectedTable[]> {
  const steps = new Map(stepsOf(script).map((step) => [step.id, step]));
  const counts = new Map<string, number>();
  for await (const entry of store.read()) {
    const step = steps.get(entry.step);
    if (step?.kind !== 'copy') throw noStep(entry);
    if (entry.loading) throw cutOff(entry);
    counts.set(entry.step, (counts.get(entry.step) ?? 0) + 1);
  }
  return [...steps.values()].flatMap((step) => {
    const rows = counts.get(step.id);
    if (rows === undefined) return [];
    const statement = oneStatement(target.adapter, step, 'target');
    return [{ step: step.id, table: step.attributes.table ?? step.name, rows, statement }];
  });
}

/**
 * Loads the rows of a rejects file through the target halves of their steps. What goes in leaves the file; what is refused again stays there, with the new reason. Tables whose
 * rows refer to others' are tried again as long as rows go in. Foreign keys that the target has by now must hold.
 */
export async function loadRejects(
  target: End,
  script: Script,
  scriptName: string,
  store: RejectStore,
  signal?: AbortSignal,
): Promise<LoadedRejects> {
  const ledger = await RunLedger.open(target, script, scriptName, signal);
  if (!(await ledger.lock(signal))) throw underWay(ledger, false);
  const plan = await planRejects(target, script, store);
  const steps = new Map(stepsOf(script).map((step) => [step.id, step]));
  const loaded = new Map<string, number>();
  let left: RejectedRow[] = [];
  for (let progress = plan.length > 0; progress;) {
    progress = false;
    left = [];
    for (const table of plan) {
      const { rows, refused } = await loadTable(target, table, { store, ledger, copy: steps.get(table.step) }, signal);
      loaded.set(table.step, (loaded.get(table.step) ?? 0) + rows);
      left.push(...refused);
      progress ||= rows > 0;
    }
    progress &&= left.length > 0;
  }
  return { loaded: plan.map((table) => ({ ...table, rows: loaded.get(table.step) ?? 0 })), left };
}

interface Sources {
  readonly store: RejectStore;
  readonly ledger: RunLedger;
  readonly copy: ScriptStep | undefined;
}

/** An unfinished run counts the rows as its own. */
async function loadTable(
  target: End,
  { step, statement }: RejectedTable,
  { store, ledger, copy }: Sources,
  signal: AbortSignal | undefined,
): Promise<{ rows: number; refused: RejectedRow[] }> {
  const refused = new Map<number, string>();
  const named: RejectedRow[] = [];
  let format: Reject['stream'] | undefined;
  for await (const entry of store.read()) if (entry.step === step) format ??= entry.stream;
  if (format === undefined) return { rows: 0, refused: [] };
  const load = await target.adapter.write.loadBatches(target.session, { statement, format, foreignKeys: true }, signal);
  let taken: number;
  try {
    await load.load([]);
    taken = await sortEntries(load, store, step, (entry, index, reason) => {
      refused.set(index, reason);
      const { table, key, column } = entry;
      named.push({ step, table, key, column, reason });
    });
    const wasTaken = (entry: Reject, index: number): boolean => entry.step === step && !refused.has(index);
    // Should the process end between here and the last line, an entry says that nobody knows whether it was committed.
    if (taken > 0)
      await store.rewrite((entry, index) => (wasTaken(entry, index) ? { ...entry, loading: true } : entry));
    const mark = copy && ledger.countMore(copy, taken);
    await load.commit(mark?.statement);
    mark?.committed();
  } catch (error) {
    await load.rollBack();
    if (!(error instanceof EngineError && error.code === 'CONNECTION_LOST')) {
      await store.rewrite(({ loading: _loading, ...entry }) => entry);
    }
    throw error;
  }
  await store.rewrite((entry, index) => {
    if (entry.step !== step) return entry;
    const reason = refused.get(index);
    return reason === undefined ? undefined : { ...entry, reason };
  });
  return { rows: taken, refused: named };
}

/** Gives the number of rows that the target took. */
async function sortEntries(
  load: BatchLoad,
  store: RejectStore,
  step: string,
  refuse: (entry: Reject, index: number, reason: string) => void,
): Promise<number> {
  const places = new WeakMap<Buffer, { entry: Reject; index: number }>();
  const sorter = new RowSorter(load, (row: Buffer, { refusal }: RowsRefused) => {
    const place = places.get(row);
    if (place) refuse(place.entry, place.index, refusal.reason);
    return Promise.resolve();
  });
  let index = -1;
  for await (const entry of store.read()) {
    index += 1;
    if (entry.step !== step) continue;
    if (entry.values === undefined) {
      refuse(entry, index, `${entry.reason} (The row is too large for this file: copy it from the source by its key.)`);
      continue;
    }
    const row = encodeRow(entry.stream, entry.values.map(bytesOf));
    places.set(row, { entry: { ...entry, values: undefined }, index });
    await sorter.add(row);
  }
  await sorter.flush();
  return sorter.taken;
}

function bytesOf(value: NonNullable<Reject['values']>[number]): Buffer | null {
  if (value === null) return null;
  return typeof value === 'string' ? Buffer.from(value) : Buffer.from(value.base64, 'base64');
}

function noStep({ step, key }: Reject): EngineError {
  return new EngineError({
    code: 'BAD_INPUT',
    stage: 'input',
    object: step,
    message: `The rejects file holds the row ${rowName(key)} of the step "${step}", which is no copy step of the script.`,
    hint: 'Name the script that wrote the file, or take the line out.',
  });
}

function cutOff({ table, key }: Reject): EngineError {
  return new EngineError({
    code: 'BAD_INPUT',
    stage: 'input',
    object: table,
    message: `An earlier load of the rejects was cut off while it was committed: whether the row ${rowName(key)} of ${table} is on the target, and the others that are marked as loading, only the target can tell.`,
    hint: 'Look it up there. Take the lines of rows that are there out of the file, and "loading":true out of the others.',
  });
}
