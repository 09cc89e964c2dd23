import fc from 'fast-check';
import type { RandomWorld } from './database.js';
import { carriageReturns } from './names.js';
import { mysqlNamed, postgresNamed } from './named.js';
import { mariadbPhrases, mysqlPhrases } from './mysqlPhrases.js';
import { mariadbTypes, mysqlOnlyTypes, mysqlTypes } from './mysqlTypes.js';
import { postgresPhrases } from './postgresPhrases.js';
import { postgresTypes } from './postgresTypes.js';
import type { RandomType } from './types.js';
import { hostileText } from './values.js';

const digits = fc.constantFrom('1');
const counter = (type: string): RandomType => ({ type, value: digits, key: (literal) => literal });

const actions = ['', ' ON DELETE CASCADE', ' ON DELETE SET NULL', ' ON DELETE RESTRICT'];

/** Types of a list, and now and then one that is made for the column. */
const withNamed = (types: readonly RandomType[], named: fc.Arbitrary<RandomType>): fc.Arbitrary<RandomType> =>
  fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...types) }, { weight: 1, arbitrary: named });

/** MySQL keeps comments in three bytes a character. */
const threeBytes = hostileText.filter((text) => !/[\u{10000}-\u{10ffff}]/u.test(text));

const mysql: RandomWorld = {
  types: withNamed([...mysqlTypes, ...mysqlOnlyTypes], mysqlNamed),
  phrases: mysqlPhrases,
  comment: threeBytes,
  counters: ['tinyint unsigned', 'smallint', 'int', 'bigint unsigned'].map(counter),
  invisible: true,
  foldsCase: true,
  indexClauses: [' INVISIBLE', " COMMENT 'it''s'"],
  uniqueClauses: [" COMMENT 'it''s'"],
  foreignClauses: [...actions, ' ON UPDATE CASCADE', ' ON DELETE SET NULL ON UPDATE SET NULL'],
  reserved: [carriageReturns],
  postgres: false,
};

export const worlds = {
  postgresql: {
    types: withNamed(postgresTypes, postgresNamed),
    phrases: postgresPhrases,
    comment: hostileText,
    counters: ['ALWAYS', 'BY DEFAULT', 'ALWAYS'].flatMap((mode, at) =>
      ['smallint', 'integer', 'bigint'].map((type) =>
        counter(`${type} GENERATED ${mode} AS IDENTITY${at > 1 ? ' (INCREMENT BY 5)' : ''}`),
      ),
    ),
    invisible: false,
    foldsCase: false,
    indexClauses: [],
    uniqueClauses: [' NULLS NOT DISTINCT'],
    unproven: ' NOT VALID',
    foreignClauses: [
      ...[...actions, ' ON UPDATE CASCADE', ' ON DELETE SET NULL ON UPDATE SET NULL', ' ON DELETE SET DEFAULT'],
      ...[' MATCH FULL', ' DEFERRABLE INITIALLY DEFERRED', ' ON DELETE CASCADE NOT VALID'],
    ],
    reserved: ['xmin'],
    postgres: true,
  },
  mysql: { ...mysql, unproven: ' NOT ENFORCED' },
  mariadb: {
    ...mysql,
    types: withNamed([...mysqlTypes, ...mariadbTypes], mysqlNamed),
    phrases: mariadbPhrases,
    indexClauses: [' IGNORED'],
  },
} satisfies Readonly<Record<string, RandomWorld>>;
