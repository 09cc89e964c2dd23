import type { ServerInfo } from '../../../model/catalog.js';
import type { TargetName } from '../../../model/mapping.js';
import type { Merge, RepairDdl } from '../../../model/repair.js';
import { qualify, quoteIdentifier } from '../lex.js';

const staging = ({ schema, name }: TargetName, server: ServerInfo): string =>
  qualify({ schema, name: Array.from(`repair of ${name}`).slice(0, 60).join('') }, server);
const list = (names: readonly string[]): string => names.map(quoteIdentifier).join(', ');
const onKey = (key: readonly string[]): string =>
  key.map((name) => `t.${quoteIdentifier(name)} = s.${quoteIdentifier(name)}`).join(' AND ');

function merge({ table, staging: from, columns, key, freed }: Merge, server: ServerInfo): string[] {
  const name = qualify(table, server);
  const changed = columns.filter((column) => !key.includes(column));
  const assignments = changed.map((column) => `t.${quoteIdentifier(column)} = s.${quoteIdentifier(column)}`).join(', ');
  const rows = `${name} t JOIN ${from} s ON ${onKey(key)}`;
  const update = `UPDATE ${rows} SET ${assignments}`;
  const insert =
    `INSERT INTO ${name} (${list(columns)}) SELECT ${list(columns)} FROM ${from} s ` +
    `WHERE NOT EXISTS (SELECT 1 FROM ${name} t WHERE ${onKey(key)})`;
  if (freed.some(({ nullable }) => !nullable)) return [`DELETE t FROM ${rows}`, insert];
  const none = freed.map((column) => `t.${quoteIdentifier(column.name)} = NULL`).join(', ');
  return [...(freed.length > 0 ? [`UPDATE ${rows} SET ${none}`] : []), ...(changed.length > 0 ? [update] : []), insert];
}

/** A repair's statements. A temporary table neither commits a transaction nor outlives its session; https://dev.mysql.com/doc/refman/9.7/en/create-temporary-table.html */
export const repair: RepairDdl = {
  staging,
  createStaging: (table, server) => `CREATE TEMPORARY TABLE ${staging(table, server)} LIKE ${qualify(table, server)}`,
  dropStaging: (table, server) => `DROP TEMPORARY TABLE IF EXISTS ${staging(table, server)}`,
  freesNotNull: false,
  merge,
};
