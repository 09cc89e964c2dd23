import type { Template } from './expressions.js';
import type { RandomCheck, RandomColumn, RandomDatabase, RandomTable } from './database.js';
import { mysqlString, postgresText } from './types.js';

/** How the engine writes what the others write otherwise. */
interface Dialect {
  readonly postgres: boolean;
  readonly quote: (name: string) => string;
}

/** The database as a script: what the test loads, and what a failure prints for a person to load by hand. */
export function scriptOf(database: RandomDatabase, engine: 'postgresql' | 'mysql' | 'mariadb'): string {
  const postgres = engine === 'postgresql';
  const mark = postgres ? '"' : '`';
  const dialect: Dialect = { postgres, quote: (name) => mark + name.replaceAll(mark, mark + mark) + mark };
  const head = postgres
    ? ["SET client_encoding = 'UTF8';", "SET timezone = 'UTC';", "SET lc_monetary = 'C';"]
    : ['SET NAMES utf8mb4;', "SET time_zone = '+00:00';", "SET sql_mode = 'NO_AUTO_VALUE_ON_ZERO';"];
  const types = new Set(database.flatMap((table) => table.columns.flatMap(({ type }) => type.prepare ?? [])));
  return [
    ...head,
    ...types,
    ...database.map((table) => createTable(table, dialect)),
    ...database.flatMap((table) => relatives(table, dialect)),
    ...database.flatMap((table) => rowsOf(table, dialect)),
    ...database.flatMap((table) => addKeys(table, dialect)),
    ...database.flatMap((table) => addUnprovenChecks(table, dialect)),
    ...database.flatMap((table) => addExpressionIndexes(table, dialect)),
    ...database.flatMap((table) => addForeignKeys(table, dialect)),
    ...database.flatMap((table) => counters(table, dialect)),
    ...(postgres ? database.flatMap((table) => comments(table, dialect)) : []),
    '',
  ].join('\n');
}

