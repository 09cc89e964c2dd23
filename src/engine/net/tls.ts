import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { createPrivateKey } from 'node:crypto';
import { checkServerIdentity, createSecureContext, type ConnectionOptions } from 'node:tls';
import { EngineError } from '../errors.js';
import type { TlsMode, TlsSettings } from '../model/connection.js';

/**
 * How a driver has to open TLS, or undefined for no TLS at all. The modes mean what they mean in PostgreSQL's libpq
 * (https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-SSLMODE-STATEMENTS) and, but for their names, in
 * MySQL's clients. `prefer` gives options that check nothing; going on without TLS where the server has none is the
 * adapter's part. `host` is the database's own name, which `verify-full` compares with the certificate, whatever
 * address the socket leads to. Without a CA file the public authorities that come with Node are trusted.
 *
 * Throws BAD_INPUT, naming the file, when a PEM file can't be read, holds something else, or the pair doesn't match, and
 * PASSWORD_MISSING when the key is encrypted and no passphrase is given.
 */
export async function tlsOptions(tls: TlsSettings | undefined, host: string): Promise<ConnectionOptions | undefined> {
  if (tls === undefined || tls.mode === 'disable') return undefined;
  const [ca, cert, key] = await Promise.all([
    checksAuthority(tls.mode)
      ? readPem(tls.ca, 'CA certificate', /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/)
      : undefined,
    readPem(tls.certificate, 'client certificate', /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/),
    readPem(tls.key, 'client key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/),
  ]);
  checkKey(tls, key);
  checkPair(tls, cert, key);
  return {
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key, ...(tls.passphrase === undefined ? {} : { passphrase: tls.passphrase }) }),
    ...(isIP(host) === 0 ? { servername: host } : {}),
    rejectUnauthorized: checksAuthority(tls.mode),
    checkServerIdentity:
      tls.mode === 'verify-full' ? (_name, certificate) => checkServerIdentity(host, certificate) : () => undefined,
  };
}

function checksAuthority(mode: TlsMode): boolean {
  return mode === 'verify-ca' || mode === 'verify-full';
}

async function readPem(file: string | undefined, what: string, begins: RegExp): Promise<string | undefined> {
  if (file === undefined) return undefined;
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : reason(error);
    throw badFile(file, `The ${what} "${file}" can't be read: ${why}.`, 'Check the path and its permissions.', error);
  }
  if (begins.test(text)) return text;
  throw badFile(
    file,
    `"${file}" holds no ${what} in PEM form.`,
    'Name a PEM file: text that begins with "-----BEGIN". Convert other forms with openssl.',
  );
}

/** Told before the handshake, whose own errors name neither the file nor the passphrase. */
function checkKey({ key: file = '', passphrase }: TlsSettings, key: string | undefined): void {
  if (key === undefined) return;
  try {
    createPrivateKey({ key, passphrase });
  } catch (error) {
    if (passphrase === undefined && /passphrase|bad decrypt|interrupted or cancelled/i.test(reason(error))) {
      const hint = 'Give its passphrase: sslpassword=… in a URL, "passphrase" in a connection file.';
      const message = `The client key "${file}" is encrypted, and no passphrase is given.`;
      throw new EngineError({ code: 'PASSWORD_MISSING', stage: 'input', object: file, message, hint });
    }
    const message = `The client key "${file}" can't be read: ${reason(error)}.`;
    throw badFile(file, message, 'Check the passphrase, and that the file is a private key.', error);
  }
}

function checkPair(tls: TlsSettings, cert: string | undefined, key: string | undefined): void {
  if ((cert === undefined) !== (key === undefined)) {
    const [there, missing] = cert === undefined ? ['key', 'certificate'] : ['certificate', 'key'];
    throw badFile(
      tls.certificate ?? tls.key ?? '',
      `A client ${there} is given without its ${missing}.`,
      `Give the client ${missing} too, or neither.`,
    );
  }
  if (cert === undefined || key === undefined) return;
  try {
    createSecureContext({ cert, key, passphrase: tls.passphrase });
  } catch (error) {
    throw badFile(
      tls.key ?? '',
      `The client certificate "${tls.certificate ?? ''}" and key "${tls.key ?? ''}" can't be used together: ${reason(error)}.`,
      'Give the key that the certificate was made for.',
      error,
    );
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function badFile(object: string, message: string, hint: string, cause?: unknown): EngineError {
  return new EngineError({ code: 'BAD_INPUT', stage: 'input', object, message, hint, cause });
}
