import type { NativeType } from './catalog.js';

/** A column as it has to stand in the target's catalog once its table is created; expressions in the target's dialect. */
export interface CreatedColumn {
  readonly name: string;
  readonly type: NativeType;
  readonly nullable: boolean;
  readonly default?: string | undefined;
  readonly generated?: { readonly sql: string; readonly stored: boolean } | undefined;
  /** New rows get their values from a counter of the column's own. */
  readonly counts: boolean;
  /** Where the script names one, or the table gives it one. */
  readonly collation?: string | undefined;
  /** As {@link Column.onUpdateNow}. */
  readonly onUpdateNow?: number | undefined;
  readonly comment?: string | undefined;
  /** The condition that stands in for what the type alone does not refuse. */
  readonly check?: string | undefined;
}
