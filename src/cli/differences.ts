import type { ReportedTable } from '../engine/model/report.js';
import { longValueWords, readableNumber } from '../engine/model/verification.js';
import { rowName } from '../engine/model/reject.js';

/** Rows of a table that the terminal names; the report has more. */
const shownRows = 5;

const kinds = { missing: 'is missing at the target', extra: 'is only at the target', changed: 'differs' } as const;

/** The first rows that differ, each differing cell with both texts and the bytes of both. */
export function differenceLines({ table, differences, differingRows, moreDiffer }: ReportedTable): string[] {
  if (differences.length === 0) return [];
  const all = Math.max(differingRows, differences.length);
  const lines = differences
    .slice(0, shownRows)
    .flatMap((row) => [
      `  ${table}: the row ${rowName(row.key)} ${kinds[row.kind]}`,
      ...row.cells.flatMap((cell) => [
        `    ${cell.column}: source ${shown(cell.source)}, target ${shown(cell.target)}`,
        ...(cell.sourceRaw === undefined
          ? []
          : [`      raw: source ${cell.sourceRaw ?? 'NULL'}`, `           target ${cell.targetRaw ?? 'NULL'}`]),
      ]),
    ]);
  return all > shownRows
    ? [
        ...lines,
        `  ${table}: and ${moreDiffer === true ? 'at least ' : ''}${all - shownRows} more rows; see the report.`,
      ]
    : lines;
}

const shownLength = 80;

function shown(text: string | null): string {
  if (text === null) return 'NULL';
  const long = longValueWords(text);
  if (long !== undefined) return long;
  const json = JSON.stringify(text);
  const number = readableNumber(text);
  if (number !== undefined) return `${number} (${json})`;
  return json.length <= shownLength ? json : `${json.slice(0, shownLength)}…`;
}
