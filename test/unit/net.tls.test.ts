import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createServer, type ConnectionOptions, type Server } from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tlsOptions } from '../../src/engine/net/tls.js';

const run = promisify(execFile);
const hasOpenssl = await run('openssl', ['version']).then(
  () => true,
  () => false,
);
let folder: string;
let server: Server;

const file = (name: string): string => join(folder, name);

/** A certificate authority of our own and a certificate of it for `db.example.com`; another authority that signed nothing. */
beforeAll(async () => {
  if (!hasOpenssl) return;
  folder = await mkdtemp(join(tmpdir(), 'dbm-tls-'));
  const openssl = async (...args: string[]): Promise<unknown> => run('openssl', args, { cwd: folder });
  const key = ['-newkey', 'rsa:2048', '-nodes'];
  for (const name of ['ca', 'other']) {
    await openssl('req', '-x509', ...key, '-keyout', `${name}.key`, '-out', `${name}.pem`, '-subj', `/CN=${name}`);
  }
  await openssl('req', ...key, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=db.example.com');
  await writeFile(file('names.txt'), 'subjectAltName=DNS:db.example.com,IP:192.0.2.1');
  const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'names.txt'];
  await openssl('x509', '-req', '-in', 'server.csr', ...signed, '-out', 'server.pem');
  await writeFile(file('text.pem'), 'no certificate');
  await openssl('pkcs8', '-topk8', '-in', 'ca.key', '-out', 'locked.key', '-passout', 'pass:open sesame');
  server = createServer({ key: await readFile(file('server.key')), cert: await readFile(file('server.pem')) });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  if (!hasOpenssl) return;
  server.close();
  await rm(folder, { recursive: true });
});

async function handshake(options: ConnectionOptions | undefined): Promise<string> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve) => {
    const socket = connect({ ...options, port, host: '127.0.0.1' }, () => resolve('encrypted'));
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    socket.on('close', () => resolve('closed'));
    socket.on('secureConnect', () => socket.destroy());
  });
}

describe.skipIf(!hasOpenssl)('tlsOptions (certificates by openssl)', () => {
  it('gives nothing for no TLS', async () => {
    expect(await tlsOptions(undefined, 'h')).toBeUndefined();
    expect(await tlsOptions({ mode: 'disable', ca: '/nowhere' }, 'h')).toBeUndefined();
  });

  it.each([
    ['prefer', undefined, 'db.example.com', 'encrypted'],
    ['require', undefined, 'db.example.com', 'encrypted'],
    ['require', undefined, 'other.example.com', 'encrypted'],
    ['verify-ca', 'ca.pem', 'db.example.com', 'encrypted'],
    ['verify-ca', 'ca.pem', 'other.example.com', 'encrypted'],
    ['verify-ca', 'other.pem', 'db.example.com', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['verify-ca', undefined, 'db.example.com', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['verify-full', 'ca.pem', 'db.example.com', 'encrypted'],
    ['verify-full', 'ca.pem', '192.0.2.1', 'encrypted'],
    ['verify-full', 'ca.pem', 'other.example.com', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['verify-full', 'ca.pem', '192.0.2.2', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['verify-full', 'other.pem', 'db.example.com', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ] as const)('%s with CA %s for %s: %s', async (mode, ca, host, outcome) => {
    const options = await tlsOptions({ mode, ca: ca && file(ca) }, host);
    expect(await handshake(options)).toBe(outcome);
  });

  it.each([
    ['a missing CA', { ca: 'nowhere.pem' }, 'no such file'],
    ['a CA that is none', { ca: 'text.pem' }, 'no CA certificate'],
    ['a key in place of a CA', { ca: 'ca.key' }, 'no CA certificate'],
    ['a certificate without a key', { certificate: 'ca.pem' }, 'without its key'],
    ['a key without a certificate', { key: 'ca.key' }, 'without its certificate'],
    ['a key of another certificate', { certificate: 'ca.pem', key: 'other.key' }, "can't be used together"],
    ['a wrong passphrase', { certificate: 'ca.pem', key: 'locked.key', passphrase: 'wrong' }, "can't be read"],
    ['a certificate in place of a key', { certificate: 'ca.pem', key: 'ca.pem' }, 'no client key'],
  ])('refuses %s', async (_what, files, words) => {
    const named = Object.fromEntries(
      Object.entries(files).map(([part, name]) => [part, part === 'passphrase' ? name : file(name)]),
    );
    await expect(tlsOptions({ mode: 'verify-full', ...named }, 'h')).rejects.toThrow(
      expect.objectContaining({ code: 'BAD_INPUT', message: expect.stringContaining(words) as string }),
    );
  });

  it('opens an encrypted key with its passphrase, and asks for it', async () => {
    const pair = { mode: 'require', certificate: file('ca.pem'), key: file('locked.key') } as const;
    expect(await handshake(await tlsOptions({ ...pair, passphrase: 'open sesame' }, 'h'))).toBe('encrypted');
    await expect(tlsOptions(pair, 'h')).rejects.toMatchObject({ code: 'PASSWORD_MISSING' });
  });
});
