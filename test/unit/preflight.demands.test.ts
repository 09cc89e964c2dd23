import { expect, it } from 'vitest';
import { namedCollations as mysqlCollations, tablesWithoutKey } from '../../src/engine/adapters/mysql/demands.js';
import { changedTables, namedCollations, namedTypes } from '../../src/engine/adapters/postgres/demands.js';

it('tells what statements ask of MySQL', () => {
  const statements = [
    'CREATE TABLE `a` (`primary key` INT COMMENT "PRIMARY KEY") DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin',
    'CREATE TABLE b (n INT, t TEXT COLLATE `utf8mb4_bin`, PRIMARY KEY (n))',
    'CREATE INDEX `i` ON `a` (`n`)',
  ];
  expect(tablesWithoutKey(statements)).toEqual(['`a`']);
  expect(mysqlCollations(statements)).toEqual(['utf8mb4_0900_bin', 'utf8mb4_bin']);
});

it('tells what statements ask of PostgreSQL', () => {
  const statements = [
    `CREATE COLLATION "public"."folding" (provider = icu, locale = 'und')`,
    `CREATE TYPE "public"."mood" AS ENUM ('a, b', 'c')`,
    `CREATE TABLE "public"."t" ("a" character varying(3) COLLATE "public"."folding", b numeric(10, 2)[] CHECK (b > (1)), c "public"."mood",
       "like" citext COLLATE pg_catalog."C" NOT NULL, e double precision, LIKE other, UNIQUE (b, c), f geo.geometry(Point, 4326)) WITH (fillfactor = 70)`,
    'ALTER TABLE ONLY "public"."t" ADD CONSTRAINT "k" FOREIGN KEY ("b", "c") REFERENCES "o" ("b", "c")',
    'TRUNCATE "one", other.two',
    'DROP TABLE IF EXISTS "a""b" CASCADE',
  ];
  expect(namedCollations(statements)).toEqual([['pg_catalog', 'C']]);
  expect(namedTypes(statements)).toEqual([['numeric'], ['citext'], ['geo', 'geometry']]);
  expect(changedTables(statements)).toEqual([
    { verb: 'ALTER', table: { schema: 'public', name: 't' } },
    { verb: 'TRUNCATE', table: { schema: 'public', name: 'one' } },
    { verb: 'TRUNCATE', table: { schema: 'other', name: 'two' } },
    { verb: 'DROP', table: { schema: 'public', name: 'a"b' } },
  ]);
});
