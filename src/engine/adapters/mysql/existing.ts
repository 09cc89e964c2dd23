import type { Existing, Session } from '../../adapter.js';
import type { Fate, ExistingTable, Suspension } from '../../model/existing.js';
import type { ServerInfo } from '../../model/catalog.js';
import type { TargetName } from '../../model/mapping.js';
import type { Reactions } from '../../model/repair.js';
import { dependents } from './existing/dependents.js';
import { foreignKeysOf, inboundKey, keyText, proofText, type Foreign } from './existing/foreignKeys.js';
import { triggersOf, type StoredTrigger } from './existing/triggers.js';
import { qualify, quoteIdentifier } from './lex.js';
import { isMeaningful, tokens } from './tokens.js';
import { tableName } from './lex.js';
import { mysqlSession } from './session.js';

const same = (one: TargetName, other: TargetName): boolean => one.schema === other.schema && one.name === other.name;

/**
 * Triggers can't be disabled here: they are dropped, and created again in their order and under the settings that they were created with. Foreign keys stay,
 * unchecked while rows are loaded, and queries prove them afterwards; only those that refer to a table which is made anew are dropped.
 */
async function suspensions(
  session: Session,
  touched: readonly ExistingTable[],
  signal?: AbortSignal,
): Promise<readonly Suspension[]> {
  const own = mysqlSession(session);
  const names = touched.map(({ table }) => table);
  const triggers = await triggersOf(own, names, signal);
  const keys = await foreignKeysOf(own, names, signal);
  return touched.map(({ table, fate }) => {
    const kept = fate === 'replace' ? [] : triggers.filter((trigger) => same(trigger.table, table));
    const isTouched = (key: Foreign): boolean => touched.some((entry) => same(entry.table, key.table));
    const mine = fate === 'replace' ? [] : keys.filter((key) => same(key.table, table));
    const referring = keys.filter((key) => same(key.references, table));
    const others = referring.filter((key) => !isTouched(key));
    const unreferenced = referring.map((key) => proofText(key, own.server)).join('\n');
    return { ...suspensionOf(table, fate, kept, mine, others, own.server), unreferenced };
  });
}

function suspensionOf(
  table: TargetName,
  fate: Fate,
  triggers: readonly StoredTrigger[],
  mine: readonly Foreign[],
  others: readonly Foreign[],
  server: ServerInfo,
): Omit<Suspension, 'unreferenced'> {
  const dropped = fate === 'replace' ? others : [];
  const proven = [...mine, ...(fate === 'truncate' ? others : [])];
  const create = triggers.flatMap((trigger) => trigger.create);
  const checked = dropped.map((key) => `ALTER TABLE ${qualify(key.table, server)} ADD ${keyText(key, server)};`);
  return {
    schema: table.schema,
    name: table.name,
    suspend: [
      ...triggers.map(
        (trigger) => `DROP TRIGGER IF EXISTS ${qualify({ schema: trigger.table.schema, name: trigger.name }, server)};`,
      ),
      ...dropped.map(
        (key) => `ALTER TABLE ${qualify(key.table, server)} DROP FOREIGN KEY ${quoteIdentifier(key.name)};`,
      ),
    ].join('\n'),
    restore: [...checked, ...create].join('\n'),
    undo: [...(checked.length === 0 ? [] : [unchecked(checked)]), ...create].join('\n'),
    prove: proven.map((key) => proofText(key, server)).join('\n'),
    findings: triggers.flatMap((trigger) => trigger.findings),
  };
}

const list = (tables: readonly TargetName[], server: ServerInfo): string =>
  tables.map((table) => qualify(table, server)).join(', ');

const unchecked = (statements: readonly string[]): string =>
  ['SET SESSION foreign_key_checks = 0;', ...statements, 'SET SESSION foreign_key_checks = 1;'].join('\n');

/** Dropping one would end the transaction, and a lost connection would lose the trigger: a person has to. */
async function reactions(session: Session, table: TargetName, signal?: AbortSignal): Promise<Reactions> {
  const { rows } = await session.query(
    'SELECT TRIGGER_NAME FROM information_schema.TRIGGERS WHERE EVENT_OBJECT_SCHEMA = ? AND EVENT_OBJECT_TABLE = ? ORDER BY 1',
    [table.schema, table.name],
    signal,
  );
  const keys = await foreignKeysOf(mysqlSession(session), [table], signal);
  return {
    table,
    keys: keys.filter(({ references }) => same(references, table)).map(inboundKey),
    pause: [],
    resume: [],
    stuck: rows.map(([trigger]) => trigger ?? ''),
  };
}

export const existing: Existing = {
  suspensions,
  reactions,
  dependents,
  // A table whose rows refer to each other gives none of them up while keys are checked.
  deleteRows: ({ table, suspension }, where, server) =>
    unchecked(
      [`DELETE FROM ${qualify(table, server)} WHERE ${where};`, suspension?.unreferenced ?? ''].filter(Boolean),
    ),
  // Rows leave while keys are not checked: nothing follows them.
  keyActions: () => Promise.resolve([]),
  truncate: (tables, server) => unchecked(tables.map((table) => `TRUNCATE TABLE ${qualify(table, server)};`)),
  drop: (tables, _types, server) => unchecked([`DROP TABLE IF EXISTS ${list(tables, server)};`]),
  createKeys(keys, table, columns, server) {
    const names = columns.map(quoteIdentifier).join(', ');
    return `CREATE TABLE ${qualify(keys, server)} (PRIMARY KEY (${names})) ENGINE=InnoDB AS SELECT ${names} FROM ${qualify(table, server)} LIMIT 0;`;
  },
  dropped(statement, server) {
    const found = [...tokens(statement)].filter(isMeaningful);
    const word = (at: number): string => found[at]?.text.toLowerCase() ?? '';
    if (word(0) !== 'drop' || word(1) !== 'table') return [];
    const names: TargetName[] = [];
    for (let at = word(2) === 'if' ? 4 : 2; at < found.length;) {
      const named = tableName(found, at, server);
      if (!named) break;
      names.push(named.name);
      at += named.length;
      if (found[at]?.text !== ',') break;
      at += 1;
    }
    return names;
  },
};
