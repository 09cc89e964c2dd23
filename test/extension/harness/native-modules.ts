import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Stands in for `@vscode/spdlog`, the native logger that npm can't build without a compiler: same calls, plain
 * appended lines, no rotation. Without a logger VS Code's output channels stay empty.
 */
const spdlog = `'use strict';
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');
const names = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];
class Logger {
  constructor(_type, _name, file) { this.file = file; this.level = 2; this.formatted = true; }
  write(level, text) {
    if (level < this.level || this.file === undefined) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    try {
      appendFileSync(this.file, this.formatted ? time + ' [' + names[level] + '] ' + text + '\\n' : text);
    } catch { this.file = undefined; }
  }
  trace(text) { this.write(0, text); }
  debug(text) { this.write(1, text); }
  info(text) { this.write(2, text); }
  warn(text) { this.write(3, text); }
  error(text) { this.write(4, text); }
  critical(text) { this.write(5, text); }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() {}
  clearFormatters() { this.formatted = false; }
  flush() {}
  drop() { this.file = undefined; }
}
async function createLogger(name, file) {
  mkdirSync(dirname(file), { recursive: true });
  return new Logger('rotating', name, file);
}
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
`;

/** Stands in for `@vscode/native-watchdog`, which ends an extension host whose parent died; our guardian does that. */
const watchdog = `'use strict';
exports.start = () => {};
exports.exit = (status) => process.exit(status ?? 0);
`;

/**
 * Puts plain JavaScript in the place of native modules that an install without a compiler leaves broken, where VS Code
 * can't do without them. The other missing ones (sqlite, deviceid, kerberos …) serve nothing that our tests use.
 *
 * @param vscode the folder with VS Code's `out` and `node_modules`, which must be our own copy
 */
export async function replaceNativeModules(vscode: string): Promise<void> {
  const folder = join(vscode, 'node_modules', '@vscode');
  for (const [name, source] of Object.entries({ spdlog, 'native-watchdog': watchdog })) {
    const main = join(folder, name, 'index.js');
    if (!existsSync(main)) throw new Error(`This VS Code has no ${main}: code-server's layout has changed.`);
    await writeFile(main, source);
  }
}
