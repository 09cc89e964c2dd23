// test/servers/load.ts
import { readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { from as copyFrom } from 'pg-copy-streams';

// test/servers/connect.ts
import mysql from 'mysql2/promise';
import pg from 'pg';
async function connectPostgres(server, database = server.database) {
  const { host, port, user, password } = server;
  const client = new pg.Client({ host, port, user, password, database });
  client.on('error', () => void 0);
  try {
    await client.connect();
  } catch (error) {
    await client.end();
    throw error;
  }
  return client;
}
async function connectMysql(server, database = server.database) {
  const { host, port, user, password } = server;
  const login = { host, port, user, password, charset: 'utf8mb4' };
  return mysql.createConnection(database === '' ? login : { ...login, database });
}

// test/servers/script-position.ts
var LineCounter = class {
  constructor(script) {
    this.script = script;
  }
  script;
  line = 1;
  counted = 0;
  /** The line of that offset, from 1; offsets must not go back. */
  at(offset) {
    for (let next = this.script.indexOf('\n', this.counted); next !== -1 && next < offset;) {
      this.line++;
      this.counted = next + 1;
      next = this.script.indexOf('\n', this.counted);
    }
    return this.line;
  }
};
function matchAt(pattern, script, at2) {
  pattern.lastIndex = at2;
  return pattern.exec(script);
}

// test/servers/split-mysql.ts
var TOKEN = new RegExp(
  [
    String.raw`(?<code>/\*M?!\d*)`,
    String.raw`(?<space>\s+|--(?=\s|$)[^\n]*|#[^\n]*|/\*[^]*?\*/)`,
    String.raw`(?<text>'[^'\\]*(?:\\[^][^'\\]*)*'|"[^"\\]*(?:\\[^][^"\\]*)*"|${'`[^`]*`'})`,
    String.raw`(?<word>[\w$\u0080-\uffff]+)`,
    String.raw`(?<other>[^])`,
  ].join('|'),
  'y',
);
var DELIMITER_COMMAND = /delimiter[^\S\n]+(\S+)[^\S\n]*\r?(?:\n|$)/iy;
function* splitMysql(script) {
  let delimiter = ';';
  let start;
  const lines = new LineCounter(script);
  for (let at2 = 0; at2 < script.length;) {
    const command = start === void 0 ? matchAt(DELIMITER_COMMAND, script, at2) : null;
    if (command !== null) {
      delimiter = command[1] ?? ';';
      at2 += command[0].length;
    } else if (script.startsWith(delimiter, at2)) {
      if (start !== void 0) yield statement(start, at2);
      start = void 0;
      at2 += delimiter.length;
    } else {
      const token = matchAt(TOKEN, script, at2);
      if (token?.groups?.space === void 0) start ??= at2;
      const length = token?.[0].length ?? 1;
      const hidden = token?.groups?.word?.indexOf(delimiter) ?? -1;
      at2 += hidden > 0 ? hidden : length;
    }
  }
  if (start !== void 0) yield statement(start, script.length);
  function statement(from2, to2) {
    return { sql: script.slice(from2, to2).trim(), line: lines.at(from2) };
  }
}

// test/servers/split-postgres.ts
var TOKEN2 = new RegExp(
  [
    String.raw`(?<space>\s+|--[^\n]*)`,
    String.raw`(?<comment>/\*)`,
    String.raw`(?<text>[eE]'[^'\\]*(?:(?:\\[^]|'')[^'\\]*)*'|'[^']*'|"[^"]*")`,
    String.raw`(?<dollar>\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$)`,
    String.raw`(?<word>[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)`,
    String.raw`(?<mark>[;()\\])`,
    String.raw`(?<other>\d[\w$]*|[^])`,
  ].join('|'),
  'y',
);
function* splitPostgres(script) {
  const lines = new LineCounter(script);
  let at2 = 0;
  while (at2 < script.length) {
    const end = endOfStatement(script, at2);
    const line = lines.at(end.start);
    const sql = script.slice(end.start, end.end).trim();
    at2 = end.end;
    if (script[at2] === '\\') {
      const [whole, name, rest] = matchAt(/\\(\S+)[^\S\n]*([^\n]*)/y, script, at2) ?? ['\\', '', ''];
      yield { kind: 'command', name: name ?? '', rest: (rest ?? '').trim(), sql, line: lines.at(at2) };
      at2 += whole.length;
      continue;
    }
    at2 += 1;
    if (/^copy\b[^]*\bfrom\s+stdin\b/i.test(sql)) {
      const [data, after] = readCopyData(script, at2, line);
      yield { kind: 'copy', sql, data, line };
      at2 = after;
    } else if (sql !== '') {
      yield { kind: 'statement', sql, line };
    }
  }
}
function endOfStatement(script, from2) {
  let start;
  let depth = 0;
  const bodies = new BodyDepth();
  for (let at2 = from2; at2 < script.length;) {
    const token = matchAt(TOKEN2, script, at2);
    const { space, comment, dollar, word, mark } = token?.groups ?? {};
    if (depth === 0 && bodies.depth === 0 && (mark === ';' || mark === '\\')) return { start: start ?? at2, end: at2 };
    if (space === void 0 && comment === void 0) start ??= at2;
    if (mark === '(') depth++;
    if (mark === ')') depth = Math.max(0, depth - 1);
    if (word !== void 0) bodies.read(word.toLowerCase());
    if (comment !== void 0) at2 = endOfComment(script, at2);
    else if (dollar !== void 0) at2 = endOfDollarQuote(script, at2, dollar);
    else at2 += token?.[0].length ?? 1;
  }
  return { start: start ?? script.length, end: script.length };
}
var BodyDepth = class {
  depth = 0;
  first = [];
  read(word) {
    if (this.first.length < 4) this.first.push(word);
    const [create, ...rest] = this.first;
    if (create !== 'create' || !rest.some((kind) => kind === 'function' || kind === 'procedure')) return;
    if (word === 'begin' || (word === 'case' && this.depth > 0)) this.depth++;
    if (word === 'end') this.depth = Math.max(0, this.depth - 1);
  }
};
function endOfComment(script, from2) {
  let depth = 0;
  const edge = /\/\*|\*\//g;
  edge.lastIndex = from2;
  for (let match = edge.exec(script); match !== null; match = edge.exec(script)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return edge.lastIndex;
  }
  throw new Error(`line ${lineOf(script, from2)}: this comment has no end`);
}
function endOfDollarQuote(script, from2, tag) {
  const end = script.indexOf(tag, from2 + tag.length);
  if (end === -1) throw new Error(`line ${lineOf(script, from2)}: the string ${tag} has no end`);
  return end + tag.length;
}
function readCopyData(script, at2, line) {
  const start = script.indexOf('\n', at2) + 1;
  if (start > 0 && /^\\\.\r?(\n|$)/.test(script.slice(start, start + 4))) return ['', start + 2];
  const end = /\n\\\.\r?(?=\n|$)/g;
  end.lastIndex = start;
  const match = start === 0 ? null : end.exec(script);
  if (match === null) throw new Error(`line ${line}: the data of this COPY has no end (\\.)`);
  return [script.slice(start, match.index + 1), end.lastIndex];
}
function lineOf(script, offset) {
  return new LineCounter(script).at(offset);
}

// test/servers/load.ts
async function createDatabase(server, name) {
  await execute(
    server,
    server.engine === 'postgresql'
      ? `CREATE DATABASE ${quoteName(server, name)} TEMPLATE template0 ENCODING 'UTF8'`
      : `CREATE DATABASE ${quoteName(server, name)} CHARACTER SET utf8mb4`,
  );
}
async function dropDatabase(server, name) {
  const force = server.engine === 'postgresql' ? ' WITH (FORCE)' : '';
  await execute(server, `DROP DATABASE IF EXISTS ${quoteName(server, name)}${force}`);
}
async function execute(server, sql) {
  if (server.engine === 'postgresql') {
    const client = await connectPostgres(server);
    await client.query(sql).finally(() => client.end());
  } else {
    const connection = await connectMysql(server);
    await connection.query('SET foreign_key_checks = 0');
    await connection.query(sql).finally(() => connection.end());
  }
}
function quoteName(server, name) {
  const quote = server.engine === 'postgresql' ? '"' : '`';
  return quote + name.replaceAll(quote, quote + quote) + quote;
}
async function loadFile(server, database, file) {
  const bytes = await readFile(file);
  const plain = file.endsWith('.gz') ? await promisify(gunzip)(bytes) : bytes;
  const text = new TextDecoder('utf-8', { fatal: true }).decode(plain);
  await loadSql(server, database, text, file);
}
async function loadSql(server, database, script, origin = 'script') {
  await (server.engine === 'postgresql'
    ? loadPostgres(server, database, script, origin)
    : loadMysql(server, database, script, origin));
}
async function loadMysql(server, database, script, origin) {
  const connection = await connectMysql(server, database);
  try {
    for (const { sql, line } of splitMysql(script)) {
      await connection.query(sql).catch(at(origin, line));
    }
  } finally {
    await connection.end();
  }
}
async function loadPostgres(server, database, script, origin) {
  const client = await connectPostgres(server, database);
  const session = new PsqlSession(client);
  try {
    for (const piece of splitPostgres(script)) await session.run(piece).catch(at(origin, piece.line));
  } finally {
    await client.end();
  }
}
function at(origin, line) {
  return (error) => {
    throw new Error(`${origin}:${line}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  };
}
var HARMLESS = /* @__PURE__ */ new Set([
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
var PsqlSession = class {
  constructor(client) {
    this.client = client;
  }
  client;
  variables = /* @__PURE__ */ new Map();
  /** Whether each `\if` that is open runs its lines. */
  conditions = [];
  async run(piece) {
    if (piece.kind === 'command') {
      await this.command(piece.name, piece.rest, piece.sql);
    } else if (this.active) {
      await (piece.kind === 'copy' ? this.copy(piece.sql, piece.data) : this.client.query(piece.sql));
    }
  }
  get active() {
    return this.conditions.every(Boolean);
  }
  async copy(sql, data) {
    await pipeline([Buffer.from(data)], this.client.query(copyFrom(sql)));
  }
  async command(name, rest, sql) {
    if (name === 'if') this.conditions.push(this.isTrue(rest));
    else if (name === 'else') this.conditions.push(!this.conditions.pop());
    else if (name === 'endif') this.conditions.pop();
    else if (!this.active) return;
    else if (name === 'gset') await this.remember(sql);
    else if (!HARMLESS.has(name)) throw new Error(`the loader does not know \\${name}`);
    else if (sql !== '') throw new Error(`\\${name} stands inside a statement`);
  }
  async remember(sql) {
    const { rows } = await this.client.query(sql);
    for (const [column, value] of Object.entries(rows[0] ?? {})) this.variables.set(column, String(value));
  }
  isTrue(text) {
    const value = text.startsWith(':') ? this.variables.get(text.slice(1)) : text;
    if (value === void 0) throw new Error(`${text} is not set`);
    return /^(true|t|on|yes|1)$/i.test(value);
  }
};

// test/servers/fixtures.ts
import { existsSync as existsSync2, readdirSync, readFileSync } from 'node:fs';
import { readFile as readFile2 } from 'node:fs/promises';
import { join as join2 } from 'node:path';

// test/servers/cache.ts
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
function projectRoot() {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'test', 'servers', 'watchdog.mjs'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`No project folder above ${fileURLToPath(import.meta.url)}`);
    folder = parent;
  }
  return folder;
}

// test/servers/fixtures.ts
function fixturesFolder() {
  const folder = process.env.DATABASE_MIGRATION_FIXTURES ?? join2(projectRoot(), '..', 'shared', 'fixtures');
  return existsSync2(folder) ? folder : void 0;
}
function fixtureFiles(engine, name) {
  const root = fixturesFolder();
  if (root === void 0) return [];
  const dialect = engine === 'postgresql' ? 'pg' : 'mysql';
  if (name === EVERYTHING) return [join2(root, name, `${dialect}_everything.sql`)];
  const folder = join2(root, name, dialect);
  if (!existsSync2(folder)) return [];
  const order = join2(folder, 'order');
  const names = existsSync2(order)
    ? readFileSync(order, 'utf8').split(/\s+/).filter(Boolean)
    : readdirSync(folder)
        .filter((file) => /\.sql(\.gz)?$/.test(file))
        .sort();
  return names.map((file) => join2(folder, file));
}
var EVERYTHING = 'everything';
async function loadFixture(server, name, database) {
  const files = fixtureFiles(server.engine, name);
  if (files.length === 0) return void 0;
  if (name === EVERYTHING && server.engine !== 'postgresql') return loadEverything(server, files, database);
  for (const file of files) await loadFile(server, database, file);
  return { databases: [database] };
}
async function loadEverything(server, files, database) {
  const second = `${database} Odd.Db`;
  for (const file of files) {
    const script = await readFile2(file, 'utf8');
    const renamed = script.replace(/\btm_everything\b/g, () => database).replaceAll('tm Odd.Db', second);
    await loadSql(server, database, renamed, file);
  }
  return { databases: [database, second] };
}

// ../../root/dev/v6-load.ts
var addr = (name) => {
  const u = new URL(process.env[`TEST_${name.toUpperCase()}_URL`]);
  return {
    name,
    engine: name.startsWith('postgres') ? 'postgresql' : name.startsWith('maria') ? 'mariadb' : 'mysql',
    host: u.hostname,
    port: Number(u.port),
    user: u.username,
    password: decodeURIComponent(u.password),
    database: u.pathname.slice(1),
  };
};
var [fixture, from, to] = process.argv.slice(2);
var s = addr(from);
var t = addr(to);
for (const [a, n] of [
  [s, `v6_${fixture}`],
  [t, `v6_${fixture}_t`],
]) {
  await dropDatabase(a, n);
  await createDatabase(a, n);
}
await loadFixture(s, fixture, `v6_${fixture}`);
var url = (a, n) => `${a.engine}://${a.user}:${encodeURIComponent(a.password)}@${a.host}:${a.port}/${n}`;
console.log(`SOURCE_URL='${url(s, `v6_${fixture}`)}'
TARGET_URL='${url(t, `v6_${fixture}_t`)}'`);
process.exit(0);
