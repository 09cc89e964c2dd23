import type { Carried } from '../../../adapter.js';
import type { Check, Column, ServerInfo, SqlExpression } from '../../../model/catalog.js';
import { columnsOf, type Expression } from '../../../model/expression.js';
import type { Finding, ObjectKind } from '../../../model/finding.js';
import type { TableMapping } from '../../../model/mapping.js';
import { fitsDecimal, fitsFloat, fitsInteger } from '../../../model/numberFits.js';
import type { NeutralType, TypeChoice } from '../../../model/type.js';
import { quoteString } from '../lex.js';
import { targetOf } from '../expression/literals.js';
import { parseType } from '../types/native.js';
import { print, printCondition } from '../expression/print.js';
import { wrapped } from '../expression/printed.js';
import { isAtLeast } from '../server.js';
import type { Kind } from '../expression/typed.js';
import { bitsOfInteger } from '../types/integerWidths.js';

/** A finding about an object of a source table. */
export function finding(
  code: string,
  severity: Finding['severity'],
  kind: ObjectKind,
  path: readonly string[],
  message: string,
  fix?: string,
): Finding {
  return { code, severity, object: { kind, path }, message, ...(fix === undefined ? {} : { fix }) };
}

/** The kind of value that a column of the choice's type holds. */
export function kindOf(choice: TypeChoice): Kind {
  if (choice.requires?.kind === 'enum') return 'enum';
  const type = parseType(choice.type);
  return type ? targetOf(type) : 'other';
}

/** A default that PostgreSQL evaluates to the same value; no table is known here, so the finding's place is the column alone. */
export function carryDefault(
  value: SqlExpression,
  column: Column,
  neutral: NeutralType,
  choice: TypeChoice,
): Carried<string> {
  const { expression } = value;
  if (expression?.kind === 'null') return { findings: [] };
  const sql = expression && defaultText(expression, neutral, choice);
  if (sql !== undefined) return { value: sql, findings: [] };
  const isZeroDate = expression?.kind === 'string' && /^0000|-00/.test(expression.value);
  const message = isZeroDate
    ? `The default ${value.text} is no date in PostgreSQL; the column gets no default.`
    : `The default ${value.text} has no equal in PostgreSQL that Database Migration knows; the column gets none.`;
  const fix = 'Add a default by hand: ALTER TABLE … ALTER COLUMN … SET DEFAULT …';
  return { findings: [finding('DEFAULT_NOT_CARRIED', 'warning', 'column', [column.name], message, fix)] };
}

function defaultText(expression: Expression, neutral: NeutralType, choice: TypeChoice): string | undefined {
  const kind = kindOf(choice);
  const literal = literalDefault(expression, neutral, kind);
  if (literal !== undefined) return isNumeric(kind) && !numberFits(literal, choice) ? undefined : literal;
  if (columnsOf(expression).length > 0 || isLiteral(expression)) return undefined;
  // What the column keeps, not what the source calls its clock.
  if (expression.kind === 'now' && (kind === 'timestamp' || kind === 'instant')) {
    return print({ ...expression, local: kind === 'timestamp' }, [])?.sql;
  }
  const printed = print(expression, []);
  if (!printed) return undefined;
  const assignable = kind === printed.kind || assigns[kind]?.includes(printed.kind);
  if (kind === 'text' && !assignable) return `(${printed.sql})::text`;
  // Behind DEFAULT stands no condition without parentheses.
  return assignable ? wrapped(printed) : undefined;
}

const isNumeric = (kind: Kind): boolean => ['integer', 'decimal', 'float'].includes(kind);

/** PostgreSQL takes a default that its column can't hold, and refuses every row that asks for it. */
function numberFits(literal: string, choice: TypeChoice): boolean {
  const { name = '', precision, scale = 0 } = parseType(choice.type) ?? {};
  const bits = bitsOfInteger(name);
  if (bits !== undefined) return fitsInteger(literal, bits);
  if (name === 'real' || name === 'double precision') return fitsFloat(literal, name === 'real' ? 32 : 64);
  return name !== 'numeric' || precision === undefined || fitsDecimal(literal, precision, scale);
}

/** What PostgreSQL itself makes the column's type of. */
export const assigns: Readonly<Partial<Record<Kind, readonly Kind[]>>> = {
  integer: ['decimal', 'float'],
  decimal: ['integer', 'float'],
  float: ['integer', 'decimal'],
  text: ['char', 'literal'],
  char: ['text', 'literal'],
  citext: ['text', 'literal'],
  date: ['timestamp', 'instant'],
  timestamp: ['date', 'instant'],
  instant: ['date', 'timestamp'],
  time: ['timestamp', 'instant'],
};

function isLiteral(expression: Expression): boolean {
  return ['string', 'number', 'boolean', 'bytes'].includes(expression.kind);
}

