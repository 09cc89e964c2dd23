import { describe, expect, it } from 'vitest';
import type { Expression } from '../../src/engine/model/expression.js';
import { sameExpression } from '../../src/engine/verify/objects/meaning.js';

const text = (value: string): Expression => ({ kind: 'string', value });
const never = (): undefined => undefined;

describe('whether the target shows what was written', () => {
  it.each([
    ["'08:00:00'", text('08:00:00'), "'08:00:00.000000'", text('08:00:00.000000'), 'same'],
    ["B'0000000000101'", text('101'), `'0000000000101'::"bit"`, text('0000000000101'), 'same'],
    ['\'{"m","n"}\'', text('m,n'), "'{m,n}'::text[]", text('{m,n}'), 'same'],
    ['`price` > 0', undefined, '(`price` > 0)', undefined, 'same'],
    ["'é😀'", text('é😀'), "'é?'", text('é?'), 'unknown'],
    ['now_somehow()', undefined, 'now()', undefined, 'unknown'],
    ["'x'", text('x'), "'y'", text('y'), 'different'],
    ["'x'", text('x'), "'X'", text('X'), 'different'],
    ["'a b'", text('a b'), "'ab'", text('ab'), 'different'],
    ["'é?'", text('é?'), "'é!'", text('é!'), 'different'],
  ] as const)('%s and %s', (sql, expression, found, meaning, sameness) => {
    expect(sameExpression({ sql, expression }, { text: found, expression: meaning }, never)).toBe(sameness);
  });
});
