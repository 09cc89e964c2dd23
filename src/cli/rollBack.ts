import { basename } from 'node:path';
import { cleanUpPlan, fileCheckpointStore, remove, rollBackPlan } from '../engine/index.js';
import { inOrder, type Removal } from '../engine/model/removal.js';
import type { Context, Ending } from './context.js';
import { exitCodes } from './exitCode.js';
import { openScript } from './run.js';

/** `rollback`: drops exactly what the script's run created; shows it, and does it with --yes. */
export async function rollBackCommand(context: Context): Promise<Ending> {
  const { connections, script, files } = await openScript(context);
  const { signal, redactor } = context;
  const store = fileCheckpointStore(files.state, (error) => redactor.value(error));
  const options = { store, scriptName: basename(files.script), signal };
  const removal = await rollBackPlan(script, connections.target, options);
  return await shown(context, removal, async () => {
    await remove(script, connections.target, removal, options);
    await store.clear();
  });
}

/** `clean`: drops what crashed runs and rehearsals left on the target beside what they migrated. */
export async function cleanCommand(context: Context): Promise<Ending> {
  const { connections, script, files } = await openScript(context);
  const { signal, redactor } = context;
  const store = fileCheckpointStore(files.state, (error) => redactor.value(error));
  const planned = await cleanUpPlan(script, connections.target, signal);
  const temporaries = (await store.temporaries?.()) ?? [];
  const goes = temporaries.map((file) => `The file ${file} goes, which a process that is gone was writing.`);
  const removal = { ...planned, notes: [...planned.notes, ...goes] };
  return await shown(context, removal, async () => {
    await remove(script, connections.target, removal, { scriptName: basename(files.script), signal });
    await store.tidy?.();
  });
}

async function shown({ args, output }: Context, removal: Removal, work: () => Promise<void>): Promise<Ending> {
  const statements = inOrder(removal);
  if (statements.length === 0) output.say('Nothing is left on the target.');
  if (statements.length + removal.notes.length === 0) return { exitCode: exitCodes.success };
  if (statements.length > 0) output.say(`${args.yes ? 'Running' : 'This would run'} on the target:`);
  for (const sql of statements) output.say(`  ${sql};`);
  for (const note of removal.notes) output.say(note);
  if (!args.yes) {
    output.say('Nothing was changed. Add --yes to do it.');
    return { exitCode: exitCodes.success, statements };
  }
  await work();
  output.say('Done.');
  return { exitCode: exitCodes.success, statements };
}
