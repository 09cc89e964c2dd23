import type { ColumnView, TableDetail, TableView } from '../src/protocol/mappingView.js';
import type { DecisionEdit } from '../src/protocol/decisionEdit.js';
import type { FromPanel, PanelState, Preview, ToPanel } from '../src/protocol/panelProtocol.js';
import { savedPlace, savePlace, send } from './host.js';

/** One line of the list. `key` names it across changes. What was only found has no mapping yet. */
export type Row =
  | { readonly kind: 'table'; readonly key: string; readonly table: TableView; readonly expanded: boolean }
  | { readonly kind: 'found'; readonly key: string; readonly rows: number }
  | { readonly kind: 'column'; readonly key: string; readonly table: TableView; readonly column: ColumnView }
  | { readonly kind: 'waiting'; readonly key: string };

/** What a person has selected: a table or one of its columns. */
export interface Selection {
  readonly table: TableView;
  readonly detail?: TableDetail | undefined;
  readonly column?: ColumnView | undefined;
}

/** The first rows of what is selected, or why there are none. */
export type ShownRows = Pick<Extract<ToPanel, { type: 'rows' }>, 'rows' | 'problem'>;

/** What is known of a replacement of names. */
export type ShownNames = Pick<Extract<ToPanel, { type: 'names' }>, 'preview' | 'problem'>;
/** A search in target names. */
export type NameSearch = Extract<FromPanel, { type: 'preview-names' }>['search'];

/** How long somebody who walks through the list may stay at a line before its rows are asked for, in milliseconds. */
const pause = 250;

/** Keys can't collide: no name holds this character. */
const separator = '\u0000';

/** The source schema of a table's key. */
export function schemaOf(key: string): string {
  return key.slice(0, Math.max(0, key.indexOf('.')));
}

function severalSchemas({ view, tables = [] }: PanelState): PanelModel['schemas'] {
  const several = (schemas: readonly string[]): boolean => new Set(schemas).size > 1;
  if (!view) return { source: several(tables.map(({ schema }) => schema)), target: false };
  return {
    source: several(view.tables.map(({ key }) => schemaOf(key))),
    target: several(view.tables.map(({ targetSchema }) => targetSchema)),
  };
}

/** What the panel knows, and where the person is in it. Views read it and are called again after every change. */
export class PanelModel {
  state: PanelState;
  /** Whether tables of several schemas stand here, so that a name alone doesn't say which is meant. */
  schemas = { source: false, target: false };
  /** What stands below the header: pair by pair, or what holds for many at once. */
  page: 'tables' | 'choices';
  /** What the edit in question would change; absent while none is. */
  shownPreview: Preview | undefined;
  #previewed: DecisionEdit | undefined;
  /** What the replacement of names in question would do, or why it can't be made. */
  shownNames: ShownNames | undefined;
  #searched: NameSearch | undefined;
  filter: string;
  onlyFindings: boolean;
  selected: string | undefined;
  scrollTop: number;
  showsRows: boolean;
  /** Absent until they are there. */
  shownRows: ShownRows | undefined;
  #asking: ReturnType<typeof setTimeout> | undefined;
  #remembering: ReturnType<typeof setTimeout> | undefined;
  #searching: ReturnType<typeof setTimeout> | undefined;
  readonly #expanded: Set<string>;
  readonly #details = new Map<string, TableDetail>();
  readonly #listeners: (() => void)[] = [];

