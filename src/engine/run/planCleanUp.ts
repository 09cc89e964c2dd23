import type { Removal } from '../model/removal.js';
import { keysPrefix, scratchDigits, scratchPrefix } from './cleanUp.js';
import type { End } from './end.js';
import { isLedgerName, ledgerPrefix, RunLedger } from './ledger.js';

/** What crashed runs left on the target beside what they migrated: records (after which nothing can be resumed), keys, and scratch databases; and what they put aside. Changes nothing. */
export async function planCleanUp(target: End, signal?: AbortSignal): Promise<Removal> {
  const { adapter, session } = target;
  const schema = adapter.ddl.defaultSchema(session.server);
  const [tables, databases] = [
    await adapter.ledger.tables(session, schema, ledgerPrefix, signal),
    await adapter.ledger.abandoned(session, scratchPrefix, scratchDigits, signal),
  ];
  const records: RunLedger[] = [];
  const live: string[] = [];
  // Whoever runs a script holds the lock of its record.
  for (const name of tables.filter(isLedgerName)) {
    if (await adapter.ledger.lock(session, name, signal)) records.push(await RunLedger.named(target, name, signal));
    else live.push(name);
  }
  const undo = records.flatMap((record) => record.outstanding());
  const drop = (name: string): string => `DROP TABLE ${adapter.lex.qualify({ schema, name }, session.server)}`;
  return {
    before: [],
    deletions: [],
    drops: [
      ...(live.length > 0 ? [] : tables.filter((name) => name.startsWith(keysPrefix)).map(drop)),
      ...databases.map((name) => `DROP DATABASE ${adapter.lex.quoteIdentifier(name)}`),
    ],
    putBack: undo.flatMap((sql) => adapter.lex.splitStatements(sql).map((statement) => statement.sql)),
    last: records.map(({ name }) => drop(name)),
    notes: [
      ...live.map((name) => `${name} stays, and so do tables of keys: another process is running its script.`),
      ...records.map(resumableNoMore),
    ],
  };
}

/** Whose record goes, and what goes with it. */
function resumableNoMore(record: RunLedger): string {
  const { scriptName = 'a script whose name it does not tell', user, startedAt = '' } = record.header ?? {};
  const by = user === undefined ? '' : ` by ${user}`;
  const done = record.all().filter(({ state }) => state === 'done').length;
  return `${record.name} is the record of a run of ${scriptName} that was begun${by} at ${startedAt} and not finished (${done} steps and chunks are done). Without it that run can't be resumed, and is only rolled back by its state file.`;
}
