import { Worker } from 'node:worker_threads';
import * as vscode from 'vscode';
import type { EngineErrorData } from '../engine/errors.js';
import { eventChecks, isFromEngine, resultChecks } from '../protocol/engineChecks.js';
import type { Body, FromEngine, Result, ToEngine, VerbEvent, VerbName } from '../protocol/engineProtocol.js';
import { Failure } from '../protocol/failure.js';

/**
 * Rows pass as buffers outside the heap, and what names them dies young: with V8's own limit of 48 MB more of it lies around than is used, and nothing gets faster.
 * https://nodejs.org/api/worker_threads.html#new-workerfilename-options
 */
const maxYoungGenerationSizeMb = 6;

/** What a caller may add to a request. */
export interface RequestOptions<V extends VerbName> {
  readonly onEvent?: ((event: VerbEvent<V>) => void) | undefined;
  readonly token?: vscode.CancellationToken | undefined;
}

interface Pending {
  readonly verb: VerbName;
  readonly onEvent: (event: unknown) => void;
  readonly resolve: (result: unknown) => void;
  readonly reject: (failure: Failure) => void;
}

/**
 * The engine, in a thread of its own: nothing that it does can freeze the extension host. The thread starts with the
 * first request, and again with the next one after it died; what was under way then fails with one clear error.
 */
export class EngineClient implements vscode.Disposable {
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | undefined;
  #lastId = 0;

  /** `file` is the bundle of engine/worker.ts. */
  constructor(
    private readonly file: string,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Asks the engine for something. Rejects with a {@link Failure}; with code CANCELLED when `token` asked for that. */
  async request<V extends VerbName>(verb: V, body: Body<V>, options: RequestOptions<V> = {}): Promise<Result<V>> {
    const worker = this.#worker ?? this.#start();
    const id = ++this.#lastId;
    const cancel = options.token?.onCancellationRequested(() => this.#post(worker, { type: 'cancel', id }));
    try {
      const result = await new Promise<unknown>((resolve, reject) => {
        const onEvent = (event: unknown): void => {
          if (eventChecks[verb](event)) options.onEvent?.(event);
          else this.log.warn(`The engine sent an event of ${verb} that is malformed.`);
        };
        this.#pending.set(id, { verb, onEvent, resolve, reject });
        this.#post(worker, { type: 'request', id, verb, body });
        if (options.token?.isCancellationRequested === true) this.#post(worker, { type: 'cancel', id });
      });
      const check = resultChecks[verb] as (value: unknown) => value is Result<V>;
      if (!check(result)) throw new Failure(broken(vscode.l10n.t("The engine's answer to {0} is malformed.", verb)));
      return result;
    } finally {
      cancel?.dispose();
      this.#pending.delete(id);
    }
  }

  /** Ends the thread and with it everything under way. */
  dispose(): void {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#failAll(broken(vscode.l10n.t('The engine was stopped.')));
    void worker?.terminate();
  }

  #start(): Worker {
    const resourceLimits = { maxYoungGenerationSizeMb };
    const worker = new Worker(this.file, { name: 'database-migration-engine', resourceLimits });
    worker.on('message', (message: unknown) => this.#receive(message));
    worker.on('error', (error) => this.#lost(worker, error.message));
    worker.on('exit', (code) => this.#lost(worker, vscode.l10n.t('exit code {0}', code)));
    this.#worker = worker;
    return worker;
  }

  #post(worker: Worker, message: ToEngine): void {
    worker.postMessage(message);
  }

  #receive(message: unknown): void {
    if (!isFromEngine(message)) {
      this.log.warn('The engine sent a message that is malformed.');
      return;
    }
    const pending = this.#pending.get(message.id);
    if (pending) settle(pending, message);
  }

  #lost(worker: Worker, reason: string): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    this.log.error(`The engine stopped unexpectedly: ${reason}`);
    this.#failAll(broken(vscode.l10n.t('The engine stopped unexpectedly.'), reason));
  }

  #failAll(error: EngineErrorData): void {
    for (const pending of this.#pending.values()) pending.reject(new Failure(error));
    this.#pending.clear();
  }
}

function settle(pending: Pending, message: FromEngine): void {
  if (message.type === 'event') pending.onEvent(message.event);
  else if (message.type === 'result') pending.resolve(message.result);
  else pending.reject(new Failure(message.error));
}

function broken(message: string, detail?: string): EngineErrorData {
  return {
    code: 'INTERNAL',
    stage: 'run',
    message,
    hint: vscode.l10n.t(
      'Start the operation again; the log says more. Whatever a run had committed on the target is still there.',
    ),
    detail,
  };
}
