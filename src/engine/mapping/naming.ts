import type { Ddl } from '../adapter.js';
import type { NameCase } from '../model/mapping.js';

/** Gives out names that are legal on the target and unique in their scope; the first taker keeps the plain name. */
export class Namer {
  private readonly used = new Map<string, Set<string>>();

  constructor(
    private readonly ddl: Ddl,
    private readonly foldsCase: boolean,
  ) {}

  /** A legal, unused name near `wanted`; `alternative` is tried before a number is appended. */
  take(scope: string, wanted: string, alternative?: string): string {
    for (const candidate of this.candidates(wanted, alternative)) {
      if (this.reserve(scope, candidate)) return candidate;
    }
    throw new RangeError(`No name left for ${wanted}`);
  }

  /** Marks a name as taken; false when it was already. */
  reserve(scope: string, name: string): boolean {
    const key = this.foldsCase ? name.toLowerCase() : name;
    const names = this.used.get(scope) ?? new Set();
    this.used.set(scope, names);
    if (names.has(key)) return false;
    names.add(key);
    return true;
  }

  private *candidates(wanted: string, alternative: string | undefined): Generator<string> {
    yield this.ddl.legalName(wanted);
    if (alternative !== undefined) yield this.ddl.legalName(alternative);
    for (let number = 2; number < 100_000; number += 1) yield this.ddl.legalName(`${wanted}_${number}`);
  }
}

/** A name in the wanted case. Words of a snake-cased name are told apart by capitals: `OrderItemID` becomes `order_item_id`. */
export function inCase(name: string, wanted: NameCase | undefined): string {
  if (wanted === 'lower') return name.toLowerCase();
  if (wanted !== 'snake') return name;
  return name
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1_$2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1_$2')
    .toLowerCase();
}
