import type { Column, Index, Table, Trigger } from '../../model/catalog.js';
import type { ObjectKind } from '../../model/finding.js';
import type { TableMapping } from '../../model/mapping.js';
import type { ObjectVerification } from '../../model/objectVerification.js';
import { stepsOf, type Script } from '../../model/script.js';
import { besideTables, ownName, rulesOn } from './besideTables.js';
import type { Comparison } from './comparison.js';
import { columnChecks } from './columnChecks.js';
import { triggersOn } from './triggers.js';

/** Something of the target that nothing of the source became. */
interface Added {
  readonly kind: ObjectKind;
  readonly name: string;
  /** What it does to applications. */
  readonly effect: string;
  /** True where it changes what the table takes, gives or does. */
  readonly matters: boolean;
}

/** What stands in and beside a table of the mapping, and was there before the run or not. */
export interface Home {
  readonly table: TableMapping;
  readonly found: Table;
  /** The name of its steps. */
  readonly step: string;
  readonly isKept: boolean;
}

/** What stands on the target alone: within the tables of the mapping, and beside them. Pure. */
export function accountForAdded(comparison: Comparison, homes: readonly Home[]): ObjectVerification[] {
  const own = ownNames(comparison.script);
  const within = homes.flatMap(({ isKept, ...home }) =>
    addedTo(home, comparison).map(({ kind, name, effect, matters }): ObjectVerification => {
      const why = isKept ? ['The table was on the target before, and is as it was.'] : own(name) ? [byHand] : [];
      const state = matters && why.length === 0 ? 'added' : 'beside';
      return entry(kind, [home.found.schema, home.found.name, name], state, [effect, ...why]);
    }),
  );
  return [
    ...within,
    ...besideTables(
      comparison,
      homes.map(({ found }) => found),
    ).map(({ kind, path, name = path.at(-1) ?? '', effect }) =>
      entry(kind, path, 'beside', own(name) ? [effect, byHand] : [effect]),
    ),
  ];
}

const byHand = 'A step of the script that a person wrote or edited names it.';

function entry(
  kind: ObjectKind,
  path: readonly string[],
  state: 'added' | 'beside',
  reasons: readonly string[],
): ObjectVerification {
  return { object: { kind, path }, target: path.at(-1), state, differences: [], reasons };
}

/** Whether a person's own hand in the script names something: it may make anything. */
function ownNames(script: Script): (name: string) => boolean {
  const text = stepsOf(script)
    .filter(({ kind, edited, skip }) => !skip && (kind === 'sql' || edited))
    .map(({ body }) => body?.sql ?? '')
    .join('\n')
    .toLowerCase();
  const words = new Set(text.match(/[\p{L}\p{N}_$]+/gu));
  return (name) =>
    words.has(name.toLowerCase()) || (/[^\p{L}\p{N}_$]/u.test(name) && text.includes(name.toLowerCase()));
}

function addedTo({ table, found, step }: Omit<Home, 'isKept'>, comparison: Comparison): Added[] {
  const { adapter, target, mapping, script } = comparison;
  const created = adapter.ddl.createdColumns(table);
  // Columns that stand in for expressions of an index are the script's own.
  const columns = without(found.columns, created).filter(
    (column) => !isUnseen(column) || !makes(script, step, adapter.lex.quoteIdentifier(column.name)),
  );
  const unseen = new Set(columns.filter(isUnseen).map(({ name }) => name));
  const { primaryKey } = found;
  // A server makes an index of the key's name for a foreign key that has none, and a counter of MySQL's has one of its column's name.
  const counters = created.filter(({ counts }) => counts);
  const keys = new Set([...table.foreignKeys, ...counters].map(({ name }) => name));
  const indexes = without(found.indexes, table.indexes).filter(({ name, unique }) => unique || !keys.has(name));
  const bySource = mapping.schemas
    .filter(({ source }) => source.name === table.source.schema)
    .flatMap(({ source }) => source.triggers.filter((trigger) => trigger.table === table.source.name));
  const rules = mapping.schemas.flatMap(({ source }) => source.others.filter(({ kind }) => kind === 'rule'));
  const triggers = [...adapter.ddl.createTriggers(table, target.server), ...bySource];
  return [
    ...columns.map((column) => ofColumn(column)),
    ...(primaryKey && !table.primaryKey && !primaryKey.columns.every((name) => unseen.has(name))
      ? [refusing('primary key', primaryKey)]
      : []),
    ...indexes.map((index) => ofIndex(index)),
    ...without(found.foreignKeys, table.foreignKeys).map((key) => refusing('foreign key', key)),
    ...columnChecks(table, found, adapter)
      .others.filter(({ name }) => !makes(script, step, `CONSTRAINT ${adapter.lex.quoteIdentifier(name)}`))
      .map((check) => refusing('check', check)),
    ...without(found.otherConstraints, table.source.otherConstraints).map((other) => refusing('constraint', other)),
    ...without(triggersOn(target, table.target), triggers).map((trigger) => ofTrigger(trigger)),
    ...without(rulesOn(target, found), rules).map((rule) => ofRule(ownName(rule))),
  ];
}

/** Whether a step of the table says it: some CHECKs stand in for what another object of the source does, as one for MATCH FULL. */
function makes(script: Script, name: string, sql: string): boolean {
  return stepsOf(script).some((step) => step.name === name && !step.skip && step.body?.sql.includes(sql) === true);
}

function without<T extends { readonly name: string }>(
  list: readonly T[],
  known: readonly { readonly name: string }[],
): T[] {
  const names = new Set(known.map(({ name }) => name));
  return list.filter(({ name }) => !names.has(name));
}

/** Neither a query nor an INSERT that does not name it meets it, as with the keys that a server gives to tables without one. */
function isUnseen({ invisible, nullable, identity, generated, ...column }: Column): boolean {
  return invisible === true && (nullable || column.default !== undefined || (identity ?? generated) !== undefined);
}

function ofColumn(column: Column): Added {
  const { name, nullable, identity, generated } = column;
  const isFilled = nullable || column.default !== undefined || (identity ?? generated) !== undefined;
  const effect = isUnseen(column)
    ? 'It is invisible: nothing that does not name it meets it.'
    : isFilled
      ? 'SELECT * gives it, and an INSERT without names of columns fails.'
      : 'It takes no NULL and has no default: an INSERT that does not name it fails.';
  return { kind: 'column', name, effect, matters: !isUnseen(column) };
}

function ofIndex(index: Index): Added {
  if (index.unique) return refusing('index', index);
  return { kind: 'index', name: index.name, effect: 'It costs writes, and changes no result.', matters: false };
}

function refusing(kind: ObjectKind, { name }: { readonly name: string }): Added {
  return { kind, name, effect: 'It can refuse rows that the source takes.', matters: true };
}

function ofTrigger({ name, firing }: Trigger): Added {
  const isOff = firing === 'disabled';
  const effect = isOff ? 'It is disabled.' : 'It runs when rows change, and nothing at the source does that.';
  return { kind: 'trigger', name, effect, matters: !isOff };
}

function ofRule(name: string): Added {
  const effect = 'It does something else, or something more, when the table is read or written.';
  return { kind: 'rule', name, effect, matters: true };
}
