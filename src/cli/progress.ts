import type { RunEvent } from '../engine/model/event.js';

/** One copy that is under way or done. */
export interface TableProgress {
  readonly step: string;
  readonly name: string;
  rows: number;
  bytes: number;
  rowsTotal: number | undefined;
  state: 'waiting' | 'running' | 'done';
  /** Milliseconds on the clock when it began. */
  since: number;
}

/** How far a run is, and how fast. */
export interface Pace {
  readonly rows: number;
  readonly rowsTotal: number | undefined;
  readonly bytes: number;
  readonly bytesPerSecond: number;
  readonly secondsLeft: number | undefined;
}

/** How far back the speed looks, in milliseconds. */
const window = 5000;

/** Follows a run's events and knows at any time how far it is. */
export class RunProgress {
  phase = '';
  /** Steps other than copies that run now. */
  readonly running = new Set<string>();
  private readonly tables = new Map<string, TableProgress>();
  private readonly samples: { at: number; bytes: number }[] = [];
  private copyingSince: number | undefined;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Takes in one event. */
  take(event: RunEvent): void {
    if (event.type === 'started') this.begin(event.steps);
    else if (event.type === 'phase') this.phase = event.phase;
    else if (event.type === 'step') this.takeStep(event);
    else if (event.type === 'progress') {
      const table = this.tables.get(event.step);
      if (!table) return;
      table.rows = event.rows;
      table.bytes = event.bytes;
      table.rowsTotal = event.rowsTotal ?? table.rowsTotal;
      this.sample();
    }
  }

  /** The copies that run now, longest first. */
  copying(): readonly TableProgress[] {
    return [...this.tables.values()].filter((table) => table.state === 'running').sort((a, b) => a.since - b.since);
  }

  /** How many copies are done, and of how many. */
  copied(): { readonly done: number; readonly all: number } {
    const tables = [...this.tables.values()];
    return { done: tables.filter((table) => table.state === 'done').length, all: tables.length };
  }

  /** One table's pace since it began. */
  paceOf(table: TableProgress): Pace {
    const seconds = Math.max(0.001, (this.now() - table.since) / 1000);
    const rowsTotal = table.rowsTotal === undefined ? undefined : Math.max(table.rowsTotal, table.rows);
    return {
      rows: table.rows,
      rowsTotal,
      bytes: table.bytes,
      bytesPerSecond: table.bytes / seconds,
      secondsLeft: timeLeft(table.rows, rowsTotal, seconds),
    };
  }

  /** The pace of all copies together; the speed is that of the last seconds. */
  pace(): Pace {
    const tables = [...this.tables.values()];
    const rows = sum(tables, (table) => table.rows);
    const known = tables.every((table) => table.rowsTotal !== undefined);
    const rowsTotal = known ? sum(tables, (table) => Math.max(table.rowsTotal ?? 0, table.rows)) : undefined;
    const seconds = (this.now() - (this.copyingSince ?? this.now())) / 1000;
    return {
      rows,
      rowsTotal,
      bytes: sum(tables, (table) => table.bytes),
      bytesPerSecond: this.speed(),
      secondsLeft: timeLeft(rows, rowsTotal, seconds),
    };
  }

  private begin(steps: Extract<RunEvent, { type: 'started' }>['steps']): void {
    for (const { step, kind, name, rows } of steps) {
      if (kind !== 'copy') continue;
      this.tables.set(step, { step, name, rows: 0, bytes: 0, rowsTotal: rows, state: 'waiting', since: 0 });
    }
  }

  private takeStep(event: Extract<RunEvent, { type: 'step' }>): void {
    const table = this.tables.get(event.step);
    if (!table) {
      if (event.state === 'running') this.running.add(event.step);
      else this.running.delete(event.step);
      return;
    }
    if (event.state === 'running') {
      this.copyingSince ??= this.now();
      Object.assign(table, { state: 'running', since: this.now() });
    } else if (event.state === 'skipped') this.tables.delete(event.step);
    else {
      table.state = 'done';
      table.rows = event.rows ?? table.rows;
      table.bytes = event.bytes ?? table.bytes;
      table.rowsTotal = table.rows;
    }
    this.sample();
  }

  private sample(): void {
    const at = this.now();
    this.samples.push({ at, bytes: sum([...this.tables.values()], (table) => table.bytes) });
    while (this.samples.length > 2 && (this.samples[1]?.at ?? at) < at - window) this.samples.shift();
  }

  private speed(): number {
    const first = this.samples[0];
    const last = this.samples.at(-1);
    if (!first || !last || last.at <= first.at) return 0;
    return ((last.bytes - first.bytes) / (last.at - first.at)) * 1000;
  }
}

function timeLeft(rows: number, rowsTotal: number | undefined, seconds: number): number | undefined {
  if (rowsTotal === undefined || rows <= 0 || seconds < 1) return undefined;
  return ((rowsTotal - rows) / rows) * seconds;
}

function sum<T>(entries: readonly T[], value: (entry: T) => number): number {
  return entries.reduce((total, entry) => total + value(entry), 0);
}
