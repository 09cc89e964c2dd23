import type { Adapter } from '../../adapter.js';
import type { CreatedColumn } from '../../model/createdColumn.js';
import type {
  Check,
  Column,
  ForeignKey,
  Index,
  NativeType,
  ServerInfo,
  SqlExpression,
  Table,
} from '../../model/catalog.js';
import { renameColumns, type Expression } from '../../model/expression.js';
import type { NeutralType } from '../../model/type.js';
import type { ColumnMapping, MappedForeignKey, MappedIndex, TableMapping } from '../../model/mapping.js';
import { Aspects } from './aspects.js';
import {
  compareColumnTraits,
  compareDeferrable,
  compareForeignKeyTraits,
  compareIndexTraits,
  compareOrder,
  compareTableTraits,
} from './traits.js';
import type { Coverage } from './coverage.js';
import { asDocument } from './documents.js';
import type { Ledger } from './ledger.js';
import { columnChecks, type ColumnChecks } from './columnChecks.js';
import { judge, type WrittenExpression } from './meaning.js';

/** A table of the mapping, what stands for it on the target, and where the outcome goes. */
export interface TableAccount {
  readonly table: TableMapping;
  readonly found: Table;
  readonly adapter: Adapter;
  readonly server: ServerInfo;
  readonly ledger: Ledger;
  readonly step: string;
  readonly coverage: Coverage;
}

/** With the CHECKs of its columns sorted out. */
type CheckedAccount = TableAccount & { readonly checks: ColumnChecks };

/** Accounts for a table that is on the target, with its columns, keys, indexes, checks and comments. */
export function accountForTable(account: TableAccount): void {
  const { table, found, ledger, step } = account;
  const aspects = new Aspects();
  const path = [table.source.schema, table.source.name];
  const commentChanged = ledger.about({ kind: 'table', path }).some((finding) => finding.code === 'COMMENT_CHANGED');
  if (!commentChanged) aspects.note('comment', table.comment, found.comment);
  compareTableTraits(table.source, found, aspects);
  aspects.leaves(account.coverage.ofTable(table));
  const columns = account.adapter.ddl.createdColumns(table);
  if (ledger.makes)
    compareOrder(
      columns.map(({ name }) => name),
      found.columns,
      aspects,
    );
  const object = { kind: 'table' as const, path };
  ledger.enter({
    object,
    target: found.name,
    wanted: true,
    present: true,
    ...aspects.outcome,
    madeBy: ['create-table', 'comment'],
    step,
  });
  const created = new Map(columns.map((column) => [column.name, column]));
  const checked = { ...account, checks: columnChecks(table, found, account.adapter) };
  for (const column of table.columns) accountForColumn(checked, column, created.get(column.name));
  accountForPrimaryKey(account);
  for (const index of table.source.indexes) accountForIndex(account, index);
  for (const key of table.source.foreignKeys) accountForForeignKey(account, key);
  for (const check of table.source.checks) accountForCheck(account, check.name);
  for (const { name } of table.source.otherConstraints) {
    const present = found.otherConstraints.some((entry) => entry.name === name);
    ledger.enter({ object: { kind: 'constraint', path: [...path, name] }, wanted: false, present });
  }
}

function accountForColumn(account: CheckedAccount, column: ColumnMapping, created: CreatedColumn | undefined): void {
  const { table, found, ledger, step, coverage } = account;
  const path = [table.source.schema, table.source.name, column.source.name];
  const object = { kind: 'column' as const, path };
  const own = column.included ? found.columns.find((entry) => entry.name === column.name) : undefined;
  const reasons = column.included ? [] : ['Left out by a decision in the mapping.'];
  const common = { object, target: column.name, madeBy: ['create-table', 'comment'] as const, step };
  if (!own || !created) {
    ledger.enter({ ...common, wanted: column.included, present: false, reasons });
    return;
  }
  const aspects = new Aspects();
  compareColumn(account, column, created, own, aspects);
  aspects.leaves(coverage.ofColumn(table, column));
  if (column.comment !== undefined || own.comment !== undefined) {
    const changed = ledger.about(object).some((finding) => finding.code === 'COMMENT_CHANGED');
    if (!changed) aspects.note('comment', created.comment, own.comment);
  }
  ledger.enter({ ...common, wanted: true, present: true, ...aspects.outcome });
}

