import { countOf } from '../../model/quantity.js';
import { isClean } from '../../model/cleanUp.js';
import { isAmiss } from '../../model/objectVerification.js';
import type { Report } from '../../model/report.js';
import type { Advice } from '../../model/usage.js';
import { paragraph, type Block, type Content, type Section } from '../page/document.js';
import { isNotCarried } from './findings.js';

/** What a person does now: to this migration, and to the applications that use the database. */
export function nextSection(report: Report): Section {
  const steps = nextSteps(report);
  return {
    id: 'next',
    title: 'What to do next',
    blocks: [
      steps.length === 0 ? paragraph('Nothing is left to do about the data.') : { kind: 'list', items: steps },
      ...adviceBlocks(report.advice),
    ],
  };
}

function nextSteps(report: Report): Content[] {
  const { outcome, tables, findings } = report;
  const { error, state, rejectedRows } = outcome;
  const differing = tables.filter((table) => table.state === 'differs').length;
  const open = findings.filter((finding) => finding.severity === 'error' && finding.resolution === 'open').length;
  const missing = findings.filter((finding) => isNotCarried(finding) && finding.resolution === 'open').length;
  const amiss = report.objects?.objects.filter(isAmiss).length ?? 0;
  const unfinished = report.verb === 'run' && (state === 'failed' || state === 'cancelled');
  const untested = [report.source, report.target].filter((server) => !server.tested);
  const steps: (string | false)[] = [
    error !== undefined && error.code !== 'CANCELLED' && error.hint,
    unfinished &&
      'Go on with run --resume (Resume Migration), or take back what is there with rollback (Roll Back Target).',
    open > 0 && `Decide ${countOf(open, 'open error')}: see Findings.`,
    rejectedRows !== undefined &&
      'Mend what the target refused, then load the rows with load-rejects (Load Refused Rows).',
    differing > 0 &&
      `Look at the rows of ${countOf(differing, 'table')} that differ, and repair them with verify --repair (Repair Differing Rows).`,
    amiss > 0 && `Look at ${countOf(amiss, 'object')} that ${amiss === 1 ? 'is' : 'are'} not as planned: see Objects.`,
    state === 'not-verified' && 'Compare every cell with verify (Verify).',
    missing > 0 &&
      `Create ${countOf(missing, 'object')} of the source by hand on the target, or leave them out: see Objects that are not carried.`,
    report.cleanUp !== undefined && !isClean(report.cleanUp) && 'Look at what is left on the target: see Clean-up.',
    untested.length > 0 &&
      `Try the application with care: this product is not tested on ${untested.map(({ displayName, engine, version }) => `${displayName ?? engine} ${version}`).join(' and ')}.`,
  ];
  return steps.filter((step) => step !== false);
}

/** What applications have to change, where something is known of it. */
export function adviceBlocks(advice: readonly Advice[] | undefined): Block[] {
  if (advice === undefined || advice.length === 0) return [];
  return [
    { kind: 'heading', text: 'Changes in applications' },
    paragraph('What this schema uses and the two systems do differently.'),
    {
      kind: 'table',
      caption: 'How it was on the source, how it is on the target, and where.',
      columns: ['What', 'On the source', 'On the target', 'Where'],
      rows: advice.map(({ title, before, after, places, count }) => [
        title,
        before,
        after,
        {
          names: places,
          title: count > places.length ? `${count} places, the first ${places.length}` : `${count} places`,
        },
      ]),
    },
  ];
}
