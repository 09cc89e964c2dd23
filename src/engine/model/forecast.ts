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
