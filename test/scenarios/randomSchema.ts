import fc from 'fast-check';

/** A column of a random table: its PostgreSQL type and the values that it holds, in text form. */
export interface RandomColumn {
  readonly name: string;
  readonly type: string;
  readonly notNull: boolean;
  readonly values: readonly (string | null)[];
}

export interface RandomTable {
  readonly name: string;
  readonly columns: readonly RandomColumn[];
  readonly rows: number;
}

const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }).filter(isStorable),
  fc.constantFrom(
    '',
    ' ',
    'NULL',
    '\\N',
    '\\.',
    '\\',
    '"',
    "'",
    ',',
    '\t',
    '\n',
    '\r\n',
    'a ',
    'A',
    'é',
    'e\u0301',
    '😀',
    '\u000b\f\b',
    '\u001a',
    '",\n"',
    '0',
    '-0',
    '\ufeff',
  ),
);
const digits = (count: number): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(`^[1-9][0-9]{0,${count - 1}}$`, 'u'));
const micro = fc.integer({ min: 0, max: 999_999 }).map((value) => String(value).padStart(6, '0'));
const date = fc
  .date({ min: new Date('0001-01-02T00:00:00Z'), max: new Date('9999-12-30T00:00:00Z'), noInvalidDate: true })
  .map((value) => value.toISOString().slice(0, 10));
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 59 }), micro)
  .map(([hour, minute, second, fraction]) => `${two(hour)}:${two(minute)}:${two(second)}.${fraction}`);
const hex = fc.uint8Array({ maxLength: 60 }).map((bytes) => `\\x${Buffer.from(bytes).toString('hex')}`);
const double = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0));

/** Types that both families hold exactly, as themselves or as text, with values that lean on their edges. */
const types: readonly { readonly type: string; readonly value: fc.Arbitrary<string> }[] = [
  { type: 'smallint', value: fc.integer({ min: -32768, max: 32767 }).map(String) },
  { type: 'integer', value: fc.integer({ min: -2147483648, max: 2147483647 }).map(String) },
  { type: 'bigint', value: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String) },
  {
    type: 'numeric(12,4)',
    value: fc
      .tuple(fc.integer({ min: -99999999, max: 99999999 }), fc.integer({ min: 0, max: 9999 }))
      .map(([whole, part]) => `${whole}.${String(part).padStart(4, '0')}`),
  },
  { type: 'numeric(38,10)', value: fc.tuple(digits(28), digits(10)).map(([whole, part]) => `-${whole}.${part}`) },
  { type: 'numeric', value: fc.tuple(digits(60), digits(40)).map(([whole, part]) => `${whole}.${part}`) },
  { type: 'double precision', value: double.map(String) },
  {
    type: 'real',
    value: fc
      .float({ noNaN: true, noDefaultInfinity: true })
      .filter((value) => !Object.is(value, -0))
      .map(String),
  },
  { type: 'boolean', value: fc.constantFrom('true', 'false') },
  { type: 'text', value: hostileText },
  { type: 'varchar(50)', value: hostileText.filter((value) => Array.from(value).length <= 50) },
  { type: 'char(9)', value: fc.constantFrom('', 'a', 'abc def', 'é😀', 'NULL') },
  { type: 'bytea', value: hex },
  { type: 'date', value: date },
  { type: 'timestamp', value: fc.tuple(date, clock).map(([day, time]) => `${day} ${time}`) },
  { type: 'timestamp(3)', value: fc.tuple(date, clock).map(([day, time]) => `${day} ${time.slice(0, 12)}`) },
  { type: 'timestamptz', value: fc.tuple(date, clock).map(([day, time]) => `${day} ${time}+00`) },
  { type: 'time', value: clock },
  { type: 'uuid', value: fc.uuid() },
  { type: 'json', value: fc.json({ maxDepth: 3 }).filter(isStorable) },
  { type: 'jsonb', value: fc.json({ maxDepth: 3 }).filter((text) => isStorable(text) && !text.includes('\\u0000')) },
  {
    type: 'interval',
    value: fc.integer({ min: -100000, max: 100000 }).map((value) => `${value} minutes ${value % 400} days`),
  },
  { type: 'inet', value: fc.ipV4() },
  { type: 'integer[]', value: fc.array(fc.integer({ min: -9, max: 9 })).map((items) => `{${items.join(',')}}`) },
  { type: 'text[]', value: fc.constantFrom('{}', '{a,"b,c",NULL}', '{"NULL","\\"",""}', '{{a,b},{c,d}}') },
  { type: 'bit(5)', value: fc.stringMatching(/^[01]{5}$/u) },
  { type: 'bit varying', value: fc.stringMatching(/^[01]{0,70}$/u) },
];

const names = fc.oneof(
  fc.stringMatching(/^[a-z][a-z_0-9]{0,20}$/u),
  fc.constantFrom(
    'order',
    'Select',
    'we ird',
    'a.b',
    'a"b',
    'a`b',
    "it's",
    'größe',
    '名前',
    'x-y',
    'key',
    'CamelCase',
    '1st',
  ),
);

/** A random table with an integer key, a few columns of any type and up to thirty rows. */
export const randomTable: fc.Arbitrary<RandomTable> = fc
  .tuple(
    names,
    fc.uniqueArray(names, {
      minLength: 1,
      maxLength: 8,
      selector: (name) => name.toLowerCase(),
      comparator: 'IsStrictlyEqual',
    }),
    fc.integer({ min: 0, max: 30 }),
  )
  .chain(([name, columnNames, rows]) =>
    fc
      .tuple(...columnNames.filter((column) => column !== 'id').map((column) => randomColumn(column, rows)))
      .map((columns) => ({ name, columns, rows })),
  );

function randomColumn(name: string, rows: number): fc.Arbitrary<RandomColumn> {
  return fc
    .tuple(fc.constantFrom(...types), fc.boolean())
    .chain(([{ type, value }, notNull]) =>
      fc
        .array(notNull ? value : fc.option(value, { freq: 4 }), { minLength: rows, maxLength: rows })
        .map((values) => ({ name, type, notNull, values })),
    );
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** PostgreSQL stores no NUL, and no lone surrogate is UTF-8. */
function isStorable(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}