/** A constant in the text form of the column's type. */
function literalDefault(expression: Expression, neutral: NeutralType, kind: Kind): string | undefined {
  const unwrapped = expression.kind === 'cast' && expression.item.kind === 'string' ? expression.item : expression;
  if (!isLiteral(unwrapped)) return undefined;
  const text = constantText(unwrapped);
  switch (kind) {
    case 'boolean':
      return /^(0|1|true|false)$/i.test(text) ? String(/^(1|true)$/i.test(text)) : undefined;
    case 'integer':
    case 'decimal':
    case 'float':
      if (unwrapped.kind === 'bytes') return undefined;
      return /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? text : undefined;
    case 'bytes':
      return bytesDefault(unwrapped);
    case 'bits':
      return bitsDefault(unwrapped, neutral);
    case 'date':
      return momentDefault(text, /^\d{4}-\d\d-\d\d$/);
    case 'timestamp':
    case 'instant':
      return momentDefault(text, /^\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d(\.\d{1,6})?)?$/, kind === 'instant' ? '+00' : '');
    case 'time':
      return /^\d\d:\d\d(:\d\d(\.\d{1,6})?)?$/.test(text) ? quoteString(text) : undefined;
    case 'uuid':
      return /^[0-9a-f-]{32,36}$/i.test(text) ? quoteString(text) : undefined;
    case 'text':
    case 'char':
    case 'citext':
    case 'json':
    case 'enum':
    case 'literal':
      return unwrapped.kind === 'bytes' ? undefined : textDefault(text, neutral, kind);
    case 'other':
      return otherDefault(text, neutral);
  }
}

function constantText(expression: Expression): string {
  if (expression.kind === 'string') return expression.value;
  if (expression.kind === 'number') return expression.text;
  if (expression.kind === 'boolean') return expression.value ? '1' : '0';
  return expression.kind === 'bytes' ? expression.hex : '';
}

function textDefault(text: string, neutral: NeutralType, kind: Kind): string | undefined {
  if (text.includes('\0')) return undefined;
  if (kind === 'enum' && neutral.kind === 'enum' && !neutral.labels.includes(text)) return undefined;
  return quoteString(text);
}

function bytesDefault(expression: Expression): string | undefined {
  if (expression.kind === 'bytes') return `'\\x${expression.hex}'`;
  if (expression.kind === 'string') return `'\\x${Buffer.from(expression.value).toString('hex')}'`;
  return undefined;
}

function bitsDefault(expression: Expression, neutral: NeutralType): string | undefined {
  const length = neutral.kind === 'bits' ? neutral.length : undefined;
  const digits = bitDigits(expression);
  if (digits === undefined) return undefined;
  if (length === undefined) return `B'${digits}'`;
  const trimmed = digits.replace(/^0+/, '');
  return trimmed.length > length ? undefined : `B'${trimmed.padStart(length, '0')}'`;
}

function bitDigits(expression: Expression): string | undefined {
  if (expression.kind === 'number' && /^\d+$/.test(expression.text)) return BigInt(expression.text).toString(2);
  if (expression.kind === 'boolean') return expression.value ? '1' : '0';
  if (expression.kind === 'bytes' && expression.hex !== '') return BigInt(`0x${expression.hex}`).toString(2);
  return expression.kind === 'string' && /^[01]+$/.test(expression.value) ? expression.value : undefined;
}

/** Zero dates and partial ones are none in PostgreSQL. */
function momentDefault(text: string, form: RegExp, suffix = ''): string | undefined {
  if (!form.test(text) || text.startsWith('0000') || text.slice(0, 10).includes('-00')) return undefined;
  return quoteString(text + suffix);
}

function otherDefault(text: string, neutral: NeutralType): string | undefined {
  if (text.includes('\0')) return undefined;
  switch (neutral.kind) {
    case 'set': {
      const labels = text === '' ? [] : text.split(',');
      const items = labels.map((label) => `"${label.replace(/(["\\])/g, '\\$1')}"`);
      return labels.every((label) => neutral.labels.includes(label)) ? quoteString(`{${items.join(',')}}`) : undefined;
    }
    case 'duration':
      return /^-?\d{1,3}:\d\d(:\d\d(\.\d{1,6})?)?$/.test(text) ? quoteString(text) : undefined;
    case 'interval':
    case 'array':
    case 'inet':
    case 'textual':
    case 'xml':
    case 'point':
      return quoteString(text);
    default:
      return undefined;
  }
}

/** The moment and fresh UUIDs are another value every time. */
export function isImmutable(expression: Expression): boolean {
  const visit = (node: unknown): boolean => {
    if (Array.isArray(node)) return node.every(visit);
    if (typeof node !== 'object' || node === null) return true;
    if ('kind' in node && (node.kind === 'now' || node.kind === 'uuid')) return false;
    return Object.values(node).every(visit);
  };
  return visit(expression);
}

/** A CHECK whose columns have the target's names. */
export function carryCheck(check: Check, table: TableMapping, server: ServerInfo): Carried<Check> {
  const path = [table.source.schema, table.source.name, check.name];
  const text =
    check.expression && isImmutable(check.expression) ? printCondition(check.expression, table.columns) : undefined;
  if (text === undefined) {
    const message = `The CHECK (${check.text}) can't be said in PostgreSQL with the same meaning; it is left out.`;
    const fix = 'Add it by hand: ALTER TABLE … ADD CONSTRAINT … CHECK (…)';
    return { findings: [finding('CHECK_NOT_CARRIED', 'warning', 'check', path, message, fix)] };
  }
  if (!check.enforced && !isAtLeast(server, 180000)) {
    const message =
      'The CHECK is not enforced in the source, and this version of PostgreSQL enforces every one; it is left out.';
    return { findings: [finding('CHECK_NOT_CARRIED', 'warning', 'check', path, message)] };
  }
  return { value: { ...check, text }, findings: [] };
}
