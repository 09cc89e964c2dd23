import { describe, expect, it } from 'vitest';
import type { TableMapping } from '../../src/engine/model/mapping.js';
import { batches, type TableQuestions } from '../../src/engine/scan/batches.js';
import type { Question } from '../../src/engine/scan/questions.js';

function tableOf(name: string, estimatedRows: number, questions: number): TableQuestions {
  const source: TableMapping['source'] = {
    schema: 'public',
    name,
    kind: 'ordinary',
    columns: [],
    indexes: [],
    foreignKeys: [],
    checks: [],
    otherConstraints: [],
    estimatedRows,
    estimatedBytes: 0,
  };
  const table = { source, target: source, included: true, columns: [], indexes: [], foreignKeys: [], checks: [] };
  const check = { name: 'c', text: 'true', validated: false, enforced: true };
  return {
    table,
    questions: Array.from({ length: questions }, (): Question => ({ kind: 'check', check, predicate: 'true' })),
  };
}

const names = (list: readonly (readonly TableQuestions[])[]): string[][] =>
  list.map((batch) => batch.map((entry) => entry.table.source.name));

describe('batches of a scan', () => {
  it('take small tables together and each large one alone', () => {
    const tables = [tableOf('a', 10, 1), tableOf('big', 1_000_000, 1), tableOf('b', 0, 1)];
    expect(names(batches(tables))).toEqual([['big'], ['a', 'b']]);
  });

  it('stay small enough for one statement, and lose no table', () => {
    const few = batches(Array.from({ length: 2_000 }, (_, at) => tableOf(`t${at}`, 1, 3)));
    expect(few).toHaveLength(40);
    const wide = batches(Array.from({ length: 10 }, (_, at) => tableOf(`w${at}`, 1, 400)));
    expect(wide).toHaveLength(10);
    expect(new Set(names(few).flat()).size).toBe(2_000);
    expect(batches([])).toEqual([]);
  });
});
