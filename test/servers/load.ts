import { readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { connectMysql, connectPostgres } from './connect.js';
import type { ServerAddress } from './server.js';
import { splitMysql } from './split-mysql.js';
import { splitPostgres, type PostgresPiece } from './split-postgres.js';

/** Creates an empty database for UTF-8 text. */
export async function createDatabase(server: ServerAddress, name: string): Promise<void> {
  await execute(
    server,
    server.engine === 'postgresql'
      ? `CREATE DATABASE ${quoteName(server, name)} TEMPLATE template0 ENCODING 'UTF8'`
      : `CREATE DATABASE ${quoteName(server, name)} CHARACTER SET utf8mb4`,
  );
}

/** Drops a database if it exists, whoever is connected to it. */
export async function dropDatabase(server: ServerAddress, name: string): Promise<void> {
  const force = server.engine === 'postgresql' ? ' WITH (FORCE)' : '';
  await execute(server, `DROP DATABASE IF EXISTS ${quoteName(server, name)}${force}`);
}

/** Runs one statement in the server's maintenance database. */
async function execute(server: ServerAddress, sql: string): Promise<void> {
  if (server.engine === 'postgresql') {
    const client = await connectPostgres(server);
    await client.query(sql).finally(() => client.end());
  } else {
    const connection = await connectMysql(server);
    // A database may go before another one whose foreign keys refer to it.
    await connection.query('SET foreign_key_checks = 0');
    await connection.query(sql).finally(() => connection.end());
  }
}

function quoteName(server: ServerAddress, name: string): string {
  const quote = server.engine === 'postgresql' ? '"' : '`';
  return quote + name.replaceAll(quote, quote + quote) + quote;
}

/** Runs a file of SQL, gzipped if its name ends in `.gz`; see `loadSql`. */
export async function loadFile(server: ServerAddress, database: string, file: string): Promise<void> {
  const bytes = await readFile(file);
  const plain = file.endsWith('.gz') ? await promisify(gunzip)(bytes) : bytes;
  // A byte that isn't UTF-8 would silently become another character.
  const text = new TextDecoder('utf-8', { fatal: true }).decode(plain);
  await loadSql(server, database, text, file);
}

/**
 * Runs a script as `psql` or `mysql` would, through the drivers alone: `COPY … FROM stdin` with its data, psql's
 * `\set`, `\gset` and `\if`, MySQL's `DELIMITER`. Stops at the first error and throws it as `origin:line: message`.
 */
export async function loadSql(
  server: ServerAddress,
  database: string,
  script: string,
  origin = 'script',
): Promise<void> {
  await (server.engine === 'postgresql'
    ? loadPostgres(server, database, script, origin)
    : loadMysql(server, database, script, origin));
}

async function loadMysql(server: ServerAddress, database: string, script: string, origin: string): Promise<void> {
  const connection = await connectMysql(server, database);
  try {
    for (const { sql, line } of splitMysql(script)) {
      await connection.query(sql).catch(at(origin, line));
    }
  } finally {
    await connection.end();
  }
}

async function loadPostgres(server: ServerAddress, database: string, script: string, origin: string): Promise<void> {
  const client = await connectPostgres(server, database);
  const session = new PsqlSession(client);
  try {
    for (const piece of splitPostgres(script)) await session.run(piece).catch(at(origin, piece.line));
  } finally {
    await client.end();
  }
}

function at(origin: string, line: number): (error: unknown) => never {
  return (error) => {
    throw new Error(`${origin}:${line}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  };
}

/** Backslash commands that say nothing about what ends up in the database. */
const HARMLESS = new Set([
  'set',
  'unset',
  'pset',
  'echo',
  'qecho',
  'timing',
  'x',
  'restrict',
  'unrestrict',
  'encoding',
]);

/** What psql remembers between the pieces of a script: https://www.postgresql.org/docs/18/app-psql.html */
class PsqlSession {
  private readonly variables = new Map<string, string>();
  /** Whether each `\if` that is open runs its lines. */
  private readonly conditions: boolean[] = [];

  constructor(private readonly client: pg.Client) {}

  async run(piece: PostgresPiece): Promise<void> {
    if (piece.kind === 'command') {
      await this.command(piece.name, piece.rest, piece.sql);
    } else if (this.active) {
      await (piece.kind === 'copy' ? this.copy(piece.sql, piece.data) : this.client.query(piece.sql));
    }
  }

  private get active(): boolean {
    return this.conditions.every(Boolean);
  }

  private async copy(sql: string, data: string): Promise<void> {
    await pipeline([Buffer.from(data)], this.client.query(copyFrom(sql)));
  }

  private async command(name: string, rest: string, sql: string): Promise<void> {
    if (name === 'if') this.conditions.push(this.isTrue(rest));
    else if (name === 'else') this.conditions.push(!this.conditions.pop());
    else if (name === 'endif') this.conditions.pop();
    else if (!this.active) return;
    else if (name === 'gset') await this.remember(sql);
    else if (!HARMLESS.has(name)) throw new Error(`the loader does not know \\${name}`);
    else if (sql !== '') throw new Error(`\\${name} stands inside a statement`);
  }

  private async remember(sql: string): Promise<void> {
    const { rows } = await this.client.query<Record<string, unknown>>(sql);
    for (const [column, value] of Object.entries(rows[0] ?? {})) this.variables.set(column, String(value));
  }

  private isTrue(text: string): boolean {
    const value = text.startsWith(':') ? this.variables.get(text.slice(1)) : text;
    if (value === undefined) throw new Error(`${text} is not set`);
    return /^(true|t|on|yes|1)$/i.test(value);
  }
}
