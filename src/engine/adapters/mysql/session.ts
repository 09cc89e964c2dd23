import type { Connection, Query, QueryError, QueryOptions, ResultSetHeader } from 'mysql2';
import { setTimeout as setPause } from 'node:timers/promises';
import type { ByteStream, QueryResult, Reader, Session, StreamOptions } from '../../adapter.js';
import { cancelled, EngineError, throwIfCancelled, type Stage } from '../../errors.js';
import type { ServerInfo } from '../../model/catalog.js';
import type { Role } from '../../model/connection.js';
import { elsewhere, endAtServer, type Link, type OpenAnother } from './elsewhere.js';
import { isLost, lostError, statementError } from './errors.js';
import type { Process } from './processes.js';
import { givesBytes, resultColumn, type RawField, type ResultColumn } from './resultColumn.js';
import { streamOut } from './streamOut.js';

/** How long a cancelled statement may take to end before its connection is cut, in milliseconds. */
const cancelPatience = 1_500;
/** How long a ROLLBACK may take before its connection counts as dead, in milliseconds. */
const rollBackPatience = 10_000;

export interface ExecuteOptions {
  readonly values?: readonly (string | number | null)[] | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly stage?: Stage | undefined;
  readonly infileStreamFactory?: QueryOptions['infileStreamFactory'];
  /** Values of a statement that the server itself prepares; in place of `values`. */
  readonly prepared?: readonly (string | null)[] | undefined;
  /** The result has texts, moments and whole numbers alone, of which the driver makes strings in two thirds of the time. */
  readonly plain?: boolean;
  /** False: the caller sees to it that the statement ends when the signal fires. */
  readonly killOnAbort?: boolean;
}

/** Whole numbers beyond 2^53 and moments come as the server prints them. */
const plainValues = { supportBigNumbers: true, bigNumberStrings: true, dateStrings: true } as const;

export interface ExecuteResult extends QueryResult {
  readonly fields: readonly ResultColumn[];
  /** The OK packet's text: `Records: 3  Deleted: 0 …`. */
  readonly info: string;
  readonly warningCount: number;
}

/**
 * A session over one connection. Values of control-plane queries are text: binary strings, BIT and GEOMETRY come as lower-case hexadecimal digits, JSON as
 * its text, everything else as the server prints it.
 */
export class MysqlSession implements Reader {
  private busy = false;
  private lost: unknown;
  private closed = false;

  constructor(
    private readonly link: Link,
    readonly server: ServerInfo,
    readonly role: Role,
    private readonly openAnother: OpenAnother,
  ) {
    link.connection.on('error', (error: QueryError) => (this.lost = error));
  }

  /** MySQL's default format of EXPLAIN is a setting; MariaDB knows no word for the table. */
  get explain(): string {
    return this.server.capabilities.explain === 'traditional' ? 'EXPLAIN FORMAT=TRADITIONAL' : 'EXPLAIN';
  }

  get id(): number {
    return Number(this.server.capabilities.connection);
  }

  get connection(): Connection {
    return this.link.connection;
  }

  async query(sql: string, values?: readonly (string | number | null)[], signal?: AbortSignal): Promise<QueryResult> {
    const {
      fields: _fields,
      info: _info,
      warningCount: _count,
      ...result
    } = await this.execute(sql, { values, signal });
    return result;
  }

  /** Runs one statement and says what its columns are. */
  async execute(sql: string, options: ExecuteOptions = {}): Promise<ExecuteResult> {
    return await this.guarded(sql, options, async () => {
      const result = await this.send(sql, options);
      if (result.warningCount === 0) return result;
      const warnings = await this.send('SHOW WARNINGS', {});
      return { ...result, warnings: warnings.rows.map(([level, code, text]) => `${level} ${code}: ${text}`) };
    });
  }

  /** The raw bytes of one cell of a query's first row; empty for NULL and for no row. */
  async readBytes(sql: string, column: number, signal?: AbortSignal): Promise<Buffer> {
    return await this.guarded(sql, { signal, stage: 'introspect' }, async () => {
      const rows = await new Promise<(Buffer | null)[][]>((resolve, reject) => {
        this.connection.query({ sql, rowsAsArray: true, typeCast: false }, (error, answer: unknown) => {
          if (error) reject(error);
          else resolve(answer as (Buffer | null)[][]);
        });
      });
      return rows[0]?.[column] ?? Buffer.alloc(0);
    });
  }

  stream(sql: string, options: StreamOptions): ByteStream {
    return streamOut(this, sql, options);
  }

  /**
   * Runs `work` as the session's only statement: translates its errors, and cancels it at the server when the signal fires. A statement that
   * finished all the same keeps its result.
   */
  async guarded<T>(sql: string, options: ExecuteOptions, work: () => Promise<T>): Promise<T> {
    const { signal, stage = 'run' } = options;
    throwIfCancelled(signal, stage);
    this.claim(stage);
    let cut: NodeJS.Timeout | undefined;
    let cancelling: Promise<void> | undefined;
    const abort = (): void => {
      cut = setTimeout(() => this.cut(), cancelPatience);
      if (options.killOnAbort !== false) cancelling = this.kill();
    };
    signal?.addEventListener('abort', abort, { once: true });
    try {
      return await work();
    } catch (error) {
      if (isLost(error)) this.lost = error;
      throw signal?.aborted && isLost(error)
        ? cancelled(stage)
        : statementError(error, { stage, role: this.role, sql, signal });
    } finally {
      signal?.removeEventListener('abort', abort);
      clearTimeout(cut);
      // A late KILL must not hit the next statement.
      if (this.lost === undefined) await cancelling;
      this.release();
    }
  }

