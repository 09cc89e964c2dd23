import type { Carried } from '../../../adapter.js';
import type { Index, IndexPart } from '../../../model/catalog.js';
import { columnsOf } from '../../../model/expression.js';
import type { Finding } from '../../../model/finding.js';
import type { ColumnMapping, MappedIndex, TableMapping } from '../../../model/mapping.js';
import { oneLine } from './defaults.js';
import { printExpression } from '../expression/print.js';
import { tableFinding } from './findings.js';
import type { Flavour } from '../flavour.js';
import { columnValue, type TypedColumn } from '../expression/value.js';
import { storedColumns } from './storedColumns.js';
import { quoteIdentifier } from '../lex.js';
import { partType } from './tables.js';
import { longestKeyBytes } from '../types/keyRoom.js';
import { parseType } from '../types/native.js';
import { sizeOf } from '../types/size.js';
import { searchedColumns } from './fullText.js';

function isLong(type: string): boolean {
  const length = /^VARCHAR\((\d+)\)/iu.exec(type)?.[1];
  return unboundedType.test(type) || /^JSON\b/iu.test(type) || Number(length ?? '0') > longestExpressionText;
}

type Fitted = Omit<MappedIndex, 'name' | 'sourceName'>;

/** Characters of a prefix, where a long text is indexed for searching only. */
const searchPrefix = 191;
/** Characters above which an expression's result is a TEXT (CONVERT_IF_BIGGER_TO_BLOB in MySQL's source). */
const longestExpressionText = 512;
const unboundedType = /^(?:(?:TINY|MEDIUM|LONG)?(?:TEXT|BLOB))\b/iu;
const notIndexable = /^(?:JSON|VECTOR|GEOMETRY|POINT|LINESTRING|POLYGON|MULTI\w+|GEOMETRYCOLLECTION)\b/iu;

/** Fits an index to InnoDB; what it can't be any more is a finding, and a lost uniqueness always is. */
export function carryIndex(index: Index, table: TableMapping, flavour: Flavour): Carried<Fitted> {
  return new Fitter(index, table, flavour).carry();
}

class Fitter {
  private readonly findings: Finding[] = [];
  /** What the expressions of parts and conditions read. */
  private readonly columns: readonly TypedColumn[];

  constructor(
    private readonly index: Index,
    private readonly table: TableMapping,
    private readonly flavour: Flavour,
  ) {
    this.columns = storedColumns(table, flavour);
  }

  carry(): Carried<Fitted> {
    const { index } = this;
    if (!['btree', 'hash', 'fulltext', 'spatial'].includes(index.method)) {
      return this.lost(`InnoDB has no ${index.method} index`);
    }
    const method = index.method === 'hash' ? 'btree' : index.method;
    const parts = method === 'btree' ? this.treeParts() : index.parts;
    if (typeof parts === 'string') return this.lost(parts);
    this.sayWhatIsDropped();
    const { definition: _definition, name: _name, predicate: _predicate, nullsEqual: _nullsEqual, ...rest } = index;
    const ordered = this.flavour.ddl.descendingParts ? parts : parts.map((part) => ({ ...part, descending: false }));
    return { value: { ...rest, method, parts: ordered, include: [] }, findings: this.findings };
  }

  /** The parts, or why there are none. */
  private treeParts(): IndexPart[] | string {
    const { index } = this;
    if (
      index.unique &&
      index.nullsEqual === true &&
      index.parts.some((part) => this.columnOf(part)?.nullable !== false)
    ) {
      return this.equalNulls();
    }
    const most = this.flavour.ddl.columnsPerIndex;
    if (index.unique && index.parts.length > most) return this.byHash(`it has more than ${most} columns`);
    if (index.parts.length > most) this.say('INDEX_COLUMNS_DROPPED', 'info', `Holds the first ${most} columns only.`);
    const parts: IndexPart[] = [];
    for (const part of index.parts.slice(0, most)) {
      const fitted = this.fit(part);
      if (typeof fitted === 'string') return fitted;
      parts.push(fitted);
    }
    if (index.predicate && !index.unique) {
      this.say(
        'INDEX_COVERS_ALL_ROWS',
        'info',
        `Covers every row, and not only those with ${oneLine(index.predicate.text)}.`,
      );
    }
    return this.shorten(parts);
  }

  private fit(part: IndexPart): IndexPart | string {
    const { unique, predicate } = this.index;
    const column = this.columnOf(part);
    const plain = { descending: part.descending };
    if (part.column !== undefined && !column) return `the column ${part.column} is not there`;
    const isDocument = unique && /^JSON\b/iu.test(column?.chosen.type ?? '');
    if (column && notIndexable.test(column.chosen.type) && !isDocument) return `${column.chosen.type} can't be indexed`;
    const sql = this.partSql(part);
    if (sql === undefined) return `its expression can't be said here (${oneLine(part.expression?.text ?? '')})`;
    if (unique && predicate) return this.conditional(part, sql);
    if (column && part.prefix !== undefined) return { ...plain, column: column.name, prefix: part.prefix };
    if (column && !unboundedType.test(column.chosen.type) && !isDocument) return { ...plain, column: column.name };
    if (column && !unique) {
      this.say('INDEX_PREFIX', 'info', `Holds the first ${searchPrefix} characters or bytes of ${column.name}.`);
      return { ...plain, column: column.name, prefix: searchPrefix };
    }
    if (column && this.flavour.types.uniqueLongText) return { ...plain, column: column.name };
    return this.expressionPart({ ...plain, expression: { text: this.bounded(part, sql) } });
  }

