import { objectName, type Resolution } from '../../model/finding.js';
import { countOf } from '../../model/quantity.js';
import type { ReportedFinding } from '../../model/report.js';
import { joined, paragraph, type Content, type Inline, type Section } from '../page/document.js';

/** A finding about an object of the source that the script doesn't carry. */
export function isNotCarried(finding: Omit<ReportedFinding, 'resolution'>): boolean {
  const data = ['server', 'database', 'schema', 'table', 'column'];
  return finding.step === undefined && finding.line !== undefined && !data.includes(finding.object.kind);
}

/** Who decided: `user` ran the script with its accepted losses; before there is a script, decisions alone say something. */
export type Decided = { readonly user: string | undefined } | 'before the script';

/** Every finding and what became of it. */
export function findingsSection(all: readonly ReportedFinding[], decided: Decided): Section {
  const title = 'Findings';
  const findings = all.filter((finding) => !isNotCarried(finding));
  if (findings.length === 0) return { id: 'findings', title, blocks: [paragraph('None.')] };
  return {
    id: 'findings',
    title,
    blocks: [
      {
        kind: 'table',
        caption: `${countOf(findings.length, 'finding')}${besides(all.length - findings.length)}, the gravest first, each with what ${decided === 'before the script' ? 'is decided' : 'became'} of it.${meanings(findings)}`,
        columns: ['Severity', 'Code', 'Object', 'What was found', 'Resolution'],
        heading: 2,
        rows: findings.map((finding) => [
          severityOf(finding),
          { code: finding.code, unbroken: true },
          `${finding.object.kind} ${objectName(finding.object)}`,
          joined([`${finding.message}${seen(finding)}`, finding.fix === undefined ? undefined : { soft: finding.fix }]),
          resolutionOf(finding, decided),
        ]),
      },
    ],
  };
}

/** Of the words that stand there, those that don't speak for themselves. */
function meanings(findings: readonly ReportedFinding[]): string {
  const has = (resolution: Resolution): boolean => findings.some((finding) => finding.resolution === resolution);
  return [
    has('open') && ' “Open”: somebody has to decide.',
    has('ignored') && ' “Ignored”: the script ran, and nobody had decided.',
    has('noted') && ' “Noted”: there is nothing to decide.',
  ]
    .filter((text) => text !== false)
    .join('');
}

function besides(others: number): string {
  if (others === 0) return '';
  return ` (and ${others} about objects that are not carried, in a table of ${others === 1 ? 'its' : 'their'} own)`;
}

/** Objects that have no counterpart at the target; nothing when there are none. */
export function notCarriedSection(all: readonly ReportedFinding[], decided: Decided): Section | undefined {
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
          resolutionOf(finding, decided),
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

function resolutionOf(finding: ReportedFinding, decided: Decided): Content {
  const { acceptedBy, resolution, severity, line } = finding;
  const place: Inline[] = line === undefined ? [] : [' (', { line }, ')'];
  if (acceptedBy) {
    const who = decided === 'before the script' || decided.user === undefined ? '' : `, run by ${decided.user}`;
    return ['accepted in ', { line: acceptedBy.line }, `${who}: `, { code: acceptedBy.text }];
  }
  switch (resolution) {
    case 'accepted':
      return [decided === 'before the script' ? 'accepted in the decisions' : 'accepted', ...place];
    case 'fixed':
      return [decided === 'before the script' ? 'fixed by the script' : 'fixed in the script', ...place];
    case 'skipped':
      return ['its step is skipped', ...place];
    case 'ignored':
      return ['ignored', ...place];
    case 'noted':
      return ['noted', ...place];
    case 'open': {
      const isLost = finding.code.endsWith('_NOT_CARRIED') || isNotCarried(finding);
      const open: Inline = { state: 'open', tone: severity === 'error' ? 'bad' : 'warn' };
      return [open, ...(isLost ? [': make it by hand or do without'] : []), ...place];
    }
  }
}
