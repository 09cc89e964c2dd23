import { afterAll, describe, expect, it } from 'vitest';
import { engineNamed } from '../../src/engine/adapters/index.js';
import { introspect } from '../../src/engine/index.js';
import type { Catalog, Index, Table } from '../../src/engine/model/catalog.js';
import { fixturesFolder } from '../servers/fixtures.js';
import type { ServerName } from '../servers/server.js';
import { Databases } from './databases.js';
import { decide } from './decide.js';
import { migrate, summary } from './migrate.js';

/** Fixtures whose authors wrote a schema for both systems by hand. */
const fixtures = [
  'guacamole',
  'flowable',
  'dolphinscheduler',
  'openfire',
  'quartz',
  'temporal',
  'chinook',
  'chinook-auto',
];
const pairs: readonly { from: ServerName; to: ServerName }[] = [
  { from: 'postgres18', to: 'mysql97' },
  { from: 'mysql97', to: 'postgres18' },
];

/** `AUTHORS=all npm run test:authors` prints all that differs; docs/authors-own-schemas.md says which is better. */
const wanted = process.env.AUTHORS === 'all' ? fixtures : ['quartz'];

describe.skipIf(fixturesFolder() === undefined)(
  'what we make of a schema, and what its authors wrote for that system',
  () => {
    const databases = new Databases('authors');
    afterAll(() => databases.drop());

    for (const { from, to } of pairs) {
      it.each(wanted)(`%s from ${from} to ${to}`, async (fixture) => {
        const source = await databases.load(from, fixture);
        const target = await databases.create(to);
        const theirs = await databases.load(to, fixture);
        const { decisions } = await decide({ source: source.settings, target: target.settings });
        const migrated = await migrate(source.settings, target.settings, decisions);
        expect(migrated.outcome.state, summary(migrated)).toBe('verified');
        const [made, written] = [await introspect(target.settings), await introspect(theirs.settings)];
        const differences = compare(made, written);
        console.log([`${fixture} ${from} -> ${to}`, ...counted(differences)].join('\n'));
        const both = tablesOf(written).filter((table) => find(made, table.name));
        expect(both.length).toBeGreaterThan(0);
        await databases.drop();
      });
    }
  },
);

interface Difference {
  readonly kind: string;
  readonly where: string;
}

function compare(made: Catalog, written: Catalog): Difference[] {
  return tablesOf(written).flatMap((theirs) => {
    const ours = find(made, theirs.name);
    return ours
      ? compareTable(ours, theirs, made)
      : [{ kind: 'table that only the authors have here', where: theirs.name }];
  });
}

function compareTable(ours: Table, theirs: Table, { server }: Catalog): Difference[] {
  const found: Difference[] = [];
  const say = (kind: string, where = ours.name): void => void found.push({ kind, where });
  const { types } = engineNamed(server.engine);
  for (const column of theirs.columns) {
    const mine = ours.columns.find((entry) => entry.name.toLowerCase() === column.name.toLowerCase());
    const where = `${theirs.name}.${column.name}`;
    if (!mine) {
      say('column that only the authors have here', where);
      continue;
    }
    const [left, right] = [types.toNeutral(mine, server), types.toNeutral(column, server)].map((type) =>
      JSON.stringify({ ...type, name: undefined }),
    );
    if (left !== right) say(`type: ours ${general(mine.type.text)}, theirs ${general(column.type.text)}`, where);
    if (mine.nullable !== column.nullable) say(`nullable: ours ${mine.nullable}, theirs ${column.nullable}`, where);
    if (plainDefault(mine.default?.text) !== plainDefault(column.default?.text))
      say(`default: ours ${mine.default?.text ?? 'none'}, theirs ${column.default?.text ?? 'none'}`, where);
    if ((mine.identity === undefined) !== (column.identity === undefined))
      say(`counter: ours ${mine.identity ? 'yes' : 'no'}, theirs ${column.identity ? 'yes' : 'no'}`, where);
    if (mine.collation !== column.collation)
      say(`collation: ours ${mine.collation ?? 'default'}, theirs ${column.collation ?? 'default'}`, where);
    if (mine.onUpdateNow !== column.onUpdateNow) say('ON UPDATE of the time', where);
    if ((mine.comment ?? '') !== (column.comment ?? '')) say('comment of a column', where);
  }
  const [key, theirKey] = [ours, theirs].map((table) => (table.primaryKey?.columns ?? []).join(',').toLowerCase());
  if (key !== theirKey) say('primary key');
  const [mine, written] = [ours, theirs].map((table) => table.indexes.map(indexText));
  for (const index of written ?? [])
    if (!mine?.includes(index))
      say(`index that only the authors have: ${index.split(' ')[0] ?? ''}`, `${ours.name} ${index}`);
  for (const index of mine ?? [])
    if (!written?.includes(index))
      say(`index that only we have: ${index.split(' ')[0] ?? ''}`, `${ours.name} ${index}`);
  const keys = (table: Table): string[] =>
    table.foreignKeys.map((entry) =>
      `${entry.columns.join(',')} ${entry.referencedTable} ${entry.onDelete} ${entry.onUpdate}`
        .toLowerCase()
        .replaceAll('restrict', 'no action'),
    );
  for (const entry of keys(theirs))
    if (!keys(ours).includes(entry)) say('foreign key that only the authors have', `${ours.name} ${entry}`);
  for (const entry of keys(ours))
    if (!keys(theirs).includes(entry)) say('foreign key that only we have', `${ours.name} ${entry}`);
  if (ours.checks.length !== theirs.checks.length)
    say(`checks: ours ${ours.checks.length}, theirs ${theirs.checks.length}`);
  return found;
}

const tablesOf = (catalog: Catalog): Table[] => catalog.schemas.flatMap((schema) => schema.tables);

/** Authors write names in capitals for one system and in small letters for the other. */
function find(catalog: Catalog, name: string): Table | undefined {
  return tablesOf(catalog).find((table) => table.name.toLowerCase() === name.toLowerCase());
}

function indexText(index: Index): string {
  const parts = index.parts.map(
    (part) =>
      `${part.column ?? '(expression)'}${part.prefix === undefined ? '' : `(${part.prefix})`}${part.descending ? ' desc' : ''}`,
  );
  return `${index.unique ? 'unique' : index.method} (${parts.join(',')})`.toLowerCase();
}

/** Lengths left out, so that alike differences count together. */
function general(type: string): string {
  return type.replace(/\(\d+\)/u, '(n)');
}

function plainDefault(text: string | undefined): string {
  return (text ?? '')
    .toLowerCase()
    .replace(/::[\w ]+(?:\(\d+\))?/gu, '')
    .replace(/[()']/gu, '')
    .replace(/^null$/u, '')
    .replace('localtimestamp', 'current_timestamp')
    .replace(/^now$/u, 'current_timestamp');
}

/** Each kind with its number and an example. */
function counted(differences: readonly Difference[]): string[] {
  const kinds = new Map<string, string[]>();
  for (const { kind, where } of differences) kinds.set(kind, [...(kinds.get(kind) ?? []), where]);
  return [...kinds]
    .sort((a, b) => b[1].length - a[1].length)
    .map(([kind, places]) => `  ${String(places.length).padStart(4)} ${kind} (${places[0] ?? ''})`);
}