  private partSql(part: IndexPart): string | undefined {
    if (part.column !== undefined) return this.columnSql(part.column);
    const expression = part.expression?.expression;
    return expression && printExpression(expression, this.columns);
  }

  /** A column as part of an expression. */
  private columnSql(name: string): string {
    const column = this.columns.find((entry) => entry.name === name);
    return column ? columnValue(column).sql : quoteIdentifier(name);
  }

  /** Only rows that meet the predicate have a value, and NULLs never collide. */
  private conditional(part: IndexPart, sql: string): IndexPart | string {
    const { predicate } = this.index;
    const condition = predicate?.expression && printExpression(predicate.expression, this.columns);
    if (predicate?.expression === undefined || condition === undefined) {
      return `its condition can't be said here (${oneLine(predicate?.text ?? '')})`;
    }
    const then =
      part.column === undefined ? part.expression?.expression : ({ kind: 'column', name: part.column } as const);
    const text = `CASE WHEN ${condition} THEN ${this.bounded(part, sql)} END`;
    const meaning = then && { expression: { kind: 'case' as const, branches: [{ when: predicate.expression, then }] } };
    return this.expressionPart({ descending: part.descending, expression: { text, ...meaning } });
  }

  /** Where an index can't hold an expression, a generated column does, and that needs a type. */
  private expressionPart(part: IndexPart): IndexPart | string {
    if (this.flavour.ddl.functionalIndexes) return part;
    const type = partType(part, this.table);
    if (type === undefined || unboundedType.test(type)) {
      return 'an index over an expression needs a column of its own here, whose type is not known';
    }
    this.say('INDEX_COLUMN_ADDED', 'info', 'An invisible generated column is added, for an index holds columns only.');
    return part;
  }

  /** One hash over all columns, NULLs included, in place of a key that would let NULLs differ. */
  private equalNulls(): IndexPart[] | string {
    const digests = this.digests();
    if (!digests) return 'NULLs count as different here';
    const hash = `UNHEX(SHA2(CONCAT(${digests.map((digest) => `COALESCE(${digest}, 'NULL')`).join(', ')}), 256))`;
    return this.uniqueHash(hash, 'NULLs count as equal: a hash over all its columns is unique in their place.');
  }

  /** One hash over all columns in place of entries that an index can't hold; NULL, and so never a duplicate, where one of them is. */
  private byHash(reason: string): IndexPart[] | string {
    const digests = this.digests();
    if (!digests) return reason;
    const hash = `UNHEX(SHA2(CONCAT(${digests.join(', ')}), 256))`;
    return this.uniqueHash(hash, `A hash over all its columns is unique in their place, for ${reason}.`);
  }

  /** The digest of each part: of one length whatever the value's, so that they can stand side by side. */
  private digests(): string[] | undefined {
    const digests = this.index.parts.flatMap((part) => {
      const sql = part.prefix === undefined ? this.partSql(part) : undefined;
      return sql === undefined ? [] : [`SHA2(CAST(${this.comparable(part, sql)} AS BINARY), 256)`];
    });
    return digests.length === this.index.parts.length ? digests : undefined;
  }

  /** What two values have the same bytes of when the column takes them for equal. */
  private comparable(part: IndexPart, sql: string): string {
    const type = this.columnOf(part)?.chosen.type ?? '';
    if (/^JSON\b/iu.test(type)) return `CAST(${sql} AS CHAR)`;
    return /_ci\b/iu.test(type) && !/\bascii_/iu.test(type) ? `LOWER(${sql})` : sql;
  }

  private uniqueHash(hash: string, message: string): IndexPart[] | string {
    const { predicate } = this.index;
    const condition = predicate?.expression && printExpression(predicate.expression, this.columns);
    if (predicate && condition === undefined) return `its condition can't be said here (${oneLine(predicate.text)})`;
    this.say('UNIQUE_BY_HASH', 'info', message);
    const text = condition === undefined ? hash : `CASE WHEN ${condition} THEN ${hash} END`;
    const part = this.expressionPart({ descending: false, expression: { text } });
    return typeof part === 'string' ? part : [part];
  }

