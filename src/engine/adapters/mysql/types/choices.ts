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
import type { Way } from '../../../model/policy.js';
import type { TypeFlavour } from '../flavour.js';
import { quoteString } from '../lex.js';
import { ofEqualValues } from './equalValues.js';
import { longestKeyBytes, roomInKey } from './keyRoom.js';
import { parseType } from './native.js';
import { sizeOf } from './size.js';

/** The longest VARCHAR of utf8mb4: a row holds 65535 bytes. */
export const longestVarchar = 16_383;
const longestChar = 255;

type Kind = NeutralType['kind'];
type Of<K extends Kind> = Extract<NeutralType, { kind: K }>;
type Choices<K extends Kind> = (neutral: Of<K>, context: TypeContext, flavour: TypeFlavour) => readonly TypeChoice[];

interface Parts {
  readonly form?: TextForm;
  readonly load?: string;
  readonly guards?: readonly Guard[];
  readonly losses?: readonly Loss[];
  readonly check?: string;
  readonly way?: Way;
}

export function choice(type: string, canonical: CanonicalForm, parts: Parts = {}): TypeChoice {
  const { form = 'plain', guards = [], losses = [], load, check, way } = parts;
  return {
    type,
    form,
    canonical,
    guards,
    losses,
    ...(load === undefined ? {} : { load }),
    ...(check === undefined ? {} : { check }),
    ...(way === undefined ? {} : { way }),
  };
}

export const guard = (id: GuardId, onHit: Guard['onHit'], code: string, limit?: number): Guard => ({
  id,
  onHit,
  code,
  ...(limit === undefined ? {} : { limit }),
});

export const info = (code: string, message: string): Loss => ({ code, severity: 'info', message });
export const warning = (code: string, message: string): Loss => ({ code, severity: 'warning', message });

export const numberGuards: readonly Guard[] = [
  guard('nan', 'stop', 'NAN_VALUE'),
  guard('infinity', 'stop', 'INFINITE_VALUE'),
];
export const dateRange = guard('date-range', 'stop', 'DATE_RANGE');
/** Into BIT, through UNSIGNED: a bare CONV saturates once bit 63 is set (type-mapping, trap 7). */
export const loadBits = 'CAST(CONV(@value, 2, 10) AS UNSIGNED)';
export const loadHex = 'UNHEX(@value)';
export const loadUuid = `UNHEX(REPLACE(@value, '-', ''))`;

export const instantAsUtc = info(
  'INSTANT_AS_UTC',
  'The moment is stored as UTC in a DATETIME, which knows no time zone: read and write it as UTC.',
);
const asTextLoss = warning(
  'TYPE_AS_TEXT',
  'Every value is kept exactly, as text; the target no longer knows what it means.',
);

function exact(type: string, flavour: TypeFlavour): string {
  return `${type} COLLATE ${flavour.exactCollation}`;
}

/**
 * The bytes that an index entry has for the column in the narrowest of its keys; undefined where it is in none. A merely searching index takes the
 * beginning of a text.
 */
function keyBytes(need: number, context: TypeContext, flavour: TypeFlavour): number | undefined {
  if (context.key === undefined || context.key === 'index') return undefined;
  const bytesOf = (neutral: NeutralType): number => {
    const [best] = fromNeutral(neutral, { ...context, key: 'index', companions: [] }, flavour);
    const type = best && parseType(best.type);
    return type === undefined ? Infinity : sizeOf(type).most;
  };
  const rooms = context.companions.map((others) => roomInKey(need, others.map(bytesOf)));
  return Math.min(longestKeyBytes, ...rooms);
}

/** Text of any length, and in keys of as many characters as an index entry has room for. */
function anyText(context: TypeContext, flavour: TypeFlavour, canonical: CanonicalForm, parts: Parts): TypeChoice[] {
  const long = choice(exact('LONGTEXT', flavour), canonical, parts);
  const room = keyBytes(Infinity, context, flavour);
  return room === undefined ? [long] : [limitedText(Math.floor(room / 4), flavour, canonical, parts), long];
}

