import { toEngineError } from '../errors.js';
import type { CheckpointStore } from '../model/checkpoint.js';
import type { CleanUp } from '../model/cleanUp.js';
import type { End } from './end.js';
import { isLedgerName, ledgerPrefix } from './ledger.js';

/** Scratch databases of rehearsals begin so; what follows are {@link scratchDigits} that the rehearsal chose. */
export const scratchPrefix = 'database_migration_rehearsal_';

export const scratchDigits = 8;

/** Tables that hold the keys of appended rows begin so. */
export const keysPrefix = 'database_migration_keys_';

/**
 * Looks on the target, and beside the state file, for what runs make for themselves: nothing of it may be left when one has ended. Changes nothing; a look that fails is
 * told of, for the run itself is over.
 */
export async function lookForLeftovers(
  { adapter, session }: End,
  store: CheckpointStore | undefined,
  signal?: AbortSignal,
): Promise<CleanUp['looked']> {
  const schema = adapter.ddl.defaultSchema(session.server);
  const look = async (
    what: CleanUp['looked'][number]['what'],
    place: string,
    find: () => Promise<readonly string[]>,
  ): Promise<CleanUp['looked'][number]> => {
    try {
      return { what, place, found: await find() };
    } catch (thrown) {
      return { what, place, found: [], error: toEngineError(thrown, 'run').message };
    }
  };
  const isControl = (name: string): boolean => isLedgerName(name) || name.startsWith(keysPrefix);
  const tables = async (): Promise<readonly string[]> =>
    (await adapter.ledger.tables(session, schema, ledgerPrefix, signal)).filter(isControl);
  const databases = (): Promise<readonly string[]> =>
    adapter.ledger.abandoned(session, scratchPrefix, scratchDigits, signal);
  return [
    await look('control tables', `${ledgerPrefix}… in ${schema}, on the target`, tables),
    await look('scratch databases', `${scratchPrefix}… on the target's server`, databases),
    ...(store?.temporaries
      ? [await look('temporary files', 'beside the state file', () => store.temporaries?.() ?? Promise.resolve([]))]
      : []),
  ];
}
