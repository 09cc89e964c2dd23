import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { PassThrough } from 'node:stream';
import type { ByteStream, StreamOptions } from '../../adapter.js';
import { EngineError } from '../../errors.js';
import { splitStatements } from './lex.js';

const bufferedBytes = 256 * 1024;
const prefix = 'COPY (\n';

/** NULL stands bare and every value in quotes, so a quoted "NULL" stays a string; see type-mapping 0.1. */
const framing = {
  csv: `(FORMAT csv, NULL 'NULL', FORCE_QUOTE *)`,
  text: '(FORMAT text)',
  binary: '(FORMAT binary)',
} as const;

/** What a stream needs of its session. */
export interface CopySession {
  readonly client: Client;
  /** Runs `work` as the session's only statement; see `PostgresSession`. */
  guarded<T>(
    sql: string,
    options: { readonly signal: AbortSignal; readonly prefix: number },
    work: () => Promise<T>,
  ): Promise<T>;
}

/** Streams a SELECT through COPY … TO STDOUT. Rows are counted from the server's own command tag. */
export function copyOut(session: CopySession, sql: string, options: StreamOptions): ByteStream {
  const out = new PassThrough({ highWaterMark: bufferedBytes });
  out.on('error', () => undefined);
  const stop = new AbortController();
  const finished = start();
  finished.catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))));
  const abort = async (): Promise<void> => {
    stop.abort();
    await finished.catch(() => undefined);
  };
  return { readable: out, finished, abort };

  async function start(): Promise<{ rows: number }> {
    const statement = `${prefix}${selectOf(sql, options)}\n) TO STDOUT ${framing[options.format]}`;
    const guard = { signal: stop.signal, prefix: prefix.length };
    return await session.guarded(statement, guard, () => pump(session.client, statement, out, stop));
  }
}

function pump(client: Client, statement: string, out: PassThrough, stop: AbortController): Promise<{ rows: number }> {
  return new Promise((resolve, reject) => {
    const copy = client.query(copyTo(statement, { highWaterMark: bufferedBytes }));
    copy.on('error', reject);
    // The stream ends with the last row; only then come the command tag and the state in which the next statement may start.
    Object.assign(copy, { handleReadyForQuery: () => resolve({ rows: copy.rowCount }) });
    // A destroyed COPY stream leaves its connection hanging: it has to be read to its end, whatever becomes of the reader.
    const drain = (): void => {
      copy.unpipe(out);
      copy.resume();
      out.destroy();
    };
    stop.signal.addEventListener('abort', drain, { once: true });
    out.once('close', () => {
      if (!copy.readableEnded) stop.abort();
    });
    copy.pipe(out);
  });
}

function selectOf(sql: string, options: StreamOptions): string {
  const encoded = Object.keys(options.encode);
  if (encoded.length > 0) {
    throw invalid(
      `PostgreSQL sends no raw bytes, so "${encoded[0] ?? ''}" can't be encoded on the way.`,
      `Encode it in the query: encode(column, 'hex').`,
    );
  }
  const statements = splitStatements(sql);
  const [only] = statements;
  if (only !== undefined && statements.length === 1) return only.sql;
  throw invalid('A source query must be one SELECT statement.', 'Leave one statement in the step.');
}

function invalid(message: string, hint: string): EngineError {
  return new EngineError({ code: 'SCRIPT_INVALID', stage: 'run', message, hint });
}
