import type { Adapter } from '../../adapter.js';
import type { Catalog } from '../../model/catalog.js';
import type { Mapping, TableMapping, TargetName } from '../../model/mapping.js';
import { rowName } from '../../model/reject.js';
import type { Reactions, RepairedTable, RepairPlan } from '../../model/repair.js';
import { isOfKeys, rangePlaceholder, stepsOf, type Script } from '../../model/script.js';
import type { RowDifference, TableVerification } from '../../model/verification.js';
import { keyColumns, mappedTable } from '../keyColumns.js';
import { demandsOf } from './demands.js';
import { freedColumns, whyHeld } from './freed.js';
import { batches, sourceKeys, targetKeys } from './rowKeys.js';

/** How many rows of a table a repair takes at most; beyond that, copying the table again is the better way. */
export const mostRepairedRows = 10_000;

export interface RepairJob {
  readonly script: Script;
  readonly mapping: Mapping;
  readonly results: readonly TableVerification[];
  readonly source: Adapter;
  readonly target: Adapter;
  /** The target as it is. */
  readonly catalog: Catalog;
  /** Of the target's tables that differ. */
  readonly reactions: readonly Reactions[];
}

/** The statements that make differing rows equal again, through the copy steps' own two halves. Pure. */
export function planRepair(job: RepairJob): RepairPlan {
  const tables: { repaired: RepairedTable; mapping: TableMapping }[] = [];
  const refused: { table: string; reason: string }[] = [];
  for (const result of job.results.filter((entry) => entry.state === 'differs')) {
    const planned = planTable(job, result);
    if (typeof planned === 'string') refused.push({ table: result.table, reason: planned });
    else tables.push(planned);
  }
  return { tables: parentsFirst(tables), refused };
}

/** The tables of the target that a plan may change. */
export function repairedTables(mapping: Mapping, results: readonly TableVerification[]): TargetName[] {
  return results
    .filter(({ state }) => state === 'differs')
    .flatMap((result) => mappedTable(mapping, result.table)?.target ?? [])
    .map(({ schema, name }) => ({ schema, name }));
}

function planTable(
  job: RepairJob,
  result: TableVerification,
): { repaired: RepairedTable; mapping: TableMapping } | string {
  const { script, mapping, source, target, reactions } = job;
  const steps = stepsOf(script);
  const verify = steps.find((step) => step.id === result.step);
  const copy = steps.find(
    (step) => step.kind === 'copy' && !isOfKeys(step) && step.attributes.table === verify?.attributes.table,
  );
  const table = mappedTable(mapping, result.table);
  if (!verify || !copy || copy.skip || !table)
    return 'The script has no copy step for it, and a repair goes through that step.';
  if (result.differingRows > result.differences.length || result.differences.length > mostRepairedRows)
    return `More than ${result.differences.length} rows differ: copy the table again.`;
  const key = keyColumns(verify, table);
  if (!key) return 'Its rows have no key to fetch them by.';
  const query = copy.source?.sql ?? '';
  if (!query.includes(rangePlaceholder))
    return 'The query of its copy step has no /* @range */, where the keys would go.';
  const server = mapping.target;
  const name = target.lex.qualify(table.target, server);
  const [statement] = target.lex.splitStatements(copy.target?.sql ?? '');
  if (!statement?.sql.includes(name)) return `The target half of its copy step does not name ${name}.`;
  const own = reactions.find(
    (entry) => entry.table.schema === table.target.schema && entry.table.name === table.target.name,
  );
  if (own !== undefined && own.stuck.length > 0)
    return `Triggers of it would fire for the mended rows, and can't be switched off there: ${own.stuck.join(', ')}. Drop them for the repair, and create them again afterwards.`;
  const staging = target.ddl.repair.staging(table.target, server);
  const wanted = result.differences.filter((row) => row.kind !== 'extra');
  const extra = result.differences.filter((row) => row.kind === 'extra');
  const columns = table.columns.filter((column) => column.included && !column.generated).map((column) => column.name);
  const freed = freedColumns(table, key, wanted);
  const keys = own?.keys ?? [];
  const held = whyHeld({ ...job, keys }, table, freed);
  if (held !== undefined) return held;
  const merge = { table: table.target, staging, columns, key: key.map((column) => column.name), freed };
  const [select] = source.lex.splitStatements(query);
  const repaired: RepairedTable = {
    step: verify.id,
    table: result.table,
    target: { schema: table.target.schema, name: table.target.name },
    rows: result.differences.length,
    named: firstKeys(result.differences),
    fetch: batches(wanted).map((rows) =>
      (select?.sql ?? '').replace(rangePlaceholder, () => `(${sourceKeys(source, mapping, key, rows)})`),
    ),
    create: target.ddl.repair.createStaging(table.target, server),
    load: statement.sql.replace(name, () => staging),
    pause: own?.pause ?? [],
    demands: demandsOf({ target, mapping, table, keys, key }, result.differences),
    remove: batches(extra).map((rows) => `DELETE FROM ${name} WHERE ${targetKeys(target, mapping, key, rows)}`),
    merge: wanted.length === 0 ? [] : target.ddl.repair.merge(merge, server),
    resume: own?.resume ?? [],
    drop: target.ddl.repair.dropStaging(table.target, server),
  };
  return { repaired, mapping: table };
}

/** How many rows a message names. */
const named = 3;

function firstKeys(rows: readonly RowDifference[]): string {
  const first = rows.slice(0, named).map(({ key }) => rowName(key));
  return rows.length > named ? `${first.join('; ')} and ${rows.length - named} more` : first.join('; ');
}

/** Tables that others refer to come first, so that rows find their parents; in a cycle the order stays. */
function parentsFirst(tables: readonly { repaired: RepairedTable; mapping: TableMapping }[]): RepairedTable[] {
  const ordered: RepairedTable[] = [];
  const seen = new Set<TableMapping>();
  const visit = ({ repaired, mapping }: { repaired: RepairedTable; mapping: TableMapping }): void => {
    if (seen.has(mapping)) return;
    seen.add(mapping);
    for (const { references } of mapping.foreignKeys) {
      const parent = tables.find(
        (entry) => entry.mapping.target.schema === references.schema && entry.mapping.target.name === references.name,
      );
      if (parent) visit(parent);
    }
    ordered.push(repaired);
  };
  tables.forEach(visit);
  return ordered;
}
