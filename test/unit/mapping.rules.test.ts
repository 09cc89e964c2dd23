import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inPolicy } from '../../src/engine/mapping/naming.js';
import { nameMatcher, Rules } from '../../src/engine/mapping/rules.js';
import { guardPolicies, typePolicyNames, typeWays } from '../../src/engine/model/policy.js';
import type { Column, NativeType, Table } from '../../src/engine/model/catalog.js';
import type { TypeRule } from '../../src/engine/model/mapping.js';
import type { NeutralType } from '../../src/engine/model/type.js';

function winner(rules: readonly TypeRule[], type: NativeType, neutral: NeutralType, column = 'id'): number | undefined {
  const table: Table = {
    schema: 'shop',
    name: 'tbl_orders',
    kind: 'ordinary',
    columns: [],
    indexes: [],
    foreignKeys: [],
    checks: [],
    otherConstraints: [],
    estimatedRows: 0,
    estimatedBytes: 0,
  };
  const placed: Column = { name: column, ordinal: 1, type, nullable: false };
  return new Rules(rules).matching(table, placed, neutral)[0]?.index;
}

const varchar: NativeType = { name: 'varchar', text: 'character varying(40)', length: 40 };
const int: NativeType = { name: 'int', text: 'int(10) unsigned', unsigned: true };
const mood: NativeType = { name: 'enum', text: "enum('A','b c')", labels: ['A', 'b c'] };

describe('a rule', () => {
  it.each([
    ['varchar', true],
    ['VARCHAR (40)', true],
    ['character  varying', true],
    ['character varying(40)', true],
    ['kind:text', true],
    ['varchar(41)', false],
    ['char', false],
    ['kind:bytes', false],
  ])('%j of a varchar(40): %s', (when, matches) => {
    expect(winner([{ when, type: 'x' }], varchar, { kind: 'text', length: 40 })).toBe(matches ? 0 : undefined);
  });

  it.each(['int unsigned', 'int', 'INT(10) UNSIGNED', 'int(10)'])('%j of an int(10) unsigned', (when) => {
    expect(winner([{ when, type: 'x' }], int, { kind: 'integer', bits: 32, unsigned: true })).toBe(0);
  });

  it('tells the labels of an enum by their letters', () => {
    const neutral: NeutralType = { kind: 'enum', labels: ['A', 'b c'] };
    expect(winner([{ when: "ENUM('A', 'b c')", type: 'x' }], mood, neutral)).toBe(0);
    expect(winner([{ when: "enum('a','b c')", type: 'x' }], mood, neutral)).toBeUndefined();
  });

  it('needs all of its conditions, and the first that has them wins', () => {
    const rules: TypeRule[] = [
      { column: '*_id', type: 'a' },
      { table: 'shop.tbl_*', column: 'i?', when: 'kind:bytes', type: 'b' },
      { table: 'shop.tbl_*', column: 'i?', type: 'c' },
      { schema: 's*', type: 'd' },
    ];
    expect(winner(rules, varchar, { kind: 'text' })).toBe(2);
    expect(winner(rules, varchar, { kind: 'text' }, 'order_id')).toBe(0);
    expect(winner(rules, varchar, { kind: 'text' }, 'name')).toBe(3);
  });

  it.each([
    ['*', '', true],
    ['a*b', 'a\nb', true],
    ['a?c', 'a😀c', true],
    ['a.c', 'abc', false],
    ['a\\*', 'a*', true],
    ['a\\*', 'ab', false],
    ['(x|y)', 'x', false],
    ['Id', 'id', false],
  ])('the pattern %j and the name %j: %s', (pattern, name, matches) => {
    expect(nameMatcher(pattern)(name)).toBe(matches);
  });
});

describe('a policy on names', () => {
  it.each([
    [
      'tbl_OrderItem_t',
      { removePrefix: 'tbl_', removeSuffix: '_t', case: 'snake', addPrefix: 'app_' },
      'app_order_item',
    ],
    ['tbl_', { removePrefix: 'tbl_' }, 'tbl_'],
    ['Orders', { addSuffix: '_old' }, 'Orders_old'],
    ['Orders', 'lower', 'orders'],
    ['Orders', undefined, 'Orders'],
  ] as const)('%s after %j is %s', (name, policy, expected) => {
    expect(inPolicy(name, policy)).toBe(expected);
  });
});

describe('the settings for new migrations', () => {
  const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    contributes: { configuration: { properties: Record<string, Record<string, unknown>> } };
  };
  const setting = (name: string): Record<string, unknown> =>
    contributes.configuration.properties[`databaseMigration.defaults.${name}`] ?? {};

  it('offer every way of every sort of type, each described', () => {
    for (const name of typePolicyNames) {
      expect(setting(`types.${name}`).enum, name).toEqual(['suggested', ...typeWays[name]]);
      expect(setting(`types.${name}`).enumDescriptions, name).toHaveLength(typeWays[name].length + 1);
    }
  });

  it('know every code of a guard', () => {
    const { propertyNames } = setting('guards') as { propertyNames: { enum: string[] } };
    expect([...propertyNames.enum].sort()).toEqual(Object.keys(guardPolicies).sort());
  });
});
