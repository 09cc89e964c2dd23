import { countOf, writeBytes, writeCount } from '../../model/quantity.js';
import type { PictureBlock } from '../page/document.js';
import { html, type Markup } from '../page/markup.js';

/** How big a table is. */
export interface Size {
  readonly table: string;
  readonly rows: number;
  readonly bytes: number;
}

const width = 1000;
const right = 190;
const rowHeight = 20;
const most = 15;
/** How wide a letter of a name is on average, in the widest of the fonts that browsers choose, and how many are shown. */
const letterWidth = 7.8;
const longestName = 36;

/** The biggest tables as bars. Nothing for less than two tables. */
export function sizes(tables: readonly Size[], what: string): PictureBlock | undefined {
  const sorted = [...tables].sort((a, b) => b.bytes - a.bytes || b.rows - a.rows);
  const shown = sorted.slice(0, most);
  const greatest = shown[0]?.bytes ?? 0;
  if (tables.length < 2 || greatest === 0) return undefined;
  const left = Math.max(...shown.map(({ table }) => shortened(table).length)) * letterWidth + 8;
  const all = sorted.reduce((sum, { bytes }) => sum + bytes, 0);
  const named =
    sorted.length > most
      ? `the ${most} biggest of ${countOf(sorted.length, 'table')}`
      : countOf(sorted.length, 'table');
  return {
    kind: 'picture',
    id: 'sizes',
    title: 'Table sizes',
    description: `${what}: ${named}, ${writeBytes(all)} in all; the biggest is ${shown[0]?.table ?? ''} with ${writeBytes(greatest)}.`,
    width,
    height: shown.length * rowHeight + 6,
    shapes: html`${shown.map((size, index) => bar(size, index, { greatest, left }))}`,
    numbers: {
      kind: 'table',
      caption: `${what}, the biggest first.`,
      columns: ['Table', { title: 'Size', number: true }, { title: 'Rows', number: true }],
      rows: sorted.slice(0, 100).map(({ table, rows, bytes }) => [table, writeBytes(bytes), writeCount(rows)]),
    },
  };
}

function bar(
  { table, rows, bytes }: Size,
  index: number,
  { greatest, left }: { greatest: number; left: number },
): Markup {
  const size = Math.max(1.5, (bytes / greatest) * (width - left - right));
  const y = index * rowHeight;
  return html`<text x="${left - 8}" y="${y + 14}" text-anchor="end">${shortened(table)}</text
    ><rect class="bar" x="${left}" y="${y + 3}" width="${size.toFixed(1)}" height="${rowHeight - 6}" rx="2"
      ><title>${table}: ${writeBytes(bytes)}</title></rect
    ><text x="${(left + size + 8).toFixed(1)}" y="${y + 14}">${writeBytes(bytes)}, ${countOf(rows, 'row')}</text>`;
}

/** As much of a name as fits; its end tells tables apart. */
function shortened(name: string): string {
  return name.length <= longestName ? name : `…${name.slice(1 - longestName)}`;
}
