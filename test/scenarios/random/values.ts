import fc from 'fast-check';

/** Literals and texts that lean on the edges of types and of the formats in which they travel. */
export const hostileText = fc.oneof(
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }).filter(isStorable) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }).filter(isStorable) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...[
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
        '\r',
        'a ',
        'A',
        'é',
        'e\u0301',
        '😀',
      ],
      ...[
        '\u000b\f\b',
        '\u001a',
        '",\n"',
        '0',
        '-0',
        '\ufeff',
        '\\\\',
        '{',
        '{}',
        '{"a":1}',
        '$x$',
        '@x',
        '/*!50000 1*/',
        'a\n-- @skip',
      ],
    ),
  },
);

/** Texts without a NUL, which PostgreSQL doesn't store, and without a lone surrogate, which is not UTF-8. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}

export const digits = (count: number): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(`^[1-9][0-9]{0,${count - 1}}$`, 'u'));

/** A decimal with `whole` digits at most before the point and exactly `scale` behind it. */
export const decimal = (whole: number, scale: number, signed = true): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.boolean(),
      fc.oneof(fc.constant('0'), digits(whole)),
      fc.stringMatching(new RegExp(`^[0-9]{${scale}}$`, 'u')),
    )
    .map(([negative, left, right]) => `${negative && signed ? '-' : ''}${left}${scale > 0 ? `.${right}` : ''}`);

export const integer = (min: bigint, max: bigint): fc.Arbitrary<string> =>
  fc.oneof(fc.bigInt({ min, max }), fc.constantFrom(min, max, 0n, 1n)).map(String);

const micro = fc.integer({ min: 0, max: 999_999 }).map((value) => String(value).padStart(6, '0'));
const two = (value: number): string => String(value).padStart(2, '0');

/** A day of the years that both systems have; `from` where a type begins later. */
export const day = (from = '0001-01-01', to = '9999-12-31'): fc.Arbitrary<string> =>
  fc
    .date({ min: new Date(`${from}T00:00:00Z`), max: new Date(`${to}T00:00:00Z`), noInvalidDate: true })
    .map((value) => value.toISOString().slice(0, 10));

/** A time of day with `precision` digits of a second. */
export const clock = (precision: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 59 }), micro)
    .map(([hour, minute, second, fraction]) => {
      const whole = `${two(hour)}:${two(minute)}:${two(second)}`;
      return precision === 0 ? whole : `${whole}.${fraction.slice(0, precision)}`;
    });

export const moment = (precision: number, from?: string, to?: string): fc.Arbitrary<string> =>
  fc.tuple(day(from, to), clock(precision)).map(([date, time]) => `${date} ${time}`);

export const hex = (maxLength: number, minLength = 0): fc.Arbitrary<string> =>
  fc.uint8Array({ maxLength, minLength }).map((bytes) => Buffer.from(bytes).toString('hex'));

/** Finite numbers; a negative zero is a value of its own in some systems only. */
export const double = fc
  .oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(0, 1e23, 5e-324, 1.7976931348623157e308, 0.1),
  )
  .filter((value) => !Object.is(value, -0))
  .map(String);
export const single = fc
  .float({ noNaN: true, noDefaultInfinity: true })
  .filter((value) => !Object.is(value, -0))
  .map(String);

/** JSON that every system can hold: no NUL character, no lone surrogate. */
export const json = fc
  .json({ maxDepth: 3, stringUnit: 'grapheme' })
  .filter((text) => isStorable(text) && !text.includes('\\u0000') && !/\\ud[89a-f]/iu.test(text));

/** Plain words, distinct under any collation once they are distinct in lower case. */
export const word = fc.stringMatching(/^[a-z][a-z0-9]{0,9}$/u);

/** Something in one of so many cases, else nothing. */
export const oneIn = <T>(cases: number, value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: cases - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
