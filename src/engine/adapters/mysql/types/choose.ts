import { EngineError } from '../../../errors.js';
import type {
  CanonicalForm,
  Guard,
  Loss,
  NeutralType,
  TextForm,
  TypeChoice,
  TypeContext,
} from '../../../model/type.js';
import type { TypeFlavour } from '../flavour.js';
import { parseType, type WrittenType } from './native.js';
import { isKnownType } from './neutral.js';
import {
  choice,
  dateRange,
  fromNeutral,
  guard,
  instantAsUtc,
  loadBits,
  loadHex,
  loadUuid,
  numberGuards,
  warning,
} from './choices.js';

type Kind = NeutralType['kind'];

interface Way {
  readonly canonical: CanonicalForm;
  readonly form?: TextForm;
  readonly load?: string;
  readonly guards?: readonly Guard[];
  readonly losses?: readonly Loss[];
}

/** How a family of native types holds the neutral kinds that it can hold. */
type Ways = Readonly<Partial<Record<Kind, Way>>>;

const rounded: Loss = {
  code: 'VALUE_ROUNDED',
  severity: 'error',
  message: 'A floating-point number keeps about sixteen digits: longer numbers change.',
};
const refused = warning('RANGE_NARROWED', 'Values outside of the type’s range are refused; the load would stop there.');
const asText = warning(
  'TYPE_AS_TEXT',
  'Every value is kept exactly, as text; the target no longer knows what it means.',
);

const integerWays: Ways = {
  integer: { canonical: 'integer', losses: [refused] },
  boolean: { canonical: 'integer' },
  year: { canonical: 'integer' },
  decimal: { canonical: 'decimal', guards: numberGuards, losses: [refused] },
  money: { canonical: 'decimal', losses: [refused] },
};

const decimalWays: Ways = {
  integer: { canonical: 'decimal' },
  decimal: { canonical: 'decimal', guards: numberGuards, losses: [refused] },
  money: { canonical: 'decimal', losses: [refused] },
};

const floatWays: Ways = {
  float: { canonical: 'float', guards: numberGuards },
  integer: { canonical: 'float', losses: [rounded] },
  decimal: { canonical: 'float', guards: numberGuards, losses: [rounded] },
};

const binaryWays: Ways = {
  bytes: { canonical: 'hex', load: loadHex, losses: [refused] },
  uuid: { canonical: 'uuid', load: loadUuid },
  geometry: { canonical: 'hex', load: loadHex },
  vector: { canonical: 'hex', load: loadHex },
};

const textWays: Ways = {
  text: { canonical: 'text' },
  enum: { canonical: 'text' },
  set: { canonical: 'set' },
  json: { canonical: 'json' },
  uuid: { canonical: 'uuid' },
  bits: { canonical: 'bits' },
  bytes: { canonical: 'hex', losses: [warning('BYTES_AS_HEX', 'The bytes are kept as their hexadecimal digits.')] },
};

const families: readonly (readonly [pattern: RegExp, ways: Ways])[] = [
  [/^(tiny|small|medium|big)?int$/, integerWays],
  [/^decimal$/, decimalWays],
  [/^(float|double)$/, floatWays],
  [/^(binary|varbinary|(tiny|medium|long)?blob)$/, binaryWays],
  [/^(char|varchar|(tiny|medium|long)?text)$/, textWays],
  [/^enum$/, { enum: { canonical: 'text' }, text: { canonical: 'text', losses: [refused] } }],
  [/^set$/, { set: { canonical: 'set' } }],
  [/^bit$/, { bits: { canonical: 'bits', load: loadBits }, boolean: { canonical: 'boolean', load: loadBits } }],
  [/^year$/, { year: { canonical: 'integer' }, integer: { canonical: 'integer', losses: [refused] } }],
  [/^date$/, { date: { canonical: 'date', guards: [dateRange] } }],
  [
    /^datetime$/,
    {
      timestamp: { canonical: 'timestamp', guards: [dateRange], losses: [instantAsUtc] },
      date: { canonical: 'timestamp', guards: [dateRange] },
    },
  ],
  [
    /^timestamp$/,
    {
      timestamp: {
        canonical: 'timestamp',
        guards: [guard('instant-range', 'stop', 'INSTANT_RANGE')],
        losses: [refused],
      },
    },
  ],
  [
    /^time$/,
    {
      time: { canonical: 'time' },
      duration: { canonical: 'duration' },
      interval: { canonical: 'duration', guards: [guard('time-range', 'stop', 'TIME_RANGE')] },
    },
  ],
  [
    /^json$/,
    { json: { canonical: 'json', losses: [warning('JSON_REWRITTEN', 'Documents may be rewritten by the type.')] } },
  ],
];

/** A choice for a type that a person wrote. Throws MAPPING_INVALID when there is no such type, or the values can't be carried into it. */
export function chooseType(
  neutral: NeutralType,
  written: string,
  context: TypeContext,
  flavour: TypeFlavour,
): TypeChoice {
  const type = parseType(written);
  if (type === undefined || !isKnownType(type.name)) {
    throw invalid(written, `"${written}" is no type of MySQL or MariaDB.`, 'Write a type as CREATE TABLE takes it.');
  }
  const offered = fromNeutral(neutral, context, flavour).find((entry) => sameType(entry.type, type));
  if (offered) return offered;
  const ways = families.find(([pattern]) => pattern.test(type.name))?.[1];
  const isText = ways === textWays;
  const way =
    ways?.[neutral.kind] ?? (isText ? ({ canonical: 'native', form: 'native', losses: [asText] } as const) : undefined);
  if (way === undefined) {
    throw invalid(
      written,
      `Values of the kind "${neutral.kind}" can't be carried into ${written}.`,
      `Choose one of: ${fromNeutral(neutral, context, flavour)
        .map((entry) => entry.type)
        .join(', ')}.`,
    );
  }
  const limit = isText && type.length !== undefined ? [guard('text-length', 'stop', 'TEXT_TOO_LONG', type.length)] : [];
  const ddl = isText && type.collation === undefined && type.charset === undefined;
  return choice(ddl ? `${written.trim()} COLLATE ${flavour.exactCollation}` : written.trim(), way.canonical, {
    ...way,
    guards: [...(way.guards ?? []), ...limit],
    losses: [...(way.losses ?? []), ...shorterLosses(neutral, isText ? type.length : undefined)],
  });
}

/** A text column that takes fewer characters than the source's. */
function shorterLosses(neutral: NeutralType, length: number | undefined): Loss[] {
  const limited = neutral.kind === 'text' && length !== undefined && (neutral.length ?? Infinity) > length;
  return limited ? [warning('LENGTH_LIMITED', `Texts of more than ${length} characters are refused.`)] : [];
}

/** The same type, whatever the collation. */
function sameType(offered: string, wanted: WrittenType): boolean {
  const type = parseType(offered);
  const key = (entry: WrittenType): string =>
    JSON.stringify([entry.name, entry.length, entry.precision, entry.scale, entry.unsigned ?? false, entry.labels]);
  const collation = wanted.collation === undefined || wanted.collation === type?.collation;
  return type !== undefined && collation && key(type) === key(wanted);
}

function invalid(object: string, message: string, hint: string): EngineError {
  return new EngineError({ code: 'MAPPING_INVALID', stage: 'map', object, message, hint });
}
