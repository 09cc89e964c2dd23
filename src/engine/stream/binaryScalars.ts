import type { BinaryField } from '../model/type.js';

/** Kinds that are read from their plain text form; the others pass as bytes. */
export type ScalarField = Exclude<BinaryField, 'text' | 'jsonb' | 'bytes'>;

/**
 * Reads a value's plain text (see `TextForm`) from `source` between `from` and `to` and writes PostgreSQL's binary form at `at` of `out`. Returns the place behind it, or
 * undefined where the text is no such value. Each form is what the type's receive function reads: src/backend/utils/adt of PostgreSQL.
 */
export type ScalarWriter = (source: Buffer, from: number, to: number, out: Buffer, at: number) => number | undefined;

const zero = 0x30;
const minus = 0x2d;
const plus = 0x2b;
const point = 0x2e;
const colon = 0x3a;
const space = 0x20;
const word = 2 ** 32;

function isDigit(byte: number): boolean {
  return byte >= zero && byte <= zero + 9;
}

/** The digits between two places as a number; NaN where something else stands there or nothing. Exact up to 15 digits. */
function digits(source: Buffer, from: number, to: number): number {
  if (from >= to) return NaN;
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const byte = source[at] ?? 0;
    if (!isDigit(byte)) return NaN;
    value = value * 10 + (byte - zero);
  }
  return value;
}

function put32(out: Buffer, at: number, value: number): number {
  out[at] = (value >>> 24) & 0xff;
  out[at + 1] = (value >>> 16) & 0xff;
  out[at + 2] = (value >>> 8) & 0xff;
  out[at + 3] = value & 0xff;
  return at + 4;
}

function put16(out: Buffer, at: number, value: number): number {
  out[at] = (value >>> 8) & 0xff;
  out[at + 1] = value & 0xff;
  return at + 2;
}

/** A signed integer of at most 15 digits; NaN for anything else. */
function integer(source: Buffer, from: number, to: number): number {
  const isNegative = source[from] === minus;
  const start = isNegative ? from + 1 : from;
  if (to - start > 15) return NaN;
  const value = digits(source, start, to);
  return isNegative ? -value : value;
}

const int2: ScalarWriter = (source, from, to, out, at) => {
  const value = integer(source, from, to);
  return value >= -32_768 && value <= 32_767 ? put16(out, at, value) : undefined;
};

const int4: ScalarWriter = (source, from, to, out, at) => {
  const value = integer(source, from, to);
  return value >= -2_147_483_648 && value <= 2_147_483_647 ? put32(out, at, value) : undefined;
};

const int8: ScalarWriter = (source, from, to, out, at) => {
  if (to - from > 15) return longInteger(source.toString('latin1', from, to), out, at);
  const value = integer(source, from, to);
  if (Number.isNaN(value)) return undefined;
  return put64(out, at, Math.floor(value / word), value);
};

/** `low` may be any number of the same residue. */
function put64(out: Buffer, at: number, high: number, low: number): number {
  put32(out, at, high);
  return put32(out, at + 4, low - Math.floor(low / word) * word);
}

function longInteger(text: string, out: Buffer, at: number): number | undefined {
  if (!/^-?\d{1,25}$/u.test(text)) return undefined;
  const value = BigInt(text);
  return BigInt.asIntN(64, value) === value ? out.writeBigInt64BE(value, at) : undefined;
}

const decimalNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu;

const float8: ScalarWriter = (source, from, to, out, at) => {
  const text = source.toString('latin1', from, to);
  const value = decimalNumber.test(text) ? Number(text) : NaN;
  return Number.isFinite(value) ? out.writeDoubleBE(value, at) : undefined;
};

/** The digits of a single as a double, or up to nine of its own: any others could be rounded twice, to a double and then to a single. */
const float4: ScalarWriter = (source, from, to, out, at) => {
  const text = source.toString('latin1', from, to);
  const double = decimalNumber.test(text) ? Number(text) : NaN;
  const single = Math.fround(double);
  if (!Number.isFinite(single) || (single !== double && significantDigits(text) > 9)) return undefined;
  return out.writeFloatBE(single, at);
};

function significantDigits(text: string): number {
  const all = text.replace(/e.*/iu, '').replace(/\D/gu, '');
  return all.replace(/^0+|0+$/gu, '').length;
}

const bool: ScalarWriter = (source, from, to, out, at) => {
  const byte = source[from] ?? 0;
  if (to - from !== 1 || (byte !== zero && byte !== zero + 1)) return undefined;
  out[at] = byte - zero;
  return at + 1;
};

/** Decimal digits in one digit of a numeric, whose base is 10,000. */
const groupDigits = 4;
const mostDigits = 1000;
const numericHeader = 8;
const negativeSign = 0x4000;

/** ndigits, weight, sign, dscale, and the digits in base 10,000 counted from the point; `numeric_recv`. */
const numeric: ScalarWriter = (source, from, to, out, at) => {
  const first = source[from];
  const isNegative = first === minus;
  const start = isNegative || first === plus ? from + 1 : from;
  let dot = to;
  for (let index = start; index < to; index += 1) {
    const byte = source[index] ?? 0;
    if (byte === point && dot === to) dot = index;
    else if (!isDigit(byte)) return undefined;
  }
  const whole = dot - start;
  const scale = dot === to ? 0 : to - dot - 1;
  if (whole + scale === 0 || whole + scale > mostDigits) return undefined;
  const wholeGroups = Math.ceil(whole / groupDigits);
  const groups = wholeGroups + Math.ceil(scale / groupDigits);
  const digitsAt = at + numericHeader;
  let lead = 0;
  let used = 0;
  let written = 0;
  for (let group = 0; group < groups; group += 1) {
    const value =
      group < wholeGroups
        ? groupValue(source, dot - (wholeGroups - group) * groupDigits, start, dot)
        : groupValue(source, dot + 1 + (group - wholeGroups) * groupDigits, dot + 1, to);
    if (written === 0 && value === 0) {
      lead += 1;
      continue;
    }
    put16(out, digitsAt + written * 2, value);
    written += 1;
    if (value !== 0) used = written;
  }
  put16(out, at, used);
  put16(out, at + 2, used === 0 ? 0 : wholeGroups - lead - 1);
  put16(out, at + 4, isNegative && used > 0 ? negativeSign : 0);
  put16(out, at + 6, scale);
  return digitsAt + used * 2;
};

