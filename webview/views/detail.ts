import type { ColumnView, ConstraintView, TableDetail, TableView } from '../../src/protocol/mappingView.js';
import { send } from '../host.js';
import { schemaOf, type PanelModel, type Selection } from '../panelModel.js';
import { findingParts } from './findings.js';
import { element, icon } from '../ui/dom.js';
import { lossLines } from '../ui/choiceCard.js';
import { choiceLabel, wishFor } from '../ui/columnChoice.js';
import type { ExpressionEditor, ExpressionPlace } from '../ui/expressionEditor.js';
import { loadExpressionEditor } from '../ui/lateEditor.js';
import { sampleRows } from './sampleRows.js';
import { button, radioGroup, textField, type RadioChoice } from '../ui/toolkit.js';
import { countOf, rowsOf } from '../ui/words.js';
import * as l10n from '../l10n.js';

/** Everything about what is selected, with room for what a line of the list has no room for. */
export function detail(model: PanelModel): HTMLElement {
  const root = element('section', { className: 'detail', 'aria-label': l10n.t('Details of the selection') });
  const facts = element('div', { className: 'facts-pane' });
  const expression = expressionPane(model);
  root.append(facts, element('div', { className: 'value-pane' }, expression.element, sampleRows(model)));
  let shown = '';
  let now: { readonly facts: Facts; readonly isColumn: boolean } | undefined;
  let place: string | undefined;
  const show = (selection: Selection): void => {
    const isColumn = selection.column !== undefined;
    const before = place;
    place = JSON.stringify([selection.table.key, selection.column?.name]);
    // Somebody who steps down the list sees one table after the other. A field in use stays with its own.
    const isKept = place === before || !facts.contains(document.activeElement);
    if (now?.isColumn !== isColumn || !isKept) {
      now = { facts: isColumn ? factsOfColumn(model) : factsOfTable(model), isColumn };
      facts.replaceChildren(now.facts.element);
    }
    now.facts.update(selection);
  };
  model.onChange(() => {
    const selection = model.selection();
    root.hidden = selection === undefined;
    expression.update(selection);
    const next = JSON.stringify([selection, model.state.view?.findings.length]);
    if (next === shown || !selection) return;
    shown = next;
    show(selection);
  });
  return root;
}

function expressionPane(model: PanelModel): {
  element: HTMLElement;
  update: (selection: Selection | undefined) => void;
} {
  const hint = element('p', { className: 'dim' });
  const actions = element('div', { className: 'actions' });
  const holder = element('div', { className: 'editor-holder' });
  const root = element(
    'div',
    { className: 'expression-pane' },
    element('h3', {}, l10n.t('Value expression')),
    hint,
    holder,
    actions,
  );
  let editor: ExpressionEditor | undefined;
  let wanted: ExpressionPlace | undefined;
  const show = async (place: ExpressionPlace): Promise<void> => {
    wanted = place;
    const Editor = await loadExpressionEditor();
    editor ??= new Editor(
      l10n.t('Value expression, SQL of the source. Ctrl+Enter applies it.'),
      commit,
      (dirty) => (apply.hidden = !dirty),
    );
    if (!holder.contains(editor.element)) holder.append(editor.element);
    // Somebody may have gone on while it was loading.
    if (wanted === place) editor.show(place);
  };
  const places = new Map<string, { table: string; column: string }>();
  const commit = (key: string, text: string): void => {
    const place = places.get(key);
    if (place) model.edit({ type: 'set-expression', ...place, expression: text === '' ? undefined : text });
  };
  const apply = button(l10n.t('Apply'), () => editor?.commit(), 'primary');
  const plain = button(l10n.t('Use the Plain Column'), () => {
    const selection = model.selection();
    if (selection?.column)
      model.edit({
        type: 'set-expression',
        table: selection.table.key,
        column: selection.column.name,
        expression: undefined,
      });
  });
  actions.append(apply, plain);
  return {
    element: root,
    update: (selection) => {
      const column = selection?.column;
      root.hidden = column === undefined;
      if (!selection || !column) return;
      const key = `${selection.table.key}\u0000${column.name}`;
      places.set(key, { table: selection.table.key, column: column.name });
      hint.textContent =
        column.expression === undefined
          ? l10n.t('SQL of the source that gives the value. Empty: {0}', column.read)
          : l10n.t('SQL of the source that gives the value, in place of the plain column.');
      plain.hidden = column.expression === undefined;
      const { columns = [], functions = [] } = selection.detail ?? {};
      const named = columns.map(({ name, sourceType, sql }) => ({ name, type: sourceType, sql }));
      void show({ key, text: column.expression ?? '', columns: named, functions });
    },
  };
}

/** What is known of something, in elements that the next of its kind can have. */
interface Facts {
  readonly element: HTMLElement;
  update(selection: Selection): void;
}

