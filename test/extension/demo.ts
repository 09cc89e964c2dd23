import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { TextTail } from './harness/text-tail.js';
import { Workbench } from './harness/workbench.js';
import { projectRoot } from '../servers/cache.js';

/** Starting both servers, filling the shop and building, on a machine that does other things too, in milliseconds. */
const startMs = 240_000;

/**
 * `npm run demo:code` as a person starts it: the address that it prints opens a VS Code whose connections are there and whose migration is ready, and Ctrl+C ends all of it.
 *
 * @throws at the first thing that isn't as it should be, with a picture of the window
 */
export async function runDemo(_servers: unknown, log: (line: string) => void): Promise<void> {
  const demo = spawn(process.execPath, ['scripts/start.mjs', 'demo:code'], {
    cwd: projectRoot(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(demo, 'exit');
  const output = new TextTail(demo.stdout, demo.stderr);
  try {
    const [url] = await output.waitFor(/http:\/\/127\.0\.0\.1:\S+/u, startMs);
    const workbench = await Workbench.open({ url });
    try {
      await workbench.picturing('demo', () => look(workbench));
    } finally {
      await workbench.close();
    }
  } finally {
    demo.kill('SIGINT');
    await ended;
  }
  assert.equal(demo.exitCode, 0, output.text);
  log('✓ the demo in VS Code is connected and ready to migrate, and ends with Ctrl+C');
}

async function look(workbench: Workbench): Promise<void> {
  const { editors, sideBar, dialog, notifications } = workbench;
  await editors.waitForTab('shop.migration.json', 60_000);
  const panel = await editors.webview();
  await panel.getByText('22 of 22 tables').waitFor();
  await workbench.screenshot('demo-mapping');
  await sideBar.open('Database Migration');
  for (const name of ['shop-source', 'shop-target'])
    await (await sideBar.view('Connections').row(name)).locator('.codicon-database').waitFor();
  await panel.getByText('Generate Script').click();
  await editors.waitForTab('shop.migration.sql', 120_000);
  await workbench.runCommand('Database Migration: Run Migration');
  await dialog.waitFor('Run shop.migration.sql on shop-target');
  await workbench.screenshot('demo-confirmation');
  await dialog.click('Run');
  await notifications.waitFor(/shop: verified/, 240_000);
  await workbench.screenshot('demo-verified');
}
