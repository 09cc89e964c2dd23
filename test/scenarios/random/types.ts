import fc from 'fast-check';
import { clock, day, decimal, double, hex, hostileText, integer, json, moment, single, word } from './values.js';

/** A native type and values for it. */
export interface RandomType {
  readonly type: string;
  /** SQL literals. */
  readonly value: fc.Arbitrary<string>;
  /** What two values of a key must differ in; absent where the type is no key. */
  readonly key?: (literal: string) => string;
  /** Defaults for the column, as SQL. */
  readonly defaults?: readonly string[];
  /** The statement that makes the type. */
  readonly prepare?: string;
}

const same = (literal: string): string => literal;

/** PostgreSQL's literal of a text: escapes where it must, so that a printed script can be read and run. */
export function postgresText(text: string): string {
  const quoted = text.replaceAll("'", "''");
  const hidden = /[\\\p{Cc}\p{Cf}\u2028\u2029]/u.test(text);
  if (!hidden) return `'${quoted}'`;
  const escaped = quoted.replaceAll('\\', '\\\\').replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, escapeCharacter);
  return `E'${escaped}'`;
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** MySQL's literal of a text: hexadecimal where anything could be read otherwise. */
export function mysqlText(text: string): string {
  return /^[\p{L}\p{N} _.,:;{}[\]()"$@+-]*$/u.test(text)
    ? `'${text}'`
    : `_utf8mb4 x'${Buffer.from(text).toString('hex')}'`;
}

/** MySQL's literal where none in hexadecimal is taken: of a comment, of a label. */
export function mysqlString(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

const quoted = (value: fc.Arbitrary<string>): fc.Arbitrary<string> => value.map((text) => `'${text}'`);
const short = (limit: number): fc.Arbitrary<string> => hostileText.filter((text) => Array.from(text).length <= limit);

export const postgresTypes: readonly RandomType[] = [
  { type: 'smallint', value: integer(-32768n, 32767n), key: same, defaults: ['7', '-1'] },
  { type: 'integer', value: integer(-2147483648n, 2147483647n), key: same, defaults: ['0', '(1 + 1)'] },
  { type: 'bigint', value: integer(-(2n ** 63n), 2n ** 63n - 1n), key: same, defaults: ['9223372036854775807'] },
  { type: 'numeric(12,4)', value: decimal(8, 4), key: (text) => String(Number(text)), defaults: ['1.5'] },
  { type: 'numeric(38,10)', value: decimal(28, 10), key: same, defaults: ['-0.0000000001', '(1/3.0)'] },
  { type: 'numeric', value: fc.oneof(decimal(60, 40), decimal(5, 3), fc.constantFrom("'NaN'", "'1e-30'")) },
  {
    type: 'double precision',
    value: quoted(
      fc.oneof({ weight: 20, arbitrary: double }, { weight: 1, arbitrary: fc.constantFrom('NaN', 'Infinity', '-0') }),
    ),
  },
  { type: 'double precision', value: quoted(double), key: same, defaults: ['0.1', '-1e300', "'1e-7'"] },
  { type: 'real', value: quoted(single), key: same, defaults: ['1.5', '-0.1'] },
  { type: 'boolean', value: fc.constantFrom('true', 'false'), key: same, defaults: ['true', 'false'] },
  {
    type: 'text',
    value: hostileText.map(postgresText),
    key: same,
    defaults: ["''", "'it''s'", "E'a\\\\b\\n'", "'é😀'"],
  },
  { type: 'varchar(50)', value: short(50).map(postgresText), key: same, defaults: ["'NULL'", "'%s'"] },
  {
    type: 'char(9)',
    value: fc.constantFrom("''", "'a'", "'abc def'", "'é😀'", "'NULL'"),
    key: same,
    defaults: ["'ab'"],
  },
  { type: '"char"', value: fc.constantFrom("'a'", "'\\'", "'1'"), key: same, defaults: ["'x'", "''"] },
  { type: 'name', value: word.map((text) => `'${text}'`), key: same, defaults: [`'n'`] },
  { type: 'bytea', value: hex(60).map((text) => `'\\x${text}'`), key: same, defaults: ["'\\x00ff'", "''"] },
  {
    type: 'bit(5)',
    value: fc.stringMatching(/^[01]{5}$/u).map((text) => `B'${text}'`),
    key: same,
    defaults: ["B'10101'"],
  },
  {
    type: 'bit(64)',
    value: fc.stringMatching(/^[01]{64}$/u).map((text) => `B'${text}'`),
    key: same,
    defaults: [`B'${'10'.repeat(32)}'`],
  },
  {
    type: 'bit varying',
    value: fc.stringMatching(/^[01]{0,70}$/u).map((text) => `B'${text}'`),
    defaults: ["B'0010'", "B''"],
  },
  {
    type: 'date',
    value: quoted(
      fc.oneof(
        { weight: 30, arbitrary: day() },
        { weight: 1, arbitrary: fc.constantFrom('infinity', '0044-03-15 BC') },
      ),
    ),
  },
  { type: 'date', value: quoted(day()), key: same, defaults: ["'2020-02-29'", 'CURRENT_DATE'] },
  { type: 'timestamp', value: quoted(moment(6)), key: same, defaults: ['LOCALTIMESTAMP', "'1999-12-31 23:59:59.5'"] },
  {
    type: 'timestamp(3)',
    value: quoted(moment(3)),
    key: same,
    defaults: ['LOCALTIMESTAMP(3)', "'2001-02-03 04:05:06.789'"],
  },
  { type: 'timestamp(0)', value: quoted(moment(0)), key: same },
  {
    type: 'timestamptz',
    value: quoted(moment(6).map((text) => `${text}+00`)),
    key: same,
    defaults: ['now()', 'CURRENT_TIMESTAMP', "'2020-01-01 12:00:00+02'", 'clock_timestamp()'],
  },
  { type: 'timestamptz', value: quoted(moment(6).map((text) => `${text}+05:30`)) },
  { type: 'time', value: quoted(fc.oneof(clock(6), fc.constant('24:00:00'))), key: same, defaults: ["'12:34:56'"] },
  { type: 'time(0)', value: quoted(clock(0)), key: same, defaults: ['LOCALTIME(0)', "'23:59:59'"] },
  { type: 'timetz', value: quoted(clock(6).map((text) => `${text}-03:30`)), defaults: ["'01:02:03+04'"] },
  {
    type: 'interval',
    value: quoted(
      fc
        .tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: -99999, max: 99999 }))
        .map(([days, minutes]) => `${days} days ${minutes} minutes`),
    ),
    defaults: ["'1 day'", "'-1 year 2 mons -3 days 04:05:06.7'"],
  },
  {
    type: 'uuid',
    value: quoted(fc.uuid()),
    key: same,
    defaults: ['gen_random_uuid()', "'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'"],
  },
  { type: 'json', value: json.map(postgresText), defaults: ["'{}'", `'{"a": [1, "it''s \\\\ "]}'`] },
  { type: 'jsonb', value: json.map(postgresText), defaults: ["'[]'", `'{"b": null, "a": "\\\\"}'`, "'null'"] },
  { type: 'xml', value: fc.constantFrom("'<a/>'", '\'<a b="&amp;">é</a>\''), defaults: [`'<x y="''"/>'`] },
  {
    type: 'inet',
    value: quoted(
      fc.oneof(
        fc.ipV4(),
        fc.ipV6().filter((text) => !text.includes('.')),
        fc.constant('10.0.0.0/8'),
      ),
    ),
  },
  { type: 'inet', value: quoted(fc.ipV4()), key: same, defaults: ["'10.0.0.1'", "'::/0'"] },
  { type: 'cidr', value: fc.constantFrom("'10.0.0.0/8'", "'::/0'", "'192.168.1.0/24'"), defaults: ["'10.0.0.0/8'"] },
  { type: 'macaddr', value: quoted(hex(6, 6)), key: same, defaults: ["'08-00-2b-01-02-03'"] },
  {
    type: 'money',
    value: quoted(decimal(12, 2)),
    key: (text) => String(Number(text.slice(1, -1))),
    defaults: ["'-1234.5'", '0'],
  },
  { type: 'oid', value: integer(0n, 4294967295n), key: same, defaults: ['7'] },
  {
    type: 'int4range',
    value: fc.constantFrom("'empty'", "'[1,5)'", "'(,)'", "'[3,)'"),
    defaults: ["'[1,5]'", "'empty'"],
  },
  { type: 'point', value: fc.constantFrom("'(1,2)'", "'(0.1,-1e300)'", "'(NaN,0)'"), defaults: ["'(1,2)'"] },
  { type: 'tsvector', value: fc.constantFrom("'a fat cat'", "'''it''''s'':1A'"), defaults: ["''", "'a:1 b'"] },
  {
    type: 'integer[]',
    value: fc.array(fc.integer({ min: -9, max: 9 })).map((items) => `'{${items.join(',')}}'`),
    defaults: ["'{1,2}'"],
  },
  {
    type: 'text[]',
    value: fc.constantFrom("'{}'", `'{a,"b,c",NULL}'`, `'{"NULL","\\"",""}'`, "'{{a,b},{c,d}}'", "'[2:3]={a,b}'"),
    defaults: ["'{}'", `'{a,"b,c"}'`, "ARRAY['it''s']"],
  },
];

