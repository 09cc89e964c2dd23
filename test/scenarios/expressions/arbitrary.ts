import fc from 'fast-check';
import type { Expression, FunctionName } from '../../../src/engine/model/expression.js';
import { hostileTexts } from './rows.js';

type Of = fc.Arbitrary<Expression>;

const constant = (...values: readonly Expression[]): Of => fc.constantFrom(...values);
const column = (...names: readonly string[]): Of =>
  constant(...names.map((name) => ({ kind: 'column', name }) as const));
const number = (text: string): Expression => ({ kind: 'number', text });
const string = (value: string): Expression => ({ kind: 'string', value });
const cast = (value: string, to: 'date' | 'time' | 'timestamp' | 'instant'): Expression => ({
  kind: 'cast',
  item: string(value),
  to,
});
const text = fc.constantFrom(...hostileTexts, 'b', 'x', 'bc');
const call = (name: FunctionName, ...items: readonly Expression[]): Expression => ({
  kind: 'call',
  name,
  arguments: items,
});
const isNegated = fc.boolean();

const patterns = [
  'a%',
  '%b',
  '_',
  '__',
  '%\\%%',
  '%\\_%',
  'a\\\\%',
  '%',
  '',
  'É',
  '%K%',
  '%\n',
  "it's",
  '%\\\\%',
  '%s',
];
const expressions = [
  ...[
    '^a',
    'c$',
    'a.b',
    '^[a-z]+$',
    '[^a-z]',
    '^(a|b)c?',
    '^.{2}$',
    '\\.',
    '[[:digit:]]+',
    '\\d',
    '^$',
    '[]a]',
    '[a\\-z]',
    '[\\^a]',
    '^[A-Z0-9._%+-]+$',
    'é',
    '[é-ÿ]',
    'k',
    '^s+$',
    '[$.]',
    'a{1,2}',
    '\\\\',
    '.',
    '^.$',
    "'",
    '[&&]',
  ],
];

