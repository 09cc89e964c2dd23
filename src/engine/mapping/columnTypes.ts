import type { Adapter } from '../adapter.js';
import type { Catalog, Column, NativeType, ServerInfo, Table, TypedValue } from '../model/catalog.js';
import type { NeutralType, TypeChoice, TypeContext } from '../model/type.js';
import { keyUses, type ColumnUse, type UseOf } from './keyUse.js';
import { unify } from './unify.js';

/** A column, and what it is whatever anybody decides. */
export interface TypedColumn {
  readonly column: Column;
  readonly own: NeutralType;
  /** The one type that all columns can have that foreign keys join to this one; its own where there is none. */
  readonly joined: NeutralType;
  /** How the column, and those that foreign keys join to it, take part in keys. */
  readonly use: ColumnUse;
}

/** The two ends between which types are mapped. */
interface Ends {
  readonly catalog: Catalog;
  readonly target: ServerInfo;
  readonly sourceAdapter: Adapter;
  readonly targetAdapter: Adapter;
}

/**
 * What columns mean, and what the target offers for them. Nothing of it depends on a decision, and tens of thousands of columns are of a few sorts: each is
 * worked out once for a catalog.
 */
export class ColumnTypes {
  private static readonly known = new WeakMap<Catalog, ColumnTypes>();
  private readonly useOf: UseOf;
  private readonly ofTables = new Map<Table, readonly TypedColumn[]>();
  private readonly ofUse = new Map<ColumnUse, NeutralType | undefined>();
  private readonly equal = new Map<string, NeutralType>();
  /** By the native type and what of the column says how its texts compare. */
  private readonly meanings = new Map<NativeType, Map<string, NeutralType>>();
  private readonly offerKeys = new Map<ColumnUse, string>();
  private readonly offered = new Map<NeutralType, Map<string, readonly TypeChoice[]>>();

  private constructor(private readonly ends: Ends) {
    this.useOf = keyUses(ends.catalog, (column) => this.own(column));
  }

  static of(ends: Ends): ColumnTypes {
    const known = ColumnTypes.known.get(ends.catalog);
    if (known?.ends.target === ends.target) return known;
    const types = new ColumnTypes(ends);
    ColumnTypes.known.set(ends.catalog, types);
    return types;
  }

  /** The columns of a table, in order. */
  ofTable(table: Table): readonly TypedColumn[] {
    const known = this.ofTables.get(table);
    if (known) return known;
    const columns = table.columns.map((column) => this.typed(column));
    this.ofTables.set(table, columns);
    return columns;
  }

  /** The column's own type. */
  own({ type, collation, collationIgnores }: TypedValue): NeutralType {
    const { sourceAdapter, catalog } = this.ends;
    const ofType = this.meanings.get(type) ?? new Map<string, NeutralType>();
    const texts = `${collation ?? ''} ${collationIgnores ?? ''}`;
    const known = ofType.get(texts);
    if (known) return known;
    const neutral = this.shared(sourceAdapter.types.toNeutral({ type, collation, collationIgnores }, catalog.server));
    this.meanings.set(type, ofType.set(texts, neutral));
    return neutral;
  }

  private typed(column: Column): TypedColumn {
    const own = this.own(column);
    const use = this.useOf(column);
    return { column, own, use, joined: use.group.length < 2 ? own : (this.joined(use) ?? own) };
  }

  private joined(use: ColumnUse): NeutralType | undefined {
    if (!this.ofUse.has(use)) {
      const type = unify(use.group.map((member) => this.own(member.column)));
      this.ofUse.set(use, type && this.shared(type));
    }
    return this.ofUse.get(use);
  }

  /** What the target offers, best first. A choice that needs a type of its own is called after the column, and so is every column's own. */
  choices(neutral: NeutralType, use: ColumnUse, context: TypeContext): readonly TypeChoice[] {
    const key = this.offerKeys.get(use) ?? this.offerKeyOf(use);
    const known = this.offered.get(neutral)?.get(key);
    if (known) return known;
    const { targetAdapter, target } = this.ends;
    const choices = targetAdapter.types.fromNeutral(neutral, context, target);
    if (choices.some(({ requires }) => requires?.kind === 'enum')) return choices;
    const ofType = this.offered.get(neutral) ?? new Map<string, readonly TypeChoice[]>();
    this.offered.set(neutral, ofType.set(key, choices));
    return choices;
  }

  /** What the target's offer depends on beside the type. */
  private offerKeyOf(use: ColumnUse): string {
    const { key = '', autoIncrement, companions } = use;
    const offerKey = `${key} ${autoIncrement} ${companions.length === 0 ? '' : JSON.stringify(companions)}`;
    this.offerKeys.set(use, offerKey);
    return offerKey;
  }

  /** Equal types as one object. */
  private shared(type: NeutralType): NeutralType {
    const text = JSON.stringify(type);
    const known = this.equal.get(text) ?? type;
    this.equal.set(text, known);
    return known;
  }
}
