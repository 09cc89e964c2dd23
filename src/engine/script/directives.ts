/** A line that is a directive: the name is the first group, its tail the second. */
export const directiveLine = /^\s*--\s*@([A-Za-z][\w-]*)(?:\s+(.*?))?\s*$/su;

/** False for most lines and texts, at a fraction of what {@link directiveLine} costs. */
export function mayHoldDirective(text: string): boolean {
  return text.includes('--');
}

/** Every directive that a script may hold. */
export const directiveNames = [
  'migration',
  'decisions',
  'scanned',
  'phase',
  'step',
  'source',
  'target',
  'undo',
  'accept',
  'finding',
  'encode',
  'skip',
] as const;
export type DirectiveName = (typeof directiveNames)[number];

/** One directive with its place. `column` is the 0-based column at which its tail begins. */
export interface Directive {
  readonly name: string;
  readonly tail: string;
  readonly line: number;
}

/** A stretch of SQL lines under one directive. */
export interface Block {
  readonly directive?: Directive | undefined;
  readonly lines: readonly string[];
  /** 1-based number of the first of `lines`. */
  readonly firstLine: number;
}

/** Cuts a script into its directives and the SQL below each, in order. The first block has no directive: it is what stands before the first one. */
export function* readBlocks(text: string): Generator<Block> {
  let block: { directive?: Directive; lines: string[]; firstLine: number } = { lines: [], firstLine: 1 };
  let line = 0;
  for (let start = 0; start <= text.length; line += 1) {
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    const content = text.slice(start, text[stop - 1] === '\r' && stop > start && end >= 0 ? stop - 1 : stop);
    start = stop + 1;
    const match = mayHoldDirective(content) ? directiveLine.exec(content) : null;
    if (match) {
      yield block;
      const directive = { name: match[1] ?? '', tail: match[2] ?? '', line: line + 1 };
      block = { directive, lines: [], firstLine: line + 2 };
    } else block.lines.push(content);
  }
  yield block;
}
