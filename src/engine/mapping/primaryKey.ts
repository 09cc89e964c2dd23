import type { Index, Key } from '../model/catalog.js';
import type { Finding } from '../model/finding.js';
import type { TableMapping } from '../model/mapping.js';
import { tableFinding, type MapInput } from './context.js';
import { targetColumn } from './renaming.js';

/** A primary key on the target, or the unique index of the source that stands in for one that the target can't have. */
export interface MappedPrimaryKey {
  readonly primaryKey?: Key | undefined;
  /** Its columns under their source names, as those of every index before it is mapped. */
  readonly replacement?: Index | undefined;
}

/** Carries a table's primary key. */
export function mapPrimaryKey(input: MapInput, table: TableMapping, findings: Finding[]): MappedPrimaryKey {
  const { primaryKey } = table.source;
  if (!primaryKey) return {};
  const names = primaryKey.columns.map((name) => targetColumn(table, name));
  const columns = names.filter((name) => name !== undefined);
  if (columns.length < names.length) {
    const message = 'The primary key is not carried: one of its columns is left out.';
    const finding = { code: 'KEY_NOT_CARRIED', severity: 'warning', message } as const;
    findings.push(tableFinding(table.source, 'primary key', primaryKey.name, finding));
    return {};
  }
  const carried = input.targetAdapter.ddl.carryPrimaryKey({ ...primaryKey, columns }, table, input.target);
  findings.push(...carried.findings);
  return carried.value ? { primaryKey: carried.value } : { replacement: uniqueIndex(primaryKey) };
}

function uniqueIndex({ name, columns }: Key): Index {
  const parts = columns.map((column) => ({ column, descending: false }));
  const definition = `PRIMARY KEY (${columns.join(', ')})`;
  return { name, unique: true, constraint: true, method: 'btree', parts, include: [], definition };
}
