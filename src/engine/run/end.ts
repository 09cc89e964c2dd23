import type { Adapter, Session } from '../adapter.js';

/** A session with the adapter that understands its server. */
export interface End {
  readonly adapter: Adapter;
  readonly session: Session;
}

/** Works with a session and closes it, however that ends. */
export async function using<T>(session: Session, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await session.close();
  }
}
