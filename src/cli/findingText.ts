import { consentHelps, objectName, type Finding, type Severity } from '../engine/model/finding.js';
import { countOf } from '../engine/model/quantity.js';
import { fit, paint, printable, type Screen, type Style } from './terminal.js';

const styles: Readonly<Record<Severity, Style>> = { error: 'bad', warning: 'warn', info: 'soft' };
const titles: Readonly<Record<Severity, string>> = {
  error: 'Must be decided before anything runs',
  warning: 'Worth knowing',
  info: 'For the record',
};

/** How many objects of one code are named before the rest is only counted. */
const shown = 8;

/** Findings by severity and code, and apart from them what was decided already: what was found, what to do, and where. */
export function findingLines(findings: readonly Finding[], screen: Screen): string[] {
  const decided = findings.filter(isDecided);
  const open = findings.filter((finding) => !decided.includes(finding));
  return [
    ...(['error', 'warning', 'info'] as const).flatMap((severity) => {
      const own = open.filter((finding) => finding.severity === severity);
      return section(own, titles[severity], styles[severity], screen);
    }),
    ...section(decided, 'Decided already', 'soft', screen),
  ];
}

function isDecided({ severity, resolution = 'open' }: Finding): boolean {
  return severity === 'error' && ['accepted', 'fixed', 'skipped'].includes(resolution);
}

function section(findings: readonly Finding[], title: string, style: Style, screen: Screen): string[] {
  if (findings.length === 0) return [];
  const heading = paint(screen, style, `${title} (${countOf(findings.length, 'finding')})`);
  return ['', heading, ...byCode(findings).flatMap((group) => groupLines(group))];
}

function byCode(findings: readonly Finding[]): Finding[][] {
  return groupedBy(findings, (finding) => finding.code);
}

function groupedBy(findings: readonly Finding[], key: (finding: Finding) => string): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) groups.set(key(finding), [...(groups.get(key(finding)) ?? []), finding]);
  return [...groups.values()];
}

/** One code: each message once, over the objects that it is about. */
function groupLines(group: readonly Finding[]): string[] {
  const messages = groupedBy(group, (finding) => finding.message);
  const lines = messages.slice(0, shown).flatMap(messageLines);
  const rest = messages.slice(shown).flat().length;
  const fixes = [...new Set(group.flatMap((finding) => finding.fix ?? []))].slice(0, 2);
  return [
    `  ${group[0]?.code ?? ''}`,
    ...lines,
    ...(rest > 0 ? [`    and ${rest} more`] : []),
    ...fixes.map((fix) => `    → ${fix}`),
  ].map(printable);
}

function messageLines(findings: readonly Finding[]): string[] {
  const [first] = findings;
  if (!first) return [];
  const message = `${first.message}${evidence(first)}`;
  if (findings.length === 1) return [`    ${first.object.kind} ${objectName(first.object)}: ${message}`];
  const names = findings.slice(0, shown).map((finding) => `      ${finding.object.kind} ${objectName(finding.object)}`);
  const more = findings.length > shown ? [`      and ${findings.length - shown} more`] : [];
  return [`    ${message}`, ...names, ...more];
}

/** How many rows, where the message doesn't say it, and one of them. */
function evidence({ message, count, example }: Finding): string {
  const rows = count === undefined || message.includes(String(count)) ? '' : ` ${countOf(count, 'row')}.`;
  return `${rows}${example === undefined ? '' : ` For example ${fit(example, 60)}.`}`;
}

/** How to accept each finding that blocks: one option a code and object, where that helps. */
export function acceptOptions(blocking: readonly Finding[]): string[] {
  const open = blocking.filter(consentHelps);
  return [...new Set(open.map((finding) => `--accept ${quote(`${finding.code}:${objectName(finding.object)}`)}`))];
}

/** The word as a POSIX shell reads it back. */
function quote(word: string): string {
  return /^[\w.:-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
