import type { ServerInfo } from '../../../model/catalog.js';
import type { Way } from '../../../model/policy.js';
import type {
  CanonicalForm,
  Guard,
  GuardId,
  Loss,
  NeutralType,
  TextForm,
  TypeChoice,
  TypeContext,
} from '../../../model/type.js';
import { quoteIdentifier, quoteString } from '../lex.js';
import { hasExtension, isAtLeast } from '../server.js';
import { bytesInKey, longestKey } from './size.js';

/** The longest `varchar(n)`; https://www.postgresql.org/docs/18/datatype-character.html */
const longestVarchar = 10_485_760;
/** Bytes of the longest label of an enum: NAMEDATALEN - 1. */
const longestLabel = 63;

type Kind = NeutralType['kind'];
type Of<K extends Kind> = Extract<NeutralType, { kind: K }>;
type Choices<K extends Kind> = (neutral: Of<K>, context: TypeContext, server: ServerInfo) => readonly TypeChoice[];

interface Parts {
  readonly form?: TextForm;
  readonly guards?: readonly Guard[];
  readonly losses?: readonly Loss[];
  readonly check?: string;
  readonly way?: Way;
}

function choice(type: string, canonical: CanonicalForm, parts: Parts = {}): TypeChoice {
  const { form = 'plain', guards = [], losses = [], check, way } = parts;
  return {
    type,
    form,
    canonical,
    guards,
    losses,
    ...(check === undefined ? {} : { check }),
    ...(way === undefined ? {} : { way }),
  };
}

const guard = (id: GuardId, onHit: Guard['onHit'], code: string, limit?: number): Guard => ({
  id,
  onHit,
  code,
  ...(limit === undefined ? {} : { limit }),
});

const info = (code: string, message: string): Loss => ({ code, severity: 'info', message });
const warning = (code: string, message: string): Loss => ({ code, severity: 'warning', message });

const noNul = guard('nul-character', 'stop', 'NUL_CHARACTER');
const noSurrogate = guard('surrogate', 'stop', 'SURROGATE');
const noZeroDate = guard('zero-date', 'stop', 'ZERO_DATE');
const noUnmapped = guard('unmapped-character', 'stop', 'UNMAPPED_CHARACTER');
const textGuards: readonly Guard[] = [noNul, noSurrogate, noUnmapped];

/** What no text of PostgreSQL holds; in the source's own character set. */
const asBytes = choice('bytea', 'hex', {
  form: 'prefixed-hex',
  losses: [warning('TEXT_AS_BYTES', 'Every text is kept exactly, as bytes in the source’s character set.')],
});

/** The value's own text, which ends every list. */
const asText = choice('text', 'native', {
  form: 'native',
  guards: textGuards,
  losses: [warning('TYPE_AS_TEXT', 'Every value is kept exactly, as text; PostgreSQL no longer knows what it means.')],
  way: 'text',
});

function keyGuards(bytes: number, context: TypeContext): readonly Guard[] {
  const others = context.companions.map((types) => types.reduce((sum, type) => sum + bytesInKey(type), 0));
  const beside = Math.max(0, ...others);
  if (context.key === undefined || bytes + beside <= longestKey) return [];
  // Columns that together may be too long each get the share that their types ask for.
  const own = Math.min(bytes, longestKey);
  const limit = beside === 0 ? longestKey : Math.floor((longestKey * own) / (own + beside));
  // A primary key and both ends of a foreign key need the values themselves; another index can do with less.
  const onHit = context.key === 'unique' || context.key === 'index' ? 'note' : 'stop';
  return [guard('key-length', onHit, 'KEY_TOO_LONG', limit)];
}

const seconds = (precision: number): string => (precision >= 6 ? '' : `(${precision})`);

