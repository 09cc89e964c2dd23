import type { Carried } from '../../../adapter.js';
import type { Column, ServerInfo } from '../../../model/catalog.js';
import { columnsOf, renameColumns, type Expression } from '../../../model/expression.js';
import type { ColumnMapping, TableMapping } from '../../../model/mapping.js';
import type { NeutralType, TypeChoice } from '../../../model/type.js';
import { print, printTruth } from '../expression/print.js';
import { wrapped } from '../expression/printed.js';
import { numeric, type Kind, type Printed } from '../expression/typed.js';
import { isAtLeast } from '../server.js';
import { parseType } from '../types/native.js';
import { assigns, finding, isImmutable, kindOf } from './carry.js';

/** What a generated column becomes. */
interface Generated {
  readonly sql: string;
  /** For some rows PostgreSQL may refuse to compute it. */
  readonly mayFail: boolean;
}

/** A generated column whose type takes the value of its expression as the source's does. */
interface Assignment {
  readonly column: Column;
  readonly neutral: NeutralType;
  readonly choice: TypeChoice;
  readonly columns: readonly ColumnMapping[];
  /** The column that the expression is, where it is nothing else. */
  readonly bare: ColumnMapping | undefined;
}

/** A generated column; it must be immutable, and must not read another generated one. */
export function carryGenerated(
  column: Column,
  neutral: NeutralType,
  choice: TypeChoice,
  table: TableMapping,
  server: ServerInfo,
): Carried<{ sql: string; stored: boolean }> {
  const { generated } = column;
  const path = [table.source.schema, table.source.name, column.name];
  if (!generated) return { findings: [] };
  const made = generated.expression && generatedValue(generated.expression, { column, neutral, choice }, table);
  if (made === undefined) {
    const message = `PostgreSQL can't compute ${generated.text} in a generated column to the same values; the column becomes a plain one that holds the values of today.`;
    const fix = 'Keep it up to date with a trigger, or in the application.';
    return { findings: [finding('GENERATED_NOT_CARRIED', 'warning', 'column', path, message, fix)] };
  }
  const { sql, mayFail } = made;
  const hasVirtual = isAtLeast(server, 180000);
  const stored =
    generated.stored || !hasVirtual || isInKey(column.name, table) || hasOwnType(generated.expression, choice, table);
  if (stored || !mayFail) {
    if (stored === generated.stored) return { value: { sql, stored }, findings: [] };
    const message = 'The column was computed when read and is stored here, which takes room.';
    return { value: { sql, stored }, findings: [finding('GENERATED_STORED', 'info', 'column', path, message)] };
  }
  const message =
    'The column was computed when read and is stored here, which takes room: PostgreSQL computes a virtual one when it is read only, and a row whose value does not fit could be written and not be read.';
  return { value: { sql, stored: true }, findings: [finding('GENERATED_STORED', 'info', 'column', path, message)] };
}

/** PostgreSQL 18 computes no virtual column with a type that is not built in, be it its own or one that it reads. */
function hasOwnType(expression: Expression | undefined, choice: TypeChoice, { columns }: TableMapping): boolean {
  const read = expression ? columnsOf(expression) : [];
  const sources = columns.filter((column) => read.includes(column.source.name));
  return [choice, ...sources.map((column) => column.chosen)].some((type) => /^(?:enum|citext)$/u.test(kindOf(type)));
}

function generatedValue(
  expression: Expression,
  own: Pick<Assignment, 'column' | 'neutral' | 'choice'>,
  table: TableMapping,
): Generated | undefined {
  const read = columnsOf(expression);
  const sources = read.map((name) => table.columns.find((entry) => entry.source.name === name));
  if (sources.some((source) => source?.included !== true || source.source.generated !== undefined)) return undefined;
  if (!isImmutable(expression)) return undefined;
  const byTargetName = renamed(expression, table);
  const { columns } = table;
  const bare = byTargetName.kind === 'column' ? columns.find((column) => column.name === byTargetName.name) : undefined;
  const assignment = { ...own, columns, bare };
  const kind = kindOf(own.choice);
  if (kind === 'boolean') return storedTruth(byTargetName, columns);
  const printed = stored(byTargetName, kind, assignment);
  return printed && { sql: printed.sql, mayFail: printed.mayFail === true || !isSure(printed, kind, assignment) };
}

/** A number as a boolean: 0 and 1 alone, as in a plain column. A condition would make true of any other; the text of one is an error. */
function storedTruth(expression: Expression, columns: readonly ColumnMapping[]): Generated | undefined {
  const printed = print(expression, columns, 'immutable');
  if (!printed) return undefined;
  if (printed.kind === 'boolean' || isTruth(expression)) {
    const truth = printTruth(expression, columns, 'immutable');
    return truth && { sql: truth.sql, mayFail: truth.mayFail === true };
  }
  if (expression.kind === 'number') return undefined;
  if (printed.kind === 'integer') return { sql: `${wrapped(printed)}::text::boolean`, mayFail: true };
  return printed.kind === 'decimal' ? { sql: `round(${printed.sql})::text::boolean`, mayFail: true } : undefined;
}

/** Whether a number is 0 or 1, or NULL, by how it is made. */
function isTruth(expression: Expression): boolean {
  switch (expression.kind) {
    case 'null':
    case 'boolean':
      return true;
    case 'number':
      return Number(expression.text) === 0 || Number(expression.text) === 1;
    case 'case':
      return [...expression.branches.map(({ then }) => then), ...[expression.otherwise ?? []].flat()].every(isTruth);
    case 'call':
      return expression.name === 'coalesce' && expression.arguments.every(isTruth);
    default:
      return false;
  }
}

