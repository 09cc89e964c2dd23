import type { Carried } from '../../../adapter.js';
import type { Column, SqlExpression } from '../../../model/catalog.js';
import { columnsOf, type Expression } from '../../../model/expression.js';
import type { Finding } from '../../../model/finding.js';
import type { TableMapping } from '../../../model/mapping.js';
import type { NeutralType, TypeChoice } from '../../../model/type.js';
import { printAssigned } from '../expression/assign.js';
import { keepsDigits } from '../expression/literals.js';
import { withoutSignOfZero } from '../expression/signOfZero.js';
import { storedColumns } from './storedColumns.js';
import type { Flavour } from '../flavour.js';
import { roundedMoment } from './roundedMoment.js';
import { counterColumn } from './counters.js';
import { numberFits, textFits } from './defaultFits.js';
import { actedOnByKeys } from './keyActions.js';
import { tableFinding } from './findings.js';
import { quoteString } from '../lex.js';

/** Types whose default must be an expression; https://dev.mysql.com/doc/refman/9.7/en/data-type-defaults.html */
const needsParentheses =
  /^(?:(?:TINY|MEDIUM|LONG)?(?:TEXT|BLOB)|JSON|GEOMETRY|POINT|LINESTRING|POLYGON|MULTI\w+|GEOMETRYCOLLECTION)\b/iu;
const holdsText = /^(?:(?:TINY|MEDIUM|LONG)?TEXT|(?:VAR)?CHAR|ENUM|SET|JSON|UUID|INET\d)\b/iu;
const plainDate = /^\d{4}-\d{2}-\d{2}$/u;
const plainMoment = /^(\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?)(?:\+00(?::?00)?|Z)?$/u;

/** What a column default becomes; the text goes behind DEFAULT. */
export function carryDefault(
  value: SqlExpression,
  column: Column,
  neutral: NeutralType,
  choice: TypeChoice,
): Carried<string> {
  const { expression } = value;
  if (expression?.kind === 'null') return { findings: [] };
  const text = expression && defaultText(expression, neutral, choice);
  if (text === undefined) return { findings: [notCarried(value, column)] };
  const findings = expression?.kind === 'uuid' && expression.version !== 0 ? [uuidVersion(column)] : [];
  return { value: text, findings };
}

function defaultText(expression: Expression, neutral: NeutralType, choice: TypeChoice): string | undefined {
  const wrap = (text: string): string => (needsParentheses.test(choice.type) ? `(${text})` : text);
  switch (expression.kind) {
    case 'string':
      return literalText(expression.value, neutral, choice)?.replace(/^[^]*$/u, (text) => wrap(text));
    case 'number':
      return numberText(expression.text, choice, wrap);
    case 'negate':
      return expression.item.kind === 'number'
        ? defaultText({ kind: 'number', text: `-${expression.item.text}` }, neutral, choice)
        : undefined;
    case 'boolean':
      return holdsText.test(choice.type) ? wrap(quoteString(String(expression.value))) : expression.value ? '1' : '0';
    case 'bytes':
      return wrap(`x'${expression.hex}'`);
    case 'now':
      return nowText(expression, neutral, choice);
    case 'uuid':
      return /^BINARY\(16\)/iu.test(choice.type) ? `(UNHEX(REPLACE(UUID(), '-', '')))` : '(UUID())';
    default: {
      const printed = printAssigned(expression, [], choice);
      return printed === undefined ? undefined : `(${printed})`;
    }
  }
}

/** A double has numbers that no exact literal can say. */
function numberText(digits: string, { type }: TypeChoice, wrap: (text: string) => string): string | undefined {
  const text = rounded(digits, type);
  if (!numberFits(text, type)) return undefined;
  if (holdsText.test(type)) return wrap(quoteString(text));
  if (/e/iu.test(text) || keepsDigits(text)) return wrap(text);
  return /^(?:FLOAT|DOUBLE)\b/iu.test(type) ? `${text}e0` : undefined;
}

/** With the decimals of a column's type, as the servers keep a default: rounded, halves away from zero. */
function rounded(text: string, type: string): string {
  const isWhole = /^(?:TINY|SMALL|MEDIUM|BIG)?INT\b/iu.test(type);
  const decimals = isWhole ? '0' : /^DECIMAL\(\d+, ?(\d+)\)/iu.exec(type)?.[1];
  const [, sign = '', whole = '', fraction = ''] = /^([-+]?)(\d*)\.(\d+)$/u.exec(text) ?? [];
  const scale = Number(decimals ?? fraction.length);
  if (fraction.length <= scale) return text;
  const unit = 10n ** BigInt(fraction.length - scale);
  const kept = (BigInt(`${whole}${fraction}`) * 2n + unit) / (unit * 2n);
  const digits = String(kept).padStart(scale + 1, '0');
  const point = digits.length - scale;
  return `${kept === 0n ? '' : sign}${digits.slice(0, point)}${scale === 0 ? '' : `.${digits.slice(point)}`}`;
}

