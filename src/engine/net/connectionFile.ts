import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { EngineError } from '../errors.js';
import type { ConnectionSettings, TlsSettings } from '../model/connection.js';
import { defaultTlsMode, schemeNamed, schemes, tlsModeNamed, tlsModeWords } from './settings.js';

/** The members of an object by name, with where each stands. */
type Members = ReadonlyMap<string, Node>;

/** Throws BAD_INPUT at an offset of the text. */
type Fail = (offset: number, message: string, hint: string) => never;

/**
 * Reads a connection file:
 *
 *     { "source_db": { "type": "postgresql", "host": "…", "port": 5432, "user": "…", "password": "…", "database": "…" },
 *       "target_db": { "type": "mysql", … } }
 *
 * `port` may be left out; `name`, `socket` and `tls` (`mode`, `ca`, `certificate`, `key`) may be added. `${env:NAME}` stays until
 * the moment of connecting. Throws BAD_INPUT with line and column for broken JSON, unknown or repeated keys, missing keys
 * and wrong types; no message holds a value of the file.
 */
export function connectionsFromJson(text: string): { source: ConnectionSettings; target: ConnectionSettings } {
  const fail = failIn(text);
  const root = readTree(text, fail);
  const sides = readMembers(root, ['source_db', 'target_db'], 'connection file', fail);
  const source = required(sides, 'source_db', root, 'connection file', fail);
  const target = required(sides, 'target_db', root, 'connection file', fail);
  return { source: readConnection(source, 'source', fail), target: readConnection(target, 'target', fail) };
}

function failIn(text: string): Fail {
  return (offset, message, hint) => {
    const before = text.slice(0, offset).split('\n');
    throw new EngineError({
      code: 'BAD_INPUT',
      stage: 'input',
      object: 'connection file',
      message,
      hint,
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
    });
  };
}

function readTree(text: string, fail: Fail): Node {
  const errors: ParseError[] = [];
  const start = text.startsWith('\uFEFF') ? ' ' + text.slice(1) : text;
  const root = parseTree(start, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (first) {
    const what = printParseErrorCode(first.error)
      .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
      .toLowerCase();
    fail(first.offset, `The connection file is not valid JSON: ${what}.`, 'Mend the JSON at this place.');
  }
  return root ?? fail(0, 'The connection file is empty.', 'Give it the members "source_db" and "target_db".');
}

function readMembers(node: Node, known: readonly string[], what: string, fail: Fail): Members {
  if (node.type !== 'object')
    fail(node.offset, `The ${what} must be an object, not ${typeWords(node)}.`, 'Write { … }.');
  const members = new Map<string, Node>();
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (!key || !value) continue;
    const name = String(key.value);
    if (!known.includes(name)) {
      fail(key.offset, `"${name}" is not a key of the ${what}.`, `Remove it, or use one of: ${known.join(', ')}.`);
    }
    if (members.has(name)) fail(key.offset, `"${name}" stands twice in the ${what}.`, 'Keep one of them.');
    members.set(name, value);
  }
  return members;
}

function required(members: Members, key: string, parent: Node, what: string, fail: Fail): Node {
  return members.get(key) ?? fail(parent.offset, `The ${what} has no "${key}".`, `Add "${key}".`);
}

const connectionKeys = ['name', 'type', 'host', 'port', 'user', 'password', 'database', 'socket', 'tls'];

function readConnection(node: Node, side: 'source' | 'target', fail: Fail): ConnectionSettings {
  const what = `${side} connection`;
  const members = readMembers(node, connectionKeys, what, fail);
  const optional = (key: string): string | undefined => readText(members.get(key), key, fail);
  const needed = (key: string): string => {
    required(members, key, node, what, fail);
    return optional(key) ?? '';
  };
  const word = needed('type');
  const scheme = schemeNamed(word);
  const socketPath = optional('socket');
  if (!scheme) {
    return fail(
      members.get('type')?.offset ?? node.offset,
      'This "type" is not a database system that Database Migration knows.',
      `Use one of: ${Object.keys(schemes).join(', ')}.`,
    );
  }
  return {
    name: optional('name') ?? side,
    engine: scheme.engine,
    host: socketPath === undefined ? needed('host') : (optional('host') ?? 'localhost'),
    port: readPort(members.get('port'), fail) ?? scheme.port,
    user: needed('user'),
    password: readText(members.get('password'), 'password', fail, true),
    database: needed('database'),
    socketPath,
    tls: socketPath === undefined ? readTls(members.get('tls'), fail) : undefined,
  };
}

function readText(node: Node | undefined, key: string, fail: Fail, mayBeEmpty = false): string | undefined {
  if (node === undefined) return undefined;
  if (typeof node.value !== 'string') {
    return fail(node.offset, `"${key}" must be a text, not ${typeWords(node)}.`, 'Write it in double quotes.');
  }
  if (node.value === '' && !mayBeEmpty) fail(node.offset, `"${key}" is empty.`, 'Fill it in or leave the key out.');
  if (node.value.includes('\0')) fail(node.offset, `"${key}" holds a NUL character.`, 'Remove \\u0000.');
  return node.value;
}

function readPort(node: Node | undefined, fail: Fail): number | undefined {
  if (node === undefined) return undefined;
  const value: unknown = node.value;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 65535) return value;
  return fail(node.offset, '"port" must be a whole number from 1 to 65535.', 'Write it without quotes: "port": 5432.');
}

function readTls(node: Node | undefined, fail: Fail): TlsSettings {
  if (node === undefined) return { mode: defaultTlsMode };
  const members = readMembers(node, ['mode', 'ca', 'certificate', 'key'], '"tls" object', fail);
  const word = readText(members.get('mode'), 'mode', fail);
  const mode = word === undefined ? defaultTlsMode : tlsModeNamed(word);
  const file = (key: string): string | undefined => readText(members.get(key), key, fail);
  if (!mode) {
    return fail(members.get('mode')?.offset ?? node.offset, 'This is not a TLS mode.', `Use ${tlsModeWords}.`);
  }
  return { mode, ca: file('ca'), certificate: file('certificate'), key: file('key') };
}

function typeWords(node: Node): string {
  const words = {
    object: 'an object',
    array: 'a list',
    string: 'a text',
    number: 'a number',
    boolean: 'true or false',
  };
  return node.type === 'null' || node.type === 'property' ? 'null' : words[node.type];
}
