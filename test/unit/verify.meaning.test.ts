import { describe, expect, it } from 'vitest';
import type { Expression } from '../../src/engine/model/expression.js';
import { sameExpression } from '../../src/engine/verify/objects/meaning.js';

const text = (value: string): Expression => ({ kind: 'string', value });
const number = (digits: string): Expression => ({ kind: 'number', text: digits });
const cast = (item: Expression, to: 'timestamp' | 'float' | 'text' | 'decimal'): Expression => ({
  ...{ kind: 'cast', item, to },
});
const column: Expression = { kind: 'column', name: 'c' };
const not = (item: Expression): Expression => ({ kind: 'not', item });
const compare = (
  operator: '=' | '<>' | '>=' | '<=' | '>',
  right: Expression,
  left: Expression = column,
): Expression => ({
  ...{ kind: 'compare', operator, left, right },
});
const range = (low: Expression, high: Expression): Expression => ({
  ...{ kind: 'between', item: column, low, high, negated: false },
});
const round = (...digits: readonly string[]): Expression => ({
  ...{ kind: 'call', name: 'round', arguments: [column, ...digits.map(number)] },
});
const equalsNull: Expression = {
  ...{ kind: 'compare', operator: 'null-safe-equal', left: column, right: { kind: 'null' } },
};
const isNull: Expression = { kind: 'is-null', item: column, negated: false };
const nullif: Expression = { kind: 'call', name: 'nullif', arguments: [column, { kind: 'boolean', value: false }] };
const caseOfNullif: Expression = {
  ...{ kind: 'case', branches: [{ when: compare('=', number('0')), then: { kind: 'null' } }], otherwise: column },
};
const never = (): undefined => undefined;

describe('whether the target shows what was written', () => {
  it.each([
    ["'08:00:00'", text('08:00:00'), "'08:00:00.000000'", text('08:00:00.000000'), 'same'],
    ["B'0000000000101'", text('101'), `'0000000000101'::"bit"`, text('0000000000101'), 'same'],
    ['\'{"m","n"}\'', text('m,n'), "'{m,n}'::text[]", text('{m,n}'), 'same'],
    ['`price` > 0', undefined, '(`price` > 0)', undefined, 'same'],
    ["'é😀'", text('é😀'), "'é?'", text('é?'), 'unknown'],
    ['now_somehow()', undefined, 'now()', undefined, 'unknown'],
    ['(-7) / NULLIF("c", 0)', undefined, "('-7'::integer / NULLIF(c, 0))", undefined, 'same'],
    ["c = '-7'", undefined, 'c = -7', undefined, 'unknown'],
    ['c IS NOT DISTINCT FROM NULL', not(equalsNull), 'x', not(isNull), 'same'],
    ['NULLIF(c, FALSE)', nullif, 'x', caseOfNullif, 'same'],
    ['1e-07', cast(text('1e-07'), 'float'), '0.0000001', number('0.0000001'), 'same'],
    ['-10', { kind: 'negate', item: number('10') }, "'-1e1'", cast(text('-1e1'), 'decimal'), 'same'],
    [
      'c > today',
      compare('>', text('2000-02-29')),
      'x',
      compare('>', cast(text('2000-02-29 00:00:00'), 'timestamp')),
      'same',
    ],
    [
      'c BETWEEN 1 AND 20',
      range(number('1'), number('20')),
      'x',
      { kind: 'and', items: [compare('>=', number('1')), compare('<=', number('20.0'), cast(column, 'decimal'))] },
      'same',
    ],
    ['c BETWEEN 1 AND 20', range(number('1'), number('20')), 'x', range(number('1'), number('2')), 'different'],
    ['NOT c', not(column), '(0 = c)', compare('=', column, number('0')), 'same'],
    ['c > 1', compare('>', number('1')), '1 < c', compare('>=', column, number('1')), 'different'],
    [
      'NOT (c > 1 AND c <= 5)',
      not({ kind: 'and', items: [compare('>', number('1')), compare('<=', number('5'))] }),
      'x',
      { kind: 'or', items: [compare('<=', number('1')), compare('>', number('5'))] },
      'same',
    ],
    [
      'NOT (c > 1 AND c <= 5)',
      not({ kind: 'and', items: [compare('>', number('1')), compare('<=', number('5'))] }),
      'x',
      { kind: 'and', items: [compare('<=', number('1')), compare('>', number('5'))] },
      'different',
    ],
    [
      'c OR NOT c',
      { kind: 'or', items: [column, not(column)] },
      'x',
      { kind: 'or', items: [compare('<>', number('0')), compare('=', number('0'))] },
      'same',
    ],
    ['NOT c', not(column), 'x', compare('=', number('0')), 'same'],
    [
      'c NOT BETWEEN 1 AND 20',
      not(range(number('1'), number('20'))),
      'x',
      range(number('1'), number('20')),
      'different',
    ],
    ["x''", { kind: 'bytes', hex: '' }, "''", text(''), 'same'],
    ['1e-07', number('1e-07'), '1e-06', number('1e-06'), 'different'],
    ['100', number('100'), '10', number('10'), 'different'],
    ["'a'", cast(text('2000-02-29'), 'text'), "'b'", cast(text('2000-02-29 00:00:00'), 'text'), 'different'],
    ['c = TRUE', column, '`c` = 1', compare('=', number('1')), 'same'],
    ['c = TRUE', column, '`c` = 0', compare('=', number('0')), 'different'],
    [
      'COALESCE(c, FALSE) = TRUE',
      { kind: 'call', name: 'coalesce', arguments: [column, { kind: 'boolean', value: false }] },
      'coalesce(`c`,0) = 1',
      compare('=', number('1'), { kind: 'call', name: 'coalesce', arguments: [column, number('0')] }),
      'same',
    ],
    ['ROUND(c) = 2', compare('=', number('2'), round()), 'x', compare('=', number('2'), round('0')), 'same'],
    ['ROUND(c) = 2', compare('=', number('2'), round()), 'x', compare('=', number('2'), round('1')), 'different'],
    ['NULL = TRUE', { kind: 'null' }, 'NULL = 1', compare('=', number('1'), { kind: 'null' }), 'same'],
    ['0', number('0'), "'0.000'", cast(text('0.000'), 'decimal'), 'same'],
    ["'x'", text('x'), "'y'", text('y'), 'different'],
    ["'x'", text('x'), "'X'", text('X'), 'different'],
    ["'a b'", text('a b'), "'ab'", text('ab'), 'different'],
    ["'é?'", text('é?'), "'é!'", text('é!'), 'different'],
  ] as const)('%s and %s', (sql, expression, found, meaning, sameness) => {
    expect(sameExpression({ sql, expression }, { text: found, expression: meaning }, never)).toBe(sameness);
  });
});
