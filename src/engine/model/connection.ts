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
}

export interface TlsSettings {
  readonly mode: TlsMode;
  /** File names of PEM files. */
  readonly ca?: string | undefined;
  readonly certificate?: string | undefined;
  readonly key?: string | undefined;
}

/** What a session is for. A `source` session is set read-only at the server. */
export type Role = 'source' | 'target';
