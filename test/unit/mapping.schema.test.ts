import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../../src/engine/errors.js';
import { parseDecisions } from '../../src/engine/mapping/decisions.js';
import { contents, existingPolicies } from '../../src/engine/model/existing.js';
import { guardPolicies, typePolicyNames, typeWays } from '../../src/engine/model/policy.js';

const schema = JSON.parse(readFileSync('media/migration.schema.json', 'utf8')) as Record<string, unknown>;
const validate = new Ajv({ strict: false }).compile(schema);

function parserAccepts(text: string): boolean {
  try {
    parseDecisions(text);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(EngineError);
    return false;
  }
}

const name = fc.string({ unit: 'grapheme', maxLength: 6 });
const naming = fc.oneof(
  fc.constantFrom('keep', 'lower', 'snake'),
  fc.record(
    {
      case: fc.constantFrom('keep', 'lower', 'snake'),
      removePrefix: name,
      removeSuffix: name,
      addPrefix: name,
      addSuffix: name,
    },
    { requiredKeys: [] },
  ),
);
const ways = typePolicyNames.flatMap((entry): readonly string[] => typeWays[entry]);
const wish = fc.oneof(fc.record({ type: name }), fc.record({ as: fc.constantFrom(...ways) }));
const column = fc
  .tuple(fc.option(wish), fc.record({ include: fc.boolean(), name, expression: name }, { requiredKeys: [] }))
  .map(([wanted, rest]) => ({ ...wanted, ...rest }));
const rule = fc
  .tuple(wish, fc.record({ when: name, schema: name, table: name, column: name }, { requiredKeys: ['when'] }))
  .map(([wanted, where]) => ({ ...wanted, ...where }));
const guards = fc.record(
  Object.fromEntries(
    Object.entries({ ...guardPolicies, SOMETHING_NEW: ['stop', 'next', 'null', 'change', 'value'] }).map(
      ([code, words]) => [
        code,
        fc.constantFrom<string | { value: string }>(
          ...words.map((word) => (word === 'value' ? { value: '1970-01-01' } : word)),
        ),
      ],
    ),
  ),
  { requiredKeys: [] },
);
const decisions = fc.record(
  {
    $schema: name,
    version: fc.constant(1),
    source: name,
    target: name,
    schemas: fc.array(name),
    schemaNames: fc.dictionary(name, name),
    names: fc.record({ schemas: naming, tables: naming, columns: naming }, { requiredKeys: [] }),
    types: fc.record(Object.fromEntries(typePolicyNames.map((entry) => [entry, fc.constantFrom(...typeWays[entry])])), {
      requiredKeys: [],
    }),
    guards,
    rules: fc.array(rule, { maxLength: 3 }),
    tables: fc.dictionary(
      name,
      fc.record(
        {
          include: fc.boolean(),
          name,
          existing: fc.constantFrom(...existingPolicies),
          columns: fc.dictionary(name, column),
        },
        { requiredKeys: [] },
      ),
    ),
    existing: fc.constantFrom(...existingPolicies),
    content: fc.constantFrom(...contents),
    accept: fc.array(fc.constantFrom('ZERO_DATE', 'A1_B:public.t.c')),
  },
  { requiredKeys: ['version'] },
);

const junk = fc.constantFrom<unknown>(
  null,
  0,
  1,
  2,
  true,
  '',
  'text',
  'null',
  'A:',
  [],
  {},
  { value: 'x' },
  { type: 'x' },
);

/** Puts something else at one place of a value, or a key that doesn't belong there, or takes one away. */
function mangle(value: unknown, steps: readonly number[], change: unknown, key: string): unknown {
  const [step, ...rest] = steps;
  if (step === undefined || typeof value !== 'object' || value === null) return change;
  if (Array.isArray(value)) {
    if (value.length === 0) return [change];
    return value.map((item: unknown, index) =>
      index === step % value.length ? mangle(item, rest, change, key) : item,
    );
  }
  const entries = Object.entries(value);
  const at = step % (entries.length + 2);
  if (at === entries.length) return { ...value, [key]: change };
  if (at > entries.length) return Object.fromEntries(entries.slice(1));
  return Object.fromEntries(
    entries.map(([field, item], index) => [field, index === at ? mangle(item, rest, change, key) : item]),
  );
}

describe('the schema that editors complete from', () => {
  it('accepts what the parser accepts, and nothing else', () => {
    const counts = { accepted: 0, refused: 0 };
    const keys = ['as', 'type', 'when', 'value', 'case', 'enum', 'NEW_CODE', 'small', 'constructor', '__proto__'];
    const mangled = fc
      .tuple(decisions, fc.array(fc.nat(12), { maxLength: 5 }), junk, fc.constantFrom(...keys))
      .map(([value, steps, change, key]) => (steps.length === 0 ? value : mangle(value, steps, change, key)));
    fc.assert(
      fc.property(mangled, (value) => {
        const text = JSON.stringify(value);
        const accepted = parserAccepts(text);
        counts[accepted ? 'accepted' : 'refused'] += 1;
        expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(accepted);
      }),
      { numRuns: 1500 },
    );
    expect(counts.accepted).toBeGreaterThan(100);
    expect(counts.refused).toBeGreaterThan(100);
  });

  it('describes every property, and each word of every list of words', () => {
    const bare: string[] = [];
    const look = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      const { properties = {}, enum: words, enumDescriptions } = node as Record<string, unknown[]>;
      for (const [key, entry] of Object.entries(properties as unknown as Record<string, { description?: string }>)) {
        if (key !== '$schema' && entry.description === undefined && !('$ref' in entry)) bare.push(`${path}.${key}`);
      }
      if (words && !path.endsWith('.way') && enumDescriptions?.length !== words.length) bare.push(path);
      for (const [key, entry] of Object.entries(node)) if (!key.startsWith('default')) look(entry, `${path}.${key}`);
    };
    look(schema, '');
    expect(bare).toEqual([]);
  });
});
