import type { RunButton } from '../../src/protocol/runViewProtocol.js';
import { element, icon, setAttribute } from '../ui/dom.js';
import { button } from '../ui/toolkit.js';
import { progressBar } from './bar.js';
import { send } from './host.js';
import type { RunModel } from './model.js';
import { toneIcon } from './tones.js';

/** The run as a whole: what it is, how far, how fast, and what can be done. */
export function overview(model: RunModel): HTMLElement {
  const title = element('h1');
  const route = element('span', { className: 'dim route' });
  const mark = element('span', { className: 'status-mark' });
  const status = element('span', { className: 'status-words' });
  const percent = element('span', { className: 'percent' });
  const bar = progressBar('');
  const facts = element('dl', { className: 'facts' });
  const problem = element('div', { className: 'problem' });
  const buttons = element('div', { className: 'buttons' });
  let offered = '';

  model.onChange(() => {
    const shown = model.overview;
    if (!shown) return;
    title.textContent = shown.title;
    route.textContent = shown.route;
    mark.replaceChildren(...toneIcon(shown.tone));
    status.textContent = shown.status;
    status.title = shown.status;
    percent.textContent = `${Math.floor(shown.share * 100)}%`;
    setAttribute(bar.element, 'aria-label', model.label('progress'));
    bar.element.dataset.tone = shown.tone;
    bar.set(shown.share, `${percent.textContent}, ${shown.status}`);
    facts.replaceChildren(
      ...shown.facts.map(({ label, value }) => element('div', {}, element('dt', {}, label), element('dd', {}, value))),
    );
    problem.hidden = shown.problem === undefined;
    problem.replaceChildren(icon('error'), element('span', {}, shown.problem ?? ''));
    // A button that stays keeps the focus.
    const wanted = JSON.stringify(shown.buttons);
    if (wanted !== offered) buttons.replaceChildren(...shown.buttons.map(actionButton));
    offered = wanted;
  });
  return element(
    'header',
    {},
    element('div', { className: 'top' }, element('div', { className: 'title' }, title, route), buttons),
    element('div', { className: 'status' }, mark, status, percent),
    bar.element,
    facts,
    problem,
  );
}

function actionButton({ action, title, primary }: RunButton): HTMLElement {
  return button(title, () => send({ type: 'act', action }), primary === true ? 'primary' : 'secondary');
}
