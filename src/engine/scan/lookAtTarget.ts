import type { Adapter, Session } from '../adapter.js';
import { nextValue, type Table } from '../model/catalog.js';
import type { ExistingTable, Fate, TargetLook } from '../model/existing.js';
import type { TargetName } from '../model/mapping.js';

/** Below this many rows, by the estimate, a table is counted: a server knows little of small tables. */
const countedRows = 100_000;

/** What is to be looked at. */
export interface TargetQuestion {
  readonly adapter: Adapter;
  readonly session: Session;
  /** Schemas that the mapping writes to. */
  readonly schemas: readonly string[];
  /** What becomes of the tables that were found. */
  readonly fates: (tables: readonly Table[]) => readonly ExistingTable[];
}

/** Reads what is on the target already, for a migration into tables that are there. Writes nothing. */
export async function lookAtTarget(
  { adapter, session, schemas, fates }: TargetQuestion,
  signal?: AbortSignal,
): Promise<TargetLook> {
  const catalog = await adapter.introspect(session, { schemas }, signal);
  const tables = catalog.schemas.flatMap((schema) => schema.tables);
  const touched = fates(tables);
  const of = (fate: Fate): Table[] => touched.filter((entry) => entry.fate === fate).map(({ table }) => table);
  const lost = { emptied: of('truncate'), dropped: of('replace') };
  const emptied = [...lost.emptied, ...lost.dropped];
  const loaded = touched.filter(({ fate }) => fate !== 'keep');
  const counted = await rowsOf({ adapter, session }, emptied, signal);
  return {
    tables,
    sequences: Object.fromEntries(
      catalog.schemas.flatMap(({ name, sequences }) =>
        sequences.map((sequence) => [`${name}.${sequence.name}`, nextValue(sequence)]),
      ),
    ),
    types: catalog.schemas.flatMap(({ name, types }) => types.map((type) => `${name}.${type.name}`)),
    suspensions: loaded.length === 0 ? [] : await adapter.existing.suspensions(session, loaded, signal),
    dependents:
      emptied.length === 0
        ? { keys: [], objects: [], refused: false }
        : await adapter.existing.dependents(session, lost, signal),
    rows: Object.fromEntries(emptied.map(({ schema, name }, at) => [`${schema}.${name}`, counted[at] ?? 0])),
  };
}

/** Rows of tables of the target, in their order: counted where the server takes them for few, else by its own estimate. */
export async function rowsOf(
  { adapter, session }: Pick<TargetQuestion, 'adapter' | 'session'>,
  tables: readonly TargetName[],
  signal?: AbortSignal,
): Promise<number[]> {
  const sizes = tables.length === 0 ? [] : await adapter.read.sizes(session, tables, signal);
  const rows: number[] = [];
  for (const [index, table] of tables.entries()) {
    const estimate = sizes[index]?.rows ?? 0;
    rows.push(estimate < countedRows ? await count(adapter, session, table, signal) : estimate);
  }
  return rows;
}

async function count(adapter: Adapter, session: Session, table: TargetName, signal?: AbortSignal): Promise<number> {
  const { rows } = await session.query(
    `SELECT COUNT(*) FROM ${adapter.lex.qualify(table, session.server)}`,
    [],
    signal,
  );
  return Number(rows[0]?.[0] ?? '0');
}
