import type { AssessedObject, AssessedTable, Assessment, Ease } from '../../model/assessment.js';
import { objectName, type ObjectKind, type Resolution } from '../../model/finding.js';
import { spanWords } from '../../model/forecast.js';
import { countOf, writeBytes, writeCount, writeInstant } from '../../model/quantity.js';
import { paragraph, type Block, type Document, type Section, type TableBlock, type Tone } from '../page/document.js';
import { printHtml } from '../page/html.js';
import { printMarkdown } from '../page/markdown.js';
import { sizes } from '../pictures/sizes.js';
import { conversionsSection } from '../sections/conversions.js';
import { findingsSection } from '../sections/findings.js';
import { adviceBlocks } from '../sections/next.js';
import { serversSection } from '../sections/servers.js';
import { standingSection, standingSentence } from '../sections/standing.js';
import { serverWords } from '../summary.js';

/** The assessment as one page. */
export function renderAssessmentHtml(assessment: Assessment): string {
  return printHtml(assessmentDocument(assessment));
}

/** The same as Markdown. */
export function renderAssessmentMarkdown(assessment: Assessment): string {
  return printMarkdown(assessmentDocument(assessment));
}

const eases: Readonly<Record<Ease, string>> = {
  'by-itself': 'converts by itself',
  look: 'needs a look',
  'by-hand': 'by hand',
  'left-out': 'left out by a decision',
};

/** What a person wants to know first of an assessment. */
export function summarizeAssessment(assessment: Assessment): Document['outcome'] {
  const { source, target, tables, objects, effort, findings, time } = assessment;
  const moved = tables.filter(({ included }) => included);
  const count = (ease: Ease): number => objects.filter((object) => object.ease === ease).length;
  const open = findings.filter(({ severity, resolution }) => severity === 'error' && resolution === 'open').length;
  const byHand = count('by-hand');
  const refused = assessment.standing.filter(({ fate }) => fate === 'refuse').length;
  const [tone, headline]: [Tone, string] =
    open > 0
      ? ['bad', `✗ ${countOf(open, 'finding')} to decide before anything can run`]
      : refused > 0
        ? [
            'warn',
            `! ${countOf(refused, 'table')} ${refused === 1 ? 'stands' : 'stand'} on the target already: a run would refuse ${refused === 1 ? 'it' : 'them'}`,
          ]
        : byHand > 0
          ? ['warn', `! The data can move; ${countOf(byHand, 'object')} ${byHand === 1 ? 'is' : 'are'} made by hand`]
          : ['good', '✓ Everything can move by itself'];
  return {
    tone,
    headline,
    sentences: [
      `${countOf(moved.length, 'table')} with ${countOf(time.rows, 'row')} (${writeBytes(time.bytes)}) would move from ${serverWords(source)} to ${serverWords(target)}.`,
      `Of ${countOf(objects.length, 'object')} ${writeCount(count('by-itself'))} convert by themselves, ${writeCount(count('look'))} convert and need a look, ${writeCount(byHand)} are made by hand, ${writeCount(count('left-out'))} are left out by a decision.`,
      effortWords(effort),
      ...standingSentence(assessment),
      findingsSentence(findings),
      scanWords(assessment),
      timeWords(assessment),
    ],
  };
}

/** What people have to do themselves. */
export function effortWords({ minutes, look, byHand }: Assessment['effort']): string {
  if (minutes === 0) return 'No work for people is expected, changes in applications not counted.';
  const parts = [
    [look, 'looking and deciding'],
    [byHand, 'making by hand'],
  ] as const;
  const said = parts.filter(([time]) => time > 0).map(([time, what]) => `${what} ${hours(time)}`);
  return `The work for people is estimated at ${hours(minutes)} (${said.join(', ')}), changes in applications not counted.`;
}

function assessmentDocument(assessment: Assessment): Document {
  const { source, target, user, product, createdAt, findings, conversions } = assessment;
  const facts = [['Made', writeInstant(createdAt)] as const, ...(user === undefined ? [] : [['By', user] as const])];
  const applications = adviceBlocks(assessment.advice);
  return {
    title: `Assessment: ${source.database} to ${target.displayName ?? target.engine}`,
    outcome: summarizeAssessment(assessment),
    sections: [
      inventorySection(assessment),
      ...standingSection(assessment),
      workSection(assessment),
      timeSection(assessment),
      scanSection(assessment),
      findingsSection(findings, 'before the script'),
      ...(applications.length === 0 ? [] : [{ id: 'next', title: 'Applications', blocks: applications }]),
      conversionsSection(conversions),
      tablesSection(assessment),
      serversSection({ source, target, facts }),
    ],
    footer: `Made by ${product.name} ${product.version} on ${writeInstant(createdAt)}. Nothing was written to the source.`,
  };
}

