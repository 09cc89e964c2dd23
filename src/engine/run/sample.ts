import type { Adapter, Session } from '../adapter.js';
import type { Catalog, Table } from '../model/catalog.js';
import { readNames } from '../model/names.js';
import type { ScriptStep } from '../model/script.js';

/** Rows of the head and of the tail of a large table, and the widest ones. */
const endRows = 200;
const widestRows = 20;
/** Tables up to this many rows are taken whole; above this many bytes the widest rows aren't looked for: it reads the whole table. */
const wholeRows = 1000;
const widestBytes = 512 * 1024 * 1024;
/** What the rates of a table are measured on: its first rows, up to so many and to so many bytes. */
const timedRows = 20_000;
const timedBytes = 16 * 1024 * 1024;
/** Longest condition, in characters: those of children stand within those of their parents. */
const longest = 20_000;

/** Which rows of a source table a rehearsal takes. */
export interface Sample {
  /** A condition over the table's own columns. */
  readonly where: string;
  /** The server's estimate of the whole table. */
  readonly rows: number;
  readonly bytes: number;
  /** False where rows that its foreign keys need may be missing. */
  readonly closed: boolean;
  /** True where the table has no key and is too large to be taken whole. */
  readonly left: boolean;
  /** A condition for the first rows, on which rates are measured; undefined where the sample is the whole table, and where no key tells which are the first. */
  readonly head?: string | undefined;
}

interface Source {
  readonly adapter: Adapter;
  readonly session: Session;
}

/** Chooses bounded samples of the tables that copy steps read: head, tail, the widest rows, and what the foreign keys of other samples need. Keyed by the steps' `table`. */
export async function samplesOf(
  steps: readonly ScriptStep[],
  catalog: Catalog,
  source: Source,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, Sample>> {
  const words = [...new Set(steps.flatMap((step) => step.attributes.table ?? []))];
  const tables = words.flatMap((word) => {
    const [schema, name] = readNames(word, '.');
    const found = catalog.schemas.find((entry) => entry.name === schema)?.tables.find((entry) => entry.name === name);
    return found ? [{ word, table: found }] : [];
  });
  const sizes = await source.adapter.read.sizes(
    source.session,
    tables.map(({ table }) => table),
    signal,
  );
  const own = new Map(
    tables.map(({ word, table }, index) => [
      word,
      { table, rows: sizes[index]?.rows ?? 0, bytes: sizes[index]?.bytes ?? 0 },
    ]),
  );
  return new Sampler(own, source).all();
}

interface Sized {
  readonly table: Table;
  readonly rows: number;
  readonly bytes: number;
}

class Sampler {
  private readonly known = new Map<string, Sample>();
  private readonly open = new Set<string>();

  constructor(
    private readonly tables: ReadonlyMap<string, Sized>,
    private readonly source: Source,
  ) {}

  all(): ReadonlyMap<string, Sample> {
    for (const word of this.tables.keys()) this.sample(word);
    return this.known;
  }

  private sample(word: string): Sample {
    const known = this.known.get(word);
    if (known) return known;
    const { table, rows, bytes } = this.tables.get(word) ?? { rows: 0, bytes: 0 };
    if (table === undefined || rows <= wholeRows)
      return this.keep(word, { where: 'true', rows, bytes, closed: true, left: false });
    const key = table.primaryKey?.columns ?? [];
    this.open.add(word);
    const parts = key.length === 0 ? [] : this.ownRows(table, key, bytes);
    let closed = true;
    for (const [childWord, { table: child }] of this.tables) {
      for (const foreignKey of child.foreignKeys) {
        if (foreignKey.referencedSchema !== table.schema || foreignKey.referencedTable !== table.name) continue;
        const sample = this.open.has(childWord) ? undefined : this.sample(childWord);
        if (sample === undefined || sample.where.length > longest) closed = false;
        else parts.push(this.among(foreignKey.referencedColumns, foreignKey.columns, child, sample.where));
      }
    }
    this.open.delete(word);
    const where = parts.length === 0 ? '1 = 0' : `(${parts.join(' OR ')})`;
    const head = this.head(table, key, rows, bytes);
    return this.keep(word, { where, rows, bytes, closed, left: key.length === 0, head });
  }

  private keep(word: string, sample: Sample): Sample {
    this.known.set(word, sample);
    return sample;
  }

  /** Without any other condition beside it, so that a server looks at no more rows than these. */
  private head(table: Table, key: readonly string[], rows: number, bytes: number): string | undefined {
    const most = Math.max(endRows, Math.min(timedRows, Math.floor((timedBytes * rows) / Math.max(bytes, 1))));
    if (rows <= most) return 'true';
    return key.length === 0 ? undefined : this.some(table, key, { order: this.names(key), limit: most, alias: 'head' });
  }

  private ownRows(table: Table, key: readonly string[], bytes: number): string[] {
    const { adapter } = this.source;
    const names = this.names(key);
    const backwards = key.map((name) => `${adapter.lex.quoteIdentifier(name)} DESC`).join(', ');
    const widest = `${adapter.read.width(table)} DESC, ${names}`;
    return [
      this.some(table, key, { order: names, limit: endRows, alias: 'head' }),
      this.some(table, key, { order: backwards, limit: endRows, alias: 'tail' }),
      ...(bytes <= widestBytes ? [this.some(table, key, { order: widest, limit: widestRows, alias: 'widest' })] : []),
    ];
  }

  /** Derived tables, for MySQL takes no LIMIT in a subquery of IN. Every order is total: the copy and its comparison have to choose the same rows. */
  private some(
    table: Table,
    key: readonly string[],
    { order, limit, alias }: { readonly order: string; readonly limit: number; readonly alias: string },
  ): string {
    const { adapter, session } = this.source;
    const names = this.names(key);
    const from = adapter.lex.qualify(table, session.server);
    return `${this.tuple(key)} IN (SELECT ${names} FROM (SELECT ${names} FROM ${from} ORDER BY ${order} LIMIT ${limit}) ${alias})`;
  }

  private among(columns: readonly string[], from: readonly string[], child: Table, where: string): string {
    const { adapter, session } = this.source;
    return `${this.tuple(columns)} IN (SELECT ${this.names(from)} FROM ${adapter.lex.qualify(child, session.server)} WHERE ${where})`;
  }

  private names(columns: readonly string[]): string {
    return columns.map((name) => this.source.adapter.lex.quoteIdentifier(name)).join(', ');
  }

  private tuple(columns: readonly string[]): string {
    return columns.length === 1 ? this.names(columns) : `(${this.names(columns)})`;
  }
}
