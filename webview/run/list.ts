import { element, setAttribute } from '../ui/dom.js';
import { VirtualList, type RowElement } from '../ui/virtualList.js';

export interface RunListOptions<Row> {
  readonly className: string;
  /** Pixels; style.css says the same. */
  readonly rowHeight: number;
  /** How many columns it has. */
  readonly headings: number;
  readonly keyOf: (row: Row) => string;
  readonly create: () => RowElement<Row>;
  /** Called for the row that a person asks for: Enter, or a double click. */
  readonly open: (row: Row) => void;
}

/** A list of any length with one stop of the Tab key: arrows move within, Enter opens. */
export class RunList<Row> {
  readonly element: HTMLElement;
  readonly #list: VirtualList<Row>;
  readonly #headings: readonly HTMLElement[];
  #rows: readonly Row[] = [];
  #active: string | undefined;

  constructor(private readonly options: RunListOptions<Row>) {
    const head = element('div', { className: 'row head', role: 'row' });
    this.#headings = Array.from({ length: options.headings }, () =>
      element('div', { className: 'cell', role: 'columnheader' }),
    );
    head.append(...this.#headings);
    this.#list = new VirtualList<Row>({
      rowHeight: options.rowHeight,
      head,
      keyOf: options.keyOf,
      kindOf: () => 'row',
      create: () => this.#row(),
      onScroll: () => undefined,
      isCurrent: (row) => options.keyOf(row) === this.#active,
    });
    this.element = this.#list.element;
    this.element.classList.add(options.className);
    this.element.tabIndex = 0;
    this.element.role = 'grid';
    this.element.addEventListener('keydown', (event) => this.#key(event));
  }

  set label(label: string) {
    setAttribute(this.element, 'aria-label', label);
  }

  setHeadings(headings: readonly string[]): void {
    for (const [at, heading] of this.#headings.entries()) heading.textContent = headings[at] ?? '';
  }

  setRows(rows: readonly Row[]): void {
    this.#rows = rows;
    setAttribute(this.element, 'aria-rowcount', rows.length + 1);
    this.#list.setRows(rows);
  }

  /** True where the last row is in sight: then new ones are followed. */
  get isAtEnd(): boolean {
    const { scrollTop, clientHeight, scrollHeight } = this.element;
    return scrollTop + clientHeight >= scrollHeight - this.options.rowHeight;
  }

  revealEnd(): void {
    this.element.scrollTop = this.element.scrollHeight;
  }

  #row(): RowElement<Row> {
    const made = this.options.create();
    let key = '';
    let current: Row | undefined;
    made.element.role = 'row';
    made.element.addEventListener('mousedown', () => this.#activate(key));
    made.element.addEventListener('dblclick', () => current !== undefined && this.options.open(current));
    return {
      element: made.element,
      update: (row, index) => {
        current = row;
        key = this.options.keyOf(row);
        made.element.id = this.#id(key);
        setAttribute(made.element, 'aria-rowindex', index + 2);
        made.element.classList.toggle('selected', key === this.#active);
        made.update(row, index);
      },
    };
  }

  #id(key: string): string {
    return `${this.options.className}-${encodeURIComponent(key)}`;
  }

  #activate(key: string): void {
    this.#active = key;
    this.#list.setRows(this.#rows);
    setAttribute(this.element, 'aria-activedescendant', this.#id(key));
  }

  #key(event: KeyboardEvent): void {
    const { keyOf, open } = this.options;
    const at = this.#rows.findIndex((row) => keyOf(row) === this.#active);
    const row = this.#rows[at];
    const page = this.#list.pageSize();
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: Math.max(0, at - 1),
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: this.#rows.length - 1,
    };
    const to = steps[event.key];
    if (event.key === 'Enter' && row !== undefined) open(row);
    else if (to !== undefined) this.#go(to);
    else return;
    event.preventDefault();
  }

  #go(to: number): void {
    const index = Math.max(0, Math.min(this.#rows.length - 1, to));
    const row = this.#rows[index];
    if (row === undefined) return;
    this.#list.reveal(index);
    this.#activate(this.options.keyOf(row));
  }
}
