import { countOf, writeCount } from './quantity.js';
import { isDigest, longValueBytes } from './type.js';

/**
 * - `counts`: the numbers of rows. `checksum`: every cell, by digests that both databases compute. `rows`: every cell, fetched and compared as text.
 * - `sample`: every cell of a random share of the rows.
 */
export const verificationLevels = ['counts', 'checksum', 'rows', 'sample'] as const;
export type VerificationLevel = (typeof verificationLevels)[number];

/**
 * - `verified`: every cell compared equal.
 * - `equals-expression`: equal to what the script's own, edited query gives for the source.
 * - `counts-equal`, `sample-equal`: equal as far as was looked; `proves` says how far that is.
 * - `differs`: rows or cells differ; `differences` names some.
 * - `still-changing`: rows differed and changed again each time that they were looked at.
 * - `not-comparable`: the two queries could not be compared; `reason` says why.
 * - `not-checked`: left out on purpose (skipped step, `--no-verify`).
 */
export type VerificationState =
  | 'verified'
  | 'equals-expression'
  | 'counts-equal'
  | 'sample-equal'
  | 'differs'
  | 'still-changing'
  | 'not-comparable'
  | 'not-checked';

/** The outcome for one table. */
export interface TableVerification {
  readonly step: string;
  readonly table: string;
  readonly state: VerificationState;
  readonly level: VerificationLevel;
  /** What an equal result proves, in plain words. */
  readonly proves?: string | undefined;
  readonly sourceRows: number;
  readonly targetRows: number;
  readonly columns: readonly string[];
  /** Digests over every cell, as each database computed them: `rows-sum-sum`, in decimal. */
  readonly sourceDigest?: string | undefined;
  readonly targetDigest?: string | undefined;
  /** The first rows that differ, at most {@link differencesKept}. */
  readonly differences: readonly RowDifference[];
  /** How many rows differ in all, where that was counted. */
  readonly differingRows: number;
  /** Columns whose values compare equal by the rule of a loss that the script accepts by name. */
  readonly lossy?: readonly string[] | undefined;
  /** True where counting stopped once enough were named: at least so many differ. */
  readonly moreDiffer?: boolean | undefined;
  /** Rows that the target refused and that were set aside: they are missing there. */
  readonly rejectedRows?: number | undefined;
  readonly reason?: string | undefined;
  readonly milliseconds: number;
}

/** `3 rows`, or `at least 181 rows` where counting stopped. */
export function differingRowsWords(
  table: Pick<TableVerification, 'differingRows' | 'moreDiffer'> & Partial<Pick<TableVerification, 'differences'>>,
): string {
  const rows = countOf(Math.max(table.differingRows, table.differences?.length ?? 0), 'row');
  return table.moreDiffer === true ? `at least ${rows}` : rows;
}

/** A side's number of rows for a person: nothing where nothing was read, and those of a sample as what they are. */
export function rowsWords({ state, level }: Pick<TableVerification, 'state' | 'level'>, rows: number): string {
  if (state === 'not-comparable' || state === 'not-checked') return '–';
  return level === 'sample' ? `${writeCount(rows)} in the sample` : writeCount(rows);
}

/** A compared text for a person, where it stands for a longer one; undefined for any other. */
export function longValueWords(text: string | null): string | undefined {
  if (text === null || !isDigest(text)) return undefined;
  return `a value of more than ${longValueBytes / 1024} kB, whose SHA-256 is ${text.slice('sha256:'.length)}`;
}

/** How many differing rows a verification names per table. */
export const differencesKept = 100;

/** One row that is not the same on both sides. */
export interface RowDifference {
  /** The key's values by column; for a table without a key, all of the row's values. */
  readonly key: Readonly<Record<string, string | null>>;
  readonly kind: 'missing' | 'extra' | 'changed';
  readonly cells: readonly CellDifference[];
  /** How often the row stands on each side, for tables without a key. */
  readonly sourceCount?: number | undefined;
  readonly targetCount?: number | undefined;
}

/** One cell, in canonical text; `null` is SQL's NULL. */
export interface CellDifference {
  readonly column: string;
  readonly source: string | null;
  readonly target: string | null;
  /** True where the text is made of digits or hexadecimal digits alone: no two such texts look alike, and bytes are shown by it already. */
  readonly plain?: boolean | undefined;
}

/** The number behind a large double's canonical text, which is written by a power of two (`88817841.97001252*2^50` is 1e+23); undefined for any other text. */
export function readableNumber(text: string | null): string | undefined {
  const [, factor, power] = /^(-?\d+(?:\.\d+)?(?:e\d+)?)\*2\^(50|96)$/u.exec(text ?? '') ?? [];
  return factor === undefined ? undefined : String(Number(factor) * 2 ** Number(power));
}

/** Bytes of a raw form that are shown at most, those round the first that differ. */
const rawBytesShown = 48;

/**
 * The bytes (UTF-8, in hexadecimal) of both texts of a cell, from some bytes before the first that differs: two texts that look alike are told apart by them. `…` stands for
 * bytes left out. Of hexadecimal digits they are the bytes that these stand for, where these are too many to be looked through; a short or other plain text has no raw form.
 */
export function rawForms(cell: Pick<CellDifference, 'source' | 'target' | 'plain'>): {
  readonly source?: string | null | undefined;
  readonly target?: string | null | undefined;
} {
  const { source, target, plain = false } = cell;
  if (plain && !isLongHex(cell)) return {};
  const encoder = new TextEncoder();
  const bytesOf = (text: string): Uint8Array => (plain ? bytesOfHex(text) : encoder.encode(text));
  const [left, right] = [bytesOf(source ?? ''), bytesOf(target ?? '')];
  let same = 0;
  while (same < left.length && same < right.length && left[same] === right[same]) same += 1;
  const longest = Math.max(left.length, right.length);
  const from = longest <= rawBytesShown ? 0 : Math.max(0, Math.min(same - 8, longest - rawBytesShown));
  return { source: source === null ? null : hex(left, from), target: target === null ? null : hex(right, from) };
}

function bytesOfHex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16));
}

function isLongHex({ source, target }: Pick<CellDifference, 'source' | 'target'>): boolean {
  const texts = [source ?? '', target ?? ''];
  return (
    texts.every((text) => /^(?:[0-9a-f]{2})*$/u.test(text)) && texts.some((text) => text.length > 2 * rawBytesShown)
  );
}

function hex(bytes: Uint8Array, from: number): string {
  const shown = [...bytes.slice(from, from + rawBytesShown)].map((byte) => byte.toString(16).padStart(2, '0'));
  const before = from > 0 ? ['…'] : [];
  const after = bytes.length > from + rawBytesShown ? ['…'] : [];
  return [...before, ...shown, ...after].join(' ');
}
