import type { PanelState } from '../../src/protocol/panelProtocol.js';
import type { PanelModel } from '../panelModel.js';
import { element } from '../ui/dom.js';
import { rowSelect, textField, type Choice } from '../ui/toolkit.js';
import * as l10n from '../l10n.js';

type Decisions = NonNullable<PanelState['decisions']>;
type Policies = NonNullable<Decisions['names']>;
type Change = Exclude<NonNullable<Policies['tables']>, string>;

const cases = (): Choice[] => [
  { value: 'keep', label: l10n.t('As in the source') },
  { value: 'lower', label: l10n.t('Small letters: orderitem') },
  { value: 'snake', label: l10n.t('Snake case: order_item') },
];
const affixes = () =>
  [
    { field: 'removePrefix', label: l10n.t('Without the prefix') },
    { field: 'removeSuffix', label: l10n.t('Without the suffix') },
    { field: 'addPrefix', label: l10n.t('With the prefix') },
    { field: 'addSuffix', label: l10n.t('With the suffix') },
  ] as const;

/** Policies on names, and where each schema goes. */
export function namesSection(model: PanelModel): { element: HTMLElement; update: () => void } {
  const policies = (['tables', 'columns', 'schemas'] as const).map((objects) => policyLine(model, objects));
  const schemas = element('div', { className: 'name-policies' });
  return {
    element: element(
      'div',
      {},
      element('div', { className: 'name-policies' }, ...policies.map((line) => line.element)),
      schemas,
    ),
    update: () => {
      for (const line of policies) line.update();
      schemas.replaceChildren(...(model.state.view?.choices.schemas ?? []).map((schema) => schemaLine(model, schema)));
    },
  };
}

function policyLine(model: PanelModel, objects: keyof Policies): { element: HTMLElement; update: () => void } {
  const current = (): Change => {
    const naming = model.state.decisions?.names?.[objects];
    return typeof naming === 'object' ? naming : { case: naming };
  };
  const change = (part: Change): void => {
    model.edit({ type: 'set-names', objects, naming: { ...current(), ...part } });
  };
  const title = { tables: l10n.t('Tables'), columns: l10n.t('Columns'), schemas: l10n.t('Schemas') }[objects];
  const select = rowSelect(l10n.t('Case of {0}', title), (value) => change({ case: value as Change['case'] }));
  const fields = affixes().map(({ field, label }) => ({
    field,
    control: textField({
      label: `${label}, ${title}`,
      placeholder: label,
      onCommit: (value) => change({ [field]: value === '' ? undefined : value }),
    }),
  }));
  return {
    element: element(
      'div',
      { className: 'name-policy' },
      element('span', { className: 'label' }, title),
      select.element,
      ...fields.map(({ control }) => control.element),
    ),
    update: () => {
      select.set({ choices: cases(), value: current().case ?? 'keep' });
      for (const { field, control } of fields) control.set(current()[field] ?? '');
    },
  };
}

function schemaLine(
  model: PanelModel,
  { source, target, create }: { source: string; target: string; create: boolean },
): HTMLElement {
  const name = textField({
    label: l10n.t('Target schema of {0}', source),
    onCommit: (value) => model.edit({ type: 'rename-schema', schema: source, name: value.trim() || undefined }),
  });
  name.set(target);
  return element(
    'div',
    { className: 'name-policy' },
    element('span', { className: 'label' }, l10n.t('Schema {0} goes to', source)),
    name.element,
    element('span', { className: 'dim' }, create ? l10n.t('will be created') : l10n.t('exists')),
  );
}
