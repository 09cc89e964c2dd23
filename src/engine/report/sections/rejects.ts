import { countOf } from '../../model/quantity.js';
import { withoutKey, type RejectedRow } from '../../model/reject.js';
import type { Report } from '../../model/report.js';
import { paragraph, type Block, type Inline, type Section } from '../page/document.js';

/** Rows of a table that are named. */
const shownPerTable = 100;

/** The rows that were set aside, by table, key and reason; nothing when there are none. */
export function rejectsSection({ rejects = [] }: Report): Section | undefined {
  if (rejects.length === 0) return undefined;
  const tables = new Map<string, RejectedRow[]>();
  for (const row of rejects) tables.set(row.table, [...(tables.get(row.table) ?? []), row]);
  return {
    id: 'rejects',
    title: 'Rows that the target refused',
    blocks: [
      paragraph(
        'Named here by key and reason. Each stands whole in the rejects file beside the script, which its owner alone may read, and can be loaded from there later (load-rejects).',
      ),
      ...[...tables].flatMap(([table, rows]) => tableRejects(table, rows)),
    ],
  };
}

function tableRejects(table: string, rows: readonly RejectedRow[]): Block[] {
  const some = rows.length > shownPerTable ? ` The first ${shownPerTable} are named here.` : '';
  return [
    { kind: 'heading', text: table },
    {
      kind: 'table',
      caption: `${countOf(rows.length, 'row')}.${some} The reason is the target's, word for word.`,
      columns: ['Row', 'Column', 'What the target said'],
      rows: rows
        .slice(0, shownPerTable)
        .map(({ key, column, reason }) => [
          Object.keys(key).length === 0 ? withoutKey : keyWords(key),
          column ?? '–',
          { code: reason },
        ]),
    },
  ];
}

/** `id = 7, day = 2026-01-01` */
export function keyWords(key: Readonly<Record<string, string | null>>): Inline[] {
  return Object.entries(key).flatMap(([name, text], index): Inline[] => [
    `${index === 0 ? '' : ', '}${name} = `,
    { value: text },
  ]);
}
