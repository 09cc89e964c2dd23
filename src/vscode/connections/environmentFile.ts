import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { failureOf } from '../failures.js';
import type { Services } from '../services.js';

/** Names a connection file, in the terminal's shape, whose two databases are there without being added: for dev containers and the demo. */
const variable = 'DATABASE_MIGRATION_CONNECTIONS';

/** Saves and opens the connections of the file that the environment names, but for those whose names are taken. The file is the machine's, not the workspace's. */
export async function addFromEnvironment({ engine, store, open, log }: Services): Promise<void> {
  const path = process.env[variable];
  if (path === undefined || path === '' || !vscode.workspace.isTrusted) return;
  try {
    const { source, target } = await engine.request('connectionsFromJson', { text: await readFile(path, 'utf8') });
    for (const settings of [source, target]) {
      if (store.named(settings.name)) continue;
      // Its line says when that doesn't work.
      void open.connect(await store.save(settings)).catch(() => undefined);
    }
  } catch (thrown) {
    log.error(`${variable}: ${failureOf(thrown).message}`);
  }
}
