import type { PanelState } from '../../src/protocol/panelProtocol.js';
import { send } from '../host.js';
import type { PanelModel } from '../panelModel.js';
import { element, icon } from '../ui/dom.js';
import { button } from '../ui/toolkit.js';

type Decisions = NonNullable<PanelState['decisions']>;

/** What keeps the panel from showing the schemas, the buttons that mend it, and meanwhile the decisions themselves. */
export function problem(model: PanelModel): HTMLElement {
  const root = element('section', { className: 'problem', role: 'alert' });
  const decided = element('section', { className: 'decisions-list' });
  const render = (): void => {
    const { problem: trouble, view, decisions } = model.state;
    root.hidden = trouble === undefined;
    decided.hidden = view !== undefined || decisions === undefined || trouble === undefined;
    if (trouble) {
      const actions = trouble.actions.map(({ title, action, connection }, index) =>
        button(title, () => send({ type: 'act', action, connection }), index === 0 ? 'primary' : 'secondary'),
      );
      root.replaceChildren(
        icon('error'),
        element('div', {}, element('strong', {}, trouble.message), element('p', {}, trouble.hint)),
        element('div', { className: 'actions' }, ...actions),
      );
    }
    if (decisions && !decided.hidden) decided.replaceChildren(...decisionParts(decisions));
  };
  model.onChange(render);
  return element('div', {}, root, decided);
}

function decisionParts(decisions: Decisions): Node[] {
  const lines = [...generalLines(decisions), ...tableLines(decisions)];
  return [
    element('h2', {}, 'Decisions in this file'),
    ...(lines.length === 0
      ? [element('p', { className: 'dim' }, 'None yet: everything is carried as it is.')]
      : [element('ul', {}, ...lines.map((line) => element('li', {}, line)))]),
  ];
}

function generalLines({ source, target, schemas, rules, accept }: Decisions): string[] {
  return [
    `From ${source ?? '(no source)'} to ${target ?? '(no target)'}`,
    ...(schemas ? [`Schemas: ${schemas.join(', ')}`] : []),
    ...(rules ?? []).map(
      (rule) => `Every ${rule.when} as ${rule.type}${rule.table === undefined ? '' : ` in ${rule.table}`}`,
    ),
    ...(accept ?? []).map((code) => `Accepted: ${code}`),
  ];
}

function tableLines({ tables = {} }: Decisions): string[] {
  return Object.entries(tables).flatMap(([key, table]) => [
    ...(table.include === false ? [`${key} is left out`] : []),
    ...(table.name === undefined ? [] : [`${key} is called ${table.name}`]),
    ...Object.entries(table.columns ?? {}).flatMap(([name, column]) => [
      ...(column.include === false ? [`${key}.${name} is left out`] : []),
      ...(column.name === undefined ? [] : [`${key}.${name} is called ${column.name}`]),
      ...(column.type === undefined ? [] : [`${key}.${name} becomes ${column.type}`]),
      ...(column.expression === undefined ? [] : [`${key}.${name} is read as ${column.expression}`]),
    ]),
  ]);
}
