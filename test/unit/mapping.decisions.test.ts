import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../../src/engine/errors.js';
import { parseDecisions, printDecisions } from '../../src/engine/mapping/decisions.js';
import { inCase } from '../../src/engine/mapping/naming.js';
import type { Decisions } from '../../src/engine/model/mapping.js';

const full: Decisions = {
  version: 1,
  source: 'shop-pg',
  target: 'shop-my',
  schemas: ['public'],
  schemaNames: { public: 'shop' },
  names: { tables: 'snake', columns: 'keep' },
  guards: { ZERO_DATE: 'next' },
  rules: [{ when: 'kind:uuid', type: 'CHAR(36)', table: 'public.orders' }],
  tables: {
    'public.orders': {
      include: true,
      name: 'o',
      columns: { id: { name: 'key', type: 'BIGINT', expression: 'id + 1', include: false } },
    },
  },
  accept: ['ZERO_DATE:public.orders'],
};

function errorOf(text: string): EngineError {
  try {
    parseDecisions(text);
  } catch (error) {
    if (error instanceof EngineError) return error;
    throw error;
  }
  throw new Error(`No error for ${text}`);
}

describe('a decisions file', () => {
  it('keeps every decision through text', () => {
    expect(parseDecisions(printDecisions(full))).toEqual(full);
    expect(printDecisions(parseDecisions(printDecisions(full)))).toBe(printDecisions(full));
  });

  it.each([
    ['', 1, 1],
    ['{', 1, 2],
    ['[]', 1, 1],
    ['{}', 1, 1],
    ['{ "version": 2 }', 1, 14],
    ['{\n  "version": 1,\n  "tabels": {}\n}', 3, 3],
    ['{ "version": 1, "version": 1 }', 1, 17],
    ['{ "version": 1, "schemas": ["a", 1] }', 1, 34],
    ['{ "version": 1, "names": { "tables": "UPPER" } }', 1, 38],
    ['{ "version": 1, "rules": [{ "when": "uuid" }] }', 1, 27],
    ['{ "version": 1, "tables": { "a.b": { "columns": { "c": { "type": 1 } } } } }', 1, 66],
  ])('%j is refused at line %i, column %i', (text, line, column) => {
    expect(errorOf(text)).toMatchObject({ code: 'MAPPING_INVALID', line, column });
  });

  it('is refused with a position, never with a crash, however it is mangled', () => {
    const good = printDecisions(full);
    fc.assert(
      fc.property(fc.nat(good.length), fc.string({ maxLength: 3 }), fc.nat(5), (at, insert, drop) => {
        const text = good.slice(0, at) + insert + good.slice(at + drop);
        try {
          parseDecisions(text);
        } catch (error) {
          expect(error).toBeInstanceOf(EngineError);
          expect((error as EngineError).line).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('names in a case', () => {
  it.each([
    ['OrderItem', 'order_item'],
    ['orderItemID', 'order_item_id'],
    ['HTTPServer', 'http_server'],
    ['already_snake', 'already_snake'],
    ['Größe', 'größe'],
  ])('%s becomes %s', (name, snake) => {
    expect(inCase(name, 'snake')).toBe(snake);
    expect(inCase(name, 'keep')).toBe(name);
    expect(inCase(name, 'lower')).toBe(name.toLowerCase());
  });
});