  /** Marks the session as running a statement. Throws CONNECTION_LOST when it can't run any more. */
  claim(stage: Stage): void {
    if (this.closed) throw lostError(new Error('the session was closed'), stage);
    if (this.lost !== undefined) throw lostError(this.lost, stage);
    if (this.busy) {
      throw new EngineError({
        code: 'INTERNAL',
        stage,
        message: 'A second statement was started while one was running on the same session.',
        hint: 'This is a defect of Database Migration. Please report it with the log of this run.',
      });
    }
    this.busy = true;
  }

  release(): void {
    this.busy = false;
  }

  /** Sends one statement with no bookkeeping around it. Rejects with the driver's error. */
  send(sql: string, options: ExecuteOptions): Promise<ExecuteResult> {
    const { values, prepared, infileStreamFactory, plain = false } = options;
    const query: QueryOptions = {
      sql,
      rowsAsArray: true,
      ...(plain ? plainValues : { typeCast: false }),
      ...(values === undefined ? {} : { values: [...values] }),
      ...(infileStreamFactory === undefined ? {} : { infileStreamFactory }),
    };
    return new Promise((resolve, reject) => {
      const done = (error: QueryError | null, answer: unknown, fields: unknown): void => {
        if (error) reject(error);
        else resolve(executeResult(answer, fields));
      };
      if (prepared === undefined) {
        this.connection.query(query, done);
        return;
      }
      this.connection.execute(sql, [...prepared], (error: QueryError | null, answer: unknown, fields: unknown) => {
        // Batches differ in length: kept statements would only fill the server's memory.
        this.connection.unprepare(sql);
        done(error, answer, fields);
      });
    });
  }

  /** Starts a query whose rows come as events, each field as its raw bytes. */
  sendForRows(sql: string): Query {
    return this.connection.query({ sql, rowsAsArray: true, typeCast: false });
  }

  /** Ends the running statement through a second connection; cuts the session's own where that can't be had. Never rejects. */
  async kill(): Promise<void> {
    const id = Number(this.server.capabilities.connection);
    try {
      await elsewhere(this.openAnother, cancelPatience, async (ask) => {
        await ask(`KILL QUERY ${id}`).catch(() => undefined);
      });
    } catch {
      this.cut();
    }
  }

  /** Takes the open transaction back; a connection that does not answer is cut, which takes it back as well. Never rejects. */
  async rollBack(): Promise<void> {
    const cut = setTimeout(() => this.cut(), rollBackPatience);
    await this.execute('ROLLBACK').catch(() => this.cut());
    clearTimeout(cut);
  }

  /** Gives the connection up at once; what runs on it fails with CONNECTION_LOST. */
  cut(): void {
    const error = Object.assign(new Error('the connection was cut'), { code: 'ECONNABORTED' });
    this.lost ??= error;
    this.link.socket.destroy(error);
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    const hasEnded = this.lost === undefined && (await this.quit());
    this.link.socket.destroy();
    if (!hasEnded) await Promise.race([this.endAtServer(), setPause(cancelPatience, undefined, { ref: false })]);
  }

  /** Says goodbye; true when the server has answered by closing the connection, and not a statement that was cut meanwhile. */
  private async quit(): Promise<boolean> {
    return await new Promise((resolve) => {
      const patience = setTimeout(() => resolve(false), cancelPatience);
      const closed = (): void => {
        clearTimeout(patience);
        resolve(this.lost === undefined);
      };
      for (const event of ['end', 'close']) this.link.socket.once(event, closed);
      this.connection.end(() => undefined);
    });
  }

  private async endAtServer(): Promise<void> {
    const { connection: id, client } = this.server.capabilities;
    const isThis = (process: Process): boolean => process.id === Number(id) && process.host === client;
    // After a restart the same number may be somebody else's; the client's port is not. (A unix socket has none, and is never dead without a word.)
    if (!/:\d+$/u.test(String(client))) return;
    await endAtServer(this.openAnother, isThis);
  }
}

/** The protocol's column flags; https://dev.mysql.com/doc/dev/mysql-server/latest/group__group__cs__column__definition__flags.html */

/** Several result sets (a CALL) come as an array of arrays; the first counts. */
function executeResult(answer: unknown, fields: unknown): ExecuteResult {
  if (!Array.isArray(answer)) {
    const header = answer as ResultSetHeader;
    return {
      columns: [],
      fields: [],
      rows: [],
      affectedRows: header.affectedRows,
      warnings: [],
      info: header.info,
      warningCount: header.warningStatus,
    };
  }
  const columns = (fields as RawField[]).map(resultColumn);
  const rows = (answer as (Buffer | string | number | null)[][]).map((row) =>
    row.map((value, index) => textOf(value, columns[index])),
  );
  const names = columns.map((column) => column.name);
  return { columns: names, fields: columns, rows, affectedRows: 0, warnings: [], info: '', warningCount: 0 };
}

function textOf(value: Buffer | string | number | null, column: ResultColumn | undefined): string | null {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return value.toString(column && givesBytes(column) ? 'hex' : 'utf8');
}

/** The session behind a session of the contract. Throws INTERNAL for another engine's. */
export function mysqlSession(session: Session): MysqlSession {
  if (session instanceof MysqlSession) return session;
  throw new EngineError({
    code: 'INTERNAL',
    stage: 'run',
    message: `A session of ${session.server.engine} was handed to the MySQL adapter.`,
    hint: 'This is a defect of Database Migration. Please report it with the log of this run.',
  });
}
