import type { Adapter } from '../adapter.js';
import { findTable, type Catalog, type Column } from '../model/catalog.js';
import { tableKey, type ColumnDecision, type Decisions, type Mapping, type TableDecision } from '../model/mapping.js';

/**
 * The decisions that lead to the target as it is: where something else made its tables, their columns may have other types than would be chosen. Columns that a
 * decision names already stay as decided. Pure.
 */
export function adopt(mapping: Mapping, target: Catalog, adapter: Adapter, decisions: Decisions): Decisions {
  const tables: Record<string, TableDecision> = { ...decisions.tables };
  for (const table of mapping.tables.filter((entry) => entry.included)) {
    const found = findTable(target, table.target.schema, table.target.name);
    if (!found) continue;
    const key = tableKey(table.source);
    const created = new Map(adapter.ddl.createdColumns(table).map((column) => [column.name, column]));
    const columns: Record<string, ColumnDecision> = {};
    for (const column of table.columns.filter((entry) => entry.included && !entry.decided)) {
      const own = found.columns.find((entry) => entry.name === column.name);
      const expected = created.get(column.name);
      if (!own || !expected || own.type.schema !== undefined) continue;
      const meaning = (entry: Column): string => JSON.stringify(adapter.types.toNeutral(entry, target.server));
      if (meaning({ ...own, type: expected.type }) !== meaning(own))
        columns[column.source.name] = { type: own.type.text };
    }
    if (Object.keys(columns).length === 0) continue;
    const decided = tables[key] ?? {};
    tables[key] = { ...decided, columns: { ...columns, ...decided.columns } };
  }
  return { ...decisions, tables };
}
