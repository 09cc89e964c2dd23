import type { ForeignKey } from '../model/catalog.js';
import type { Finding } from '../model/finding.js';
import { tableKey, type ColumnMapping, type MappedForeignKey, type TableMapping } from '../model/mapping.js';
import { heldByAll, tableFinding, type MapContext } from './context.js';
import type { Namer } from './naming.js';
import { targetColumn } from './renaming.js';
import type { LooseForeignKey } from '../model/profile.js';

/** Carries a table's foreign keys, the referenced tables' new names considered; what can't be carried is a finding. */
export function mapForeignKeys(
  input: MapContext,
  table: TableMapping,
  tables: ReadonlyMap<string, TableMapping>,
  names: Namer,
  findings: Finding[],
): MappedForeignKey[] {
  const { ddl } = input.targetAdapter;
  return table.source.foreignKeys.flatMap((key): MappedForeignKey[] => {
    const referenced = tables.get(tableKey({ schema: key.referencedSchema, name: key.referencedTable }));
    const renamed = referenced && rename(table, referenced, key);
    if (!renamed) {
      const message = `The foreign key ${key.name} is not carried: ${reason(key, referenced)}.`;
      findings.push(
        tableFinding(table.source, 'foreign key', key.name, {
          code: 'FOREIGN_KEY_NOT_CARRIED',
          severity: 'warning',
          message,
        }),
      );
      return [];
    }
    const loose = input.found(table.source).looseForeignKeys.find((entry) => entry.name === key.name);
    if (loose && loose.hits > 0 && !(key.validated && foldsCase(renamed, table, referenced))) {
      findings.push(looseKey(table, key, loose));
      return [];
    }
    const proven = loose ? { ...renamed, validated: true } : renamed;
    const carried = ddl.carryForeignKey(proven, table, referenced, input.target);
    findings.push(...carried.findings);
    if (!carried.value) return [];
    if (!key.validated && proven.validated) findings.push(heldByAll(table.source, 'foreign key', key.name));
    const scope = ddl.limits.foreignKeyNameScope === 'table' ? JSON.stringify(table.target) : table.target.schema;
    return [{ ...carried.value, name: names.take(scope, key.name, `${table.target.name}_${key.name}`) }];
  });
}

/** True when the target takes texts for equal in the key as the source does, so that a child finds its parent in whatever case. */
function foldsCase(key: MappedForeignKey, table: TableMapping, referenced: TableMapping): boolean {
  const pairs = key.columns.map((name, at) => [column(table, name), column(referenced, key.referencedColumns[at])]);
  const folding = pairs.filter((pair) =>
    pair.some((entry) => entry?.neutral.kind === 'text' && entry.neutral.foldsCase),
  );
  return folding.length > 0 && folding.every((pair) => pair.every((entry) => entry?.chosen.foldsCase === true));
}

function column(mapping: TableMapping, name: string | undefined): ColumnMapping | undefined {
  return mapping.columns.find((entry) => entry.included && entry.name === name);
}

function rename(table: TableMapping, referenced: TableMapping, key: ForeignKey): MappedForeignKey | undefined {
  const columns = key.columns.map((name) => targetColumn(table, name));
  const referencedColumns = key.referencedColumns.map((name) => targetColumn(referenced, name));
  if (!referenced.included || [...columns, ...referencedColumns].includes(undefined)) return undefined;
  const { referencedSchema: _schema, referencedTable: _table, ...rest } = key;
  return {
    ...rest,
    sourceName: key.name,
    ...(key.deleteColumns ? { deleteColumns: key.deleteColumns.map((name) => targetColumn(table, name) ?? name) } : {}),
    columns: columns.filter((name) => name !== undefined),
    referencedColumns: referencedColumns.filter((name) => name !== undefined),
    references: referenced.target,
  };
}

function reason(key: ForeignKey, referenced: TableMapping | undefined): string {
  const name = `${key.referencedSchema}.${key.referencedTable}`;
  if (!referenced) return `${name}, which it refers to, is not among the schemas that move`;
  return referenced.included ? 'one of its columns is left out' : `${name}, which it refers to, is left out`;
}

function looseKey(table: TableMapping, key: ForeignKey, { hits, example }: LooseForeignKey): Finding {
  return tableFinding(table.source, 'foreign key', key.name, {
    code: 'FOREIGN_KEY_LOOSE',
    severity: 'warning',
    message: `The foreign key is not carried: ${hits} ${hits === 1 ? 'row has' : 'rows have'} no parent of exactly the same value. The source takes different texts for equal, or took the rows unchecked.`,
    fix: 'Mend the rows in the source and analyse again, or, for texts, choose a type that ignores case for both columns.',
    count: hits,
    example,
  });
}
