import type { Phrasebook, Phrases } from './expressions.js';

const mysqlIntegers: Phrases = {
  types: /^(tinyint|smallint|mediumint|int|bigint)( unsigned)?$/u,
  checks: [
    '@ in (1, 2, 3) or @ not in (1, 2, 3)',
    'case when @ > 3 then @ > 2 else @ <= 3 end or @ is null',
    '@ mod 7 < 7 and not (@ > 5 and @ < 5)',
    '@ div 3 <= 9223372036854775807',
    '@ between -9223372036854775808 and 18446744073709551615',
    '@ < # or @ >= # or @ is null or # is null',
  ],
  wishes: ['@ > 3', '@ between 1 and 9'],
  generated: [
    ['bigint', '@ % 10'],
    ['int', '@ > 3'],
    ['decimal(30,6)', '@ / 3'],
    ['bigint', '@ div 3'],
    ['varchar(40)', `if(@ > 5, 'it''s "more" \\\\', 'less, or none')`],
    ['varchar(30)', 'cast(@ as char)'],
    ['decimal(21,0)', 'greatest(@, 5)'],
    ['int', 'sign(@)'],
    ['int', '@ <=> 3'],
    ['decimal(30,2)', '@ + 0.25'],
    ['int', 'isnull(@)'],
    ['int', '@ % 10 + # % 10'],
    ['decimal(21,0)', 'ifnull(#, @)'],
    ['int', '@ <=> #'],
    ['int', '@ < #'],
    ['tinyint(1)', '@ % 3'],
    ['tinyint(1)', '@ > 3'],
    ['tinyint(1)', 'if(@ > 3, 1, 0)'],
  ],
};

const mysqlTexts: Phrases = {
  types: /^varchar\(50\)$/u,
  checks: [
    `@ <> 'no "such'' \\\\ text, %s'`,
    'char_length(@) < 1000',
    `@ not like 'never\\_%"x'`,
    `ifnull(@, 'a') = ifnull(@, 'a')`,
    `@ in ('a', 'it''s') or @ not in ('a', 'it''s')`,
  ],
  wishes: [`@ <> ''`, 'char_length(@) < 3'],
  generated: [
    ['varchar(80)', `concat(@, 'x\\\\y''')`],
    ['int', 'char_length(@)'],
    ['int', 'length(@)'],
    ['varchar(60)', `ifnull(@, 'none, "or"')`],
    ['varchar(20)', 'left(@, 3)'],
    ['varchar(60)', `replace(@, 'a', '''')`],
    ['varchar(60)', 'trim(@)'],
    ['varchar(60)', `lpad(@, 5, 'xy')`],
    ['varchar(60)', 'reverse(@)'],
    ['varchar(60)', `nullif(@, '')`],
    ['varchar(60)', `concat_ws('-', @, 'b')`],
    ['varchar(60)', 'substring(@, 2, 3)'],
    ['int', `locate('a', @)`],
    ['int', `@ regexp '^[a-z]+$'`],
    ['int', `@ like '%A%'`],
    ['int', `@ = 'a'`],
    ['int', `@ < 'b'`],
    ['varchar(110)', `concat(@, ' ', #)`],
    ['varchar(60)', `coalesce(@, #, '-')`],
    ['int', '@ = #'],
  ],
};

const mysqlOthers: Phrasebook = [
  {
    types: /^decimal\(12,4\)$/u,
    checks: ['@ <> 0.00001 or @ = 0.00001'],
    generated: [
      ['decimal(20,6)', '@ * 2'],
      ['decimal(14,2)', 'round(@, 2)'],
      ['decimal(14,2)', 'truncate(@, 2)'],
      ['decimal(20,8)', '@ / 3'],
      ['bigint', 'floor(@)'],
      ['bigint', '@'],
      ['varchar(20)', 'cast(@ as char)'],
      ['decimal(12,4)', 'abs(@)'],
    ],
  },
  {
    types: /^(date|datetime(\(\d\))?)$/u,
    checks: [`@ > '2000-02-29' or @ <= '2000-02-29'`],
    generated: [
      ['int', `@ > '2000-02-29'`],
      ['int', 'year(@)'],
      ['int', 'month(@)'],
      ['int', 'dayofyear(@)'],
      ['int', `datediff(date(@), '2000-01-01')`],
      ['date', 'date(@)'],
    ],
  },
  {
    types: /^(varbinary\(40\)|blob)$/u,
    checks: ['length(@) < 1000'],
    generated: [
      ['int', 'length(@)'],
      ['varchar(200)', 'hex(@)'],
      ['int', `@ = x'00ff'`],
    ],
  },
  {
    types: /^double$/u,
    checks: ['@ < 0.1 or @ >= 0.1'],
    generated: [
      ['int', '@ > 1e-7'],
      ['double', '-@'],
      ['double', '@ * -1'],
    ],
  },
  // Plain letters: those of rare scripts have capitals in one server's Unicode and not yet in another's.
  { types: /^varchar\(255\)$/u, generated: [['varchar(255)', 'upper(@)']] },
  {
    types: /^enum\('a'/u,
    checks: ["@ <> 'nothing of that'", "@ in ('a', 'Z') or @ not in ('a', 'Z')"],
    generated: [
      ['int', `@ = 'b c'`],
      ['varchar(20)', `concat(@, '!')`],
    ],
  },
  { types: /^blob$/u, indexes: ['@(3)', '@(200) desc'] },
  { types: /^(text|tinytext|longtext)$/u, indexes: ['@(3)', '@(200) desc', 'FULLTEXT @'] },
  { types: /^varchar\(50\)/u, indexes: ['@(5)', 'FULLTEXT @'] },
  { types: /^(point|geometry|multipoint|polygon|linestring)/u, indexes: ['SPATIAL @'] },
];

export const mariadbPhrases: Phrasebook = [mysqlIntegers, mysqlTexts, ...mysqlOthers];

/** MySQL also takes expressions as parts of an index. */
export const mysqlPhrases: Phrasebook = [
  { ...mysqlIntegers, indexes: ['((@ % 10))', '((@ > 3))'] },
  { ...mysqlTexts, indexes: ['((char_length(@)))', `((concat(@, 'x'))) desc`] },
  ...mysqlOthers,
];
