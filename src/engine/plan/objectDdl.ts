import type { Adapter } from '../adapter.js';
import type { View } from '../model/catalog.js';
import { tableKey, type Mapping, type TargetName } from '../model/mapping.js';

/** The statements that make a table of the mapping, in the order in which they could run: table, indexes, foreign keys, triggers, comments. Pure. */
export function tableDdl(mapping: Mapping, table: TargetName, { ddl }: Adapter): string | undefined {
  const found = mapping.tables.find((entry) => tableKey(entry.source) === tableKey(table));
  if (!found) return undefined;
  const server = mapping.target;
  const parts = [
    ddl.createTable(found, server),
    ddl.createIndexes(found, server),
    ddl.addForeignKeys(found, server),
    ...ddl.createTriggers(found, server).map(({ sql }) => sql),
    ddl.comments(found, server),
  ];
  return `${parts
    .map((part) => part.trim())
    .filter(Boolean)
    .join('\n\n')}\n`;
}

/** The statement that makes a view, as its server prints what it selects. Pure. */
export function viewDdl(schema: string, view: View, { lex }: Adapter): string {
  const name = `${lex.quoteIdentifier(schema)}.${lex.quoteIdentifier(view.name)}`;
  const definition = view.definition.trim().replace(/;$/, '');
  return `CREATE ${view.materialized ? 'MATERIALIZED ' : ''}VIEW ${name} AS\n${definition};\n`;
}
