import type { Column, Table } from '../model/catalog.js';
import type { Finding } from '../model/finding.js';
import { tableKey, type ColumnDecision, type ColumnMapping, type TableMapping } from '../model/mapping.js';
import { differencesOf, proofOf, refusalsOf } from './assumptions.js';
import type { ColumnPlace } from './columnPlace.js';
import { chooseType, type Chosen } from './choose.js';
import { nullingGuards } from '../model/type.js';
import { entryOf, tableDecision, tableFinding, undecided, type MapContext } from './context.js';
import { inPolicy, nameAll, nameFinding, Namer, type Named } from './naming.js';
import { renameExpression } from './renaming.js';
import { sequenceKey, sequenceOf, type SequenceTargets } from './sequences.js';
import type { TypeNames } from './typeNames.js';

/** What columns share while a mapping is made. */
export interface ColumnScope {
  /** Target schema. */
  readonly schema: string;
  readonly types: TypeNames;
  readonly sequences: SequenceTargets;
  readonly findings: Finding[];
}

/** Maps every column of a table, excluded ones too. */
export function mapColumns(input: MapContext, table: Table, scope: ColumnScope): ColumnMapping[] {
  const { targetAdapter } = input;
  const { columns: decisions } = tableDecision(input, table);
  const decisionOn: DecisionOn = (column) => entryOf(decisions, column.name) ?? undecided;
  const namer = new Namer(targetAdapter.ddl, targetAdapter.ddl.limits.columnNamesFoldCase);
  const names = nameColumns(input, table, decisionOn, namer);
  const plain = input.types.ofTable(table).map(({ column, own, joined, use }) => {
    const place = { table, column, own, joined, use, decision: decisionOn(column) };
    return mapColumn(input, place, names.get(column), scope);
  });
  return plain.map((column) => carryExpressions(input, table, plain, column, scope));
}

type DecisionOn = (column: Column) => ColumnDecision;

/** The target names of the columns that move. */
function nameColumns(input: MapContext, table: Table, decisionOn: DecisionOn, namer: Namer): Map<Column, Named> {
  const moving = table.columns.filter((column) => decisionOn(column).include ?? true);
  return nameAll(
    moving,
    (column) => wantedName(input, column, decisionOn(column)),
    (_column, wanted) => namer.take('columns', wanted),
  );
}

function wantedName(input: MapContext, column: Column, { name }: ColumnDecision): { name: string; decided: boolean } {
  return { name: name ?? inPolicy(column.name, input.decisions.names?.columns), decided: name !== undefined };
}

function mapColumn(input: MapContext, place: ColumnPlace, named: Named | undefined, scope: ColumnScope): ColumnMapping {
  const { table, column, decision } = place;
  const included = named !== undefined;
  const name = named?.name ?? wantedName(input, column, decision).name;
  const say = (finding: Omit<Finding, 'object'>): void => {
    scope.findings.push(tableFinding(table, 'column', column.name, finding));
  };
  const changed = named && nameFinding('column', named);
  if (changed)
    say({
      ...changed,
      decision: named.decided ? ['tables', tableKey(table), 'columns', column.name, 'name'] : undefined,
    });
  if (included && decision.expression !== undefined) {
    const wrong = wrongExpression(input, table, column, decision.expression);
    if (wrong) say(wrong);
  }
  const { scale = 0 } = column.type.base ?? column.type;
  if (included && scale < 0) {
    const message = `New values are no longer rounded to multiples of 1${'0'.repeat(-scale)}: the target's types have no scale below zero (${column.type.text}).`;
    say({ code: 'SCALE_NOT_CARRIED', severity: 'info', message });
  }
  const type = chooseNamed(input, place, scope);
  if (included) scope.findings.push(...type.findings);
  const replaced = type.replacements.map((entry) => entry.guard);
  const becomesNull = type.lossy.some(
    (guard) => !replaced.includes(guard) && (guard.id === 'surrogate' || nullingGuards.includes(guard.id)),
  );
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
    rule: type.rule,
    read: type.read,
    lossy: type.lossy,
    replacements: type.replacements,
    overlong: type.overlong,
    expression: decision.expression,
    nullable: column.nullable || becomesNull,
    identity: column.identity,
    comment: column.comment,
  };
}

