import type { Ddl } from '../adapter.js';
import type { Finding } from '../model/finding.js';
import type { NameCase, NameChange } from '../model/mapping.js';

/** Gives out names that are legal on the target and unique in their scope; the first taker keeps the plain name. */
export class Namer {
  private readonly used = new Map<string, Set<string>>();

  constructor(
    private readonly ddl: Ddl,
    private readonly foldsCase: boolean,
  ) {}

  /** A legal, unused name near `wanted`; `alternative` is tried before a number is appended. */
  take(scope: string, wanted: string, alternative?: string): string {
    const first = this.ddl.legalName(wanted);
    if (this.reserve(scope, first)) return first;
    for (const candidate of this.candidates(wanted, alternative)) {
      if (this.reserve(scope, candidate)) return candidate;
    }
    throw new RangeError(`No name left for ${wanted}`);
  }

  /** Marks a name as taken; false when it was already. */
  reserve(scope: string, name: string): boolean {
    const key = this.foldsCase ? name.toLowerCase() : name;
    let names = this.used.get(scope);
    if (!names) this.used.set(scope, (names = new Set()));
    if (names.has(key)) return false;
    names.add(key);
    return true;
  }

  private *candidates(wanted: string, alternative: string | undefined): Generator<string> {
    if (alternative !== undefined) yield this.ddl.legalName(alternative);
    for (let number = 2; number < 100_000; number += 1) yield this.ddl.legalName(`${wanted}_${number}`);
  }
}

/** A name after a policy. A prefix or suffix that is all of the name stays. */
export function inPolicy(name: string, policy: NameCase | NameChange | undefined): string {
  if (typeof policy !== 'object') return inCase(name, policy);
  const { removePrefix = '', removeSuffix = '', addPrefix = '', addSuffix = '' } = policy;
  const front = name.startsWith(removePrefix) && name !== removePrefix ? name.slice(removePrefix.length) : name;
  const both =
    front.endsWith(removeSuffix) && front !== removeSuffix ? front.slice(0, front.length - removeSuffix.length) : front;
  return `${addPrefix}${inCase(both, policy.case)}${addSuffix}`;
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

/** Who gets which name: what a person named comes first, the rest in order; each with the name that was wanted. */
export function nameAll<T>(
  items: readonly T[],
  wantedOf: (item: T) => { readonly name: string; readonly decided: boolean },
  take: (item: T, wanted: string) => string,
): Map<T, Named> {
  const wanted = items.map((item) => {
    const { name, decided } = wantedOf(item);
    return { item, name, decided };
  });
  const inTurn = [...wanted.filter((entry) => entry.decided), ...wanted.filter((entry) => !entry.decided)];
  const given = new Map<T, Named>();
  for (const { item, name, decided } of inTurn) given.set(item, { name: take(item, name), wanted: name, decided });
  return given;
}

/** The name that an object got, and the one that was wanted for it. */
export interface Named {
  readonly name: string;
  readonly wanted: string;
  /** True when a person named it. */
  readonly decided: boolean;
}

/** What is said where the wanted name couldn't be given; a person's own name is theirs to mend. */
export function nameFinding(
  kind: 'table' | 'column',
  { name, wanted, decided }: Named,
): Omit<Finding, 'object'> | undefined {
  if (name === wanted) return undefined;
  const message = `On the target this ${kind} is called ${name}: "${wanted}" is taken or not a legal name there.`;
  if (!decided) return { code: 'NAME_CHANGED', severity: 'warning', message, resolution: 'fixed' };
  return { code: 'NAME_TAKEN', severity: 'error', message, fix: 'Choose another name in the mapping.' };
}
