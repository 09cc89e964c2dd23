import * as vscode from 'vscode';
import type { NewMigration } from '../migrations/newMigration.js';
import type { ConnectionNode } from './nodes.js';

const mime = 'application/vnd.code.tree.databasemigration.connections';

/** Dragging a schema, or a whole connection, onto another connection begins a migration from there to here. */
export class MigrationByDrop implements vscode.TreeDragAndDropController<ConnectionNode> {
  readonly dragMimeTypes = [mime];
  readonly dropMimeTypes = [mime];

  constructor(private readonly begin: (wish: NewMigration) => Promise<unknown>) {}

  handleDrag(dragged: readonly ConnectionNode[], data: vscode.DataTransfer): void {
    const nodes = dragged.filter((node) => node.type === 'connection' || node.type === 'schema');
    const [first] = nodes;
    if (!first) return;
    const own = nodes.filter((node) => node.profile.id === first.profile.id);
    const schemas = own.flatMap((node) => (node.type === 'schema' ? [node.schema.name] : []));
    const wish: NewMigration = { source: first.profile.id, schemas: schemas.length > 0 ? schemas : undefined };
    data.set(mime, new vscode.DataTransferItem(wish));
  }

  async handleDrop(onto: ConnectionNode | undefined, data: vscode.DataTransfer): Promise<void> {
    if (!onto || !('profile' in onto)) return;
    const wish = data.get(mime)?.value as NewMigration | undefined;
    if (wish === undefined || wish.source === onto.profile.id) return;
    await this.begin({ ...wish, target: onto.profile.id });
  }
}
