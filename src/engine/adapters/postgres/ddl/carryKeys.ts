import type { Carried } from '../../../adapter.js';
import type { Index, IndexPart, ServerInfo } from '../../../model/catalog.js';
import type { Finding } from '../../../model/finding.js';
import type { ColumnMapping, MappedForeignKey, MappedIndex, TableMapping } from '../../../model/mapping.js';
import { finding, isImmutable, kindOf } from './carry.js';
import { parseType } from '../types/native.js';
import { print, printCondition } from '../expression/print.js';
import { isAtLeast } from '../server.js';
import { bytesInKey, longestKey } from '../types/size.js';

type CarriedIndex = Omit<MappedIndex, 'name' | 'sourceName'>;

/** Access methods that PostgreSQL has. */
const methods: readonly string[] = ['btree', 'hash', 'gin', 'gist', 'spgist', 'brin'];

/** Types that no btree orders. */
const unordered = /^(json|xml|point|line|lseg|box|path|polygon|circle)$/;

/** An index fitted to PostgreSQL, columns already renamed. */
export function carryIndex(given: Index, table: TableMapping, server: ServerInfo): Carried<CarriedIndex> {
  const path = [table.source.schema, table.source.name, given.name];
  const { index, findings: widened } = overWholeColumns(given, table, path);
  const refuse = (message: string, fix?: string): Carried<CarriedIndex> => ({
    findings: [finding('INDEX_NOT_CARRIED', 'warning', 'index', path, message, fix)],
  });
  if (!methods.includes(index.method)) {
    const fix =
      index.method === 'fulltext'
        ? `Create a GIN index over to_tsvector('simple', …) and search with @@.`
        : index.method === 'vector'
          ? 'Create an HNSW index with pgvector once the vectors are there.'
          : 'Create a GiST index with PostGIS once the geometries are there.';
    return refuse(`PostgreSQL has no ${index.method} index like this one.`, fix);
  }
  const long = index.parts.some((part) => isOverlong(part, table));
  if (long && !index.unique && index.parts.length > 1)
    return refuse('Some entries would be longer than PostgreSQL’s indexes hold.', 'Index fewer columns, or a prefix.');
  const parts = index.parts.map((part) => carryPart(part, index, table));
  if (parts.includes(undefined) || !suitsMethod(index, table)) {
    return refuse(`PostgreSQL can't index what ${index.definition} reads, or not with the same meaning.`);
  }
  const predicate = index.predicate?.expression;
  if (
    index.predicate &&
    (!predicate || !printCondition(predicate, table.columns, 'immutable') || !isImmutable(predicate))
  ) {
    return refuse(`The condition ${index.predicate.text} can't be said in PostgreSQL with the same meaning.`);
  }
  if (index.nullsEqual === true && !isAtLeast(server, 150000)) {
    return refuse('NULLS NOT DISTINCT needs PostgreSQL 15.');
  }
  const { name: _name, definition: _definition, invisible: _invisible, ...rest } = index;
  const method = long && !index.unique ? 'hash' : index.method;
  const carried = parts.filter((part) => part !== undefined).map((part) => (method === 'hash' ? unsorted(part) : part));
  const findings = [...widened, ...changes(index, carried, table, path, long)];
  return { value: { ...rest, method, parts: carried }, findings };
}

function unsorted({ nulls: _nulls, ...part }: IndexPart): IndexPart {
  return { ...part, descending: false };
}

/**
 * A prefix index that only speeds up queries, over its whole columns: a query finds an index over `left(…)` only when it asks for that. Where an entry has no
 * room for the longest values that the columns take, equal ones are found by their hash.
 */
function overWholeColumns(
  index: Index,
  table: TableMapping,
  path: readonly string[],
): { index: Index; findings: Finding[] } {
  const asItIs = { index, findings: [] };
  if (index.unique || index.method !== 'btree' || index.parts.every((part) => part.prefix === undefined)) return asItIs;
  const whole: Index = { ...index, parts: index.parts.map(({ prefix: _prefix, ...part }) => part) };
  const columns = whole.parts.map((part) =>
    table.columns.find((entry) => entry.included && entry.name === part.column),
  );
  if (columns.some((column) => column && unordered.test(parseType(column.chosen.type)?.name ?? ''))) return asItIs;
  const bytes = columns.reduce((sum, column) => sum + (column ? bytesInKey(column.neutral) : longestKey), 0);
  // What has no end counts as all the room that there is.
  if (bytes < longestKey) {
    const message = 'A prefix index becomes one over the whole columns, which the same queries use.';
    return { index: whole, findings: [finding('INDEX_OVER_WHOLE', 'info', 'index', path, message)] };
  }
  if (whole.parts.length > 1) return asItIs;
  const message =
    'A prefix index becomes a hash index over the whole column, whose values can be too long for a btree: queries for equal values use it; ranges, orders and LIKE do not.';
  return {
    index: { ...whole, method: 'hash' },
    findings: [finding('INDEX_OVER_HASH', 'info', 'index', path, message)],
  };
}

