import { createHash } from 'node:crypto';

/** Characters of the longest identifier; https://dev.mysql.com/doc/refman/9.7/en/identifier-length.html */
export const longestIdentifier = 64;

/** Names that InnoDB keeps for itself, as columns or as indexes (type-mapping 3.2, 3.4). */
const reserved = new Set(['primary', 'gen_clust_index', 'db_row_id', 'db_trx_id', 'db_roll_ptr', 'fts_doc_id']);

/** Most names: every character of them is one of ASCII, and there are not too many. */
const plainName = new RegExp(`^[!-~]{1,${longestIdentifier}}$`, 'u');

/**
 * A name that MySQL and MariaDB keep as it is, near the wanted one: characters beyond U+FFFF are stored as `?` and trailing blanks refused,
 * so both are replaced, as is a carriage return, which a script would lose with the end of its line; a name that is too long ends in a hash of the whole.
 */
export function legalName(name: string): string {
  if (plainName.test(name)) return reserved.has(name.toLowerCase()) ? `${name}_` : name;
  const storable = name
    .replace(/[\u{10000}-\u{10ffff}\0\r]/gu, '_')
    .replace(/\s+$/u, (blanks) => '_'.repeat(blanks.length));
  const free = storable === '' || reserved.has(storable.toLowerCase()) ? `${storable}_` : storable;
  const characters = Array.from(free);
  if (characters.length <= longestIdentifier) return free;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${characters.slice(0, longestIdentifier - 9).join('')}_${hash}`;
}
