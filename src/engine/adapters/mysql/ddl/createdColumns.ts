import type { CreatedColumn } from '../../../model/createdColumn.js';
import type { ColumnMapping, TableMapping } from '../../../model/mapping.js';
import type { Flavour } from '../flavour.js';
import { parseType } from '../types/native.js';
import { longestColumnComment, storedComment } from './comments.js';
import { counterColumn } from './counters.js';
import { updatedDigits } from './onUpdate.js';
import { fittedColumns } from './rowSize.js';

/** What `createTable` makes of the columns, as the server's catalog has to show it. */
export function createdColumns(table: TableMapping, flavour: Flavour): CreatedColumn[] {
  const counter = counterColumn(table)?.name;
  return fittedColumns(table, flavour).map((column) => ({
    ...createdColumn(column, counter, table, flavour),
    onUpdateNow: updatedDigits(column),
  }));
}

function createdColumn(
  { name, chosen, nullable, generated, comment, ...column }: ColumnMapping,
  counter: string | undefined,
  table: TableMapping,
  flavour: Flavour,
): CreatedColumn {
  const { charset, collation, ...type } = parseType(chosen.type) ?? { name: chosen.type, text: chosen.type };
  const isText = /char$|text$|^(enum|set)$/u.test(type.name);
  const inherited = isText && charset === undefined ? flavour.types.exactCollation : undefined;
  const counts = name === counter;
  return {
    name,
    type,
    // A generated column takes NULL whatever its expression gives, unless it is part of the key.
    nullable: (nullable || generated !== undefined) && table.primaryKey?.columns.includes(name) !== true,
    default: generated || counts ? undefined : column.default,
    generated,
    counts,
    collation: collation ?? inherited,
    comment: comment ? storedComment(comment, longestColumnComment) : undefined,
    check: chosen.check,
  };
}
