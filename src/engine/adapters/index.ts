import type { Adapter, Session } from '../adapter.js';
import { EngineError } from '../errors.js';
import type { ConnectionSettings, Role } from '../model/connection.js';
import { mariadb } from './mariadb/index.js';
import { mysql } from './mysql/index.js';
import { postgres } from './postgres/index.js';

/** Every engine that the product knows: one line each. */
const adapters: readonly Adapter[] = [postgres, mysql, mariadb];

/** A session and the adapter that understands the server which answered. */
export interface Connected {
  readonly adapter: Adapter;
  readonly session: Session;
}

/** The adapter of an engine's id. Throws BAD_INPUT for an id that no adapter owns. */
export function engineNamed(id: string): Adapter {
  const adapter = adapters.find((entry) => entry.id === id || entry.schemes.includes(id));
  if (adapter) return adapter;
  throw new EngineError({
    code: 'BAD_INPUT',
    stage: 'input',
    message: `"${id}" is not a database system that Database Migration knows.`,
    hint: `Use one of: ${adapters.map((entry) => entry.id).join(', ')}.`,
  });
}

/** Opens a session. The server's greeting, not the settings, decides which adapter goes with it; a read-only connection is opened like a source. */
export async function connect(settings: ConnectionSettings, role: Role, signal?: AbortSignal): Promise<Connected> {
  const asked = engineNamed(settings.engine);
  const session = await asked.connect(settings, settings.readOnly === true ? 'source' : role, signal);
  const adapter = adapters.find((entry) => entry.accepts(session.server));
  if (adapter) return { adapter, session };
  await session.close();
  throw new EngineError({
    code: 'UNSUPPORTED_SERVER',
    stage: 'connect',
    object: settings.name,
    message: `The server answered as ${session.server.engine} ${session.server.version}, which Database Migration does not know.`,
    hint: `Connect to one of: ${adapters.map((entry) => entry.displayName).join(', ')}.`,
  });
}
