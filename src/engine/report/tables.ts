import { countOf, writeBytes, writeCount, writeDuration } from '../model/quantity.js';
import type { Report, ReportedStep } from '../model/report.js';
import type { RowDifference, TableVerification, VerificationState } from '../model/verification.js';
import { html, value, type Markup } from './markup.js';
import type { Tone } from './summary.js';

/** One table of the target: how it was copied and what its verification says. */
interface TableRow {
  readonly name: string;
  readonly copy?: ReportedStep | undefined;
  readonly verification?: TableVerification | undefined;
}

/** Words and tone of each outcome of a table. */
export const verificationWords: Readonly<Record<VerificationState, { readonly words: string; readonly tone: Tone }>> = {
  verified: { words: '✓ verified', tone: 'good' },
  'equals-expression': { words: '✓ equals your expression', tone: 'good' },
  'counts-equal': { words: '! row counts equal', tone: 'warn' },
  'sample-equal': { words: '! sample equal', tone: 'warn' },
  differs: { words: '✗ differs', tone: 'bad' },
  'still-changing': { words: '! still changing', tone: 'warn' },
  'not-comparable': { words: '! not comparable', tone: 'warn' },
  'not-checked': { words: '– not checked', tone: 'warn' },
};

/** Every table with its rows, its columns and both digests. */
export function tablesSection(report: Report): Markup {
  const rows = tableRows(report);
  if (rows.length === 0)
    return html`<h2 id="tables">Tables</h2>
      <p>The script copies and verifies no table.</p>`;
  return html`<h2 id="tables">Tables</h2>
    <div class="scroll">
      <table>
        <caption>
          Rows were counted and digests computed by each database itself, over every column of every row.
        </caption>
        <thead>
          <tr>
            <th scope="col">Table</th>
            <th scope="col">State</th>
            <th scope="col" class="number">Rows, source</th>
            <th scope="col" class="number">Rows, target</th>
            <th scope="col" class="number">Copied</th>
            <th scope="col">Columns compared</th>
            <th scope="col">Digests, source and target</th>
            <th scope="col" class="number">Time</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(tableRow)}
        </tbody>
      </table>
    </div>`;
}

function tableRows(report: Report): TableRow[] {
  const rows = new Map<string, TableRow>();
  const names = new Map(report.steps.map((step) => [step.step, step.name]));
  for (const step of report.steps) {
    if (step.kind === 'copy') rows.set(step.name, { name: step.name, copy: step });
    if (step.kind === 'verify' && !rows.has(step.name)) rows.set(step.name, { name: step.name });
  }
  for (const verification of report.tables) {
    const name = names.get(verification.step) ?? verification.table;
    rows.set(name, { name, ...rows.get(name), verification });
  }
  return [...rows.values()];
}

function tableRow({ name, copy, verification }: TableRow): Markup {
  const { words, tone } = verification ? verificationWords[verification.state] : copyWords(copy);
  const compared = verification && verification.state !== 'not-checked' ? verification : undefined;
  const time = (copy?.milliseconds ?? 0) + (verification?.milliseconds ?? 0);
  const reason = verification?.reason ?? (isPartly(verification) ? verification?.proves : undefined);
  return html`<tr>
    <th scope="row">${name}</th>
    <td><span class="state ${tone}">${words}</span>${reason === undefined ? '' : html`<br />${reason}`}</td>
    <td class="number">${compared ? writeCount(compared.sourceRows) : '–'}</td>
    <td class="number">${compared ? writeCount(compared.targetRows) : '–'}</td>
    <td class="number">
      ${copy?.copiedRows === undefined ? '–' : html`${writeCount(copy.copiedRows)}<br /><span class="soft">${writeBytes(copy.copiedBytes ?? 0)}</span>`}
    </td>
    <td>${compared ? columnList(compared.columns) : '–'}</td>
    <td class="digest mono">${compared ? digests(compared) : '–'}</td>
    <td class="number">${writeDuration(time)}</td>
  </tr>`;
}

