import type { AspectDifference } from '../../model/objectVerification.js';
import type { Sameness } from './meaning.js';

const shown = (value: unknown): string =>
  value === undefined ? 'none' : typeof value === 'string' ? value : JSON.stringify(value);

/** The aspects of one object. */
export class Aspects {
  readonly differences: AspectDifference[] = [];
  readonly unknown: string[] = [];

  get outcome(): { readonly differences: readonly AspectDifference[]; readonly unknown: readonly string[] } {
    return { differences: this.differences, unknown: this.unknown };
  }

  same(aspect: string, expected: unknown, found: unknown): void {
    const [left, right] = [shown(expected), shown(found)];
    if (left !== right) this.differences.push({ aspect, expected: left, found: right });
  }

  /** Texts and comments without which nothing is said. */
  note(aspect: string, expected: string | undefined, found: string | undefined): void {
    this.same(aspect, expected === '' ? undefined : expected, found === '' ? undefined : found);
  }

  /** What nothing was shown of, as a sentence. */
  leaves(unknown: string | undefined): void {
    if (unknown !== undefined) this.unknown.push(unknown);
  }

  judged(aspect: string, sameness: Sameness, expected: string | undefined, found: string | undefined): void {
    if (sameness === 'different') this.same(aspect, expected, found);
    if (sameness === 'unknown')
      this.unknown.push(`Its ${aspect} can't be compared: written as ${shown(expected)}, shown as ${shown(found)}.`);
  }
}
