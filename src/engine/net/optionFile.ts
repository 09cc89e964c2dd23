import type { TlsMode } from '../model/connection.js';
import { tlsModeNamed, tlsModeWords } from './settings.js';
import { badLine } from './secretFile.js';

/** What an option file says of a connection. */
export interface FileOptions {
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly socket?: string | undefined;
  readonly tlsMode?: TlsMode | undefined;
  readonly ca?: string | undefined;
  readonly certificate?: string | undefined;
  readonly key?: string | undefined;
}

/** The groups that the two systems' own clients read, the later ones stronger. */
const groups = new Set(['client', 'client-server', 'client-mariadb', 'mysql', 'mariadb-client']);

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', s: ' ' };

/** A line's name and value, and where each begins (0-based). */
interface Option {
  readonly name: string;
  readonly value: string | undefined;
  readonly at: number;
  readonly line: number;
}

/**
 * Reads the text of a `.my.cnf` (https://dev.mysql.com/doc/refman/9.7/en/option-files.html): the groups of the client programs, and in them
 * what a connection needs; other options are passed over. The last of several counts.
 *
 * Throws BAD_INPUT at a line that is no group, option or comment, at an `!include`, and at a port or TLS mode that is none.
 */
export function readOptionFile(text: string, path: string): FileOptions {
  const found = new Map<string, Option>();
  let group: string | undefined;
  for (const [index, whole] of text.split(/\r?\n/).entries()) {
    const line = whole.trim();
    const column = whole.length - whole.trimStart().length + 1;
    const fail = (message: string, hint: string): never => {
      throw badLine(path, index + 1, column, message, hint);
    };
    if (line === '' || line.startsWith('#') || line.startsWith(';')) continue;
    if (line.startsWith('!')) fail('Other files are not included.', 'Name the file that holds the login itself.');
    if (line.startsWith('[')) {
      group = /^\[\s*([^\]]*?)\s*\]/.exec(line)?.[1] ?? fail('The group has no "]".', 'Write [client].');
    } else if (group === undefined) fail('An option stands in front of the first group.', 'Write [client] above it.');
    else if (groups.has(group)) {
      const option = readOption(line, column - 1, index + 1);
      if (option.name === '') fail('This is not an option.', 'Write name = value.');
      found.set(option.name, option);
    }
  }
  return optionsOf(found, path);
}

function readOption(line: string, indent: number, number: number): Option {
  const text = line.slice(0, commentAt(line)).trimEnd();
  const equals = text.indexOf('=');
  const name = (equals < 0 ? text : text.slice(0, equals)).trimEnd().toLowerCase().replaceAll('_', '-');
  if (equals < 0) return { name, value: undefined, at: indent, line: number };
  const value = text.slice(equals + 1).trimStart();
  return { name, value: unquote(value), at: indent + text.length - value.length, line: number };
}

/** Where a comment begins behind an option: at a "#" outside quotes. */
function commentAt(line: string): number {
  let quote: string | undefined;
  for (let index = 0; index < line.length; index += 1) {
    const letter = line.charAt(index);
    if (quote !== undefined && letter === '\\') index += 1;
    else if (letter === quote) quote = undefined;
    else if (quote === undefined && (letter === '"' || letter === "'")) quote = letter;
    else if (quote === undefined && letter === '#') return index;
  }
  return line.length;
}

function unquote(value: string): string {
  const inner = /^(["'])(.*)\1$/s.exec(value)?.[2] ?? value;
  return inner.replaceAll(
    /\\(.)/gsu,
    (whole, letter: string) => escapes[letter] ?? (/["'\\]/.test(letter) ? letter : whole),
  );
}

function optionsOf(found: ReadonlyMap<string, Option>, path: string): FileOptions {
  const text = (name: string): string | undefined => found.get(name)?.value;
  const checked = <T>(
    name: string,
    read: (value: string) => T | undefined,
    message: string,
    hint: string,
  ): T | undefined => {
    const option = found.get(name);
    if (option?.value === undefined) return undefined;
    const value = read(option.value);
    if (value === undefined) throw badLine(path, option.line, option.at + 1, message, hint);
    return value;
  };
  return {
    user: text('user'),
    password: text('password'),
    host: text('host'),
    port: checked('port', portOf, 'The port is not a number from 1 to 65535.', 'Check the port.'),
    socket: text('socket'),
    tlsMode: checked('ssl-mode', tlsModeNamed, 'This is not a TLS mode.', `Use ${tlsModeWords}.`),
    ca: text('ssl-ca'),
    certificate: text('ssl-cert'),
    key: text('ssl-key'),
  };
}

function portOf(value: string): number | undefined {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : 0;
  return port >= 1 && port <= 65_535 ? port : undefined;
}
