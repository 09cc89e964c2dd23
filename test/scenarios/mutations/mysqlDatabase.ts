import type mysql from 'mysql2/promise';
import type { ConnectionSettings } from '../../../src/engine/model/connection.js';
import type { TableMapping } from '../../../src/engine/model/mapping.js';
import { connectMysql } from '../../servers/connect.js';
import type { ServerAddress } from '../../servers/server.js';
import { writableColumns, type CellMutant, type Effect, type MutableDatabase, type TargetColumn } from './mutant.js';
import { mysqlMutants } from './mysqlMutants.js';

const quote = (name: string): string => `\`${name.replaceAll('`', '``')}\``;
const nameOf = ({ target }: TableMapping): string => `${quote(target.schema)}.${quote(target.name)}`;
const listOf = (table: TableMapping): string =>
  writableColumns(table)
    .map((column) => quote(column.name))
    .join(', ');
const columnOf = ({ mapping }: TargetColumn): string => quote(mapping.name);

export class MysqlDatabase implements MutableDatabase {
  private readonly kept = new Map<TableMapping, string>();

  private constructor(
    private readonly connection: mysql.Connection,
    private readonly database: string,
  ) {}

  /** Foreign keys don't hinder it. */
  static async open(server: ServerAddress, { database }: ConnectionSettings): Promise<MysqlDatabase> {
    const connection = await connectMysql(server, database);
    await connection.query(
      "SET foreign_key_checks = 0, unique_checks = 1, time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO'",
    );
    return new MysqlDatabase(connection, database);
  }

  async columns(table: TableMapping): Promise<TargetColumn[]> {
    const sql =
      'SELECT column_name AS name, column_type AS type, is_nullable AS nullable FROM information_schema.columns WHERE table_schema = ? AND table_name = ?';
    const [rows] = await this.connection.query(sql, [table.target.schema, table.target.name]);
    const found = rows as { name: string; type: string; nullable: string }[];
    return writableColumns(table).flatMap((mapping) => {
      const own = found.find((row) => row.name === mapping.name);
      return own ? [{ table, mapping, type: own.type, nullable: own.nullable === 'YES' }] : [];
    });
  }

  mutants(column: TargetColumn): readonly CellMutant[] {
    return mysqlMutants(column, columnOf(column));
  }

  async keep(table: TableMapping): Promise<void> {
    const name = `${quote(this.database)}.${quote(`kept ${this.kept.size + 1}`)}`;
    this.kept.set(table, name);
    await this.connection.query(`CREATE TABLE ${name} AS SELECT ${listOf(table)} FROM ${nameOf(table)}`);
  }

  async restore(table: TableMapping): Promise<void> {
    const [name, list] = [nameOf(table), listOf(table)];
    await this.connection.query(`DELETE FROM ${name}`);
    await this.connection.query(`INSERT INTO ${name} (${list}) SELECT ${list} FROM ${this.kept.get(table) ?? ''}`);
  }

  async change(column: TargetColumn, { value, where }: CellMutant): Promise<Effect> {
    const c = columnOf(column);
    return await this.run(
      `UPDATE ${nameOf(column.table)} SET ${c} = ${value} WHERE ${where ?? `${c} IS NOT NULL`} LIMIT 1`,
    );
  }

  /** Needs a key of one column to name two rows by. */
  async swap(column: TargetColumn): Promise<Effect> {
    const key = column.table.primaryKey?.columns;
    const [first] = key ?? [];
    if (first === undefined || key?.length !== 1) return 'no row';
    const [name, c, k] = [nameOf(column.table), columnOf(column), quote(first)];
    const pair = `SELECT a.${k} AS one, b.${k} AS two, a.${c} AS first, b.${c} AS second FROM ${name} a JOIN ${name} b ON NOT (BINARY a.${c} <=> BINARY b.${c}) LIMIT 1`;
    return await this.run(
      `UPDATE ${name} t JOIN (${pair}) p ON t.${k} IN (p.one, p.two) SET t.${c} = IF(t.${k} = p.one, p.second, p.first)`,
    );
  }

  async removeRow(table: TableMapping): Promise<Effect> {
    return await this.run(`DELETE FROM ${nameOf(table)} LIMIT 1`);
  }

  async addRow(table: TableMapping, changed?: { column: TargetColumn; mutant: CellMutant }): Promise<Effect> {
    const items = writableColumns(table).map((column) =>
      column === changed?.column.mapping ? changed.mutant.value : quote(column.name),
    );
    const where = changed === undefined ? 'true' : (changed.mutant.where ?? `${columnOf(changed.column)} IS NOT NULL`);
    return await this.run(
      `INSERT INTO ${nameOf(table)} (${listOf(table)}) SELECT ${items.join(', ')} FROM ${nameOf(table)} WHERE ${where} LIMIT 1`,
    );
  }

  async close(): Promise<void> {
    await this.connection.end();
  }

  private async run(sql: string): Promise<Effect> {
    try {
      const [result] = await this.connection.query<mysql.ResultSetHeader>(sql);
      // An UPDATE also counts rows that it leaves as they are.
      const changed = /Changed: (\d+)/u.exec(result.info)?.[1] ?? result.affectedRows;
      return Number(changed) === 0 ? 'no row' : 'done';
    } catch (error) {
      return refusal(error, sql);
    }
  }
}

/** What the data or the type refuses is a mutant that can't be. Errors of syntax and of names are the test's own. */
function refusal(error: unknown, sql: string): 'refused' {
  const { sqlState = '', message = '' } = error as { sqlState?: string; message?: string };
  if (/^2[23]|^HY000|^01/u.test(sqlState)) return 'refused';
  throw new Error(`${message} (${sqlState}): ${sql}`);
}
