import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Redactor, redact } from '../../src/engine/net/redact.js';
import { connectionFromUrl } from '../../src/engine/net/url.js';

const secret = `p@ss/w"or'd\\<é> 1`;

describe('redact', () => {
  it.each([
    ['as it is', secret],
    ['percent-encoded', encodeURIComponent(secret)],
    ['percent-encoded in lower case', encodeURIComponent(secret).toLowerCase()],
    ['as JSON', JSON.stringify({ cause: secret })],
    ['as JSON inside JSON', JSON.stringify(JSON.stringify({ cause: secret }))],
    ['as SQL', `ALTER USER x SET x '${secret.replaceAll("'", "''")}'`],
    ['as MySQL writes it', secret.replaceAll('\\', '\\\\').replaceAll("'", "\\'")],
    ['as HTML', 'p@ss/w&quot;or&#39;d\\&lt;é&gt; 1'],
    ['twice', `${secret} and ${secret}`],
  ])('hides a known secret %s', (_how, text) => {
    const clean = redact(`before ${text} after`, [secret]);
    expect(clean).not.toMatch(/p@ss|p%40ss|or'd/);
    expect(clean).toMatch(/^before .*•••.* after$/);
  });

  it.each([
    ["right syntax to use near 'SELEKT 'p@ss/w' at line 2", "right syntax to use near 'SELEKT '•••' at line 2"],
    [`syntax to use near '"or'd\\<é> 1', x' at line 1`, `syntax to use near '•••', x' at line 1`],
    ['it said p%40ss%2Fw', 'it said •••'],
    ['it said p@ss/w"o… and more', 'it said •••… and more'],
    ["near 'p' at line 1", "near 'p' at line 1"],
    ['pass the salt', 'pass the salt'],
  ])('hides a piece of a secret where a text was cut: %s', (text, clean) => {
    expect(redact(text, [secret])).toBe(clean);
  });

  it('hides any secret of three letters or more wherever it stands alone', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 3 }), (password) => {
        const text = `x ${password} y ${encodeURIComponent(password)} z ${JSON.stringify(password)}`;
        const marker = '•••';
        fc.pre(!marker.includes(password) && !'x  y  z '.includes(password));
        expect(redact(text, [password]).split(marker).join('')).not.toContain(password);
      }),
    );
  });

  it.each([
    ['postgresql://ann:hunter22@h/d', 'postgresql://ann:•••@h/d'],
    ['connect mysql://ann:hunt@er22@h/d failed', 'connect mysql://ann:•••@h/d failed'],
    ['https://:hunter22@h', 'https://:•••@h'],
    ['mysql://ann@h/d?password=hunter22&x=1', 'mysql://ann@h/d?password=•••&x=1'],
    ["host=h password='hun ter22' user=ann", "host=h password='•••' user=ann"],
    ['run mysql://ann:hunt/er?22@h/d', 'run mysql://ann:•••@h/d'],
    ['mysql://h/d?user=a&password=hunter&22secret', 'mysql://h/d?user=a&password=•••'],
    ['mysql://h/d?password=hunter&22secret&ssl=true', 'mysql://h/d?password=•••&ssl=true'],
    ['mysql://h/d?password=hunt@er22', 'mysql://h/d?password=•••'],
    ['host=h;user=a;pwd=hunter22;database=d', 'host=h;user=a;pwd=•••;database=d'],
    ['host=h pass=hunter22 user=a', 'host=h pass=••• user=a'],
    ['PGPASSWORD=hunter22 psql', 'PGPASSWORD=••• psql'],
    ['MYSQL_PWD=hunter22', 'MYSQL_PWD=•••'],
    ['{"user":"ann","password":"hunt\\"er22"}', '{"user":"ann","password":"•••"}'],
    ['{ "ssl_passphrase" : "hunter22" }', '{ "ssl_passphrase" : "•••" }'],
    ["CREATE USER x IDENTIFIED BY 'hunter22'", "CREATE USER x IDENTIFIED BY '•••'"],
    [
      '-----BEGIN RSA PRIVATE KEY-----\nhunter22\n-----END RSA PRIVATE KEY-----',
      '-----BEGIN RSA PRIVATE KEY-----•••-----END RSA PRIVATE KEY-----',
    ],
    ["ALTER ROLE x PASSWORD 'hunter22';", "ALTER ROLE x PASSWORD '•••';"],
  ])('hides what is shaped like a password in %s', (text, clean) => {
    expect(redact(text)).toBe(clean);
  });

  it.each([
    'SELECT id, password FROM users WHERE password = $1',
    'CREATE TABLE `users` (`password` VARCHAR(40) NOT NULL)',
    'LOAD DATA LOCAL INFILE ... SET `password` = UNHEX(@password)',
    'password authentication failed for user "ann"',
    'postgresql://ann@h:5432/d',
    'see https://www.postgresql.org/docs/current/libpq-ssl.html',
  ])('leaves alone: %s', (text) => {
    expect(redact(text)).toBe(text);
  });
});

describe('Redactor', () => {
  it('cleans every text of plain JSON, whatever its depth', () => {
    const redactor = new Redactor([secret]);
    const event = {
      type: 'step',
      error: { code: 'STATEMENT_FAILED', message: `near ${secret}`, detail: `a ${JSON.stringify(secret)}` },
      cells: [{ column: 'x', source: secret, target: null }],
      key: { [secret]: secret },
      rows: 3,
    };
    const clean = redactor.value(event);
    expect(JSON.stringify(clean)).not.toContain('p@ss');
    expect(clean).toMatchObject({ type: 'step', rows: 3, cells: [{ source: '•••', target: null }] });
  });

  it('keeps our own words readable when the password is one of them', () => {
    const redactor = new Redactor();
    redactor.addConnection(connectionFromUrl('postgresql://postgres:postgres@localhost/step', 'source'));
    expect(redactor.text('PostgreSQL at postgresql://postgres:postgres@localhost/step')).not.toContain(':postgres@');
    expect(redactor.text('a postgresql server')).toBe('a postgresql server');
    redactor.add('step');
    expect(redactor.value({ type: 'step', state: 'step', message: 'the step' })).toEqual({
      type: 'step',
      state: 'step',
      message: 'the •••',
    });
  });
});
