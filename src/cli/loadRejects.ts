import { basename } from 'node:path';
import { EngineError, loadRejects, rejectFile, rejectsPlan } from '../engine/index.js';
import { countOf } from '../engine/model/quantity.js';
import { rowName } from '../engine/model/reject.js';
import type { Context, Ending } from './context.js';
import { exitCodes } from './exitCode.js';
import { openScript } from './run.js';

/** `load-rejects`: loads the rows that runs of the script set aside; shows it, and does it with --yes. */
export async function loadRejectsCommand(context: Context): Promise<Ending> {
  const { args, output, signal } = context;
  const { connections, script, files } = await openScript(context);
  const store = rejectFile(files.rejects);
  const plan = await rejectsPlan(script, connections.target, store, signal);
  if (plan.length === 0) {
    throw new EngineError({
      code: 'BAD_INPUT',
      stage: 'input',
      object: files.rejects,
      message: `There are no refused rows in ${files.rejects}.`,
      hint: 'A run with --on-reject=keep writes them there, when the target refuses some.',
    });
  }
  const statements = plan.map(({ statement }) => statement);
  output.say(`${args.yes ? 'Loading' : 'This would load'} from ${files.rejects}:`);
  for (const { table, rows, statement } of plan) output.say(`  ${countOf(rows, 'row')} of ${table} by ${statement};`);
  if (!args.yes) {
    output.say('Nothing was changed. Mend the rows in the file, or the target; then add --yes to do it.');
    return { exitCode: exitCodes.success, statements };
  }
  const { loaded, left } = await loadRejects(script, connections.target, store, {
    scriptName: basename(files.script),
    signal,
  });
  for (const { table, rows } of loaded) output.say(`${countOf(rows, 'row')} of ${table} went in.`);
  for (const { table, key, reason } of left) output.say(`Refused again: ${rowName(key)} of ${table}: ${reason}`);
  output.say(
    left.length === 0
      ? 'All are in, and the file is gone. Resume the run if it stopped, or compare the two sides with "verify".'
      : `${countOf(left.length, 'row')} ${left.length === 1 ? 'stays' : 'stay'} in the file.`,
  );
  return { exitCode: left.length === 0 ? exitCodes.success : exitCodes.problem, statements };
}
