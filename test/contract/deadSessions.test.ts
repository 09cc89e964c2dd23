import { afterAll, expect, it } from 'vitest';
import { connect } from '../../src/engine/adapters/index.js';
import { FaultProxy } from '../faults/proxy.js';
import { Databases } from '../scenarios/databases.js';
import type { ServerName } from '../servers/server.js';
import { sharedServer } from '../servers/vitest.js';

const databases = new Databases('dead');
afterAll(() => databases.drop());

const servers: readonly ServerName[] = ['postgres18', 'mysql97', 'mariadb1011'];
const questions = {
  postgresql: { own: 'SELECT pg_backend_pid()', all: 'SELECT pid FROM pg_stat_activity' },
  mysql: { own: 'SELECT CONNECTION_ID()', all: 'SELECT PROCESSLIST_ID FROM performance_schema.threads' },
  mariadb: { own: 'SELECT CONNECTION_ID()', all: 'SELECT ID FROM information_schema.PROCESSLIST' },
};

it.each(servers)('%s keeps no session that it was not told the end of, though it answers late', async (name) => {
  const server = sharedServer(name);
  const { own, all } = questions[server.engine];
  const { settings } = await databases.create(name);
  const watcher = await connect(settings, 'source');
  const proxy = await FaultProxy.start(server);
  try {
    const { session } = await connect({ ...settings, port: proxy.port }, 'target');
    const [[id] = []] = (await session.query(own)).rows;
    const isThere = async (): Promise<boolean> =>
      (await watcher.session.query(all)).rows.some(([found]) => found === id);
    expect(await isThere()).toBe(true);
    proxy.abandon();
    // A log in takes several packets, and so longer than anybody waits for a cancel.
    for (const direction of ['toServer', 'toClient'] as const) proxy.impair(direction, { delay: 600 });
    await session.close();
    await expect.poll(isThere, { timeout: 30_000 }).toBe(false);
  } finally {
    await watcher.session.close();
    await proxy.close();
  }
});

it.each(servers)(
  '%s keeps no session that is closed while a statement of it is still being cancelled',
  async (name) => {
    const server = sharedServer(name);
    const { own, all } = questions[server.engine];
    const { settings } = await databases.create(name);
    const watcher = await connect(settings, 'source');
    const proxy = await FaultProxy.start(server);
    try {
      const { session } = await connect({ ...settings, port: proxy.port }, 'target');
      const [[id] = []] = (await session.query(own)).rows;
      const isThere = async (): Promise<boolean> =>
        (await watcher.session.query(all)).rows.some(([found]) => found === id);
      proxy.abandon();
      const stop = new AbortController();
      const answer = session.query('SELECT 1', [], stop.signal);
      answer.catch(() => undefined);
      stop.abort();
      // The cancel has begun to wait when the session begins to say goodbye.
      expect(await isThere()).toBe(true);
      await session.close();
      await expect(answer).rejects.toMatchObject({ code: 'CANCELLED' });
      await expect.poll(isThere, { timeout: 10_000 }).toBe(false);
    } finally {
      await watcher.session.close();
      await proxy.close();
    }
  },
);

it.each(servers)(
  '%s keeps no session of a connection that died while it was set up, and a cancel ends the wait',
  async (name) => {
    const server = sharedServer(name);
    const { settings } = await databases.create(name);
    const watcher = await connect(await databases.create(name).then((other) => other.settings), 'source');
    const ofDatabase =
      server.engine === 'postgresql'
        ? 'SELECT pid FROM pg_stat_activity WHERE datname = $1'
        : 'SELECT ID FROM information_schema.PROCESSLIST WHERE DB = ?';
    const sessions = async (): Promise<number> =>
      (await watcher.session.query(ofDatabase, [settings.database])).rows.length;
    const proxy = await FaultProxy.start(server);
    const through = { ...settings, port: proxy.port };
    try {
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
    } finally {
      await watcher.session.close();
      await proxy.close();
    }
  },
);
