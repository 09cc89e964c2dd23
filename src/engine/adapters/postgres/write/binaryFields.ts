import type { StreamFormat } from '../../../adapter.js';
import { EngineError } from '../../../errors.js';
import type { BinaryField } from '../../../model/type.js';
import type { PostgresSession } from '../session.js';

/** PostgreSQL's types whose binary form the engine writes, by their names in pg_type; https://www.postgresql.org/docs/18/catalog-pg-type.html */
const fields: Readonly<Record<string, BinaryField>> = {
  int2: 'int2',
  int4: 'int4',
  int8: 'int8',
  float4: 'float4',
  float8: 'float8',
  numeric: 'numeric',
  bool: 'bool',
  text: 'text',
  varchar: 'text',
  bpchar: 'text',
  citext: 'text',
  json: 'text',
  jsonb: 'jsonb',
  bytea: 'bytes',
  date: 'date',
  time: 'time',
  timestamp: 'timestamp',
  timestamptz: 'timestamptz',
  uuid: 'uuid',
};

/** As DDL writes them, without length and precision. */
const spelled: Readonly<Record<string, string>> = {
  smallint: 'int2',
  integer: 'int4',
  bigint: 'int8',
  real: 'float4',
  'double precision': 'float8',
  boolean: 'bool',
  'character varying': 'varchar',
  char: 'bpchar',
  character: 'bpchar',
  'timestamp without time zone': 'timestamp',
  'timestamp with time zone': 'timestamptz',
  'time without time zone': 'time',
};

/** `binary` where every column's type has a binary form that the engine writes. */
export function fasterFormat(types: readonly string[]): StreamFormat | undefined {
  const known = types.every((type) => {
    const plain = type
      .toLowerCase()
      .replace(/\s*\([^)]*\)/gu, '')
      .replace(/ collate .*$/u, '');
    return Object.hasOwn(fields, spelled[plain] ?? plain);
  });
  return known ? 'binary' : undefined;
}

/** The halves of `COPY t (a, b) FROM STDIN`, the only statement that a load takes. */
const copyStatement = /^\s*COPY\s+((?:"(?:[^"]|"")*"|[^\s("])+)\s*\(((?:"(?:[^"]|"")*"|[^")])*)\)\s*FROM\s+STDIN\s*$/iu;

/** The table and the columns that a COPY statement names, as SQL. Throws SCRIPT_INVALID for another statement. */
export function copyTarget(statement: string): { readonly table: string; readonly columns: string } {
  const [, table, columns] = copyStatement.exec(statement) ?? [];
  if (table !== undefined && columns !== undefined) return { table, columns };
  throw new EngineError({
    code: 'SCRIPT_INVALID',
    stage: 'run',
    message: 'The target half is no statement of the form COPY table (columns) FROM STDIN.',
    hint: 'Give it that form; how rows are framed follows from stream=.',
  });
}

/**
 * What the columns of a COPY statement are, asked from the server by their names: a domain counts as the type below it, a type of the user's own as none. Throws
 * SCRIPT_INVALID where one has no binary form that the engine writes.
 */
export async function binaryFields(
  session: PostgresSession,
  statement: string,
  signal?: AbortSignal,
): Promise<readonly BinaryField[]> {
  const { table, columns } = copyTarget(statement);
  const { fields: described } = await session.execute(`SELECT ${columns} FROM ${table} LIMIT 0`, { signal });
  const ids = [...new Set(described.map(({ typeId }) => typeId))];
  const { rows } = await session.execute(
    'SELECT oid::text, typname FROM pg_catalog.pg_type WHERE oid = ANY ($1::oid[])',
    {
      values: [`{${ids.join(',')}}`],
      signal,
    },
  );
  const names = new Map(rows.map(([oid, name]) => [oid, name]));
  return described.map(({ name, typeId }) => {
    const type = names.get(String(typeId)) ?? '';
    const field = Object.hasOwn(fields, type) ? fields[type] : undefined;
    if (field === undefined) throw unfit(`The column "${name}" is of the type ${type}.`, name);
    return field;
  });
}

function unfit(message: string, object: string): EngineError {
  return new EngineError({
    code: 'SCRIPT_INVALID',
    stage: 'run',
    object,
    message: `${message} Rows can't be sent there in the binary format.`,
    hint: 'Write stream=text in the step.',
  });
}
