import type { ConnectionSettings } from '../model/connection.js';

/** What stands where a secret stood. */
export const redacted = '•••';

/** Values that are shaped like a password, whoever wrote them: the second group is replaced. */
const shapes: readonly RegExp[] = [
  // a private key in PEM form, however its line ends are written
  /(-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----)([\s\S]*?)(?=-----END|$)/g,
  // scheme://user:password@host, with "@", "/" and the like allowed inside a password that nobody encoded
  /(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/?#@"'<>]*:)([^\s"'<>]+)(?=@)/gi,
  // password=value in a URL's query, a conninfo string or an environment, with or without quotes; behind a bare "&" that is no parameter it goes on
  /((?<![\w`"@.])(?:[\w-]*password|[\w-]*passwd|[\w-]*passphrase|pass|pwd|mysql_pwd)=)('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^\s&;,'"`<>@][^\s&;,'"`<>]*(?:&[^\s&;,'"`<>@=]+(?=[\s&;,'"`<>]|$))*)/gi,
  // "password": "value"
  /("(?:[\w-]*password|[\w-]*passwd|[\w-]*passphrase|pwd)"\s*:\s*)("(?:[^"\\]|\\.)*")/gi,
  // IDENTIFIED BY 'value', PASSWORD 'value'
  /(\b(?:IDENTIFIED\s+(?:WITH\s+\S+\s+)?(?:BY|AS)|PASSWORD)\s+)('(?:[^'\\]|\\.|'')*')/gi,
];

/** Fields of events and reports whose values are words of our own, which no password may blur. */
const ownWords = new Set([
  'type',
  'state',
  'kind',
  'side',
  'verb',
  'severity',
  'code',
  'resolution',
  'topic',
  'ease',
  'what',
  'stage',
  'format',
]);

/** How the fields of our own data are named. */
const ownName = /^[a-z][A-Za-z0-9]*$/;

/**
 * A text without secrets: every value of `secrets`, in each form in which it may have been written, and everything that is shaped
 * like a password in a URL or behind `password=`, becomes `•••`.
 */
export function redact(text: string, secrets: readonly string[] = []): string {
  return new Redactor(secrets).text(text);
}

/**
 * Stands in front of every log, event, error and report. Secrets are registered as soon as they are known. A secret of one or two letters or digits
 * is not searched for (it would blur every number); neither is a part of a word where the secret is short or also an ordinary
 * word of the connection.
 */
export class Redactor {
  private readonly secrets = new Set<string>();
  private readonly publicWords = new Set<string>([
    'postgresql',
    'postgres',
    'mysql',
    'mariadb',
    'password',
    'localhost',
  ]);
  private pattern: RegExp | undefined;

  constructor(secrets: readonly string[] = []) {
    for (const secret of secrets) this.add(secret);
  }

  /** Registers one secret. */
  add(secret: string): void {
    if (secret.length === 0) return;
    this.secrets.add(secret);
    this.pattern = undefined;
  }

  /** Registers the secrets of a connection, and its other words as no secrets. */
  addConnection(settings: ConnectionSettings): void {
    const { name, host, user, database, ssh } = settings;
    for (const word of [name, host, user, database, ssh?.host, ssh?.user]) if (word) this.publicWords.add(word);
    this.pattern = undefined;
    for (const secret of secretsOf(settings)) this.add(secret);
  }

  /** The text without secrets. */
  text(text: string): string {
    this.pattern ??= this.buildPattern();
    let clean = this.pattern === undefined ? text : text.replaceAll(this.pattern, redacted);
    for (const shape of shapes) clean = clean.replaceAll(shape, hideValue);
    return clean;
  }

  /** The same plain JSON with every text in it cleaned, but for our own words; keys that aren't names of our fields included. */
  value<T>(value: T): T {
    return this.clean(value) as T;
  }

  private clean(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value)) return value.map((entry) => this.clean(entry));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [
        ownName.test(key) ? key : this.text(key),
        ownWords.has(key) && typeof entry === 'string' ? entry : this.clean(entry),
      ]),
    );
  }

  private buildPattern(): RegExp | undefined {
    const alternatives = [...this.secrets]
      .filter((secret) => !/^[a-z0-9]{1,2}$/i.test(secret))
      .flatMap((secret) => spellings(secret).map((spelling) => this.alternative(secret, spelling)))
      .sort((a, b) => b.length - a.length);
    // The pieces of a short or ordinary word are too often other words.
    const long = [...this.secrets].filter((secret) => secret.length >= 8 && !this.isOrdinary(secret));
    alternatives.push(...long.flatMap((secret) => spellings(secret).flatMap(cutSpellings)));
    return alternatives.length === 0 ? undefined : new RegExp(alternatives.join('|'), 'g');
  }

  private isOrdinary(secret: string): boolean {
    return [...this.publicWords].some((word) => word.includes(secret));
  }

  private alternative(secret: string, spelling: string): string {
    const quoted = quote(spelling);
    const short = secret.length < 8 && /^[a-z0-9]+$/i.test(secret);
    return this.isOrdinary(secret) || short ? `(?<![A-Za-z0-9_])${quoted}(?![A-Za-z0-9_])` : quoted;
  }
}

/** Every value of a connection that nobody else may see. */
function secretsOf({ password, tls, ssh }: ConnectionSettings): string[] {
  const secrets = [password, tls?.passphrase];
  for (let server = ssh; server !== undefined; server = server.jump) secrets.push(server.password, server.passphrase);
  return secrets.filter((secret) => secret !== undefined);
}

function quote(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** A shorter piece of a secret could be any word. */
const shortestPiece = 4;

/**
 * A secret of which a server shows only a piece: MySQL's syntax errors begin at a token and end after 80 bytes (`near '…' at line 3`), also where
 * that cuts a secret in two; a cut text ends so too.
 */
function cutSpellings(spelling: string): string[] {
  if (spelling.length <= shortestPiece) return [];
  const letters = Array.from(spelling);
  const rest = letters.slice(shortestPiece).reduceRight((inner, letter) => `(?:${quote(letter)}${inner})?`, '');
  const beginning = `${quote(letters.slice(0, shortestPiece).join(''))}${rest}(?=(?:['"]|&#39;) at line \\d|…|\\.{3}|$)`;
  const ends = letters.slice(1, 1 - shortestPiece).map((_letter, index) => quote(letters.slice(index + 1).join('')));
  return ends.length === 0 ? [beginning] : [beginning, `(?<=near (?:['"]|&#39;))(?:${ends.join('|')})`];
}

function hideValue(_whole: string, before: string, value: string): string {
  const quote = /^['"]/.exec(value)?.[0] ?? '';
  return `${before}${quote}${redacted}${quote}`;
}

/** A secret as it is, percent-encoded, and escaped as JSON, SQL and HTML write it. */
function spellings(secret: string): string[] {
  const encoded = encodeUri(secret);
  const json = JSON.stringify(secret).slice(1, -1);
  const html = secret
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  return [
    ...new Set([
      secret,
      encoded,
      encoded.replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
      encoded.replaceAll(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`),
      encoded.replaceAll('%20', '+'),
      json,
      JSON.stringify(json).slice(1, -1),
      secret.replaceAll("'", "''"),
      secret.replaceAll('\\', '\\\\').replaceAll("'", "\\'"),
      html,
      html.replaceAll("'", '&#39;'),
    ]),
  ];
}

function encodeUri(secret: string): string {
  try {
    return encodeURIComponent(secret);
  } catch {
    return secret; // a lone surrogate has no percent-encoding
  }
}
