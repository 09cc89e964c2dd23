import type { Helpers, Session } from '../../adapter.js';
import type { Catalog, Schema, Sequence, Table } from '../../model/catalog.js';
import type { Finding } from '../../model/finding.js';
import { inLanes } from '../../model/inLanes.js';
import { manyTables, type IntrospectionScope, type TableGlance } from '../../model/introspection.js';
import { catalogQueries, schemasQuery, type CatalogRow, type CatalogRows } from './catalog/queries.js';
import { readEvent, readRoutines, readTrigger, readViews } from './catalog/objects.js';
import { readTable, rowMarkOf, tableSources } from './catalog/tables.js';
import { unionAll } from './catalog/batches.js';
import { lookCloser } from './catalog/closerLook.js';
import type { CatalogFlavour } from './flavour.js';
import { quoteIdentifier, quoteString } from './lex.js';
import { mysqlSession, type ExecuteOptions, type MysqlSession } from './session.js';

export async function listSchemas(session: Session, signal?: AbortSignal): Promise<string[]> {
  const { rows } = await mysqlSession(session).execute(schemasQuery, { stage: 'introspect', signal });
  return rows.map(([name]) => name ?? '');
}

/** Reads the catalog with a fixed number of queries, and a few more for what information_schema garbles; see {@link lookCloser}. */
export async function introspect(
  session: Session,
  scope: IntrospectionScope & Helpers,
  flavour: CatalogFlavour,
  signal?: AbortSignal,
): Promise<Catalog> {
  const own = mysqlSession(session);
  const schemas = await scopeOf(own, scope, signal);
  const rows = await readRows(own, schemas, flavour, scope, signal);
  const sequences = await readSequences(own, rows.tables, signal);
  const sources = tableSources(rows);
  // Nobody looked how other versions divide.
  const known = own.server.tested ? flavour : { ...flavour, quotient: undefined };
  const plain = rows.tables.filter(isTable).map((row) => readTable(row, sources, known));
  const { tables, findings } = await lookCloser(own, plain, flavour, signal);
  const views = readViews(rows);
  return {
    server: own.server,
    takenAt: new Date().toISOString(),
    schemas: schemas.map((name): Schema => ({
      name,
      tables: tables.filter((table) => table.schema === name),
      views: views.get(name) ?? [],
      sequences: sequences.get(name) ?? [],
      types: [],
      triggers: ofSchema(rows.triggers, name).map(readTrigger),
      routines: readRoutines(ofSchema(rows.routines, name), ofSchema(rows.parameters, name)),
      others: ofSchema(rows.events, name).map(readEvent),
    })),
    findings: [
      ...findings,
      ...tableFindings(rows.tables),
      ...rows.columns.flatMap(rowMarkFindings),
      ...rows.indexes.flatMap(keyPrefixFindings),
      ...tables.flatMap(zerofillFindings),
      ...tables.flatMap(numberLimitFindings),
      ...tables.flatMap(groupCounterFindings),
    ],
  };
}

function isTable([, , type]: CatalogRow): boolean {
  return type === 'BASE TABLE' || type === 'SYSTEM VERSIONED';
}

function tableGlances(rows: readonly CatalogRow[]): TableGlance[] {
  return rows.filter(isTable).map(([schema, name, , , estimate]) => ({
    schema: schema ?? '',
    name: name ?? '',
    estimatedRows: Number(estimate ?? '0'),
  }));
}

async function scopeOf(session: MysqlSession, scope: IntrospectionScope, signal?: AbortSignal): Promise<string[]> {
  if (scope.schemas !== undefined) return [...scope.schemas];
  return session.server.database === '' ? await listSchemas(session, signal) : [session.server.database];
}

type QueryName = keyof CatalogRows;

