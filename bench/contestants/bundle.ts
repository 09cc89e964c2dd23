import { join } from 'node:path';
import { bundleTask } from '../../scripts/task.mjs';

/** Bundles a program that runs in a process of its own, beside the results: worktrees may share `node_modules`. */
export function bundleChild(file: string): Promise<string> {
  return bundleTask(`bench/contestants/${file}`, { root: process.cwd(), folder: join('bench', 'out', 'bundles') });
}
