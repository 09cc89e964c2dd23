import { countOf, writeDuration } from '../model/quantity.js';
import type { Report, ReportedStep } from '../model/report.js';
import { html, type Markup } from './markup.js';

const width = 1000;
const left = 130;
const right = 20;
const rowHeight = 26;
const axisHeight = 24;

interface TimedStep {
  readonly step: ReportedStep;
  /** Milliseconds since the run began. */
  readonly from: number;
  readonly to: number;
}

/** Where the time went: one row a phase, one bar a step, as inline SVG. Nothing when no step ran. */
export function timeline(report: Report): Markup | undefined {
  const begin = Date.parse(report.startedAt);
  const timed = report.steps.flatMap((step): TimedStep[] => {
    const from = Date.parse(step.startedAt ?? '') - begin;
    return Number.isFinite(from) ? [{ step, from, to: from + (step.milliseconds ?? 0) }] : [];
  });
  const end = Math.max(report.outcome.milliseconds, ...timed.map((entry) => entry.to));
  if (timed.length === 0 || end <= 0) return undefined;
  const x = (milliseconds: number): number => left + (milliseconds / end) * (width - left - right);
  const phases = [...new Set(timed.map((entry) => entry.step.phase))];
  const height = phases.length * rowHeight + axisHeight;
  const label = `Timeline of ${countOf(timed.length, 'step')} in ${countOf(phases.length, 'phase')}, ${writeDuration(end)} in all. The table of steps holds the same times.`;
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">
    ${axis(end, x, height)}
    ${phases.map((phase, row) => html`<text x="0" y="${row * rowHeight + 17}">${phase}</text>${timed.filter((entry) => entry.step.phase === phase).map((entry) => bar(entry, row, x))}`)}
  </svg>`;
}

function bar({ step, from, to }: TimedStep, row: number, x: (milliseconds: number) => number): Markup {
  const start = x(from);
  const kind = step.state === 'failed' ? 'bar failed' : 'bar';
  const size = Math.max(1.5, x(to) - start - 0.5);
  return html`<rect
    class="${kind}"
    x="${start.toFixed(1)}"
    y="${row * rowHeight + 5}"
    width="${size.toFixed(1)}"
    height="${rowHeight - 10}"
    rx="2"
    ><title>${step.step}: ${writeDuration(to - from)}</title></rect
  >`;
}

function axis(end: number, x: (milliseconds: number) => number, height: number): Markup[] {
  const ticks = 4;
  return Array.from({ length: ticks + 1 }, (_unused, index) => {
    const at = (end * index) / ticks;
    const anchor = index === 0 ? 'start' : index === ticks ? 'end' : 'middle';
    const place = x(at).toFixed(1);
    return html`<line class="rule" x1="${place}" x2="${place}" y1="0" y2="${height - axisHeight + 4}"></line
      ><text x="${place}" y="${height - 5}" text-anchor="${anchor}">${index === 0 ? '0' : writeDuration(at)}</text>`;
  });
}
