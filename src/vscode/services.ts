import type * as vscode from 'vscode';
import type { OpenConnections } from './connections/openConnections.js';
import type { ConnectionStore } from './connections/store.js';
import type { EngineClient } from './engineClient.js';

/** What every part of the editor needs. */
export interface Services {
  readonly context: vscode.ExtensionContext;
  readonly engine: EngineClient;
  readonly store: ConnectionStore;
  readonly open: OpenConnections;
  readonly log: vscode.LogOutputChannel;
}
