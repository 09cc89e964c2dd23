import type { Adapter, Session } from '../adapter.js';
import { EngineError } from '../errors.js';
import type { StandingTable } from '../model/existing.js';
import { tableKey, type Mapping, type TargetName } from '../model/mapping.js';
import { rowsOf } from './lookAtTarget.js';

/** The tables of the target that stand where tables of the mapping are to go, with what a run does with each. Writes nothing. */
export async function standingTables(
  { tables }: Mapping,
  { adapter, session }: { readonly adapter: Adapter; readonly session: Session },
  signal?: AbortSignal,
): Promise<StandingTable[]> {
  const wanted = tables
    .filter(({ included }) => included)
    .map(({ source, target, existing }) => ({
      table: tableKey(source),
      name: plainName(existing?.table ?? target),
      fate: existing?.fate ?? ('refuse' as const),
    }));
  const names = wanted.map(({ name }) => name);
  const { existing } =
    names.length === 0 ? { existing: [] } : await adapter.write.preflight(session, names, [], signal);
  const there = new Set(existing.map(keyOf));
  const standing = wanted.filter(({ name }) => there.has(keyOf(name)));
  const found: StandingTable[] = [];
  for (const { table, name, fate } of standing) {
    const rows = await rowsOf({ adapter, session }, [name], signal).catch(unreadable);
    found.push({ table, target: `${name.schema}.${name.name}`, rows: rows?.[0], fate });
  }
  return found;
}

const plainName = ({ schema, name }: TargetName): TargetName => ({ schema, name });
const keyOf = ({ schema, name }: TargetName): string => JSON.stringify([schema, name]);

/** Who may write to a table need not be allowed to read it. */
function unreadable(thrown: unknown): undefined {
  if (thrown instanceof EngineError && thrown.code === 'STATEMENT_FAILED') return undefined;
  throw thrown;
}
