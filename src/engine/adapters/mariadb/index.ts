import type { Adapter } from '../../adapter.js';
import { createAdapter } from '../mysql/adapter.js';
import { mariadbCatalog } from '../mysql/catalog/queries.js';
import type { Flavour } from '../mysql/flavour.js';
import { informationSchema } from '../mysql/lockWaits.js';
import { mariadbJson } from '../mysql/read/json.js';
import { mariadbUsage } from '../mysql/usage.js';

/** MariaDB 10.6 and later. */
const flavour: Flavour = {
  id: 'mariadb',
  displayName: 'MariaDB',
  schemes: ['mariadb'],
  catalog: {
    dialect: mariadbCatalog,
    defaultsAreExpressions: true,
    expressionsAreEscaped: false,
    quotient: 'cut',
    hidesWideCharacters: true,
    negativeZero: false,
    jsonIsCheckedText: true,
    periods: true,
  },
  types: {
    exactCollation: 'utf8mb4_nopad_bin',
    caseFoldingCollation: 'utf8mb4_uca1400_nopad_as_ci',
    largestScale: 38,
    longestEnumLabel: 255,
    uuid: true,
    inet: [4, 6],
    vector: false,
    binaryJson: false,
    jsonDepth: 31,
    sridAttribute: false,
    uniqueLongText: true,
    negativeZero: false,
  },
  ddl: {
    bytesInPage: (most) => (most < 256 ? most + 1 : 21),
    columnsPerIndex: 32,
    checkNameScope: 'table',
    functionalIndexes: false,
    trimsChar: true,
    enforcement: false,
    invisibleColumns: true,
    descendingParts: true,
    loadCountsZeros: true,
    sequences: true,
  },
  read: {
    doubleText: (value) => `CAST(${value} AS CHAR)`,
    negativeZero: false,
    storesSurrogates: true,
    json: mariadbJson,
    binaryJson: false,
    joined: (texts) => `CONCAT_WS(',' COLLATE utf8mb4_bin, ${texts.join(', ')})`,
    positions: [{ sql: 'SHOW MASTER STATUS', columns: [0, 1] }],
  },
  // By default as many as there are processors; https://mariadb.com/kb/en/thread-pool-system-status-variables/#thread_pool_size
  processors: { sql: 'SELECT @@GLOBAL.thread_pool_size', count: Number },
  lockWaits: informationSchema,
  usage: mariadbUsage,
};

export const mariadb: Adapter = createAdapter(flavour);
