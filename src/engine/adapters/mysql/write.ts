import type { Write } from '../../adapter.js';
import type { Flavour } from './flavour.js';
import { loadBatches } from './write/batches.js';
import { load, remove } from './write/load.js';
import { loadStatement, parseLoad, zerosKept } from './write/loadStatement.js';
import { preflight } from './write/preflight.js';

/** Writes a target. */
export const createWrite = ({ ddl }: Pick<Flavour, 'ddl'>): Write => ({
  format: 'csv',
  statement: (table, columns, server) =>
    loadStatement(table, ddl.loadCountsZeros ? zerosKept(columns) : columns, server),
  load,
  loadBatches,
  loadedTable: (statement) => parseLoad(statement).table,
  remove,
  preflight,
});
