import { expressions, type Topic } from './table.js';

const list = expressions(`"name \`it's"""`);

/** What people write in PostgreSQL's CHECKs, generated columns, defaults and indexes, and what of it means the same in MySQL and MariaDB. */
export const postgresTable: readonly Topic[] = [
  {
    topic: 'comparisons',
    same: list`
      n > 0 ¦ i <> n ¦ i >= -7 ¦ d <= 1.25 ¦ d = 1.250 ¦ i = d ¦ f < 3.1 ¦ q > d ¦ big = 9007199254740993 ¦ small < i ¦ i IS DISTINCT FROM n
      i IS NOT DISTINCT FROM n ¦ t IS NOT DISTINCT FROM NAME ¦ i IS DISTINCT FROM NULL ¦ day < '2020-01-01' ¦ day = at
      at >= '2020-01-01 00:00:00.000001' ¦ at0 <= at ¦ clock > '12:34:56.4' ¦ moment < '2020-01-01 00:00:00.000002+00'
      id = 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11' ¦ id <> id ¦ bin = '\x61' ¦ bin <> '\x' ¦ bin > '\x61' ¦ mood = 'sad' ¦ mood <> 'it''s'
      flag = sure ¦ flag <> true ¦ flag IS DISTINCT FROM sure ¦ r = f ¦ r = 3.1 ¦ r = 3.1::real ¦ r >= (-0.1)::real ¦ (i, n) = (1, 2) ¦ (i, n) <> (1, 2) ¦ i = 1.5
      moment > '2020-01-01 02:00:00+02' ¦ n = '3' ¦ d > '-1.5'
    `,
    refused: list`
      t < 'm' ¦ mood > 'sad' ¦ ci = 'ABC' ¦ nd = 'a' ¦ nd IN ('a', 'b') ¦ t COLLATE "C" = 'x' ¦ id < 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' ¦ moment > at ¦ flag < sure
      day < 'infinity' ¦ num = 1 ¦ js = '{}' ¦ tags = '{a,b}' ¦ d <> 'NaN' ¦ f = 'Infinity' ¦ num > 0
    `,
  },
  {
    topic: 'truth',
    same: list`
      flag ¦ NOT flag ¦ flag AND i > 0 ¦ flag OR i > 0 ¦ NOT (flag OR i > 0) AND sure ¦ (flag OR sure) AND NOT (i > 0 AND n > 0) ¦ flag IS TRUE
      flag IS NOT TRUE ¦ flag IS FALSE ¦ flag IS NOT FALSE ¦ flag IS UNKNOWN ¦ flag IS NOT UNKNOWN ¦ (i > 0) IS TRUE ¦ (i > 0) IS NOT FALSE
      (i > 0) = flag ¦ i IS NULL ¦ i IS NOT NULL ¦ (i > n) IS NULL ¦ nd IS NULL ¦ true ¦ NULL::boolean ¦ flag = (i IS NULL) ¦ true AND NULL ¦ i > 0 OR NULL
    `,
  },
  {
    topic: 'lists and ranges',
    same: list`
      i IN (1, 3, 12) ¦ i NOT IN (1, 3) ¦ i = ANY (ARRAY[1, 3]) ¦ i <> ALL (ARRAY[1, 3]) ¦ i IN (n, 3) ¦ i NOT IN (1, NULL) ¦ i IN (NULL)
      t IN ('a', 'it''s', 'back\slash') ¦ t = ANY (ARRAY['a'::text, 'Abc']) ¦ t = ANY ('{a,"it''s",b}'::text[]) ¦ t NOT IN ('a ', 'É')
      NAME = ANY (ARRAY['a'::varchar, 'é'::varchar]) ¦ mood IN ('sad', 'ok') ¦ id IN ('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11') ¦ i BETWEEN 0 AND 5
      i NOT BETWEEN n AND 10 ¦ d BETWEEN -1.25 AND 2.5 ¦ day BETWEEN '2000-01-01' AND '2020-01-01'
      at BETWEEN '2000-01-01' AND '2020-01-01 00:00:00' ¦ code IN ('a', 'ab  ', 'abcde') ¦ d IN (1, 2.5) ¦ bin IN ('\x61', '\x')
      i BETWEEN SYMMETRIC 5 AND 0 ¦ NOT (i IN (1, 2)) OR NOT (n BETWEEN 1 AND 2)
    `,
    refused: list`
      i = ANY (ARRAY[]::integer[]) ¦ i > ANY (ARRAY[1, 2]) ¦ 'a' = ANY (tags) ¦ t BETWEEN 'a' AND 'b' ¦ i = ALL (ARRAY[1, 2])
    `,
  },
  {
    topic: 'patterns',
    same: list`
      t LIKE 'a%' ¦ t NOT LIKE '%c' ¦ t LIKE '_' ¦ t LIKE '__' ¦ t LIKE '' ¦ t LIKE '%\%%' ¦ t LIKE '%\_%' ¦ t LIKE '%\\%' ¦ t LIKE 'it''s'
      t LIKE 'A|%%' ESCAPE '|' ¦ t LIKE 'a%b' ESCAPE '' ¦ t LIKE 'a ' ¦ t LIKE '😀' ¦ t LIKE E'%\n' ¦ code LIKE 'ab%' ¦ code LIKE 'ab   '
      code LIKE 'a_' ¦ t ILIKE 'É' ¦ t ILIKE '%ABC%' ¦ t NOT ILIKE 'a%' ¦ t ILIKE 'STRASSE' ¦ NAME ILIKE '%S' ¦ ci LIKE 'a%' ¦ ci ILIKE 'A%'
      t ~ '^[a-c]+$' ¦ t !~ 'b' ¦ t ~* '^abc' ¦ t !~* 'ABC' ¦ t ~ '^.$' ¦ t ~ '^[A-Za-z0-9._%+-]+$' ¦ t ~ '\d' ¦ t ~ '^\d+$' ¦ t ~ '^-?[0-9]{1,2}$'
      t ~ '[^a-z]' ¦ t ~ '^(a|b)?c?$' ¦ t ~ '\.' ¦ t ~ '[[:digit:]]' ¦ t ~ '^$' ¦ t ~ 'é' ¦ t ~ '[é-ÿ]' ¦ code ~ '^ab   $' ¦ code ~ '^[a-z]{2} *$'
      t ~ 'a{2}' ¦ t ~ '^[^@]+@[^@]+$' ¦ t ~ '\$' ¦ t ~ '[a-]'
    `,
    refused: list`
      t LIKE NAME ¦ t ~ '(?i)x' ¦ t ~ '\yx' ¦ t ~ '(a)\1' ¦ t ~ 'a*?' ¦ t ~ '\w' ¦ t ~ '\s' ¦ t ~ '[[:alpha:]]' ¦ t ~ '(?=a)' ¦ t SIMILAR TO 'a%'
      t ~* 'é' ¦ t ~ '\m' ¦ t ~ '***:a' ¦ t ~ 'a{1,300}' ¦ bin LIKE '\x61'::bytea ¦ t ~ '[[.a.]]' ¦ t ~ '' ¦ t ~ '(a|)' ¦ t ~ '[]a]' ¦ t ~ '^[^\n]$'
    `,
  },
  {
    topic: 'arithmetic',
    same: list`
      i + n * 2 - 1 ¦ (i + n) * 2 ¦ -i ¦ - (- n) ¦ -(i + n) ¦ +i ¦ 1 - (2 - n) ¦ i / 3 ¦ -7 / 2 ¦ n / -2 ¦ (n - 1) % 3 ¦ -7 % 3 ¦ mod(n, 4)
      i % 3 = 0 ¦ n / 2 * 2 ¦ n * 2 / 2 ¦ 7 / 2 / 2 ¦ n - 1 - 1 ¦ d + 1 ¦ d * d ¦ d * 1.5 - n ¦ d % 1 ¦ d - q ¦ f + 1 ¦ f * 2 ¦ f * i ¦ n * 0.1
      d % 0.7 ¦ abs(i) ¦ abs(d) ¦ floor(d) ¦ ceil(d) ¦ ceiling(-d) ¦ round(d) ¦ round(d, 1) ¦ round(d, 3) ¦ round(d / 7, 2) ¦ floor(d / 7) ¦ trunc(d)
      trunc(d, 1) ¦ sign(i) ¦ sign(d) ¦ d / 4 > 0.5 ¦ f / 3 = q ¦ d / 7 = q ¦ i::numeric / 4 > 0.5 ¦ round(i / 7.0, 3) ¦ greatest(n, 3)
      least(n, 3, -2) ¦ power(n, 2) ¦ div(d, 3) ¦ floor(i)
    `,
    refused: list`
      r + r ¦ round(f) ¦ d / 7 = i / 3.0 ¦ d / 3 * 3 >= d ¦ i | 1 ¦ i & 1 ¦ i # 1 ¦ i << 2 ¦ ~i ¦ greatest(i, n) ¦ least(i, 3) ¦ sqrt(n) ¦ random()
      num + 1 ¦ |/ n ¦ round(d, -1) ¦ @ i ¦ i ^ 2 ¦ power(d, 0.5) ¦ f::text ¦ width_bucket(n, 1, 10, 3) ¦ gcd(n, 4)
    `,
  },
  {
    topic: 'text',
    same: list`
      t || '-' || NAME ¦ t || i ¦ i || t ¦ t || d ¦ concat(t, '-', i, d) ¦ concat(t) ¦ concat(t, NULL) ¦ t || NULL ¦ mood || '!' ¦ id || t
      concat('a') ¦ lower(t) ¦ upper(NAME) ¦ lower(t) = 'abc' ¦ trim(t) ¦ ltrim(t) ¦ rtrim(t) ¦ trim(both 'a' from t) ¦ trim(leading 'A' from t)
      btrim(t, 'a') ¦ length(t) ¦ char_length(t) ¦ octet_length(t) ¦ length(bin) ¦ octet_length(bin) ¦ length(t) BETWEEN 1 AND 3
      length(btrim(t)) > 0 ¦ left(t, 2) ¦ right(t, 2) ¦ left(t, 0) ¦ substr(t, 2) ¦ substr(t, 2, 1) ¦ substring(t from 2 for 3)
      replace(t, 'a', 'b''\') ¦ replace(t, '', 'x') ¦ coalesce(t, 'none') ¦ nullif(t, '') ¦ t::varchar(3) ¦ i::text ¦ d::text ¦ n::varchar ¦ id::text
      repeat(t, 2) ¦ reverse(t) ¦ strpos(t, 'b') ¦ position('b' in t) ¦ lpad(n::text, 5, '0') ¦ starts_with(t, 'a') ¦ concat_ws('-', t, i)
      left(t, 1) = upper(left(t, 1)) ¦ coalesce(t, NAME, '') ¦ substring(t, 2) ¦ 'lit' || n ¦ length(code) ¦ code || 'x' ¦ code::text LIKE 'ab'
      upper(code) ¦ coalesce(code, 'x') = 'x' ¦ num_nonnulls(i, t) = 1 ¦ num_nulls(i, t, d)
    `,
    refused: list`
      btrim(t, 'ab') ¦ left(t, -1) ¦ substr(t, -1) ¦ substr(t, 0) ¦ octet_length(code) ¦ initcap(t) ¦ flag::text ¦ at::text ¦ moment::text
      to_char(day, 'YYYY') ¦ translate(t, 'a', 'b') ¦ split_part(t, 'a', 1) ¦ regexp_replace(t, 'a', 'b') ¦ lower(ci) ¦ t || day ¦ format('%s', t)
      quote_literal(t) ¦ overlay(t placing 'x' from 1) ¦ concat(f) ¦ concat(day) ¦ encode(bin, 'hex') ¦ chr(n) ¦ js::text ¦ js -> 'a' ¦ js ->> 'a'
      js ? 'a' ¦ num::text ¦ num || 'x' ¦ concat(flag) ¦ md5(t) ¦ ascii(code) ¦ bit_length(t)
    `,
  },
  {
    topic: 'choices',
    same: list`
      CASE WHEN n > 0 THEN 'plus' WHEN n < 0 THEN 'minus' ELSE 'zero' END ¦ CASE n WHEN 1 THEN 'one' WHEN 2 THEN 'two' END
      CASE WHEN i > 0 THEN flag ELSE sure END ¦ coalesce(i, n) ¦ coalesce(i, 0) ¦ coalesce(d, i) ¦ coalesce(flag, false) ¦ nullif(i, 0)
      nullif(n, i) ¦ coalesce(day, '2000-01-01') ¦ coalesce(at, '9999-12-31 23:59:59') ¦ CASE WHEN flag THEN t ELSE NAME END
      CASE mood WHEN 'sad' THEN 0 ELSE 1 END ¦ CASE WHEN i IS NULL THEN d ELSE 1 END ¦ CASE t WHEN 'a' THEN 'x' ELSE t END
      CASE WHEN i > 0 THEN NULL ELSE 'x' END ¦ coalesce(mood, 'sad') ¦ coalesce(id, 'ffffffff-ffff-4fff-bfff-ffffffffffff') ¦ coalesce(bin, '\x00')
      nullif(flag, true) ¦ nullif(day, '2020-01-01')
    `,
    refused: list`
      coalesce(ci, t) ¦ CASE WHEN flag THEN ci ELSE 'x' END = 'A'
    `,
  },
  {
    topic: 'casts and dates',
    same: list`
      f::bigint ¦ i::bigint ¦ d::integer ¦ d::bigint ¦ i::numeric ¦ i::numeric(10,2) ¦ d::numeric(20,1) ¦ n::double precision ¦ d::double precision
      at::date ¦ day::timestamp ¦ flag::integer ¦ day::timestamp < at ¦ t::text ¦ day::text ¦ i::smallint ¦ d::numeric(20,4) ¦ '2020-01-01'::date
      day::date ¦ extract(year FROM day) ¦ extract(month FROM at) ¦ date_part('day', day) ¦ day - '2020-01-01'::date
      extract(hour from at) ¦ extract(minute from at)
    `,
    refused: list`
      i::real ¦ f::real ¦ f::numeric ¦ at::time ¦ moment::date ¦ moment::timestamp ¦ at::timestamptz ¦ t::integer ¦ t::date ¦ i::boolean ¦ day + 1
      at + interval '1 day' ¦ at - at ¦ extract(epoch FROM at) ¦ extract(second from at) ¦ date_trunc('day', at) ¦ age(at) ¦ at::timestamp(3)
      t::bytea ¦ js::json ¦ extract(year from moment) ¦ at AT TIME ZONE 'UTC' ¦ moment AT TIME ZONE 'Europe/Paris' ¦ to_date(t, 'YYYY')
      extract(dow from day) ¦ extract(week from day)
    `,
  },
];
