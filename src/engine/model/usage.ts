/** What applications have to know of a database system, where systems differ. */
export const usageTopics = [
  'names',
  'comparison',
  'generated-keys',
  'sequences',
  'isolation',
  'boolean',
  'instant',
  'json',
  'array',
  'bytes',
  'uuid',
  'enum',
  'set',
  'full-text',
] as const;
export type UsageTopic = (typeof usageTopics)[number];

/** How each is on one system, as one or two sentences. */
export type Usage = Readonly<Record<UsageTopic, string>>;

/** A change that an application needs, because the migrated schema uses what the two systems do differently. */
export interface Advice {
  readonly topic: UsageTopic | 'renamed' | 'as-text';
  readonly title: string;
  /** How it was on the source, and how it is on the target. */
  readonly before: string;
  readonly after: string;
  /** What of the schema it concerns, by the source's names; the first {@link placesNamed} of `count`. */
  readonly places: readonly string[];
  readonly count: number;
}

/** How many places an advice names. */
export const placesNamed = 50;
