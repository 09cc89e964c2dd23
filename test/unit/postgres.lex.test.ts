import { describe, expect, test } from 'vitest';
import { lex, tokens } from '../../src/engine/adapters/postgres/lex.js';
import type { ServerInfo } from '../../src/engine/model/catalog.js';

const server: ServerInfo = {
  ...{
    engine: 'postgresql',
    version: '18.4',
    versionNumber: 180004,
    database: 'd',
    user: 'u',
    identity: 'x',
    tested: true,
  },
  capabilities: {},
};

describe('quoting', () => {
  test('identifiers', () => {
    expect(lex.quoteIdentifier('a"b')).toBe('"a""b"');
    expect(lex.qualify({ schema: 'S', name: 'a"b' }, server)).toBe('"S"."a""b"');
    const odd = 'a\r\n"\\b\r';
    expect(lex.quoteIdentifier(odd)).toBe('U&"a\\000D\n""\\\\b\\000D"');
    expect([...lex.tokens(lex.quoteIdentifier(odd))].map(({ name }) => name)).toEqual([odd]);
    expect([...lex.tokens('U&"\\00e4\\+01F600\\+FFFFFF"')].map(({ name }) => name)).toEqual(['ä😀\\+FFFFFF']);
  });
  test('strings', () => {
    expect(lex.quoteString(`it's \\ "x"`)).toBe(`'it''s \\ "x"'`);
    // Line ends of a script are no part of a text.
    expect(lex.quoteString(`a\r\n\\ it's`)).toBe(`E'a\\r\n\\\\ it''s'`);
    expect(lex.quoteString('a\n -- @skip\nb')).toBe(`E'a\\n -- @skip\nb'`);
    expect(() => lex.quoteString('a\0b')).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
  });
});

describe('statements', () => {
  const split = (sql: string): string[] => lex.splitStatements(sql).map((statement) => statement.sql);

  test.each([
    ['', []],
    [' ;; -- nothing\n; /* ; */', []],
    ['a; b', ['a', 'b']],
    ['a ;\n b ; ', ['a', 'b']],
    [`SELECT ';' ; b`, [`SELECT ';'`, 'b']],
    [`SELECT 'it''s;' ; b`, [`SELECT 'it''s;'`, 'b']],
    [`SELECT '\\'; b`, [`SELECT '\\'`, 'b']],
    [`SELECT E'\\';' ; b`, [`SELECT E'\\';'`, 'b']],
    [`SELECT e'\\\\'; b`, [`SELECT e'\\\\'`, 'b']],
    [`SELECT U&'d\\;' ; b`, [`SELECT U&'d\\;'`, 'b']],
    [`SELECT ";""" ; b`, [`SELECT ";"""`, 'b']],
    ['SELECT $$;$$ ; b', ['SELECT $$;$$', 'b']],
    ['SELECT $x$ $$ ; $y$ $x$ ; b', ['SELECT $x$ $$ ; $y$ $x$', 'b']],
    ['SELECT a$b$c ; d$b$', ['SELECT a$b$c', 'd$b$']],
    ['SELECT $1 ; b', ['SELECT $1', 'b']],
    ['a -- x;\n; b', ['a -- x;', 'b']],
    ['a /* ; /* ; */ ; */ ; b', ['a /* ; /* ; */ ; */', 'b']],
    [
      'CREATE RULE r AS ON DELETE TO t DO (SELECT 1; SELECT 2); b',
      ['CREATE RULE r AS ON DELETE TO t DO (SELECT 1; SELECT 2)', 'b'],
    ],
    [
      'CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 2 END; END; b',
      ['CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 2 END; END', 'b'],
    ],
    ['BEGIN; SELECT CASE WHEN true THEN 1 END; COMMIT', ['BEGIN', 'SELECT CASE WHEN true THEN 1 END', 'COMMIT']],
    [`SELECT 'open ; b`, [`SELECT 'open ; b`]],
    ['SELECT $$open ; b', ['SELECT $$open ; b']],
    ['/* kept */ a; b', ['/* kept */ a', 'b']],
  ])('%j', (sql, expected) => {
    expect(split(sql)).toEqual(expected);
  });

  test('keep their place', () => {
    const sql = '\n  a;\n\n -- c\n b ;';
    expect(
      lex.splitStatements(sql).map(({ sql: text, offset }) => sql.slice(offset, offset + text.length) === text),
    ).toEqual([true, true]);
  });

  test('tokens are the whole text, whatever it is', () => {
    for (const sql of [
      `SELECT E'a\\'b' || U&"x" -- c\r\n/* d /* */ */ $q$ ' $q$ 1.5e3 é$ 😀 \\ \u0000`,
      `'`,
      `"`,
      '$',
      '/*',
      `e'\\`,
    ]) {
      expect([...tokens(sql)].map((token) => token.text).join('')).toBe(sql);
    }
  });

  test('a very long literal is read in linear time', () => {
    const sql = `SELECT '${`x''`.repeat(500_000)}'; b`;
    const began = performance.now();
    expect(lex.splitStatements(sql)).toHaveLength(2);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('the table that a statement creates', () => {
  test.each([
    ['CREATE TABLE t (id int)', { schema: 'public', name: 't' }],
    ['create table Sales.Orders()', { schema: 'sales', name: 'orders' }],
    ['CREATE TABLE "S x"."a""b" (', { schema: 'S x', name: 'a"b' }],
    ['CREATE UNLOGGED TABLE IF NOT EXISTS "T" ()', { schema: 'public', name: 'T' }],
    ['CREATE FOREIGN TABLE f () SERVER s', { schema: 'public', name: 'f' }],
    ['-- why\nCREATE /* x */ TABLE "a" . "b" ()', { schema: 'a', name: 'b' }],
    ['CREATE TEMP TABLE t ()', undefined],
    ['CREATE INDEX i ON t (a)', undefined],
    ['CREATE VIEW v AS SELECT 1', undefined],
    ['DROP TABLE t', undefined],
    ['', undefined],
  ])('%s', (sql, expected) => {
    expect(lex.createdTable(sql, server)).toEqual(expected);
  });
});
