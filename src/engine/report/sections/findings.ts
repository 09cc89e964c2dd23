import { objectName } from '../../model/finding.js';
import { countOf } from '../../model/quantity.js';
import type { ReportedFinding } from '../../model/report.js';
import { joined, paragraph, type Content, type Inline, type Section } from '../page/document.js';

/** A finding about an object of the source that the script doesn't carry. */
export function isNotCarried(finding: ReportedFinding): boolean {
  const data = ['server', 'database', 'schema', 'table', 'column'];
  return finding.step === undefined && finding.line !== undefined && !data.includes(finding.object.kind);
}

/** Every finding and what became of it; `user` is who ran the script with its accepted losses. */
export function findingsSection(all: readonly ReportedFinding[], user: string | undefined): Section {
  const title = 'Findings';
  const findings = all.filter((finding) => !isNotCarried(finding));
  if (findings.length === 0) return { id: 'findings', title, blocks: [paragraph('None.')] };
  return {
    id: 'findings',
    title,
    blocks: [
      {
        kind: 'table',
        caption: `${countOf(findings.length, 'finding')}${besides(all.length - findings.length)}, the gravest first, each with what became of it. “Ignored” is what was noted and asked for no decision.`,
        columns: ['Severity', 'Code', 'Object', 'What was found', 'Resolution'],
        heading: 2,
        rows: findings.map((finding) => [
          severityOf(finding),
          { code: finding.code, unbroken: true },
          `${finding.object.kind} ${objectName(finding.object)}`,
          joined([`${finding.message}${seen(finding)}`, finding.fix === undefined ? undefined : { soft: finding.fix }]),
          resolutionOf(finding, user),
        ]),
      },
    ],
  };
}

function besides(others: number): string {
  if (others === 0) return '';
  return ` (and ${others} about objects that are not carried, in a table of ${others === 1 ? 'its' : 'their'} own)`;
}

/** Objects that have no counterpart at the target; nothing when there are none. */
export function notCarriedSection(all: readonly ReportedFinding[], user: string | undefined): Section | undefined {
  const objects = all.filter(isNotCarried);
  if (objects.length === 0) return undefined;
  const have = objects.length === 1 ? 'has' : 'have';
  return {
    id: 'not-carried',
    title: 'Objects that are not carried',
    blocks: [
      {
        kind: 'table',
        caption: `${countOf(objects.length, 'object')} of the source ${have} no counterpart at the target. The data is not concerned.`,
        columns: ['Kind', 'Name', 'Reason', 'Resolution'],
        heading: 1,
        rows: objects.map((finding) => [
          finding.object.kind,
          objectName(finding.object),
          joined([finding.message, finding.fix === undefined ? undefined : { soft: finding.fix }]),
          resolutionOf(finding, user),
        ]),
      },
    ],
  };
}

function severityOf({ severity }: ReportedFinding): Inline {
  return { state: severity, tone: severity === 'error' ? 'bad' : severity === 'warning' ? 'warn' : undefined };
}

function seen({ count, example }: ReportedFinding): string {
  if (count === undefined) return '';
  return ` ${countOf(count, 'row')}${example === undefined ? '' : `, for example ${example}`}.`;
}

function resolutionOf(finding: ReportedFinding, user: string | undefined): Content {
  const { acceptedBy, resolution, severity, line } = finding;
  const place: Inline[] = line === undefined ? [] : [' (', { line }, ')'];
  if (acceptedBy) {
    const who = user === undefined ? '' : `, run by ${user}`;
    return ['accepted in ', { line: acceptedBy.line }, `${who}: `, { code: acceptedBy.text }];
  }
  switch (resolution) {
    case 'accepted':
      return ['accepted', ...place];
    case 'fixed':
      return ['fixed in the script', ...place];
    case 'skipped':
      return ['its step is skipped', ...place];
    case 'open':
      return severity === 'error'
        ? [{ state: 'open', tone: 'bad' }, ...place]
        : [isNotCarried(finding) ? 'open: make it by hand or do without' : 'ignored', ...place];
  }
}
