import type { AssessedObject, Effort } from '../../model/assessment.js';
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

/** Minutes for something that has to be decided, and for something to know of: the first of a code, and each like it. */
const deciding = { first: 30, next: 5 };
const noting = { first: 10, next: 1 };

const basis = [
  'A rule of thumb, and no measurement; change the figures to what your team knows of itself.',
  `Something to decide: ${deciding.first} minutes for the first object of a kind of finding, ${deciding.next} for each further one. Something to know of: ${noting.first} minutes, then ${noting.next}.`,
  'To write anew: a view 15 minutes and 1 for each line, a materialized view 30 and 1, a trigger, routine or event 30 and 3, anything else 20.',
  'Not in it: changes in applications, their tests, rehearsals, and waiting.',
];

/** What each object of the source asks of a person. Findings about things that the inventory doesn't list stand as objects of their own. Pure. */
export function assessObjects(
  objects: readonly Inventoried[],
  findings: readonly Finding[],
): { readonly objects: readonly AssessedObject[]; readonly effort: Effort } {
  const byObject = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = keyOf(finding.object);
    byObject.set(key, [...(byObject.get(key) ?? []), finding]);
  }
  const listed = new Set(objects.map(({ object }) => keyOf(object)));
  const others = [...byObject]
    .filter(([key]) => !listed.has(key))
    .map(([, [finding]]): Inventoried | undefined => finding && { object: finding.object, included: true });
  const seen = new Set<string>();
  const all = [...objects, ...others.filter((entry) => entry !== undefined)].map((entry) =>
    assess(entry, byObject.get(keyOf(entry.object)) ?? [], seen),
  );
  return { objects: all, effort: { minutes: all.reduce((sum, { minutes }) => sum + minutes, 0), basis } };
}

function assess(
  { object, lines = 0, included }: Inventoried,
  findings: readonly Finding[],
  seen: Set<string>,
): AssessedObject {
  const codes = [...new Set(findings.map(({ code }) => code))];
  if (!included) return { object, ease: 'left-out', minutes: 0, codes };
  const open = findings.filter(({ resolution = 'open' }) => resolution === 'open');
  const missing = open.some(isMissing);
  const decided = open.filter(({ severity }) => severity === 'error');
  const noted = open.filter((finding) => finding.severity === 'warning' && !isMissing(finding));
  const { start, perLine } = writing[object.kind] ?? otherWriting;
  const written = missing ? start + perLine * lines : 0;
  const thought = sum(decided, deciding, seen) + sum(noted, noting, seen);
  const work = [
    ...(missing ? [lines > 0 ? `write it anew (${countOf(lines, 'line')})` : 'make it anew by hand'] : []),
    ...(decided.length > 0 ? ['decide'] : []),
    ...(noted.length > 0 ? ['know of it'] : []),
  ].join(', ');
  const ease = missing || decided.length > 0 ? 'person' : findings.some(isOfNote) ? 'noted' : 'by-itself';
  return { object, ease, minutes: written + thought, work: work === '' ? undefined : work, codes };
}

/** The object has no counterpart on the target by itself. */
function isMissing({ code, severity }: Finding): boolean {
  return severity === 'warning' && code.endsWith('_NOT_CARRIED');
}

function isOfNote({ severity }: Finding): boolean {
  return severity !== 'info';
}

function sum(findings: readonly Finding[], minutes: { first: number; next: number }, seen: Set<string>): number {
  return findings.reduce((total, { code }) => {
    const isFirst = !seen.has(code);
    seen.add(code);
    return total + (isFirst ? minutes.first : minutes.next);
  }, 0);
}

function keyOf(object: Inventoried['object']): string {
  return `${object.kind} ${objectName(object)}`;
}
