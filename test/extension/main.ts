import { run } from '../servers/program.js';
import { runExtensionTests } from './run.js';

/** `npm run test:extension -- keyboard,interrupted`: these parts of the extension tests, or those of `npm test`. Builds first. */
const [parts] = process.argv.slice(2);
if (parts !== undefined) process.env.EXTENSION_TESTS = parts;
await run({ command: process.execPath, args: ['scripts/build.mjs', '--production'] });
const { passed, failed, skipped } = await runExtensionTests();
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed === 0 ? 0 : 1;
