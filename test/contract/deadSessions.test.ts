import { afterAll, expect, it } from 'vitest';
import type { Session } from '../../src/engine/adapter.js';
import { connect } from '../../src/engine/adapters/index.js';
import type { ConnectionSettings } from '../../src/engine/model/connection.js';
import { FaultProxy } from '../faults/proxy.js';
import { Databases } from '../scenarios/databases.js';
import type { ServerAddress, ServerName } from '../servers/server.js';
import { sharedServer } from '../servers/vitest.js';

const databases = new Databases('dead');
afterAll(() => databases.drop());

const servers: readonly ServerName[] = ['postgres18', 'mysql97', 'mariadb1011'];
const questions = {
  postgresql: { own: 'SELECT pg_backend_pid()', all: 'SELECT pid FROM pg_stat_activity' },
  mysql: { own: 'SELECT CONNECTION_ID()', all: 'SELECT PROCESSLIST_ID FROM performance_schema.threads' },
  mariadb: { own: 'SELECT CONNECTION_ID()', all: 'SELECT ID FROM information_schema.PROCESSLIST' },
};

interface Place {
  readonly server: ServerAddress;
  readonly settings: ConnectionSettings;
  /** The same by way of the proxy. */
  readonly through: ConnectionSettings;
  readonly proxy: FaultProxy;
  /** A session beside the proxy. */
  readonly watcher: Session;
}

/** A database of its own, reached by way of a proxy, and somebody who watches the server. */
async function throughProxy(name: ServerName, act: (place: Place) => Promise<void>): Promise<void> {
  const server = sharedServer(name);
  const { settings } = await databases.create(name);
  const { session: watcher } = await connect((await databases.create(name)).settings, 'source');
  const proxy = await FaultProxy.start(server);
  try {
    await act({ server, settings, through: { ...settings, port: proxy.port }, proxy, watcher });
  } finally {
    await watcher.close();
    await proxy.close();
  }
}

/** A session by way of the proxy, and whether the server has it. */
async function watched({
  server,
  through,
  watcher,
}: Place): Promise<{ session: Session; isThere: () => Promise<boolean> }> {
  const { own, all } = questions[server.engine];
  const { session } = await connect(through, 'target');
  const [[id] = []] = (await session.query(own)).rows;
  return { session, isThere: async () => (await watcher.query(all)).rows.some(([found]) => found === id) };
}

it.each(servers)('%s keeps no session that it was not told the end of, though it answers late', async (name) => {
  await throughProxy(name, async (place) => {
    const { session, isThere } = await watched(place);
    expect(await isThere()).toBe(true);
    place.proxy.abandon();
    // A log in takes several packets, and so longer than anybody waits for a cancel.
    for (const direction of ['toServer', 'toClient'] as const) place.proxy.impair(direction, { delay: 600 });
    await session.close();
    await expect.poll(isThere, { timeout: 30_000 }).toBe(false);
  });
});

it.each(servers)(
  '%s keeps no session that is closed while a statement of it is still being cancelled',
  async (name) => {
    await throughProxy(name, async (place) => {
      const { session, isThere } = await watched(place);
      place.proxy.abandon();
      const stop = new AbortController();
      const answer = session.query('SELECT 1', [], stop.signal);
      answer.catch(() => undefined);
      stop.abort();
      // The cancel has begun to wait when the session begins to say goodbye.
      expect(await isThere()).toBe(true);
      await session.close();
      await expect(answer).rejects.toMatchObject({ code: 'CANCELLED' });
      await expect.poll(isThere, { timeout: 10_000 }).toBe(false);
    });
  },
);

it.each(servers)(
  '%s keeps no session of a connection that died while it was set up, and a cancel ends the wait',
  async (name) => {
    await throughProxy(name, async ({ server, settings, through, proxy, watcher }) => {
      const ofDatabase =
        server.engine === 'postgresql'
          ? 'SELECT pid FROM pg_stat_activity WHERE datname = $1'
          : 'SELECT ID FROM information_schema.PROCESSLIST WHERE DB = ?';
      const sessions = async (): Promise<number> => (await watcher.query(ofDatabase, [settings.database])).rows.length;
      const { session } = await connect(through, 'target');
      const whole = proxy.bytes.toServer;
      await session.close();
      // In the middle of what is asked after the login.
      const middle = proxy.reached('toServer', proxy.bytes.toServer + Math.round(whole * 0.9), () => proxy.abandon());
      const stop = new AbortController();
      const outcome = connect(through, 'target', stop.signal);
      outcome.catch(() => undefined);
      await middle;
      expect(await sessions()).toBe(1);
      stop.abort();
      await expect(outcome).rejects.toMatchObject({ code: 'CANCELLED' });
      await expect.poll(sessions, { timeout: 30_000 }).toBe(0);
    });
  },
);
