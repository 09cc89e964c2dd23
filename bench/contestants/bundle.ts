import { join } from 'node:path';
import { bundleTask } from '../../scripts/task.mjs';

/**
 * Bundles a program that runs in a process of its own; not in `node_modules`, which worktrees may share, and without a
 * source map, which would count as memory of the program.
 */
export function bundleChild(file: string): Promise<string> {
  const options = { root: process.cwd(), folder: join('out', 'bench'), sourcemap: false };
  return bundleTask(`bench/contestants/${file}`, options);
}
