import { engineNamed } from '../../src/engine/adapters/index.js';
import type {
  Catalog,
  Check,
  Column,
  ForeignKey,
  Index,
  ReferentialAction,
  SqlExpression,
  Table,
} from '../../src/engine/model/catalog.js';
import { columnsOf, renameColumns, type Expression } from '../../src/engine/model/expression.js';
import type { Finding, ObjectKind } from '../../src/engine/model/finding.js';
import type { Mapping, TableMapping } from '../../src/engine/model/mapping.js';
import type { TestDatabase } from './databases.js';
import { sameOnServer, type Placed } from './sameOnServer.js';

/** Something that is not as it was after a round trip. */
export interface Difference {
  /** `schema.table` or `schema.table.object` of the first catalog. */
  readonly object: string;
  readonly aspect: string;
  readonly before: string;
  readonly after: string;
  /** Codes of the findings that declared it; empty when nothing did. */
  readonly declaredBy: readonly string[];
}

/** The two journeys of a round trip and the databases at its ends with their catalogs. */
export interface Trip {
  readonly source: TestDatabase;
  readonly end: TestDatabase;
  readonly before: Catalog;
  readonly away: Mapping;
  readonly back: Mapping;
  readonly after: Catalog;
}

/** Where a table went and came back to. */
export interface Trail {
  readonly away: TableMapping;
  readonly back: TableMapping;
  readonly after: Table;
}

/** The tables that made the whole trip; those that a decision left out are not among them. */
export function trails(trip: Trip): Trail[] {
  return trip.away.tables.flatMap((away) => {
    const back = trip.back.tables.find(
      (table) => table.source.schema === away.target.schema && table.source.name === away.target.name,
    );
    const after = trip.after.schemas
      .find((schema) => schema.name === back?.target.schema)
      ?.tables.find((table) => table.name === back?.target.name);
    return away.included && back?.included && after ? [{ away, back, after }] : [];
  });
}

/** The name that a column has at the end. */
export function finalName(trail: Trail, column: string): string | undefined {
  const between = trail.away.columns.find((entry) => entry.included && entry.source.name === column)?.name;
  return trail.back.columns.find((entry) => entry.included && entry.source.name === between)?.name;
}

/** Everything that differs between the catalogs, with the findings of either journey that say so. */
export async function compareCatalogs(trip: Trip): Promise<Difference[]> {
  const all = trails(trip);
  const found = await Promise.all(all.map((trail) => new TableComparison(trip, trail, all).differences()));
  return found.flat();
}

class TableComparison {
  private readonly found: Difference[] = [];
  private readonly before: Table;
  private readonly after: Table;

  constructor(
    private readonly trip: Trip,
    private readonly trail: Trail,
    private readonly all: readonly Trail[],
  ) {
    this.before = trail.away.source;
    this.after = trail.after;
  }

  async differences(): Promise<Difference[]> {
    const { before, after } = this;
    this.compare(undefined, 'name', before.name, after.name);
    this.compare(undefined, 'comment', before.comment, after.comment);
    this.compare(undefined, 'partitioning', before.partitioning, after.partitioning);
    this.compare(undefined, 'inherits', before.inherits, after.inherits);
    this.columnOrder();
    for (const column of before.columns) await this.column(column);
    this.compare(
      undefined,
      'primary key',
      before.primaryKey?.columns.map((name) => this.away(name)),
      after.primaryKey?.columns,
      ['primary key', 'column'],
    );
    await this.indexes();
    await this.foreignKeys();
    await this.checks();
    for (const constraint of before.otherConstraints) {
      const same = after.otherConstraints.some((entry) => entry.definition === constraint.definition);
      if (!same) this.report(constraint.name, 'constraint', constraint.definition, 'none', ['constraint']);
    }
    return this.found;
  }

  private columnOrder(): void {
    const { before, after } = this;
    const kept = before.columns.map((column) => this.away(column.name)).filter((name) => name !== undefined);
    const others = after.columns.filter((column) => !kept.includes(column.name));
    // MariaDB indexes an expression through an invisible column of its own, which is named after the index.
    for (const { name, type } of others) this.report(name, 'added column', 'none', type.text, ['index']);
    const left = after.columns.filter((column) => !others.includes(column)).map((column) => column.name);
    this.compare(undefined, 'column order', kept, left);
  }

