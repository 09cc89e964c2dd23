/** What reports call the triggers that stand in for ON UPDATE of a table's columns. */
export const onUpdateName = 'ON UPDATE CURRENT_TIMESTAMP';

/** A trigger that a script creates, as it has to stand in the target's catalog. */
export interface CreatedTrigger {
  readonly name: string;
  /** As {@link Trigger.timing} and {@link Trigger.events} of that system's catalog. */
  readonly timing: string;
  readonly events: readonly string[];
  /** Fires for rows that meet it; in words that differ from the catalog's in blanks, parentheses, quotes and casts at most. */
  readonly condition?: string | undefined;
  /** What it runs, character by character. */
  readonly body: string;
  /** The statements that create it. */
  readonly sql: string;
}
