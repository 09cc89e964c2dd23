import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/engine/model/finding.js';
import { effortWords } from '../../src/engine/report/assessment/document.js';
import { assessObjects } from '../../src/engine/report/assessment/effort.js';
import type { Inventoried } from '../../src/engine/report/assessment/inventory.js';

const object = (kind: Finding['object']['kind'], name: string, more: Partial<Inventoried> = {}): Inventoried => ({
  object: { kind, path: ['public', name] },
  included: true,
  ...more,
});
const finding = (code: string, of: Inventoried, more: Partial<Finding> = {}): Finding => ({
  ...{ code, severity: 'warning', object: of.object, message: 'm' },
  ...more,
});

const view = object('view', 'v', { lines: 20 });
const routine = object('routine', 'r', { lines: 10 });
const [plain, odd, other, away] = [
  object('column', 'a'),
  object('column', 'b'),
  object('column', 'c'),
  object('table', 't', { included: false }),
];

describe('the effort of a migration', () => {
  const { objects, others, effort } = assessObjects(
    [plain, view, routine, odd, other, away],
    [
      finding('VIEW_NOT_CARRIED', view),
      finding('ROUTINE_NOT_CARRIED', routine),
      finding('NAN_VALUE', odd, { severity: 'error' }),
      finding('NAN_VALUE', other, { severity: 'error' }),
      finding('PRECISION_REDUCED', odd),
      finding('TABLE_LEFT_OUT', away, { severity: 'info' }),
      finding('SCHEMA_NOT_READABLE', { object: { kind: 'schema', path: ['secret'] }, included: true }),
    ],
  );
  const of = (name: string) => objects.find((entry) => entry.object.path.at(-1) === name)!;

  it('tells what goes by itself from what needs a person', () => {
    expect([...objects, ...others].map((entry) => [entry.object.path.at(-1), entry.ease])).toEqual([
      ...[
        ['a', 'by-itself'],
        ['v', 'by-hand'],
        ['r', 'by-hand'],
        ['b', 'look'],
        ['c', 'look'],
        ['t', 'left-out'],
      ],
      ['secret', 'look'],
    ]);
  });

  it('counts lines to write, and less for a decision that was taken before', () => {
    expect([of('v').minutes, of('r').minutes]).toEqual([15 + 20, 30 + 3 * 10]);
    expect([of('b').minutes, of('c').minutes]).toEqual([30 + 10, 5]);
    expect(of('v').work).toBe('write it anew (20 lines)');
    expect(effort.minutes).toBe([...objects, ...others].reduce((sum, { minutes }) => sum + minutes, 0));
    expect(effort.look + effort.byHand).toBe(effort.minutes);
    expect(effort.byHand).toBe(of('v').minutes + of('r').minutes);
    expect(effort.basis.join(' ')).toContain('rule of thumb');
  });

  it('takes a carried table for carried, whatever of it has to be added', () => {
    const table = object('table', 'parts');
    const index = object('index', 'i');
    const { objects: assessed } = assessObjects(
      [table, index],
      [
        finding('PARTITIONING_NOT_CARRIED', table),
        finding('INHERITANCE_NOT_CARRIED', table),
        finding('INDEX_NOT_CARRIED', index),
      ],
    );
    expect(assessed.map(({ ease, minutes, work }) => [ease, minutes, work])).toEqual([
      ['look', 40, 'add what is lacking'],
      ['by-hand', 20, 'make it anew by hand'],
    ]);
  });

  it('asks nothing of a person for what is accepted or fixed', () => {
    const { objects: settled } = assessObjects(
      [odd],
      [
        finding('NAN_VALUE', odd, { severity: 'error', resolution: 'accepted' }),
        finding('NAME_CHANGED', odd, { resolution: 'fixed' }),
      ],
    );
    expect(settled).toMatchObject([{ ease: 'look', minutes: 0 }]);
  });
});

describe('the effort in words', () => {
  it.each([
    [0, 0, 'No work for people is expected, changes in applications not counted.'],
    [
      20,
      0,
      'The work for people is estimated at 20 min (looking and deciding 20 min), changes in applications not counted.',
    ],
    [0, 90, 'The work for people is estimated at 1.5 h (making by hand 1.5 h), changes in applications not counted.'],
  ])('of %i minutes of looking and %i by hand', (look, byHand, expected) => {
    expect(effortWords({ minutes: look + byHand, look, byHand, basis: [] })).toBe(expected);
  });
});
