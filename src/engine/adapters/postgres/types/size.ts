import type { NeutralType } from '../../../model/type.js';
import { parseType } from './native.js';

/**
 * Bytes of the longest value in a btree entry of one column: an entry has 2704 bytes, a third of a page, of which 8 are its header and 4 the value's length.
 * Seen on 15 and 18: 2692 bytes that don't compress go in, 2693 don't.
 */
export const longestKey = 2692;

/** Bytes that a value of the type takes of an entry at worst, its length and alignment included; no more than all that there are. */
export function bytesInKey(type: NeutralType): number {
  if (type.kind === 'text') return Math.min(longestKey, (type.length ?? Infinity) * 4 + 8);
  if (type.kind === 'bytes') return Math.min(longestKey, (type.length ?? Infinity) + 8);
  return 16;
}

/** Bytes of a page that one row can have; src/include/access/heaptoast.h and htup_details.h, MaxHeapTupleSize. */
export const longestRow = 8160;
/** What is left in the row of a value that was moved out of it, its alignment included. */
const pointer = 20;

const fixed: Readonly<Record<string, number>> = {
  boolean: 1,
  smallint: 2,
  integer: 4,
  date: 4,
  real: 4,
  bigint: 8,
  'double precision': 8,
  timestamp: 8,
  timestamptz: 8,
  time: 8,
  money: 8,
  timetz: 12,
  interval: 16,
  uuid: 16,
  point: 16,
};

/** Bytes that a value of the type takes of its row at worst, when all that can be moved out of it was moved. */
export function bytesInRow(type: string): number {
  const parsed = parseType(type);
  if (parsed === undefined) return pointer;
  const size = Object.hasOwn(fixed, parsed.name) ? fixed[parsed.name] : undefined;
  if (size !== undefined && parsed.category === undefined) return Math.ceil(size / 4) * 4;
  const { name, length, precision } = parsed;
  // Short values stay: a byte of length in front.
  if ((name === 'varchar' || name === 'char') && length !== undefined) return Math.min(pointer, length * 4 + 1);
  if (name === 'numeric' && precision !== undefined) return Math.min(pointer, Math.ceil(precision / 4 + 2) * 2 + 3);
  if (name === 'bit' && length !== undefined) return Math.min(pointer, Math.ceil(length / 8) + 5);
  return pointer;
}
