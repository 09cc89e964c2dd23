import fc from 'fast-check';

/** What a script of PostgreSQL's can say, and none of MySQL's. */
export const carriageReturns = 'car\r\nria\rge';

/** Names that need quotes, or mean something elsewhere, or look like another once case and accents are gone. */
export const names = fc.oneof(
  fc.stringMatching(/^[a-z][a-z_0-9]{0,20}$/u),
  fc.constantFrom(
    ...[
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
      ' lead',
    ],
    ...[
      'xmin',
      'user',
      'a,b',
      '@x',
      'a:b',
      '--',
      '/*',
      ';',
      '$1',
      'ｆｕｌｌ',
      'n'.repeat(60),
      'ä'.repeat(31),
      'Order',
      'id',
      '%s',
      '\\n',
      'tab\there',
      'line\n-- break',
      'bell\u0007',
      carriageReturns,
    ],
  ),
);
