import type { LoadRequest, LoadResult } from '../../../adapter.js';
import { RowsRefused } from '../../../errors.js';
import type { PostgresSession } from '../session.js';
import { copyIn } from './copyIn.js';

/** COPY's options; the text format is its own. https://www.postgresql.org/docs/18/sql-copy.html */
const options = { text: '', csv: ` (FORMAT csv, NULL 'NULL')`, binary: ' (FORMAT binary)' } as const;

/** The statement as the server gets it: what the script says, and how the rows are framed. */
export function framed({ statement, format }: Pick<LoadRequest, 'statement' | 'format'>): string {
  return statement + options[format];
}

/** Copies within a transaction. Throws what {@link copyIn} throws, and RowsRefused where the server took another number of rows than it was sent. */
export async function copyChunk(
  session: PostgresSession,
  request: LoadRequest,
  signal: AbortSignal | undefined,
): Promise<LoadResult> {
  const sql = framed(request);
  const { rows, bytes, sent, warnings } = await copyIn(session, sql, request, signal);
  if (rows === sent) return { rows, bytes, statement: sql, warnings };
  const reason = `The source sent ${sent} rows and PostgreSQL took ${rows}`;
  throw new RowsRefused(
    { reason },
    {
      message: `${reason}; the chunk was rolled back.`,
      hint: 'Check that no trigger or rule on the table leaves rows out, and run again.',
    },
  );
}
