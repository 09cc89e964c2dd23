import type { VerificationLevel } from '../model/verification.js';
import type { End } from './side.js';

/** How closely tables are compared. */
export interface VerifyOptions {
  readonly level: VerificationLevel;
  /** Percent of the rows that a sample takes. */
  readonly sample?: number | undefined;
  /** How many differing rows are named. Default {@link differencesKept}. */
  readonly keep?: number | undefined;
  /** Looks again at rows that differ, for a source that goes on living; absent where the source's state is fixed. */
  readonly recheck?: Recheck | undefined;
}

/** How rows in flight are looked at again. */
export interface Recheck {
  /** Looks at most; each waits longer than the one before. */
  readonly times: number;
  /** Milliseconds before the first one. */
  readonly pause: number;
  /** A session that sees the source as it is now. */
  readonly source: () => Promise<End>;
}

/** Segments that a sample chooses among: two hexadecimal digits of the key's hash. */
export const sampleSegments = 256;

/** How many of the {@link sampleSegments} make so many percent; at least one, and not all. */
export function segmentsFor(percent: number): number {
  return Math.min(sampleSegments - 1, Math.max(1, Math.round((percent / 100) * sampleSegments)));
}

/** Percent of the rows, where nobody says how many. */
const usualSample = 1;

const shareOf = (percent: number): number => segmentsFor(percent) / sampleSegments;

/** So many rows that differ would have been met with a chance of 95%. */
const noticed = (percent: number): number => Math.ceil(Math.log(0.05) / Math.log(1 - shareOf(percent)));

/** Whether a sample of so many rows stands for a table that has fewer rows than would have to differ for the sample to notice. */
export function saysLittle(sampledRows: number, percent = usualSample): boolean {
  return sampledRows < noticed(percent) * shareOf(percent);
}

/** What an equal result proves, for a person; `columns` were compared. */
export function proofOf({ level, sample = usualSample }: VerifyOptions, columns: number): string {
  switch (level) {
    case 'counts':
      return 'Both sides have as many rows. No value was looked at.';
    case 'checksum':
      return `Every cell of ${columns} columns in every row: both databases computed the SHA-256 of each row's exact text, and the number of rows and the sum of 60 bits of each hash are equal.`;
    case 'rows':
      return `Every cell of ${columns} columns in every row was fetched from both databases and compared, text by text (values above 8 kB by their SHA-256).`;
    case 'sample': {
      return (
        `Every cell of ${columns} columns in a random ${(shareOf(sample) * 100).toFixed(1)}% of the rows, chosen by the hash of their key alone. ` +
        `Were ${noticed(sample)} rows or more of the table different, at least one of them would have been in the sample with a chance of 95%; fewer may have gone unseen.`
      );
    }
  }
}
