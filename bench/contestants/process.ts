import { spawn } from 'node:child_process';
import { spawnOptions, type Program } from '../../test/servers/program.js';

/** Runs `left | right` as the shell does: the bytes don't pass through this process. Throws with what they said. */
export async function pipe(left: Program, right: Program): Promise<void> {
  const [first, second] = [words(left), words(right)];
  const script = 'set -o pipefail; "${@:2:$1}" | "${@:$1+2}"';
  const args = ['-c', script, 'pipe', String(first.length), ...first, ...second];
  const { LD_LIBRARY_PATH: _, ...env } = { ...left.env, ...right.env };
  await output({ command: 'bash', args, env });
}

/** Its own library folder is given to one program alone; other settings have names that no other program reads. */
function words({ command, args, env }: Program): string[] {
  const libraries = env?.LD_LIBRARY_PATH;
  return [...(libraries === undefined ? [] : ['env', `LD_LIBRARY_PATH=${libraries}`]), command, ...args];
}

/** What a program prints; `input` is its standard input. Throws with the end of what it said when it fails. */
export async function output(program: Program, input = ''): Promise<string> {
  const child = spawn(program.command, program.args, { ...spawnOptions(program), stdio: 'pipe' });
  let printed = '';
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4000)));
  child.stdin.on('error', () => undefined); // It ended before it read its input: `close` tells how.
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve(printed);
      else reject(new Error(`${program.command} failed (${signal ?? code ?? '?'}): ${said || printed.slice(-2000)}`));
    });
  });
}
