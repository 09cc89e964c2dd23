import type { DataProfile } from '../model/profile.js';
import type {
  ChoiceSummary,
  CountedLoss,
  EditPreview,
  GuardSummary,
  PolicySummary,
  RuleSummary,
  TypeOption,
  TypeSummary,
} from '../model/choiceSummary.js';
import { objectName, type Finding, type Severity } from '../model/finding.js';
import { tableKey, type ColumnMapping, type Decisions, type Mapping, type TableMapping } from '../model/mapping.js';
import { guardPolicies, typePolicyNames, typeWays } from '../model/policy.js';
import { policyOf, type TypeChoice } from '../model/type.js';

/** A column that moves, with its table. */
interface Placed {
  readonly table: TableMapping;
  readonly column: ColumnMapping;
}

/** Columns of one sort share the list of their choices: what follows from it is worked out once for all of them. */
interface Offer {
  readonly choices: readonly TypeChoice[];
  readonly columns: number;
  /** How many of them took a choice, by the very choice. */
  readonly taken: ReadonlyMap<TypeChoice, number>;
}

/** A choice, and for how many columns it stands. */
interface Counted {
  readonly choice: TypeChoice;
  readonly columns: number;
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** What can be chosen for many columns at once, and what is lost by it. Pure. */
export function summarizeChoices(mapping: Mapping, decisions: Decisions, profile?: DataProfile): ChoiceSummary {
  const placed = movingColumns(mapping);
  return {
    policies: policySummaries(placed, decisions),
    guards: guardSummaries(placed, decisions, profile),
    types: typeSummaries(placed),
    rules: ruleSummaries(placed, decisions),
    schemas: mapping.schemas
      .filter((schema) => schema.source.tables.length > 0)
      .map(({ source, target, create }) => ({ source: source.name, target, create })),
  };
}

/** What changes from one mapping to another: the columns concerned, their losses and the findings that are new. Pure. */
export function previewChange(before: Mapping, after: Mapping): EditPreview {
  const shape = ({ table, column }: Placed): string =>
    JSON.stringify([column.chosen.type, column.chosen.way, column.read, column.name, table.target]);
  const known = new Map(movingColumns(before).map((entry) => [columnKey(entry), shape(entry)]));
  const changed = movingColumns(after).filter((entry) => known.get(columnKey(entry)) !== shape(entry));
  const old = new Set(before.findings.map(findingKey));
  const fresh = after.findings.filter((finding) => !old.has(findingKey(finding)));
  const messages = new Map(
    fresh.map(({ message, fix, decision, severity }) => [decision && fix ? `${message} ${fix}` : message, severity]),
  );
  return {
    columns: changed.length,
    tables: tablesOf(changed),
    types: countedTypes(chosenOf(changed)),
    losses: lossesOf(chosenOf(changed)),
    findings: severities.flatMap((severity) =>
      [...messages].filter(([, of]) => of === severity).map(([message]) => ({ severity, message })),
    ),
  };
}

function movingColumns(mapping: Mapping): Placed[] {
  return mapping.tables
    .filter((table) => table.included)
    .flatMap((table) => table.columns.filter((column) => column.included).map((column) => ({ table, column })));
}

function policySummaries(placed: readonly Placed[], decisions: Decisions): PolicySummary[] {
  const groups = groupBy(placed, ({ column }) => policyOf(column.neutral));
  return typePolicyNames.flatMap((name): PolicySummary[] => {
    const members = groups.get(name) ?? [];
    const offers = offersOf(members);
    const ways = typeWays[name].flatMap((way) => {
      const choices = offers.flatMap((offer): Counted[] => {
        const choice = offer.choices.find((entry) => entry.way === way);
        return choice ? [{ choice, columns: offer.columns }] : [];
      });
      const taken = members.filter(({ column }) => column.chosen.way === way).length;
      if (choices.length === 0) return [];
      const types = countedTypes(choices).map(({ type }) => type);
      return [{ way, possible: sumOf(choices), taken, types, losses: lossesOf(choices) }];
    });
    const wanted = decisions.types?.[name];
    if (members.length === 0 || (ways.length < 2 && wanted === undefined)) return [];
    return [{ name, columns: members.length, wanted, ways }];
  });
}

function guardSummaries(placed: readonly Placed[], decisions: Decisions, profile?: DataProfile): GuardSummary[] {
  const columns = new Map<string, number>();
  for (const offer of offersOf(placed)) {
    const codes = new Set(offer.choices.flatMap(({ guards }) => guards.map(({ code }) => code)));
    for (const code of codes) columns.set(code, (columns.get(code) ?? 0) + offer.columns);
  }
  const { guards = {} } = decisions;
  const hits = profile && hitsByCode(placed, profile);
  return [...new Set([...Object.keys(guardPolicies), ...columns.keys()])].flatMap((code): GuardSummary[] => {
    const wanted = Object.hasOwn(guards, code) ? guards[code] : undefined;
    const count = columns.get(code) ?? 0;
    if (count === 0 && wanted === undefined) return [];
    const words = (Object.hasOwn(guardPolicies, code) ? guardPolicies[code] : undefined) ?? ['stop', 'next'];
    return [{ code, words, wanted, columns: count, hits: hits && (hits.get(code) ?? { columns: 0, rows: 0 }) }];
  });
}

function hitsByCode(placed: readonly Placed[], profile: DataProfile): Map<string, { columns: number; rows: number }> {
  const codes = new Map<string, { columns: number; rows: number }>();
  const broken = groupBy(
    profile.guards.filter((entry) => entry.hits > 0),
    (entry) => JSON.stringify([entry.table, entry.column]),
  );
  for (const { table, column } of placed) {
    const results = broken.get(JSON.stringify([tableKey(table.source), column.source.name]));
    if (!results) continue;
    const own = new Map<string, number>();
    for (const { code, id, limit } of column.choices.flatMap((choice) => choice.guards)) {
      const result = results.find((entry) => entry.guard === id && entry.limit === limit);
      if (result) own.set(code, Math.max(own.get(code) ?? 0, result.hits));
    }
    for (const [code, rows] of own) {
      const sum = codes.get(code) ?? { columns: 0, rows: 0 };
      codes.set(code, { columns: sum.columns + 1, rows: sum.rows + rows });
    }
  }
  return codes;
}

function typeSummaries(placed: readonly Placed[]): TypeSummary[] {
  const groups = groupBy(placed, ({ column }) => column.source.type.text);
  return [...groups]
    .map(([type, members]): TypeSummary => ({
      type,
      columns: members.length,
      tables: tablesOf(members),
      targets: countedTypes(chosenOf(members)),
      choices: typeOptions(members),
      rule: members.map(({ column }) => column.rule).find((rule) => rule !== undefined),
    }))
    .sort((a, b) => b.columns - a.columns || a.type.localeCompare(b.type));
}

/** The choices of all columns, each once: two of one type are told apart by their way. */
function typeOptions(members: readonly Placed[]): TypeOption[] {
  const entries = offersOf(members).flatMap(({ choices, columns, taken }) =>
    distinct(choices).map((choice) => ({ choice, columns, taken: taken.get(choice) ?? 0 })),
  );
  const groups = groupBy(entries, ({ choice }) => JSON.stringify([choice.type, choice.way]));
  return [...groups.values()].flatMap((group): TypeOption[] => {
    const [first] = group;
    if (!first) return [];
    const { type, way } = first.choice;
    const taken = group.reduce((sum, entry) => sum + entry.taken, 0);
    return [{ type, way, possible: sumOf(group), taken, losses: lossesOf(group) }];
  });
}

/** The different lists of choices that columns have, in the order in which they first stand there. */
function offersOf(placed: readonly Placed[]): Offer[] {
  const offers = new Map<readonly TypeChoice[], { columns: number; taken: Map<TypeChoice, number> }>();
  for (const { column } of placed) {
    const { choices, chosen } = column;
    let offer = offers.get(choices);
    if (!offer) offers.set(choices, (offer = { columns: 0, taken: new Map() }));
    offer.columns += 1;
    offer.taken.set(chosen, (offer.taken.get(chosen) ?? 0) + 1);
  }
  return [...offers].map(([choices, offer]) => ({ choices, ...offer }));
}

/** What was chosen, each with its columns. */
function chosenOf(placed: readonly Placed[]): Counted[] {
  const counts = new Map<TypeChoice, number>();
  for (const { column } of placed) counts.set(column.chosen, (counts.get(column.chosen) ?? 0) + 1);
  return [...counts].map(([choice, columns]) => ({ choice, columns }));
}

function sumOf(entries: readonly { readonly columns: number }[]): number {
  return entries.reduce((sum, { columns }) => sum + columns, 0);
}

function distinct(choices: readonly TypeChoice[]): TypeChoice[] {
  return [...new Map(choices.map((choice) => [JSON.stringify([choice.type, choice.way]), choice])).values()];
}

function ruleSummaries(placed: readonly Placed[], decisions: Decisions): RuleSummary[] {
  const groups = groupBy(placed, ({ column }) => column.rule);
  return (decisions.rules ?? []).map((rule, index) => {
    const members = groups.get(index) ?? [];
    const losses = lossesOf(chosenOf(members));
    return { rule, columns: members.length, tables: tablesOf(members), losses };
  });
}

function lossesOf(choices: readonly Counted[]): CountedLoss[] {
  const losses = choices.flatMap(({ choice, columns }) => choice.losses.map((loss) => ({ ...loss, columns })));
  const groups = groupBy(losses, ({ severity, message }) => JSON.stringify([severity, message]));
  return [...groups.values()]
    .flatMap((group) =>
      group.slice(0, 1).map(({ severity, message }) => ({ severity, message, columns: sumOf(group) })),
    )
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.columns - a.columns);
}

function countedTypes(choices: readonly Counted[]): { type: string; columns: number }[] {
  return [...groupBy(choices, ({ choice }) => choice.type)]
    .map(([type, all]) => ({ type, columns: sumOf(all) }))
    .sort((a, b) => b.columns - a.columns);
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function tablesOf(placed: readonly Placed[]): number {
  return new Set(placed.map(({ table }) => table)).size;
}

function columnKey({ table, column }: Placed): string {
  return JSON.stringify([tableKey(table.source), column.source.name]);
}

function findingKey(finding: Finding): string {
  return JSON.stringify([finding.code, objectName(finding.object), finding.message]);
}
