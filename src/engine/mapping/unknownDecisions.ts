import type { Column, Table } from '../model/catalog.js';
import { acceptCovers, type DecisionPath, type Finding } from '../model/finding.js';
import { tableKey, type TableMapping, type TypeRule } from '../model/mapping.js';
import { guardPolicies } from '../model/policy.js';
import { nearest } from '../model/similar.js';
import type { MapContext, MapInput } from './context.js';
import { nameMatcher, typeNames } from './rules.js';
import { pathText } from './wishes.js';

/** Decisions about objects that the source doesn't have (any more): kept in the file, without effect, and said so. */
export function unknownDecisions(input: MapInput): Finding[] {
  const { catalog, decisions } = input;
  const schemas = catalog.schemas.map((schema) => schema.name);
  const tables = new Map(
    catalog.schemas.flatMap((schema) => schema.tables.map((table) => [tableKey(table), table] as const)),
  );
  const inTables = Object.entries(decisions.tables ?? {}).flatMap(([key, decision]): Finding[] => {
    const table = tables.get(key);
    if (!table) return [unknown('table', [key], key, [...tables.keys()], ['tables', key])];
    const columns = table.columns.map((column) => column.name);
    return Object.keys(decision.columns ?? {})
      .filter((name) => !columns.includes(name))
      .map((name) =>
        unknown('column', [table.schema, table.name, name], name, columns, ['tables', key, 'columns', name]),
      );
  });
  const listed = (decisions.schemas ?? []).flatMap((name, index): Finding[] =>
    schemas.includes(name) ? [] : [unknown('schema', [name], name, schemas, ['schemas', index])],
  );
  const renamed = Object.keys(decisions.schemaNames ?? {}).flatMap((name): Finding[] =>
    schemas.includes(name) ? [] : [unknown('schema', [name], name, schemas, ['schemaNames', name])],
  );
  return [...inTables, ...listed, ...renamed];
}

function unknown(
  kind: 'schema' | 'table' | 'column',
  path: readonly string[],
  name: string,
  known: readonly string[],
  decision: DecisionPath,
): Finding {
  const near = nearest(name, known);
  const owner = kind === 'column' ? `${path[0] ?? ''}.${path[1] ?? ''}` : 'The source';
  return {
    code: 'DECISION_WITHOUT_OBJECT',
    severity: 'warning',
    object: { kind, path },
    message: `${owner} has no ${kind} ${name}. The decision about it has no effect.`,
    fix: near === undefined ? 'Remove the decision from the mapping, or mend the name.' : `Did you mean "${near}"?`,
    decision,
  };
}

/** Rules, policies and accepted losses that nothing came of, each once; and wishes that the target can't meet. */
export function unusedDecisions(
  input: MapContext,
  tables: readonly TableMapping[],
  findings: readonly Finding[],
): Finding[] {
  const { rules = [], guards = {}, accept = [] } = input.decisions;
  const unused = rules.flatMap((rule, index): Finding[] => {
    const { matched, won } = input.wishes.useOf(index);
    if (won > 0) return [];
    if (matched === 0) return [unusedRule(index, ...whyNothing(rule, tables))];
    const message = `The rule names the type of no column: what it holds for is decided by rules before it or by decisions of its own.`;
    return [unusedRule(index, [message], 'Put it in front of the others, or remove it.')];
  });
  const strange = Object.keys(guards).length === 0 ? [] : strangeGuards(Object.keys(guards), tables);
  // Without the data most losses are not known yet.
  const idle = (input.profile === undefined ? [] : accept).flatMap((entry, index): Finding[] =>
    findings.some((finding) => acceptCovers(entry, finding))
      ? []
      : [{ ...withoutEffect(['accept', index], `Nothing was found that ${entry} accepts.`), severity: 'info' }],
  );
  return [...input.wishes.findings(), ...unused, ...strange, ...idle];
}

function strangeGuards(guards: readonly string[], tables: readonly TableMapping[]): Finding[] {
  const codes = new Set([...Object.keys(guardPolicies), ...guardCodesOf(tables)]);
  return guards
    .filter((code) => !codes.has(code))
    .map((code) =>
      withoutEffect(['guards', code], `No choice of type has a guard ${code}.`, nearest(code, [...codes])),
    );
}

function guardCodesOf(tables: readonly TableMapping[]): string[] {
  const offers = new Set(tables.flatMap((table) => table.columns.map((column) => column.choices)));
  return [...offers].flatMap((choices) => choices.flatMap((choice) => choice.guards.map((guard) => guard.code)));
}

/** Which of a rule's conditions holds for nothing, and what may have been meant. */
function whyNothing(rule: TypeRule, tables: readonly TableMapping[]): [reasons: string[], fix: string | undefined] {
  const columns = tables.flatMap((table) => table.columns.map((column) => ({ ...column, table: table.source })));
  const reasons: string[] = [];
  const near: string[] = [];
  const look = (
    what: string,
    wanted: string | undefined,
    test: (wanted: string) => boolean,
    known: () => string[],
  ): void => {
    if (wanted === undefined || test(wanted)) return;
    reasons.push(`no ${what} ${wanted}`);
    const meant = nearest(wanted, [...new Set(known())]);
    if (meant !== undefined) near.push(meant);
  };
  const types = (column: (typeof columns)[number]): string[] => [...typeNames(column.source.type, column.neutral)];
  const some = (of: (table: Table, column: Column) => string[]) => (wanted: string) => {
    const matches = nameMatcher(wanted);
    return columns.some((column) => of(column.table, column.source).some(matches));
  };
  look(
    'type',
    rule.when,
    (wanted) =>
      columns.some((column) => typeNames(column.source.type, column.neutral).has(wanted.toLowerCase().trim())),
    () => columns.flatMap(types),
  );
  look(
    'schema',
    rule.schema,
    some((table) => [table.schema]),
    () => columns.map(({ table }) => table.schema),
  );
  look(
    'table',
    rule.table,
    some((table) => [table.name, tableKey(table)]),
    () => columns.flatMap(({ table }) => [table.name, tableKey(table)]),
  );
  look(
    'column',
    rule.column,
    some((_table, column) => [column.name]),
    () => columns.map(({ source }) => source.name),
  );
  const fix = near.length === 0 ? undefined : `Did you mean ${near.map((word) => `"${word}"`).join(' and ')}?`;
  return [
    [
      `The rule holds for no column: ${reasons.length === 0 ? 'no column meets all of its conditions' : `the source has ${reasons.join(' and ')}`}.`,
    ],
    fix,
  ];
}

function unusedRule(index: number, messages: readonly string[], fix: string | undefined): Finding {
  const path = ['rules', index];
  return {
    code: 'RULE_WITHOUT_EFFECT',
    severity: 'warning',
    object: { kind: 'decision', path: [pathText(path)] },
    message: messages.join(' '),
    fix: fix ?? 'Mend the rule, or remove it from the mapping.',
    decision: path,
  };
}

function withoutEffect(path: DecisionPath, message: string, near?: string): Finding {
  return {
    code: 'DECISION_WITHOUT_OBJECT',
    severity: 'warning',
    object: { kind: 'decision', path: [pathText(path)] },
    message: `${message} The decision has no effect.`,
    fix: near === undefined ? 'Remove it from the mapping.' : `Did you mean "${near}"?`,
    decision: path,
  };
}