/** The expression's value as the source's column keeps it; undefined where PostgreSQL's type makes another one of it. */
function stored(expression: Expression, kind: Kind, assignment: Assignment): Printed | undefined {
  const { column, neutral, bare } = assignment;
  if (kind === 'text' || kind === 'char' || kind === 'citext') return storedText(expression, assignment);
  const printed = print(expression, assignment.columns, 'immutable');
  if (!printed) return undefined;
  // Conversions between these are each system's own, as is what a number is as a year.
  const isOwn = ['enum', 'bits', 'json', 'other'].includes(kind) || ['year', 'set'].includes(neutral.kind);
  if (isOwn) return bare && isSameType(bare, assignment) ? printed : undefined;
  if (kind === 'bytes') return printed.kind === 'bytes' ? storedBytes(printed, assignment) : undefined;
  if (kind === 'integer' && printed.kind === 'boolean')
    return print({ kind: 'cast', item: expression, to: 'integer' }, assignment.columns);
  const fits = kind === printed.kind || assigns[kind]?.includes(printed.kind);
  return fits && !changes(printed, kind, column) && !dropsDigits(printed, assignment) ? printed : undefined;
}

/** Whether PostgreSQL's own conversion into a column of the kind makes another value of it than the source's. */
function changes(printed: Printed, kind: Kind, { type }: Column): boolean {
  if ((printed.kind === 'instant') !== (kind === 'instant')) return true;
  if (kind === 'decimal') return printed.kind === 'float';
  // FLOAT(7,2) rounds to that many digits.
  if (kind === 'float') return type.scale !== undefined;
  // Digits of a second are rounded in one system, to the next day perhaps, and cut off in another.
  return kind === 'date' && printed.kind === 'timestamp' && printed.precision !== 0;
}

/** Of a second. */
function dropsDigits({ precision }: Printed, { choice }: Assignment): boolean {
  return precision !== undefined && precision > (parseType(choice.type)?.precision ?? 6);
}

/** A CHAR keeps no blanks at its end. */
function storedText(expression: Expression, { column, neutral, columns, bare }: Assignment): Printed | undefined {
  // A year by itself has one digit where it is 0, and within a text four.
  if (bare?.neutral.kind === 'year') return undefined;
  const plain = print(expression, columns, 'immutable');
  if (!plain) return undefined;
  const isText = ['text', 'char', 'citext', 'literal'].includes(plain.kind);
  // A number is the place of a label.
  if (neutral.kind !== 'text' && !(neutral.kind === 'enum' && isText)) return undefined;
  const printed = isText ? plain : print({ kind: 'cast', item: expression, to: 'text' }, columns, 'immutable');
  if (!printed || neutral.kind !== 'text' || neutral.fixed !== true || !isText) return printed;
  const isTrimmed = expression.kind === 'call' && expression.name === 'trim-right' && expression.arguments.length === 1;
  return isTrimmed || column.type.name !== 'char' ? printed : { ...printed, sql: `rtrim(${printed.sql})`, atom: true };
}

/** A BINARY is filled up with zeros to its length. */
function storedBytes(printed: Printed, { neutral, bare }: Assignment): Printed | undefined {
  if (neutral.kind !== 'bytes' || neutral.fixed !== true) return printed;
  const length = neutral.length ?? 1;
  const isFull = bare?.neutral.kind === 'bytes' && bare.neutral.fixed === true && bare.neutral.length === length;
  if (isFull) return printed;
  const zeros = `'\\x${'00'.repeat(length)}'::bytea`;
  return { ...printed, sql: `substring(${wrapped(printed)} || ${zeros}, 1, ${length})`, atom: true };
}

function isSameType(bare: ColumnMapping, { column, choice }: Assignment): boolean {
  return (
    bare.chosen.type === choice.type &&
    bare.chosen.requires?.name === choice.requires?.name &&
    bare.source.type.text === column.type.text
  );
}

/** Whether the column's type holds every value that the printed expression can have. */
function isSure(printed: Printed, kind: Kind, { choice, bare }: Assignment): boolean {
  const isSame = bare?.chosen.type === choice.type;
  const { length, precision, scale = 0 } = parseType(choice.type) ?? {};
  switch (kind) {
    case 'integer':
      return printed.kind === 'integer' && (printed.most ?? Infinity) <= (mostOf[choice.type] ?? 0);
    case 'decimal':
      if (isSame || precision === undefined) return true;
      return printed.kind === 'integer' && (printed.most ?? Infinity) < 10 ** (precision - scale);
    case 'float':
      return isSame || (numeric.includes(printed.kind) && choice.type === 'double precision');
    case 'text':
    case 'char':
    case 'citext':
      return length === undefined || (printed.length ?? Infinity) <= length;
    default:
      return true;
  }
}

const mostOf: Readonly<Record<string, number>> = { smallint: 2 ** 15, integer: 2 ** 31, bigint: 2 ** 63 };

function renamed(expression: Expression, table: TableMapping): Expression {
  return renameColumns(expression, (name) => table.columns.find((column) => column.source.name === name)?.name ?? name);
}

/** PostgreSQL 18 indexes no virtual column. */
function isInKey(name: string, table: TableMapping): boolean {
  const { primaryKey, indexes, foreignKeys } = table.source;
  return (
    primaryKey?.columns.includes(name) === true ||
    indexes.some((index) => index.parts.some((part) => part.column === name)) ||
    foreignKeys.some((key) => key.columns.includes(name))
  );
}
