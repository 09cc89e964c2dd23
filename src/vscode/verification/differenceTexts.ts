import type { RowDifference, TableVerification } from '../../engine/model/verification.js';

/** What the source holds and what the target holds, as two texts whose difference is what differs. */
export interface DifferenceTexts {
  readonly source: string;
  readonly target: string;
}

/** The rows that a verification names, one after another by key: only cells that differ, each on a line of its own. */
export function differenceTexts({ differences }: Pick<TableVerification, 'differences'>): DifferenceTexts {
  return {
    source: differences.map((row) => rowText(row, 'source')).join('\n\n'),
    target: differences.map((row) => rowText(row, 'target')).join('\n\n'),
  };
}

function rowText(row: RowDifference, side: 'source' | 'target'): string {
  const head = Object.entries(row.key)
    .map(([column, value]) => `${column} = ${literal(value)}`)
    .join(', ');
  const absent = side === 'source' ? 'extra' : 'missing';
  const count = side === 'source' ? row.sourceCount : row.targetCount;
  if (count !== undefined) return `${head}\n  (${count} ×)`;
  if (row.kind === absent) return `${head}\n  (no such row)`;
  if (row.cells.length === 0) return `${head}\n  (the row is there)`;
  return [head, ...row.cells.map((cell) => `  ${cell.column}: ${literal(cell[side])}`)].join('\n');
}

function literal(value: string | null): string {
  return value === null ? 'NULL' : JSON.stringify(value);
}