/** Longer values make the column a long one: its key is then unique by a hash, and no foreign key. */
function limitedText(limit: number, flavour: TypeFlavour, canonical: CanonicalForm, parts: Parts): TypeChoice {
  const limited = warning('LENGTH_LIMITED', `Part of a key: values of more than ${limit} characters will be refused.`);
  return choice(exact(`VARCHAR(${limit})`, flavour), canonical, {
    ...parts,
    guards: [...(parts.guards ?? []), guard('text-length', 'next', 'KEY_TOO_LONG', limit)],
    losses: [...(parts.losses ?? []), limited],
  });
}

/** Text of at most `length` characters. */
function boundedText(
  length: number,
  context: TypeContext,
  flavour: TypeFlavour,
  canonical: CanonicalForm,
  parts: Parts = {},
): TypeChoice[] {
  if (length > longestVarchar) {
    const check = `CHAR_LENGTH(@value) <= ${length}`;
    const checked = info('LENGTH_CHECKED', `No VARCHAR is that long: a CHECK keeps to ${length} characters.`);
    return anyText(context, flavour, canonical, { ...parts, check, losses: [...(parts.losses ?? []), checked] });
  }
  const plain = choice(exact(`VARCHAR(${length})`, flavour), canonical, parts);
  const long = choice(exact('LONGTEXT', flavour), canonical, {
    ...parts,
    losses: [...(parts.losses ?? []), info('LENGTH_DROPPED', `Texts may be longer than ${length} characters.`)],
  });
  const room = keyBytes(length * 4, context, flavour) ?? Infinity;
  // A key that is merely unique can be so by a hash.
  if (room >= length * 4 || context.key === 'unique') return [plain, long];
  return [limitedText(Math.floor(room / 4), flavour, canonical, parts), plain, long];
}

function integers({ bits, unsigned }: Of<'integer'>): readonly TypeChoice[] {
  const name = { 8: 'TINYINT', 16: 'SMALLINT', 24: 'MEDIUMINT', 32: 'INT', 64: 'BIGINT' }[bits];
  return [choice(`${name}${unsigned ? ' UNSIGNED' : ''}`, 'integer', unsigned ? { way: 'same' } : {})];
}

/** No DECIMAL has fewer digits than it has behind the point. */
function fewDigits(scale: number, digits: number | undefined): Pick<Parts, 'check' | 'losses'> {
  if (digits === undefined) return {};
  const limit = `0.${'0'.repeat(scale - digits - 1)}1`;
  const losses = [info('DIGITS_CHECKED', `No DECIMAL is that narrow: a CHECK keeps to values below ${limit}.`)];
  return { check: `ABS(@value) < ${limit}`, losses };
}

function decimals(neutral: Of<'decimal'>, context: TypeContext, flavour: TypeFlavour): TypeChoice[] {
  const { precision, scale = 0, digits } = neutral;
  const guards = numberGuards;
  const asText = { form: 'native' as const, losses: [asTextLoss], way: 'text' as const };
  if (precision !== undefined && precision <= 65 && scale <= flavour.largestScale) {
    return [
      choice(`DECIMAL(${precision},${scale})`, 'decimal', { guards, ...fewDigits(scale, digits) }),
      ...anyText(context, flavour, 'native', asText),
    ];
  }
  const padded = info('SCALE_PADDED', 'Every value shows thirty digits behind the point; its amount is the same.');
  const widest = choice('DECIMAL(65,30)', 'decimal', {
    guards: [...guards, guard('decimal-range', 'next', 'DECIMAL_RANGE', 30)],
    losses: [padded],
    way: 'decimal',
  });
  const texts = anyText(context, flavour, 'native', asText);
  // In a key 1 and 1.0 must stay equal, which text can't say; elsewhere text keeps 1.10 apart from 1.1 as the source does.
  return context.key === undefined ? [...texts, widest] : [widest, ...texts];
}

