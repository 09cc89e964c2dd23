import fc from 'fast-check';
import { oneIn } from './values.js';

/** SQL in which `@` stands for a column, and `#` for another. */
export interface Template {
  readonly column: string;
  readonly other?: string | undefined;
  readonly sql: string;
}

/** What can be said of columns of some types; checks hold for every value. */
export interface Phrases {
  readonly types: RegExp;
  readonly checks?: readonly string[];
  /** Checks that rows may break. */
  readonly wishes?: readonly string[];
  readonly generated?: readonly (readonly [type: string, sql: string])[];
  readonly indexes?: readonly string[];
  readonly conditions?: readonly string[];
}

export type Phrasebook = readonly Phrases[];

/** What is said of one column, where anything can be. */
export interface Said {
  /** Types of which another column can be beside it. */
  readonly alike?: RegExp | undefined;
  readonly check?: string | undefined;
  readonly wish?: string | undefined;
  readonly generated?: { readonly type: string; readonly sql: string; readonly stored: boolean } | undefined;
  readonly index?: string | undefined;
  readonly condition?: string | undefined;
}

/** Now and then something is said of a column of the type. */
export function phraseFor(type: string, book: Phrasebook): fc.Arbitrary<Said> {
  const known = book.filter((phrases) => phrases.types.test(type));
  const all = <T>(list: (phrases: Phrases) => readonly T[] | undefined): T[] =>
    known.flatMap((phrases) => list(phrases) ?? []);
  const maybe = <T>(items: readonly T[]): fc.Arbitrary<T | undefined> =>
    items.length === 0 ? fc.constant(undefined) : oneIn(4, fc.constantFrom(...items));
  return fc
    .record({
      check: maybe(all((phrases) => phrases.checks)),
      wish: maybe(all((phrases) => phrases.wishes)),
      generated: maybe(all((phrases) => phrases.generated)),
      index: maybe(all((phrases) => phrases.indexes)),
      condition: maybe(all((phrases) => phrases.conditions)),
      stored: fc.boolean(),
    })
    .map(({ generated, stored, ...rest }) => ({
      ...rest,
      alike: known[0]?.types,
      generated: generated && { type: generated[0], sql: generated[1], stored },
    }));
}
