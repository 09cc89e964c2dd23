import type { Adapter } from '../adapter.js';
import type { Mapping } from '../model/mapping.js';
import { stepsOf, type Script } from '../model/script.js';
import { stepName } from './stepName.js';

/** Statements that create, on an empty database, the tables that a script finds on its target: as the mapping sees them. Pure. */
export function standInsOf(script: Script, mapping: Mapping, target: Adapter): string[] {
  const steps = stepsOf(script);
  const found = new Set(steps.flatMap((step) => (step.attributes.existing === undefined ? [] : [step.name])));
  const made = new Set(steps.flatMap((step) => (step.kind === 'create-table' ? [step.name] : [])));
  const { ddl, scratch, lex } = target;
  const tables = mapping.tables.filter((table) => {
    const name = stepName(mapping, table);
    return table.included && found.has(name) && !made.has(name);
  });
  const home = ddl.defaultSchema(mapping.target);
  const schemas = new Set(tables.map((table) => table.target.schema).filter((schema) => schema !== home));
  const types = mapping.requiredTypes.filter(({ type }) =>
    tables.some((table) => table.columns.some((column) => column.chosen.requires?.name === type.name)),
  );
  return [
    ...(scratch.schemasAreDatabases ? [] : [...schemas].map((schema) => ddl.createSchema(schema))),
    ...types.map((type) => ddl.createType(type)),
    ...tables.map((table) => ddl.createTable(table, mapping.target)),
  ].flatMap((sql) => lex.splitStatements(sql).map((statement) => statement.sql));
}
