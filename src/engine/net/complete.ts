import { EngineError } from '../errors.js';
import type { ConnectionSettings, SshSettings } from '../model/connection.js';
import { readOptionFile } from './optionFile.js';
import { passwordFromPassfile } from './passfile.js';
import { expandHome, readSecretFile } from './secretFile.js';
import { defaultTlsMode, resolveReferences, schemes } from './settings.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The settings with nothing left to look up: `${env:NAME}` has its value, `~/` its folder, what `.pgpass` or `.my.cnf` was asked for is there,
 * and an SSH login for which nothing is given uses the agent of SSH_AUTH_SOCK.
 * What the settings say themselves wins over a file.
 *
 * Throws PASSWORD_MISSING where a file that should know the password doesn't, and BAD_INPUT, with line and column, for a file that can't
 * be used.
 */
export async function completeConnection(settings: ConnectionSettings, env: Environment): Promise<ConnectionSettings> {
  const resolved = withHomes(resolveReferences(settings, env), env);
  if (resolved.defaultsFile !== undefined) return await withOptionFile(resolved, resolved.defaultsFile);
  if (resolved.passfile !== undefined && resolved.password === undefined) {
    return await withPassfile(resolved, resolved.passfile);
  }
  return resolved;
}

async function withPassfile(settings: ConnectionSettings, path: string): Promise<ConnectionSettings> {
  const password = passwordFromPassfile(await readSecretFile(path, 'password file'), path, settings);
  if (password !== undefined) return { ...settings, password };
  const { socketPath, host, port, database, user } = settings;
  throw new EngineError({
    code: 'PASSWORD_MISSING',
    stage: 'input',
    object: path,
    message: `No line of "${path}" is for ${[socketPath ?? host, port, database, user].join(':')}.`,
    hint: 'Add such a line with the password behind it, or give the password.',
  });
}

async function withOptionFile(settings: ConnectionSettings, path: string): Promise<ConnectionSettings> {
  const file = readOptionFile(await readSecretFile(path, 'option file'), path);
  const user = settings.user || file.user;
  if (user === undefined || user === '') {
    throw new EngineError({
      code: 'BAD_INPUT',
      stage: 'input',
      object: path,
      message: `Neither the connection "${settings.name}" nor "${path}" names a user.`,
      hint: 'Add user = NAME to the group [client].',
    });
  }
  const socketPath = settings.socketPath ?? (settings.host === '' && !settings.ssh ? file.socket : undefined);
  const { tlsMode: mode = defaultTlsMode, ca, certificate, key } = file;
  return {
    ...settings,
    user,
    password: settings.password ?? file.password,
    host: settings.host || (file.host ?? 'localhost'),
    port: settings.port || (file.port ?? schemes[settings.engine]?.port ?? 0),
    socketPath,
    tls: socketPath === undefined ? (settings.tls ?? { mode, ca, certificate, key }) : undefined,
  };
}

function withHomes(settings: ConnectionSettings, env: Environment): ConnectionSettings {
  const { tls, ssh } = settings;
  return {
    ...settings,
    ...expanded(settings, ['socketPath', 'passfile', 'defaultsFile']),
    ...(tls ? { tls: { ...tls, ...expanded(tls, ['ca', 'certificate', 'key']) } } : {}),
    ...(ssh ? { ssh: completeSsh(ssh, env) } : {}),
  };
}

function completeSsh(ssh: SshSettings, env: Environment): SshSettings {
  const given = ssh.password ?? ssh.key ?? ssh.agent;
  return {
    ...ssh,
    ...(given === undefined && env.SSH_AUTH_SOCK ? { agent: env.SSH_AUTH_SOCK } : {}),
    ...expanded(ssh, ['key', 'agent', 'knownHosts']),
    ...(ssh.jump ? { jump: completeSsh(ssh.jump, env) } : {}),
  };
}

function expanded<T extends object>(settings: T, paths: readonly (keyof T)[]): Partial<T> {
  const found = paths.flatMap((path) => {
    const value = settings[path];
    return typeof value === 'string' ? [[path, expandHome(value)]] : [];
  });
  return Object.fromEntries(found) as Partial<T>;
}
