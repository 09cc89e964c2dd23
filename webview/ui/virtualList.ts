import { element } from './dom.js';

/** A line of the list on the screen. It shows whatever row of its kind it was last given. */
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
  /** Rows of one kind take each other's lines; of another can't. */
  readonly kindOf: (row: Row) => string;
  /** Makes a line for rows of this one's kind. */
  readonly create: (row: Row) => RowElement<Row>;
  readonly onScroll: (scrollTop: number) => void;
  /** The row that stays in view where the list becomes smaller. */
  readonly isCurrent: (row: Row) => boolean;
}

interface Line<Row> extends RowElement<Row> {
  readonly kind: string;
}

/** Lines drawn beyond the visible ones, above and below. */
const margin = 8;

/** A list of any length that keeps only the lines in view in the page, and gives those that leave it to the rows that come. */
export class VirtualList<Row> {
  readonly element: HTMLElement;
  readonly #content = element('div', { className: 'list-content', role: 'presentation' });
  readonly #shown = new Map<string, Line<Row>>();
  /** Lines without a row, by kind; no more than were ever in view. */
  readonly #spare = new Map<string, Line<Row>[]>();
  #rows: readonly Row[] = [];
  #drawn = { first: 0, last: 0 };
  // Kept, for the page would be laid out for the answer wherever something was written before.
  #scrollTop = 0;
  #clientHeight = 0;
  /** As it was when the list last got another one. */
  #heightBefore = 0;

  constructor(private readonly options: VirtualListOptions<Row>) {
    this.element = element('div', { className: 'list-viewport' }, options.head, this.#content);
    this.element.addEventListener('scroll', () => {
      this.#measure();
      this.#draw();
      options.onScroll(this.#scrollTop);
    });
    new ResizeObserver(() => this.#resized()).observe(this.element);
  }

  setRows(rows: readonly Row[]): void {
    this.#rows = rows;
    this.#content.style.height = `${rows.length * this.options.rowHeight}px`;
    if (this.#clientHeight === 0) this.#measure();
    this.#draw(true);
  }

  /** Scrolls as little as needed to bring a line into view. */
  reveal(index: number): void {
    this.#measure();
    const { rowHeight } = this.options;
    const top = index * rowHeight;
    const height = this.#height();
    if (top < this.#scrollTop) this.#scrollTo(top);
    else if (top + rowHeight > this.#scrollTop + height) this.#scrollTo(top + rowHeight - height);
  }

  #resized(): void {
    const before = this.#heightBefore;
    this.#measure();
    this.#heightBefore = this.#clientHeight;
    this.#draw();
    // Out of sight a list has no height.
    if (this.#clientHeight === 0 || this.#clientHeight >= before) return;
    const current = this.#rows.findIndex(this.options.isCurrent);
    const top = current * this.options.rowHeight - this.#scrollTop;
    if (top > -this.options.rowHeight && top < before - this.options.rowHeight) this.reveal(current);
  }

  /** How many lines fit into the view. */
  pageSize(): number {
    return Math.max(1, Math.floor(this.#height() / this.options.rowHeight) - 1);
  }

  rowElement(key: string): HTMLElement | undefined {
    return this.#shown.get(key)?.element;
  }

  #scrollTo(top: number): void {
    this.element.scrollTop = top;
    this.#measure();
    this.#draw();
  }

  /** Cheap only where nothing was written since the page was laid out. */
  #measure(): void {
    this.#scrollTop = this.element.scrollTop;
    this.#clientHeight = this.element.clientHeight;
  }

  /** Of what is seen below the head, in pixels. */
  #height(): number {
    return this.#clientHeight - this.options.rowHeight;
  }

  #draw(update = false): void {
    const { rowHeight, keyOf } = this.options;
    // A list that became shorter is scrolled back when the page is laid out.
    const top = Math.max(0, Math.min(this.#scrollTop, this.#rows.length * rowHeight - this.#height()));
    const first = Math.max(0, Math.floor(top / rowHeight) - margin);
    const last = Math.min(this.#rows.length, Math.ceil((top + this.#height()) / rowHeight) + margin);
    if (!update && first === this.#drawn.first && last === this.#drawn.last) return;
    this.#drawn = { first, last };
    const wanted = new Map(this.#rows.slice(first, last).map((row, at) => [keyOf(row), { row, index: first + at }]));
    this.#release(wanted, update);
    for (const [key, { row, index }] of wanted) this.#place(row, key, index, update);
    for (const lines of this.#spare.values()) for (const line of lines) line.element.remove();
  }

  /** Takes the lines from the rows that are no longer wanted. */
  #release(wanted: ReadonlyMap<string, unknown>, update: boolean): void {
    for (const [key, line] of this.#shown) {
      if (wanted.has(key)) continue;
      const isUsed = line.element.contains(document.activeElement);
      // A line that a person is typing in stays, wherever it was scrolled to.
      if (isUsed && !update) continue;
      this.#shown.delete(key);
      // The keyboard must not find itself in another row.
      if (isUsed) line.element.remove();
      else this.#spareOf(line.kind).push(line);
    }
  }

  #spareOf(kind: string): Line<Row>[] {
    const lines = this.#spare.get(kind) ?? [];
    this.#spare.set(kind, lines);
    return lines;
  }

  #place(row: Row, key: string, index: number, update: boolean): void {
    const shown = this.#shown.get(key);
    if (shown && !update) return;
    const line = shown ?? this.#lineFor(row);
    this.#shown.set(key, line);
    line.update(row, index);
    // No transform, which would make each line a space of its own for the compositor to keep.
    line.element.style.top = `${index * this.options.rowHeight}px`;
    if (line.element.parentNode !== this.#content) this.#content.append(line.element);
  }

  #lineFor(row: Row): Line<Row> {
    const kind = this.options.kindOf(row);
    return this.#spareOf(kind).pop() ?? { kind, ...this.options.create(row) };
  }
}
