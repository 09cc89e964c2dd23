/** Which of the two dialects a server speaks; MariaDB's is MySQL's here. */
export type Dialect = 'postgres' | 'mysql';

/** What a column means, as far as a copy by hand has to treat it. */
export type ColumnKind = 'number' | 'text' | 'boolean' | 'instant' | 'json' | 'bytes';

export interface BenchColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  /** The type at the source. */
  readonly type: Readonly<Record<Dialect, string>>;
  /** The value of row `i` (an integer column of the generating query). */
  readonly value: Readonly<Record<Dialect, string>>;
}

/** A table with the key `id`, which counts from 1. */
export interface BenchTable {
  readonly name: string;
  /** Rows at scale 1. */
  readonly rows: number;
  readonly columns: readonly BenchColumn[];
  /** Indexes and foreign keys, made after the rows of all tables. */
  readonly keys?: readonly string[];
  /** Run once before the rows are made. */
  readonly before?: Readonly<Record<Dialect, readonly string[]>>;
}

function both(text: string): Record<Dialect, string> {
  return { postgres: text, mysql: text };
}

const id = (type: string): BenchColumn => ({ name: 'id', kind: 'number', type: both(type), value: both('i') });

/** 64 hexadecimal digits that follow from a number. (MySQL 9.6 and newer have no MD5 of their own.) */
const hash = (number: string): Record<Dialect, string> => ({
  postgres: `encode(sha256((${number})::text::bytea), 'hex')`,
  mysql: `SHA2(${number}, 256)`,
});

/** About 200 bytes, every tenth NULL, every fiftieth with what a text format has to escape. */
const note: BenchColumn = {
  name: 'note',
  kind: 'text',
  type: both('text'),
  value: {
    postgres: `CASE WHEN i % 10 = 0 THEN NULL WHEN i % 50 = 1 THEN repeat(${hash('i').postgres}, 3) || E'\\t"ü"\\n\\\\'
      ELSE repeat(${hash('i').postgres}, 3) END`,
    mysql: `CASE WHEN i % 10 = 0 THEN NULL WHEN i % 50 = 1 THEN CONCAT(REPEAT(${hash('i').mysql}, 3), '\\t"ü"\\n\\\\')
      ELSE REPEAT(${hash('i').mysql}, 3) END`,
  },
};

/** Wide rows of every common kind; about 410 bytes as COPY text. */
export const mixed: BenchTable = {
  name: 'mixed',
  rows: 2_000_000,
  columns: [
    id('bigint'),
    { name: 'customer', kind: 'number', type: both('integer NOT NULL'), value: both('i * 7919 % 100000 + 1') },
    {
      name: 'quantity',
      kind: 'number',
      type: both('smallint'),
      value: both('CASE WHEN i % 5 = 0 THEN NULL ELSE i % 1000 END'),
    },
    {
      name: 'price',
      kind: 'number',
      type: both('numeric(12,2) NOT NULL'),
      value: both('(i * 37 % 1000000) / 100.0'),
    },
    {
      name: 'name',
      kind: 'text',
      type: both('varchar(80) NOT NULL'),
      value: {
        postgres: `'Name ' || left(${hash('i').postgres}, 32)`,
        mysql: `CONCAT('Name ', LEFT(${hash('i').mysql}, 32))`,
      },
    },
    note,
    {
      name: 'active',
      kind: 'boolean',
      type: { postgres: 'boolean NOT NULL', mysql: 'tinyint(1) NOT NULL' },
      value: both('i % 3 = 0'),
    },
    {
      name: 'created',
      kind: 'instant',
      type: { postgres: 'timestamptz NOT NULL', mysql: 'datetime(6) NOT NULL' },
      value: {
        postgres: `timestamptz '2020-01-01 00:00:00.123456+00' + i * interval '17.5 second'`,
        mysql: `'2020-01-01 00:00:00.123456' + INTERVAL i * 17500000 MICROSECOND`,
      },
    },
    {
      name: 'attributes',
      kind: 'json',
      type: { postgres: 'jsonb', mysql: 'json' },
      value: {
        postgres: `jsonb_build_object('a', i, 'b', left(${hash('i + 2').postgres}, 32))`,
        mysql: `JSON_OBJECT('a', i, 'b', LEFT(${hash('i + 2').mysql}, 32))`,
      },
    },
    {
      name: 'token',
      kind: 'text',
      type: { postgres: 'uuid NOT NULL', mysql: 'char(36) NOT NULL' },
      value: {
        postgres: `left(${hash('i + 3').postgres}, 32)::uuid`,
        mysql: `INSERT(INSERT(INSERT(INSERT(LEFT(${hash('i + 3').mysql}, 32), 9, 0, '-'), 14, 0, '-'), 19, 0, '-'), 24, 0, '-')`,
      },
    },
  ],
};

