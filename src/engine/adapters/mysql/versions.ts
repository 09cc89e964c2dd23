import type { ServerInfo } from '../../model/catalog.js';
import type { Flavour } from './flavour.js';

/**
 * What came with a version, as major * 10000 + minor * 100 + patch. Of these versions only 9.7 and 10.11 were seen; the rest is from
 * https://dev.mysql.com/doc/relnotes/mysql/8.0/en/news-8-0-23.html, …/news-8-0-27.html, https://dev.mysql.com/doc/refman/9.7/en/vector.html,
 * https://mariadb.com/docs/server/reference/data-types/string-data-types/uuid-data-type, …/inet4 and
 * https://mariadb.com/docs/server/reference/data-types/string-data-types/character-sets/supported-character-sets-and-collations, and
 * https://mariadb.com/docs/release-notes/community-server/old-releases/10.8/what-is-mariadb-108 (before, DESC of an index was read and ignored).
 */
const since: Readonly<Record<'mysql' | 'mariadb', Readonly<Record<string, number>>>> = {
  mysql: { invisibleColumns: 80023, ddlBuffer: 80027, vector: 90000 },
  mariadb: { uuid: 100700, descending: 100800, inet4: 101000, caseFolding: 101001 },
};

/** The capabilities that a server's version decides. */
export function versionCapabilities(engine: 'mysql' | 'mariadb', version: number): Record<string, boolean> {
  return Object.fromEntries(Object.entries(since[engine]).map(([name, first]) => [name, version >= first]));
}

/** What the connected server has of its family's flavour. */
export function fitted(flavour: Flavour, { capabilities }: ServerInfo): Flavour {
  const has = (name: string): boolean => capabilities[name] !== false;
  const { types, ddl } = flavour;
  return {
    ...flavour,
    ddl: { ...ddl, invisibleColumns: has('invisibleColumns'), descendingParts: has('descending') },
    types: {
      ...types,
      caseFoldingCollation: has('caseFolding') ? types.caseFoldingCollation : undefined,
      uuid: types.uuid && has('uuid'),
      inet: types.inet.filter((family) => family === 6 || has('inet4')),
      vector: types.vector && has('vector'),
    },
  };
}
