import type { TargetName } from '../../../model/mapping.js';
import type { Merge, RepairDdl } from '../../../model/repair.js';
import { qualify, quoteIdentifier } from '../lex.js';

const staging = ({ name }: TargetName): string => `pg_temp.${quoteIdentifier(`repair of ${name}`.slice(0, 60))}`;
const list = (names: readonly string[]): string => names.map(quoteIdentifier).join(', ');
const onKey = (key: readonly string[]): string =>
  key.map((name) => `t.${quoteIdentifier(name)} = s.${quoteIdentifier(name)}`).join(' AND ');

function merge({ table, staging: from, columns, key }: Merge): string[] {
  const name = qualify(table);
  const changed = columns.filter((column) => !key.includes(column));
  const assignments = changed.map((column) => `${quoteIdentifier(column)} = s.${quoteIdentifier(column)}`).join(', ');
  const update = `UPDATE ${name} t SET ${assignments} FROM ${from} s WHERE ${onKey(key)}`;
  const insert =
    `INSERT INTO ${name} (${list(columns)}) OVERRIDING SYSTEM VALUE SELECT ${list(columns)} FROM ${from} s ` +
    `WHERE NOT EXISTS (SELECT 1 FROM ${name} t WHERE ${onKey(key)})`;
  return [...(changed.length > 0 ? [update] : []), insert];
}

/** A repair's statements; https://www.postgresql.org/docs/18/sql-update.html */
export const repair: RepairDdl = {
  staging,
  createStaging: (table) =>
    `CREATE TEMPORARY TABLE ${staging(table)} (LIKE ${qualify(table)} INCLUDING DEFAULTS INCLUDING GENERATED)`,
  dropStaging: (table) => `DROP TABLE IF EXISTS ${staging(table)}`,
  merge,
};
