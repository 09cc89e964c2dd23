import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withArguments } from '../../test/servers/program.js';
import { pgloader as findPgloader } from '../clients.js';
import { execute } from '../databases.js';
import type { Journey } from '../journey.js';
import { absent, type Contestant } from './contestant.js';
import { output } from './process.js';

/** pgloader, rows only, into the tables that everybody fills. It reads MySQL and MariaDB. */
export async function pgloader({ source, target, createTables, createKeys }: Journey): Promise<Contestant> {
  const name = 'pgloader';
  const found = await findPgloader();
  if ('absent' in found) return absent(name, found.absent);
  return {
    name,
    run: async () => {
      await execute(target, createTables + createKeys);
      const folder = await mkdtemp(join(tmpdir(), 'bench-pgloader-'));
      try {
        const file = join(folder, 'copy.load');
        const command = `LOAD DATABASE FROM ${source.server.url(source.name)} INTO ${target.server.url(target.name)}
          WITH data only ALTER SCHEMA '${source.name}' RENAME TO 'public';\n`;
        await writeFile(file, command, { mode: 0o600 });
        const printed = await output(
          withArguments(found.program, ['--root-dir', folder, '--no-ssl-cert-verification', file]),
        );
        const problem = /\b(?:FATAL|ERROR)\b.*/.exec(printed);
        if (problem !== null) throw new Error(`pgloader says: ${problem[0]}`);
      } finally {
        await rm(folder, { recursive: true });
      }
      return undefined;
    },
  };
}
