import { expressions, type MysqlTopic } from './table.js';

const list = expressions('`name ``it\'s"`');

/** What people write in MySQL's and MariaDB's CHECKs, generated columns, defaults and indexes, and what of it means the same in PostgreSQL. */
export const mysqlTable: readonly MysqlTopic[] = [
  {
    topic: 'comparisons',
    kind: 'truth',
    same: list`
      n > 0 ¦ i <> n ¦ i != -7 ¦ i >= -7 ¦ d <= 1.25 ¦ d = 1.250 ¦ i = d ¦ f < 3.1 ¦ q > d ¦ big = 9007199254740993 ¦ u > 3999999999 ¦ i <=> n
      not (i <=> n) ¦ day < '2020-01-01' ¦ day >= date'2020-01-01' ¦ day = at ¦ at >= '2020-01-01 00:00:00.000001' ¦ at0 <= at
      at > timestamp'2000-01-01 00:00:00' ¦ y > 2000 ¦ i <=> null ¦ t = 'a' ¦ t <> 'é' ¦ t = NAME ¦ mood = 'sad' ¦ mood <> 'it''s' ¦ bin = x'61'
      vb <> 0x62 ¦ vb = 'abc' ¦ bin > x'61' ¦ tiny = 1 ¦ flag = 1 ¦ flag = true ¦ flag = 0 ¦ flag <> 1 ¦ n = 3.0 ¦ n = '3' ¦ d > '-1.5' ¦ code = 'ab'
      code = 'ab '
    `,
    refused: list`
      t > 'm' ¦ mood > 'sad' ¦ f = t ¦ t = 1 ¦ t = n ¦ i = 'abc' ¦ d = '1e0' ¦ moment >= '2020-01-01 00:00:00' ¦ ci > 'a' ¦ day = '2020' ¦ mood = 1
      tags = 'a' ¦ js = '{}'
    `,
  },
  {
    topic: 'truth',
    kind: 'truth',
    same: list`
      flag ¦ not flag ¦ !flag ¦ n ¦ not n ¦ !n ¦ i and n ¦ i or flag ¦ i && n ¦ flag || n ¦ not i = 3 ¦ not (i = 3) ¦ !(i = 3)
      flag and i > 0 or sure ¦ i is null ¦ i is not null ¦ isnull(i) ¦ n is true ¦ i is not true ¦ i is false ¦ i is not false ¦ i is unknown
      (i > 0) is not true ¦ (i > 0) is false ¦ flag is true ¦ (i > 0) = flag ¦ (i > 0) = 1 ¦ flag = (i is null) ¦ true ¦ d and 1
      if(i > 0, flag, sure) ¦ i > 0 = 1 ¦ case when i > 0 then 1 else 0 end ¦ ifnull(flag, 0) ¦ coalesce(flag, true) ¦ i in (1, 2) or n in (3)
      (i = 1) + (n = 3) = 1
    `,
    refused: list`
      i xor n ¦ not t
    `,
  },
  {
    topic: 'lists and ranges',
    kind: 'truth',
    same: list`
      i in (1, 3, 12) ¦ i not in (1, 3) ¦ i in (n, 3) ¦ i not in (1, null) ¦ t in ('a', 'it''s', 'back\\slash') ¦ t not in ('a ', 'É')
      mood in ('sad', 'ok') ¦ d in (1, 2.5) ¦ 1 in (i, n) ¦ bin in (x'61', '') ¦ n in ('1', '3') ¦ i between 0 and 5 ¦ i not between n and 10
      d between -1.25 and 2.5 ¦ day between '2000-01-01' and '2020-01-01' ¦ at between '2000-01-01' and '2020-01-01 00:00:00' ¦ flag in (0, 1)
      tiny in (0, 1) ¦ n between 1 and 3 and i > 0 ¦ code in ('a', 'ab')
    `,
    refused: list`
      t between 'a' and 'b' ¦ t in (1, 2) ¦ find_in_set('a', tags) ¦ i in (1, 'a')
    `,
  },
  {
    topic: 'collations that ignore case',
    kind: 'truth',
    same: list`
      ci <=> null ¦ ci is null ¦ lower(ci) is null ¦ state = 'OPEN' ¦ state in ('open', 'Shut') ¦ state <> 'open' ¦ pad regexp 'b'
      latin regexp '^a'
    `,
    assumed: list`
      ci = 'abc' ¦ ci = '12' ¦ ci <> 'É' ¦ ci in ('active', 'ABC') ¦ ci not in ('a', 'é') ¦ gci = 'a' ¦ pad <> '' ¦ latin = 'abc' ¦ pad = ci
      ci <=> ci ¦ ci collate utf8mb4_bin = 'abc' ¦ ci like 'a%' ¦ gci like '%C' ¦ ci not like 'É' ¦ ci regexp '^[a-c]+$' ¦ lower(ci) = 'abc'
      case ci when 'a' then 1 else 0 end ¦ nullif(ci, 'A') is null ¦ if(ci = 'active', 1, 0) ¦ locate('B', ci) > 1 ¦ coalesce(ci, '') <> ''
      ci <> '' ¦ trim(ci) = 'abc' ¦ concat(ci, 'x') = 'ABCX'
    `,
    refused: list`
      mood = 'SAD' ¦ state = 'none' ¦ ci < 'a' ¦ strcmp(ci, 'a') ¦ gci between 'a' and 'b'
    `,
  },
  {
    topic: 'computed texts',
    kind: 'truth',
    same: list`
      concat(t, 'x') = 'ABCX' ¦ concat(i, 'x') is null ¦ concat(i, 'x') <=> null ¦ nullif(i, 3) = 5
    `,
    assumed: list`
      concat(i, 'x') = '3X' ¦ concat(i, 'x') <> '3X' ¦ concat(i, 'x') like '3X' ¦ concat(n, 'x') not like 'x%' ¦ replace('abc', 'b', i) = 'A3C'
      case when i > 0 then 'k' else 'z' end = 'K' ¦ cast(i as char) in ('3', '5 ') ¦ cast(t as char) = 'A' ¦ 'a' = 'A' ¦ 'a' like 'A%' ¦ 'a' in ('B', 'A')
      nullif('a', 'A') is null ¦ if(i > 0, 'a', 'b') = 'A' ¦ locate('X', concat(i, 'x')) > 0 ¦ concat(i, 'x') regexp 'X' ¦ upper('a') = lower('A')
    `,
    refused: list`
      concat(i, 'x') > 'a' ¦ 'a' < 'B' ¦ concat(i, 'x') between 'a' and 'b' ¦ greatest('a', 'B') = 'b' ¦ cast(t as char) = 1
    `,
  },
  {
    topic: 'patterns',
    kind: 'truth',
    same: list`
      t like 'a%' ¦ t not like '%c' ¦ t like '_' ¦ t like '' ¦ t like '%\\%%' ¦ t like '%\%%' ¦ t like '%\_%' ¦ t like '%\\\\%'
      t like 'A|%%' escape '|' ¦ t like 'a ' ¦ t like 'it''s' ¦ t like '%\n' ¦ t not regexp 'b' ¦ t regexp '[^a-z]' ¦ t regexp '\\.'
      t regexp 'a{2}' ¦ t regexp '^[a-c]' ¦ n like '1%' ¦ code like 'ab%' ¦ NAME like '%s'
    `,
    assumed: list`
      t regexp '^[a-c]+$' ¦ t rlike '^[0-9]+$' ¦ t regexp '^(a|b)?c?$' ¦ t regexp '^[A-Za-z0-9._%+-]+$' ¦ t regexp '^-?[0-9]{1,2}$' ¦ t regexp '^.$'
      t regexp 'a.b' ¦ t regexp '\\d' ¦ t not regexp '^\\d+$'
    `,
    refused: list`
      t like NAME ¦ t regexp '(?i)x' ¦ t regexp '\\bx' ¦ t regexp '(a)\\1' ¦ t regexp 'a*?' ¦ t regexp '[[:alpha:]]' ¦ t sounds like 'a'
      t regexp '\\w' ¦ t regexp '\\s'
    `,
  },
  {
    topic: 'whole numbers',
    kind: 'integer',
    same: list`
      i + n * 2 - 1 ¦ (i + n) * 2 ¦ -i ¦ - - n ¦ -(i + n) ¦ 1 - (2 - n) ¦ i div 3 ¦ -7 div 2 ¦ n div -2 ¦ (n - 1) % 3 ¦ -7 mod 3 ¦ mod(n, 4)
      i div 0 ¦ i % 0 ¦ 7 div 2 div 2 ¦ n - 1 - 1 ¦ n - -1 ¦ tiny + 1 ¦ y - 1970 ¦ abs(i) ¦ floor(d) ¦ ceil(d) ¦ ceiling(-d) ¦ round(d) ¦ sign(d)
      greatest(n, 3) ¦ least(n, 3, -2) ¦ greatest(i, n) ¦ if(n > 0, n, i) ¦ ifnull(i, 0) ¦ coalesce(i, n) ¦ nullif(i, 0) ¦ cast(d as signed)
      cast(f as signed) ¦ d div 0.3 ¦ u + 1 ¦ round(d, -1) ¦ cast(i as signed) ¦ i div n ¦ flag + 1 ¦ -flag ¦ char_length(t) ¦ length(t)
      octet_length(t) ¦ character_length(t) ¦ length(bin) ¦ length(vb) ¦ char_length(code) ¦ cast(char_length(t) as unsigned) ¦ (i > 0) + (n > 0)
      truncate(d, 0) ¦ locate('b', t) ¦ instr(t, 'b') ¦ position('b' in t) ¦ year(day) ¦ month(at) ¦ dayofmonth(day) ¦ day(at) ¦ hour(at)
      minute(at) ¦ quarter(day) ¦ dayofyear(at) ¦ extract(year from day) ¦ datediff(day, '2020-01-01') ¦ if(flag, 1, 0)
      case mood when 'sad' then 0 else 1 end
    `,
    refused: list`
      n & 3 ¦ n | 3 ¦ n ^ 3 ¦ ~n ¦ n << 2 ¦ cast(i as unsigned) ¦ t + 1 ¦ mood + 0 ¦ tags + 0 ¦ hour(clock) ¦ second(at) ¦ week(day) ¦ weekday(day)
      bit_count(n) ¦ cast(t as signed) ¦ crc32(t) ¦ bit_length(t) ¦ f div 2 ¦ unix_timestamp(at) ¦ to_days(day) ¦ field(t, 'a') ¦ ascii(t) ¦ ord(t)
      day + 0 ¦ interval(n, 1, 2) ¦ round(f) ¦ time_to_sec(clock)
    `,
  },
  {
    topic: 'decimals',
    kind: 'decimal',
    same: list`
      d + 1 ¦ d * d ¦ d * 1.5 - n ¦ d % 1 ¦ d - q ¦ d % 0.7 ¦ n * 0.1 ¦ round(d, 1) ¦ round(d * 1.5, 2) ¦ round(d / 7, 2)
      cast(i as decimal(20,3)) * 1.5 ¦ cast(d as decimal(10,1)) ¦ truncate(d, 1) ¦ greatest(d, 1) ¦ coalesce(d, i) ¦ abs(d) ¦ -d ¦ if(n > 0, d, 0)
      round(q, 3) ¦ round(i / 7, 2) ¦ cast(n / 4 as decimal(10,2)) ¦ d * n ¦ ifnull(d, 0.00)
    `,
    refused: list`
      pow(d, 0.5) ¦ rand() ¦ sqrt(n) ¦ d + f + t
    `,
  },
  {
    topic: 'floats',
    kind: 'float',
    same: list`
      f + 1 ¦ f * 2 ¦ f * i ¦ f / 3 ¦ -f ¦ abs(f) ¦ floor(f) ¦ ceil(f) ¦ f + d ¦ cast(n as double) ¦ pow(n, 2) ¦ power(n, 3) ¦ coalesce(f, 0)
    `,
    refused: list`
      r + r ¦ f % 2 ¦ exp(n) ¦ pi()
    `,
  },
  {
    topic: 'text',
    kind: 'text',
    same: list`
      concat(t, '-', NAME) ¦ concat(t, i) ¦ concat(i, t) ¦ concat(t, d) ¦ concat(t, null) ¦ concat(t) ¦ lower(t) ¦ upper(NAME) ¦ lcase(t) ¦ ucase(t)
      trim(t) ¦ ltrim(t) ¦ rtrim(t) ¦ trim(both 'a' from t) ¦ trim(leading 'A' from t) ¦ trim(trailing 'c' from t) ¦ left(t, 2) ¦ right(t, 2)
      left(t, 0) ¦ substring(t, 2) ¦ substr(t, 2, 1) ¦ mid(t, 1, 2) ¦ substring(t from 2 for 3) ¦ replace(t, 'a', 'b''\\') ¦ coalesce(t, 'none')
      ifnull(t, '') ¦ nullif(t, '') ¦ if(t like 'a%', 'starts', null) ¦ cast(n as char) ¦ cast(t as char(2)) ¦ convert(t using utf8mb4)
      concat(mood, '!') ¦ concat(code, 'x') ¦ concat(flag, 'x') ¦ concat_ws('-', t, n) ¦ concat_ws('-', t, i) ¦ repeat(t, 2) ¦ reverse(t)
      lpad(n, 5, '0') ¦ rpad(t, 3, '*') ¦ case t when 'a' then 'x' when 'b' then concat('q', t) end ¦ concat('line\n', "tab\t", 'nul''\\', t)
      concat('a', 'b') ¦ _utf8mb4'é' ¦ concat(day, '') ¦ coalesce(t, n, '') ¦ case when n > 0 then n else t end
    `,
    refused: list`
      trim(both 'ab' from t) ¦ substring(t, -2) ¦ substring(t, 0) ¦ left(t, -1) ¦ convert(t using latin1) ¦ date_format(day, '%Y') ¦ hex(bin)
      substring_index(t, 'a', 1) ¦ concat(f) ¦ concat(at, '') ¦ format(d, 2) ¦ quote(t) ¦ concat(r) ¦ insert(t, 1, 1, 'x') ¦ elt(n, 'a')
      json_unquote(json_extract(js, '$.a')) ¦ cast(f as char) ¦ concat(bin) ¦ sha2(t, 256)
    `,
  },
  {
    topic: 'dates and times',
    kind: 'moment',
    same: list`
      cast(day as datetime) ¦ coalesce(at, timestamp'2000-01-01 00:00:00') ¦ ifnull(at, '9999-12-31 23:59:59') ¦ nullif(at, at0)
      coalesce(at, cast('9999-12-31 23:59:59' as datetime)) ¦ greatest(at, at0)
    `,
    refused: list`
      at + interval 1 day ¦ date_add(day, interval 1 month) ¦ convert_tz(at, '+00:00', '+01:00') ¦ from_unixtime(n) ¦ str_to_date(t, '%Y')
      cast(at as datetime) ¦ cast(at as datetime(3))
    `,
  },
  {
    topic: 'days',
    kind: 'date',
    same: list`
      date(at) ¦ cast(at as date) ¦ greatest(day, date'2000-01-01') ¦ coalesce(day, '2000-01-01') ¦ if(n > 0, day, null)
    `,
    refused: list`
      day + interval 1 day ¦ last_day(day) ¦ makedate(n, 1) ¦ date(moment)
    `,
  },
  {
    topic: 'bytes',
    kind: 'bytes',
    same: list`
      coalesce(vb, x'00') ¦ left(bin, 2) ¦ substring(bin, 2, 1) ¦ nullif(vb, x'61')
    `,
    refused: list`
      unhex(t) ¦ cast(t as binary) ¦ concat(bin, vb) ¦ cast(t as binary(2)) ¦ reverse(bin)
    `,
  },
];
