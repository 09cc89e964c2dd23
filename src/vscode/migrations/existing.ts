import * as vscode from 'vscode';
import type { Content, ExistingPolicy } from '../../engine/model/existing.js';
import type { Decisions } from '../../engine/model/mapping.js';
import type { CatalogOutline } from '../../protocol/engineProtocol.js';
import type { MappingView } from '../../protocol/mappingView.js';
import type { Services } from '../services.js';

const { l10n } = vscode;

/** As many tables are named in a question. */
const namedTables = 5;

type PolicyItem = vscode.QuickPickItem & { readonly policy: ExistingPolicy };
type ContentItem = vscode.QuickPickItem & { readonly content: Content };

const policies: readonly PolicyItem[] = [
  {
    policy: 'refuse',
    label: l10n.t('Refuse'),
    description: l10n.t('the usual choice'),
    detail: l10n.t('A run stops before anything is written.'),
  },
  {
    policy: 'append',
    label: l10n.t('Append'),
    detail: l10n.t('Their rows stay as they are. A key that is there already stops the run before any row is loaded.'),
  },
  {
    policy: 'truncate',
    label: l10n.t('Empty them first'),
    detail: l10n.t('DELETES ALL THEIR ROWS. The script says how many, and waits until that is accepted by name.'),
  },
  {
    policy: 'replace',
    label: l10n.t('Replace them'),
    detail: l10n.t('DROPS THEM and creates them anew. The script names them, and waits until that is accepted.'),
  },
];

const contents: readonly ContentItem[] = [
  { content: 'all', label: l10n.t('Schema and data'), description: l10n.t('the usual choice') },
  { content: 'data', label: l10n.t('Data only'), detail: l10n.t('Rows, into tables that are on the target already.') },
  { content: 'schema', label: l10n.t('Schema only'), detail: l10n.t('Tables, keys and indexes without rows.') },
];

/** Asks what becomes of tables that the target has already, of which `tables` are known; nothing when the person gave up. */
export async function askPolicy(tables: readonly string[] = [], all = true): Promise<ExistingPolicy | undefined> {
  const more = tables.length > namedTables ? l10n.t(' and {0} more', tables.length - namedTables) : '';
  const placeHolder =
    tables.length === 0
      ? l10n.t('What becomes of tables that the target has already?')
      : l10n.t(
          'The target already has {0} of the tables: {1}{2}. What becomes of them?',
          all ? tables.length : l10n.t('{0} or more', tables.length),
          tables.slice(0, namedTables).join(', '),
          more,
        );
  return (await vscode.window.showQuickPick(policies, { placeHolder, matchOnDetail: true }))?.policy;
}

/** Asks what moves, and what becomes of tables that are there, and writes both into the migration's file. False when the person gave up. */
export async function chooseExisting(services: Services, mapping: vscode.Uri): Promise<boolean> {
  const chosen = await vscode.window.showQuickPick(contents, { placeHolder: l10n.t('What moves?') });
  const policy = chosen && (await askPolicy());
  if (!policy) return false;
  const content = chosen.content === 'all' ? undefined : chosen.content;
  return await decideExisting(services, mapping, policy, content);
}

/** Writes the choice into the migration's file, where from then on it stands. */
export async function decideExisting(
  { engine }: Pick<Services, 'engine'>,
  mapping: vscode.Uri,
  existing: ExistingPolicy,
  content: Content | undefined,
): Promise<boolean> {
  const document = await vscode.workspace.openTextDocument(mapping);
  const edit = { type: 'set-existing', existing, content } as const;
  const { text } = await engine.request('editDecisions', { text: document.getText(), edit });
  const change = new vscode.WorkspaceEdit();
  change.replace(mapping, new vscode.Range(0, 0, document.lineCount, 0), text);
  return (await vscode.workspace.applyEdit(change)) && (await document.save());
}

/** True where the decisions leave open what becomes of such tables. */
export function isOpen({ existing, content }: Decisions): boolean {
  return existing === undefined && content === undefined;
}

/** Names of the tables that a migration writes to and that the target has; `all` says whether it was seen wherever the migration writes. */
export function standingTables(
  view: MappingView,
  { schemas }: CatalogOutline,
): { readonly tables: readonly string[]; readonly all: boolean } {
  const there = new Set(schemas.flatMap(({ name, tables }) => tables.map((table) => `${name}.${table.name}`)));
  const moved = view.tables.filter(({ included }) => included);
  return {
    tables: moved
      .filter(({ targetSchema, targetName }) => there.has(`${targetSchema}.${targetName}`))
      .map(({ targetName }) => targetName),
    // On MySQL and MariaDB every schema is a database, and a connection shows its own.
    all: moved.every(({ targetSchema }) => schemas.some(({ name }) => name === targetSchema)),
  };
}
