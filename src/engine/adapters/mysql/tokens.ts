/** A piece of SQL text, as MySQL's scanner cuts it without ANSI_QUOTES. `quoted` is a backquoted identifier, `string` a literal in either quote. */
export interface Token {
  readonly kind: 'space' | 'comment' | 'word' | 'quoted' | 'string' | 'number' | 'variable' | 'symbol';
  readonly text: string;
  readonly start: number;
}

// The first that matches says the kind; https://dev.mysql.com/doc/refman/9.7/en/language-structure.html
const alternatives = [
  ['space', String.raw`\s+`],
  ['comment', String.raw`--(?=\s|$)[^\n]*|#[^\n]*|/\*[^]*?(?:\*/|$)`],
  ['string', String.raw`[xXbBnN]?'[^'\\]*(?:(?:''|\\[^])[^'\\]*)*'?|"[^"\\]*(?:(?:""|\\[^])[^"\\]*)*"?`],
  ['quoted', '`[^`]*(?:``[^`]*)*`?'],
  ['variable', '@@?(?:`[^`]*(?:``[^`]*)*`?|[\\w.$\\u0080-\\uffff]*)'],
  ['number', String.raw`0[xX][\da-fA-F]+|0b[01]+|(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?![\w$\u0080-\uffff])`],
  ['word', String.raw`[\w$\u0080-\uffff]+`],
  ['symbol', String.raw`<=>|->>|->|<=|>=|<>|!=|\|\||&&|<<|>>|:=|[^]`],
] as const;

// Numbered groups, for named ones cost many times as much.
const pattern = new RegExp(alternatives.map(([, source]) => `(${source})`).join('|'), 'y');

/** Cuts SQL into tokens that together are the whole text. Never fails: an unterminated string or comment reaches to the end. */
export function* tokens(sql: string): Generator<Token> {
  let start = 0;
  while (start < sql.length) {
    pattern.lastIndex = start;
    const match: readonly (string | undefined)[] = pattern.exec(sql) ?? [];
    const [kind] = alternatives[match.findIndex((group, at) => at > 0 && group !== undefined) - 1] ?? ['symbol'];
    const text = match[0] ?? sql.slice(start, start + 1);
    yield { kind, text, start };
    start += text.length;
  }
}

/** False for spaces and comments. */
export function isMeaningful(token: Token): boolean {
  return token.kind !== 'space' && token.kind !== 'comment';
}

/** The name in an identifier token, quotes removed. */
export function identifierOf(token: Token): string {
  return token.kind === 'quoted' ? token.text.replace(/^`|`$/g, '').replaceAll('``', '`') : token.text;
}

const escapes: Readonly<Record<string, string>> = { '0': '\0', b: '\b', n: '\n', r: '\r', t: '\t', Z: '\x1a' };

/** The value of a `'…'` or `"…"` literal; https://dev.mysql.com/doc/refman/9.7/en/string-literals.html */
export function stringOf(text: string): string {
  const quote = text.startsWith('"') ? '"' : "'";
  const body = text.slice(text.indexOf(quote) + 1, text.endsWith(quote) ? -1 : undefined);
  return body.replace(/\\([^])|''|""/g, (all, char?: string) => {
    if (char === undefined) return all.startsWith(quote) ? quote : all;
    return char === '%' || char === '_' ? all : (escapes[char] ?? char);
  });
}
