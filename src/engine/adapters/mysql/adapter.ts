import type { Adapter } from '../../adapter.js';
import { createChecksum } from './checksum.js';
import { chooseType } from './chooseType.js';
import { chunks } from './chunks.js';
import { exactMatch, readColumn, readLossy } from './columns.js';
import { connect } from './connect.js';
import { createDdl } from './ddl.js';
import { estimate } from './estimate.js';
import type { Flavour } from './flavour.js';
import { guardPredicate } from './guards.js';
import { introspect, listSchemas } from './introspect.js';
import { lex } from './lex.js';
import { load } from './load.js';
import { loadStatement } from './loadStatement.js';
import { toNeutral } from './neutralTypes.js';
import { preflight } from './preflight.js';
import { range, select } from './select.js';
import { snapshot } from './snapshot.js';
import { fromNeutral } from './typeChoices.js';

/** The adapter of one of the two families that speak MySQL's protocol. */
export function createAdapter(flavour: Flavour): Adapter {
  return {
    id: flavour.id,
    displayName: flavour.displayName,
    schemes: flavour.schemes,
    defaultPort: 3306,
    accepts: (server) => server.engine === flavour.id,
    connect,
    introspect: (session, scope, signal) => introspect(session, scope, flavour.catalog, signal),
    listSchemas,
    lex,
    types: {
      toNeutral: (column) => toNeutral(column.type, column, flavour.types),
      fromNeutral: (neutral, context) => fromNeutral(neutral, context, flavour.types),
      choose: (neutral, type, context) => chooseType(neutral, type, context, flavour.types),
    },
    ddl: createDdl(flavour),
    read: {
      formats: ['text', 'csv'],
      column: readColumn,
      select,
      guard: (guard, column, neutral) => guardPredicate(guard, column, neutral, flavour.read),
      lossyColumn: (guard, column, neutral, form) => readLossy(guard, column, neutral, form, flavour.read),
      exactMatch,
      estimate,
      chunks,
      range,
      snapshot: (settings, tables, readers, signal) =>
        snapshot(settings, tables, readers, flavour.read.positions, signal),
    },
    write: { format: 'csv', statement: loadStatement, load, preflight },
    checksum: createChecksum(flavour.read),
  };
}
