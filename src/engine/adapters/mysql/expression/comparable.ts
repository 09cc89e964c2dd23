import { surePlaces, Unprintable, type Kind, type Value } from './value.js';

/** Throws Unprintable where two values don't compare the same everywhere. */
export function checkComparable(operator: string, left: Value, right: Value): void {
  const [a, b] = [left.kind, right.kind];
  const is = (...kinds: Kind[]): boolean => kinds.includes(a) && kinds.includes(b);
  if (a === 'null' || b === 'null') {
    if (a !== 'opaque' && b !== 'opaque') return;
  } else if (is('integer', 'decimal', 'float')) {
    if (agreesOnQuotient(left, right) && agreesOnQuotient(right, left)) return;
  } else if (is('date', 'timestamp') || is('time') || is('bytes')) return;
  else if (is('instant', 'uuid')) {
    if (a === b && left.storage === right.storage && (a === 'instant' || isEquality(operator))) return;
  } else if (isEquality(operator)) {
    if (is('boolean', 'integer')) return;
    if (is('text', 'literal', 'enum')) return;
  }
  // The order of texts is the collation's and that of labels the type's; both are another one elsewhere.
  throw new Unprintable(`${a} ${operator} ${b}`);
}

function agreesOnQuotient(side: Value, other: Value): boolean {
  return side.quotient !== true || (other.quotient !== true && (other.scale ?? Infinity) <= surePlaces);
}

function isEquality(operator: string): boolean {
  return operator === '=' || operator === '<>' || operator === 'null-safe-equal';
}
