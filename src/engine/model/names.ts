/**
 * The words of directive lines: how names, values and paths are written so that any name whatever survives the trip.
 * A plain word stands as it is; anything else is a JSON string.
 */

const plainWord = /^[^\s"=(),]+$/u;

/** A name or value as one word of a directive. */
export function writeWord(value: string): string {
  return plainWord.test(value) ? value : JSON.stringify(value);
}

/** Several names as one word, commas between; a name that holds a comma, a dot or a quote stands in double quotes, doubled inside. */
export function writeNames(names: readonly string[], separator: ',' | '.'): string {
  return names
    .map((name) => (/^[^\s",.:]+$/u.test(name) ? name : `"${escapeBreaks(name).replaceAll('"', '""')}"`))
    .join(separator);
}

/** The reverse of {@link writeNames}. */
export function readNames(word: string, separator: ',' | '.'): string[] {
  const names: string[] = [];
  let position = 0;
  while (position <= word.length) {
    if (word[position] === '"') {
      let end = position + 1;
      while (end < word.length && (word[end] !== '"' || word[end + 1] === '"')) end += word[end] === '"' ? 2 : 1;
      names.push(restoreBreaks(word.slice(position + 1, end).replaceAll('""', '"')));
      position = end + 2;
    } else {
      const end = word.indexOf(separator, position);
      names.push(word.slice(position, end < 0 ? word.length : end));
      position = end < 0 ? word.length + 1 : end + 1;
    }
  }
  return names;
}

/** The names of an attribute that lists columns; none where it is absent or empty. */
export function readList(word = ''): string[] {
  return readNames(word, ',').filter((name) => name !== '');
}

/** Words of a directive's tail: bare words, `key=value` pairs and groups in parentheses, in order. */
export type Word =
  | { readonly kind: 'word'; readonly text: string; readonly column: number }
  | { readonly kind: 'pair'; readonly key: string; readonly text: string; readonly column: number }
  | { readonly kind: 'group'; readonly words: readonly Word[]; readonly column: number }
  | { readonly kind: 'broken'; readonly text: string; readonly column: number };

/** Reads the words of a directive's tail. Never throws: what can't be read is a `broken` word with its column (0-based). */
export function readWords(text: string): Word[] {
  return readUntil(text, 0, '').words;
}

function readUntil(text: string, from: number, close: string): { words: Word[]; end: number } {
  const words: Word[] = [];
  let position = from;
  while (position < text.length) {
    const char = text.charAt(position);
    if (/[\s,]/u.test(char)) position += 1;
    else if (char === close) return { words, end: position + 1 };
    else if (char === '(') {
      const inner = readUntil(text, position + 1, ')');
      words.push({ kind: 'group', words: inner.words, column: position });
      position = inner.end;
    } else {
      const { word, end } = readOne(text, position);
      words.push(word);
      position = end;
    }
  }
  if (close !== '') words.push({ kind: 'broken', text: 'a closing parenthesis is missing', column: from });
  return { words, end: position };
}

function readOne(text: string, from: number): { word: Word; end: number } {
  const key = /^[\w-]+=/u.exec(text.slice(from))?.[0];
  const start = from + (key?.length ?? 0);
  const quoted = text.charAt(start) === '"';
  const match = (quoted ? /^"(?:[^"\\]|\\.)*"/u : /^[^\s()]*/u).exec(text.slice(start))?.[0];
  if (match === undefined) {
    return { word: { kind: 'broken', text: 'a closing quote is missing', column: start }, end: text.length };
  }
  const value = quoted ? unquote(match) : match;
  if (value === undefined)
    return {
      word: { kind: 'broken', text: `${match} is not a JSON string`, column: start },
      end: start + match.length,
    };
  if (key === undefined && match === '')
    return { word: { kind: 'broken', text: `unexpected "${text.charAt(start)}"`, column: start }, end: start + 1 };
  const end = start + match.length;
  return key === undefined
    ? { word: { kind: 'word', text: value.replace(/,$/u, ''), column: from }, end }
    : { word: { kind: 'pair', key: key.slice(0, -1), text: value, column: from }, end };
}

function unquote(literal: string): string | undefined {
  try {
    return JSON.parse(literal) as string;
  } catch {
    return undefined;
  }
}

function escapeBreaks(name: string): string {
  return name.replace(/[\\\n\r\u2028\u2029]/gu, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function restoreBreaks(name: string): string {
  return name.replace(/\\u([0-9a-f]{4})/gu, (_all, code: string) => String.fromCharCode(parseInt(code, 16)));
}