/** Operator classes that every PostgreSQL has; others come with an extension. */
const builtInClasses = /^(text|varchar|bpchar)_pattern_ops$|^jsonb_path_ops$|^inet_ops$/;

/** GIN and its kin work on some types only: the source's own, if they are still the same. */
function suitsMethod(index: Index, table: TableMapping): boolean {
  if (index.parts.some((part) => part.operatorClass !== undefined && !builtInClasses.test(part.operatorClass)))
    return false;
  if (['btree', 'hash', 'brin'].includes(index.method)) return true;
  return index.parts.every((part) => {
    const column = table.columns.find((entry) => entry.included && entry.name === part.column);
    return column !== undefined && parseType(column.chosen.type)?.name === parseType(column.source.type.text)?.name;
  });
}

/** What an entry of several whole columns may take; of a unique index and of one column the scan knows more. */
function entryBytes(index: Index, parts: readonly IndexPart[], table: TableMapping): number {
  if (index.unique || index.method !== 'btree' || parts.length < 2) return 0;
  const columns = parts.map((part) => table.columns.find((entry) => entry.included && entry.name === part.column));
  return columns.reduce((sum, column) => sum + (column ? bytesInKey(column.neutral) : 0), 0);
}

function changes(
  index: Index,
  parts: readonly IndexPart[],
  table: TableMapping,
  path: readonly string[],
  long: boolean,
): Finding[] {
  const found: Finding[] = [];
  if (parts.some((part) => part.hashed)) {
    const message =
      'Some values are too long for PostgreSQL’s index: their hashes stand in it. It keeps them unique, but orders nothing, and a query uses it only when it asks for the hash.';
    found.push(finding('INDEX_OVER_HASH', 'warning', 'index', path, message));
  } else if (long && index.method !== 'hash') {
    const message = 'Some values are too long for a btree: a hash index finds equal values, but orders nothing.';
    found.push(finding('INDEX_OVER_HASH', 'info', 'index', path, message));
  }
  const bytes = entryBytes(index, parts, table);
  if (bytes > longestKey) {
    const message = `Entries may take ${bytes} bytes, and PostgreSQL's hold ${longestKey}: the index is refused if values are that long and don't compress.`;
    found.push(finding('INDEX_MAY_NOT_FIT', 'info', 'index', path, message, 'Skip the index, or index a prefix.'));
  }
  if (index.invisible === true) {
    const message = 'The index is invisible to the source’s planner; PostgreSQL has no such switch and uses it.';
    found.push(finding('INDEX_VISIBLE', 'info', 'index', path, message));
  }
  if (index.parts.some((part, at) => part.prefix !== undefined && parts[at]?.column === undefined)) {
    const message = index.unique
      ? 'A prefix index becomes an index over left(…), which keeps the beginnings unique; queries use it only when they ask for that.'
      : 'A prefix index becomes an index over left(…), for its columns are too long for one entry; queries use that part only when they ask for left(…).';
    found.push(finding('INDEX_OVER_PREFIX', 'info', 'index', path, message));
  }
  return found;
}

function carryPart(part: IndexPart, index: Index, table: TableMapping): IndexPart | undefined {
  const { prefix, ...rest } = part;
  if (part.column === undefined) {
    const expression = part.expression?.expression;
    return expression && isImmutable(expression) && print(expression, table.columns, 'immutable') ? rest : undefined;
  }
  const column = table.columns.find((entry) => entry.included && entry.name === part.column);
  if (!column) return undefined;
  if (prefix === undefined && isOverlong(part, table)) return index.unique ? { ...rest, hashed: true } : rest;
  const ordered = index.method !== 'btree' || !unordered.test(parseType(column.chosen.type)?.name ?? '');
  if (!ordered) return undefined;
  return prefix === undefined ? rest : prefixPart(rest, column, prefix, index.unique);
}

/** A whole column that the scan found values in which are too long for an entry. */
function isOverlong({ column, prefix }: IndexPart, table: TableMapping): boolean {
  const mapped = table.columns.find((entry) => entry.included && entry.name === column);
  return prefix === undefined && mapped?.overlong === true;
}

