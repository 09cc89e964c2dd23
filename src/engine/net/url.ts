import { EngineError } from '../errors.js';
import type { ConnectionSettings } from '../model/connection.js';
import { reference, schemeNamed, schemes, type Scheme } from './settings.js';
import { readCleartext, readParameters, readPasswordSources, readSsh, readTls } from './urlParameters.js';
import { decode, encodeHint, nonEmpty, portBehind, readPort, splitOnce, type Fail, type Part } from './urlParts.js';

/**
 * Reads `postgresql://user:password@host:port/database?sslmode=…`, `mysql://…` or `mariadb://…`, in the form of libpq's
 * connection URIs (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS) and MySQL's
 * (https://dev.mysql.com/doc/refman/9.7/en/connecting-using-uri-or-key-value-pairs.html). `${env:NAME}` may stand in
 * any part but the port, and stays until the moment of connecting. `name` is what people call the connection.
 *
 * Throws BAD_INPUT with the column of the first mistake. No message holds any part of the URL but the names of parameters that are
 * known.
 */
export function connectionFromUrl(text: string, name: string): ConnectionSettings {
  const fail: Fail = (at, message, hint) => {
    throw new EngineError({
      code: 'BAD_INPUT',
      stage: 'input',
      object: `${name} URL`,
      message,
      hint,
      column: at + 1,
    });
  };
  checkCharacters(text, fail);
  const masked = maskReferences(text);
  const { scheme, rest } = splitScheme(text, masked, fail);
  const parts = splitParts(text, masked, rest, fail);
  const parameters = readParameters(parts.query, masked, fail);
  const [user, password] = splitOnce(parts.userInfo, masked, ':');
  const setting = (part: Part | undefined, key: string): string | undefined =>
    decode(parameters.get(key) ?? nonEmpty(part), fail);

  const place = readHost(parts.host, parameters, masked, fail);
  const sources = readPasswordSources(parameters, scheme, fail);
  // What an option file may still give stays empty; a URL alone gets the defaults now.
  const later = sources.defaultsFile !== undefined;
  return {
    name,
    engine: scheme.engine,
    host: place.host ?? (later ? '' : 'localhost'),
    port: readPort(parameters.get('port') ?? place.port, fail) ?? (later ? 0 : scheme.port),
    user: setting(user, 'user') ?? (later ? '' : fail(rest, 'The URL names no user.', userHint)),
    password: setting(password, 'password'),
    database: setting(parts.path, 'database') ?? fail(text.length, 'The URL names no database.', databaseHint),
    socketPath: place.socketPath,
    tls: place.socketPath === undefined ? readTls(parameters, later, fail) : undefined,
    ...readSsh(parameters, place.socketPath !== undefined, fail),
    ...sources,
    ...readCleartext(parameters, fail),
  };
}

const userHint = 'Write the user in front of the host: user@host.';
const databaseHint = 'Write the database behind the host: host:port/database.';

function checkCharacters(text: string, fail: Fail): void {
  const bad = /[\u0000-\u0020\u007f]/.exec(text);
  if (bad) fail(bad.index, 'A URL holds no blanks and no control characters.', 'Write a blank inside a part as %20.');
}

/** The URL with every reference made of plain letters, so that its `:` and `{` separate nothing, nor the `@` of `ssh=user@host`. */
function maskReferences(text: string): string {
  const masked = text.replaceAll(reference, (whole) => 'x'.repeat(whole.length));
  return masked.replaceAll(/(?<=[?&]ssh(?:-?jump)?=[^@/?&]*)@/gi, 'x');
}

function splitScheme(text: string, masked: string, fail: Fail): { scheme: Scheme; rest: number } {
  const known = Object.keys(schemes).join('://, ');
  const match = /^([a-z][a-z0-9+.-]*):(\/\/)?/i.exec(masked);
  if (!match?.[1] || !match[2]) {
    return fail(match ? match[0].length : 0, 'This is not a URL of a database.', `Begin with one of ${known}://.`);
  }
  const scheme = schemeNamed(text.slice(0, match[1].length));
  if (!scheme)
    return fail(0, 'The URL names no database system that Database Migration knows.', `Use one of ${known}://.`);
  return { scheme, rest: match[0].length };
}

interface Parts {
  readonly userInfo: Part;
  readonly host: Part;
  readonly path: Part;
  readonly query: Part;
}

function splitParts(text: string, masked: string, start: number, fail: Fail): Parts {
  const part = (from: number, to: number): Part => ({ text: text.slice(from, to), at: from });
  const hash = masked.indexOf('#', start);
  if (hash >= 0) fail(hash, 'A database URL has no part behind "#".', encodeHint);
  const question = indexOrEnd(masked, '?', start);
  const slash = Math.min(indexOrEnd(masked, '/', start), question);
  const at = masked.slice(start, slash).lastIndexOf('@');
  const hostAt = at < 0 ? start : start + at + 1;
  const stray = masked.indexOf('@', slash);
  if (stray >= 0) fail(stray, 'An "@" stands behind the host: the password may hold a "/" or a "?".', encodeHint);
  const extra = masked.slice(slash + 1, question).indexOf('/');
  if (extra >= 0) fail(slash + 1 + extra, 'Only one name, the database, stands behind the host.', encodeHint);
  return {
    userInfo: part(start, Math.max(start, hostAt - 1)),
    host: part(hostAt, slash),
    path: part(Math.min(slash + 1, question), question),
    query: part(Math.min(question + 1, text.length), text.length),
  };
}

function indexOrEnd(text: string, wanted: string, from: number): number {
  const index = text.indexOf(wanted, from);
  return index < 0 ? text.length : index;
}

interface Place {
  readonly host?: string | undefined;
  readonly port?: Part | undefined;
  readonly socketPath?: string | undefined;
}

function readHost(host: Part, parameters: ReadonlyMap<string, Part>, masked: string, fail: Fail): Place {
  const socket = parameters.get('socket');
  if (socket) {
    const socketPath = decode(socket, fail) ?? '';
    if (!socketPath.startsWith('/')) fail(socket.at, 'A socket is an absolute path.', 'Begin it with "/".');
    return { socketPath, port: portBehind(host, masked, fail).port };
  }
  const asked = parameters.get('host');
  const { name, port } = asked
    ? { name: asked, port: portBehind(host, masked, fail).port }
    : portBehind(host, masked, fail);
  const decoded = decode(nonEmpty(name), fail);
  if (decoded?.includes(',')) fail(name.at, 'Several hosts are not supported.', 'Name the one host to connect to.');
  return decoded?.startsWith('/') === true ? { socketPath: decoded, port } : { host: decoded, port };
}
