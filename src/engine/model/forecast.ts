/**
 * What the real run is expected to take: what the rehearsal took, for its steps are the same, and the rows that it left out, at the rates that it measured. `low`: these rows over
 * all streams at once; `high`: one after another.
 */
export interface Forecast {
  readonly rows: number;
  readonly bytes: number;
  readonly lowMilliseconds: number;
  readonly highMilliseconds: number;
}
