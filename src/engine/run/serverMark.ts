import type { ServerMark } from '../model/event.js';
import type { End } from './end.js';

/** A server as events and reports name it, with its settings; what it doesn't tell of them is missing, and no reason to stop. */
export async function serverMark({ adapter, session }: End, name: string, signal?: AbortSignal): Promise<ServerMark> {
  const { engine, version, database, tested } = session.server;
  const settings = await adapter.settings(session, signal).catch(() => undefined);
  return { name, engine, displayName: adapter.displayName, version, database, tested, settings };
}