/** Equal as far as was looked, and no further. */
function isPartly(verification: TableVerification | undefined): boolean {
  return verification?.state === 'counts-equal' || verification?.state === 'sample-equal';
}

function copyWords(copy: ReportedStep | undefined): { words: string; tone: Tone } {
  if (copy?.state === 'done') return { words: '– copied, not verified', tone: 'warn' };
  if (copy?.state === 'failed') return { words: '✗ copy failed', tone: 'bad' };
  return { words: '– not done', tone: 'warn' };
}

function columnList(columns: readonly string[]): Markup {
  return html`<details>
    <summary>${countOf(columns.length, 'column')}</summary>
    ${columns.join(', ')}
  </details>`;
}

function digests({ sourceDigest, targetDigest }: TableVerification): Markup {
  const same = sourceDigest !== undefined && sourceDigest === targetDigest;
  return same
    ? html`${sourceDigest}<br />equal on both sides`
    : html`source ${sourceDigest ?? '–'}<br />target ${targetDigest ?? '–'}`;
}

/** The rows that differ, by key and cell; nothing when there are none. */
export function differencesSection(report: Report): Markup | undefined {
  const differing = report.tables.filter((table) => table.state === 'differs');
  if (differing.length === 0) return undefined;
  return html`<h2 id="differences">Rows that differ</h2>
    ${differing.map(tableDifferences)}`;
}

function tableDifferences(table: TableVerification): Markup {
  const all = Math.max(table.differingRows, table.differences.length);
  const shown = table.differences.length;
  const some = shown < all ? ` The first ${shown} are named here.` : '';
  const counts = `${countOf(table.sourceRows, 'row')} at the source, ${countOf(table.targetRows, 'row')} at the target.`;
  return html`<h3>${table.table}</h3>
    <p>
      ${counts} ${all > 0 ? `${countOf(all, 'row')} ${all === 1 ? 'differs' : 'differ'}.` : ''}${some} ${table.reason}
    </p>
    ${
      shown === 0
        ? ''
        : html`<div class="scroll">
            <table>
              <caption>
                NULL and the empty text are told apart; invisible characters are shown as marks.
              </caption>
              <thead>
                <tr>
                  <th scope="col">Row</th>
                  <th scope="col">What</th>
                  <th scope="col">Column</th>
                  <th scope="col">Source</th>
                  <th scope="col">Target</th>
                </tr>
              </thead>
              <tbody>
                ${table.differences.map(differenceRows)}
              </tbody>
            </table>
          </div>`
    }`;
}

const kindWords = { missing: 'missing at the target', extra: 'only at the target', changed: 'changed' } as const;

function differenceRows(row: RowDifference): Markup[] {
  const counts = row.sourceCount === undefined ? '' : ` (${row.sourceCount} and ${row.targetCount ?? 0} times)`;
  const head = html`<th scope="rowgroup" rowspan="${Math.max(1, row.cells.length)}">${keyOf(row)}</th>
    <td rowspan="${Math.max(1, row.cells.length)}">${kindWords[row.kind]}${counts}</td>`;
  if (row.cells.length === 0)
    return [
      html`<tr>
        ${head}
        <td colspan="3"></td>
      </tr>`,
    ];
  return row.cells.map(
    (cell, index) =>
      html`<tr>
        ${index === 0 ? head : ''}
        <td>${cell.column}</td>
        <td>${row.kind === 'extra' ? '–' : value(cell.source)}</td>
        <td>${row.kind === 'missing' ? '–' : value(cell.target)}</td>
      </tr>`,
  );
}

function keyOf(row: RowDifference): Markup {
  const parts = Object.entries(row.key);
  return html`${parts.map(([column, text], index) => html`${index === 0 ? '' : ', '}${column} = ${value(text)}`)}`;
}
