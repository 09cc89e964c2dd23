import { createHash } from 'node:crypto';

/** What of a step is hashed: its SQL and the conversions done by the client. */
export interface HashedBody {
  readonly body?: string | undefined;
  readonly source?: string | undefined;
  readonly target?: string | undefined;
  readonly encode: Readonly<Record<string, string>>;
}

/** Eight hexadecimal digits that change whenever a step's SQL or encodings change; blank lines, trailing blanks and the last semicolon don't count. */
export function bodyHash(step: HashedBody): string {
  const tidy = (sql: string | undefined): string =>
    (sql ?? '')
      .replace(/[;\s]+$/u, '')
      .split('\n')
      .map((line) => line.trimEnd())
      .filter((line) => line !== '')
      .join('\n');
  const encode = Object.entries(step.encode).sort(([left], [right]) => (left < right ? -1 : 1));
  const text = JSON.stringify([tidy(step.body), tidy(step.source), tidy(step.target), encode]);
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
