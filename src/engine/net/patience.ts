import { throwIfCancelled } from '../errors.js';

/** Who waits for a server's answers, and what ends the wait. */
export interface Wait {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds that all answers together may take. */
  readonly patience: number;
  /** Gives the connection up, which fails what was asked with this error. */
  readonly cut: (error: Error) => void;
}

/**
 * What is asked of a server right after the login, when no session watches its answers yet: a connection that has died since is given up after `patience`, or when the signal fires.
 * Throws CANCELLED for a signal that has fired before.
 */
export async function withPatience<T>({ signal, patience, cut }: Wait, work: () => Promise<T>): Promise<T> {
  throwIfCancelled(signal, 'connect');
  const late = setTimeout(() => cut(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })), patience);
  const abort = (): void => cut(Object.assign(new Error('cancelled'), { code: 'ECONNABORTED' }));
  signal?.addEventListener('abort', abort, { once: true });
  try {
    return await work();
  } finally {
    clearTimeout(late);
    signal?.removeEventListener('abort', abort);
  }
}
