import * as vscode from 'vscode';
import type { ConnectionSettings } from '../../engine/model/connection.js';
import type { EngineClient } from '../engineClient.js';
import { badInput, failureOf } from '../failures.js';
import type { Services } from '../services.js';
import {
  databaseVariables,
  expanded,
  parseDotenv,
  readDotenvReference,
  writeDotenvReference,
  type DotenvPlace,
} from './dotenv.js';
import { addressOf, engineLabel, isReference, suggestName, type ConnectionProfile } from './profile.js';

/** How many files are looked into at most. */
const mostFiles = 50;

interface Found {
  readonly place: DotenvPlace;
  readonly settings: ConnectionSettings;
}

/**
 * Offers the database URLs of the workspace's `.env` files as connections. A password is not copied: the connection keeps the place where it
 * stands and reads it there at every connect; `${env:NAME}` and variables that the file lacks stay references to the environment.
 */
export async function importConnections({ engine, store, log }: Services): Promise<readonly ConnectionProfile[]> {
  const { l10n } = vscode;
  if (!vscode.workspace.isTrusted)
    throw badInput(
      l10n.t('Files with secrets are not read in an untrusted workspace.'),
      l10n.t('Trust the workspace first.'),
    );
  const files = await vscode.workspace.findFiles('**/{.env,.env.*}', '**/{node_modules,.git}/**', mostFiles);
  const found = (await Promise.all(files.map((file) => databasesIn(file, engine, log)))).flat();
  if (found.length === 0)
    throw badInput(
      l10n.t('No .env file of this workspace holds the URL of a database.'),
      l10n.t('Write DATABASE_URL=postgresql://… there, or add the connection by hand.'),
    );
  const items = found.map((entry) => ({
    label: entry.place.variable,
    description: `${engineLabel(entry.settings.engine)} · ${addressOf(entry.settings)}`,
    detail: vscode.workspace.asRelativePath(vscode.Uri.parse(entry.place.file)),
    picked: found.length === 1,
    entry,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: l10n.t('Import from .env'),
    placeHolder: l10n.t('Connections to add; their passwords stay in the file'),
  });
  const saved: ConnectionProfile[] = [];
  for (const { entry } of chosen ?? []) saved.push(await store.save(await named(entry, store.list())));
  return saved;
}

async function named({ settings }: Found, known: readonly ConnectionProfile[]): Promise<ConnectionSettings> {
  const taken = known.map((profile) => profile.name);
  return { ...settings, name: suggestName(settings.database, settings.engine, taken) };
}

async function databasesIn(file: vscode.Uri, engine: EngineClient, log: vscode.LogOutputChannel): Promise<Found[]> {
  const variables = await readVariables(file);
  const found = databaseVariables(variables).map(async (variable): Promise<Found[]> => {
    const place = { file: file.toString(), variable };
    try {
      const settings = await engine.request('connectionFromUrl', {
        url: expanded(variable, variables),
        name: variable,
      });
      return [{ place, settings: { ...settings, password: referenceFor(settings.password, place) } }];
    } catch (thrown) {
      log.warn(`${file.fsPath}, ${variable}: ${failureOf(thrown).message}`);
      return [];
    }
  });
  return (await Promise.all(found)).flat();
}

function referenceFor(password: string | undefined, place: DotenvPlace): string | undefined {
  return password === undefined || isReference(password) ? password : writeDotenvReference(place);
}

/** Looks a password up where {@link importConnections} found it. */
export async function passwordFrom(place: DotenvPlace, engine: EngineClient): Promise<string | undefined> {
  if (!vscode.workspace.isTrusted) return undefined;
  const variables = await readVariables(vscode.Uri.parse(place.file, true));
  if (!variables.has(place.variable)) return undefined;
  const url = expanded(place.variable, variables);
  const { password } = await engine.request('connectionFromUrl', { url, name: place.variable });
  return password === undefined || readDotenvReference(password) ? undefined : password;
}

async function readVariables(file: vscode.Uri): Promise<ReadonlyMap<string, string>> {
  try {
    return parseDotenv(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
  } catch {
    return new Map();
  }
}
