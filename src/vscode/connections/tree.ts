import * as vscode from 'vscode';
import type { Table } from '../../engine/model/catalog.js';
import type { CatalogOutline } from '../../protocol/engineProtocol.js';
import { failureOf } from '../failures.js';
import {
  connectionItem,
  detailGroup,
  groupItem,
  problemNode,
  schemaItem,
  tableChildren,
  tableItem,
  viewItem,
  type ConnectionNode,
} from './nodes.js';
import type { OpenConnections } from './openConnections.js';
import type { ConnectionProfile } from './profile.js';
import type { ConnectionStore } from './store.js';

/** What servers hold: opening a connection's line connects; everything below is read when its line is opened. */
export class ConnectionsTree implements vscode.TreeDataProvider<ConnectionNode> {
  readonly #changed = new vscode.EventEmitter<ConnectionNode | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #filtered = new vscode.EventEmitter<string>();
  readonly onDidFilter = this.#filtered.event;
  #filter = '';

  constructor(
    private readonly store: ConnectionStore,
    private readonly open: OpenConnections,
    private readonly log: vscode.LogOutputChannel,
  ) {
    store.onDidChange(() => this.#changed.fire(undefined));
    open.onDidChange(() => this.#changed.fire(undefined));
  }

  get filter(): string {
    return this.#filter;
  }

  /** Shows only tables and views whose names hold this text; all of them when it is empty. */
  set filter(text: string) {
    this.#filter = text;
    this.#filtered.fire(text);
    this.#changed.fire(undefined);
  }

  getTreeItem(node: ConnectionNode): vscode.TreeItem {
    switch (node.type) {
      case 'group':
        return groupItem(node.name, this.store.list().filter((profile) => profile.group === node.name).length);
      case 'connection':
        return connectionItem(node.profile, this.open.of(node.profile.id), this.open.disconnects(node.profile.id));
      case 'schema':
        return schemaItem(node);
      case 'table':
        return tableItem(node);
      case 'view':
        return viewItem(node);
      case 'detail':
        return node.item;
    }
  }

  async getChildren(node?: ConnectionNode): Promise<ConnectionNode[]> {
    if (!node) return this.#roots();
    try {
      return await this.#children(node);
    } catch (thrown) {
      const failure = failureOf(thrown);
      this.log.error(`${failure.message} ${failure.hint}`);
      return [problemNode(failure.message, failure.hint)];
    }
  }

  /** The line above, so that a line can be revealed whose parents were never opened. */
  getParent(node: ConnectionNode): ConnectionNode | undefined {
    switch (node.type) {
      case 'connection':
        return node.profile.group === undefined ? undefined : { type: 'group', name: node.profile.group };
      case 'schema':
        return { type: 'connection', profile: node.profile };
      case 'table': {
        const { profile, catalog, schema } = node;
        const outline = this.open.of(profile.id).outline?.schemas.find(({ name }) => name === schema);
        return outline && { type: 'schema', profile, catalog, schema: outline };
      }
      default:
        return undefined;
    }
  }

  #roots(): ConnectionNode[] {
    const profiles = this.store.list();
    const groups = [...new Set(profiles.flatMap(({ group }) => group ?? []))].sort((a, b) => a.localeCompare(b));
    return [...groups.map((name): ConnectionNode => ({ type: 'group', name })), ...this.#connections(undefined)];
  }

  #connections(group: string | undefined): ConnectionNode[] {
    const profiles = this.store.list().filter((profile) => profile.group === group);
    return profiles.map((profile) => ({ type: 'connection', profile }));
  }

  async #children(node: ConnectionNode): Promise<ConnectionNode[]> {
    switch (node.type) {
      case 'group':
        return this.#connections(node.name);
      case 'connection':
        return this.#schemas(node.profile, await this.#outline(node.profile));
      case 'schema':
        return schemaChildren(node, this.#filter);
      case 'table':
        return tableChildren(await this.#table(node));
      case 'detail':
        return [...node.children];
      case 'view':
        return [];
    }
  }

  /** A lost connection keeps showing what is known; its line says that it is lost. */
  async #outline(profile: ConnectionProfile): Promise<CatalogOutline> {
    const { state, outline } = this.open.of(profile.id);
    return state === 'lost' && outline ? outline : await this.open.outline(profile);
  }

  #schemas(profile: ConnectionProfile, { catalog, schemas }: CatalogOutline): ConnectionNode[] {
    return schemas.map((schema) => ({ type: 'schema', profile, catalog, schema }));
  }

  async #table({ profile, catalog, schema, table }: Extract<ConnectionNode, { type: 'table' }>): Promise<Table> {
    return await this.open.ask(profile.id, 'describeTable', { catalog, schema, table: table.name });
  }
}

function schemaChildren(node: Extract<ConnectionNode, { type: 'schema' }>, filter: string): ConnectionNode[] {
  const { profile, catalog, schema } = node;
  const wanted = filter.toLowerCase();
  const fits = (name: string): boolean => name.toLowerCase().includes(wanted);
  const within = { profile, catalog, schema: schema.name };
  const tables = schema.tables
    .filter((table) => fits(table.name))
    .map((table): ConnectionNode => ({ type: 'table', ...within, table }));
  const views = schema.views.filter(fits).map((name): ConnectionNode => ({ type: 'view', ...within, name }));
  return views.length === 0 ? tables : [...tables, detailGroup(vscode.l10n.t('Views'), views)];
}