  private async column(column: Column): Promise<void> {
    const name = this.away(column.name);
    const other = this.after.columns.find((entry) => entry.name === name);
    if (!other) {
      this.report(column.name, 'column', column.type.text, 'none');
      return;
    }
    const { before, after } = this.trip;
    const types = engineNamed(before.server.engine).types;
    this.compare(column.name, 'column name', column.name, other.name);
    this.compare(
      column.name,
      'type',
      meaning(types.toNeutral(column, before.server)),
      meaning(types.toNeutral(other, after.server)),
      ['column'],
    );
    this.compare(column.name, 'nullable', column.nullable, other.nullable);
    for (const aspect of asksOneSequence(column, other)
      ? (['generated'] as const)
      : (['default', 'generated'] as const)) {
      const [first, second] = [column[aspect], other[aspect]];
      const same = first && second && (await this.sameExpression(first, second, column.name));
      if (same !== true) this.compare(column.name, aspect, this.expression(first), this.expression(second, true));
    }
    this.compare(column.name, 'stored', column.generated?.stored, other.generated?.stored);
    if (!asksOneSequence(column, other)) this.identity(column, other);
    this.compare(column.name, 'comment', column.comment, other.comment);
    // An enum's labels are all there is: no other text can be equal to one.
    if (column.type.name !== 'enum') this.compare(column.name, 'collation', column.collation, other.collation);
    this.compare(column.name, 'on update', column.onUpdateNow, other.onUpdateNow);
    this.compare(column.name, 'invisible', column.invisible ?? false, other.invisible ?? false);
  }

  private async indexes(): Promise<void> {
    const entry = (index: Index, back: boolean): Entry => ({
      name: index.name,
      shape: this.index(index, back),
      expressions: [
        ...index.parts.flatMap((part) => part.expression ?? []),
        ...(index.predicate ? [index.predicate] : []),
      ],
      columns: [],
    });
    const added = this.after.indexes.filter((index) => !this.supportsForeignKey(index));
    await this.compareSets(
      'index',
      this.before.indexes.map((index) => entry(index, false)),
      this.after.indexes.map((index) => entry(index, true)),
      added.map((index) => index.name),
    );
  }

  /** InnoDB adds an index for every foreign key that has none; on the way back it is carried as any other. */
  private supportsForeignKey(index: Index): boolean {
    const columns = index.parts.map((part) => part.column).join(',');
    return !index.unique && this.after.foreignKeys.some((key) => key.columns.join(',') === columns);
  }

  private async foreignKeys(): Promise<void> {
    const entry = (key: ForeignKey, back: boolean): Entry => ({
      name: key.name,
      shape: this.foreignKey(key, back),
      expressions: [],
      columns: [],
    });
    await this.compareSets(
      'foreign key',
      this.before.foreignKeys.map((key) => entry(key, false)),
      this.after.foreignKeys.map((key) => entry(key, true)),
    );
  }

  private async checks(): Promise<void> {
    const entry = (check: Check, back: boolean): Entry => ({
      name: check.name,
      shape: JSON.stringify([check.validated, check.enforced]),
      expressions: [check],
      columns: this.columnsOf(check).map((name) => (back ? this.home(name) : name)),
    });
    await this.compareSets(
      'check',
      this.before.checks.map((check) => entry(check, false)),
      this.after.checks.map((check) => entry(check, true)),
    );
  }

