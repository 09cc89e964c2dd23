import { styleText } from 'node:util';

/** Where text for people goes: standard output, or a buffer of a test. */
export interface Screen {
  write(text: string): void;
  readonly isTTY: boolean;
  readonly columns: number;
  readonly colors: boolean;
}

export type Style = 'good' | 'warn' | 'bad' | 'soft' | 'strong';

const formats = { good: 'green', warn: 'yellow', bad: 'red', soft: 'dim', strong: 'bold' } as const;

/** A process stream as a screen. Colours only on a terminal, and never with NO_COLOR (https://no-color.org). */
export function screenOf(stream: NodeJS.WriteStream, env: Readonly<Record<string, string | undefined>>): Screen {
  const isTTY = stream.isTTY && env.TERM !== 'dumb';
  return {
    write: (text) => void stream.write(text),
    isTTY,
    get columns() {
      return stream.columns > 0 ? stream.columns : 80;
    },
    colors: isTTY && (env.NO_COLOR ?? '') === '',
  };
}

/** The text in a style, where the screen has colours. */
export function paint(screen: Screen, style: Style, text: string): string {
  return screen.colors ? styleText(formats[style], text, { validateStream: false }) : text;
}

/** Text of a database or a server made harmless: no control or direction character of it reaches the terminal. */
export function printable(text: string): string {
  return text
    .replaceAll('\t', '    ')
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, (letter) => {
      const code = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      return `<U+${code}>`;
    });
}

/** The text cut to so many columns. */
export function fit(text: string, columns: number): string {
  return text.length <= columns ? text : `${text.slice(0, Math.max(0, columns - 1))}…`;
}

/** Columns of text under each other; numbers, named by their position, to the right. */
export function alignedRows(rows: readonly (readonly string[])[], toTheRight: readonly number[]): string[] {
  const widths = (rows[0] ?? []).map((_unused, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, index) =>
        toTheRight.includes(index) ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
