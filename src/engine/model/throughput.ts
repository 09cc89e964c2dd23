import type { RunEvent } from './event.js';

/** What the target took, span after span, since the run began. */
export interface Throughput {
  readonly spanMilliseconds: number;
  readonly points: readonly {
    /** When the span began, in milliseconds since the run began. */
    readonly after: number;
    /** What came in within the span. */
    readonly rows: number;
    readonly bytes: number;
  }[];
}

/** Spans that are kept at most; then two become one. */
const mostSpans = 240;

/** Adds up progress events in bounded memory, however long the run and many the tables. */
export class ThroughputMeter {
  private readonly steps = new Map<string, { readonly rows: number; readonly bytes: number }>();
  private spans: { rows: number; bytes: number }[] = [];
  private width = 500;
  private began: number | undefined;

  take(event: RunEvent): void {
    this.began ??= Date.parse(event.at);
    if (event.type !== 'progress') return;
    const after = Date.parse(event.at) - this.began;
    for (const copy of event.copies) {
      const known = this.steps.get(copy.step) ?? copy.earlier;
      const now = { rows: copy.rows, bytes: copy.bytes + copy.bytesUnderWay };
      this.steps.set(copy.step, now);
      // An attempt that starts again has less.
      this.add(after, Math.max(0, now.rows - known.rows), Math.max(0, now.bytes - known.bytes));
    }
  }

  /** Undefined where nothing came in. */
  result(): Throughput | undefined {
    if (this.spans.length === 0) return undefined;
    const points = this.spans.map(({ rows, bytes }, index) => ({ after: index * this.width, rows, bytes }));
    return { spanMilliseconds: this.width, points };
  }

  private add(after: number, rows: number, bytes: number): void {
    if (!Number.isFinite(after) || after < 0 || rows + bytes === 0) return;
    while (Math.floor(after / this.width) >= mostSpans) this.halve();
    const at = Math.floor(after / this.width);
    while (this.spans.length <= at) this.spans.push({ rows: 0, bytes: 0 });
    const span = this.spans[at];
    if (!span) return;
    span.rows += rows;
    span.bytes += bytes;
  }

  private halve(): void {
    this.width *= 2;
    this.spans = Array.from({ length: Math.ceil(this.spans.length / 2) }, (_unused, index) => {
      const [first, second] = [this.spans[2 * index], this.spans[2 * index + 1]];
      return { rows: (first?.rows ?? 0) + (second?.rows ?? 0), bytes: (first?.bytes ?? 0) + (second?.bytes ?? 0) };
    });
  }
}
