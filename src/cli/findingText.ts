import { objectName, type Finding, type Severity } from '../engine/model/finding.js';
import { countOf } from '../engine/model/quantity.js';
import { paint, printable, type Screen, type Style } from './terminal.js';

const styles: Readonly<Record<Severity, Style>> = { error: 'bad', warning: 'warn', info: 'soft' };
const titles: Readonly<Record<Severity, string>> = {
  error: 'Must be decided before anything runs',
  warning: 'Worth knowing',
  info: 'For the record',
};

/** How many objects of one code are named before the rest is only counted. */
const shown = 8;

/** Findings by severity and code: what was found, what to do, and where. */
export function findingLines(findings: readonly Finding[], screen: Screen): string[] {
  return (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const own = findings.filter((finding) => finding.severity === severity);
    if (own.length === 0) return [];
    const title = paint(screen, styles[severity], `${titles[severity]} (${countOf(own.length, 'finding')})`);
    return ['', title, ...byCode(own).flatMap((group) => groupLines(group))];
  });
}

function byCode(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) groups.set(finding.code, [...(groups.get(finding.code) ?? []), finding]);
  return [...groups.values()];
}

function groupLines(group: readonly Finding[]): string[] {
  const code = group[0]?.code ?? '';
  const lines = group.slice(0, shown).flatMap((finding) => {
    const count = finding.count === undefined ? '' : ` (${countOf(finding.count, 'row')})`;
    const example = finding.example === undefined ? '' : `, for example ${finding.example}`;
    return [`    ${finding.object.kind} ${objectName(finding.object)}${count}${example}: ${finding.message}`];
  });
  const fixes = [...new Set(group.flatMap((finding) => finding.fix ?? []))].slice(0, 2);
  const more = group.length > shown ? [`    and ${group.length - shown} more`] : [];
  return [`  ${code}`, ...lines, ...more, ...fixes.map((fix) => `    → ${fix}`)].map(printable);
}

/** How to accept each finding that blocks: one option a code and object. */
export function acceptOptions(blocking: readonly Finding[]): string[] {
  return [...new Set(blocking.map((finding) => `--accept ${quote(`${finding.code}:${objectName(finding.object)}`)}`))];
}

/** The word as a POSIX shell reads it back. */
function quote(word: string): string {
  return /^[\w.:-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
