import type { Adapter } from '../../adapter.js';
import { checks } from './checks.js';
import { checksum } from './checksum.js';
import { connect } from './connect.js';
import { ddl } from './ddl.js';
import { existing } from './existing.js';
import { introspect, listSchemas } from './introspect.js';
import { ledger } from './ledger.js';
import { lex } from './lex.js';
import { capacity, load } from './load.js';
import { lockWaits } from './lockWaits.js';
import { read } from './read.js';
import { scratch } from './scratch.js';
import { settings } from './settings.js';
import { types } from './types.js';
import { usage } from './usage.js';
import { write } from './write.js';

/** PostgreSQL 12 and later, as source and as target. */
export const postgres: Adapter = {
  id: 'postgresql',
  displayName: 'PostgreSQL',
  schemes: ['postgresql', 'postgres'],
  defaultPort: 5432,
  accepts: (server) => server.engine === 'postgresql',
  connect,
  introspect,
  listSchemas,
  lex,
  types,
  ddl,
  read,
  write,
  ledger,
  scratch,
  existing,
  checks,
  load,
  lockWaits,
  capacity,
  checksum,
  settings,
  usage,
};
