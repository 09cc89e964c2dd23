import * as vscode from 'vscode';
import type { Decisions } from '../../engine/model/mapping.js';
import { engineLabel, type ConnectionProfile } from '../connections/profile.js';
import { demandWritable } from '../connections/protection.js';
import { badInput, failureOf } from '../failures.js';
import type { Services } from '../services.js';
import { showFailure } from '../ui/failureDialog.js';
import { askPick, askPicks, askSeries, askText, back, type Answer, type Position, type Step } from '../ui/multiStep.js';
import { defaultDecisions } from './defaults.js';
import { fileOf } from './files.js';

interface Draft {
  readonly source?: ConnectionProfile | undefined;
  readonly target?: ConnectionProfile | undefined;
  /** All schemas of the source, once they were read. */
  readonly known: readonly { readonly name: string; readonly tables: number }[];
  /** Those to move. */
  readonly schemas: readonly string[];
  /** True where they were chosen before anything was asked. */
  readonly chosen?: boolean | undefined;
  readonly folder: vscode.Uri;
  readonly name: string;
}

/** What is known of a new migration before anything is asked: ids of connections, and names of the source's schemas. */
export interface NewMigration {
  readonly source?: string | undefined;
  readonly target?: string | undefined;
  readonly schemas?: readonly string[] | undefined;
}

/** Asks for source, target and schemas, as far as the wish leaves them open, writes `NAME.migration.json` and opens the mapping panel on it. */
export async function newMigration(services: Services, wish: NewMigration = {}): Promise<vscode.Uri | undefined> {
  try {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    if (!folder) {
      const answer = await vscode.window.showErrorMessage(
        vscode.l10n.t('A migration is a few files in a folder. Open a folder first.'),
        vscode.l10n.t('Open Folder'),
      );
      if (answer === vscode.l10n.t('Open Folder')) await vscode.commands.executeCommand('vscode.openFolder');
      return undefined;
    }
    const start = await startFrom(services, wish, { known: [], schemas: [], folder: folder.uri, name: '' });
    const draft = await askSeries(vscode.l10n.t('New Migration'), start, stepsFor(services, start));
    return draft && (await create(services, draft));
  } catch (error) {
    const { object } = failureOf(error);
    const connections = services.store.list().map((profile) => profile.name);
    await showFailure(error, services.log, { connections: connections.filter((name) => name === object) });
    return undefined;
  }
}

async function startFrom(services: Services, wish: NewMigration, draft: Draft): Promise<Draft> {
  const source = services.store.list().find(({ id }) => id === wish.source);
  const target = services.store.list().find(({ id }) => id === wish.target);
  demandWritable(target);
  const read = source ? await withSource(services, draft, source) : draft;
  const start = target ? withTarget(read, target) : read;
  return wish.schemas ? { ...start, schemas: wish.schemas, chosen: true } : start;
}

function stepsFor(services: Services, start: Draft): readonly Step<Draft>[] {
  return [
    { when: () => start.source === undefined, ask: (draft, position) => askSource(services, draft, position) },
    { when: () => start.target === undefined, ask: (draft, position) => askTarget(services, draft, position) },
    { when: (draft) => draft.known.length > 1 && draft.chosen !== true, ask: askSchemas },
    { when: () => (vscode.workspace.workspaceFolders?.length ?? 0) > 1, ask: askFolder },
    { ask: askName },
  ];
}

type ConnectionItem = vscode.QuickPickItem & { readonly profile?: ConnectionProfile | undefined };

async function askConnection(
  services: Services,
  position: Position,
  placeholder: string,
  fits: (profile: ConnectionProfile) => boolean,
): Promise<Answer<ConnectionProfile>> {
  const items: ConnectionItem[] = services.store
    .list()
    .filter(fits)
    .map((profile) => ({
      label: `$(database) ${profile.name}`,
      description: `${engineLabel(profile.engine)} · ${profile.database}`,
      profile,
    }));
  const answer = await askPick({
    ...position,
    placeholder,
    items: [...items, { label: vscode.l10n.t('$(add) Add a connection …') }],
  });
  if (answer === undefined || answer === back) return answer;
  if (answer.profile) return answer.profile;
  const known = new Set(services.store.list().map((profile) => profile.id));
  await vscode.commands.executeCommand('databaseMigration.addConnection');
  return services.store.list().find((profile) => !known.has(profile.id));
}

