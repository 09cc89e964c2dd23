import type { MappingView } from '../../src/protocol/mappingView.js';
import type { PanelModel } from '../panelModel.js';
import { choiceCard, type ChoiceOption } from '../ui/choiceCard.js';
import { element } from '../ui/dom.js';
import { guardTitles, guardWords, policyTitles, wayTitles } from '../ui/policyWords.js';
import { textField } from '../ui/toolkit.js';
import { countOf } from '../ui/words.js';
import { namesSection } from './choiceNames.js';
import { rulesSection } from './choiceRules.js';
import { nameSearch } from './nameSearch.js';
import { findingParts } from './findings.js';
import * as l10n from '../l10n.js';

type Choices = MappingView['choices'];
/** Stands for no decision. */
const suggested = '';
/** Source types listed; rules reach the others too. */
const mostTypes = 200;

/** Choices that hold for many columns at once: by sort of type, by source type, for values, names and rules. */
export function choices(model: PanelModel): HTMLElement {
  const policies = element('div', { className: 'cards' });
  const guards = element('div', { className: 'cards' });
  const types = element('div', { className: 'cards' });
  const problems = element('div', { className: 'decision-problems' });
  const rules = rulesSection(model);
  const names = namesSection(model);
  const search = nameSearch(model);
  const root = element(
    'section',
    { className: 'choices', 'aria-label': l10n.t('Choices for many columns') },
    problems,
    section(
      l10n.t('Ways of holding a type'),
      l10n.t('They hold where no rule and no decision on a column says otherwise.'),
      policies,
    ),
    section(l10n.t('Values that the target can’t hold'), l10n.t('Scan the data to see how many there are.'), guards),
    section(l10n.t('Source types'), l10n.t('Choosing one writes a rule for every column of that type.'), types),
    section(l10n.t('Rules'), l10n.t('The first rule that a column meets names its type.'), rules.element),
    section(
      l10n.t('Names'),
      l10n.t('How names are written on the target, where none is given by hand.'),
      names.element,
    ),
    section(
      l10n.t('Search and replace in names'),
      l10n.t('Writes the new name of each table and column that it hits; one undo takes all of them back.'),
      search.element,
    ),
  );
  let shown = '';
  let searched: MappingView | undefined;
  model.onChange(() => {
    const { view, decisions } = model.state;
    root.hidden = model.page !== 'choices' || view === undefined;
    if (root.hidden || !view) return;
    if (view !== searched) {
      searched = view;
      search.update();
    }
    const now = JSON.stringify([view.choices, view.decisions, decisions?.names, decisions?.schemaNames]);
    if (now === shown) return;
    shown = now;
    problems.replaceChildren(...findingParts(model, view.decisions));
    policies.replaceChildren(...orNone(policyCards(model, view.choices), l10n.t('The source has no such types.')));
    guards.replaceChildren(
      ...orNone(guardCards(model, view.choices), l10n.t('No type in question limits its values.')),
    );
    types.replaceChildren(...typeCards(model, view.choices));
    rules.update();
    names.update();
  });
  return root;
}

function section(title: string, note: string, content: HTMLElement): HTMLElement {
  return element('section', {}, element('h2', {}, title), element('p', { className: 'dim' }, note), content);
}

function orNone(cards: readonly HTMLElement[], words: string): readonly HTMLElement[] {
  return cards.length > 0 ? cards : [element('p', { className: 'dim' }, words)];
}

function policyCards(model: PanelModel, { policies }: Choices): HTMLElement[] {
  return policies.map(({ name, columns, wanted, ways }) => {
    const taken = ways.filter((way) => way.taken > 0);
    const options = ways.map((way): ChoiceOption => ({
      value: way.way,
      label: `${wayTitles[way.way]?.() ?? way.way}: ${way.types.slice(0, 3).join(', ')}${way.types.length > 3 ? ' …' : ''}`,
      note:
        way.possible < columns
          ? l10n.t('Possible for {0} of {1}.', countOf(way.possible, 'column'), columns)
          : undefined,
      losses: way.losses,
    }));
    const now = taken.map((way) => `${wayTitles[way.way]?.() ?? way.way}${taken.length > 1 ? ` (${way.taken})` : ''}`);
    const current = now.join(', ') || l10n.t('By rules');
    return choiceCard({
      key: `policy ${name}`,
      title: policyTitles[name]?.() ?? name,
      facts: countOf(columns, 'column'),
      now: wanted === undefined ? current : l10n.t('{0} · chosen', current),
      options: [{ value: suggested, label: l10n.t('As suggested, column by column'), losses: [] }, ...options],
      value: wanted ?? suggested,
      onChoose: (way) => model.edit({ type: 'set-policy', policy: name, way: way === suggested ? undefined : way }),
    });
  });
}