function integers({ bits, unsigned }: Of<'integer'>, context: TypeContext): readonly TypeChoice[] {
  if (bits === 64 && unsigned) return unsigned64(context);
  const [type, width] = integerOf(unsigned ? bits + 1 : bits);
  const widened = unsigned || width !== bits;
  const losses = widened
    ? [info('RANGE_WIDENED', `The ${type} also takes values that the source's type refuses.`)]
    : [];
  if (!unsigned) return [choice(type, 'integer', { losses })];
  const [narrow, narrowWidth] = integerOf(bits);
  const guards = [guard('unsigned-range', 'stop', 'UNSIGNED_RANGE', 2 ** (narrowWidth - 1) - 1)];
  return [
    choice(type, 'integer', { losses, way: 'wider' }),
    choice(type, 'integer', { losses: [unsignedByCheck], check: '@value >= 0', way: 'check' }),
    ...(narrow === type ? [] : [choice(narrow, 'integer', { guards, losses: [upperHalfRefused], way: 'same' })]),
  ];
}

const unsignedByCheck = info('UNSIGNED_BY_CHECK', 'A CHECK refuses negative values; the upper limit is higher.');
const upperHalfRefused = warning(
  'RANGE_NARROWED',
  'The column refuses the upper half of what the source’s type takes, and takes negative values.',
);

/** The narrowest type that holds so many bits. */
function integerOf(bits: number): readonly [type: string, width: number] {
  if (bits <= 16) return ['smallint', 16];
  return bits <= 32 ? ['integer', 32] : ['bigint', 64];
}

/** PostgreSQL counts identities and compares keys in bigint; 2^63 and above need numeric. */
function unsigned64(context: TypeContext): readonly TypeChoice[] {
  const widened = info('RANGE_WIDENED', 'The column also takes negative values.');
  const wide = choice('numeric(20,0)', 'integer', { losses: [widened], way: 'wider' });
  const checked = choice('numeric(20,0)', 'integer', {
    losses: [unsignedByCheck],
    check: '@value >= 0',
    way: 'check',
  });
  const bigint = (onHit: Guard['onHit']): TypeChoice =>
    choice('bigint', 'integer', {
      guards: [guard('unsigned-range', onHit, 'UNSIGNED_RANGE')],
      losses: [widened],
      way: 'same',
    });
  if (context.autoIncrement) return [bigint('stop'), wide, checked];
  return context.key === undefined ? [wide, checked, bigint('stop')] : [bigint('next'), wide, checked];
}

function decimals({ precision, scale = 0 }: Of<'decimal'>): readonly TypeChoice[] {
  return [choice(precision === undefined ? 'numeric' : `numeric(${precision},${scale})`, 'decimal')];
}

function texts(neutral: Of<'text'>, context: TypeContext, server: ServerInfo): readonly TypeChoice[] {
  const { length, fixed, foldsCase, foldsBlanks } = neutral;
  const dropsPadding = fixed
    ? [info('PADDING_DROPPED', 'Trailing blanks do not count in CHAR; varchar holds the values without them.')]
    : [];
  const exact = foldsCase ? [caseCounts(context)] : foldsBlanks ? [blanksCount(context)] : [];
  const guards = [
    ...textGuards,
    ...keyGuards((length ?? Infinity) * 4, context),
    guard('mojibake', 'note', 'MOJIBAKE'),
  ];
  const folding = foldsCase ? foldingTexts(neutral, guards, server) : [];
  if (length === 0) {
    const empty = info('LENGTH_CHECKED', 'PostgreSQL has no varchar(0); a CHECK keeps the column empty.');
    const losses = [...dropsPadding, ...exact];
    return [
      choice('varchar(1)', 'text', { guards, losses: [...losses, empty], check: `@value = ''` }),
      choice('text', 'text', { guards, losses }),
      asBytes,
    ];
  }
  if (length === undefined || length > longestVarchar) {
    return [choice('text', 'text', { guards, losses: [...exact, ...lengthDropped(length)] }), ...folding, asBytes];
  }
  const padded = fixed ? [choice(`char(${length})`, 'text', { guards, losses: exact })] : [];
  return [
    choice(`varchar(${length})`, 'text', { guards, losses: [...dropsPadding, ...exact] }),
    ...padded,
    ...folding,
    choice('text', 'text', { guards, losses: [...dropsPadding, ...exact, ...lengthDropped(length)] }),
    asBytes,
  ];
}

const lengthDropped = (length: number | undefined): Loss[] =>
  length === undefined ? [] : [info('LENGTH_DROPPED', `Texts may be longer than ${length} characters.`)];

const decides = ({ key }: TypeContext): boolean => key === 'primary' || key === 'unique' || key === 'foreign';

