import { EngineError, RowsRefused, type Refusal } from '../../../errors.js';
import { errorNumber } from '../errors.js';
import type { MysqlSession } from '../session.js';

/** How many of the server's warnings an error quotes. */
const warningsShown = 10;

/** The target did not take every row as it was. Nothing of the chunk stays. */
export function imperfect(session: MysqlSession, message: string, warnings: readonly string[]): RowsRefused {
  const shown = warnings.slice(0, warningsShown).map((warning) => `\n  ${warning}`);
  return new RowsRefused(refusalOf(warnings[0] ?? message), {
    message: `${message} Nothing of it was kept.${shown.join('')}`,
    hint: `Mend the values that the ${session.server.engine} server names, or choose a type that holds them.`,
  });
}

/** The source failed in the middle of a chunk; a cancelled one stays cancelled. */
export function streamBroken(cause: unknown): EngineError {
  if (cause instanceof EngineError && cause.code === 'CANCELLED') return cause;
  const known = cause instanceof EngineError ? cause : undefined;
  const why = cause instanceof Error ? cause.message : 'unknown reason.';
  return new EngineError({
    code: 'STREAM_BROKEN',
    stage: 'run',
    message: `The source stopped in the middle of the copy: ${why} Nothing of the chunk was kept.`,
    hint: known?.hint ?? 'Check the source, then run the step again.',
    retryable: known?.retryable,
    cause,
  });
}

/**
 * What a server says of a row, with the row's place in the statement and the column where it names them: `Data too long for column 'v' at row 3`, and MariaDB's
 * `` Incorrect integer value: 'x' for column `db`.`t`.`n` at row 1 ``.
 */
export function refusalOf(told: string): Refusal {
  const [, code, sentence = told] = /^(?:Warning|Error|Note) (\d+): (.*)$/su.exec(told) ?? [];
  // An EngineError ends what the server says by a full stop.
  const text = sentence.replace(/\.$/u, '');
  const row = /(?: at row |^Row )(\d+)/u.exec(text)?.[1];
  const column =
    /\bcolumn (?:(?:`[^`]+`\.)*`([^`]+)`|'([^']+)')(?: at row \d+)?$/iu.exec(text) ?? /^Column '([^']+)' /u.exec(text);
  return {
    reason: `${text.replace(/ at row \d+$/u, '')}${code === undefined ? '' : ` (${code})`}`,
    row: row === undefined ? undefined : Number(row),
    column: column?.[1] ?? column?.[2],
  };
}

/** A failing file system, no memory, a full table of locks: no row is to blame. https://dev.mysql.com/doc/mysql-errors/9.7/en/server-error-reference.html */
const shortages = new Set([3, 1026, 1030, 1037, 1038, 1041, 1206]);

/** An error of a load as a refusal of its rows, where rows can be the reason. */
export function refusedRows(session: MysqlSession, error: unknown): RowsRefused | undefined {
  if (error instanceof RowsRefused) return error;
  if (!(error instanceof EngineError) || error.code !== 'STATEMENT_FAILED' || error.retryable) return undefined;
  const number = errorNumber(error.cause);
  if (shortages.has(number)) return undefined;
  return imperfect(session, error.message, [`Error ${number}: ${error.message}`]);
}
