import type { RunState, ServerMark } from '../model/event.js';
import type { Resolution } from '../model/finding.js';
import { countOf, writeBytes, writeCount, writeDuration, writeInstant } from '../model/quantity.js';
import type { Report, ReportedFinding } from '../model/report.js';
import { pausesSentence } from './pacing.js';
import { isNotCarried } from './sections/findings.js';
import { objectsSentence } from './sections/objects.js';
import { isAmiss } from '../model/objectVerification.js';
import type { TableVerification } from '../model/verification.js';
import type { Tone } from './page/document.js';

/** What a person wants to know first. */
export interface Summary {
  readonly tone: Tone;
  readonly headline: string;
  /** One sentence each: what moved, when and how long, how much was compared, what is left to know. */
  readonly sentences: readonly string[];
  /** Why it stopped before its end, and what to do next; absent when it didn't, or a person stopped it. */
  readonly failure?: string | undefined;
}

const headlines: Readonly<Record<RunState, { readonly tone: Tone; readonly headline: string }>> = {
  ready: { tone: 'good', headline: '✓ Ready to run' },
  verified: { tone: 'good', headline: '✓ Verified' },
  'not-verified': { tone: 'warn', headline: '! Done, not verified' },
  incomplete: { tone: 'bad', headline: '✗ Incomplete: rows were refused' },
  differs: { tone: 'bad', headline: '✗ Source and target differ' },
  blocked: { tone: 'bad', headline: '✗ Blocked: nothing was written' },
  failed: { tone: 'bad', headline: '✗ Failed' },
  cancelled: { tone: 'warn', headline: '! Cancelled' },
};

/** The report in a few sentences; the same in the HTML page and in the terminal. */
export function summarize(report: Report): Summary {
  const { tone, headline } = headlineOf(report);
  const objects = objectsSentence(report.objects) ?? withoutObjects(report);
  const pauses = pausesSentence(report.pacing);
  const sentences = [
    ...[whatMoved(report), whenAndHowLong(report)],
    ...(pauses === undefined ? [] : [pauses]),
    whatWasCompared(report),
    ...(objects === undefined ? [] : [objects]),
    ...rejects(report),
    findings(report),
  ];
  return { tone, headline, sentences, failure: failure(report) };
}

/** Less than a comparison of every cell of every table never reads like one. */
function headlineOf(report: Report): { readonly tone: Tone; readonly headline: string } {
  const { state } = report.outcome;
  const checked = checkedTables(report);
  const levels = new Set(checked.map((table) => table.state));
  if (state === 'not-verified' && levels.has('counts-equal'))
    return { tone: 'warn', headline: '! Rows were counted only: no value was compared' };
  if (state === 'not-verified' && levels.has('sample-equal'))
    return { tone: 'warn', headline: '! A sample is equal: most rows were not compared' };
  const amiss = report.objects?.objects.filter(isAmiss).length ?? 0;
  if (state === 'differs' && amiss > 0 && checked.length > 0 && checked.every(isEqual))
    return {
      tone: 'bad',
      headline: `✗ The rows are equal, but ${countOf(amiss, 'object')} ${amiss === 1 ? 'is' : 'are'} not as planned`,
    };
  if (state === 'differs' && amiss === 0 && levels.has('still-changing') && !levels.has('differs'))
    return { tone: 'warn', headline: '! Rows went on changing while they were compared' };
  const left = tablesLeft(report);
  if (state === 'verified' && left > 0)
    return {
      tone: 'warn',
      headline: `! Verified in part: ${countOf(checked.length, 'table')} of ${checked.length + left}`,
    };
  return headlines[state];
}

/** Where a part of the script ran, or nothing was to be compared. */
function withoutObjects({ outcome }: Report): string | undefined {
  const isOver = outcome.state === 'verified' || outcome.state === 'not-verified';
  return isOver ? 'Keys, constraints and other objects were not compared.' : undefined;
}

/** A server as a sentence names it: `PostgreSQL 18.4, database shop`. */
export function serverWords(mark: ServerMark): string {
  const untested = mark.tested ? '' : ' (a version that this product is not tested on)';
  return `${mark.displayName ?? mark.engine} ${mark.version}${untested}, database ${mark.database}`;
}

function whatMoved(report: Report): string {
  const ends = serverWords(report.source);
  if (report.verb === 'verify') return `The data of ${ends} was compared with ${serverWords(report.target)}.`;
  const copies = report.steps.filter(
    ({ kind, part, state }) => kind === 'copy' && part === undefined && state !== 'skipped',
  );
  const whole = copies.filter(({ state }) => state === 'done').length;
  const { rows, bytes, inAll = { rows, bytes } } = report.outcome;
  const way = `from ${ends} to ${serverWords(report.target)}`;
  const tables = countOf(copies.length, 'table');
  const isUnfinished = whole < copies.length || report.outcome.state === 'blocked';
  if (isUnfinished && inAll.rows === 0) return `No row of ${tables} was moved ${way} by this run.`;
  const own =
    report.outcome.inAll === undefined
      ? ''
      : `, ${countOf(rows, 'row')} of them by this run and the others by the one that it resumed`;
  const amount = `${countOf(inAll.rows, 'row')} (${writeBytes(inAll.bytes)})`;
  if (whole === copies.length) return `${amount} of ${tables} moved ${way}${own}.`;
  return `${amount} moved ${way}${own}; ${whole} of ${tables} ${whole === 1 ? 'is' : 'are'} there as a whole.`;
}

function whenAndHowLong(report: Report): string {
  return `It began on ${writeInstant(report.startedAt)} and took ${writeDuration(report.outcome.milliseconds)}.`;
}

