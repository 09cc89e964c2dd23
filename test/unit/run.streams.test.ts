import { describe, expect, it } from 'vitest';
import { chooseStreams, type StreamEnd, type StreamQuestion } from '../../src/engine/run/streams.js';
import { chunkLimits, piecesOf } from '../../src/engine/run/tableCopy.js';

const far: StreamEnd = { name: 'PostgreSQL', isHere: false };
const other: StreamEnd = { ...far, name: 'MySQL' };
const base: StreamQuestion = { source: far, target: other, cores: 16, pieces: 100 };

describe('the number of streams', () => {
  it.each<[string, Partial<StreamQuestion>, number, string]>([
    ['four where nothing is known', {}, 4, 'Neither server tells'],
    [
      'by the smaller server that tells its cores',
      { target: { ...other, cores: 3 }, source: { ...far, cores: 8 } },
      3,
      '3 cores',
    ],
    ['one where a server has one core', { target: { ...other, cores: 1 } }, 1, 'MySQL has 1 core.'],
    [
      'half of a machine that is shared',
      { source: { ...far, isHere: true }, cores: 6 },
      3,
      'share a machine of 6 cores',
    ],
    ['two on a small machine that is shared', { source: { ...far, isHere: true }, cores: 2 }, 2, '2 cores'],
    ['as many as a person wants', { most: 9 }, 9, 'At most 9'],
    ['no more than there is work for', { most: 9, pieces: 3 }, 3, 'work for 3 streams'],
    [
      'one for a table that is filled fastest from one',
      { source: { ...far, isHere: true }, cores: 2, pieces: 1, areWhole: true },
      1,
      'on 2 cores MySQL fills a table fastest from one',
    ],
    [
      'no more than there is room for',
      { most: 9, target: { ...other, connections: { most: 20, open: 12 } } },
      4,
      'MySQL has 12 of 20',
    ],
    [
      'one where there is no room',
      { source: { ...far, connections: { most: 20, open: 20 } } },
      1,
      'PostgreSQL has 20 of 20',
    ],
  ])('is %s', (_what, question, streams, reason) => {
    const chosen = chooseStreams({ ...base, ...question });
    expect(chosen.streams).toBe(streams);
    expect(chosen.reasons.join(' ')).toContain(reason);
  });

  it('names only reasons that count', () => {
    const roomy = { ...far, connections: { most: 100, open: 1 } };
    expect(chooseStreams({ ...base, source: roomy, most: 2 }).reasons).toEqual(['At most 2 were asked for.']);
  });
});

describe('the size of a chunk', () => {
  it('is what a person asked for, and else the usual one', () => {
    expect(chunkLimits(500, {}).rows).toBe(500);
    expect(chunkLimits(undefined, {})).toEqual({ rows: 200_000, bytes: 64 * 1024 * 1024 });
  });

  it('is smaller where the rate is limited, within reason', () => {
    expect(chunkLimits(undefined, { rowsPerSecond: 100, bytesPerSecond: 100_000 })).toEqual({
      rows: 3000,
      bytes: 3_000_000,
    });
    expect(chunkLimits(undefined, { rowsPerSecond: 1, bytesPerSecond: 1 })).toEqual({ rows: 1000, bytes: 1024 * 1024 });
  });

  it('makes pieces by rows or by bytes, whichever are more', () => {
    const limits = { rows: 100, bytes: 1000 };
    expect(piecesOf({ rows: 250, bytes: 10 }, limits)).toBe(3);
    expect(piecesOf({ rows: 1, bytes: 5000 }, limits)).toBe(5);
    expect(piecesOf({ rows: 250, bytes: 10 }, limits, 2)).toBe(3);
    expect(piecesOf({ rows: 0, bytes: 0 }, limits)).toBe(1);
  });

  it.each([
    ['three pieces become four for two lanes', 500_000, 2, 4],
    ['one becomes two', 150_000, 2, 2],
    ['a small table stays whole', 60_000, 2, 1],
    ['of four lanes as many work as have something to do', 150_000, 4, 3],
    ['what is even stays as it is', 800_000, 2, 4],
  ])('lets lanes end at the same time: %s', (_what, rows, lanes, pieces) => {
    expect(piecesOf({ rows, bytes: rows }, chunkLimits(undefined), lanes)).toBe(pieces);
  });
});
