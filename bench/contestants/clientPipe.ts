import { withArguments, type Program } from '../../test/servers/program.js';
import { clientOf } from '../clients.js';
import type { BenchColumn, BenchTable } from '../data/tables.js';
import { dialectOf, execute, type Database } from '../databases.js';
import type { Journey } from '../journey.js';
import { absent, type Contestant } from './contestant.js';
import { output, pipe } from './process.js';

export interface PipeOptions {
  /** Key ranges of a table that are copied at the same time. */
  readonly streams: number;
  /** When indexes and foreign keys are made; before the rows where not said. */
  readonly keys?: 'before' | 'after';
}

/** The servers' own clients piped together, one table after the other. */
export async function clientPipe(journey: Journey, { streams, keys = 'before' }: PipeOptions): Promise<Contestant> {
  const { source, target, tables, createTables, createKeys } = journey;
  const name = `clients piped x${streams}${createKeys === '' ? '' : `, indexes ${keys === 'before' ? 'first' : 'last'}`}`;
  const [reader, writer] = await Promise.all([clientOf(source.server), clientOf(target.server)]);
  if ('absent' in reader) return absent(name, reader.absent);
  if ('absent' in writer) return absent(name, writer.absent);
  return {
    name,
    run: async () => {
      await execute(target, keys === 'before' ? createTables + createKeys : createTables);
      for (const { table, rows } of tables) {
        await Promise.all(
          rangesOf(rows, streams).map((range) =>
            pipe(readingProgram(reader.program, source, table, range), writingProgram(writer.program, target, table)),
          ),
        );
      }
      if (keys === 'after') await execute(target, createKeys);
      return undefined;
    },
  };
}

/** The target's own client runs all statements of the script that make tables and keys, one after the other. */
export async function clientScript({ target, createTables, createKeys }: Journey): Promise<Contestant> {
  const name = "the target's client, statement by statement";
  const writer = await clientOf(target.server);
  if ('absent' in writer) return absent(name, writer.absent);
  return {
    name,
    run: async () => {
      await output(loggedIn(writer.program, target), createTables + createKeys);
      return undefined;
    },
  };
}

/** Conditions that cut a table whose key counts from 1. */
function rangesOf(rows: number, streams: number): string[] {
  if (streams === 1) return ['true'];
  const edge = (part: number): number => Math.round((rows * part) / streams);
  return Array.from({ length: streams }, (_, stream) => `id > ${edge(stream)} AND id <= ${edge(stream + 1)}`);
}

function readingProgram(client: Program, source: Database, table: BenchTable, condition: string): Program {
  const program = loggedIn(client, source);
  if (dialectOf(source.server) === 'postgres') {
    const query = `SELECT ${table.columns.map(forMysql).join(', ')} FROM ${table.name} WHERE ${condition}`;
    return withArguments(program, ['-c', `COPY (${query}) TO STDOUT`]);
  }
  const query = `SELECT ${table.columns.map(forPostgres).join(', ')} FROM ${table.name} WHERE ${condition}`;
  return withArguments(program, ['--batch', '--quick', '--skip-column-names', `--execute=${query}`]);
}

function writingProgram(client: Program, target: Database, { name, columns }: BenchTable): Program {
  const program = loggedIn(client, target);
  if (dialectOf(target.server) === 'postgres') {
    // The client prints NULL as a word; none of our texts is that word.
    return withArguments(program, ['-c', `COPY ${name} FROM STDIN (NULL 'NULL')`]);
  }
  const isBytes = ({ kind }: BenchColumn): boolean => kind === 'bytes';
  const fields = columns.map((column) => (isBytes(column) ? `@${column.name}` : column.name)).join(', ');
  const set = columns.filter(isBytes).map(({ name: bytes }) => `${bytes} = UNHEX(@${bytes})`);
  const load = `LOAD DATA LOCAL INFILE '/dev/stdin' INTO TABLE ${name} CHARACTER SET utf8mb4 (${fields})`;
  return withArguments(program, [`--execute=${load}${set.length > 0 ? ` SET ${set.join(', ')}` : ''}`]);
}

/** A PostgreSQL column as COPY text that MySQL takes. */
function forMysql({ name, kind }: BenchColumn): string {
  if (kind === 'boolean') return `${name}::int`;
  if (kind === 'instant') return `${name} AT TIME ZONE 'UTC'`;
  return kind === 'bytes' ? `encode(${name}, 'hex')` : name;
}

/** A MySQL column as the client's batch output that COPY takes. */
function forPostgres({ name, kind }: BenchColumn): string {
  return kind === 'bytes' ? `CONCAT('\\\\x', HEX(${name}))` : name;
}

/** The client with a login to the database, without TLS, as everybody here connects. */
function loggedIn(client: Program, { server, name }: Database): Program {
  const { host, user, password } = server;
  const port = String(server.port);
  if (dialectOf(server) === 'postgres') {
    const args = ['-X', '-q', '-h', host, '-p', port, '-U', user, '-d', name, '-v', 'ON_ERROR_STOP=1'];
    return { ...withArguments(client, args), env: { ...client.env, PGPASSWORD: password, PGSSLMODE: 'disable' } };
  }
  const plain = server.engine === 'mysql' ? ['--ssl-mode=DISABLED', '--get-server-public-key'] : ['--skip-ssl'];
  const login = ['--no-defaults', `--host=${host}`, `--port=${port}`, `--user=${user}`, `--database=${name}`];
  const args = [...login, ...plain, '--local-infile=1', '--max-allowed-packet=1G', '--default-character-set=utf8mb4'];
  return { ...withArguments(client, args), env: { ...client.env, MYSQL_PWD: password } };
}
