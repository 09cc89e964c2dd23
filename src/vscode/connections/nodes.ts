import * as vscode from 'vscode';
import type { Column, Table } from '../../engine/model/catalog.js';
import { countOf, writeBytes, writeCount } from '../../engine/model/quantity.js';
import type { SchemaOutline, TableOutline } from '../../protocol/engineProtocol.js';
import type { ConnectionState, Opened } from './openConnections.js';
import { addressOf, engineLabel, type ConnectionProfile, type Protection } from './profile.js';

interface Within {
  readonly profile: ConnectionProfile;
  /** Names the catalog that the engine keeps. */
  readonly catalog: string;
}

/** A line of the Connections view. */
export type ConnectionNode =
  | { readonly type: 'group'; readonly name: string }
  | { readonly type: 'connection'; readonly profile: ConnectionProfile }
  | (Within & { readonly type: 'schema'; readonly schema: SchemaOutline })
  | (Within & { readonly type: 'table'; readonly schema: string; readonly table: TableOutline })
  | (Within & { readonly type: 'view'; readonly schema: string; readonly name: string })
  | DetailNode;

/** A line that only tells something. */
export interface DetailNode {
  readonly type: 'detail';
  readonly item: vscode.TreeItem;
  readonly children: readonly ConnectionNode[];
}

/** A table or a view. */
export type ObjectNode = Extract<ConnectionNode, { type: 'table' | 'view' }>;

const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

/** The scheme by which decorations know the lines of connections. */
export const connectionScheme = 'database-migration-connection';

export function groupItem(name: string, connections: number): vscode.TreeItem {
  const item = new vscode.TreeItem(name, Expanded);
  item.id = `group/${name}`;
  item.description = countOf(connections, 'connection');
  item.iconPath = new vscode.ThemeIcon('folder');
  item.contextValue = 'group';
  return item;
}

export function connectionItem(profile: ConnectionProfile, opened: Opened, disconnects: number): vscode.TreeItem {
  const item = new vscode.TreeItem(profile.name, Collapsed);
  // Another id after a disconnect, so that the line is collapsed and asks nothing.
  item.id = `${profile.id}#${disconnects}`;
  const facts = [engineLabel(profile.engine), profile.database, stateWords(opened.state)];
  item.description = facts.filter(Boolean).join(' · ');
  item.tooltip = connectionTooltip(profile, opened);
  item.iconPath = new vscode.ThemeIcon(...stateIcons[opened.state]);
  item.resourceUri = vscode.Uri.from({ scheme: connectionScheme, path: `/${profile.id}` });
  item.contextValue = ['connection', opened.state, profile.protection ?? ''].join(' ').trim();
  item.accessibilityInformation = { label: [profile.name, ...facts, protectionWords(profile.protection)].join(', ') };
  return item;
}

const stateIcons: Readonly<Record<ConnectionState, ConstructorParameters<typeof vscode.ThemeIcon>>> = {
  disconnected: ['debug-disconnect'],
  connecting: ['sync~spin'],
  connected: ['database', new vscode.ThemeColor('charts.green')],
  lost: ['warning', new vscode.ThemeColor('list.warningForeground')],
};

function stateWords(state: ConnectionState): string {
  const { l10n } = vscode;
  if (state === 'connecting') return l10n.t('connecting …');
  return state === 'lost' ? l10n.t('connection lost') : '';
}

/** What a protection means, for people. */
export function protectionWords(protection: Protection | undefined): string {
  const { l10n } = vscode;
  if (protection === 'production') return l10n.t('Production: every write is asked for twice');
  return protection === 'read-only' ? l10n.t('Read-only: never a target, sessions are read-only') : '';
}

function connectionTooltip(profile: ConnectionProfile, { outline, error, state }: Opened): vscode.MarkdownString {
  const { l10n } = vscode;
  const text = new vscode.MarkdownString();
  text.appendMarkdown('**').appendText(profile.name).appendMarkdown('**\n\n');
  const server = outline
    ? `${engineLabel(outline.server.engine)} ${outline.server.version}`
    : engineLabel(profile.engine);
  const lines = [
    server,
    addressOf(profile),
    profile.ssh ? l10n.t('Through SSH: {0}', `${profile.ssh.user}@${profile.ssh.host}`) : '',
    profile.tls ? l10n.t('TLS: {0}', profile.tls.mode) : '',
    protectionWords(profile.protection),
    profile.passwordReference ? l10n.t('Password: {0}', profile.passwordReference) : '',
    state === 'lost' ? l10n.t('The server no longer answers; what is shown may be old.') : '',
    error ? `${error.message} ${error.hint}` : '',
  ];
  for (const line of lines.filter(Boolean)) text.appendText(line).appendMarkdown('\n\n');
  return text;
}

