import type { Index } from '../../../model/catalog.js';
import type { TableMapping } from '../../../model/mapping.js';

const holdsText = /^(?:VARCHAR|CHAR|(?:TINY|MEDIUM|LONG)?TEXT)\b/iu;

/** The text columns, by their target names, whose words a GIN or GiST index over a tsvector finds: those that its expression, or its column's, names. */
export function searchedColumns(index: Index, table: TableMapping): string[] {
  const searched = index.parts.map((part) => {
    const column = table.columns.find((entry) => entry.name === part.column);
    return column ? tsvectorSource(column.source) : (part.expression?.text ?? '');
  });
  if (!searched.some((text) => text.includes('to_tsvector'))) return [];
  const words = new Set(searched.join(' ').match(/"(?:[^"]|"")+"|[\p{L}_][\p{L}\w$]*/gu) ?? []);
  const isNamed = (name: string): boolean => words.has(name) || words.has(`"${name.replaceAll('"', '""')}"`);
  return table.columns
    .filter((column) => column.included && holdsText.test(column.chosen.type) && isNamed(column.source.name))
    .filter((column) => !index.parts.some((part) => part.column === column.name))
    .map((column) => column.name);
}

function tsvectorSource(column: TableMapping['columns'][number]['source']): string {
  return column.type.name === 'tsvector' ? (column.generated?.text ?? '') : '';
}