  /** `name` is the migration's. */
  constructor(name: string) {
    this.state = { name };
    const place = savedPlace();
    this.page = place.page ?? 'tables';
    this.filter = place.filter;
    this.onlyFindings = place.onlyFindings;
    this.selected = place.selected;
    this.scrollTop = place.scrollTop;
    this.showsRows = place.showsRows === true;
    this.#expanded = new Set(place.expanded);
    document.addEventListener('visibilitychange', () => this.#save());
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Takes the host's state; what is open is asked for again, because it may have changed. */
  receiveState(state: PanelState): void {
    const isNew = state.view !== this.state.view;
    if (state.view?.analysis !== this.state.view?.analysis) this.#details.clear();
    this.state = state;
    if (isNew || state.tables) this.schemas = severalSchemas(state);
    if (isNew && state.view) {
      for (const table of this.#expanded) send({ type: 'detail', table });
      const selected = this.selection()?.table.key;
      if (selected !== undefined && !this.#expanded.has(selected)) send({ type: 'detail', table: selected });
    }
    if (isNew) this.#askForRows();
    this.changed();
  }

  receiveActivity(activity: PanelState['activity']): void {
    this.state = { ...this.state, activity };
    this.changed();
  }

  receiveDetail(analysis: string, detail: TableDetail): void {
    if (analysis !== this.state.view?.analysis) return;
    this.#details.set(detail.table, detail);
    this.changed();
  }

  /** Whether there is anything to list. */
  get hasTables(): boolean {
    return this.state.view !== undefined || this.state.tables !== undefined;
  }

  get #wanted(): string {
    return this.filter.trim().toLowerCase();
  }

  /** The tables that pass the filter. */
  shownTables(): readonly TableView[] {
    const wanted = this.#wanted;
    return (this.state.view?.tables ?? []).filter((table) => {
      const { error, warning, info } = table.findings;
      if (this.onlyFindings && error + warning + info === 0) return false;
      return (
        wanted === '' || table.key.toLowerCase().includes(wanted) || table.targetName.toLowerCase().includes(wanted)
      );
    });
  }

  rows(): readonly Row[] {
    return this.state.view ? this.#mappedRows() : this.#foundRows();
  }

  /** The source's tables while they are still being mapped. */
  #foundRows(): readonly Row[] {
    const wanted = this.#wanted;
    return (this.state.tables ?? [])
      .map(({ schema, name, estimatedRows }): Row => ({ kind: 'found', key: `${schema}.${name}`, rows: estimatedRows }))
      .filter(({ key }) => key.toLowerCase().includes(wanted));
  }

  #mappedRows(): readonly Row[] {
    return this.shownTables().flatMap((table): Row[] => {
      const expanded = this.#expanded.has(table.key);
      const row: Row = { kind: 'table', key: table.key, table, expanded };
      if (!expanded) return [row];
      const detail = this.#details.get(table.key);
      if (!detail) return [row, { kind: 'waiting', key: `${table.key}${separator}` }];
      const columns = detail.columns.map((column): Row => ({
        kind: 'column',
        key: `${table.key}${separator}${column.name}`,
        table,
        column,
      }));
      return [row, ...columns];
    });
  }

  selection(): Selection | undefined {
    const [key = '', name] = (this.selected ?? '').split(separator);
    const table = this.state.view?.tables.find((entry) => entry.key === key);
    if (!table) return undefined;
    const detail = this.#details.get(key);
    return { table, detail, column: detail?.columns.find((column) => column.name === name) };
  }

  select(key: string): void {
    if (this.selected === key) return;
    this.selected = key;
    this.#askForRows();
    const table = this.selection()?.table.key;
    if (table !== undefined && !this.#details.has(table)) send({ type: 'detail', table });
    this.changed();
  }

  setExpanded(table: string, expanded: boolean): void {
    if (expanded) {
      this.#expanded.add(table);
      if (!this.#details.has(table)) send({ type: 'detail', table });
    } else this.#expanded.delete(table);
    this.changed();
  }

  setFilter(filter: string, onlyFindings: boolean): void {
    this.filter = filter;
    this.onlyFindings = onlyFindings;
    this.changed();
  }

  /** Shows the first rows of what is selected, now and from now on, or no longer. */
  showRows(shows: boolean): void {
    this.showsRows = shows;
    this.#askForRows();
    this.changed();
  }

  receiveRows(rows: ShownRows): void {
    this.shownRows = rows;
    this.changed();
  }

  #askForRows(): void {
    clearTimeout(this.#asking);
    this.shownRows = undefined;
    const selection = this.selection();
    if (this.showsRows && selection)
      this.#asking = setTimeout(
        () => send({ type: 'rows', table: selection.table.key, column: selection.column?.name }),
        pause,
      );
    else send({ type: 'rows' });
  }

  setPage(page: 'tables' | 'choices'): void {
    this.page = page;
    this.changed();
  }

  /** Asks what an edit would change, without making it; without one nothing is shown. */
  preview(edit: DecisionEdit | undefined): void {
    this.#previewed = edit;
    if (edit) send({ type: 'preview', edit });
    else this.receivePreview(undefined);
  }

  receivePreview(preview: Preview | undefined): void {
    this.shownPreview = this.#previewed && preview;
    this.changed();
  }

  /** Asks what a replacement of names would do, without making it; without a search nothing is shown. */
  previewNames(search: NameSearch | undefined): void {
    clearTimeout(this.#searching);
    this.#searched = search;
    if (search) this.#searching = setTimeout(() => send({ type: 'preview-names', search }), pause);
    else this.receiveNames({});
  }

  receiveNames(names: ShownNames): void {
    this.shownNames = this.#searched && names;
    this.changed();
  }

  replaceNames(search: NameSearch): void {
    send({ type: 'replace-names', search });
  }

  /** Asks the host to write an edit into the document. */
  edit(edit: DecisionEdit): void {
    send({ type: 'edit', edit });
  }

  /** Shows at once what the host is about to confirm: including many tables waits for nobody. */
  includeTables(tables: readonly string[], include: boolean): void {
    const { view } = this.state;
    if (!view) return;
    const changed = new Set(tables);
    const next = view.tables.map((table) => (changed.has(table.key) ? { ...table, included: include } : table));
    const included = next.filter((table) => table.included);
    const rows = included.reduce((sum, table) => sum + table.rows, 0);
    this.state = {
      ...this.state,
      view: { ...view, tables: next, totals: { ...view.totals, included: included.length, rows } },
    };
    this.edit({ type: 'include-tables', tables, include });
    this.changed();
  }

  /** Keeps the place for a reload: a moment later, for somebody who scrolls is somewhere else in each frame. */
  remember(): void {
    this.#remembering ??= setTimeout(() => this.#save(), pause);
  }

  #save(): void {
    this.#remembering = undefined;
    savePlace({
      page: this.page,
      filter: this.filter,
      onlyFindings: this.onlyFindings,
      expanded: [...this.#expanded],
      selected: this.selected,
      scrollTop: this.scrollTop,
      showsRows: this.showsRows,
    });
  }

  changed(): void {
    this.remember();
    for (const listener of this.#listeners) listener();
  }
}
