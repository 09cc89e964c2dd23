import { afterAll, describe, expect, it } from 'vitest';
import { loadSql } from '../servers/load.js';
import type { ServerName } from '../servers/server.js';
import { sharedServer } from '../servers/vitest.js';
import { Databases } from './databases.js';
import { migrate, summary } from './migrate.js';

const source = `
  CREATE TABLE people (id int PRIMARY KEY, email int, note int, twice int GENERATED ALWAYS AS (id * 2) STORED);
  CREATE TABLE note (id int PRIMARY KEY, note int);
  CREATE TABLE lost (id int PRIMARY KEY);
  INSERT INTO people (id, email, note) VALUES (1, 7, 8), (2, 9, 10);
  INSERT INTO note VALUES (1, 5);
  INSERT INTO lost VALUES (1);
`;

/** The script with another text of one step. */
function edited(text: string, step: string, edit: (step: string) => string): string {
  const begin = text.indexOf(`-- @step ${step} `);
  if (begin < 0) throw new Error(`There is no step ${step}.`);
  const next = /^-- @(?:step|phase) /gmu;
  next.lastIndex = begin + 1;
  const end = next.exec(text)?.index ?? text.length;
  return text.slice(0, begin) + edit(text.slice(begin, end)) + text.slice(end);
}

/** A step without a column: without what is selected under its name, and without its field. */
function without(column: string): (step: string) => string {
  const quoted = `["\`]${column}["\`]`;
  const selected = new RegExp(`,\\n +(?:[^\\n]* AS )?${quoted}(?=[,\\n])`, 'gu');
  return (step) => step.replace(selected, '').replace(new RegExp(`, ${quoted}(?=[,)])`, 'u'), '');
}

const edits: readonly (readonly [step: string, edit: (step: string) => string])[] = [
  ['copy people', without('email')],
  ['verify people', (step) => without('twice')(without('note')(without('email')(step)))],
  ['copy note', without('note')],
  ['verify note', without('note')],
  ['copy lost', () => ''],
  ['verify lost', () => ''],
];

const journeys: readonly { from: ServerName; to: ServerName }[] = [
  { from: 'postgres18', to: 'mysql97' },
  { from: 'mariadb1011', to: 'postgres15' },
];

describe.each(journeys)('what an edited script leaves out, from $from to $to', ({ from, to }) => {
  const databases = new Databases('uncompared');
  afterAll(() => databases.drop());

  it('is not told as equal', async () => {
    const here = await databases.create(from, 'source');
    const there = await databases.create(to);
    await loadSql(sharedServer(from), here.settings.database, source);
    const migrated = await migrate(here.settings, there.settings, {}, (text) =>
      edits.reduce((done, [step, edit]) => edited(done, step, edit), text),
    );
    expect(migrated.outcome.state, summary(migrated)).toBe('verified');
    expect(migrated.tables.map(({ columns }) => columns)).toEqual([['id'], ['id']]);
    const states = migrated.objects?.objects
      .filter(({ object }) => object.kind === 'column' || object.kind === 'table')
      .map(({ object, state, reasons }) => [object.path.slice(1).join('.'), state, ...reasons.map(withoutLines)]);
    expect(states?.sort()).toEqual([
      ['lost', 'not-comparable', 'No step of the script copies or compares its rows.'],
      ['lost.id', 'equal'],
      ['note', 'equal'],
      ['note.id', 'equal'],
      [
        'note.note',
        'not-comparable',
        'Its values were neither copied nor compared: "copy note" (line N) and "verify note" (line N) have no such column.',
      ],
      ['people', 'equal'],
      [
        'people.email',
        'not-comparable',
        'Its values were neither copied nor compared: "copy people" (line N) and "verify people" (line N) have no such column.',
      ],
      ['people.id', 'equal'],
      [
        'people.note',
        'not-comparable',
        'Its values were copied, but not compared: "verify people" (line N) has no such column.',
      ],
      [
        'people.twice',
        'not-comparable',
        'Its values are computed here, and were not compared: "verify people" (line N) has no such column.',
      ],
    ]);
  });
});

const withoutLines = (text: string): string => text.replace(/line \d+/gu, 'line N');
