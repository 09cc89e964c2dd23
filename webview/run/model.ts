import type {
  Changed,
  RunLabel,
  RunNotes,
  RunOverview,
  RunTable,
  RunTableState,
  RunTimelineEntry,
  ToRunView,
} from '../../src/protocol/runViewProtocol.js';

/** Which tables are shown. */
export type TableChoice = 'all' | 'under-way' | 'problems';

/** The states of the tables that are shown; undefined for any. */
const chosenStates: Readonly<Record<TableChoice, readonly RunTableState[] | undefined>> = {
  all: undefined,
  'under-way': ['copying', 'copied', 'indexes', 'verifying'],
  problems: ['differs', 'failed', 'unproven', 'interrupted'],
};

/** What is known of the run, and which part of it the person looks at. Views are called again after every change. */
export class RunModel {
  overview: RunOverview | undefined;
  timeline: readonly RunTimelineEntry[] = [];
  notes: RunNotes = { last: [], earlier: 0 };
  filter = '';
  choice: TableChoice = 'all';
  #labels: Readonly<Partial<Record<RunLabel, string>>> = {};
  #tables: readonly RunTable[] = [];
  readonly #listeners: (() => void)[] = [];

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  receive(message: ToRunView): void {
    this.overview = message.overview;
    if (message.type === 'run') {
      this.#labels = message.labels;
      this.#tables = message.tables;
      this.timeline = message.timeline;
    } else {
      this.#tables = withChanges(this.#tables, message.tables);
      this.timeline = withChanges(this.timeline, message.timeline);
    }
    this.notes = message.notes ?? this.notes;
    this.#changed();
  }

  label(name: RunLabel): string {
    return this.#labels[name] ?? '';
  }

  setFilter(filter: string): void {
    this.filter = filter;
    this.#changed();
  }

  setChoice(choice: TableChoice): void {
    this.choice = choice;
    this.#changed();
  }

  /** The tables that pass the filter and the choice. */
  shownTables(): readonly RunTable[] {
    const wanted = this.filter.trim().toLowerCase();
    const states = chosenStates[this.choice];
    return this.#tables.filter(
      ({ name, state }) => (states?.includes(state) ?? true) && (wanted === '' || name.toLowerCase().includes(wanted)),
    );
  }

  /** How many tables are in each state, in the order in which a table goes through them. */
  states(): readonly (readonly [RunTableState, number])[] {
    const counts = new Map<RunTableState, number>();
    for (const { state } of this.#tables) counts.set(state, (counts.get(state) ?? 0) + 1);
    return tableStates.flatMap((state) => {
      const count = counts.get(state);
      return count === undefined ? [] : [[state, count] as const];
    });
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

const tableStates: readonly RunTableState[] = [
  ...(['verified', 'unproven', 'differs', 'failed', 'interrupted'] as const),
  ...(['verifying', 'indexes', 'copied', 'copying', 'waiting', 'skipped'] as const),
];

function withChanges<T>(list: readonly T[], changes: Changed<T>): readonly T[] {
  if (changes.length === 0) return list;
  const next = [...list];
  for (const { at, item } of changes) if (at <= next.length) next[at] = item;
  return next;
}
