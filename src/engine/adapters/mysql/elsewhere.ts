import type { Connection } from 'mysql2';
import type { Duplex } from 'node:stream';
import { promisify } from 'node:util';
import { processesOf, showProcesses, type Process } from './processes.js';

/** How long the server is asked to end a session that it was not told the end of, in milliseconds: a busy one answers late, and would keep it for hours. */
const endPatience = 15_000;

/** A logged-in connection and the socket below it, TLS or not. */
export interface Link {
  readonly connection: Connection;
  readonly socket: Duplex;
  /** When the last answer of its setting up came; see `performance.now`. */
  answered: number;
}

/** Opens one more connection to the same server; gives up after so many milliseconds. */
export type OpenAnother = (patience: number) => Promise<Link>;

/** Asks one question; gives its rows. */
type Ask = (sql: string) => Promise<unknown>;

/** Works on a connection of its own, which may be as dead as the one that it is about: nobody waits longer than `patience` for it, nor for its answers. */
export async function elsewhere(
  openAnother: OpenAnother,
  patience: number,
  work: (ask: Ask) => Promise<void>,
): Promise<void> {
  const { connection, socket } = await openAnother(patience);
  const late = setTimeout(() => socket.destroy(new Error('The server does not answer.')), patience);
  try {
    await work(
      promisify((sql: string, done: (error: Error | null, rows: unknown) => void) =>
        connection.query({ sql, rowsAsArray: true }, done),
      ),
    );
  } finally {
    clearTimeout(late);
    socket.destroy();
  }
}

/** Ends a session whose connection is dead: a server that was not told would keep it, with its locks and its snapshot, for hours. Never rejects. */
export async function endAtServer(openAnother: OpenAnother, isIt: (process: Process) => boolean): Promise<void> {
  const end = async (ask: Ask): Promise<void> => {
    const found = processesOf((await ask(showProcesses)) as unknown[][]).find(isIt);
    if (found) await ask(`KILL CONNECTION ${found.id}`);
  };
  // Where the server can't be reached either, it is gone with its sessions.
  await elsewhere(openAnother, endPatience, end).catch(() => undefined);
}
