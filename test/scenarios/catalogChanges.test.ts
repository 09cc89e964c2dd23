import { afterAll, expect, it } from 'vitest';
import { introspect } from '../../src/engine/index.js';
import { catalogChanges } from '../../src/engine/model/catalogChange.js';
import { loadSql } from '../servers/load.js';
import { sharedServer } from '../servers/vitest.js';
import { Databases } from './databases.js';

const databases = new Databases('changes');
afterAll(() => databases.drop());

it.each(['postgres18', 'mysql97', 'mariadb1011'] as const)(
  'what changed between two readings of %s is told',
  async (name) => {
    const { settings } = await databases.create(name);
    const run = (sql: string): Promise<void> => loadSql(sharedServer(name), settings.database, sql);
    await run(`
    CREATE TABLE kept (id INT PRIMARY KEY, name VARCHAR(20), dropped INT);
    CREATE TABLE dropped (id INT);
    CREATE TABLE quiet (id INT PRIMARY KEY)`);
    const before = await introspect(settings);
    await run(`
    INSERT INTO quiet VALUES (1), (2);
    DROP TABLE dropped;
    CREATE TABLE fresh (id INT);
    ALTER TABLE kept DROP COLUMN dropped;
    ALTER TABLE kept ADD COLUMN added INT NOT NULL DEFAULT 7;
    ALTER TABLE kept ${name === 'postgres18' ? 'ALTER COLUMN name TYPE varchar(40)' : 'MODIFY name VARCHAR(40)'};
    CREATE INDEX kept_name ON kept (name)`);
    const schema = name === 'postgres18' ? 'public' : settings.database;
    const type = name === 'postgres18' ? 'character varying' : 'varchar';
    const told = catalogChanges(before, await introspect(settings)).map(
      ({ object, change, detail }) =>
        `${object.replace(`${schema}.`, '')} ${change}${detail === undefined ? '' : `: ${detail}`}`,
    );
    expect(told.sort()).toEqual([
      'dropped gone',
      'fresh new',
      'kept changed: indexes',
      'kept.added new',
      'kept.dropped gone',
      `kept.name changed: ${type}(20) → ${type}(40)`,
    ]);
  },
);
