import type { ArithmeticOperator, CompareOperator } from '../../../model/expression.js';

/** How strongly operators bind, weakest first; https://dev.mysql.com/doc/refman/9.7/en/operator-precedence.html and the servers' grammars. */
const orPower = 1;
const andPower = 3;
export const notPower = 4;
const comparePower = 7;
export const predicatePower = 8;
export const unaryPower = 15;
const collatePower = 17;

export const powers: Readonly<Record<string, number>> = {
  or: orPower,
  and: andPower,
  '&&': andPower,
  is: comparePower,
  '=': comparePower,
  '<>': comparePower,
  '!=': comparePower,
  '<': comparePower,
  '<=': comparePower,
  '>': comparePower,
  '>=': comparePower,
  '<=>': comparePower,
  in: predicatePower,
  between: predicatePower,
  like: predicatePower,
  regexp: predicatePower,
  rlike: predicatePower,
  not: predicatePower,
  '+': 12,
  '-': 12,
  '*': 13,
  '/': 13,
  '%': 13,
  div: 13,
  mod: 13,
  collate: collatePower,
};

export const comparisons: Readonly<Record<string, CompareOperator>> = {
  '=': '=',
  '<>': '<>',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '<=>': 'null-safe-equal',
};

export const arithmetic: Readonly<Record<string, ArithmeticOperator>> = {
  '+': '+',
  '-': '-',
  '*': '*',
  '/': 'divide',
  div: 'divide-integer',
  '%': 'modulo',
  mod: 'modulo',
};

/** The current moment under all of its names. */
export const moments: Readonly<Record<string, 'timestamp' | 'date' | 'time'>> = {
  now: 'timestamp',
  current_timestamp: 'timestamp',
  localtime: 'timestamp',
  localtimestamp: 'timestamp',
  curdate: 'date',
  current_date: 'date',
  curtime: 'time',
  current_time: 'time',
};
