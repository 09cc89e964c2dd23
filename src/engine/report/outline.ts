import type { Report } from '../model/report.js';
import type { ReportOutline } from '../model/reportOutline.js';

/** What a report's JSON says of each step; undefined for text that is no report of this format. */
export function reportOutline(json: string): ReportOutline | undefined {
  const report = read(json);
  if (!isReport(report)) return undefined;
  const tables = new Map(report.tables.map((table) => [table.step, table]));
  const steps = report.steps.map(({ step, state, startedAt, milliseconds, copiedRows, error }) => {
    const table = tables.get(step);
    return {
      step,
      state,
      startedAt,
      milliseconds: table?.milliseconds ?? milliseconds,
      rows: copiedRows ?? table?.targetRows,
      error,
      verification: table?.state,
      differingRows: table?.differingRows,
      moreDiffer: table?.moreDiffer,
      reason: table?.reason,
    };
  });
  return { verb: report.verb, state: report.outcome.state, finishedAt: report.finishedAt, steps };
}

function isReport(value: unknown): value is Report {
  if (typeof value !== 'object' || value === null) return false;
  const report = value as Partial<Report>;
  return report.format === 1 && Array.isArray(report.steps) && Array.isArray(report.tables) && !!report.outcome;
}

function read(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