/** In a key it decides what is twice there and what belongs together. */
function caseCounts(context: TypeContext): Loss {
  const message = 'In the source capital and small letters are equal in this column; in PostgreSQL they differ.';
  return decides(context)
    ? warning('CASE_COUNTS', `${message} Its key takes both spellings; a type that ignores case can be chosen.`)
    : info('CASE_COUNTS', message);
}

/** What the source's collation leaves aside; https://dev.mysql.com/doc/refman/9.7/en/charset-binary-collations.html#charset-binary-collations-trailing-space-comparisons */
function blanksCount(context: TypeContext): Loss {
  const message =
    'In the source texts are equal in this column that differ only in blanks at the end, or in characters without weight; in PostgreSQL they differ.';
  return info('BLANKS_COUNT', decides(context) ? `${message} Its key takes both.` : message);
}

/** Types in which capital and small letters are equal; https://www.postgresql.org/docs/18/collation.html#COLLATION-NONDETERMINISTIC */
function foldingTexts(
  { length, foldsAccents }: Of<'text'>,
  guards: readonly Guard[],
  server: ServerInfo,
): readonly TypeChoice[] {
  const blanks = info('BLANKS_COUNT', 'Trailing blanks count, which the collation in the source may ignore.');
  const citext = choice('citext', 'text', { guards, losses: [blanks, ...lengthDropped(length)] });
  const [name, level] = foldsAccents ? ['ignores_case_and_accents', 1] : ['ignores_case', 2];
  const rules = info('COLLATION_ICU', 'ICU decides which letters are equal; the source’s rules may differ for a few.');
  const noLike = warning('LIKE_REFUSED', 'PostgreSQL before 18 refuses LIKE on the column.');
  const base = length === undefined || length > longestVarchar ? 'text' : `varchar(${length})`;
  const collated = choice(`${base} COLLATE ${quoteIdentifier(name)}`, 'text', {
    guards,
    losses: [blanks, rules, ...(isAtLeast(server, 180000) ? [] : [noLike])],
  });
  const requires = { kind: 'collation' as const, name, locale: `und-u-ks-level${level}` };
  return [
    ...(hasExtension(server, 'citext') ? [{ ...citext, foldsCase: true }] : []),
    ...(server.capabilities.icu === false ? [] : [{ ...collated, foldsCase: true, requires }]),
  ];
}

function bytes({ length }: Of<'bytes'>, context: TypeContext): readonly TypeChoice[] {
  const losses =
    length === undefined
      ? []
      : [info('LENGTH_DROPPED', `bytea has no length; values may be longer than ${length} bytes.`)];
  return [choice('bytea', 'hex', { form: 'prefixed-hex', losses, guards: keyGuards(length ?? Infinity, context) })];
}

function bits({ length, varying }: Of<'bits'>): readonly TypeChoice[] {
  if (varying) return [choice(length === undefined ? 'varbit' : `varbit(${length})`, 'bits', { way: 'bit' })];
  const flag = choice('boolean', 'boolean', {
    losses: [info('BIT_AS_BOOLEAN', 'The bit is kept as true or false.')],
    way: 'boolean',
  });
  return [choice(`bit(${length ?? 1})`, 'bits', { way: 'bit' }), ...((length ?? 1) === 1 ? [flag] : [])];
}

function times({ precision, zone }: Of<'time'>): readonly TypeChoice[] {
  const type = `${zone ? 'timetz' : 'time'}${seconds(precision)}`;
  return [zone ? choice(type, 'native', { form: 'native' }) : choice(type, 'time')];
}

/** MySQL's TIME reaches from -838:59:59 to 838:59:59; a time of day does only where the data stays inside a day. */
function durations({ precision }: Of<'duration'>): readonly TypeChoice[] {
  const wide = info('RANGE_WIDENED', 'An interval also takes days, months and years.');
  const day = info('RANGE_NARROWED', 'A time of day refuses spans below 0 and above 24 hours.');
  return [
    choice(`interval${seconds(precision)}`, 'duration', { losses: [wide], way: 'interval' }),
    choice(`time${seconds(precision)}`, 'duration', {
      guards: [guard('time-range', 'stop', 'TIME_RANGE')],
      losses: [day],
      way: 'time',
    }),
  ];
}

