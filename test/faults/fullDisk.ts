import { chmod, chown, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectMysql, connectPostgres } from '../servers/connect.js';
import { createDatabase, dropDatabase } from '../servers/load.js';
import { isRoot, run, UNPRIVILEGED } from '../servers/program.js';
import type { ServerAddress } from '../servers/server.js';

/** A database that soon has no room. */
export interface FullDisk {
  /** Somebody removes what stood in the way. */
  free(): Promise<void>;
  remove(): Promise<void>;
}

const megabyte = 1024 * 1024;

/**
 * Makes a database with room for only `bytes` more: on PostgreSQL its tablespace is a small file system in memory, on MySQL and MariaDB its tables are in the
 * system tablespace, whose size has to be limited (`innodb_data_file_path=…:max:…`). Undefined on MariaDB, and where this system does not let us mount one.
 */
export async function makeSmallDatabase(
  server: ServerAddress,
  database: string,
  bytes: number,
): Promise<FullDisk | undefined> {
  // Its undo log is in the same tablespace: when that is full, nothing can be dropped.
  if (server.engine === 'mariadb') return undefined;
  return server.engine === 'postgresql'
    ? await onPostgres(server, database, bytes)
    : await onMysql(server, database, bytes);
}

async function onPostgres(server: ServerAddress, database: string, bytes: number): Promise<FullDisk | undefined> {
  const folder = await mountSmall(48 * megabyte);
  if (folder === undefined) return undefined;
  const client = await connectPostgres(server);
  const ballast = join(folder, 'ballast');
  const space = join(folder, 'space');
  try {
    await run({ command: 'mkdir', args: ['-m', '700', space] });
    if (isRoot()) await chown(space, UNPRIVILEGED, UNPRIVILEGED);
    await client.query(`CREATE TABLESPACE ${database} LOCATION '${space}'`);
    await client.query(`CREATE DATABASE ${database} TEMPLATE template0 ENCODING 'UTF8' TABLESPACE ${database}`);
    const { bavail, bsize } = await statfs(folder);
    await writeFile(ballast, Buffer.alloc(Math.max(0, bavail * bsize - bytes)));
  } catch (error) {
    await unmount(folder);
    throw error;
  } finally {
    await client.end();
  }
  return {
    free: () => rm(ballast),
    async remove() {
      await dropDatabase(server, database);
      const own = await connectPostgres(server);
      await own.query(`DROP TABLESPACE ${database}`).finally(() => own.end());
      await unmount(folder);
    },
  };
}

/** A file system of its own; undefined where that is not allowed. */
async function mountSmall(bytes: number): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'dbm-disk-'));
  try {
    await run({ command: 'mount', args: ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder] });
    await chmod(folder, 0o755);
    return folder;
  } catch {
    await rm(folder, { recursive: true });
    return undefined;
  }
}

async function unmount(folder: string): Promise<void> {
  await run({ command: 'umount', args: ['--lazy', folder] });
  await rm(folder, { recursive: true, force: true });
}

/** Two tables fill the tablespace, and the small one goes again. */
async function onMysql(server: ServerAddress, database: string, bytes: number): Promise<FullDisk> {
  const ballast = `${database}_ballast`;
  await createDatabase(server, ballast);
  await createDatabase(server, database);
  const connection = await connectMysql(server, ballast);
  try {
    await connection.query('SET GLOBAL innodb_file_per_table = OFF');
    for (const [table, most] of [
      ['room', bytes],
      ['rest', Infinity],
    ] as const) {
      await connection.query(`CREATE TABLE ${table} (b longblob)`);
      for (let filled = 0; filled < most; filled += megabyte / 4) {
        const full = await connection.query(`INSERT INTO ${table} VALUES (REPEAT('b', ${megabyte / 4}))`).then(
          () => false,
          () => true,
        );
        if (full) break;
      }
    }
    await connection.query('DROP TABLE room');
  } finally {
    await connection.end();
  }
  const drop = async (name: string): Promise<void> => await dropDatabase(server, name);
  return {
    free: () => drop(ballast),
    async remove() {
      await drop(database);
      await drop(ballast);
      const own = await connectMysql(server);
      await own.query('SET GLOBAL innodb_file_per_table = ON').finally(() => own.end());
    },
  };
}
