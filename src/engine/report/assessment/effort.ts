import type { AssessedObject, Assessment, Ease } from '../../model/assessment.js';
import { objectName, type Finding, type ObjectKind } from '../../model/finding.js';
import { countOf } from '../../model/quantity.js';
import type { Inventoried } from './inventory.js';

/** Minutes to write an object of a kind anew, and for each line of its definition. */
interface Writing {
  readonly start: number;
  readonly perLine: number;
}

const writing: Readonly<Partial<Record<ObjectKind, Writing>>> = {
  view: { start: 15, perLine: 1 },
  'materialized view': { start: 30, perLine: 1 },
  trigger: { start: 30, perLine: 3 },
  routine: { start: 30, perLine: 3 },
  event: { start: 30, perLine: 3 },
};
const otherWriting: Writing = { start: 20, perLine: 0 };

/** Minutes for something that has to be decided, to be added to what is carried, and to be known of: the first of a code, and each like it. */
const thinking = {
  decide: { first: 30, next: 5 },
  add: { first: 20, next: 5 },
  know: { first: 10, next: 1 },
} as const;
type Thinking = keyof typeof thinking;

const words: Readonly<Record<Thinking, string>> = { decide: 'decide', add: 'add what is lacking', know: 'know of it' };

const basis = [
  'A rule of thumb, and no measurement; change the figures to what your team knows of itself.',
  ...(['decide', 'add', 'know'] as const).map((what) => {
    const { first, next } = thinking[what];
    const title = {
      decide: 'Something to decide',
      add: 'Something to add to what is carried',
      know: 'Something to know of',
    };
    return `${title[what]}: ${first} minutes for the first of a kind of finding, ${next} for each further one.`;
  }),
  'To make by hand what is not carried: a view 15 minutes and 1 for each line of up to 100 characters, a materialized view 30 and 1, a trigger, routine or event 30 and 3, anything else 20.',
  'Not in it: changes in applications, their tests, rehearsals, and waiting.',
];

/** What each object of the source asks of a person, and what findings ask that speak of none of them. Pure. */
export function assessObjects(
  objects: readonly Inventoried[],
  findings: readonly Finding[],
): Pick<Assessment, 'objects' | 'others' | 'effort'> {
  const byObject = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = keyOf(finding.object);
    byObject.set(key, [...(byObject.get(key) ?? []), finding]);
  }
  const listed = new Set(objects.map(({ object }) => keyOf(object)));
  const seen = new Set<string>();
  const own = objects.map((entry) => assess(entry, byObject.get(keyOf(entry.object)) ?? [], seen));
  const others = [...byObject]
    .filter(([key]) => !listed.has(key))
    .flatMap(([, found]) => found.slice(0, 1).map(({ object }) => assess({ object, included: true }, found, seen)));
  const minutes = (ease?: Ease): number =>
    [...own, ...others].reduce(
      (total, entry) => total + (ease === undefined || entry.ease === ease ? entry.minutes : 0),
      0,
    );
  return {
    objects: own,
    others,
    effort: { minutes: minutes(), look: minutes('look'), byHand: minutes('by-hand'), basis },
  };
}

function assess(
  { object, lines = 0, included }: Inventoried,
  findings: readonly Finding[],
  seen: Set<string>,
): AssessedObject {
  const codes = [...new Set(findings.map(({ code }) => code))];
  if (!included) return { object, ease: 'left-out', minutes: 0, codes };
  const open = findings.filter(({ resolution = 'open' }) => resolution === 'open');
  const isMissing = open.some((finding) => finding.severity === 'warning' && isLost(finding));
  const asked = open.flatMap((finding): { code: string; what: Thinking }[] => {
    const what = thinkingOf(finding, isMissing);
    return what === undefined ? [] : [{ code: finding.code, what }];
  });
  const { start, perLine } = writing[object.kind] ?? otherWriting;
  const minutes = (isMissing ? start + perLine * lines : 0) + minutesFor(asked, seen);
  const work = [
    ...(isMissing ? [lines > 0 ? `write it anew (${countOf(lines, 'line')})` : 'make it anew by hand'] : []),
    ...(['decide', 'add', 'know'] as const)
      .filter((what) => asked.some((entry) => entry.what === what))
      .map((what) => words[what]),
  ].join(', ');
  const ease = isMissing ? 'by-hand' : asked.length > 0 || findings.some(isOfNote) ? 'look' : 'by-itself';
  return { object, ease, minutes, work: work === '' ? undefined : work, codes };
}

/** What a finding asks of a person beside making the object; nothing where that is all. */
function thinkingOf(finding: Finding, isMissing: boolean): Thinking | undefined {
  if (finding.severity === 'error') return 'decide';
  if (finding.severity !== 'warning' || (isMissing && isLost(finding))) return undefined;
  return finding.code.endsWith('_NOT_CARRIED') ? 'add' : 'know';
}

/** Tables and columns are carried: what such a finding says of them is one thing of theirs, a default or how they are partitioned. */
function isLost({ code, object }: Finding): boolean {
  return code.endsWith('_NOT_CARRIED') && object.kind !== 'table' && object.kind !== 'column';
}

function isOfNote({ severity }: Finding): boolean {
  return severity !== 'info';
}

function minutesFor(asked: readonly { readonly code: string; readonly what: Thinking }[], seen: Set<string>): number {
  return asked.reduce((total, { code, what }) => {
    const isFirst = !seen.has(code);
    seen.add(code);
    return total + thinking[what][isFirst ? 'first' : 'next'];
  }, 0);
}

function keyOf(object: Inventoried['object']): string {
  return `${object.kind} ${objectName(object)}`;
}
