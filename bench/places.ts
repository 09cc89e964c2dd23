import { join } from 'node:path';

/** `scripts/start.mjs` makes the project's folder the current one; the place of a bundle tells less. */
export const benchFolder = join(process.cwd(), 'bench');

/** Results; git ignores it. */
export const outputFolder = join(benchFolder, 'out');
