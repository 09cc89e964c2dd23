import type { LoadRequest, LoadResult } from '../../adapter.js';
import { EngineError, throwIfCancelled } from '../../errors.js';
import { csvDecoder, CsvError } from '../../stream/csv.js';
import { imperfect } from './load.js';
import { variableKey, type ParsedLoad } from './loadStatement.js';
import { quoteIdentifier } from './lex.js';
import type { MysqlSession } from './session.js';
import type { Token } from './tokens.js';

/** A prepared statement takes no more placeholders; https://dev.mysql.com/doc/mysql-errors/9.7/en/server-error-reference.html#error_er_ps_many_param */
const mostPlaceholders = 65_535;
const mostRows = 1_000;
const batchBytes = 1024 * 1024;

/**
 * The way round a server that takes no LOAD DATA LOCAL: the same statement as INSERTs of many rows with placeholders. An INSERT in strict mode fails on
 * a bad value by itself.
 */
export async function insertRows(
  session: MysqlSession,
  parsed: ParsedLoad,
  request: LoadRequest,
  signal: AbortSignal | undefined,
): Promise<LoadResult> {
  const template = insertTemplate(parsed);
  const source = request.open();
  const decoder = csvDecoder();
  const perStatement = Math.max(
    1,
    Math.min(mostRows, Math.floor(mostPlaceholders / Math.max(1, template.fields.length))),
  );
  const room = Math.min(batchBytes, Number(session.server.capabilities.maxAllowedPacket ?? batchBytes) / 4);
  const batch: Batch = { rows: [], bytes: 0 };
  let bytes = 0;
  let inserted = 0;
  const flush = async (): Promise<void> => {
    if (batch.rows.length === 0) return;
    inserted += await insertBatch(session, template, batch.rows, signal);
    batch.rows = [];
    batch.bytes = 0;
  };
  try {
    for await (const chunk of source.readable as AsyncIterable<Buffer>) {
      throwIfCancelled(signal, 'run');
      bytes += chunk.length;
      for (const row of decoder.push(chunk)) {
        batch.rows.push(row);
        batch.bytes += row.reduce((sum, value) => sum + (value?.length ?? 0), 0);
        if (batch.rows.length >= perStatement || batch.bytes >= room) await flush();
      }
      request.onBytes(bytes);
    }
    decoder.end();
    await flush();
    const { rows } = await source.finished;
    if (rows !== inserted) throw imperfect(session, `The source sent ${rows} rows, the target took ${inserted}.`, []);
    return { rows, bytes, statement: `${template.head} VALUES ${template.row}`, warnings: [slower] };
  } catch (error) {
    await source.abort();
    throw error instanceof CsvError ? broken(error) : await sourceFailure(source.finished, error);
  }
}

const slower = 'The server takes no LOAD DATA LOCAL (local_infile is off): rows went in as INSERTs, which is slower.';

interface Batch {
  rows: (Buffer | null)[][];
  bytes: number;
}

interface Template {
  readonly head: string;
  /** `(?, UNHEX(?))` */
  readonly row: string;
  /** Which of the stream's fields each placeholder takes. */
  readonly fields: readonly number[];
}

/** Columns take their field, SET expressions take theirs with the variables replaced by placeholders. */
export function insertTemplate(parsed: ParsedLoad): Template {
  const fields: number[] = [];
  const columns: string[] = [];
  const values: string[] = [];
  parsed.fields.forEach((field, index) => {
    if (field.startsWith('@')) return;
    columns.push(field);
    values.push('?');
    fields.push(index);
  });
  for (const { column, expression } of parsed.sets) {
    columns.push(column);
    values.push(expression.map((token) => placeholder(token, parsed.fields, fields)).join(' '));
  }
  const head = `INSERT INTO ${parsed.table} (${columns.map(quoteIdentifier).join(', ')})`;
  return { head, row: `(${values.join(', ')})`, fields };
}

function placeholder(token: Token, names: readonly string[], fields: number[]): string {
  if (token.kind !== 'variable' || token.text.startsWith('@@')) return token.text;
  const index = names.indexOf(variableKey(token));
  if (index < 0) return token.text;
  fields.push(index);
  return '?';
}

async function insertBatch(
  session: MysqlSession,
  template: Template,
  rows: readonly (Buffer | null)[][],
  signal: AbortSignal | undefined,
): Promise<number> {
  const sql = `${template.head} VALUES ${rows.map(() => template.row).join(', ')}`;
  // As text, for bytes would count as a binary string, which JSON columns refuse.
  const values = rows.flatMap((row) => template.fields.map((field) => row[field]?.toString('utf8') ?? null));
  const result = await session.execute(sql, { prepared: values, signal });
  if (result.warningCount === 0) return result.affectedRows;
  throw imperfect(
    session,
    `The target took ${result.affectedRows} of ${rows.length} rows with warnings.`,
    result.warnings,
  );
}

function broken(error: CsvError): EngineError {
  return new EngineError({
    code: 'STREAM_BROKEN',
    stage: 'run',
    message: `The stream is not what the target expects: ${error.message} Nothing of the chunk was kept.`,
    hint: 'Check the source half of the step and its @encode directives.',
    cause: error,
  });
}

/** When the source failed first, its error is the one to tell. */
async function sourceFailure(finished: Promise<unknown>, error: unknown): Promise<unknown> {
  if (error instanceof EngineError && error.code !== 'CONNECTION_LOST') return error;
  return await finished.then(
    () => error,
    (source: unknown) => source,
  );
}
