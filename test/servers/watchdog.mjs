// Outlives the process that started it by a moment: when that process ends, in whatever way (also kill -9),
// its end of the pipe closes, and what it left is stopped and removed.
// Reads one JSON object a line: {"watch": FOLDER, "pid": N, "container": NAME?} or {"release": FOLDER}.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** @typedef {{watch: string, pid?: number, container?: string}} Watched */

/** @type {Map<string, Watched>} */
const watched = new Map();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const message = /** @type {Watched & {release?: string}} */ (JSON.parse(line));
    if (message.release !== undefined) watched.delete(message.release);
    else watched.set(message.watch, message);
  })
  .on('close', () => {
    for (const entry of watched.values()) remove(entry);
    process.exit(0);
  });

/** @param {Watched} entry */
function remove({ watch, pid, container }) {
  try {
    if (pid !== undefined) process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
    if (container !== undefined) execFileSync('docker', ['rm', '--force', container], { stdio: 'ignore' });
  } catch {
    // It is gone already.
  }
  // A process that was killed a moment ago may still be writing.
  rmSync(watch, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
