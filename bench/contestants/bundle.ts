import { join } from 'node:path';
import { bundleWhole } from '../../scripts/task.mjs';

/** Bundles a program that runs in a process of its own; not in `node_modules`, which worktrees may share. */
export function bundleChild(file: string): Promise<string> {
  return bundleWhole(process.cwd(), `bench/contestants/${file}`, join('out', 'bench'));
}
