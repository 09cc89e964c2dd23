import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../servers/cache.js';
import type { ServerAddress } from '../servers/server.js';
import { inWorkbench, type SessionOptions } from './harness/in-workbench.js';
import type { Workbench } from './harness/workbench.js';
import { makeDatabases, sourceState, type SuiteServers } from './suite/environment.js';

/** The window of one journey. */
export interface ShopWindow {
  /** Names its databases, its folder and its pictures. */
  readonly name: string;
  /** `shop-pg` and `shop-my` are there and open from the start. */
  readonly connected?: SuiteServers;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Writes what is there before the window opens. */
  readonly prepare?: (folder: string) => Promise<Partial<SessionOptions>>;
}

/** Where a journey goes. */
export interface Shop {
  readonly workbench: Workbench;
  /** The folder around the workspace. */
  readonly folder: string;
  /** The name of both databases: a source with the shop in it, and an empty target. */
  readonly database: string;
}

/** Answers how a new migration is called, waits for its mapping and generates its script. */
export async function generateShop({ quickInput, editors }: Workbench): Promise<void> {
  await quickInput.answer('Name of the migration', 'shop');
  await editors.waitForTab('shop.migration.json');
  const panel = await editors.webview();
  await panel.getByText('6 of 6 tables').waitFor();
  await panel.getByText('Generate Script').click();
  await editors.waitForTab('shop.migration.sql', 60_000);
}

/** Opens a window over the shop for as long as `act` lasts; whatever it does, the source stays as it was. */
export async function inShop(
  { name, connected, settings, prepare }: ShopWindow,
  act: (shop: Shop) => Promise<void>,
): Promise<void> {
  const database = `journey_${name}`;
  const databases = await makeDatabases(database);
  let folder = '';
  const session = async (own: string): Promise<SessionOptions> => {
    folder = own;
    const workspace = join(own, 'shop');
    const connections = join(own, 'connections.json');
    await mkdir(workspace);
    if (connected) await writeFile(connections, JSON.stringify(connectionFile(connected, database)));
    return {
      ...{ extensionPath: projectRoot(), workspace, viewport: { width: 1360, height: 850 } },
      userSettings: { 'workbench.colorTheme': 'Default Dark Modern', ...settings },
      env: connected ? { DATABASE_MIGRATION_CONNECTIONS: connections } : {},
      ...(await prepare?.(own)),
    };
  };
  try {
    const before = await sourceState(database);
    await inWorkbench(name, session, (workbench) => act({ workbench, folder, database }));
    assert.equal(await sourceState(database), before, 'the source was written to');
  } finally {
    await databases.drop();
  }
}

function connectionFile({ postgres, mysql }: SuiteServers, database: string): object {
  const end = (name: string, { engine, host, port, user, password }: ServerAddress): object => ({
    ...{ name, type: engine, host, port, user, password, database },
  });
  return { source_db: end('shop-pg', postgres), target_db: end('shop-my', mysql) };
}
