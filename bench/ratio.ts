import type { ContestantResult, Run } from './race.js';

/** A ratio over the rounds. */
export interface Ratio {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** The median of numbers; undefined of none. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  if (sorted.length === 0) return undefined;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

/** One contestant against another, round by round: what disturbed a whole round disturbs both. */
export function pairedRatio(
  one: ContestantResult | undefined,
  other: ContestantResult | undefined,
  quantity: (run: Run) => number | undefined,
): Ratio | undefined {
  const ratios = (one?.runs ?? []).flatMap((run) => {
    const match = other?.runs.find(({ round }) => round === run.round);
    const [a, b] = [quantity(run), match && quantity(match)];
    return a === undefined || b === undefined || b === 0 ? [] : [a / b];
  });
  const middle = median(ratios);
  return middle === undefined ? undefined : { median: middle, least: Math.min(...ratios), most: Math.max(...ratios) };
}

/** All CPU seconds of a run. */
export function totalCpu({ cpu }: Run): number | undefined {
  const seconds = Object.values(cpu);
  return seconds.length === 0 ? undefined : seconds.reduce((sum, one) => sum + one, 0);
}
