import type { RunningServer, ServerName } from '../test/servers/server.js';
import { startServer, stopServers } from '../test/servers/servers.js';

/**
 * Settings as in production: what is committed survives a power cut, and the data fits in memory (`performance.md`).
 * MariaDB's binary log is synced by the system, as its default has it.
 */
function settingsOf(name: ServerName, scale: number): Readonly<Record<string, string>> {
  const megabytes = (atScale1: number, least: number): string => `${Math.max(least, Math.round(atScale1 * scale))}M`;
  switch (name) {
    case 'postgres15':
    case 'postgres18':
      return {
        ...{ fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on', wal_level: 'replica' },
        ...{ shared_buffers: `${megabytes(2048, 256)}B`, max_wal_size: '4GB', maintenance_work_mem: '256MB' },
        // For dropping thousands of tables at once.
        max_locks_per_transaction: '512',
      };
    case 'mysql97':
      return { ...durableInnodb(megabytes), 'sync-binlog': '1', 'innodb-redo-log-capacity': '1G' };
    case 'mariadb1011':
      return { ...durableInnodb(megabytes), 'sync-binlog': '0', 'innodb-log-file-size': '1G' };
  }
}

function durableInnodb(megabytes: (atScale1: number, least: number) => string): Record<string, string> {
  return {
    'innodb-flush-log-at-trx-commit': '1',
    'innodb-doublewrite': 'ON',
    'innodb-buffer-pool-size': megabytes(4096, 512),
    // For the cell of 200 MB.
    'max-allowed-packet': '1G',
  };
}

/** The bench's servers: each started when first asked for, all stopped together. */
export class BenchServers {
  private readonly started = new Map<ServerName, Promise<RunningServer>>();

  constructor(
    private readonly scale: number,
    private readonly log: (line: string) => void,
    private readonly signal: AbortSignal,
  ) {}

  get(name: ServerName): Promise<RunningServer> {
    const known = this.started.get(name) ?? this.start(name);
    this.started.set(name, known);
    return known;
  }

  async stop(): Promise<void> {
    const all = await Promise.allSettled(this.started.values());
    await stopServers(all.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])));
  }

  private start(name: ServerName): Promise<RunningServer> {
    const options = settingsOf(name, this.scale);
    return startServer(name, { options, log: (line) => this.log(`  ${line}`), signal: this.signal });
  }
}
