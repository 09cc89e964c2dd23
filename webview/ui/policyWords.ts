import * as l10n from '../l10n.js';

/** What the sorts of type, their ways and the policies on values are called on the screen. */
export const policyTitles: Readonly<Record<string, () => string>> = {
  enum: () => l10n.t('Enums'),
  set: () => l10n.t('Sets'),
  bit: () => l10n.t('Bit strings'),
  unsigned: () => l10n.t('Unsigned integers'),
  time: () => l10n.t('Times and intervals'),
  uuid: () => l10n.t('UUIDs'),
  boolean: () => l10n.t('Booleans'),
  json: () => l10n.t('JSON'),
  instant: () => l10n.t('Points in time'),
  numeric: () => l10n.t('Numbers without precision'),
};

export const wayTitles: Readonly<Record<string, () => string>> = {
  enum: () => l10n.t('As an enum type'),
  set: () => l10n.t('As a set type'),
  check: () => l10n.t('With a CHECK'),
  text: () => l10n.t('As text'),
  array: () => l10n.t('As an array'),
  bitmask: () => l10n.t('As a number, one bit a label'),
  bit: () => l10n.t('As bits'),
  boolean: () => l10n.t('As true or false'),
  wider: () => l10n.t('In the next wider type'),
  same: () => l10n.t('In the type of the same width'),
  interval: () => l10n.t('As an interval'),
  time: () => l10n.t('As a time of day'),
  native: () => l10n.t('As the target’s own type'),
  binary: () => l10n.t('As 16 bytes'),
  integer: () => l10n.t('As a small integer'),
  jsonb: () => l10n.t('As jsonb'),
  json: () => l10n.t('As json'),
  datetime: () => l10n.t('As a date and time in UTC'),
  timestamp: () => l10n.t('As a TIMESTAMP'),
  decimal: () => l10n.t('As a decimal'),
};

export const guardTitles: Readonly<Record<string, () => string>> = {
  ZERO_DATE: () => l10n.t('Zero and partial dates'),
  DATE_RANGE: () => l10n.t('Dates outside of the years 1 to 9999'),
  INSTANT_RANGE: () => l10n.t('Moments outside of 1970 to 2038'),
  TIME_RANGE: () => l10n.t('Spans that a time of day can’t hold'),
  NAN_VALUE: () => l10n.t('NaN'),
  INFINITE_VALUE: () => l10n.t('Infinity'),
  UNSIGNED_RANGE: () => l10n.t('Unsigned integers too large'),
  ENUM_EMPTY: () => l10n.t('Enum values that are no label'),
  POINT_NOT_FINITE: () => l10n.t('Points with NaN or infinity'),
  NEGATIVE_ZERO: () => l10n.t('Negative zero'),
  BOOLEAN_RANGE: () => l10n.t('Booleans beyond 0 and 1'),
  NUL_CHARACTER: () => l10n.t('NUL characters in text'),
  SURROGATE: () => l10n.t('Broken characters in text'),
  TEXT_TOO_LONG: () => l10n.t('Texts too long'),
  KEY_TOO_LONG: () => l10n.t('Keys too long'),
  JSON_NUMBER: () => l10n.t('JSON numbers that would change'),
  JSON_DEPTH: () => l10n.t('JSON nested too deep'),
  JSON_NUL: () => l10n.t('NUL characters in JSON'),
  JSON_SYNTAX: () => l10n.t('JSON of lenient syntax'),
  JSON_SURROGATE: () => l10n.t('Broken characters in JSON'),
  DECIMAL_RANGE: () => l10n.t('Numbers of too many digits'),
  UUID_FORM: () => l10n.t('UUIDs that are refused'),
  TEXT_ENCODING: () => l10n.t('Bytes that are no text'),
  MOJIBAKE: () => l10n.t('Text stored in a wrong character set'),
  UNMAPPED_CHARACTER: () => l10n.t('Bytes that stand for no character'),
  KEY_FOLDING: () => l10n.t('Keys that only case tells apart'),
};

/** A policy on values, and what it costs. */
export const guardWords: Readonly<Record<string, { title: () => string; note: () => string; loses: boolean }>> = {
  stop: {
    title: () => l10n.t('Ask'),
    note: () => l10n.t('The script waits until a person has decided for each column.'),
    loses: false,
  },
  next: {
    title: () => l10n.t('Take the next type that holds every value'),
    note: () => l10n.t('No value changes; for dates and numbers that type is text.'),
    loses: false,
  },
  null: {
    title: () => l10n.t('Make them NULL'),
    note: () => l10n.t('The values are lost. The script accepts that by name.'),
    loses: true,
  },
  change: {
    title: () => l10n.t('Change them'),
    note: () =>
      l10n.t('What can’t be held is left out or rounded, as the finding says. The script accepts that by name.'),
    loses: true,
  },
  value: {
    title: () => l10n.t('Put another value in their place'),
    note: () => l10n.t('The values are lost. The script accepts that by name.'),
    loses: true,
  },
};