function floats({ bits }: Of<'float'>, context: TypeContext, flavour: TypeFlavour): TypeChoice[] {
  const zero = flavour.negativeZero ? [] : [guard('negative-zero', 'stop', 'NEGATIVE_ZERO')];
  return [
    choice(bits === 32 ? 'FLOAT' : 'DOUBLE', 'float', { guards: [...numberGuards, ...zero] }),
    ...boundedText(32, context, flavour, 'native', { form: 'native', losses: [asTextLoss] }),
  ];
}

function texts({ length, fixed, foldsCase }: Of<'text'>, context: TypeContext, flavour: TypeFlavour): TypeChoice[] {
  const guards = [guard('text-encoding', 'stop', 'TEXT_ENCODING')];
  const parts = { guards, losses: fixed ? [paddingDropped(length)] : [] };
  const exactly =
    length === undefined
      ? anyText(context, flavour, 'text', parts)
      : boundedText(length, context, flavour, 'text', parts);
  const isChar = fixed && length !== undefined && length <= longestChar;
  const list = isChar ? [choice(exact(`CHAR(${length})`, flavour), 'text', { guards }), ...exactly] : exactly;
  if (!foldsCase) return list;
  const collation = flavour.caseFoldingCollation;
  const folded = collation === undefined ? [] : list.map((entry) => folding(entry, collation, context, flavour));
  return [...folded, ...list.map(withoutFolding)];
}

/** PostgreSQL's bpchar has no length. */
function paddingDropped(length: number | undefined): Loss {
  const message = 'Trailing blanks count in VARCHAR; in CHAR they do not.';
  if (length !== undefined) return info('PADDING_DROPPED', message);
  return info(
    'PADDING_DROPPED',
    'Trailing blanks do not count in a CHAR without a length, and are left out; here they count.',
  );
}

/** The same type under a collation that ignores case; in a key, for texts only about which the source and it agree. */
function folding(entry: TypeChoice, collation: string, context: TypeContext, flavour: TypeFlavour): TypeChoice {
  const folds = info(
    'CASE_FOLDING_DIFFERS',
    'Capital and small letters stay equal, as in the source; a few rare characters are equal too that the source keeps apart, or the reverse.',
  );
  const type = entry.type.replace(flavour.exactCollation, collation);
  const inKey = context.key !== undefined && context.key !== 'index';
  const guards = inKey ? [...entry.guards, guard('key-folding', 'next', 'KEY_FOLDING')] : entry.guards;
  return { ...entry, type, foldsCase: true, guards, losses: [...entry.losses, folds] };
}

function withoutFolding(entry: TypeChoice): TypeChoice {
  const counts = warning(
    'CASE_COUNTS',
    'In the source capital and small letters are equal in this column; here they differ.',
  );
  return { ...entry, losses: [...entry.losses, counts] };
}

function bytes({ length, fixed }: Of<'bytes'>, context: TypeContext, flavour: TypeFlavour): TypeChoice[] {
  const load = loadHex;
  const dropped = length === undefined ? [] : [info('LENGTH_DROPPED', `Values may be longer than ${length} bytes.`)];
  const long = choice('LONGBLOB', 'hex', { load, losses: dropped });
  if (fixed && length !== undefined && length <= longestChar)
    return [choice(`BINARY(${length})`, 'hex', { load }), long];
  const plain =
    length !== undefined && length <= longestKeyBytes ? [choice(`VARBINARY(${length})`, 'hex', { load })] : [];
  const need = length ?? Infinity;
  const limit = keyBytes(need, context, flavour);
  if (limit === undefined || limit >= need || (plain.length > 0 && context.key === 'unique')) return [...plain, long];
  const limited = choice(`VARBINARY(${limit})`, 'hex', {
    load,
    guards: [guard('key-length', 'next', 'KEY_TOO_LONG', limit)],
    losses: [warning('LENGTH_LIMITED', `Part of a key: values of more than ${limit} bytes will be refused.`)],
  });
  return [limited, ...plain, long];
}

