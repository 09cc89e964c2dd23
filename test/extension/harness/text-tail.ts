import { EventEmitter, once } from 'node:events';
import type { Readable } from 'node:stream';

const keptCharacters = 64 * 1024;

/** The end of what some streams said, and a way to wait for a word in it. */
export class TextTail {
  /** At most 64 K characters. */
  text = '';
  private open: number;
  private readonly changes = new EventEmitter();

  constructor(...streams: readonly Readable[]) {
    this.open = streams.length;
    for (const stream of streams) {
      stream.setEncoding('utf8').on('data', (part: string) => {
        this.text = (this.text + part).slice(-keptCharacters);
        this.changes.emit('change');
      });
      stream.once('close', () => {
        this.open -= 1;
        this.changes.emit('change');
      });
    }
  }

  /** Resolves with the first match; rejects with the text so far when the streams close before, or the time is up. */
  async waitFor(pattern: RegExp, timeoutMs: number): Promise<RegExpExecArray> {
    const signal = AbortSignal.timeout(timeoutMs);
    for (;;) {
      const match = pattern.exec(this.text);
      if (match !== null) return match;
      if (this.open === 0) throw new Error(`It ended before it said ${String(pattern)}:\n${this.text.slice(-3000)}`);
      await once(this.changes, 'change', { signal }).catch(() => {
        throw new Error(`It did not say ${String(pattern)} within ${timeoutMs} ms:\n${this.text.slice(-3000)}`);
      });
    }
  }
}
