import { setTimeout as setPause } from 'node:timers/promises';
import type { Client, CustomTypesConfig } from 'pg';
import type { ByteStream, QueryResult, Reader, Session, StreamOptions } from '../../adapter.js';
import { cancelled, EngineError, throwIfCancelled, type Stage } from '../../errors.js';
import type { ServerInfo } from '../../model/catalog.js';
import type { Role } from '../../model/connection.js';
import { copyOut } from './copyOut.js';
import { askElsewhere, endAtServer, type OpenAnother } from './elsewhere.js';
import { isLost, lostError, statementError } from './errors.js';

/** Leaves every value as the text that the server sent. */
export const exactText: CustomTypesConfig = { getTypeParser: () => (value: unknown) => value };

/** How long a cancelled statement may take to end before its connection is cut. */
const cancelPatience = 1_500;
/** How long a ROLLBACK may take before its connection counts as dead, in milliseconds. */
const rollBackPatience = 5_000;

const warningsKept = 100;
const savepoint = 'database_migration_reader';

/** A column of a result and, where it is a plain column of a table, which one. */
export interface ResultColumn {
  readonly name: string;
  readonly typeId: number;
  readonly tableId: number;
  readonly columnNumber: number;
}

/** What {@link PostgresSession.execute} needs to know beside the statement. */
export interface ExecuteOptions {
  readonly values?: readonly (string | number | null)[] | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly stage?: Stage | undefined;
  /** Characters before the statement that a person wrote, for positions in it. */
  readonly prefix?: number | undefined;
  /** False: the statement is not cancelled when the signal fires, but its connection is cut where no answer comes. */
  readonly cancelOnAbort?: boolean;
}

/** A session as its server knows it. */
export interface Backend {
  /** The server's process, by which a statement is cancelled. */
  readonly pid: number;
  /** When it began, in the server's words: a later process may have the same number. */
  readonly start: string;
}

export class PostgresSession implements Reader {
  private busy = false;
  private lost: unknown;
  private closed = false;
  private warnings: string[] = [];
  private keepsTransaction = false;

  constructor(
    readonly client: Client,
    private readonly backend: Backend,
    readonly server: ServerInfo,
    readonly role: Role,
    private readonly openAnother: OpenAnother,
  ) {
    client.on('error', (error) => (this.lost = error));
    client.on('notice', (notice) => {
      if (this.warnings.length < warningsKept) this.warnings.push(`${notice.severity ?? 'NOTICE'}: ${notice.message}`);
    });
  }

  get id(): number {
    return this.backend.pid;
  }

  async query(sql: string, values?: readonly (string | number | null)[], signal?: AbortSignal): Promise<QueryResult> {
    const { fields: _fields, ...result } = await this.execute(sql, { values, signal });
    return result;
  }

  /** Runs one statement and says what its columns are. */
  async execute(
    sql: string,
    options: ExecuteOptions = {},
  ): Promise<QueryResult & { readonly fields: readonly ResultColumn[] }> {
    return await this.guarded(sql, options, async () => {
      const query = { text: sql, rowMode: 'array' as const, types: exactText };
      const values = options.values?.length ? { values: [...options.values] } : {};
      const answer: unknown = await this.client.query<(string | null)[]>({ ...query, ...values });
      const result = lastResult(answer);
      return {
        columns: result.fields.map((field) => field.name),
        fields: result.fields.map(resultColumn),
        rows: result.rows,
        affectedRows: result.rowCount ?? 0,
        warnings: this.takeWarnings(),
      };
    });
  }

  stream(sql: string, options: StreamOptions): ByteStream {
    return copyOut(this, sql, options);
  }

  /**
   * From here on a failed or cancelled statement doesn't end the open transaction, and with it a reader's snapshot: what fails is rolled back to here.
   * https://www.postgresql.org/docs/18/sql-savepoint.html
   */
  async keepTransaction(): Promise<void> {
    await this.execute(`SAVEPOINT ${savepoint}`);
    this.keepsTransaction = true;
  }

  takeWarnings(): string[] {
    const taken = this.warnings;
    this.warnings = [];
    return taken;
  }

