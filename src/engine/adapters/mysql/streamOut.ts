import type { Connection, Query, QueryError } from 'mysql2';
import { Readable } from 'node:stream';
import type { ByteStream, StreamOptions } from '../../adapter.js';
import { cancelled, EngineError, type Stage } from '../../errors.js';
import type { Role } from '../../model/connection.js';
import { copyBinaryEncoder } from '../../stream/copyBinary.js';
import { copyTextEncoder } from '../../stream/copyText.js';
import { csvEncoder } from '../../stream/csv.js';
import type { RowEncoder } from '../../stream/rowEncoder.js';
import { statementError } from './errors.js';
import { resultColumn } from './resultColumn.js';
import { tapRows, type RowTap } from './rowTap.js';

/** Bytes that are encoded before they are handed on, and bytes that may wait for the consumer. */
const batchBytes = 128 * 1024;
const waitingBytes = 512 * 1024;

/** What a stream needs of its session; see `MysqlSession`. */
export interface StreamSession {
  readonly connection: Connection;
  readonly role: Role;
  claim(stage: Stage): void;
  release(): void;
  sendForRows(sql: string): Query;
  kill(): Promise<void>;
  cut(): void;
}

/** Streams a SELECT: rows are encoded as their packets arrive, and the socket rests while the consumer is slower. */
export function streamOut(session: StreamSession, sql: string, options: StreamOptions): ByteStream {
  session.claim('run');
  const outgoing = new Outgoing(session, sql, options);
  return { readable: outgoing.readable, finished: outgoing.finished, abort: () => outgoing.abort() };
}

class Outgoing {
  readonly readable: Readable;
  readonly finished: Promise<{ readonly rows: number }>;
  private encoder: RowEncoder | undefined;
  private tap: RowTap | undefined;
  private columns = 0;
  private rows = 0;
  private failure: unknown;
  private over = false;
  private aborting: Promise<void> | undefined;
  private settle: { resolve: (value: { rows: number }) => void; reject: (error: unknown) => void } | undefined;
  private ended: () => void = () => undefined;
  private readonly end = new Promise<void>((resolve) => (this.ended = resolve));

  constructor(
    private readonly session: StreamSession,
    private readonly sql: string,
    private readonly options: StreamOptions,
  ) {
    const { connection } = session;
    this.readable = new Readable({
      highWaterMark: waitingBytes,
      read: () => connection.resume(),
      destroy: (error, done) => {
        // The consumer gave up: what the server still sends must not stay in the way of the next statement.
        if (!this.over) void this.abort();
        done(error);
      },
    });
    // Callers watch `finished`; without a listener a failing stream would end the process.
    this.readable.on('error', () => undefined);
    this.finished = new Promise((resolve, reject) => (this.settle = { resolve, reject }));
    this.finished.catch(() => undefined);
    this.start();
  }

  private start(): void {
    const { connection } = this.session;
    const lost = (error: QueryError): void => {
      this.failure ??= error;
      this.finish();
    };
    connection.on('error', lost);
    void this.end.then(() => connection.off('error', lost));
    this.tap = tapRows(connection, {
      encoder: () => (this.failure === undefined && this.aborting === undefined ? this.encoder : undefined),
      onRow: () => (this.rows += 1),
      onBytes: () => this.handOn(),
      onRefused: (error) => this.giveUp(error),
    });
    const query = this.session.sendForRows(this.sql);
    query.on('fields', (fields: unknown) => this.describe(fields));
    query.on('result', (row: unknown) => this.take(row));
    query.on('error', (error: QueryError) => (this.failure ??= error));
    query.on('end', () => this.finish());
  }

  /** The columns are known; names that the encoder was told and that the query lacks are an error. */
  private describe(fields: unknown): void {
    if (!Array.isArray(fields)) return;
    const names = fields.map((field: { name: string }) => resultColumn(field).name);
    const { encode } = this.options;
    const missing = Object.keys(encode).find((name) => !names.includes(name));
    if (missing !== undefined) {
      this.giveUp(
        new EngineError({
          code: 'SCRIPT_INVALID',
          stage: 'run',
          object: missing,
          message: `@encode names the column "${missing}", which the source's query does not give.`,
          hint: 'Name an output column of the query, or take the name out of @encode.',
        }),
      );
      return;
    }
    this.columns = names.length;
    try {
      this.encoder = encoderOf(names, this.options);
    } catch (error) {
      this.giveUp(error);
    }
  }

  /** The stream can't go on, for a reason of its own. */
  private giveUp(error: unknown): void {
    this.failure ??= error;
    void this.abort();
  }

  /** Rows reach this only where there is no tap; anything else that comes here is no row. */
  private take(row: unknown): void {
    const { encoder } = this;
    if (this.failure !== undefined || this.aborting !== undefined) return;
    if (!Array.isArray(row) || row.length !== this.columns || encoder === undefined) {
      this.failure = new EngineError({
        code: 'SCRIPT_INVALID',
        stage: 'run',
        message: 'The source half of the step is no query: it gives no rows.',
        hint: 'Make it a SELECT.',
      });
      return;
    }
    try {
      for (const value of row as (Buffer | null)[]) {
        if (value === null) encoder.nullField();
        else encoder.field(value, 0, value.length);
      }
    } catch (error) {
      this.giveUp(error);
      return;
    }
    encoder.endRow();
    this.rows += 1;
    this.handOn();
  }

  /** Gives on what is encoded, and rests the socket while the consumer is slower. */
  private handOn(): void {
    if (this.encoder === undefined || this.encoder.size < batchBytes) return;
    if (!this.readable.push(this.encoder.take())) this.session.connection.pause();
  }

  /** The server's last packet came, or the connection is gone. */
  private finish(): void {
    if (this.over) return;
    this.over = true;
    this.tap?.remove();
    this.session.release();
    this.ended();
    if (this.aborting !== undefined && !(this.failure instanceof EngineError)) this.failure = cancelled('run');
    if (this.failure === undefined) {
      this.encoder?.end();
      if (this.encoder && this.encoder.size > 0) this.readable.push(this.encoder.take());
      this.readable.push(null);
      this.settle?.resolve({ rows: this.rows });
      return;
    }
    const error = statementError(this.failure, { stage: 'run', role: this.session.role, sql: this.sql });
    this.settle?.reject(error);
    this.readable.destroy(error);
  }

  /** KILL QUERY first, so that the server stops producing, then drain what is under way. */
  abort(): Promise<void> {
    this.aborting ??= this.stop();
    return this.aborting;
  }

  private async stop(): Promise<void> {
    if (this.over) {
      this.readable.destroy();
      return;
    }
    const cut = setTimeout(() => this.session.cut(), 1_500);
    const killed = this.session.kill();
    this.session.connection.resume();
    await Promise.all([this.end, killed]);
    clearTimeout(cut);
    this.readable.destroy();
  }
}

function encoderOf(names: readonly string[], { encode, format, fields = [] }: StreamOptions): RowEncoder {
  const encodings = names.map((name) => (Object.hasOwn(encode, name) ? encode[name] : undefined));
  if (format === 'csv') return csvEncoder(encodings);
  if (format === 'text') return copyTextEncoder(encodings);
  if (names.length !== fields.length) {
    throw new EngineError({
      code: 'SCRIPT_INVALID',
      stage: 'run',
      message: `The source half gives ${names.length} columns, and the target half takes ${fields.length}.`,
      hint: 'Make both halves name the same columns in the same order.',
    });
  }
  return copyBinaryEncoder(
    fields.map((field, index) => ({ name: names[index] ?? '', field, encode: encodings[index] })),
  );
}
