import { once } from 'node:events';
import type { Client, ClientChannel } from 'ssh2';
import { cancelled, EngineError, throwIfCancelled } from '../../errors.js';
import type { SshSettings } from '../../model/connection.js';
import { TunnelLost, TunnelSocket } from './tunnelSocket.js';

export interface TunnelOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for the way from the SSH server to the database, and for logging in. */
  readonly timeout: number;
}

/** One login at an SSH server, shared by all sessions that go through it, gone with the last of them. */
class SharedLogin {
  readonly ready: Promise<Client>;
  private readonly sockets = new Set<TunnelSocket>();
  private waiting = 0;
  private why = 'it closed the connection';

  constructor(
    private readonly ssh: SshSettings,
    private readonly gone: () => void,
  ) {
    this.ready = this.logIn();
    this.ready.catch(() => this.gone());
  }

  /** A socket to a place as the SSH server sees it. */
  async openSocket(host: string, port: number): Promise<TunnelSocket> {
    this.waiting += 1;
    try {
      const client = await this.ready;
      const channel = await openChannel(client, this.ssh, host, port);
      const socket = new TunnelSocket(channel);
      this.sockets.add(socket);
      socket.once('close', () => {
        this.sockets.delete(socket);
        this.leaveIfUnused();
      });
      return socket;
    } finally {
      this.waiting -= 1;
      this.leaveIfUnused();
    }
  }

  private async logIn(): Promise<Client> {
    const { jump, host, port } = this.ssh;
    const line = jump === undefined ? undefined : await openTunnel(jump, { host, port }, { timeout: jumpTimeout });
    // ssh2 is large, and most connections have no tunnel.
    const { connectSsh } = await import('./sshConnection.js');
    const client = await connectSsh(this.ssh, line);
    client.on('error', (error) => (this.why = error.message));
    client.on('close', () => {
      this.gone();
      line?.destroy();
      const lost = new TunnelLost(`the SSH tunnel through ${host}:${port} broke: ${this.why}`);
      for (const socket of this.sockets) socket.destroy(lost);
    });
    return client;
  }

  private leaveIfUnused(): void {
    if (this.waiting > 0 || this.sockets.size > 0) return;
    this.gone();
    this.ready.then(
      (client) => client.end(),
      () => undefined,
    );
  }
}

const jumpTimeout = 15_000;
const logins = new Map<string, SharedLogin>();

/**
 * A socket to `host:port` through an SSH server: what the server of a database sees comes from that machine. Sessions of the same settings share
 * one login, which ends with the last of them.
 *
 * Throws CONNECTION_FAILED or AUTHENTICATION_FAILED that name the SSH server, PASSWORD_MISSING for the passphrase of its key, and CANCELLED. When
 * the tunnel breaks later, the socket fails with a {@link TunnelLost}.
 */
export async function openTunnel(
  ssh: SshSettings,
  { host, port }: { readonly host: string; readonly port: number },
  { signal, timeout }: TunnelOptions,
): Promise<TunnelSocket> {
  throwIfCancelled(signal, 'connect');
  const key = JSON.stringify(ssh);
  let login = logins.get(key);
  if (login === undefined) {
    const made = new SharedLogin(ssh, () => {
      if (logins.get(key) === made) logins.delete(key);
    });
    logins.set(key, made);
    login = made;
  }
  const opening = login.openSocket(host, port);
  const stop = new AbortController();
  try {
    return await Promise.race([opening, tooLate(ssh, timeout, stop.signal), abortOf(signal, stop.signal)]);
  } catch (error) {
    opening.then(
      (socket) => socket.destroy(),
      () => undefined,
    );
    throw error;
  } finally {
    stop.abort();
  }
}

function tooLate({ host, port }: SshSettings, timeout: number, stop: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const timer = setTimeout(() => {
      const message = `No way to the database was opened through the SSH server ${host}:${port} in time.`;
      const hint = 'Check the database’s host and port as that machine sees them, and its firewall.';
      const object = `${host}:${port}`;
      reject(new EngineError({ code: 'CONNECTION_FAILED', stage: 'connect', object, message, hint, retryable: true }));
    }, timeout);
    stop.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
}

async function abortOf(signal: AbortSignal | undefined, stop: AbortSignal): Promise<never> {
  if (signal === undefined) return await new Promise<never>(() => undefined);
  await once(signal, 'abort', { signal: stop }).catch(() => undefined);
  throw cancelled('connect');
}

function openChannel(client: Client, ssh: SshSettings, host: string, port: number): Promise<ClientChannel> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | undefined, channel: ClientChannel): void => {
      if (error) reject(channelError(error, ssh, `${host}:${port}`));
      else resolve(channel);
    };
    try {
      client.forwardOut('127.0.0.1', 0, host, port, done);
    } catch (error) {
      // The connection ended between the login and here.
      reject(channelError(error as Error, ssh, `${host}:${port}`));
    }
  });
}

/** RFC 4254, 5.1: why a channel is not opened. */
const prohibited = 1;

function channelError(error: Error & { readonly reason?: unknown }, ssh: SshSettings, place: string): EngineError {
  const server = `${ssh.host}:${ssh.port}`;
  const forbidden = error.reason === prohibited;
  return new EngineError({
    code: 'CONNECTION_FAILED',
    stage: 'connect',
    object: server,
    message: `The SSH server ${server} ${forbidden ? 'forbids forwarding' : "can't reach the database"} to ${place}: ${error.message}`,
    hint: forbidden
      ? 'Have forwarding allowed there (AllowTcpForwarding, PermitOpen).'
      : 'Check the database’s host and port as that machine sees them, and that the database runs.',
    retryable: error.reason === undefined,
    cause: error,
  });
}
