import type { RunTimelineEntry } from '../../src/protocol/runViewProtocol.js';
import { element } from '../ui/dom.js';
import type { RowElement } from '../ui/virtualList.js';
import { send } from './host.js';
import { RunList } from './list.js';
import type { RunModel } from './model.js';

const columns = ['column-step', 'column-time', 'column-detail'] as const;

/** The steps in the order in which they began, each as long as it took. */
export function timeline(model: RunModel): HTMLElement {
  const heading = element('h2');
  const empty = element('p', { className: 'empty dim' });
  const list = new RunList<RunTimelineEntry>({
    className: 'timeline-list',
    rowHeight: 24,
    headings: columns.length,
    keyOf: ({ step }) => step,
    create: () => entryRow(() => model.overview?.elapsed ?? 0),
    open: ({ line }) => send({ type: 'show-line', line }),
  });
  model.onChange(() => {
    heading.textContent = model.label('timeline');
    list.label = model.label('timeline');
    list.setHeadings(columns.map((column) => model.label(column)));
    empty.textContent = model.label('no-steps');
    empty.hidden = model.timeline.length > 0;
    const follows = model.overview?.isLive === true && list.isAtEnd;
    list.setRows(model.timeline);
    if (follows) list.revealEnd();
  });
  return element(
    'section',
    { className: 'timeline' },
    element('div', { className: 'section-head' }, heading),
    element('div', { className: 'list' }, list.element, empty),
  );
}

function entryRow(elapsed: () => number): RowElement<RunTimelineEntry> {
  const step = element('div', { className: 'cell name', role: 'gridcell' });
  const words = element('div', { className: 'cell detail dim', role: 'gridcell' });
  const span = element('div', { className: 'span-fill' });
  const lane = element('div', { className: 'cell span', role: 'gridcell', 'aria-hidden': true }, span);
  return {
    element: element('div', { className: 'row' }, step, lane, words),
    update: (entry) => {
      const whole = Math.max(1, elapsed());
      const { from, to = whole } = entry;
      step.textContent = entry.step;
      step.title = entry.step;
      words.textContent = entry.words;
      words.title = entry.words;
      span.dataset.tone = entry.tone;
      span.style.left = `${Math.min(100, (from / whole) * 100)}%`;
      span.style.width = `${Math.min(100, (Math.max(0, to - from) / whole) * 100)}%`;
    },
  };
}
