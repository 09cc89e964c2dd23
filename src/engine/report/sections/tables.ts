import { countOf, writeBytes, writeCount, writeDuration } from '../../model/quantity.js';
import type { Report, ReportedStep, ReportedTable } from '../../model/report.js';
import {
  longValueWords,
  readableNumber,
  rowsWords,
  type VerificationLevel,
  type VerificationState,
} from '../../model/verification.js';
import { joined, newLine, paragraph, type Block, type Content, type Section, type Tone } from '../page/document.js';
import { sizes } from '../pictures/sizes.js';
import { keyWords } from './rejects.js';

/** One table of the target: how it was copied and what its verification says. */
interface TableRow {
  readonly name: string;
  readonly copy?: ReportedStep | undefined;
  readonly verification?: ReportedTable | undefined;
}

/** Words and tone of each outcome of a table. */
const verificationWords: Readonly<Record<VerificationState, { readonly state: string; readonly tone: Tone }>> = {
  verified: { state: '✓ verified', tone: 'good' },
  'equals-expression': { state: '✓ equals your expression', tone: 'good' },
  'counts-equal': { state: '! row counts equal', tone: 'warn' },
  'sample-equal': { state: '! sample equal', tone: 'warn' },
  differs: { state: '✗ differs', tone: 'bad' },
  'still-changing': { state: '! still changing', tone: 'warn' },
  'not-comparable': { state: '! not comparable', tone: 'warn' },
  'not-checked': { state: '– not checked', tone: 'warn' },
};

/** Every table with its rows, its columns and both digests. */
export function tablesSection(report: Report): Section {
  const title = 'Tables';
  const rows = tableRows(report);
  if (rows.length === 0)
    return { id: 'tables', title, blocks: [paragraph('The script copies and verifies no table.')] };
  const copied = rows.flatMap(({ name, copy }) =>
    copy?.copiedBytes === undefined ? [] : [{ table: name, rows: copy.copiedRows ?? 0, bytes: copy.copiedBytes }],
  );
  const picture = sizes(copied, 'Bytes that were copied');
  return {
    id: 'tables',
    title,
    blocks: [
      {
        kind: 'table',
        caption: howCompared(report),
        columns: [
          'Table',
          'State',
          { title: 'Rows, source', number: true },
          { title: 'Rows, target', number: true },
          { title: 'Copied', number: true },
          'Columns compared',
          { title: 'Digests, source and target', dense: true },
          { title: 'Time', number: true },
        ],
        rows: rows.map(tableRow),
      },
      ...(picture ? [picture] : []),
    ],
  };
}

/** How the tables below were compared; every level does it in its own way. */
function howCompared({ tables }: Report): string {
  const checked = tables.filter(({ state }) => state !== 'not-checked');
  const levels = new Set(checked.map(({ level }) => level));
  const [level] = levels;
  if (level === undefined) return 'No table was compared.';
  return levels.has('sample') && levels.size > 1
    ? `${captions.sample} Small tables were compared whole.`
    : captions[level];
}

const captions: Readonly<Record<VerificationLevel, string>> = {
  counts: 'Rows were counted by each database itself; no value was looked at.',
  checksum:
    'Rows were counted and digests computed by each database itself, over every column and row that the two queries of the verify step give.',
  rows: 'Every column of every row that the two queries of the verify step give was fetched from both databases and compared, text by text.',
  sample:
    'Rows of a random sample were counted and digests computed by each database itself, over every column of them.',
};

function tableRows(report: Report): TableRow[] {
  const rows = new Map<string, TableRow>();
  const names = new Map(report.steps.map((step) => [step.step, step.name]));
  for (const step of report.steps) {
    if (step.kind === 'copy' && step.part === undefined) rows.set(step.name, { name: step.name, copy: step });
    if (step.kind === 'verify' && !rows.has(step.name)) rows.set(step.name, { name: step.name });
  }
  for (const verification of report.tables) {
    const name = names.get(verification.step) ?? verification.table;
    rows.set(name, { name, ...rows.get(name), verification });
  }
  return [...rows.values()];
}

