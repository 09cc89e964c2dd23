import { contents, existingPolicies } from '../model/existing.js';
import { guardPolicies, typePolicyNames, typeWays } from '../model/policy.js';

/** What may stand at a place of the decisions file. `media/migration.schema.json` says the same to editors; a test holds them together. */
export type Shape =
  | { readonly is: 'string'; readonly pattern?: RegExp; readonly means?: string }
  | { readonly is: 'boolean' | 'version' }
  | { readonly is: 'word'; readonly words: readonly string[] }
  | {
      readonly is: 'object';
      readonly fields: Readonly<Record<string, Shape>>;
      readonly required?: readonly string[];
      /** At least one of each group, at most one of it where `atMost` says so. */
      readonly groups?: readonly Group[];
    }
  /** `of` by key. */
  | { readonly is: 'map'; readonly keys?: RegExp; readonly of: (key: string) => Shape }
  | { readonly is: 'list'; readonly of: Shape }
  /** Decided by what stands there: an object, or anything else. */
  | { readonly is: 'either'; readonly plain: Shape; readonly object: Shape };

interface Group {
  readonly oneOf: readonly string[];
  readonly atLeast: 0 | 1;
  readonly atMost: 1 | undefined;
}

/** `CODE`. */
const code = /^[A-Z][A-Z0-9_]*$/u;
/** `CODE` or `CODE:path`. */
const acceptable = /^[A-Z][A-Z0-9_]*(:.+)?$/u;

const text: Shape = { is: 'string' };
const flag: Shape = { is: 'boolean' };
const nameCase: Shape = { is: 'word', words: ['keep', 'lower', 'snake'] };
const naming: Shape = {
  is: 'either',
  plain: nameCase,
  object: {
    is: 'object',
    fields: { case: nameCase, removePrefix: text, removeSuffix: text, addPrefix: text, addSuffix: text },
  },
};
const ways = [...new Set(typePolicyNames.flatMap((name): readonly string[] => typeWays[name]))];
const wish = { type: text, as: { is: 'word', words: ways } } as const;

const existing: Shape = { is: 'word', words: existingPolicies };

const column: Shape = {
  is: 'object',
  fields: { include: flag, name: text, ...wish, expression: text },
  groups: [{ oneOf: ['type', 'as'], atLeast: 0, atMost: 1 }],
};

const rule: Shape = {
  is: 'object',
  fields: { when: text, schema: text, table: text, column: text, ...wish },
  groups: [
    { oneOf: ['when', 'schema', 'table', 'column'], atLeast: 1, atMost: undefined },
    { oneOf: ['type', 'as'], atLeast: 1, atMost: 1 },
  ],
};

function guardOf(key: string): Shape {
  const known = Object.hasOwn(guardPolicies, key) ? guardPolicies[key] : undefined;
  const words = (known ?? ['stop', 'next', 'null', 'change', 'value']).filter((word) => word !== 'value');
  const plain: Shape = { is: 'word', words };
  if (known && !known.includes('value')) return plain;
  return { is: 'either', plain, object: { is: 'object', fields: { value: text }, required: ['value'] } };
}

export const decisionsShape: Shape = {
  is: 'object',
  required: ['version'],
  fields: {
    $schema: text,
    version: { is: 'version' },
    source: text,
    target: text,
    schemas: { is: 'list', of: text },
    schemaNames: { is: 'map', of: () => text },
    names: { is: 'object', fields: { schemas: naming, tables: naming, columns: naming } },
    types: {
      is: 'object',
      fields: Object.fromEntries(
        typePolicyNames.map((name): [string, Shape] => [name, { is: 'word', words: typeWays[name] }]),
      ),
    },
    guards: { is: 'map', keys: code, of: guardOf },
    rules: { is: 'list', of: rule },
    tables: {
      is: 'map',
      of: () => ({
        is: 'object',
        fields: { include: flag, name: text, existing, columns: { is: 'map', of: () => column } },
      }),
    },
    existing,
    content: { is: 'word', words: contents },
    load: {
      is: 'object',
      fields: { binlog: { is: 'word', words: ['on', 'off'] }, commit: { is: 'word', words: ['safe', 'relaxed'] } },
    },
    accept: {
      is: 'list',
      of: { is: 'string', pattern: acceptable, means: 'the code of a finding, or CODE:object' },
    },
  },
};