function phrase({ column, other, sql }: Template, { quote }: Dialect): string {
  return sql.replaceAll(/[@#]/gu, (mark) => quote(mark === '@' ? column : (other ?? column)));
}

function createTable(table: RandomTable, dialect: Dialect): string {
  const { quote, postgres } = dialect;
  const lines = [
    ...table.columns.map((column) => columnLine(column, dialect)),
    ...table.generated.map(({ name, type, stored, ...template }) => {
      const kept = postgres || stored ? 'STORED' : 'VIRTUAL';
      return `${quote(name)} ${type} GENERATED ALWAYS AS (${phrase(template, dialect)}) ${kept}`;
    }),
    ...(table.primaryKey.length > 0 ? [`PRIMARY KEY (${table.primaryKey.map(quote).join(', ')})`] : []),
    ...table.checks.flatMap((check, at) => (check.clause === undefined ? [checkText(table, check, at, dialect)] : [])),
  ];
  const about = postgres ? '' : commentClause(table.comment);
  return `CREATE TABLE ${quote(table.name)} (\n  ${lines.join(',\n  ')}\n)${about}${partitioning(table, dialect)};`;
}

function partitioning({ parts }: RandomTable, { quote, postgres }: Dialect): string {
  if (!parts) return '';
  if (postgres) return ` PARTITION BY ${parts.by} (${quote(parts.column)})`;
  if (parts.by === 'HASH') return ` PARTITION BY HASH (${quote(parts.column)}) PARTITIONS 3`;
  return ` PARTITION BY RANGE (${quote(parts.column)}) (PARTITION low VALUES LESS THAN (5), PARTITION high VALUES LESS THAN MAXVALUE)`;
}

/** The tables that hold the rows of a partitioned one, which MySQL has without a name of their own; and one that inherits, with rows of its own. */
function relatives(table: RandomTable, { quote, postgres }: Dialect): string[] {
  const { name, parts, rows } = table;
  const own = (word: string): string => quote(`${name.slice(0, 20)} ${word}`);
  const bounds = {
    HASH: ['WITH (MODULUS 2, REMAINDER 0)', 'WITH (MODULUS 2, REMAINDER 1)'],
    RANGE: ['FROM (MINVALUE) TO (5)', 'FROM (5) TO (MAXVALUE)'],
  };
  if (!postgres) return [];
  if (parts)
    return [
      ...bounds[parts.by].map(
        (bound, at) => `CREATE TABLE ${own(`part ${at}`)} PARTITION OF ${quote(name)} FOR VALUES ${bound};`,
      ),
      ...(parts.by === 'RANGE' ? [`CREATE TABLE ${own('rest')} PARTITION OF ${quote(name)} DEFAULT;`] : []),
    ];
  if (table.hasHeir !== true) return [];
  const columns = [...table.columns.map((column) => quote(column.name)), quote("heir's")];
  return [
    `CREATE TABLE ${own('heir')} (${quote("heir's")} text) INHERITS (${quote(name)});`,
    ...rows
      .slice(0, 2)
      .map((row) => `INSERT INTO ${own('heir')} (${columns.join(', ')}) VALUES (${[...row, "'own'"].join(', ')});`),
  ];
}

function checkText(table: RandomTable, check: RandomCheck, at: number, dialect: Dialect): string {
  const name = dialect.quote(`${table.name.slice(0, 20)} check ${at}`);
  return `CONSTRAINT ${name} CHECK (${phrase(check, dialect)})${check.clause ?? ''}`;
}

function addUnprovenChecks(table: RandomTable, dialect: Dialect): string[] {
  const alter = `ALTER TABLE ${dialect.quote(table.name)} ADD`;
  return table.checks.flatMap((check, at) =>
    check.clause === undefined ? [] : [`${alter} ${checkText(table, check, at, dialect)};`],
  );
}

function columnLine(column: RandomColumn, { quote, postgres }: Dialect): string {
  const { type, next } = column;
  const value = column.default === undefined ? '' : ` DEFAULT ${column.default}`;
  const counts = next === undefined || postgres ? '' : ' AUTO_INCREMENT';
  const seen = column.invisible === true ? ' INVISIBLE' : '';
  const about = postgres ? '' : commentClause(column.comment);
  return `${quote(column.name)} ${type.type}${column.notNull ? ' NOT NULL' : ' NULL'}${value}${counts}${seen}${about}`;
}

function commentClause(text: string | undefined): string {
  return text === undefined ? '' : ` COMMENT ${mysqlString(text)}`;
}

function rowsOf(table: RandomTable, { quote, postgres }: Dialect): string[] {
  const columns = table.columns.map((column) => quote(column.name)).join(', ');
  const overriding =
    postgres && table.columns.some((column) => column.next !== undefined) ? ' OVERRIDING SYSTEM VALUE' : '';
  return table.rows.map(
    (row) => `INSERT INTO ${quote(table.name)} (${columns})${overriding} VALUES (${row.join(', ')});`,
  );
}

function addKeys(table: RandomTable, { quote }: Dialect): string[] {
  const all = [
    ...table.unique.map((key) => ({ ...key, words: 'UNIQUE INDEX' })),
    ...table.indexes.map((key) => ({ ...key, words: 'INDEX' })),
  ];
  return all.map(({ columns, words, descending, clause }, index) => {
    const order = descending ? ' DESC' : '';
    const name = quote(`${table.name.slice(0, 20)} key ${index}`);
    return `CREATE ${words} ${name} ON ${quote(table.name)} (${columns.map((column) => quote(column) + order).join(', ')})${clause};`;
  });
}

const expressionIndexName = (table: RandomTable, at: number): string => `${table.name.slice(0, 20)} said ${at}`;

function addExpressionIndexes(table: RandomTable, dialect: Dialect): string[] {
  const { quote, postgres } = dialect;
  return table.expressionIndexes.map(({ part, condition, comment }, at) => {
    const where = condition === undefined ? '' : ` WHERE ${phrase(condition, dialect)}`;
    const about = postgres ? '' : commentClause(comment);
    const [, kind = '', method = '', sql = ''] = /^(FULLTEXT |SPATIAL )?(USING \w+ )?(.*)$/su.exec(part.sql) ?? [];
    const on = `${quote(table.name)} ${method}(${phrase({ ...part, sql }, dialect)})`;
    return `CREATE ${kind}INDEX ${quote(expressionIndexName(table, at))} ON ${on}${where}${about};`;
  });
}

function addForeignKeys(table: RandomTable, { quote }: Dialect): string[] {
  return table.foreignKeys.map(({ columns, table: parent, references, action }, index) => {
    const list = (names: readonly string[]): string => names.map(quote).join(', ');
    return `ALTER TABLE ${quote(table.name)} ADD CONSTRAINT ${quote(`${table.name.slice(0, 20)} to ${index}`)} FOREIGN KEY (${list(columns)}) REFERENCES ${quote(parent)} (${list(references)})${action};`;
  });
}

function counters(table: RandomTable, { quote, postgres }: Dialect): string[] {
  return table.columns.flatMap(({ name, next }) => {
    if (next === undefined) return [];
    const alter = `ALTER TABLE ${quote(table.name)}`;
    return [
      postgres ? `${alter} ALTER COLUMN ${quote(name)} RESTART WITH ${next};` : `${alter} AUTO_INCREMENT = ${next};`,
    ];
  });
}

function comments(table: RandomTable, { quote }: Dialect): string[] {
  const about = (what: string, text: string | undefined): string[] =>
    text === undefined ? [] : [`COMMENT ON ${what} IS ${postgresText(text)};`];
  return [
    ...about(`TABLE ${quote(table.name)}`, table.comment),
    ...table.columns.flatMap(({ name, comment }) => about(`COLUMN ${quote(table.name)}.${quote(name)}`, comment)),
    ...table.expressionIndexes.flatMap(({ comment }, at) =>
      about(`INDEX ${quote(expressionIndexName(table, at))}`, comment),
    ),
  ];
}
