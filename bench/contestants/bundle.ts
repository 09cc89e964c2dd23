import { join } from 'node:path';
import { bundleTask } from '../../scripts/task.mjs';

/** Bundles a program that runs in a process of its own; not in `node_modules`, which worktrees may share. */
export function bundleChild(file: string): Promise<string> {
  return bundleTask(`bench/contestants/${file}`, { root: process.cwd(), folder: join('out', 'bench') });
}
