import * as vscode from 'vscode';
import { engineLabel } from './profile.js';
import { newMigration } from '../migrations/newMigration.js';
import { badInput } from '../failures.js';
import type { Services } from '../services.js';
import { rowsText, type ObjectDocuments } from './documents.js';
import type { ConnectionNode, ObjectNode } from './nodes.js';

/** Rows that a preview asks for. */
const previewedRows = 100;

/** What can be done with a line below a connection; each takes the line. */
export function objectActions(
  services: Services,
  documents: ObjectDocuments,
): Readonly<Record<'showDdl' | 'previewRows' | 'copyName' | 'newMigrationFrom', (node: unknown) => Promise<unknown>>> {
  return {
    showDdl: (node) => showDdl(services, documents, objectOf(node)),
    previewRows: (node) => previewRows(services, documents, objectOf(node)),
    copyName: async (node) => {
      const name = nameOf(nodeOf(node));
      if (name !== undefined) await vscode.env.clipboard.writeText(name);
    },
    newMigrationFrom: async (given) => {
      const node = nodeOf(given);
      if (!('profile' in node)) return undefined;
      const schemas = node.type === 'schema' ? [node.schema.name] : undefined;
      return await newMigration(services, { source: node.profile.id, schemas });
    },
  };
}

function nodeOf(given: unknown): ConnectionNode {
  if (typeof given === 'object' && given !== null && 'type' in given) return given as ConnectionNode;
  throw badInput(
    vscode.l10n.t('This works on a line of the Connections view.'),
    vscode.l10n.t('Choose it from the context menu there.'),
  );
}

function objectOf(given: unknown): ObjectNode {
  const node = nodeOf(given);
  if (node.type === 'table' || node.type === 'view') return node;
  throw badInput(
    vscode.l10n.t('This works on a table or a view.'),
    vscode.l10n.t('Choose one in the Connections view.'),
  );
}

function nameOf(node: ConnectionNode): string | undefined {
  switch (node.type) {
    case 'connection':
      return node.profile.name;
    case 'schema':
      return node.schema.name;
    case 'table':
      return `${node.schema}.${node.table.name}`;
    case 'view':
      return `${node.schema}.${node.name}`;
    case 'detail':
      return typeof node.item.label === 'string' ? node.item.label : node.item.label?.label;
    case 'group':
      return node.name;
  }
}

function plainName(node: ObjectNode): string {
  return node.type === 'table' ? node.table.name : node.name;
}

/** The catalog that the engine keeps; the line may be older than a refresh. */
async function catalogOf({ open }: Services, { profile, catalog }: ObjectNode): Promise<string> {
  const { state, outline } = open.of(profile.id);
  return state === 'lost' && outline ? catalog : (await open.outline(profile)).catalog;
}

async function showDdl(services: Services, documents: ObjectDocuments, node: ObjectNode): Promise<void> {
  const { profile, schema } = node;
  const name = plainName(node);
  const catalog = await catalogOf(services, node);
  const { sql } = await services.open.ask(profile.id, 'objectDdl', { catalog, schema, name });
  const head = `-- ${schema}.${name}, ${profile.name} (${engineLabel(profile.engine)}): ${vscode.l10n.t('as read from its catalog; read-only.')}\n\n`;
  await documents.show(profile.name, `${schema}.${name}.sql`, `${head}${sql}`);
}

async function previewRows(services: Services, documents: ObjectDocuments, node: ObjectNode): Promise<void> {
  const { profile, schema } = node;
  const table = plainName(node);
  const { open, store } = services;
  const title = vscode.l10n.t('Reading rows of {0}.{1} …', schema, table);
  const body = {
    settings: await store.settings(profile),
    catalog: await catalogOf(services, node),
    schema,
    table,
    most: previewedRows,
  };
  const preview = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (_progress, token) => open.ask(profile.id, 'previewRows', body, { token }),
  );
  await documents.show(
    profile.name,
    `${schema}.${table}.rows.txt`,
    rowsText(`${profile.name} ${schema}.${table}`, preview),
  );
}
