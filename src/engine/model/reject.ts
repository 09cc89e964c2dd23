import type { RowFormat } from './type.js';

/** A value as the stream carried it: text, NULL, or bytes that are no UTF-8. */
export type RejectedValue = string | null | { readonly base64: string };

/** A row that the target refused and that was kept: one line of `NAME.migration.rejects.jsonl`. Holds real data. */
export interface Reject {
  readonly format: 1;
  /** The copy step's id. */
  readonly step: string;
  /** The source's table, as the step names it. */
  readonly table: string;
  /** The chunk's index within the step. */
  readonly chunk: number;
  /** The key's values by column; all of the row's values where the table has no key. */
  readonly key: Readonly<Record<string, string | null>>;
  /** The target's words, and its column where it named one. */
  readonly reason: string;
  readonly column?: string | undefined;
  /** How the step's target half reads the values. */
  readonly stream: RowFormat;
  /** Output columns of the step's source half, and their values in the same order. */
  readonly columns: readonly string[];
  /** Absent where the row is too large to be kept; it has to be read from the source again, by its key. */
  readonly values?: readonly RejectedValue[] | undefined;
  /** Set while a load of the entry is being committed. */
  readonly loading?: true | undefined;
}

/** What a row is called, in events and reports: they hold no more of it than its key, which is empty where the table has none. */
export type RejectedRow = Pick<Reject, 'step' | 'table' | 'key' | 'reason' | 'column'>;

/** What a load of the rejects of one step does: the statement is the step's own, so that rows go through the same conversions as all others. */
export interface RejectedTable {
  readonly step: string;
  readonly table: string;
  readonly rows: number;
  readonly statement: string;
}

/** Where rejects are kept. Calls may overlap: they take effect one after another. */
export interface RejectStore {
  /** Reads entry by entry; a last one that was cut off in writing is left out. */
  read(): AsyncIterable<Reject>;
  /** Adds an entry; it is on disk when this resolves. */
  append(entry: Reject): Promise<void>;
  /** Replaces every entry by what `change` makes of it, or takes it out, in one step. */
  rewrite(change: (entry: Reject, index: number) => Reject | undefined): Promise<void>;
  /** Gives the entries of an earlier run another name, so that this one begins anew; the name, where there were any. */
  setAside(): Promise<string | undefined>;
}

/** What becomes of rows that the target refuses. */
export interface RejectPolicy {
  /** `stop`: the run stops, and names the row. `keep`: it goes on without them. */
  readonly onReject: 'stop' | 'keep';
  /** Rejects of the whole run from which on it stops all the same. */
  readonly most: number;
  readonly store: RejectStore;
}

/** How many rejects a run keeps before it is taken for plainly wrong. */
export const usualMostRejects = 1000;

/** What a row is called that has no key. */
export const withoutKey = 'a row without a key';

/** `id = 17, lang = 'de'`: a row by its key, cut to a length that can be read. */
export function rowName(key: Reject['key']): string {
  const parts = Object.entries(key).map(
    ([column, value]) => `${column} = ${value === null ? 'NULL' : shortened(value)}`,
  );
  if (parts.length === 0) return withoutKey;
  const shown = parts.slice(0, 5).join(', ');
  return parts.length > 5 ? `${shown}, …` : shown;
}

const longestShown = 60;

/** A text whose ends can't be seen stands in quotes, and so does one that reads like no value. */
function shortened(value: string): string {
  const text = value.length > longestShown ? `${value.slice(0, longestShown)}…` : value;
  const misleads = value === '' || value === 'NULL' || value !== value.trim() || /\p{C}|[^\S ]/u.test(value);
  return misleads ? JSON.stringify(text) : text;
}
