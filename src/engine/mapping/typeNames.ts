import type { MappedType, TableMapping, TargetName } from '../model/mapping.js';
import type { TypeChoice } from '../model/type.js';

/** Keeps the names of required types apart: two types of one name must be the same type. */
export class TypeNames {
  private readonly byName = new Map<string, string>();
  private readonly relations: ReadonlySet<string>;

  /** A table or sequence is a type too, of the same name. */
  constructor(relations: readonly TargetName[]) {
    this.relations = new Set(relations.map(({ schema, name }) => JSON.stringify([schema, name])));
  }

  /** True when the choice needs no type, or one whose name is free or means the same. */
  fits(schema: string, choice: TypeChoice): boolean {
    if (!choice.requires) return true;
    const key = JSON.stringify([schema, choice.requires.name]);
    const meaning = JSON.stringify(choice.requires);
    if (choice.requires.kind === 'enum' && this.relations.has(key)) return false;
    const known = this.byName.get(key);
    if (known !== undefined) return known === meaning;
    this.byName.set(key, meaning);
    return true;
  }

  /** The types that the included columns need, each once. */
  used(tables: readonly TableMapping[]): MappedType[] {
    const types = new Map<string, MappedType>();
    for (const table of tables.filter((entry) => entry.included)) {
      for (const column of table.columns) {
        const type = column.included ? column.chosen.requires : undefined;
        if (type) types.set(JSON.stringify([table.target.schema, type.name]), { schema: table.target.schema, type });
      }
    }
    return [...types.values()];
  }
}
