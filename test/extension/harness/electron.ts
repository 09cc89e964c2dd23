import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { cacheFolder } from '../../servers/cache.js';
import { makeWorkplace, removeWorkplace } from '../../servers/workplace.js';
import { quietUserSettings } from './code-server.js';
import type { SuiteStart } from './suite-start.js';

/**
 * Runs the bundled suites in a desktop VS Code: the executable in `VSCODE_PATH`, or one that test-electron downloads
 * into the project's cache (`VSCODE_VERSION`, stable unless told). On Linux it needs a display (`xvfb-run`).
 * The suites' own result file says how each test ended, so VS Code's exit status is no error here.
 */
export async function runInElectron(start: SuiteStart): Promise<void> {
  const userData = await makeWorkplace('electron');
  await mkdir(join(userData, 'User'), { recursive: true });
  await mkdir(start.workspace, { recursive: true });
  const settings = { ...quietUserSettings, ...start.userSettings };
  await writeFile(join(userData, 'User', 'settings.json'), JSON.stringify(settings));
  const executable = process.env.VSCODE_PATH;
  try {
    await runTests({
      ...(executable === undefined || executable === '' ? {} : { vscodeExecutablePath: executable }),
      ...(process.env.VSCODE_VERSION === undefined ? {} : { version: process.env.VSCODE_VERSION }),
      cachePath: join(cacheFolder(), 'vscode-desktop'),
      extensionDevelopmentPath: start.extensionPath,
      extensionTestsPath: start.extensionTestsPath,
      extensionTestsEnv: start.env,
      // test-electron adds the ones that switch off trust, updates, greetings and the sandbox.
      launchArgs: [
        start.workspace,
        `--user-data-dir=${userData}`,
        `--extensions-dir=${join(userData, 'extensions')}`,
        '--disable-telemetry',
      ],
    });
  } catch (error) {
    if (!(error instanceof TestRunFailedError)) throw error;
  } finally {
    await removeWorkplace(userData);
  }
}
