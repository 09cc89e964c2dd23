import type { Finding } from '../model/finding.js';
import { tableKey } from '../model/mapping.js';
import type { MapInput } from './context.js';

/** Decisions about objects that the source doesn't have (any more): kept in the file, without effect, and said so. */
export function unknownDecisions(input: MapInput): Finding[] {
  const { catalog, decisions } = input;
  const tables = new Map(
    catalog.schemas.flatMap((schema) => schema.tables.map((table) => [tableKey(table), table] as const)),
  );
  const findings = Object.entries(decisions.tables ?? {}).flatMap(([key, decision]): Finding[] => {
    const table = tables.get(key);
    if (!table) return [unknown('table', [key], `The source has no table ${key}.`)];
    return Object.keys(decision.columns ?? {})
      .filter((name) => !table.columns.some((column) => column.name === name))
      .map((name) => unknown('column', [table.schema, table.name, name], `${key} has no column ${name}.`));
  });
  const schemas = (decisions.schemas ?? []).filter((name) => !catalog.schemas.some((schema) => schema.name === name));
  return [...findings, ...schemas.map((name) => unknown('schema', [name], `The source has no schema ${name}.`))];
}

function unknown(kind: 'schema' | 'table' | 'column', path: readonly string[], message: string): Finding {
  return {
    code: 'DECISION_WITHOUT_OBJECT',
    severity: 'warning',
    object: { kind, path },
    message: `${message} The decision about it has no effect.`,
    fix: 'Remove the decision from the mapping, or mend the name.',
  };
}
