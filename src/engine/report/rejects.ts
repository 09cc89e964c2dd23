import { countOf } from '../model/quantity.js';
import type { RejectedRow } from '../model/reject.js';
import type { Report } from '../model/report.js';
import { html, value, type Markup } from './markup.js';

/** Rows of a table that are named. */
const shownPerTable = 100;

/** The rows that were set aside, by table, key and reason; nothing when there are none. */
export function rejectsSection({ rejects = [] }: Report): Markup | undefined {
  if (rejects.length === 0) return undefined;
  const tables = new Map<string, RejectedRow[]>();
  for (const row of rejects) tables.set(row.table, [...(tables.get(row.table) ?? []), row]);
  return html`<h2 id="rejects">Rows that the target refused</h2>
    <p>Each stands whole in the rejects file beside the script, from where it can be loaded later.</p>
    ${[...tables].map(([table, rows]) => tableRejects(table, rows))}`;
}

function tableRejects(table: string, rows: readonly RejectedRow[]): Markup {
  const some = rows.length > shownPerTable ? ` The first ${shownPerTable} are named here.` : '';
  return html`<h3>${table}</h3>
    <p>${countOf(rows.length, 'row')}.${some}</p>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col">Column</th>
            <th scope="col">What the target said</th>
          </tr>
        </thead>
        <tbody>
          ${rows.slice(0, shownPerTable).map(tableRow)}
        </tbody>
      </table>
    </div>`;
}

function tableRow({ key, column, reason }: RejectedRow): Markup {
  const named = Object.entries(key).map(
    ([name, text], index) => html`${index === 0 ? '' : ', '}${name} = ${value(text)}`,
  );
  return html`<tr>
    <th scope="row">${named}</th>
    <td>${column ?? '–'}</td>
    <td>${reason}</td>
  </tr>`;
}
