import type { Check } from '../model/catalog.js';
import type { Finding } from '../model/finding.js';
import type { MappedCheck, TableMapping } from '../model/mapping.js';
import type { LooseCheck } from '../model/profile.js';
import { proofOf, refusalsOf, type Proof } from './assumptions.js';
import { heldByAll, tableFinding, type MapContext } from './context.js';
import type { Namer } from './naming.js';
import { renameExpression } from './renaming.js';

/** Carries a table's CHECKs, in the target's dialect; what can't be carried is a finding. */
export function mapChecks(input: MapContext, table: TableMapping, names: Namer, findings: Finding[]): MappedCheck[] {
  const { ddl } = input.targetAdapter;
  return table.source.checks.flatMap((check): MappedCheck[] => {
    const renamed = renameExpression(table, check);
    if (!renamed) {
      const message = `The check ${check.name} is not carried: it reads a column that is left out.`;
      findings.push(
        tableFinding(table.source, 'check', check.name, { code: 'CHECK_NOT_CARRIED', severity: 'warning', message }),
      );
      return [];
    }
    const proof = proofOf(input, table.source, 'check', check.name, check);
    const proved = proof && tableFinding(table.source, 'check', check.name, proofFinding(proof, check.text));
    if (proof?.holds === false) {
      findings.push(...(proved ? [proved] : []));
      return [];
    }
    const loose = input.found(table.source).looseChecks.find((entry) => entry.name === check.name);
    if (loose && loose.hits > 0) findings.push(looseCheck(table, check, loose));
    const validated = check.validated || loose?.hits === 0;
    const carried = ddl.carryCheck({ ...check, ...renamed, validated }, table, input.target);
    findings.push(...carried.findings);
    if (!carried.value) return [];
    if (proved) findings.push(proved);
    if (!check.validated && validated) findings.push(heldByAll(table.source, 'check', check.name));
    const refusals = refusalsOf(check);
    if (refusals !== undefined) {
      const message = `The check means a little else on the target: ${refusals}.`;
      findings.push(
        tableFinding(table.source, 'check', check.name, { code: 'CHECK_DIFFERS', severity: 'info', message }),
      );
    }
    const scope = ddl.limits.checkNameScope === 'table' ? JSON.stringify(table.target) : table.target.schema;
    const name = names.take(scope, check.name, `${table.target.name}_${check.name}`);
    return [{ ...carried.value, name, sourceName: check.name }];
  });
}

function looseCheck(table: TableMapping, check: Check, { hits, example }: LooseCheck): Finding {
  return tableFinding(table.source, 'check', check.name, {
    code: 'CHECK_LOOSE',
    severity: 'warning',
    message: `${hits} ${hits === 1 ? 'row breaks' : 'rows break'} the check, which the source never held its old rows to (NOT VALID): ${check.text}`,
    fix: 'Mend the rows in the source and analyse again, so that the check can be carried as it is.',
    count: hits,
    example,
  });
}

function proofFinding({ holds, reason }: Proof, text: string): Omit<Finding, 'object'> {
  if (holds) {
    const message = `The check means a little else on the target: ${reason}. It may refuse values that the source takes, and take some that the source refuses; every row meets it.`;
    return { code: 'CHECK_DIFFERS', severity: 'info', message };
  }
  const message = `The check is not carried: ${reason}. It was: ${text}`;
  const fix = 'Mend those rows and analyse again, or add a check by hand.';
  return { code: 'CHECK_NOT_CARRIED', severity: 'warning', message, fix };
}
