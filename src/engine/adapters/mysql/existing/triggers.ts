import type { Finding } from '../../../model/finding.js';
import type { TargetName } from '../../../model/mapping.js';
import { quoteIdentifier, quoteString, splitStatements } from '../lex.js';
import type { MysqlSession } from '../session.js';

/** A trigger and the statements that create it again as it is. */
export interface StoredTrigger {
  readonly table: TargetName;
  readonly name: string;
  readonly create: readonly string[];
  readonly findings: readonly Finding[];
}

/** What of a session a trigger keeps from its creation; https://dev.mysql.com/doc/refman/9.7/en/show-create-trigger.html */
interface Made {
  readonly mode: string;
  readonly statement: string;
  readonly client: string;
  readonly connection: string;
  readonly database: string;
}

/** The triggers of tables, in the order in which they fire. */
export async function triggersOf(
  session: MysqlSession,
  tables: readonly TargetName[],
  signal?: AbortSignal,
): Promise<StoredTrigger[]> {
  const pairs = tables.map(() => '(?, ?)').join(', ');
  const { rows } = await session.execute(
    `SELECT t.EVENT_OBJECT_SCHEMA, t.EVENT_OBJECT_TABLE, t.TRIGGER_NAME, t.DEFINER, s.DEFAULT_COLLATION_NAME, CURRENT_USER()
    FROM information_schema.TRIGGERS t JOIN information_schema.SCHEMATA s ON s.SCHEMA_NAME = t.TRIGGER_SCHEMA
    WHERE (t.EVENT_OBJECT_SCHEMA, t.EVENT_OBJECT_TABLE) IN (${pairs})
    ORDER BY 1, 2, t.ACTION_TIMING, t.EVENT_MANIPULATION, t.ACTION_ORDER`,
    { values: tables.flatMap(({ schema, name }) => [schema, name]), stage: 'introspect', signal },
  );
  const mayDefine = rows.length > 0 && (await mayNameDefiners(session, signal));
  const triggers: StoredTrigger[] = [];
  for (const [schema, tableName, name, definer, collation, user] of rows.map((row) =>
    row.map((value) => value ?? ''),
  )) {
    const table = { schema: schema ?? '', name: tableName ?? '' };
    const made = await madeWith(session, table.schema, name ?? '', signal);
    const create = statementsOf(made, table.schema, session.server.database);
    const problems = [
      ...(definer === user || mayDefine
        ? []
        : [`its definer is ${definer}, and the user may create triggers of its own only`]),
      ...(made.database === collation
        ? []
        : [`it was created while the database's collation was ${made.database}, and that is ${collation} now`]),
      ...(canBeSent(made) ? [] : [`its text is in the character set ${made.client}`]),
      ...(splitStatements(create.join('\n')).length === create.length
        ? []
        : [`its sql_mode (${made.mode}) gives its text another end than ours would`]),
    ];
    triggers.push({
      table,
      name: name ?? '',
      create,
      findings: problems.map((problem) => notRestorable(table, name ?? '', problem)),
    });
  }
  return triggers;
}

async function madeWith(session: MysqlSession, schema: string, name: string, signal?: AbortSignal): Promise<Made> {
  const sql = `SHOW CREATE TRIGGER ${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
  const { columns, rows } = await session.execute(sql, { stage: 'introspect', signal });
  const field = (column: string): string => rows[0]?.[columns.indexOf(column)] ?? '';
  return {
    mode: field('sql_mode'),
    statement: field('SQL Original Statement'),
    client: field('character_set_client'),
    connection: field('collation_connection'),
    database: field('Database Collation'),
  };
}

/** Reads SHOW GRANTS; a role may hold the privilege too, and then the server decides. */
async function mayNameDefiners(session: MysqlSession, signal?: AbortSignal): Promise<boolean> {
  const { rows } = await session.execute('SHOW GRANTS', { stage: 'introspect', signal });
  const words = /\b(ALL PRIVILEGES ON \*\.\*|SUPER|SET_USER_ID|SET_ANY_DEFINER|SET USER)\b/u;
  return rows.some(([grant]) =>
    words.test((grant ?? '').replace('ALL PRIVILEGES ON *.*', 'ALL PRIVILEGES ON *.* SUPER')),
  );
}

/** What we send is UTF-8; under another client's character set only ASCII means the same. */
function canBeSent({ client, statement }: Made): boolean {
  return client.startsWith('utf8') || /^[\x00-\x7f]*$/u.test(statement);
}

/** The session's own settings are kept in variables and come back. */
function statementsOf(made: Made, schema: string, home: string): string[] {
  const elsewhere = schema !== home;
  return [
    'SET @migration_mode = @@SESSION.sql_mode, @migration_client = @@SESSION.character_set_client, @migration_collation = @@SESSION.collation_connection;',
    `SET SESSION sql_mode = ${quoteString(made.mode)}, SESSION character_set_client = ${made.client}, SESSION collation_connection = ${made.connection};`,
    ...(elsewhere ? [`USE ${quoteIdentifier(schema)};`] : []),
    `${made.statement};`,
    ...(elsewhere ? [`USE ${quoteIdentifier(home)};`] : []),
    'SET SESSION sql_mode = @migration_mode, SESSION character_set_client = @migration_client, SESSION collation_connection = @migration_collation;',
  ];
}

function notRestorable(table: TargetName, name: string, problem: string): Finding {
  return {
    code: 'TRIGGER_NOT_RESTORABLE',
    severity: 'error',
    object: { kind: 'trigger', path: [table.schema, table.name, name] },
    message: `The trigger ${name} would have to be dropped for the load, and it can't be created again exactly as it is: ${problem}.`,
    fix: 'Drop it yourself and create it again afterwards, or leave the table out.',
  };
}
