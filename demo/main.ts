import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { main as commandLine } from '../src/cli/main.js';
import { screenOf } from '../src/cli/terminal.js';
import { Redactor } from '../src/engine/net/redact.js';
import { projectRoot } from '../test/servers/cache.js';
import { createDatabase, loadFile } from '../test/servers/load.js';
import type { RunningServer, ServerName, StartOptions } from '../test/servers/server.js';
import { startServer, stopServers } from '../test/servers/servers.js';

/** The database that both servers give it. */
const database = 'shop';
const shopFiles = ['1-tables.sql', '2-rows.sql', '3-keys.sql'];

/** What the sample shop takes a person's word for; shown in the command line below, as a person would write it. */
const accepted: readonly string[] = [];

const cancel = new AbortController();
process.on('SIGINT', stop);
process.on('SIGTERM', stop);

/** Once: stop in good order. Twice: leave; the watchdog of `test/servers` ends the servers. */
function stop(): void {
  if (cancel.signal.aborted) process.exit(130);
  cancel.abort();
}

async function demo(): Promise<number> {
  const servers: RunningServer[] = [];
  const start = async (name: ServerName, options: StartOptions): Promise<RunningServer> => {
    const server = await startServer(name, options);
    servers.push(server);
    return server;
  };
  const options: StartOptions = { log: (line) => say(`  ${line}`), signal: cancel.signal };
  try {
    say('Starting two database servers of our own; they listen on this machine only and go when the demo ends.');
    const starting = [start('postgres18', options), startTarget(start, options)] as const;
    // Both have started or failed before anything else happens, so that none is left running.
    await Promise.allSettled(starting);
    const [source, target] = await Promise.all(starting);
    say('\nFilling a sample shop at the source: 22 tables, a few hundred thousand rows, written to be hard to move.');
    await fillShop(source);
    await createDatabase(target, database);
    return await migrate(source, target);
  } finally {
    await stopServers(servers);
    say('The servers are stopped and their data is removed.');
  }
}

/** MySQL, or MariaDB where MySQL can't be had. */
async function startTarget(
  start: (name: ServerName, options: StartOptions) => Promise<RunningServer>,
  options: StartOptions,
): Promise<RunningServer> {
  try {
    return await start('mysql97', options);
  } catch (error) {
    if (cancel.signal.aborted) throw error;
    say(`  MySQL 9.7 can't be had here (${messageOf(error)}); MariaDB takes its place.`);
    return await start('mariadb1011', options);
  }
}

async function fillShop(source: RunningServer): Promise<void> {
  await createDatabase(source, database);
  for (const file of shopFiles) {
    cancel.signal.throwIfAborted();
    await loadFile(source, database, join(projectRoot(), 'demo', 'shop', file));
  }
}

/** The same command line that a person would type, in this process. */
async function migrate(source: RunningServer, target: RunningServer): Promise<number> {
  const folder = relative(process.cwd(), join(projectRoot(), 'demo-output')) || '.';
  const words = [
    ...['migrate', '--source', source.url(database), '--target', target.url(database), '--out', folder, '--force'],
    ...accepted.flatMap((code) => ['--accept', code]),
  ];
  const redactor = new Redactor([source.password, target.password]);
  say(`\n$ database-migration ${redactor.text(words.join(' '))}\n`);
  const status = await commandLine(words, {
    env: {},
    screen: screenOf(process.stdout, process.env),
    errors: screenOf(process.stderr, process.env),
    signal: cancel.signal,
  });
  if (status === 0) await sayWhatNext(folder);
  return status;
}

async function sayWhatNext(folder: string): Promise<void> {
  const script = join(folder, `${database}.migration.sql`);
  const lines = (await readFile(script, 'utf8')).split('\n').length;
  say(`
Open next:
  ${join(folder, 'report.html')}   what moved, compared cell for cell, in any browser
  ${script}   the ${lines} lines that ran: every conversion is there to be read and edited
`);
}

function say(line: string): void {
  console.log(line);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const began = performance.now();
try {
  process.exitCode = await demo();
  say(`All of it took ${Math.round((performance.now() - began) / 1000)} s.`);
} catch (error) {
  if (cancel.signal.aborted) say('Cancelled.');
  else console.error(messageOf(error));
  process.exitCode = cancel.signal.aborted ? 130 : 1;
}
