import type { ConnectionSettings, SshSettings, TlsSettings } from '../engine/model/connection.js';
import { isBoolean, isNumber, isString, objectOf, oneOf, optional, type Check } from './check.js';

const isTls = objectOf<TlsSettings>({
  mode: oneOf('disable', 'prefer', 'require', 'verify-ca', 'verify-full'),
  ca: optional(isString),
  certificate: optional(isString),
  key: optional(isString),
  passphrase: optional(isString),
});

const isSsh: Check<SshSettings> = objectOf<SshSettings>({
  host: isString,
  port: isNumber,
  user: isString,
  password: optional(isString),
  key: optional(isString),
  passphrase: optional(isString),
  agent: optional(isString),
  knownHosts: optional(isString),
  fingerprint: optional(isString),
  jump: (value): value is SshSettings | undefined => value === undefined || isSsh(value),
});

/** Checks the settings of a connection. */
export const isConnectionSettings = objectOf<ConnectionSettings>({
  name: isString,
  engine: isString,
  host: isString,
  port: isNumber,
  user: isString,
  password: optional(isString),
  database: isString,
  socketPath: optional(isString),
  tls: optional(isTls),
  ssh: optional(isSsh),
  passfile: optional(isString),
  defaultsFile: optional(isString),
  cleartextPassword: optional(isBoolean),
  readOnly: optional(isBoolean),
});