  /** The columns that an expression reads; of one that only its server understands, those that stand in its text. */
  private columnsOf({ expression, text }: SqlExpression): string[] {
    if (expression) return columnsOf(expression);
    const quoted = text.match(/`(?:[^`]|``)+`|"(?:[^"]|"")+"/gu) ?? [];
    return quoted.map((name) => name.slice(1, -1));
  }

  /** Objects that have no counterpart of the same meaning on the other side, names apart; of new ones, those in `counted`. */
  private async compareSets(
    kind: ObjectKind,
    left: readonly Entry[],
    right: readonly Entry[],
    counted?: readonly string[],
  ): Promise<void> {
    const rest = [...right];
    const odd: Entry[] = [];
    for (const entry of left) {
      const at = rest.findIndex((other) => this.text(entry, false) === this.text(other, true));
      if (at >= 0) rest.splice(at, 1);
      else odd.push(entry);
    }
    for (const entry of odd) {
      const at = await this.counterpart(entry, rest);
      if (at >= 0) rest.splice(at, 1);
      else this.report(entry.name, kind, this.text(entry, false), 'none', [kind, 'column'], entry.columns);
    }
    for (const entry of rest)
      if (counted?.includes(entry.name) ?? true)
        this.report(entry.name, kind, 'none', this.text(entry, true), [kind, 'column'], entry.columns);
  }

  private text({ shape, expressions }: Entry, back: boolean): string {
    return JSON.stringify([shape, ...expressions.map((value) => this.expression(value, back))]);
  }

  /** The place of one that means the same in other words, or -1. */
  private async counterpart(entry: Entry, rest: readonly Entry[]): Promise<number> {
    for (const [at, other] of rest.entries()) if (await this.sameEntry(entry, other)) return at;
    return -1;
  }

  private async sameEntry(before: Entry, after: Entry): Promise<boolean> {
    if (before.shape !== after.shape || before.expressions.length !== after.expressions.length) return false;
    for (const [at, expression] of before.expressions.entries()) {
      const other = after.expressions[at];
      if (!other || !(await this.sameExpression(expression, other))) return false;
    }
    return true;
  }

  /** By its meaning, else by what the server makes of it. */
  private async sameExpression(before: SqlExpression, after: SqlExpression, into?: string): Promise<boolean> {
    if (this.expression(before) === this.expression(after, true)) return true;
    const columns = this.columnsOf(before);
    const others = columns.flatMap((name) => this.away(name) ?? []);
    if (others.length < columns.length) return false;
    const place = ({ schema, name }: Table, database: TestDatabase): Omit<Placed, 'expression' | 'columns'> => ({
      ...{ database, schema, table: name },
    });
    return await sameOnServer(
      { ...place(this.before, this.trip.source), expression: before, columns, into },
      {
        ...place(this.after, this.trip.end),
        ...{ expression: after, columns: others, into: into === undefined ? undefined : this.away(into) },
      },
    );
  }

  private index(index: Index, back: boolean): string {
    const { unique, method, parts, include, predicate, nullsEqual, invisible, comment } = index;
    return JSON.stringify({
      unique,
      method,
      parts: parts.map((part) => ({
        on: part.column !== undefined && back ? this.home(part.column) : part.column,
        descending: part.descending,
        nulls: part.nulls,
        prefix: part.prefix,
        operatorClass: part.operatorClass,
      })),
      include: include.map((name) => (back ? this.home(name) : name)),
      partial: predicate !== undefined,
      nullsEqual: nullsEqual === true && parts.some((part) => this.canBeNull(part.column, back)),
      invisible: invisible ?? false,
      comment,
    });
  }

  private canBeNull(name: string | undefined, back: boolean): boolean {
    const { columns } = back ? this.after : this.before;
    return columns.find((column) => column.name === name)?.nullable ?? true;
  }

  private foreignKey(key: ForeignKey, back: boolean): string {
    const { onDelete, onUpdate, deferrable, initiallyDeferred, validated, enforced } = key;
    // One column is NULL as a whole or not at all.
    const match = key.columns.length === 1 ? 'simple' : key.match;
    const parent = this.all.find(({ after, away }) =>
      back
        ? after.schema === key.referencedSchema && after.name === key.referencedTable
        : away.source.schema === key.referencedSchema && away.source.name === key.referencedTable,
    );
    const other = parent && new TableComparison(this.trip, parent, this.all);
    return JSON.stringify({
      columns: key.columns.map((name) => (back ? this.home(name) : name)),
      references: parent
        ? `${parent.away.source.schema}.${parent.away.source.name}`
        : 'a table that did not make the trip',
      keys: key.referencedColumns.map((name) => (back ? other?.home(name) : name)),
      onDelete: atOnce(onDelete),
      onUpdate: atOnce(onUpdate),
      ...{ match, deferrable, initiallyDeferred, validated, enforced },
    });
  }

  private identity(column: Column, other: Column): void {
    this.compare(column.name, 'identity', column.identity && 'yes', other.identity && 'yes');
    this.compare(column.name, 'identity mode', column.identity?.mode, other.identity?.mode);
    this.compare(column.name, 'identity next', column.identity?.next, other.identity?.next);
    this.compare(
      column.name,
      'identity increment',
      column.identity?.increment ?? '1',
      other.identity?.increment ?? '1',
    );
  }

  /** An expression by its meaning where the model knows it, else by its text. */
  private expression(value: SqlExpression | undefined, back = false): string | undefined {
    if (!value) return undefined;
    // A sequence goes where its schema goes.
    if (!value.expression) return value.text.replace(/\s+/gu, ' ').replace(/nextval\(['`](?:[^.]+)\./u, 'nextval(');
    const renamed = back ? renameColumns(value.expression, (name) => this.home(name)) : value.expression;
    const plain = withoutCasts(renamed);
    if (plain.kind === 'number') return `number ${plain.text.replace(/(\.\d*?)0+$/u, '$1').replace(/\.$/u, '')}`;
    return JSON.stringify(plain.kind === 'now' ? `now ${plain.what} ${plain.precision ?? 6} ${plain.local}` : plain);
  }

  /** What a column of the first catalog is called in the last. */
  private away(name: string): string | undefined {
    return finalName(this.trail, name);
  }

  /** What a column of the last catalog is called in the first. */
  private home(name: string): string {
    return this.before.columns.find((column) => this.away(column.name) === name)?.name ?? name;
  }

  private compare(
    object: string | undefined,
    aspect: string,
    before: unknown,
    after: unknown,
    kinds?: readonly ObjectKind[],
  ): void {
    const [left, right] = [before, after].map((value) =>
      value === undefined ? 'none' : typeof value === 'string' ? value : JSON.stringify(value),
    );
    if (left !== right) this.report(object, aspect, left ?? '', right ?? '', kinds);
  }

  private report(
    object: string | undefined,
    aspect: string,
    before: string,
    after: string,
    kinds?: readonly ObjectKind[],
    columns: readonly string[] = [],
  ): void {
    const path = [this.before.schema, this.before.name, ...(object === undefined ? [] : [object])];
    this.found.push({
      object: path.join('.'),
      aspect,
      before,
      after,
      declaredBy: [...new Set([object, ...columns].flatMap((name) => this.declarations(name, kinds)))],
    });
  }

  /** Codes of the findings about this object, or, for objects that a journey may have named anew, of its kind in this table. */
  private declarations(object: string | undefined, kinds: readonly ObjectKind[] | undefined): string[] {
    const { away, back } = this.trail;
    const between = object === undefined ? undefined : this.between(object);
    const about = (finding: Finding, table: Table, name: string | undefined): boolean => {
      const [schema, tableName, third] = finding.object.path;
      if (schema !== table.schema || tableName !== table.name) return false;
      if (object === undefined) return third === undefined || (kinds?.includes(finding.object.kind) ?? false);
      return (
        third === name ||
        (third !== undefined && name?.startsWith(`${third}_`) === true && finding.object.kind !== 'column') ||
        (third === undefined &&
          finding.object.kind === 'table' &&
          kinds !== undefined &&
          finding.message.includes(name ?? ''))
      );
    };
    const codes = [
      ...this.trip.away.findings.filter((finding) =>
        // An index that a server names itself is called as its first column is called there.
        [object, this.origin(between) ?? object, object && this.home(object)].some((name) =>
          about(finding, away.source, name),
        ),
      ),
      ...this.trip.back.findings.filter((finding) => about(finding, back.source, between)),
    ].map((finding) => finding.code);
    return [...new Set(codes)];
  }

  /** What an index, key or check between the journeys was called at first. */
  private origin(name: string | undefined): string | undefined {
    const { indexes, foreignKeys, checks } = this.trail.away;
    return [...indexes, ...foreignKeys, ...checks].find((entry) => entry.name === name)?.sourceName;
  }

  /** What a column, index, key or check is called between the journeys. */
  private between(name: string): string {
    const { away, back } = this.trail;
    const column = away.columns.find((entry) => entry.source.name === name)?.name;
    const named = ({ indexes, foreignKeys, checks }: TableMapping): { name: string; sourceName: string }[] => [
      ...indexes,
      ...foreignKeys,
      ...checks,
    ];
    const other = named(away).find((entry) => entry.sourceName === name)?.name;
    const returned = named(back).find((entry) => entry.name === name)?.sourceName;
    return column ?? other ?? returned ?? name;
  }
}

