import type { Finding } from '../model/finding.js';
import type { TableMapping } from '../model/mapping.js';
import { rowKeyOf } from '../model/rowKey.js';

/** From these sizes on it takes minutes, not seconds, that a table can't be cut; both from the server's statistics. */
const manyRows = 1_000_000;
const manyBytes = 256 * 1024 * 1024;

const consequence = 'It is read as a whole: by one stream, and an interrupted run reads it anew.';

/** What is said of a large table whose rows no key cuts into ranges. */
export function onePieceFindings(table: TableMapping): Finding[] {
  const { source } = table;
  if (source.estimatedRows < manyRows && source.estimatedBytes < manyBytes) return [];
  const reason = uncut(table);
  if (reason === undefined) return [];
  return [
    {
      code: 'READ_IN_ONE_PIECE',
      severity: 'info',
      object: { kind: 'table', path: [source.schema, source.name] },
      message: `${reason} ${consequence}`,
      fix: 'Give the source a primary key, or a unique index whose columns are NOT NULL and begin with a number, a date or a text.',
    },
  ];
}

/** Why no range can be named; undefined where one can. */
function uncut(table: TableMapping): string | undefined {
  const key = rowKeyOf(table);
  if (key) {
    // No index finds what lies between two sets, and few rows have labels alone as their key.
    const first = key.find(({ neutral }) => neutral.kind !== 'enum');
    return first?.neutral.kind === 'set'
      ? `No range of its key can be named, for ${first.source.name} is a SET.`
      : undefined;
  }
  if (table.source.primaryKey) return 'A column of its primary key is left out.';
  const unique = table.source.indexes.find((index) => index.unique);
  return unique
    ? `It has no primary key, and its unique index ${unique.name} does not name every row: columns may be NULL there, or it holds parts of them or some rows only.`
    : 'It has neither a primary key nor a unique index.';
}
