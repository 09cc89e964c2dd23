import type { RandomDatabase, RandomTable } from './database.js';

type Quote = (name: string) => string;

/** The database as a script: what the test loads, and what a failure prints for a person to load by hand. */
export function scriptOf(database: RandomDatabase, engine: 'postgresql' | 'mysql' | 'mariadb'): string {
  const postgres = engine === 'postgresql';
  const mark = postgres ? '"' : '`';
  const quote: Quote = (name) => mark + name.replaceAll(mark, mark + mark) + mark;
  const head = postgres
    ? ["SET client_encoding = 'UTF8';", "SET timezone = 'UTC';", "SET lc_monetary = 'C';"]
    : ['SET NAMES utf8mb4;', "SET time_zone = '+00:00';", "SET sql_mode = 'NO_AUTO_VALUE_ON_ZERO';"];
  return [
    ...head,
    ...database.map((table) => createTable(table, quote)),
    ...database.flatMap((table) =>
      table.rows.map((row) => `INSERT INTO ${quote(table.name)} VALUES (${row.join(', ')});`),
    ),
    ...database.flatMap((table) => addKeys(table, quote)),
    ...database.flatMap((table) => addForeignKeys(table, quote)),
    '',
  ].join('\n');
}

function createTable(table: RandomTable, quote: Quote): string {
  const lines = table.columns.map((column) => {
    const value = column.default === undefined ? '' : ` DEFAULT ${column.default}`;
    return `  ${quote(column.name)} ${column.type.type}${column.notNull ? ' NOT NULL' : ' NULL'}${value}`;
  });
  if (table.primaryKey.length > 0) lines.push(`  PRIMARY KEY (${table.primaryKey.map(quote).join(', ')})`);
  return `CREATE TABLE ${quote(table.name)} (\n${lines.join(',\n')}\n);`;
}

function addKeys(table: RandomTable, quote: Quote): string[] {
  const all = [
    ...table.unique.map((columns) => ({ columns, words: 'UNIQUE INDEX', order: '' })),
    ...table.indexes.map(({ columns, descending }) => ({ columns, words: 'INDEX', order: descending ? ' DESC' : '' })),
  ];
  return all.map(({ columns, words, order }, index) => {
    const name = quote(`${table.name.slice(0, 20)} key ${index}`);
    return `CREATE ${words} ${name} ON ${quote(table.name)} (${columns.map((column) => quote(column) + order).join(', ')});`;
  });
}

function addForeignKeys(table: RandomTable, quote: Quote): string[] {
  return table.foreignKeys.map(({ columns, table: parent, references, action }, index) => {
    const list = (names: readonly string[]): string => names.map(quote).join(', ');
    return `ALTER TABLE ${quote(table.name)} ADD CONSTRAINT ${quote(`${table.name.slice(0, 20)} to ${index}`)} FOREIGN KEY (${list(columns)}) REFERENCES ${quote(parent)} (${list(references)})${action};`;
  });
}
