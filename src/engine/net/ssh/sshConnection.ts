import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { Client, type ServerHostKeyAlgorithm } from 'ssh2';
import { EngineError } from '../../errors.js';
import type { SshSettings } from '../../model/connection.js';
import { fingerprintOf, judgeHostKey, keyType, knownKeyTypes, type Verdict } from './knownHosts.js';
import { prepareLogin, type Login } from './login.js';

const readyTimeout = 15_000;
/** A silent server is given up after three unanswered questions. */
const keepalive = { keepaliveInterval: 10_000, keepaliveCountMax: 3 };

/** Best first; the SHA-1 signatures of old are not among them. */
const hostKeyAlgorithms: readonly ServerHostKeyAlgorithm[] = [
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'rsa-sha2-512',
  'rsa-sha2-256',
];

/** Whose host key came, and what is wrong with it. */
interface Refusal {
  readonly verdict: Exclude<Verdict, 'known'> | 'other';
  readonly key: Buffer;
}

/**
 * Logs in at an SSH server, over `line` where another one leads to it. The host key is compared with the fingerprint of the settings, else with
 * the known hosts, before anything secret is sent.
 *
 * Throws CONNECTION_FAILED (retryable where the line failed, not where the key isn't trusted), AUTHENTICATION_FAILED, and what
 * {@link prepareLogin} throws.
 */
export async function connectSsh(ssh: SshSettings, line?: Duplex): Promise<Client> {
  const [login, known] = await Promise.all([prepareLogin(ssh), readKnownHosts(ssh)]);
  let refusal: Refusal | undefined;
  const client = new Client();
  client.connect({
    ...(line === undefined ? { host: ssh.host, port: ssh.port } : { sock: line }),
    username: ssh.user,
    readyTimeout,
    ...keepalive,
    algorithms: { serverHostKey: inOrder(knownKeyTypes(known, ssh.host, ssh.port)) },
    hostVerifier: (key: Buffer) => {
      refusal = refusalOf(ssh, known, key);
      return refusal === undefined;
    },
    authHandler: [...login.methods],
  });
  try {
    await once(client, 'ready');
    client.setNoDelay();
    return client;
  } catch (error) {
    client.on('error', () => undefined);
    client.destroy();
    throw refusal === undefined ? loginError(error, ssh, login) : hostKeyError(ssh, refusal);
  }
}

function refusalOf(ssh: SshSettings, known: string, key: Buffer): Refusal | undefined {
  if (ssh.fingerprint !== undefined) {
    return ssh.fingerprint.replace(/=$/, '') === fingerprintOf(key) ? undefined : { verdict: 'other', key };
  }
  const verdict = judgeHostKey(known, ssh.host, ssh.port, key);
  return verdict === 'known' ? undefined : { verdict, key };
}

/** The algorithms of the key types that are known of this host, then the rest. */
function inOrder(types: readonly string[]): ServerHostKeyAlgorithm[] {
  const isKnown = (name: string): boolean => types.includes(name.startsWith('rsa-') ? 'ssh-rsa' : name);
  const first = hostKeyAlgorithms.filter(isKnown);
  return [...first, ...hostKeyAlgorithms.filter((name) => !isKnown(name))];
}

async function readKnownHosts({ knownHosts, fingerprint }: SshSettings): Promise<string> {
  if (fingerprint !== undefined) return '';
  if (knownHosts === undefined) {
    const files = [join(homedir(), '.ssh', 'known_hosts'), '/etc/ssh/ssh_known_hosts'];
    const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
    return texts.join('\n');
  }
  return await readFile(knownHosts, 'utf8').catch((cause: unknown) => {
    throw new EngineError({
      code: 'BAD_INPUT',
      stage: 'input',
      object: knownHosts,
      message: `The file of known hosts "${knownHosts}" can't be read.`,
      hint: 'Check the path and its permissions.',
      cause,
    });
  });
}

const verdicts: Readonly<Record<Refusal['verdict'], readonly [message: string, hint: string]>> = {
  unknown: [
    'The host key is not among the known hosts.',
    'Compare the fingerprint with what the machine’s owner tells you, then log in once with ssh, or write it as ssh-fingerprint into the connection.',
  ],
  changed: [
    'The host key is another one than the known hosts hold: somebody else may answer in its place.',
    'Ask the machine’s owner. If the key was really changed, remove the old one with ssh-keygen -R.',
  ],
  revoked: ['The host key is marked as revoked.', 'Don’t connect; ask the machine’s owner.'],
  other: [
    'The host key doesn’t have the fingerprint of the connection.',
    'Ask the machine’s owner. If the key was really changed, change ssh-fingerprint.',
  ],
};

function hostKeyError({ host, port }: SshSettings, { verdict, key }: Refusal): EngineError {
  const [what, hint] = verdicts[verdict];
  return new EngineError({
    code: 'CONNECTION_FAILED',
    stage: 'connect',
    object: `${host}:${port}`,
    message: `${what} The SSH server ${host}:${port} shows ${keyType(key)} ${fingerprintOf(key)}.`,
    hint,
  });
}

/** What ssh2 adds to its errors. */
interface SshError extends Error {
  readonly level?: string;
  readonly code?: string;
}

function loginError(thrown: unknown, ssh: SshSettings, { methods, unanswered }: Login): EngineError {
  if (thrown instanceof EngineError) return thrown;
  const error: SshError = thrown instanceof Error ? thrown : new Error(String(thrown));
  const place = `${ssh.host}:${ssh.port}`;
  const common = { stage: 'connect', object: place, cause: error } as const;
  if (error.level === 'client-authentication') {
    const tried = methods.map(({ type }) => type).join(', ');
    const asked =
      unanswered.length === 0 ? '' : ` It asks "${unanswered.join('", "')}", which nothing here can answer.`;
    return new EngineError({
      ...common,
      code: 'AUTHENTICATION_FAILED',
      message: `The SSH server ${place} refused the login of "${ssh.user}" (tried: ${tried}).${asked}`,
      hint: 'Check user, key and password, and that the key stands in the server’s authorized_keys.',
    });
  }
  const hints: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'Check host and port, and that an SSH server runs there.',
    ENOTFOUND: 'Check the host name of the SSH server.',
    EAI_AGAIN: 'Check the host name of the SSH server.',
  };
  return new EngineError({
    ...common,
    code: 'CONNECTION_FAILED',
    message: `The SSH server ${place} can't be reached: ${error.message}`,
    hint: hints[error.code ?? ''] ?? 'Check host, port, firewall and VPN, and that an SSH server answers there.',
    retryable: error.level === 'client-timeout' || /^(ECONNRESET|ETIMEDOUT|EPIPE)$/.test(error.code ?? ''),
  });
}
