/** What stands to be taken back on a target, as the statements that do it, in their order. */
export interface Removal {
  readonly before: readonly string[];
  /** Rows leave tables that were there, in one transaction; a query among them that gives a row stops it. */
  readonly deletions: readonly string[];
  readonly drops: readonly string[];
  /** Run afterwards whether or not a statement failed: what stood in their way comes back. Each for itself; what is there already has come back before. */
  readonly putBack: readonly string[];
  /** Run at the very end, when everything else has run. */
  readonly last: readonly string[];
  /** What can't be taken back, as sentences. */
  readonly notes: readonly string[];
}

/** All statements of a removal, as they would run. */
export function inOrder({ before, deletions, drops, putBack, last }: Removal): string[] {
  return [...before, ...deletions, ...drops, ...putBack, ...last];
}
