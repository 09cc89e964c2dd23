import type { Adapter } from '../adapter.js';
import type { Catalog, Column, ServerInfo } from '../model/catalog.js';
import type { NeutralType, TypeChoice, TypeContext } from '../model/type.js';
import { keyUses, type ColumnUse, type UseOf } from './keyUse.js';
import { unify } from './unify.js';

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
  /** How the column, and those that foreign keys join to it, take part in keys. */
  readonly useOf: UseOf;
  private readonly ofColumn = new WeakMap<Column, NeutralType>();
  private readonly ofUse = new WeakMap<ColumnUse, NeutralType>();
  private readonly equal = new Map<string, NeutralType>();
  private readonly offered = new WeakMap<NeutralType, Map<string, readonly TypeChoice[]>>();

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

  /** The column's own type. */
  own(column: Column): NeutralType {
    const known = this.ofColumn.get(column);
    if (known) return known;
    const { sourceAdapter, catalog } = this.ends;
    const type = this.shared(sourceAdapter.types.toNeutral(column, catalog.server));
    this.ofColumn.set(column, type);
    return type;
  }

  /** The one type that all columns can have that foreign keys join to this one; its own where there is none. */
  joined(column: Column, use: ColumnUse): NeutralType {
    if (use.group.length === 1) return this.own(column);
    const known = this.ofUse.get(use);
    if (known) return known;
    const type = unify(use.group.map((member) => this.own(member.column)));
    if (!type) return this.own(column);
    this.ofUse.set(use, this.shared(type));
    return this.shared(type);
  }

  /** What the target offers, best first. A choice that needs a type of its own is called after the column, and so is every column's own. */
  choices(neutral: NeutralType, context: TypeContext): readonly TypeChoice[] {
    const { key, autoIncrement, companions } = context;
    const sort = `${key ?? ''} ${autoIncrement} ${companions.length === 0 ? '' : JSON.stringify(companions)}`;
    const known = this.offered.get(neutral)?.get(sort);
    if (known) return known;
    const { targetAdapter, target } = this.ends;
    const choices = targetAdapter.types.fromNeutral(neutral, context, target);
    if (choices.some(({ requires }) => requires?.kind === 'enum')) return choices;
    const ofType = this.offered.get(neutral) ?? new Map<string, readonly TypeChoice[]>();
    this.offered.set(neutral, ofType.set(sort, choices));
    return choices;
  }

  /** Equal types as one object. */
  private shared(type: NeutralType): NeutralType {
    const text = JSON.stringify(type);
    const known = this.equal.get(text) ?? type;
    this.equal.set(text, known);
    return known;
  }
}
