import { loadSql } from '../servers/load.js';
import type { ServerAddress } from '../servers/server.js';

/** Fills an empty database with a table `numbers` that has an integer key and `rows` rows, and a table `words` with a text key and half as many. */
export async function fillNumbers(server: ServerAddress, database: string, rows: number): Promise<void> {
  const isPostgres = server.engine === 'postgresql';
  const series = seriesTo(server, rows);
  await loadSql(
    server,
    database,
    `${digits(server)}
     CREATE TABLE numbers (id int PRIMARY KEY, pad varchar(200) NOT NULL);
     CREATE TABLE words (word varchar(40) PRIMARY KEY, n int);
     INSERT INTO numbers SELECT n, CONCAT(n, ' ', REPEAT('x', 100)) FROM ${series};
     INSERT INTO words SELECT CONCAT('w', n), n FROM ${series}${isPostgres ? ' WHERE' : ' AND'} n % 2 = 0;
     ${isPostgres ? 'ANALYZE;' : 'ANALYZE TABLE numbers, words;'}`,
  );
}

/** What {@link seriesTo} needs. */
export function digits({ engine }: ServerAddress): string {
  return engine === 'postgresql'
    ? ''
    : 'CREATE TABLE digits (d int PRIMARY KEY); INSERT INTO digits VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9);';
}

/** A FROM clause that gives the numbers from 1 to `rows`, at most a million, as `n`; on MySQL it has a WHERE already. */
export function seriesTo({ engine }: ServerAddress, rows: number): string {
  return engine === 'postgresql'
    ? `generate_series(1, ${rows}) n`
    : `(SELECT a.d * 100000 + b.d * 10000 + c.d * 1000 + e.d * 100 + f.d * 10 + g.d + 1 AS n FROM digits a, digits b, digits c, digits e, digits f, digits g) s WHERE n <= ${rows}`;
}
