import type { Check } from '../model/check.js';
import {
  objectsFix,
  objectsWords,
  referringWords,
  rowsReferCode,
  type Dependents,
  type LostTables,
} from '../model/existing.js';
import { acceptCovers } from '../model/finding.js';
import type { TargetName } from '../model/mapping.js';
import { readNames } from '../model/names.js';
import type { ScriptStep } from '../model/script.js';
import type { End } from './end.js';

/** Looks at what of others hangs on tables that the steps empty or drop; nothing where they do neither. `accept`: what the script accepts by name. */
export async function dependentChecks(
  steps: readonly ScriptStep[],
  target: End,
  accept: readonly string[],
  signal: AbortSignal,
): Promise<Check[]> {
  const lost = { emptied: emptied(steps), dropped: dropped(steps, target) };
  if (lost.emptied.length + lost.dropped.length === 0) return [];
  const found = await target.adapter.existing.dependents(target.session, lost, signal);
  const object = { kind: 'database', path: [target.session.server.database] } as const;
  const isAccepted = accept.some((entry) =>
    acceptCovers(entry, { code: rowsReferCode, severity: 'error', object, message: '' }),
  );
  return [referringRows(found, isAccepted, unknownKeys(steps, target, found)), ...dependentObjects(found, lost)];
}

/** Tables that steps drop which are there before the run. */
export function dropped(steps: readonly ScriptStep[], { adapter, session }: End): TargetName[] {
  return steps
    .filter((step) => step.kind === 'drop-table' && !step.skip && step.phase !== 'clean up')
    .flatMap((step) => adapter.lex.splitStatements(step.body?.sql ?? ''))
    .flatMap(({ sql }) => adapter.existing.dropped(sql, session.server));
}

function emptied(steps: readonly ScriptStep[]): TargetName[] {
  if (!steps.some((step) => step.kind === 'truncate' && !step.skip)) return [];
  return steps
    .filter((step) => step.kind === 'copy' && step.attributes.existing === 'truncate')
    .map((step) => {
      const [schema = '', name = ''] = readNames(step.attributes.into ?? '', '.');
      return { schema, name };
    });
}

/** Keys that the server insists on, and that no step puts aside: others made them since the script was generated. */
function unknownKeys(steps: readonly ScriptStep[], { adapter }: End, { keys, refused }: Dependents): string[] {
  if (!refused) return [];
  const suspends = steps
    .filter((step) => step.kind === 'suspend' && !step.skip)
    .flatMap((step) => adapter.lex.splitStatements(step.body?.sql ?? ''));
  const isPutAside = (table: string, key: string): boolean =>
    suspends.some(({ sql }) => sql.includes(` ${table} DROP `) && sql.endsWith(` ${key}`));
  return keys.filter(({ table, key }) => !isPutAside(table, key)).map(({ table, key }) => `${key} of ${table}`);
}

function referringRows({ keys }: Dependents, isAccepted: boolean, unknown: readonly string[]): Check {
  const check = { id: 'referring-rows', side: 'target' } as const;
  if (unknown.length > 0)
    return {
      ...{ ...check, state: 'fail' },
      seen: `The script does not know of these foreign keys, and the server takes no table away that they refer to: ${unknown.join(', ')}.`,
      fix: 'Generate the script again.',
    };
  const referring = keys.filter(({ rows }) => rows > 0);
  if (referring.length === 0) {
    const seen = 'No row of another table refers to a row that the script takes away.';
    return { ...check, state: 'pass', seen };
  }
  return {
    ...{ ...check, state: isAccepted ? 'warn' : 'fail', seen: referringWords(referring) },
    fix: isAccepted
      ? 'That is accepted: after the load each has to find its row again, or the run stops there.'
      : `Take the referring rows away, or move their tables too. Where the source has every row that they refer to, write "-- @accept ${rowsReferCode}" at the head of the script.`,
  };
}

function dependentObjects(found: Dependents, lost: LostTables): Check[] {
  if (lost.dropped.length === 0) return [];
  const check = { id: 'dependent-objects', side: 'target' } as const;
  if (found.objects.length === 0)
    return [{ ...check, state: 'pass', seen: 'Nothing else stands on the tables that the script drops.' }];
  const fix = objectsFix(found.refused);
  return [{ ...check, state: found.refused ? 'fail' : 'warn', seen: objectsWords(found), fix }];
}
