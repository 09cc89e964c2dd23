import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../../src/engine/errors.js';
import { resolveReferences } from '../../src/engine/net/settings.js';
import { connectionFromUrl } from '../../src/engine/net/url.js';

function failure(text: string): EngineError {
  try {
    connectionFromUrl(text, 'source');
  } catch (error) {
    if (error instanceof EngineError) return error;
    throw error;
  }
  throw new Error(`accepted: ${text}`);
}

describe('connectionFromUrl', () => {
  it('reads every part of a full URL', () => {
    expect(connectionFromUrl('postgresql://ann:s%40cret@db.example.com:6543/shop?sslmode=verify-full', 'shop')).toEqual(
      {
        name: 'shop',
        engine: 'postgresql',
        host: 'db.example.com',
        port: 6543,
        user: 'ann',
        password: 's@cret',
        database: 'shop',
        socketPath: undefined,
        tls: { mode: 'verify-full', ca: undefined, certificate: undefined, key: undefined },
      },
    );
  });

  it.each([
    ['postgres://u@h/d', 'postgresql', 5432],
    ['postgresql://u@h/d', 'postgresql', 5432],
    ['MySQL://u@h/d', 'mysql', 3306],
    ['mariadb://u@h/d', 'mariadb', 3306],
  ])('%s gets its engine and default port', (text, engine, port) => {
    expect(connectionFromUrl(text, 'x')).toMatchObject({ engine, port, host: 'h', user: 'u', database: 'd' });
  });

  it.each([
    ['postgresql://u:p@[::1]:5433/d', '::1', 5433],
    ['postgresql://u:p@[fe80::1]/d', 'fe80::1', 5432],
    ['postgresql://u:p@/d', 'localhost', 5432],
    ['postgresql:///d?user=u&host=h&port=7', 'h', 7],
  ])('%s names its host and port', (text, host, port) => {
    expect(connectionFromUrl(text, 'x')).toMatchObject({ host, port, user: 'u' });
  });

  it.each([
    'mysql://u@localhost/d?socket=/run/mysqld/mysqld.sock',
    'mysql://u@/d?socket=%2Frun%2Fmysqld%2Fmysqld.sock',
    'mysql://u@/d?host=/run/mysqld/mysqld.sock',
    'mysql://u@%2Frun%2Fmysqld%2Fmysqld.sock/d',
  ])('%s leads to a unix socket, without TLS', (text) => {
    const settings = connectionFromUrl(text, 'x');
    expect(settings.socketPath).toBe('/run/mysqld/mysqld.sock');
    expect(settings.tls).toBeUndefined();
  });

  it.each([
    ['', 'prefer'],
    ['?sslmode=disable', 'disable'],
    ['?sslmode=allow', 'prefer'],
    ['?ssl-mode=VERIFY_IDENTITY', 'verify-full'],
    ['?sslMode=REQUIRED', 'require'],
    ['?ssl=true', 'require'],
    ['?ssl=0', 'disable'],
    ['?tls=verify-ca', 'verify-ca'],
  ])('"%s" means TLS mode %s', (query, mode) => {
    expect(connectionFromUrl(`mysql://u@h/d${query}`, 'x').tls?.mode).toBe(mode);
  });

  it('reads the certificate files in both families of names', () => {
    const files = { mode: 'verify-ca', ca: '/a b.pem', certificate: '/c.pem', key: '/k.pem' };
    const libpq = 'sslmode=verify-ca&sslrootcert=/a%20b.pem&sslcert=/c.pem&sslkey=/k.pem';
    const mysql = 'ssl-mode=VERIFY_CA&ssl-ca=/a%20b.pem&ssl-cert=/c.pem&ssl-key=/k.pem';
    expect(connectionFromUrl(`postgresql://u@h/d?${libpq}`, 'x').tls).toEqual(files);
    expect(connectionFromUrl(`mysql://u@h/d?${mysql}`, 'x').tls).toEqual(files);
  });

  it('reads the passphrase of a key, and what else opens a door', () => {
    const url =
      'postgresql://u@h/d?sslkey=/k.pem&sslcert=/c.pem&sslpassword=a%26b&passfile=~/.pgpass&cleartext-password=true';
    expect(connectionFromUrl(url, 'x')).toMatchObject({
      ...{ tls: { key: '/k.pem', passphrase: 'a&b' }, passfile: '~/.pgpass', cleartextPassword: true },
    });
  });

  it('reads an SSH server and the way to it', () => {
    const login = 'ssh-key=~/.ssh/id&ssh-passphrase=${env:P}&ssh-known-hosts=/kh';
    const fingerprint = `SHA256:${'a'.repeat(43)}`;
    const url = `mysql://u:p@db.internal/d?ssh=ann@bastion:2222&${login}&ssh-fingerprint=${fingerprint}&ssh-jump=bea%40[fe80::1]`;
    const same = { key: '~/.ssh/id', passphrase: '${env:P}', knownHosts: '/kh' };
    expect(connectionFromUrl(url, 'x')).toMatchObject({ host: 'db.internal', password: 'p' });
    expect(connectionFromUrl(url, 'x').ssh).toEqual({
      ...{ user: 'ann', host: 'bastion', port: 2222, ...same, fingerprint },
      jump: { user: 'bea', host: 'fe80::1', port: 22, ...same },
    });
  });

  it('leaves open what an option file may give', () => {
    const settings = connectionFromUrl('mysql:///d?defaults-file=/c', 'x');
    expect(settings).toMatchObject({ user: '', host: '', port: 0, tls: undefined, defaultsFile: '/c' });
  });

  it('gives back any user, password and database that were percent-encoded', () => {
    const part = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('\0'));
    fc.assert(
      fc.property(part, part, part, (user, password, database) => {
        const [u, p, d] = [user, password, database].map((text) => encodeURIComponent(text));
        const settings = connectionFromUrl(`postgresql://${u}:${p}@h/${d}`, 'x');
        expect(settings).toMatchObject({ user, password, database });
      }),
    );
  });

  it.each([
    ['', 1],
    ['shop', 1],
    ['oracle://u:hunter22@h/d', 1],
    ['postgresql://u:hunter22@h:port/d', 27],
    ['postgresql://u:hunter22@h:70000/d', 27],
    ['postgresql://u:hunter22@h:0/d', 27],
    ['postgresql://u:hunter22@h', 26],
    ['postgresql://u:hunter22@h/', 27],
    ['postgresql://h/d', 14],
    ['postgresql://u:hunter22@h/d?wrong=1', 29],
    ['postgresql://u:hunter22@h/d?sslmode=maybe', 37],
    ['postgresql://u:hunter22@h/d?sslmode=require&sslmode=require', 45],
    ['postgresql://u:hunter22@h/d?sslmode', 29],
    ['postgresql://u:hunter%2@h/d', 22],
    ['postgresql://u:hunter22%ff@h/d', 16],
    ['postgresql://u:hunter22%00@h/d', 16],
    ['postgresql://u:hunter#22@h/d', 22],
    ['postgresql://u:hunter/22@h/d', 25],
    ['postgresql://u:hunter?22@h/d', 25],
    ['postgresql://u:hunter 22@h/d', 22],
    ['postgresql://u:hunter22@[::1/d', 25],
    ['postgresql://u:hunter22@[::1]x/d', 30],
    ['postgresql://u:hunter22@h/d/e', 28],
    ['postgresql://u:hunter22@h,i/d', 25],
    ['postgresql://u:hunter22@h/d?socket=relative', 36],
    ['postgresql://u:hunter22@h/d?ssh=bastion', 33],
    ['postgresql://u:hunter22@h/d?ssh=u@b:99999', 33],
    ['postgresql://u:hunter22@h/d?ssh-key=/k', 37],
    ['postgresql://u:hunter22@h/d?ssh=u@b&ssh-fingerprint=MD5:x', 53],
    ['postgresql://u:hunter22@h/d?ssh=u@b&socket=/s', 33],
    ['postgresql://u:hunter22@h/d?defaults-file=/c', 43],
    ['mysql://u:hunter22@h/d?passfile=/c', 33],
    ['mysql://u:hunter22@h/d?cleartext-password=maybe', 43],
    ['postgresql://u:hunter?x=22@h/d', 27],
    ['postgresql://u@h/d?password=x&hunter22', 31],
    ['postgresql://u@h/d?password=x&hunter=22', 31],
    ['postgresql://u@h/d?%68unter22', 20],
    ['postgresql://u@h/d?password=x#hunter22', 30],
    ['hunter22://u@h/d', 1],
    ['host=h password=hunter22', 7],
    ['host=h;password=hunter22', 1],
  ])('refuses %s at column %i and keeps the password to itself', (text, column) => {
    const error = failure(text);
    expect(error.code).toBe('BAD_INPUT');
    expect(error.column).toBe(column);
    expect(error.hint).not.toBe('');
    expect(JSON.stringify(error.toData())).not.toMatch(/hunter/);
  });

  it('never shows any of the password, whatever stands in it', () => {
    const password = fc.string({ minLength: 6 }).map((text) => `hunter${text}22secret`);
    fc.assert(
      fc.property(password, fc.constantFrom('@h:bad/d', '@h/d?nope=1', '@h', ''), (secret, end) => {
        try {
          connectionFromUrl(`mysql://ann:${secret}${end}`, 'x');
        } catch (error) {
          expect(error).toBeInstanceOf(EngineError);
          expect(JSON.stringify((error as EngineError).toData())).not.toMatch(/hunter|22secret/);
        }
      }),
    );
  });

  it('answers any text with settings or a positioned error', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `mysql://${text}`),
        ),
        (text) => {
          try {
            connectionFromUrl(text, 'x');
          } catch (error) {
            expect(error).toBeInstanceOf(EngineError);
            expect((error as EngineError).column).toBeGreaterThan(0);
            expect((error as EngineError).column).toBeLessThanOrEqual(text.length + 1);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('resolveReferences', () => {
  const settings = connectionFromUrl('postgresql://${env:DB_USER}:${env:DB_PASSWORD}@h:5/d', 'shop');

  it('leaves references alone until they are resolved, and takes values as they are', () => {
    expect(settings.password).toBe('${env:DB_PASSWORD}');
    expect(resolveReferences(settings, { DB_USER: 'ann', DB_PASSWORD: 'p%40$&@:/${env:X}' })).toMatchObject({
      user: 'ann',
      password: 'p%40$&@:/${env:X}',
      port: 5,
    });
  });

  it('names the variable that is missing', () => {
    expect(() => resolveReferences(settings, { DB_USER: 'ann' })).toThrow(
      expect.objectContaining({ code: 'PASSWORD_MISSING', message: expect.stringContaining('DB_PASSWORD') as string }),
    );
    expect(() => resolveReferences(settings, { DB_PASSWORD: 'x' })).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT', message: expect.stringContaining('DB_USER') as string }),
    );
  });
});
