import type { TargetName } from '../../../model/mapping.js';
import type { Merge, RepairDdl } from '../../../model/repair.js';
import { qualify, quoteIdentifier } from '../lex.js';

const staging = ({ name }: TargetName): string => `pg_temp.${quoteIdentifier(`repair of ${name}`.slice(0, 60))}`;
const list = (names: readonly string[]): string => names.map(quoteIdentifier).join(', ');
const onKey = (key: readonly string[]): string =>
  key.map((name) => `t.${quoteIdentifier(name)} = s.${quoteIdentifier(name)}`).join(' AND ');

function merge({ table, staging: from, columns, key, freed }: Merge): string[] {
  const name = qualify(table);
  const changed = columns.filter((column) => !key.includes(column));
  const assignments = changed.map((column) => `${quoteIdentifier(column)} = s.${quoteIdentifier(column)}`).join(', ');
  const update = `UPDATE ${name} t SET ${assignments} FROM ${from} s WHERE ${onKey(key)}`;
  const insert =
    `INSERT INTO ${name} (${list(columns)}) OVERRIDING SYSTEM VALUE SELECT ${list(columns)} FROM ${from} s ` +
    `WHERE NOT EXISTS (SELECT 1 FROM ${name} t WHERE ${onKey(key)})`;
  const none = freed.map((column) => `${quoteIdentifier(column.name)} = NULL`).join(', ');
  const alter = (word: string): string[] =>
    freed
      .filter(({ nullable }) => !nullable)
      .map((column) => `ALTER TABLE ${name} ALTER COLUMN ${quoteIdentifier(column.name)} ${word} NOT NULL`);
  return [
    ...alter('DROP'),
    ...(freed.length > 0 ? [`UPDATE ${name} t SET ${none} FROM ${from} s WHERE ${onKey(key)}`] : []),
    ...(changed.length > 0 ? [update] : []),
    insert,
    ...alter('SET'),
  ];
}

/** A repair's statements; https://www.postgresql.org/docs/18/sql-update.html */
export const repair: RepairDdl = {
  staging,
  createStaging: (table) =>
    `CREATE TEMPORARY TABLE ${staging(table)} (LIKE ${qualify(table)} INCLUDING DEFAULTS INCLUDING GENERATED)`,
  dropStaging: (table) => `DROP TABLE IF EXISTS ${staging(table)}`,
  freesNotNull: true,
  merge,
};