function timestamps({ precision, zone }: Of<'timestamp'>): readonly TypeChoice[] {
  const type = `${zone ? 'timestamptz' : 'timestamp'}${seconds(precision)}`;
  return [choice(type, 'timestamp', { guards: [noZeroDate] })];
}

function jsons({ normalized }: Of<'json'>, { key }: TypeContext): readonly TypeChoice[] {
  const exact = info('JSON_AS_TEXT', 'The type json keeps the text; it has no equality and no GIN index.');
  const json = choice('json', 'json', {
    guards: [guard('json-syntax', 'next', 'JSON_SYNTAX'), noSurrogate],
    losses: normalized ? [exact] : [],
    way: 'json',
  });
  const guards = [
    guard('json-nul', 'next', 'JSON_NUL'),
    guard('json-number', 'next', 'JSON_NUMBER'),
    guard('json-surrogate', 'next', 'JSON_SURROGATE'),
  ];
  const text = choice('text', 'json', {
    guards: textGuards,
    losses: [warning('TYPE_AS_TEXT', 'The documents are kept exactly, as text; PostgreSQL can’t look into them.')],
    way: 'text',
  });
  // No index takes a json.
  const exactOnes = key === undefined ? [json, text] : [text];
  return normalized ? [choice('jsonb', 'json', { guards, way: 'jsonb' }), ...exactOnes] : exactOnes;
}

function enums({ labels, name }: Of<'enum'>, context: TypeContext): readonly TypeChoice[] {
  const guards = [guard('enum-empty', 'stop', 'ENUM_EMPTY')];
  const list = labels.some(hasNul) ? '' : labels.map(quoteString).join(', ');
  const checked = choice('text', 'text', {
    guards,
    check: `@value IN (${list})`,
    losses: [
      info('ENUM_AS_CHECK', 'A CHECK lists the labels; they sort by their letters and not in their declared order.'),
    ],
    way: 'check',
  });
  const free = choice('text', 'text', {
    guards,
    losses: [warning('LABELS_FREE', 'Any text is taken; labels sort by their letters.')],
    way: 'text',
  });
  if (labels.length === 0) return [asText];
  // Nothing of PostgreSQL's can list such a label; a row that uses it stops, or makes a person choose bytes.
  if (labels.some(hasNul)) return [{ ...free, guards: [...guards, noNul] }, asBytes];
  const fits = labels.every((label) => Buffer.byteLength(label) <= longestLabel);
  if (!fits) return [checked, free];
  const required = { kind: 'enum' as const, name: name ?? context.nameHint, labels };
  const named = choice(quoteIdentifier(required.name), 'text', { guards, way: 'enum' });
  return [{ ...named, requires: required }, checked, free];
}

const hasNul = (label: string): boolean => label.includes('\0');

function sets({ labels }: Of<'set'>): readonly TypeChoice[] {
  const losses = [info('SET_AS_ARRAY', 'A CHECK keeps to the labels; order and repetition of the elements are free.')];
  const mask = choice(labels.length < 64 ? 'bigint' : 'numeric(20,0)', 'integer', {
    form: 'bitmask',
    losses: [
      warning(
        'SET_AS_BITMASK',
        'The value is a number, one bit a label in declared order; the labels are in no catalog.',
      ),
    ],
    way: 'bitmask',
  });
  if (labels.some(hasNul)) return [mask];
  const array = `ARRAY[${labels.map(quoteString).join(', ')}]::text[]`;
  const listed = [
    choice('text[]', 'set', {
      form: 'array-literal',
      losses,
      ...(labels.length > 0 ? { check: `@value <@ ${array}` } : {}),
      way: 'array',
    }),
    choice('text', 'set', {
      losses: [info('SET_AS_TEXT', 'The labels stand in one text, joined by commas.')],
      way: 'text',
    }),
  ];
  // The source prints a set with an empty label as it prints one without: only the number tells them apart.
  if (!labels.includes('')) return [...listed, mask];
  const blurred: Loss = {
    code: 'SET_EMPTY_LABEL',
    severity: 'error',
    message: 'One of the labels is empty: sets with it and without it become the same.',
  };
  return [mask, ...listed.map((entry) => ({ ...entry, losses: [...entry.losses, blurred] }))];
}

