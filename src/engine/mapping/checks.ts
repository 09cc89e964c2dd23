import type { Check } from '../model/catalog.js';
import type { Finding } from '../model/finding.js';
import type { TableMapping } from '../model/mapping.js';
import { tableFinding, type MapInput } from './context.js';
import type { Namer } from './naming.js';
import { renameExpression } from './renaming.js';

/** Carries a table's CHECKs, in the target's dialect; what can't be carried is a finding. */
export function mapChecks(input: MapInput, table: TableMapping, names: Namer, findings: Finding[]): Check[] {
  const { ddl } = input.targetAdapter;
  return table.source.checks.flatMap((check): Check[] => {
    const renamed = renameExpression(table, check);
    if (!renamed) {
      const message = `The check ${check.name} is not carried: it reads a column that is left out.`;
      findings.push(
        tableFinding(table.source, 'check', check.name, { code: 'CHECK_NOT_CARRIED', severity: 'warning', message }),
      );
      return [];
    }
    const carried = ddl.carryCheck({ ...check, ...renamed }, table, input.target);
    findings.push(...carried.findings);
    if (!carried.value) return [];
    const scope = ddl.limits.checkNameScope === 'table' ? JSON.stringify(table.target) : table.target.schema;
    return [{ ...carried.value, name: names.take(scope, check.name, `${table.target.name}_${check.name}`) }];
  });
}