function bits({ length, varying }: Of<'bits'>, context: TypeContext, flavour: TypeFlavour): TypeChoice[] {
  const losses = [warning('BITS_AS_TEXT', 'The bits are kept as a text of 0 and 1.')];
  const digits =
    length === undefined
      ? anyText(context, flavour, 'bits', { losses, way: 'text' })
      : boundedText(length, context, flavour, 'bits', { losses, way: 'text' });
  const fits = !varying && (length ?? 1) <= 64;
  return fits ? [choice(`BIT(${length ?? 1})`, 'bits', { load: loadBits, way: 'bit' }), ...digits] : digits;
}

function times({ precision, zone }: Of<'time'>, context: TypeContext, flavour: TypeFlavour): TypeChoice[] {
  const parts = { form: 'native' as const, losses: [asTextLoss], way: 'text' as const };
  const asText = boundedText(64, context, flavour, 'native', parts);
  return zone ? asText : [choice(`TIME(${precision})`, 'time', { losses: [timeWidened] }), ...asText];
}

const timeWidened = info('RANGE_WIDENED', 'TIME also takes spans below 0 and above 24 hours.');

function timestamps({ precision, zone }: Of<'timestamp'>, context: TypeContext, flavour: TypeFlavour): TypeChoice[] {
  const datetime = choice(`DATETIME(${precision})`, 'timestamp', {
    guards: [dateRange],
    losses: zone ? [instantAsUtc] : [],
    way: 'datetime',
  });
  const asText = boundedText(64, context, flavour, 'native', { form: 'native', losses: [asTextLoss], way: 'text' });
  const instant = choice(`TIMESTAMP(${precision})`, 'timestamp', {
    guards: [guard('instant-range', 'next', 'INSTANT_RANGE')],
    losses: [info('RANGE_NARROWED', 'TIMESTAMP reaches from 1970 to 2038 only.')],
    way: 'timestamp',
  });
  return zone ? [datetime, instant, ...asText] : [datetime, ...asText];
}

function dates(_neutral: Of<'date'>, context: TypeContext, flavour: TypeFlavour): TypeChoice[] {
  const asText = boundedText(32, context, flavour, 'native', { form: 'native', losses: [asTextLoss] });
  return [choice('DATE', 'date', { guards: [dateRange] }), ...asText];
}

function uuids(_neutral: Of<'uuid'>, _context: TypeContext, flavour: TypeFlavour): TypeChoice[] {
  const asText = choice('CHAR(36) CHARACTER SET ascii COLLATE ascii_general_ci', 'uuid', {
    losses: [info('UUID_AS_TEXT', 'The value is kept as 36 characters.')],
    way: 'text',
  });
  const binary = choice('BINARY(16)', 'uuid', {
    load: loadUuid,
    losses: [info('UUID_AS_BYTES', 'The value is kept as its 16 bytes, in the order in which it is written.')],
    way: 'binary',
  });
  return [
    ...(flavour.uuid
      ? [choice('UUID', 'uuid', { guards: [guard('uuid-form', 'next', 'UUID_FORM')], way: 'native' })]
      : []),
    asText,
    binary,
  ];
}

function jsons({ normalized }: Of<'json'>, context: TypeContext, flavour: TypeFlavour): TypeChoice[] {
  const depth = guard('json-depth', 'next', 'JSON_DEPTH', flavour.jsonDepth);
  const surrogate = guard('json-surrogate', 'next', 'JSON_SURROGATE');
  const asText = anyText(context, flavour, 'json', {
    losses: [warning('JSON_AS_TEXT', 'The documents are kept exactly, as text; any text would be taken.')],
    way: 'text',
  });
  if (!flavour.binaryJson) {
    const widened = normalized ? [info('JSON_TEXT_KEPT', 'New documents keep their text: keys are not sorted.')] : [];
    return [choice('JSON', 'json', { guards: [depth, surrogate], losses: widened, way: 'json' }), ...asText];
  }
  const guards = [guard('json-number', 'next', 'JSON_NUMBER'), depth, surrogate];
  if (normalized) return [choice('JSON', 'json', { guards, way: 'json' }), ...asText];
  const rewritten: Loss = {
    code: 'JSON_REWRITTEN',
    severity: 'error',
    message: 'JSON sorts keys, drops repeated ones and rewrites numbers: the documents’ text changes.',
  };
  return [...asText, choice('JSON', 'json', { guards, losses: [rewritten], way: 'json' })];
}

