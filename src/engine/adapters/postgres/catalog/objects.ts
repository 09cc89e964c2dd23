import type { OtherObject, Routine, Sequence, Trigger, UserType, View } from '../../../model/catalog.js';
import type { ObjectKind } from '../../../model/finding.js';
import { qualify, quoteIdentifier, quoteString } from '../lex.js';
import { flag, list, optional, text, type CatalogRows, type Row } from './rows.js';
import type { TableReader } from './tables.js';

function inSchema(rows: readonly Row[], schema: string): Row[] {
  return rows.filter((row) => text(row, 'schema') === schema);
}

export function views(rows: CatalogRows, reader: TableReader, schema: string): View[] {
  return inSchema(rows.relations, schema)
    .filter((row) => /^[vm]$/.test(text(row, 'kind')))
    .map((row) => ({
      name: text(row, 'name'),
      materialized: text(row, 'kind') === 'm',
      definition: text(row, 'view_definition'),
      options: optional(row, 'view_options'),
      columns: reader.plainColumns(text(row, 'oid')),
      comment: optional(row, 'comment'),
    }));
}

export function sequences(rows: CatalogRows, reader: TableReader, schema: string): Sequence[] {
  return inSchema(rows.sequences, schema).map((row) => ({
    name: text(row, 'name'),
    type: text(row, 'type'),
    start: text(row, 'start'),
    increment: text(row, 'increment'),
    minimum: text(row, 'minimum'),
    maximum: text(row, 'maximum'),
    cycle: flag(row, 'cycle'),
    ...(text(row, 'persistence') === 'u' ? { unlogged: true } : {}),
    lastValue: optional(row, 'last_value'),
    ...(optional(row, 'last_value') === undefined ? {} : { isCalled: flag(row, 'is_called') }),
    ownedBy: reader.columnPath(text(row, 'owner'), text(row, 'owner_column')),
  }));
}

/** `pg_trigger.tgtype`; https://github.com/postgres/postgres/blob/REL_18_STABLE/src/include/catalog/pg_trigger.h */
const triggerBits = { before: 2, insert: 4, delete: 8, update: 16, truncate: 32, instead: 64 } as const;

export function triggers(rows: CatalogRows, schema: string): Trigger[] {
  return inSchema(rows.triggers, schema).map((row) => {
    const type = Number(row.type);
    const has = (bit: number): boolean => (type & bit) !== 0;
    const events = (['insert', 'update', 'delete', 'truncate'] as const).filter((event) => has(triggerBits[event]));
    return {
      name: text(row, 'name'),
      table: text(row, 'relation'),
      timing: has(triggerBits.before) ? 'BEFORE' : has(triggerBits.instead) ? 'INSTEAD OF' : 'AFTER',
      events: events.map((event) => event.toUpperCase()),
      definition: text(row, 'definition'),
      body: text(row, 'body'),
      condition: / WHEN \((.*)\) EXECUTE (?:FUNCTION|PROCEDURE) /su.exec(text(row, 'definition'))?.[1],
      firing: firings[text(row, 'enabled')],
    };
  });
}

/** `pg_trigger.tgenabled`; https://www.postgresql.org/docs/18/catalog-pg-trigger.html */
const firings: Readonly<Record<string, Trigger['firing']>> = { D: 'disabled', R: 'replica', A: 'always' };

const routineKinds: Readonly<Record<string, Routine['kind']>> = {
  f: 'function',
  p: 'procedure',
  a: 'aggregate',
  w: 'window',
};

/** Functions of one name differ by their arguments, so these belong to the name. */
export function routines(rows: CatalogRows, schema: string): Routine[] {
  return inSchema(rows.routines, schema).map((row) => ({
    name: `${text(row, 'name')}(${text(row, 'arguments')})`,
    kind: routineKinds[text(row, 'kind')] ?? 'function',
    language: text(row, 'language'),
    definition: text(row, 'definition'),
  }));
}

export function otherObjects(rows: CatalogRows, schema: string, isFirst: boolean): OtherObject[] {
  return rows.others
    .filter((row) => (optional(row, 'schema') === undefined ? isFirst : text(row, 'schema') === schema))
    .map((row) => ({
      kind: text(row, 'kind') as ObjectKind,
      name: text(row, 'name'),
      definition: optional(row, 'definition'),
    }));
}

const typeCategories: Readonly<Record<string, UserType['category']>> = {
  e: 'enum',
  d: 'domain',
  c: 'composite',
  r: 'range',
  b: 'other',
  p: 'other',
};

/** Types that people made; arrays, multiranges and row types come with the types and tables that they belong to. */
export function userTypes(rows: CatalogRows, reader: TableReader, schema: string): UserType[] {
  return inSchema(rows.types, schema)
    .filter((row) => flag(row, 'wanted') && !flag(row, 'of_extension') && !flag(row, 'is_array'))
    .filter((row) => Object.hasOwn(typeCategories, text(row, 'kind')))
    .filter((row) => text(row, 'kind') !== 'c' || text(row, 'row_of') === 'c')
    .map((row) => ({
      name: text(row, 'name'),
      category: typeCategories[text(row, 'kind')] ?? 'other',
      ...(text(row, 'kind') === 'e' ? { labels: list(row, 'labels') } : {}),
      definition: typeDefinition(row, reader),
      comment: optional(row, 'comment'),
    }));
}

function typeDefinition(row: Row, reader: TableReader): string {
  const name = qualify({ schema: text(row, 'schema'), name: text(row, 'name') });
  switch (text(row, 'kind')) {
    case 'e':
      return `CREATE TYPE ${name} AS ENUM (${list(row, 'labels').map(quoteString).join(', ')})`;
    case 'c': {
      const columns = reader.plainColumns(text(row, 'relation'));
      return `CREATE TYPE ${name} AS (${columns.map((column) => `${quoteIdentifier(column.name)} ${column.type}`).join(', ')})`;
    }
    case 'r':
      return `CREATE TYPE ${name} AS RANGE (SUBTYPE = ${text(row, 'subtype')})`;
    case 'd':
      return domainDefinition(row, name, reader);
    default:
      return `CREATE TYPE ${name}`;
  }
}

function domainDefinition(row: Row, name: string, reader: TableReader): string {
  const expression = optional(row, 'default_text');
  const checks = reader
    .checksOfDomain(text(row, 'oid'))
    .map((check) => ` CONSTRAINT ${quoteIdentifier(text(check, 'name'))} ${text(check, 'definition')}`);
  return [
    `CREATE DOMAIN ${name} AS ${text(row, 'base_text')}`,
    expression === undefined ? '' : ` DEFAULT ${expression}`,
    flag(row, 'not_null') ? ' NOT NULL' : '',
    ...checks,
  ].join('');
}
