import type { Adapter } from '../adapter.js';
import type { Catalog, ServerInfo, Table } from '../model/catalog.js';
import type { Finding, ObjectKind } from '../model/finding.js';
import type { Decisions, TableDecision } from '../model/mapping.js';
import { tableKey } from '../model/mapping.js';
import type { DataProfile, ProfileOf } from '../model/profile.js';
import type { ColumnTypes } from './columnTypes.js';
import type { Wishes } from './wishes.js';

/** What the mapping stage works from; nothing is asked from a server. */
export interface MapInput {
  readonly catalog: Catalog;
  readonly target: ServerInfo;
  /** Schemas that exist on the target. */
  readonly targetSchemas: readonly string[];
  readonly profile?: DataProfile | undefined;
  readonly decisions: Decisions;
  readonly sourceAdapter: Adapter;
  readonly targetAdapter: Adapter;
}

/** The input with what is looked up all the time. */
export interface MapContext extends MapInput {
  /** What the scan found in a table. */
  readonly found: ProfileOf;
  readonly types: ColumnTypes;
  readonly wishes: Wishes;
}

/** Where nobody decided anything. */
export const undecided = {};

/** A person's decision on a table, empty where there is none. */
export function tableDecision(input: MapInput, table: Table): TableDecision {
  const { tables } = input.decisions;
  return (tables && entryOf(tables, tableKey(table))) ?? undecided;
}

/** An object's own entry: a column may be called `constructor`. */
export function entryOf<T>(entries: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return entries && Object.hasOwn(entries, name) ? entries[name] : undefined;
}

/** Makes a finding about an object of a source table. */
export function tableFinding(
  table: Pick<Table, 'schema' | 'name'>,
  kind: ObjectKind,
  name: string | undefined,
  finding: Omit<Finding, 'object'>,
): Finding {
  const path = name === undefined ? [table.schema, table.name] : [table.schema, table.name, name];
  return { ...finding, object: { kind, path } };
}

/** What the source never held its old rows to, and all of them meet. */
export function heldByAll(table: Table, kind: 'foreign key' | 'check', name: string): Finding {
  const message = 'The source holds only new rows to it (NOT VALID); every old one meets it, so here it is for all.';
  return tableFinding(table, kind, name, { code: 'HELD_BY_ALL_ROWS', severity: 'info', message });
}

/** True when a table's rows move through a step of its own: a partition's rows move through its parent. */
export function isMovable(table: Table): boolean {
  return table.kind !== 'partition' && table.kind !== 'foreign';
}
