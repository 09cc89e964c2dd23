import type { MappingView } from '../../src/protocol/mappingView.js';
import type { DecisionEdit } from '../../src/protocol/decisionEdit.js';
import type { PanelModel } from '../panelModel.js';
import { lossLines } from '../ui/choiceCard.js';
import { element, icon } from '../ui/dom.js';
import { button, textField } from '../ui/toolkit.js';
import { countOf } from '../ui/words.js';
import * as l10n from '../l10n.js';

type RuleView = MappingView['choices']['rules'][number];
type Rule = RuleView['rule'];

const fields = () =>
  [
    { name: 'when', label: l10n.t('Source type'), placeholder: l10n.t('uuid, numeric(10,2), kind:json') },
    { name: 'schema', label: l10n.t('Schema'), placeholder: l10n.t('any') },
    { name: 'table', label: l10n.t('Table'), placeholder: 'audit_*' },
    { name: 'column', label: l10n.t('Column'), placeholder: '*_id' },
    { name: 'type', label: l10n.t('Target type'), placeholder: 'BINARY(16)' },
  ] as const;

/** The list of rules, each with what it touches, and a form for a new one that shows what it would touch before it is added. */
export function rulesSection(model: PanelModel): { element: HTMLElement; update: () => void } {
  const list = element('div', { className: 'cards' });
  const form = ruleForm(model);
  return {
    element: element('div', {}, list, form.element),
    update: () => {
      const rules = model.state.view?.choices.rules ?? [];
      list.replaceChildren(...rules.map((rule, index) => ruleLine(model, rule, index, rules.length)));
      form.update();
    },
  };
}

function ruleLine(
  model: PanelModel,
  { rule, columns, tables, losses }: RuleView,
  index: number,
  count: number,
): HTMLElement {
  const move = (title: string, to: number): HTMLElement[] =>
    to < 0 || to >= count ? [] : [button(title, () => model.edit({ type: 'move-rule', index, to }))];
  return element(
    'article',
    { className: 'card rule' },
    element(
      'div',
      {},
      element('strong', {}, `${index + 1}. ${conditions(rule)}`),
      icon('arrow', l10n.t('becomes')),
      element('strong', {}, rule.type ?? rule.as ?? ''),
      element(
        'span',
        { className: 'dim' },
        ` ${l10n.t('{0} of {1}', countOf(columns, 'column'), countOf(tables, 'table'))}`,
      ),
      ...lossLines(losses),
    ),
    element(
      'div',
      { className: 'actions' },
      ...move(l10n.t('Up'), index - 1),
      ...move(l10n.t('Down'), index + 1),
      button(l10n.t('Remove'), () => model.edit({ type: 'remove-rule', index })),
    ),
  );
}

function conditions({ when, schema, table, column }: Rule): string {
  const parts = [
    when,
    column === undefined ? undefined : l10n.t('columns {0}', column),
    table === undefined ? undefined : l10n.t('in {0}', table),
    schema === undefined ? undefined : l10n.t('of schema {0}', schema),
  ];
  return parts.filter((part) => part !== undefined).join(' ');
}

function ruleForm(model: PanelModel): { element: HTMLElement; update: () => void } {
  const values = new Map<string, string>();
  const preview = element('div', { className: 'preview', role: 'status' });
  const controls = fields().map(({ name, label, placeholder }) => {
    const control = textField({
      label,
      placeholder,
      onInput: (value) => {
        values.set(name, value.trim());
        ask();
      },
    });
    return { name, label, control };
  });
  const add = button(l10n.t('Add Rule'), () => {
    const edit = editOf(values);
    if (!edit) return;
    model.edit(edit);
    values.clear();
    for (const { control } of controls) control.set('');
    ask();
  });
  const ask = (): void => {
    const edit = editOf(values);
    add.toggleAttribute('disabled', edit === undefined);
    model.preview(edit);
  };
  add.toggleAttribute('disabled', true);
  model.onChange(() => drawPreview(preview, model));
  return {
    element: element(
      'div',
      { className: 'rule-form' },
      ...controls.map(({ label, control }) =>
        element('div', { className: 'labelled' }, element('span', { className: 'label' }, label), control.element),
      ),
      add,
      preview,
    ),
    update: () => {
      if (editOf(values)) ask();
    },
  };
}

/** The edit that adds the rule, once there is a condition and a type. */
function editOf(values: ReadonlyMap<string, string>): DecisionEdit | undefined {
  const filled = Object.fromEntries([...values].filter(([, value]) => value !== ''));
  const { type, ...where } = filled;
  if (type === undefined || Object.keys(where).length === 0) return undefined;
  return { type: 'set-rule', rule: { ...where, type }, insert: true };
}

function drawPreview(preview: HTMLElement, model: PanelModel): void {
  const known = model.shownPreview;
  preview.hidden = known === undefined;
  if (!known) return;
  const { columns, tables, types, losses, findings } = known;
  const becomes = types
    .slice(0, 3)
    .map(({ type }) => type)
    .join(', ');
  const touched =
    columns === 0
      ? l10n.t('Would change no column.')
      : l10n.t('Would change {0} of {1}: {2}.', countOf(columns, 'column'), countOf(tables, 'table'), becomes);
  preview.replaceChildren(
    element('div', {}, touched),
    ...lossLines(losses),
    ...lossLines(findings.filter((finding) => !losses.some((loss) => loss.message === finding.message)).slice(0, 5)),
  );
}