async function readRows(
  session: MysqlSession,
  schemas: readonly string[],
  flavour: CatalogFlavour,
  { onTables, another }: IntrospectionScope & Helpers,
  signal?: AbortSignal,
): Promise<CatalogRows> {
  const { tables, ...others } = catalogQueries(flavour.dialect);
  const ask = async (by: MysqlSession, sql: string): Promise<readonly CatalogRow[]> =>
    (await by.execute(...placed(sql, schemas, signal))).rows;
  const result: Partial<Record<QueryName, readonly CatalogRow[]>> = { tables: await ask(session, tables) };
  const found = result.tables ?? [];
  onTables?.(tableGlances(found));
  // Nothing here hangs on one moment: each query sees the dictionary as it is then.
  const helper = found.length < manyTables ? undefined : another?.().then(mysqlSession, () => undefined);
  try {
    await inLanes(
      [Promise.resolve(session), ...(helper ? [helper] : [])],
      Object.entries(others),
      async (by, [name, sql]) => {
        result[name as QueryName] = await ask(by, sql);
      },
    );
  } finally {
    await (await helper)?.close();
  }
  return result as CatalogRows;
}

/** A catalog query with the schemas as its values. */
function placed(sql: string, schemas: readonly string[], signal?: AbortSignal): [string, ExecuteOptions] {
  // A placeholder list must not be empty; no database has an empty name.
  const names = schemas.length === 0 ? [''] : schemas;
  const uses = sql.split('@schemas').length - 1;
  const values = Array.from({ length: uses }, () => names).flat();
  const text = sql.replaceAll('@schemas', names.map(() => '?').join(', '));
  return [text, { values, stage: 'introspect', signal, plain: true }];
}

function ofSchema(rows: readonly CatalogRow[], schema: string): readonly CatalogRow[] {
  return rows.filter((row) => row[0] === schema);
}

/** MariaDB's sequences are tables of one row; many are read in one query. */
async function readSequences(
  session: MysqlSession,
  tables: readonly CatalogRow[],
  signal?: AbortSignal,
): Promise<Map<string, Sequence[]>> {
  const found = new Map<string, Sequence[]>();
  const named = tables.filter((row) => row[2] === 'SEQUENCE');
  const selects = named.map(
    ([schema, name]) =>
      `SELECT ${quoteString(schema ?? '')}, ${quoteString(name ?? '')}, next_not_cached_value, start_value, increment, minimum_value, maximum_value, cycle_option
FROM ${quoteIdentifier(schema ?? '')}.${quoteIdentifier(name ?? '')}`,
  );
  const rows = await unionAll(session, selects, signal);
  for (const [schema, name, next, start, increment, minimum, maximum, cycle] of rows) {
    const sequence: Sequence = {
      name: name ?? '',
      type: 'bigint',
      start: start ?? '1',
      increment: increment ?? '1',
      minimum: minimum ?? '1',
      maximum: maximum ?? '',
      cycle: cycle === '1',
      // Values between the last one given and this one may lie in a cache; nothing from here on was given.
      lastValue: next ?? '1',
      isCalled: false,
    };
    found.set(schema ?? '', [...(found.get(schema ?? '') ?? []), sequence]);
  }
  return found;
}

function rowMarkFindings(row: CatalogRow): Finding[] {
  const mark = rowMarkOf(row);
  if (mark === undefined) return [];
  const [schema, table, column] = row.map((value) => value ?? '');
  return [
    {
      code: 'ROW_TIME_PLAIN',
      severity: 'warning',
      object: { kind: 'column', path: [schema ?? '', table ?? '', column ?? ''] },
      message: `The server fills the column by itself (${mark}). Its values are carried into a plain column that takes NULL and that nothing fills.`,
      fix: 'Leave the column out, or write a trigger on the target.',
    },
  ];
}

/** A primary key over the beginning of a column; takes a row of STATISTICS. */
function keyPrefixFindings(row: CatalogRow): Finding[] {
  const [schema = '', table = '', index, , column = '', , prefix, type] = row.map((value) => value ?? '');
  if (index !== 'PRIMARY' || prefix === '' || type !== 'BTREE') return [];
  return [
    {
      code: 'KEY_WIDENED',
      severity: 'warning',
      object: { kind: 'column', path: [schema, table, column] },
      message: `The primary key looks at the first ${prefix} of the column's characters or bytes only; on the target it looks at the whole value, and takes rows that the source refuses.`,
      fix: `Add a unique index over left(…, ${prefix}) by hand if programs rely on it.`,
    },
  ];
}

