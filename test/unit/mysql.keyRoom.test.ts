import { describe, expect, it } from 'vitest';
import { longestKeyBytes, roomInKey } from '../../src/engine/adapters/mysql/types/keyRoom.js';

describe('the room of a column in an index entry', () => {
  it.each([
    ['alone and without end', Infinity, [], 3072],
    ['alone and small', 40, [], 40],
    ['beside a number', Infinity, [8], 3064],
    ['beside another without end', Infinity, [Infinity], 1536],
    ['small beside one without end', 1200, [Infinity], 1200],
    ['large beside a smaller one', 2800, [1200], 1872],
    ['small beside a larger one', 1200, [2800], 1200],
    ['three that are all too large', 2000, [2000, Infinity], 1024],
  ])('%s', (_what, need, others, expected) => {
    expect(roomInKey(need, others)).toBe(expected);
  });

  it('never gives out more than there is', () => {
    for (const needs of [
      [Infinity, 5, 3000],
      [3072, 3072],
      [1, 2, 3, Infinity, Infinity, 900],
    ]) {
      const rooms = needs.map((need, at) =>
        roomInKey(
          need,
          needs.filter((_other, other) => other !== at),
        ),
      );
      expect(rooms.reduce((sum, room) => sum + room, 0)).toBeLessThanOrEqual(longestKeyBytes);
    }
  });
});