function compareColumn(
  account: CheckedAccount,
  column: ColumnMapping,
  created: CreatedColumn,
  found: Column,
  aspects: Aspects,
): void {
  const { adapter, server } = account;
  const neutral = (entry: Column): string => {
    const {
      name: _name,
      foldsCase: _case,
      foldsAccents: _accents,
      foldsBlanks: _blanks,
      ...type
    } = adapter.types.toNeutral(entry, server) as unknown as Record<string, unknown>;
    return JSON.stringify(type);
  };
  const expected: Column = {
    name: created.name,
    ordinal: found.ordinal,
    type: created.type,
    nullable: created.nullable,
  };
  if (neutral(expected) !== neutral(found)) aspects.same('type', typeWords(created.type), typeWords(found.type));
  aspects.same('nullable', created.nullable, found.nullable);
  compareCollation(account, column, created, found, aspects);
  // One that the source lacks would change values that nobody wrote.
  aspects.same('on update', onUpdateWords(created), onUpdateWords(found));
  compareOwnCheck(account, created, aspects);
  const source = column.source;
  if (!asksSequence(account, created, found)) {
    aspects.same('counts by itself', created.counts, found.identity !== undefined);
    compareColumnTraits(column, found, aspects);
    const shown = column.neutral.kind === 'json' ? asDocument : (value: SqlExpression | undefined) => value;
    const [ours, theirs] = [shown(source.default), shown(found.default)];
    compareExpression(account, 'default', withoutNull(created.default), ours, theirs, aspects);
  }
  compareExpression(account, 'generated', created.generated?.sql, source.generated, found.generated, aspects);
  if (created.generated && found.generated) aspects.same('stored', created.generated.stored, found.generated.stored);
}

const onUpdateWords = ({ onUpdateNow: digits }: Pick<Column, 'onUpdateNow'>): string | undefined =>
  digits === undefined ? undefined : `CURRENT_TIMESTAMP(${digits})`;

/**
 * Where something else made the target, its column may have the source's own collation, or another one that takes the same texts for equal as far as the types of the
 * model tell: then the order of texts, and letters of which they tell nothing, stay open.
 */
function compareCollation(
  { ledger, adapter, server }: TableAccount,
  { source, neutral }: ColumnMapping,
  created: CreatedColumn,
  found: Column,
  aspects: Aspects,
): void {
  const own = found.collation ?? 'default';
  if (created.collation === undefined || created.collation === own) return;
  if (ledger.makes || folds(neutral) !== folds(adapter.types.toNeutral(found, server)))
    aspects.same('collation', created.collation, own);
  else if (source.collation !== found.collation)
    aspects.unknown.push(
      `Its collation can't be compared: ${source.collation ?? 'the default'} at the source, ${own} on the target.`,
    );
}

/** What a type takes for equal beside identical texts. */
function folds(type: NeutralType): string {
  if (type.kind !== 'text') return '';
  const { foldsCase = false, foldsAccents = false, foldsBlanks = false } = type;
  return JSON.stringify([foldsCase, foldsAccents, foldsBlanks]);
}

/** The condition that stands in for what the type does not refuse. */
function compareOwnCheck({ checks }: CheckedAccount, { name, check }: CreatedColumn, aspects: Aspects): void {
  if (check === undefined) return;
  const found = checks.columns.get(name);
  aspects.same('check', check, found && check);
  if (found) compareHold('check ', { validated: true, enforced: true }, found, aspects);
}

