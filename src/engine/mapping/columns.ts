import type { Column, Table } from '../model/catalog.js';
import type { Finding } from '../model/finding.js';
import type { ColumnMapping, TableMapping } from '../model/mapping.js';
import { chooseType, type Chosen } from './choose.js';
import { nullingGuards } from '../model/type.js';
import { columnDecision, tableFinding, type MapContext } from './context.js';
import type { keyUses } from './keyUse.js';
import { inCase, Namer } from './naming.js';
import { renameExpression } from './renaming.js';
import { sequenceKey, type SequenceTargets } from './sequences.js';
import type { TypeNames } from './typeNames.js';

/** What columns share while a mapping is made. */
export interface ColumnScope {
  /** Target schema. */
  readonly schema: string;
  readonly uses: ReturnType<typeof keyUses>;
  readonly types: TypeNames;
  readonly sequences: SequenceTargets;
  readonly findings: Finding[];
}

/** Maps every column of a table, excluded ones too. */
export function mapColumns(input: MapContext, table: Table, scope: ColumnScope): ColumnMapping[] {
  const { targetAdapter } = input;
  const namer = new Namer(targetAdapter.ddl, targetAdapter.ddl.limits.columnNamesFoldCase);
  const plain = table.columns.map((column) => mapColumn(input, table, column, namer, scope));
  return plain.map((column) => carryExpressions(input, table, plain, column, scope));
}

function mapColumn(input: MapContext, table: Table, column: Column, namer: Namer, scope: ColumnScope): ColumnMapping {
  const decision = columnDecision(input, table, column);
  const included = decision.include ?? true;
  const wanted = decision.name ?? inCase(column.name, input.decisions.names?.columns);
  const name = included ? namer.take('columns', wanted) : wanted;
  const say = (finding: Omit<Finding, 'object'>): void => {
    scope.findings.push(tableFinding(table, 'column', column.name, finding));
  };
  if (name !== wanted) {
    const message = `On the target this column is called ${name}: "${wanted}" is taken or not a legal name there.`;
    say({ code: 'NAME_CHANGED', severity: 'warning', message, resolution: 'fixed' });
  }
  const type = chooseNamed(input, table, column, scope);
  if (included) scope.findings.push(...type.findings);
  const becomesNull = type.lossy.some((guard) => guard.id === 'surrogate' || nullingGuards.includes(guard.id));
  if (included && becomesNull && !column.nullable) {
    const message = 'The column takes NULL on the target, for that is what the accepted loss leaves.';
    say({ code: 'NULLABILITY_WIDENED', severity: 'warning', message, resolution: 'fixed' });
  }
  return {
    source: column,
    included,
    name,
    neutral: type.neutral,
    choices: type.choices,
    chosen: type.chosen,
    decided: type.decided,
    read: type.read,
    lossy: type.lossy,
    expression: decision.expression,
    nullable: column.nullable || becomesNull,
    identity: column.identity,
    comment: column.comment,
  };
}

/** Chooses the type; a named type (an enum) whose name already means something else gets another name. */
function chooseNamed(input: MapContext, table: Table, column: Column, scope: ColumnScope): Chosen {
  const use = scope.uses(table, column);
  for (let attempt = 1; ; attempt += 1) {
    const hint = attempt === 1 ? `${table.name}_${column.name}` : `${table.name}_${column.name}_${attempt}`;
    const type = chooseType(input, table, column, use, hint);
    if (scope.types.fits(scope.schema, type.chosen) || attempt > 9) return type;
  }
}

/** Default and generated expressions may speak of other columns, so they come once all names are known. */
function carryExpressions(
  input: MapContext,
  table: Table,
  columns: readonly ColumnMapping[],
  column: ColumnMapping,
  { findings, sequences }: ColumnScope,
): ColumnMapping {
  const { ddl } = input.targetAdapter;
  const { source } = column;
  if (!column.included || column.expression !== undefined) return column;
  const say = (found: readonly Omit<Finding, 'object'>[]): void => {
    findings.push(...found.map((finding) => tableFinding(table, 'column', source.name, finding)));
  };
  if (source.generated) {
    const shell = shellOf(table, columns);
    const renamed = renameExpression(shell, source.generated);
    if (!renamed) {
      const message =
        'Becomes a plain column that keeps the computed values: a column that it is computed from is left out.';
      say([{ code: 'GENERATED_NOT_CARRIED', severity: 'warning', message }]);
      return column;
    }
    const generated = { ...source.generated, ...renamed };
    const carried = ddl.carryGenerated({ ...source, generated }, column.neutral, column.chosen, shell, input.target);
    say(carried.findings);
    return { ...column, generated: carried.value };
  }
  const sequence = source.sequence && sequences.get(sequenceKey(source.sequence));
  if (sequence && ddl.sequences) return { ...column, default: ddl.sequences.next(sequence) };
  if (source.default && !source.identity) {
    const carried = ddl.carryDefault(source.default, source, column.neutral, column.chosen, input.target);
    say(carried.findings);
    return { ...column, default: carried.value };
  }
  return column;
}

/** A table of which only the columns are known yet. */
function shellOf(table: Table, columns: readonly ColumnMapping[]): TableMapping {
  const target = { schema: table.schema, name: table.name };
  return { source: table, target, included: true, columns, indexes: [], foreignKeys: [], checks: [] };
}
