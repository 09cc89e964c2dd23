import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { runHostSuite } from '../../test/extension/harness/host-suite.js';
import { inWorkbench, type SessionOptions } from '../../test/extension/harness/in-workbench.js';
import { serversVariable } from '../../test/extension/suite/environment.js';
import { projectRoot } from '../../test/servers/cache.js';
import { run } from '../../test/servers/program.js';
import type { RunningServer, ServerAddress } from '../../test/servers/server.js';
import { startServers, stopServers } from '../../test/servers/servers.js';
import { makeWorkplace, removeWorkplace } from '../../test/servers/workplace.js';
import { outputFolder } from '../places.js';
import { dropDatabases, makeDatabases, wide } from './databases.js';
import { figureTable, type Figure } from './figures.js';
import { panelFigures, picture } from './panel.js';
import { figuresVariable } from './variables.js';

const help = `Usage: npm run bench:ui -- [--only panel|host]

Measures the editor: the mapping panel over 2,000 tables of 50 columns in a real workbench, and the extension host while it
starts the extension and migrates at full speed. Prints a table, writes bench/out/ui-*.json. See docs/benchmark.md.
`;

const say = (line: string): void => console.log(line);

async function main(only: string | undefined): Promise<void> {
  await run({ command: process.execPath, args: ['scripts/build.mjs', '--production'] });
  const { postgres18, mysql97 } = await startServers(['postgres18', 'mysql97'], { log: say });
  const servers = [postgres18, mysql97] as const;
  try {
    say(`Making ${wide.tables} tables of ${wide.columns} columns, and a million rows.`);
    await makeDatabases(servers);
    const figures = [
      ...(only === 'host' ? [] : await measurePanel(servers)),
      ...(only === 'panel' ? [] : await measureHost(servers)),
    ];
    say(`\n${figureTable(figures)}`);
    say(
      'Frames and paints are those of a browser without a graphics card; what other processes of the machine take counts too.',
    );
    say(`Everything, as JSON: ${relative(process.cwd(), await write(figures))}`);
    await dropDatabases(servers);
  } finally {
    await stopServers([...servers]);
  }
}

async function measurePanel([source, target]: readonly [RunningServer, RunningServer]): Promise<Figure[]> {
  const prepare = async (folder: string): Promise<SessionOptions> => {
    const workspace = join(folder, 'wide');
    await mkdir(workspace);
    const decisions = { version: 1, source: 'wide-source', target: 'wide-target' };
    for (const name of ['wide', 'second'])
      await writeFile(join(workspace, `${name}.migration.json`), JSON.stringify(decisions, undefined, 2));
    await writeFile(join(workspace, 'notes.txt'), 'Another tab.\n');
    await copyFile(join(projectRoot(), 'media', 'pictures', 'mapping.png'), join(workspace, picture));
    const connections = join(folder, 'connections.json');
    const file = {
      source_db: side(source, decisions.source, 'BENCH_SOURCE_PASSWORD'),
      target_db: side(target, decisions.target, 'BENCH_TARGET_PASSWORD'),
    };
    await writeFile(connections, JSON.stringify(file));
    return {
      extensionPath: projectRoot(),
      workspace,
      userSettings: { 'workbench.editor.enablePreview': false },
      env: {
        DATABASE_MIGRATION_CONNECTIONS: connections,
        BENCH_SOURCE_PASSWORD: source.password,
        BENCH_TARGET_PASSWORD: target.password,
      },
    };
  };
  return await inWorkbench('bench-ui', prepare, (workbench) => panelFigures(workbench, say));
}

function side({ engine, host, port, user }: ServerAddress, name: string, variable: string): object {
  return { name, type: engine, host, port, user, password: `\${env:${variable}}`, database: wide.database };
}

async function measureHost([postgres, mysql]: readonly [RunningServer, RunningServer]): Promise<Figure[]> {
  const workplace = await makeWorkplace('bench');
  try {
    const figures = join(workplace, 'figures.json');
    const result = await runHostSuite({
      extensionPath: projectRoot(),
      suites: ['bench/ui/host.suite.ts'],
      env: {
        [figuresVariable]: figures,
        [serversVariable]: JSON.stringify({ postgres: addressOf(postgres), mysql: addressOf(mysql) }),
      },
      testTimeoutMs: 600_000,
      deadlineMs: 660_000,
    });
    const [failure] = result.failures;
    if (failure) throw new Error(failure.message ?? failure.title);
    return JSON.parse(await readFile(figures, 'utf8')) as Figure[];
  } finally {
    await removeWorkplace(workplace);
  }
}

/** Plain data, without the methods of a running server. */
function addressOf(server: RunningServer): ServerAddress {
  const { name, engine, host, port, user, password, database, parameters } = server;
  return { name, engine, host, port, user, password, database, parameters };
}

async function write(figures: readonly Figure[]): Promise<string> {
  await mkdir(outputFolder, { recursive: true });
  const now = new Date().toISOString();
  const path = join(outputFolder, `ui-${now.slice(0, 19).replaceAll(':', '')}.json`);
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, load: loadavg(), node: process.version };
  await writeFile(path, `${JSON.stringify({ at: now, machine, figures }, undefined, 2)}\n`);
  return path;
}

const { values } = parseArgs({ options: { only: { type: 'string' }, help: { type: 'boolean', default: false } } });
if (values.help) say(help);
else await main(values.only);
