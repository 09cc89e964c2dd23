import type { PanelModel, ShownRows } from '../panelModel.js';
import { element } from '../ui/dom.js';
import { checkbox } from '../ui/toolkit.js';
import * as l10n from '../l10n.js';

type Rows = NonNullable<ShownRows['rows']>;
type Cell = Rows['rows'][number]['cells'][number];

/** The first rows of what is selected, before and after the conversion, for as long as a person wants to see them. */
export function sampleRows(model: PanelModel): HTMLElement {
  const shows = checkbox(l10n.t('Show rows of the source, before and after'), (on) => model.showRows(on));
  const result = element('div', { className: 'sample-rows', role: 'status' });
  let drawn: unknown;
  model.onChange(() => {
    shows.set({ checked: model.showsRows });
    result.hidden = !model.showsRows;
    if (!model.showsRows || drawn === (model.shownRows ?? 'waiting')) return;
    drawn = model.shownRows ?? 'waiting';
    result.replaceChildren(...parts(model.shownRows));
  });
  return element('div', { className: 'sample-pane' }, shows.element, result);
}

function parts(shown: ShownRows | undefined): Node[] {
  const say = (text: string, className: string): Node[] => [element('p', { className }, text)];
  if (!shown) return say(l10n.t('Reading rows …'), 'dim');
  if (!shown.rows) return say(shown.problem ?? l10n.t('There are no rows to show.'), 'rows-problem');
  if (shown.rows.rows.length === 0) return say(l10n.t('The table is empty.'), 'dim');
  const { columns, columnsLeft } = shown.rows;
  if (columns.length === 1) return [columnTable(shown.rows)];
  const left =
    columnsLeft === 0
      ? []
      : say(l10n.t('The first {0} columns; {1} more are not shown.', columns.length, columnsLeft), 'dim');
  return [rowsTable(shown.rows), ...left];
}

/** One column: a line a row, with the row's key in front. */
function columnTable({ key, columns, rows }: Rows): HTMLElement {
  const [column] = columns;
  const head = (text: string): string => (column?.length === true ? l10n.t('{0}, bytes', text) : text);
  const lines = rows.map(({ key: values, cells: [cell] }) =>
    element(
      'tr',
      {},
      ...values.map((value) => element('th', { scope: 'row' }, shownValue(value))),
      ...(cell ? [valueCell(cell.before), afterCell(cell)] : []),
    ),
  );
  return table([...key, head(l10n.t('before')), head(l10n.t('after'))], lines);
}

/** All columns: a value that reads differently afterwards stands below the one before. */
function rowsTable({ columns, rows }: Rows): HTMLElement {
  const lines = rows.map(({ cells }) =>
    element('tr', {}, ...cells.map((cell) => (cell.before === cell.after ? valueCell(cell.after) : bothCell(cell)))),
  );
  return table(
    columns.map(({ name, length }) => (length ? l10n.t('{0}, bytes', name) : name)),
    lines,
  );
}

function table(heads: readonly string[], lines: readonly HTMLElement[]): HTMLElement {
  const head = element('tr', {}, ...heads.map((text) => element('th', { scope: 'col' }, text)));
  // Wider than the pane in most cases, so that a keyboard has to be able to scroll it.
  return element(
    'div',
    { className: 'sample-table', tabIndex: 0, role: 'region', 'aria-label': l10n.t('Rows of the source') },
    element('table', {}, element('thead', {}, head), element('tbody', {}, ...lines)),
  );
}

function valueCell(value: string | null): HTMLElement {
  return element('td', {}, shownValue(value));
}

function afterCell(cell: Cell): HTMLElement {
  return element('td', { className: cell.before === cell.after ? '' : 'changed' }, shownValue(cell.after));
}

function bothCell(cell: Cell): HTMLElement {
  const before = element('div', { className: 'dim' }, shownValue(cell.before));
  return element('td', {}, before, element('div', { className: 'changed' }, shownValue(cell.after)));
}

/** NULL and the empty text are words in italics, so that neither can be taken for a value. */
function shownValue(value: string | null): Node | string {
  if (value === null) return element('em', {}, 'NULL');
  return value === '' ? element('em', {}, l10n.t('empty')) : value;
}
