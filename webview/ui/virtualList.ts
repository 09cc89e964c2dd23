import { element } from './dom.js';

/** A line of the list on the screen. */
export interface RowElement<Row> {
  readonly element: HTMLElement;
  update(row: Row, index: number): void;
}

export interface VirtualListOptions<Row> {
  /** Height of every line in pixels. */
  readonly rowHeight: number;
  /** A line of the same height that stays on top. */
  readonly head: HTMLElement;
  readonly keyOf: (row: Row) => string;
  /** Rows of one kind can show each other's content; of another can't. */
  readonly create: (row: Row) => RowElement<Row>;
  readonly onScroll: (scrollTop: number) => void;
}

/** Lines drawn beyond the visible ones, above and below. */
const margin = 8;

/** A list of any length that keeps only the lines in view in the page. */
export class VirtualList<Row> {
  readonly element: HTMLElement;
  readonly #content = element('div', { className: 'list-content', role: 'presentation' });
  readonly #shown = new Map<string, RowElement<Row>>();
  #rows: readonly Row[] = [];

  constructor(private readonly options: VirtualListOptions<Row>) {
    this.element = element('div', { className: 'list-viewport' }, options.head, this.#content);
    this.element.addEventListener('scroll', () => {
      this.#draw();
      options.onScroll(this.element.scrollTop);
    });
    new ResizeObserver(() => this.#draw()).observe(this.element);
  }

  setRows(rows: readonly Row[]): void {
    this.#rows = rows;
    this.#content.style.height = `${rows.length * this.options.rowHeight}px`;
    this.#draw(true);
  }

  /** Scrolls as little as needed to bring a line into view. */
  reveal(index: number): void {
    const { rowHeight } = this.options;
    const { scrollTop } = this.element;
    const top = index * rowHeight;
    const height = this.#height();
    if (top < scrollTop) this.element.scrollTop = top;
    else if (top + rowHeight > scrollTop + height) this.element.scrollTop = top + rowHeight - height;
    this.#draw();
  }

  /** How many lines fit into the view. */
  pageSize(): number {
    return Math.max(1, Math.floor(this.#height() / this.options.rowHeight) - 1);
  }

  rowElement(key: string): HTMLElement | undefined {
    return this.#shown.get(key)?.element;
  }

  /** Of what is seen below the head, in pixels. */
  #height(): number {
    return this.element.clientHeight - this.options.rowHeight;
  }

  #draw(update = false): void {
    const { rowHeight, keyOf } = this.options;
    const { scrollTop } = this.element;
    const first = Math.max(0, Math.floor(scrollTop / rowHeight) - margin);
    const last = Math.min(this.#rows.length, Math.ceil((scrollTop + this.#height()) / rowHeight) + margin);
    const wanted = new Set<string>();
    for (let index = first; index < last; index += 1) {
      const row = this.#rows[index];
      if (row === undefined) continue;
      const key = keyOf(row);
      wanted.add(key);
      this.#place(row, key, index, update);
    }
    for (const [key, shown] of this.#shown) {
      // A line that a person is typing in stays, wherever it was scrolled to.
      if (wanted.has(key) || (!update && shown.element.contains(document.activeElement))) continue;
      shown.element.remove();
      this.#shown.delete(key);
    }
  }

  #place(row: Row, key: string, index: number, update: boolean): void {
    let shown = this.#shown.get(key);
    if (!shown || update) {
      shown ??= this.options.create(row);
      shown.update(row, index);
      shown.element.style.transform = `translateY(${index * this.options.rowHeight}px)`;
    }
    if (!this.#shown.has(key)) {
      this.#shown.set(key, shown);
      this.#content.append(shown.element);
    }
  }
}
