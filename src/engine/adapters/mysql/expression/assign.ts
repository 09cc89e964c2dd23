import type { Expression } from '../../../model/expression.js';
import type { TypeChoice } from '../../../model/type.js';
import { printValue } from './print.js';
import { surePlaces, texts, type TypedColumn, type Value } from './value.js';

/** The expression where its value goes into a column of the chosen type, as a generated column's or a default's does; undefined where it would be another value there. */
export function printAssigned(
  expression: Expression,
  columns: readonly TypedColumn[],
  choice: TypeChoice,
): string | undefined {
  if (choice.form === 'native') return undefined;
  const value = printValue(expression, columns);
  const type = choice.type.toUpperCase();
  return value && fits(value, type) ? roundedTo(value, places(type)) : undefined;
}

/** Digits that the column doesn't keep are rounded off by name: a column that rounds by itself says so (note 1265) for every row, and a load takes no such row. */
function roundedTo(value: Value, scale: number): string {
  const isKept = value.kind !== 'decimal' || (value.scale !== undefined && value.scale <= scale);
  return isKept ? value.sql : `ROUND(${value.sql}, ${scale})`;
}

function fits(value: Value, type: string): boolean {
  const is = (pattern: RegExp): boolean => pattern.test(type);
  switch (value.kind) {
    case 'null':
      return true;
    case 'boolean':
      return is(/^(?:BOOL|TINYINT)/u);
    case 'integer':
      return is(/^(?:(?:TINY|SMALL|MEDIUM|BIG)?INT|DECIMAL|DOUBLE|YEAR)\b/u);
    case 'decimal':
      return (
        is(/^(?:DECIMAL|(?:TINY|SMALL|MEDIUM|BIG)?INT)\b/u) && (value.quotient !== true || places(type) <= surePlaces)
      );
    case 'float':
      return is(/^(?:DOUBLE|FLOAT)\b/u);
    case 'date':
      return is(/^DATE\b/u) || is(/^DATETIME\b/u);
    case 'time':
      return is(/^TIME\b/u) && (value.precision ?? 6) <= places(type);
    case 'timestamp':
      return is(/^DATETIME\b/u) && (value.precision ?? 6) <= places(type);
    case 'instant': {
      const zoned = value.storage === 'zoned';
      return is(zoned ? /^TIMESTAMP\b/u : /^DATETIME\b/u) && (value.precision ?? 6) <= places(type);
    }
    case 'bytes':
      return is(/^(?:VARBINARY|\w*BLOB)\b/u);
    case 'uuid':
      return value.storage === 'binary' ? is(/^BINARY\(16\)/u) : is(/^(?:UUID\b|CHAR\(36\))/u);
    case 'enum':
    case 'text':
    case 'literal':
      return is(/^(?:(?:VAR)?CHAR|(?:TINY|MEDIUM|LONG)?TEXT|ENUM)\b/u) || (texts.includes(value.kind) && is(/^SET\b/u));
    case 'opaque':
      return false;
  }
}

/** Digits behind the point, or of a second, that a column of the type keeps. */
function places(type: string): number {
  const [, first, second] = /^\w+\((\d+)(?:,\s*(\d+))?\)/u.exec(type) ?? [];
  return Number((type.startsWith('DECIMAL') ? second : first) ?? 0);
}
