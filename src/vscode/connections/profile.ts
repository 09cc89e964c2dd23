import * as vscode from 'vscode';
import type { ConnectionSettings, SshSettings, TlsSettings } from '../../engine/model/connection.js';
import {
  isBoolean,
  isNumber,
  isRecord,
  isString,
  objectOf,
  oneOf,
  optional,
  type Check,
} from '../../protocol/check.js';

/** A saved connection without its secrets: everything but the passwords and passphrases of {@link ConnectionSettings}. */
export interface ConnectionProfile {
  /** Never changes, so that a renamed connection keeps its password. */
  readonly id: string;
  /** Unique; stands in scripts and decisions in place of any address. */
  readonly name: string;
  readonly engine: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly socketPath?: string | undefined;
  readonly tls?: TlsSettings | undefined;
  readonly ssh?: SshSettings | undefined;
  readonly passfile?: string | undefined;
  readonly defaultsFile?: string | undefined;
  readonly cleartextPassword?: boolean | undefined;
  /** `${env:NAME}` or `${dotenv:FILE#NAME}`, when the password stands elsewhere and is not ours to keep. */
  readonly passwordReference?: string | undefined;
  readonly protection?: Protection | undefined;
  /** Under which the view lists it: an environment, mostly. */
  readonly group?: string | undefined;
}

/** `production`: every write is asked for twice. `read-only`: never a target, and every session is read-only at the server. */
export type Protection = 'production' | 'read-only';

const isTls: Check<TlsSettings> = (value): value is TlsSettings => isRecord(value);
const isSsh: Check<SshSettings> = (value): value is SshSettings => isRecord(value);

/** Checks what was read back from storage. */
export const isConnectionProfile = objectOf<ConnectionProfile>({
  id: isString,
  name: isString,
  engine: isString,
  host: isString,
  port: isNumber,
  user: isString,
  database: isString,
  socketPath: optional(isString),
  tls: optional(isTls),
  ssh: optional(isSsh),
  passfile: optional(isString),
  defaultsFile: optional(isString),
  cleartextPassword: optional(isBoolean),
  passwordReference: optional(isString),
  protection: optional(oneOf('production', 'read-only')),
  group: optional(isString),
});

/** What may be offered to connect to; the server's greeting has the last word. */
export interface EngineOffer {
  readonly engine: string;
  readonly label: string;
  readonly defaultPort: number;
  readonly databaseHint: string;
}

export const engineOffers: readonly EngineOffer[] = [
  {
    engine: 'postgresql',
    label: 'PostgreSQL',
    defaultPort: 5432,
    databaseHint: vscode.l10n.t('The database to connect to'),
  },
  {
    engine: 'mysql',
    label: 'MySQL',
    defaultPort: 3306,
    databaseHint: vscode.l10n.t('The database (schema) to connect to'),
  },
  {
    engine: 'mariadb',
    label: 'MariaDB',
    defaultPort: 3306,
    databaseHint: vscode.l10n.t('The database (schema) to connect to'),
  },
];

/** An engine's name as people write it; an unknown id stands for itself. */
export function engineLabel(engine: string): string {
  return engineOffers.find((offer) => offer.engine === engine)?.label ?? engine;
}

/** Where a connection leads, without the password: `anna@db.example.com:5432/shop`. */
export function addressOf(profile: Omit<ConnectionProfile, 'id'>): string {
  const place = profile.socketPath ?? `${profile.host}:${profile.port}`;
  return `${profile.user}@${place}/${profile.database}`;
}

const reference = /^\$\{(?:env|dotenv):[^}]+\}$/;

/** True for a password that only names an environment variable, or a line of a `.env` file. */
export function isReference(password: string): boolean {
  return reference.test(password);
}

/** The secrets beside the password, by where they belong: `tls.passphrase`, `ssh.password`, `ssh.jump.passphrase` … */
export type Secrets = Readonly<Record<string, string>>;

const secretNames = new Set(['password', 'passphrase']);

/** Splits settings into what may be stored in the open and the secrets. References to the environment are none. */
export function splitSettings(settings: ConnectionSettings): {
  readonly profile: Omit<ConnectionProfile, 'id'>;
  readonly password: string | undefined;
  readonly secrets: Secrets;
} {
  const { password, tls, ssh, ...plain } = settings;
  const secrets: Record<string, string> = {};
  const open = {
    ...plain,
    ...(tls ? { tls: withoutSecrets(tls, 'tls', secrets) } : {}),
    ...(ssh ? { ssh: withoutSecrets(ssh, 'ssh', secrets) } : {}),
  };
  if (password !== undefined && isReference(password)) {
    return { profile: { ...open, passwordReference: password }, password: undefined, secrets };
  }
  return { profile: open, password, secrets };
}

function withoutSecrets<T extends object>(part: T, path: string, secrets: Record<string, string>): T {
  const kept = Object.entries(part).flatMap(([name, value]: [string, unknown]) => {
    const place = `${path}.${name}`;
    if (secretNames.has(name) && typeof value === 'string' && !isReference(value)) {
      secrets[place] = value;
      return [];
    }
    return [[name, isRecord(value) ? withoutSecrets(value, place, secrets) : value]];
  });
  return Object.fromEntries(kept) as T;
}

/** Puts secrets back where they belong; one whose place is gone is left out. */
export function joinSecrets<T extends object>(open: T, secrets: Secrets, path = ''): T {
  const joined: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(open) as [string, unknown][]) {
    joined[name] = isRecord(value) ? joinSecrets(value, secrets, `${path}${name}.`) : value;
  }
  for (const name of secretNames) {
    const secret = secrets[path + name];
    if (secret !== undefined && joined[name] === undefined) joined[name] = secret;
  }
  return joined as T;
}

/** What is wrong with a connection's name, or nothing. Names stand in scripts between spaces. */
export function nameProblem(name: string, taken: readonly string[]): string | undefined {
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(name))
    return vscode.l10n.t('Use letters, digits, dots, dashes and underscores.');
  return taken.includes(name) ? vscode.l10n.t('There is a connection called "{0}" already.', name) : undefined;
}

/** A free name made from a database's and an engine's: `shop-postgresql`, `shop-postgresql-2`. */
export function suggestName(database: string, engine: string, taken: readonly string[]): string {
  const base = `${database || 'server'}-${engine}`
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+/u, '');
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? base : `${base}-${count}`;
    if (!taken.includes(name)) return name;
  }
}
