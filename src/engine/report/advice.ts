import type { Adapter } from '../adapter.js';
import { tableKey, type ColumnMapping, type Mapping, type TableMapping } from '../model/mapping.js';
import { placesNamed, usageTopics, type Advice, type Usage, type UsageTopic } from '../model/usage.js';

const titles: Readonly<Record<UsageTopic, string>> = {
  names: 'Names that need quotes',
  comparison: 'Comparing texts',
  'generated-keys': 'Keys that the server gives',
  sequences: 'Sequences',
  isolation: 'Isolation of transactions',
  boolean: 'True and false',
  instant: 'Moments and time zones',
  json: 'JSON',
  array: 'Arrays',
  bytes: 'Binary data',
  uuid: 'UUIDs',
  enum: 'Enums',
  set: 'Sets',
  'full-text': 'Full-text search',
};

/** The two systems between which something moved. */
interface Systems {
  readonly source: Adapter;
  readonly target: Adapter;
}

/**
 * What applications have to change, chosen from what the mapping's schema uses: a topic is named where the two systems differ in it and something of the schema
 * is concerned. Pure.
 */
export function adviceOf(mapping: Mapping, { source, target }: Systems): Advice[] {
  const tables = mapping.tables.filter(({ included }) => included);
  const [before, after]: [Usage, Usage] = [source.usage, target.usage];
  const topics = usageTopics
    .filter((topic) => before[topic] !== after[topic])
    .map((topic) =>
      advice(
        { topic, title: titles[topic], before: before[topic], after: after[topic] },
        placesOf(topic, mapping, tables),
      ),
    );
  return [renamed(tables), ...topics, keptAsText(tables)].filter(({ count }) => count > 0);
}

function advice(what: Pick<Advice, 'topic' | 'title' | 'before' | 'after'>, places: readonly string[]): Advice {
  return { ...what, places: places.slice(0, placesNamed), count: places.length };
}

/** What of the schema a topic concerns. */
function placesOf(topic: UsageTopic, mapping: Mapping, tables: readonly TableMapping[]): string[] {
  const where = (test: (column: ColumnMapping) => boolean): string[] => columnsWhere(tables, test);
  switch (topic) {
    case 'names':
      return [
        ...tables.filter(({ source }) => needsQuotes(source.name)).map(({ source }) => tableKey(source)),
        ...where(({ source }) => needsQuotes(source.name)),
      ];
    case 'comparison':
      return where(comparesOtherwise);
    case 'generated-keys':
      return where(({ identity }) => identity !== undefined);
    case 'sequences':
      return mapping.sequences.map(({ source, target }) => `${target.schema}.${source.name}`);
    case 'isolation':
      return tables.length === 0 ? [] : ['every transaction'];
    case 'instant':
      return where(({ neutral }) => neutral.kind === 'timestamp' && neutral.zone);
    case 'full-text':
      return tables.flatMap(({ source }) =>
        source.indexes
          .filter(
            ({ method, parts }) =>
              method === 'fulltext' || parts.some((part) => isTextSearch(source.columns, part.column)),
          )
          .map(({ name }) => `${tableKey(source)}.${name}`),
      );
    default:
      return where((column) => column.neutral.kind === topic && !isKeptAsText(column));
  }
}

function isKeptAsText({ neutral, chosen }: ColumnMapping): boolean {
  const hasOwnWays = ['array', 'interval', 'inet', 'xml', 'textual'].includes(neutral.kind);
  return hasOwnWays && ['text', 'native'].includes(chosen.canonical);
}

function columnsWhere(tables: readonly TableMapping[], test: (column: ColumnMapping) => boolean): string[] {
  return tables.flatMap((table) =>
    table.columns
      .filter((column) => column.included && test(column))
      .map(({ source }) => `${tableKey(table.source)}.${source.name}`),
  );
}

function needsQuotes(name: string): boolean {
  return !/^[a-z_][a-z0-9_]*$/u.test(name);
}

function comparesOtherwise({ neutral, chosen }: ColumnMapping): boolean {
  if (neutral.kind !== 'text') return false;
  return (neutral.foldsCase === true) !== (chosen.foldsCase === true);
}

function isTextSearch(columns: TableMapping['source']['columns'], name: string | undefined): boolean {
  return columns.find((column) => column.name === name)?.type.name === 'tsvector';
}

function renamed(tables: readonly TableMapping[]): Advice {
  const places = tables.flatMap((table) => [
    ...(table.source.name === table.target.name ? [] : [`${tableKey(table.source)} → ${table.target.name}`]),
    ...table.columns
      .filter(({ included, name, source }) => included && name !== source.name)
      .map(({ name, source }) => `${tableKey(table.source)}.${source.name} → ${name}`),
  ]);
  const [before, after] = ['Names as listed, on the left.', 'Names as listed, on the right.'];
  return advice({ topic: 'renamed', title: 'Names that changed', before, after }, places);
}

/** Types that the target keeps as their text: what could be asked of them there can't be asked here. */
function keptAsText(tables: readonly TableMapping[]): Advice {
  const places = columnsWhere(tables, isKeptAsText);
  const before = 'Types with operators, functions and an order of their own.';
  const after = 'Texts: compared and ordered as texts; what asked more of them has to be written anew.';
  return advice({ topic: 'as-text', title: 'Types that became texts', before, after }, places);
}
