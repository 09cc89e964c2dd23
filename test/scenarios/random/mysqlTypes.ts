import fc from 'fast-check';
import { mysqlText, quoted, same, short, type RandomType } from './types.js';
import { clock, day, decimal, double, hex, hostileText, integer, json, moment, single, word } from './values.js';

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
  { type: 'mediumtext', value: hostileText.map(mysqlText), defaults: ["('')"] },
  { type: 'tinyblob', value: hex(40).map((text) => `x'${text}'`), defaults: ["('')"] },
  { type: 'mediumblob', value: hex(60).map((text) => `x'${text}'`) },
  { type: 'decimal(30,30)', value: decimal(1, 30).map((text) => text.replace(/\d+\./u, '0.')), defaults: ['0.1'] },
  { type: 'decimal(10,3) unsigned', value: decimal(7, 3, false), defaults: ['0.5'] },
  { type: 'decimal(8,2) zerofill', value: decimal(6, 2, false), defaults: ['1.5'] },
  { type: 'float unsigned', value: fc.constantFrom('0', '0.1', '16777217', '3.4e38'), defaults: ['2.5'] },
  { type: 'double unsigned', value: fc.constantFrom('0', '0.1', '1e308'), defaults: ['1e-5'] },
  { type: 'double(12,3)', value: fc.constantFrom('1.005', '-123456789.123', '0'), defaults: ['0.125'] },
  { type: 'float(7,3)', value: fc.constantFrom('1.005', '-1234.567', '0'), defaults: ['0.125'] },
  { type: 'bigint(20) zerofill', value: integer(0n, 2n ** 64n - 1n), defaults: ['7'] },
  { type: 'varchar(255)', value: word.map((text) => `'${text}'`), ...ascii, defaults: ["'a'"] },
  { type: 'varchar(2000)', value: short(60).map(mysqlText), defaults: ["'%'"] },
  { type: 'char(255)', value: padded, ...ascii },
  { type: 'char(0)', value: fc.constant("''") },
  { type: 'char(1)', value: fc.constantFrom("'Y'", "'N'", "''", "'é'"), defaults: ["'N'"] },
  { type: 'char(4) character set binary', value: fc.constantFrom("x'00ff'", "'ab'") },
  {
    type: 'varchar(20) collate utf8mb4_general_ci',
    value: word.map((text) => `'${text}'`),
    ...ascii,
    defaults: ["'A'"],
  },
  ...['cp1250', 'cp1251', 'koi8r', 'greek', 'ucs2', 'utf32', 'gbk', 'sjis', 'ujis', 'big5', 'euckr'].map(
    (charset): RandomType => ({
      type: `varchar(20) character set ${charset}`,
      value: fc.constantFrom("'x'", "''", "'~{|}'", charset === 'koi8r' || charset === 'cp1251' ? "'Ж'" : "'a b'"),
      defaults: ["'d'"],
    }),
  ),
  { type: 'text character set latin1', value: fc.constantFrom("'é'", "_latin1 x'80FF'", "''") },
  { type: "enum('é','b') character set latin1", value: fc.constantFrom("'é'", "'b'"), key: same, defaults: ["'é'"] },
  {
    type: `set(${Array.from({ length: 64 }, (_label, at) => `'l${at}'`).join(',')})`,
    value: fc.constantFrom("''", "'l0,l63'", "'l62'"),
    defaults: ["'l63'"],
  },
  { type: 'linestring', value: fc.constant("st_geomfromtext('LINESTRING(0 0,1 1)')") },
  { type: 'polygon', value: fc.constant("st_geomfromtext('POLYGON((0 0,1 0,1 1,0 0))')") },
  { type: 'multipoint', value: fc.constant("st_geomfromtext('MULTIPOINT(0 0,1 1)')") },
  { type: 'datetime(1)', value: quoted(moment(1, '1000-01-01')), defaults: ["'2001-02-03 04:05:06.7'"] },
  { type: 'timestamp(3)', value: quoted(moment(3, '1970-01-02', '2038-01-18')), defaults: ['CURRENT_TIMESTAMP(3)'] },
  { type: 'time(2)', value: quoted(clock(2)), key: same, defaults: ["'23:59:59.99'"] },
  {
    type: 'datetime(6)',
    value: quoted(
      fc.oneof(
        { weight: 20, arbitrary: moment(6, '1000-01-01') },
        { weight: 1, arbitrary: fc.constantFrom('0000-00-00 00:00:00', '2020-01-00 01:02:03') },
      ),
    ),
    defaults: ["'0000-00-00 00:00:00'"],
  },
];

/** MariaDB 10.11 takes no UUID of version 8 or more whose variant byte is 01 to 80: in its loose mode it stores zeros. */
const mariadbUuid = fc.uuid().filter((text) => !/^.{14}[8-f].{4}(0[1-9a-f]|[1-7].|80)/u.test(text));

/** What MariaDB has beside them. */
export const mariadbTypes: readonly RandomType[] = [
  {
    type: 'bigint',
    prepare: 'CREATE SEQUENCE IF NOT EXISTS `shared `` numbers` START WITH 100;',
    value: integer(0n, 99n),
    key: same,
    defaults: Array.from({ length: 6 }, () => '(nextval(`shared `` numbers`))'),
  },
  {
    type: 'uuid',
    value: quoted(mariadbUuid),
    key: same,
    defaults: ['(uuid())', "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'"],
  },
  { type: 'inet6', value: quoted(fc.ipV6().filter((text) => !text.includes('.'))) },
  { type: 'inet4', value: quoted(fc.ipV4()), key: same, defaults: ["'10.0.0.1'"] },
  { type: 'varchar(20) collate utf8mb4_nopad_bin', value: word.map((text) => `'${text}'`), ...ascii },
  { type: 'varchar(20) collate uca1400_as_ci', value: word.map((text) => `'${text}'`), ...ascii, defaults: ["'a'"] },
  { type: 'text compressed', value: hostileText.map(mysqlText) },
  { type: 'json', value: fc.constantFrom('\'{"a": 1, "a": 2}\'', "'[1.0, 1e2]'", "'{}'") },
  { type: 'decimal(60,38)', value: decimal(22, 38), defaults: ['0.1'] },
];

/** What MySQL has that MariaDB has not. */
export const mysqlOnlyTypes: readonly RandomType[] = [
  { type: 'varchar(20) collate utf8mb4_0900_bin', value: word.map((text) => `'${text}'`), ...ascii },
  {
    type: 'varchar(20) collate utf8mb4_0900_as_ci',
    value: word.map((text) => `'${text}'`),
    ...ascii,
    defaults: ["'a'"],
  },
  {
    type: 'vector(2)',
    value: fc.constantFrom("string_to_vector('[1,-0.1]')", "string_to_vector('[16777217,3.4e38]')"),
  },
  { type: 'point srid 4326', value: fc.constant("st_geomfromtext('POINT(1 2)', 4326)") },
];
