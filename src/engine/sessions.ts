import type { Adapter, Session } from './adapter.js';
import { connect } from './adapters/index.js';
import type { ConnectionSettings, Role } from './model/connection.js';

/** Works with a session of its own on a server, and closes it however that ends. */
export async function at<T>(
  settings: ConnectionSettings,
  role: Role,
  signal: AbortSignal | undefined,
  work: (end: { readonly adapter: Adapter; readonly session: Session }) => Promise<T>,
): Promise<T> {
  const end = await connect(settings, role, signal);
  try {
    return await work(end);
  } finally {
    await end.session.close();
  }
}
