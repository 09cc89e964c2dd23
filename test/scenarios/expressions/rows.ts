/** A column of a sample table: its type as DDL writes it, and the values that its rows take in turn, as SQL literals. */
export interface SampleColumn {
  readonly name: string;
  readonly type: string;
  readonly values: readonly string[];
}

const quoted = (texts: readonly string[]): string[] =>
  texts.map((text) => `'${text.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`);

/** Texts that break careless translations. */
export const hostileTexts: readonly string[] = [
  ...[
    '',
    ' ',
    'a',
    'A',
    'a ',
    ' a',
    'ab',
    'abc',
    'Abc',
    'ABC',
    'abc\n',
    'a\nb',
    'b\r\n',
    'line\u2028',
    "it's",
    'back\\slash',
    '\\',
  ],
  ...[
    '%',
    '_',
    'a%b',
    'a_b',
    'é',
    'É',
    'e\u0301',
    'ß',
    'ss',
    'Straße',
    '日本',
    '😀',
    'a😀b',
    '12',
    '012',
    '1e1',
    '0',
    '-3',
    'x12',
  ],
  ...[
    'tab\t',
    '\u200b',
    '\u212a',
    'k',
    'K',
    'S',
    's',
    'ſ',
    '--',
    '/*',
    '`',
    '"x"',
    '$1',
    '{a}',
    '[a-c]',
    'active',
    'Active',
  ],
];

const days = quoted(['0001-01-01', '1969-12-31', '2000-02-29', '2020-01-01', '2023-12-31', '9999-12-31']);
const moments = quoted([
  '2000-01-01 00:00:00',
  '2020-01-01 00:00:00.000001',
  '1999-12-31 23:59:59.999999',
  '2021-06-15 12:30:00.5',
  '2020-01-01 00:00:00',
]);
const integers = ['0', '1', '-1', '3', '-7', '12', '100', '-20', '7', '2'];
const decimals = [
  '0.00',
  '1.00',
  '-2.00',
  '0.50',
  '1.25',
  '-1.25',
  '2.50',
  '-2.50',
  '99.99',
  '1234567.89',
  '0.07',
  '10.00',
];
const floats = ['0', '0.5', '-2.25', '1e10', '3.1', '-0.1'];
const uuids = quoted([
  '00000000-0000-0000-0000-000000000000',
  'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
  'ffffffff-ffff-4fff-bfff-ffffffffffff',
]);
const codes = quoted(['', 'a', 'ab', 'abc', 'A', 'é', 'abcde', ' a', 'ab c']);
const hexes = hostileTexts.map((text) => Buffer.from(text).toString('hex'));

const withNull = (values: readonly string[]): string[] => ['NULL', ...values];
/** PostgreSQL's literals keep backslashes. */
const plain = (values: readonly string[]): string[] => values.map((value) => value.replaceAll('\\\\', '\\'));

/** What PostgreSQL's columns are made of. */
export const postgresTypes = `CREATE EXTENSION citext; CREATE TYPE mood AS ENUM ('sad', 'ok', 'it''s');
  CREATE COLLATION ignores_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);`;

