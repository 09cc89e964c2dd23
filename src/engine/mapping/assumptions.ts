import type { SqlExpression, Table } from '../model/catalog.js';
import { mayDivideByZero, type Assumption, type Refusal } from '../model/expression.js';
import type { ProvenExpression } from '../model/profile.js';
import type { MapContext } from './context.js';

const words: Readonly<Record<Assumption, string>> = {
  collation: 'accents and blanks at the end count there',
  'line-breaks': 'a line break is a character like others there',
  digits: 'only 0 to 9 are digits there',
  quotient: 'a quotient has all of its digits there, of which the source calculates about sixteen',
};

/** What a target with other rules than the source's does. */
export function differencesOf(assumptions: readonly Assumption[]): string {
  return assumptions.map((assumption) => words[assumption]).join(', ');
}

const refusals: Readonly<Record<Refusal, string>> = {
  'zero-divisor':
    'a divisor of zero is an error in one system, which refuses the row, and NULL in the other (MySQL and MariaDB: as the sql_mode has it)',
  'unsigned-range':
    'a result below zero or beyond 64 bits of unsigned numbers is an error in the source, which refuses the row, and a number there',
  'integer-range':
    'a result beyond the range of smallint or integer, or of bigint where a float becomes one, is an error in the source, which refuses the row, and a number of 64 bits there',
};

/** Where the source refuses rows for which the target goes on, or the other way round; undefined where it doesn't. */
export function refusalsOf({ expression, refuses = [] }: SqlExpression): string | undefined {
  const divides = expression && mayDivideByZero(expression) ? (['zero-divisor'] as const) : [];
  const found = [...divides, ...refuses].map((refusal) => refusals[refusal]);
  return found.length === 0 ? undefined : found.join(', ');
}

/** Whether the data bear out what an expression's meaning leaves aside. `reason` is for a person: what stands against it, or what differs on the target. */
export interface Proof {
  readonly holds: boolean;
  readonly reason: string;
}

/** Undefined where nothing is left aside, and nothing stands against it. */
export function proofOf(
  input: MapContext,
  table: Table,
  kind: ProvenExpression['kind'],
  name: string,
  value: SqlExpression,
): Proof | undefined {
  const assumes = value.assumes ?? [];
  const found = input.found(table).provenExpressions.find((entry) => entry.kind === kind && entry.name === name);
  if (assumes.length === 0) return found && found.hits > 0 ? { holds: false, reason: otherValues(found) } : undefined;
  const differs = differencesOf(assumes);
  if (!input.profile) return { holds: false, reason: `${differs}, and the data were not scanned` };
  if (!found) return { holds: false, reason: `${differs}, and the source has no way to tell which rows that concerns` };
  const rows = found.hits === 1 ? 'one row does' : `${found.hits} rows do`;
  if (found.hits > 0) return { holds: false, reason: `${differs}, and ${rows} not meet that${forOne(found)}` };
  return { holds: true, reason: differs };
}

/** A session that isn't strict cuts off, or limits, what does not fit. */
function otherValues(found: ProvenExpression): string {
  const rows = found.hits === 1 ? 'one row holds' : `${found.hits} rows hold`;
  return `${rows} another value than the expression gives${forOne(found)}, as where a session that is not strict has cut off or limited what did not fit into the column`;
}

const forOne = ({ example }: ProvenExpression): string => (example === undefined ? '' : ` (${example}, for one)`);
