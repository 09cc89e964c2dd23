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

/** Like Promise.all, but it waits for all of them: a session takes one statement at a time, and the next table's would come too early. */
export async function allOf<T extends readonly unknown[]>(work: {
  readonly [K in keyof T]: Promise<T[K]>;
}): Promise<T> {
  await Promise.allSettled(work);
  return await Promise.all(work);
}

/** Works on everything that waits, on several sessions at once; once one fails no more is taken up. */
export async function drainAll<T>(waiting: T[], workers: readonly ((item: T) => Promise<void>)[]): Promise<void> {
  const drain = async (work: (item: T) => Promise<void>): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift())
      await work(item).catch((thrown: unknown) => {
        waiting.length = 0;
        throw thrown;
      });
  };
  await allOf(workers.map(drain));
}
