import type { Adapter } from '../adapter.js';
import { EngineError } from '../errors.js';
import type { Column, ServerInfo, Table } from '../model/catalog.js';
import { fateOf, type ExistingPolicy, type ExistingTable, type Fate } from '../model/existing.js';
import {
  tableKey,
  type ColumnDecision,
  type ColumnMapping,
  type Decisions,
  type Mapping,
  type TableDecision,
  type TableMapping,
} from '../model/mapping.js';

/** True where a decision is about tables that may be on the target already. */
export function concernsExisting({ existing, content, tables }: Decisions): boolean {
  const asks = (policy: ExistingPolicy | undefined): boolean => policy !== undefined && policy !== 'refuse';
  return asks(existing) || content === 'data' || Object.values(tables ?? {}).some((table) => asks(table.existing));
}

/** Throws MAPPING_INVALID where rows alone are to move into tables that would have to be made. */
export function demandSense({ existing, content, tables }: Decisions): void {
  const policies = [existing, ...Object.values(tables ?? {}).map((table) => table.existing)];
  if (content !== 'data' || !policies.includes('replace')) return;
  throw new EngineError({
    code: 'MAPPING_INVALID',
    stage: 'map',
    message: 'Only rows are to move ("content": "data"), and tables are to be made anew ("existing": "replace").',
    hint: 'Say "existing": "truncate" to empty the tables first, or "content": "all".',
  });
}

/** What becomes of the target's table of that name; undefined where nothing is decided and a run refuses it. */
export function fateOn(decisions: Decisions, { source }: TableMapping): Fate | undefined {
  const own = decisions.tables?.[tableKey(source)]?.existing;
  return fateOf(own ?? decisions.existing ?? 'refuse', decisions.content ?? 'all');
}

/** The target's tables of which a decision makes something. */
export function fatesOf(decisions: Decisions, { tables }: Mapping, found: readonly Table[]): ExistingTable[] {
  return tables.flatMap((table) => {
    const fate = table.included ? fateOn(decisions, table) : undefined;
    const own = fate === undefined ? undefined : standing(table, found);
    return fate === undefined || own === undefined ? [] : [{ table: own, fate }];
  });
}

/** The target's table that a source's table goes into: by its name, or by the only one that differs from it in case alone. */
export function standing({ target }: TableMapping, tables: readonly Table[]): Table | undefined {
  return named(
    tables.filter((table) => table.schema === target.schema),
    target.name,
  );
}

/** The same for a column. */
export function standingColumn({ name }: ColumnMapping, table: Table): Column | undefined {
  return named(table.columns, name);
}

function named<T extends { readonly name: string }>(list: readonly T[], name: string): T | undefined {
  const exact = list.find((entry) => entry.name === name);
  if (exact) return exact;
  const [alike, ...others] = list.filter((entry) => entry.name.toLowerCase() === name.toLowerCase());
  return others.length === 0 ? alike : undefined;
}

/**
 * The decisions that lead to the target's own names and types, for tables whose rows go into what is there. Pure. Columns that foreign keys join follow one decision, so a second pass names
 * the type of those that the first one has carried along.
 */
export function adoptExisting(
  decisions: Decisions,
  tables: readonly Table[],
  adapter: Adapter,
  target: ServerInfo,
  map: (decisions: Decisions) => Mapping,
): Decisions {
  const once = adopted(decisions, map(decisions), tables, adapter, target);
  return adopted(once, map(once), tables, adapter, target);
}

function adopted(
  decisions: Decisions,
  mapping: Mapping,
  tables: readonly Table[],
  adapter: Adapter,
  target: ServerInfo,
): Decisions {
  const all: Record<string, TableDecision> = { ...decisions.tables };
  for (const table of mapping.tables.filter((entry) => entry.included)) {
    const fate = fateOn(decisions, table);
    const found = standing(table, tables);
    if (!found || fate === undefined || fate === 'replace') continue;
    const key = tableKey(table.source);
    const decided = all[key] ?? {};
    const name = found.name === table.target.name ? decided.name : found.name;
    const columns = { ...decided.columns, ...columnsOf(table, found, decided, adapter, target) };
    if (name === undefined && Object.keys(columns).length === 0) continue;
    all[key] = { ...decided, ...(name === undefined ? {} : { name }), columns };
  }
  return { ...decisions, tables: all };
}

function columnsOf(
  table: TableMapping,
  found: Table,
  decided: TableDecision,
  adapter: Adapter,
  target: ServerInfo,
): Record<string, ColumnDecision> {
  const created = new Map(adapter.ddl.createdColumns(table).map((column) => [column.name, column]));
  const meaning = (column: Column): string => JSON.stringify(adapter.types.toNeutral(column, target));
  const entries = table.columns.flatMap((column): [string, ColumnDecision][] => {
    const own = column.included ? standingColumn(column, found) : undefined;
    const expected = created.get(column.name);
    if (!own || !expected) return [];
    const { type: _type, as: _as, ...kept } = decided.columns?.[column.source.name] ?? {};
    const name = own.name === column.name ? {} : { name: own.name };
    // A type that the target's people made stays as it is; values go in as text.
    const differs = own.type.schema === undefined && meaning({ ...own, type: expected.type }) !== meaning(own);
    if (!differs)
      return own.name === column.name
        ? []
        : [[column.source.name, { ...decided.columns?.[column.source.name], ...name }]];
    return [[column.source.name, { ...kept, ...name, type: own.type.text }]];
  });
  return Object.fromEntries(entries);
}
