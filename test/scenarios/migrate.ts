import { generate, parse, run } from '../../src/engine/index.js';
import type { Analysis } from '../../src/engine/index.js';
import type { ConnectionSettings } from '../../src/engine/model/connection.js';
import type { CheckpointStore } from '../../src/engine/model/checkpoint.js';
import type { RunEvent, RunOutcome } from '../../src/engine/model/event.js';
import { decisionsVersion, type Decisions } from '../../src/engine/model/mapping.js';
import { isAmiss, type ObjectsVerification } from '../../src/engine/model/objectVerification.js';
import type { Script } from '../../src/engine/model/script.js';
import type { TableVerification } from '../../src/engine/model/verification.js';
import type { ServerAddress } from '../servers/server.js';

/** Everything that a migration left behind for a test to look at. */
export interface Migrated {
  readonly decisions: Decisions;
  readonly analysis: Analysis & { readonly script: string };
  readonly script: Script;
  readonly events: readonly RunEvent[];
  readonly outcome: RunOutcome;
  readonly tables: readonly TableVerification[];
  readonly objects: ObjectsVerification | undefined;
}

/** A server's database as connection settings. */
export function settingsOf(server: ServerAddress, database: string, name: string): ConnectionSettings {
  const { host, port, user, password, engine } = server;
  return { name, engine, host, port, user, password, database };
}

/** Generates a script and runs it as it is; `edit` stands for the person in between. */
export async function migrate(
  source: ConnectionSettings,
  target: ConnectionSettings,
  decisions: Partial<Decisions> = {},
  edit: (text: string) => string = (text) => text,
): Promise<Migrated> {
  const connections = { source, target };
  const all: Decisions = { version: decisionsVersion, source: source.name, target: target.name, ...decisions };
  const analysis = await generate(connections, all);
  const script = parse(edit(analysis.script));
  const events: RunEvent[] = [];
  for await (const event of run(script, connections, { store: memoryStore(), scriptName: 'test.migration.sql' })) {
    events.push(event);
  }
  const finished = events.at(-1);
  if (finished?.type !== 'finished') throw new Error('A run ends with "finished".');
  const tables = events.flatMap((event) => (event.type === 'verification' ? [event.result] : []));
  const objects = events.findLast((event) => event.type === 'objects')?.result;
  return { decisions: all, analysis, script, events, outcome: finished.outcome, tables, objects };
}

/** A checkpoint store for tests that don't look at the file. */
export function memoryStore(): CheckpointStore {
  let kept: Awaited<ReturnType<CheckpointStore['load']>>;
  return {
    load: () => Promise.resolve(kept),
    save: (checkpoint) => {
      kept = checkpoint;
      return Promise.resolve();
    },
    clear: () => {
      kept = undefined;
      return Promise.resolve();
    },
  };
}

/** What a failed migration says, in a form that a test's output shows whole. */
export function summary(migrated: Migrated): string {
  const { outcome, tables, objects } = migrated;
  const wrong = tables.filter((table) => table.state !== 'verified');
  return JSON.stringify(
    {
      outcome,
      wrong: wrong.map((table) => ({ ...table, differences: table.differences.slice(0, 3) })),
      objects: objects?.reason ?? objects?.objects.filter(isAmiss),
    },
    undefined,
    2,
  );
}
