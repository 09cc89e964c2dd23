import { countOf, writeBytes, writeDuration } from './quantity.js';

/**
 * What the real run is expected to take. Copies, comparisons and index builds of large tables are what the beginning of the largest of them took, in proportion
 * to the rows (of other tables to the bytes); everything else is what it took in the rehearsal. `low`: all streams are busy all the time. `high`: one
 * thing after the other. Rows and bytes are the server's estimates. Both leave out what grows otherwise, such as the checks of foreign keys over large tables.
 */
export interface Forecast {
  readonly rows: number;
  readonly bytes: number;
  readonly lowMilliseconds: number;
  readonly highMilliseconds: number;
}

/** `between 35 ms and 1.2 s`, or one time where both are written alike. */
export function spanWords({ lowMilliseconds, highMilliseconds }: Forecast): string {
  const [low, high] = [writeDuration(lowMilliseconds), writeDuration(highMilliseconds)];
  return low === high ? `about ${low}` : `between ${low} and ${high}`;
}

/** `6,000 rows, about 1.2 MB, between 35 ms and 1.2 s`. */
export function forecastWords(forecast: Forecast): string {
  return `${countOf(forecast.rows, 'row')}, about ${writeBytes(forecast.bytes)}, ${spanWords(forecast)}`;
}
