import * as vscode from 'vscode';
import type { StepState } from '../../engine/model/event.js';
import { stepsOf } from '../../engine/model/script.js';
import { parse } from '../../engine/script/parse.js';
import { isRecord } from '../../protocol/check.js';
import { fileOf, type Migration } from './files.js';
import { Run } from './run.js';

/** What the state file beside a script tells of its last run, for a window that didn't see it; nothing when it never ran. */
export async function recordedRun(migration: Migration): Promise<Run | undefined> {
  if (!migration.has.has('state') || !migration.has.has('script')) return undefined;
  const file = fileOf(migration, 'script');
  const records = stepRecords(await readText(fileOf(migration, 'state')));
  if (!records) return undefined;
  const script = parse(await readText(file));
  const run = new Run('run', file, () => undefined);
  run.isRecorded = true;
  const mark = { name: '', engine: '', version: '', database: '', tested: true };
  const at = '';
  const steps = stepsOf(script).map(({ id, kind, name, phase, lines }) => ({
    step: id,
    kind,
    name,
    phase,
    line: lines.start,
  }));
  run.apply({ type: 'started', at, verb: 'run', script: migration.name, source: mark, target: mark, steps });
  for (const [step, record] of Object.entries(records)) {
    if (!isRecord(record) || !isStepState(record.state)) continue;
    const rows = typeof record.rows === 'number' ? record.rows : undefined;
    run.apply({ type: 'step', at, step, state: record.state === 'running' ? 'interrupted' : record.state, rows });
  }
  return run;
}

async function readText(file: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
}

function stepRecords(text: string): Record<string, unknown> | undefined {
  try {
    const state: unknown = JSON.parse(text);
    return isRecord(state) && isRecord(state.steps) ? state.steps : undefined;
  } catch {
    return undefined;
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
