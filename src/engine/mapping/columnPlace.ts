import type { Table } from '../model/catalog.js';
import type { ColumnDecision } from '../model/mapping.js';
import type { TypedColumn } from './columnTypes.js';

/** What is known of a column before its type is chosen. */
export interface ColumnPlace extends TypedColumn {
  readonly table: Table;
  /** A person's; empty where there is none. */
  readonly decision: ColumnDecision;
}