  /** Long text has no place in an index entry: its hash stands for it in a unique one, its beginning in another. */
  private bounded(part: IndexPart, sql: string): string {
    const read =
      part.column === undefined
        ? part.expression?.expression
          ? columnsOf(part.expression.expression)
          : []
        : [part.column];
    const long = read.some((name) =>
      this.table.columns.some((column) => column.name === name && isLong(column.chosen.type)),
    );
    // An expression that may give more than 512 characters counts as TEXT; without a type of its own it is hashed as well.
    const typed = this.flavour.ddl.functionalIndexes || part.column !== undefined;
    if (!long && typed) return sql;
    return this.index.unique
      ? `UNHEX(SHA2(${this.comparable(part, sql)}, 256))`
      : `CAST(${sql} AS CHAR(${searchPrefix}))`;
  }

  /** Entries have at most 3072 bytes: the widest texts are hashed (unique) or cut to a prefix (searching). */
  private shorten(parts: IndexPart[]): IndexPart[] | string {
    const fitted = [...parts];
    for (;;) {
      const sizes = fitted.map((part) => this.bytesOf(part));
      if (sizes.reduce((sum, size) => sum + size, 0) <= longestKeyBytes) return fitted;
      const widest = sizes.indexOf(Math.max(...sizes));
      const part = fitted[widest];
      const tooLong = `its entries would be longer than ${longestKeyBytes} bytes`;
      // A hash of the server's own stands for the entries of such a unique key.
      if (this.index.unique && this.flavour.types.uniqueLongText) return fitted;
      if (part?.column === undefined || part.prefix !== undefined)
        return this.index.unique ? this.byHash(tooLong) : tooLong;
      if (!this.index.unique)
        this.say('INDEX_PREFIX', 'info', `Holds the first ${searchPrefix} characters or bytes of ${part.column}.`);
      fitted[widest] = this.index.unique ? this.hashedPart(part, part.column) : { ...part, prefix: searchPrefix };
    }
  }

  private hashedPart(part: IndexPart, column: string): IndexPart {
    const text = `UNHEX(SHA2(${this.comparable(part, this.columnSql(column))}, 256))`;
    return { descending: part.descending, expression: { text } };
  }

  private bytesOf(part: IndexPart): number {
    const written = this.columnOf(part)?.chosen.type ?? '';
    const type = parseType(written);
    if (part.prefix !== undefined) return part.prefix * (/TEXT|CHAR/iu.test(type?.name ?? '') ? 4 : 1);
    return part.expression || type === undefined ? 32 : sizeOf(type).most;
  }

  private columnOf(part: IndexPart): ColumnMapping | undefined {
    return this.table.columns.find((column) => column.included && column.name === part.column);
  }

  private sayWhatIsDropped(): void {
    const { index } = this;
    if (index.include.length > 0)
      this.say(
        'INDEX_INCLUDE_DROPPED',
        'info',
        `INCLUDE (${index.include.join(', ')}) has no counterpart; the columns are left out.`,
      );
    if (index.method === 'hash')
      this.say('INDEX_METHOD_CHANGED', 'info', 'Becomes a B-tree: InnoDB has no hash index.');
    if (!this.flavour.ddl.descendingParts && index.parts.some((part) => part.descending))
      this.say('DESCENDING_DROPPED', 'info', 'All parts ascend: MariaDB before 10.8 takes DESC and ignores it.');
    if (index.parts.some((part) => part.nulls !== undefined))
      this.say('NULLS_ORDER_DROPPED', 'info', 'NULLs sort first here; NULLS FIRST and LAST have no counterpart.');
    const classes = index.parts.flatMap((part) => part.operatorClass ?? []);
    if (classes.length > 0)
      this.say('OPERATOR_CLASS_DROPPED', 'info', `Sorts as the columns do, not by ${classes.join(', ')}.`);
    const collations = index.parts.flatMap((part) => part.collation ?? []);
    if (collations.length > 0)
      this.say(
        'INDEX_COLLATION_DROPPED',
        'info',
        `Sorts by the columns’ own collation, not by ${collations.join(', ')}.`,
      );
  }

  private lost(reason: string): Carried<Fitted> {
    const what = this.index.unique ? 'The uniqueness is not carried' : 'The index is not carried';
    const code = this.index.unique ? 'UNIQUENESS_NOT_CARRIED' : 'INDEX_NOT_CARRIED';
    const fix = this.index.unique
      ? 'Guard it with a trigger or in the application, or add a column that can be unique.'
      : (this.fullTextFix() ?? 'Add an index of another kind by hand where queries need one.');
    this.say(code, 'warning', `${what}: ${reason}. It was: ${oneLine(this.index.definition)}`, fix);
    return { findings: this.findings };
  }

  /** What to add to the script where the source searches for words. */
  private fullTextFix(): string | undefined {
    const columns = searchedColumns(this.index, this.table);
    if (columns.length === 0) return undefined;
    const name = quoteIdentifier(this.index.name);
    return `To search for words, add to the script: ALTER TABLE ${quoteIdentifier(this.table.target.name)} ADD FULLTEXT INDEX ${name} (${columns.map(quoteIdentifier).join(', ')});`;
  }

  private say(code: string, severity: Finding['severity'], message: string, fix?: string): void {
    this.findings.push(tableFinding(this.table, 'index', this.index.name, { code, severity, message, fix }));
  }
}
