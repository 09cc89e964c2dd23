import * as vscode from 'vscode';
import type { Column, Table } from '../../engine/model/catalog.js';
import { countOf, writeBytes } from '../../engine/model/quantity.js';
import type { CatalogOutline, SchemaOutline, TableOutline } from '../../protocol/engineProtocol.js';
import type { EngineClient } from '../engineClient.js';
import { failureOf } from '../failures.js';
import { addressOf, engineLabel, type ConnectionProfile } from './profile.js';
import type { ConnectionStore } from './store.js';

/** A line of the Connections view. */
export type ConnectionNode =
  | { readonly type: 'connection'; readonly profile: ConnectionProfile }
  | {
      readonly type: 'schema';
      readonly profile: ConnectionProfile;
      readonly catalog: string;
      readonly schema: SchemaOutline;
    }
  | {
      readonly type: 'table';
      readonly profile: ConnectionProfile;
      readonly catalog: string;
      readonly schema: string;
      readonly table: TableOutline;
    }
  | { readonly type: 'detail'; readonly item: vscode.TreeItem; readonly children: ConnectionNode[] };

/** What servers hold, read when a person opens a line and kept until they refresh it. */
export class ConnectionsTree implements vscode.TreeDataProvider<ConnectionNode> {
  readonly #changed = new vscode.EventEmitter<ConnectionNode | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #catalogs = new Map<string, Promise<CatalogOutline>>();

  constructor(
    private readonly store: ConnectionStore,
    private readonly engine: EngineClient,
    private readonly log: vscode.LogOutputChannel,
  ) {
    store.onDidChange(() => this.refresh());
  }

  /** Forgets what was read, of one connection or of all. */
  refresh(id?: string): void {
    if (id === undefined) this.#catalogs.clear();
    else this.#catalogs.delete(id);
    this.#changed.fire(undefined);
  }

  getTreeItem(node: ConnectionNode): vscode.TreeItem {
    switch (node.type) {
      case 'connection':
        return connectionItem(node.profile);
      case 'schema':
        return schemaItem(node.schema, node.profile);
      case 'table':
        return tableItem(node.table, `${node.profile.id}/${node.schema}`);
      case 'detail':
        return node.item;
    }
  }

  async getChildren(node?: ConnectionNode): Promise<ConnectionNode[]> {
    if (!node) return this.store.list().map((profile) => ({ type: 'connection', profile }));
    if (node.type === 'detail') return node.children;
    try {
      if (node.type === 'connection') return await this.#schemas(node.profile);
      if (node.type === 'schema') return schemaChildren(node);
      const { catalog, schema, table } = node;
      return tableChildren(await this.engine.request('describeTable', { catalog, schema, table: table.name }));
    } catch (thrown) {
      const failure = failureOf(thrown);
      this.log.error(`${failure.message} ${failure.hint}`);
      return [problemNode(failure.message, failure.hint)];
    }
  }

  async #schemas(profile: ConnectionProfile): Promise<ConnectionNode[]> {
    const { catalog, schemas } = await this.#catalog(profile);
    return schemas.map((schema) => ({ type: 'schema', profile, catalog, schema }));
  }

  async #catalog(profile: ConnectionProfile): Promise<CatalogOutline> {
    const known = this.#catalogs.get(profile.id);
    if (known) return await known;
    const reading = this.store.settings(profile).then((settings) => this.engine.request('browse', { settings }));
    this.#catalogs.set(profile.id, reading);
    reading.catch(() => this.#catalogs.delete(profile.id));
    return await reading;
  }
}

const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

function connectionItem(profile: ConnectionProfile): vscode.TreeItem {
  const item = new vscode.TreeItem(profile.name, Collapsed);
  item.id = profile.id;
  item.description = `${engineLabel(profile.engine)} · ${profile.database}`;
  item.tooltip = `${engineLabel(profile.engine)}\n${addressOf(profile)}`;
  item.iconPath = new vscode.ThemeIcon('database');
  item.contextValue = 'connection';
  return item;
}

function schemaItem(schema: SchemaOutline, profile: ConnectionProfile): vscode.TreeItem {
  const item = new vscode.TreeItem(schema.name, Collapsed);
  item.id = `${profile.id}/${schema.name}`;
  item.description = countOf(schema.tables.length, 'table');
  item.iconPath = new vscode.ThemeIcon('symbol-namespace');
  item.contextValue = 'schema';
  return item;
}

function schemaChildren(node: Extract<ConnectionNode, { type: 'schema' }>): ConnectionNode[] {
  const { profile, catalog, schema } = node;
  const tables = schema.tables.map((table): ConnectionNode => ({
    type: 'table',
    profile,
    catalog,
    schema: schema.name,
    table,
  }));
  if (schema.views.length === 0) return tables;
  const views = schema.views.map((name) => leaf(name, '', 'eye'));
  return [...tables, group('Views', views)];
}

function tableItem(table: TableOutline, path: string): vscode.TreeItem {
  const item = new vscode.TreeItem(table.name, Collapsed);
  item.id = `${path}/${table.name}`;
  item.description = `~${countOf(Math.max(0, table.estimatedRows), 'row')}`;
  item.tooltip = `${table.kind === 'ordinary' ? 'table' : `${table.kind} table`}, ${countOf(table.columns, 'column')}, about ${writeBytes(table.estimatedBytes)}`;
  item.iconPath = new vscode.ThemeIcon('table');
  item.contextValue = 'table';
  return item;
}

function tableChildren(table: Table): ConnectionNode[] {
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
  const groups = [group('Keys', keys), group('Indexes', indexes)].filter((node) => node.children.length > 0);
  const columns = table.columns.map((column) =>
    columnLeaf(column, table.primaryKey?.columns.includes(column.name) === true),
  );
  return [...columns, ...groups];
}

function columnLeaf(column: Column, inKey: boolean): ConnectionNode {
  const facts = [column.type.text, column.nullable ? '' : 'not null', column.identity ? 'auto' : ''];
  return leaf(column.name, facts.filter(Boolean).join(' · '), inKey ? 'key' : 'symbol-field', column.comment);
}

type DetailNode = Extract<ConnectionNode, { type: 'detail' }>;

function leaf(label: string, description: string, icon: string, tooltip?: string): DetailNode {
  const item = new vscode.TreeItem(label, None);
  item.description = description;
  item.tooltip = tooltip ?? `${label}\n${description}`;
  item.iconPath = new vscode.ThemeIcon(icon);
  return { type: 'detail', item, children: [] };
}

function group(label: string, children: ConnectionNode[]): DetailNode {
  const item = new vscode.TreeItem(label, label === 'Keys' ? Expanded : Collapsed);
  item.description = String(children.length);
  return { type: 'detail', item, children };
}

function problemNode(message: string, hint: string): ConnectionNode {
  const item = new vscode.TreeItem(message, None);
  item.tooltip = `${message}\n${hint}`;
  item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  item.command = { title: 'Show Log', command: 'databaseMigration.showLog' };
  return { type: 'detail', item, children: [] };
}
