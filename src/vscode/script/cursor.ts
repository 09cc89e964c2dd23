/** Where in a script's line somebody is. Columns are counted from 0; `from` is where the word begins that a completion replaces. */
export type Cursor =
  | {
      readonly at: 'directive' | 'kind' | 'name' | 'key' | 'accept' | 'encode' | 'phase' | 'sql';
      readonly from: number;
    }
  | { readonly at: 'value'; readonly key: string; readonly from: number }
  | { readonly at: 'nothing' };

/** What could be written at a column of a line. */
export function cursorAt(line: string, column: number): Cursor {
  const before = line.slice(0, column);
  const directive = /^\s*--\s*(@[\w-]*)?$/u.exec(before);
  if (directive) return { at: 'directive', from: column - (directive[1]?.length ?? 0) };
  const [, name, tail] = /^\s*--\s*@([\w-]+)\s+(.*)$/su.exec(before) ?? [];
  if (name === undefined || tail === undefined) {
    if (/^\s*--/u.test(before)) return { at: 'nothing' };
    return { at: 'sql', from: column - (/(?:["`][^"`]*|[\w$]*)$/u.exec(before)?.[0].length ?? 0) };
  }
  const last = /\S*$/u.exec(tail)?.[0] ?? '';
  const from = column - last.length;
  switch (name) {
    case 'step':
      return stepCursor(tail, last, column);
    case 'accept':
    case 'encode':
    case 'phase':
      return { at: name, from: name === 'phase' ? column - tail.length : from };
    default:
      return { at: 'nothing' };
  }
}

function stepCursor(tail: string, last: string, column: number): Cursor {
  const words = tail.match(/(?:"(?:[^"\\]|\\.)*"?|[^\s"])+/gu)?.length ?? 0;
  const number = last === '' ? words + 1 : words;
  if (number === 1) return { at: 'kind', from: column - last.length };
  if (number === 2) return { at: 'name', from: column - last.length };
  const [, key] = /^([\w-]+)=/u.exec(last) ?? [];
  if (key === undefined) return { at: 'key', from: column - last.length };
  const value = last.slice(key.length + 1);
  return { at: 'value', key, from: column - value.slice(value.lastIndexOf(',') + 1).length };
}

/** The half of a step in which a line stands, by the directives above it. Lines are counted from 0. */
export function halfAt(lineText: (line: number) => string, first: number, line: number): 'source' | 'target' | 'body' {
  for (let at = line; at >= first; at -= 1) {
    const [, half] = /^\s*--\s*@(source|target)\b/u.exec(lineText(at)) ?? [];
    if (half === 'source' || half === 'target') return half;
  }
  return 'body';
}

/** A name in a line of SQL or a directive: its text without quotes, and where it stands with them. */
export interface NameInLine {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const namePattern = /"((?:[^"]|"")*)"|`((?:[^`]|``)*)`|([\p{L}_][\p{L}\p{N}_$]*)/gu;

/** The name that a column of a line touches. */
export function nameAt(line: string, column: number): NameInLine | undefined {
  for (const match of line.matchAll(namePattern)) {
    const [text, double, back, bare] = match;
    const start = match.index;
    const end = start + text.length;
    if (column < start || column > end) continue;
    const name = double?.replaceAll('""', '"') ?? back?.replaceAll('``', '`') ?? bare ?? '';
    return { name, start, end };
  }
  return undefined;
}