function guardCards(model: PanelModel, { guards }: Choices): HTMLElement[] {
  return guards.map(({ code, words, wanted, columns, hits }) => {
    const word = wanted === undefined ? suggested : typeof wanted === 'string' ? wanted : 'value';
    const options = words.map((entry): ChoiceOption => {
      const known = guardWords[entry];
      const message = known?.note() ?? '';
      return {
        value: entry,
        label: known?.title() ?? entry,
        losses: [{ severity: known?.loses === true ? 'warning' : 'info', message }],
      };
    });
    const value = textField({
      label: l10n.t('Another value'),
      placeholder: l10n.t('Another value, such as 1970-01-01'),
      onCommit: (text) => {
        if (text !== '') model.edit({ type: 'set-guard', code, policy: { value: text } });
      },
    });
    value.set(typeof wanted === 'object' ? wanted.value : '');
    const found =
      hits &&
      (hits.rows === 0
        ? l10n.t('none found')
        : l10n.t('{0} in {1}', countOf(hits.rows, 'value'), countOf(hits.columns, 'column')));
    return choiceCard({
      key: `guard ${code}`,
      title: guardTitles[code]?.() ?? code,
      facts: [l10n.t('possible in {0}', countOf(columns, 'column')), found].filter(Boolean).join(', '),
      now:
        typeof wanted === 'object'
          ? l10n.t('{0} in their place', wanted.value)
          : (guardWords[word]?.title() ?? l10n.t('As suggested')),
      options: [
        {
          value: suggested,
          label: l10n.t('As suggested: ask, or take the next exact type where there is a good one'),
          losses: [],
        },
        ...options,
      ],
      value: word,
      onChoose: (entry) => {
        if (entry === 'value') value.element.focus();
        else model.edit({ type: 'set-guard', code, policy: entry === suggested ? undefined : (entry as 'stop') });
      },
      more: words.includes('value') ? [value.element] : [],
    });
  });
}

function typeCards(model: PanelModel, { types, rules }: Choices): HTMLElement[] {
  const cards = types.slice(0, mostTypes).map((type) => {
    const own = rules.findIndex(({ rule }) => {
      const { when, schema, table, column } = rule;
      return (
        when?.toLowerCase() === type.type.toLowerCase() && [schema, table, column].every((part) => part === undefined)
      );
    });
    const options = type.choices.map((choice, index): ChoiceOption => ({
      value: String(index),
      label: `${choice.type}${choice.way === undefined ? '' : ` · ${wayTitles[choice.way]?.() ?? choice.way}`}`,
      note:
        choice.possible < type.columns
          ? l10n.t('Offered for {0} of {1}.', countOf(choice.possible, 'column'), type.columns)
          : undefined,
      losses: choice.losses,
    }));
    const all = type.choices.findIndex((choice) => choice.taken === type.columns);
    return choiceCard({
      key: `type ${type.type}`,
      title: type.type,
      facts: l10n.t('{0} of {1}', countOf(type.columns, 'column'), countOf(type.tables, 'table')),
      now: type.targets
        .map((target) => (type.targets.length > 1 ? `${target.type} (${target.columns})` : target.type))
        .join(', '),
      options: [{ value: suggested, label: l10n.t('As suggested, column by column'), losses: [] }, ...options],
      value: own < 0 ? suggested : String(all),
      onChoose: (value) => {
        const choice = type.choices[Number(value)];
        if (value === suggested) model.edit({ type: 'remove-rule', index: own });
        else if (choice) {
          const { way: as } = choice;
          const rule = { when: type.type, ...(as === undefined ? { type: choice.type } : { as }) };
          model.edit({ type: 'set-rule', rule: rule, index: own < 0 ? 0 : own, insert: own < 0 });
        }
      },
    });
  });
  const rest = types.length - cards.length;
  if (rest > 0)
    cards.push(element('p', { className: 'dim' }, l10n.t('and {0} of fewer columns', countOf(rest, 'type'))));
  return cards;
}