async function askSource(services: Services, draft: Draft, position: Position): Promise<Answer<Draft>> {
  const source = await askConnection(
    services,
    position,
    vscode.l10n.t('Source: the database to read. Nothing is ever written to it.'),
    () => true,
  );
  if (source === undefined || source === back) return source;
  return await withSource(services, draft, source);
}

/** Reads the source's schemas. */
async function withSource(services: Services, draft: Draft, source: ConnectionProfile): Promise<Draft> {
  const { schemas, server } = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Reading the schemas of {0} …', source.name),
      cancellable: true,
    },
    (_progress, token) => services.open.connect(source, token),
  );
  const known = schemas.map((schema) => ({ name: schema.name, tables: schema.tables.length }));
  if (known.every((schema) => schema.tables === 0))
    throw badInput(
      vscode.l10n.t('{0} holds no tables that {1} can see.', source.name, source.user),
      vscode.l10n.t('Choose another source, database or user.'),
    );
  // On systems whose schemas are databases, the connection's own one is what is meant.
  const own = known.filter((schema) => schema.name === server.database);
  return { ...draft, source, known, schemas: (own.length > 0 ? own : known).map((schema) => schema.name) };
}

async function askTarget(services: Services, draft: Draft, position: Position): Promise<Answer<Draft>> {
  const placeholder = vscode.l10n.t(
    'Target: the database to write to. What will be created is shown before anything runs.',
  );
  const target = await askConnection(
    services,
    position,
    placeholder,
    (profile) => profile.id !== draft.source?.id && profile.protection !== 'read-only',
  );
  return target === undefined || target === back ? target : withTarget(draft, target);
}

function withTarget(draft: Draft, target: ConnectionProfile): Draft {
  const name = draft.name || (draft.source?.database ?? '').replaceAll(/[^\p{L}\p{N}._-]+/gu, '-');
  return { ...draft, target, name };
}

async function askSchemas(draft: Draft, position: Position): Promise<Answer<Draft>> {
  const items = draft.known.map(({ name, tables }) => ({ label: name, description: `${tables} tables` }));
  const answer = await askPicks({
    ...position,
    placeholder: vscode.l10n.t('Schemas to move'),
    items,
    selected: items.filter((item) => draft.schemas.includes(item.label)),
  });
  if (answer === undefined || answer === back) return answer;
  return { ...draft, schemas: answer.map((item) => item.label) };
}

async function askFolder(draft: Draft, position: Position): Promise<Answer<Draft>> {
  const items = (vscode.workspace.workspaceFolders ?? []).map(({ name, uri }) => ({
    label: name,
    description: uri.fsPath,
    uri,
  }));
  const answer = await askPick({
    ...position,
    placeholder: vscode.l10n.t('Folder for the files of the migration'),
    items,
  });
  if (answer === undefined || answer === back) return answer;
  return { ...draft, folder: answer.uri };
}

async function askName(draft: Draft, position: Position): Promise<Answer<Draft>> {
  const answer = await askText({
    ...position,
    prompt: vscode.l10n.t(
      'Name of the migration. Its files are called NAME.migration.json, NAME.migration.sql and so on.',
    ),
    value: draft.name,
    validate: (text) =>
      /^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u.test(text) ? undefined : vscode.l10n.t('Use a name that a file can have.'),
  });
  return typeof answer === 'string' ? { ...draft, name: answer } : answer;
}

async function create(services: Services, draft: Draft): Promise<vscode.Uri> {
  const { source, target, schemas, folder, name, known } = draft;
  const file = fileOf({ name, folder }, 'mapping');
  if (await exists(file))
    throw badInput(
      vscode.l10n.t('{0}.migration.json exists already.', name),
      vscode.l10n.t('Open it, or choose another name.'),
    );
  const decisions: Decisions = {
    version: 1,
    source: source?.name,
    target: target?.name,
    ...(schemas.length === known.length ? {} : { schemas }),
    ...(await defaultDecisions(services, folder)),
  };
  const { text } = await services.engine.request('printDecisions', { decisions });
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  await vscode.commands.executeCommand('vscode.openWith', file, 'databaseMigration.mapping');
  return file;
}

async function exists(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}