/** Whether rows are held to a condition: new ones, and those that were there. */
function compareHold(
  what: string,
  wanted: Pick<Check, 'validated' | 'enforced'>,
  found: Pick<Check, 'validated' | 'enforced'>,
  aspects: Aspects,
): void {
  aspects.same(`${what}enforced`, wanted.enforced, found.enforced);
  if (found.enforced) aspects.same(`${what}validated`, wanted.validated, found.validated);
}

/** A type of its own tells by its labels what is not the same. */
function typeWords({ schema, text, labels }: NativeType): string {
  return schema === undefined || labels === undefined ? text : `${text} (${labels.join(', ')})`;
}

/** A column that alone asks a sequence reads as one that counts by itself. */
function asksSequence({ adapter }: TableAccount, created: CreatedColumn, { identity }: Column): boolean {
  const [schema, name] = identity?.sequence ?? [];
  if (schema === undefined || name === undefined || created.default === undefined) return false;
  return adapter.ddl.sequences?.next({ schema, name }) === created.default;
}

/** DEFAULT NULL is none. */
const withoutNull = (sql: string | undefined): string | undefined =>
  sql === undefined || /^null$/iu.test(sql.trim()) ? undefined : sql;

function compareExpression(
  account: TableAccount,
  aspect: string,
  written: string | undefined,
  source: SqlExpression | undefined,
  found: SqlExpression | undefined,
  aspects: Aspects,
): void {
  const there = found && !/^null(?:::.*)?$/iu.test(found.text.trim()) ? found : undefined;
  if (written === undefined || there === undefined) {
    aspects.same(aspect, written, there?.text);
    return;
  }
  aspects.judged(
    aspect,
    judge(
      account,
      { sql: written, expression: source?.expression && renamed(account.table, source.expression) },
      there,
    ),
    written,
    there.text,
  );
}

const writtenOf = ({ text, expression }: SqlExpression): WrittenExpression => ({ sql: text, expression });

function renamed(table: TableMapping, expression: Expression): Expression {
  return renameColumns(expression, (name) => table.columns.find((column) => column.source.name === name)?.name ?? name);
}

function accountForPrimaryKey({ table, found, ledger, step }: TableAccount): void {
  const { primaryKey } = table.source;
  if (!primaryKey) return;
  const object = { kind: 'primary key' as const, path: [table.source.schema, table.source.name, primaryKey.name] };
  const aspects = new Aspects();
  const { primaryKey: wanted } = table;
  if (wanted && found.primaryKey) {
    aspects.same('columns', wanted.columns, found.primaryKey.columns);
    compareDeferrable(primaryKey, found.primaryKey, aspects);
  }
  const present = wanted ? found.primaryKey !== undefined : false;
  const proof = present ? 'the server keeps it' : undefined;
  ledger.enter({
    object,
    wanted: wanted !== undefined,
    present,
    ...aspects.outcome,
    madeBy: ['create-table'],
    step,
    proof,
  });
}

function accountForIndex(account: TableAccount, source: Index): void {
  const { table, found, ledger, step } = account;
  const object = { kind: 'index' as const, path: [table.source.schema, table.source.name, source.name] };
  const mapped = table.indexes.find((index) => index.sourceName === source.name);
  const own = mapped && found.indexes.find((index) => index.name === mapped.name);
  const aspects = new Aspects();
  if (mapped && own) {
    compareIndex(account, mapped, own, aspects);
    compareIndexTraits(source, own, aspects);
  }
  const common = { object, target: mapped?.name, madeBy: ['create-index', 'create-table'] as const, step };
  const proof = own?.unique === true ? 'the server keeps it' : undefined;
  ledger.enter({ ...common, wanted: mapped !== undefined, present: own !== undefined, ...aspects.outcome, proof });
}

