import { createHash, createHmac } from 'node:crypto';

/** What a file of known hosts says of a host key. */
export type Verdict = 'known' | 'unknown' | 'changed' | 'revoked';

interface Line {
  readonly marker: string | undefined;
  readonly type: string;
  readonly key: string;
}

/** The type that stands in front of every key in SSH's wire format (RFC 4253, 6.6): `ssh-ed25519`. */
export function keyType(key: Buffer): string {
  const length = key.length < 4 ? 0 : key.readUInt32BE(0);
  return key.subarray(4, 4 + length).toString('latin1');
}

/** A key's fingerprint as `ssh-keygen -l` prints it. */
export function fingerprintOf(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}

/**
 * Compares a host key with the text of a `known_hosts` (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT"): plain and hashed names, patterns, `[host]:port`,
 * `@revoked`. `changed` means that this host is known with another key of the same type. Certificates of hosts are passed over.
 */
export function judgeHostKey(text: string, host: string, port: number, key: Buffer): Verdict {
  const lines = linesFor(text, host, port);
  const wire = key.toString('base64');
  const same = lines.filter((line) => line.key === wire);
  if (same.some((line) => line.marker === '@revoked')) return 'revoked';
  if (same.some((line) => line.marker === undefined)) return 'known';
  const type = keyType(key);
  return lines.some((line) => line.marker === undefined && line.type === type) ? 'changed' : 'unknown';
}

/** The types of the keys under which a host is known: they are asked for first, as another type would look unknown. */
export function knownKeyTypes(text: string, host: string, port: number): string[] {
  return [...new Set(linesFor(text, host, port).flatMap((line) => (line.marker === undefined ? [line.type] : [])))];
}

function linesFor(text: string, host: string, port: number): Line[] {
  const name = port === 22 ? host.toLowerCase() : `[${host.toLowerCase()}]:${port}`;
  return text.split(/\r?\n/).flatMap((whole) => {
    const line = whole.trim();
    if (line === '' || line.startsWith('#')) return [];
    const words = line.split(/[ \t]+/);
    const marker = words[0]?.startsWith('@') ? words.shift() : undefined;
    const [hosts = '', type = '', key = ''] = words;
    return namesHost(hosts, name) ? [{ marker, type, key }] : [];
  });
}

function namesHost(hosts: string, name: string): boolean {
  const hashed = /^\|1\|([^|]+)\|([^|]+)$/.exec(hosts);
  if (hashed) {
    const [, salt = '', digest] = hashed;
    return createHmac('sha1', Buffer.from(salt, 'base64')).update(name).digest('base64') === digest;
  }
  const patterns = hosts.toLowerCase().split(',');
  const fits = (pattern: string): boolean => globOf(pattern).test(name);
  if (patterns.some((pattern) => pattern.startsWith('!') && fits(pattern.slice(1)))) return false;
  return patterns.some((pattern) => !pattern.startsWith('!') && fits(pattern));
}

function globOf(pattern: string): RegExp {
  const quoted = pattern.replaceAll(/[\\^$.+()[\]{}|-]/g, '\\$&');
  return new RegExp(`^${quoted.replaceAll('*', '.*').replaceAll('?', '.')}$`);
}
