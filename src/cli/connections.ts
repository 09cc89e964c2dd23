import { readFile } from 'node:fs/promises';
import {
  completeConnection,
  connectionFromUrl,
  connectionsFromJson,
  EngineError,
  type Connections,
  type Redactor,
} from '../engine/index.js';
import type { ConnectionSettings } from '../engine/model/connection.js';
import type { Arguments } from './arguments.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The two databases, from `--source` and `--target`, else from the file of `--connections`, else from SOURCE_URL and TARGET_URL. References
 * are resolved and the passwords are known to `redactor` before anything else can see them.
 */
export async function readConnections(args: Arguments, env: Environment, redactor: Redactor): Promise<Connections> {
  const file = args.connections === undefined ? undefined : await readConnectionFile(args.connections);
  const end = async (side: 'source' | 'target'): Promise<ConnectionSettings> => {
    const settings = await completeConnection(named(side, args[side], file?.[side], env), env);
    redactor.addConnection(settings);
    return settings;
  };
  return { source: await end('source'), target: await end('target') };
}

function named(
  side: 'source' | 'target',
  url: string | undefined,
  fromFile: ConnectionSettings | undefined,
  env: Environment,
): ConnectionSettings {
  if (url !== undefined) return connectionFromUrl(url, side);
  if (fromFile) return fromFile;
  const variable = `${side.toUpperCase()}_URL`;
  const fromEnvironment = env[variable];
  if (fromEnvironment !== undefined && fromEnvironment !== '') return connectionFromUrl(fromEnvironment, side);
  throw new EngineError({
    code: 'BAD_INPUT',
    stage: 'input',
    object: side,
    message: `No ${side} database is given.`,
    hint: `Give --${side} URL, a --connections FILE, or the environment variable ${variable}.`,
  });
}

async function readConnectionFile(path: string): Promise<Connections> {
  const text = await readTextFile(path, 'connection file');
  return connectionsFromJson(text);
}

/** A text file that a person named. Throws BAD_INPUT when it can't be read. */
export async function readTextFile(path: string, what: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new EngineError({
      code: 'BAD_INPUT',
      stage: 'input',
      object: path,
      message: missing ? `There is no ${what} "${path}".` : `The ${what} "${path}" can't be read.`,
      hint: 'Check the path and its permissions.',
      cause: missing ? undefined : error,
    });
  }
}
