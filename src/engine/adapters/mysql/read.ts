import { quoteIdentifier } from './lex.js';
import type { Read } from '../../adapter.js';
import type { ReadFlavour } from './flavour.js';
import { chunks } from './read/chunks.js';
import { exactMatch, readColumn, readLossy } from './read/columns.js';
import { estimate } from './read/estimate.js';
import { guardPredicate } from './read/guards.js';
import { range, select } from './read/select.js';
import { empty, sizes } from './read/sizes.js';
import { snapshot } from './read/snapshot.js';

/** Reads a source. */
export function createRead(flavour: ReadFlavour): Read {
  return {
    formats: ['text', 'csv', 'binary'],
    column: readColumn,
    select,
    width: ({ columns }) => `LENGTH(CONCAT_WS('', ${columns.map(({ name }) => quoteIdentifier(name)).join(', ')}))`,
    guard: (guard, column, neutral) => guardPredicate(guard, column, neutral, flavour),
    lossyColumn: (guard, column, neutral, form) => readLossy(guard, column, neutral, form, flavour),
    exactMatch,
    sizes,
    empty,
    estimate,
    chunks,
    range,
    snapshot: (settings, tables, readers, signal) => snapshot(settings, tables, readers, flavour.positions, signal),
  };
}
