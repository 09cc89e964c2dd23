import type { PanelModel, Row } from '../panelModel.js';
import { apply, element, setAttribute } from '../ui/dom.js';
import { checkbox } from '../ui/toolkit.js';
import { VirtualList } from '../ui/virtualList.js';
import { createRow, rowId } from './rows.js';
import * as l10n from '../l10n.js';

/** Height of a line in pixels; style.css says the same. */
const rowHeight = 28;

/**
 * Source and target side by side, a line for each pair. One stop of the Tab key: arrows move, Space includes, Right and Left open
 * and close, Enter or F2 edits the name, F4 the type. Shift+Space includes all tables shown, or none.
 */
export function mappingList(model: PanelModel): HTMLElement {
  const all = checkbox(l10n.t('Include all tables shown'), (checked) => includeShown(model, checked), false);
  const list = new VirtualList<Row>({
    rowHeight,
    head: headOf(all.element),
    keyOf: lineKey,
    kindOf: ({ kind }) => kind,
    create: (row) => createRow(model, row),
    isCurrent: ({ key }) => key === model.selected,
    onScroll: (scrollTop) => {
      model.scrollTop = scrollTop;
      model.remember();
    },
  });
  apply(list.element, { tabIndex: 0, role: 'treegrid', 'aria-label': l10n.t('Tables and columns') });
  const empty = element('p', { className: 'empty dim' });
  const root = element('section', { className: 'list' }, list.element, empty);
  list.element.addEventListener('keydown', (event) => handleKey(model, list, event));

  const focusAtFirst = focusOnce(list.element);
  let restored = false;
  model.onChange(() => {
    root.hidden = !model.hasTables;
    all.element.hidden = model.state.view === undefined;
    const rows = model.rows();
    const shown = model.shownTables();
    const included = shown.filter((table) => table.included).length;
    all.set({
      checked: included > 0 && included === shown.length,
      indeterminate: included > 0 && included < shown.length,
    });
    empty.hidden = rows.length > 0;
    empty.textContent = model.filter === '' ? l10n.t('No tables.') : l10n.t('No table matches “{0}”.', model.filter);
    list.setRows(rows);
    setAttribute(list.element, 'aria-rowcount', rows.length + 1);
    setAttribute(
      list.element,
      'aria-activedescendant',
      model.selected === undefined ? undefined : rowId(model.selected),
    );
    if (rows.length > 0) focusAtFirst();
    // Opened tables are longer than those that were only found: no earlier is the place there.
    if (!restored && model.state.view && rows.length > 0) {
      restored = true;
      list.element.scrollTop = model.scrollTop;
    }
  });
  return root;
}

/** A line of another kind is another line: what was found becomes what is mapped. */
function lineKey({ kind, key }: Row): string {
  return `${kind} ${key}`;
}

function headOf(all: HTMLElement): HTMLElement {
  const heads = [
    ...['', l10n.t('Source'), l10n.t('Type'), '', l10n.t('Target'), l10n.t('Type')],
    ...[l10n.t('Null, default'), l10n.t('Findings')],
  ].map((text) => element('div', { className: 'cell', role: 'columnheader' }, text));
  heads[0]?.append(all);
  return element('div', { className: 'row head', role: 'row', 'aria-rowindex': 1 }, ...heads);
}

/** Escape comes back to the list from whatever stands around it, unless it closed something there. */
export function comeBackToList(body: HTMLElement): void {
  body.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) body.querySelector<HTMLElement>('.list-viewport')?.focus();
  });
}

/** Keys work at once, without a search for the list; a panel in the background takes the focus from nobody. */
function focusOnce(list: HTMLElement): () => void {
  let done = false;
  const focus = (): void => {
    if (document.activeElement === document.body) list.focus({ preventScroll: true });
  };
  return () => {
    if (done) return;
    done = true;
    if (document.hasFocus()) focus();
    else window.addEventListener('focus', focus, { once: true });
  };
}

function includeShown(model: PanelModel, include: boolean): void {
  const tables = model.shownTables().filter((table) => table.included !== include);
  model.includeTables(
    tables.map((table) => table.key),
    include,
  );
}

function handleKey(model: PanelModel, list: VirtualList<Row>, event: KeyboardEvent): void {
  if (event.target !== list.element) {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) list.element.focus();
    return;
  }
  if (event.key === ' ' && event.shiftKey) {
    event.preventDefault();
    includeShown(
      model,
      model.shownTables().some((table) => !table.included),
    );
    return;
  }
  const rows = model.rows();
  const index = rows.findIndex((row) => row.key === model.selected);
  const go = (to: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    const row = rows[next];
    if (!row) return;
    list.reveal(next);
    model.select(row.key);
  };
  const act = keys(model, list, rows, index, go)[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

function keys(
  model: PanelModel,
  list: VirtualList<Row>,
  rows: readonly Row[],
  index: number,
  go: (to: number) => void,
): Readonly<Record<string, (() => void) | undefined>> {
  const row = rows[index];
  const focusOn = (selector: string) => (): void =>
    row && list.rowElement(lineKey(row))?.querySelector<HTMLElement>(selector)?.focus();
  const rename = (): void => {
    focusOn('.row-field')();
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.select();
  };
  const parent = (): void => {
    if (row?.kind === 'column') go(rows.findIndex((entry) => entry.key === row.table.key));
    else if (row?.kind === 'table') model.setExpanded(row.key, false);
  };
  const open = (): void => {
    if (row?.kind !== 'table') return;
    if (row.expanded) go(index + 1);
    else model.setExpanded(row.key, true);
  };
  return {
    ArrowDown: () => go(index + 1),
    ArrowUp: () => go(index < 0 ? 0 : index - 1),
    PageDown: () => go(index + list.pageSize()),
    PageUp: () => go(index - list.pageSize()),
    Home: () => go(0),
    End: () => go(rows.length - 1),
    ArrowRight: open,
    ArrowLeft: parent,
    Enter: rename,
    F2: rename,
    F4: focusOn('select'),
    ' ': () => toggle(model, row),
  };
}

function toggle(model: PanelModel, row: Row | undefined): void {
  if (row?.kind === 'table') model.includeTables([row.key], !row.table.included);
  if (row?.kind === 'column') {
    const { table, column } = row;
    model.edit({ type: 'include-column', table: table.key, column: column.name, include: !column.included });
  }
}
