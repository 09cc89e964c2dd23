/** Tells the line of ever later places in a script, without counting from its beginning each time. */
export class LineCounter {
  private line = 1;
  private counted = 0;

  constructor(private readonly script: string) {}

  /** The line of that offset, from 1; offsets must not go back. */
  at(offset: number): number {
    for (let next = this.script.indexOf('\n', this.counted); next !== -1 && next < offset;) {
      this.line++;
      this.counted = next + 1;
      next = this.script.indexOf('\n', this.counted);
    }
    return this.line;
  }
}

/** The match of a sticky pattern at exactly that place. */
export function matchAt(pattern: RegExp, script: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(script);
}
