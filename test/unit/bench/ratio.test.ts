import { describe, expect, test } from 'vitest';
import type { ContestantResult } from '../../../bench/race.js';
import { median, pairedRatio } from '../../../bench/ratio.js';

const result = (...walls: readonly [round: number, wall: number][]): ContestantResult => ({
  name: 'one',
  runs: walls.map(([round, wall]) => ({ round, wall, cpu: {}, load: 0 })),
});
const wall = (run: { wall: number }): number => run.wall;

describe('the benchmark', () => {
  test('compares inside a round: what disturbed a whole round disturbs nobody', () => {
    const base = result([0, 1], [1, 10], [2, 1]);
    const other = result([0, 2], [1, 20], [2, 3]);
    expect(pairedRatio(other, base, wall)).toEqual({ median: 2, least: 2, most: 3 });
  });

  test('counts only rounds in which both ran', () => {
    expect(pairedRatio(result([1, 4]), result([0, 1], [1, 2]), wall)).toEqual({ median: 2, least: 2, most: 2 });
  });

  test('has no ratio to somebody who was absent', () => {
    expect(pairedRatio(result([0, 1]), result(), wall)).toBeUndefined();
    expect(pairedRatio(result([0, 1]), undefined, wall)).toBeUndefined();
  });

  test('takes the middle of an odd number and the mean of the two middle ones of an even number', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(median([])).toBeUndefined();
  });
});
