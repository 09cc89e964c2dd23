import type { ColumnView, TableView } from '../../src/protocol/mappingView.js';
import { schemaOf, type PanelModel, type Row } from '../panelModel.js';
import { choiceLabel, wishFor } from '../ui/columnChoice.js';
import { apply, element, icon, setAttribute } from '../ui/dom.js';
import { checkbox, rowField, rowSelect, type Choice } from '../ui/toolkit.js';
import type { RowElement } from '../ui/virtualList.js';
import { countOf, rowsOf, severityMarks, worstOf } from '../ui/words.js';
import * as l10n from '../l10n.js';

/** The id of a row's element, for `aria-activedescendant`. */
export function rowId(key: string): string {
  return `row-${encodeURIComponent(key)}`;
}

/** Makes the line of a row; its content comes with `update`. */
export function createRow(model: PanelModel, row: Row): RowElement<Row> {
  switch (row.kind) {
    case 'table':
      return tableRow(model, row.key);
    case 'found':
      return foundRow(model, row.key);
    case 'column':
      return columnRow(model, row.table.key, row.column.name);
    case 'waiting':
      return waitingRow();
  }
}

function cell(name: string, ...children: readonly (Node | string)[]): HTMLElement {
  return element('div', { className: `cell ${name}`, role: 'gridcell' }, ...children);
}

function dim(target: HTMLElement): HTMLElement {
  target.classList.add('dim');
  return target;
}

function line(kind: string, cells: readonly HTMLElement[]): HTMLElement {
  return element('div', { className: `row ${kind}`, role: 'row' }, ...cells);
}

function mark(target: HTMLElement, model: PanelModel, row: Row, index: number): void {
  const isSelected = model.selected === row.key;
  target.id = rowId(row.key);
  apply(target, {
    'aria-rowindex': index + 2,
    'aria-selected': isSelected,
    'aria-level': row.kind === 'table' || row.kind === 'found' ? 1 : 2,
  });
  target.classList.toggle('selected', isSelected);
}

function selectOnPress(target: HTMLElement, model: PanelModel, key: () => string): void {
  target.addEventListener('mousedown', () => model.select(key()));
  target.addEventListener('focusin', () => model.select(key()));
}

function tableRow(model: PanelModel, key: string): RowElement<Row> {
  let table: TableView | undefined;
  const include = checkbox(l10n.t('Include {0}', key), (checked) => model.includeTables([key], checked), false);
  const name = rowField({
    label: l10n.t('Target name of {0}', key),
    onCommit: (value) => model.edit({ type: 'rename-table', table: key, name: value.trim() || undefined }),
  });
  const twisty = element(
    'button',
    { type: 'button', className: 'twisty', tabIndex: -1, 'aria-label': l10n.t('Columns') },
    icon('chevron'),
  );
  const source = cell('source', twisty, icon('table'));
  const label = element('span', { className: 'name' });
  source.append(label);
  const size = dim(cell('type'));
  const schema = dim(cell('target-type'));
  const note = cell('note');
  const root = line('table', [
    cell('include', include.element),
    source,
    size,
    cell('arrow', icon('arrow')),
    cell('target', name.element),
    schema,
    cell('facts'),
    note,
  ]);
  setTabIndex(root);
  twisty.addEventListener('click', () => model.setExpanded(key, root.getAttribute('aria-expanded') !== 'true'));
  source.addEventListener('dblclick', () => model.setExpanded(key, root.getAttribute('aria-expanded') !== 'true'));
  selectOnPress(root, model, () => key);
  return {
    element: root,
    update: (row, index) => {
      if (row.kind !== 'table') return;
      table = row.table;
      mark(root, model, row, index);
      setAttribute(root, 'aria-expanded', row.expanded);
      const { schemas } = model;
      root.classList.toggle('excluded', !table.included);
      include.set({ checked: table.included });
      label.replaceChildren(...nameParts(table.key, schemas.source));
      label.title = table.key;
      size.textContent = rowsOf(table.rows, table.rowsExact);
      name.set(table.targetName);
      schema.textContent = schemas.target ? l10n.t('in {0}', table.targetSchema) : countOf(table.columns, 'column');
      note.replaceChildren(severityMarks(table.findings), element('span', { className: 'text' }, table.note ?? ''));
      note.title = table.note ?? '';
    },
  };
}

/** A table of the source that has no mapping yet: its own side, and room for the other. */
function foundRow(model: PanelModel, key: string): RowElement<Row> {
  const label = element('span', { className: 'name', title: key });
  const size = dim(cell('type'));
  const root = line('found', [
    cell('include'),
    cell('source', icon('table'), label),
    size,
    cell('arrow', icon('arrow')),
    dim(cell('target', '…')),
  ]);
  selectOnPress(root, model, () => key);
  return {
    element: root,
    update: (row, index) => {
      if (row.kind !== 'found') return;
      mark(root, model, row, index);
      label.replaceChildren(...nameParts(key, model.schemas.source));
      size.textContent = rowsOf(row.rows, false);
    },
  };
}

