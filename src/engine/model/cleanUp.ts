/** What a run took away when it had ended, and what a look for leftovers found. */
export interface CleanUp {
  /** Statements that removed what the run had made for itself. */
  readonly removed: readonly string[];
  /** What was looked for afterwards; `found` names what is still there. */
  readonly looked: readonly {
    readonly what: 'control tables' | 'scratch databases' | 'temporary files';
    /** Where, in words: `in the schema public of the target`. */
    readonly place: string;
    readonly found: readonly string[];
    /** Why it could not be looked for. */
    readonly error?: string | undefined;
  }[];
}

/** True when the look went through and found nothing. */
export function isClean({ looked }: CleanUp): boolean {
  return looked.every(({ found, error }) => found.length === 0 && error === undefined);
}
