import type { Existing, Session } from '../../adapter.js';
import type { ExistingTable, KeyAction, Suspension } from '../../model/existing.js';
import type { TargetName } from '../../model/mapping.js';
import type { Reactions } from '../../model/repair.js';
import { dependents } from './dependents.js';
import { inboundKeys, tableTree } from './inboundKeys.js';
import { droppedTables, qualify, quoteIdentifier, quoteString } from './lex.js';
import { postgresSession } from './session.js';

/** How a trigger is brought back to what it was: pg_trigger.tgenabled; https://www.postgresql.org/docs/18/catalog-pg-trigger.html */
const enabling: Readonly<Record<string, string>> = { O: 'ENABLE', A: 'ENABLE ALWAYS', R: 'ENABLE REPLICA' };

/** Those of partitions follow their parent's. */
const triggers = `SELECT n.nspname, c.relname, t.tgname, t.tgenabled
  FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.jsonb_array_elements($1::jsonb) w ON n.nspname = w ->> 0 AND c.relname = w ->> 1
  WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' ORDER BY 1, 2, 3`;

/** Those of a table, of its partitions and of tables that inherit from it; each of them is switched by itself. `$1`: schema and name as JSON. */
const firingTriggers = `${tableTree}
  SELECT n.nspname, c.relname, t.tgname, t.tgenabled
  FROM tables JOIN pg_catalog.pg_trigger t ON t.tgrelid = tables.oid JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') ORDER BY 1, 2, 3`;

/** A table in SQL's parameters and in maps. */
const keyOf = ({ schema, name }: TargetName): string => JSON.stringify([schema, name]);

/** A table with checks that wait for the COMMIT can't be altered, so these come at once. */
const atOnce = 'SET CONSTRAINTS ALL IMMEDIATE';

async function reactions(session: Session, table: TargetName, signal?: AbortSignal): Promise<Reactions> {
  const { rows } = await session.query(firingTriggers, [keyOf(table)], signal);
  const alter = (row: readonly (string | null)[], word: string): string => {
    const [schema = '', name = '', trigger = ''] = row.map((value) => value ?? '');
    return `ALTER TABLE ONLY ${qualify({ schema, name })} ${word} TRIGGER ${quoteIdentifier(trigger)}`;
  };
  const pause = rows.map((row) => alter(row, 'DISABLE'));
  return {
    table,
    keys: await inboundKeys(session, table, signal),
    pause: pause.length === 0 ? [] : [atOnce, ...pause],
    resume: rows.map((row) => alter(row, enabling[row[3] ?? ''] ?? 'ENABLE')),
    stuck: [],
  };
}

const foreignKeys = `SELECT n.nspname, c.relname, k.conname, pg_catalog.pg_get_constraintdef(k.oid), k.convalidated::int::text, rn.nspname, r.relname,
    pg_catalog.obj_description(k.oid, 'pg_constraint')
  FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_class r ON r.oid = k.confrelid JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace
  WHERE k.contype = 'f' AND k.conparentid = 0 AND EXISTS (SELECT FROM pg_catalog.jsonb_array_elements($1::jsonb) w
    WHERE n.nspname = w ->> 0 AND c.relname = w ->> 1 OR rn.nspname = w ->> 0 AND r.relname = w ->> 1) ORDER BY 1, 2, 3`;

/** By pg_constraint.confdeltype; https://www.postgresql.org/docs/18/catalog-pg-constraint.html */
const actingKeys = `SELECT n.nspname, c.relname, k.conname, rn.nspname, r.relname,
    CASE k.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' ELSE 'SET DEFAULT' END
  FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_class r ON r.oid = k.confrelid JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace
  WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confdeltype IN ('c', 'n', 'd') ORDER BY 1, 2, 3`;

async function keyActions(session: Session, signal?: AbortSignal): Promise<readonly KeyAction[]> {
  const { rows } = await session.query(actingKeys, [], signal);
  return rows.map((row) => {
    const [schema, name, key, referredSchema, referredName, action] = row.map((value) => value ?? '') as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const references = qualify({ schema: referredSchema, name: referredName });
    return { table: qualify({ schema, name }), key: quoteIdentifier(key), references, action };
  });
}

interface Foreign {
  readonly table: TargetName;
  readonly references: TargetName;
  readonly name: string;
  readonly definition: string;
  readonly validated: boolean;
  readonly comment: string | undefined;
}

/**
 * A table's owner may disable its triggers and drop its keys; the role of a replica, which would do for a session, is a superuser's. Keys are added again and
 * so checked against all rows.
 */
