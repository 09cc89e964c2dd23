import type { Client } from 'pg';
import type { ByteStream, StreamOptions } from '../../adapter.js';
import { EngineError } from '../../errors.js';
import { CopyOutQuery } from './copyData.js';
import { splitStatements } from './lex.js';

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
  const stop = new AbortController();
  const query = new CopyOutQuery(() => stop.abort());
  const finished = start();
  finished.catch((error: unknown) => query.readable.destroy(error instanceof Error ? error : new Error(String(error))));
  const abort = async (): Promise<void> => {
    stop.abort();
    await finished.catch(() => undefined);
  };
  return { readable: query.readable, finished, abort };

  async function start(): Promise<{ readonly rows: number }> {
    const statement = `${prefix}${selectOf(sql, options)}\n) TO STDOUT ${framing[options.format]}`;
    const guard = { signal: stop.signal, prefix: prefix.length };
    return await session.guarded(statement, guard, () => {
      stop.signal.addEventListener('abort', () => query.drain(), { once: true });
      return query.run(session.client, statement);
    });
  }
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