/** Expressions of every kind over the sample's columns, typed as PostgreSQL wants them. */
const kinds = fc.letrec<Record<'bool' | 'int' | 'dec' | 'txt' | 'day' | 'at' | 'any', Expression>>((tie) => ({
  any: fc.oneof(tie('bool'), tie('int'), tie('dec'), tie('txt'), tie('day'), tie('at')),
  int: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'e' },
    { weight: 3, arbitrary: column('i', 'n', 'big') },
    { weight: 2, arbitrary: fc.integer({ min: -9, max: 30 }).map((value) => number(String(value))) },
    fc.record({
      kind: fc.constant('arithmetic' as const),
      operator: fc.constantFrom('+' as const, '-' as const, '*' as const),
      left: tie('int'),
      right: tie('int'),
    }),
    fc.record({
      kind: fc.constant('arithmetic' as const),
      operator: fc.constantFrom('divide-integer' as const, 'modulo' as const),
      left: tie('int'),
      right: fc.constantFrom('2', '3', '-7').map(number),
    }),
    tie('int').map((item): Expression => ({ kind: 'negate', item })),
    tie('txt').map((item): Expression => ({ kind: 'call', name: 'length', arguments: [item] })),
    tie('txt').map((item): Expression => ({ kind: 'call', name: 'octet-length', arguments: [item] })),
    fc.tuple(tie('txt'), text).map(([item, what]) => call('position', item, string(what))),
    fc
      .constantFrom('year' as const, 'quarter' as const, 'month' as const, 'day' as const, 'day-of-year' as const)
      .chain((name) => fc.oneof(tie('day'), tie('at')).map((item) => call(name, item))),
    fc.constantFrom('hour' as const, 'minute' as const).chain((name) => tie('at').map((item) => call(name, item))),
    fc.tuple(tie('day'), tie('day')).map(([end, start]) => call('days-between', end, start)),
    tie('bool').map((item): Expression => ({ kind: 'cast', item, to: 'integer' })),
    fc.oneof(tie('int'), tie('dec')).map((item) => call('sign', item)),
    tie('int').map((item): Expression => ({ kind: 'call', name: 'abs', arguments: [item] })),
    tie('dec').map((item): Expression => ({ kind: 'cast', item, to: 'integer' })),
    fc.tuple(tie('int'), tie('int')).map((items): Expression => ({ kind: 'call', name: 'coalesce', arguments: items })),
    fc.tuple(tie('int'), tie('int')).map((items): Expression => ({ kind: 'call', name: 'nullif', arguments: items })),
    fc
      .tuple(fc.constantFrom('greatest' as const, 'least' as const), fc.integer({ min: -3, max: 3 }))
      .map(([name, value]): Expression => ({
        kind: 'call',
        name,
        arguments: [{ kind: 'column', name: 'n' }, number(String(value))],
      })),
    fc
      .tuple(tie('bool'), tie('int'), fc.option(tie('int'), { nil: undefined }))
      .map(([when, then, otherwise]): Expression => ({ kind: 'case', branches: [{ when, then }], otherwise })),
  ),
  dec: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'e' },
    { weight: 3, arbitrary: column('d') },
    fc.constantFrom('0.5', '1.25', '-2.00', '.75', '10').map(number),
    fc.record({
      kind: fc.constant('arithmetic' as const),
      operator: fc.constantFrom('+' as const, '-' as const, '*' as const),
      left: tie('dec'),
      right: fc.oneof(tie('dec'), tie('int')),
    }),
    fc.record({
      kind: fc.constant('arithmetic' as const),
      operator: fc.constantFrom('divide' as const, 'modulo' as const),
      left: tie('dec'),
      right: fc.constantFrom('2', '3', '0.7').map(number),
    }),
    fc
      .tuple(fc.constantFrom('abs' as const, 'floor' as const, 'ceiling' as const, 'round' as const), tie('dec'))
      .map(([name, item]): Expression => ({ kind: 'call', name, arguments: [item] })),
    fc
      .tuple(tie('dec'), fc.constantFrom('0', '1', '3'))
      .map(([item, digits]): Expression => ({ kind: 'call', name: 'round', arguments: [item, number(digits)] })),
    fc
      .tuple(tie('dec'), fc.constantFrom('0', '1', '3'))
      .map(([item, digits]) => call('truncate', item, number(digits))),
    tie('dec').map((item): Expression => ({ kind: 'cast', item, to: 'decimal', precision: 20, scale: 1 })),
    fc.tuple(tie('dec'), tie('dec')).map((items): Expression => ({ kind: 'call', name: 'coalesce', arguments: items })),
  ),
  txt: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'e' },
    { weight: 4, arbitrary: column('t', 'name `it\'s"') },
    { weight: 2, arbitrary: text.map(string) },
    fc
      .tuple(
        fc.constantFrom(
          'lower' as const,
          'upper' as const,
          'trim' as const,
          'trim-left' as const,
          'trim-right' as const,
        ),
        tie('txt'),
      )
      .map(([name, item]): Expression => ({ kind: 'call', name, arguments: [item] })),
    fc
      .tuple(
        fc.constantFrom('trim' as const, 'trim-left' as const, 'trim-right' as const),
        tie('txt'),
        fc.constantFrom('a', ' ', "'", '\\', '😀', 'A'),
      )
      .map(([name, item, set]): Expression => ({ kind: 'call', name, arguments: [item, string(set)] })),
    fc
      .tuple(fc.constantFrom('left' as const, 'right' as const), tie('txt'), fc.integer({ min: 0, max: 4 }))
      .map(([name, item, count]): Expression => ({ kind: 'call', name, arguments: [item, number(String(count))] })),
    fc
      .tuple(tie('txt'), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 3 }))
      .map(([item, start, count]): Expression => ({
        kind: 'call',
        name: 'substring',
        arguments: [item, number(String(start)), number(String(count))],
      })),
    fc
      .tuple(tie('txt'), fc.integer({ min: 0, max: 3 }))
      .map(([item, count]) => call('repeat', item, number(String(count)))),
    tie('txt').map((item) => call('reverse', item)),
    fc
      .tuple(
        fc.constantFrom('pad-left' as const, 'pad-right' as const),
        tie('txt'),
        fc.integer({ min: 0, max: 6 }),
        fc.constantFrom(' ', 'xy', '😀'),
      )
      .map(([name, item, size, fill]) => call(name, item, number(String(size)), string(fill))),
    fc
      .tuple(tie('txt'), tie('txt'), tie('int'))
      .map(([separator, ...items]) => call('concat-with', separator, ...items)),
    fc.tuple(tie('txt'), text, text).map(([item, from, to]): Expression => ({
      kind: 'call',
      name: 'replace',
      arguments: [item, string(from), string(to)],
    })),
    fc
      .tuple(fc.array(fc.oneof(tie('txt'), tie('int'), column('d')), { minLength: 1, maxLength: 3 }), fc.boolean())
      .map(([items, nullWins]): Expression => ({ kind: 'concat', items, nullWins })),
    fc.tuple(tie('txt'), tie('txt')).map((items): Expression => ({ kind: 'call', name: 'coalesce', arguments: items })),
    fc.tuple(tie('txt'), tie('txt')).map((items): Expression => ({ kind: 'call', name: 'nullif', arguments: items })),
    fc.oneof(tie('int'), tie('day'), column('d')).map((item): Expression => ({ kind: 'cast', item, to: 'text' })),
    fc.tuple(tie('bool'), tie('txt'), tie('bool'), tie('txt')).map(([when, then, second, value]): Expression => ({
      kind: 'case',
      branches: [
        { when, then },
        { when: second, then: value },
      ],
    })),
  ),
  day: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'e' },
    { weight: 3, arbitrary: column('day') },
    constant(cast('2020-01-01', 'date'), cast('1969-12-31', 'date')),
    tie('at').map((item): Expression => ({ kind: 'cast', item, to: 'date' })),
    fc.tuple(tie('day'), tie('day')).map((items): Expression => ({ kind: 'call', name: 'coalesce', arguments: items })),
  ),
  at: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'e' },
    { weight: 3, arbitrary: column('at') },
    constant(cast('2020-01-01 00:00:00', 'timestamp'), cast('1999-12-31 23:59:59.999999', 'timestamp')),
    column('day').map((item): Expression => ({ kind: 'cast', item, to: 'timestamp' })),
    fc.tuple(tie('at'), tie('at')).map((items): Expression => ({ kind: 'call', name: 'nullif', arguments: items })),
  ),
  bool: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'e' },
    { weight: 2, arbitrary: column('flag', 'sure') },
    fc.boolean().map((value): Expression => ({ kind: 'boolean', value })),
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      items: fc.array(tie('bool'), { minLength: 2, maxLength: 3 }),
    }),
    tie('bool').map((item): Expression => ({ kind: 'not', item })),
    fc.record({ kind: fc.constant('is-null' as const), item: tie('any'), negated: isNegated }),
    compare(fc.oneof(tie('int'), tie('dec'), column('f')), fc.oneof(tie('int'), tie('dec')), true),
    compare(fc.oneof(tie('day'), tie('at')), fc.oneof(tie('day'), tie('at')), true),
    compare(tie('txt'), tie('txt'), false),
    compare(tie('txt'), tie('txt'), false),
    compare(tie('bool'), tie('bool'), false),
    compare(column('code'), fc.constantFrom('', 'a', 'a  ', 'ab', 'A', ' a').map(string), false),
    compare(
      column('bin'),
      constant({ kind: 'bytes', hex: '61' }, { kind: 'bytes', hex: '' }, { kind: 'bytes', hex: '6120' }),
      false,
    ),
    compare(column('clock'), constant(cast('12:34:56.5', 'time'), cast('00:00:00', 'time')), true),
    compare(
      column('moment'),
      constant(cast('2020-01-01 00:00:00.5', 'instant'), cast('1970-01-01 00:00:00', 'instant')),
      true,
    ),
    compare(column('id'), constant(string('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11')), false),
    fc.record({
      kind: fc.constant('in' as const),
      item: tie('txt'),
      list: fc.array(tie('txt'), { minLength: 1, maxLength: 4 }),
      negated: isNegated,
    }),
    fc.record({
      kind: fc.constant('in' as const),
      item: tie('int'),
      list: fc.array(tie('int'), { minLength: 1, maxLength: 4 }),
      negated: isNegated,
    }),
    fc.record({
      kind: fc.constant('between' as const),
      item: tie('int'),
      low: tie('int'),
      high: tie('int'),
      negated: isNegated,
    }),
    fc.record({
      kind: fc.constant('between' as const),
      item: tie('day'),
      low: tie('day'),
      high: tie('day'),
      negated: isNegated,
    }),
    fc.record({
      kind: fc.constant('like' as const),
      item: fc.oneof(tie('txt'), column('code')),
      pattern: fc.constantFrom(...patterns).map(string),
      ignoreCase: fc.boolean(),
      negated: isNegated,
    }),
    fc.record({
      kind: fc.constant('matches' as const),
      item: fc.oneof(tie('txt'), column('code')),
      pattern: fc.constantFrom(...expressions).map(string),
      ignoreCase: fc.boolean(),
      negated: isNegated,
    }),
    fc
      .tuple(tie('bool'), tie('bool'), tie('bool'))
      .map(([when, then, otherwise]): Expression => ({ kind: 'case', branches: [{ when, then }], otherwise })),
  ),
}));

function compare(left: Of, right: Of, ordered: boolean): Of {
  const operators = ordered
    ? (['=', '<>', '<', '<=', '>', '>=', 'null-safe-equal'] as const)
    : (['=', '<>', 'null-safe-equal'] as const);
  return fc.record({ kind: fc.constant('compare' as const), operator: fc.constantFrom(...operators), left, right });
}

/** An expression of any kind over the columns of PostgreSQL's sample table, typed as PostgreSQL wants it. */
export const anyExpression: fc.Arbitrary<Expression> = fc
  .constantFrom(...(['bool', 'bool', 'bool', 'int', 'dec', 'txt', 'txt', 'day', 'at'] as const))
  .chain((kind) => kinds[kind]);
