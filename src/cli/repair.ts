import { repair, repairPlan, type Connections } from '../engine/index.js';
import { countOf } from '../engine/model/quantity.js';
import { statementsOf } from '../engine/model/repair.js';
import type { Script } from '../engine/model/script.js';
import type { Context } from './context.js';

/** Shows what would make differing rows equal again, and does it with --yes. False where a person has to decide first. */
export async function repairRows(
  { args, output, signal }: Context,
  connections: Connections,
  script: Script,
  scriptName: string,
): Promise<boolean> {
  const onEvent = output.event.bind(output);
  const plan = await repairPlan(script, connections, { signal, scriptName, onEvent });
  for (const { table, reason } of plan.refused) output.say(`${table} is not repaired. ${reason}`);
  if (plan.tables.length === 0) {
    output.say(plan.refused.length === 0 ? 'No row differs: there is nothing to repair.' : 'Nothing was changed.');
    return plan.refused.length === 0;
  }
  output.say(
    `${args.yes ? 'Running' : 'This would run'}, to make ${countOf(
      plan.tables.reduce((sum, table) => sum + table.rows, 0),
      'row',
    )} equal again:`,
  );
  for (const { side, sql } of statementsOf(plan)) output.say(`  ${side}: ${sql.replace(/\s+/gu, ' ')};`);
  if (!args.yes) {
    output.say('Nothing was changed. Add --yes to do it.');
    return false;
  }
  const failed = await repair(script, connections, plan, signal);
  for (const { table, reason } of failed) output.say(`${table}: ${reason}`);
  output.say(failed.length === 0 ? 'Done. Verifying again.' : 'Done but for these tables. Verifying again.');
  return true;
}