/** Each finding is counted once. */
function findingsSentence(findings: Assessment['findings']): string {
  const open = findings.filter(({ resolution }) => resolution === 'open');
  const errors = open.filter(({ severity }) => severity === 'error').length;
  const of = (resolution: Resolution): number => findings.filter((finding) => finding.resolution === resolution).length;
  const parts = [
    [errors, 'to decide'],
    [open.length - errors, 'to look at'],
    [of('noted'), 'for information'],
    [of('accepted'), 'accepted in the decisions'],
    [of('fixed'), 'fixed by the script'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${writeCount(count)} ${what}`);
  return findings.length === 0
    ? 'Nothing was found that needs a decision.'
    : `There ${findings.length === 1 ? 'is' : 'are'} ${countOf(findings.length, 'finding')}: ${said.join(', ')}.`;
}

function inventorySection({ objects }: Assessment): Section {
  const kinds = [...new Set(objects.map(({ object }) => object.kind))];
  const shown = (Object.keys(eases) as Ease[]).filter((ease) => objects.some((object) => object.ease === ease));
  const own = (kind: ObjectKind, ease?: Ease): AssessedObject[] =>
    objects.filter((entry) => entry.object.kind === kind && (ease === undefined || entry.ease === ease));
  return {
    id: 'inventory',
    title: 'Inventory',
    blocks: [
      {
        kind: 'table',
        caption: 'What the source holds, and what becomes of it.',
        columns: [
          'Kind',
          { title: 'All', number: true },
          ...shown.map((ease) => ({ title: eases[ease], number: true })),
          { title: 'Effort', number: true },
        ],
        rows: kinds.map((kind) => [
          kind,
          writeCount(own(kind).length),
          ...shown.map((ease) => (own(kind, ease).length === 0 ? '–' : writeCount(own(kind, ease).length))),
          hours(own(kind).reduce((sum, { minutes }) => sum + minutes, 0)),
        ]),
      },
    ],
  };
}

function workSection({ objects, others, effort }: Assessment): Section {
  const all = [...objects, ...others].sort((a, b) => b.minutes - a.minutes);
  const needed = all.filter(({ ease }) => ease === 'by-hand');
  const looked = all.filter(({ ease, minutes }) => ease === 'look' && minutes > 0);
  return {
    id: 'work',
    title: 'Work for people',
    blocks: [
      paragraph(
        `In all ${hours(effort.minutes)}: ${hours(effort.look)} to look and decide, ${hours(effort.byHand)} to make by hand what is not carried. How this was estimated:`,
      ),
      { kind: 'list', items: effort.basis },
      ...(needed.length === 0
        ? [paragraph('Nothing has to be made by hand.')]
        : [workTable('Not carried: to be made by hand.', needed)]),
      ...(looked.length === 0
        ? []
        : [
            fold(
              `${countOf(looked.length, 'object')} to look at`,
              workTable('Carried, with something to decide, to add or to know of.', looked),
            ),
          ]),
    ],
  };
}

function fold(title: string, table: TableBlock): Block {
  return { kind: 'fold', title, open: false, blocks: [table] };
}

function workTable(caption: string, objects: readonly AssessedObject[]): TableBlock {
  return {
    kind: 'table',
    caption,
    columns: ['Object', 'Kind', 'Work', 'Findings', { title: 'Effort', number: true }],
    rows: objects.map(({ object, work, codes, minutes }) => [
      objectName(object),
      object.kind,
      work ?? '',
      codes.join(', '),
      hours(minutes),
    ]),
  };
}

function timeSection(assessment: Assessment): Section {
  const { time } = assessment;
  return {
    id: 'time',
    title: 'Duration and downtime',
    blocks: [
      paragraph(timeWords(assessment)),
      paragraph(time.basis),
      paragraph(
        'What a migration carries is one state of the source: changes made after its beginning are not carried. So whatever writes to the source has to stand still from the beginning of the run to its end: the downtime is the whole duration, and the time to switch the applications over.',
      ),
    ],
  };
}

function timeWords({ time: { forecast } }: Assessment): string {
  if (!forecast) return 'How long it takes is unknown: nothing was measured on this target.';
  return `By a dry run it takes ${spanWords(forecast)}, verification included.`;
}

function scanSection(assessment: Assessment): Section {
  const hits = assessment.findings.filter(({ count }) => count !== undefined);
  return {
    id: 'data',
    title: 'The data',
    blocks: [
      paragraph(scanWords(assessment)),
      ...(hits.length === 0
        ? []
        : [
            {
              kind: 'table',
              caption: 'What reading the rows found.',
              columns: ['Object', 'What was found', { title: 'Rows', number: true }, 'For example'],
              rows: hits.map(({ object, message, count = 0, example }) => [
                objectName(object),
                message,
                writeCount(count),
                example === undefined ? '–' : { value: example },
              ]),
            } as const,
          ]),
    ],
  };
}

function scanWords({ scan, findings }: Assessment): string {
  if (!scan.done) return 'The data was not read (--no-scan): what only the data can tell is open.';
  const hits = findings.filter(({ count = 0 }) => count > 0).length;
  return `All rows were read for what types alone can't tell: ${hits === 0 ? 'nothing was found.' : `${countOf(hits, 'finding')} came of it.`}`;
}

function tablesSection({ tables }: Assessment): Section {
  const picture = sizes(
    tables.filter(({ included }) => included),
    "Sizes by the server's statistics",
  );
  const table: TableBlock = {
    kind: 'table',
    caption: 'Every table of the source. Rows marked with ~ are an estimate of the server.',
    columns: [
      'Table',
      { title: 'Rows', number: true },
      { title: 'Size', number: true },
      { title: 'Columns', number: true },
      'Moves',
    ],
    rows: tables.map((entry) => [
      entry.table,
      rowsOf(entry),
      writeBytes(entry.bytes),
      String(entry.columns),
      entry.included ? 'yes' : 'no',
    ]),
  };
  return { id: 'tables', title: 'Tables', blocks: [...(picture ? [picture] : []), table] };
}

function rowsOf({ rows, counted }: AssessedTable): string {
  return counted ? writeCount(rows) : `~ ${writeCount(rows)}`;
}

/** Minutes as a person plans them. */
function hours(minutes: number): string {
  if (minutes === 0) return '–';
  return minutes < 60 ? `${minutes} min` : `${(minutes / 60).toFixed(minutes < 600 ? 1 : 0)} h`;
}
