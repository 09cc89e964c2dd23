/**
 * What a person did in a panel and the document doesn't hold yet: the edits on their way into it, one after the other, and what
 * the page still has in a field.
 */
export class PendingEdits {
  #edits: Promise<void> = Promise.resolve();
  #questions = 0;
  readonly #asked = new Map<number, () => void>();

  /** `ask` asks the page for what is being typed; it sends that as an edit, and then the question back. */
  constructor(private readonly ask: (question: number) => void) {}

  /** Makes an edit when those before are made. */
  add(edit: () => Promise<void>): void {
    this.#edits = this.#edits.then(edit);
  }

  /** The page has sent all that it had when it was asked. */
  answered(question: number): void {
    this.#asked.get(question)?.();
    this.#asked.delete(question);
  }

  /** The page that was asked is gone. */
  dismiss(): void {
    for (const question of this.#asked.keys()) this.answered(question);
  }

  /** Ends when the edits that have come are made. */
  async made(): Promise<void> {
    await this.#edits;
  }

  /** Ends when also those are made that the page has sent, or is being typed, by now. */
  async complete(): Promise<void> {
    const question = (this.#questions += 1);
    const answer = new Promise<void>((resolve) => this.#asked.set(question, resolve));
    this.ask(question);
    await answer;
    await this.made();
  }
}

/** Whether a work ends within so many milliseconds. */
export async function endsWithin(work: Promise<void>, milliseconds: number): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
