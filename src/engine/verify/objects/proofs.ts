import type { Adapter, Session } from '../../adapter.js';
import { findTable, type Table } from '../../model/catalog.js';
import type { ObjectKind } from '../../model/finding.js';
import type { TableMapping } from '../../model/mapping.js';
import type { Comparison } from './comparison.js';

/** A query that gives no row when the data meets a key or a constraint, whatever the server was told when the rows were loaded. */
interface Proof {
  readonly kind: ObjectKind;
  readonly path: readonly string[];
  readonly how: string;
  readonly sql: string;
}

/** What a proof gave. */
export interface Proven {
  readonly kind: ObjectKind;
  readonly path: readonly string[];
  readonly how: string;
  /** The first row that breaks it, as `column = value`. */
  readonly broken?: string | undefined;
}

/** Proves unique keys by group, CHECKs by scan and foreign keys by anti-join, those that are on the target. */
export async function prove(
  { mapping, target, adapter }: Comparison,
  session: Session,
  signal: AbortSignal,
): Promise<Proven[]> {
  const results: Proven[] = [];
  for (const table of mapping.tables.filter((entry) => entry.included)) {
    const found = findTable(target, table.target.schema, table.target.name);
    if (!found) continue;
    const writer = new ProofWriter(adapter, target, table, found);
    for (const { kind, path, how, sql } of writer.proofs()) {
      const { columns, rows } = await session.query(sql, [], signal);
      const [row] = rows;
      const broken = row && columns.map((column, at) => `${column} = ${row[at] ?? 'NULL'}`).join(', ');
      results.push({ kind, path, how, broken });
    }
  }
  return results;
}

class ProofWriter {
  constructor(
    private readonly adapter: Adapter,
    private readonly target: Comparison['target'],
    private readonly table: TableMapping,
    private readonly found: Table,
  ) {}

  proofs(): Proof[] {
    return [...this.unique(), ...this.checks(), ...this.foreignKeys()];
  }

  private get name(): string {
    return this.adapter.lex.qualify(this.table.target, this.target.server);
  }

  private place(name: string): string[] {
    const { schema, name: table } = this.table.source;
    return [schema, table, name];
  }

  private unique(): Proof[] {
    return this.table.indexes
      .filter((index) => index.unique && !index.predicate && index.nullsEqual !== true)
      .filter((index) => this.found.indexes.some((entry) => entry.name === index.name))
      .filter((index) =>
        index.parts.every((part) => part.column !== undefined && !part.hashed && part.prefix === undefined),
      )
      .map((index) => {
        const columns = index.parts.map((part) => this.adapter.lex.quoteIdentifier(part.column ?? ''));
        const present = columns.map((column) => `${column} IS NOT NULL`).join(' AND ');
        const list = columns.join(', ');
        const sql = `SELECT ${list} FROM ${this.name} WHERE ${present} GROUP BY ${list} HAVING COUNT(*) > 1 LIMIT 1`;
        return {
          kind: 'index',
          path: this.place(index.sourceName),
          how: 'no two rows have the same key (GROUP BY)',
          sql,
        };
      });
  }

  private checks(): Proof[] {
    return this.table.checks
      .filter((check) => check.validated && check.enforced)
      .filter((check) => this.found.checks.some((entry) => entry.name === check.name))
      .map((check) => ({
        kind: 'check',
        path: this.place(check.sourceName),
        how: 'every row meets it (scan)',
        sql: `SELECT * FROM ${this.name} WHERE NOT (${check.text}) LIMIT 1`,
      }));
  }

  private foreignKeys(): Proof[] {
    const { lex } = this.adapter;
    return this.table.foreignKeys
      .filter((key) => key.validated && key.enforced)
      .filter((key) => this.found.foreignKeys.some((entry) => entry.name === key.name))
      .map((key) => {
        const own = key.columns.map((column) => `c.${lex.quoteIdentifier(column)}`);
        const other = key.referencedColumns.map((column) => `p.${lex.quoteIdentifier(column)}`);
        const pairs = own.map((column, at) => `${other[at] ?? ''} = ${column}`).join(' AND ');
        const present = own.map((column) => `${column} IS NOT NULL`).join(' AND ');
        const parent = lex.qualify(key.references, this.target.server);
        const sql = `SELECT ${own.join(', ')} FROM ${this.name} c LEFT JOIN ${parent} p ON ${pairs} WHERE ${present} AND ${other[0] ?? ''} IS NULL LIMIT 1`;
        return {
          kind: 'foreign key',
          path: this.place(key.sourceName),
          how: 'every row has its parent (anti-join)',
          sql,
        };
      });
  }
}
