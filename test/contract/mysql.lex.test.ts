import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../src/engine/adapter.js';
import { lex } from '../../src/engine/adapters/mysql/lex.js';
import { parseType } from '../../src/engine/adapters/mysql/types/native.js';
import { stringOf, tokens } from '../../src/engine/adapters/mysql/tokens.js';
import { sharedServer } from '../servers/vitest.js';
import { families, TestDatabase } from './mysqlDatabase.js';

const statements = (sql: string): string[] => lex.splitStatements(sql).map((statement) => statement.sql);

describe('splitting', () => {
  it.each([
    ['plain statements', 'SELECT 1; SELECT 2 ;; \n SELECT 3', ['SELECT 1', 'SELECT 2', 'SELECT 3']],
    [
      'semicolons in strings',
      `SELECT ';', "a;\\";b", 'it''s;' ; SELECT 2`,
      [`SELECT ';', "a;\\";b", 'it''s;'`, 'SELECT 2'],
    ],
    [
      'semicolons in names and comments',
      'SELECT `a;``b` -- x; y\n, 1 # z;\n/* ; */; SELECT 2',
      ['SELECT `a;``b` -- x; y\n, 1 # z;\n/* ; */', 'SELECT 2'],
    ],
    ['comments alone', '-- nothing\n; /* here */', []],
    ['what looks like a comment', 'SELECT 1--1; SELECT 2', ['SELECT 1--1', 'SELECT 2']],
    [
      'a comment that the server runs',
      '/*!40101 SET NAMES utf8mb4 */; SELECT 1',
      ['/*!40101 SET NAMES utf8mb4 */', 'SELECT 1'],
    ],
    [
      'a trigger',
      `CREATE TRIGGER t BEFORE INSERT ON x FOR EACH ROW BEGIN IF NEW.a > 1 THEN SET NEW.a = 1; ELSEIF IF(1, 2, 3) THEN SET NEW.a = CASE WHEN 1 THEN 2 ELSE IF(a, 1, 2) END; END IF; END; SELECT 1`,
      [
        `CREATE TRIGGER t BEFORE INSERT ON x FOR EACH ROW BEGIN IF NEW.a > 1 THEN SET NEW.a = 1; ELSEIF IF(1, 2, 3) THEN SET NEW.a = CASE WHEN 1 THEN 2 ELSE IF(a, 1, 2) END; END IF; END`,
        'SELECT 1',
      ],
    ],
    [
      'a trigger without a block',
      'CREATE TRIGGER t AFTER DELETE ON x FOR EACH ROW IF OLD.a THEN DELETE FROM y; DELETE FROM z; END IF; SELECT 1',
      [
        'CREATE TRIGGER t AFTER DELETE ON x FOR EACH ROW IF OLD.a THEN DELETE FROM y; DELETE FROM z; END IF',
        'SELECT 1',
      ],
    ],
    [
      'a procedure with loops and cases',
      `CREATE DEFINER=\`root\`@\`%\` PROCEDURE p() BEGIN l: LOOP SET a = REPEAT('x', 3); LEAVE l; END LOOP; WHILE a DO SET a = 0; END WHILE; REPEAT SET a = 1; UNTIL a END REPEAT; CASE a WHEN 1 THEN SELECT 1; ELSE BEGIN END; END CASE; END; SELECT 2`,
      [
        `CREATE DEFINER=\`root\`@\`%\` PROCEDURE p() BEGIN l: LOOP SET a = REPEAT('x', 3); LEAVE l; END LOOP; WHILE a DO SET a = 0; END WHILE; REPEAT SET a = 1; UNTIL a END REPEAT; CASE a WHEN 1 THEN SELECT 1; ELSE BEGIN END; END CASE; END`,
        'SELECT 2',
      ],
    ],
    ['a transaction', 'BEGIN; SELECT 1; COMMIT', ['BEGIN', 'SELECT 1', 'COMMIT']],
    ['an unterminated string', `SELECT 'a; SELECT 2`, [`SELECT 'a; SELECT 2`]],
  ])('%s', (_what, sql, expected) => {
    expect(statements(sql)).toEqual(expected);
  });

  it('tells where each statement begins', () => {
    const sql = '-- head\nSELECT 1;\n\nSELECT 2;';
    for (const { sql: part, offset } of lex.splitStatements(sql))
      expect(sql.slice(offset, offset + part.length)).toBe(part);
  });

  it('loses no character of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect([...tokens(text)].map((token) => token.text).join('')).toBe(text);
      }),
    );
  });
});

describe('the table that a statement creates', () => {
  const server = { database: 'shop' } as Parameters<typeof lex.createdTable>[1];
  it.each([
    ['CREATE TABLE `a``b` (id int)', { schema: 'shop', name: 'a`b' }],
    ['create table if not exists other . `x y` (id int)', { schema: 'other', name: 'x y' }],
    ['/* c */ CREATE OR REPLACE TABLE t (id int)', { schema: 'shop', name: 't' }],
    ['CREATE TEMPORARY TABLE t (id int)', undefined],
    ['CREATE INDEX i ON t (a)', undefined],
    ['SELECT 1', undefined],
  ])('%s', (sql, expected) => {
    expect(lex.createdTable(sql, server)).toEqual(expected);
  });
});

describe('types as they are written', () => {
  it.each([
    ['int(11) unsigned zerofill', { name: 'int', precision: 11, unsigned: true, zerofill: true }],
    ['DOUBLE PRECISION', { name: 'double' }],
    ['float(53)', { name: 'double' }],
    ['float(7,4)', { name: 'float', precision: 7, scale: 4 }],
    ['numeric', { name: 'decimal', precision: 10, scale: 0 }],
    ['boolean', { name: 'tinyint', precision: 1 }],
    [
      'character varying(20) character set latin1 collate latin1_bin',
      { name: 'varchar', length: 20, charset: 'latin1', collation: 'latin1_bin' },
    ],
    [`enum('a','it''s','x,y','b\\\\c')`, { name: 'enum', labels: ['a', `it's`, 'x,y', 'b\\c'] }],
    ['timestamp(6) /* mariadb-5.3 */', { name: 'timestamp', precision: 6 }],
    ['point srid 4326', { name: 'point', srid: 4326 }],
  ])('%s', (written, expected) => {
    expect(parseType(written)).toMatchObject(expected);
  });

  it.each(['', '123', 'int not null', 'varchar(20', 'int; drop table x'])('"%s" is none', (written) => {
    expect(parseType(written)).toBeUndefined();
  });
});

describe.each(families)('quoting on $server', ({ server: name, adapter }) => {
  let database: TestDatabase;
  let session: Session;
  beforeAll(async () => {
    database = await TestDatabase.create(sharedServer(name), adapter);
    session = await database.session('target');
  });
  afterAll(() => database.drop());

  it('keeps any string and any name', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.string({ minLength: 1, maxLength: 20 }),
        async (text, wanted) => {
          // Blanks at the end are refused in a name, and MariaDB takes those at the beginning of an alias away.
          const column = wanted.replace(/^\s+|\s+$/g, '_');
          const literal = lex.quoteString(text);
          expect(stringOf(literal)).toBe(text);
          const { rows, columns } = await session.query(`SELECT ${literal} AS ${lex.quoteIdentifier(column)}`);
          expect(rows).toEqual([[text]]);
          expect(columns).toEqual([column]);
        },
      ),
      { numRuns: 200, examples: [['', '__proto__']] },
    );
  });
});
