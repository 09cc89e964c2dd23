import type { ByteStream } from '../adapter.js';

/** A place in the row of {@link Turns}. */
export interface Turn {
  /** Resolves when all before it have passed. */
  readonly come: Promise<void>;
  /** Lets the next one go. It has to be called, however the work ended. */
  readonly pass: () => void;
}

/** One at a time, in the order in which places were taken. */
export class Turns {
  private last: Promise<void> = Promise.resolve();

  take(): Turn {
    let pass = (): void => undefined;
    const passed = new Promise<void>((resolve) => (pass = resolve));
    const come = this.last;
    this.last = come.then(() => passed);
    return { come, pass };
  }
}

/** A source that is read before its target asks for it, as far as its buffers go. */
export class ReadAhead {
  private stream: ByteStream | undefined;

  constructor(open: () => ByteStream) {
    this.stream = open();
  }

  /** Hands the stream over; from then on it is the taker's to end. */
  take(): ByteStream {
    const { stream } = this;
    this.stream = undefined;
    if (stream === undefined) throw new RangeError('A stream that was read ahead can be taken once.');
    return stream;
  }

  /** Stops a stream that nobody took. */
  async drop(): Promise<void> {
    const { stream } = this;
    this.stream = undefined;
    await stream?.abort();
  }
}
