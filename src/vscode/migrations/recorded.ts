import * as vscode from 'vscode';
import type { ServerMark, StepState } from '../../engine/model/event.js';
import type { StepResult } from '../../engine/model/reportOutline.js';
import { stepsOf, type PlannedConnection } from '../../engine/model/script.js';
import { isRecord } from '../../protocol/check.js';
import { parseGently } from '../script/language.js';
import { fileOf, type Migration } from './files.js';
import { Run } from './run.js';

/** What the state file beside a script tells of its last run, for a window that didn't see it; nothing when it never ran. */
export async function recordedRun(migration: Migration): Promise<Run | undefined> {
  if (!migration.has.has('state') || !migration.has.has('script')) return undefined;
  const file = fileOf(migration, 'script');
  const records = await stepRecords(fileOf(migration, 'state'));
  if (records.length === 0) return undefined;
  const script = await parseGently(await readText(file));
  const run = new Run('run', file, () => undefined);
  run.isRecorded = true;
  const at = '';
  const steps = stepsOf(script).map(({ id, kind, name, phase, lines }) => ({
    step: id,
    kind,
    name,
    phase,
    line: lines.start,
  }));
  const [source, target] = [mark(script.source), mark(script.target)];
  run.apply({ type: 'started', at, verb: 'run', script: migration.name, source, target, steps });
  for (const { step, state, rows } of records) run.apply({ type: 'step', at, step, state, rows });
  return run;
}

/** The state of a run of which only the state file is known. */
export function recordedState(run: Run): StepState {
  const states = new Set([...run.steps.values()].map((status) => status.state));
  if (states.has('failed')) return 'failed';
  if (states.has('interrupted')) return 'interrupted';
  return states.has('pending') ? 'pending' : 'done';
}

/** The steps' records in a state file; none where it can't be read. A step that runs in no window was interrupted. */
export async function stepRecords(file: vscode.Uri): Promise<StepResult[]> {
  const records = recordsIn(await readText(file).catch(() => ''));
  return Object.entries(records).flatMap(([step, record]): StepResult[] => {
    if (!isRecord(record) || !isStepState(record.state)) return [];
    const rows = typeof record.rows === 'number' ? record.rows : undefined;
    const error = typeof record.error === 'string' ? record.error : undefined;
    return [{ step, state: record.state === 'running' ? 'interrupted' : record.state, rows, error }];
  });
}

function mark(end: PlannedConnection | undefined): ServerMark {
  const { name = '', engine = '', version = '', database = '' } = end ?? {};
  return { name, engine, version, database, tested: true };
}

async function readText(file: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
}

function recordsIn(text: string): Record<string, unknown> {
  try {
    const state: unknown = JSON.parse(text);
    return isRecord(state) && isRecord(state.steps) ? state.steps : {};
  } catch {
    return {};
  }
}

const states: readonly string[] = [
  'pending',
  'running',
  'done',
  'failed',
  'skipped',
  'interrupted',
] satisfies StepState[];

function isStepState(value: unknown): value is StepState {
  return typeof value === 'string' && states.includes(value);
}
