import type { Adapter, Session } from '../adapter.js';

/** A session with the adapter that understands its server. */
export interface End {
  readonly adapter: Adapter;
  readonly session: Session;
}

/** One side of a comparison: a query in that side's dialect. */
export interface Side extends End {
  readonly query: string;
}
