import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { EngineError } from '../errors.js';
import { fingerprintShape, type ConnectionSettings, type SshSettings, type TlsSettings } from '../model/connection.js';
import { defaultTlsMode, schemeNamed, schemes, tlsModeNamed, tlsModeWords, type Scheme } from './settings.js';

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
 * `port` may be left out. These may be added: `name`, `socket`, `tls` (`mode`, `ca`, `certificate`, `key`, `passphrase`), `ssh` (`host`, `port`,
 * `user`, `password`, `key`, `passphrase`, `agent`, `known_hosts`, `fingerprint`, and `jump`, which is another such object), `passfile` or
 * `defaults_file`, and `cleartext_password`. `${env:NAME}` stays until the moment of connecting. Throws BAD_INPUT with line and column for broken JSON, unknown or repeated keys, missing keys
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
      fail(
        key.offset,
        `The ${what} has a key here that is not known.`,
        `Remove it, or use one of: ${known.join(', ')}.`,
      );
    }
    if (members.has(name)) fail(key.offset, `"${name}" stands twice in the ${what}.`, 'Keep one of them.');
    members.set(name, value);
  }
  return members;
}

function required(members: Members, key: string, parent: Node, what: string, fail: Fail): Node {
  return members.get(key) ?? fail(parent.offset, `The ${what} has no "${key}".`, `Add "${key}".`);
}

const connectionKeys = [
  ...['name', 'type', 'host', 'port', 'user', 'password', 'database', 'socket', 'tls'],
  ...['ssh', 'passfile', 'defaults_file', 'cleartext_password'],
];

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
  const sources = readPasswordSources(members, scheme, fail);
  // What an option file may still give may be left out here.
  const later = sources.defaultsFile !== undefined;
  const neededNow = later ? (key: string): string => optional(key) ?? '' : needed;
  return {
    name: optional('name') ?? side,
    engine: scheme.engine,
    host: socketPath === undefined ? neededNow('host') : (optional('host') ?? 'localhost'),
    port: readPort(members.get('port'), fail) ?? (later ? 0 : scheme.port),
    user: neededNow('user'),
    password: readText(members.get('password'), 'password', fail, true),
    database: needed('database'),
    socketPath,
    tls: socketPath === undefined ? readTls(members.get('tls'), later, fail) : undefined,
    ...readSsh(members.get('ssh'), socketPath !== undefined, fail),
    ...sources,
    ...readCleartext(members.get('cleartext_password'), fail),
  };
}

function readPasswordSources(
  members: Members,
  { passwordSource }: Scheme,
  fail: Fail,
): Pick<ConnectionSettings, 'passfile' | 'defaultsFile'> {
  const own = passwordSource.replace('-', '_');
  const other = own === 'passfile' ? 'defaults_file' : 'passfile';
  const wrong = members.get(other);
  if (wrong) fail(wrong.offset, `The other database system’s clients read a "${other}".`, `Use "${own}" here.`);
  const passfile = readText(members.get('passfile'), 'passfile', fail);
  const defaultsFile = readText(members.get('defaults_file'), 'defaults_file', fail);
  return { ...(passfile === undefined ? {} : { passfile }), ...(defaultsFile === undefined ? {} : { defaultsFile }) };
}

function readCleartext(node: Node | undefined, fail: Fail): Pick<ConnectionSettings, 'cleartextPassword'> {
  if (node === undefined) return {};
  const value: unknown = node.value;
  if (typeof value === 'boolean') return { cleartextPassword: value };
  return fail(node.offset, '"cleartext_password" must be true or false.', 'Write it without quotes.');
}

const loginKeys = ['password', 'key', 'passphrase', 'agent', 'known_hosts', 'fingerprint'];

function readSsh(node: Node | undefined, bySocket: boolean, fail: Fail): Pick<ConnectionSettings, 'ssh'> {
  if (node === undefined) return {};
  if (bySocket) fail(node.offset, 'A unix socket can’t be reached through SSH.', 'Leave out "socket" or "ssh".');
  return { ssh: readSshServer(node, '"ssh" object', fail) };
}

function readSshServer(node: Node, what: string, fail: Fail): SshSettings {
  const members = readMembers(node, ['host', 'port', 'user', 'jump', ...loginKeys], what, fail);
  const text = (key: string): string | undefined => readText(members.get(key), key, fail, key.startsWith('pass'));
  const needed = (key: string): string => {
    required(members, key, node, what, fail);
    return text(key) ?? '';
  };
  const fingerprint = text('fingerprint');
  if (fingerprint !== undefined && !fingerprintShape.test(fingerprint)) {
    const hint = 'Write SHA256: and 43 letters and digits, as "ssh-keygen -l" prints it.';
    fail(members.get('fingerprint')?.offset ?? node.offset, 'This is not the fingerprint of a host key.', hint);
  }
  const jump = members.get('jump');
  const login = { key: text('key'), agent: text('agent'), knownHosts: text('known_hosts'), fingerprint };
  const secrets = { password: text('password'), passphrase: text('passphrase') };
  return {
    host: needed('host'),
    port: readPort(members.get('port'), fail) ?? 22,
    user: needed('user'),
    ...Object.fromEntries(Object.entries({ ...login, ...secrets }).filter(([, value]) => value !== undefined)),
    ...(jump === undefined ? {} : { jump: readSshServer(jump, '"jump" object', fail) }),
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

function readTls(node: Node | undefined, mayComeLater: boolean, fail: Fail): TlsSettings | undefined {
  if (node === undefined) return mayComeLater ? undefined : { mode: defaultTlsMode };
  const members = readMembers(node, ['mode', 'ca', 'certificate', 'key', 'passphrase'], '"tls" object', fail);
  const text = (key: string): string | undefined => readText(members.get(key), key, fail, key === 'passphrase');
  const word = text('mode');
  const mode = word === undefined ? defaultTlsMode : tlsModeNamed(word);
  if (!mode) {
    return fail(members.get('mode')?.offset ?? node.offset, 'This is not a TLS mode.', `Use ${tlsModeWords}.`);
  }
  const passphrase = text('passphrase');
  return {
    ...{ mode, ca: text('ca'), certificate: text('certificate'), key: text('key') },
    ...(passphrase === undefined ? {} : { passphrase }),
  };
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