/** Short rows, where the cost of a row counts more than that of its bytes. */
export const narrow: BenchTable = {
  name: 'narrow',
  rows: 5_000_000,
  columns: [
    id('integer'),
    { name: 'amount', kind: 'number', type: both('integer NOT NULL'), value: both('i % 100000 * 7') },
    {
      name: 'label',
      kind: 'text',
      type: both('varchar(20)'),
      value: {
        postgres: `CASE WHEN i % 7 = 0 THEN NULL ELSE 'label ' || i % 1000 END`,
        mysql: `CASE WHEN i % 7 = 0 THEN NULL ELSE CONCAT('label ', i % 1000) END`,
      },
    },
  ],
};

/** 64,000 bytes that no server compresses, in a table of their own while the rows are made. */
const pool: Record<Dialect, readonly string[]> = {
  postgres: [
    `CREATE TABLE pool AS SELECT string_agg(sha512(i::text::bytea), '' ORDER BY i) AS bytes FROM generate_series(1, 1000) i`,
  ],
  mysql: [
    `SET SESSION group_concat_max_len = 1000000`,
    `CREATE TABLE pool AS WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 1000)
       SELECT UNHEX(GROUP_CONCAT(SHA2(i, 512) ORDER BY i SEPARATOR '')) AS bytes FROM s`,
  ],
};

/** Bytes, 6,000 a row. */
export const blobs: BenchTable = {
  name: 'blobs',
  rows: 40_000,
  before: pool,
  columns: [
    id('integer'),
    {
      name: 'photo',
      kind: 'bytes',
      type: { postgres: 'bytea NOT NULL', mysql: 'mediumblob NOT NULL' },
      value: {
        postgres: 'substring((SELECT bytes FROM pool), (i * 7919 % 58000)::int + 1, 6000)',
        mysql: 'SUBSTRING((SELECT bytes FROM pool), i * 7919 % 58000 + 1, 6000)',
      },
    },
  ],
};

/** One row whose bytes are that many megabytes (of a million). */
export function cell(megabytes: number): BenchTable {
  const pieces = Math.ceil((megabytes * 1e6) / 64_000);
  return {
    name: `cell_${pieces}`,
    rows: 1,
    before: pool,
    columns: [
      id('integer'),
      {
        name: 'photo',
        kind: 'bytes',
        type: { postgres: 'bytea NOT NULL', mysql: 'longblob NOT NULL' },
        value: {
          postgres: `(SELECT string_agg(bytes, '') FROM pool, generate_series(1, ${pieces}))`,
          mysql: `REPEAT((SELECT bytes FROM pool), ${pieces})`,
        },
      },
    ],
  };
}

const CUSTOMERS = 10_000;

/** What `orders` refers to; as many at any scale. */
export const customers: BenchTable = {
  name: 'customers',
  rows: CUSTOMERS,
  columns: mixed.columns.flatMap((column) => {
    if (column.name === 'id') return [id('integer')];
    return column.name === 'name' ? [column] : [];
  }),
};

/** Mixed rows with four secondary indexes and a foreign key. */
export const orders: BenchTable = {
  name: 'orders',
  rows: 500_000,
  columns: mixed.columns.map((column) =>
    column.name === 'customer' ? { ...column, value: both(`i * 7919 % ${CUSTOMERS} + 1`) } : column,
  ),
  keys: [
    'CREATE INDEX orders_customer ON orders (customer)',
    'CREATE INDEX orders_created ON orders (created)',
    'CREATE INDEX orders_name ON orders (name)',
    'CREATE INDEX orders_price ON orders (price, quantity)',
    'ALTER TABLE orders ADD CONSTRAINT orders_customer_key FOREIGN KEY (customer) REFERENCES customers (id)',
  ],
};
