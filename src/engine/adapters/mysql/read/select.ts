import type { SelectItem } from '../../../model/selectItem.js';
import type { ServerInfo, Table } from '../../../model/catalog.js';
import type { BoundForm, Chunk } from '../../../model/chunk.js';
import { rangePlaceholder } from '../../../model/script.js';
import { qualify, quoteIdentifier, quoteString } from '../lex.js';

/** One item a line. */
export function select(
  table: Pick<Table, 'schema' | 'name'>,
  items: readonly SelectItem[],
  server: ServerInfo,
): string {
  const listed = items.map((item) => {
    const name = quoteIdentifier(item.name);
    return item.sql === name ? `  ${name}` : `  ${item.sql} AS ${name}`;
  });
  return `SELECT\n${listed.join(',\n')}\nFROM ${qualify(table, server)}\nWHERE ${rangePlaceholder}`;
}

/** A column of the key and a value of it, as SQL. */
interface Bound {
  readonly column: string;
  readonly value: string;
  readonly form: BoundForm;
}

/**
 * The condition of a chunk. Row comparisons are spelt out, for MySQL doesn't use an index for them; texts stand in quotes, and the server turns them
 * into the column's own type.
 */
export function range({ from, to, forms = [] }: Chunk, key: readonly string[]): string {
  const boundsOf = (values: readonly string[] | undefined): Bound[] | undefined =>
    values?.map((value, at) => ({ column: quoteIdentifier(key[at] ?? ''), ...literal(value, forms[at] ?? 'text') }));
  const [first, last] = [boundsOf(from), boundsOf(to)];
  const conditions = [
    ...(first && last ? between(first, last) : []),
    ...(first ? [bound(first, '>', '>')] : []),
    ...(last ? [bound(last, '<', '<=')] : []),
  ];
  return conditions.length === 0 ? 'true' : conditions.join(' AND ');
}

const wellFormed: Readonly<Partial<Record<BoundForm, RegExp>>> = {
  number: /^\d{1,20}$/u,
  position: /^\d{1,5}$/u,
  bytes: /^(?:[0-9a-f]{2})*$/iu,
};

/** What comes out of a ledger may have been changed there: a text in quotes does no harm. */
function literal(value: string, form: BoundForm): Pick<Bound, 'value' | 'form'> {
  if (wellFormed[form]?.test(value) !== true) return { value: quoteString(value), form: 'text' };
  return { value: form === 'bytes' ? `x'${value}'` : value, form };
}

type Comparison = '>' | '<' | '<=';

/** `(a > 1 OR (a = 1 AND (b > 2)))`: `strict` decides all columns but the last one. */
function bound([head, ...rest]: readonly Bound[], strict: Comparison, last: Comparison): string {
  if (!head) return 'true';
  if (rest.length === 0) return compare(head, last);
  return `(${compare(head, strict)} OR (${head.column} = ${head.value} AND ${bound(rest, strict, last)}))`;
}

/** Labels compare by their letters and sort by their positions; lists of positions are what an index finds (a comparison with one is not). */
function compare({ column, value, form }: Bound, comparison: Comparison): string {
  if (form !== 'position') return `${column} ${comparison} ${value}`;
  const end = Number(value) + (comparison === '<' ? 0 : 1);
  if (end === 0) return 'false';
  return `${column} ${comparison === '>' ? 'NOT IN' : 'IN'} (${positions(0, end)})`;
}

/** The labels that a key range can hold which begins with one: no index finds the beginning otherwise. */
function between([first]: readonly Bound[], [last]: readonly Bound[]): string[] {
  if (first?.form !== 'position' || last?.form !== 'position') return [];
  return [`${first.column} IN (${positions(Number(first.value), Number(last.value) + 1)})`];
}

function positions(from: number, end: number): string {
  return Array.from({ length: end - from }, (_none, at) => from + at).join(', ');
}
