import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { contentsOf, type Place } from '../../faults/afterwards.js';
import { makeSmallDatabase } from '../../faults/fullDisk.js';
import { afterChunks, atRetry } from '../../faults/moments.js';
import { Other } from '../../faults/other.js';
import { fillNumbers } from '../../faults/tables.js';
import { retriesOf, tail, Trial, type TrialOptions } from '../../faults/trial.js';
import { hasOpenssl, makeCertificates, type Certificates } from '../../servers/certificates.js';
import { createDatabase, loadSql } from '../../servers/load.js';
import type { RunningServer, ServerName } from '../../servers/server.js';
import { startServers, stopServers } from '../../servers/servers.js';
import { cliBundle } from '../cliProcess.js';
import { isLong, patience, repeatedly, usualRows } from './journeys.js';

const pairs: readonly { readonly postgres: ServerName; readonly mysql: ServerName }[] = [
  { postgres: 'postgres18', mysql: 'mysql97' },
  ...(isLong ? [{ postgres: 'postgres15', mysql: 'mariadb1011' } as const] : []),
];

let bundle: string;
let certificates: Certificates | undefined;
let counter = 0;

beforeAll(async () => {
  bundle = await cliBundle();
  // What is done to these servers nobody else could bear.
  for (const name of ['POSTGRES18', 'POSTGRES15', 'MYSQL97', 'MARIADB1011']) vi.stubEnv(`TEST_${name}_URL`, undefined);
  certificates = hasOpenssl ? await makeCertificates('IP:127.0.0.1') : undefined;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  if (certificates) await rm(certificates.folder, { recursive: true });
});

/** Settings of both kinds: certificates, and a system tablespace that can be filled. */
function settings(name: ServerName): Record<string, string> {
  const isPostgres = name.startsWith('postgres');
  const { ca = '', certificate = '', key = '' } = certificates ?? {};
  const tls: Record<string, string> = isPostgres
    ? { ssl: 'on', ssl_cert_file: certificate, ssl_key_file: key, ssl_ca_file: ca }
    : { 'ssl-ca': ca, 'ssl-cert': certificate, 'ssl-key': key };
  return {
    ...(certificates ? tls : {}),
    ...(isPostgres ? {} : { 'innodb-data-file-path': 'ibdata1:12M:autoextend:max:40M' }),
  };
}

