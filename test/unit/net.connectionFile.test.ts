import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../../src/engine/errors.js';
import { connectionsFromJson } from '../../src/engine/net/connectionFile.js';

const good = `{
  "source_db": { "type": "postgresql", "host": "s.example.com", "port": 5432, "user": "admin", "password": "hunter22", "database": "sourcedb" },
  "target_db": { "type": "mysql", "host": "t.example.com", "port": 3306, "user": "admin", "password": "hunter22", "database": "targetdb" }
}`;

function failure(text: string): EngineError {
  try {
    connectionsFromJson(text);
  } catch (error) {
    if (error instanceof EngineError) return error;
    throw error;
  }
  throw new Error(`accepted: ${text}`);
}

describe('connectionsFromJson', () => {
  it('reads the shape that people already have', () => {
    const { source, target } = connectionsFromJson(good);
    expect(source).toMatchObject({
      name: 'source',
      engine: 'postgresql',
      host: 's.example.com',
      port: 5432,
      user: 'admin',
      password: 'hunter22',
      database: 'sourcedb',
      tls: { mode: 'prefer' },
    });
    expect(target).toMatchObject({ name: 'target', engine: 'mysql', port: 3306, database: 'targetdb' });
  });

  it('takes defaults, names, sockets, TLS files and a byte order mark', () => {
    const text = `\uFEFF{
      "source_db": { "name": "old", "type": "mariadb", "socket": "/run/m.sock", "user": "u", "database": "d" },
      "target_db": { "type": "postgres", "host": "h", "user": "u", "password": "\${env:PW}", "database": "d",
                     "tls": { "mode": "verify-full", "ca": "/ca.pem" } }
    }`;
    const { source, target } = connectionsFromJson(text);
    expect(source).toMatchObject({ name: 'old', engine: 'mariadb', socketPath: '/run/m.sock', port: 3306 });
    expect(source.password).toBeUndefined();
    expect(target).toMatchObject({ engine: 'postgresql', port: 5432, password: '${env:PW}' });
    expect(target.tls).toMatchObject({ mode: 'verify-full', ca: '/ca.pem' });
  });

  it('takes SSH servers, password files and passphrases', () => {
    const text = `{
      "source_db": { "type": "mysql", "defaults_file": "~/.my.cnf", "database": "d" },
      "target_db": { "type": "postgresql", "host": "h", "user": "u", "database": "d", "passfile": "~/.pgpass", "cleartext_password": true,
                     "tls": { "mode": "require", "certificate": "/c", "key": "/k", "passphrase": "p" },
                     "ssh": { "host": "b", "user": "ann", "key": "/id", "passphrase": "p", "known_hosts": "/kh",
                              "jump": { "host": "j", "port": 2222, "user": "bea", "password": "p" } } }
    }`;
    const { source, target } = connectionsFromJson(text);
    expect(source).toMatchObject({ user: '', host: '', port: 0, defaultsFile: '~/.my.cnf', tls: undefined });
    expect(target).toMatchObject({ passfile: '~/.pgpass', cleartextPassword: true, tls: { passphrase: 'p' } });
    expect(target.ssh).toEqual({
      ...{ host: 'b', port: 22, user: 'ann', key: '/id', passphrase: 'p', knownHosts: '/kh' },
      jump: { host: 'j', port: 2222, user: 'bea', password: 'p' },
    });
  });

  // `«` marks the place of the mistake.
  it.each([
    ['an empty file', '«'],
    ['a broken file', good.replace('"port": 5432,', '"port": 5432').replace('5432 "', '5432 «"')],
    ['a comment', `«// mine\n${good}`],
    ['a list', '«[]'],
    ['a missing side', '«{ "source_db": {} }'],
    ['an unknown side', good.replace('"target_db"', '«"target"')],
    ['an unknown key', good.replace('"host": "t.', '«"hots": "t.')],
    ['a repeated key', good.replace('"database": "targetdb"', '«"host": "x"')],
    ['a text as port', good.replace('5432', '«"5432"')],
    ['a port out of range', good.replace('5432', '«65536')],
    ['a number as password', good.replace('"password": "hunter22"', '"password": «22')],
    ['an empty host', good.replace('"t.example.com"', '«""')],
    ['an unknown type', good.replace('"mysql"', '«"oracle"')],
    [
      'a missing user',
      good.replace('{ "type": "postgresql",', '«{ "type": "postgresql",').replace('"user": "admin", ', ''),
    ],
    ['an unknown TLS mode', good.replace('"targetdb"', '"targetdb", "tls": { "mode": «"maybe" }')],
    ['an SSH server without a user', good.replace('"targetdb"', '"targetdb", "ssh": «{ "host": "b" }')],
    [
      'a fingerprint that is none',
      good.replace('"targetdb"', '"targetdb", "ssh": { "host": "b", "user": "u", "fingerprint": «"x" }'),
    ],
    [
      'an unknown key of a jump',
      good.replace('"targetdb"', '"targetdb", "ssh": { "host": "b", "user": "u", "jump": { «"x": 1 } }'),
    ],
    ['the other system’s password file', good.replace('"targetdb"', '"targetdb", "passfile": «"/p"')],
    ['a text as flag', good.replace('"targetdb"', '"targetdb", "cleartext_password": «"yes"')],
  ])('refuses %s, with its line and column', (_what, marked) => {
    const before = marked.slice(0, marked.indexOf('«')).split('\n');
    const error = failure(marked.replace('«', ''));
    expect({ code: error.code, line: error.line, column: error.column }).toEqual({
      code: 'BAD_INPUT',
      line: before.length,
      column: before.at(-1)!.length + 1,
    });
    expect(error.hint).not.toBe('');
    expect(JSON.stringify(error.toData())).not.toMatch(/hunter/);
  });

  it('answers every mutation of a good file with settings or a positioned error', () => {
    const cut = fc.tuple(fc.nat(good.length), fc.nat(12), fc.string({ maxLength: 4 }));
    fc.assert(
      fc.property(cut, ([at, length, put]) => {
        try {
          connectionsFromJson(good.slice(0, at) + put + good.slice(at + length));
        } catch (error) {
          expect(error).toBeInstanceOf(EngineError);
          expect((error as EngineError).line).toBeGreaterThan(0);
          expect((error as EngineError).column).toBeGreaterThan(0);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
