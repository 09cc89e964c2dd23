import type { ColumnView } from '../../src/protocol/mappingView.js';
import { schemaOf, type PanelModel, type Row } from '../panelModel.js';
import { choiceLabel, wishFor } from '../ui/columnChoice.js';
import { apply, element, filling, icon, setAttribute, setText } from '../ui/dom.js';
import { checkbox, rowField, rowSelect, type Choice } from '../ui/toolkit.js';
import type { RowElement } from '../ui/virtualList.js';
import { countOf, rowsOf, severityMarks, worstOf } from '../ui/words.js';
import * as l10n from '../l10n.js';

/** The id of a row's element, for `aria-activedescendant`. */
export function rowId(key: string): string {
  return `row-${encodeURIComponent(key)}`;
}

/** Makes a line for rows of this one's kind; what it says, and of which, comes with `update`. */
export function createRow(model: PanelModel, { kind }: Row): RowElement<Row> {
  switch (kind) {
    case 'table':
      return tableRow(model);
    case 'found':
      return foundRow(model);
    case 'column':
      return columnRow(model);
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
  setAttribute(target, 'id', rowId(row.key));
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

function tableRow(model: PanelModel): RowElement<Row> {
  let key = '';
  const include = checkbox('', (checked) => model.includeTables([key], checked), false);
  const name = rowField({
    label: '',
    onCommit: (value) => model.edit({ type: 'rename-table', table: key, name: value.trim() || undefined }),
  });
  const twisty = element(
    'button',
    { type: 'button', className: 'twisty', tabIndex: -1, 'aria-label': l10n.t('Columns') },
    icon('chevron'),
  );
  const label = tableName();
  const source = cell('source', twisty, icon('table'), label.element);
  const size = dim(cell('type'));
  const schema = dim(cell('target-type'));
  const note = cell('note');
  const fillNote = filling(note);
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
  const toggle = (): void => model.setExpanded(key, root.getAttribute('aria-expanded') !== 'true');
  twisty.addEventListener('click', toggle);
  source.addEventListener('dblclick', toggle);
  selectOnPress(root, model, () => key);
  return {
    element: root,
    update: (row, index) => {
      if (row.kind !== 'table') return;
      ({ key } = row);
      const { table, expanded } = row;
      const { schemas } = model;
      mark(root, model, row, index);
      setAttribute(root, 'aria-expanded', expanded);
      root.classList.toggle('excluded', !table.included);
      setAttribute(include.element, 'aria-label', l10n.t('Include {0}', key));
      include.set({ checked: table.included });
      label.set(key, schemas.source);
      setText(size, rowsOf(table.rows, table.rowsExact));
      setAttribute(name.element, 'aria-label', l10n.t('Target name of {0}', key));
      name.set(table.targetName);
      setText(schema, schemas.target ? l10n.t('in {0}', table.targetSchema) : countOf(table.columns, 'column'));
      const text = table.note ?? '';
      fillNote(JSON.stringify([table.findings, text]), () => [
        severityMarks(table.findings),
        element('span', { className: 'text' }, text),
      ]);
      setAttribute(note, 'title', text);
    },
  };
}

/** A table of the source that has no mapping yet: its own side, and room for the other. */
function foundRow(model: PanelModel): RowElement<Row> {
  let key = '';
  const label = tableName();
  const size = dim(cell('type'));
  const root = line('found', [
    cell('include'),
    cell('source', icon('table'), label.element),
    size,
    cell('arrow', icon('arrow')),
    dim(cell('target', '…')),
  ]);
  selectOnPress(root, model, () => key);
  return {
    element: root,
    update: (row, index) => {
      if (row.kind !== 'found') return;
      ({ key } = row);
      mark(root, model, row, index);
      label.set(key, model.schemas.source);
      setText(size, rowsOf(row.rows, false));
    },
  };
}

/** A table's name, its schema before it where the name alone doesn't say which is meant. */
function tableName(): { readonly element: HTMLElement; set(key: string, withSchema: boolean): void } {
  const schema = element('span', { className: 'dim' });
  const name = document.createTextNode('');
  const made = element('span', { className: 'name' }, schema, name);
  return {
    element: made,
    set: (key, withSchema) => {
      const own = schemaOf(key);
      setText(schema, withSchema ? `${own}.` : '');
      setText(name, key.slice(own.length + 1));
      setAttribute(made, 'title', key);
    },
  };
}

function columnRow(model: PanelModel): RowElement<Row> {
  let key = '';
  let place = { table: '', column: '' };
  let shown: ColumnView | undefined;
  let choices: readonly Choice[] = [];
  const include = checkbox('', (checked) => model.edit({ type: 'include-column', ...place, include: checked }), false);
  const name = rowField({
    label: '',
    onCommit: (value) => model.edit({ type: 'rename-column', ...place, name: value.trim() || undefined }),
  });
  const type = rowSelect('', (value) => {
    const choice = shown?.choices[Number(value)];
    if (shown && choice) model.edit({ type: 'set-type', ...place, ...wishFor(shown, choice) });
  });
  const facts = columnFacts();
  const root = line('column', [
    cell('include', include.element),
    facts.source,
    facts.sourceType,
    cell('arrow', icon('arrow')),
    cell('target', name.element),
    cell('target-type', type.element),
    facts.target,
    facts.note,
  ]);
  setTabIndex(root);
  selectOnPress(root, model, () => key);
  return {
    element: root,
    update: (row, index) => {
      if (row.kind !== 'column') return;
      const { table, column } = row;
      ({ key } = row);
      mark(root, model, row, index);
      root.classList.toggle('excluded', !column.included || !table.included);
      if (column !== shown) {
        shown = column;
        choices = choicesOf(column);
        facts.set(column);
        setAttribute(include.element, 'aria-label', l10n.t('Include {0}', column.name));
        setAttribute(name.element, 'aria-label', l10n.t('Target name of {0}', column.name));
        setAttribute(type.element, 'aria-label', l10n.t('Target type of {0}', column.name));
        setAttribute(type.element, 'title', column.targetType);
        type.element.classList.toggle('decided', column.decided);
      }
      place = { table: table.key, column: column.name };
      include.set({ checked: column.included });
      name.set(column.targetName);
      type.set({ choices, value: String(column.chosen) });
    },
  };
}

/** The cells of a column's line that are only read. */
function columnFacts(): Readonly<Record<'source' | 'sourceType' | 'target' | 'note', HTMLElement>> & {
  set(column: ColumnView): void;
} {
  const use = element('span', { className: 'use' });
  const name = element('span', { className: 'name' });
  const source = cell('source', use, name);
  const sourceType = cell('type');
  const target = dim(cell('facts'));
  const note = cell('note');
  const fillUse = filling(use);
  const fillNote = filling(note);
  return {
    source,
    sourceType,
    target,
    note,
    set: (column) => {
      fillUse(column.key ?? '', () => keyIcon(column));
      setText(name, column.name);
      setAttribute(name, 'title', column.name);
      setText(sourceType, column.sourceType);
      setAttribute(sourceType, 'title', sourceFacts(column));
      setText(target, targetFacts(column));
      setAttribute(target, 'title', targetFacts(column));
      const worst = worstOf(column.findings);
      fillNote(JSON.stringify([worst?.severity, worst?.message]), () =>
        worst ? [icon(worst.severity, worst.severity), element('span', { className: 'text' }, worst.message)] : [],
      );
      setAttribute(note, 'title', worst?.message ?? '');
    },
  };
}

/** Fields of a list are reached with the list's own keys (Enter, F4), so that Tab leaves it at once. */
function setTabIndex(root: HTMLElement): void {
  for (const control of root.querySelectorAll<HTMLElement>('input, select')) control.tabIndex = -1;
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