describe.each(pairs)('servers of our own, $postgres and $mysql', (pair) => {
  let servers: Record<string, RunningServer>;
  beforeAll(async () => {
    const started = await Promise.all(
      [pair.postgres, pair.mysql].map((name) => startServers([name], { options: settings(name) })),
    );
    servers = Object.assign({}, ...started) as Record<string, RunningServer>;
  });
  afterAll(async () => {
    await stopServers(Object.values(servers));
  });

  function server(name: ServerName): RunningServer {
    const found = servers[name];
    if (found === undefined) throw new RangeError(name);
    return found;
  }

  async function makeEmpty(name: ServerName): Promise<Place> {
    counter += 1;
    const database = `own_${counter}`;
    await createDatabase(server(name), database);
    return { server: server(name), database, exclusive: true };
  }

  async function makeSource(name: ServerName): Promise<Place> {
    const place = await makeEmpty(name);
    await fillNumbers(place.server, place.database, usualRows);
    return place;
  }

  async function begin({ from, to }: Way, options?: TrialOptions): Promise<Trial> {
    return await Trial.begin(bundle, await makeSource(from), await makeEmpty(to), options);
  }

  const ways: readonly Way[] = [
    { from: pair.postgres, to: pair.mysql },
    { from: pair.mysql, to: pair.postgres },
  ];
  const ends = (isLong ? (['restarts', 'crashes'] as const) : (['restarts'] as const)).flatMap((how) =>
    (isLong ? ways : ways.slice(0, 1)).flatMap((way) =>
      (['source', 'target'] as const).map((side) => ({ ...way, side, how })),
    ),
  );

  it.each(ends)(
    'from $from to $to, a $side that $how in the middle is waited for',
    async ({ side, how, ...way }) => {
      await repeatedly(async () => {
        const trial = await begin(way);
        const { target } = trial.proxy;
        target.impair('toServer', { bytesPerSecond: 1_000_000 });
        const own = server(side === 'source' ? way.from : way.to);
        let again: Promise<void> | undefined;
        const strike = afterChunks(3, 'numbers', () => {
          again = how === 'restarts' ? own.restart() : own.kill().then(() => own.restart());
        });
        const heal = atRetry(() => target.heal());
        const ended = await trial.run([], (event) => {
          strike(event);
          heal(event);
        });
        await again;
        expect(retriesOf(ended).length, tail(ended)).toBeGreaterThan(0);
        await trial.expectWhole(ended);
        await trial.end(`${side} ${how}`, { retries: retriesOf(ended), milliseconds: ended.milliseconds });
      });
    },
    patience,
  );

  it.for(ways)(
    'from $from to $to, a full disk of the target stops the run at once, and with room again a resume ends it',
    { timeout: patience },
    async ({ from, to }, { skip }) => {
      await repeatedly(async () => {
        const source = await makeSource(from);
        counter += 1;
        const target = { server: server(to), database: `own_${counter}`, exclusive: true };
        const disk = await makeSmallDatabase(target.server, target.database, 2_000_000);
        if (disk === undefined)
          return skip('MariaDB’s tablespace can’t be filled and freed, or this system mounts no tmpfs for us');
        try {
          const trial = await Trial.begin(bundle, source, target);
          const stopped = await trial.run();
          const error = await trial.expectStopped(stopped, 'DISK_FULL', 1);
          expect(error.message + error.hint).toMatch(/(full|No space).*resume/su);
          expect(retriesOf(stopped)).toEqual([]);
          await disk.free();
          await trial.expectWhole(await trial.run(['--resume']));
          await trial.end('disk full', { message: error.message });
        } finally {
          await disk.remove();
        }
      });
    },
  );

  it.each(isLong ? [false, true] : [false])(
    'a row that is bigger than the target’s max_allowed_packet arrives by LOAD DATA LOCAL, else it is named with the setting (LOCAL: %s)',
    async (localInfile) => {
      await repeatedly(async () => {
        const administrator = await Other.enter({ server: server(pair.mysql), database: '' });
        const usual = `SET GLOBAL max_allowed_packet = 67108864, local_infile = 1`;
        const source = await makeEmpty(pair.postgres);
        await loadSql(
          source.server,
          source.database,
          `CREATE TABLE wide (id integer PRIMARY KEY, t text, b bytea);
           INSERT INTO wide SELECT i, repeat('x', CASE WHEN i IN (3, 20) THEN 2000000 ELSE 30000 END), repeat('b', CASE WHEN i IN (3, 20) THEN 2000000 ELSE 30000 END)::bytea FROM generate_series(1, 40) i;`,
        );
        await administrator.do(`SET GLOBAL max_allowed_packet = 1048576, local_infile = ${Number(localInfile)}`);
        try {
          const trial = await Trial.begin(bundle, source, await makeEmpty(pair.mysql));
          let ended = await trial.run();
          if (!localInfile) {
            const error = await trial.expectStopped(ended, 'LOAD_IMPERFECT', 1);
            expect(error.message).toMatch(/row id = 3 of .*wide.*max_allowed_packet/su);
            await administrator.do(usual);
            ended = await trial.run(['--resume']);
          }
          await trial.expectWhole(ended);
          await trial.end('max_allowed_packet of the target', { localInfile });
        } finally {
          await administrator.do(usual);
          await administrator.leave();
        }
      });
    },
    patience,
  );

  it(
    'a row that is bigger than the source’s max_allowed_packet arrives whole, or is named',
    async () => {
      await repeatedly(async () => {
        const administrator = await Other.enter({ server: server(pair.mysql), database: '' });
        const usual = `SET GLOBAL max_allowed_packet = 67108864`;
        await administrator.do(usual);
        const source = await makeEmpty(pair.mysql);
        await loadSql(
          source.server,
          source.database,
          `CREATE TABLE wide (id int PRIMARY KEY, t longtext, b longblob);
           INSERT INTO wide VALUES (1, 'a', 'b'), (2, REPEAT('x', 2000000), REPEAT('b', 2000000)), (3, 'c', 'd');`,
        );
        try {
          await administrator.do(`SET GLOBAL max_allowed_packet = 1048576`);
          const trial = await Trial.begin(bundle, source, await makeEmpty(pair.postgres));
          await trial.expectWhole(await trial.run());
          await trial.end('max_allowed_packet of the source');
        } finally {
          await administrator.do(usual);
          await administrator.leave();
        }
      });
    },
    patience,
  );

  describe.skipIf(!hasOpenssl)('whose certificate is another one (certificates by openssl)', () => {
    /** The server shows another certificate from its next connection on. */
    async function show(name: ServerName, which: 'own' | 'stranger'): Promise<void> {
      const files = demand(certificates);
      const [certificate, key] = which === 'own' ? ['own.pem', 'own.key'] : ['stranger.pem', 'stranger.key'];
      for (const [from, to] of [
        [certificate, files.certificate],
        [key, files.key],
      ] as const)
        await writeFile(to, await readFile(join(files.folder, from)));
      const administrator = await Other.enter({ server: server(name), database: server(name).database });
      const reload: Partial<Record<ServerName, string>> = {
        mysql97: 'ALTER INSTANCE RELOAD TLS',
        mariadb1011: 'FLUSH SSL',
      };
      await administrator.do(reload[name] ?? 'SELECT pg_reload_conf()');
      await administrator.leave();
    }

    beforeAll(async () => {
      const { folder, certificate, key } = demand(certificates);
      await copyFile(certificate, join(folder, 'own.pem'));
      await copyFile(key, join(folder, 'own.key'));
    });

    const sides = ways.flatMap((way) => (['source', 'target'] as const).map((side) => ({ ...way, side })));

    it.each(isLong ? sides : sides.filter(({ to, side }) => side === 'target' && to === pair.mysql))(
      'from $from to $to, on the $side: nothing is sent to it, and a resume goes on with the right one',
      async ({ side, ...way }) => {
        await repeatedly(async () => {
          const own = side === 'source' ? way.from : way.to;
          const verified = `?sslmode=verify-full&sslrootcert=${encodeURIComponent(demand(certificates).ca)}`;
          const trial = await begin(way, { parameters: { source: verified, target: verified } });
          await show(own, 'stranger');
          try {
            const refused = await trial.run();
            await trial.expectStopped(refused, 'CONNECTION_FAILED', 3);
            expect((await contentsOf(trial.target)).objects).toEqual([]);
            await show(own, 'own');
            let shown: Promise<void> | undefined;
            trial.proxy.target.impair('toServer', { bytesPerSecond: 1_000_000 });
            const strike = afterChunks(3, 'numbers', () => {
              shown = show(own, 'stranger').then(() => trial.proxy[side].cut('reset'));
            });
            const stopped = await trial.run(['--retries', '2'], strike);
            await shown;
            const error = await trial.expectStopped(stopped, 'CONNECTION_FAILED', 3);
            expect(error.hint).toContain('CA file');
            await show(own, 'own');
            trial.proxy.target.heal();
            await trial.expectWhole(await trial.run(['--resume']));
            await trial.end(`wrong certificate ${side}`, { message: error.message });
          } finally {
            await show(own, 'own');
          }
        });
      },
      patience,
    );
  });
});

interface Way {
  readonly from: ServerName;
  readonly to: ServerName;
}

function demand<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError('there is none');
  return value;
}