/** An index, key or check by what it means. */
interface Entry {
  readonly name: string;
  /** All but its expressions. */
  readonly shape: string;
  readonly expressions: readonly SqlExpression[];
  /** Columns whose findings may declare it. */
  readonly columns: readonly string[];
}

/** The two differ only for keys that are checked at a transaction's end, and InnoDB has none. */
function atOnce(action: ReferentialAction): ReferentialAction {
  return action === 'no action' ? 'restrict' : action;
}

function meaning(neutral: object): string {
  const { name: _name, ...rest } = neutral as { kind: string; name?: string };
  return JSON.stringify(rest.kind === 'textual' || rest.kind === 'unknown' ? neutral : rest);
}

/** Casts at the top say nothing that the column's own type doesn't. */
function withoutCasts(expression: Expression): Expression {
  if (expression.kind === 'case' && expression.otherwise?.kind === 'null')
    return { ...expression, otherwise: undefined };
  return expression.kind === 'cast' ? withoutCasts(expression.item) : expression;
}

/** A serial column whose heirs ask its sequence, too, asks it by its default once they are tables of their own: the same numbers. */
function asksOneSequence({ identity }: Column, { sequence }: Column): boolean {
  return identity?.sequence !== undefined && identity.sequence[1] === sequence?.[1];
}