/** A literal in the source's text form, as the chosen type takes it. */
function literalText(value: string, neutral: NeutralType, choice: TypeChoice): string | undefined {
  if (!textFits(value, choice.type)) return undefined;
  if (choice.form === 'native') return quoteString(value);
  switch (neutral.kind) {
    case 'date':
      return plainDate.test(value) ? quoteString(value) : undefined;
    case 'timestamp': {
      const moment = plainMoment.exec(value)?.[1] ?? (plainDate.test(value) ? value : undefined);
      return moment === undefined ? undefined : momentText(moment, choice);
    }
    case 'time':
      return momentText(value, choice);
    case 'bits':
      return holdsText.test(choice.type) ? quoteString(value) : bitsText(value);
    case 'bytes':
      return /^\\x(?:[\da-f]{2})*$/iu.test(value) ? `x'${value.slice(2)}'` : undefined;
    case 'uuid':
      return choice.load === undefined ? quoteString(value) : `(UNHEX('${value.replace(/[^\da-f]/giu, '')}'))`;
    case 'money':
      return amountText(value, neutral.scale ?? 2);
    case 'decimal':
    case 'float':
    case 'integer':
      return isNumber(value) ? numberText(value.trim().replace(/^\+/u, ''), choice, (text) => text) : undefined;
    case 'boolean':
      return /^(?:t|true|1)$/iu.test(value) ? '1' : /^(?:f|false|0)$/iu.test(value) ? '0' : undefined;
    case 'geometry':
    case 'vector':
    case 'point':
      return undefined;
    default:
      return quoteString(value);
  }
}

/** With the digits of a second that the column has. */
function momentText(value: string, { type }: TypeChoice): string | undefined {
  const [, digits = '0'] = /^(?:DATETIME|TIMESTAMP|TIME)\b(?:\((\d)\))?/iu.exec(type) ?? [undefined, '6'];
  const text = roundedMoment(value, Number(digits));
  return text === undefined ? undefined : quoteString(text);
}

const isNumber = (value: string): boolean => /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/iu.test(value);

/** As the servers keep it: a bit value is a number to them, and loses the zeros in front. */
const bitsText = (value: string): string | undefined =>
  /^[01]+$/u.test(value) ? `b'${value.replace(/^0+(?=[01])/u, '')}'` : undefined;

/** Whatever its signs and separators, an amount prints with all of its decimals: `￥1,234`, `-$0.05`, `1.234,00 €`. */
function amountText(value: string, scale: number): string | undefined {
  const digits = value.replace(/\D/gu, '').padStart(scale + 1, '0');
  if (!/\d/u.test(value)) return undefined;
  const whole = digits.slice(0, digits.length - scale);
  const fraction = scale === 0 ? '' : `.${digits.slice(-scale)}`;
  return `${/[-(]/u.test(value) ? '-' : ''}${whole}${fraction}`;
}

/** An instant is stored as UTC in a DATETIME, so its default has to be UTC whatever the session's time zone is. */
function nowText(
  now: Extract<Expression, { kind: 'now' }>,
  neutral: NeutralType,
  choice: TypeChoice,
): string | undefined {
  const digits = /\((\d)\)/u.exec(choice.type)?.[1];
  const precision = digits === undefined || digits === '0' ? '' : `(${digits})`;
  const base = /^\w+/u.exec(choice.type)?.[0].toUpperCase();
  const isInstant = neutral.kind === 'timestamp' && neutral.zone;
  if (now.what === 'date') return base === 'DATE' || (base === 'DATETIME' && !isInstant) ? '(CURRENT_DATE)' : undefined;
  if (base === 'TIME') return `(CURRENT_TIME${precision})`;
  if (now.what === 'time') return undefined;
  if (base === 'TIMESTAMP') return `CURRENT_TIMESTAMP${precision}`;
  if (base === 'DATETIME') return isInstant ? `(UTC_TIMESTAMP${precision || '()'})` : `CURRENT_TIMESTAMP${precision}`;
  if (base === 'DATE') return '(CURRENT_DATE)';
  // As text it is the same only without a zone and without digits of a second.
  const isPlain = holdsText.test(choice.type) && choice.form !== 'native' && now.local && now.precision === 0;
  return isPlain ? '(CURRENT_TIMESTAMP)' : undefined;
}

