import { objectName, type ObjectKind } from '../model/finding.js';
import { isAmiss, type ObjectsVerification, type ObjectState } from '../model/objectVerification.js';
import { countOf } from '../model/quantity.js';
import type { Report } from '../model/report.js';
import { html, type Markup } from './markup.js';

/** What each state says of an object, in the order in which they are listed. */
const words: Readonly<Record<ObjectState, string>> = {
  equal: 'equal in meaning',
  declared: 'there with a declared difference',
  'left-out': 'left out for a reason that the script gives',
  'not-comparable': 'there, but not wholly comparable',
  differs: 'not as they were to become',
  missing: 'missing without a reason',
};

/** `812 objects of the source: 790 equal in meaning, 22 left out …`; undefined where they were not looked at. */
export function objectsSentence(objects: ObjectsVerification | undefined): string | undefined {
  if (!objects) return undefined;
  if (objects.state === 'not-checked')
    return `Keys, constraints and other objects were not compared. ${objects.reason ?? ''}`.trim();
  const counts = Object.entries(words).flatMap(([state, said]) => {
    const count = objects.objects.filter((object) => object.state === state).length;
    return count === 0 ? [] : [`${count} ${said}`];
  });
  return `Of ${countOf(objects.objects.length, 'object')} of the source ${counts.join(', ')}.`;
}

/** Objects by kind and state, and those that a person has to look at one by one. */
export function objectsSection({ objects }: Report): Markup | undefined {
  if (!objects) return undefined;
  if (objects.state === 'not-checked')
    return html`<h2 id="objects">Objects</h2>
      <p>${objectsSentence(objects)}</p>`;
  const kinds = [...new Set(objects.objects.map((object) => object.object.kind))];
  const states = (Object.keys(words) as ObjectState[]).filter((state) =>
    objects.objects.some((object) => object.state === state),
  );
  return html`<h2 id="objects">Objects</h2>
    <div class="scroll">
      <table>
        <caption>
          Every object of the source, accounted for on the target.
        </caption>
        <thead>
          <tr>
            <th scope="col">Kind</th>
            ${states.map((state) => html`<th scope="col" class="number">${words[state]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${kinds.map((kind) => kindRow(kind, states, objects))}
        </tbody>
      </table>
    </div>
    ${amissTable(objects)}`;
}

function kindRow(kind: ObjectKind, states: readonly ObjectState[], { objects }: ObjectsVerification): Markup {
  const own = objects.filter((object) => object.object.kind === kind);
  const count = (state: ObjectState): number => own.filter((object) => object.state === state).length;
  return html`<tr>
    <th scope="row">${kind}</th>
    ${states.map((state) => html`<td class="number">${count(state)}</td>`)}
  </tr>`;
}

function amissTable({ objects }: ObjectsVerification): Markup | undefined {
  const shown = objects.filter((object) => isAmiss(object) || object.state === 'not-comparable');
  if (shown.length === 0) return undefined;
  return html`<div class="scroll">
    <table>
      <caption>
        Objects to look at.
      </caption>
      <thead>
        <tr>
          <th scope="col">Object</th>
          <th scope="col">State</th>
          <th scope="col">What</th>
        </tr>
      </thead>
      <tbody>
        ${shown.map(
          ({ object, state, differences, reasons }) =>
            html`<tr>
              <th scope="row">${object.kind} ${objectName(object)}</th>
              <td>${words[state]}</td>
              <td>
                ${differences.map(({ aspect, expected, found }) => html`${aspect}: expected ${expected}, found ${found}<br />`)}
                ${reasons.join(' ')}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
