import { countOf, writeDuration } from '../../model/quantity.js';
import type { Report, ReportedStep } from '../../model/report.js';
import type { PictureBlock } from '../page/document.js';
import { html, type Markup } from '../page/markup.js';
import { axisHeight, chartWidth, timeAxis, timeScale } from './axis.js';

const laneHeight = 18;
const phaseGap = 8;
/** Steps that are drawn; of more, the longest. */
const mostBars = 1000;
/** About how wide a letter of a label is. */
const letterWidth = 6.5;

interface TimedStep {
  readonly step: Pick<ReportedStep, 'step' | 'name' | 'phase' | 'state'>;
  /** Milliseconds since the run began. */
  readonly from: number;
  readonly to: number;
}

interface Phase {
  readonly name: string;
  readonly top: number;
  /** Steps that ran one after another stand in one lane. */
  readonly lanes: readonly (readonly TimedStep[])[];
}

/** Where the time went: a block of lanes for each phase, a bar for each step. Nothing when no step ran. */
export function timeline(report: Report): PictureBlock | undefined {
  const timed = timedSteps(report);
  const end = Math.max(report.outcome.milliseconds, ...timed.map((entry) => entry.to));
  if (timed.length === 0 || end <= 0) return undefined;
  const drawn = [...timed].sort((a, b) => b.to - b.from - (a.to - a.from)).slice(0, mostBars);
  const phases = phasesOf(drawn, [...new Set([...report.steps.map((step) => step.phase), objectsStep.phase])]);
  const last = phases.at(-1);
  const height = (last ? last.top + last.lanes.length * laneHeight : 0) + axisHeight + phaseGap;
  return {
    kind: 'picture',
    id: 'timeline',
    title: 'Where the time went',
    description: `${countOf(timed.length, 'step')} in ${countOf(phases.length, 'phase')}, ${writeDuration(end)} in all; ${longestWords(timed)}. Bars below each other ran at the same time.`,
    width: chartWidth,
    height,
    shapes: html`${timeAxis(end, height)}${phases.map((phase) => phaseShapes(phase, timeScale(end)))}`,
    numbers: phaseTable(timed),
  };
}

function timedSteps(report: Report): TimedStep[] {
  const begin = Date.parse(report.startedAt);
  const steps = report.steps.flatMap((step): TimedStep[] => {
    const from = Date.parse(step.startedAt ?? '') - begin;
    return Number.isFinite(from) ? [{ step, from, to: from + (step.milliseconds ?? 0) }] : [];
  });
  const { finishedAt = '', milliseconds = 0 } = report.objects ?? {};
  const to = Date.parse(finishedAt) - begin;
  if (!Number.isFinite(to) || milliseconds === 0) return steps;
  return [...steps, { step: objectsStep, from: Math.max(0, to - milliseconds), to }];
}

/** Looking at all objects is no step of the script, and takes its time. */
const objectsStep = { step: 'comparing all objects', name: 'objects', phase: 'objects', state: 'done' } as const;

/** Phases in the order of the script: a later one may begin while an earlier one still runs. */
function phasesOf(timed: readonly TimedStep[], names: readonly string[]): Phase[] {
  const byTime = [...timed].sort((a, b) => a.from - b.from);
  let top = 0;
  const ran = names.filter((name) => timed.some(({ step }) => step.phase === name));
  return ran.map((name) => {
    const lanes = packed(byTime.filter(({ step }) => step.phase === name));
    const phase = { name, top, lanes };
    top += lanes.length * laneHeight + phaseGap;
    return phase;
  });
}

/** Puts each step into the first lane that is free when it begins. */
function packed(steps: readonly TimedStep[]): TimedStep[][] {
  const lanes: TimedStep[][] = [];
  for (const step of steps) {
    const free = lanes.find((lane) => (lane.at(-1)?.to ?? 0) <= step.from + 1);
    if (free) free.push(step);
    else lanes.push([step]);
  }
  return lanes;
}

function phaseShapes({ name, top, lanes }: Phase, x: (milliseconds: number) => number): Markup {
  return html`<text x="0" y="${top + 13}">${name}</text>${lanes.map((lane, index) =>
      lane.map((entry) => bar(entry, top + index * laneHeight, x)),
    )}`;
}

function bar({ step, from, to }: TimedStep, top: number, x: (milliseconds: number) => number): Markup {
  const start = x(from);
  const size = Math.max(1.5, x(to) - start - 0.5);
  const said = `${step.step}: ${writeDuration(to - from)}`;
  const label =
    step.name.length * letterWidth < size - 8
      ? html`<text class="on-bar" x="${(start + 5).toFixed(1)}" y="${top + 12}">${step.name}</text>`
      : undefined;
  const kind = step.state === 'failed' ? 'bar failed' : 'bar';
  return html`<rect
      class="${kind}"
      x="${start.toFixed(1)}"
      y="${top + 1}"
      width="${size.toFixed(1)}"
      height="${laneHeight - 3}"
      rx="2"
      ><title>${said}</title></rect
    >${label}`;
}

function longestWords(timed: readonly TimedStep[]): string {
  const [longest] = [...timed].sort((a, b) => b.to - b.from - (a.to - a.from));
  return longest ? `the longest was ${longest.step.step} with ${writeDuration(longest.to - longest.from)}` : '';
}

function phaseTable(timed: readonly TimedStep[]): NonNullable<PictureBlock['numbers']> {
  const phases = [...new Set(timed.map(({ step }) => step.phase))];
  return {
    kind: 'table',
    caption: 'Each phase from its first step to the end of its last one.',
    columns: [
      'Phase',
      { title: 'Steps', number: true },
      { title: 'Began after', number: true },
      { title: 'Lasted', number: true },
    ],
    rows: phases.map((phase) => {
      const own = timed.filter(({ step }) => step.phase === phase);
      const from = Math.min(...own.map((entry) => entry.from));
      const to = Math.max(...own.map((entry) => entry.to));
      return [phase, String(own.length), writeDuration(Math.max(0, from)), writeDuration(to - from)];
    }),
  };
}
