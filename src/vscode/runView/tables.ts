import * as vscode from 'vscode';
import { countOf, writeBytes, writeCount, writeDuration } from '../../engine/model/quantity.js';
import type { StepKind } from '../../engine/model/script.js';
import { differingRowsWords, type VerificationState } from '../../engine/model/verification.js';
import type { RunTable, RunTableState } from '../../protocol/runViewProtocol.js';
import type { StepStatus } from '../migrations/run.js';
import { liveResult } from '../migrations/stepResults.js';
import { verificationWords } from '../script/resultText.js';

const { l10n } = vscode;

/** What each state is called. */
export const tableWords: Readonly<Record<RunTableState, string>> = {
  waiting: l10n.t('waiting'),
  copying: l10n.t('copying'),
  copied: l10n.t('copied'),
  indexes: l10n.t('indexes'),
  verifying: l10n.t('verifying'),
  verified: l10n.t('verified'),
  unproven: l10n.t('not proven'),
  differs: l10n.t('differs'),
  failed: l10n.t('failed'),
  interrupted: l10n.t('interrupted'),
  skipped: l10n.t('skipped'),
};

const compared: Readonly<Record<VerificationState, RunTableState>> = {
  verified: 'verified',
  'equals-expression': 'verified',
  'counts-equal': 'unproven',
  'sample-equal': 'unproven',
  differs: 'differs',
  'still-changing': 'unproven',
  'not-comparable': 'unproven',
  'not-checked': 'unproven',
};

/** Steps that a table's rows wait for before they are all there. */
const beforeRows: readonly StepKind[] = ['create-table', 'drop-table', 'truncate', 'suspend', 'require'];

/** The steps of each table, by its name in the script: of all that is copied or compared. Keys that a copy needs beside it are no table. */
export function tablesOf(steps: Iterable<StepStatus>): ReadonlyMap<string, readonly string[]> {
  const all = [...steps].filter(({ outline }) => outline.part === undefined);
  const tables = new Map<string, string[]>();
  for (const { outline } of all) if (outline.kind === 'copy' || outline.kind === 'verify') tables.set(outline.name, []);
  for (const { outline } of all) tables.get(outline.name)?.push(outline.step);
  return tables;
}

/** One table's line, from its steps. */
export function tableRow(name: string, steps: readonly StepStatus[], isOver: boolean): RunTable {
  const state = stateOf(steps, isOver);
  const copy = steps.find(({ outline }) => outline.kind === 'copy');
  return {
    name,
    state,
    words: wordsOf(state, steps),
    share: shareOf(copy, state),
    detail: detailOf(state, steps, copy),
    line: (steps.find((step) => step.state === 'failed') ?? copy ?? steps[0])?.outline.line ?? 1,
  };
}

function stateOf(steps: readonly StepStatus[], isOver: boolean): RunTableState {
  const kindIs =
    (...kinds: StepKind[]) =>
    ({ outline }: StepStatus): boolean =>
      kinds.includes(outline.kind);
  if (steps.some(({ state }) => state === 'failed')) return 'failed';
  if (steps.every(({ state }) => state === 'skipped')) return 'skipped';
  const verdict = steps.map((step) => liveResult(step).verification).find((entry) => entry !== undefined);
  if (verdict) return compared[verdict];
  const running = steps.filter(({ state }) => state === 'running');
  if (running.some(kindIs('verify'))) return 'verifying';
  if (running.some(kindIs('copy'))) return 'copying';
  if (running.some((step) => !beforeRows.includes(step.outline.kind))) return 'indexes';
  if (steps.some(({ state }) => state === 'interrupted')) return 'interrupted';
  if (steps.some((step) => kindIs('copy')(step) && step.state === 'done')) return 'copied';
  return isOver && steps.some(({ state }) => state === 'done') ? 'interrupted' : 'waiting';
}

function wordsOf(state: RunTableState, steps: readonly StepStatus[]): string {
  const results = steps.map(liveResult);
  const { verification, differingRows, moreDiffer } = results.find((result) => result.verification) ?? {};
  if (state === 'failed' || verification === undefined) return tableWords[state];
  const [, word] = verificationWords[verification];
  if (state !== 'differs' || differingRows === undefined) return word;
  return l10n.t('{0}: {1}', word, differingRowsWords({ differingRows, moreDiffer }));
}

function shareOf(copy: StepStatus | undefined, state: RunTableState): number {
  if (!copy) return state === 'waiting' || state === 'verifying' ? 0 : 1;
  if (copy.state === 'done') return 1;
  const { rows = 0, rowsTotal = 0 } = copy.pace ?? {};
  return rowsTotal === 0 ? 0 : Math.min(1, rows / rowsTotal);
}

function detailOf(state: RunTableState, steps: readonly StepStatus[], copy: StepStatus | undefined): string {
  const failed = steps.map(liveResult).find((result) => result.error !== undefined);
  if (failed?.error !== undefined) return failed.error;
  const results = steps.map(liveResult);
  const compare = results.find((result) => result.verification);
  if (state === 'unproven' && compare?.reason !== undefined) return compare.reason;
  if (copy?.pace && copy.state !== 'done') {
    const { rows, rowsTotal, rowsPerSecond, secondsLeft = 0 } = copy.pace;
    return [
      l10n.t('{0} of {1}', writeCount(rows), countOf(rowsTotal, 'row')),
      ...(copy.state === 'running' ? [l10n.t('{0} a second', countOf(Math.round(rowsPerSecond), 'row'))] : []),
      ...(copy.state === 'running' && secondsLeft > 0 ? [l10n.t('{0} left', writeDuration(secondsLeft * 1000))] : []),
    ].join(' · ');
  }
  const rows = (copy && liveResult(copy).rows) ?? compare?.rows;
  const milliseconds = results.reduce((sum, result) => sum + (result.milliseconds ?? 0), 0);
  return [
    rows === undefined ? '' : countOf(rows, 'row'),
    copy?.bytes === undefined || copy.bytes === 0 ? '' : writeBytes(copy.bytes),
    rows === undefined || milliseconds === 0 ? '' : writeDuration(milliseconds),
  ]
    .filter(Boolean)
    .join(' · ');
}
