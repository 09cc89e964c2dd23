import type { PanelState } from '../../src/protocol/panelProtocol.js';
import type { PanelModel } from '../panelModel.js';
import { element } from '../ui/dom.js';
import { rowSelect, textField } from '../ui/toolkit.js';

type Decisions = NonNullable<PanelState['decisions']>;
type Policies = NonNullable<Decisions['names']>;
type Change = Exclude<NonNullable<Policies['tables']>, string>;

const cases = [
  { value: 'keep', label: 'As in the source' },
  { value: 'lower', label: 'Small letters: orderitem' },
  { value: 'snake', label: 'Snake case: order_item' },
];
const affixes = [
  { field: 'removePrefix', label: 'Without the prefix' },
  { field: 'removeSuffix', label: 'Without the suffix' },
  { field: 'addPrefix', label: 'With the prefix' },
  { field: 'addSuffix', label: 'With the suffix' },
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
  const select = rowSelect(`Case of ${objects}`, (value) => change({ case: value as Change['case'] }));
  const fields = affixes.map(({ field, label }) => ({
    field,
    control: textField({
      label: `${label}, ${objects}`,
      placeholder: label,
      onCommit: (value) => change({ [field]: value === '' ? undefined : value }),
    }),
  }));
  const title = { tables: 'Tables', columns: 'Columns', schemas: 'Schemas' }[objects];
  return {
    element: element(
      'div',
      { className: 'name-policy' },
      element('span', { className: 'label' }, title),
      select.element,
      ...fields.map(({ control }) => control.element),
    ),
    update: () => {
      select.set({ choices: cases, value: current().case ?? 'keep' });
      for (const { field, control } of fields) control.set(current()[field] ?? '');
    },
  };
}

function schemaLine(
  model: PanelModel,
  { source, target, create }: { source: string; target: string; create: boolean },
): HTMLElement {
  const name = textField({
    label: `Target schema of ${source}`,
    onCommit: (value) => model.edit({ type: 'rename-schema', schema: source, name: value.trim() || undefined }),
  });
  name.set(target);
  return element(
    'div',
    { className: 'name-policy' },
    element('span', { className: 'label' }, `Schema ${source} goes to`),
    name.element,
    element('span', { className: 'dim' }, create ? 'will be created' : 'exists'),
  );
}
