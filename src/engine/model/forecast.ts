/**
 * What the real run is expected to take. `low`: all rows at the best rate that any table of the rehearsal reached. `high`: all rows at the mean
 * rate of the rehearsal, the start-up of its small copies included. Both leave out what grows otherwise than the rows, such as the building of large indexes.
 */
export interface Forecast {
  readonly rows: number;
  readonly bytes: number;
  readonly lowMilliseconds: number;
  readonly highMilliseconds: number;
}
