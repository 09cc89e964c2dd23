import { describe, expect, test } from 'vitest';
import { splitMysql } from '../../servers/split-mysql.js';
import { splitPostgres } from '../../servers/split-postgres.js';

const postgres = (script: string) => [...splitPostgres(script)];
const postgresSql = (script: string) => postgres(script).map((piece) => piece.sql);
const mysql = (script: string) => [...splitMysql(script)].map((statement) => statement.sql);

describe('a PostgreSQL script', () => {
  test('splits at semicolons, not at those in strings, names, comments and parentheses', () => {
    const statements = [
      `insert into t values (';', E'it\\'s;', 'a\\')`,
      `create table "a;b" (x int /* ; /* nested ; */ ; */)`,
      `create rule r as on insert to t do (delete from a; delete from b)`,
      `select 1 -- ; not here\n + 1`,
    ];
    expect(postgresSql(statements.join(';\n') + ';')).toEqual(statements);
  });

  test('keeps routine bodies whole, dollar-quoted or BEGIN ATOMIC', () => {
    const statements = [
      `create function f() returns int as $body$ begin; select '$$'; end $body$ language plpgsql`,
      `create or replace procedure p() begin atomic; select case when true then 1 end; insert into t values (1); end`,
      `select a$b$c from t`,
    ];
    expect(postgresSql(statements.join(';\n'))).toEqual(statements);
  });

  test('reads COPY data up to \\., semicolons and quotes included', () => {
    const pieces = postgres(`copy t (a, b) from stdin;\n1\tit's; 'x\n2\t\\\\.\n\\.\n\nselect 1;`);
    expect(pieces).toEqual([
      { kind: 'copy', sql: 'copy t (a, b) from stdin', data: "1\tit's; 'x\n2\t\\\\.\n", line: 1 },
      { kind: 'statement', sql: 'select 1', line: 6 },
    ]);
  });

  test('reads COPY without any row', () => {
    expect(postgres('COPY t FROM stdin;\n\\.\nselect 1')).toMatchObject([
      { kind: 'copy', data: '' },
      { kind: 'statement', sql: 'select 1' },
    ]);
  });

  test('reads backslash commands with the query before them', () => {
    expect(postgres('\\set ON_ERROR_STOP 1\nselect 1 as a \\gset\n\\if :a\nselect 2;\n\\endif\n')).toEqual([
      { kind: 'command', name: 'set', rest: 'ON_ERROR_STOP 1', sql: '', line: 1 },
      { kind: 'command', name: 'gset', rest: '', sql: 'select 1 as a', line: 2 },
      { kind: 'command', name: 'if', rest: ':a', sql: '', line: 3 },
      { kind: 'statement', sql: 'select 2', line: 4 },
      { kind: 'command', name: 'endif', rest: '', sql: '', line: 5 },
    ]);
  });

  test.each([
    ['select 1;\n/* no end', 'line 2: this comment has no end'],
    ['\n\nselect $a$ no end', 'line 3: the string $a$ has no end'],
    ['copy t from stdin;\n1\n', 'line 1: the data of this COPY has no end'],
  ])('says where %j has no end', (script, message) => {
    expect(() => postgres(script)).toThrow(message);
  });

  test('counts lines from the first word of a statement', () => {
    expect(postgres('\n-- a comment\n\nselect 1;\n/* b\n*/ select 2')).toMatchObject([{ line: 4 }, { line: 6 }]);
  });
});

describe('a MySQL script', () => {
  test('splits at semicolons, not at those in strings, names and comments', () => {
    const statements = [
      `insert into t values (';', 'it\\'s;', 'it''s;', "\\";")`,
      'select `a;b` from t',
      `select 1 -- ; not here\n + 1`,
      'select 1 # ; nor here\n + 1 /* ; */',
      'select 1--1',
    ];
    expect(mysql(statements.join(';\n') + ';')).toEqual(statements);
  });

  test('treats version comments as code', () => {
    const statements = [`/*!90000 insert into t values ('*/ ;') */`, `/*M!101000 select ';' */`, 'select 2'];
    expect(mysql(statements.join(';\n'))).toEqual(statements);
  });

  test('obeys DELIMITER', () => {
    const script = 'DELIMITER $$\ncreate trigger t begin; select 1; END$$\ndelimiter ;\nselect 2;select 3';
    expect(mysql(script)).toEqual(['create trigger t begin; select 1; END', 'select 2', 'select 3']);
  });

  test('leaves out what is only comments', () => {
    expect(mysql('-- a\n;/* b */;\n# c\n')).toEqual([]);
  });

  test('counts lines from the first word of a statement', () => {
    expect([...splitMysql('\n-- a\nselect\n1;\n\n select 2;')]).toMatchObject([{ line: 3 }, { line: 6 }]);
  });
});
