import type { MappingView } from '../../src/protocol/mappingView.js';
import type { PanelModel } from '../panelModel.js';
import { choiceCard, type ChoiceOption } from '../ui/choiceCard.js';
import { element } from '../ui/dom.js';
import { guardTitles, guardWords, policyTitles, wayTitles } from '../ui/policyWords.js';
import { textField } from '../ui/toolkit.js';
import { countOf } from '../ui/words.js';
import { namesSection } from './choiceNames.js';
import { rulesSection } from './choiceRules.js';
import { findingParts } from './findings.js';

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
  const root = element(
    'section',
    { className: 'choices', 'aria-label': 'Choices for many columns' },
    problems,
    section('Ways of holding a type', 'They hold where no rule and no decision on a column says otherwise.', policies),
    section('Values that the target can’t hold', 'Scan the data to see how many there are.', guards),
    section('Source types', 'Choosing one writes a rule for every column of that type.', types),
    section('Rules', 'The first rule that a column meets names its type.', rules.element),
    section('Names', 'How names are written on the target, where none is given by hand.', names.element),
  );
  let shown = '';
  model.onChange(() => {
    const { view, decisions } = model.state;
    root.hidden = model.page !== 'choices' || view === undefined;
    if (root.hidden || !view) return;
    const now = JSON.stringify([view.choices, view.decisions, decisions?.names, decisions?.schemaNames]);
    if (now === shown) return;
    shown = now;
    problems.replaceChildren(...findingParts(model, view.decisions));
    policies.replaceChildren(...orNone(policyCards(model, view.choices), 'The source has no such types.'));
    guards.replaceChildren(...orNone(guardCards(model, view.choices), 'No type in question limits its values.'));
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
      label: `${wayTitles[way.way] ?? way.way}: ${way.types.slice(0, 3).join(', ')}${way.types.length > 3 ? ' …' : ''}`,
      note: way.possible < columns ? `Possible for ${countOf(way.possible, 'column')} of ${columns}.` : undefined,
      losses: way.losses,
    }));
    const now = taken.map((way) => `${wayTitles[way.way] ?? way.way}${taken.length > 1 ? ` (${way.taken})` : ''}`);
    return choiceCard({
      key: `policy ${name}`,
      title: policyTitles[name] ?? name,
      facts: countOf(columns, 'column'),
      now: `${now.join(', ') || 'By rules'}${wanted === undefined ? '' : ' · chosen'}`,
      options: [{ value: suggested, label: 'As suggested, column by column', losses: [] }, ...options],
      value: wanted ?? suggested,
      onChoose: (way) => model.edit({ type: 'set-policy', policy: name, way: way === suggested ? undefined : way }),
    });
  });
}

function guardCards(model: PanelModel, { guards }: Choices): HTMLElement[] {
  return guards.map(({ code, words, wanted, columns, hits }) => {
    const word = wanted === undefined ? suggested : typeof wanted === 'string' ? wanted : 'value';
    const options = words.map((entry): ChoiceOption => {
      const { title, note, loses } = guardWords[entry] ?? { title: entry, note: '', loses: false };
      return { value: entry, label: title, losses: [{ severity: loses ? 'warning' : 'info', message: note }] };
    });
    const value = textField({
      label: 'Another value',
      placeholder: 'Another value, such as 1970-01-01',
      onCommit: (text) => {
        if (text !== '') model.edit({ type: 'set-guard', code, policy: { value: text } });
      },
    });
    value.set(typeof wanted === 'object' ? wanted.value : '');
    const found =
      hits && (hits.rows === 0 ? 'none found' : `${countOf(hits.rows, 'value')} in ${countOf(hits.columns, 'column')}`);
    return choiceCard({
      key: `guard ${code}`,
      title: guardTitles[code] ?? code,
      facts: [`possible in ${countOf(columns, 'column')}`, found].filter(Boolean).join(', '),
      now: typeof wanted === 'object' ? `${wanted.value} in their place` : (guardWords[word]?.title ?? 'As suggested'),
      options: [
        {
          value: suggested,
          label: 'As suggested: ask, or take the next exact type where there is a good one',
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
      label: `${choice.type}${choice.way === undefined ? '' : ` · ${wayTitles[choice.way] ?? choice.way}`}`,
      note:
        choice.possible < type.columns
          ? `Offered for ${countOf(choice.possible, 'column')} of ${type.columns}.`
          : undefined,
      losses: choice.losses,
    }));
    const all = type.choices.findIndex((choice) => choice.taken === type.columns);
    return choiceCard({
      key: `type ${type.type}`,
      title: type.type,
      facts: `${countOf(type.columns, 'column')} of ${countOf(type.tables, 'table')}`,
      now: type.targets
        .map((target) => (type.targets.length > 1 ? `${target.type} (${target.columns})` : target.type))
        .join(', '),
      options: [{ value: suggested, label: 'As suggested, column by column', losses: [] }, ...options],
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
  if (rest > 0) cards.push(element('p', { className: 'dim' }, `and ${countOf(rest, 'type')} of fewer columns`));
  return cards;
}