function arrays({ element }: Of<'array'>, context: TypeContext, server: ServerInfo): readonly TypeChoice[] {
  const [inner] = fromNeutral(element, context, server);
  const plain = inner !== undefined && inner.requires === undefined && inner.check === undefined;
  return [...(plain ? [choice(`${inner.type}[]`, 'native', { form: 'native', losses: inner.losses })] : [])];
}

function inets({ family, network }: Of<'inet'>): readonly TypeChoice[] {
  const widened = info('RANGE_WIDENED', 'inet also takes network masks and addresses of the other family.');
  if (network) return [choice('inet', 'native', { form: 'native' })];
  return [choice('inet', 'hex', { losses: family === 0 ? [] : [widened] })];
}

function geometries({ subtype }: Of<'geometry'>): readonly TypeChoice[] {
  const losses = [
    warning(
      'GEOMETRY_AS_BYTES',
      `Every ${subtype} is kept exactly, as bytes (4 bytes SRID and WKB); PostGIS makes a geometry of them.`,
    ),
  ];
  return [choice('bytea', 'hex', { form: 'prefixed-hex', losses })];
}

function vectors({ dimensions }: Of<'vector'>, _context: TypeContext, server: ServerInfo): readonly TypeChoice[] {
  const losses = [warning('VECTOR_AS_BYTES', 'Every vector is kept exactly, as the bytes of its 32-bit floats.')];
  const native = dimensions === undefined ? 'vector' : `vector(${dimensions})`;
  const vector = hasExtension(server, 'vector') ? [choice(native, 'native', { form: 'native' })] : [];
  return [...vector, choice('bytea', 'hex', { form: 'prefixed-hex', losses })];
}

function one(type: string, canonical: CanonicalForm, parts?: Parts): () => readonly TypeChoice[] {
  return () => [choice(type, canonical, parts)];
}

const floats = ({ bits }: Of<'float'>): readonly TypeChoice[] => [
  choice(bits === 32 ? 'real' : 'double precision', 'float'),
];

const onlyTruth: Guard = {
  ...guard('boolean-range', 'next', 'BOOLEAN_RANGE'),
  assumes:
    'only 0 and 1 will be written into the column; a boolean takes no other number, which the source’s type does',
};

/** What PostgreSQL offers for each neutral kind, best first. */
const choices: { readonly [K in Kind]: Choices<K> } = {
  integer: integers,
  decimal: decimals,
  float: floats,
  money: one('money', 'decimal'),
  boolean: () => [
    choice('boolean', 'boolean', { guards: [onlyTruth], way: 'boolean' }),
    choice('smallint', 'integer', {
      losses: [info('BOOLEAN_AS_INTEGER', 'The column holds numbers other than 0 and 1.')],
      way: 'integer',
    }),
  ],
  text: texts,
  bytes,
  bits,
  date: one('date', 'date', { guards: [noZeroDate] }),
  time: times,
  duration: durations,
  timestamp: timestamps,
  interval: one('interval', 'native', { form: 'native', way: 'interval' }),
  year: () => [
    choice('smallint', 'integer', {
      losses: [info('RANGE_WIDENED', 'A smallint also takes numbers that are no year.')],
    }),
  ],
  uuid: () => [choice('uuid', 'uuid', { way: 'native' })],
  json: jsons,
  xml: one('xml', 'native', { form: 'native' }),
  enum: enums,
  set: sets,
  array: arrays,
  inet: inets,
  point: one('point', 'native', { form: 'native' }),
  geometry: geometries,
  vector: vectors,
  textual: () => [asText],
  unknown: () => [asText],
};

/** Kinds whose values have no text of their own. */
const binary: readonly Kind[] = ['bytes', 'geometry', 'vector'];

/** The choices for a neutral type, best first. */
export function fromNeutral(neutral: NeutralType, context: TypeContext, server: ServerInfo): readonly TypeChoice[] {
  const listOf = choices[neutral.kind] as Choices<Kind>;
  const list = listOf(neutral, context, server);
  const hasText = list.some((entry) => entry.type === 'text') || binary.includes(neutral.kind);
  return hasText ? list : [...list, asText];
}
