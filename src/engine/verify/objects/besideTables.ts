import { routineName, type Catalog, type OtherObject, type Schema } from '../../model/catalog.js';
import type { ObjectKind } from '../../model/finding.js';
import type { TargetName } from '../../model/mapping.js';
import { ownPrefix } from '../../model/product.js';
import type { Comparison } from './comparison.js';

/** Something of the target's schemas that nothing of the source became. */
export interface Beside {
  readonly kind: ObjectKind;
  readonly path: readonly string[];
  /** What a script calls it, where that is not the path's last name. */
  readonly name?: string | undefined;
  /** What it does to applications. */
  readonly effect: string;
}

/**
 * Tables, views, routines, policies, rules and events that stand only in the target's schemas; rules on the tables `homes` belong to these. Objects of other kinds neither
 * hold rows nor meet those that moved. Pure.
 */
export function besideTables(comparison: Comparison, homes: readonly TargetName[]): Beside[] {
  const { target } = comparison;
  const within = new Set(homes.flatMap((home) => rulesOn(target, home)));
  return [...tables(comparison), ...target.schemas.flatMap((home) => ofSchema(home, comparison, within))];
}

function tables({ target, mapping }: Comparison): Beside[] {
  const taken = new Set(mapping.tables.map((table) => JSON.stringify([table.target.schema, table.target.name])));
  return tablesOf(target)
    .filter(({ schema, name }) => !taken.has(JSON.stringify([schema, name])) && !name.startsWith(ownPrefix))
    .map(({ schema, name }) => ({
      ...{ kind: 'table', path: [schema, name], effect: 'No table of the source became it.' },
    }));
}

const tablesOf = ({ schemas }: Catalog): Schema['tables'] =>
  schemas.flatMap(({ tables }) => tables.filter(({ kind }) => kind !== 'partition'));

function ofSchema(home: Schema, comparison: Comparison, within: ReadonlySet<OtherObject>): Beside[] {
  const sources = comparison.mapping.schemas.flatMap(({ source, target }) => (target === home.name ? [source] : []));
  const views = namesOf(sources.flatMap((source) => source.views));
  const routines = new Set(sources.flatMap((source) => source.routines.map(routineName)));
  const functions = triggerFunctions(comparison, home.name);
  const others = sources.flatMap((source) => source.others);
  const at = (name: string): readonly string[] => [home.name, name];
  return [
    ...home.views
      .filter(({ name }) => !views.has(name))
      .map(({ name, materialized }): Beside => {
        if (!materialized) return { kind: 'view', path: at(name), effect: 'It holds no rows of its own.' };
        const effect = 'It shows what its query gave when it was refreshed last.';
        return { kind: 'materialized view', path: at(name), effect };
      }),
    ...home.routines
      .map((routine) => ({ path: at(routine.name), name: routineName(routine) }))
      .filter(({ name }) => !routines.has(name) && !functions.has(name))
      .map((routine): Beside => ({ kind: 'routine', ...routine, effect: 'It does nothing until something calls it.' })),
    ...home.others.flatMap((other) => {
      const effect = effects[other.kind];
      const isKnown = within.has(other) || others.some(({ kind, name }) => kind === other.kind && name === other.name);
      if (isKnown || effect === undefined) return [];
      return [{ kind: other.kind, path: at(other.name), name: ownName(other), effect }];
    }),
  ];
}

const effects: Partial<Record<ObjectKind, string>> = {
  policy: 'Where the row security of its table is on, it limits which rows users other than the owner see and change.',
  rule: 'It does something else, or something more, when its table is read or written.',
  event: 'It runs at times of its own, and can change rows.',
};

const namesOf = (list: readonly { readonly name: string }[]): ReadonlySet<string> =>
  new Set(list.map(({ name }) => name));

/** Functions of the triggers that tables of the mapping get, by the same name. */
function triggerFunctions({ mapping, adapter, target }: Comparison, schema: string): ReadonlySet<string> {
  const homes = mapping.tables.filter((table) => table.target.schema === schema);
  return namesOf(homes.flatMap((table) => adapter.ddl.createTriggers(table, target.server)));
}

/** Policies and rules are listed with the table that they stand on. */
export function ownName({ kind, name }: OtherObject): string {
  return kind === 'event' ? name : name.slice(0, name.lastIndexOf(' on '));
}

/** The rules of a table, which act instead of what is asked of it, or beside it. */
export function rulesOn({ schemas }: Catalog, { schema, name }: TargetName): OtherObject[] {
  const others = schemas.find((entry) => entry.name === schema)?.others ?? [];
  return others.filter((other) => other.kind === 'rule' && other.name.endsWith(` on ${name}`));
}
