import { chmod, chown, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findExecutable, isRoot, run, UNPRIVILEGED } from './program.js';

/** Files of certificates that openssl made for one test. */
export interface Certificates {
  readonly folder: string;
  readonly ca: string;
  /** Another authority, which signed nothing. */
  readonly stranger: string;
  /** The server's pair, for the names that were asked for; the key belongs to PostgreSQL's user. */
  readonly certificate: string;
  readonly key: string;
  /** A client's pair for the user `certified`; the key is encrypted. */
  readonly clientCertificate: string;
  readonly clientKey: string;
  readonly passphrase: string;
}

export const hasOpenssl = findExecutable('openssl') !== undefined;

/** Makes an authority, a server's and a client's certificate. `names` as openssl takes them: `DNS:db.internal,IP:127.0.0.1`. */
export async function makeCertificates(names: string): Promise<Certificates> {
  const folder = await mkdtemp(join(tmpdir(), 'dbm-certificates-'));
  await chmod(folder, 0o755);
  const file = (name: string): string => join(folder, name);
  const passphrase = 'open & sesame';
  const openssl = (...args: string[]): Promise<unknown> => run({ command: 'openssl', args }, { cwd: folder });
  const newKey = ['-newkey', 'rsa:2048', '-nodes'];
  for (const name of ['ca', 'stranger']) {
    await openssl('req', '-x509', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.pem`, '-subj', `/CN=${name}`);
  }
  await writeFile(file('server.ext'), `subjectAltName=${names}`);
  await writeFile(file('client.ext'), 'extendedKeyUsage=clientAuth');
  for (const [name, subject] of [
    ['server', '/CN=db'],
    ['client', '/CN=certified'],
  ] as const) {
    await openssl('req', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', subject);
    const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', `${name}.ext`];
    await openssl('x509', '-req', '-in', `${name}.csr`, ...signed, '-out', `${name}.pem`);
  }
  await openssl('pkcs8', '-topk8', '-in', 'client.key', '-out', 'locked.key', '-passout', `pass:${passphrase}`);
  if (isRoot()) await chown(file('server.key'), UNPRIVILEGED, UNPRIVILEGED);
  await chmod(file('server.key'), 0o600);
  return {
    ...{ folder, passphrase, ca: file('ca.pem'), stranger: file('stranger.pem'), certificate: file('server.pem') },
    ...{ key: file('server.key'), clientCertificate: file('client.pem'), clientKey: file('locked.key') },
  };
}
