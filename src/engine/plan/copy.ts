import type { Adapter, StreamFormat } from '../adapter.js';
import type { Table } from '../model/catalog.js';
import type { Framing } from '../model/digest.js';
import type { ColumnMapping, Mapping, TableMapping, TargetName } from '../model/mapping.js';
import { writeNames } from '../model/names.js';
import { rowKeyOf } from '../model/rowKey.js';
import { nullingGuards, type Guard } from '../model/type.js';
import type { Draft } from './draft.js';
import type { Ends } from './ends.js';
import { stepName } from './stepName.js';

/** A copy step: what is read, and how it is written. Columns that the target computes itself are left out. */
export function copyStep(mapping: Mapping, table: TableMapping, source: Adapter, target: Adapter): Draft {
  const columns = table.columns.filter((column) => column.included && !column.generated);
  return {
    kind: 'copy',
    name: stepName(mapping, table),
    attributes: { ...rowAttributes(table), stream: streamFormat(columns, source, target) },
    ...copyHalves({ mapping, source, target }, table.source, columns, table.target),
  };
}

/** What a copy step says of the rows that it reads: their table, and the key that names them where there is one. */
export function rowAttributes(table: TableMapping): Record<string, string> {
  const names = rowKeyOf(table)?.map((column) => column.source.name);
  return {
    table: writeNames([table.source.schema, table.source.name], '.'),
    ...(names ? { key: writeNames(names, ',') } : {}),
  };
}

/** Both halves of a copy of some columns, and what the client encodes between them. */
export function copyHalves(
  { mapping, source, target }: Ends,
  from: Table,
  columns: readonly ColumnMapping[],
  into: TargetName,
): Pick<Draft, 'encode' | 'source' | 'target'> {
  const items = columns.map((column) => ({ sql: column.read.sql, name: column.source.name }));
  const loads = columns.map((column) => ({
    name: column.name,
    load: column.chosen.load,
    counts: column.identity !== undefined,
  }));
  return {
    encode: Object.fromEntries(
      columns.flatMap((column) => (column.read.encode ? [[column.source.name, column.read.encode]] : [])),
    ),
    source: source.read.select(from, items, mapping.source),
    target: target.write.statement(into, loads, mapping.target),
  };
}

/** The fastest format that both sides have. What an expression of a person's gives is known to the target only, which reads it from text. */
function streamFormat(columns: readonly ColumnMapping[], source: Adapter, target: Adapter): StreamFormat {
  const { write } = target;
  const { format } = write;
  if (columns.some((column) => column.expression !== undefined)) return format;
  const faster = write.fasterFormat?.(columns.map((column) => column.chosen.type));
  return faster !== undefined && source.read.formats.includes(faster) ? faster : format;
}

/** A verify step: both canonical queries, from the native columns of both sides, with the target's names. */
export function verifyStep(mapping: Mapping, table: TableMapping, source: Adapter, target: Adapter): Draft {
  const columns = table.columns.filter((column) => column.included);
  const key = rowKeyOf(table);
  const lossy = columns.flatMap((column) => column.lossy.map((guard) => `${column.name} ${guard.code}`));
  const expressions = columns.filter((column) => column.expression !== undefined).map((column) => column.name);
  const framed = (framing: Framing): string[] =>
    columns.filter((column) => framingOf(column, source, target) === framing).map((column) => column.name);
  const [plain, json] = [framed('plain'), framed('json')];
  return {
    kind: 'verify',
    name: stepName(mapping, table),
    attributes: {
      table: writeNames([table.source.schema, table.source.name], '.'),
      ...(key ? keyAttributes(key) : {}),
      ...(plain.length > 0 ? { plain: writeNames(plain, ',') } : {}),
      ...(json.length > 0 ? { json: writeNames(json, ',') } : {}),
      ...(lossy.length > 0 ? { lossy: writeNames(lossy, ',') } : {}),
      ...(expressions.length > 0 ? { expression: writeNames(expressions, ',') } : {}),
    },
    source: source.read.select(
      table.source,
      columns.map((column) => ({ sql: sourceCanonical(mapping, column, source), name: column.name })),
      mapping.source,
    ),
    target: target.read.select(
      { ...table.target, kind: 'ordinary' },
      columns.map((column) => ({ sql: targetCanonical(mapping, column, target), name: column.name })),
      mapping.target,
    ),
  };
}

/** What both sides allow for. An expression may give any text; what an accepted loss makes of a document need be none. */
function framingOf(column: ColumnMapping, source: Adapter, target: Adapter): Framing {
  const { source: native, neutral, chosen, expression, lossy } = column;
  const framing = target.checksum.framing(chosen.type, neutral, chosen.canonical);
  const isSame = source.checksum.framing(native.type.text, neutral, chosen.canonical) === framing;
  const isChanged = expression !== undefined || (framing === 'json' && lossy.length > 0);
  return isSame && !isChanged ? framing : 'counted';
}

function keyAttributes(key: readonly ColumnMapping[]): Record<string, string> {
  const names = writeNames(
    key.map((column) => column.name),
    ',',
  );
  const sourceNames = writeNames(
    key.map((column) => column.source.name),
    ',',
  );
  return names === sourceNames ? { key: names } : { key: names, 'source-key': sourceNames };
}

/**
 * A person's expression stands in for the column: the result then says "equals your expression". Values that an accepted loss changes
 * are compared by that loss's rule.
 */
function sourceCanonical(mapping: Mapping, column: ColumnMapping, source: Adapter): string {
  const { source: native, neutral, chosen, lossy, replacements = [] } = column;
  const canonical = (sql: string): string =>
    source.checksum.canonical(sql, native.type.text, neutral, chosen.canonical, mapping.source);
  if (column.expression !== undefined) return canonical(`(${column.expression})`);
  const breaks = (guard: Guard): string => source.read.guard(guard, native, neutral, mapping.source) ?? 'false';
  const changed = lossy.filter((guard) => !replacements.some((entry) => entry.guard === guard));
  const nulled = changed.filter((guard) => nullingGuards.includes(guard.id));
  const kept = nulled.length === changed.length ? source.lex.quoteIdentifier(native.name) : column.read.sql;
  const replaced = replacements.reduce(
    (sql, { guard, value }) => `CASE WHEN ${breaks(guard)} THEN ${source.lex.quoteString(value)} ELSE ${sql} END`,
    kept,
  );
  if (nulled.length === 0) return canonical(replaced);
  return `CASE WHEN ${nulled.map(breaks).join(' OR ')} THEN NULL ELSE ${canonical(replaced)} END`;
}

function targetCanonical(mapping: Mapping, column: ColumnMapping, target: Adapter): string {
  const sql = target.lex.quoteIdentifier(column.name);
  return target.checksum.canonical(sql, column.chosen.type, column.neutral, column.chosen.canonical, mapping.target);
}
