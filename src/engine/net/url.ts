import { EngineError } from '../errors.js';
import type { ConnectionSettings, TlsMode, TlsSettings } from '../model/connection.js';
import { defaultTlsMode, reference, schemeNamed, schemes, tlsModeNamed, tlsModeWords } from './settings.js';

/** A part of the URL and the 0-based offset at which it begins. */
interface Part {
  readonly text: string;
  readonly at: number;
}

/** Throws BAD_INPUT at an offset; never repeats what the person wrote there, for it may be a password. */
type Fail = (at: number, message: string, hint: string) => never;

const encodeHint =
  'A part that holds one of : / ? # [ ] @ % must be percent-encoded: @ is %40, / is %2F, # is %23, % is %25.';

/**
 * Reads `postgresql://user:password@host:port/database?sslmode=…`, `mysql://…` or `mariadb://…`, in the form of libpq's
 * connection URIs (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS) and MySQL's
 * (https://dev.mysql.com/doc/refman/9.7/en/connecting-using-uri-or-key-value-pairs.html). `${env:NAME}` may stand in
 * the user, the password, the host and the database, and stays until the moment of connecting. `name` is what people call the connection.
 *
 * Throws BAD_INPUT with the column of the first mistake. No message holds any part of the URL but its scheme and the names
 * of its parameters.
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
  const end = text.length;
  return {
    name,
    engine: scheme.engine,
    host: place.host ?? 'localhost',
    port: readPort(parameters.get('port') ?? place.port, fail) ?? scheme.port,
    user:
      setting(user, 'user') ?? fail(rest, 'The URL names no user.', 'Write the user in front of the host: user@host.'),
    password: setting(password, 'password'),
    database:
      setting(parts.path, 'database') ??
      fail(end, 'The URL names no database.', 'Write the database behind the host: host:port/database.'),
    socketPath: place.socketPath,
    tls: place.socketPath === undefined ? readTls(parameters, fail) : undefined,
  };
}

function checkCharacters(text: string, fail: Fail): void {
  const bad = /[\u0000-\u0020\u007f]/.exec(text);
  if (bad) fail(bad.index, 'A URL holds no blanks and no control characters.', 'Write a blank inside a part as %20.');
}

/** The URL with every reference made of plain letters, so that its `:` and `{` separate nothing. */
function maskReferences(text: string): string {
  return text.replaceAll(reference, (whole) => 'x'.repeat(whole.length));
}

