import type { Adapter } from '../../adapter.js';
import type { ServerInfo } from '../../model/catalog.js';
import { checks } from './checks.js';
import { createChecksum } from './checksum.js';
import { connect } from './connect.js';
import { createDdl } from './ddl.js';
import { existing } from './existing.js';
import type { Flavour } from './flavour.js';
import { introspect, listSchemas } from './introspect.js';
import { ledger } from './ledger.js';
import { lex } from './lex.js';
import { capacity, load } from './load.js';
import { lockWaits } from './lockWaits.js';
import { createRead } from './read.js';
import { scratch } from './scratch.js';
import { settings } from './settings.js';
import { createTypes } from './types.js';
import { fitted } from './versions.js';
import { createWrite } from './write.js';

/** The adapter of one of the two families that speak MySQL's protocol. */
export function createAdapter(flavour: Flavour): Adapter {
  const known = new WeakMap<ServerInfo, Flavour>();
  const of = (server: ServerInfo): Flavour => {
    const own = known.get(server) ?? fitted(flavour, server);
    known.set(server, own);
    return own;
  };
  return {
    id: flavour.id,
    displayName: flavour.displayName,
    schemes: flavour.schemes,
    defaultPort: 3306,
    accepts: (server) => server.engine === flavour.id,
    connect,
    introspect: (session, scope, signal) => introspect(session, scope, of(session.server).catalog, signal),
    listSchemas,
    lex,
    types: createTypes((server) => of(server).types),
    ddl: createDdl(flavour, of),
    read: createRead(flavour.read),
    write: createWrite(flavour),
    ledger,
    scratch,
    existing,
    checks,
    load,
    lockWaits: (session, sessions, signal) => lockWaits(flavour.lockWaits, session, sessions, signal),
    capacity: (session, signal) => capacity(session, flavour.processors, signal),
    settings,
    usage: flavour.usage,
    checksum: createChecksum(flavour.read),
  };
}
