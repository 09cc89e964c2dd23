import { aligned } from '../table.js';

/** One thing measured in the editor, beside what is to be reached. */
export interface Figure {
  readonly measure: string;
  readonly value: number;
  readonly unit: 'ms' | 'MB' | 'nodes';
  /** The most that it may be; absent where the figure is only to be known. */
  readonly limit?: number | undefined;
}

/** The value below which this share of the samples lies; 1 gives the worst. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Median, 95th percentile and worst of some samples; a limit holds for the 95th percentile. */
export function spread(measure: string, samples: readonly number[], limit?: number): Figure[] {
  return [
    { measure: `${measure}, median`, value: percentile(samples, 0.5), unit: 'ms' },
    { measure: `${measure}, 95th percentile`, value: percentile(samples, 0.95), unit: 'ms', limit },
    { measure: `${measure}, worst`, value: percentile(samples, 1), unit: 'ms' },
  ];
}

export function figureTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ measure, value, unit, limit }) => [
    measure,
    `${value.toFixed(unit === 'ms' ? 1 : 0)} ${unit}`,
    limit === undefined ? '' : `at most ${limit} ${unit}`,
    limit === undefined ? '' : value <= limit ? 'reached' : 'SHORT',
  ]);
  return aligned([['measure', 'measured', 'to reach', ''], ...rows]);
}
