import {
  fingerprintShape,
  sshPlace,
  type ConnectionSettings,
  type SshSettings,
  type TlsMode,
  type TlsSettings,
} from '../model/connection.js';
import { defaultTlsMode, tlsModeNamed, tlsModeWords, type Scheme } from './settings.js';
import { decode, encodeHint, nonEmpty, splitOnce, type Fail, type Part } from './urlParts.js';

type Parameters = ReadonlyMap<string, Part>;

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
  sslpassword: 'keyPassphrase',
  sslpassphrase: 'keyPassphrase',
  ssh: 'ssh',
  sshjump: 'sshjump',
  sshkey: 'sshkey',
  sshpassphrase: 'sshpassphrase',
  sshpassword: 'sshpassword',
  sshagent: 'sshagent',
  sshknownhosts: 'sshknownhosts',
  sshfingerprint: 'sshfingerprint',
  passfile: 'passfile',
  defaultsfile: 'defaultsfile',
  cleartextpassword: 'cleartextpassword',
};

/** The parameters by their key, each with its place. */
export function readParameters(query: Part, masked: string, fail: Fail): Map<string, Part> {
  const found = new Map<string, Part>();
  let at = query.at;
  for (const text of query.text === '' ? [] : query.text.split('&')) {
    const [word, value] = splitOnce({ text, at }, masked, '=');
    const spelled = decode(word, fail) ?? '';
    const plain = spelled.toLowerCase().replaceAll(/[-_]/g, '');
    const key = Object.hasOwn(parameterNames, plain) ? parameterNames[plain] : undefined;
    if (key === undefined) return fail(at, unknownParameter, knownParameters);
    if (value === undefined) return fail(at, `The parameter "${spelled}" has no value.`, `Write ${spelled}=value.`);
    if (found.has(key)) fail(at, `The parameter "${spelled}" stands twice.`, 'Keep one of them.');
    found.set(key, value);
    at += text.length + 1;
  }
  return found;
}

// A password with a bare "?" or "&" is read as one, so it is never repeated.
const unknownParameter = 'A parameter is not one that Database Migration knows.';
const knownParameters = `Remove it, or where it belongs to a password write "&" as %26 and "?" as %3F. Known are sslmode, sslrootcert, sslcert, sslkey, sslpassword, socket, host, port, user, password, dbname, passfile, defaults-file, ssh, ssh-key, ssh-fingerprint and more of --help. ${encodeHint}`;

/** TLS as the parameters say; undefined where they say nothing and an option file may still. */
export function readTls(parameters: Parameters, mayComeLater: boolean, fail: Fail): TlsSettings | undefined {
  const text = (key: string): string | undefined => decode(nonEmpty(parameters.get(key)), fail);
  const named = ['ssl', 'sslmode', 'ca', 'certificate', 'key', 'keyPassphrase'];
  if (mayComeLater && !named.some((key) => parameters.has(key))) return undefined;
  const passphrase = text('keyPassphrase');
  return {
    ...{ mode: readTlsMode(parameters, fail), ca: text('ca'), certificate: text('certificate'), key: text('key') },
    ...(passphrase === undefined ? {} : { passphrase }),
  };
}

/** The SSH server of `ssh=user@host:port` and what is needed to log in there. */
export function readSsh(parameters: Parameters, bySocket: boolean, fail: Fail): Pick<ConnectionSettings, 'ssh'> {
  const text = (key: string): string | undefined => decode(nonEmpty(parameters.get(key)), fail);
  const place = parameters.get('ssh');
  if (place === undefined) {
    const [stray] = [...parameters].filter(([key]) => key.startsWith('ssh'));
    return stray ? fail(stray[1].at, 'An SSH parameter stands without ssh=.', `Add ${sshHint}`) : {};
  }
  if (bySocket)
    fail(place.at, 'A unix socket can’t be reached through SSH.', 'Name the host and port of the database.');
  const fingerprint = text('sshfingerprint');
  if (fingerprint !== undefined && !fingerprintShape.test(fingerprint)) {
    fail(parameters.get('sshfingerprint')?.at ?? 0, 'This is not the fingerprint of a host key.', fingerprintHint);
  }
  const login = {
    password: text('sshpassword'),
    key: text('sshkey'),
    passphrase: text('sshpassphrase'),
    agent: text('sshagent'),
    knownHosts: text('sshknownhosts'),
  };
  const jump = parameters.get('sshjump');
  return {
    ssh: {
      ...readPlace(place, fail),
      ...given({ ...login, fingerprint }),
      ...(jump === undefined ? {} : { jump: { ...readPlace(jump, fail), ...given(login) } }),
    },
  };
}

const sshHint = 'ssh=user@host:port.';
const fingerprintHint = 'Write SHA256: and 43 letters and digits, as "ssh-keygen -l" prints it.';

function readPlace(part: Part, fail: Fail): Pick<SshSettings, 'user' | 'host' | 'port'> {
  return sshPlace(decode(part, fail) ?? '') ?? fail(part.at, 'This names no SSH server.', `Write ${sshHint}`);
}

function given<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** The file of the system's own clients that gives the password. */
export function readPasswordSources(
  parameters: Parameters,
  { passwordSource }: Scheme,
  fail: Fail,
): Pick<ConnectionSettings, 'passfile' | 'defaultsFile'> {
  const wrong = parameters.get(passwordSource === 'passfile' ? 'defaultsfile' : 'passfile');
  if (wrong) {
    fail(wrong.at, 'The other database system’s clients read such a file.', `Use ${passwordSource}=FILE here.`);
  }
  return given({
    passfile: decode(nonEmpty(parameters.get('passfile')), fail),
    defaultsFile: decode(nonEmpty(parameters.get('defaultsfile')), fail),
  });
}

/** Whether the password may be sent in readable form over a line that isn't encrypted. */
export function readCleartext(parameters: Parameters, fail: Fail): Pick<ConnectionSettings, 'cleartextPassword'> {
  const part = parameters.get('cleartextpassword');
  if (part === undefined) return {};
  const flag = readFlag(part, fail);
  return { cleartextPassword: flag ?? fail(part.at, 'This is neither true nor false.', 'Write true or false.') };
}

function readFlag(part: Part, fail: Fail): boolean | undefined {
  const word = decode(part, fail)?.toLowerCase() ?? '';
  if (['true', '1', 'on', 'yes'].includes(word)) return true;
  return ['false', '0', 'off', 'no'].includes(word) ? false : undefined;
}

function readTlsMode(parameters: ReadonlyMap<string, Part>, fail: Fail): TlsMode {
  const part = parameters.get('sslmode');
  const flag = parameters.get('ssl');
  if (part) {
    const mode = tlsModeNamed(decode(part, fail) ?? '');
    return mode ?? fail(part.at, 'This is not a TLS mode.', `Use ${tlsModeWords}.`);
  }
  if (!flag) return defaultTlsMode;
  const wanted = readFlag(flag, fail);
  if (wanted !== undefined) return wanted ? 'require' : 'disable';
  return (
    tlsModeNamed(decode(flag, fail) ?? '') ??
    fail(flag.at, 'This is not a TLS mode.', `Use ssl=true, ssl=false, or sslmode=MODE.`)
  );
}
