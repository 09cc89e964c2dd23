/** A part of the URL and the 0-based offset at which it begins. */
export interface Part {
  readonly text: string;
  readonly at: number;
}

/** Throws BAD_INPUT at an offset; never repeats what the person wrote there, for it may be a password. */
export type Fail = (at: number, message: string, hint: string) => never;

export const encodeHint =
  'A part that holds one of : / ? # [ ] @ % must be percent-encoded: @ is %40, / is %2F, # is %23, % is %25.';

/** Cuts at the first `separator` that stands outside references. */
export function splitOnce(part: Part, masked: string, separator: string): [Part, Part | undefined] {
  const index = masked.slice(part.at, part.at + part.text.length).indexOf(separator);
  if (index < 0) return [part, undefined];
  return [
    { text: part.text.slice(0, index), at: part.at },
    { text: part.text.slice(index + 1), at: part.at + index + 1 },
  ];
}

export function nonEmpty(part: Part | undefined): Part | undefined {
  return part?.text === '' ? undefined : part;
}

export function decode(part: Part | undefined, fail: Fail): string | undefined {
  if (part === undefined) return undefined;
  const broken = /%(?![0-9a-f]{2})/i.exec(part.text);
  if (broken)
    fail(part.at + broken.index, 'A "%" is not followed by two hexadecimal digits.', 'Write the character % as %25.');
  let value = '';
  try {
    value = decodeURIComponent(part.text);
  } catch {
    fail(part.at, 'The percent-encoded bytes of this part are not UTF-8.', 'Percent-encode the text as UTF-8.');
  }
  if (value.includes('\0')) fail(part.at, 'A connection can hold no NUL character.', 'Remove %00.');
  return value;
}

export function portBehind(host: Part, masked: string, fail: Fail): { name: Part; port?: Part | undefined } {
  if (!host.text.startsWith('[')) {
    const [name, port] = splitOnce(host, masked, ':');
    return { name, port: nonEmpty(port) };
  }
  const close = host.text.indexOf(']');
  if (close < 0) fail(host.at, 'The bracket round the IPv6 address is not closed.', 'Write it as [::1].');
  const behind = host.text.slice(close + 1);
  if (behind !== '' && !behind.startsWith(':')) {
    fail(host.at + close + 1, 'Behind an IPv6 address stands only a port.', 'Write it as [::1]:5432.');
  }
  const address = { text: host.text.slice(1, close), at: host.at + 1 };
  return { name: address, port: nonEmpty({ text: behind.slice(1), at: host.at + close + 2 }) };
}

export function readPort(part: Part | undefined, fail: Fail): number | undefined {
  if (part === undefined) return undefined;
  const port = /^\d{1,5}$/.test(part.text) ? Number(part.text) : 0;
  if (port >= 1 && port <= 65535) return port;
  return fail(part.at, 'The port is not a number from 1 to 65535.', `Check the port. ${encodeHint}`);
}
