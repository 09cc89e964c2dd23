import type { DigestQuery, Framing } from '../model/digest.js';
import { readList } from '../model/names.js';
import { rangePlaceholder, type ScriptStep } from '../model/script.js';
import type { End, Side } from './side.js';

/** What a result that is equal says of accepted losses, and of rows that are none of the run's; undefined where there is nothing to say. */
export function reservations(step: ScriptStep): string | undefined {
  const names = namesOf(step, 'lossy');
  const said = [
    ...(names.length === 0 ? [] : [`Equal but for what was accepted by name: ${names.join(', ')}.`]),
    ...(isAppended(step)
      ? ['Compared by the keys that the source has; the other rows of the target were left aside.']
      : []),
  ];
  return said.length === 0 ? undefined : said.join(' ');
}

/** Rows went beside others that were there. */
export function isAppended(step: ScriptStep): boolean {
  return step.attributes.existing === 'append';
}

/** One side of the step's comparison. */
export function sideOf(step: ScriptStep, half: 'source' | 'target', end: End): Side {
  const [statement] = end.adapter.lex.splitStatements(step[half]?.sql ?? '');
  return { ...end, query: statement?.sql ?? '' };
}

/** The query over all rows. */
export const whole = (side: Side): string => side.query.replace(rangePlaceholder, 'true');

/** The names in the first of these attributes that the step has. */
export function namesOf(step: ScriptStep, ...attributes: readonly string[]): string[] {
  return readList(attributes.map((name) => step.attributes[name]).find((value) => value !== undefined));
}

/** Positions of the columns that are not counted in a digest; see {@link Framing}. */
export interface Uncounted {
  readonly plain: readonly number[];
  readonly json: readonly number[];
}

/** An edited query may give any text anywhere, and so may a column that is no longer of its type; `held` is what the target's are. */
export function uncounted(step: ScriptStep, columns: readonly string[], held: ReadonlyMap<string, Framing>): Uncounted {
  const positions = (attribute: 'plain' | 'json'): number[] => {
    const names = new Set(step.edited ? [] : namesOf(step, attribute));
    return columns.flatMap((name, position) => (names.has(name) && held.get(name) === attribute ? [position] : []));
  };
  return { plain: positions('plain'), json: positions('json') };
}

/** The target's columns without what a generated query makes of them: it gives each under its own name. Undefined where nothing is said of them. */
export function bareQuery(step: ScriptStep, side: Side): string | undefined {
  const names = step.edited ? [] : [...namesOf(step, 'plain'), ...namesOf(step, 'json')];
  const query = whole(side);
  const from = query.lastIndexOf('\nFROM ');
  if (names.length === 0 || from < 0) return undefined;
  return `SELECT ${names.map((name) => side.adapter.lex.quoteIdentifier(name)).join(', ')}${query.slice(from)}`;
}

/** The same by the names of one side's columns. */
export const uncountedOf = (
  columns: readonly string[],
  { plain, json }: Uncounted,
): Pick<DigestQuery, 'plain' | 'json'> => ({
  plain: at(columns, plain),
  json: at(columns, json),
});

export const at = (columns: readonly string[], positions: readonly number[]): string[] =>
  positions.map((position) => columns[position] ?? '');

/** Positions of the key's columns in the output; empty when the step names no key. */
export function keyPositions(step: ScriptStep, columns: readonly string[]): number[] {
  return namesOf(step, 'key').map((name) => columns.findIndex((column) => isCalled(column, name)));
}

/** The key's columns that the queries don't give. */
export function missingKeys(step: ScriptStep, columns: readonly string[]): string[] {
  return namesOf(step, 'key').filter((name) => !columns.some((column) => isCalled(column, name)));
}

/** MySQL leaves a blank in front of a column's name out. */
export const isCalled = (column: string, name: string): boolean => column === name || column === name.trimStart();

/** The line of the script in which a server found something wrong, by the line that it counts in the query; without one, where the half begins. */
export function lineIn(step: ScriptStep, half: 'source' | 'target', line = 1): number {
  const { sql = '', lines = step.lines } = step[half] ?? {};
  const above = /^(?:\s*\n)*/u.exec(sql)?.[0].split('\n').length ?? 1;
  return lines.start + above - 1 + line - 1;
}
