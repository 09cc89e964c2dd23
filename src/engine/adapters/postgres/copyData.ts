import type { Client, Connection, Submittable } from 'pg';
import { Readable } from 'node:stream';

/** Bytes that may wait for the consumer before the socket rests. */
const waitingBytes = 256 * 1024;

/** A message begins with its kind and its length, which counts itself; https://www.postgresql.org/docs/18/protocol-message-formats.html */
const headerBytes = 5;
const copyData = 0x64;
const copyDone = 0x63;
/** CopyOutResponse, NotificationResponse, NoticeResponse and ParameterStatus: rows go on behind them. */
const between: readonly unknown[] = [0x48, 0x41, 0x4e, 0x53];

type Listener = (data: Buffer) => void;

/**
 * A COPY … TO STDOUT whose rows go from the socket's buffers into `readable` before pg makes a message of each: no object and no new buffer a row.
 * Everything else (notices, errors, the end) goes on to pg.
 */
export class CopyOutQuery implements Submittable {
  readonly readable: Readable;
  /** From its being sent to its end, while the socket's bytes are ours. */
  private connection: Connection | undefined;
  /** pg's own reader of the socket. */
  private listener: Listener = () => undefined;
  /** The beginning of a message that the next chunk goes on with. */
  private rest: Buffer | undefined;
  /** Bytes of the current row that are still to come. */
  private left = 0;
  private rows = 0;
  private sql = '';
  private settle: { resolve: (value: { rows: number }) => void; reject: (error: unknown) => void } | undefined;

  /** `onGivenUp` is called when the consumer ends the stream before the server does. */
  constructor(onGivenUp: () => void) {
    this.readable = new Readable({
      highWaterMark: waitingBytes,
      read: () => this.connection?.stream.resume(),
      destroy: (error, done) => {
        if (this.connection !== undefined) onGivenUp();
        done(error);
      },
    });
    // Callers watch the promise of `run`; without a listener a failing stream would end the process.
    this.readable.on('error', () => undefined);
  }

  /** Sends it. Resolves, with the rows that the server counted, when the next statement may start; rejects with the server's error. */
  run(client: Client, sql: string): Promise<{ readonly rows: number }> {
    return new Promise((resolve, reject) => {
      this.sql = sql;
      this.settle = { resolve, reject };
      client.query(this);
    });
  }

  /** What comes from now on is read and forgotten: a COPY that nobody reads to its end leaves its connection hanging. */
  drain(): void {
    this.readable.destroy();
    this.connection?.stream.resume();
  }

  submit(connection: Connection): void {
    const { stream } = connection;
    const [listener] = stream.listeners('data') as Listener[];
    if (listener === undefined) throw new Error('pg does not listen to its connection.');
    this.connection = connection;
    this.listener = listener;
    stream.off('data', listener);
    stream.on('data', this.take);
    connection.query(this.sql);
  }

  handleError(error: Error): void {
    this.release();
    this.settle?.reject(error);
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    this.rows = Number(/^COPY (\d+)/u.exec(text)?.[1] ?? 0);
  }

  handleReadyForQuery(): void {
    this.settle?.resolve({ rows: this.rows });
  }

  /** The rows' bytes move together at the chunk's own beginning: nobody else holds what a socket gave. */
  private readonly take: Listener = (chunk) => {
    const data = this.rest === undefined ? chunk : Buffer.concat([this.rest, chunk]);
    this.rest = undefined;
    let kept = 0;
    let at = 0;
    while (at < data.length) {
      if (this.left > 0) {
        const end = Math.min(data.length, at + this.left);
        if (kept < at) data.copyWithin(kept, at, end);
        kept += end - at;
        this.left -= end - at;
        at = end;
        continue;
      }
      const next = this.begin(data, at);
      if (next === at) break;
      at = next;
    }
    this.handOn(data.subarray(0, kept));
    if (at < data.length) this.goOn(data.subarray(at));
  };

  /** Reads the message at `at`: where what follows its header, or all of it, begins; `at` itself where more bytes are needed or the rows are over. */
  private begin(data: Buffer, at: number): number {
    const start = at + headerBytes;
    if (start > data.length) return at;
    const kind = data[at];
    const end = at + 1 + data.readUInt32BE(at + 1);
    if (kind === copyData) {
      this.left = end - start;
      return start;
    }
    if (!between.includes(kind) || end > data.length) return at;
    this.listener(data.subarray(at, end));
    return end;
  }

  private handOn(bytes: Buffer): void {
    if (bytes.length === 0 || this.readable.destroyed) return;
    if (!this.readable.push(bytes)) this.connection?.stream.pause();
  }

  /** A message is not whole yet, or the rows are over, in good order or by an error. */
  private goOn(remains: Buffer): void {
    const [kind] = remains;
    if (kind === copyData || between.includes(kind)) {
      this.rest = Buffer.from(remains);
      return;
    }
    if (kind === copyDone) this.readable.push(null);
    this.release();
    this.listener(remains);
  }

  /** Gives the socket back to pg. */
  private release(): void {
    if (this.connection === undefined) return;
    const { stream } = this.connection;
    this.connection = undefined;
    stream.off('data', this.take);
    stream.on('data', this.listener);
    stream.resume();
  }
}
