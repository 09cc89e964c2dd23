import type { ConnectionSettings, TlsSettings } from '../../engine/model/connection.js';
import { isNumber, isString, objectOf, optional, type Check } from '../../protocol/check.js';

/** A saved connection without its secret: everything but the password of {@link ConnectionSettings}. */
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
  /** `${env:NAME}`, when the password comes from the environment and is not ours to keep. */
  readonly passwordReference?: string | undefined;
}

const isObject: Check<TlsSettings> = (value): value is TlsSettings => typeof value === 'object' && value !== null;

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
  tls: optional(isObject),
  passwordReference: optional(isString),
});

/** What may be offered to connect to; the server's greeting has the last word. */
export interface EngineOffer {
  readonly engine: string;
  readonly label: string;
  readonly defaultPort: number;
  readonly databaseHint: string;
}

export const engineOffers: readonly EngineOffer[] = [
  { engine: 'postgresql', label: 'PostgreSQL', defaultPort: 5432, databaseHint: 'The database to connect to' },
  { engine: 'mysql', label: 'MySQL', defaultPort: 3306, databaseHint: 'The database (schema) to connect to' },
  { engine: 'mariadb', label: 'MariaDB', defaultPort: 3306, databaseHint: 'The database (schema) to connect to' },
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

const reference = /^\$\{env:[^}]+\}$/;

/** True for a password that only names an environment variable. */
export function isReference(password: string): boolean {
  return reference.test(password);
}

/** Splits settings into what may be stored in the open and the secret. */
export function splitSettings(settings: ConnectionSettings): {
  readonly profile: Omit<ConnectionProfile, 'id'>;
  readonly password: string | undefined;
} {
  const { password, name, engine, host, port, user, database, socketPath, tls } = settings;
  const open = { name, engine, host, port, user, database, socketPath, tls };
  if (password !== undefined && isReference(password))
    return { profile: { ...open, passwordReference: password }, password: undefined };
  return { profile: open, password };
}

/** What is wrong with a connection's name, or nothing. Names stand in scripts between spaces. */
export function nameProblem(name: string, taken: readonly string[]): string | undefined {
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(name)) return 'Use letters, digits, dots, dashes and underscores.';
  return taken.includes(name) ? `There is a connection called "${name}" already.` : undefined;
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
