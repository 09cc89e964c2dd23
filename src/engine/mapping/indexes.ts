import type { Index, IndexPart } from '../model/catalog.js';
import type { Assumption } from '../model/expression.js';
import type { Finding } from '../model/finding.js';
import type { MappedIndex, TableMapping } from '../model/mapping.js';
import { differencesOf } from './assumptions.js';
import { tableFinding, type MapInput } from './context.js';
import type { Namer } from './naming.js';
import { renameExpression, targetColumn } from './renaming.js';

/** Fits a table's secondary indexes to the target; what can't be carried is a finding. */
export function mapIndexes(
  input: MapInput,
  table: TableMapping,
  wanted: readonly Index[],
  names: Namer,
  findings: Finding[],
): MappedIndex[] {
  const { ddl } = input.targetAdapter;
  const indexes = wanted.flatMap((index): MappedIndex[] => {
    const renamed = renameIndex(table, index);
    if (!renamed) {
      const message = `The index ${index.name} is not carried: it reads a column that is left out.`;
      findings.push(
        tableFinding(table.source, 'index', index.name, { code: 'INDEX_NOT_CARRIED', severity: 'warning', message }),
      );
      return [];
    }
    const aside = assumptionsOf(index);
    if (index.unique && aside.length > 0) {
      const message = `The uniqueness is not carried, for its expression means a little else on the target: ${differencesOf(aside)}. It was: ${index.definition}`;
      const fix = 'Add a unique index by hand, over an expression that says what is equal.';
      const found = { code: 'UNIQUENESS_NOT_CARRIED', severity: 'warning', message, fix } as const;
      findings.push(tableFinding(table.source, 'index', index.name, found));
      return [];
    }
    const carried = ddl.carryIndex(renamed, table, input.target);
    findings.push(...carried.findings);
    if (!carried.value) return [];
    const scope = ddl.limits.indexNameScope === 'table' ? JSON.stringify(table.target) : table.target.schema;
    const name = names.take(scope, index.name, `${table.target.name}_${index.name}`);
    return [{ ...carried.value, name, sourceName: index.name }];
  });
  return withinLimit(input, table, indexes, findings);
}

/** A target that has no room for all leaves out the last ones, those first that make nothing unique. */
function withinLimit(input: MapInput, table: TableMapping, indexes: MappedIndex[], findings: Finding[]): MappedIndex[] {
  const { indexesPerTable = Infinity } = input.targetAdapter.ddl.limits;
  const isIndexed = (name: string): boolean =>
    table.primaryKey?.columns[0] === name || indexes.some((index) => index.parts[0]?.column === name);
  const ofKeys = table.source.foreignKeys.filter((key) => !isIndexed(targetColumn(table, key.columns[0] ?? '') ?? ''));
  const room = indexesPerTable - (table.primaryKey ? 1 : 0) - ofKeys.length;
  if (indexes.length <= room) return indexes;
  const kept = new Set(
    [...indexes.filter((index) => index.unique), ...indexes.filter((index) => !index.unique)].slice(
      0,
      Math.max(0, room),
    ),
  );
  for (const index of indexes.filter((entry) => !kept.has(entry))) {
    const message = `The index is not carried: a table has at most ${indexesPerTable} of them there, those of its foreign keys included.`;
    const code = index.unique ? 'UNIQUENESS_NOT_CARRIED' : 'INDEX_NOT_CARRIED';
    findings.push(tableFinding(table.source, 'index', index.sourceName, { code, severity: 'warning', message }));
  }
  return indexes.filter((index) => kept.has(index));
}

/** What the meaning of a part or of the predicate leaves aside; an index that isn't unique may differ there. */
function assumptionsOf({ parts, predicate }: Index): Assumption[] {
  const values = [predicate, ...parts.map((part) => part.expression)];
  return [...new Set(values.flatMap((value) => value?.assumes ?? []))];
}

function renameIndex(table: TableMapping, index: Index): Index | undefined {
  const include = index.include.map((name) => targetColumn(table, name));
  const parts = index.parts.map((part) => renamePart(table, part));
  const predicate = index.predicate && renameExpression(table, index.predicate);
  const lost = include.includes(undefined) || parts.includes(undefined) || (index.predicate && !predicate);
  if (lost) return undefined;
  return {
    ...index,
    predicate,
    include: include.filter((name) => name !== undefined),
    parts: parts.filter((part) => part !== undefined),
  };
}

function renamePart(table: TableMapping, part: IndexPart): IndexPart | undefined {
  if (part.column !== undefined) {
    const column = targetColumn(table, part.column);
    return column === undefined ? undefined : { ...part, column };
  }
  const expression = part.expression && renameExpression(table, part.expression);
  return expression && { ...part, expression };
}
