import { describe, expect, it } from 'vitest';
import { replacedNames } from '../../src/engine/mapping/replaceNames.js';
import type { NameSearch } from '../../src/engine/model/nameSearch.js';

const column = (name: string, included = true) => ({ source: { name }, name, included });
const tables = [
  {
    source: { schema: 'public', name: 'tbl_orders' },
    target: { name: 'tbl_orders' },
    included: true,
    columns: [column('Order_Id'), column('total$'), column('a.b'), column('order_note', false)],
  },
  { source: { schema: 'public', name: 'tbl_old' }, target: { name: 'tbl_old' }, included: false, columns: [] },
];

function replaced(search: Partial<NameSearch>): string[] {
  const whole = { objects: 'all', search: '', replacement: '', regex: false, matchCase: false, ...search } as const;
  return replacedNames(tables, whole).map(({ name, becomes }) => `${name} -> ${becomes}`);
}

describe('a replacement in target names', () => {
  it.each<[string, Partial<NameSearch>, string[]]>([
    [
      'of plain text, whatever its case',
      { search: 'order', replacement: 'sale' },
      ['tbl_orders -> tbl_sales', 'Order_Id -> sale_Id'],
    ],
    ['of its case alone', { search: 'order', replacement: 'sale', matchCase: true }, ['tbl_orders -> tbl_sales']],
    ['of tables alone', { search: 'order', replacement: 'sale', objects: 'tables' }, ['tbl_orders -> tbl_sales']],
    ['of columns alone', { search: 'order', replacement: 'sale', objects: 'columns' }, ['Order_Id -> sale_Id']],
    ['of a point that is one', { search: '.', replacement: '_' }, ['a.b -> a_b']],
    ['of a dollar that is one', { search: '$', replacement: '$&' }, ['total$ -> total$&']],
    ['by groups', { search: '^tbl_(.*)s$', replacement: '$1', regex: true }, ['tbl_orders -> order']],
    [
      'of every hit in a name',
      { search: '[ao]', replacement: 'u', regex: true, objects: 'tables' },
      ['tbl_orders -> tbl_urders'],
    ],
    ['of nothing', { search: '' }, []],
    ['by itself', { search: 'order', replacement: 'order', matchCase: true }, []],
  ])('%s', (_what, search, expected) => {
    expect(replaced(search)).toEqual(expected);
  });

  it.each<[string, Partial<NameSearch>, RegExp]>([
    ['that is no expression', { search: '(', regex: true }, /"\(" is no regular expression/],
    ['that leaves nothing', { search: '.*', regex: true }, /Nothing would be left of the name "tbl_orders"/],
  ])('refuses one %s', (_what, search, message) => {
    expect(() => replaced(search)).toThrow(message);
  });

  it('gives up an expression that would take for ever', () => {
    const long = [{ ...tables[0], columns: [column('a'.repeat(60))] }] as typeof tables;
    const search = { objects: 'all', search: '^(a+)+b$', replacement: '', regex: true, matchCase: true } as const;
    expect(() => replacedNames(long, search)).toThrow(/takes too long/);
  });
});
