import type { MappingView } from '../../src/protocol/mappingView.js';
import { send } from '../host.js';
import type { PanelModel } from '../panelModel.js';
import { element, filling, icon, setAttribute } from '../ui/dom.js';
import { button, checkbox, progressRing, textField } from '../ui/toolkit.js';
import { countOf, momentOf, rowsOf, severityMarks, writeCount } from '../ui/words.js';
import * as l10n from '../l10n.js';

const pageTitles = { tables: () => l10n.t('Tables'), choices: () => l10n.t('Choices') } as const;

/** The summary on top: what goes where, how much, how fresh, and what can be done. */
export function header(model: PanelModel): HTMLElement {
  const title = element('div', { className: 'title' });
  const summary = element('div', { className: 'summary' });
  const activity = element('div', { className: 'activity', role: 'status' });
  const pages = (['tables', 'choices'] as const).map((page) => {
    const made = element('button', { type: 'button', className: 'page', role: 'tab' }, pageTitles[page]());
    made.addEventListener('click', () => model.setPage(page));
    return { page, made };
  });
  const tabs = element('div', { className: 'pages', role: 'tablist' }, ...pages.map(({ made }) => made));
  const filter = textField({
    label: l10n.t('Filter tables by name'),
    placeholder: l10n.t('Filter tables'),
    onInput: (value) => model.setFilter(value, model.onlyFindings),
  });
  filter.element.classList.add('filter');
  const onlyFindings = checkbox(l10n.t('With findings'), (checked) => model.setFilter(model.filter, checked));
  const refresh = button(l10n.t('Refresh'), () => send({ type: 'refresh', scan: false }));
  refresh.title = l10n.t('Read the schemas of both databases again');
  const scan = button(l10n.t('Scan Data'), () => send({ type: 'refresh', scan: true }));
  scan.title = l10n.t(
    'Read the data of the source for what types alone cannot tell: zero dates, NaN, values that do not fit …',
  );
  const generate = button(l10n.t('Generate Script'), () => send({ type: 'generate' }), 'primary');
  const tools = element('div', { className: 'tools' }, filter.element, onlyFindings.element, refresh, scan, generate);
  const changes = element('details', { className: 'changes', role: 'status' });
  let told: MappingView['since'];
  const bar = element('div', { className: 'bar' }, tabs, summary, tools);

  const fillTitle = filling(title);
  const fillSummary = filling(summary);

  const render = (): void => {
    const { view, tables, activity: busy, name } = model.state;
    fillTitle(JSON.stringify(view ? [view.source, view.target] : name), () =>
      view ? ends(view) : [element('h1', {}, name)],
    );
    fillSummary(
      JSON.stringify(view ? [view.totals, view.takenAt, view.scannedAt, new Date().toDateString()] : tables?.length),
      () => (view ? summaryParts(view) : tables ? [countOf(tables.length, 'table')] : []),
    );
    if (view?.since !== told) {
      told = view?.since;
      changes.replaceChildren(...(told ? changeParts(told) : []));
    }
    changes.hidden = told === undefined || told.changes.length === 0;
    filter.set(model.filter);
    onlyFindings.set({ checked: model.onlyFindings });
    tools.hidden = !model.hasTables;
    for (const made of [refresh, scan, generate]) made.hidden = view === undefined;
    tabs.hidden = view === undefined;
    for (const { page, made } of pages) setAttribute(made, 'aria-selected', page === model.page);
    filter.element.hidden = model.page !== 'tables';
    onlyFindings.element.hidden = view === undefined || model.page !== 'tables';
    activity.hidden = busy === undefined;
    if (busy) {
      const share = busy.total ? `${Math.round(((busy.done ?? 0) / busy.total) * 100)}%` : '';
      activity.replaceChildren(
        progressRing(),
        busy.text,
        share,
        button(l10n.t('Cancel'), () => send({ type: 'cancel' })),
      );
    }
  };
  model.onChange(render);
  return element('header', {}, element('div', { className: 'top' }, title, activity), bar, changes);
}

function ends(view: MappingView): Node[] {
  const end = ({ name, engine, version, database }: MappingView['source']): HTMLElement =>
    element(
      'span',
      { className: 'end' },
      element('strong', {}, name),
      element('span', { className: 'dim' }, `${engine} ${version} · ${database}`),
    );
  return [element('h1', {}, end(view.source), icon('arrow', l10n.t('to')), end(view.target))];
}

/** More than these would be no news but a list; the tables themselves show the rest. */
const mostChanges = 200;

/** What a refresh found changed in the source. */
function changeParts({ takenAt, changes }: NonNullable<MappingView['since']>): Node[] {
  const lines = changes
    .slice(0, mostChanges)
    .map(({ object, change, detail }) =>
      element('li', {}, `${object}: ${change}${detail === undefined ? '' : ` (${detail})`}`),
    );
  const more = changes.length - lines.length;
  return [
    element(
      'summary',
      {},
      l10n.t('{0} in the source since it was read {1}', countOf(changes.length, 'change'), momentOf(takenAt)),
    ),
    element(
      'ul',
      {},
      ...lines,
      ...(more > 0 ? [element('li', { className: 'dim' }, l10n.t('and {0} more', more))] : []),
    ),
  ];
}

function summaryParts(view: MappingView): Node[] {
  const { totals, takenAt, scannedAt } = view;
  const scanned =
    scannedAt === undefined ? l10n.t('data not scanned') : l10n.t('data scanned {0}', momentOf(scannedAt));
  return [
    element('span', {}, l10n.t('{0} of {1}', writeCount(totals.included), countOf(totals.tables, 'table'))),
    element('span', {}, rowsOf(totals.rows, totals.rowsExact)),
    severityMarks(totals.findings),
    element('span', { className: 'dim' }, `${l10n.t('schemas read {0}', momentOf(takenAt))}, ${scanned}`),
  ];
}
