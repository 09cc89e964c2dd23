import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { main as commandLine } from '../src/cli/main.js';
import { screenOf } from '../src/cli/terminal.js';
import { Redactor } from '../src/engine/net/redact.js';
import { projectRoot } from '../test/servers/cache.js';
import { cancelledByPerson, database, messageOf, say, withDemoServers, type DemoServers } from './servers.js';

/** What the sample shop takes a person's word for; shown in the command line below, as a person would write it. */
const accepted: readonly string[] = [];

const cancelled = cancelledByPerson();

/** The same command line that a person would type, in this process. */
async function migrate({ source, target }: DemoServers): Promise<number> {
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
    signal: cancelled,
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

const began = performance.now();
try {
  process.exitCode = await withDemoServers(cancelled, migrate);
  say(`All of it took ${Math.round((performance.now() - began) / 1000)} s.`);
} catch (error) {
  if (cancelled.aborted) say('Cancelled.');
  else console.error(messageOf(error));
  process.exitCode = cancelled.aborted ? 130 : 1;
}
