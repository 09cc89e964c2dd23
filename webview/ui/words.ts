import type { FindingView, SeverityCounts } from '../../src/protocol/mappingView.js';
import { element, icon } from './dom.js';

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** `12,345`. */
export function writeCount(count: number): string {
  return whole.format(count);
}

/** `1 row`, `12,345 rows`. */
export function countOf(count: number, noun: string): string {
  return `${writeCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A count of rows; a tilde says that it is the server's estimate. */
export function rowsOf(rows: number, exact: boolean): string {
  return `${exact ? '' : '~'}${countOf(rows, 'row')}`;
}

/** `at 14:03` today, with the date on other days. */
export function momentOf(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const time = date.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  return date.toDateString() === new Date().toDateString() ? `at ${time}` : `on ${date.toLocaleDateString()} ${time}`;
}

/** Counts by severity as small marks; nothing for zero. */
export function severityMarks(counts: SeverityCounts): HTMLElement {
  const marks = element('span', { className: 'marks' });
  for (const severity of ['error', 'warning', 'info'] as const) {
    const count = counts[severity];
    if (count === 0) continue;
    const words = severity === 'info' ? `${count} notes` : countOf(count, severity);
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
