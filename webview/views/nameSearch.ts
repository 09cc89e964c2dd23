import type { NameSearch, PanelModel, ShownNames } from '../panelModel.js';
import { lossLines } from '../ui/choiceCard.js';
import { element } from '../ui/dom.js';
import { button, checkbox, rowSelect, textField } from '../ui/toolkit.js';
import { countOf } from '../ui/words.js';
import * as l10n from '../l10n.js';

const nothing: NameSearch = { objects: 'all', search: '', replacement: '', regex: false, matchCase: false };

/** Search and replace in the names on the target, with what would change and what would collide before it is done. */
export function nameSearch(model: PanelModel): { element: HTMLElement; update: () => void } {
  let search = nothing;
  const set = (part: Partial<NameSearch>): void => {
    search = { ...search, ...part };
    ask();
  };
  const ask = (): void => model.previewNames(search.search === '' ? undefined : search);
  const text = textField({ label: l10n.t('Search in names'), onInput: (value) => set({ search: value }) });
  const replacement = textField({ label: l10n.t('Replace with'), onInput: (value) => set({ replacement: value }) });
  const objects = rowSelect(l10n.t('Names of'), (value) => set({ objects: value as NameSearch['objects'] }));
  objects.set({
    choices: [
      { value: 'all', label: l10n.t('Tables and columns') },
      { value: 'tables', label: l10n.t('Tables') },
      { value: 'columns', label: l10n.t('Columns') },
    ],
    value: search.objects,
  });
  const regex = checkbox(l10n.t('Regular expression'), (on) => set({ regex: on }));
  const matchCase = checkbox(l10n.t('Match case'), (on) => set({ matchCase: on }));
  const replace = button(l10n.t('Replace All'), () => {
    model.replaceNames(search);
    text.set('');
    set({ search: '' });
  });
  const preview = element('div', { className: 'preview', role: 'status' });
  let drawn: ShownNames | undefined = {};
  model.onChange(() => {
    const { shownNames } = model;
    if (shownNames === drawn) return;
    drawn = shownNames;
    preview.hidden = shownNames === undefined;
    replace.toggleAttribute('disabled', (shownNames?.preview?.total ?? 0) === 0);
    if (shownNames) preview.replaceChildren(...previewParts(shownNames));
  });
  return {
    element: element(
      'div',
      { className: 'name-search' },
      labelled(l10n.t('Search in names'), text.element),
      labelled(l10n.t('Replace with'), replacement.element),
      objects.element,
      regex.element,
      matchCase.element,
      replace,
      preview,
    ),
    update: () => {
      if (search.search !== '') ask();
    },
  };
}

function labelled(label: string, field: HTMLElement): HTMLElement {
  return element('div', { className: 'labelled' }, element('span', { className: 'label' }, label), field);
}

function previewParts({ preview, problem }: ShownNames): Node[] {
  if (problem !== undefined) return lossLines([{ severity: 'error', message: problem }]);
  if (!preview || preview.total === 0) return [element('div', {}, l10n.t('Would change no name.'))];
  const lines = preview.names.map(({ table, column, name, becomes }) =>
    element(
      'li',
      {},
      element('span', { className: 'dim' }, column === undefined ? table : `${table}.${column}`),
      ` ${name} → `,
      element('strong', {}, becomes),
    ),
  );
  const more = preview.total - preview.names.length;
  const list = element(
    'ul',
    { tabIndex: 0, 'aria-label': l10n.t('Names that would change') },
    ...lines,
    ...(more > 0 ? [element('li', { className: 'dim' }, l10n.t('and {0} more', more))] : []),
  );
  return [
    element('div', {}, l10n.t('Would change {0}.', countOf(preview.total, 'name'))),
    ...lossLines(preview.findings.slice(0, 20)),
    list,
  ];
}
