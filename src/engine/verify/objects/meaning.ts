import type { Adapter } from '../../adapter.js';
import type { SqlExpression } from '../../model/catalog.js';
import type { Expression } from '../../model/expression.js';
import type { TableMapping } from '../../model/mapping.js';

/** An expression that was written to the target: its text in the target's dialect, and its meaning where the model can say it. */
export interface WrittenExpression {
  readonly sql: string;
  readonly expression?: Expression | undefined;
}

export type Sameness = 'same' | 'different' | 'unknown';

/**
 * Whether what the target shows is what was written. Servers print expressions in their own way, so the texts are compared without what says nothing, then printed
 * anew from their meaning, then by meaning. What the model can't say on either side stays unknown.
 */
export function sameExpression(
  written: WrittenExpression,
  found: SqlExpression,
  print: (expression: SqlExpression) => string | undefined,
): Sameness {
  if (plain(written.sql) === plain(found.text)) return 'same';
  const printed = found.expression && print(found);
  if (printed !== undefined && plain(printed) === plain(written.sql)) return 'same';
  // MariaDB's information_schema shows a question mark for every character beyond U+FFFF.
  if (plain(written.sql.replace(/[\u{10000}-\u{10ffff}]/gu, '?')) === plain(found.text)) return 'unknown';
  if (!found.expression || !written.expression) return 'unknown';
  if (meaningOf(written.expression) === meaningOf(found.expression)) return 'same';
  return 'different';
}

/** The same for an expression of a table of the mapping. */
export function judge(
  { table, adapter }: { readonly table: TableMapping; readonly adapter: Adapter },
  written: WrittenExpression,
  found: SqlExpression,
): Sameness {
  return sameExpression(written, found, (value) => adapter.ddl.printExpression(value, table.columns));
}

const meaningOf = (expression: Expression): string => {
  const bare = withoutCasts(expression);
  if (bare.kind === 'number') return `number ${bare.text.replace(/(\.\d*?)0+$/u, '$1').replace(/\.$/u, '')}`;
  if (bare.kind === 'string') return `string ${literalOf(bare.value)}`;
  if (bare.kind === 'now') return `now ${bare.what} ${bare.precision ?? ''}`;
  return JSON.stringify(bare);
};

/** A moment or time of day without zeros at the end of its fraction, an array without quotes that its elements don't need. */
function literalOf(value: string): string {
  if (/^(?:\d{4}-\d\d-\d\d )?-?\d+:\d\d:\d\d\.\d*$/u.test(value)) return value.replace(/\.?0+$/u, '');
  return /^\{.*\}$/su.test(value) ? value.replace(/"([^",{}\\\s]+)"/gu, '$1') : value;
}

/** A cast at the top says nothing that the column's own type doesn't. */
function withoutCasts(expression: Expression): Expression {
  return expression.kind === 'cast' ? withoutCasts(expression.item) : expression;
}

/** What says nothing between two servers' prints of one expression; strings are matched first, so that they stay. */
const silent =
  /'(?:[^'\\]|''|\\.)*'|::"?[a-z][\w ]*"?(?:\(\d+(?:, *\d+)?\))?(?:\[\])?|_\w+(?=\s*')|\bB(?=')|[\s()"`]+/giu;

/** SQL without blanks, parentheses, quotes of names, casts behind values, introducers and the B of bits; letters outside of strings are lower case. */
function plain(sql: string): string {
  let text = '';
  let last = 0;
  for (const match of sql.matchAll(silent)) {
    text += sql.slice(last, match.index).toLowerCase();
    if (match[0].startsWith("'")) text += `'${literalOf(match[0].slice(1, -1).replaceAll("\\'", "''"))}'`;
    last = match.index + match[0].length;
  }
  return text + sql.slice(last).toLowerCase();
}
