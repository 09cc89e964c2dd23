/** What is to be reached, on a machine with two cores that holds both servers; and what a prototype reached there. */
export interface Reach {
  readonly id: string;
  readonly measure: string;
  readonly limit: number;
  /** Whether the limit is a least or a most. */
  readonly bound: 'at most' | 'at least';
  readonly unit: 'x' | 's' | 'MB';
  /** Measured with a prototype of the design, as far as there is a figure. */
  readonly prototype?: number;
}

export const REACH: readonly Reach[] = [
  most('postgres-mysql/mixed', 'PostgreSQL → MySQL, mixed rows, against the clients piped x1', 0.7, 'x', 0.75),
  most('mysql-postgres/mixed', 'MySQL → PostgreSQL, mixed rows, against the clients piped x1', 0.65, 'x', 0.87),
  most('mariadb-postgres/mixed', 'MariaDB → PostgreSQL, mixed rows, against the clients piped x1', 0.65, 'x', 0.74),
  most('mysql-postgres/narrow', 'MySQL → PostgreSQL, narrow rows, against the clients piped x1', 1, 'x'),
  most('mariadb-postgres/narrow', 'MariaDB → PostgreSQL, narrow rows, against the clients piped x1', 1, 'x', 1.06),
  least('pgloader/mixed', 'times as fast as pgloader, MariaDB → PostgreSQL, mixed rows', 4, 'x', 3.3),
  least('pgloader/narrow', 'times as fast as pgloader, MariaDB → PostgreSQL, narrow rows', 3.2, 'x', 2.8),
  most('pgloader/memory', "our peak memory as a share of pgloader's", 0.25, 'x', 0.15),
  least('python/postgres-mysql', 'times as fast as the Python script, PostgreSQL → MySQL', 5.5, 'x', 4.8),
  least('python/mysql-postgres', 'times as fast as the Python script, MySQL or MariaDB → PostgreSQL', 8.5, 'x'),
  most('indexes', '4 indexes and foreign keys, against the clients piped with indexes first', 0.5, 'x'),
  most('verification', 'verification of every cell, added to the copy, as a share of it', 0.35, 'x', 0.4),
  most('memory', 'peak memory of our process', 120, 'MB'),
  most('memory/growth', 'peak memory at 16 times the rows, against that at 1 time', 1.1, 'x'),
  most('memory/cell', 'peak memory that a cell of 200 MB adds, against its size', 1, 'x'),
  most('schema', '2,000 tables, 30,000 columns: introspect to script', 3, 's'),
];

function most(id: string, measure: string, limit: number, unit: Reach['unit'], prototype?: number): Reach {
  return { id, measure, limit, bound: 'at most', unit, ...(prototype !== undefined && { prototype }) };
}

function least(id: string, measure: string, limit: number, unit: Reach['unit'], prototype?: number): Reach {
  return { id, measure, limit, bound: 'at least', unit, ...(prototype !== undefined && { prototype }) };
}