function splitScheme(
  text: string,
  masked: string,
  fail: Fail,
): { scheme: { engine: string; port: number }; rest: number } {
  const known = Object.keys(schemes).join('://, ');
  const match = /^([a-z][a-z0-9+.-]*):(\/\/)?/i.exec(masked);
  if (!match?.[1] || !match[2]) {
    return fail(match ? match[0].length : 0, 'This is not a URL of a database.', `Begin with one of ${known}://.`);
  }
  const word = text.slice(0, match[1].length);
  const scheme = schemeNamed(word);
  if (!scheme)
    return fail(0, `"${word}" is not a database system that Database Migration knows.`, `Use one of ${known}://.`);
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

/** Cuts at the first `separator` that stands outside references. */
function splitOnce(part: Part, masked: string, separator: string): [Part, Part | undefined] {
  const index = masked.slice(part.at, part.at + part.text.length).indexOf(separator);
  if (index < 0) return [part, undefined];
  return [
    { text: part.text.slice(0, index), at: part.at },
    { text: part.text.slice(index + 1), at: part.at + index + 1 },
  ];
}

function nonEmpty(part: Part | undefined): Part | undefined {
  return part?.text === '' ? undefined : part;
}

function decode(part: Part | undefined, fail: Fail): string | undefined {
  if (part === undefined) return undefined;
  const broken = /%(?![0-9a-f]{2})/i.exec(part.text);
  if (broken)
    fail(part.at + broken.index, 'A "%" is not followed by two hexadecimal digits.', 'Write the character % as %25.');
  let value = '';
  try {
    value = decodeURIComponent(part.text);
  } catch {
    fail(part.at, 'The percent-encoded bytes of this part are not UTF-8.', 'Percent-encode the text as UTF-8.');
  }
  if (value.includes('\0')) fail(part.at, 'A connection can hold no NUL character.', 'Remove %00.');
  return value;
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

function portBehind(host: Part, masked: string, fail: Fail): { name: Part; port?: Part | undefined } {
  if (!host.text.startsWith('[')) {
    const [name, port] = splitOnce(host, masked, ':');
    return { name, port: nonEmpty(port) };
  }
  const close = host.text.indexOf(']');
  if (close < 0) fail(host.at, 'The bracket round the IPv6 address is not closed.', 'Write it as [::1].');
  const behind = host.text.slice(close + 1);
  if (behind !== '' && !behind.startsWith(':')) {
    fail(host.at + close + 1, 'Behind an IPv6 address stands only a port.', 'Write it as [::1]:5432.');
  }
  const address = { text: host.text.slice(1, close), at: host.at + 1 };
  return { name: address, port: nonEmpty({ text: behind.slice(1), at: host.at + close + 2 }) };
}

function readPort(part: Part | undefined, fail: Fail): number | undefined {
  if (part === undefined) return undefined;
  const port = /^\d{1,5}$/.test(part.text) ? Number(part.text) : 0;
  if (port >= 1 && port <= 65535) return port;
  return fail(part.at, 'The port is not a number from 1 to 65535.', `Check the port. ${encodeHint}`);
}

/** Every parameter understood, by its spellings without `-` and `_`, lower case. */
const parameterNames: Readonly<Record<string, string>> = {
  host: 'host',
  port: 'port',
  user: 'user',
  password: 'password',
  dbname: 'database',
  database: 'database',
  socket: 'socket',
  unixsocket: 'socket',
  ssl: 'ssl',
  tls: 'ssl',
  sslmode: 'sslmode',
  sslrootcert: 'ca',
  sslca: 'ca',
  sslcert: 'certificate',
  sslkey: 'key',
};

function readParameters(query: Part, masked: string, fail: Fail): Map<string, Part> {
  const found = new Map<string, Part>();
  let at = query.at;
  for (const text of query.text === '' ? [] : query.text.split('&')) {
    const [word, value] = splitOnce({ text, at }, masked, '=');
    const spelled = decode(word, fail) ?? '';
    const plain = spelled.toLowerCase().replaceAll(/[-_]/g, '');
    const key = Object.hasOwn(parameterNames, plain) ? parameterNames[plain] : undefined;
    if (key === undefined || value === undefined) return fail(at, ...unknownParameter(key, spelled));
    if (found.has(key)) fail(at, `The parameter "${spelled}" stands twice.`, 'Keep one of them.');
    found.set(key, value);
    at += text.length + 1;
  }
  return found;
}

function unknownParameter(key: string | undefined, spelled: string): [message: string, hint: string] {
  if (key !== undefined) return [`The parameter "${spelled}" has no value.`, `Write ${spelled}=value.`];
  // A password with a bare "?" lands here, so only what looks like a parameter's name is repeated.
  const shown = /^[a-z][a-z_-]{0,31}$/i.test(spelled) ? ` "${spelled}"` : '';
  return [
    `The parameter${shown} is not one that Database Migration knows.`,
    `Remove it. Known are sslmode, sslrootcert, sslcert, sslkey, socket, host, port, user, password and dbname. ${encodeHint}`,
  ];
}

function readTls(parameters: ReadonlyMap<string, Part>, fail: Fail): TlsSettings {
  const file = (key: string): string | undefined => decode(nonEmpty(parameters.get(key)), fail);
  return { mode: readTlsMode(parameters, fail), ca: file('ca'), certificate: file('certificate'), key: file('key') };
}

function readTlsMode(parameters: ReadonlyMap<string, Part>, fail: Fail): TlsMode {
  const part = parameters.get('sslmode');
  const flag = parameters.get('ssl');
  if (part) {
    const mode = tlsModeNamed(decode(part, fail) ?? '');
    return mode ?? fail(part.at, 'This is not a TLS mode.', `Use ${tlsModeWords}.`);
  }
  if (!flag) return defaultTlsMode;
  const word = decode(flag, fail)?.toLowerCase() ?? '';
  if (['true', '1', 'on', 'yes'].includes(word)) return 'require';
  if (['false', '0', 'off', 'no'].includes(word)) return 'disable';
  return tlsModeNamed(word) ?? fail(flag.at, 'This is not a TLS mode.', `Use ssl=true, ssl=false, or sslmode=MODE.`);
}
