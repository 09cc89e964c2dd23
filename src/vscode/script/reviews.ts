import * as vscode from 'vscode';
import type { ScriptReview } from '../../engine/model/scriptReview.js';
import type { EngineClient } from '../engineClient.js';
import { failureOf } from '../failures.js';

interface Reviewed {
  readonly version: number;
  readonly review: Promise<ScriptReview | undefined>;
}

/** What the engine says of scripts that are open, asked once for each version of a text and only while somebody wants to know. */
export class ScriptReviews implements vscode.Disposable {
  readonly #reviews = new Map<string, Reviewed>();
  readonly #subscription: vscode.Disposable;

  constructor(
    private readonly engine: EngineClient,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.#subscription = vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#reviews.delete(uri.toString()));
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  /** The review of the text as it is; nothing for a script without its header, or when the engine is gone. */
  async of(document: vscode.TextDocument): Promise<ScriptReview | undefined> {
    const known = this.#reviews.get(document.uri.toString());
    if (known?.version === document.version) return await known.review;
    return await this.#ask(document);
  }

  /** The last one, be it of an older text: names are wanted at once, while a person types. */
  async recent(document: vscode.TextDocument): Promise<ScriptReview | undefined> {
    return await (this.#reviews.get(document.uri.toString())?.review ?? this.#ask(document));
  }

  #ask(document: vscode.TextDocument): Promise<ScriptReview | undefined> {
    const review = this.engine.request('reviewScript', { script: document.getText() }).then(
      (answer) => answer.review,
      (thrown: unknown) => {
        this.log.warn(`The script could not be reviewed: ${failureOf(thrown).message}`);
        return undefined;
      },
    );
    this.#reviews.set(document.uri.toString(), { version: document.version, review });
    return review;
  }
}
