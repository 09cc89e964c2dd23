import { writeFile } from 'node:fs/promises';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/vscode/container.js';
import type { Run } from '../../src/vscode/migrations/run.js';
import { extensionId, suiteServers } from '../../test/extension/suite/environment.js';
import { LoopWatch } from '../../test/extension/suite/loopWatch.js';
import { Person, activeExtension, writeWorkspaceFile } from '../../test/extension/suite/window.js';
import { full } from './databases.js';
import { figuresVariable } from './variables.js';
import type { Figure } from './figures.js';

describe('The extension host', () => {
  it('is measured', async () => {
    const figures: Figure[] = [];
    const extension = vscode.extensions.getExtension<ExtensionApi>(extensionId);
    if (extension?.isActive !== false) throw new Error('The extension is active before anybody needed it.');
    const began = performance.now();
    const api = await extension.activate();
    figures.push({
      measure: 'activation: loading, joining, registering',
      value: performance.now() - began,
      unit: 'ms',
      limit: 100,
    });
    figures.push({ measure: 'of that, joining the parts (CPU)', value: api.activationMilliseconds, unit: 'ms' });
    figures.push(...(await migration(api)));
    await writeFile(process.env[figuresVariable] ?? '', JSON.stringify(figures));
  });
});

/** A migration at full speed, through the commands that a person gives. */
async function migration(api: ExtensionApi): Promise<Figure[]> {
  const { postgres, mysql } = suiteServers();
  for (const [name, server] of Object.entries({ from: postgres, to: mysql })) {
    const { engine, host, port, user, password } = server;
    await api.connections.save({ name, engine, host, port, user, password, database: full.database });
  }
  const decisions = { version: 1, source: 'from', target: 'to' };
  const mapping = await writeWorkspaceFile('full.migration.json', JSON.stringify(decisions));
  await activeExtension();
  await vscode.commands.executeCommand('databaseMigration.generateScript', mapping);
  const script = mapping.with({ path: mapping.path.replace(/json$/, 'sql') });
  const person = new Person();
  person.answer = 'Run';
  const watch = new LoopWatch();
  const began = performance.now();
  const run = await vscode.commands.executeCommand<Run | undefined>('databaseMigration.runMigration', script);
  const seconds = (performance.now() - began) / 1000;
  const { longestCpu, longestClock } = watch.stop();
  person.leave();
  if (run?.outcome === undefined) throw new Error(`The run failed: ${JSON.stringify(person.shown)}`);
  const rows = full.tables * full.rows;
  const what = `longest block of the extension host, ${rows.toLocaleString('en-US')} rows moved and verified in ${seconds.toFixed(0)} s`;
  return [
    { measure: `${what} (CPU)`, value: longestCpu, unit: 'ms', limit: 50 },
    { measure: 'the same by the clock', value: longestClock, unit: 'ms' },
  ];
}
