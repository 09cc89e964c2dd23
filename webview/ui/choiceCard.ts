import { element, icon, setAttribute } from './dom.js';
import { radioGroup } from './toolkit.js';
import { countOf } from './words.js';
import * as l10n from '../l10n.js';

/** One thing that can be chosen, with what it costs. */
export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
  /** What it means, in a few words. */
  readonly note?: string | undefined;
  readonly losses: readonly OptionLoss[];
}

export interface OptionLoss {
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  /** How many columns lose it; left out where it is about one alone. */
  readonly columns?: number | undefined;
}

/** A choice over many columns: a line that says what holds now, and opened, every option with its losses. */
export interface ChoiceCard {
  readonly key: string;
  readonly title: string;
  /** `12 columns of 3 tables`. */
  readonly facts: string;
  /** What holds now. */
  readonly now: string;
  readonly options: readonly ChoiceOption[];
  readonly value: string;
  readonly onChoose: (value: string) => void;
  /** Stands below the options. */
  readonly more?: readonly HTMLElement[] | undefined;
}

/** Which cards are open: kept while the panel lives, for every change of the mapping draws them anew. */
const opened = new Set<string>();

export function choiceCard(card: ChoiceCard): HTMLElement {
  const chosen = card.options.find((option) => option.value === card.value);
  const worst = chosen?.losses.find((loss) => loss.severity !== 'info');
  const head = element(
    'button',
    { type: 'button', className: 'card-head' },
    icon('chevron'),
    element('span', { className: 'card-title' }, card.title),
    element('span', { className: 'dim' }, card.facts),
    element(
      'span',
      { className: 'card-now' },
      ...(worst ? [icon(worst.severity, l10n.t('with losses'))] : []),
      card.now,
    ),
  );
  const body = element('div', { className: 'card-body' });
  const root = element('article', { className: 'card' }, head, body);
  const draw = (): void => {
    const open = opened.has(card.key);
    setAttribute(head, 'aria-expanded', open);
    body.hidden = !open;
    if (open && body.childElementCount === 0) body.append(options(card), ...(card.more ?? []));
  };
  head.addEventListener('click', () => {
    if (!opened.delete(card.key)) opened.add(card.key);
    draw();
  });
  draw();
  return root;
}

function options(card: ChoiceCard): HTMLElement {
  const choices = card.options.map(({ value, label, note, losses }) => ({
    value,
    label,
    notes: [...(note === undefined ? [] : [element('div', { className: 'loss dim' }, note)]), ...lossLines(losses)],
  }));
  return radioGroup(card.title, choices, card.value, card.onChoose);
}

/** Losses as lines, each with the number of columns that it concerns. */
export function lossLines(losses: readonly OptionLoss[]): HTMLElement[] {
  return losses.map(({ severity, message, columns }) =>
    element(
      'div',
      { className: `loss ${severity}` },
      icon(severity, severity),
      columns === undefined ? message : l10n.t('{0} ({1})', message, countOf(columns, 'column')),
    ),
  );
}
