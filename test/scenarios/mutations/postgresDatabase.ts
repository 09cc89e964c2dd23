import type pg from 'pg';
import type { ConnectionSettings } from '../../../src/engine/model/connection.js';
import type { TableMapping } from '../../../src/engine/model/mapping.js';
import { connectPostgres } from '../../servers/connect.js';
import type { ServerAddress } from '../../servers/server.js';
import { writableColumns, type CellMutant, type Effect, type MutableDatabase, type TargetColumn } from './mutant.js';
import { postgresMutants } from './postgresMutants.js';

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const nameOf = ({ target }: TableMapping): string => `${quote(target.schema)}.${quote(target.name)}`;
const listOf = (table: TableMapping): string =>
  writableColumns(table)
    .map((column) => quote(column.name))
    .join(', ');
const columnOf = ({ mapping }: TargetColumn): string => quote(mapping.name);

/** Whether two values are stored in other bytes: `=` would take -0 for 0. */
const differs = (a: string, b: string): string => `record_image_ne(ROW(${a}), ROW(${b}))`;

export class PostgresDatabase implements MutableDatabase {
  private readonly kept = new Map<TableMapping, string>();

  private constructor(private readonly client: pg.Client) {}

  /** Neither triggers nor foreign keys hinder it. */
  static async open(server: ServerAddress, { database }: ConnectionSettings): Promise<PostgresDatabase> {
    const client = await connectPostgres(server, database);
    await client.query("SET session_replication_role = replica; SET timezone = 'UTC'; CREATE SCHEMA kept");
    return new PostgresDatabase(client);
  }

  async columns(table: TableMapping): Promise<TargetColumn[]> {
    const sql =
      'SELECT attname, format_type(atttypid, atttypmod) AS type, NOT attnotnull AS nullable FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0';
    const { rows } = await this.client.query<{ attname: string; type: string; nullable: boolean }>(sql, [
      nameOf(table),
    ]);
    return writableColumns(table).flatMap((mapping) => {
      const found = rows.find((row) => row.attname === mapping.name);
      return found ? [{ table, mapping, type: found.type, nullable: found.nullable }] : [];
    });
  }

  mutants(column: TargetColumn): readonly CellMutant[] {
    return postgresMutants(column, columnOf(column));
  }

  async keep(table: TableMapping): Promise<void> {
    const name = `kept.t${this.kept.size + 1}`;
    this.kept.set(table, name);
    await this.client.query(`CREATE TABLE ${name} AS SELECT ${listOf(table)} FROM ${nameOf(table)}`);
  }

  async restore(table: TableMapping): Promise<void> {
    const [name, list] = [nameOf(table), listOf(table)];
    await this.client.query(
      `BEGIN; DELETE FROM ${name}; INSERT INTO ${name} (${list}) OVERRIDING SYSTEM VALUE SELECT ${list} FROM ${this.kept.get(table) ?? ''}; COMMIT`,
    );
  }

  async change(column: TargetColumn, { value, where }: CellMutant): Promise<Effect> {
    const c = columnOf(column);
    const changed = `(${value})::${column.type}`;
    const row = `SELECT ctid FROM ${nameOf(column.table)} WHERE (${where ?? `${c} IS NOT NULL`}) AND ${differs(c, changed)} LIMIT 1`;
    return await this.run(`UPDATE ${nameOf(column.table)} SET ${c} = ${changed} WHERE ctid = (${row})`);
  }

  async swap(column: TargetColumn): Promise<Effect> {
    const [name, c] = [nameOf(column.table), columnOf(column)];
    const pair = `SELECT a.ctid AS one, b.ctid AS two, a.${c} AS first, b.${c} AS second FROM ${name} a JOIN ${name} b ON ${differs(`a.${c}`, `b.${c}`)} LIMIT 1`;
    return await this.run(
      `WITH pair AS MATERIALIZED (${pair}) UPDATE ${name} t SET ${c} = CASE t.ctid WHEN one THEN second ELSE first END FROM pair WHERE t.ctid IN (one, two)`,
    );
  }

  async removeRow(table: TableMapping): Promise<Effect> {
    const name = nameOf(table);
    return await this.run(`DELETE FROM ${name} WHERE ctid = (SELECT ctid FROM ${name} LIMIT 1)`);
  }

  async addRow(table: TableMapping, changed?: { column: TargetColumn; mutant: CellMutant }): Promise<Effect> {
    const items = writableColumns(table).map((column) =>
      column === changed?.column.mapping ? `(${changed.mutant.value})::${changed.column.type}` : quote(column.name),
    );
    const where = changed === undefined ? 'true' : (changed.mutant.where ?? `${columnOf(changed.column)} IS NOT NULL`);
    return await this.run(
      `INSERT INTO ${nameOf(table)} (${listOf(table)}) OVERRIDING SYSTEM VALUE SELECT ${items.join(', ')} FROM ${nameOf(table)} WHERE ${where} LIMIT 1`,
    );
  }

  async close(): Promise<void> {
    await this.client.end();
  }

  private async run(sql: string): Promise<Effect> {
    try {
      const { rowCount } = await this.client.query(sql);
      return rowCount === 0 ? 'no row' : 'done';
    } catch (error) {
      return refusal(error, sql);
    }
  }
}

/** What the data or the type refuses is a mutant that can't be: classes 22 (data), 23 (constraint). Any other error is one of the test. */
function refusal(error: unknown, sql: string): 'refused' {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (/^2[23]/u.test(code)) return 'refused';
  throw new Error(`${message} (${code}): ${sql}`);
}
