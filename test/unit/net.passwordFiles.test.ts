import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EngineError } from '../../src/engine/errors.js';
import { completeConnection } from '../../src/engine/net/complete.js';
import { readOptionFile } from '../../src/engine/net/optionFile.js';
import { passwordFromPassfile } from '../../src/engine/net/passfile.js';
import { connectionFromUrl } from '../../src/engine/net/url.js';

const wanted = { host: 'db.example.com', port: 5432, database: 'shop', user: 'ann' };

function failureOf(work: () => unknown): EngineError {
  try {
    work();
  } catch (error) {
    return error as EngineError;
  }
  throw new Error('nothing was refused');
}

describe('a .pgpass', () => {
  it.each([
    ['db.example.com:5432:shop:ann:hunter22', 'hunter22'],
    ['*:*:*:*:hunter22', 'hunter22'],
    ['db.example.com:*:shop:ann:hunter22\r\n', 'hunter22'],
    ['# mine\n\nother:5432:shop:ann:no\n*:5432:*:ann:hunter22\n*:*:*:*:no', 'hunter22'],
    ['*:*:*:*:hun\\:ter\\\\22', 'hun:ter\\22'],
    ['*:*:*:*:hun:ter:22', 'hun:ter:22'],
    ['*:*:*:*: hunter 22 ', ' hunter 22 '],
    ['other:*:*:*:no', undefined],
    ['*:5433:*:*:no', undefined],
    ['', undefined],
  ])('%j gives %j', (text, password) => {
    expect(passwordFromPassfile(text, '/p', wanted)).toBe(password);
  });

  it('takes escaped names, and a socket by its folder or as localhost', () => {
    const socket = { ...wanted, host: 'localhost', socketPath: '/run/postgresql' };
    expect(passwordFromPassfile('/run/postgresql:*:*:*:one', '/p', socket)).toBe('one');
    expect(passwordFromPassfile('localhost:*:*:*:two', '/p', socket)).toBe('two');
    expect(passwordFromPassfile('a\\:b:*:*:*:six', '/p', { ...wanted, host: 'a:b' })).toBe('six');
  });

  it('refuses a broken line with its number, and not what stands there', () => {
    const error = failureOf(() => passwordFromPassfile('# x\nother:1:d:u:p\nhunter22:here', '/p', wanted));
    expect(error.toData()).toMatchObject({ code: 'BAD_INPUT', object: '/p', line: 3, column: 1 });
    expect(JSON.stringify(error.toData())).not.toContain('hunter22');
  });
});

describe('a .my.cnf', () => {
  const read = (text: string): object => readOptionFile(text, '/c');
  const given = (text: string): object => JSON.parse(JSON.stringify(read(text))) as object;

  it('is read as the clients read it', () => {
    const text = `# mine
[mysqld]
port = 1
user = no
[client]
user=ann
password = "hun#ter \\"22\\""   # behind
 port = 3307
ssl_mode = VERIFY_CA
ssl-ca = /ca.pem
quick
; more
[mysql]
user = 'bea'
`;
    const expected = { user: 'bea', password: 'hun#ter "22"', port: 3307, tlsMode: 'verify-ca', ca: '/ca.pem' };
    expect(given(text)).toEqual(expected);
  });

  it.each([
    ['password = a\\sb\\\\c\\td', 'a b\\c\td'],
    ['password = hunter22 # comment', 'hunter22'],
    ["password = 'a#b'", 'a#b'],
    ['password=', ''],
    ['password = a=b', 'a=b'],
    ['password = "unclosed', '"unclosed'],
  ])('%j is the password %j', (line, password) => {
    expect(given(`[client]\n${line}`)).toEqual({ password });
  });

  // `«` marks the place of the mistake.
  it.each([
    ['«user = ann'],
    ['[client]\n  «[mysql'],
    ['[client]\n«!includedir /etc/mysql/conf.d/'],
    ['[client]\n«= hunter22'],
    ['[client]\nport = «hunter22'],
    ['[client]\nport = «0'],
    ['[client]\n ssl-mode  =  «"hunter22"'],
  ])('%j is refused with its place', (marked) => {
    const before = marked.slice(0, marked.indexOf('«')).split('\n');
    const error = failureOf(() => read(marked.replace('«', '')));
    expect(error.toData()).toMatchObject({
      code: 'BAD_INPUT',
      object: '/c',
      line: before.length,
      column: before.at(-1)!.length + 1,
    });
    expect(JSON.stringify(error.toData())).not.toContain('hunter22');
  });
});

