import { withArguments, type Program } from '../../test/servers/program.js';
import { clientOf } from '../clients.js';
import type { BenchColumn, BenchTable } from '../data/tables.js';
import { dialectOf, execute, type Database } from '../databases.js';
import type { Journey } from '../journey.js';
import { absent, type Contestant } from './contestant.js';
import { pipe } from './process.js';

/** The servers' own clients piped together, in one or more key ranges at once. Indexes and foreign keys come first. */
export async function clientPipe(journey: Journey, streams: number): Promise<Contestant> {
  const { source, target, table, rows, tables, keys } = journey;
  const name = `clients piped x${streams}`;
  const [reader, writer] = await Promise.all([clientOf(source.server), clientOf(target.server)]);
  if ('absent' in reader) return absent(name, reader.absent);
  if ('absent' in writer) return absent(name, writer.absent);
  const range = (stream: number): string => {
    const edge = (part: number): number => Math.round((rows * part) / streams);
    return `id > ${edge(stream)} AND id <= ${edge(stream + 1)}`;
  };
  return {
    name,
    run: async () => {
      await execute(target, tables + keys);
      const ranges = Array.from({ length: streams }, (_, stream) => (streams === 1 ? 'true' : range(stream)));
      await Promise.all(
        ranges.map((condition) =>
          pipe(readingProgram(reader.program, source, table, condition), writingProgram(writer.program, target, table)),
        ),
      );
      return undefined;
    },
  };
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
  const args = [...login, ...plain, '--local-infile=1', '--default-character-set=utf8mb4'];
  return { ...withArguments(client, args), env: { ...client.env, MYSQL_PWD: password } };
}