/** What is wrong with a person's expression, as far as its text or the scanned source tells. */
function wrongExpression(
  input: MapContext,
  table: Table,
  column: Column,
  sql: string,
): Omit<Finding, 'object'> | undefined {
  const shown = input.sourceAdapter.lex.expressionError(sql);
  const key = tableKey(table);
  const refused = input.profile?.refusedExpressions?.find(
    (entry) => entry.table === key && entry.column === column.name && entry.sql === sql,
  );
  const reason = (shown ?? refused?.message)?.replace(/\.$/u, '');
  if (reason === undefined) return undefined;
  return {
    code: 'EXPRESSION_INVALID',
    severity: 'error',
    message: `The expression ${sql} can't be read: ${reason}.`,
    fix: 'Mend the expression in the mapping, or take it away.',
    decision: ['tables', key, 'columns', column.name, 'expression'],
  };
}

/**
 * Chooses the type; a named type (an enum) whose name already means something else gets another name. Columns that foreign keys join get one and the same, for types of
 * two names are never equal.
 */
function chooseNamed(input: MapContext, place: ColumnPlace, scope: ColumnScope): Chosen {
  const { table, column } = place.use.group[0] ?? place;
  for (let attempt = 1; ; attempt += 1) {
    const nameHint = (): string => {
      const plain = `${table.name}_${column.name}`;
      return input.targetAdapter.ddl.legalName(attempt === 1 ? plain : `${plain}_${attempt}`);
    };
    const type = chooseType(input, place, nameHint);
    if (scope.types.fits(scope.schema, type.chosen) || attempt > 99) return type;
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
  if (!source.generated && !source.default && !source.identity && !source.sequence) return column;
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
    const proof = proofOf(input, table, 'column', source.name, source.generated);
    if (proof?.holds === false) {
      const message = `Becomes a plain column that keeps the computed values: ${proof.reason}. It was: ${source.generated.text}`;
      say([{ code: 'GENERATED_NOT_CARRIED', severity: 'warning', message }]);
      return column;
    }
    const generated = { ...source.generated, ...renamed };
    const carried = ddl.carryGenerated({ ...source, generated }, column.neutral, column.chosen, shell, input.target);
    say(carried.findings);
    const reasons = carried.value ? [proof?.reason ?? [], refusalsOf(source.generated) ?? []].flat() : [];
    if (reasons.length > 0) {
      const message = `The column's expression means a little else on the target: ${reasons.join(', ')}. The values of all rows are the same.`;
      say([{ code: 'GENERATED_DIFFERS', severity: 'info', message }]);
    }
    return { ...column, generated: carried.value };
  }
  const asked = sequenceOf(source);
  const sequence = asked && sequences.get(sequenceKey(asked));
  if (sequence && ddl.sequences) {
    if (column.identity?.mode === 'always') say([alwaysDropped]);
    return { ...column, identity: undefined, default: ddl.sequences.next(sequence) };
  }
  if (source.default && !source.identity) {
    const carried = ddl.carryDefault(source.default, source, column.neutral, column.chosen, input.target);
    say(carried.findings);
    if (carried.value !== undefined && source.default.assumes) {
      const message = `The column's default means a little else on the target: ${differencesOf(source.default.assumes)}. It was: ${source.default.text}`;
      say([{ code: 'DEFAULT_DIFFERS', severity: 'info', message }]);
    }
    return { ...column, default: carried.value };
  }
  return column;
}

/** A default gives way to a value, which GENERATED ALWAYS does not. */
const alwaysDropped: Omit<Finding, 'object'> = {
  code: 'IDENTITY_ALWAYS_DROPPED',
  severity: 'info',
  message: 'New values come from a sequence by default. Values given by an INSERT are taken; the source refused them.',
};

/** A table of which only the columns are known yet. */
function shellOf(table: Table, columns: readonly ColumnMapping[]): TableMapping {
  const target = { schema: table.schema, name: table.name };
  return { source: table, target, included: true, columns, indexes: [], foreignKeys: [], checks: [] };
}
