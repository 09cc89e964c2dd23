import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from './cache.js';
import { loadFile, loadSql } from './load.js';
import type { ServerAddress } from './server.js';

/**
 * The folder of databases written by others, beside the project; undefined where it isn't there, and then the tests
 * that need it are to be skipped visibly (`describe.skipIf(fixturesFolder() === undefined)`).
 */
export function fixturesFolder(): string | undefined {
  const folder = process.env.DATABASE_MIGRATION_FIXTURES ?? join(projectRoot(), '..', 'shared', 'fixtures');
  return existsSync(folder) ? folder : undefined;
}

/** The names of the fixtures that exist for this engine. */
export function fixtureNames(engine: ServerAddress['engine']): string[] {
  const folder = fixturesFolder();
  if (folder === undefined) return [];
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return entries.map((entry) => entry.name).filter((name) => fixtureFiles(engine, name).length > 0);
}

/**
 * Of the fixtures for this engine those that hold something of everything, for tests that would repeat on every server what others do with all of them;
 * `FIXTURES=all` takes every one.
 */
export function fewFixtures(engine: ServerAddress['engine']): string[] {
  const few = [EVERYTHING, 'pagila', 'sakila', 'temporal', 'guacamole'];
  return fixtureNames(engine).filter((name) => process.env.FIXTURES === 'all' || few.includes(name));
}

/** The files of a fixture in the order in which they load; empty where it has none for this engine. */
export function fixtureFiles(engine: ServerAddress['engine'], name: string): string[] {
  const root = fixturesFolder();
  if (root === undefined) return [];
  const dialect = engine === 'postgresql' ? 'pg' : 'mysql';
  if (name === EVERYTHING) return [join(root, name, `${dialect}_everything.sql`)];
  const folder = join(root, name, dialect);
  if (!existsSync(folder)) return [];
  const order = join(folder, 'order');
  const names = existsSync(order)
    ? readFileSync(order, 'utf8').split(/\s+/).filter(Boolean)
    : readdirSync(folder)
        .filter((file) => /\.sql(\.gz)?$/.test(file))
        .sort();
  return names.map((file) => join(folder, file));
}

/** The hostile "every type" schemas. */
const EVERYTHING = 'everything';
/** Where a fixture ended up. */
export interface LoadedFixture {
  /** The databases that hold it, to be dropped in the end: the one asked for, and what the script makes beside it. */
  readonly databases: readonly string[];
}

/**
 * Loads a fixture into a database that exists and is empty. Undefined where the fixture isn't there (its folder is
 * absent, or it has nothing for this engine): the caller skips visibly. Throws at the first statement that fails.
 */
export async function loadFixture(
  server: ServerAddress,
  name: string,
  database: string,
): Promise<LoadedFixture | undefined> {
  const files = fixtureFiles(server.engine, name);
  if (files.length === 0) return undefined;
  if (name === EVERYTHING && server.engine !== 'postgresql') return loadEverything(server, files, database);
  for (const file of files) await loadFile(server, database, file);
  return { databases: [database] };
}

/**
 * On MySQL and MariaDB the script of `everything` makes two databases by name; they get names of their own here, so that
 * several tests can load it into one server at the same time.
 */
async function loadEverything(
  server: ServerAddress,
  files: readonly string[],
  database: string,
): Promise<LoadedFixture> {
  const second = `${database} Odd.Db`;
  for (const file of files) {
    const script = await readFile(file, 'utf8');
    const renamed = script.replace(/\btm_everything\b/g, () => database).replaceAll('tm Odd.Db', second);
    await loadSql(server, database, renamed, file);
  }
  return { databases: [database, second] };
}
