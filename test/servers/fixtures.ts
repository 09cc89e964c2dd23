import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './cache.js';
import { loadFile } from './load.js';
import type { ServerAddress } from './server.js';

/**
 * The folder of databases written by others, beside the project; undefined where it isn't there, and then the tests
 * that need it are to be skipped visibly (`describe.skipIf(fixturesFolder() === undefined)`).
 */
export function fixturesFolder(): string | undefined {
  const folder = process.env['DATABASE_MIGRATION_FIXTURES'] ?? join(projectRoot(), '..', 'shared', 'fixtures');
  return existsSync(folder) ? folder : undefined;
}

/** The names of the fixtures that exist for this engine. */
export function fixtureNames(engine: ServerAddress['engine']): string[] {
  const folder = fixturesFolder();
  if (folder === undefined) return [];
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return entries.map((entry) => entry.name).filter((name) => fixtureFiles(engine, name).length > 0);
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
/** On MySQL and MariaDB its script makes these databases itself, whatever database it is loaded into. */
const EVERYTHING_DATABASES = ['tm_everything', 'tm Odd.Db'];

/** Where a fixture ended up. */
export interface LoadedFixture {
  /** The databases that hold it: the one that was asked for, but for `everything` on MySQL and MariaDB. */
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
  for (const file of files) await loadFile(server, database, file);
  return { databases: name === EVERYTHING && server.engine !== 'postgresql' ? EVERYTHING_DATABASES : [database] };
}
