import type { NativeType, TypedValue } from '../../../model/catalog.js';
import type { NeutralType } from '../../../model/type.js';
import type { TypeFlavour } from '../flavour.js';

type Reading = NeutralType | ((type: NativeType, column: ColumnTraits, flavour: TypeFlavour) => NeutralType);

/** What of a column, beside its type, decides what its values mean. */
export type ColumnTraits = Pick<TypedValue, 'collation'>;

const integer =
  (bits: 8 | 16 | 24 | 32 | 64): Reading =>
  ({ unsigned }) => ({ kind: 'integer', bits, unsigned: unsigned ?? false });

const text: Reading = ({ name, length }, { collation }) => ({
  kind: 'text',
  ...(length === undefined || name.endsWith('text') ? {} : { length }),
  ...(name === 'char' ? { fixed: true } : {}),
  ...(collation?.endsWith('_ci') ? { foldsCase: true } : {}),
  ...(collation !== undefined && /(?<!_as)_ci$/.test(collation) ? { foldsAccents: true } : {}),
  ...(collation !== undefined && !/_ci$|_(?:0900|nopad)_bin$/.test(collation) ? { foldsBlanks: true } : {}),
});

const bytes: Reading = ({ name, length }) => ({
  kind: 'bytes',
  ...(length === undefined || name.endsWith('blob') ? {} : { length }),
  ...(name === 'binary' ? { fixed: true } : {}),
});

const geometry: Reading = ({ name, srid }) => ({
  kind: 'geometry',
  subtype: name,
  ...(srid === undefined ? {} : { srid }),
});

/** What each type means; https://dev.mysql.com/doc/refman/9.7/en/data-types.html, https://mariadb.com/docs/server/reference/data-types */
const readings: Readonly<Record<string, Reading>> = {
  // The display width 1 is how both servers write BOOLEAN.
  tinyint: (type) =>
    type.precision === 1 && !type.unsigned && !type.zerofill
      ? { kind: 'boolean' }
      : { kind: 'integer', bits: 8, unsigned: type.unsigned ?? false },
  smallint: integer(16),
  mediumint: integer(24),
  int: integer(32),
  bigint: integer(64),
  decimal: ({ precision, scale }) => ({ kind: 'decimal', precision: precision ?? 10, scale: scale ?? 0 }),
  float: { kind: 'float', bits: 32 },
  double: { kind: 'float', bits: 64 },
  bit: ({ length }) => ({ kind: 'bits', length: length ?? 1 }),
  year: { kind: 'year' },

  date: { kind: 'date' },
  time: ({ precision }) => ({ kind: 'duration', precision: precision ?? 0 }),
  datetime: ({ precision }) => ({ kind: 'timestamp', precision: precision ?? 0, zone: false }),
  timestamp: ({ precision }) => ({ kind: 'timestamp', precision: precision ?? 0, zone: true }),

  char: text,
  varchar: text,
  tinytext: text,
  text,
  mediumtext: text,
  longtext: text,
  binary: bytes,
  varbinary: bytes,
  tinyblob: bytes,
  blob: bytes,
  mediumblob: bytes,
  longblob: bytes,

  enum: ({ labels }) => ({ kind: 'enum', labels: labels ?? [] }),
  set: ({ labels }) => ({ kind: 'set', labels: labels ?? [] }),
  json: (_type, _column, { binaryJson }) => ({ kind: 'json', normalized: binaryJson }),

  geometry,
  point: geometry,
  linestring: geometry,
  polygon: geometry,
  multipoint: geometry,
  multilinestring: geometry,
  multipolygon: geometry,
  geometrycollection: geometry,
  vector: ({ length }) => ({ kind: 'vector', ...(length === undefined ? {} : { dimensions: length }) }),

  uuid: { kind: 'uuid' },
  inet4: { kind: 'inet', family: 4, network: false },
  inet6: { kind: 'inet', family: 6, network: false },
};

export function toNeutral(type: NativeType, column: ColumnTraits, flavour: TypeFlavour): NeutralType {
  const reading = Object.hasOwn(readings, type.name) ? readings[type.name] : undefined;
  if (reading === undefined) return { kind: 'unknown', name: type.text };
  return typeof reading === 'function' ? reading(type, column, flavour) : reading;
}

export function isKnownType(name: string): boolean {
  return Object.hasOwn(readings, name);
}
