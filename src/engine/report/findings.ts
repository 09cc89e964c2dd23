import type { RunEvent } from '../model/event.js';
import { acceptCovers, objectName, type Finding, type Resolution } from '../model/finding.js';
import type { ReportedFinding } from '../model/report.js';
import { isNotCarried } from './sections/findings.js';
import { stepsOf, type LineRange, type Script, type ScriptStep } from '../model/script.js';

/** An `@accept` line of the script. */
interface AcceptLine {
  readonly code: string;
  readonly line: number;
  readonly text: string;
}

/** Every finding that stands in the script or came up during the run, each once, with what became of it. */
export function reportedFindings(script: Script, events: readonly RunEvent[]): ReportedFinding[] {
  const lines = script.text.split('\n');
  const steps = stepsOf(script);
  const header = acceptLines(lines, { start: 1, end: headerEnd(script, lines.length) });
  const ran = hasRun(events);
  const found = new Map<string, ReportedFinding>();
  const add = (finding: Finding, step: ScriptStep | undefined): void => {
    const key = [finding.code, finding.object.kind, objectName(finding.object), finding.message].join('\0');
    const known = found.get(key);
    const accepts = step ? [...acceptLines(lines, step.lines), ...header] : header;
    // What the script says comes first and knows the line; what the run adds are counts and examples.
    found.set(key, { ...resolve(finding, step, accepts, ran), ...withoutUndefined(known) });
  };
  for (const note of script.notes) add(note, undefined);
  for (const step of steps) for (const note of step.notes) add(note, step);
  for (const event of events) {
    if (event.type === 'finding') add(event.finding, stepAt(steps, event.finding.line));
  }
  return [...found.values()].sort((a, b) => rank(a) - rank(b) || order(a.code, b.code));
}

function hasRun(events: readonly RunEvent[]): boolean {
  const started = events.find((event) => event.type === 'started');
  const finished = events.findLast((event) => event.type === 'finished');
  return started?.verb === 'run' && finished !== undefined && finished.outcome.state !== 'blocked';
}

function resolve(
  finding: Finding,
  step: ScriptStep | undefined,
  accepts: readonly AcceptLine[],
  ran: boolean,
): ReportedFinding {
  const accepted = accepts.find((entry) => acceptCovers(entry.code, finding));
  const placed = { ...finding, step: step?.id };
  if (accepted) {
    return { ...placed, resolution: 'accepted', acceptedBy: { line: accepted.line, text: accepted.text } };
  }
  return { ...placed, resolution: finding.resolution ?? (step?.skip === true ? 'skipped' : undecided(placed, ran)) };
}

/** What nobody decided. What is not carried stays open whoever runs the script: it still has to be made by hand. */
function undecided(finding: Omit<ReportedFinding, 'resolution'>, ran: boolean): Resolution {
  if (finding.severity === 'info') return 'noted';
  return ran && finding.severity === 'warning' && !isNotCarried(finding) ? 'ignored' : 'open';
}

function withoutUndefined(finding: ReportedFinding | undefined): Partial<ReportedFinding> {
  return Object.fromEntries(Object.entries(finding ?? {}).filter(([, value]) => value !== undefined));
}

function stepAt(steps: readonly ScriptStep[], line: number | undefined): ScriptStep | undefined {
  if (line === undefined) return undefined;
  return steps.find((step) => step.lines.start <= line && line <= step.lines.end);
}

function headerEnd(script: Script, last: number): number {
  const first = script.phases[0];
  return first ? first.lines.start - 1 : last;
}

function acceptLines(lines: readonly string[], { start, end }: LineRange): AcceptLine[] {
  return lines.slice(start - 1, end).flatMap((text, index) => {
    const code = /^\s*--\s*@accept\s+(.*?)\s*$/u.exec(text)?.[1];
    return code === undefined ? [] : [{ code, line: start + index, text: text.trim() }];
  });
}

const severities = ['error', 'warning', 'info'];

/** By code points, the same everywhere. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function rank(finding: Finding): number {
  return severities.indexOf(finding.severity);
}
