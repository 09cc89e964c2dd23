/** A session as the server lists it: its number, its user, the client's address, what kind of command it runs, and for how many seconds. */
export interface Process {
  readonly id: number;
  readonly user: string;
  readonly host: string;
  readonly command: string;
  readonly seconds: number;
}

/**
 * Everybody sees sessions of their own by it, on both families. `information_schema.PROCESSLIST` can't be read while any of them runs a statement with a
 * character beyond U+FFFF: MySQL 9.7 fails with error 3854, "Cannot convert string … from utf8mb4 to utf8mb3".
 * https://dev.mysql.com/doc/refman/9.7/en/show-processlist.html
 */
export const showProcesses = 'SHOW PROCESSLIST';

/** The answer to {@link showProcesses}. */
export function processesOf(rows: readonly (readonly unknown[])[]): Process[] {
  return rows.map(([id, user, host, _database, command, seconds]) => ({
    id: Number(id),
    user: typeof user === 'string' ? user : '',
    host: typeof host === 'string' ? host : '',
    command: typeof command === 'string' ? command : '',
    seconds: Number(seconds),
  }));
}

/** A replica's connection shows as a dump thread in both families, under either name of the command. */
export function readsBinlog({ command }: Process): boolean {
  return command.startsWith('Binlog Dump');
}
