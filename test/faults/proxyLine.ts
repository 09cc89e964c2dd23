import { EventEmitter, once } from 'node:events';

/** Which way bytes go: `toServer` is what the tool sends, `toClient` what the server answers. */
export type Direction = 'toServer' | 'toClient';

/** What is wrong with a line; what is left out is right. */
export interface LineFaults {
  /** Milliseconds by which a packet is late. */
  readonly delay?: number;
  /** The share of packets that `delay` meets, 0 to 1; all of them by default. A packet is what one read gave. */
  readonly delayShare?: number;
  /** The most that passes, over all connections together. */
  readonly bytesPerSecond?: number;
  /** Nothing passes and nothing is told, until this is false again. */
  readonly stalled?: boolean;
}

interface Mark {
  readonly at: number;
  readonly act: () => void;
}

/** One direction of the proxy, over all its connections: its faults, its count, and what happens at which count. */
export class Line {
  /** Bytes that have passed. */
  passed = 0;
  private faults: LineFaults = {};
  private readonly changes = new EventEmitter().setMaxListeners(0);
  private marks: Mark[] = [];
  /** When the throttle lets the next byte pass, in milliseconds of `performance.now()`. */
  private free = 0;

  constructor(private state: number) {}

  impair(faults: LineFaults): void {
    this.faults = faults;
    this.free = 0;
    this.changes.emit('change');
  }

  /** Acts, and resolves, as soon as `bytes` have passed; no byte beyond them passes before. */
  at(bytes: number, act: () => void): Promise<void> {
    return new Promise((resolve) => {
      this.marks.push({
        at: bytes,
        act: () => {
          act();
          resolve();
        },
      });
      this.actOnMarks();
    });
  }

  /** Milliseconds by which the next packet is late. */
  nextDelay(): number {
    const { delay = 0, delayShare = 1 } = this.faults;
    return delay > 0 && this.random() < delayShare ? delay : 0;
  }

  /** Waits until the line lets something pass. */
  async ready(signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const { stalled = false, bytesPerSecond } = this.faults;
      const wait = this.free - performance.now();
      if (stalled || this.room() === 0) await once(this.changes, 'change', { signal });
      else if (bytesPerSecond !== undefined && wait > 0) await this.changeOrTime(wait, signal);
      else return;
    }
  }

  /** How many of `wanted` bytes may pass now, when the line is ready; they are counted, and must be `handedOn`. */
  admit(wanted: number): number {
    const { bytesPerSecond } = this.faults;
    let admitted = Math.min(this.room(), wanted);
    if (bytesPerSecond !== undefined) {
      admitted = Math.min(admitted, Math.max(1, Math.ceil(bytesPerSecond / 50)));
      this.free = Math.max(this.free, performance.now()) + (admitted / bytesPerSecond) * 1_000;
    }
    this.passed += admitted;
    return admitted;
  }

  /** What was admitted has left: acts where this was the byte that somebody waited for. */
  handedOn(): void {
    this.actOnMarks();
    this.changes.emit('change');
  }

  /** Bytes up to the next place at which something happens. */
  private room(): number {
    return Math.min(...this.marks.map((mark) => mark.at - this.passed));
  }

  private actOnMarks(): void {
    const due = this.marks.filter((mark) => mark.at <= this.passed);
    this.marks = this.marks.filter((mark) => mark.at > this.passed);
    for (const mark of due) mark.act();
  }

  private async changeOrTime(milliseconds: number, signal: AbortSignal): Promise<void> {
    const timer = setTimeout(() => this.changes.emit('change'), milliseconds);
    try {
      await once(this.changes, 'change', { signal });
    } finally {
      clearTimeout(timer);
    }
  }

  /** mulberry32: the same packets are late in each run with the same seed. */
  private random(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
}