function zerofillFindings(table: Table): Finding[] {
  return table.columns
    .filter((column) => column.type.zerofill === true)
    .map((column) => ({
      code: 'ZEROFILL_NOT_CARRIED',
      severity: 'warning',
      object: { kind: 'column', path: [table.schema, table.name, column.name] },
      message: `The number is carried; the zeros that ${column.type.text} shows in front of it are not.`,
      fix: 'If programs rely on the zeros, as in a postal code, choose text with the expression LPAD(…), or pad in the query.',
    }));
}

/** Limits that belong to a number's type in MySQL only; of whole numbers the choice of type tells. */
function numberLimitFindings(table: Table): Finding[] {
  return table.columns.flatMap(({ name, type }): Finding[] => {
    const isFloat = /^(?:float|double)$/u.test(type.name);
    const limits = [
      ...(type.unsigned === true && (isFloat || type.name === 'decimal') ? ['refuses negative numbers'] : []),
      ...(isFloat && type.scale !== undefined
        ? [`rounds to ${type.scale} digits behind the point and takes ${type.precision ?? 0} digits in all`]
        : []),
    ];
    if (limits.length === 0) return [];
    return [
      {
        code: 'RANGE_WIDENED',
        severity: 'info',
        object: { kind: 'column', path: [table.schema, table.name, name] },
        message: `In the source ${type.text} ${limits.join(', and ')}; on the target the column takes other numbers too, as they come.`,
        fix: 'Add a CHECK by hand if programs rely on it.',
      },
    ];
  });
}

/** A counter behind other columns of every key, as MyISAM and Aria have it; https://dev.mysql.com/doc/refman/9.7/en/example-auto-increment.html */
function groupCounterFindings(table: Table): Finding[] {
  const first = [table.primaryKey?.columns[0], ...table.indexes.map(({ parts }) => parts[0]?.column)];
  return table.columns
    .filter(({ identity, name }) => identity !== undefined && !first.includes(name))
    .map(({ name }) => ({
      code: 'COUNTER_PER_GROUP',
      severity: 'warning',
      object: { kind: 'column', path: [table.schema, table.name, name] },
      message:
        'The source counts anew for each value of the columns in front of this one in its key; the target counts once for the whole table.',
      fix: 'If programs rely on the numbers, give them in the INSERT, or write a trigger on the target that takes the highest number of the group and one.',
    }));
}

/** Engines that keep no consistent snapshot, history that a SELECT doesn't see, and kinds of table that no code here knows. */
function tableFindings(tables: readonly CatalogRow[]): Finding[] {
  return tables.flatMap(([schema, name, type, engine]): Finding[] => {
    const object = { kind: 'table', path: [schema ?? '', name ?? ''] } as const;
    if (type === 'SYSTEM VERSIONED') {
      return [
        {
          code: 'HISTORY_NOT_CARRIED',
          severity: 'warning',
          object,
          message: 'The table is system-versioned: only its current rows are carried, their history stays behind.',
          fix: 'Keep the source, or copy the history into an ordinary table first.',
        },
      ];
    }
    const transactional = engine === null || engine === undefined || /^(InnoDB|ROCKSDB)$/i.test(engine);
    if (type === 'BASE TABLE' && !transactional) {
      return [
        {
          code: 'TABLE_NOT_TRANSACTIONAL',
          severity: 'warning',
          object,
          message: `The table's engine is ${engine}, which keeps no snapshot: rows written while it is copied may or may not be in the copy.`,
          fix: 'Stop writing to the table while it is copied, or convert it with ALTER TABLE … ENGINE=InnoDB.',
        },
      ];
    }
    const known = /^(BASE TABLE|VIEW|SEQUENCE|SYSTEM VIEW)$/.test(type ?? '');
    if (known) return [];
    const message = `An object of type ${type} is not carried.`;
    return [{ code: 'OBJECT_NOT_CARRIED', severity: 'warning', object, message }];
  });
}
