/**
 * The one module that knows which component library the panel is built of. Everything else asks for a button, a checkbox or
 * a field here, so that another library changes this file only.
 */
import {
  provideVSCodeDesignSystem,
  vsCodeBadge,
  vsCodeButton,
  vsCodeProgressRing,
  vsCodeRadio,
  vsCodeRadioGroup,
  vsCodeTextField,
} from '@vscode/webview-ui-toolkit';
import { element, setAttribute, setText } from './dom.js';
import { handOverWhenAsked } from './typing.js';
import * as l10n from '../l10n.js';

provideVSCodeDesignSystem().register(
  vsCodeBadge(),
  vsCodeButton(),
  vsCodeProgressRing(),
  vsCodeRadio(),
  vsCodeRadioGroup(),
  vsCodeTextField(),
);

/** A component and how to set it without it calling back. */
export interface Control<T> {
  readonly element: HTMLElement;
  set(value: T): void;
}

export function button(label: string, onClick: () => void, look: 'primary' | 'secondary' = 'secondary'): HTMLElement {
  const made = document.createElement('vscode-button');
  made.setAttribute('appearance', look);
  made.textContent = label;
  made.addEventListener('click', onClick);
  return made;
}

export function badge(text: string): HTMLElement {
  const made = document.createElement('vscode-badge');
  made.textContent = text;
  return made;
}

/** The library's elements name themselves ("Text field") whenever they enter the page; this gives them their own name back. */
function keepLabel(made: HTMLElement, label: string): void {
  const set = (): void => {
    if (made.getAttribute('aria-label') !== label) made.setAttribute('aria-label', label);
  };
  set();
  new MutationObserver(set).observe(made, { attributes: true, attributeFilter: ['aria-label'] });
}

export function progressRing(): HTMLElement {
  const made = document.createElement('vscode-progress-ring');
  made.setAttribute('aria-label', l10n.t('Working'));
  return made;
}

export interface CheckboxState {
  readonly checked: boolean;
  readonly indeterminate?: boolean | undefined;
}

/** A checkbox with its label beside it, or with one that is only read aloud. A native one: a list has one in each row. */
export function checkbox(
  label: string,
  onToggle: (checked: boolean) => void,
  showLabel = true,
): Control<CheckboxState> {
  const box = element('input', { type: 'checkbox', className: 'check' });
  if (!showLabel) setAttribute(box, 'aria-label', label);
  box.addEventListener('change', () => onToggle(box.checked));
  return {
    element: showLabel ? element('label', { className: 'checkbox' }, box, label) : box,
    set: ({ checked, indeterminate = false }) => {
      box.checked = checked;
      box.indeterminate = indeterminate;
    },
  };
}

export interface FieldOptions {
  readonly label: string;
  readonly placeholder?: string | undefined;
  /** Called while a person types. */
  readonly onInput?: ((value: string) => void) | undefined;
  /** Called when they are done with another text: on Enter, on leaving the field, and before the document is saved. */
  readonly onCommit?: ((value: string) => void) | undefined;
}

/** A text field of the component library. */
export function textField(options: FieldOptions): Control<string> {
  const made = document.createElement('vscode-text-field') as HTMLElement & { value: string };
  keepLabel(made, options.label);
  setAttribute(made, 'placeholder', options.placeholder);
  return committing(made, options);
}

/**
 * A text field and a choice for the rows of a list: native elements in the editor's colours. The library's own are too heavy
 * for a row each, and its drop-down is cut off by a scrolling list.
 */
export function rowField(options: FieldOptions): Control<string> {
  const made = element('input', {
    type: 'text',
    className: 'row-field',
    spellcheck: false,
    'aria-label': options.label,
  });
  setAttribute(made, 'placeholder', options.placeholder);
  return committing(made, options);
}

function committing(made: HTMLElement & { value: string }, options: FieldOptions): Control<string> {
  let current = '';
  const isTyped = (): boolean => oneLine(made.value) !== current;
  const commit = (): void => {
    if (!isTyped()) return;
    current = made.value;
    options.onCommit?.(current);
  };
  made.addEventListener('input', () => options.onInput?.(made.value));
  made.addEventListener('change', commit);
  handOverWhenAsked(made, commit);
  made.addEventListener('keydown', (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape') made.value = current;
  });
  return {
    element: made,
    set: (value) => {
      // What a person is typing isn't taken from under their fingers.
      if (document.activeElement === made && isTyped()) return;
      current = oneLine(value);
      if (isTyped()) made.value = current;
    },
  };
}

/** What a field shows of a text: a name can have line breaks, and nobody who only looks at it takes them out. */
function oneLine(text: string): string {
  return text.replaceAll(/[\r\n]/gu, '');
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface ChoicesState {
  readonly choices: readonly Choice[];
  readonly value: string;
}

/** A drop-down list for a row; see {@link rowField}. */
export function rowSelect(label: string, onChoose: (value: string) => void): Control<ChoicesState> {
  const made = element('select', { className: 'row-select', 'aria-label': label });
  made.addEventListener('change', () => onChoose(made.value));
  let shown: readonly Choice[] = [];
  return {
    element: made,
    set: ({ choices, value }) => {
      if (choices !== shown) setOptions(made, choices);
      shown = choices;
      if (made.value !== value) made.value = value;
    },
  };
}

/** Takes over the options that are there, because making them is what costs. */
function setOptions(select: HTMLSelectElement, choices: readonly Choice[]): void {
  while (select.options.length > choices.length) select.options[choices.length]?.remove();
  for (const [at, { value, label }] of choices.entries()) {
    const option = select.options[at];
    if (option) {
      setAttribute(option, 'value', value);
      setText(option, label);
    } else select.append(element('option', { value }, label));
  }
}

export interface RadioChoice extends Choice {
  /** Stands below the choice. */
  readonly notes: readonly HTMLElement[];
}

/** A group of choices that all stand in view, each with its notes. */
export function radioGroup(
  label: string,
  choices: readonly RadioChoice[],
  value: string,
  onChoose: (value: string) => void,
): HTMLElement {
  const group = document.createElement('vscode-radio-group') as HTMLElement & { value: string };
  group.setAttribute('orientation', 'vertical');
  group.setAttribute('aria-label', label);
  for (const choice of choices) {
    const radio = document.createElement('vscode-radio') as HTMLElement & { value: string };
    radio.value = choice.value;
    radio.append(choice.label, ...choice.notes);
    group.append(radio);
  }
  group.value = value;
  group.addEventListener('change', () => {
    if (group.value !== value) onChoose(group.value);
  });
  return group;
}
