/** What the sorts of type, their ways and the policies on values are called on the screen. */
export const policyTitles: Readonly<Record<string, string>> = {
  enum: 'Enums',
  set: 'Sets',
  bit: 'Bit strings',
  unsigned: 'Unsigned integers',
  time: 'Times and intervals',
  uuid: 'UUIDs',
  boolean: 'Booleans',
  json: 'JSON',
  instant: 'Points in time',
  numeric: 'Numbers without precision',
};

export const wayTitles: Readonly<Record<string, string>> = {
  enum: 'As an enum type',
  set: 'As a set type',
  check: 'With a CHECK',
  text: 'As text',
  array: 'As an array',
  bitmask: 'As a number, one bit a label',
  bit: 'As bits',
  boolean: 'As true or false',
  wider: 'In the next wider type',
  same: 'In the type of the same width',
  interval: 'As an interval',
  time: 'As a time of day',
  native: 'As the target’s own type',
  binary: 'As 16 bytes',
  integer: 'As a small integer',
  jsonb: 'As jsonb',
  json: 'As json',
  datetime: 'As a date and time in UTC',
  timestamp: 'As a TIMESTAMP',
  decimal: 'As a decimal',
};

export const guardTitles: Readonly<Record<string, string>> = {
  ZERO_DATE: 'Zero and partial dates',
  DATE_RANGE: 'Dates outside of the years 1 to 9999',
  INSTANT_RANGE: 'Moments outside of 1970 to 2038',
  TIME_RANGE: 'Spans that a time of day can’t hold',
  NAN_VALUE: 'NaN',
  INFINITE_VALUE: 'Infinity',
  UNSIGNED_RANGE: 'Unsigned integers too large',
  ENUM_EMPTY: 'Enum values that are no label',
  POINT_NOT_FINITE: 'Points with NaN or infinity',
  NEGATIVE_ZERO: 'Negative zero',
  BOOLEAN_RANGE: 'Booleans beyond 0 and 1',
  NUL_CHARACTER: 'NUL characters in text',
  SURROGATE: 'Broken characters in text',
  TEXT_TOO_LONG: 'Texts too long',
  KEY_TOO_LONG: 'Keys too long',
  JSON_NUMBER: 'JSON numbers that would change',
  JSON_DEPTH: 'JSON nested too deep',
  JSON_NUL: 'NUL characters in JSON',
  JSON_SYNTAX: 'JSON of lenient syntax',
  JSON_SURROGATE: 'Broken characters in JSON',
  DECIMAL_RANGE: 'Numbers of too many digits',
  UUID_FORM: 'UUIDs that are refused',
  TEXT_ENCODING: 'Bytes that are no text',
  KEY_FOLDING: 'Keys that only case tells apart',
};

/** A policy on values, and what it costs. */
export const guardWords: Readonly<Record<string, { title: string; note: string; loses: boolean }>> = {
  stop: { title: 'Ask', note: 'The script waits until a person has decided for each column.', loses: false },
  next: {
    title: 'Take the next type that holds every value',
    note: 'No value changes; for dates and numbers that type is text.',
    loses: false,
  },
  null: { title: 'Make them NULL', note: 'The values are lost. The script accepts that by name.', loses: true },
  change: {
    title: 'Change them',
    note: 'What can’t be held is left out or rounded, as the finding says. The script accepts that by name.',
    loses: true,
  },
  value: {
    title: 'Put another value in their place',
    note: 'The values are lost. The script accepts that by name.',
    loses: true,
  },
};