/** What a generated column becomes; without a value it is a plain column that keeps what was computed. */
export function carryGenerated(
  column: Column,
  choice: TypeChoice,
  table: TableMapping,
  flavour: Flavour,
): Carried<{ sql: string; stored: boolean }> {
  const expression = column.generated?.expression;
  const read = expression ? columnsOf(expression) : [];
  const counts = read.includes(counterColumn(table)?.name ?? '');
  const isOdd = counts || roundsBeforePoint(column.type);
  const printed = isOdd ? undefined : expression && printAssigned(expression, storedColumns(table, flavour), choice);
  if (printed !== undefined) {
    // InnoDB refuses a foreign key whose action would have to compute a stored column anew.
    const acted = actedOnByKeys(table);
    const moves = read.some((name) => acted.has(name)) && !isInPrimaryOrForeignKey(column.name, table);
    const stored = (column.generated?.stored ?? true) && !moves;
    const becomes = { code: 'GENERATED_AS_VIRTUAL', severity: 'info' } as const;
    const text = 'Is computed when it is read, for a foreign key changes a column that it is computed from.';
    const isMade = stored !== (column.generated?.stored ?? true);
    const findings = isMade ? [tableFinding(table, 'column', column.name, { ...becomes, message: text })] : [];
    return { value: { sql: printed, stored }, findings: [...findings, ...withoutSign(column, choice, table, flavour)] };
  }
  const reason = counts ? 'it is computed from the AUTO_INCREMENT column' : `its expression can't be said here`;
  const message = `Becomes a plain column that keeps the computed values: ${reason} (${oneLine(column.generated?.text ?? '')}).`;
  const fix = 'Write the expression by hand, or fill the column in the application.';
  return {
    findings: [
      tableFinding(table, 'column', column.name, { code: 'GENERATED_NOT_CARRIED', severity: 'warning', message, fix }),
    ],
  };
}

/** Where the server keeps no sign of a zero, which a later row may have in the source. */
function withoutSign(
  { name, generated }: Column,
  { type }: TypeChoice,
  table: TableMapping,
  flavour: Flavour,
): Finding[] {
  const expression = generated?.expression;
  if (flavour.types.negativeZero || !expression || !/^(?:DOUBLE|FLOAT)\b/iu.test(type)) return [];
  const isFloat = (read: string): boolean => {
    return table.columns.some((entry) => entry.name === read && entry.neutral.kind === 'float');
  };
  const context = { column: (read: string) => (isFloat(read) ? ({ number: 'float' } as const) : undefined) };
  if (withoutSignOfZero(expression, context) === expression) return [];
  const message = 'A zero has no sign here: where the source computes -0, the column holds 0.';
  return [tableFinding(table, 'column', name, { code: 'GENERATED_DIFFERS', severity: 'info', message })];
}

/** A scale below zero, which no type of this server has. */
function roundsBeforePoint({ scale = 0, base }: Column['type']): boolean {
  return scale < 0 || (base !== undefined && roundsBeforePoint(base));
}

function isInPrimaryOrForeignKey(name: string, { source }: TableMapping): boolean {
  const keys = [source.primaryKey?.columns ?? [], ...source.foreignKeys.map((key) => key.columns)];
  return keys.some((columns) => columns.includes(name));
}

function notCarried(value: SqlExpression, column: Column): Finding {
  if (column.sequence) {
    return {
      code: 'DEFAULT_NOT_CARRIED',
      severity: 'warning',
      object: { kind: 'column', path: [column.name] },
      message: `New rows get no value by themselves: it comes from the sequence ${column.sequence.join('.')}, and there are none here.`,
      fix: 'Set the value in the application, or, where a counter of the table’s own will do, write AUTO_INCREMENT into the column’s line of the script.',
    };
  }
  return {
    code: 'DEFAULT_NOT_CARRIED',
    severity: 'warning',
    object: { kind: 'column', path: [column.name] },
    message: `The default is not carried: ${oneLine(value.text)} can't be said here.`,
    fix: 'Write a default by hand, or set the value in the application.',
  };
}

function uuidVersion(column: Column): Finding {
  return {
    code: 'UUID_VERSION',
    severity: 'info',
    object: { kind: 'column', path: [column.name] },
    message: 'New rows get a UUID from UUID(), which is of version 1 (time and host) and not random.',
  };
}

/** Text of the source on one line, for messages. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
