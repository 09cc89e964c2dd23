import type { PanelState } from '../../src/protocol/panelProtocol.js';
import { send } from '../host.js';
import type { PanelModel } from '../panelModel.js';
import { element, icon } from '../ui/dom.js';
import { button } from '../ui/toolkit.js';
import * as l10n from '../l10n.js';

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
    element('h2', {}, l10n.t('Decisions in this file')),
    ...(lines.length === 0
      ? [element('p', { className: 'dim' }, l10n.t('None yet: everything is carried as it is.'))]
      : [element('ul', {}, ...lines.map((line) => element('li', {}, line)))]),
  ];
}

function generalLines({ source, target, schemas, rules, accept }: Decisions): string[] {
  return [
    l10n.t('From {0} to {1}', source ?? l10n.t('(no source)'), target ?? l10n.t('(no target)')),
    ...(schemas ? [l10n.t('Schemas: {0}', schemas.join(', '))] : []),
    ...(rules ?? []).map(
      ({ when = l10n.t('column'), type, as, table }) =>
        `${l10n.t('Every {0} as {1}', when, type ?? as ?? '')}${table === undefined ? '' : ` ${l10n.t('in {0}', table)}`}`,
    ),
    ...(accept ?? []).map((code) => l10n.t('Accepted: {0}', code)),
  ];
}

function tableLines({ tables = {} }: Decisions): string[] {
  return Object.entries(tables).flatMap(([key, table]) => [
    ...(table.include === false ? [l10n.t('{0} is left out', key)] : []),
    ...(table.name === undefined ? [] : [l10n.t('{0} is called {1}', key, table.name)]),
    ...Object.entries(table.columns ?? {}).flatMap(([name, column]) => [
      ...(column.include === false ? [l10n.t('{0} is left out', `${key}.${name}`)] : []),
      ...(column.name === undefined ? [] : [l10n.t('{0} is called {1}', `${key}.${name}`, column.name)]),
      ...(column.type === undefined ? [] : [l10n.t('{0} becomes {1}', `${key}.${name}`, column.type)]),
      ...(column.expression === undefined ? [] : [l10n.t('{0} is read as {1}', `${key}.${name}`, column.expression)]),
    ]),
  ]);
}