function enums({ labels }: Of<'enum'>, context: TypeContext, flavour: TypeFlavour): TypeChoice[] {
  const longest = Math.max(1, ...labels.map((label) => Array.from(label).length));
  const list = labels.map(quoteString).join(', ');
  const order = info(
    'ENUM_AS_CHECK',
    'A CHECK lists the labels; they sort by their letters and not in their declared order.',
  );
  const checked = boundedText(longest, context, flavour, 'text', {
    losses: [order],
    ...(labels.length > 0 ? { check: `@value IN (${list})` } : {}),
    way: 'check',
  });
  const free = boundedText(longest, context, flavour, 'text', {
    losses: [warning('LABELS_FREE', 'Any text of that length is taken; labels sort by their letters.')],
    way: 'text',
  });
  // Both servers strip a label's trailing blanks (type-mapping, trap 15), and can't keep characters beyond U+FFFF in one.
  const fits =
    labels.length > 0 &&
    labels.every((label) => !label.endsWith(' ') && !/[\u{10000}-\u{10ffff}]/u.test(label)) &&
    longest <= flavour.longestEnumLabel;
  const held = [...checked, ...free];
  return fits ? [choice(exact(`ENUM(${list})`, flavour), 'text', { way: 'enum' }), ...held] : held;
}

function sets({ labels }: Of<'set'>, context: TypeContext, flavour: TypeFlavour): TypeChoice[] {
  const list = labels.map(quoteString).join(', ');
  const fits =
    labels.length > 0 && labels.length <= 64 && labels.every((label) => !/[ ,]$|,|[\u{10000}-\u{10ffff}]/u.test(label));
  const asText = anyText(context, flavour, 'set', {
    losses: [warning('SET_AS_TEXT', 'The labels stand in one text, joined by commas.')],
    way: 'text',
  });
  return fits ? [choice(exact(`SET(${list})`, flavour), 'set', { way: 'set' }), ...asText] : asText;
}

function inets({ family, network }: Of<'inet'>, context: TypeContext, flavour: TypeFlavour): TypeChoice[] {
  const losses = [info('INET_AS_TEXT', 'Addresses are kept as text: they sort by their letters.')];
  const asText = boundedText(43, context, flavour, 'native', { form: 'native', losses });
  if (network || family === 0 || !flavour.inet.includes(family)) return asText;
  return [choice(`INET${family}`, 'hex'), ...asText];
}

function points(_neutral: Of<'point'>, context: TypeContext, flavour: TypeFlavour): TypeChoice[] {
  return [
    ...boundedText(64, context, flavour, 'native', { form: 'native', losses: [asTextLoss] }),
    choice('POINT', 'wkt', {
      form: 'wkt',
      load: 'ST_GeomFromText(@value)',
      guards: [guard('point-finite', 'stop', 'POINT_NOT_FINITE')],
      losses: [info('POINT_AS_GEOMETRY', 'The point is a geometry of SRID 0.')],
    }),
  ];
}

/** A geometry's own bytes (SRID and WKB) are what a column takes and gives back unchanged. */
function geometries({ subtype, srid }: Of<'geometry'>, _context: TypeContext, flavour: TypeFlavour): TypeChoice[] {
  const bound = srid === undefined || !flavour.sridAttribute ? '' : ` SRID ${srid}`;
  const losses = [warning('GEOMETRY_AS_BYTES', 'The geometry is kept exactly, as bytes (4 bytes SRID and WKB).')];
  const unbound = srid !== undefined && bound === '' ? [info('SRID_NOT_BOUND', 'The column takes any SRID.')] : [];
  return [
    choice(`${subtype.toUpperCase()}${bound}`, 'hex', { load: loadHex, losses: unbound }),
    choice('LONGBLOB', 'hex', { load: loadHex, losses }),
  ];
}

