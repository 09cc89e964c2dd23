import type { Write } from '../../adapter.js';
import { loadBatches } from './write/batches.js';
import { load, remove } from './write/load.js';
import { loadStatement, parseLoad } from './write/loadStatement.js';
import { preflight } from './write/preflight.js';

/** Writes a target. */
export const write: Write = {
  format: 'csv',
  statement: loadStatement,
  load,
  loadBatches,
  loadedTable: (statement) => parseLoad(statement).table,
  remove,
  preflight,
};
