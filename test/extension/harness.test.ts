import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../servers/cache.js';
import { makeWorkplace, removeWorkplace } from '../servers/workplace.js';
import { installVsix, startWorkbench, type WorkbenchServer } from './harness/code-server.js';
import { runHostSuite } from './harness/host-suite.js';
import { waitForSuiteEnd } from './harness/suite-progress.js';
import { writeSelftestExtension } from './harness/selftest/extension-source.js';
import { Workbench } from './harness/workbench.js';

const suite = 'test/extension/harness/selftest/in-host.suite.ts';
const notes = ['# one', 'plain', '# two', ...Array.from({ length: 200 }, (_, row) => `row ${row}`), '# last', ''].join(
  '\n',
);

let folder: string;
let extensionPath: string;
let workspace: string;

beforeAll(async () => {
  folder = await makeWorkplace('selftest');
  extensionPath = join(folder, 'extension');
  workspace = join(folder, 'garden');
  writeSelftestExtension(extensionPath);
  await mkdir(workspace);
  await writeFile(join(workspace, 'day.notes'), notes);
  await writeFile(join(workspace, 'a.counter.json'), '{"count":1}');
});

afterAll(() => removeWorkplace(folder));

describe('mocha in a real extension host', () => {
  test('counts what passed, failed and was skipped, with the messages', async () => {
    const result = await runHostSuite({
      ...{ extensionPath, workspace, suites: [suite] },
      env: { SELFTEST_WORD: 'cuckoo' },
    });
    expect(result).toMatchObject({ passed: 3, failed: 1, skipped: 1, problems: [] });
    expect(result.failures[0]?.title).toBe('in the extension host fails on purpose');
    expect(result.failures[0]?.message).toContain("'one' !== 'two'");
  });

  test('a suite that does not end in time is given up, and the test under way named', async () => {
    const path = join(folder, 'result.json');
    const ended = [{ title: 'a', state: 'passed', durationMs: 1 }];
    await writeFile(path, JSON.stringify({ done: false, running: 'waits for ever', tests: ended }));
    const waiting = waitForSuiteEnd(path, AbortSignal.timeout(100));
    await expect(waiting).rejects.toThrow('1 tests ended, running: waits for ever');
  });
});

