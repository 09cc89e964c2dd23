import { hash } from 'node:crypto';

/** What of a step is hashed: its SQL and the conversions done by the client. */
export interface HashedBody {
  readonly body?: string | undefined;
  readonly source?: string | undefined;
  readonly target?: string | undefined;
  readonly undo?: string | undefined;
  readonly encode: Readonly<Record<string, string>>;
}

/** Eight hexadecimal digits that change whenever a step's SQL or encodings change; blank lines, trailing blanks and the last semicolon don't count. */
export function bodyHash(step: HashedBody): string {
  const encode = Object.entries(step.encode).sort(([left], [right]) => (left < right ? -1 : 1));
  const undo = step.undo === undefined ? [] : [tidy(step.undo)];
  const text = JSON.stringify([tidy(step.body), tidy(step.source), tidy(step.target), encode, ...undo]);
  return hash('sha256', text).slice(0, 8);
}

function tidy(sql = ''): string {
  let end = sql.length;
  while (/[;\s]/u.test(sql.charAt(end - 1))) end -= 1;
  const text = sql.slice(0, end);
  // What we print ourselves is tidy.
  if (!/^\n|\s\n/u.test(text)) return text;
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n');
}
