import type { Adapter } from '../adapter.js';
import type { ColumnMapping, Mapping, TableMapping } from '../model/mapping.js';
import { writeNames } from '../model/names.js';
import type { ScriptStep } from '../model/script.js';
import { namesOf } from './step.js';

/** The mapping of the table that a step's `table` names, where it is moved. */
export function mappedTable({ tables }: Mapping, table: string | undefined): TableMapping | undefined {
  return tables.find(({ included, source }) => included && writeNames([source.schema, source.name], '.') === table);
}

/** The key's columns; undefined where the step names none, or one is what an expression of a person's gives. */
export function keyColumns(verify: ScriptStep, table: TableMapping): ColumnMapping[] | undefined {
  const names = namesOf(verify, 'key');
  const columns = names.flatMap((name) =>
    table.columns.filter((column) => column.included && column.name === name && column.expression === undefined),
  );
  return names.length > 0 && columns.length === names.length ? columns : undefined;
}

/** A key's column in a condition on one side's own rows. */
export interface KeyColumn {
  readonly sql: string;
  readonly canonical: string;
}

export function sourceColumn(adapter: Adapter, mapping: Mapping): (column: ColumnMapping) => KeyColumn {
  return ({ source, neutral, chosen }) => {
    const sql = adapter.lex.quoteIdentifier(source.name);
    const canonical = adapter.checksum.canonical(sql, source.type.text, neutral, chosen.canonical, mapping.source);
    return { sql, canonical };
  };
}

export function targetColumn(adapter: Adapter, mapping: Mapping): (column: ColumnMapping) => KeyColumn {
  return ({ name, neutral, chosen }) => {
    const sql = adapter.lex.quoteIdentifier(name);
    return { sql, canonical: adapter.checksum.canonical(sql, chosen.type, neutral, chosen.canonical, mapping.target) };
  };
}
