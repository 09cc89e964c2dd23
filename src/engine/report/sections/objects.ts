import { objectName, type ObjectKind } from '../../model/finding.js';
import {
  isAmiss,
  isOnlyThere,
  type ObjectsVerification,
  type ObjectState,
  type ObjectVerification,
} from '../../model/objectVerification.js';
import { countOf, writeCount } from '../../model/quantity.js';
import type { Report } from '../../model/report.js';
import {
  joined,
  paragraph,
  type Block,
  type Content,
  type Section,
  type TableBlock,
  type Tone,
} from '../page/document.js';

/** What each state says of an object, in the order in which they are listed. */
const words: Readonly<Record<ObjectState, string>> = {
  equal: 'equal in meaning',
  declared: 'with a declared difference',
  'left-out': 'left out with a reason',
  'not-comparable': 'not wholly comparable',
  differs: 'not as they were to become',
  missing: 'missing without a reason',
  added: 'only on the target',
  beside: 'only on the target, noted',
};

/** The same of one object. */
const one: Readonly<Record<ObjectState, { readonly state: string; readonly tone: Tone | undefined }>> = {
  equal: { state: '✓ equal', tone: 'good' },
  declared: { state: '! declared difference', tone: 'warn' },
  'left-out': { state: '– left out', tone: undefined },
  'not-comparable': { state: '! not comparable', tone: 'warn' },
  differs: { state: '✗ differs', tone: 'bad' },
  missing: { state: '✗ missing', tone: 'bad' },
  added: { state: '✗ only on the target', tone: 'bad' },
  beside: { state: '– only on the target', tone: undefined },
};

/** `812 objects of the source: 790 equal in meaning, 22 left out …`; undefined where they were not looked at. */
export function objectsSentence(objects: ObjectsVerification | undefined): string | undefined {
  if (!objects) return undefined;
  if (objects.state === 'not-checked')
    return `Keys, constraints and other objects were not compared. ${objects.reason ?? ''}`.trim();
  const own = objects.objects.filter((object) => !isOnlyThere(object));
  const others = onlyThereSentence(objects.objects);
  if (own.length === 0) return `The source holds no object that could move.${others}`;
  const counts = statesOf(own).map((state, at) => {
    const count = own.filter((object) => object.state === state).length;
    const verb = at > 0 ? '' : count === 1 ? 'is ' : 'are ';
    return `${writeCount(count)} ${verb}${words[state]}`;
  });
  return `Of ${countOf(own.length, 'object')} of the source ${counts.join(', ')}.${others}`;
}

function onlyThereSentence(objects: readonly ObjectVerification[]): string {
  const all = objects.filter(isOnlyThere);
  if (all.length === 0) return '';
  const added = all.filter(isAmiss).length;
  const [stands, change] = [all.length === 1 ? 'stands' : 'stand', added === 1 ? 'changes' : 'change'];
  const what =
    added === 0
      ? 'noted, and no difference'
      : `${writeCount(added)} of them ${change} tables that the script made${added < all.length ? ', the others are noted' : ''}`;
  return ` ${countOf(all.length, 'object')} ${stands} only on the target: ${what}.`;
}

/** Objects by kind and state, those that a person has to look at, and all of them one by one. */
export function objectsSection({ objects }: Report): Section | undefined {
  if (!objects) return undefined;
  const title = 'Objects';
  if (objects.state === 'not-checked')
    return { id: 'objects', title, blocks: [paragraph(objectsSentence(objects) ?? '')] };
  const look = objects.objects.filter((object) => isAmiss(object) || object.state === 'not-comparable');
  const all: Block = {
    kind: 'fold',
    title: `${countOfBoth(objects.objects)}, one by one`,
    open: false,
    blocks: [
      objectTable(
        'Every object of the source and what stands for it on the target, and what stands only there.',
        objects.objects,
      ),
    ],
  };
  return {
    id: 'objects',
    title,
    blocks: [
      byKind(objects),
      ...(look.length === 0 ? [] : [objectTable('Objects to look at.', look)]),
      ...(objects.objects.length === 0 ? [] : [all]),
    ],
  };
}

/** The source's and the target's own are counted apart, as above. */
function countOfBoth(objects: readonly ObjectVerification[]): string {
  const others = objects.filter(isOnlyThere).length;
  const own = `${countOf(objects.length - others, 'object')} of the source`;
  return others === 0 ? own : `${own} and ${writeCount(others)} only on the target`;
}

function statesOf(objects: readonly ObjectVerification[]): ObjectState[] {
  return (Object.keys(words) as ObjectState[]).filter((state) => objects.some((object) => object.state === state));
}

function byKind(verification: ObjectsVerification): TableBlock {
  const states = statesOf(verification.objects);
  const kinds = [...new Set(verification.objects.map((object) => object.object.kind))];
  const count = (kind: ObjectKind, state: ObjectState): string => {
    const own = verification.objects.filter((entry) => entry.object.kind === kind && entry.state === state);
    return own.length === 0 ? '–' : writeCount(own.length);
  };
  return {
    kind: 'table',
    caption: 'Every object of the source, accounted for on the target, and what stands only there.',
    columns: ['Kind', ...states.map((state) => ({ title: words[state], number: true }))],
    rows: kinds.map((kind) => [kind, ...states.map((state) => count(kind, state))]),
  };
}

function objectTable(caption: string, objects: readonly ObjectVerification[]): TableBlock {
  return {
    kind: 'table',
    caption,
    columns: ['Object', 'Kind', 'On the target', 'State', 'What'],
    rows: objects.map((entry) => [
      objectName(entry.object),
      entry.object.kind,
      entry.target ?? (entry.state === 'left-out' || entry.state === 'missing' ? '–' : ''),
      one[entry.state],
      whatOf(entry),
    ]),
  };
}

function whatOf({ state, differences, reasons, proof }: ObjectVerification): Content {
  return joined([
    ...(state === 'missing' ? ['Nothing on the target stands for it, and nothing in the script says why.'] : []),
    ...differences.map(({ aspect, expected, found }): Content => `${aspect}: expected ${expected}, found ${found}`),
    ...reasons,
    ...(proof === undefined ? [] : [{ soft: `Shown by: ${proof}` }]),
  ]);
}