function vectors({ dimensions }: Of<'vector'>, context: TypeContext, flavour: TypeFlavour): TypeChoice[] {
  const native = `VECTOR${dimensions === undefined ? '' : `(${dimensions})`}`;
  const bytesLoss = warning('VECTOR_AS_BYTES', 'The vector is kept exactly, as the bytes of its 32-bit floats.');
  return [
    ...anyText(context, flavour, 'native', { form: 'native', losses: [asTextLoss] }),
    ...(flavour.vector ? [choice(native, 'hex', { load: loadHex })] : []),
    choice('LONGBLOB', 'hex', { load: loadHex, losses: [bytesLoss] }),
  ];
}

function textual({ maxLength }: Of<'textual'>, context: TypeContext, flavour: TypeFlavour): TypeChoice[] {
  const parts = { form: 'native' as const, losses: [asTextLoss] };
  return maxLength === undefined
    ? anyText(context, flavour, 'native', parts)
    : boundedText(maxLength, context, flavour, 'native', parts);
}

/** What MySQL and MariaDB offer for each neutral kind, best first. */
const choices: { readonly [K in Kind]: Choices<K> } = {
  integer: integers,
  decimal: decimals,
  float: floats,
  money: ({ scale = 2 }) => [
    choice(`DECIMAL(19,${scale})`, 'decimal', {
      losses: [info('MONEY_AS_DECIMAL', 'The amount is kept, its currency sign not.')],
    }),
  ],
  boolean: () => [choice('BOOLEAN', 'boolean', { way: 'boolean' })],
  text: texts,
  bytes,
  bits,
  date: dates,
  time: times,
  duration: ({ precision }) => [choice(`TIME(${precision})`, 'duration', { way: 'time' })],
  timestamp: timestamps,
  interval: (_neutral, context, flavour) =>
    boundedText(64, context, flavour, 'native', { form: 'native', losses: [asTextLoss], way: 'text' }),
  year: () => [choice('YEAR', 'integer')],
  uuid: uuids,
  json: jsons,
  xml: (_neutral, context, flavour) => anyText(context, flavour, 'native', { form: 'native', losses: [asTextLoss] }),
  enum: enums,
  set: sets,
  array: (_neutral, context, flavour) =>
    anyText(context, flavour, 'native', {
      form: 'native',
      losses: [warning('ARRAY_AS_TEXT', 'The array is kept exactly, as the text that PostgreSQL writes.')],
    }),
  inet: inets,
  point: points,
  geometry: geometries,
  vector: vectors,
  textual,
  unknown: ({ name }, context, flavour) =>
    anyText(context, flavour, 'native', {
      form: 'native',
      losses: [
        {
          code: 'UNKNOWN_TYPE',
          severity: 'error',
          message: `Database Migration does not know the type ${name}; its values would be carried as the text that the source prints.`,
        },
      ],
    }),
};

/** The choices for a neutral type, best first. */
export function fromNeutral(neutral: NeutralType, context: TypeContext, flavour: TypeFlavour): readonly TypeChoice[] {
  const listOf = choices[neutral.kind] as Choices<Kind>;
  const list = listOf(neutral, context, flavour);
  const hasText = list.some((entry) => /^(LONGTEXT|VARCHAR|CHAR|LONGBLOB)\b/.test(entry.type));
  const all = hasText
    ? list
    : [...list, ...anyText(context, flavour, 'native', { form: 'native', losses: [asTextLoss] })];
  return context.key !== undefined && context.key !== 'index' ? all.map((entry) => ofEqualValues(entry, neutral)) : all;
}
