import type { RunTable } from '../../src/protocol/runViewProtocol.js';
import { element } from '../ui/dom.js';
import { rowSelect, textField } from '../ui/toolkit.js';
import type { RowElement } from '../ui/virtualList.js';
import { writeCount } from '../ui/words.js';
import { progressBar } from './bar.js';
import { send } from './host.js';
import { RunList } from './list.js';
import type { RunModel, TableChoice } from './model.js';
import { tableTones, toneIcon } from './tones.js';

const choices: readonly TableChoice[] = ['all', 'under-way', 'problems'];

const columns = ['column-table', 'column-copied', 'column-state', 'column-detail'] as const;

/** A line for each table: its bar, its state, its amounts. */
export function tables(model: RunModel): HTMLElement {
  const heading = element('h2');
  const counts = element('span', { className: 'counts dim' });
  const list = new RunList<RunTable>({
    className: 'tables-list',
    rowHeight: 26,
    headings: columns.length,
    keyOf: (table) => table.name,
    create: tableRow,
    open: ({ line }) => send({ type: 'show-line', line }),
  });
  const empty = element('p', { className: 'empty dim' });
  const tools = element('div', { className: 'tools' });
  let made = false;

  model.onChange(() => {
    if (!made) {
      made = true;
      const filter = textField({
        label: model.label('filter'),
        placeholder: model.label('filter'),
        onInput: (value) => model.setFilter(value),
      });
      const choice = rowSelect(model.label('tables'), (value) =>
        model.setChoice(choices.find((entry) => entry === value) ?? 'all'),
      );
      tools.replaceChildren(filter.element, choice.element);
      model.onChange(() =>
        choice.set({
          choices: choices.map((value) => ({ value, label: model.label(value) })),
          value: model.choice,
        }),
      );
    }
    heading.textContent = model.label('tables');
    list.label = model.label('tables');
    list.setHeadings(columns.map((column) => model.label(column)));
    counts.textContent = model
      .states()
      .map(([state, count]) => `${writeCount(count)} ${model.label(state)}`)
      .join(' · ');
    const shown = model.shownTables();
    empty.textContent = model.label('no-tables');
    empty.hidden = shown.length > 0;
    list.setRows(shown);
  });
  return element(
    'section',
    { className: 'tables' },
    element('div', { className: 'section-head' }, heading, counts, tools),
    element('div', { className: 'list' }, list.element, empty),
  );
}

function tableRow(): RowElement<RunTable> {
  const cell = (name: string, ...children: Node[]): HTMLElement =>
    element('div', { className: `cell ${name}`, role: 'gridcell' }, ...children);
  const name = cell('name');
  const bar = progressBar('');
  const state = cell('state');
  const detail = cell('detail');
  detail.classList.add('dim');
  return {
    element: element('div', { className: 'row' }, name, cell('bar', bar.element), state, detail),
    update: (table) => {
      const tone = tableTones[table.state];
      name.textContent = table.name;
      name.title = table.name;
      bar.element.setAttribute('aria-label', table.name);
      bar.element.dataset.tone = tone;
      bar.set(table.share, table.words);
      state.dataset.tone = tone;
      state.replaceChildren(...toneIcon(tone), table.words);
      state.title = table.words;
      detail.textContent = table.detail;
      detail.title = table.detail;
    },
  };
}
