import type { Adapter } from '../../adapter.js';
import { createAdapter } from './adapter.js';
import { mysqlCatalog } from './catalog/queries.js';
import type { Flavour } from './flavour.js';
import { listed } from './load.js';
import { performanceSchema } from './lockWaits.js';
import { mysqlJson } from './read/json.js';
import { mysqlUsage } from './usage.js';

/** MySQL 8.0 and later. */
const flavour: Flavour = {
  id: 'mysql',
  displayName: 'MySQL',
  schemes: ['mysql'],
  catalog: {
    dialect: mysqlCatalog,
    defaultsAreExpressions: false,
    expressionsAreEscaped: true,
    quotient: 'rounded',
    hidesWideCharacters: false,
    negativeZero: true,
    jsonIsCheckedText: false,
    periods: false,
  },
  types: {
    exactCollation: 'utf8mb4_0900_bin',
    caseFoldingCollation: 'utf8mb4_0900_as_ci',
    largestScale: 30,
    longestEnumLabel: 255,
    uuid: false,
    inet: [],
    vector: true,
    binaryJson: true,
    jsonDepth: 100,
    sridAttribute: true,
    uniqueLongText: false,
    negativeZero: true,
  },
  ddl: {
    bytesInPage: (most) => Math.min(most, 40) + 1,
    columnsPerIndex: 16,
    checkNameScope: 'schema',
    functionalIndexes: true,
    trimsChar: false,
    enforcement: true,
    invisibleColumns: true,
    descendingParts: true,
    loadCountsZeros: false,
    sequences: false,
  },
  read: {
    // As JSON a DOUBLE prints as MariaDB prints it; by itself MySQL cuts it at 22 characters.
    doubleText: (value) => `TRIM(TRAILING '.0' FROM CAST(CAST(${value} AS JSON) AS CHAR))`,
    negativeZero: true,
    storesSurrogates: false,
    json: mysqlJson,
    binaryJson: true,
    // CONCAT keeps its buffer from row to row, where CONCAT_WS has it grow anew for each: a tenth of a digest's time.
    joined: (texts) => `CONCAT('' COLLATE utf8mb4_bin, ${texts.join(`, ',', `)})`,
    positions: [
      { sql: 'SHOW BINARY LOG STATUS', columns: [0, 1, 4] },
      { sql: 'SHOW MASTER STATUS', columns: [0, 1, 4] },
    ],
  },
  // The processors that user threads may use; shown to those who may manage resource groups.
  processors: {
    sql: `SELECT CONVERT(VCPU_IDS USING utf8mb4) FROM information_schema.RESOURCE_GROUPS WHERE RESOURCE_GROUP_NAME = 'USR_default'`,
    count: listed,
  },
  lockWaits: performanceSchema,
  usage: mysqlUsage,
};

export const mysql: Adapter = createAdapter(flavour);