function tableRow({ name, copy, verification }: TableRow): Content[] {
  const state = verification ? verificationWords[verification.state] : copyWords(copy);
  const compared = verification && verification.state !== 'not-checked' ? verification : undefined;
  const time = (copy?.milliseconds ?? 0) + (verification?.milliseconds ?? 0);
  const reason = verification?.reason ?? (isPartly(verification) ? verification?.proves : undefined);
  return [
    name,
    joined([state, reason]),
    compared ? rowsWords(compared, compared.sourceRows) : '–',
    compared ? rowsWords(compared, compared.targetRows) : '–',
    copy?.copiedRows === undefined
      ? '–'
      : [writeCount(copy.copiedRows), newLine, { soft: writeBytes(copy.copiedBytes ?? 0) }],
    compared && compared.level !== 'counts'
      ? { names: compared.columns, title: countOf(compared.columns.length, 'column') }
      : '–',
    compared ? digests(compared) : '–',
    writeDuration(time),
  ];
}

/** Equal as far as was looked, and no further. */
function isPartly(verification: ReportedTable | undefined): boolean {
  return verification?.state === 'counts-equal' || verification?.state === 'sample-equal';
}

function copyWords(copy: ReportedStep | undefined): { state: string; tone: Tone } {
  if (copy?.state === 'done') return { state: '– copied, not verified', tone: 'warn' };
  if (copy?.state === 'failed') return { state: '✗ copy failed', tone: 'bad' };
  return { state: '– not done', tone: 'warn' };
}

function digests({ sourceDigest, targetDigest }: ReportedTable): Content {
  if (sourceDigest === undefined && targetDigest === undefined) return '–';
  const same = sourceDigest === targetDigest;
  return same
    ? [sourceDigest ?? '', newLine, 'equal on both sides']
    : [`source ${sourceDigest ?? '–'}`, newLine, `target ${targetDigest ?? '–'}`];
}

/** The rows that differ, by key and cell; nothing when there are none. */
export function differencesSection(report: Report): Section | undefined {
  const differing = report.tables.filter((table) => table.state === 'differs');
  if (differing.length === 0) return undefined;
  return { id: 'differences', title: 'Rows that differ', blocks: differing.flatMap(tableDifferences) };
}

function tableDifferences(table: ReportedTable): Block[] {
  const all = Math.max(table.differingRows, table.differences.length);
  const shown = table.differences.length;
  const sentences = [
    `${countOf(table.sourceRows, 'row')} ${table.level === 'sample' ? 'of the sample ' : ''}at the source, ${countOf(table.targetRows, 'row')} at the target.`,
    all > 0 && table.moreDiffer !== true ? `${countOf(all, 'row')} ${all === 1 ? 'differs' : 'differ'}.` : '',
    shown < all ? `The first ${shown} are named here.` : '',
    table.reason ?? '',
  ].filter((sentence) => sentence !== '');
  const rows = table.differences.flatMap(differenceRows);
  return [
    { kind: 'heading', text: table.table },
    paragraph(sentences.join(' ')),
    ...(shown === 0
      ? []
      : [
          {
            kind: 'table',
            caption:
              'The texts that were compared, and their bytes (in hexadecimal) where these say more. Bytes are compared by their hexadecimal digits; NULL and the empty text are told apart; invisible characters are shown as marks.',
            columns: ['Row', 'What', 'Column', 'Source', 'Target', { title: 'Raw, source and target', dense: true }],
            rows,
          } as const,
        ]),
  ];
}

const kindWords = { missing: 'missing at the target', extra: 'only at the target', changed: 'changed' } as const;

function differenceRows(row: ReportedTable['differences'][number]): Content[][] {
  const counts = row.sourceCount === undefined ? '' : ` (${row.sourceCount} and ${row.targetCount ?? 0} times)`;
  const head = [keyWords(row.key), `${kindWords[row.kind]}${counts}`];
  if (row.cells.length === 0) return [[...head, '', '', '', '']];
  return row.cells.map((cell) => [
    ...head,
    cell.column,
    row.kind === 'extra' ? '–' : cellValue(cell.source),
    row.kind === 'missing' ? '–' : cellValue(cell.target),
    cell.sourceRaw === undefined ? '–' : joined([cell.sourceRaw ?? 'NULL', cell.targetRaw ?? 'NULL']),
  ]);
}

function cellValue(text: string | null): Content {
  const long = longValueWords(text);
  if (long !== undefined) return long;
  const number = readableNumber(text);
  return number === undefined ? { value: text } : [number, newLine, { soft: `compared as ${text ?? ''}` }];
}
