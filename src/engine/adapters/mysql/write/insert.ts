import type { LoadRequest, LoadResult } from '../../../adapter.js';
import { isUtf8 } from 'node:buffer';
import { EngineError, RowsRefused, throwIfCancelled } from '../../../errors.js';
import { csvDecoder, CsvError } from '../../../stream/csv.js';
import { imperfect, streamBroken } from './loadErrors.js';
import type { RowValues } from '../../../stream/rows.js';
import { variableKey, type ParsedLoad } from './loadStatement.js';
import { quoteIdentifier } from '../lex.js';
import type { MysqlSession } from '../session.js';
import type { Token } from '../tokens.js';

/** A prepared statement takes no more placeholders; https://dev.mysql.com/doc/mysql-errors/9.7/en/server-error-reference.html#error_er_ps_many_param */
const mostPlaceholders = 65_535;
const mostRows = 1_000;
const batchBytes = 1024 * 1024;
/** Bytes of a value's length in front of it, at most. */
const longestLength = 9;

/**
 * The way round LOAD DATA LOCAL, where `why` forbids it: the same statement as INSERTs of many rows with placeholders. An INSERT in strict mode fails on
 * a bad value by itself.
 */
export async function insertRows(
  session: MysqlSession,
  parsed: ParsedLoad,
  request: LoadRequest,
  why: string,
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
  // Whichever side fails first is the one to tell of.
  let sourceFailed: { readonly cause: unknown } | undefined;
  source.finished.catch((cause: unknown) => (sourceFailed ??= { cause }));
  try {
    for await (const chunk of source.readable as AsyncIterable<Buffer>) {
      throwIfCancelled(signal, 'run');
      bytes += chunk.length;
      for (const row of decoder.push(chunk)) {
        demandFit(session, template, row, inserted + batch.rows.length + 1);
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
    return {
      rows,
      bytes,
      statement: insertStatement(parsed),
      warnings: [`${why}: rows went in as INSERTs, which is slower.`],
    };
  } catch (error) {
    const cause = sourceFailed?.cause;
    await source.abort();
    if (error instanceof CsvError) throw broken(error);
    const isTargets = error instanceof EngineError && cause === undefined;
    throw isTargets ? error : streamBroken(cause ?? error);
  }
}

interface Batch {
  rows: (Buffer | null)[][];
  bytes: number;
}

interface Template {
  readonly head: string;
  /** `(?, UNHEX(?))` */
  readonly row: string;
  /** How many fields a row of the stream has. */
  readonly width: number;
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
    values.push(withPlaceholders(parsed, expression, fields));
  }
  const head = `INSERT INTO ${parsed.table} (${columns.map(quoteIdentifier).join(', ')})`;
  return { head, row: `(${values.join(', ')})`, width: parsed.fields.length, fields };
}

/** The expression as it is written, spaces too, for MySQL takes none between a function and its parenthesis. */
function withPlaceholders(parsed: ParsedLoad, expression: readonly Token[], fields: number[]): string {
  let sql = '';
  let end = expression[0]?.start ?? 0;
  for (const token of expression) {
    const index = token.kind === 'variable' ? parsed.fields.indexOf(variableKey(token)) : -1;
    if (index >= 0) fields.push(index);
    sql += parsed.text.slice(end, token.start) + (index >= 0 ? '?' : token.text);
    end = token.start + token.text.length;
  }
  return sql;
}

/** The statement for one row. */
export function insertStatement(parsed: ParsedLoad): string {
  const { head, row } = insertTemplate(parsed);
  return `${head} VALUES ${row}`;
}

/** The same without a row: whether the server takes the statement at all. */
export async function tryInsert(
  session: MysqlSession,
  parsed: ParsedLoad,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { head, row, fields } = insertTemplate(parsed);
  const sql = `${head} SELECT ${row.slice(1, -1)} FROM DUAL WHERE FALSE`;
  await session.execute(sql, { prepared: fields.map(() => null), signal });
}

/** What stands in a packet beside the values; generous. */
const packetOverhead = 16 * 1024;

/** A server ends the connection over a packet that is too large, and bytes that are no UTF-8 would be changed on the way. */
function demandFit(session: MysqlSession, { fields, width }: Template, row: RowValues, place: number): void {
  const most = Number(session.server.capabilities.maxAllowedPacket ?? Infinity);
  const bytes = fields.reduce((sum, field) => sum + (row[field]?.length ?? 0) + longestLength, 0);
  const reason =
    bytes > most - Math.min(packetOverhead, most / 4)
      ? `The row's ${bytes} bytes don't fit into a packet of the server (max_allowed_packet = ${most})`
      : row.length !== width
        ? `The row has ${row.length} values, and the statement takes ${width}`
        : row.some((value) => value !== null && !isUtf8(value))
          ? 'The row holds bytes that are no UTF-8'
          : undefined;
  if (reason === undefined) return;
  throw new RowsRefused(
    { reason, row: place },
    { message: `${reason}. Nothing of it was kept.`, hint: 'Mend the row, or the server’s settings.' },
  );
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