function nameParts(key: string, withSchema: boolean): Node[] {
  const schema = schemaOf(key);
  const name = document.createTextNode(key.slice(schema.length + 1));
  return withSchema ? [element('span', { className: 'dim' }, `${schema}.`), name] : [name];
}

function columnRow(model: PanelModel, table: string, column: string): RowElement<Row> {
  const place = { table, column };
  const include = checkbox(
    l10n.t('Include {0}', column),
    (checked) => model.edit({ type: 'include-column', ...place, include: checked }),
    false,
  );
  const name = rowField({
    label: l10n.t('Target name of {0}', column),
    onCommit: (value) => model.edit({ type: 'rename-column', ...place, name: value.trim() || undefined }),
  });
  let shown: ColumnView | undefined;
  const type = rowSelect(l10n.t('Target type of {0}', column), (value) => {
    const choice = shown?.choices[Number(value)];
    if (shown && choice) model.edit({ type: 'set-type', ...place, ...wishFor(shown, choice) });
  });
  const source = cell('source');
  const sourceType = cell('type');
  const facts = dim(cell('facts'));
  const note = cell('note');
  const root = line('column', [
    cell('include', include.element),
    source,
    sourceType,
    cell('arrow', icon('arrow')),
    cell('target', name.element),
    cell('target-type', type.element),
    facts,
    note,
  ]);
  setTabIndex(root);
  selectOnPress(root, model, () => rowKeyOf(root));
  return {
    element: root,
    update: (row, index) => {
      if (row.kind !== 'column') return;
      mark(root, model, row, index);
      root.dataset.key = row.key;
      root.classList.toggle('excluded', !row.column.included || !row.table.included);
      include.set({ checked: row.column.included });
      source.replaceChildren(
        ...keyIcon(row.column),
        element('span', { className: 'name', title: row.column.name }, row.column.name),
      );
      sourceType.textContent = row.column.sourceType;
      sourceType.title = sourceFacts(row.column);
      name.set(row.column.targetName);
      shown = row.column;
      type.set({ choices: choicesOf(row.column), value: String(row.column.chosen) });
      type.element.title = row.column.targetType;
      type.element.classList.toggle('decided', row.column.decided);
      facts.textContent = targetFacts(row.column);
      facts.title = facts.textContent;
      const worst = worstOf(row.column.findings);
      note.replaceChildren(
        ...(worst ? [icon(worst.severity, worst.severity), element('span', { className: 'text' }, worst.message)] : []),
      );
      note.title = worst?.message ?? '';
    },
  };
}

/** Fields of a list are reached with the list's own keys (Enter, F4), so that Tab leaves it at once. */
function setTabIndex(root: HTMLElement): void {
  for (const control of root.querySelectorAll<HTMLElement>('input, select')) control.tabIndex = -1;
}

function rowKeyOf(root: HTMLElement): string {
  return root.dataset.key ?? '';
}

function keyIcon(column: ColumnView): Node[] {
  if (column.key === 'primary') return [icon('key', l10n.t('primary key'))];
  if (column.key === 'foreign') return [icon('link', l10n.t('foreign key'))];
  return [element('span', { className: 'icon' })];
}

function sourceFacts(column: ColumnView): string {
  const facts = [column.sourceType, column.sourceNullable ? l10n.t('nullable') : l10n.t('not null')];
  if (column.sourceDefault !== undefined) facts.push(l10n.t('default {0}', column.sourceDefault));
  return facts.join(', ');
}

function targetFacts(column: ColumnView): string {
  const facts = [column.targetNullable ? '' : l10n.t('not null'), column.identity ? l10n.t('auto') : ''];
  if (column.generated !== undefined) facts.push(`= ${column.generated}`);
  else if (column.targetDefault !== undefined) facts.push(l10n.t('default {0}', column.targetDefault));
  if (column.expression !== undefined) facts.unshift('ƒ');
  return facts.filter(Boolean).join(' · ');
}

function choicesOf(column: ColumnView): readonly Choice[] {
  return column.choices.map((choice, index): Choice => {
    const lossy = choice.losses.some((loss) => loss.severity !== 'info');
    const label = choiceLabel(column, choice);
    return { value: String(index), label: lossy ? `${label}  ⚠ ${l10n.t('with losses')}` : label };
  });
}

function waitingRow(): RowElement<Row> {
  const root = line('waiting', [dim(cell('source', l10n.t('Reading columns …')))]);
  return { element: root, update: () => undefined };
}
