import type { FindingView, SeverityCounts } from '../../src/protocol/mappingView.js';
import { element, icon } from './dom.js';
import * as l10n from '../l10n.js';

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** `12,345`. */
export function writeCount(count: number): string {
  return whole.format(count);
}

/** `1 row`, `12,345 rows`. */
export function countOf(count: number, noun: keyof typeof nouns): string {
  const [one, many] = nouns[noun]();
  return (count === 1 ? one : many).replace('{0}', writeCount(count));
}

const nouns = {
  row: () => [l10n.t('{0} row'), l10n.t('{0} rows')],
  table: () => [l10n.t('{0} table'), l10n.t('{0} tables')],
  column: () => [l10n.t('{0} column'), l10n.t('{0} columns')],
  name: () => [l10n.t('{0} name'), l10n.t('{0} names')],
  value: () => [l10n.t('{0} value'), l10n.t('{0} values')],
  type: () => [l10n.t('{0} type'), l10n.t('{0} types')],
  change: () => [l10n.t('{0} change'), l10n.t('{0} changes')],
  error: () => [l10n.t('{0} error'), l10n.t('{0} errors')],
  warning: () => [l10n.t('{0} warning'), l10n.t('{0} warnings')],
  info: () => [l10n.t('{0} note'), l10n.t('{0} notes')],
} satisfies Record<string, () => [string, string]>;

/** A count of rows; a tilde says that it is the server's estimate. */
export function rowsOf(rows: number, exact: boolean): string {
  return `${exact ? '' : '~'}${countOf(rows, 'row')}`;
}

/** `at 14:03` today, with the date on other days. */
export function momentOf(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const time = date.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  return date.toDateString() === new Date().toDateString()
    ? l10n.t('at {0}', time)
    : l10n.t('on {0} {1}', date.toLocaleDateString(), time);
}

/** Counts by severity as small marks; nothing for zero. */
export function severityMarks(counts: SeverityCounts): HTMLElement {
  const marks = element('span', { className: 'marks' });
  for (const severity of ['error', 'warning', 'info'] as const) {
    const count = counts[severity];
    if (count === 0) continue;
    const words = countOf(count, severity);
    marks.append(
      element('span', { className: `mark ${severity}`, title: words }, icon(severity, words), String(count)),
    );
  }
  return marks;
}

/** The most serious of some findings that are still open. */
export function worstOf(findings: readonly FindingView[]): FindingView | undefined {
  for (const severity of ['error', 'warning', 'info'] as const) {
    const found = findings.find((finding) => finding.severity === severity && !finding.accepted);
    if (found) return found;
  }
  return undefined;
}
