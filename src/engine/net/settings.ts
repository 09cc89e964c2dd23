import { EngineError } from '../errors.js';
import type { ConnectionSettings, TlsMode } from '../model/connection.js';

/** What a scheme of a URL, or a `type` of a connection file, asks for. */
export interface Scheme {
  readonly engine: string;
  readonly port: number;
  /** Which of the two files of its own clients may give the password. */
  readonly passwordSource: 'passfile' | 'defaults-file';
}

/** Every scheme that people write, with the port that IANA registered for it. */
export const schemes: Readonly<Record<string, Scheme>> = {
  postgresql: { engine: 'postgresql', port: 5432, passwordSource: 'passfile' },
  postgres: { engine: 'postgresql', port: 5432, passwordSource: 'passfile' },
  mysql: { engine: 'mysql', port: 3306, passwordSource: 'defaults-file' },
  mariadb: { engine: 'mariadb', port: 3306, passwordSource: 'defaults-file' },
};

/** The scheme of that name in any case, or undefined. */
export function schemeNamed(name: string): Scheme | undefined {
  const key = name.toLowerCase();
  return Object.hasOwn(schemes, key) ? schemes[key] : undefined;
}

/**
 * The names of the TLS modes in libpq's words and in MySQL's
 * (https://dev.mysql.com/doc/refman/9.7/en/connection-options.html#option_general_ssl-mode), lower case.
 */
const tlsModes: Readonly<Record<string, TlsMode>> = {
  disable: 'disable',
  disabled: 'disable',
  allow: 'prefer',
  prefer: 'prefer',
  preferred: 'prefer',
  require: 'require',
  required: 'require',
  'verify-ca': 'verify-ca',
  'verify-full': 'verify-full',
  'verify-identity': 'verify-full',
};

/** What a connection uses that says nothing of TLS: what both systems' own clients do. */
export const defaultTlsMode: TlsMode = 'prefer';

/** The TLS mode that a person's word means, or undefined for a word that means none. */
export function tlsModeNamed(word: string): TlsMode | undefined {
  const key = word.toLowerCase().replaceAll('_', '-');
  return Object.hasOwn(tlsModes, key) ? tlsModes[key] : undefined;
}

/** The words in which a TLS mode is asked for, for messages. */
export const tlsModeWords = 'disable, prefer, require, verify-ca or verify-full';

/** `${env:NAME}` inside any text of a connection. */
export const reference = /\$\{env:([^}]*)\}/g;

/** A text that may be a secret: its reference, when unset, means that the password is missing. */
const secretParts = /(?:password|passphrase)$/;

/**
 * Replaces each `${env:NAME}` by the value of that variable, just before a session is opened, so that the value stands in
 * no file and in no setting. Values are taken as they are: nothing in them is decoded or resolved again.
 *
 * Throws PASSWORD_MISSING (in a password or passphrase) or BAD_INPUT (elsewhere) naming a variable that isn't set.
 */
export function resolveReferences(
  settings: ConnectionSettings,
  env: Readonly<Record<string, string | undefined>>,
): ConnectionSettings {
  const resolve = (value: unknown, part: string): unknown => {
    if (typeof value === 'string') {
      return value.replaceAll(reference, (_whole, variable: string) => {
        return env[variable] ?? unset(settings.name, part, variable);
      });
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [key, resolve(entry, part === '' ? key : `${part} ${key}`)]),
    );
  };
  return { ...(resolve(settings, '') as ConnectionSettings), name: settings.name };
}

function unset(connection: string, part: string, variable: string): never {
  throw new EngineError({
    code: secretParts.test(part) ? 'PASSWORD_MISSING' : 'BAD_INPUT',
    stage: 'input',
    object: connection,
    message: `The ${part} of the connection "${connection}" refers to the environment variable ${variable}, which is not set.`,
    hint: `Set ${variable} and start again.`,
  });
}

/**
 * Whether a password may be sent as it is: over TLS, over a unix socket, to this very machine, or because the person allows it. A tunnel ends
 * in front of the database's machine, so it alone is not enough.
 */
export function mayCarryPassword(settings: ConnectionSettings, encrypted: boolean): boolean {
  const { socketPath, ssh, host, cleartextPassword } = settings;
  const local = ssh === undefined && /^(localhost|127(\.\d{1,3}){3}|::1)$/i.test(host);
  return encrypted || socketPath !== undefined || local || cleartextPassword === true;
}

/** What to do where it may not. */
export const cleartextHint =
  'Set the TLS mode to require or higher. If the line can be trusted all the same, allow it with cleartext-password=true.';