describe('the workbench', () => {
  let server: WorkbenchServer;
  let workbench: Workbench;

  beforeAll(async () => {
    server = await startWorkbench({ extensionPath, workspace });
    workbench = await Workbench.open(server);
  });

  afterAll(async () => {
    await workbench?.close();
    await server?.stop();
  });

  test('quick inputs, notifications', async () => {
    const { quickInput, notifications } = workbench;
    await workbench.runCommand('Selftest: Greet');
    await quickInput.waitFor('Greeting');
    await quickInput.type('x');
    await quickInput.type('');
    await quickInput.waitForMessage('A name is needed');
    await quickInput.answer('Greeting', 'Ann');
    const hello = await notifications.waitFor('Hello Ann');
    expect(await hello.buttons()).toEqual(['Again', 'Enough']);
    await hello.click('Again');
    const said = await notifications.waitFor('You said Again');
    expect(await said.severity()).toBe('warning');
    await workbench.runCommand('Selftest: Choose');
    await quickInput.waitFor('Pick a colour');
    expect(await quickInput.items()).toEqual(['Red', 'Blue', 'Dark blue']);
    await quickInput.choose('Colour', 'Blue');
    await quickInput.chooseMany('Sizes', ['Large', 'Small']);
    await notifications.waitFor('Chosen Blue in Small+Large');
    expect(await notifications.all()).toEqual(['Chosen Blue in Small+Large', 'You said Again']);
    await notifications.clear();
    await expect(notifications.waitFor('Nobody says this', 300)).rejects.toThrow('there are: none');
  });

  test('progress, modal dialog, secrets that survive a reload', async () => {
    const { quickInput, notifications, dialog } = workbench;
    await workbench.runCommand('Selftest: Work');
    await (await notifications.waitFor('Working hard')).click('Cancel');
    await notifications.waitFor('Work cancelled');
    await workbench.runCommand('Selftest: Confirm');
    await dialog.waitFor('Drop everything?');
    expect(await dialog.text()).toContain('There is no way back.');
    expect((await dialog.buttons()).sort()).toEqual(['Cancel', 'Drop', 'Keep']);
    await dialog.click('Drop');
    await notifications.waitFor('Answer: Drop');
    await workbench.runCommand('Selftest: Remember Secret');
    await quickInput.waitFor('Secret');
    expect(await quickInput.isPassword()).toBe(true);
    await quickInput.answer('Secret', 'hunter2');
    await notifications.waitFor('Secret kept');
    await workbench.reload();
    await workbench.runCommand('Selftest: Recall Secret');
    await notifications.waitFor('Secret is hunter2');
    await notifications.clear();
  });

  test('views: rows, expanding, actions, welcome', async () => {
    const { sideBar, notifications, quickInput } = workbench;
    await sideBar.open('Selftest Garden');
    const fruit = sideBar.view('Fruit');
    await fruit.expand('Banana');
    await fruit.row('Banana', 'slice 2 of Banana');
    expect(await fruit.outline()).toBe('Apple\nBanana\n  slice 1 of Banana\n  slice 2 of Banana\nCherry\nPeach');
    expect((await fruit.rows())[0]).toEqual({ label: 'Apple', description: '5 letters', level: 1, expanded: false });
    await fruit.contextMenu('Peel', 'Cherry');
    await notifications.waitFor('Peeled Cherry');
    await fruit.inlineAction('Eat', 'Apple');
    await fruit.waitUntilGone('Apple');
    await fruit.titleAction('Add Fruit');
    await fruit.waitForText('6 letters', 'Damson');
    await fruit.collapse('Banana');
    // Longer than the view: its end is out of sight.
    await fruit.row('Peach', 'slice 80 of Peach');
    await fruit.row('Banana', 'slice 1 of Banana');
    const vegetables = sideBar.view('Vegetables');
    expect(await vegetables.welcome()).toContain('Nothing grows here yet.');
    await vegetables.welcomeAction('Plant Something');
    await quickInput.waitFor('Greeting');
    await quickInput.cancel();
    await notifications.clear();
  });

  test('text editors: text, replacing, CodeLens, diagnostics, output', async () => {
    const { editors, notifications } = workbench;
    await editors.openFile('day.notes');
    const editor = editors.text();
    expect(await editor.text()).toBe(notes);
    await editor.replace('row 150', 'row "150" ({[\n  indented\n');
    await editors.waitForDirty('day.notes');
    await editors.save();
    const edited = notes.replace('row 150', 'row "150" ({[\n  indented\n');
    expect(await readFile(join(workspace, 'day.notes'), 'utf8')).toBe(edited);
    await expect(editor.replace('row 1', 'x')).rejects.toThrow('occurs 110 times');
    const last = await editor.lineOf('# last');
    // VS Code asks for lenses anew a moment after an edit; until then the old ones move along.
    await expect.poll(() => editor.codeLenses(last)).toEqual(['Shout', `Line ${last}`]);
    await editor.clickCodeLens('Shout', last);
    await notifications.waitFor('Shouted # last');
    await editor.clickCodeLens('Line 3', 3);
    await notifications.waitFor('Shouted 3');
    await editor.setText('# new\nBAD line\n');
    await workbench.waitForDiagnostic('This line is bad');
    expect((await workbench.diagnostics())[0]).toMatch(/^Error: This line is bad/);
    await editor.replace('BAD', 'good');
    await workbench.screenshot('selftest-editor');
    await editors.save();
    await workbench.runCommand('Selftest: Log');
    expect(await workbench.output('Selftest')).toContain('[info] the log speaks');
    await notifications.clear();
  });

  test('webview of a custom editor, its CSP watched', async () => {
    const { editors } = workbench;
    await editors.openFile('a.counter.json');
    const panel = await editors.webview();
    await panel.getByText('Count: 1').waitFor();
    await panel.getByRole('button', { name: 'Increment' }).click();
    await panel.getByText('Count: 2').waitFor();
    await editors.waitForDirty('a.counter.json');
    await editors.save();
    expect(await readFile(join(workspace, 'a.counter.json'), 'utf8')).toBe('{"count":2}');
    expect(await editors.tabs()).toEqual(['day.notes', 'a.counter.json']);
    const picture = await workbench.screenshot('selftest-webview');
    expect((await stat(picture)).size).toBeGreaterThan(10_000);
    expect(workbench.problems.take()).toEqual([]);
    await panel.getByRole('button', { name: 'Break the rules' }).click();
    await panel.locator('img').waitFor({ state: 'attached' });
    await expect.poll(() => workbench.problems.all()).toMatchObject([{ kind: 'csp' }]);
    workbench.problems.take();
  });

  test('a command that fails shows itself', async () => {
    await workbench.runCommand('Selftest: Fail');
    await expect(workbench.notifications.waitFor('failed on purpose', 2000)).rejects.toThrow('a dialog asks');
    expect(await workbench.dialog.text()).toMatch(/Command 'Selftest: Fail' resulted in an error\s+failed on purpose/);
    await workbench.dialog.click('OK');
    expect(workbench.problems.take()).toEqual([]);
    await workbench.runCommand('Selftest: Leak');
    await expect.poll(() => workbench.problems.all(), { timeout: 10_000 }).not.toEqual([]);
    expect(workbench.problems.take()[0]?.text).toContain('nobody caught this');
  });

  test('a failure carries a picture and says what there was instead', async () => {
    const part = workbench.picturing('selftest', () => workbench.notifications.waitFor('Nobody says this', 10));
    await expect(part).rejects.toThrow(/selftest-failed\.png/);
  });
});

