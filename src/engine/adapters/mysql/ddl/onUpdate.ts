import type { ColumnMapping } from '../../../model/mapping.js';
import { parseType } from '../types/native.js';

/**
 * The digits of a second with which the column gets the time when an UPDATE changes its row; undefined where the source's does nothing of the kind, or where the
 * chosen type holds no moment. https://dev.mysql.com/doc/refman/9.7/en/timestamp-initialization.html
 */
export function updatedDigits({ source, chosen, generated }: ColumnMapping): number | undefined {
  if (source.onUpdateNow === undefined || generated !== undefined) return undefined;
  const type = parseType(chosen.type);
  return type && /^(?:datetime|timestamp)$/u.test(type.name) ? (type.precision ?? 0) : undefined;
}

/** The same as a column's line says it; empty where it does nothing of the kind. */
export function onUpdate(column: ColumnMapping): string {
  const digits = updatedDigits(column);
  if (digits === undefined) return '';
  return `ON UPDATE CURRENT_TIMESTAMP${digits === 0 ? '' : `(${digits})`}`;
}
