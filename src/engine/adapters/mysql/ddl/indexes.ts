import type { Carried } from '../../../adapter.js';
import type { Index, IndexPart } from '../../../model/catalog.js';
import { columnsOf } from '../../../model/expression.js';
import type { Finding } from '../../../model/finding.js';
import type { ColumnMapping, MappedIndex, TableMapping } from '../../../model/mapping.js';
import { oneLine } from './defaults.js';
import { printExpression } from '../expression/print.js';
import { tableFinding } from './findings.js';
import type { Flavour } from '../flavour.js';
import { quoteIdentifier } from '../lex.js';
import { partType } from './tables.js';
import { longestKeyBytes } from '../types/choices.js';

function isLong(type: string): boolean {
  const length = /^VARCHAR\((\d+)\)/iu.exec(type)?.[1];
  return unboundedType.test(type) || Number(length ?? '0') > longestExpressionText;
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

  constructor(
    private readonly index: Index,
    private readonly table: TableMapping,
    private readonly flavour: Flavour,
  ) {}

  carry(): Carried<Fitted> {
    const { index } = this;
    if (!['btree', 'hash', 'fulltext', 'spatial'].includes(index.method)) {
      return this.lost(`InnoDB has no ${index.method} index`);
    }
    if (index.parts.length > this.flavour.ddl.columnsPerIndex) {
      return this.lost(`an index has at most ${this.flavour.ddl.columnsPerIndex} columns here`);
    }
    const method = index.method === 'hash' ? 'btree' : index.method;
    const parts = method === 'btree' ? this.treeParts() : index.parts;
    if (typeof parts === 'string') return this.lost(parts);
    this.sayWhatIsDropped();
    const { definition: _definition, name: _name, predicate: _predicate, nullsEqual: _nullsEqual, ...rest } = index;
    return { value: { ...rest, method, parts, include: [] }, findings: this.findings };
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
    const parts: IndexPart[] = [];
    for (const part of index.parts) {
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
    if (column && notIndexable.test(column.chosen.type)) return `${column.chosen.type} can't be indexed`;
    const sql = this.partSql(part);
    if (sql === undefined) return `its expression can't be said here (${oneLine(part.expression?.text ?? '')})`;
    if (unique && predicate) return this.conditional(part, sql);
    if (column && part.prefix !== undefined) return { ...plain, column: column.name, prefix: part.prefix };
    if (column && !unboundedType.test(column.chosen.type)) return { ...plain, column: column.name };
    if (column && !unique) {
      this.say('INDEX_PREFIX', 'info', `Holds the first ${searchPrefix} characters or bytes of ${column.name}.`);
      return { ...plain, column: column.name, prefix: searchPrefix };
    }
    if (column && this.flavour.types.uniqueLongText) return { ...plain, column: column.name };
    return this.expressionPart({ ...plain, expression: { text: this.bounded(part, sql) } });
  }

  private partSql(part: IndexPart): string | undefined {
    if (part.column !== undefined) return quoteIdentifier(part.column);
    const expression = part.expression?.expression;
    return expression && printExpression(expression, this.table.columns);
  }

  /** Only rows that meet the predicate have a value, and NULLs never collide. */
  private conditional(part: IndexPart, sql: string): IndexPart | string {
    const { predicate } = this.index;
    const condition = predicate?.expression && printExpression(predicate.expression, this.table.columns);
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
    const framed: string[] = [];
    for (const part of this.index.parts) {
      const sql = this.partSql(part);
      if (sql === undefined || part.prefix !== undefined) return 'NULLs count as different here';
      const bytes = `CAST(${sql} AS BINARY)`;
      framed.push(`COALESCE(LENGTH(${bytes}), 'N')`, bytes);
    }
    const { predicate } = this.index;
    const hash = `UNHEX(SHA2(CONCAT_WS(',', ${framed.join(', ')}), 256))`;
    const condition = predicate?.expression && printExpression(predicate.expression, this.table.columns);
    if (predicate && condition === undefined) return `its condition can't be said here (${oneLine(predicate.text)})`;
    this.say('UNIQUE_BY_HASH', 'info', 'NULLs count as equal: a hash over all its columns is unique in their place.');
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
    return this.index.unique ? `UNHEX(SHA2(${sql}, 256))` : `CAST(${sql} AS CHAR(${searchPrefix}))`;
  }

  /** Entries have at most 3072 bytes: the widest texts are hashed (unique) or cut to a prefix (searching). */
  private shorten(parts: IndexPart[]): IndexPart[] | string {
    const fitted = [...parts];
    for (;;) {
      const sizes = fitted.map((part) => this.bytesOf(part));
      if (sizes.reduce((sum, size) => sum + size, 0) <= longestKeyBytes) return fitted;
      const widest = sizes.indexOf(Math.max(...sizes));
      const part = fitted[widest];
      if (part?.column === undefined || part.prefix !== undefined) return 'its entries would be longer than 3072 bytes';
      if (this.index.unique && !this.flavour.ddl.functionalIndexes)
        return 'its entries would be longer than 3072 bytes';
      if (!this.index.unique)
        this.say('INDEX_PREFIX', 'info', `Holds the first ${searchPrefix} characters or bytes of ${part.column}.`);
      fitted[widest] = this.index.unique
        ? { descending: part.descending, expression: { text: `UNHEX(SHA2(${quoteIdentifier(part.column)}, 256))` } }
        : { ...part, prefix: searchPrefix };
    }
  }

  private bytesOf(part: IndexPart): number {
    const type = this.columnOf(part)?.chosen.type ?? '';
    const match = /^(VAR)?(CHAR|BINARY)\((\d+)\)/iu.exec(type);
    const wide = match?.[2]?.toUpperCase() === 'CHAR' && !/CHARACTER SET ascii/iu.test(type) ? 4 : 1;
    if (part.prefix !== undefined) return part.prefix * (/TEXT/iu.test(type) || wide === 4 ? 4 : 1);
    if (part.expression) return 32;
    return match ? Number(match[3]) * wide : 8;
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
    if (index.parts.some((part) => part.nulls !== undefined))
      this.say('NULLS_ORDER_DROPPED', 'info', 'NULLs sort first here; NULLS FIRST and LAST have no counterpart.');
  }

  private lost(reason: string): Carried<Fitted> {
    const what = this.index.unique ? 'The uniqueness is not carried' : 'The index is not carried';
    const code = this.index.unique ? 'UNIQUENESS_NOT_CARRIED' : 'INDEX_NOT_CARRIED';
    const fix = this.index.unique
      ? 'Guard it with a trigger or in the application, or add a column that can be unique.'
      : 'Add an index of another kind by hand where queries need one.';
    this.say(code, 'warning', `${what}: ${reason}. It was: ${oneLine(this.index.definition)}`, fix);
    return { findings: this.findings };
  }

  private say(code: string, severity: Finding['severity'], message: string, fix?: string): void {
    this.findings.push(tableFinding(this.table, 'index', this.index.name, { code, severity, message, fix }));
  }
}