test('a packed extension', async () => {
  const packagePath = join(folder, 'selftest.vsix');
  await createVSIX({ cwd: extensionPath, packagePath, allowMissingRepository: true, skipLicense: true });
  const serverDataDir = join(folder, 'vsix-data');
  await installVsix(packagePath, serverDataDir);
  const server = await startWorkbench({ serverDataDir, workspace });
  const workbench = await Workbench.open(server);
  try {
    await workbench.sideBar.open('Selftest Garden');
    await workbench.sideBar.view('Fruit').row('Cherry');
    expect(workbench.problems.all()).toEqual([]);
  } finally {
    await workbench.close();
    await server.stop();
  }
});

test.each(['SIGKILL', 'SIGTERM'] as const)(
  'neither server nor browser outlive a process ended by %s',
  async (signal) => {
    const script = join(projectRoot(), 'node_modules', '.cache', `abandoned-${process.pid}.mjs`);
    const temporary = join(folder, signal);
    await mkdir(temporary);
    const contents = `
    import { startWorkbench } from './test/extension/harness/code-server.ts';
    import { Workbench } from './test/extension/harness/workbench.ts';
    await Workbench.open(await startWorkbench());
    console.log('open');`;
    const stdin = { contents, resolveDir: projectRoot(), loader: 'ts' } as const;
    await build({ stdin, outfile: script, bundle: true, platform: 'node', format: 'esm', packages: 'external' });
    const env = { ...process.env, TMPDIR: temporary };
    const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      await once(child.stdout, 'data');
      expect((await readdir(temporary)).length).toBeGreaterThan(0);
      child.kill(signal);
      await expect.poll(() => readdir(temporary), { timeout: 15_000 }).toEqual([]);
      if (process.platform === 'linux')
        await expect.poll(() => processesWith(temporary), { timeout: 15_000 }).toEqual([]);
    } finally {
      child.kill('SIGKILL');
      await rm(script);
    }
  },
);

/** The command lines of the processes that hold this text. */
async function processesWith(text: string): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')));
  return lines.filter((line) => line.includes(text));
}
