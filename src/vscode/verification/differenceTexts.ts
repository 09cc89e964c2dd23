import type { RowDifference, TableVerification } from '../../engine/model/verification.js';

/** What the source holds and what the target holds, as two texts whose difference is what differs. */
export interface DifferenceTexts {
  readonly source: string;
  readonly target: string;
}

/** What stands for a row that one side has not, and for one that it has. */
export interface RowWords {
  readonly absent: string;
  readonly present: string;
}

/** The rows that a verification names, one after another by key: only cells that differ, each on a line of its own. */
export function differenceTexts(
  { differences }: Pick<TableVerification, 'differences'>,
  words: RowWords,
): DifferenceTexts {
  return {
    source: differences.map((row) => rowText(row, 'source', words)).join('\n\n'),
    target: differences.map((row) => rowText(row, 'target', words)).join('\n\n'),
  };
}

function rowText(row: RowDifference, side: 'source' | 'target', words: RowWords): string {
  const head = Object.entries(row.key)
    .map(([column, value]) => `${column} = ${literal(value)}`)
    .join(', ');
  const absent = side === 'source' ? 'extra' : 'missing';
  const count = side === 'source' ? row.sourceCount : row.targetCount;
  if (count !== undefined) return `${head}\n  (${count} ×)`;
  if (row.kind === absent) return [head, `  ${words.absent}`].join('\n');
  if (row.cells.length === 0) return [head, `  ${words.present}`].join('\n');
  return [head, ...row.cells.map((cell) => `  ${cell.column}: ${literal(cell[side])}`)].join('\n');
}

function literal(value: string | null): string {
  return value === null ? 'NULL' : JSON.stringify(value);
}
