import type { Finding } from '../model/finding.js';
import { isOfTable, stepsOf, type Script } from '../model/script.js';

/** A script that has no step for any table does nothing that anybody would want. */
export function nothingMoves(script: Script): Finding[] {
  if (stepsOf(script).some((step) => isOfTable(step))) return [];
  const object = { kind: 'database', path: [script.source?.database ?? ''] } as const;
  const message = 'The script has no step for any table: nothing is moved, and nothing is compared.';
  const fix = 'Look at which schemas and tables the mapping includes, and at what the source’s user may see.';
  return [{ code: 'NOTHING_TO_MOVE', severity: 'warning', object, message, fix }];
}
