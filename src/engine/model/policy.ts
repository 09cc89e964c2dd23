/**
 * For each sort of type that people hold in more than one way: the words for these ways, as the decisions file, the panel and the settings say
 * them. An adapter marks its choices with the same words; a word that a target has no choice for changes nothing there.
 */
export const typeWays = {
  enum: ['enum', 'check', 'text'],
  set: ['set', 'array', 'text', 'bitmask'],
  bit: ['bit', 'boolean', 'text'],
  unsigned: ['wider', 'check', 'same'],
  time: ['interval', 'time', 'text'],
  uuid: ['native', 'binary', 'text'],
  boolean: ['boolean', 'integer'],
  json: ['jsonb', 'json', 'text'],
  instant: ['datetime', 'timestamp', 'text'],
  numeric: ['decimal', 'text'],
} as const;

export type TypePolicyName = keyof typeof typeWays;
/** One word for one way of holding a sort of type. */
export type Way = (typeof typeWays)[TypePolicyName][number];
/** For a sort of type the way that is wanted. */
export type TypePolicies = { readonly [P in TypePolicyName]?: (typeof typeWays)[P][number] | undefined };

export const typePolicyNames = Object.keys(typeWays) as TypePolicyName[];

/**
 * What becomes of values that break a guard. `stop`: a person has to decide. `next`: the column takes the next type that holds every value.
 * `null`: such values arrive as NULL. `change`: they are changed in the customary way, which the finding names. `{ value }`: this value in their place,
 * in the source's notation. The last three are losses taken by name: the script says `@accept` for each column.
 */
export type GuardPolicy = 'stop' | 'next' | 'null' | 'change' | { readonly value: string };

/** Which of these make sense for the codes that guards raise; a code that isn't here takes any. */
export const guardPolicies: Readonly<Record<string, readonly ('stop' | 'next' | 'null' | 'change' | 'value')[]>> = {
  ZERO_DATE: ['stop', 'next', 'null', 'value'],
  DATE_RANGE: ['stop', 'next', 'null', 'value'],
  INSTANT_RANGE: ['stop', 'next', 'null', 'value'],
  TIME_RANGE: ['stop', 'next', 'null', 'value'],
  NAN_VALUE: ['stop', 'next', 'null', 'value'],
  INFINITE_VALUE: ['stop', 'next', 'null', 'value'],
  UNSIGNED_RANGE: ['stop', 'next', 'null'],
  ENUM_EMPTY: ['stop', 'next', 'null', 'value'],
  POINT_NOT_FINITE: ['stop', 'next', 'null'],
  NEGATIVE_ZERO: ['stop', 'next', 'change'],
  BOOLEAN_RANGE: ['stop', 'next', 'change'],
  NUL_CHARACTER: ['stop', 'next', 'change'],
  SURROGATE: ['stop', 'next', 'change'],
  MOJIBAKE: ['stop', 'change'],
  UNMAPPED_CHARACTER: ['stop', 'next', 'change'],
  TEXT_TOO_LONG: ['stop', 'next', 'change'],
  KEY_TOO_LONG: ['stop', 'next', 'change'],
  JSON_NUMBER: ['stop', 'next', 'change'],
  JSON_DEPTH: ['stop', 'next'],
  JSON_NUL: ['stop', 'next'],
  JSON_SYNTAX: ['stop', 'next'],
  JSON_SURROGATE: ['stop', 'next'],
  DECIMAL_RANGE: ['stop', 'next'],
  UUID_FORM: ['stop', 'next'],
  TEXT_ENCODING: ['stop', 'next'],
  KEY_FOLDING: ['stop', 'next'],
};

/** The word of a policy. */
export function guardWord(policy: GuardPolicy): 'stop' | 'next' | 'null' | 'change' | 'value' {
  return typeof policy === 'string' ? policy : 'value';
}

/** True when the policy takes the loss. */
export function takesLoss(policy: GuardPolicy | undefined): boolean {
  return policy !== undefined && policy !== 'stop' && policy !== 'next';
}
