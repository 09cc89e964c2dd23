import { createHash } from 'node:crypto';
import type { Limits } from '../../../model/limits.js';

/** https://www.postgresql.org/docs/18/limits.html; constraint names are unique per table, index names share the schema with tables. */
export const limits: Limits = {
  identifierLength: 63,
  identifierUnit: 'bytes',
  columnNamesFoldCase: false,
  indexNameScope: 'schema',
  checkNameScope: 'table',
  foreignKeyNameScope: 'table',
  columnsPerTable: 1600,
};

/** Names that every table has already; https://www.postgresql.org/docs/18/ddl-system-columns.html */
const systemColumns: readonly string[] = ['tableoid', 'xmin', 'cmin', 'xmax', 'cmax', 'ctid'];

/** Most names: every character of them is one of ASCII, and there are not too many. */
const plainName = new RegExp(`^[!-~]{1,${limits.identifierLength}}$`, 'u');

/** A legal name near `name`. PostgreSQL itself would cut a long one, so that two can become the same; a carriage return is no name that other systems' scripts can hold. */
export function legalName(name: string): string {
  if (plainName.test(name)) return systemColumns.includes(name) ? `${name}_` : name;
  const storable = Buffer.from(name.replaceAll('\0', '').replaceAll('\r', '_')).toString();
  if (storable === '') return '_';
  if (systemColumns.includes(storable)) return `${storable}_`;
  if (Buffer.byteLength(storable) <= limits.identifierLength) return storable;
  const mark = `_${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
  return cutToBytes(storable, limits.identifierLength - mark.length) + mark;
}

function cutToBytes(text: string, bytes: number): string {
  let cut = '';
  let used = 0;
  for (const character of text) {
    used += Buffer.byteLength(character);
    if (used > bytes) break;
    cut += character;
  }
  return cut;
}