function compareIndex(account: TableAccount, mapped: MappedIndex, own: Index, aspects: Aspects): void {
  aspects.same('unique', mapped.unique, own.unique);
  // A server has its own way to keep a unique key.
  if (account.ledger.makes && !own.unique) aspects.same('method', mapped.method, own.method);
  aspects.same('parts', mapped.parts.length, own.parts.length);
  for (const [at, part] of mapped.parts.entries()) {
    const other = own.parts[at];
    if (!other) continue;
    if (part.column !== undefined && part.hashed !== true)
      aspects.same(`part ${at + 1}`, part.column, other.column ?? other.expression?.text);
    else if (other.expression && part.expression) {
      const sameness = judge(account, writtenOf(part.expression), other.expression);
      // What the adapter printed for the part is its own; a hash or a condition stands around it.
      if (sameness === 'different' && !part.hashed)
        aspects.unknown.push(`Its expression can't be compared: ${other.expression.text}.`);
    }
    if (mapped.method === 'btree') aspects.same(`part ${at + 1} descending`, part.descending, other.descending);
    aspects.same(`part ${at + 1} prefix`, part.prefix, other.prefix);
  }
  aspects.same('conditional', mapped.predicate !== undefined, own.predicate !== undefined);
  if (mapped.predicate && own.predicate) {
    const { text } = mapped.predicate;
    aspects.judged('condition', judge(account, writtenOf(mapped.predicate), own.predicate), text, own.predicate.text);
  }
  aspects.same('equal NULLs', mapped.nullsEqual ?? false, own.nullsEqual ?? false);
  aspects.same('included columns', mapped.include, own.include);
}

function accountForForeignKey(account: TableAccount, source: ForeignKey): void {
  const { table, found, ledger, step } = account;
  const object = { kind: 'foreign key' as const, path: [table.source.schema, table.source.name, source.name] };
  const mapped = table.foreignKeys.find((key) => key.sourceName === source.name);
  const own = mapped && found.foreignKeys.find((key) => key.name === mapped.name);
  const aspects = new Aspects();
  if (mapped && own) compareForeignKey(mapped, own, aspects);
  const common = { object, target: mapped?.name, madeBy: ['add-foreign-key'] as const, step };
  const proof = own && own.validated && own.enforced ? 'the server keeps it' : undefined;
  ledger.enter({ ...common, wanted: mapped !== undefined, present: own !== undefined, ...aspects.outcome, proof });
}

/** The two differ only for keys that are checked at a transaction's end. */
const atOnce = (action: string): string => (action === 'no action' ? 'restrict' : action);

function compareForeignKey(mapped: MappedForeignKey, own: ForeignKey, aspects: Aspects): void {
  aspects.same('columns', mapped.columns, own.columns);
  aspects.same(
    'references',
    [mapped.references.schema, mapped.references.name, ...mapped.referencedColumns],
    [own.referencedSchema, own.referencedTable, ...own.referencedColumns],
  );
  aspects.same('on delete', atOnce(mapped.onDelete), atOnce(own.onDelete));
  aspects.same('on update', atOnce(mapped.onUpdate), atOnce(own.onUpdate));
  aspects.same('deferrable', mapped.deferrable, own.deferrable);
  aspects.same('initially deferred', mapped.initiallyDeferred, own.initiallyDeferred);
  compareHold('', mapped, own, aspects);
  compareForeignKeyTraits(mapped, own, aspects);
}

function accountForCheck(account: TableAccount, name: string): void {
  const { table, found, ledger, step } = account;
  const object = { kind: 'check' as const, path: [table.source.schema, table.source.name, name] };
  const mapped = table.checks.find((check) => check.sourceName === name);
  const own = mapped && found.checks.find((check) => check.name === mapped.name);
  const aspects = new Aspects();
  if (mapped && own) {
    aspects.judged('condition', judge(account, writtenOf(mapped), own), mapped.text, own.text);
    // One that the rows were never held to may be written either way.
    if (mapped.validated) compareHold('', mapped, own, aspects);
  }
  const proof = own && own.validated && own.enforced ? 'the server keeps it' : undefined;
  const common = { object, target: mapped?.name, madeBy: ['create-table', 'create-index'] as const, step };
  ledger.enter({ ...common, wanted: mapped !== undefined, present: own !== undefined, ...aspects.outcome, proof });
}
