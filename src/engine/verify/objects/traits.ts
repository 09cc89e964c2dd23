import type { Column, ForeignKey, Identity, Index, Key, Table } from '../../model/catalog.js';
import type { ColumnMapping, MappedForeignKey } from '../../model/mapping.js';
import type { Aspects } from './aspects.js';

/*
 * What no script gives to what it makes, and what changes the meaning of a table, a key or a counter all the same. It counts as a difference unless the source
 * has it too: then something else made the target, after the source's likeness.
 */

/** Engines whose tables hold to transactions; https://mariadb.com/docs/server/server-usage/storage-engines/choosing-the-right-storage-engine */
const transactional = /^(?:InnoDB|ROCKSDB)$/iu;

export function compareTableTraits(source: Table, found: Table, aspects: Aspects): void {
  if (found.engine !== undefined && !transactional.test(found.engine) && found.engine !== source.engine)
    aspects.same('engine', 'InnoDB', found.engine);
  if (found.unlogged === true && source.unlogged !== true) aspects.same('logged', true, false);
  if (found.rowSecurity !== source.rowSecurity) aspects.same('row security', undefined, found.rowSecurity);
  if (source.partitioning === undefined) aspects.same('partitioning', undefined, found.partitioning);
  if (found.kind !== source.kind && (found.kind === 'versioned' || found.kind === 'foreign'))
    aspects.same('kind', 'ordinary', found.kind);
  if (source.inherits === undefined) aspects.same('inherits', undefined, found.inherits);
}

/** Columns stand in the order in which the script names them: an INSERT without names, and SELECT *, go by it. */
export function compareOrder(wanted: readonly string[], found: readonly Column[], aspects: Aspects): void {
  const names = found.map(({ name }) => name).filter((name) => wanted.includes(name));
  aspects.same(
    'order of columns',
    wanted.filter((name) => names.includes(name)),
    names,
  );
}

export function compareColumnTraits({ source, identity }: ColumnMapping, found: Column, aspects: Aspects): void {
  if (found.invisible === true && source.invisible !== true) aspects.same('invisible', false, true);
  if (identity && found.identity) compareCounter(identity, source.identity, found.identity, aspects);
}

/** How a counter goes on; where it stands is compared with the data. */
function compareCounter(wanted: Identity, source: Identity | undefined, found: Identity, aspects: Aspects): void {
  if (found.mode === 'always' && source?.mode !== 'always')
    aspects.same('generated', 'by default', 'always: it refuses values that an INSERT names');
  aspects.same('increment', wanted.increment ?? '1', found.increment ?? '1');
  if (found.cycle === true && source?.cycle !== true) aspects.same('cycle', false, true);
  if (found.limit !== source?.limit && found.limit !== undefined) aspects.same('limit', undefined, found.limit);
}

export function compareIndexTraits(source: Index, found: Index, aspects: Aspects): void {
  if (found.invalid === true && source.invalid !== true) aspects.same('valid', true, false);
  if (found.invisible === true && source.invisible !== true) aspects.same('invisible', false, true);
  compareDeferrable(source, found, aspects);
}

/** A key that waits for COMMIT lets a transaction hold two equal rows, and no foreign key refers to it. */
export function compareDeferrable(
  source: Pick<Key, 'deferrable'>,
  found: Pick<Key, 'deferrable'>,
  aspects: Aspects,
): void {
  if (found.deferrable === true && source.deferrable !== true) aspects.same('deferrable', false, true);
}

export function compareForeignKeyTraits(wanted: MappedForeignKey, found: ForeignKey, aspects: Aspects): void {
  if (found.match === 'full') aspects.same('match', wanted.match, found.match);
  if (found.deleteColumns) aspects.same('columns changed on delete', wanted.deleteColumns, found.deleteColumns);
}
