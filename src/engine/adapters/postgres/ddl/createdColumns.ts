import type { CreatedColumn } from '../../../model/createdColumn.js';
import type { NativeType } from '../../../model/catalog.js';
import type { ColumnMapping, TableMapping } from '../../../model/mapping.js';
import { parseType } from '../types/native.js';
import { hasCounter } from './counters.js';
import { storedComment } from './storedComment.js';

/** What `createTable` makes of the columns, as the server's catalog has to show it. */
export function createdColumns(table: TableMapping): CreatedColumn[] {
  return table.columns
    .filter((column) => column.included)
    .map((column) => ({
      name: column.name,
      type: typeOf(column, table),
      nullable: column.nullable && table.primaryKey?.columns.includes(column.name) !== true && !hasCounter(column),
      default: column.generated || hasCounter(column) ? undefined : column.default,
      generated: column.generated,
      counts: !column.generated && hasCounter(column),
      collation: collationOf(column),
      comment: storedComment(column.comment) || undefined,
      check: column.chosen.check,
    }));
}

function typeOf({ chosen: { type, requires } }: ColumnMapping, table: TableMapping): NativeType {
  if (requires?.kind === 'enum')
    return {
      name: requires.name,
      schema: table.target.schema,
      text: requires.name,
      category: 'enum',
      labels: requires.labels,
    };
  return parseType(type) ?? { name: type, text: type };
}

/** PostgreSQL calls what a column has without a word about it `default`. */
function collationOf({ chosen: { type, requires } }: ColumnMapping): string {
  if (requires?.kind === 'collation') return requires.name;
  const [, quoted, bare] = / COLLATE (?:"?\w+"?\.)?(?:"([^"]+)"|(\w+))/iu.exec(type) ?? [];
  return quoted ?? bare?.toLowerCase() ?? 'default';
}
