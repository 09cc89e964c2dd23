import { countOf, writeBytes, writeCount, writeDuration } from '../../model/quantity.js';
import type { Report, ReportedStep } from '../../model/report.js';
import { joined, type Content, type Section } from '../page/document.js';
import { pacingBlocks } from '../pacing.js';
import { throughput } from '../pictures/throughput.js';
import { timeline } from '../pictures/timeline.js';

/** Where the time went, as pictures and step by step. */
export function stepsSection(report: Report): Section {
  const { steps } = report;
  const done = steps.filter((step) => step.state === 'done').length;
  const mustBeSeen = steps.some((step) => step.state === 'failed' || step.state === 'interrupted' || step.edited);
  const pictures = [timeline(report), throughput(report)].filter((picture) => picture !== undefined);
  return {
    id: 'steps',
    title: 'Steps',
    blocks: [
      ...pictures,
      ...pacingBlocks(report),
      {
        kind: 'fold',
        title: `${countOf(steps.length, 'step')}, ${done} of them done, with their time and line of the script`,
        open: mustBeSeen || steps.length <= 30,
        blocks: [
          {
            kind: 'table',
            caption: 'Every step of the script in its order.',
            columns: [
              'Step',
              'Phase',
              'State',
              { title: 'Rows', number: true },
              { title: 'Size', number: true },
              { title: 'Time', number: true },
              'Script',
            ],
            rows: steps.map(stepRow),
          },
        ],
      },
    ],
  };
}

function stepRow(step: ReportedStep): Content[] {
  const tone = step.state === 'done' ? 'good' : step.state === 'failed' ? 'bad' : 'warn';
  return [
    step.step,
    step.phase,
    joined([{ state: step.state, tone }, step.error]),
    step.copiedRows === undefined ? '–' : writeCount(step.copiedRows),
    step.copiedBytes === undefined ? '–' : writeBytes(step.copiedBytes),
    step.milliseconds === undefined ? '–' : writeDuration(step.milliseconds),
    [{ line: step.line }, step.edited ? ', edited by hand' : ''],
  ];
}
