import type { ReferentialAction, ServerInfo } from '../../../model/catalog.js';
import type { TargetName } from '../../../model/mapping.js';
import type { InboundKey } from '../../../model/repair.js';
import { qualify, quoteIdentifier, quoteString } from '../lex.js';
import type { MysqlSession } from '../session.js';

/** A foreign key as information_schema shows it. */
export interface Foreign {
  readonly table: TargetName;
  readonly name: string;
  readonly columns: string[];
  readonly references: TargetName;
  readonly referencedColumns: string[];
  readonly onUpdate: string;
  readonly onDelete: string;
}

/** The foreign keys of tables, and those of any database that refer to them. */
export async function foreignKeysOf(
  session: MysqlSession,
  tables: readonly TargetName[],
  signal?: AbortSignal,
): Promise<Foreign[]> {
  const pairs = tables.map(() => '(?, ?)').join(', ');
  const values = tables.flatMap(({ schema, name }) => [schema, name]);
  const { rows } = await session.execute(
    `SELECT k.TABLE_SCHEMA, k.TABLE_NAME, k.CONSTRAINT_NAME, k.COLUMN_NAME, k.REFERENCED_TABLE_SCHEMA, k.REFERENCED_TABLE_NAME,
      k.REFERENCED_COLUMN_NAME, r.UPDATE_RULE, r.DELETE_RULE
    FROM information_schema.KEY_COLUMN_USAGE k JOIN information_schema.REFERENTIAL_CONSTRAINTS r
      ON r.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA AND r.CONSTRAINT_NAME = k.CONSTRAINT_NAME AND r.TABLE_NAME = k.TABLE_NAME
    WHERE k.REFERENCED_TABLE_NAME IS NOT NULL AND ((k.TABLE_SCHEMA, k.TABLE_NAME) IN (${pairs})
      OR (k.REFERENCED_TABLE_SCHEMA, k.REFERENCED_TABLE_NAME) IN (${pairs}))
    ORDER BY 1, 2, 3, k.ORDINAL_POSITION`,
    { values: [...values, ...values], stage: 'introspect', signal },
  );
  const keys = new Map<string, Foreign>();
  for (const row of rows) {
    const [
      schema = '',
      name = '',
      key = '',
      column = '',
      otherSchema = '',
      otherName = '',
      other = '',
      update = '',
      remove = '',
    ] = row.map((value) => value ?? '');
    const id = JSON.stringify([schema, name, key]);
    const known = keys.get(id) ?? {
      table: { schema, name },
      name: key,
      columns: [],
      references: { schema: otherSchema, name: otherName },
      referencedColumns: [],
      onUpdate: update,
      onDelete: remove,
    };
    known.columns.push(column);
    known.referencedColumns.push(other);
    keys.set(id, known);
  }
  return [...keys.values()];
}

export function inboundKey({ table, name, columns, referencedColumns, onDelete, onUpdate }: Foreign): InboundKey {
  const action = (rule: string): ReferentialAction => rule.toLowerCase() as ReferentialAction;
  return { table, name, columns, referencedColumns, onDelete: action(onDelete), onUpdate: action(onUpdate) };
}

const names = (columns: readonly string[]): string => columns.map(quoteIdentifier).join(', ');

/** The key as ADD takes it. */
export function keyText(key: Foreign, server: ServerInfo): string {
  const action = (event: string, rule: string): string => (rule === 'NO ACTION' ? '' : ` ON ${event} ${rule}`);
  const { schema, name } = key.references;
  const parent =
    schema === key.table.schema
      ? qualify(key.references, server)
      : `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
  return (
    `CONSTRAINT ${quoteIdentifier(key.name)} FOREIGN KEY (${names(key.columns)}) REFERENCES ${parent} (${names(key.referencedColumns)})` +
    action('DELETE', key.onDelete) +
    action('UPDATE', key.onUpdate)
  );
}

/** A query for one row that the key would refuse. */
export function proofText(key: Foreign, server: ServerInfo): string {
  const own = (name: string): string => `c.${quoteIdentifier(name)}`;
  const other = (name: string): string => `p.${quoteIdentifier(name)}`;
  const pairs = key.columns.map((name, index) => `${other(key.referencedColumns[index] ?? '')} = ${own(name)}`);
  const present = key.columns.map((name) => `${own(name)} IS NOT NULL`);
  return [
    `SELECT ${quoteString(key.name)} AS foreign_key, ${key.columns.map(own).join(', ')}`,
    `FROM ${qualify(key.table, server)} AS c LEFT JOIN ${qualify(key.references, server)} AS p ON ${pairs.join(' AND ')}`,
    `WHERE ${present.join(' AND ')} AND ${other(key.referencedColumns[0] ?? '')} IS NULL LIMIT 1;`,
  ].join('\n');
}
