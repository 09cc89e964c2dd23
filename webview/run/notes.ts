import { element } from '../ui/dom.js';
import type { RunModel } from './model.js';
import { toneIcon } from './tones.js';

/** The last warnings and notes, the newest first; the host keeps their number small. */
export function notes(model: RunModel): HTMLElement {
  const heading = element('h2');
  const list = element('ul', { tabIndex: 0 });
  const earlier = element('p', { className: 'dim' });
  const empty = element('p', { className: 'dim' });
  let shown = model.notes;
  model.onChange(() => {
    heading.textContent = model.label('notes');
    list.setAttribute('aria-label', model.label('notes'));
    empty.textContent = model.label('no-notes');
    earlier.textContent = model.label('earlier-notes');
    if (shown !== model.notes) {
      list.replaceChildren(
        ...model.notes.last.map(({ time, tone, text }) =>
          element('li', {}, ...toneIcon(tone), element('span', { className: 'dim' }, time), text),
        ),
      );
    }
    shown = model.notes;
    list.hidden = shown.last.length === 0;
    empty.hidden = shown.last.length > 0;
    earlier.hidden = shown.earlier === 0;
  });
  return element(
    'section',
    { className: 'notes' },
    element('div', { className: 'section-head' }, heading),
    empty,
    list,
    earlier,
  );
}
