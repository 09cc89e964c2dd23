import type { Finding } from './finding.js';

/** What an editor knows of a script beyond its parse: the tables on both sides, and what is wrong with the text. Plain JSON. */
export interface ScriptReview {
  /** Tables of the source: from its last introspection where that is in memory, else as far as the script's copy steps name them. */
  readonly source: readonly ReviewedTable[];
  /** Tables that the script's own steps create. */
  readonly target: readonly ReviewedTable[];
  readonly findings: readonly ReviewFinding[];
  /** The mark in which names stand on each side, doubled inside. */
  readonly quotes: { readonly source: string; readonly target: string };
}

/** A table that a script's SQL may name. */
export interface ReviewedTable {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly ReviewedColumn[];
  /** The 1-based line of the statement that creates it, in the script. */
  readonly line?: number | undefined;
}

export interface ReviewedColumn {
  readonly name: string;
  /** The type as it is written; absent where only the name is known. */
  readonly type?: string | undefined;
  readonly line?: number | undefined;
}

/** A finding about the script's text. */
export interface ReviewFinding extends Finding {
  /** The piece of the line that it is about; without it, the whole line. */
  readonly mark?: string | undefined;
  /** The id of the step that it is about. */
  readonly step?: string | undefined;
}