export function schemaItem({ profile, schema }: Extract<ConnectionNode, { type: 'schema' }>): vscode.TreeItem {
  const item = new vscode.TreeItem(schema.name, Collapsed);
  item.id = `${profile.id}/${schema.name}`;
  const bytes = schema.tables.reduce((sum, table) => sum + table.estimatedBytes, 0);
  item.description = `${countOf(schema.tables.length, 'table')} · ~${writeBytes(bytes)}`;
  item.tooltip = `${schema.name}\n${countOf(schema.tables.length, 'table')}, ${countOf(schema.views.length, 'view')}`;
  item.iconPath = new vscode.ThemeIcon('symbol-namespace');
  item.contextValue = 'schema';
  return item;
}

export function tableItem({ profile, schema, table }: Extract<ConnectionNode, { type: 'table' }>): vscode.TreeItem {
  const item = new vscode.TreeItem(table.name, Collapsed);
  item.id = `${profile.id}/${schema}/${table.name}`;
  const rows = Math.max(0, table.estimatedRows);
  item.description = `~${countOf(rows, 'row')} · ${writeBytes(table.estimatedBytes)}`;
  const kind = table.kind === 'ordinary' ? 'table' : `${table.kind} table`;
  item.tooltip = new vscode.MarkdownString()
    .appendMarkdown('**')
    .appendText(`${schema}.${table.name}`)
    .appendMarkdown('**\n\n')
    .appendText(`${kind}, ${countOf(table.columns, 'column')}`)
    .appendMarkdown('\n\n')
    .appendText(
      vscode.l10n.t(
        "About {0} rows and {1}, by the server's own statistics.",
        writeCount(rows),
        writeBytes(table.estimatedBytes),
      ),
    );
  item.iconPath = new vscode.ThemeIcon('table');
  item.contextValue = 'table';
  return item;
}

export function viewItem({ profile, schema, name }: Extract<ConnectionNode, { type: 'view' }>): vscode.TreeItem {
  const item = new vscode.TreeItem(name, None);
  item.id = `${profile.id}/${schema}/${name}`;
  item.iconPath = new vscode.ThemeIcon('eye');
  item.contextValue = 'view';
  return item;
}

/** The lines below a table. */
export function tableChildren(table: Table): ConnectionNode[] {
  const keys = [
    ...(table.primaryKey ? [leaf(table.primaryKey.name, table.primaryKey.columns.join(', '), 'key')] : []),
    ...table.foreignKeys.map((key) =>
      leaf(
        key.name,
        `${key.columns.join(', ')} → ${key.referencedTable} (${key.referencedColumns.join(', ')})`,
        'references',
      ),
    ),
  ];
  const indexes = table.indexes.map((index) =>
    leaf(index.name, index.definition, index.unique ? 'symbol-key' : 'list-tree'),
  );
  const groups = [
    detailGroup(vscode.l10n.t('Keys'), keys, Expanded),
    detailGroup(vscode.l10n.t('Indexes'), indexes),
  ].filter((node) => node.children.length > 0);
  const columns = table.columns.map((column) =>
    columnLeaf(column, table.primaryKey?.columns.includes(column.name) === true),
  );
  return [...columns, ...groups];
}

function columnLeaf(column: Column, inKey: boolean): ConnectionNode {
  const facts = [column.type.text, column.nullable ? '' : vscode.l10n.t('not null'), column.identity ? 'auto' : ''];
  return leaf(column.name, facts.filter(Boolean).join(' · '), inKey ? 'key' : 'symbol-field', column.comment);
}

function leaf(label: string, description: string, icon: string, tooltip?: string): DetailNode {
  const item = new vscode.TreeItem(label, None);
  item.description = description;
  item.tooltip = tooltip ?? `${label}\n${description}`;
  item.iconPath = new vscode.ThemeIcon(icon);
  item.contextValue = 'name';
  return { type: 'detail', item, children: [] };
}

export function detailGroup(label: string, children: readonly ConnectionNode[], state = Collapsed): DetailNode {
  const item = new vscode.TreeItem(label, state);
  item.description = String(children.length);
  return { type: 'detail', item, children };
}

/** A line that says what went wrong; a click shows the log. */
export function problemNode(message: string, hint: string): ConnectionNode {
  const item = new vscode.TreeItem(message, None);
  item.tooltip = `${message}\n${hint}`;
  item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  item.command = { title: vscode.l10n.t('Show Log'), command: 'databaseMigration.showLog' };
  return { type: 'detail', item, children: [] };
}