async function suspensions(
  session: Session,
  touched: readonly ExistingTable[],
  signal?: AbortSignal,
): Promise<readonly Suspension[]> {
  const own = postgresSession(session);
  const values = [JSON.stringify(touched.map(({ table }) => [table.schema, table.name]))];
  // With an empty path every name is printed with its schema.
  await own.execute('BEGIN', { signal });
  try {
    await own.execute(`SET LOCAL search_path = ''`, { signal });
    const enabled = (await own.execute(triggers, { values, signal })).rows;
    const keys = (await own.execute(foreignKeys, { values, signal })).rows.map(readForeign);
    const fates = new Map(touched.map(({ table, fate }) => [keyOf(table), fate]));
    return touched.map(({ table, fate }) => {
      const mine = fate === 'replace' ? [] : keys.filter((key) => keyOf(key.table) === keyOf(table));
      const losesRows = fate === 'replace' || fate === 'truncate';
      const others = keys.filter((key) => keyOf(key.references) === keyOf(table) && losesRows && isLeft(key, fates));
      const names =
        fate === 'replace'
          ? []
          : enabled.filter(([schema, name]) => keyOf({ schema: schema ?? '', name: name ?? '' }) === keyOf(table));
      const modes = names.map(([, , trigger, mode]): [string, string] => [trigger ?? '', mode ?? '']);
      return suspensionOf(table, modes, [...mine, ...others]);
    });
  } finally {
    await own.execute('ROLLBACK').catch(() => undefined);
  }
}

/** A key of a table that is loaded itself is put aside with that table; one of a table that is dropped goes with it. */
function isLeft({ table, references }: Foreign, fates: ReadonlyMap<string, string>): boolean {
  return !fates.has(keyOf(table)) && keyOf(table) !== keyOf(references);
}

function readForeign(row: readonly (string | null)[]): Foreign {
  const [schema, name, key, definition, validated, otherSchema, otherName, comment] = row.map((value) => value ?? '');
  return {
    table: { schema: schema ?? '', name: name ?? '' },
    references: { schema: otherSchema ?? '', name: otherName ?? '' },
    name: key ?? '',
    definition: definition ?? '',
    validated: validated === '1',
    comment: comment === '' ? undefined : comment,
  };
}

function suspensionOf(
  table: TargetName,
  modes: readonly (readonly [name: string, mode: string])[],
  keys: readonly Foreign[],
): Suspension {
  const alter = (name: TargetName, what: string): string => `ALTER TABLE ${qualify(name)} ${what};`;
  // One that nothing enforces stands in no load's way.
  const dropped = keys.filter((key) => !/ NOT ENFORCED\b/u.test(key.definition));
  const enable = modes.map(([name, mode]) =>
    alter(table, `${enabling[mode] ?? 'ENABLE'} TRIGGER ${quoteIdentifier(name)}`),
  );
  const add = (key: Foreign, definition: string): string =>
    alter(key.table, `ADD CONSTRAINT ${quoteIdentifier(key.name)} ${definition}`);
  const comments = dropped.flatMap((key) =>
    key.comment === undefined
      ? []
      : [`COMMENT ON CONSTRAINT ${quoteIdentifier(key.name)} ON ${qualify(key.table)} IS ${quoteString(key.comment)};`],
  );
  const unproven = dropped.map((key) => add(key, `${key.definition.replace(/ NOT VALID$/u, '')} NOT VALID`));
  const validate = dropped
    .filter((key) => key.validated)
    .map((key) => alter(key.table, `VALIDATE CONSTRAINT ${quoteIdentifier(key.name)}`));
  return {
    schema: table.schema,
    name: table.name,
    suspend: [
      ...modes.map(([name]) => alter(table, `DISABLE TRIGGER ${quoteIdentifier(name)}`)),
      ...dropped.map((key) => alter(key.table, `DROP CONSTRAINT IF EXISTS ${quoteIdentifier(key.name)}`)),
    ].join('\n'),
    restore: [...dropped.map((key) => add(key, key.definition)), ...comments, ...enable].join('\n'),
    undo: [...enable, ...unproven, ...comments, ...validate].join('\n'),
    prove: '',
    unreferenced: '',
    findings: [],
  };
}

const list = (tables: readonly TargetName[]): string => tables.map(qualify).join(', ');

export const existing: Existing = {
  suspensions,
  reactions,
  keyActions,
  dependents,
  deleteRows: ({ table }, where) => `DELETE FROM ${qualify(table)} WHERE ${where};`,
  truncate: (tables) => `TRUNCATE TABLE ${list(tables)};`,
  drop: (tables, types) =>
    [
      `DROP TABLE IF EXISTS ${list(tables)};`,
      ...(types.length > 0 ? [`DROP TYPE IF EXISTS ${list(types)};`] : []),
    ].join('\n'),
  createKeys(keys, table, columns) {
    const names = columns.map(quoteIdentifier).join(', ');
    return [
      `CREATE TABLE ${qualify(keys)} AS SELECT ${names} FROM ${qualify(table)} WITH NO DATA;`,
      `ALTER TABLE ${qualify(keys)} ADD PRIMARY KEY (${names});`,
    ].join('\n');
  },
  dropped: droppedTables,
};