const ascii = { key: (literal: string): string => literal.toLowerCase() };
const enumType = "enum('a','b c','it''s','Z')";
const padded = fc.constantFrom("'a'", "'b'", "'A1'", "'zz'");

export const mysqlTypes: readonly RandomType[] = [
  { type: 'tinyint', value: integer(-128n, 127n), key: same, defaults: ['7'] },
  {
    type: 'tinyint(1)',
    value: fc.oneof({ weight: 9, arbitrary: integer(0n, 1n) }, { weight: 1, arbitrary: integer(-128n, 127n) }),
    defaults: ['1'],
  },
  { type: 'tinyint unsigned', value: integer(0n, 255n), key: same, defaults: ['255'] },
  { type: 'smallint', value: integer(-32768n, 32767n), key: same, defaults: ['-1', "'5'"] },
  { type: 'smallint unsigned', value: integer(0n, 65535n), key: same },
  { type: 'mediumint', value: integer(-8388608n, 8388607n), key: same, defaults: ['-8388608'] },
  { type: 'mediumint unsigned', value: integer(0n, 16777215n), key: same },
  { type: 'int', value: integer(-2147483648n, 2147483647n), key: same, defaults: ['0', '(1 + 1)'] },
  { type: 'int unsigned', value: integer(0n, 4294967295n), key: same, defaults: ['4294967295'] },
  { type: 'int(8) unsigned zerofill', value: integer(0n, 4294967295n), key: same, defaults: ['42'] },
  { type: 'bigint', value: integer(-(2n ** 63n), 2n ** 63n - 1n), key: same },
  { type: 'bigint unsigned', value: integer(0n, 2n ** 64n - 1n), key: same, defaults: ['18446744073709551615', '0'] },
  { type: 'decimal(12,4)', value: decimal(8, 4), key: (text) => String(Number(text)), defaults: ['1.5'] },
  { type: 'decimal(65,30)', value: decimal(35, 30), defaults: ['0.1', '-12345678901234567890.5'] },
  { type: 'decimal(20,0) unsigned', value: decimal(20, 0, false), key: same },
  { type: 'float', value: single, defaults: ['1.5', '0.1'] },
  { type: 'double', value: double, defaults: ['0.1', '-1e300', '(1e0 / 3)'] },
  { type: 'bit(1)', value: fc.constantFrom("b'0'", "b'1'"), defaults: ["b'1'"] },
  {
    type: 'bit(13)',
    value: fc.stringMatching(/^[01]{13}$/u).map((text) => `b'${text}'`),
    key: same,
    defaults: ["b'101'"],
  },
  {
    type: 'bit(64)',
    value: fc.stringMatching(/^[01]{64}$/u).map((text) => `b'${text}'`),
    key: same,
    defaults: ["b'0'", `b'${'1'.repeat(64)}'`, '5'],
  },
  { type: 'year', value: fc.constantFrom('0', '1901', '2000', '2155'), key: same, defaults: ['2000', '0'] },
  {
    type: 'date',
    value: quoted(
      fc.oneof(
        { weight: 20, arbitrary: day('1000-01-01') },
        { weight: 1, arbitrary: fc.constantFrom('0000-00-00', '2020-00-00') },
      ),
    ),
  },
  {
    type: 'date',
    value: quoted(day('1000-01-01')),
    key: same,
    defaults: ["'2020-02-29'", "'0000-00-00'", '(curdate())'],
  },
  {
    type: 'datetime',
    value: quoted(moment(0, '1000-01-01')),
    key: same,
    defaults: ['CURRENT_TIMESTAMP', "'1999-12-31 23:59:59'"],
  },
  {
    type: 'datetime(3)',
    value: quoted(moment(3, '1000-01-01')),
    key: same,
    defaults: ["'1999-12-31 23:59:59.5'", 'CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3)'],
  },
  { type: 'datetime(6)', value: quoted(moment(6, '1000-01-01')), key: same, defaults: ['CURRENT_TIMESTAMP(6)'] },
  {
    type: 'timestamp',
    value: quoted(moment(0, '1970-01-02', '2038-01-18')),
    key: same,
    defaults: ['CURRENT_TIMESTAMP'],
  },
  {
    type: 'timestamp(6)',
    value: quoted(moment(6, '1970-01-02', '2038-01-18')),
    key: same,
    defaults: ["'2001-02-03 04:05:06.7'", 'CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6)'],
  },
  {
    type: 'time',
    value: fc.constantFrom("'00:00:00'", "'-838:59:59'", "'838:59:59'", "'23:59:59'", "'-00:00:01'"),
    key: same,
    defaults: ["'12:34:56'"],
  },
  { type: 'time(6)', value: quoted(clock(6)), key: same, defaults: ["'-01:02:03.5'", "'838:59:59'"] },
  { type: 'char(9)', value: padded, ...ascii, defaults: ["'ab'"] },
  {
    type: 'varchar(50)',
    value: short(50).map(mysqlText),
    defaults: ["''", "'it''s'", "'NULL'", "'a\\\\b\\n\"'", "'CURRENT_TIMESTAMP'", "'é日'"],
  },
  { type: 'varchar(50)', value: word.map((text) => `'${text}'`), ...ascii },
  {
    type: 'varchar(30) character set latin1',
    value: fc.constantFrom("'é'", "_latin1 x'80E9818D8F909DFF'", "''", "'a '"),
    defaults: ["'é'", "'it''s'"],
  },
  { type: 'varchar(30) character set utf8mb3', value: fc.constantFrom("'é日'", "'x'", "'\\\\'"), defaults: ["'日'"] },
  { type: 'varchar(30) character set ascii', value: word.map((text) => `'${text}'`), ...ascii },
  { type: 'varchar(20) character set utf16', value: fc.constantFrom("'😀é'", "'x'", "''"), defaults: ["'é'"] },
  { type: 'varchar(30) collate utf8mb4_bin', value: word.map((text) => `'${text}'`), ...ascii, defaults: ["'Ab'"] },
  { type: 'varchar(30) character set latin1 collate latin1_general_cs', value: fc.constantFrom("'é'", "'a '", "'A'") },
  { type: 'text collate utf8mb4_bin', value: hostileText.map(mysqlText) },
  { type: 'tinytext', value: short(40).map(mysqlText), defaults: ["('it''s')"] },
  { type: 'text', value: hostileText.map(mysqlText) },
  { type: 'longtext', value: hostileText.map(mysqlText) },
  {
    type: 'text',
    value: fc.oneof(
      { weight: 9, arbitrary: short(9).map(mysqlText) },
      { weight: 1, arbitrary: fc.constant("_utf8mb4 x'610062'") },
    ),
  },
  {
    type: 'binary(4)',
    value: hex(4).map((text) => `x'${text}'`),
    key: (text) => text.replace(/(00)+'$/u, "'"),
    defaults: ["x'00ff'", "'a'"],
  },
  { type: 'varbinary(40)', value: hex(40).map((text) => `x'${text}'`), key: same, defaults: ["x'00ff'"] },
  { type: 'blob', value: hex(60).map((text) => `x'${text}'`), defaults: ["(x'00ff')"] },
  { type: 'longblob', value: hex(60).map((text) => `x'${text}'`) },
  { type: enumType, value: fc.constantFrom("'a'", "'b c'", "'it''s'", "'Z'"), key: same, defaults: ["'b c'"] },
  { type: "set('r','w','it''s')", value: fc.constantFrom("''", "'r'", "'r,w'", "'r,it''s'"), defaults: ["'r,w'"] },
  { type: 'json', value: json.map(mysqlText), defaults: ["('{}')", '(json_array())', `('{"a": "it''s \\\\\\\\"}')`] },
  { type: 'point', value: fc.constantFrom('point(1, 2)', 'point(0.1, -1e300)') },
  {
    type: 'geometry',
    value: fc.constantFrom("st_geomfromtext('LINESTRING(0 0,1 1)')", "st_geomfromtext('POINT(1 2)', 4326)"),
  },
];

/** MariaDB 10.11 takes no UUID of version 8 or more whose variant byte is 01 to 80: in its loose mode it stores zeros. */
const mariadbUuid = fc.uuid().filter((text) => !/^.{14}[8-f].{4}(0[1-9a-f]|[1-7].|80)/u.test(text));

/** What MariaDB has beside them. */
export const mariadbTypes: readonly RandomType[] = [
  {
    type: 'uuid',
    value: quoted(mariadbUuid),
    key: same,
    defaults: ['(uuid())', "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'"],
  },
  { type: 'inet6', value: quoted(fc.ipV6().filter((text) => !text.includes('.'))) },
  { type: 'inet4', value: quoted(fc.ipV4()), key: same, defaults: ["'10.0.0.1'"] },
];
