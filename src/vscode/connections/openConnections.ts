import * as vscode from 'vscode';
import type { EngineErrorData, ErrorCode } from '../../engine/errors.js';
import type { TableGlance } from '../../engine/model/introspection.js';
import type { Body, CatalogOutline, Result, VerbName } from '../../protocol/engineProtocol.js';
import type { EngineClient, RequestOptions } from '../engineClient.js';
import { failureOf } from '../failures.js';
import type { ConnectionProfile } from './profile.js';
import type { ConnectionStore } from './store.js';

/** Whether a server answered: `lost` where it did before and no longer does. No session is held in between. */
export type ConnectionState = 'disconnected' | 'connecting' | 'connected' | 'lost';

/** What is known of a connection. */
export interface Opened {
  readonly state: ConnectionState;
  /** What the database holds; kept, though it may be old, when the connection is lost. */
  readonly outline?: CatalogOutline | undefined;
  /** Its tables by name, while it connects and all else is still being read. */
  readonly tables?: readonly TableGlance[] | undefined;
  readonly error?: EngineErrorData | undefined;
  /** Where it led when it was opened. */
  readonly address?: string | undefined;
}

/** The tables that a mapping of the whole database will list, as far as they are known by name. */
export function knownTables({ tables, outline }: Opened): readonly TableGlance[] | undefined {
  return (
    tables ??
    outline?.schemas.flatMap(({ name: schema, tables: own }) =>
      own
        .filter(({ kind }) => kind !== 'partition' && kind !== 'foreign')
        .map(({ name, estimatedRows }) => ({ schema, name, estimatedRows })),
    )
  );
}

/** All that says where a connection leads. */
function addressKey(profile: ConnectionProfile | undefined): string | undefined {
  return profile && JSON.stringify({ ...profile, name: '', protection: undefined, group: undefined });
}

const closed: Opened = { state: 'disconnected' };
const losses: readonly ErrorCode[] = ['CONNECTION_FAILED', 'CONNECTION_LOST'];

/** Which connections are open in this window, and what their databases hold. */
export class OpenConnections implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<string>();
  /** Fires with a connection's id when its state or what is known of it changed. */
  readonly onDidChange = this.#changed.event;
  readonly #opened = new Map<string, Opened>();
  readonly #reading = new Map<string, Promise<CatalogOutline>>();
  readonly #disconnects = new Map<string, number>();

  constructor(
    private readonly store: ConnectionStore,
    private readonly engine: EngineClient,
  ) {
    store.onDidChange(() => this.#forgetChanged());
  }

  of(id: string): Opened {
    return this.#opened.get(id) ?? closed;
  }

  /** What the database holds, read now unless it was before. Rejects with the failure, which {@link of} then tells too. */
  async outline(profile: ConnectionProfile, token?: vscode.CancellationToken): Promise<CatalogOutline> {
    const { state, outline } = this.of(profile.id);
    return state === 'connected' && outline ? outline : await this.connect(profile, token);
  }

  /** Connects and reads what the database holds, also where that is known already. */
  async connect(profile: ConnectionProfile, token?: vscode.CancellationToken): Promise<CatalogOutline> {
    const { id } = profile;
    const known = this.#reading.get(id);
    if (known) return await known;
    const before = this.of(id);
    const address = addressKey(profile);
    this.#set(id, { ...before, address, state: 'connecting' });
    const reading = this.#read(profile, token, (tables) => {
      if (this.#reading.get(id) === reading) this.#set(id, { ...this.of(id), tables });
    });
    this.#reading.set(id, reading);
    try {
      const outline = await reading;
      if (this.#reading.get(id) === reading) this.#set(id, { state: 'connected', outline, address });
      return outline;
    } catch (thrown) {
      const error = failureOf(thrown);
      if (this.#reading.get(id) === reading)
        this.#set(id, before.outline ? { ...before, state: 'lost', error } : { ...closed, address, error });
      throw thrown;
    } finally {
      if (this.#reading.get(id) === reading) this.#reading.delete(id);
    }
  }

  /** Forgets what was read of the database; nothing is asked until a person connects again. */
  disconnect(id: string): void {
    this.#reading.delete(id);
    this.#opened.delete(id);
    this.#disconnects.set(id, this.disconnects(id) + 1);
    this.#changed.fire(id);
  }

  /** How often a connection was disconnected in this window. */
  disconnects(id: string): number {
    return this.#disconnects.get(id) ?? 0;
  }

  /** Forgets what is known of connections that are gone or lead elsewhere now. */
  #forgetChanged(): void {
    for (const id of [...this.#opened.keys()])
      if (this.#opened.get(id)?.address !== addressKey(this.store.get(id))) this.disconnect(id);
  }

  /** Asks the engine something of a connection, and notices when the server is no longer there. */
  async ask<V extends VerbName>(
    id: string,
    verb: V,
    body: Body<V>,
    options: RequestOptions<V> = {},
  ): Promise<Result<V>> {
    try {
      const result = await this.engine.request(verb, body, options);
      const { error: _past, ...opened } = this.of(id);
      if (opened.state === 'lost') this.#set(id, { ...opened, state: 'connected' });
      return result;
    } catch (thrown) {
      this.noticeLoss(id, failureOf(thrown));
      throw thrown;
    }
  }

  /** Marks an open connection as lost where a failure says so. */
  noticeLoss(id: string, error: EngineErrorData): void {
    const before = this.of(id);
    if (before.state === 'connected' && losses.includes(error.code)) this.#set(id, { ...before, state: 'lost', error });
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #read(
    profile: ConnectionProfile,
    token: vscode.CancellationToken | undefined,
    onTables: (tables: readonly TableGlance[]) => void,
  ): Promise<CatalogOutline> {
    const settings = await this.store.settings(profile);
    return await this.engine.request('browse', { settings }, { token, onEvent: ({ tables }) => onTables(tables) });
  }

  #set(id: string, opened: Opened): void {
    this.#opened.set(id, opened);
    this.#changed.fire(id);
  }
}