  /**
   * Runs `work` as the session's only statement: translates its errors, and cancels it at the server when the signal fires. A statement that
   * finished all the same keeps its result.
   */
  async guarded<T>(sql: string, options: ExecuteOptions, work: () => Promise<T>): Promise<T> {
    const { signal, stage = 'run', prefix } = options;
    throwIfCancelled(signal, stage);
    this.claim(stage);
    let cut: NodeJS.Timeout | undefined;
    let cancelling: Promise<void> | undefined;
    const abort = (): void => {
      cut = setTimeout(() => this.cut(), cancelPatience);
      if (options.cancelOnAbort !== false) cancelling = this.cancel();
    };
    signal?.addEventListener('abort', abort, { once: true });
    try {
      return await work();
    } catch (error) {
      if (isLost(error)) this.lost = error;
      else if (this.keepsTransaction) await this.recover(cancelling);
      throw signal?.aborted && isLost(error)
        ? cancelled(stage)
        : statementError(error, { stage, role: this.role, sql, signal, prefix });
    } finally {
      signal?.removeEventListener('abort', abort);
      clearTimeout(cut);
      // A late cancel must not hit the next statement.
      if (this.lost === undefined) await cancelling;
      this.busy = false;
    }
  }

  /** A cancel that is still on its way would hit the next statement. */
  private async recover(cancelling: Promise<void> | undefined): Promise<void> {
    await cancelling;
    await this.client.query(`ROLLBACK TO SAVEPOINT ${savepoint}`).catch((error: unknown) => (this.lost ??= error));
  }

  private claim(stage: Stage): void {
    if (this.closed) throw lostError(new Error('the session was closed'), stage);
    if (this.lost !== undefined) throw lostError(this.lost, stage);
    if (this.busy) {
      throw new EngineError({
        code: 'INTERNAL',
        stage,
        message: 'A second statement was started while one was running on the same PostgreSQL session.',
        hint: 'This is a defect of Database Migration. Please report it with the log of this run.',
      });
    }
    this.busy = true;
    this.warnings = [];
  }

  /** Cancels the running statement through a second connection; cuts the session's own where that can't be had. */
  private async cancel(): Promise<void> {
    try {
      const question = { sql: 'SELECT pg_catalog.pg_cancel_backend($1)', values: [this.backend.pid] };
      await askElsewhere(this.openAnother, cancelPatience, question);
    } catch {
      this.cut();
    }
  }

  /** Takes the open transaction back; a session that can't, or whose connection does not answer, is closed. Never rejects. */
  async rollBack(): Promise<void> {
    const cut = setTimeout(() => this.cut(), rollBackPatience);
    await this.execute('ROLLBACK').catch(() => this.close());
    clearTimeout(cut);
  }

  /** Gives the connection up at once; the server is not told. */
  private cut(): void {
    this.lost ??= Object.assign(new Error('the connection was cut'), { code: 'ECONNABORTED' });
    this.client.connection.stream.destroy();
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    // While a statement is under way the driver says no goodbye, and cuts the connection.
    const isBusy = this.busy;
    const cut = setTimeout(() => this.cut(), cancelPatience);
    await this.client.end().catch(() => undefined);
    clearTimeout(cut);
    if (isBusy || this.lost !== undefined)
      await Promise.race([this.endAtServer(), setPause(cancelPatience, undefined, { ref: false })]);
  }

  private endAtServer(): Promise<void> {
    const { pid, start } = this.backend;
    return endAtServer(this.openAnother, pid, 'extract(epoch FROM backend_start)::text = $2', start);
  }
}

interface RawResult {
  readonly fields: readonly { name: string; dataTypeID: number; tableID: number; columnID: number }[];
  readonly rows: (string | null)[][];
  readonly rowCount: number | null;
}

/** Several statements in one text give several results; the last one counts. */
function lastResult(answer: unknown): RawResult {
  return (Array.isArray(answer) ? answer.at(-1) : answer) as RawResult;
}

function resultColumn(field: RawResult['fields'][number]): ResultColumn {
  return { name: field.name, typeId: field.dataTypeID, tableId: field.tableID, columnNumber: field.columnID };
}

/** The PostgreSQL session behind a session of the contract. Throws INTERNAL for another engine's. */
export function postgresSession(session: Session): PostgresSession {
  if (session instanceof PostgresSession) return session;
  throw new EngineError({
    code: 'INTERNAL',
    stage: 'run',
    message: `A session of ${session.server.engine} was handed to the PostgreSQL adapter.`,
    hint: 'This is a defect of Database Migration. Please report it with the log of this run.',
  });
}
