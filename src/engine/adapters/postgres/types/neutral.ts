import type { NativeType, ServerInfo, TypedValue } from '../../../model/catalog.js';
import type { NeutralType } from '../../../model/type.js';

type Reading = NeutralType | ((type: NativeType) => NeutralType);

const integer = (bits: 16 | 32 | 64, unsigned = false): NeutralType => ({ kind: 'integer', bits, unsigned });

/** Types without a counterpart elsewhere whose text reads back as the identical value; `maxLength` in characters where it is bounded. */
const textual = (maxLength?: number): Reading => {
  return (type) => ({ kind: 'textual', name: type.name, ...(maxLength === undefined ? {} : { maxLength }) });
};

const text = (type: NativeType): NeutralType => ({
  kind: 'text',
  ...(type.length === undefined ? {} : { length: type.length }),
});

/** Fractional digits of a second, where the type doesn't say: 6. */
const precision = (type: NativeType): number => type.precision ?? 6;

/** A scale below zero or above the precision is PostgreSQL's own. */
function decimal(type: NativeType): NeutralType {
  const { precision: digits, scale = 0 } = type;
  if (digits === undefined) return { kind: 'decimal' };
  if (scale < 0) return { kind: 'decimal', precision: digits - scale, scale: 0 };
  return { kind: 'decimal', precision: Math.max(digits, scale), scale, ...(digits < scale ? { digits } : {}) };
}

/** What each built-in type, and each type of a well-known extension, means. */
const readings: Readonly<Record<string, Reading>> = {
  smallint: integer(16),
  integer: integer(32),
  bigint: integer(64),
  oid: integer(32, true),
  xid: integer(32, true),
  cid: integer(32, true),
  xid8: integer(64, true),
  numeric: decimal,
  real: { kind: 'float', bits: 32 },
  'double precision': { kind: 'float', bits: 64 },
  money: { kind: 'money' },
  boolean: { kind: 'boolean' },

  text,
  varchar: text,
  char: (type) => ({ ...text(type), kind: 'text', fixed: true }),
  // One byte; from version 16 on a byte above 127 prints as a backslash and three digits.
  '"char"': textual(4),
  name: { kind: 'text', length: 63 },
  citext: { kind: 'text', foldsCase: true },

  bytea: { kind: 'bytes' },
  bit: (type) => ({ kind: 'bits', length: type.length ?? 1 }),
  varbit: (type) => ({ kind: 'bits', varying: true, ...(type.length === undefined ? {} : { length: type.length }) }),

  date: { kind: 'date' },
  time: (type) => ({ kind: 'time', precision: precision(type), zone: false }),
  timetz: (type) => ({ kind: 'time', precision: precision(type), zone: true }),
  timestamp: (type) => ({ kind: 'timestamp', precision: precision(type), zone: false }),
  timestamptz: (type) => ({ kind: 'timestamp', precision: precision(type), zone: true }),
  interval: { kind: 'interval' },

  uuid: { kind: 'uuid' },
  json: { kind: 'json', normalized: false },
  jsonb: { kind: 'json', normalized: true },
  xml: { kind: 'xml' },
  inet: { kind: 'inet', family: 0, network: true },
  point: { kind: 'point' },
  vector: (type) => ({ kind: 'vector', ...(type.length === undefined ? {} : { dimensions: type.length }) }),

  cidr: textual(43),
  macaddr: textual(17),
  macaddr8: textual(23),
  pg_lsn: textual(17),
  tid: textual(18),
  jsonpath: textual(),
  tsvector: textual(),
  tsquery: textual(),
  line: textual(),
  lseg: textual(),
  box: textual(),
  path: textual(),
  polygon: textual(),
  circle: textual(),
  int2vector: textual(),
  oidvector: textual(),
  pg_snapshot: textual(),
  txid_snapshot: textual(),
  refcursor: textual(),
  aclitem: textual(),
  regclass: textual(),
  regcollation: textual(),
  regconfig: textual(),
  regdictionary: textual(),
  regnamespace: textual(),
  regoper: textual(),
  regoperator: textual(),
  regproc: textual(),
  regprocedure: textual(),
  regrole: textual(),
  regtype: textual(),

  hstore: textual(),
  ltree: textual(),
  lquery: textual(),
  ltxtquery: textual(),
  cube: textual(),
  isbn: textual(17),
  isbn13: textual(17),
  ean13: textual(17),
  halfvec: textual(),
  sparsevec: textual(),
  // PostGIS prints hexadecimal EWKB, which reads back as the identical value.
  geometry: textual(),
  geography: textual(),
};

/** What a native type means. A type that no row here knows is `unknown`. */
export function neutralType(type: NativeType): NeutralType {
  switch (type.category) {
    case 'domain':
      return type.base ? neutralType(type.base) : { kind: 'unknown', name: type.text };
    case 'array':
      return type.element
        ? { kind: 'array', element: neutralType(type.element) }
        : { kind: 'unknown', name: type.text };
    case 'enum':
      return { kind: 'enum', labels: type.labels ?? [], name: type.name };
    case 'composite':
    case 'range':
    case 'multirange':
      return { kind: 'textual', name: type.text };
    case 'base':
    case undefined:
      return ofBase(type);
  }
}

/** What a column's type means, its collation and the server's currency considered. */
export function columnType(column: TypedValue, server: ServerInfo): NeutralType {
  const neutral = neutralType(column.type);
  if (neutral.kind === 'text' && column.collationIgnores === 'case') return { ...neutral, foldsCase: true };
  const { moneyScale = 2 } = server.capabilities;
  return neutral.kind === 'money' && moneyScale !== 2 ? { ...neutral, scale: Number(moneyScale) } : neutral;
}

function ofBase(type: NativeType): NeutralType {
  const reading = Object.hasOwn(readings, type.name) ? readings[type.name] : undefined;
  if (reading === undefined) return { kind: 'unknown', name: type.text };
  return typeof reading === 'function' ? reading(type) : reading;
}

/** True when the table above has the type; a person can't choose others by name. */
export function isKnownType(name: string): boolean {
  return Object.hasOwn(readings, name);
}