function factsOfTable(model: PanelModel): Facts {
  let table: TableView | undefined;
  const title = element('h2');
  const words = element('p', { className: 'dim' });
  const name = textField({
    label: l10n.t('Name on the target'),
    onCommit: (value) =>
      table && model.edit({ type: 'rename-table', table: table.key, name: value.trim() || undefined }),
  });
  const more = element('div');
  return {
    element: element(
      'div',
      {},
      title,
      words,
      labelled(l10n.t('Name on the target'), name.element),
      button(l10n.t('Compare DDL'), () => table && compare(table)),
      more,
    ),
    update: ({ table: next, detail: known }) => {
      table = next;
      title.replaceChildren(
        icon('table'),
        table.key,
        icon('arrow', l10n.t('to')),
        `${table.targetSchema}.${table.targetName}`,
      );
      words.textContent = [
        countOf(table.columns, 'column'),
        rowsOf(table.rows, table.rowsExact),
        tableState(table),
      ].join(', ');
      name.set(table.targetName);
      more.replaceChildren(...findingParts(model, known?.findings ?? []), ...(known ? constraintParts(known) : []));
    },
  };
}

function compare({ key }: TableView): void {
  const schema = schemaOf(key);
  send({ type: 'compare', schema, name: key.slice(schema.length + 1) });
}

function tableState(table: TableView): string {
  return table.included ? l10n.t('will be moved') : l10n.t('is left out');
}

function constraintParts(known: TableDetail): Node[] {
  if (known.constraints.length === 0) return [];
  const row = (constraint: ConstraintView): HTMLElement =>
    element(
      'tr',
      {},
      element('td', { className: 'dim' }, constraint.kind),
      element('td', {}, constraint.name),
      element('td', {}, constraint.text),
    );
  return [
    element('h3', {}, l10n.t('On the target')),
    element('table', { className: 'constraints' }, element('tbody', {}, ...known.constraints.map(row))),
  ];
}

function factsOfColumn(model: PanelModel): Facts {
  let place = { table: '', column: '' };
  const title = element('h2');
  const words = element('p', { className: 'dim' });
  const findings = element('div');
  const name = textField({
    label: l10n.t('Name on the target'),
    onCommit: (value) => model.edit({ type: 'rename-column', ...place, name: value.trim() || undefined }),
  });
  const types = element('div');
  const other = textField({
    label: l10n.t('Another type'),
    placeholder: l10n.t('Another type, as the target writes it'),
    onCommit: (value) => {
      if (value.trim() !== '') model.edit({ type: 'set-type', ...place, nativeType: value.trim() });
    },
  });
  const origin = element('div');
  const fields = element(
    'div',
    { className: 'fields' },
    labelled(l10n.t('Name on the target'), name.element),
    labelled(l10n.t('Type on the target'), types),
    other.element,
  );
  return {
    element: element('div', {}, title, words, findings, fields, origin),
    update: ({ table, column }) => {
      if (!column) return;
      place = { table: table.key, column: column.name };
      title.replaceChildren(
        `${table.key}.${column.name}`,
        icon('arrow', l10n.t('to')),
        `${table.targetName}.${column.targetName}`,
      );
      words.textContent = sourceSentence(column);
      findings.replaceChildren(...findingParts(model, column.findings));
      name.set(column.targetName);
      types.replaceChildren(typeChoices(model, place, column));
      other.set('');
      origin.replaceChildren(...originParts(model, place, column));
    },
  };
}

/** Where the type comes from, if it isn't the one that is suggested. */
function originParts(
  model: PanelModel,
  place: { readonly table: string; readonly column: string },
  { rule, decided }: ColumnView,
): Node[] {
  if (rule !== undefined) return [element('p', { className: 'dim' }, l10n.t('Rule {0} names the type.', rule + 1))];
  if (!decided) return [];
  const suggest = (): void => model.edit({ type: 'set-type', ...place, nativeType: undefined });
  return [button(l10n.t('Use the Suggested Type'), suggest)];
}

function sourceSentence(column: ColumnView): string {
  const nullability = (nullable: boolean): string => (nullable ? l10n.t('nullable') : l10n.t('not null'));
  const source = [column.sourceType, nullability(column.sourceNullable)];
  if (column.sourceDefault !== undefined) source.push(l10n.t('default {0}', column.sourceDefault));
  const target = [nullability(column.targetNullable)];
  if (column.generated !== undefined) target.push(l10n.t('generated as {0}', column.generated));
  if (column.targetDefault !== undefined) target.push(l10n.t('default {0}', column.targetDefault));
  if (column.identity) target.push(l10n.t('numbered by the server'));
  return l10n.t('Source: {0}. Target: {1}.', source.join(', '), target.join(', '));
}

function typeChoices(model: PanelModel, place: { table: string; column: string }, column: ColumnView): HTMLElement {
  const choices = column.choices.map((choice, index): RadioChoice => ({
    value: String(index),
    label: choiceLabel(column, choice),
    notes: lossLines(choice.losses),
  }));
  return radioGroup(l10n.t('Type on the target'), choices, String(column.chosen), (value) => {
    const choice = column.choices[Number(value)];
    if (choice) model.edit({ type: 'set-type', ...place, ...wishFor(column, choice) });
  });
}

function labelled(text: string, control: HTMLElement): HTMLElement {
  return element('div', { className: 'labelled' }, element('span', { className: 'label' }, text), control);
}
