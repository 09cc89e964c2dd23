import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectPostgres } from '../servers/connect.js';
import { createDatabase, dropDatabase } from '../servers/load.js';
import type { ServerName } from '../servers/server.js';
import { sharedServer } from '../servers/vitest.js';
import { migrate, settingsOf, summary } from './migrate.js';
import { randomTable, type RandomTable } from './randomSchema.js';

/** `RANDOM_RUNS=500 RANDOM_SEED=7 npx vitest run --project scenarios random` is the long form; a failure prints its seed and the smallest table. */
const runs = Number(process.env.RANDOM_RUNS ?? 4);
const seed = process.env.RANDOM_SEED === undefined ? {} : { seed: Number(process.env.RANDOM_SEED) };

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
let counter = 0;

describe('random tables', () => {
  it.each(['mysql97', 'mariadb1011'] as const)(
    'go from PostgreSQL to %s and back without a changed value',
    async (between) => {
      await fc.assert(
        fc.asyncProperty(
          fc.uniqueArray(randomTable, { minLength: 1, maxLength: 3, selector: (table) => table.name.toLowerCase() }),
          async (tables) => {
            await roundTrip(tables, between);
          },
        ),
        {
          numRuns: runs,
          endOnFailure: false,
          interruptAfterTimeLimit: Number(process.env.RANDOM_MILLISECONDS ?? 60_000),
          ...seed,
        },
      );
    },
    Number(process.env.RANDOM_MILLISECONDS ?? 60_000) + 120_000,
  );
});

/** PostgreSQL -> between -> PostgreSQL; the values that come back are compared by PostgreSQL itself, not by our verification. */
async function roundTrip(tables: readonly RandomTable[], between: ServerName): Promise<void> {
  const postgres = sharedServer('postgres18');
  const middle = sharedServer(between);
  counter += 1;
  const [first, second, third] = ['a', 'b', 'c'].map((letter) => `rnd_${between}_${counter}_${letter}`) as [
    string,
    string,
    string,
  ];
  await Promise.all([createDatabase(postgres, first), createDatabase(middle, second), createDatabase(postgres, third)]);
  try {
    await fill(first, tables);
    const away = await migrate(settingsOf(postgres, first, 'a'), settingsOf(middle, second, 'b'));
    expect(away.outcome.state, summary(away)).toBe('verified');
    const back = await migrate(settingsOf(middle, second, 'b'), settingsOf(postgres, third, 'c'));
    expect(back.outcome.state, summary(back)).toBe('verified');
    for (const table of tables) {
      const renamed = new Map(
        away.analysis.mapping.tables
          .find((entry) => entry.source.name === table.name)
          ?.columns.map((column) => [column.source.name, column.name]),
      );
      const target =
        away.analysis.mapping.tables.find((entry) => entry.source.name === table.name)?.target.name ?? table.name;
      const returned = await read(third, target, table, (name) => renamed.get(name) ?? name);
      expect(returned, table.name).toEqual(await read(first, table.name, table, (name) => name));
    }
  } finally {
    await Promise.all([dropDatabase(postgres, first), dropDatabase(middle, second), dropDatabase(postgres, third)]);
  }
}

async function fill(database: string, tables: readonly RandomTable[]): Promise<void> {
  const client = await connectPostgres(sharedServer('postgres18'), database);
  try {
    for (const table of tables) {
      const columns = table.columns.map(
        (column) => `${quote(column.name)} ${column.type}${column.notNull ? ' NOT NULL' : ''}`,
      );
      await client.query(`CREATE TABLE ${quote(table.name)} (${['id integer PRIMARY KEY', ...columns].join(', ')})`);
      for (let row = 0; row < table.rows; row += 1) {
        const values = [String(row), ...table.columns.map((column) => column.values[row] ?? null)];
        const marks = values.map((_value, index) => `$${index + 1}`);
        await client.query(`INSERT INTO ${quote(table.name)} VALUES (${marks.join(', ')})`, values);
      }
    }
  } finally {
    await client.end();
  }
}

/** All values as text of the type that they had at first. */
async function read(
  database: string,
  name: string,
  table: RandomTable,
  rename: (name: string) => string,
): Promise<unknown[]> {
  const client = await connectPostgres(sharedServer('postgres18'), database);
  try {
    await client.query("SET timezone = 'UTC'");
    const items = table.columns.map(
      (column, index) => `((${quote(rename(column.name))}::text)::${column.type})::text AS c${index}`,
    );
    const { rows } = await client.query<Record<string, unknown>>(
      `SELECT ${['id', ...items].join(', ')} FROM ${quote(name)} ORDER BY id`,
    );
    return rows;
  } finally {
    await client.end();
  }
}
