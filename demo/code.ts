import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../test/servers/cache.js';
import type { RunningServer } from '../test/servers/server.js';
import { makeWorkplace, removeWorkplace } from '../test/servers/workplace.js';
import { startWorkbench } from '../test/extension/harness/code-server.js';
import { cancelledByPerson, database, messageOf, say, withDemoServers, type DemoServers } from './servers.js';

const cancelled = cancelledByPerson();
const name = 'shop.migration.json';

/** A real VS Code in the browser: the extension installed, both servers connected, a migration ready to be looked at. Until Ctrl+C. */
async function openVsCode({ source, target }: DemoServers): Promise<void> {
  const workplace = await makeWorkplace('demo');
  try {
    const workspace = join(workplace, 'shop');
    await mkdir(workspace);
    await writeFile(join(workspace, name), `${JSON.stringify(decisions, undefined, 2)}\n`);
    const connections = join(workplace, 'connections.json');
    const file = {
      source_db: side(source, decisions.source, 'DEMO_SOURCE_PASSWORD'),
      target_db: side(target, decisions.target, 'DEMO_TARGET_PASSWORD'),
    };
    await writeFile(connections, JSON.stringify(file, undefined, 2));
    const server = await startWorkbench({
      extensionPath: projectRoot(),
      workspace,
      openFile: join(workspace, name),
      // The page opens it before it knows the extension's editor.
      userSettings: { 'workbench.editorAssociations': { '*.migration.json': 'databaseMigration.mapping' } },
      connectionToken: randomBytes(16).toString('hex'),
      env: {
        DATABASE_MIGRATION_CONNECTIONS: connections,
        DEMO_SOURCE_PASSWORD: source.password,
        DEMO_TARGET_PASSWORD: target.password,
      },
    });
    try {
      say(`\nVS Code is ready, with the extension and both connections:\n\n  ${server.url}\n`);
      say('The mapping opens with it: look through it, press Generate Script, then Run. Ctrl+C here ends all of it.');
      if (!cancelled.aborted) await once(cancelled, 'abort');
    } finally {
      await server.stop();
    }
  } finally {
    await removeWorkplace(workplace);
  }
}

const decisions = { version: 1, source: 'shop-source', target: 'shop-target' };

/** A connection as the terminal's connection file has it; the password stays in the environment. */
function side({ engine, host, port, user }: RunningServer, connection: string, variable: string): object {
  return { name: connection, type: engine, host, port, user, password: `\${env:${variable}}`, database };
}

async function build(): Promise<void> {
  say('Building the extension.');
  const child = spawn(process.execPath, ['scripts/build.mjs', '--production'], {
    cwd: projectRoot(),
    stdio: 'inherit',
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error('The extension could not be built; what is wrong stands above.');
}

try {
  await build();
  await withDemoServers(cancelled, openVsCode);
} catch (error) {
  if (!cancelled.aborted) console.error(messageOf(error));
  process.exitCode = cancelled.aborted ? 0 : 1;
}