function whatWasCompared(report: Report): string {
  const left = tablesLeft(report);
  const rest =
    left > 0 ? ` ${countOf(left, 'further table')} of the script ${left === 1 ? 'was' : 'were'} not compared.` : '';
  return comparedTables(report) + rest;
}

const checkedTables = ({ tables }: Report): Report['tables'] => tables.filter(({ state }) => state !== 'not-checked');

/** Tables of the script that were not compared, where some were. */
function tablesLeft(report: Report): number {
  const checked = checkedTables(report).length;
  const all = new Set(
    report.steps
      .filter(({ kind, part }) => part === undefined && (kind === 'copy' || kind === 'verify'))
      .map(({ name }) => name),
  ).size;
  return checked === 0 ? 0 : Math.max(0, all - checked);
}

function comparedTables(report: Report): string {
  const checked = checkedTables(report);
  if (checked.length === 0) return 'No table was verified.';
  const partly = checked.filter(({ state }) => state === 'counts-equal' || state === 'sample-equal');
  const equal = checked.filter(isEqual);
  const others = checked.length - partly.length - equal.length;
  if (partly.length > 0) {
    const amiss = others === 0 ? [] : [`${countOf(others, 'table')} of ${checked.length} did not compare equal.`];
    const whole =
      equal.length === 0
        ? []
        : [`${countOf(equal.length, 'table')} compared equal in every cell, ${howCompared(equal)}.`];
    return [...amiss, comparedInPart(partly), ...whole].join(' ');
  }
  if (equal.length === 0) return `None of ${countOf(checked.length, 'table')} compared equal.`;
  const how = howCompared(equal);
  const own = equal.filter((table) => table.state === 'equals-expression').length;
  const mind =
    own === 0
      ? ''
      : ` Of ${countOf(own, 'table')} the target equals what the script's own expressions and edited queries give, in the columns and rows that they give, and not the plain source.`;
  const what =
    own === 0 ? 'Every column that moves, in every row of' : 'Every cell that the queries of the script give, in';
  if (others === 0)
    return `${what} ${countOf(equal.length, 'table')}, compared equal, ${how}.${mind}${lossesOf(equal)}`;
  return `${countOf(equal.length, 'table')} of ${checked.length} compared equal, ${how}; ${countOf(others, 'table')} did not.${mind}${lossesOf(equal)}`;
}

/** What was accepted by name compares equal by its rule, and not as it is. */
function lossesOf(equal: readonly TableVerification[]): string {
  const columns = equal.reduce((sum, { lossy = [] }) => sum + lossy.length, 0);
  if (columns === 0) return '';
  return ` Equal but for what the script accepts by name in ${countOf(columns, 'column')}.`;
}

function howCompared(equal: readonly TableVerification[]): string {
  const cells = countOf(
    equal.reduce((sum, table) => sum + table.targetRows * table.columns.length, 0),
    'cell',
  );
  return equal.every(({ level }) => level === 'rows')
    ? `text by text, over ${cells} that were fetched from both databases`
    : `by digests that both databases computed over ${cells}`;
}

/** A result below that of every cell, by the words of one table; each has columns of its own. */
function comparedInPart(tables: readonly Pick<TableVerification, 'proves'>[]): string {
  const proves = tables[0]?.proves?.replace(/ of \d+ columns in/u, ' in') ?? '';
  return `Of ${countOf(tables.length, 'table')} nothing differs as far as was looked. ${proves}`.trim();
}

/** True when nothing was found to differ. */
export function isEqual(table: Pick<TableVerification, 'state'>): boolean {
  return table.state === 'verified' || table.state === 'equals-expression';
}

function failure({ outcome }: Report): string | undefined {
  const { error } = outcome;
  if (!error || error.code === 'CANCELLED') return undefined;
  const place = error.object === undefined ? '' : ` (${error.object})`;
  const why = error.detail === undefined || error.message.includes(error.detail) ? '' : ` ${error.detail}`;
  return `Why it stopped${place}: ${error.message}${why} ${error.hint}`;
}

function rejects({ outcome }: Report): string[] {
  const { rejectedRows } = outcome;
  if (rejectedRows === undefined) return [];
  const [verb, them] = rejectedRows === 1 ? ['was', 'it'] : ['were', 'them'];
  return [
    `${countOf(rejectedRows, 'row')} that the target refused ${verb} set aside in the rejects file; load ${them} from there (load-rejects) once the reason is mended.`,
  ];
}

function findings(report: Report): string {
  const all = report.findings;
  if (all.length === 0) return 'Nothing was found that needs a decision.';
  // Each is counted once.
  const others = all.filter((finding) => !isNotCarried(finding) || isSettled(finding));
  const of = (resolution: Resolution): number => others.filter((finding) => finding.resolution === resolution).length;
  const errors = others.filter(({ resolution, severity }) => resolution === 'open' && severity === 'error').length;
  const parts = [
    [of('accepted'), 'accepted by name in the script'],
    [of('fixed'), 'fixed in the script'],
    [of('skipped'), 'of skipped steps'],
    [errors, 'to decide'],
    [of('open') - errors, 'to look at'],
    [all.length - others.length, 'about objects that are not carried'],
    [of('ignored'), 'ignored'],
    [of('noted'), 'for information'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${writeCount(count)} ${what}`);
  return `There ${all.length === 1 ? 'is' : 'are'} ${countOf(all.length, 'finding')}: ${said.join(', ')}.`;
}

function isSettled({ resolution }: ReportedFinding): boolean {
  return resolution === 'accepted' || resolution === 'fixed' || resolution === 'skipped';
}