export const postgresColumns: readonly SampleColumn[] = [
  { name: 'i', type: 'integer', values: withNull(integers) },
  { name: 'n', type: 'integer NOT NULL', values: integers },
  { name: 'small', type: 'smallint', values: withNull(integers) },
  { name: 'big', type: 'bigint', values: withNull(['0', '1000000007', '-5', '9007199254740993', '3']) },
  { name: 'd', type: 'numeric(12,2)', values: withNull(decimals) },
  { name: 'q', type: 'numeric(20,6) NOT NULL', values: ['0', '0.333333', '1.5', '-0.142857', '2'] },
  { name: 'num', type: 'numeric', values: withNull(['1', '1.0', '2.50', '-0.1']) },
  { name: 'f', type: 'double precision', values: withNull(floats) },
  { name: 'r', type: 'real', values: withNull(floats) },
  { name: 'flag', type: 'boolean', values: withNull(['true', 'false']) },
  { name: 'sure', type: 'boolean NOT NULL', values: ['true', 'false', 'false'] },
  { name: 't', type: 'text', values: withNull(plain(quoted(hostileTexts))) },
  {
    name: 'name `it\'s"',
    type: 'varchar(40) NOT NULL',
    values: plain(quoted([...hostileTexts.slice(5), ...hostileTexts.slice(0, 5)])),
  },
  { name: 'code', type: 'char(5)', values: withNull(codes) },
  { name: 'ci', type: 'citext', values: withNull(plain(quoted(hostileTexts))) },
  { name: 'nd', type: 'text COLLATE ignores_case', values: withNull(plain(quoted(hostileTexts))) },
  { name: 'bin', type: 'bytea', values: withNull(hexes.map((hex) => `'\\x${hex}'`)) },
  { name: 'day', type: 'date', values: withNull(days) },
  { name: 'at', type: 'timestamp', values: withNull(moments) },
  { name: 'at0', type: 'timestamp(0)', values: withNull(quoted(['2000-01-01 00:00:00', '2020-02-29 23:59:59'])) },
  { name: 'moment', type: 'timestamptz', values: withNull(moments.map((value) => value.replace(/'$/, "+00'"))) },
  { name: 'clock', type: 'time', values: withNull(quoted(['00:00:00', '12:34:56.5', '23:59:59.999999'])) },
  { name: 'id', type: 'uuid', values: withNull(uuids) },
  { name: 'mood', type: 'mood', values: withNull(quoted(['sad', 'ok', "it's"])) },
  {
    name: 'js',
    type: 'jsonb',
    values: withNull(
      quoted(['{}', '{"a": "x", "b": 1}', '{"a": null}', '[1, 2]', '{"a": {"c": "é\\"q"}}', '"s"']).map((value) =>
        value.replaceAll('\\\\', '\\'),
      ),
    ),
  },
  { name: 'tags', type: 'text[]', values: withNull(quoted(['{}', '{a,b}'])) },
];

/** `exact` and `folding` are the flavour's own collations without and with regard to case. */
export function mysqlColumns(exact: string, folding: string): readonly SampleColumn[] {
  const texts = withNull(quoted(hostileTexts));
  const bytes = withNull(hexes.map((hex) => `x'${hex}'`));
  return [
    { name: 'i', type: 'INT', values: withNull(integers) },
    { name: 'n', type: 'INT NOT NULL', values: integers },
    { name: 'u', type: 'INT UNSIGNED', values: withNull(['0', '1', '7', '4000000000']) },
    { name: 'big', type: 'BIGINT', values: withNull(['0', '1000000007', '-5', '9007199254740993', '3']) },
    { name: 'tiny', type: 'TINYINT', values: withNull(['0', '1', '2', '-1']) },
    { name: 'd', type: 'DECIMAL(12,2)', values: withNull(decimals) },
    { name: 'q', type: 'DECIMAL(20,6) NOT NULL', values: ['0', '0.333333', '1.5', '-0.142857', '2'] },
    { name: 'f', type: 'DOUBLE', values: withNull(floats) },
    { name: 'r', type: 'FLOAT', values: withNull(floats) },
    { name: 'flag', type: 'TINYINT(1)', values: withNull(['1', '0']) },
    { name: 'sure', type: 'TINYINT(1) NOT NULL', values: ['1', '0', '0'] },
    { name: 'y', type: 'YEAR', values: withNull(['1970', '2020', '2155']) },
    { name: 't', type: `LONGTEXT COLLATE ${exact}`, values: texts },
    {
      name: 'name `it\'s"',
      type: `VARCHAR(40) COLLATE ${exact} NOT NULL`,
      values: quoted([...hostileTexts.slice(5), ...hostileTexts.slice(0, 5)]),
    },
    { name: 'pad', type: 'VARCHAR(40) COLLATE utf8mb4_bin', values: texts },
    { name: 'ci', type: `VARCHAR(40) COLLATE ${folding}`, values: texts },
    { name: 'gci', type: 'VARCHAR(40) COLLATE utf8mb4_general_ci', values: texts },
    { name: 'code', type: `CHAR(5) COLLATE ${exact}`, values: withNull(codes) },
    {
      name: 'latin',
      type: 'VARCHAR(20) CHARACTER SET latin1 COLLATE latin1_bin',
      values: withNull(quoted(['', 'a', 'é', 'Abc', 'abc', 'A'])),
    },
    { name: 'bin', type: 'LONGBLOB', values: bytes },
    { name: 'vb', type: 'VARBINARY(60)', values: bytes },
    { name: 'day', type: 'DATE', values: withNull(days) },
    { name: 'at', type: 'DATETIME(6)', values: withNull(moments) },
    { name: 'at0', type: 'DATETIME', values: withNull(quoted(['2000-01-01 00:00:00', '2020-02-29 23:59:59'])) },
    { name: 'moment', type: 'TIMESTAMP(6) NULL', values: withNull(moments) },
    {
      name: 'clock',
      type: 'TIME(6)',
      values: withNull(quoted(['00:00:00', '12:34:56.5', '23:59:59.999999', '-01:00:00', '100:00:00'])),
    },
    {
      name: 'mood',
      type: `ENUM('sad','ok','it''s') COLLATE ${exact}`,
      values: withNull(quoted(['sad', 'ok', "it's"])),
    },
    { name: 'state', type: `ENUM('open','shut') COLLATE ${folding}`, values: withNull(quoted(['open', 'shut'])) },
    { name: 'tags', type: `SET('a','b') COLLATE ${exact}`, values: withNull(quoted(['', 'a', 'a,b'])) },
    { name: 'js', type: 'JSON', values: withNull(quoted(['{}', '{"a": "x", "b": 1}', '{"a": null}', '[1, 2]'])) },
  ];
}

/** Rows enough to show every value and many pairs of them; each column steps through its values at a pace of its own. */
export function sampleRows(columns: readonly SampleColumn[]): string[][] {
  const count = hostileTexts.length + 1;
  const value = ({ values }: SampleColumn, row: number, at: number): string =>
    values[(row + Math.floor(row / values.length) * at) % values.length] ?? 'NULL';
  return Array.from({ length: count }, (_, row) => columns.map((column, at) => value(column, row, at)));
}
