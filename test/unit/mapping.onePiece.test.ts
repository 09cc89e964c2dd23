import { describe, expect, it } from 'vitest';
import { onePieceFindings } from '../../src/engine/mapping/onePiece.js';
import { unwritableNames } from '../../src/engine/mapping/unwritableNames.js';
import { lex as mysql } from '../../src/engine/adapters/mysql/lex.js';
import { lex as postgres } from '../../src/engine/adapters/postgres/lex.js';
import type { Column, Index, Table } from '../../src/engine/model/catalog.js';
import type { ColumnMapping, TableMapping } from '../../src/engine/model/mapping.js';
import type { NeutralType } from '../../src/engine/model/type.js';

const set: NeutralType = { kind: 'set', labels: ['r', 'w'] };
const int: NeutralType = { kind: 'integer', bits: 32, unsigned: false };

function column(name: string, neutral: NeutralType, nullable = false): ColumnMapping {
  const source: Column = { name, ordinal: 1, type: { name: neutral.kind, text: neutral.kind }, nullable };
  return { source, included: true, nullable, neutral } as ColumnMapping;
}

function unique(...names: string[]): Index {
  const parts = names.map((name) => ({ column: name, descending: false }));
  return { name: 'u', unique: true, constraint: true, method: 'btree', parts, include: [], definition: '' };
}

function table(columns: readonly ColumnMapping[], given: Partial<Table>): TableMapping {
  const source: Table = {
    ...{ schema: 's', name: 't', kind: 'ordinary', columns: columns.map((entry) => entry.source), indexes: [] },
    ...{ foreignKeys: [], checks: [], otherConstraints: [], estimatedRows: 2_000_000, estimatedBytes: 1e8, ...given },
  };
  return { source, columns, included: true } as unknown as TableMapping;
}

describe('a large table that no key cuts', () => {
  const key = (...names: string[]): Partial<Table> => ({ primaryKey: { name: 'p', columns: names } });

  it.each([
    ['a key', table([column('a', int)], key('a')), undefined],
    ['a SET behind a number', table([column('a', int), column('s', set)], key('a', 's')), undefined],
    ['a SET in front', table([column('a', int), column('s', set)], key('s', 'a')), 's is a SET'],
    ['a unique index', table([column('a', int)], { indexes: [unique('a')] }), undefined],
    ['one that takes NULLs', table([column('a', int, true)], { indexes: [unique('a')] }), 'its unique index u'],
    ['nothing', table([column('a', int)], {}), 'neither a primary key'],
    ['nothing, but few rows', table([column('a', int)], { estimatedRows: 999_999 }), undefined],
    [
      'nothing, few rows, and many bytes',
      table([column('a', int)], { estimatedRows: 9, estimatedBytes: 3e8 }),
      'neither',
    ],
  ])('by %s', (_what, given, said) => {
    const [finding] = onePieceFindings(given);
    expect(finding?.message ?? '').toContain(said ?? '');
    expect(finding === undefined).toBe(said === undefined);
    if (finding) expect(finding).toMatchObject({ code: 'READ_IN_ONE_PIECE', severity: 'info' });
  });
});

it('names with a carriage return are refused where the source has no escape for it', () => {
  const given = table([column('a\rb', int), column('plain\n', int)], { name: 't\r\n' });
  expect(unwritableNames(given, postgres)).toEqual([]);
  expect(unwritableNames(given, mysql).map(({ object, severity }) => [object.path, severity])).toEqual([
    [['s', 't\r\n'], 'error'],
    [['s', 't\r\n', 'a\rb'], 'error'],
  ]);
});