/** Four digits from `at` on; those outside `from` and `to` count as zero. */
function groupValue(source: Buffer, at: number, from: number, to: number): number {
  let value = 0;
  for (let index = at; index < at + groupDigits; index += 1) {
    const digit = index >= from && index < to ? (source[index] ?? zero) - zero : 0;
    value = value * 10 + digit;
  }
  return value;
}

const dateLength = 10;
const secondsADay = 86_400;
/** Days from 0000-03-01 to 2000-01-01, PostgreSQL's day 0. */
const epoch = 730_425;
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The day that `YYYY-MM-DD` at `at` names, counted from 2000-01-01; NaN where it names none. */
function day(source: Buffer, at: number): number {
  const year = digits(source, at, at + 4);
  const month = digits(source, at + 5, at + 7);
  const dayOfMonth = digits(source, at + 8, at + dateLength);
  if (source[at + 4] !== minus || source[at + 7] !== minus || !(year >= 1)) return NaN;
  const isLeap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = (monthDays[month - 1] ?? 0) + (isLeap ? 1 : 0);
  if (!(dayOfMonth >= 1 && dayOfMonth <= last)) return NaN;
  // Years that begin in March end with the leap day: https://howardhinnant.github.io/date_algorithms.html#days_from_civil
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = (month + 9) % 12;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((153 * marchMonth + 2) / 5) + dayOfMonth - 1 - epoch;
}

const date: ScalarWriter = (source, from, to, out, at) => {
  const days = to - from === dateLength ? day(source, from) : NaN;
  return Number.isNaN(days) ? undefined : put32(out, at, days);
};

/** Whole seconds of `HH:MM:SS` at `at`; NaN where none stand there. */
function clock(source: Buffer, at: number): number {
  const hours = digits(source, at, at + 2);
  const minutes = digits(source, at + 3, at + 5);
  const seconds = digits(source, at + 6, at + 8);
  const fits = hours < 24 && minutes < 60 && seconds < 60 && source[at + 2] === colon && source[at + 5] === colon;
  return fits ? hours * 3600 + minutes * 60 + seconds : NaN;
}

/** Microseconds of `.f` to `.ffffff` between two places, 0 for nothing; NaN for anything else. */
function fraction(source: Buffer, from: number, to: number): number {
  if (from === to) return 0;
  const length = to - from - 1;
  if (source[from] !== point || length > 6) return NaN;
  return digits(source, from + 1, to) * 10 ** (6 - length);
}

/** Seconds and microseconds as one count of microseconds, which may pass what a double holds exactly: 1,000,000 is 15,625 times 64. */
function putMicroseconds(out: Buffer, at: number, seconds: number, microseconds: number): number {
  const part = seconds * 15_625;
  const upper = Math.floor(part / 2 ** 26);
  const lower = (part - upper * 2 ** 26) * 64 + microseconds;
  return put64(out, at, upper + Math.floor(lower / word), lower);
}

const clockLength = 8;

const time: ScalarWriter = (source, from, to, out, at) => {
  if (to - from < clockLength) return undefined;
  const seconds = clock(source, from);
  const microseconds = fraction(source, from + clockLength, to);
  if (Number.isNaN(seconds + microseconds)) return undefined;
  return putMicroseconds(out, at, seconds, microseconds);
};

const timestamp: ScalarWriter = (source, from, to, out, at) => {
  const clockAt = from + dateLength + 1;
  if (to < clockAt + clockLength || source[from + dateLength] !== space) return undefined;
  const seconds = day(source, from) * secondsADay + clock(source, clockAt);
  const microseconds = fraction(source, clockAt + clockLength, to);
  if (Number.isNaN(seconds + microseconds)) return undefined;
  return putMicroseconds(out, at, seconds, microseconds);
};

const uuidDashes = [8, 13, 18, 23];
const uuidLength = 36;

const uuid: ScalarWriter = (source, from, to, out, start) => {
  if (to - from !== uuidLength) return undefined;
  let at = start;
  for (let index = 0; index < uuidLength; index += 1) {
    if (uuidDashes.includes(index)) {
      if (source[from + index] !== minus) return undefined;
      continue;
    }
    const high = hexDigit(source[from + index] ?? 0);
    const low = hexDigit(source[from + index + 1] ?? 0);
    if (high < 0 || low < 0) return undefined;
    out[at++] = high * 16 + low;
    index += 1;
  }
  return at;
};

function hexDigit(byte: number): number {
  if (isDigit(byte)) return byte - zero;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x61 + 10 : -1;
}

/** One for each kind. An instant is a timestamp whose reading is UTC. */
export const scalarWriters: Readonly<Record<ScalarField, ScalarWriter>> = {
  int2,
  int4,
  int8,
  float4,
  float8,
  bool,
  numeric,
  date,
  time,
  timestamp,
  timestamptz: timestamp,
  uuid,
};