/**
 * `left(column, n)`, or the whole column where it is never longer. A prefix that can be too long for an entry is cut where it only speeds up queries, and
 * hashed where it makes unique.
 */
function prefixPart(part: IndexPart, column: ColumnMapping, prefix: number, unique: boolean): IndexPart | undefined {
  const kind = kindOf(column.chosen);
  const room = kind === 'bytes' ? longestKey : Math.floor(longestKey / 4);
  const length = parseType(column.chosen.type)?.length;
  if (length !== undefined && length <= Math.min(prefix, room)) return part;
  const { column: name, ...named } = part;
  const rest = unique && prefix > room ? { ...named, hashed: true } : named;
  const whole = { kind: 'column' as const, name: name ?? column.name };
  const count = { kind: 'number' as const, text: String(unique ? prefix : Math.min(prefix, room)) };
  if (kind === 'text' || kind === 'char' || kind === 'citext') {
    return { ...rest, expression: { text: '', expression: { kind: 'call', name: 'left', arguments: [whole, count] } } };
  }
  if (kind !== 'bytes') return undefined;
  const start = { kind: 'number' as const, text: '1' };
  return {
    ...rest,
    expression: { text: '', expression: { kind: 'call', name: 'substring', arguments: [whole, start, count] } },
  };
}

/** A foreign key; PostgreSQL wants a unique key over exactly the columns referred to, and types that compare. */
export function carryForeignKey(
  key: MappedForeignKey,
  table: TableMapping,
  referenced: TableMapping,
  server: ServerInfo,
): Carried<MappedForeignKey> {
  const path = [table.source.schema, table.source.name, key.sourceName];
  const refuse = (message: string, fix: string): Carried<MappedForeignKey> => ({
    findings: [finding('FOREIGN_KEY_NOT_CARRIED', 'warning', 'foreign key', path, message, fix)],
  });
  if (!hasUniqueKey(referenced, key.referencedColumns)) {
    return refuse(
      `${key.references.name} has no unique key over ${key.referencedColumns.join(', ')}, which PostgreSQL asks for.`,
      'Make the columns unique in the source, or use a trigger.',
    );
  }
  const pairs = key.columns.map((name, at) => [columnOf(table, name), columnOf(referenced, key.referencedColumns[at])]);
  const odd = pairs.find(([own, other]) => !own || !other || !comparable(own, other));
  if (odd) {
    const [own, other] = odd;
    return refuse(
      `${own?.name ?? ''} is ${own?.chosen.type ?? ''} and ${other?.name ?? ''} is ${other?.chosen.type ?? ''}; PostgreSQL compares no such types.`,
      'Choose one type for both columns.',
    );
  }
  if (!key.enforced && !isAtLeast(server, 180000)) {
    return refuse(
      'The key is not enforced in the source, and this version of PostgreSQL enforces every one.',
      'Add it by hand.',
    );
  }
  return { value: key, findings: caseFinding(key, pairs, path) };
}

function caseFinding(
  key: MappedForeignKey,
  pairs: readonly (readonly (ColumnMapping | undefined)[])[],
  path: readonly string[],
): Finding[] {
  const folds = pairs.some((pair) =>
    pair.some((column) => column?.neutral.kind === 'text' && column.neutral.foldsCase),
  );
  if (!folds) return [];
  const message = `The source compares ${key.columns.join(', ')} without regard to case; PostgreSQL does not, and refuses the key where a row spells its parent another way.`;
  const fix = 'Spell such keys like their parents in the source, or choose citext for both columns.';
  return [finding('FOREIGN_KEY_CASE', 'warning', 'foreign key', path, message, fix)];
}

function columnOf(table: TableMapping, name: string | undefined): ColumnMapping | undefined {
  return table.columns.find((column) => column.included && column.name === name);
}

function hasUniqueKey(table: TableMapping, columns: readonly string[]): boolean {
  const wanted = JSON.stringify([...columns].sort());
  const same = (names: readonly (string | undefined)[]): boolean => JSON.stringify([...names].sort()) === wanted;
  if (table.primaryKey && same(table.primaryKey.columns)) return true;
  return table.indexes.some(
    (index) => index.unique && !index.predicate && same(index.parts.map((part) => part.column)),
  );
}

function comparable(own: ColumnMapping, other: ColumnMapping): boolean {
  const [a, b] = [kindOf(own.chosen), kindOf(other.chosen)];
  if (a === 'enum' || a === 'other') return own.chosen.type === other.chosen.type;
  const texts = ['text', 'char'];
  return a === b || (texts.includes(a) && texts.includes(b));
}
