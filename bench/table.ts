import { pairedRatio, median, totalCpu, type Ratio } from './ratio.js';
import type { ContestantResult, RaceResult, Run } from './race.js';
import type { Finding } from './measures/measure.js';
import { REACH, type Reach } from './reach.js';

/** A race as a table: everything against its first contestant, round by round. */
export function raceTable({ title, contestants }: RaceResult): string {
  const [base] = contestants;
  const head = [
    'contestant',
    'wall (least-most)',
    'CPU',
    'CPU by process / wall of the first',
    'peak MB',
    'longest block ms (CPU)',
  ];
  const body = contestants.map((one) => raceRow(one, base));
  return `${title}; 1.00 is "${base?.name ?? ''}"\n${aligned([head, ...body])}`;
}

function raceRow(one: ContestantResult, base: ContestantResult | undefined): string[] {
  if (one.absent !== undefined) return [one.name, `absent: ${one.absent}`];
  if (one.failed !== undefined) return [one.name, `failed: ${one.failed.split('\n')[0]?.slice(0, 150) ?? ''}`];
  const memory = median(one.runs.flatMap(({ peakMemory }) => peakMemory ?? []));
  const milliseconds = (seconds: readonly number[]): string => (Math.max(...seconds) * 1000).toFixed(0);
  const blocksCpu = one.runs.flatMap(({ longestBlockCpu }) => longestBlockCpu ?? []);
  const blocks = one.runs.flatMap(({ longestBlock }) => longestBlock ?? []);
  return [
    one.name,
    spread(pairedRatio(one, base, ({ wall }) => wall)),
    pairedRatio(one, base, totalCpu)?.median.toFixed(2) ?? '',
    cpuSplit(one, base),
    memory === undefined ? '' : (memory / 1e6).toFixed(0),
    blocks.length === 0 ? '' : `${milliseconds(blocks)} (${milliseconds(blocksCpu)})`,
  ];
}

/** `client 0.10 / postgres15 0.24 / mysql97 0.93`: what bounds the work is near 1. */
function cpuSplit(one: ContestantResult, base: ContestantResult | undefined): string {
  const names = Object.keys(one.runs[0]?.cpu ?? {});
  const share = (name: string): string | undefined => {
    const shares = one.runs.flatMap(({ round, cpu }) => {
      const wall = base?.runs.find((run: Run) => run.round === round)?.wall;
      return wall === undefined ? [] : [(cpu[name] ?? 0) / wall];
    });
    return median(shares)?.toFixed(2);
  };
  return names.map((name) => `${name} ${share(name) ?? '?'}`).join(' / ');
}

function spread(ratio: Ratio | undefined): string {
  if (ratio === undefined) return '';
  return `${ratio.median.toFixed(2)} (${ratio.least.toFixed(2)}-${ratio.most.toFixed(2)})`;
}

/** What was measured beside what was to be reached. */
export function summaryTable(findings: readonly Finding[]): string {
  const head = ['measure', 'where', 'measured', 'to reach', 'prototype', ''];
  const body = findings.flatMap((finding) => {
    const reach = REACH.find(({ id }) => id === finding.reach);
    return reach === undefined ? [] : [summaryRow(finding, reach)];
  });
  return aligned([head, ...body]);
}

function summaryRow({ where, value, least, most }: Finding, reach: Reach): string[] {
  const { measure, limit, bound, unit, prototype } = reach;
  const shown = (number: number): string => `${number.toFixed(unit === 'MB' ? 0 : 2)}${unit === 'x' ? '' : ` ${unit}`}`;
  const range = least === undefined || most === undefined ? '' : ` (${shown(least)}-${shown(most)})`;
  const reached = bound === 'at most' ? value <= limit : value >= limit;
  return [
    measure,
    where,
    shown(value) + range,
    `${bound} ${shown(limit)}`,
    prototype === undefined ? '' : shown(prototype),
    reached ? 'reached' : 'SHORT',
  ];
}

/** Rows of one length as lines of columns; others stand as they are. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const full = rows.filter((row) => row.length === rows[0]?.length);
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...full.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => `  ${line.trimEnd()}\n`)
    .join('');
}