describe('completeConnection', () => {
  let folder: string;
  const file = (name: string): string => join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dbm-files-'));
    await writeFile(file('pgpass'), 'h:5432:d:u:from file\n', { mode: 0o600 });
    await writeFile(
      file('my.cnf'),
      '[client]\nuser=bea\npassword=from file\nhost=far\nport=3307\nssl-mode=REQUIRED\n',
      {
        mode: 0o600,
      },
    );
    await writeFile(file('socket.cnf'), '[client]\nuser=bea\nsocket=/s\n', { mode: 0o600 });
    await writeFile(file('open'), '*:*:*:*:hunter22\n');
    await chmod(file('open'), 0o640);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const complete = (url: string, env = {}): ReturnType<typeof completeConnection> =>
    completeConnection(connectionFromUrl(url, 'x'), env);

  it('takes the password from the file that a person points to, and only if none is given', async () => {
    expect(await complete(`postgresql://u@h/d?passfile=${file('pgpass')}`)).toMatchObject({ password: 'from file' });
    expect(await complete(`postgresql://u:own@h/d?passfile=${file('pgpass')}`)).toMatchObject({ password: 'own' });
    expect(await complete('postgresql://u@h/d?passfile=${env:F}', { F: file('pgpass') })).toMatchObject({
      password: 'from file',
    });
    await expect(complete(`postgresql://u@other/d?passfile=${file('pgpass')}`)).rejects.toMatchObject({
      code: 'PASSWORD_MISSING',
      message: expect.stringContaining('other:5432:d:u') as string,
    });
  });

  it('takes from an option file what the connection leaves open', async () => {
    const all = { user: 'bea', password: 'from file', host: 'far', port: 3307, tls: { mode: 'require' } };
    expect(await complete(`mysql:///d?defaults-file=${file('my.cnf')}`)).toMatchObject(all);
    expect(await complete(`mysql://ann:own@near:1/d?sslmode=disable&defaults-file=${file('my.cnf')}`)).toMatchObject({
      ...{ user: 'ann', password: 'own', host: 'near', port: 1, tls: { mode: 'disable' } },
    });
    const bySocket = await complete(`mariadb:///d?defaults-file=${file('socket.cnf')}`);
    expect(bySocket).toMatchObject({ socketPath: '/s', tls: undefined, port: 3306 });
    const byName = await complete(`mariadb://near/d?defaults-file=${file('socket.cnf')}`);
    expect(byName).toMatchObject({ socketPath: undefined, host: 'near', tls: { mode: 'prefer' } });
  });

  it.each([
    ['postgresql://u@h/d?passfile=FOLDER/open', /chmod 600/],
    ['mysql:///d?defaults-file=FOLDER/open', /chmod 600/],
    ['postgresql://u@h/d?passfile=FOLDER/none', /Check the path/],
    ['postgresql://u@h/d?passfile=FOLDER', /Name a file/],
    ['mysql:///d?defaults-file=FOLDER/pgpass', /\[client\]/],
  ])('refuses %s and says what to do', async (url, hint) => {
    const failed = complete(url.replace('FOLDER', folder));
    await expect(failed).rejects.toMatchObject({ code: 'BAD_INPUT', hint: expect.stringMatching(hint) as string });
    await expect(failed).rejects.not.toThrow(/hunter22/);
  });

  it('expands ~/ in every path', async () => {
    const settings = await complete('postgresql://u:p@h/d?sslrootcert=~/ca.pem&ssh=u@j&ssh-key=~/.ssh/id&ssh-jump=u@k');
    const key = join(homedir(), '.ssh/id');
    expect(settings).toMatchObject({ tls: { ca: join(homedir(), 'ca.pem') }, ssh: { key, jump: { key } } });
  });
});
