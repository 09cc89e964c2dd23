/** The pattern of a LIKE whose escape character is `escape` (none when it is empty), with a backslash for it, as the expression model wants it. */
export function withBackslash(pattern: string, escape: string): string {
  if (escape === '\\') return pattern;
  let value = '';
  const chars = Array.from(pattern);
  for (let at = 0; at < chars.length; at += 1) {
    const isEscaped = chars[at] === escape && at + 1 < chars.length;
    if (isEscaped) at += 1;
    const char = chars[at] ?? '';
    value += char === '\\' || (isEscaped && /[%_]/u.test(char)) ? `\\${char}` : char;
  }
  return value;
}

/** The pattern that finds exactly this text. */
export function literalPattern(text: string): string {
  return text.replace(/[\\%_]/gu, '\\$&');
}
