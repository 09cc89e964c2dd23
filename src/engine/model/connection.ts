/** How a connection is protected. `prefer` encrypts where the server can and checks nothing; `verify-full` also checks the host's name. */
export type TlsMode = 'disable' | 'prefer' | 'require' | 'verify-ca' | 'verify-full';

/** Everything needed to open a session. Holds a secret: passed through memory only, never written, never logged. */
export interface ConnectionSettings {
  /** What people call the connection: `shop-pg`. Stands in scripts in place of any address. */
  readonly name: string;
  /** The engine family asked for: `postgresql`, `mysql` or `mariadb`; the server's greeting has the last word. */
  readonly engine: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password?: string | undefined;
  readonly database: string;
  /** A unix socket, in place of host and port. */
  readonly socketPath?: string | undefined;
  readonly tls?: TlsSettings | undefined;
  readonly ssh?: SshSettings | undefined;
  /** libpq's password file (`.pgpass`), asked for the password where none is given here. */
  readonly passfile?: string | undefined;
  /** MySQL's option file (`.my.cnf`), asked for what is left empty here: user, password, host, port (0), TLS. */
  readonly defaultsFile?: string | undefined;
  /** True: the server may have the password in readable form over a line that isn't encrypted. */
  readonly cleartextPassword?: boolean | undefined;
  /** True: every session is set read-only at the server, also where it stands for a target. */
  readonly readOnly?: boolean | undefined;
}

export interface TlsSettings {
  readonly mode: TlsMode;
  /** File names of PEM files. */
  readonly ca?: string | undefined;
  readonly certificate?: string | undefined;
  readonly key?: string | undefined;
  /** Of an encrypted key. A secret. */
  readonly passphrase?: string | undefined;
}

/** A machine that leads to the database; the database's own host and port are looked up from there. */
export interface SshSettings {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** For the methods `password` and `keyboard-interactive`. A secret. */
  readonly password?: string | undefined;
  /** File name of a private key, and the passphrase of an encrypted one: a secret. */
  readonly key?: string | undefined;
  readonly passphrase?: string | undefined;
  /** The socket of a running agent; SSH_AUTH_SOCK where neither password nor key is given. */
  readonly agent?: string | undefined;
  /** Host keys that are trusted; `~/.ssh/known_hosts` by default. */
  readonly knownHosts?: string | undefined;
  /** `SHA256:…`: the only host key that is trusted, as `ssh-keygen -l` prints it; known hosts are then not asked. */
  readonly fingerprint?: string | undefined;
  /** The machine that leads to this one. */
  readonly jump?: SshSettings | undefined;
}

/** `user@host:port` of an SSH server, port 22 by default; undefined where it is none. An IPv6 address stands in brackets. */
export function sshPlace(text: string): Pick<SshSettings, 'user' | 'host' | 'port'> | undefined {
  const [, user, bracketed, plain, digits] = /^(.+)@(?:\[([^\]]+)\]|([^@:/\s[\]]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  const port = digits === undefined ? 22 : Number(digits);
  return user === undefined || host === undefined || port < 1 || port > 65_535 ? undefined : { user, host, port };
}

/** How a fingerprint of a host key is written. */
export const fingerprintShape = /^SHA256:[A-Za-z0-9+/]{43}=?$/;

/** What a session is for. A `source` session is set read-only at the server. */
export type Role = 'source' | 'target';
