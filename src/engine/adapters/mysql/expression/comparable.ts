import { Unprintable, type Kind, type Value } from './value.js';

/** Throws Unprintable where two values don't compare the same everywhere. */
export function checkComparable(operator: string, left: Value, right: Value): void {
  const [a, b] = [left.kind, right.kind];
  const is = (...kinds: Kind[]): boolean => kinds.includes(a) && kinds.includes(b);
  if (a === 'null' || b === 'null') {
    if (a !== 'opaque' && b !== 'opaque') return;
  } else if (is('integer', 'decimal', 'float') || is('date', 'timestamp') || is('time') || is('bytes')) return;
  else if (is('instant', 'uuid')) {
    if (a === b && left.storage === right.storage && (a === 'instant' || isEquality(operator))) return;
  } else if (isEquality(operator)) {
    if (is('boolean', 'integer')) return;
    if (is('text', 'literal', 'enum') && sameCollation(left, right)) return;
  }
  // The order of texts is the collation's and that of labels the type's; both are another one elsewhere.
  throw new Unprintable(`${a} ${operator} ${b}`);
}

function isEquality(operator: string): boolean {
  return operator === '=' || operator === '<>' || operator === 'null-safe-equal';
}

/** A bare string takes any collation; two columns of different ones don't go together. */
function sameCollation(left: Value, right: Value): boolean {
  if (left.kind === 'literal' || right.kind === 'literal') return true;
  const folding = [left, right].filter((side) => side.collation === 'folding').length;
  return folding !== 1;
}
