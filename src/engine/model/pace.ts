import { countOf, writeBytes, writeCount, writeDuration } from './quantity.js';

/**
 * How far a copy is, or all copies together, and how fast. `rows` and `bytes` are what the target has committed, by a resumed run's earlier attempts too; the totals are that
 * and what is expected of the rest, so that they follow the truth where the servers' statistics were wrong.
 */
export interface Pace {
  readonly rows: number;
  readonly bytes: number;
  /** Bytes that the target took and has not committed yet. */
  readonly bytesUnderWay: number;
  readonly rowsTotal: number;
  readonly bytesTotal: number;
  /** Smoothed over the last seconds. */
  readonly rowsPerSecond: number;
  readonly bytesPerSecond: number;
  /** Until all is copied; undefined while nothing moves. */
  readonly secondsLeft?: number | undefined;
}

/** One table's copy. */
export interface CopyPace extends Pace {
  readonly step: string;
  /** What earlier attempts had copied. */
  readonly earlier: { readonly rows: number; readonly bytes: number };
}

/** `12,000 of 50,000 rows (24%), 3.40 MB, 1.20 MB/s, 30 s left, 1.10 MB under way`. */
export function paceWords({ rows, rowsTotal, bytes, bytesUnderWay, bytesPerSecond, secondsLeft = 0 }: Pace): string {
  const share = rowsTotal === 0 ? '' : ` (${Math.floor((rows / rowsTotal) * 100)}%)`;
  return [
    `${writeCount(rows)} of ${countOf(rowsTotal, 'row')}${share}`,
    writeBytes(bytes),
    `${writeBytes(bytesPerSecond)}/s`,
    ...(secondsLeft === 0 ? [] : [`${writeDuration(secondsLeft * 1000)} left`]),
    ...(bytesUnderWay === 0 ? [] : [`${writeBytes(bytesUnderWay)} under way`]),
  ].join(', ');
}
