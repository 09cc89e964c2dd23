var __defProp = Object.defineProperty;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __esm = (fn, res, err) =>
  function __init() {
    if (err) throw err[0];
    try {
      return (fn && (res = (0, fn[__getOwnPropNames(fn)[0]])((fn = 0))), res);
    } catch (e) {
      throw ((err = [e]), e);
    }
  };
var __export = (target, all2) => {
  for (var name in all2) __defProp(target, name, { get: all2[name], enumerable: true });
};

// src/engine/errors.ts
function diskFull(message, role) {
  return {
    code: 'DISK_FULL',
    message: `The ${role}'s disk or tablespace is full: ${message}`,
    hint: `Make room on the ${role}'s server, then go on with --resume (Resume Migration): what is loaded stays.`,
  };
}
function toEngineError(thrown, stage) {
  if (thrown instanceof EngineError) return thrown;
  if (thrown instanceof Error && thrown.name === 'AbortError') return cancelled(stage);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new EngineError({
    code: 'INTERNAL',
    stage,
    message: `Something unexpected happened: ${message}`,
    hint: 'This is a defect of Database Migration. Please report it with the log of this run.',
    cause: thrown,
  });
}
function cancelled(stage) {
  return new EngineError({
    code: 'CANCELLED',
    stage,
    message: 'Cancelled.',
    hint: 'Start it again when you are ready; a run that had begun goes on with --resume, or Resume Migration.',
  });
}
function throwIfCancelled(signal, stage) {
  if (signal?.aborted) throw cancelled(stage);
}
var EngineError, RowsRefused;
var init_errors = __esm({
  'src/engine/errors.ts'() {
    'use strict';
    EngineError = class _EngineError extends Error {
      code;
      stage;
      hint;
      object;
      line;
      column;
      retryable;
      constructor(details) {
        super(details.message, { cause: details.cause });
        this.name = 'EngineError';
        this.code = details.code;
        this.stage = details.stage;
        this.hint = details.hint;
        this.object = details.object;
        this.line = details.line;
        this.column = details.column;
        this.retryable = details.retryable ?? false;
      }
      /** The same facts as plain JSON; the cause is reduced to its message. */
      toData() {
        return {
          code: this.code,
          stage: this.stage,
          message: this.message,
          hint: this.hint,
          object: this.object,
          line: this.line,
          column: this.column,
          retryable: this.retryable,
          detail: this.cause instanceof Error ? this.cause.message : void 0,
        };
      }
      /** Rebuilds an error that crossed a boundary as plain JSON. */
      static fromData(data) {
        return new _EngineError({ ...data, cause: data.detail === void 0 ? void 0 : new Error(data.detail) });
      }
    };
    RowsRefused = class extends EngineError {
      constructor(refusal, details) {
        super({ ...details, code: 'LOAD_IMPERFECT', stage: 'run' });
        this.refusal = refusal;
      }
      refusal;
    };
  },
});

// src/engine/net/ssh/knownHosts.ts
import { createHash, createHmac } from 'node:crypto';
function keyType(key) {
  const length4 = key.length < 4 ? 0 : key.readUInt32BE(0);
  return key.subarray(4, 4 + length4).toString('latin1');
}
function fingerprintOf(key) {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}
function judgeHostKey(text6, host, port, key) {
  const lines = linesFor(text6, host, port);
  const wire = key.toString('base64');
  const same2 = lines.filter((line) => line.key === wire);
  if (same2.some((line) => line.marker === '@revoked')) return 'revoked';
  if (same2.some((line) => line.marker === void 0)) return 'known';
  const type = keyType(key);
  return lines.some((line) => line.marker === void 0 && line.type === type) ? 'changed' : 'unknown';
}
function knownKeyTypes(text6, host, port) {
  return [...new Set(linesFor(text6, host, port).flatMap((line) => (line.marker === void 0 ? [line.type] : [])))];
}
function linesFor(text6, host, port) {
  const name = port === 22 ? host.toLowerCase() : `[${host.toLowerCase()}]:${port}`;
  return text6.split(/\r?\n/).flatMap((whole3) => {
    const line = whole3.trim();
    if (line === '' || line.startsWith('#')) return [];
    const words2 = line.split(/[ \t]+/);
    const marker = words2[0]?.startsWith('@') ? words2.shift() : void 0;
    const [hosts = '', type = '', key = ''] = words2;
    return namesHost(hosts, name) ? [{ marker, type, key }] : [];
  });
}
function namesHost(hosts, name) {
  const hashed = /^\|1\|([^|]+)\|([^|]+)$/.exec(hosts);
  if (hashed) {
    const [, salt = '', digest3] = hashed;
    return createHmac('sha1', Buffer.from(salt, 'base64')).update(name).digest('base64') === digest3;
  }
  const patterns = hosts.toLowerCase().split(',');
  const fits2 = (pattern5) => globOf(pattern5).test(name);
  if (patterns.some((pattern5) => pattern5.startsWith('!') && fits2(pattern5.slice(1)))) return false;
  return patterns.some((pattern5) => !pattern5.startsWith('!') && fits2(pattern5));
}
function globOf(pattern5) {
  const quoted4 = pattern5.replaceAll(/[\\^$.+()[\]{}|-]/g, '\\$&');
  return new RegExp(`^${quoted4.replaceAll('*', '.*').replaceAll('?', '.')}$`);
}
var init_knownHosts = __esm({
  'src/engine/net/ssh/knownHosts.ts'() {
    'use strict';
  },
});

// src/engine/net/ssh/login.ts
import { readFile } from 'node:fs/promises';
import ssh2 from 'ssh2';
async function prepareLogin(ssh) {
  const { user: username, password, agent } = ssh;
  const unanswered = [];
  const methods2 = [];
  if (ssh.key !== void 0) {
    methods2.push({ type: 'publickey', username, key: await readKey(ssh.key, ssh.passphrase) });
  }
  if (agent !== void 0) methods2.push({ type: 'agent', username, agent });
  if (password !== void 0) {
    methods2.push({ type: 'password', username, password });
    methods2.push({
      type: 'keyboard-interactive',
      username,
      prompt: (_name, _instructions, _language, prompts, finish) => {
        const open = prompts.filter((prompt) => prompt.echo === true);
        unanswered.push(...open.map((prompt) => prompt.prompt.trim()));
        finish(open.length > 0 ? [] : prompts.map(() => password));
      },
    });
  }
  if (methods2.length > 0) return { methods: methods2, unanswered };
  throw new EngineError({
    code: 'BAD_INPUT',
    stage: 'input',
    object: `${ssh.host}:${ssh.port}`,
    message: `Nothing is given to log in at the SSH server ${ssh.host}:${ssh.port}.`,
    hint: 'Give a key file, a password, or start an SSH agent (SSH_AUTH_SOCK).',
  });
}
async function readKey(path, passphrase) {
  const refuse = (code2, message, hint2, cause) =>
    new EngineError({ code: code2, stage: 'input', object: path, message, hint: hint2, cause });
  const text6 = await readFile(path, 'utf8').catch((error) => {
    throw refuse('BAD_INPUT', `The SSH key "${path}" can't be read.`, 'Check the path and its permissions.', error);
  });
  const parsed = ssh2.utils.parseKey(text6, passphrase);
  if (!(parsed instanceof Error)) {
    if (parsed.isPrivateKey()) return parsed;
    throw refuse('BAD_INPUT', `"${path}" is not a private key.`, 'Name the file without ".pub".');
  }
  if (passphrase === void 0 && /encrypted|passphrase/i.test(parsed.message)) {
    const hint2 = 'Give its passphrase: ssh-passphrase=\u2026 in a URL, "passphrase" in a connection file.';
    throw refuse('PASSWORD_MISSING', `The SSH key "${path}" is encrypted, and no passphrase is given.`, hint2);
  }
  const hint = 'Check the passphrase, and that the file is a private key in OpenSSH\u2019s or PEM form.';
  throw refuse('BAD_INPUT', `The SSH key "${path}" can't be used: ${parsed.message}.`, hint, parsed);
}
var init_login = __esm({
  'src/engine/net/ssh/login.ts'() {
    'use strict';
    init_errors();
  },
});

// src/engine/net/ssh/sshConnection.ts
var sshConnection_exports = {};
__export(sshConnection_exports, {
  connectSsh: () => connectSsh,
});
import { once } from 'node:events';
import { readFile as readFile2 } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'ssh2';
async function connectSsh(ssh, line) {
  const [login, known] = await Promise.all([prepareLogin(ssh), readKnownHosts(ssh)]);
  let refusal;
  const client = new Client();
  client.connect({
    ...(line === void 0 ? { host: ssh.host, port: ssh.port } : { sock: line }),
    username: ssh.user,
    readyTimeout,
    ...keepalive,
    algorithms: { serverHostKey: inOrder(knownKeyTypes(known, ssh.host, ssh.port)) },
    hostVerifier: (key) => {
      refusal = refusalOf(ssh, known, key);
      return refusal === void 0;
    },
    authHandler: [...login.methods],
  });
  try {
    await once(client, 'ready');
    client.setNoDelay();
    return client;
  } catch (error) {
    client.on('error', () => void 0);
    client.destroy();
    throw refusal === void 0 ? loginError(error, ssh, login) : hostKeyError(ssh, refusal);
  }
}
function refusalOf(ssh, known, key) {
  if (ssh.fingerprint !== void 0) {
    return ssh.fingerprint.replace(/=$/, '') === fingerprintOf(key) ? void 0 : { verdict: 'other', key };
  }
  const verdict = judgeHostKey(known, ssh.host, ssh.port, key);
  return verdict === 'known' ? void 0 : { verdict, key };
}
function inOrder(types4) {
  const isKnown2 = (name) => types4.includes(name.startsWith('rsa-') ? 'ssh-rsa' : name);
  const first = hostKeyAlgorithms.filter(isKnown2);
  return [...first, ...hostKeyAlgorithms.filter((name) => !isKnown2(name))];
}
async function readKnownHosts({ knownHosts, fingerprint }) {
  if (fingerprint !== void 0) return '';
  if (knownHosts === void 0) {
    const files = [join(homedir(), '.ssh', 'known_hosts'), '/etc/ssh/ssh_known_hosts'];
    const texts5 = await Promise.all(files.map((file) => readFile2(file, 'utf8').catch(() => '')));
    return texts5.join('\n');
  }
  return await readFile2(knownHosts, 'utf8').catch((cause) => {
    throw new EngineError({
      code: 'BAD_INPUT',
      stage: 'input',
      object: knownHosts,
      message: `The file of known hosts "${knownHosts}" can't be read.`,
      hint: 'Check the path and its permissions.',
      cause,
    });
  });
}
function hostKeyError({ host, port }, { verdict, key }) {
  const [what, hint] = verdicts[verdict];
  return new EngineError({
    code: 'CONNECTION_FAILED',
    stage: 'connect',
    object: `${host}:${port}`,
    message: `${what} The SSH server ${host}:${port} shows ${keyType(key)} ${fingerprintOf(key)}.`,
    hint,
  });
}
function loginError(thrown, ssh, { methods: methods2, unanswered }) {
  if (thrown instanceof EngineError) return thrown;
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const place = `${ssh.host}:${ssh.port}`;
  const common2 = { stage: 'connect', object: place, cause: error };
  if (error.level === 'client-authentication') {
    const tried = methods2.map(({ type }) => type).join(', ');
    const asked =
      unanswered.length === 0 ? '' : ` It asks "${unanswered.join('", "')}", which nothing here can answer.`;
    return new EngineError({
      ...common2,
      code: 'AUTHENTICATION_FAILED',
      message: `The SSH server ${place} refused the login of "${ssh.user}" (tried: ${tried}).${asked}`,
      hint: 'Check user, key and password, and that the key stands in the server\u2019s authorized_keys.',
    });
  }
  const hints = {
    ECONNREFUSED: 'Check host and port, and that an SSH server runs there.',
    ENOTFOUND: 'Check the host name of the SSH server.',
    EAI_AGAIN: 'Check the host name of the SSH server.',
  };
  return new EngineError({
    ...common2,
    code: 'CONNECTION_FAILED',
    message: `The SSH server ${place} can't be reached: ${error.message}`,
    hint: hints[error.code ?? ''] ?? 'Check host, port, firewall and VPN, and that an SSH server answers there.',
    retryable: error.level === 'client-timeout' || /^(ECONNRESET|ETIMEDOUT|EPIPE)$/.test(error.code ?? ''),
  });
}
var readyTimeout, keepalive, hostKeyAlgorithms, verdicts;
var init_sshConnection = __esm({
  'src/engine/net/ssh/sshConnection.ts'() {
    'use strict';
    init_errors();
    init_knownHosts();
    init_login();
    readyTimeout = 15e3;
    keepalive = { keepaliveInterval: 1e4, keepaliveCountMax: 3 };
    hostKeyAlgorithms = [
      'ssh-ed25519',
      'ecdsa-sha2-nistp256',
      'ecdsa-sha2-nistp384',
      'ecdsa-sha2-nistp521',
      'rsa-sha2-512',
      'rsa-sha2-256',
    ];
    verdicts = {
      unknown: [
        'The host key is not among the known hosts.',
        'Compare the fingerprint with what the machine\u2019s owner tells you, then log in once with ssh, or write it as ssh-fingerprint into the connection.',
      ],
      changed: [
        'The host key is another one than the known hosts hold: somebody else may answer in its place.',
        'Ask the machine\u2019s owner. If the key was really changed, remove the old one with ssh-keygen -R.',
      ],
      revoked: ['The host key is marked as revoked.', 'Don\u2019t connect; ask the machine\u2019s owner.'],
      other: [
        'The host key doesn\u2019t have the fingerprint of the connection.',
        'Ask the machine\u2019s owner. If the key was really changed, change ssh-fingerprint.',
      ],
    };
  },
});

// ../../root/dev/v6-every.ts
import { writeFileSync } from 'node:fs';

// src/engine/adapters/index.ts
init_errors();

// src/engine/adapters/mysql/one.ts
async function one(session, sql, signal, column4 = 0) {
  try {
    const { rows } = await session.query(sql, [], signal);
    return rows[0]?.[column4] ?? void 0;
  } catch (error) {
    if (signal?.aborted) throw error;
    return void 0;
  }
}

// src/engine/adapters/mysql/processes.ts
var showProcesses = 'SHOW PROCESSLIST';
function processesOf(rows) {
  return rows.map(([id, _user, host, _database, command]) => ({
    id: Number(id),
    host: typeof host === 'string' ? host : '',
    command: typeof command === 'string' ? command : '',
  }));
}
function readsBinlog({ command }) {
  return command.startsWith('Binlog Dump');
}

// src/engine/adapters/mysql/load.ts
async function load(session, { own, lag }, signal) {
  const all2 = await one(session, `SHOW GLOBAL STATUS LIKE 'Threads_running'`, signal, 1);
  const { rows } = await session.query(showProcesses, [], signal);
  const ours = processesOf(rows).filter(({ id, command }) => command !== 'Sleep' && own.includes(id));
  const running = Math.max(0, Number(all2) - ours.length);
  return lag ? { running, ...(await lagOf(session, signal)) } : { running };
}
async function lagOf(session, signal) {
  try {
    const { columns: columns4, rows } = await session.query('SHOW REPLICA STATUS', [], signal);
    const at3 = columns4.findIndex((name) => /^Seconds_Behind_(Source|Master)$/u.test(name));
    const lags = rows.map((row) => row[at3]);
    if (rows.length > 0 && lags.every((seconds2) => typeof seconds2 === 'string'))
      return { lagSeconds: Math.max(...lags.map(Number)) };
    return {
      unseen:
        rows.length === 0
          ? 'The target is no replica, and does not tell how far replicas of its own are behind.'
          : 'The target is a replica whose replication stands still.',
    };
  } catch (error) {
    if (signal?.aborted) throw error;
    return { unseen: 'The user may not see the state of the replication: GRANT REPLICATION CLIENT ON *.* TO \u2026' };
  }
}
async function capacity(session, processors, signal) {
  const value2 = await one(session, processors.sql, signal);
  const cores = value2 === void 0 ? void 0 : processors.count(value2);
  return { connections: await connections(session, signal), cores };
}
async function connections(session, signal) {
  const most = await one(session, 'SELECT @@GLOBAL.max_connections', signal);
  const open = await one(session, `SHOW GLOBAL STATUS LIKE 'Threads_connected'`, signal, 1);
  return most === void 0 || open === void 0 ? void 0 : { most: Number(most), open: Number(open) };
}
function listed(text6) {
  return text6.split(',').reduce((sum2, range3) => {
    const [from = 0, to = from] = range3.split('-').map(Number);
    return sum2 + to - from + 1;
  }, 0);
}

// src/engine/adapters/mysql/checks.ts
var longTransaction = 300;
var shortTimeout = 600;
var smallPacket = 16 * 1024 * 1024;
async function checks(session, plan2, signal) {
  const { side } = plan2;
  const ask3 = (expression2) => one(session, `SELECT ${expression2}`, signal);
  const check = (id, isFine, seen, fix) => ({
    ...{ id, side, state: isFine ? 'pass' : 'warn', seen },
    ...(isFine || fix === void 0 ? {} : { fix }),
  });
  const { most = NaN, open = NaN } = (await connections(session, signal)) ?? {};
  const [wait, write3, read2] = [
    await ask3('@@SESSION.wait_timeout'),
    await ask3('@@SESSION.net_write_timeout'),
    await ask3('@@SESSION.net_read_timeout'),
  ];
  const oldest = await ask3(
    'COALESCE(MAX(TIMESTAMPDIFF(SECOND, trx_started, NOW())), 0) FROM information_schema.INNODB_TRX',
  );
  const [zone, charset] = [await ask3('@@SESSION.time_zone'), await ask3('@@SESSION.character_set_connection')];
  const shared2 = [
    check(
      'connections',
      most - open >= plan2.sessions,
      `${open} of ${most} connections are open; ${plan2.sessions} more are wanted for this run.`,
      'Close other connections, raise max_connections, or run with fewer --streams.',
    ),
    check(
      'timeouts',
      [wait, write3, read2].every((value2) => Number(value2) >= shortTimeout),
      `wait_timeout is ${wait ?? ''} s, net_write_timeout ${write3 ?? ''} s, net_read_timeout ${read2 ?? ''} s in our sessions.`,
      'Have the limits on these settings lifted for this user.',
    ),
    oldest === void 0
      ? check(
          'long-transactions',
          false,
          'The user may not see the open transactions of others.',
          'GRANT PROCESS ON *.* TO \u2026',
        )
      : check(
          'long-transactions',
          Number(oldest) < longTransaction,
          oldest === '0' ? 'No transaction is open.' : `The oldest open transaction is ${oldest} s old.`,
          'See information_schema.INNODB_TRX; end it if it holds what the run needs.',
        ),
    check(
      'session',
      zone === '+00:00' && charset === 'utf8mb4',
      `Sessions speak ${charset ?? ''}, in the time zone ${zone ?? ''}.`,
    ),
  ];
  return side === 'source' ? shared2 : [...shared2, ...(await targetChecks(session, check, ask3, signal))];
}
async function targetChecks(session, check, ask3, signal) {
  const { localInfile } = session.server.capabilities;
  const packet = Number(await ask3('@@GLOBAL.max_allowed_packet'));
  const { rows } = await session.query(showProcesses, [], signal);
  const replicas2 = processesOf(rows).filter(readsBinlog).length;
  const demandsKeys = (await ask3('@@SESSION.sql_require_primary_key')) === '1';
  return [
    check(
      'local-infile',
      localInfile === true,
      localInfile === true
        ? 'Rows go in by LOAD DATA LOCAL.'
        : 'local_infile is off: rows go in as INSERTs, which is slower.',
      'SET GLOBAL local_infile = 1, for the time of the migration.',
    ),
    check(
      'packet-size',
      packet >= smallPacket,
      `max_allowed_packet is ${packet} bytes: a row can't be larger.`,
      'Raise max_allowed_packet on the server.',
    ),
    check(
      'replicas',
      replicas2 === 0,
      `${replicas2} replicas read the binary log${replicas2 === 0 ? '' : '; they receive all that is loaded'}.`,
      'Watch their lag.',
    ),
    check(
      'primary-key-required',
      !demandsKeys,
      demandsKeys
        ? 'sql_require_primary_key is on: a table without a primary key is refused.'
        : 'Tables without a primary key are taken.',
      'Give such tables a key, or turn the setting off for this user.',
    ),
  ];
}

// src/engine/model/type.ts
var plainForms = [
  'integer',
  'decimal',
  'float',
  'boolean',
  'hex',
  'bits',
  'date',
  'time',
  'duration',
  'timestamp',
  'uuid',
  'wkt',
];
var longValueBytes = 8192;
var nullingGuards = [
  'nan',
  'infinity',
  'date-range',
  'zero-date',
  'instant-range',
  'time-range',
  'unsigned-range',
  'enum-empty',
  'point-finite',
];
function policyOf(neutral) {
  switch (neutral.kind) {
    case 'enum':
    case 'set':
    case 'uuid':
    case 'boolean':
    case 'json':
      return neutral.kind;
    case 'bits':
      return 'bit';
    case 'integer':
      return neutral.unsigned ? 'unsigned' : void 0;
    case 'duration':
    case 'interval':
      return 'time';
    case 'timestamp':
      return neutral.zone ? 'instant' : void 0;
    case 'decimal':
      return neutral.precision === void 0 ? 'numeric' : void 0;
    default:
      return void 0;
  }
}

// src/engine/adapters/mysql/tokens.ts
var alternatives = [
  ['space', String.raw`\s+`],
  ['comment', String.raw`--(?=\s|$)[^\n]*|#[^\n]*|/\*[^]*?(?:\*/|$)`],
  ['string', String.raw`[xXbBnN]?'[^'\\]*(?:(?:''|\\[^])[^'\\]*)*'?|"[^"\\]*(?:(?:""|\\[^])[^"\\]*)*"?`],
  ['quoted', '`[^`]*(?:``[^`]*)*`?'],
  ['variable', '@@?(?:`[^`]*(?:``[^`]*)*`?|[\\w.$\\u0080-\\uffff]*)'],
  ['number', String.raw`0[xX][\da-fA-F]+|0b[01]+|(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?![\w$\u0080-\uffff])`],
  ['word', String.raw`[\w$\u0080-\uffff]+`],
  ['symbol', String.raw`<=>|->>|->|<=|>=|<>|!=|\|\||&&|<<|>>|:=|[^]`],
];
var pattern = new RegExp(alternatives.map(([, source]) => `(${source})`).join('|'), 'y');
function* tokens(sql) {
  let start = 0;
  while (start < sql.length) {
    pattern.lastIndex = start;
    const match2 = pattern.exec(sql) ?? [];
    const [kind] = alternatives[match2.findIndex((group, at3) => at3 > 0 && group !== void 0) - 1] ?? ['symbol'];
    const text6 = match2[0] ?? sql.slice(start, start + 1);
    yield { kind, text: text6, start };
    start += text6.length;
  }
}
function isMeaningful(token) {
  return token.kind !== 'space' && token.kind !== 'comment';
}
function identifierOf(token) {
  return token.kind === 'quoted' ? token.text.replace(/^`|`$/g, '').replaceAll('``', '`') : token.text;
}
var escapes = { 0: '\0', b: '\b', n: '\n', r: '\r', t: '	', Z: '' };
function stringOf(text6) {
  const quote3 = text6.startsWith('"') ? '"' : "'";
  const body = text6.slice(text6.indexOf(quote3) + 1, text6.endsWith(quote3) ? -1 : void 0);
  return body.replace(/\\([^])|''|""/g, (all2, char) => {
    if (char === void 0) return all2.startsWith(quote3) ? quote3 : all2;
    return char === '%' || char === '_' ? all2 : (escapes[char] ?? char);
  });
}

// src/engine/adapters/mysql/lex.ts
function quoteIdentifier(name) {
  return `\`${name.replaceAll('`', '``')}\``;
}
var escaped = {
  '\\': '\\\\',
  "'": "''",
  '\0': '\\0',
  '': '\\Z',
  '\n': '\\n',
  '\r': '\\r',
};
function quoteString(value2) {
  return `'${value2.replace(/[\\'\0\x1a\n\r]/g, (char) => escaped[char] ?? char)}'`;
}
function qualify(name, server) {
  const table = quoteIdentifier(name.name);
  return name.schema === '' || name.schema === server.database ? table : `${quoteIdentifier(name.schema)}.${table}`;
}
function splitStatements(sql) {
  const statements = [];
  let current = new Statement();
  const flush = (end2) => {
    if (current.start !== void 0 && current.previous !== void 0) {
      statements.push({ sql: sql.slice(current.start, end2).trimEnd(), offset: current.start });
    }
    current = new Statement();
  };
  const all2 = [...tokens(sql)].filter((token) => token.kind !== 'space');
  for (const [index, token] of all2.entries()) {
    if (token.kind === 'symbol' && token.text === ';' && current.depth === 0) flush(token.start);
    else current.add(token, all2, index);
  }
  flush(sql.length);
  return statements;
}
var statementStarts = /* @__PURE__ */ new Set(['begin', ';', 'then', 'else', 'do', 'row', 'loop', 'repeat', ':', ')']);
var blockWords = /* @__PURE__ */ new Set(['if', 'while', 'loop', 'repeat']);
var Statement = class {
  start;
  /** Open blocks of a body. */
  depth = 0;
  previous;
  creates = false;
  body = false;
  add(token, all2, index) {
    this.start ??= token.start;
    if (token.kind === 'comment' && !/^\/\*M?!/.test(token.text)) return;
    const word2 = token.kind === 'word' || token.kind === 'symbol' ? token.text.toLowerCase() : '';
    if (this.body) this.count(word2, all2, index);
    else this.enterBody(word2);
    this.previous = word2;
  }
  enterBody(word2) {
    if (this.previous === void 0) this.creates = word2 === 'create';
    else if (this.creates && /^(?:procedure|function|trigger|event|package)$/.test(word2)) this.body = true;
    else if (this.previous === 'begin' && word2 === 'not') {
      this.body = true;
      this.depth = 1;
    }
  }
  count(word2, all2, index) {
    if (this.previous === 'end' && (blockWords.has(word2) || word2 === 'case')) return;
    if (word2 === 'begin' || word2 === 'case') this.depth += 1;
    else if (word2 === 'end') this.depth = Math.max(0, this.depth - 1);
    else if (blockWords.has(word2) && statementStarts.has(this.previous ?? '') && !isCall(all2, index)) this.depth += 1;
  }
};
function isCall(all2, index) {
  if (all2[index + 1]?.text !== '(') return false;
  let depth = 0;
  for (const token of all2.slice(index + 1)) {
    if (token.text === '(') depth += 1;
    else if (token.text === ')') depth -= 1;
    else if (token.text === ',' && depth === 1) return true;
    if (depth === 0) return false;
  }
  return false;
}
function firstOf(statement2) {
  const list7 = [];
  for (const token of tokens(statement2)) if (isMeaningful(token) && list7.push(token) === 10) break;
  return list7;
}
function createdTable(statement2, server) {
  const found = firstOf(statement2);
  const words2 = (at4, ...wanted2) => wanted2.every((word2, index) => found[at4 + index]?.text.toLowerCase() === word2);
  let at3 = 0;
  if (!words2(at3, 'create')) return void 0;
  at3 += 1;
  if (words2(at3, 'or', 'replace')) at3 += 2;
  if (!words2(at3, 'table')) return void 0;
  at3 += 1;
  if (words2(at3, 'if', 'not', 'exists')) at3 += 3;
  return tableName(found, at3, server)?.name;
}
function tableName(found, at3, server) {
  const first = nameAt(found, at3);
  if (first === void 0) return void 0;
  const second = found[at3 + 1]?.text === '.' ? nameAt(found, at3 + 2) : void 0;
  return second === void 0
    ? { name: { schema: server.database, name: first }, length: 1 }
    : { name: { schema: first, name: second }, length: 3 };
}
function nameAt(found, at3) {
  const token = found[at3];
  return token && (token.kind === 'quoted' || token.kind === 'word') ? identifierOf(token) : void 0;
}
function expressionError(sql) {
  let depth = 0;
  let empty3 = true;
  for (const token of tokens(sql)) {
    if (isUnfinished(token)) return `${token.text.slice(0, 20)} has no end`;
    if (!isMeaningful(token)) continue;
    empty3 = false;
    if (token.text === '(') depth += 1;
    if (token.text === ')') depth -= 1;
    if (depth < 0) return 'a closing parenthesis has none that opens';
    if (token.text === ';') return 'a semicolon ends it';
    if (token.text === ',' && depth === 0) return 'it is more than one expression';
  }
  if (empty3) return 'it is empty';
  return depth > 0 ? 'a closing parenthesis is missing' : void 0;
}
function isUnfinished({ kind, text: text6 }) {
  if (kind === 'comment') return text6.startsWith('/*') && (text6.length < 4 || !text6.endsWith('*/'));
  if (kind === 'quoted') return !/^`(?:[^`]|``)*`$/u.test(text6);
  return kind === 'string' && !/^[xXbBnN]?(?:'(?:[^'\\]|''|\\[^])*'|"(?:[^"\\]|""|\\[^])*")$/u.test(text6);
}
function* meaningfulTokens(sql) {
  for (const token of tokens(sql)) {
    const { kind, text: text6, start } = token;
    if (kind === 'space' || kind === 'comment') continue;
    const named3 = kind === 'word' || kind === 'quoted';
    yield { kind, text: text6, start, name: named3 ? identifierOf(token) : void 0 };
  }
}
var lex = {
  quoteIdentifier,
  quoteString,
  qualify,
  splitStatements,
  expressionError,
  createdTable,
  tokens: meaningfulTokens,
};

// src/engine/model/remember.ts
function remember(of, most = 2e3) {
  const known = /* @__PURE__ */ new Map();
  return (text6) => {
    const answer2 = known.get(text6);
    if (answer2 !== void 0 || known.has(text6)) return answer2;
    if (known.size >= most) known.clear();
    const fresh = of(text6);
    known.set(text6, fresh);
    return fresh;
  };
}

// src/engine/adapters/mysql/types/native.ts
var synonyms = {
  integer: 'int',
  int1: 'tinyint',
  int2: 'smallint',
  int3: 'mediumint',
  int4: 'int',
  int8: 'bigint',
  middleint: 'mediumint',
  bool: 'tinyint',
  boolean: 'tinyint',
  dec: 'decimal',
  numeric: 'decimal',
  fixed: 'decimal',
  real: 'double',
  'double precision': 'double',
  float4: 'float',
  float8: 'double',
  character: 'char',
  'character varying': 'varchar',
  'char varying': 'varchar',
  nchar: 'char',
  nvarchar: 'varchar',
  'long varchar': 'mediumtext',
  'long varbinary': 'mediumblob',
  geomcollection: 'geometrycollection',
};
var wordy = /^(double precision|character varying|char varying|long varchar|long varbinary)\b/i;
var parseType = remember(takeApart);
function takeApart(written2) {
  const text6 = written2.trim();
  const base = wordy.exec(text6)?.[0] ?? /^[a-z][a-z0-9]*/i.exec(text6)?.[0];
  if (base === void 0) return void 0;
  const word2 = base.toLowerCase();
  const rest = [...tokens(text6.slice(base.length))].filter(isMeaningful);
  const list7 = listAt(rest);
  if (list7 === void 0) return void 0;
  const attributes = readAttributes(rest.slice(list7.length));
  if (attributes === void 0) return void 0;
  const name = synonyms[word2] ?? word2;
  const boolean = word2 === 'bool' || word2 === 'boolean' ? { precision: 1 } : {};
  const sizes5 = parameters(name, list7.items);
  const asDouble = name === 'float' && sizes5.scale === void 0 && (sizes5.precision ?? 0) > 24;
  return { name: asDouble ? 'double' : name, text: text6, ...(asDouble ? {} : sizes5), ...boolean, ...attributes };
}
function listAt(rest) {
  if (rest[0]?.text !== '(') return { items: [], length: 0 };
  const end2 = rest.findIndex((token) => token.text === ')');
  if (end2 < 0) return void 0;
  return { items: rest.slice(1, end2).filter((token) => token.text !== ','), length: end2 + 1 };
}
function parameters(name, items) {
  if (name === 'enum' || name === 'set') return { labels: items.map((token) => stringOf(token.text)) };
  const [first, second] = items.map((token) => Number(token.text));
  const two = second === void 0 ? {} : { scale: second };
  if (name === 'decimal') return { precision: first ?? 10, scale: second ?? 0 };
  if (/^(float|double)$/.test(name)) return first === void 0 ? {} : { precision: first, ...two };
  if (/^(time|datetime|timestamp)$/.test(name)) return { precision: first ?? 0 };
  if (name.endsWith('int')) return first === void 0 ? {} : { precision: first };
  if (/^(char|binary|bit)$/.test(name)) return { length: first ?? 1 };
  return first === void 0 ? {} : { length: first };
}
function readAttributes(rest) {
  const attributes = {};
  const words2 = rest.map((token) => token.text.toLowerCase());
  for (let at3 = 0; at3 < words2.length; at3 += 1) {
    const value2 = words2[at3 + 1];
    switch (words2[at3]) {
      case 'unsigned':
        attributes.unsigned = true;
        continue;
      case 'signed':
      case 'binary':
        continue;
      case 'zerofill':
        attributes.zerofill = true;
        attributes.unsigned = true;
        continue;
      case 'character':
        if (value2 !== 'set' || words2[at3 + 2] === void 0) return void 0;
        attributes.charset = words2[at3 + 2];
        at3 += 2;
        continue;
      case 'charset':
      case 'collate':
      case 'srid':
        if (value2 === void 0) return void 0;
        if (words2[at3] === 'charset') attributes.charset = value2;
        else if (words2[at3] === 'collate') attributes.collation = value2;
        else attributes.srid = Number(value2);
        at3 += 1;
        continue;
      default:
        return void 0;
    }
  }
  return attributes;
}

// src/engine/adapters/mysql/session.ts
init_errors();
import { setTimeout as setPause } from 'node:timers/promises';
import { promisify } from 'node:util';

// src/engine/adapters/mysql/errors.ts
init_errors();

// src/engine/net/settings.ts
init_errors();
function mayCarryPassword(settings3, encrypted) {
  const { socketPath, ssh, host, cleartextPassword } = settings3;
  const local = ssh === void 0 && /^(localhost|127(\.\d{1,3}){3}|::1)$/i.test(host);
  return encrypted || socketPath !== void 0 || local || cleartextPassword === true;
}
var cleartextHint =
  'Set the TLS mode to require or higher. If the line can be trusted all the same, allow it with cleartext-password=true.';

// src/engine/adapters/mysql/errors.ts
function driverError(error) {
  return error instanceof Error ? error : new Error(String(error));
}
function errorNumber(error) {
  const { errno } = driverError(error);
  return typeof errno === 'number' ? errno : 0;
}
var lostCodes =
  /^(PROTOCOL_CONNECTION_LOST|PROTOCOL_ERROR|PROTOCOL_PACKETS_OUT_OF_ORDER|ECONNRESET|EPIPE|ETIMEDOUT|ENETRESET|ECONNABORTED)$/;
var lostNumbers = /* @__PURE__ */ new Set([
  1053, 1077, 1079, 1152, 1153, 1156, 1158, 1159, 1160, 1161, 1184, 1927, 3169, 4031,
]);
var lostMessages = /closed state|Connection lost/;
function isLost(error) {
  const { code: code2 = '', message } = driverError(error);
  return lostCodes.test(code2) || lostNumbers.has(errorNumber(error)) || lostMessages.test(message);
}
function isKilled(error) {
  return errorNumber(error) === 1317;
}
function refusesTls(error) {
  return driverError(error).code === 'HANDSHAKE_NO_SSL_SUPPORT';
}
function connectError(error, settings3, signal) {
  if (error instanceof EngineError) return error;
  if (signal?.aborted) return cancelled('connect');
  return new EngineError({ ...tellConnect(error, settings3), stage: 'connect', object: settings3.name, cause: error });
}
function tellConnect(error, settings3) {
  const { code: code2 = '', message: text6 } = driverError(error);
  const place = settings3.socketPath ?? `${settings3.host}:${settings3.port}`;
  const number2 = errorNumber(error);
  if (number2 === 1045 && (settings3.password === void 0 || settings3.password === '')) {
    return {
      code: 'PASSWORD_MISSING',
      message: `The server at ${place} asks for the password of "${settings3.user}", and none was given.`,
      hint: 'Enter the password of the connection.',
    };
  }
  if (code2 === 'MYSQL_CLEAR_PASSWORD_NOT_ENABLED') {
    return {
      code: 'AUTHENTICATION_FAILED',
      message: `The server at ${place} asks for the password of "${settings3.user}" in readable form, over a line without TLS.`,
      hint: cleartextHint,
    };
  }
  const plugin = /unknown plugin ([\w-]+)/.exec(text6)?.[1];
  if (plugin !== void 0) {
    return {
      code: 'AUTHENTICATION_FAILED',
      message: `The account "${settings3.user}" at ${place} logs in with "${plugin}", which is not supported.`,
      hint: pluginHint,
    };
  }
  const refused2 = refusals[number2] ?? (code2.startsWith('AUTH_SWITCH') ? refusals.plugin : void 0);
  if (refused2) {
    return { ...refused2, message: `The server at ${place} refused the login of "${settings3.user}": ${text6}` };
  }
  if (number2 === 1049) {
    return {
      code: 'UNKNOWN_DATABASE',
      message: `The server at ${place} has no database "${settings3.database}".`,
      hint: 'Check the name of the database, capital letters included, or create it.',
    };
  }
  return { code: 'CONNECTION_FAILED', retryable: number2 === 1040 || isLost(error), ...unreachable(error, place) };
}
var pluginHint =
  'Have an account made that logs in with a password: CREATE USER \u2026 IDENTIFIED WITH caching_sha2_password BY \u2026 (MySQL), IDENTIFIED VIA mysql_native_password USING PASSWORD(\u2026) (MariaDB).';
var refusals = {
  1045: { code: 'AUTHENTICATION_FAILED', hint: 'Check user name and password.' },
  1698: {
    code: 'AUTHENTICATION_FAILED',
    hint: 'The account logs in by the unix socket alone, as the system\u2019s user of the same name: give socket=/path, or use another account.',
  },
  1044: { code: 'PERMISSION_DENIED', hint: 'Have access granted: GRANT SELECT ON `database`.* TO \u2026' },
  1129: {
    code: 'AUTHENTICATION_FAILED',
    hint: 'Have the host unblocked: FLUSH HOSTS, or truncate performance_schema.host_cache.',
  },
  1130: { code: 'AUTHENTICATION_FAILED', hint: 'Have an account made that may log in from this machine.' },
  1820: { code: 'AUTHENTICATION_FAILED', hint: 'Change the expired password with the server\u2019s own client first.' },
  1862: { code: 'AUTHENTICATION_FAILED', hint: 'Change the expired password with the server\u2019s own client first.' },
  3118: { code: 'AUTHENTICATION_FAILED', hint: 'Have the account unlocked: ALTER USER \u2026 ACCOUNT UNLOCK.' },
  3159: {
    code: 'AUTHENTICATION_FAILED',
    hint: 'The server takes only encrypted connections: set the TLS mode to require or higher.',
  },
  plugin: {
    code: 'AUTHENTICATION_FAILED',
    hint: 'Use an account that logs in with caching_sha2_password or mysql_native_password.',
  },
};
var unreachableHints = {
  ENOTFOUND: 'Check the host name.',
  EAI_AGAIN: 'Check the host name.',
  ENOENT: 'Check the path of the socket.',
  EACCES: 'Check the path of the socket.',
  HANDSHAKE_NO_SSL_SUPPORT: 'Set the TLS mode to prefer or disable.',
  HANDSHAKE_SSL_ERROR: 'Check the TLS mode, the CA file and the host name in the server\u2019s certificate.',
};
function unreachable(error, place) {
  const { code: code2 = '', message: text6 } = driverError(error);
  const message = `The server at ${place} can't be reached: ${text6}`;
  if (code2 === 'ECONNREFUSED') {
    return { message: `Nothing answers at ${place}.`, hint: 'Check host and port, and that the server is running.' };
  }
  if (code2 === 'ETIMEDOUT') {
    return { message: `${place} did not answer in time.`, hint: 'Check host, port, firewall and VPN.' };
  }
  if (errorNumber(error) === 1040) {
    return { message, hint: 'Close other connections, or raise max_connections, and try again.' };
  }
  const hint = unreachableHints[code2] ?? 'Check host and port, and that a MySQL or MariaDB server answers there.';
  return { message, hint };
}
function statementError(error, failed) {
  if (error instanceof EngineError) return error;
  if (isLost(error)) return lostError(error, failed.stage);
  if (errorNumber(error) === 0) return toEngineError(error, failed.stage);
  if (failed.signal?.aborted && isKilled(error)) return cancelled(failed.stage);
  return new EngineError({ ...tellStatement(error, failed), ...lineOf(error), stage: failed.stage, cause: error });
}
function lostError(error, stage) {
  return new EngineError({
    code: 'CONNECTION_LOST',
    stage,
    message: `The connection to the server was lost: ${driverError(error).message}`,
    hint: 'Check that the server runs and the network holds, then start again.',
    retryable: true,
    cause: error,
  });
}
var deniedNumbers = /* @__PURE__ */ new Set([1044, 1045, 1142, 1143, 1227, 1370, 1410]);
var readOnlyNumbers = /* @__PURE__ */ new Set([1290, 1792, 1836, 1874, 3989]);
var fullNumbers = /* @__PURE__ */ new Set([1021, 1114]);
var noSpace = /\b(?:errno:?|error) (?:28|135)\b|No space left on device/iu;
var retryableNumbers = /* @__PURE__ */ new Set([1040, 1205, 1213, 1317, 1637, 3572]);
function tellStatement(error, failed) {
  const { message } = driverError(error);
  const number2 = errorNumber(error);
  if (deniedNumbers.has(number2)) return { code: 'PERMISSION_DENIED', message, hint: 'Have the privilege granted.' };
  if (readOnlyNumbers.has(number2) && failed.role === 'source') {
    return {
      code: 'PERMISSION_DENIED',
      message: `The source is never written to: ${message}`,
      hint: 'Take the writing statement out of the source\u2019s half.',
    };
  }
  if (readOnlyNumbers.has(number2) && /read.only/i.test(message)) {
    return { code: 'READ_ONLY_TARGET', message, hint: 'Connect to the primary server, as a user who may write.' };
  }
  if (fullNumbers.has(number2) || noSpace.test(message)) return diskFull(message, failed.role);
  const retryable = retryableNumbers.has(number2);
  return { code: 'STATEMENT_FAILED', message, hint: retryable ? 'Try again.' : 'Check the statement.', retryable };
}
function lineOf(error) {
  const line = errorNumber(error) === 1064 ? / at line (\d+)$/.exec(driverError(error).message)?.[1] : void 0;
  return line === void 0 ? {} : { line: Number(line) };
}

// src/engine/adapters/mysql/resultColumn.ts
var notNullFlag = 1;
var enumFlag = 256;
var setFlag = 2048;
function resultColumn(field) {
  const { name, orgName, columnType: columnType2, characterSet, flags: flags2 } = field;
  return {
    name,
    type: columnType2,
    charset: characterSet,
    originalName: orgName,
    notNull: (flags2 & notNullFlag) !== 0,
    listed: (flags2 & enumFlag) !== 0 ? 'enum' : (flags2 & setFlag) !== 0 ? 'set' : void 0,
  };
}

// src/engine/adapters/mysql/streamOut.ts
init_errors();
import { Readable } from 'node:stream';

// src/engine/stream/copyBinary.ts
init_errors();

// src/engine/stream/binaryScalars.ts
var zero = 48;
var minus = 45;
var plus = 43;
var point = 46;
var colon = 58;
var space = 32;
var word = 2 ** 32;
function isDigit(byte) {
  return byte >= zero && byte <= zero + 9;
}
function digits(source, from, to) {
  if (from >= to) return NaN;
  let value2 = 0;
  for (let at3 = from; at3 < to; at3 += 1) {
    const byte = source[at3] ?? 0;
    if (!isDigit(byte)) return NaN;
    value2 = value2 * 10 + (byte - zero);
  }
  return value2;
}
function put32(out, at3, value2) {
  out[at3] = (value2 >>> 24) & 255;
  out[at3 + 1] = (value2 >>> 16) & 255;
  out[at3 + 2] = (value2 >>> 8) & 255;
  out[at3 + 3] = value2 & 255;
  return at3 + 4;
}
function put16(out, at3, value2) {
  out[at3] = (value2 >>> 8) & 255;
  out[at3 + 1] = value2 & 255;
  return at3 + 2;
}
function integer(source, from, to) {
  const isNegative = source[from] === minus;
  const start = isNegative ? from + 1 : from;
  if (to - start > 15) return NaN;
  const value2 = digits(source, start, to);
  return isNegative ? -value2 : value2;
}
var int2 = (source, from, to, out, at3) => {
  const value2 = integer(source, from, to);
  return value2 >= -32768 && value2 <= 32767 ? put16(out, at3, value2) : void 0;
};
var int4 = (source, from, to, out, at3) => {
  const value2 = integer(source, from, to);
  return value2 >= -2147483648 && value2 <= 2147483647 ? put32(out, at3, value2) : void 0;
};
var int8 = (source, from, to, out, at3) => {
  if (to - from > 15) return longInteger(source.toString('latin1', from, to), out, at3);
  const value2 = integer(source, from, to);
  if (Number.isNaN(value2)) return void 0;
  return put64(out, at3, Math.floor(value2 / word), value2);
};
function put64(out, at3, high2, low2) {
  put32(out, at3, high2);
  return put32(out, at3 + 4, low2 - Math.floor(low2 / word) * word);
}
function longInteger(text6, out, at3) {
  if (!/^-?\d{1,25}$/u.test(text6)) return void 0;
  const value2 = BigInt(text6);
  return BigInt.asIntN(64, value2) === value2 ? out.writeBigInt64BE(value2, at3) : void 0;
}
var decimalNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu;
var float8 = (source, from, to, out, at3) => {
  const text6 = source.toString('latin1', from, to);
  const value2 = decimalNumber.test(text6) ? Number(text6) : NaN;
  return Number.isFinite(value2) ? out.writeDoubleBE(value2, at3) : void 0;
};
var float4 = (source, from, to, out, at3) => {
  const text6 = source.toString('latin1', from, to);
  const double = decimalNumber.test(text6) ? Number(text6) : NaN;
  const single = Math.fround(double);
  if (!Number.isFinite(single) || (single !== double && significantDigits(text6) > 9)) return void 0;
  return out.writeFloatBE(single, at3);
};
function significantDigits(text6) {
  const all2 = text6.replace(/e.*/iu, '').replace(/\D/gu, '');
  return all2.replace(/^0+|0+$/gu, '').length;
}
var bool = (source, from, to, out, at3) => {
  const byte = source[from] ?? 0;
  if (to - from !== 1 || (byte !== zero && byte !== zero + 1)) return void 0;
  out[at3] = byte - zero;
  return at3 + 1;
};
var groupDigits = 4;
var mostDigits = 1e3;
var numericHeader = 8;
var negativeSign = 16384;
var numeric = (source, from, to, out, at3) => {
  const first = source[from];
  const isNegative = first === minus;
  const start = isNegative || first === plus ? from + 1 : from;
  let dot = to;
  for (let index = start; index < to; index += 1) {
    const byte = source[index] ?? 0;
    if (byte === point && dot === to) dot = index;
    else if (!isDigit(byte)) return void 0;
  }
  const whole3 = dot - start;
  const scale = dot === to ? 0 : to - dot - 1;
  if (whole3 + scale === 0 || whole3 + scale > mostDigits) return void 0;
  const wholeGroups = Math.ceil(whole3 / groupDigits);
  const groups = wholeGroups + Math.ceil(scale / groupDigits);
  const digitsAt = at3 + numericHeader;
  let lead = 0;
  let used = 0;
  let written2 = 0;
  for (let group = 0; group < groups; group += 1) {
    const value2 =
      group < wholeGroups
        ? groupValue(source, dot - (wholeGroups - group) * groupDigits, start, dot)
        : groupValue(source, dot + 1 + (group - wholeGroups) * groupDigits, dot + 1, to);
    if (written2 === 0 && value2 === 0) {
      lead += 1;
      continue;
    }
    put16(out, digitsAt + written2 * 2, value2);
    written2 += 1;
    if (value2 !== 0) used = written2;
  }
  put16(out, at3, used);
  put16(out, at3 + 2, used === 0 ? 0 : wholeGroups - lead - 1);
  put16(out, at3 + 4, isNegative && used > 0 ? negativeSign : 0);
  put16(out, at3 + 6, scale);
  return digitsAt + used * 2;
};
function groupValue(source, at3, from, to) {
  let value2 = 0;
  for (let index = at3; index < at3 + groupDigits; index += 1) {
    const digit = index >= from && index < to ? (source[index] ?? zero) - zero : 0;
    value2 = value2 * 10 + digit;
  }
  return value2;
}
var dateLength = 10;
var secondsADay = 86400;
var epoch = 730425;
var monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
function day(source, at3) {
  const year = digits(source, at3, at3 + 4);
  const month = digits(source, at3 + 5, at3 + 7);
  const dayOfMonth = digits(source, at3 + 8, at3 + dateLength);
  if (source[at3 + 4] !== minus || source[at3 + 7] !== minus || !(year >= 1)) return NaN;
  const isLeap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = (monthDays[month - 1] ?? 0) + (isLeap ? 1 : 0);
  if (!(dayOfMonth >= 1 && dayOfMonth <= last)) return NaN;
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = (month + 9) % 12;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((153 * marchMonth + 2) / 5) + dayOfMonth - 1 - epoch;
}
var date = (source, from, to, out, at3) => {
  const days = to - from === dateLength ? day(source, from) : NaN;
  return Number.isNaN(days) ? void 0 : put32(out, at3, days);
};
function clock(source, at3) {
  const hours = digits(source, at3, at3 + 2);
  const minutes = digits(source, at3 + 3, at3 + 5);
  const seconds2 = digits(source, at3 + 6, at3 + 8);
  const fits2 = hours < 24 && minutes < 60 && seconds2 < 60 && source[at3 + 2] === colon && source[at3 + 5] === colon;
  return fits2 ? hours * 3600 + minutes * 60 + seconds2 : NaN;
}
function fraction(source, from, to) {
  if (from === to) return 0;
  const length4 = to - from - 1;
  if (source[from] !== point || length4 > 6) return NaN;
  return digits(source, from + 1, to) * 10 ** (6 - length4);
}
function putMicroseconds(out, at3, seconds2, microseconds) {
  const part3 = seconds2 * 15625;
  const upper2 = Math.floor(part3 / 2 ** 26);
  const lower2 = (part3 - upper2 * 2 ** 26) * 64 + microseconds;
  return put64(out, at3, upper2 + Math.floor(lower2 / word), lower2);
}
var clockLength = 8;
var time = (source, from, to, out, at3) => {
  if (to - from < clockLength) return void 0;
  const seconds2 = clock(source, from);
  const microseconds = fraction(source, from + clockLength, to);
  if (Number.isNaN(seconds2 + microseconds)) return void 0;
  return putMicroseconds(out, at3, seconds2, microseconds);
};
var timestamp = (source, from, to, out, at3) => {
  const clockAt = from + dateLength + 1;
  if (to < clockAt + clockLength || source[from + dateLength] !== space) return void 0;
  const seconds2 = day(source, from) * secondsADay + clock(source, clockAt);
  const microseconds = fraction(source, clockAt + clockLength, to);
  if (Number.isNaN(seconds2 + microseconds)) return void 0;
  return putMicroseconds(out, at3, seconds2, microseconds);
};
var uuidDashes = [8, 13, 18, 23];
var uuidLength = 36;
var uuid = (source, from, to, out, start) => {
  if (to - from !== uuidLength) return void 0;
  let at3 = start;
  for (let index = 0; index < uuidLength; index += 1) {
    if (uuidDashes.includes(index)) {
      if (source[from + index] !== minus) return void 0;
      continue;
    }
    const high2 = hexDigit(source[from + index] ?? 0);
    const low2 = hexDigit(source[from + index + 1] ?? 0);
    if (high2 < 0 || low2 < 0) return void 0;
    out[at3++] = high2 * 16 + low2;
    index += 1;
  }
  return at3;
};
function hexDigit(byte) {
  if (isDigit(byte)) return byte - zero;
  const lower2 = byte | 32;
  return lower2 >= 97 && lower2 <= 102 ? lower2 - 97 + 10 : -1;
}
var scalarWriters = {
  int2,
  int4,
  int8,
  float4,
  float8,
  bool,
  numeric,
  date,
  time,
  timestamp,
  timestamptz: timestamp,
  uuid,
};

// src/engine/stream/rowEncoder.ts
var hexDigits = Buffer.from('0123456789abcdef', 'latin1');
function writeHex(source, from, to, out, start) {
  let at3 = start;
  for (let index = from; index < to; index += 1) {
    const byte = source[index] ?? 0;
    out[at3] = hexDigits[byte >> 4] ?? 0;
    out[at3 + 1] = hexDigits[byte & 15] ?? 0;
    at3 += 2;
  }
  return at3;
}
var firstSize = 256 * 1024;
function rowEncoder(fields2, framing3) {
  return new Encoder(fields2, framing3);
}
var Encoder = class {
  constructor(fields2, framing3) {
    this.fields = fields2;
    this.framing = framing3;
  }
  fields;
  framing;
  out = Buffer.allocUnsafe(firstSize);
  at = 0;
  column = 0;
  field(source, from, to) {
    const encoding = this.encoding();
    const { before, after } = encoding;
    this.makeRoom((to - from) * encoding.widest + before.length + after.length + 1);
    this.separate();
    this.put(before);
    this.at = encoding.write(source, from, to, this.out, this.at);
    this.put(after);
    this.column += 1;
  }
  nullField() {
    this.makeRoom(this.framing.null.length + 1);
    this.separate();
    this.put(this.framing.null);
    this.column += 1;
  }
  open() {
    const { before } = this.encoding();
    this.makeRoom(before.length + 1);
    this.separate();
    this.put(before);
  }
  part(source, from, to) {
    const encoding = this.encoding();
    this.makeRoom((to - from) * encoding.widest);
    this.at = encoding.write(source, from, to, this.out, this.at);
  }
  close() {
    const { after } = this.encoding();
    this.makeRoom(after.length);
    this.put(after);
    this.column += 1;
  }
  endRow() {
    this.makeRoom(1);
    this.out[this.at++] = this.framing.end;
    this.column = 0;
  }
  end() {}
  get size() {
    return this.at;
  }
  take() {
    const taken = this.out.subarray(0, this.at);
    this.out = Buffer.allocUnsafe(firstSize);
    this.at = 0;
    return taken;
  }
  encoding() {
    const encoding = this.fields[this.column];
    if (encoding === void 0) throw new RangeError(`A row has more than ${this.fields.length} fields.`);
    return encoding;
  }
  separate() {
    if (this.column > 0) this.out[this.at++] = this.framing.separator;
  }
  put(bytes5) {
    for (let index = 0; index < bytes5.length; index += 1) this.out[this.at++] = bytes5[index] ?? 0;
  }
  makeRoom(most) {
    if (this.out.length - this.at >= most) return;
    const larger = Buffer.allocUnsafe(Math.max(this.out.length * 2, this.at + most));
    this.out.copy(larger, 0, 0, this.at);
    this.out = larger;
  }
};

// src/engine/stream/copyBinary.ts
var signature = Buffer.from('5047434f50590aff0d0a000000000000000000', 'hex');
var nullLength = -1;
var trailer = -1;
var firstSize2 = 256 * 1024;
var overhead = 32;
var jsonbVersion = 1;
function copyBinaryEncoder(columns4) {
  return new BinaryEncoder(columns4);
}
var BinaryEncoder = class {
  constructor(columns4) {
    this.columns = columns4;
    this.ways = columns4.map(wayOf);
    this.at = signature.copy(this.out, 0);
  }
  columns;
  out = Buffer.allocUnsafe(firstSize2);
  at = 0;
  column = 0;
  row = 1;
  ways;
  /** The parts of a scalar that came in pieces. */
  pieces = [];
  field(source, from, to) {
    const way = this.begin((to - from) * 2);
    if (way.kind === 'scalar') this.scalar(way.write, source, from, to);
    else {
      this.length(way, to - from);
      this.bytes(way, source, from, to);
    }
    this.column += 1;
  }
  nullField() {
    this.begin(0);
    this.int32(nullLength);
    this.column += 1;
  }
  open(length4) {
    const way = this.begin(0);
    if (way.kind === 'scalar') this.pieces = [];
    else this.length(way, length4);
  }
  part(source, from, to) {
    const way = this.way();
    if (way.kind === 'scalar') this.pieces.push(Buffer.from(source.subarray(from, to)));
    else {
      this.makeRoom((to - from) * 2);
      this.bytes(way, source, from, to);
    }
  }
  close() {
    const way = this.way();
    if (way.kind === 'scalar') {
      const whole3 = Buffer.concat(this.pieces);
      this.pieces = [];
      this.makeRoom(whole3.length * 2 + overhead);
      this.scalar(way.write, whole3, 0, whole3.length);
    }
    this.column += 1;
  }
  endRow() {
    this.column = 0;
    this.row += 1;
  }
  end() {
    this.makeRoom(2);
    this.int16(trailer);
  }
  get size() {
    return this.at;
  }
  take() {
    const taken = this.out.subarray(0, this.at);
    this.out = Buffer.allocUnsafe(firstSize2);
    this.at = 0;
    return taken;
  }
  /** Makes room for the next field and, before the first, says how many the row has. */
  begin(most) {
    const way = this.way();
    this.makeRoom(most + overhead);
    if (this.column === 0) this.int16(this.columns.length);
    return way;
  }
  way() {
    const way = this.ways[this.column];
    if (way === void 0) throw new RangeError(`A row has more than ${this.ways.length} fields.`);
    return way;
  }
  length(way, bytes5) {
    const versioned = way.kind === 'copy' && way.version;
    this.int32(way.kind === 'hex' ? bytes5 * 2 : versioned ? bytes5 + 1 : bytes5);
    if (versioned) this.out[this.at++] = jsonbVersion;
  }
  bytes(way, source, from, to) {
    if (way.kind === 'hex') this.at = writeHex(source, from, to, this.out, this.at);
    else this.at += source.copy(this.out, this.at, from, to);
  }
  /** The length goes in front of the value, and is known when that is written. */
  scalar(write3, source, from, to) {
    const start = this.at;
    const end2 = write3(source, from, to, this.out, start + 4);
    if (end2 === void 0) throw this.refusal(source.toString('utf8', from, to));
    this.int32(end2 - start - 4);
    this.at = end2;
  }
  refusal(value2) {
    const { name, field } = this.columns[this.column] ?? { name: '', field: '' };
    const shown2 = value2.length > 60 ? `${value2.slice(0, 60)}\u2026` : value2;
    return new EngineError({
      code: 'STREAM_BROKEN',
      stage: 'run',
      object: name,
      message: `Row ${this.row} of the chunk: "${shown2}" in the column "${name}" can't be sent as ${field}. Nothing of the chunk was kept.`,
      hint: 'Mend the expression in the source half of the step, or write stream=text there: PostgreSQL then reads the text itself.',
    });
  }
  int16(value2) {
    this.out[this.at] = (value2 >> 8) & 255;
    this.out[this.at + 1] = value2 & 255;
    this.at += 2;
  }
  int32(value2) {
    this.out[this.at] = (value2 >> 24) & 255;
    this.out[this.at + 1] = (value2 >> 16) & 255;
    this.out[this.at + 2] = (value2 >> 8) & 255;
    this.out[this.at + 3] = value2 & 255;
    this.at += 4;
  }
  makeRoom(most) {
    if (this.out.length - this.at >= most) return;
    const larger = Buffer.allocUnsafe(Math.max(this.out.length * 2, this.at + most));
    this.out.copy(larger, 0, 0, this.at);
    this.out = larger;
  }
};
function wayOf({ name, field, encode }) {
  const raw = encode === 'prefixed-hex' && field === 'bytes';
  const copied = field === 'text' || field === 'jsonb';
  if (raw) return { kind: 'copy', version: false };
  if (encode === 'hex' && field === 'text') return { kind: 'hex' };
  if (encode === void 0 && copied) return { kind: 'copy', version: field === 'jsonb' };
  if (encode === void 0 && field !== 'bytes' && !copied) return { kind: 'scalar', write: scalarWriters[field] };
  throw new EngineError({
    code: 'SCRIPT_INVALID',
    stage: 'run',
    object: name,
    message: `The column "${name}" can't be sent in the binary format: the target takes ${field}, and the step ${encode === void 0 ? 'encodes nothing' : `encodes it as ${encode}`}.`,
    hint: 'Write stream=text in the step.',
  });
}

// src/engine/stream/copyText.ts
var backslash = 92;
var tab = 9;
var newline = 10;
var carriageReturn = 13;
var nothing = Buffer.alloc(0);
var plain = {
  before: nothing,
  after: nothing,
  widest: 2,
  write(source, from, to, out, start) {
    let at3 = start;
    for (let index = from; index < to; index += 1) {
      const byte = source[index] ?? 0;
      if (byte > carriageReturn && byte !== backslash) {
        out[at3++] = byte;
      } else {
        at3 = writeSpecial(byte, out, at3);
      }
    }
    return at3;
  },
};
function writeSpecial(byte, out, at3) {
  const letter =
    byte === backslash ? backslash : byte === newline ? 110 : byte === carriageReturn ? 114 : byte === tab ? 116 : 0;
  if (letter === 0) {
    out[at3] = byte;
    return at3 + 1;
  }
  out[at3] = backslash;
  out[at3 + 1] = letter;
  return at3 + 2;
}
var hex = { before: nothing, after: nothing, widest: 2, write: writeHex };
var prefixedHex = { ...hex, before: Buffer.from('\\\\x', 'latin1') };
function copyTextEncoder(columns4) {
  const fields2 = columns4.map((encoding) =>
    encoding === 'hex' ? hex : encoding === 'prefixed-hex' ? prefixedHex : plain,
  );
  return rowEncoder(fields2, { null: Buffer.from('\\N', 'latin1'), separator: tab, end: newline });
}

// src/engine/stream/csv.ts
var quote = 34;
var comma = 44;
var newline2 = 10;
var nullWord = Buffer.from('NULL', 'latin1');
var quotes = { before: Buffer.from('"', 'latin1'), after: Buffer.from('"', 'latin1') };
var plain2 = {
  ...quotes,
  widest: 2,
  write(source, from, to, out, start) {
    let at3 = start;
    for (let index = from; index < to; index += 1) {
      const byte = source[index] ?? 0;
      out[at3++] = byte;
      if (byte === quote) out[at3++] = quote;
    }
    return at3;
  },
};
var hex2 = { ...quotes, widest: 2, write: writeHex };
var prefixedHex2 = { ...hex2, before: Buffer.from('"\\x', 'latin1') };
function csvEncoder(columns4) {
  const fields2 = columns4.map((encoding) =>
    encoding === 'hex' ? hex2 : encoding === 'prefixed-hex' ? prefixedHex2 : plain2,
  );
  return rowEncoder(fields2, { null: nullWord, separator: comma, end: newline2 });
}
var CsvError = class extends Error {};
function csvDecoder() {
  let state = 'start';
  let parts2 = [];
  let row = [];
  let rows = [];
  let count2 = 0;
  const endField = (separator, bare) => {
    const value2 = parts2.length === 1 && parts2[0] ? parts2[0] : Buffer.concat(parts2);
    if (bare && !value2.equals(nullWord)) throw new CsvError(`Row ${count2 + 1} holds a value without quotes.`);
    row.push(bare ? null : value2);
    parts2 = [];
    state = 'start';
    if (separator === comma) return;
    rows.push(row);
    row = [];
    count2 += 1;
  };
  const step = (chunk, at3) => {
    const byte = chunk[at3];
    switch (state) {
      case 'start':
        state = byte === quote ? 'quoted' : 'bare';
        return byte === quote ? at3 + 1 : at3;
      case 'quoted': {
        const found = chunk.indexOf(quote, at3);
        const end2 = found < 0 ? chunk.length : found;
        if (end2 > at3) parts2.push(chunk.subarray(at3, end2));
        if (found >= 0) state = 'after-quote';
        return found < 0 ? end2 : found + 1;
      }
      case 'after-quote':
        if (byte === quote) {
          parts2.push(chunk.subarray(at3, at3 + 1));
          state = 'quoted';
        } else if (byte === comma || byte === newline2) {
          endField(byte, false);
        } else {
          throw new CsvError(`Row ${count2 + 1} goes on behind a closing quote.`);
        }
        return at3 + 1;
      case 'bare': {
        let end2 = at3;
        while (end2 < chunk.length && chunk[end2] !== comma && chunk[end2] !== newline2) end2 += 1;
        if (end2 > at3) parts2.push(chunk.subarray(at3, end2));
        if (end2 < chunk.length) endField(chunk[end2] ?? newline2, true);
        return end2 + 1;
      }
    }
  };
  return {
    push(chunk) {
      rows = [];
      for (let at3 = 0; at3 < chunk.length;) at3 = step(chunk, at3);
      return rows;
    },
    end() {
      if (state !== 'start' || row.length > 0) throw new CsvError(`The stream ended inside row ${count2 + 1}.`);
    },
  };
}

// src/engine/adapters/mysql/rowTap.ts
var headerBytes = 4;
var fullPacket = 16777215;
var wholeRow = 64 * 1024;
var okByte = 0;
var infileByte = 251;
var nullByte = 251;
var eofByte = 254;
var errByte = 255;
function tapRows(connection, owner) {
  const inner = connection;
  const place = inner._inflatedPacketsParser === void 0 ? 'packetParser' : '_inflatedPacketsParser';
  const parser2 = inner[place];
  if (typeof parser2?.execute !== 'function') return void 0;
  const tap = new RowTap(parser2, owner, () => (inner[place] = parser2));
  inner[place] = tap;
  return tap;
}
var RowTap = class {
  constructor(parser2, owner, restore) {
    this.parser = parser2;
    this.owner = owner;
    this.restore = restore;
  }
  parser;
  owner;
  restore;
  rest;
  phase = 'count';
  definitions = 0;
  /** What mysql2 takes for the next packet's number: it doesn't see the rows. */
  sequence = 0;
  long;
  /** Hands the connection back to mysql2's own parser. */
  remove() {
    if (this.phase === 'over') return;
    this.phase = 'over';
    this.restore();
  }
  execute(chunk) {
    if (this.phase === 'over') {
      this.parser.execute(chunk);
      return;
    }
    const data = this.rest === void 0 ? chunk : Buffer.concat([this.rest, chunk]);
    this.rest = void 0;
    let at3 = 0;
    while (at3 < data.length) {
      const next = this.long === void 0 ? this.packet(data, at3) : this.continueRow(this.long, data, at3);
      if (next === at3) {
        this.rest = data.subarray(at3);
        return;
      }
      at3 = next;
    }
  }
  /** Handles the packet at `at` and returns the place behind it; `at` itself when more bytes are needed. */
  packet(data, at3) {
    const start = at3 + headerBytes;
    if (data.length <= start) return at3;
    const length4 = data.readUIntLE(at3, 3);
    const marker = data[start] ?? 0;
    const isRow = this.phase === 'rows' && marker !== errByte && !(marker === eofByte && length4 < 9);
    if (isRow && length4 > wholeRow) {
      this.long = new LongRow(this.owner);
      return this.continueRow(this.long, data, at3);
    }
    const end2 = start + length4;
    if (data.length < end2) return at3;
    if (isRow) this.row(data, start, end2);
    else return this.forward(data, at3, end2, marker);
    return end2;
  }
  row(data, start, end2) {
    const encoder = this.owner.encoder();
    if (encoder === void 0) return;
    try {
      this.encode(encoder, data, start, end2);
    } catch (error) {
      this.owner.onRefused(error);
      return;
    }
    this.owner.onRow();
    this.owner.onBytes();
  }
  encode(encoder, data, start, end2) {
    let at3 = start;
    while (at3 < end2) {
      const first = data[at3] ?? 0;
      if (first === nullByte) {
        encoder.nullField();
        at3 += 1;
        continue;
      }
      const from = at3 + lengthBytes(first);
      const to = from + (first < nullByte ? first : readLength(data, at3));
      encoder.field(data, from, to);
      at3 = to;
    }
    encoder.endRow();
  }
  continueRow(long, data, at3) {
    const next = long.take(data, at3);
    if (long.over) this.long = void 0;
    return next;
  }
  /** Gives a packet to mysql2 and notes what it says about what follows; returns the place behind all that was given. */
  forward(data, at3, end2, marker) {
    const packet = Buffer.from(data.subarray(at3, end2));
    if (this.phase === 'rows') packet[3] = this.sequence;
    else this.sequence = ((data[at3 + 3] ?? 0) + 1) & 255;
    const isOver =
      this.phase === 'rows' ||
      marker === errByte ||
      (this.phase === 'count' && (marker === okByte || marker === infileByte));
    if (isOver) {
      this.remove();
      this.parser.execute(packet);
      if (end2 < data.length) this.parser.execute(data.subarray(end2));
      return data.length;
    }
    if (this.phase === 'count') {
      this.definitions = marker < nullByte ? marker : readLength(data, at3 + headerBytes);
      this.phase = 'definitions';
    } else if (this.definitions === 0) {
      this.phase = 'rows';
    } else {
      this.definitions -= 1;
    }
    this.parser.execute(packet);
    return end2;
  }
};
function lengthBytes(first) {
  if (first < nullByte) return 1;
  return first === 252 ? 3 : first === 253 ? 4 : 9;
}
function readLength(data, at3) {
  const first = data[at3] ?? 0;
  if (first === 252) return data.readUInt16LE(at3 + 1);
  if (first === 253) return data.readUIntLE(at3 + 1, 3);
  return Number(data.readBigUInt64LE(at3 + 1));
}
var LongRow = class {
  constructor(owner) {
    this.owner = owner;
  }
  owner;
  over = false;
  /** Bytes of the current packet that are still to come, and whether another one continues it. */
  inPacket = 0;
  continued = true;
  /** Bytes of the current value that are still to come; undefined between values. */
  inValue;
  /** The beginning of a value's length that a packet or chunk cut off. */
  prefix = Buffer.alloc(0);
  /** Takes what it can from `at` on; returns the place behind, `at` itself when more bytes are needed. */
  take(data, start) {
    let at3 = start;
    while (!this.over) {
      if (this.inPacket === 0 && this.continued) {
        if (data.length - at3 < headerBytes) return at3;
        this.inPacket = data.readUIntLE(at3, 3);
        this.continued = this.inPacket === fullPacket;
        at3 += headerBytes;
      }
      if (this.inPacket > 0) {
        if (at3 === data.length) return at3;
        const end2 = Math.min(data.length, at3 + this.inPacket);
        this.tryPayload(data, at3, end2);
        this.inPacket -= end2 - at3;
        at3 = end2;
      }
      if (this.inPacket === 0 && !this.continued) this.finish();
    }
    return at3;
  }
  /** After a refusal the owner has no encoder any more, and the rest of the row passes unread. */
  tryPayload(data, start, end2) {
    if (this.owner.encoder() === void 0) return;
    try {
      this.payload(data, start, end2);
    } catch (error) {
      this.owner.onRefused(error);
    }
  }
  payload(data, start, end2) {
    let at3 = start;
    while (at3 < end2) {
      if (this.inValue === void 0) {
        at3 = this.beginValue(data, at3, end2);
        continue;
      }
      const to = Math.min(end2, at3 + this.inValue);
      const encoder = this.owner.encoder();
      encoder?.part(data, at3, to);
      this.inValue -= to - at3;
      at3 = to;
      if (this.inValue === 0) this.endValue();
      this.owner.onBytes();
    }
  }
  /** Reads a value's length, of which a part may have come before. */
  beginValue(data, at3, end2) {
    const first = this.prefix[0] ?? data[at3] ?? 0;
    if (first === nullByte) {
      this.owner.encoder()?.nullField();
      return at3 + 1;
    }
    const missing = lengthBytes(first) - this.prefix.length;
    const taken = Math.min(missing, end2 - at3);
    this.prefix = Buffer.concat([this.prefix, data.subarray(at3, at3 + taken)]);
    if (taken < missing) return at3 + taken;
    this.inValue = first < nullByte ? first : readLength(this.prefix, 0);
    this.prefix = Buffer.alloc(0);
    this.owner.encoder()?.open(this.inValue);
    if (this.inValue === 0) this.endValue();
    return at3 + taken;
  }
  endValue() {
    this.owner.encoder()?.close();
    this.inValue = void 0;
  }
  finish() {
    this.over = true;
    if (this.owner.encoder() === void 0) return;
    this.owner.encoder()?.endRow();
    this.owner.onRow();
    this.owner.onBytes();
  }
};

// src/engine/adapters/mysql/streamOut.ts
var batchBytes = 128 * 1024;
var waitingBytes = 512 * 1024;
function streamOut(session, sql, options2) {
  session.claim('run');
  const outgoing = new Outgoing(session, sql, options2);
  return { readable: outgoing.readable, finished: outgoing.finished, abort: () => outgoing.abort() };
}
var Outgoing = class {
  constructor(session, sql, options2) {
    this.session = session;
    this.sql = sql;
    this.options = options2;
    const { connection } = session;
    this.readable = new Readable({
      highWaterMark: waitingBytes,
      read: () => connection.resume(),
      destroy: (error, done) => {
        if (!this.over) void this.abort();
        done(error);
      },
    });
    this.readable.on('error', () => void 0);
    this.finished = new Promise((resolve, reject) => (this.settle = { resolve, reject }));
    this.finished.catch(() => void 0);
    this.start();
  }
  session;
  sql;
  options;
  readable;
  finished;
  encoder;
  tap;
  columns = 0;
  rows = 0;
  failure;
  over = false;
  aborting;
  settle;
  ended = () => void 0;
  end = new Promise((resolve) => (this.ended = resolve));
  start() {
    const { connection } = this.session;
    const lost = (error) => {
      this.failure ??= error;
      this.finish();
    };
    connection.on('error', lost);
    void this.end.then(() => connection.off('error', lost));
    this.tap = tapRows(connection, {
      encoder: () => (this.failure === void 0 && this.aborting === void 0 ? this.encoder : void 0),
      onRow: () => (this.rows += 1),
      onBytes: () => this.handOn(),
      onRefused: (error) => this.giveUp(error),
    });
    const query2 = this.session.sendForRows(this.sql);
    query2.on('fields', (fields2) => this.describe(fields2));
    query2.on('result', (row) => this.take(row));
    query2.on('error', (error) => (this.failure ??= error));
    query2.on('end', () => this.finish());
  }
  /** The columns are known; names that the encoder was told and that the query lacks are an error. */
  describe(fields2) {
    if (!Array.isArray(fields2)) return;
    const names7 = fields2.map((field) => resultColumn(field).name);
    const { encode } = this.options;
    const missing = Object.keys(encode).find((name) => !names7.includes(name));
    if (missing !== void 0) {
      this.giveUp(
        new EngineError({
          code: 'SCRIPT_INVALID',
          stage: 'run',
          object: missing,
          message: `@encode names the column "${missing}", which the source's query does not give.`,
          hint: 'Name an output column of the query, or take the name out of @encode.',
        }),
      );
      return;
    }
    this.columns = names7.length;
    try {
      this.encoder = encoderOf(names7, this.options);
    } catch (error) {
      this.giveUp(error);
    }
  }
  /** The stream can't go on, for a reason of its own. */
  giveUp(error) {
    this.failure ??= error;
    void this.abort();
  }
  /** Rows reach this only where there is no tap; anything else that comes here is no row. */
  take(row) {
    const { encoder } = this;
    if (this.failure !== void 0 || this.aborting !== void 0) return;
    if (!Array.isArray(row) || row.length !== this.columns || encoder === void 0) {
      this.failure = new EngineError({
        code: 'SCRIPT_INVALID',
        stage: 'run',
        message: 'The source half of the step is no query: it gives no rows.',
        hint: 'Make it a SELECT.',
      });
      return;
    }
    try {
      for (const value2 of row) {
        if (value2 === null) encoder.nullField();
        else encoder.field(value2, 0, value2.length);
      }
    } catch (error) {
      this.giveUp(error);
      return;
    }
    encoder.endRow();
    this.rows += 1;
    this.handOn();
  }
  /** Gives on what is encoded, and rests the socket while the consumer is slower. */
  handOn() {
    if (this.encoder === void 0 || this.encoder.size < batchBytes) return;
    if (!this.readable.push(this.encoder.take())) this.session.connection.pause();
  }
  /** The server's last packet came, or the connection is gone. */
  finish() {
    if (this.over) return;
    this.over = true;
    this.tap?.remove();
    this.session.release();
    this.ended();
    if (this.aborting !== void 0 && !(this.failure instanceof EngineError)) this.failure = cancelled('run');
    if (this.failure === void 0) {
      this.encoder?.end();
      if (this.encoder && this.encoder.size > 0) this.readable.push(this.encoder.take());
      this.readable.push(null);
      this.settle?.resolve({ rows: this.rows });
      return;
    }
    const error = statementError(this.failure, { stage: 'run', role: this.session.role, sql: this.sql });
    this.settle?.reject(error);
    this.readable.destroy(error);
  }
  /** KILL QUERY first, so that the server stops producing, then drain what is under way. */
  abort() {
    this.aborting ??= this.stop();
    return this.aborting;
  }
  async stop() {
    if (this.over) {
      this.readable.destroy();
      return;
    }
    const cut = setTimeout(() => this.session.cut(), 1500);
    const killed = this.session.kill();
    this.session.connection.resume();
    await Promise.all([this.end, killed]);
    clearTimeout(cut);
    this.readable.destroy();
  }
};
function encoderOf(names7, { encode, format, fields: fields2 = [] }) {
  const encodings = names7.map((name) => (Object.hasOwn(encode, name) ? encode[name] : void 0));
  if (format === 'csv') return csvEncoder(encodings);
  if (format === 'text') return copyTextEncoder(encodings);
  if (names7.length !== fields2.length) {
    throw new EngineError({
      code: 'SCRIPT_INVALID',
      stage: 'run',
      message: `The source half gives ${names7.length} columns, and the target half takes ${fields2.length}.`,
      hint: 'Make both halves name the same columns in the same order.',
    });
  }
  return copyBinaryEncoder(
    fields2.map((field, index) => ({ name: names7[index] ?? '', field, encode: encodings[index] })),
  );
}

// src/engine/adapters/mysql/session.ts
var cancelPatience = 1500;
var rollBackPatience = 1e4;
var MysqlSession = class {
  constructor(link, server, role, openAnother) {
    this.link = link;
    this.server = server;
    this.role = role;
    this.openAnother = openAnother;
    link.connection.on('error', (error) => (this.lost = error));
  }
  link;
  server;
  role;
  openAnother;
  busy = false;
  lost;
  closed = false;
  /** MySQL's default format of EXPLAIN is a setting; MariaDB knows no word for the table. */
  get explain() {
    return this.server.capabilities.explain === 'traditional' ? 'EXPLAIN FORMAT=TRADITIONAL' : 'EXPLAIN';
  }
  get id() {
    return Number(this.server.capabilities.connection);
  }
  get connection() {
    return this.link.connection;
  }
  async query(sql, values, signal) {
    const {
      fields: _fields,
      info: _info,
      warningCount: _count,
      ...result
    } = await this.execute(sql, { values, signal });
    return result;
  }
  /** Runs one statement and says what its columns are. */
  async execute(sql, options2 = {}) {
    return await this.guarded(sql, options2, async () => {
      const result = await this.send(sql, options2);
      if (result.warningCount === 0) return result;
      const warnings = await this.send('SHOW WARNINGS', {});
      return { ...result, warnings: warnings.rows.map(([level, code2, text6]) => `${level} ${code2}: ${text6}`) };
    });
  }
  /** The raw bytes of one cell of a query's first row; empty for NULL and for no row. */
  async readBytes(sql, column4, signal) {
    return await this.guarded(sql, { signal, stage: 'introspect' }, async () => {
      const rows = await new Promise((resolve, reject) => {
        this.connection.query({ sql, rowsAsArray: true, typeCast: false }, (error, answer2) => {
          if (error) reject(error);
          else resolve(answer2);
        });
      });
      return rows[0]?.[column4] ?? Buffer.alloc(0);
    });
  }
  stream(sql, options2) {
    return streamOut(this, sql, options2);
  }
  /**
   * Runs `work` as the session's only statement: translates its errors, and cancels it at the server when the signal fires. A statement that
   * finished all the same keeps its result.
   */
  async guarded(sql, options2, work) {
    const { signal, stage = 'run' } = options2;
    throwIfCancelled(signal, stage);
    this.claim(stage);
    let cut;
    let cancelling;
    const abort = () => {
      cut = setTimeout(() => this.cut(), cancelPatience);
      if (options2.killOnAbort !== false) cancelling = this.kill();
    };
    signal?.addEventListener('abort', abort, { once: true });
    try {
      return await work();
    } catch (error) {
      if (isLost(error)) this.lost = error;
      throw signal?.aborted && isLost(error)
        ? cancelled(stage)
        : statementError(error, { stage, role: this.role, sql, signal });
    } finally {
      signal?.removeEventListener('abort', abort);
      clearTimeout(cut);
      if (this.lost === void 0) await cancelling;
      this.release();
    }
  }
  /** Marks the session as running a statement. Throws CONNECTION_LOST when it can't run any more. */
  claim(stage) {
    if (this.closed) throw lostError(new Error('the session was closed'), stage);
    if (this.lost !== void 0) throw lostError(this.lost, stage);
    if (this.busy) {
      throw new EngineError({
        code: 'INTERNAL',
        stage,
        message: 'A second statement was started while one was running on the same session.',
        hint: 'This is a defect of Database Migration. Please report it with the log of this run.',
      });
    }
    this.busy = true;
  }
  release() {
    this.busy = false;
  }
  /** Sends one statement with no bookkeeping around it. Rejects with the driver's error. */
  send(sql, options2) {
    const { values, prepared, infileStreamFactory } = options2;
    const query2 = {
      sql,
      rowsAsArray: true,
      typeCast: false,
      ...(values === void 0 ? {} : { values: [...values] }),
      ...(infileStreamFactory === void 0 ? {} : { infileStreamFactory }),
    };
    return new Promise((resolve, reject) => {
      const done = (error, answer2, fields2) => {
        if (error) reject(error);
        else resolve(executeResult(answer2, fields2));
      };
      if (prepared === void 0) {
        this.connection.query(query2, done);
        return;
      }
      this.connection.execute(sql, [...prepared], (error, answer2, fields2) => {
        this.connection.unprepare(sql);
        done(error, answer2, fields2);
      });
    });
  }
  /** Starts a query whose rows come as events, each field as its raw bytes. */
  sendForRows(sql) {
    return this.connection.query({ sql, rowsAsArray: true, typeCast: false });
  }
  /** Ends the running statement through a second connection; cuts the session's own where that can't be had. Never rejects. */
  async kill() {
    try {
      const { connection, socket } = await this.openAnother();
      const id = Number(this.server.capabilities.connection);
      const patience = setTimeout(() => socket.destroy(new Error('The server does not answer.')), cancelPatience);
      await new Promise((resolve) => connection.query(`KILL QUERY ${id}`, () => resolve()));
      clearTimeout(patience);
      socket.destroy();
    } catch {
      this.cut();
    }
  }
  /** Takes the open transaction back; a connection that does not answer is cut, which takes it back as well. Never rejects. */
  async rollBack() {
    const cut = setTimeout(() => this.cut(), rollBackPatience);
    await this.execute('ROLLBACK').catch(() => this.cut());
    clearTimeout(cut);
  }
  /** Gives the connection up at once; what runs on it fails with CONNECTION_LOST. */
  cut() {
    const error = Object.assign(new Error('the connection was cut'), { code: 'ECONNABORTED' });
    this.lost ??= error;
    this.link.socket.destroy(error);
  }
  async close() {
    if (this.closed) return;
    this.closed = true;
    const hasEnded = this.lost === void 0 && (await this.quit());
    this.link.socket.destroy();
    if (!hasEnded) await Promise.race([this.endAtServer(), setPause(cancelPatience, void 0, { ref: false })]);
  }
  /** Says goodbye; true when the server has answered by closing the connection. */
  async quit() {
    return await new Promise((resolve) => {
      const patience = setTimeout(() => resolve(false), cancelPatience);
      const closed = () => {
        clearTimeout(patience);
        resolve(true);
      };
      for (const event of ['end', 'close']) this.link.socket.once(event, closed);
      this.connection.end(() => void 0);
    });
  }
  /** A server that was not told of the connection's end would keep the session, with its locks and its snapshot, for hours. */
  async endAtServer() {
    const { connection: id, client } = this.server.capabilities;
    try {
      const other = await this.openAnother();
      const ask3 = promisify((sql, done) => other.connection.query({ sql, rowsAsArray: true }, done));
      const found = processesOf(await ask3(showProcesses)).find((process2) => process2.id === Number(id));
      if (/:\d+$/u.test(String(client)) && found?.host === client) await ask3(`KILL CONNECTION ${Number(id)}`);
      other.socket.destroy();
    } catch {}
  }
};
function executeResult(answer2, fields2) {
  if (!Array.isArray(answer2)) {
    const header = answer2;
    return {
      columns: [],
      fields: [],
      rows: [],
      affectedRows: header.affectedRows,
      warnings: [],
      info: header.info,
      warningCount: header.warningStatus,
    };
  }
  const columns4 = fields2.map(resultColumn);
  const rows = answer2.map((row) => row.map((value2, index) => textOf(value2, columns4[index])));
  const names7 = columns4.map((column4) => column4.name);
  return { columns: names7, fields: columns4, rows, affectedRows: 0, warnings: [], info: '', warningCount: 0 };
}
var binaryCharset = 63;
var binaryTypes = /* @__PURE__ */ new Set([15, 16, 242, 249, 250, 251, 252, 253, 254, 255]);
function textOf(value2, column4) {
  if (value2 === null) return null;
  const binary2 = column4?.charset === binaryCharset && binaryTypes.has(column4.type);
  return value2.toString(binary2 ? 'hex' : 'utf8');
}
function mysqlSession(session) {
  if (session instanceof MysqlSession) return session;
  throw new EngineError({
    code: 'INTERNAL',
    stage: 'run',
    message: `A session of ${session.server.engine} was handed to the MySQL adapter.`,
    hint: 'This is a defect of Database Migration. Please report it with the log of this run.',
  });
}

// src/engine/adapters/mysql/checksum.ts
var isText = (name) => /char$|text$|^(enum|set|json)$/.test(name);
var isBytes = (name) => /binary$|blob$/.test(name);
var utf8 = (sql) => `CONVERT(${sql} USING utf8mb4)`;
function shortened(sql) {
  return `IF(LENGTH(${sql}) > ${longValueBytes}, CONCAT('sha256:', SHA2(${sql}, 256)), ${sql})`;
}
function digits2({ column: column4, type }) {
  if (type.name === 'set') return `CAST(CAST(${column4} AS UNSIGNED) AS CHAR)`;
  return `CAST(${isText(type.name) ? column4 : `${column4} + 0`} AS CHAR)`;
}
function decimalOf(column4, type) {
  if (isText(type.name)) return column4;
  if (type.name !== 'decimal') return `CAST(${column4} AS DECIMAL(65,30))`;
  return type.zerofill ? `CAST(${column4} AS DECIMAL(${type.precision ?? 10},${type.scale ?? 0}))` : column4;
}
function decimalText({ column: column4, type }) {
  const number2 = decimalOf(column4, type);
  const text6 = `CAST(${number2} AS CHAR)`;
  const shortened3 = `TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM ${text6}))`;
  const hasPoint = type.name === 'decimal' && (type.scale ?? 0) > 0;
  const trimmed = hasPoint ? shortened3 : `IF(LOCATE('.', ${text6}) = 0, ${text6}, ${shortened3})`;
  const whole3 = type.name === 'decimal' && type.scale === 0 && !type.zerofill;
  return whole3 ? text6 : trimmed;
}
var scales = [
  { from: '1e15', below: '633825300114114700748351602688e0', divisor: '1125899906842624e0', power: 50 },
  {
    from: '1e15',
    below: '44601490397061246283071436545296723011960832e0',
    divisor: '79228162514264337593543950336e0',
    power: 96,
  },
];
function doubleOf(column4, type) {
  if (type.name !== 'double') return `CAST(${column4} AS DOUBLE)`;
  return type.scale !== void 0 || type.zerofill ? `(${column4} + 0e0)` : column4;
}
function floatText({ column: column4, type, flavour: flavour3 }) {
  const value2 = doubleOf(column4, type);
  const cases = scales.map(
    ({ from, below, divisor, power: power5 }) =>
      `WHEN ABS(${value2}) >= ${from} AND ABS(${value2}) < ${below} THEN CONCAT(CAST(${value2} / ${divisor} AS CHAR), '*2^${power5}')`,
  );
  return `CASE ${cases.join(' ')} ELSE ${flavour3.doubleText(value2)} END`;
}
function textOf2({ column: column4, type, neutral }) {
  const text6 = isText(type.name) ? utf8(column4) : utf8(`CAST(${column4} AS CHAR)`);
  const most = type.length ?? (neutral.kind === 'text' ? neutral.length : void 0);
  const short2 = type.name.endsWith('char') && most !== void 0 && most * 4 <= longValueBytes;
  return short2 || type.name === 'enum' ? text6 : shortened(text6);
}
function nativeText(canonical2) {
  const { type, neutral, flavour: flavour3 } = canonical2;
  if (neutral.kind === 'float' && !isText(type.name)) return flavour3.doubleText(doubleOf(canonical2.column, type));
  if (type.name === 'bit') return bitText(canonical2);
  if (type.name === 'year' || type.zerofill) return digits2(canonical2);
  return isBytes(type.name) ? hexText(canonical2) : textOf2(canonical2);
}
function hexText({ column: given, type, neutral, flavour: flavour3 }) {
  if (/^inet[46]$/u.test(type.name)) return `LOWER(HEX(CAST(${given} AS BINARY(${type.name === 'inet4' ? 4 : 16}))))`;
  const isDigits = isText(type.name) && neutral.kind !== 'text' && neutral.kind !== 'enum';
  if (isDigits) return textOf2({ column: given, type, neutral, flavour: flavour3 });
  const column4 = isText(type.name) ? `CAST(${given} AS BINARY)` : given;
  return `IF(LENGTH(${column4}) > ${longValueBytes}, CONCAT('sha256:', SHA2(${column4}, 256)), LOWER(HEX(${column4})))`;
}
function bitText(canonical2) {
  const { column: column4, type } = canonical2;
  return type.name === 'bit' ? `LPAD(BIN(${column4} + 0), ${type.length ?? 1}, '0')` : textOf2(canonical2);
}
function spanText({ column: column4, type }) {
  return isText(type.name) ? utf8(column4) : `CAST(CAST(${column4} AS TIME(6)) AS CHAR)`;
}
function momentText({ column: column4, type }) {
  if (isText(type.name)) return utf8(column4);
  if (type.precision === 6) return `CAST(${column4} AS CHAR)`;
  return `COALESCE(DATE_FORMAT(${column4}, '%Y-%m-%d %H:%i:%s.%f'), CAST(${column4} AS CHAR))`;
}
function uuidText({ column: column4, type, neutral }) {
  if (isText(type.name) && neutral.kind === 'uuid') return utf8(column4);
  if (!isBytes(type.name)) return `LOWER(${utf8(`CAST(${column4} AS CHAR)`)})`;
  const parts2 = [
    [1, 8],
    [9, 4],
    [13, 4],
    [17, 4],
    [21, 12],
  ].map(([at3, length4]) => `SUBSTR(HEX(${column4}), ${at3}, ${length4})`);
  return `LOWER(IF(${column4} IS NULL, NULL, CONCAT_WS('-', ${parts2.join(', ')})))`;
}
function pointText(canonical2) {
  const { column: column4, type } = canonical2;
  if (isText(type.name)) return textOf2(canonical2);
  const axis = (name) =>
    floatText({ ...canonical2, column: `(${name}(${column4}) + 0e0)`, type: { name: 'double', text: 'double' } });
  return `CONCAT('POINT(', ${axis('ST_X')}, ' ', ${axis('ST_Y')}, ')')`;
}
var forms = {
  integer: digits2,
  boolean: digits2,
  decimal: decimalText,
  float: floatText,
  text: textOf2,
  native: nativeText,
  json: textOf2,
  hex: hexText,
  bits: bitText,
  date: ({ column: column4 }) => `CAST(${column4} AS CHAR)`,
  time: spanText,
  duration: spanText,
  timestamp: momentText,
  uuid: uuidText,
  set: textOf2,
  wkt: pointText,
};
async function columns(session, query2, signal) {
  const sql = `SELECT * FROM (
${query2}
) q LIMIT 0`;
  return (await mysqlSession(session).execute(sql, { signal, stage: 'verify' })).columns;
}
function framed(names7, plain6) {
  const items = names7.flatMap((name) => {
    const text6 = utf8(quoteIdentifier(name));
    return plain6.includes(name) ? [`COALESCE(${text6}, 'N')`] : [`COALESCE(LENGTH(${text6}), 'N')`, text6];
  });
  return `CONCAT_WS(',', ${items.join(', ')})`;
}
var hashOf = (text6) => `SHA2(${text6}, 256)`;
var sum = (from) => `COALESCE(SUM(CAST(CONV(SUBSTR(h.h, ${from}, 15), 16, 10) AS UNSIGNED)), 0)`;
var sums = `${sum(1)}, ${sum(16)}`;
function bucketOf({ key, plain: plain6 }, digits4) {
  return `LEFT(${hashOf(framed(key, plain6))}, ${digits4})`;
}
function digest({ query: query2, columns: columns4, plain: plain6 }, { oneRow }) {
  const rows = `(
${query2}
) q, ${oneRow(hashOf(framed(columns4, plain6)), 'h')}`;
  return `SELECT COUNT(*), ${sums} FROM ${rows}`;
}
function buckets(asked, digits4, { oneRow }) {
  const { query: query2, columns: columns4, plain: plain6 } = asked;
  const rows = `(
${query2}
) q, ${oneRow(hashOf(framed(columns4, plain6)), 'h')}, ${oneRow(bucketOf(asked, digits4), 'b')}`;
  return `SELECT b.b, COUNT(*), ${sums} FROM ${rows} GROUP BY b.b`;
}
function isIn(asked, wanted2) {
  return `${bucketOf(asked, wanted2[0]?.length ?? 0)} IN (${wanted2.map(quoteString).join(', ')})`;
}
function bucketRows(asked, wanted2) {
  const bucket = wanted2 ? bucketOf(asked, wanted2[0]?.length ?? 0) : "''";
  const texts5 = asked.columns.map((name) => utf8(`q.${quoteIdentifier(name)}`));
  const where = wanted2 ? ` WHERE ${isIn(asked, wanted2)}` : '';
  return `SELECT ${[`${bucket} AS \`bucket\``, ...texts5].join(', ')} FROM (
${asked.query}
) q${where}`;
}
function bucketDigest(asked, wanted2, flavour3) {
  return `${digest(asked, flavour3)} WHERE ${isIn(asked, wanted2)}`;
}
function createChecksum(flavour3) {
  return {
    canonical: (column4, type, neutral, form) =>
      forms[form]({
        column: column4,
        type: parseType(type) ?? { name: type.toLowerCase(), text: type },
        neutral,
        flavour: flavour3,
      }),
    // A text column could hold anything, whatever it is meant to hold.
    isPlain: (type, _neutral, form) => plainForms.includes(form) && !isText(parseType(type)?.name ?? 'text'),
    columns,
    digest: (query2) => digest(query2, flavour3),
    buckets: (query2, digits4) => buckets(query2, digits4, flavour3),
    bucketRows,
    exactly: (canonical2, text6) => `CAST(${canonical2} AS BINARY) = CAST(${quoteString(text6)} AS BINARY)`,
    bucketDigest: (query2, buckets3) => bucketDigest(query2, buckets3, flavour3),
  };
}

// src/engine/adapters/mysql/connect.ts
init_errors();
import mysql2 from 'mysql2';
import { createHash as createHash2 } from 'node:crypto';
import { connect as openSocket } from 'node:net';

// src/engine/net/ssh/tunnel.ts
init_errors();
import { once as once2 } from 'node:events';

// src/engine/net/ssh/tunnelSocket.ts
import { Duplex } from 'node:stream';
var TunnelLost = class extends Error {
  /** Counted among the codes of a lost connection by the adapters. */
  code = 'ECONNRESET';
};
var TunnelSocket = class extends Duplex {
  constructor(channel) {
    super({ allowHalfOpen: true });
    this.channel = channel;
    channel.on('data', (bytes5) => {
      if (!this.push(bytes5)) channel.pause();
    });
    channel.on('end', () => this.push(null));
    channel.on('close', () => setImmediate(() => this.destroy()));
    channel.on('error', (error) => this.destroy(error));
    channel.pause();
  }
  channel;
  /** Already connected: pg asks all the same, and waits for the event. */
  connect() {
    process.nextTick(() => this.emit('connect'));
    return this;
  }
  setNoDelay() {
    return this;
  }
  /** The SSH connection asks its server for signs of life. */
  setKeepAlive() {
    return this;
  }
  ref() {
    return this;
  }
  unref() {
    return this;
  }
  _read() {
    this.channel.resume();
  }
  _write(bytes5, encoding, done) {
    this.channel.write(bytes5, encoding, done);
  }
  _final(done) {
    this.channel.end();
    done();
  }
  _destroy(error, done) {
    this.channel.close();
    done(error);
  }
};

// src/engine/net/ssh/tunnel.ts
var SharedLogin = class {
  constructor(ssh, gone) {
    this.ssh = ssh;
    this.gone = gone;
    this.ready = this.logIn();
    this.ready.catch(() => this.gone());
  }
  ssh;
  gone;
  ready;
  sockets = /* @__PURE__ */ new Set();
  waiting = 0;
  why = 'it closed the connection';
  /** A socket to a place as the SSH server sees it. */
  async openSocket(host, port) {
    this.waiting += 1;
    try {
      const client = await this.ready;
      const channel = await openChannel(client, this.ssh, host, port);
      const socket = new TunnelSocket(channel);
      this.sockets.add(socket);
      socket.once('close', () => {
        this.sockets.delete(socket);
        this.leaveIfUnused();
      });
      return socket;
    } finally {
      this.waiting -= 1;
      this.leaveIfUnused();
    }
  }
  async logIn() {
    const { jump, host, port } = this.ssh;
    const line = jump === void 0 ? void 0 : await openTunnel(jump, { host, port }, { timeout: jumpTimeout });
    const { connectSsh: connectSsh2 } = await Promise.resolve().then(
      () => (init_sshConnection(), sshConnection_exports),
    );
    const client = await connectSsh2(this.ssh, line);
    client.on('error', (error) => (this.why = error.message));
    client.on('close', () => {
      this.gone();
      line?.destroy();
      const lost = new TunnelLost(`the SSH tunnel through ${host}:${port} broke: ${this.why}`);
      for (const socket of this.sockets) socket.destroy(lost);
    });
    return client;
  }
  leaveIfUnused() {
    if (this.waiting > 0 || this.sockets.size > 0) return;
    this.gone();
    this.ready.then(
      (client) => client.end(),
      () => void 0,
    );
  }
};
var jumpTimeout = 15e3;
var logins = /* @__PURE__ */ new Map();
async function openTunnel(ssh, { host, port }, { signal, timeout }) {
  throwIfCancelled(signal, 'connect');
  const key = JSON.stringify(ssh);
  let login = logins.get(key);
  if (login === void 0) {
    const made = new SharedLogin(ssh, () => {
      if (logins.get(key) === made) logins.delete(key);
    });
    logins.set(key, made);
    login = made;
  }
  const opening = login.openSocket(host, port);
  const stop = new AbortController();
  try {
    return await Promise.race([opening, tooLate(ssh, timeout, stop.signal), abortOf(signal, stop.signal)]);
  } catch (error) {
    opening.then(
      (socket) => socket.destroy(),
      () => void 0,
    );
    throw error;
  } finally {
    stop.abort();
  }
}
function tooLate({ host, port }, timeout, stop) {
  return new Promise((_resolve, reject) => {
    const timer = setTimeout(() => {
      const message = `No way to the database was opened through the SSH server ${host}:${port} in time.`;
      const hint = 'Check the database\u2019s host and port as that machine sees them, and its firewall.';
      const object = `${host}:${port}`;
      reject(new EngineError({ code: 'CONNECTION_FAILED', stage: 'connect', object, message, hint, retryable: true }));
    }, timeout);
    stop.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
}
async function abortOf(signal, stop) {
  if (signal === void 0) return await new Promise(() => void 0);
  await once2(signal, 'abort', { signal: stop }).catch(() => void 0);
  throw cancelled('connect');
}
function openChannel(client, ssh, host, port) {
  return new Promise((resolve, reject) => {
    const done = (error, channel) => {
      if (error) reject(channelError(error, ssh, `${host}:${port}`));
      else resolve(channel);
    };
    try {
      client.forwardOut('127.0.0.1', 0, host, port, done);
    } catch (error) {
      reject(channelError(error, ssh, `${host}:${port}`));
    }
  });
}
var prohibited = 1;
function channelError(error, ssh, place) {
  const server = `${ssh.host}:${ssh.port}`;
  const forbidden = error.reason === prohibited;
  return new EngineError({
    code: 'CONNECTION_FAILED',
    stage: 'connect',
    object: server,
    message: `The SSH server ${server} ${forbidden ? 'forbids forwarding' : "can't reach the database"} to ${place}: ${error.message}`,
    hint: forbidden
      ? 'Have forwarding allowed there (AllowTcpForwarding, PermitOpen).'
      : 'Check the database\u2019s host and port as that machine sees them, and that the database runs.',
    retryable: error.reason === void 0,
    cause: error,
  });
}

// src/engine/net/tls.ts
init_errors();
import { readFile as readFile3 } from 'node:fs/promises';
import { isIP } from 'node:net';
import { createPrivateKey } from 'node:crypto';
import { checkServerIdentity, createSecureContext } from 'node:tls';
async function tlsOptions(tls, host) {
  if (tls === void 0 || tls.mode === 'disable') return void 0;
  const [ca, cert, key] = await Promise.all([
    checksAuthority(tls.mode)
      ? readPem(tls.ca, 'CA certificate', /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/)
      : void 0,
    readPem(tls.certificate, 'client certificate', /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/),
    readPem(tls.key, 'client key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/),
  ]);
  checkKey(tls, key);
  checkPair(tls, cert, key);
  return {
    ...(ca === void 0 ? {} : { ca }),
    ...(cert === void 0 ? {} : { cert }),
    ...(key === void 0 ? {} : { key, ...(tls.passphrase === void 0 ? {} : { passphrase: tls.passphrase }) }),
    ...(isIP(host) === 0 ? { servername: host } : {}),
    rejectUnauthorized: checksAuthority(tls.mode),
    checkServerIdentity:
      tls.mode === 'verify-full' ? (_name, certificate) => checkServerIdentity(host, certificate) : () => void 0,
  };
}
function checksAuthority(mode) {
  return mode === 'verify-ca' || mode === 'verify-full';
}
async function readPem(file, what, begins) {
  if (file === void 0) return void 0;
  let text6;
  try {
    text6 = await readFile3(file, 'utf8');
  } catch (error) {
    const why = error.code === 'ENOENT' ? 'there is no such file' : reason(error);
    throw badFile(file, `The ${what} "${file}" can't be read: ${why}.`, 'Check the path and its permissions.', error);
  }
  if (begins.test(text6)) return text6;
  throw badFile(
    file,
    `"${file}" holds no ${what} in PEM form.`,
    'Name a PEM file: text that begins with "-----BEGIN". Convert other forms with openssl.',
  );
}
function checkKey({ key: file = '', passphrase }, key) {
  if (key === void 0) return;
  try {
    createPrivateKey({ key, passphrase });
  } catch (error) {
    if (passphrase === void 0 && /passphrase|bad decrypt|interrupted or cancelled/i.test(reason(error))) {
      const hint = 'Give its passphrase: sslpassword=\u2026 in a URL, "passphrase" in a connection file.';
      const message2 = `The client key "${file}" is encrypted, and no passphrase is given.`;
      throw new EngineError({ code: 'PASSWORD_MISSING', stage: 'input', object: file, message: message2, hint });
    }
    const message = `The client key "${file}" can't be read: ${reason(error)}.`;
    throw badFile(file, message, 'Check the passphrase, and that the file is a private key.', error);
  }
}
function checkPair(tls, cert, key) {
  if ((cert === void 0) !== (key === void 0)) {
    const [there, missing] = cert === void 0 ? ['key', 'certificate'] : ['certificate', 'key'];
    throw badFile(
      tls.certificate ?? tls.key ?? '',
      `A client ${there} is given without its ${missing}.`,
      `Give the client ${missing} too, or neither.`,
    );
  }
  if (cert === void 0 || key === void 0) return;
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
function reason(error) {
  return error instanceof Error ? error.message : String(error);
}
function badFile(object, message, hint, cause) {
  return new EngineError({ code: 'BAD_INPUT', stage: 'input', object, message, hint, cause });
}

// src/engine/adapters/mysql/versions.ts
var since = {
  mysql: { invisibleColumns: 80023, vector: 9e4 },
  mariadb: { uuid: 100700, descending: 100800, inet4: 101e3, caseFolding: 101001 },
};
function versionCapabilities(engine, version) {
  return Object.fromEntries(Object.entries(since[engine]).map(([name, first]) => [name, version >= first]));
}
function fitted(flavour3, { capabilities }) {
  const has2 = (name) => capabilities[name] !== false;
  const { types: types4, ddl: ddl2 } = flavour3;
  return {
    ...flavour3,
    ddl: { ...ddl2, invisibleColumns: has2('invisibleColumns'), descendingParts: has2('descending') },
    types: {
      ...types4,
      caseFoldingCollation: has2('caseFolding') ? types4.caseFoldingCollation : void 0,
      uuid: types4.uuid && has2('uuid'),
      inet: types4.inet.filter((family) => family === 6 || has2('inet4')),
      vector: types4.vector && has2('vector'),
    },
  };
}

// src/engine/adapters/mysql/connect.ts
var connectTimeout = 15e3;
var cancelTimeout = 1500;
var streamTimeout = 86400;
var mysqlFamily = {
  engine: 'mysql',
  tested: ['9.7'],
  // utf8mb4_0900_bin, and the cast to DOUBLE with which FLOATs are read, came then; https://dev.mysql.com/doc/relnotes/mysql/8.0/en/news-8-0-17.html
  oldest: 80017,
  settings: { information_schema_stats_expiry: 0, max_execution_time: 0 },
  identity: '@@server_uuid',
  explain: 'traditional',
};
var mariadbFamily = {
  engine: 'mariadb',
  tested: ['10.11'],
  oldest: 100600,
  settings: { max_statement_time: 0, check_constraint_checks: 1 },
  identity: `CONCAT_WS('|', @@hostname, @@port, @@datadir)`,
  explain: 'plain',
};
var sourceMode = '';
var targetMode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO,ERROR_FOR_DIVISION_BY_ZERO';
var lockTimeout = 120;
function sessionSettings(role, family) {
  const variables2 = {
    time_zone: `'+00:00'`,
    sql_mode: `'${role === 'source' ? sourceMode : targetMode}'`,
    net_write_timeout: streamTimeout,
    net_read_timeout: streamTimeout,
    wait_timeout: streamTimeout,
    sql_select_limit: 'DEFAULT',
    sql_safe_updates: 0,
    unique_checks: 1,
    foreign_key_checks: 1,
    autocommit: 1,
    // MariaDB's default is a day: a run would wait that long for somebody's open transaction.
    lock_wait_timeout: lockTimeout,
    ...family.settings,
  };
  const list7 = Object.entries(variables2).map(([name, value2]) => `SESSION ${name} = ${value2}`);
  return [
    'SET NAMES utf8mb4',
    `SET ${list7.join(', ')}`,
    ...(role === 'source' ? ['SET SESSION TRANSACTION READ ONLY'] : []),
  ];
}
async function connect(settings3, role, signal) {
  throwIfCancelled(signal, 'connect');
  const link = await openLink(settings3, { role, signal });
  try {
    const { server, family } = await readServer(link);
    for (const statement2 of sessionSettings(role, family)) await ask(link, statement2);
    return new MysqlSession(link, server, role, () => openLink(settings3, { role, timeout: cancelTimeout }));
  } catch (error) {
    link.socket.destroy();
    throw connectError(error, settings3, signal);
  }
}
async function openLink(settings3, options2) {
  const { signal } = options2;
  const tls = await tlsOf(settings3);
  try {
    return await tryLink(settings3, tls, options2);
  } catch (error) {
    const mayFallBack = settings3.tls?.mode === 'prefer' && tls !== void 0 && refusesTls(error);
    if (!mayFallBack) throw connectError(error, settings3, signal);
  }
  try {
    return await tryLink(settings3, void 0, options2);
  } catch (error) {
    throw connectError(error, settings3, signal);
  }
}
async function tlsOf(settings3) {
  if (settings3.socketPath !== void 0) return void 0;
  const options2 = await tlsOptions(settings3.tls, settings3.host);
  if (options2 === void 0) return void 0;
  const { ca, cert, key, passphrase, rejectUnauthorized, checkServerIdentity: checkServerIdentity2 } = options2;
  const given = Object.entries({ ca, cert, key, passphrase }).filter(([, value2]) => value2 !== void 0);
  return {
    ssl: { ...Object.fromEntries(given), rejectUnauthorized: rejectUnauthorized === true },
    checkNames: checkServerIdentity2 && ((certificate) => checkServerIdentity2(settings3.host, certificate)),
  };
}
function checkBeforeLogin(connection, { checkNames }) {
  const inner = connection;
  const startTls = inner.startTLS.bind(connection);
  inner.startTLS = (done) => startTls((error) => done(error ?? checkNames?.(inner.stream.getPeerCertificate())));
}
async function tryLink(settings3, tls, { role, signal, timeout = connectTimeout }) {
  throwIfCancelled(signal, 'connect');
  const socket = settings3.ssh ? await openTunnel(settings3.ssh, settings3, { signal, timeout }) : socketTo(settings3);
  const abort = () => void socket.destroy(new Error('cancelled'));
  signal?.addEventListener('abort', abort, { once: true });
  const connection = mysql2.createConnection({
    host: settings3.host,
    user: settings3.user,
    password: settings3.password ?? '',
    stream: socket,
    connectTimeout: timeout,
    charset: 'utf8mb4',
    supportBigNumbers: true,
    // Rows are arrays, but the parsers that mysql2 compiles refuse a column called __proto__ all the same.
    disableEval: true,
    bigNumberStrings: true,
    // A source never has a reason to ask for a file.
    flags: role === 'source' ? ['-LOCAL_FILES'] : [],
    connectAttributes: { program_name: 'database-migration' },
    ...(settings3.database === '' ? {} : { database: settings3.database }),
    ...(settings3.socketPath === void 0 ? {} : { socketPath: settings3.socketPath }),
    ...(tls === void 0 ? {} : { ssl: tls.ssl }),
    enableCleartextPlugin: mayCarryPassword(settings3, tls !== void 0),
  });
  if (tls !== void 0) checkBeforeLogin(connection, tls);
  connection.on('error', () => void 0);
  try {
    await new Promise((resolve, reject) => connection.connect((error) => (error ? reject(error) : resolve())));
    return { connection, socket };
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}
function socketTo({ host, port, socketPath }) {
  const socket = socketPath === void 0 ? openSocket({ host, port }) : openSocket({ path: socketPath });
  socket.setNoDelay(true);
  socket.setKeepAlive(true, 3e4);
  return socket;
}
async function ask(link, sql) {
  return (await askRows(link, sql))[0] ?? [];
}
function askRows({ connection }, sql) {
  return new Promise((resolve, reject) => {
    connection.query({ sql, rowsAsArray: true, typeCast: false }, (error, rows) => {
      if (error) reject(error);
      else resolve(Array.isArray(rows) ? rows.map(textRow) : []);
    });
  });
}
var textRow = (row) => row.map((value2) => value2?.toString('utf8') ?? null);
var variables = {
  sqlMode: '@@GLOBAL.sql_mode',
  lowerCaseTableNames: '@@lower_case_table_names',
  localInfile: '@@local_infile',
  binlog: '@@log_bin',
  maxAllowedPacket: '@@max_allowed_packet',
  collation: '@@collation_database',
  readOnly: '@@read_only',
};
async function readServer(link) {
  const [banner = '', database = '', user = '', id = ''] = (
    await ask(link, `SELECT CONCAT(VERSION(), ' ', @@version_comment), DATABASE(), CURRENT_USER(), CONNECTION_ID()`)
  ).map((value2) => value2 ?? '');
  const client = processesOf(await askRows(link, showProcesses)).find((process2) => process2.id === Number(id))?.host;
  const family = /mariadb/i.test(banner) ? mariadbFamily : mysqlFamily;
  const [, major = '0', minor = '0', patch = '0'] = /^(?:5\.5\.5-)?(\d+)\.(\d+)\.(\d+)/.exec(banner) ?? [];
  const versionNumber = Number(major) * 1e4 + Number(minor) * 100 + Number(patch);
  checkSupported(banner, family, versionNumber);
  const [mark] = await ask(link, `SELECT ${family.identity}`);
  const values = await ask(link, `SELECT ${Object.values(variables).join(', ')}`);
  const demandsKey = family === mysqlFamily ? await optional(link, '@@sql_require_primary_key') : void 0;
  const capabilities = Object.keys(variables).map((name, index) => [name, capability(name, values[index] ?? '')]);
  return {
    family,
    server: {
      engine: family.engine,
      version: `${major}.${minor}.${patch}`,
      versionNumber,
      database,
      user,
      identity: createHash2('sha256').update(`${mark}/${database}`).digest('hex').slice(0, 12),
      tested: family.tested.includes(`${major}.${minor}`),
      capabilities: {
        ...Object.fromEntries(capabilities),
        ...versionCapabilities(family.engine, versionNumber),
        connection: Number(id),
        client: client ?? '',
        explain: family.explain,
        requirePrimaryKey: demandsKey === '1',
      },
    },
  };
}
async function optional(link, variable2) {
  try {
    return (await ask(link, `SELECT ${variable2}`))[0] ?? void 0;
  } catch (error) {
    if (isLost(error)) throw error;
    return void 0;
  }
}
var flags = /* @__PURE__ */ new Set(['localInfile', 'binlog', 'readOnly']);
function capability(name, value2) {
  if (flags.has(name)) return value2 === '1' || value2 === 'ON';
  return /^\d+$/.test(value2) ? Number(value2) : value2;
}
function checkSupported(banner, family, version) {
  const foreign = /TiDB|SingleStore|MemSQL|Vitess|PlanetScale|OceanBase|Doris|StarRocks|Dolt/i.exec(banner)?.[0];
  if (foreign === void 0 && version >= family.oldest) return;
  throw new EngineError({
    code: 'UNSUPPORTED_SERVER',
    stage: 'connect',
    message: `The server says it is "${banner.trim()}".`,
    hint: 'Connect to MySQL 8.0.17 or later, or to MariaDB 10.6 or later.',
  });
}

// src/engine/model/expression.ts
function columnsOf(expression2) {
  const names7 = /* @__PURE__ */ new Set();
  const visit = (node) => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (typeof node === 'object' && node !== null) {
      const entry2 = node;
      if (entry2.kind === 'column' && typeof entry2.name === 'string') names7.add(entry2.name);
      else Object.values(node).forEach(visit);
    }
  };
  visit(expression2);
  return [...names7];
}
function renameColumns(expression2, rename2) {
  const visit = (node) => {
    if (Array.isArray(node)) return node.map(visit);
    if (typeof node !== 'object' || node === null) return node;
    const entry2 = node;
    if (entry2.kind === 'column' && typeof entry2.name === 'string')
      return { kind: 'column', name: rename2(entry2.name) };
    return Object.fromEntries(Object.entries(node).map(([key, value2]) => [key, visit(value2)]));
  };
  return visit(expression2);
}

// src/engine/adapters/mysql/ddl/findings.ts
function tableFinding(table, kind, name, finding4) {
  const path = [table.source.schema, table.source.name];
  return { ...finding4, object: { kind, path: name === void 0 ? path : [...path, name] } };
}

// src/engine/adapters/mysql/ddl/comments.ts
var longestColumnComment = 1024;
var longestTableComment = 2048;
function storedComment(text6, length4) {
  const characters = Array.from(text6.replace(/[\u{10000}-\u{10ffff}]/gu, '\uFFFD'));
  return characters.slice(0, length4).join('');
}
function examineComments(table) {
  const comments2 = [
    { kind: 'table', name: void 0, text: table.comment, length: longestTableComment },
    ...table.columns
      .filter((column4) => column4.included)
      .map((column4) => ({
        kind: 'column',
        name: column4.source.name,
        text: column4.comment,
        length: longestColumnComment,
      })),
    ...table.indexes.map((index) => ({
      kind: 'index',
      name: index.sourceName,
      text: index.comment,
      length: longestColumnComment,
    })),
  ];
  return comments2.flatMap(({ kind, name, text: text6, length: length4 }) => {
    if (!text6 || storedComment(text6, length4) === text6) return [];
    const message = `The comment is not kept whole: it holds more than ${length4} characters, or some that the data dictionary can't store (beyond U+FFFF).`;
    return [tableFinding(table, kind, name, { code: 'COMMENT_CHANGED', severity: 'warning', message })];
  });
}

// src/engine/adapters/mysql/expression/value.ts
var surePlaces = 12;
var Unprintable = class extends Error {};
var numeric2 = ['integer', 'decimal', 'float'];
var texts = ['text', 'literal'];
function wrapped({ sql, atom: atom2 }) {
  return atom2 ? sql : `(${sql})`;
}
var allNotNull = (values) => values.every((value2) => value2.notNull);
var opaque = { kind: 'opaque' };
function columnValue(column4) {
  const traits =
    column4.chosen?.form === 'native' ? opaque : traitsOf(column4.neutral, column4.chosen?.type.toUpperCase());
  const name = quoteIdentifier(column4.name);
  const sql = column4.trimmed && traits.padding !== void 0 ? `RTRIM(${name})` : name;
  return { ...traits, sql, atom: true, notNull: column4.nullable === false };
}
function traitsOf(neutral, type) {
  const is = (pattern5) => type === void 0 || pattern5.test(type);
  switch (neutral.kind) {
    case 'integer':
    case 'year':
      return is(/^(?:(?:TINY|SMALL|MEDIUM|BIG)?INT|INTEGER|YEAR)\b/u)
        ? { kind: 'integer', ...digits3(0) }
        : numberIn(type);
    case 'decimal':
    case 'money':
      return decimal(neutral, type);
    case 'float':
      return is(/^(?:FLOAT|DOUBLE|REAL)\b/u) ? { kind: 'float', single: neutral.bits === 32 } : numberIn(type);
    case 'boolean':
      return is(/^(?:TINYINT|BOOL)/u) ? { kind: 'boolean' } : opaque;
    case 'text':
      return text(neutral, type);
    case 'enum':
      return is(/^(?:ENUM|(?:VAR)?CHAR|\w*TEXT)\b/u) ? { kind: 'enum', collation: 'exact' } : opaque;
    case 'uuid':
      if (type === void 0) return opaque;
      if (type.startsWith('BINARY(16)')) return { kind: 'uuid', storage: 'binary' };
      return /^(?:UUID|CHAR\(36\)|VARCHAR)/u.test(type) ? { kind: 'uuid', collation: 'other' } : opaque;
    case 'bytes':
      return is(/^(?:(?:VAR)?BINARY|\w*BLOB)\b/u) ? { kind: 'bytes' } : opaque;
    case 'date':
      return is(/^DATE\b/u) ? { kind: 'date' } : opaque;
    case 'time':
      return !neutral.zone && is(/^TIME\b/u) ? { kind: 'time', precision: neutral.precision } : opaque;
    case 'duration':
      return is(/^TIME\b/u) ? { kind: 'time', precision: neutral.precision } : opaque;
    case 'timestamp':
      return moment(neutral, type);
    default:
      return opaque;
  }
}
function digits3(scale) {
  return { scale, sameDigits: true };
}
function numberIn(type) {
  const written2 = /^(?:DECIMAL|NUMERIC)\((\d+)(?:,\s*(\d+))?\)/u.exec(type ?? '');
  if (written2) return { kind: 'decimal', scale: Number(written2[2] ?? 0) };
  return /^(?:FLOAT|DOUBLE|REAL)\b/u.test(type ?? '') ? { kind: 'float' } : opaque;
}
function decimal(neutral, type) {
  const declared = neutral.kind === 'money' ? 2 : neutral.precision === void 0 ? void 0 : (neutral.scale ?? 0);
  if (type === void 0) return declared === void 0 ? opaque : { kind: 'decimal', ...digits3(declared) };
  const held = numberIn(type);
  return held.kind === 'decimal' && held.scale === declared ? { ...held, sameDigits: true } : held;
}
function text(neutral, type) {
  if (type !== void 0 && !/^(?:(?:VAR)?CHAR|(?:TINY|MEDIUM|LONG)?TEXT)\b/u.test(type)) return opaque;
  const collation = type === void 0 ? void 0 : /\bCOLLATE\s+(\w+)/u.exec(type)?.[1];
  const isExact = collation === void 0 ? neutral.foldsCase !== true : /_(?:0900|NOPAD)_BIN$/u.test(collation);
  const padding = neutral.fixed === true ? (neutral.length ?? 1) : void 0;
  if (padding !== void 0 && type !== void 0 && !/^CHAR\b/u.test(type)) return opaque;
  return { kind: 'text', collation: isExact ? 'exact' : 'other', ...(padding === void 0 ? {} : { padding }) };
}
function moment({ zone, precision: precision2 }, type) {
  if (type !== void 0 && !/^(?:DATETIME|TIMESTAMP)\b/u.test(type)) return opaque;
  const zoned = type?.startsWith('TIMESTAMP') === true;
  if (!zone) return zoned ? opaque : { kind: 'timestamp', precision: precision2 };
  return { kind: 'instant', precision: precision2, ...(zoned ? { storage: 'zoned' } : {}) };
}
function commonKind(values) {
  const kinds2 = new Set(values.map((value2) => value2.kind).filter((kind) => kind !== 'null'));
  if (kinds2.size === 0) return 'null';
  if (kinds2.size > 1) kinds2.delete('literal');
  const [only2] = kinds2;
  if (kinds2.size === 1 && only2 !== void 0 && only2 !== 'opaque') return only2;
  if ([...kinds2].every((kind) => numeric2.includes(kind))) return kinds2.has('float') ? 'float' : 'decimal';
  throw new Unprintable('mixed kinds');
}
function commonCollation(values) {
  const found = new Set(values.map((value2) => value2.collation));
  return found.has('exact') ? 'exact' : found.has('other') ? 'other' : 'session';
}
function commonDigits(values) {
  const numbers2 = values.filter((value2) => numeric2.includes(value2.kind));
  const scales2 = numbers2.map((value2) => value2.scale);
  if (numbers2.length === 0 || scales2.includes(void 0)) return {};
  const scale = Math.max(...scales2.map((each) => each ?? 0));
  return { scale, sameDigits: numbers2.every((value2) => value2.sameDigits && value2.scale === scale) };
}

// src/engine/adapters/mysql/expression/literals.ts
var plainNumber = /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu;
var date2 = String.raw`(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
var clock2 = String.raw`(?:[01]\d|2[0-4]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?`;
var dateText = new RegExp(`^${date2}$`, 'u');
var timeText = new RegExp(`^${clock2}$`, 'u');
var timestampText = new RegExp(`^(${date2})(?:[ T](${clock2})(?:\\+00(?::?00)?|Z)?)?$`, 'u');
var uuidText2 = /^[\da-f]{8}(?:-?[\da-f]{4}){3}-?[\da-f]{12}$/iu;
function quote2(value2) {
  return quoteString(value2)
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\r', String.raw`\r`);
}
function stringValue(value2) {
  return { sql: quote2(value2), kind: 'literal', atom: true, notNull: true, collation: 'session' };
}
function numberValue(text6) {
  if (!plainNumber.test(text6)) throw new Unprintable('number');
  const plain6 = { sql: text6, atom: true, notNull: true };
  if (/e/iu.test(text6)) return { ...plain6, kind: 'float' };
  const scale = /\.(\d*)$/u.exec(text6)?.[1]?.length;
  return scale === void 0
    ? { ...plain6, kind: 'integer', ...digits3(0) }
    : { ...plain6, kind: 'decimal', ...digits3(scale) };
}
function booleanValue(value2) {
  return { sql: value2 ? 'TRUE' : 'FALSE', kind: 'boolean', atom: true, notNull: true, truth: true };
}
function bytesValue(hex3) {
  if (!/^(?:[\da-f]{2})*$/iu.test(hex3)) throw new Unprintable('bytes');
  return { sql: `x'${hex3}'`, kind: 'bytes', atom: true, notNull: true };
}
function temporalValue(text6, kind) {
  const plain6 = { atom: true, notNull: true };
  if (kind === 'time') {
    if (!timeText.test(text6)) throw new Unprintable('time');
    return { ...plain6, sql: `TIME${quote2(text6)}`, kind, precision: 6 };
  }
  const [, day2, time2 = '00:00:00'] = timestampText.exec(text6) ?? [];
  if (day2 === void 0 || (kind === 'timestamp' && /[+Z]/u.test(text6))) throw new Unprintable(kind);
  if (kind === 'date') {
    if (!dateText.test(text6)) throw new Unprintable('date');
    return { ...plain6, sql: `DATE${quote2(text6)}`, kind };
  }
  return { ...plain6, sql: `TIMESTAMP${quote2(`${day2} ${time2}`)}`, kind, precision: 6 };
}
function adopt(text6, other) {
  switch (other.kind) {
    case 'integer':
    case 'decimal':
    case 'float':
    case 'boolean':
      if (!/^-?\d+(?:\.\d+)?$/u.test(text6)) throw new Unprintable('number');
      return numberValue(text6);
    case 'date':
      return dateText.test(text6) ? temporalValue(text6, 'date') : temporalValue(text6, 'timestamp');
    case 'time':
    case 'timestamp':
    case 'instant':
      return temporalValue(text6, other.kind);
    case 'uuid':
      return uuidValue(text6, other);
    case 'bytes':
      return bytesValue(Buffer.from(text6, 'utf8').toString('hex'));
    case 'text':
      return stringValue(other.padding === void 0 ? text6 : text6.replace(/ +$/u, ''));
    default:
      return stringValue(text6);
  }
}
function uuidValue(text6, { storage }) {
  if (!uuidText2.test(text6)) throw new Unprintable('uuid');
  const digits4 = text6.replaceAll('-', '').toLowerCase();
  if (storage === 'binary') return { ...bytesValue(digits4), kind: 'uuid', storage };
  const parts2 = [
    digits4.slice(0, 8),
    digits4.slice(8, 12),
    digits4.slice(12, 16),
    digits4.slice(16, 20),
    digits4.slice(20),
  ];
  return { ...stringValue(parts2.join('-')), kind: 'uuid' };
}
function asBytes(value2) {
  return { sql: `CAST(${inUnicode(value2)} AS BINARY)`, kind: 'bytes', atom: true, notNull: value2.notNull };
}
function exactly(value2) {
  if (value2.collation === 'exact') return value2;
  const text6 = value2.collation === 'other' ? inUnicode(value2) : wrapped(value2);
  return { ...value2, sql: `${text6} COLLATE utf8mb4_bin`, atom: false, collation: 'exact' };
}
function inUnicode(value2) {
  return value2.collation === 'other' ? `CONVERT(${value2.sql} USING utf8mb4)` : value2.sql;
}

// src/engine/adapters/mysql/expression/comparable.ts
function checkComparable(operator, left2, right) {
  const [a, b] = [left2.kind, right.kind];
  const is = (...kinds2) => kinds2.includes(a) && kinds2.includes(b);
  if (a === 'null' || b === 'null') {
    if (a !== 'opaque' && b !== 'opaque') return;
  } else if (is('integer', 'decimal', 'float')) {
    if (agreesOnQuotient(left2, right) && agreesOnQuotient(right, left2)) return;
  } else if (is('date', 'timestamp') || is('time') || is('bytes')) return;
  else if (is('instant', 'uuid')) {
    if (a === b && left2.storage === right.storage && (a === 'instant' || isEquality(operator))) return;
  } else if (isEquality(operator)) {
    if (is('boolean', 'integer')) return;
    if (is('text', 'literal', 'enum')) return;
  }
  throw new Unprintable(`${a} ${operator} ${b}`);
}
function agreesOnQuotient(side, other) {
  return side.quotient !== true || (other.quotient !== true && (other.scale ?? Infinity) <= surePlaces);
}
function isEquality(operator) {
  return operator === '=' || operator === '<>' || operator === 'null-safe-equal';
}

// src/engine/adapters/mysql/expression/printCalls.ts
function called(name, items, rest) {
  const sql = `${name}(${items.map((item) => item.sql).join(', ')})`;
  return { sql, atom: true, notNull: allNotNull(items), ...rest };
}
function isNatural(node, least) {
  return node?.kind === 'number' && /^\d+$/u.test(node.text) && Number(node.text) >= least;
}
function need(condition, what) {
  if (!condition) throw new Unprintable(what);
}
function ofText(name, count2) {
  return ({ arguments: nodes }, printer) => {
    need(nodes.length === count2, name);
    const items = nodes.map((node) => printer.text(node));
    return called(name, items, { kind: 'text', collation: commonCollation(items) });
  };
}
function slice(name, counts, optional4 = 0) {
  return ({ arguments: [text6, ...numbers2] }, printer) => {
    need(text6 !== void 0 && numbers2.length <= counts.length && numbers2.length >= counts.length - optional4, name);
    need(
      numbers2.every((node, at3) => isNatural(node, counts[at3] ?? 0)),
      name,
    );
    const item = printer.print(text6);
    const positions2 = numbers2.map((node) => printer.print(node));
    if (item.kind === 'bytes' && name === 'SUBSTRING') return called(name, [item, ...positions2], { kind: 'bytes' });
    const value2 = printer.text(text6);
    return called(name, [value2, ...positions2], { kind: 'text', collation: value2.collation });
  };
}
function trim(word2, short2) {
  return ({ arguments: [text6, set, ...rest] }, printer) => {
    need(text6 !== void 0 && rest.length === 0, short2);
    const item = printer.text(text6);
    const traits = { kind: 'text', collation: item.collation };
    if (set === void 0) return called(short2, [item], traits);
    need(set.kind === 'string' && Array.from(set.value).length === 1, short2);
    const sql = `TRIM(${word2} ${printer.print(set).sql} FROM ${item.sql})`;
    return { ...traits, sql, atom: true, notNull: item.notNull };
  };
}
var position = ({ arguments: [node, what, ...rest] }, printer) => {
  need(node !== void 0 && what !== void 0 && rest.length === 0, 'position');
  const [text6, wanted2] = [exactly(printer.text(node)), printer.text(what)];
  return called('LOCATE', [wanted2, text6], { kind: 'integer', ...digits3(0) });
};
var repeat = ({ arguments: [node, count2, ...rest] }, printer) => {
  need(node !== void 0 && count2 !== void 0 && rest.length === 0 && isNatural(count2, 0), 'repeat');
  const text6 = printer.text(node);
  return called('REPEAT', [text6, printer.print(count2)], { kind: 'text', collation: text6.collation });
};
function pad(name) {
  return ({ arguments: [node, size, fill, ...rest] }, printer) => {
    need(node !== void 0 && size !== void 0 && isNatural(size, 0) && rest.length === 0, name);
    need(fill?.kind === 'string' && fill.value !== '', name);
    const text6 = printer.text(node);
    const items = [text6, printer.print(size), printer.print(fill)];
    return called(name, items, { kind: 'text', collation: text6.collation });
  };
}
var concatWith = ({ arguments: nodes }, printer) => {
  need(nodes.length > 1, 'concat-with');
  const items = nodes.map((node) => printer.text(node));
  const notNull = items[0]?.notNull === true;
  return { ...called('CONCAT_WS', items, { kind: 'text', collation: commonCollation(items) }), notNull };
};
function part(name, kinds2 = ['date', 'timestamp']) {
  return ({ arguments: [node, ...rest] }, printer) => {
    need(node !== void 0 && rest.length === 0, name);
    const moment3 = printer.print(node);
    need(kinds2.includes(moment3.kind), name);
    return called(name, [moment3], { kind: 'integer', ...digits3(0) });
  };
}
var daysBetween = ({ arguments: [end2, start, ...rest] }, printer) => {
  need(end2 !== void 0 && start !== void 0 && rest.length === 0, 'days-between');
  const items = [printer.print(end2), printer.print(start)];
  need(
    items.every((item) => item.kind === 'date'),
    'days-between',
  );
  return called('DATEDIFF', items, { kind: 'integer', ...digits3(0) });
};
var length = ({ arguments: [node, ...rest] }, printer) => {
  need(node !== void 0 && rest.length === 0, 'length');
  return called('CHAR_LENGTH', [printer.text(node)], { kind: 'integer', ...digits3(0) });
};
var octetLength = ({ arguments: [node, ...rest] }, printer) => {
  need(node !== void 0 && rest.length === 0, 'octet-length');
  const item = printer.print(node);
  need([...texts, 'bytes'].includes(item.kind), 'octet-length');
  return called('LENGTH', [item], { kind: 'integer', ...digits3(0) });
};
function ofNumber(name) {
  return ({ arguments: [node, ...rest] }, printer) => {
    need(node !== void 0 && rest.length === 0, name);
    const item = printer.number(node);
    const { kind, scale, sameDigits, quotient } = item;
    if (kind === 'float') return called(name, [item], { kind });
    if (name === 'SIGN') return called(name, [item], { kind: 'integer', ...digits3(0) });
    return called(name, [item], { kind, ...(name === 'ABS' ? { scale, sameDigits, quotient } : digits3(0)) });
  };
}
var power = ({ arguments: [node, exponent, ...rest] }, printer) => {
  need(node !== void 0 && isNatural(exponent, 0) && rest.length === 0, 'power');
  const base = printer.number(node);
  need(base.kind === 'integer', 'power');
  return called('POW', [base, printer.print(exponent)], { kind: 'float' });
};
function toDigits(name) {
  return ({ arguments: [node, digitsNode, ...rest] }, printer) => {
    need(node !== void 0 && rest.length === 0, name);
    const item = printer.number(node);
    need(item.kind !== 'float', name);
    need(digitsNode === void 0 || isNatural(digitsNode, 0), name);
    const places2 = digitsNode?.kind === 'number' ? Number(digitsNode.text) : 0;
    need(item.quotient !== true || places2 <= surePlaces, name);
    const sql = name === 'ROUND' && !digitsNode ? `${name}(${item.sql})` : `${name}(${item.sql}, ${places2})`;
    const { kind, scale = 0, notNull } = item;
    const shown2 = places2 <= scale ? digits3(places2) : { sameDigits: false };
    return { sql, atom: true, notNull, kind, scale, ...shown2 };
  };
}
var coalesce = ({ arguments: nodes }, printer) => {
  need(nodes.length > 0, 'coalesce');
  const items = printer.alike(nodes);
  return { ...called('COALESCE', items, common(items)), notNull: items.some((item) => item.notNull) };
};
var nullif = ({ arguments: [left2, right, ...rest] }, printer) => {
  need(left2 !== void 0 && right !== void 0 && rest.length === 0, 'nullif');
  const items = printer.alike([left2, right]);
  const [value2] = items;
  need(value2 !== void 0, 'nullif');
  const plain6 = [...numeric2, 'date', 'timestamp'].includes(commonKind(items));
  if (plain6 || commonCollation(items) === 'exact')
    return { ...called('NULLIF', items, traitsOf2(value2)), notNull: false };
  const when2 = { kind: 'compare', operator: '=', left: left2, right };
  return printer.print({ kind: 'case', branches: [{ when: when2, then: { kind: 'null' } }], otherwise: left2 });
};
function traitsOf2({ sql: _sql, atom: _atom, notNull: _notNull, ...traits }) {
  return traits;
}
var ordered = [...numeric2, 'date', 'timestamp'];
function extreme(name) {
  return ({ arguments: nodes }, printer) => {
    const items = nodes.map((node) => printer.print(node));
    const kind = commonKind(items);
    need(items.length > 1 && ordered.includes(kind), name);
    return called(name, items, { kind, ...commonDigits(items), quotient: items.some((item) => item.quotient) });
  };
}
function common(items) {
  const kind = commonKind(items);
  const [storage, ...others2] = new Set(items.filter((item) => item.kind === kind).map((item) => item.storage));
  need(others2.length === 0, 'storage');
  const isText4 = texts.includes(kind) || kind === 'enum';
  return {
    kind: kind === 'enum' ? 'text' : kind,
    storage,
    ...commonDigits(items),
    quotient: items.some((item) => item.quotient),
    ...(isText4 ? { collation: commonCollation(items.filter((item) => item.kind !== 'null')) } : {}),
  };
}
var rules = {
  lower: ofText('LOWER', 1),
  upper: ofText('UPPER', 1),
  trim: trim('BOTH', 'TRIM'),
  'trim-left': trim('LEADING', 'LTRIM'),
  'trim-right': trim('TRAILING', 'RTRIM'),
  length,
  'octet-length': octetLength,
  coalesce,
  nullif,
  abs: ofNumber('ABS'),
  sign: ofNumber('SIGN'),
  round: toDigits('ROUND'),
  truncate: toDigits('TRUNCATE'),
  power,
  floor: ofNumber('FLOOR'),
  ceiling: ofNumber('CEILING'),
  left: slice('LEFT', [0]),
  right: slice('RIGHT', [0]),
  substring: slice('SUBSTRING', [1, 0], 1),
  replace: ofText('REPLACE', 3),
  repeat,
  reverse: ofText('REVERSE', 1),
  'pad-left': pad('LPAD'),
  'pad-right': pad('RPAD'),
  position,
  'concat-with': concatWith,
  greatest: extreme('GREATEST'),
  least: extreme('LEAST'),
  year: part('YEAR'),
  quarter: part('QUARTER'),
  month: part('MONTH'),
  day: part('DAYOFMONTH'),
  'day-of-year': part('DAYOFYEAR'),
  hour: part('HOUR', ['timestamp']),
  minute: part('MINUTE', ['timestamp']),
  'days-between': daysBetween,
};
function printCall(call3, printer) {
  return rules[call3.name](call3, printer);
}

// src/engine/adapters/mysql/expression/printCasts.ts
function printCast(node, printer) {
  const { item, to, precision: precision2, scale } = node;
  switch (to) {
    case 'integer': {
      const value2 = printer.print(item);
      if (value2.kind === 'integer' || value2.kind === 'boolean') return { ...value2, kind: 'integer', ...digits3(0) };
      return call(`CAST(${printer.number(item).sql} AS SIGNED)`, value2, { kind: 'integer', ...digits3(0) });
    }
    case 'decimal':
      return toDecimal(printer.number(item), precision2, scale);
    case 'float': {
      const value2 = printer.number(item);
      if (value2.quotient) throw new Unprintable('digits of a quotient');
      return value2.kind === 'float' ? value2 : call(`CAST(${value2.sql} AS DOUBLE)`, value2, { kind: 'float' });
    }
    case 'text': {
      const value2 = printer.text(item);
      if (value2.kind === 'null') throw new Unprintable('text of null');
      const { collation } = value2;
      return precision2 === void 0
        ? { ...value2, kind: 'text', padding: void 0 }
        : call(`LEFT(${value2.sql}, ${precision2})`, value2, { kind: 'text', collation });
    }
    case 'boolean':
      return printer.condition(item);
    case 'date':
    case 'time':
    case 'timestamp':
    case 'instant':
      return item.kind === 'string' ? temporalValue(item.value, to) : toMoment(printer.print(item), to, precision2);
    case 'bytes': {
      const value2 = printer.print(item);
      if (value2.kind === 'bytes') return value2;
      if (!texts.includes(value2.kind)) throw new Unprintable('bytes');
      return asBytes(value2);
    }
    case 'json':
      throw new Unprintable(to);
  }
}
function call(sql, { notNull }, rest) {
  return { sql, atom: true, notNull, ...rest };
}
function asText(value2) {
  return call(`CAST(${value2.sql} AS CHAR)`, value2, { kind: 'text', collation: 'session' });
}
function toDecimal(value2, precision2, scale = 0) {
  if (value2.kind === 'float') throw new Unprintable('digits of a float');
  if (value2.quotient && (precision2 === void 0 || scale > surePlaces)) throw new Unprintable('digits of a quotient');
  if (precision2 === void 0) return { ...value2, kind: 'decimal' };
  if (precision2 > 65 || scale > 30 || scale < 0 || scale > precision2) throw new Unprintable('decimal');
  return call(`CAST(${value2.sql} AS DECIMAL(${precision2},${scale}))`, value2, { kind: 'decimal', ...digits3(scale) });
}
function toMoment(value2, to, precision2 = 6) {
  if (value2.kind === to && (to === 'date' || precision2 >= (value2.precision ?? 6))) return value2;
  if (to === 'date' && value2.kind === 'timestamp') return call(`CAST(${value2.sql} AS DATE)`, value2, { kind: to });
  if (to === 'timestamp' && value2.kind === 'date') {
    return call(`CAST(${value2.sql} AS DATETIME)`, value2, { kind: to, precision: 0 });
  }
  throw new Unprintable(`${value2.kind} to ${to}`);
}
function printNow({ what, precision: precision2 = 6, local }) {
  if (!Number.isInteger(precision2) || precision2 < 0 || precision2 > 6) throw new Unprintable('precision');
  const digits4 = precision2 === 0 ? '' : `(${precision2})`;
  const plain6 = { atom: true, notNull: true, precision: precision2 };
  if (what === 'date') return { ...plain6, sql: 'CURRENT_DATE', kind: 'date' };
  if (what === 'time') return { ...plain6, sql: `CURRENT_TIME${digits4}`, kind: 'time' };
  if (local) return { ...plain6, sql: `CURRENT_TIMESTAMP${digits4}`, kind: 'timestamp' };
  return { ...plain6, sql: `CURRENT_TIMESTAMP${digits4}`, kind: 'instant', storage: 'zoned' };
}
function printUuid({ version }) {
  if (version === 7) throw new Unprintable('uuid');
  return { sql: 'UUID()', kind: 'uuid', atom: true, notNull: true, collation: 'session' };
}

// src/engine/adapters/mysql/expression/regex.ts
var NotPortable = class extends Error {};
var anyCharacter = String.raw`[\s\S]`;
var end = String.raw`\z`;
function printPattern(pattern5, ignoreCase) {
  try {
    return new PatternPrinter(pattern5, ignoreCase).print();
  } catch (error) {
    if (error instanceof NotPortable) return void 0;
    throw error;
  }
}
var syntax = /[\\^$.|?*+()[\]{}]/u;
var setSyntax = /[\\^[\]&-]/u;
var PatternPrinter = class {
  constructor(pattern5, ignoreCase) {
    this.ignoreCase = ignoreCase;
    this.chars = Array.from(pattern5);
  }
  ignoreCase;
  chars;
  at = 0;
  print() {
    const body = this.alternatives(0);
    if (this.at < this.chars.length) throw new NotPortable();
    return body;
  }
  alternatives(depth) {
    let printed2 = '';
    let isEmpty = true;
    for (;;) {
      const char = this.chars[this.at];
      const isEnd = char === void 0 || (char === ')' && depth > 0);
      if (isEmpty && (isEnd || char === '|')) throw new NotPortable();
      if (isEnd) return printed2;
      isEmpty = char === '|';
      if (isEmpty) this.at += 1;
      printed2 += isEmpty ? char : this.piece(depth);
    }
  }
  piece(depth) {
    const char = this.chars[this.at] ?? '';
    this.at += 1;
    if (char === '^') return this.anchor('^');
    if (char === '$') return this.anchor(end);
    return this.atom(char, depth) + this.quantifier();
  }
  anchor(printed2) {
    if (this.quantifier() !== '') throw new NotPortable();
    return printed2;
  }
  atom(char, depth) {
    switch (char) {
      case '.':
        return anyCharacter;
      case '(': {
        if (this.chars[this.at] === '?') throw new NotPortable();
        const inner = this.alternatives(depth + 1);
        this.need(')');
        return `(${inner})`;
      }
      case '[':
        return this.set();
      case '\\':
        return this.escape();
      case ')':
      case '*':
      case '+':
      case '?':
      case '{':
      case '}':
      case ']':
        throw new NotPortable();
      default:
        return this.character(char);
    }
  }
  need(expected) {
    if (this.chars[this.at] !== expected) throw new NotPortable();
    this.at += 1;
  }
  escape() {
    const char = this.chars[this.at] ?? '';
    this.at += 1;
    if (char === 'd') return '[0-9]';
    if (char === '' || /[\p{L}\p{N}_\s]/u.test(char)) throw new NotPortable();
    return this.character(char);
  }
  character(char) {
    if (syntax.test(char)) return `\\${char}`;
    if (!this.ignoreCase) return char;
    const [lower2, upper2] = casesOf(char);
    return lower2 === upper2 ? char : `[${lower2}${upper2}]`;
  }
  quantifier() {
    const rest = this.chars.slice(this.at, this.at + 12).join('');
    const found = /^(?:[*+?]|\{\d{1,3}(?:,(?:\d{1,3})?)?\})/u.exec(rest)?.[0] ?? '';
    this.at += found.length;
    if (/^\{(\d+)/u.test(found) && [...found.matchAll(/\d+/gu)].some(([count2]) => Number(count2) > 255)) {
      throw new NotPortable();
    }
    if (found !== '' && /^[*+?{]/u.test(rest.slice(found.length))) throw new NotPortable();
    return found;
  }
  set() {
    const negated2 = this.chars[this.at] === '^';
    if (negated2) this.at += 1;
    let printed2 = '';
    for (let first = true; first || this.chars[this.at] !== ']'; first = false) {
      const low2 = this.member();
      const isRange = this.chars[this.at] === '-' && this.chars[this.at + 1] !== ']';
      if (!isRange) {
        printed2 += low2 === 'digits' ? '0-9' : this.members(low2, low2);
        continue;
      }
      this.at += 1;
      const high2 = this.member();
      if (low2 === 'digits' || high2 === 'digits') throw new NotPortable();
      printed2 += this.members(low2, high2);
    }
    this.at += 1;
    return `[${negated2 ? '^' : ''}${printed2}]`;
  }
  /** One member of a set; ranges are made of two. */
  member() {
    const char = this.chars[this.at];
    this.at += 1;
    if (char === void 0) throw new NotPortable();
    if (char === '[' && /[:.=]/u.test(this.chars[this.at] ?? '')) {
      const name = '[:digit:]';
      if (this.chars.slice(this.at - 1, this.at - 1 + name.length).join('') !== name) throw new NotPortable();
      this.at += name.length - 1;
      return 'digits';
    }
    if (char !== '\\') return char.codePointAt(0) ?? 0;
    const escaped2 = this.chars[this.at] ?? '';
    this.at += 1;
    if (escaped2 === 'd') return 'digits';
    if (escaped2 === '' || /[\p{L}\p{N}_\s]/u.test(escaped2)) throw new NotPortable();
    return escaped2.codePointAt(0) ?? 0;
  }
  members(low2, high2) {
    if (low2 > high2) throw new NotPortable();
    const printed2 = rangeOf(low2, high2);
    if (!this.ignoreCase) return printed2;
    const letters = (from, to, shift) => {
      const [first, last] = [Math.max(low2, from), Math.min(high2, to)];
      return first > last ? '' : rangeOf(first + shift, last + shift);
    };
    if (high2 > 127) {
      if (low2 !== high2) throw new NotPortable();
      casesOf(String.fromCodePoint(low2));
    }
    return printed2 + letters(65, 90, 32) + letters(97, 122, -32);
  }
};
function rangeOf(low2, high2) {
  const member = (code2) => {
    const char = String.fromCodePoint(code2);
    return setSyntax.test(char) ? `\\${char}` : char;
  };
  return low2 === high2 ? member(low2) : `${member(low2)}-${member(high2)}`;
}
function casesOf(char) {
  const cases = [char.toLowerCase(), char.toUpperCase()];
  if (cases[0] !== cases[1] && (char.codePointAt(0) ?? 0) > 127) throw new NotPortable();
  return cases;
}

// src/engine/adapters/mysql/expression/print.ts
var quotientScale = 30;
function printExpression(expression2, columns4) {
  const value2 = printValue(expression2, columns4);
  return value2?.kind === 'boolean' && value2.truth !== true ? `${wrapped(value2)} = TRUE` : value2?.sql;
}
function printValue(expression2, columns4) {
  try {
    const value2 = new Printer(columns4).print(expression2);
    return value2.kind === 'opaque' ? void 0 : value2;
  } catch (error) {
    if (error instanceof Unprintable) return void 0;
    throw error;
  }
}
function compound(sql, kind, notNull, rest = {}) {
  return { sql, kind, atom: false, notNull, ...rest };
}
function truth(sql, notNull) {
  return compound(sql, 'boolean', notNull, { truth: true });
}
function isBare({ kind }) {
  return kind === 'literal' || kind === 'null';
}
function booleanOf(text6) {
  if (text6 !== '0' && text6 !== '1') throw new Unprintable('boolean');
  return booleanValue(text6 === '1');
}
var Printer = class {
  constructor(columns4) {
    this.columns = columns4;
  }
  columns;
  print(node) {
    switch (node.kind) {
      case 'null':
        return { sql: 'NULL', kind: 'null', atom: true, notNull: false };
      case 'boolean':
        return booleanValue(node.value);
      case 'number':
        return numberValue(node.text);
      case 'string':
        return stringValue(node.value);
      case 'bytes':
        return bytesValue(node.hex);
      case 'column':
        return this.column(node.name);
      case 'compare':
        return this.compare(node);
      case 'and':
      case 'or':
        return this.junction(node);
      case 'not': {
        const item = this.condition(node.item);
        return truth(`NOT ${wrapped(item)}`, item.notNull);
      }
      case 'is-null':
        return truth(`${wrapped(this.print(node.item))} IS ${node.negated ? 'NOT ' : ''}NULL`, true);
      case 'in':
        return this.isIn(node);
      case 'between':
        return this.between(node);
      case 'like':
        return this.like(node);
      case 'matches':
        return this.matches(node);
      case 'arithmetic':
        return this.arithmetic(node);
      case 'negate': {
        const item = this.number(node.item);
        const sql = /^[\w`]/u.test(item.sql) ? wrapped(item) : `(${item.sql})`;
        return compound(`-${sql}`, item.kind, item.notNull, { ...commonDigits([item]), quotient: item.quotient });
      }
      case 'concat':
        return this.concat(node);
      case 'call':
        return printCall(node, this);
      case 'case':
        return this.caseWhen(node);
      case 'cast':
        return printCast(node, this);
      case 'now':
        return printNow(node);
      case 'uuid':
        return printUuid(node);
    }
  }
  column(name) {
    const column4 = this.columns.find((entry2) => entry2.name === name);
    if (!column4) throw new Unprintable(name);
    return columnValue(column4);
  }
  number(node) {
    const value2 = this.print(node);
    if (value2.kind === 'boolean') return { ...value2, kind: 'integer', ...digits3(0), truth: void 0 };
    if (!numeric2.includes(value2.kind)) throw new Unprintable(value2.kind);
    return value2;
  }
  /** A number for a condition is true where it isn't zero. */
  condition(node) {
    if (node.kind === 'number') return booleanValue(Number(node.text) !== 0);
    const value2 = this.print(node);
    if (value2.kind === 'boolean' || value2.kind === 'null') return value2;
    if (!numeric2.includes(value2.kind)) throw new Unprintable('condition');
    return truth(`${wrapped(value2)} <> 0`, value2.notNull);
  }
  junction({ kind, items }) {
    const values = items.map((item) => this.condition(item));
    const [only2, second] = values;
    if (only2 === void 0) throw new Unprintable('empty junction');
    if (second === void 0) return only2;
    return truth(values.map(wrapped).join(kind === 'and' ? ' AND ' : ' OR '), allNotNull(values));
  }
  /** Both sides as they have to be to compare with `operator`. */
  pair(leftNode, rightNode, operator) {
    const [plainLeft, plainRight] = [this.print(leftNode), this.print(rightNode)];
    const left2 = leftNode.kind === 'string' ? adopt(leftNode.value, plainRight) : plainLeft;
    const right = rightNode.kind === 'string' ? adopt(rightNode.value, plainLeft) : plainRight;
    checkComparable(operator, left2, right);
    const collations = [left2.collation, right.collation];
    const isText4 = !collations.includes(void 0);
    if (!isText4 || (collations.includes('exact') && !collations.includes('other'))) return [left2, right];
    return [asBytes(left2), asBytes(right)];
  }
  compare(node) {
    const [left2, right] = this.pair(node.left, node.right, node.operator);
    const isNullSafe = node.operator === 'null-safe-equal';
    const operator = isNullSafe ? '<=>' : node.operator;
    return truth(`${wrapped(left2)} ${operator} ${wrapped(right)}`, isNullSafe || allNotNull([left2, right]));
  }
  isIn(node) {
    const pairs2 = node.list.map((entry2) => this.pair(node.item, entry2, '='));
    const [first] = pairs2;
    if (first === void 0) throw new Unprintable('empty list');
    const [item] = first;
    if (pairs2.some(([other]) => other.sql !== item.sql)) return this.oneByOne(node);
    const values = pairs2.map(([, value2]) => value2);
    const list7 = values.map((value2) => value2.sql).join(', ');
    return truth(`${wrapped(item)} ${node.negated ? 'NOT ' : ''}IN (${list7})`, allNotNull([item, ...values]));
  }
  /** A list that the item can't meet in one form. */
  oneByOne({ item, list: list7, negated: negated2 }) {
    const operator = negated2 ? '<>' : '=';
    const items = list7.map((right) => ({ kind: 'compare', operator, left: item, right }));
    return this.junction({ kind: negated2 ? 'and' : 'or', items });
  }
  between(node) {
    const [item, low2] = this.pair(node.item, node.low, '<=');
    const [other, high2] = this.pair(node.item, node.high, '<=');
    if (other.sql !== item.sql) throw new Unprintable('between');
    const range3 = `${node.negated ? 'NOT ' : ''}BETWEEN ${wrapped(low2)} AND ${wrapped(high2)}`;
    return truth(`${wrapped(item)} ${range3}`, allNotNull([item, low2, high2]));
  }
  /** What a pattern is held against: a CHAR with the blanks that the model pads it with. */
  subject(node) {
    const value2 = this.print(node);
    if (!texts.includes(value2.kind)) throw new Unprintable('subject');
    if (value2.padding === void 0) return value2;
    const sql = `RPAD(${value2.sql}, ${value2.padding}, ' ')`;
    return { sql, kind: 'text', atom: true, notNull: value2.notNull, collation: value2.collation };
  }
  like(node) {
    const subject = this.subject(node.item);
    const { pattern: pattern5 } = node;
    if (pattern5.kind !== 'string' || /(?<!\\)(?:\\\\)*\\$/u.test(pattern5.value)) throw new Unprintable('pattern');
    const lowered2 = { ...subject, sql: `LOWER(${subject.sql})`, atom: true };
    const item = exactly(node.ignoreCase ? lowered2 : subject);
    const text6 = stringValue(pattern5.value).sql;
    const operator = node.negated ? 'NOT LIKE' : 'LIKE';
    return truth(`${wrapped(item)} ${operator} ${node.ignoreCase ? `LOWER(${text6})` : text6}`, subject.notNull);
  }
  matches(node) {
    const subject = this.subject(node.item);
    const pattern5 = node.pattern.kind === 'string' ? printPattern(node.pattern.value, node.ignoreCase) : void 0;
    if (pattern5 === void 0) throw new Unprintable('pattern');
    const operator = node.negated ? 'NOT REGEXP' : 'REGEXP';
    return truth(`${wrapped(exactly(subject))} ${operator} ${stringValue(pattern5).sql}`, subject.notNull);
  }
  arithmetic(node) {
    const [left2, right] = [this.number(node.left), this.number(node.right)];
    if (left2.single && right.single) throw new Unprintable('single precision');
    if (left2.quotient || right.quotient) throw new Unprintable('digits of a quotient');
    const notNull = allNotNull([left2, right]);
    const whole3 = left2.kind === 'integer' && right.kind === 'integer';
    const kind = left2.kind === 'float' || right.kind === 'float' ? 'float' : whole3 ? 'integer' : 'decimal';
    const scales2 = [left2.scale ?? 0, right.scale ?? 0];
    const say = (operator, scale) => {
      if (scale > 30 && kind === 'decimal') throw new Unprintable('too many digits');
      const shown2 = kind === 'float' ? {} : { scale, sameDigits: left2.sameDigits && right.sameDigits };
      return compound(`${wrapped(left2)} ${operator} ${wrapped(right)}`, kind, notNull, shown2);
    };
    switch (node.operator) {
      case '+':
      case '-':
        return say(node.operator, Math.max(...scales2));
      case '*':
        return say('*', scales2[0] + scales2[1]);
      case 'modulo':
        if (kind === 'float') throw new Unprintable('modulo');
        return { ...say('%', Math.max(...scales2)), notNull: false };
      case 'divide-integer':
        if (kind === 'float') throw new Unprintable('divide-integer');
        return { ...say('DIV', 0), kind: 'integer', notNull: false };
      case 'divide': {
        if (kind === 'float') return { ...say('/', 0), notNull: false };
        const sql = `CAST(${left2.sql} AS DECIMAL(65,30)) / ${wrapped(right)}`;
        return compound(sql, 'decimal', false, { scale: quotientScale, quotient: true });
      }
    }
  }
  concat(node) {
    const items = node.items.map((item) => this.text(item));
    if (items.length === 0) return stringValue('');
    const parts2 = node.items.map((item, at3) => {
      const { notNull: notNull2, sql: sql2 } = items[at3] ?? this.text(item);
      return node.nullWins || notNull2 ? this.print(item).sql : `COALESCE(${sql2}, '')`;
    });
    const notNull = !node.nullWins || allNotNull(items);
    const sql = `CONCAT(${parts2.join(', ')})`;
    return { sql, kind: 'text', atom: true, notNull, collation: commonCollation(items) };
  }
  /** As text, where every system writes the value alike. */
  text(node) {
    const value2 = this.print(node);
    if (['text', 'literal', 'null'].includes(value2.kind)) return value2;
    if (value2.kind === 'enum') return { ...value2, kind: 'text' };
    const isDecimal = value2.kind === 'decimal' && value2.sameDigits === true;
    const isUuid = value2.kind === 'uuid' && value2.storage !== 'binary';
    if (!isDecimal && !isUuid && value2.kind !== 'integer' && value2.kind !== 'date') {
      throw new Unprintable(`text of ${value2.kind}`);
    }
    return asText(value2);
  }
  /** Values that end in one column or result, brought to one kind. */
  alike(nodes) {
    const plain6 = nodes.map((node) => this.print(node));
    const typed = plain6.find((value2) => value2.kind === 'boolean') ?? plain6.find((value2) => !isBare(value2));
    if (typed === void 0) return plain6;
    const hasString = nodes.some((node) => node.kind === 'string');
    if (hasString && numeric2.includes(typed.kind)) return nodes.map((node) => this.text(node));
    return nodes.map((node, at3) => {
      if (node.kind === 'string') return adopt(node.value, typed);
      if (node.kind === 'number' && typed.kind === 'boolean') return booleanOf(node.text);
      return plain6[at3] ?? typed;
    });
  }
  caseWhen(node) {
    const results = [...node.branches.map((branch) => branch.then), ...(node.otherwise ? [node.otherwise] : [])];
    if (node.branches.length === 0) throw new Unprintable('case');
    const values = this.alike(results);
    const branches = node.branches.map(
      ({ when: when2 }, at3) => ` WHEN ${this.condition(when2).sql} THEN ${values[at3]?.sql ?? 'NULL'}`,
    );
    const otherwise = node.otherwise ? ` ELSE ${values.at(-1)?.sql ?? 'NULL'}` : '';
    const notNull = node.otherwise !== void 0 && allNotNull(values);
    return { ...common(values), sql: `CASE${branches.join('')}${otherwise} END`, atom: true, notNull };
  }
};

// src/engine/adapters/mysql/expression/assign.ts
function printAssigned(expression2, columns4, choice3) {
  if (choice3.form === 'native') return void 0;
  const value2 = printValue(expression2, columns4);
  const type = choice3.type.toUpperCase();
  return value2 && fits(value2, type) ? roundedTo(value2, places(type)) : void 0;
}
function roundedTo(value2, scale) {
  const isKept2 = value2.kind !== 'decimal' || (value2.scale !== void 0 && value2.scale <= scale);
  return isKept2 ? value2.sql : `ROUND(${value2.sql}, ${scale})`;
}
function fits(value2, type) {
  const is = (pattern5) => pattern5.test(type);
  switch (value2.kind) {
    case 'null':
      return true;
    case 'boolean':
      return is(/^(?:BOOL|TINYINT)/u);
    case 'integer':
      return is(/^(?:(?:TINY|SMALL|MEDIUM|BIG)?INT|DECIMAL|DOUBLE|YEAR)\b/u);
    case 'decimal':
      return (
        is(/^(?:DECIMAL|(?:TINY|SMALL|MEDIUM|BIG)?INT)\b/u) && (value2.quotient !== true || places(type) <= surePlaces)
      );
    case 'float':
      return is(/^(?:DOUBLE|FLOAT)\b/u);
    case 'date':
      return is(/^DATE\b/u) || is(/^DATETIME\b/u);
    case 'time':
      return is(/^TIME\b/u) && (value2.precision ?? 6) <= places(type);
    case 'timestamp':
      return is(/^DATETIME\b/u) && (value2.precision ?? 6) <= places(type);
    case 'instant': {
      const zoned = value2.storage === 'zoned';
      return is(zoned ? /^TIMESTAMP\b/u : /^DATETIME\b/u) && (value2.precision ?? 6) <= places(type);
    }
    case 'bytes':
      return is(/^(?:VARBINARY|\w*BLOB)\b/u);
    case 'uuid':
      return value2.storage === 'binary' ? is(/^BINARY\(16\)/u) : is(/^(?:UUID\b|CHAR\(36\))/u);
    case 'enum':
    case 'text':
    case 'literal':
      return (
        is(/^(?:(?:VAR)?CHAR|(?:TINY|MEDIUM|LONG)?TEXT|ENUM)\b/u) || (texts.includes(value2.kind) && is(/^SET\b/u))
      );
    case 'opaque':
      return false;
  }
}
function places(type) {
  const [, first, second] = /^\w+\((\d+)(?:,\s*(\d+))?\)/u.exec(type) ?? [];
  return Number((type.startsWith('DECIMAL') ? second : first) ?? 0);
}

// src/engine/adapters/mysql/ddl/storedColumns.ts
function storedColumns(table, flavour3) {
  return flavour3.ddl.trimsChar ? table.columns.map((column4) => ({ ...column4, trimmed: true })) : table.columns;
}

// src/engine/adapters/mysql/ddl/counters.ts
var isPlain = (identity2) => identity2 !== void 0 && (identity2.increment ?? '1') === '1' && identity2.cycle !== true;
function countsItself(column4, neutral, table) {
  if (neutral.kind !== 'integer' || !isPlain(column4.identity)) return false;
  return table.columns.find((entry2) => isPlain(entry2.identity) && !entry2.generated) === column4;
}
function counterColumn(table) {
  return table.columns.find(
    (column4) =>
      column4.included &&
      isPlain(column4.identity) &&
      !column4.generated &&
      /^(TINY|SMALL|MEDIUM|BIG)?INT\b/iu.test(column4.chosen.type),
  );
}
function needsRowNumber(table, server) {
  return server.capabilities.requirePrimaryKey === true && !table.primaryKey && counterColumn(table) === void 0;
}
function rowNumber(table) {
  const taken = new Set(table.columns.map((column4) => column4.name.toLowerCase()));
  let name = 'row_number';
  for (let number2 = 2; taken.has(name); number2 += 1) name = `row_number_${number2}`;
  return name;
}

// src/engine/adapters/mysql/ddl/keyActions.ts
var changes = ({ onDelete, onUpdate }) => onDelete === 'set null' || onUpdate === 'set null' || onUpdate === 'cascade';
function changedByKeys(table) {
  return columnsOf2(table, changes);
}
function actedOnByKeys(table) {
  return columnsOf2(table, (key) => changes(key) || key.onDelete === 'cascade');
}
function columnsOf2(table, wanted2) {
  const names7 = new Set(table.source.foreignKeys.filter(wanted2).flatMap((key) => key.columns));
  return new Set(table.columns.filter((column4) => names7.has(column4.source.name)).map((column4) => column4.name));
}

// src/engine/adapters/mysql/ddl/defaults.ts
var needsParentheses =
  /^(?:(?:TINY|MEDIUM|LONG)?(?:TEXT|BLOB)|JSON|GEOMETRY|POINT|LINESTRING|POLYGON|MULTI\w+|GEOMETRYCOLLECTION)\b/iu;
var holdsText = /^(?:(?:TINY|MEDIUM|LONG)?TEXT|(?:VAR)?CHAR|ENUM|SET|JSON|UUID|INET\d)\b/iu;
var plainDate = /^\d{4}-\d{2}-\d{2}$/u;
var plainMoment = /^(\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?)(?:\+00(?::?00)?|Z)?$/u;
function carryDefault(value2, column4, neutral, choice3) {
  const { expression: expression2 } = value2;
  if (expression2?.kind === 'null') return { findings: [] };
  const text6 = expression2 && defaultText(expression2, neutral, choice3);
  if (text6 === void 0) return { findings: [notCarried(value2, column4)] };
  const findings = expression2?.kind === 'uuid' && expression2.version !== 0 ? [uuidVersion(column4)] : [];
  return { value: text6, findings };
}
function defaultText(expression2, neutral, choice3) {
  const wrap = (text6) => (needsParentheses.test(choice3.type) ? `(${text6})` : text6);
  switch (expression2.kind) {
    case 'string':
      return literalText(expression2.value, neutral, choice3)?.replace(/^[^]*$/u, (text6) => wrap(text6));
    case 'number':
      return wrap(holdsText.test(choice3.type) ? quoteString(expression2.text) : expression2.text);
    case 'negate':
      return expression2.item.kind === 'number'
        ? defaultText({ kind: 'number', text: `-${expression2.item.text}` }, neutral, choice3)
        : void 0;
    case 'boolean':
      return holdsText.test(choice3.type)
        ? wrap(quoteString(String(expression2.value)))
        : expression2.value
          ? '1'
          : '0';
    case 'bytes':
      return wrap(`x'${expression2.hex}'`);
    case 'now':
      return nowText(expression2, neutral, choice3);
    case 'uuid':
      return /^BINARY\(16\)/iu.test(choice3.type) ? `(UNHEX(REPLACE(UUID(), '-', '')))` : '(UUID())';
    default: {
      const printed2 = printAssigned(expression2, [], choice3);
      return printed2 === void 0 ? void 0 : `(${printed2})`;
    }
  }
}
function literalText(value2, neutral, choice3) {
  if (choice3.form === 'native') return quoteString(value2);
  switch (neutral.kind) {
    case 'date':
      return plainDate.test(value2) ? quoteString(value2) : void 0;
    case 'timestamp': {
      const moment3 = plainMoment.exec(value2)?.[1] ?? (plainDate.test(value2) ? value2 : void 0);
      return moment3 === void 0 ? void 0 : quoteString(moment3);
    }
    case 'bits':
      return holdsText.test(choice3.type) ? quoteString(value2) : bitsText(value2);
    case 'bytes':
      return /^\\x(?:[\da-f]{2})*$/iu.test(value2) ? `x'${value2.slice(2)}'` : void 0;
    case 'uuid':
      return choice3.load === void 0 ? quoteString(value2) : `(UNHEX('${value2.replace(/[^\da-f]/giu, '')}'))`;
    case 'money':
      return amountText(value2, neutral.scale ?? 2);
    case 'decimal':
    case 'float':
    case 'integer':
      return isNumber(value2) ? quoteString(value2.trim()) : void 0;
    case 'boolean':
      return /^(?:t|true|1)$/iu.test(value2) ? '1' : /^(?:f|false|0)$/iu.test(value2) ? '0' : void 0;
    case 'geometry':
    case 'vector':
    case 'point':
      return void 0;
    default:
      return quoteString(value2);
  }
}
var isNumber = (value2) => /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/iu.test(value2);
var bitsText = (value2) => (/^[01]+$/u.test(value2) ? `b'${value2.replace(/^0+(?=[01])/u, '')}'` : void 0);
function amountText(value2, scale) {
  const digits4 = value2.replace(/\D/gu, '').padStart(scale + 1, '0');
  if (!/\d/u.test(value2)) return void 0;
  const whole3 = digits4.slice(0, digits4.length - scale);
  const fraction2 = scale === 0 ? '' : `.${digits4.slice(-scale)}`;
  return `${/[-(]/u.test(value2) ? '-' : ''}${whole3}${fraction2}`;
}
function nowText(now4, neutral, choice3) {
  const digits4 = /\((\d)\)/u.exec(choice3.type)?.[1];
  const precision2 = digits4 === void 0 || digits4 === '0' ? '' : `(${digits4})`;
  const base = /^\w+/u.exec(choice3.type)?.[0].toUpperCase();
  const isInstant = neutral.kind === 'timestamp' && neutral.zone;
  if (now4.what === 'date') return base === 'DATE' || (base === 'DATETIME' && !isInstant) ? '(CURRENT_DATE)' : void 0;
  if (base === 'TIME') return `(CURRENT_TIME${precision2})`;
  if (now4.what === 'time') return void 0;
  if (base === 'TIMESTAMP') return `CURRENT_TIMESTAMP${precision2}`;
  if (base === 'DATETIME') return isInstant ? `(UTC_TIMESTAMP${precision2 || '()'})` : `CURRENT_TIMESTAMP${precision2}`;
  if (base === 'DATE') return '(CURRENT_DATE)';
  const isPlain4 = holdsText.test(choice3.type) && choice3.form !== 'native' && now4.local && now4.precision === 0;
  return isPlain4 ? '(CURRENT_TIMESTAMP)' : void 0;
}
function carryGenerated(column4, choice3, table, flavour3) {
  const expression2 = column4.generated?.expression;
  const read2 = expression2 ? columnsOf(expression2) : [];
  const counts = read2.includes(counterColumn(table)?.name ?? '');
  const printed2 = counts ? void 0 : expression2 && printAssigned(expression2, storedColumns(table, flavour3), choice3);
  if (printed2 !== void 0) {
    const acted = actedOnByKeys(table);
    const moves = read2.some((name) => acted.has(name)) && !isInPrimaryOrForeignKey(column4.name, table);
    const stored2 = (column4.generated?.stored ?? true) && !moves;
    const becomes = { code: 'GENERATED_AS_VIRTUAL', severity: 'info' };
    const text6 = 'Is computed when it is read, for a foreign key changes a column that it is computed from.';
    const isMade = stored2 !== (column4.generated?.stored ?? true);
    const findings = isMade ? [tableFinding(table, 'column', column4.name, { ...becomes, message: text6 })] : [];
    return { value: { sql: printed2, stored: stored2 }, findings };
  }
  const reason3 = counts ? 'it is computed from the AUTO_INCREMENT column' : `its expression can't be said here`;
  const message = `Becomes a plain column that keeps the computed values: ${reason3} (${oneLine(column4.generated?.text ?? '')}).`;
  const fix = 'Write the expression by hand, or fill the column in the application.';
  return {
    findings: [
      tableFinding(table, 'column', column4.name, { code: 'GENERATED_NOT_CARRIED', severity: 'warning', message, fix }),
    ],
  };
}
function isInPrimaryOrForeignKey(name, { source }) {
  const keys = [source.primaryKey?.columns ?? [], ...source.foreignKeys.map((key) => key.columns)];
  return keys.some((columns4) => columns4.includes(name));
}
function notCarried(value2, column4) {
  if (column4.sequence) {
    return {
      code: 'DEFAULT_NOT_CARRIED',
      severity: 'warning',
      object: { kind: 'column', path: [column4.name] },
      message: `New rows get no value by themselves: it comes from the sequence ${column4.sequence.join('.')}, and there are none here.`,
      fix: 'Set the value in the application, or, where a counter of the table\u2019s own will do, write AUTO_INCREMENT into the column\u2019s line of the script.',
    };
  }
  return {
    code: 'DEFAULT_NOT_CARRIED',
    severity: 'warning',
    object: { kind: 'column', path: [column4.name] },
    message: `The default is not carried: ${oneLine(value2.text)} can't be said here.`,
    fix: 'Write a default by hand, or set the value in the application.',
  };
}
function uuidVersion(column4) {
  return {
    code: 'UUID_VERSION',
    severity: 'info',
    object: { kind: 'column', path: [column4.name] },
    message: 'New rows get a UUID from UUID(), which is of version 1 (time and host) and not random.',
  };
}
function oneLine(text6) {
  return text6.replace(/\s+/gu, ' ').trim();
}

// src/engine/adapters/mysql/types/keyRoom.ts
var longestKeyBytes = 3072;
function roomInKey(need4, others2) {
  let rest = longestKeyBytes;
  let hungry = [need4, ...others2];
  for (;;) {
    const equal = Math.floor(rest / hungry.length);
    if (need4 <= equal) return need4;
    const modest = hungry.filter((bytes5) => bytes5 <= equal);
    if (modest.length === 0) return equal;
    rest -= modest.reduce((sum2, bytes5) => sum2 + bytes5, 0);
    hungry = hungry.filter((bytes5) => bytes5 > equal);
  }
}

// src/engine/adapters/mysql/types/size.ts
var fixedBytes = {
  tinyint: 1,
  smallint: 2,
  mediumint: 3,
  int: 4,
  bigint: 8,
  float: 4,
  double: 8,
  year: 1,
  date: 3,
  enum: 2,
  set: 8,
  uuid: 16,
  inet4: 4,
  inet6: 16,
};
function sizeOf(type) {
  const length4 = type.length ?? 1;
  const wide = type.charset === 'ascii' || type.charset === 'latin1' ? 1 : 4;
  switch (type.name) {
    case 'varchar':
      return variable(length4 * wide);
    case 'varbinary':
      return variable(length4);
    case 'char':
      return wide === 1 ? fixed(length4) : { row: length4 * wide, most: length4 * wide, variable: true };
    case 'binary':
      return fixed(length4);
    case 'bit':
      return fixed(Math.ceil(length4 / 8));
    case 'decimal':
      return fixed(decimalBytes(type.precision ?? 10, type.scale ?? 0));
    case 'time':
      return fixed(3 + Math.ceil((type.precision ?? 0) / 2));
    case 'timestamp':
      return fixed(4 + Math.ceil((type.precision ?? 0) / 2));
    case 'datetime':
      return fixed(5 + Math.ceil((type.precision ?? 0) / 2));
    default: {
      const bytes5 = fixedBytes[type.name];
      return bytes5 === void 0 ? { row: 12, most: Infinity, variable: true } : fixed(bytes5);
    }
  }
}
var fixed = (bytes5) => ({ row: bytes5, most: bytes5, variable: false });
var variable = (bytes5) => ({ row: bytes5 + (bytes5 > 255 ? 2 : 1), most: bytes5, variable: true });
function decimalBytes(precision2, scale) {
  const rest = [0, 1, 1, 2, 2, 3, 3, 4, 4];
  const part3 = (digits4) => Math.floor(digits4 / 9) * 4 + (rest[digits4 % 9] ?? 0);
  return part3(precision2 - scale) + part3(scale);
}

// src/engine/adapters/mysql/ddl/rowSize.ts
var longestRow = 65535;
var longestInPage = 8126;
var recordOverhead = 5 + 6 + 7;
var hiddenKey = 6;
function sizes(columns4) {
  return columns4.map((column4) => sizeOf(parseType(column4.chosen.type) ?? { name: '', text: '' }));
}
function rowBytes(columns4) {
  const nullable = columns4.filter((column4) => column4.nullable).length;
  return sizes(columns4).reduce((sum2, size) => sum2 + size.row, Math.ceil(nullable / 8));
}
function pageBytes(table, columns4, flavour3) {
  const nullable = columns4.filter((column4) => column4.nullable).length;
  const overhead2 = recordOverhead + Math.ceil(nullable / 8) + (table.primaryKey ? 0 : hiddenKey);
  const keyed = new Set(table.primaryKey?.columns ?? []);
  return sizes(columns4).reduce((sum2, size, index) => {
    const inKey = keyed.has(columns4[index]?.name ?? '');
    return sum2 + (size.variable && !inKey ? flavour3.ddl.bytesInPage(size.most) : size.most);
  }, overhead2);
}
function keyBytes(table) {
  const names7 = table.primaryKey?.columns ?? [];
  return sizes(table.columns.filter((column4) => column4.included && names7.includes(column4.name))).reduce(
    (sum2, size) => sum2 + size.most,
    0,
  );
}
var isKeyTooWide = (table) => keyBytes(table) > longestKeyBytes;
function rowProblem(table, flavour3) {
  const columns4 = fittedColumns(table, flavour3);
  const declared = rowBytes(columns4);
  if (declared > longestRow) return `The columns declare ${declared} bytes, more than the ${longestRow} of a row.`;
  const inPage = pageBytes(table, columns4, flavour3);
  if (inPage <= longestInPage) return void 0;
  return `A row needs ${inPage} bytes in its page, more than the ${longestInPage} that InnoDB has.`;
}
function fittedColumns(table, flavour3) {
  const columns4 = table.columns.filter((column4) => column4.included);
  const keyed = keyedNames(table);
  const fits2 = () => rowBytes(columns4) <= longestRow && pageBytes(table, columns4, flavour3) <= longestInPage;
  while (!fits2()) {
    const inPage = rowBytes(columns4) <= longestRow;
    const widest2 = columns4
      .map((column4, index) => ({ index, column: column4, type: parseType(column4.chosen.type) }))
      .filter(
        ({ column: column4, type }) =>
          type && type.name.startsWith('var') && !keyed.has(column4.name) && !column4.decided,
      )
      .map((entry2) => ({ ...entry2, bytes: entry2.type ? sizeOf(entry2.type).most : 0 }))
      .filter(({ bytes: bytes5 }) => !inPage || flavour3.ddl.bytesInPage(bytes5) > flavour3.ddl.bytesInPage(Infinity))
      .sort((left2, right) => right.bytes - left2.bytes)[0];
    if (widest2 === void 0) break;
    columns4[widest2.index] = demoted(widest2.column);
  }
  return columns4;
}
function demotedColumns(table, flavour3) {
  const before = new Map(table.columns.map((column4) => [column4.name, column4.chosen.type]));
  return fittedColumns(table, flavour3).filter((column4) => before.get(column4.name) !== column4.chosen.type);
}
function demoted(column4) {
  const { chosen } = column4;
  const [, binary2, length4] = /^VAR(CHAR|BINARY)\((\d+)\)/i.exec(chosen.type) ?? [];
  const isBinary = binary2?.toUpperCase() === 'BINARY';
  const type = chosen.type.replace(/^VAR(?:CHAR|BINARY)\(\d+\)/i, isBinary ? 'LONGBLOB' : 'LONGTEXT');
  const bound2 = `${isBinary ? 'LENGTH' : 'CHAR_LENGTH'}(@value) <= ${length4}`;
  const check = chosen.check === void 0 ? bound2 : `${chosen.check} AND ${bound2}`;
  const value2 = column4.default;
  const parenthesized = value2 === void 0 || value2.startsWith('(') ? value2 : `(${value2})`;
  return { ...column4, chosen: { ...chosen, type, check }, ...(value2 === void 0 ? {} : { default: parenthesized }) };
}
function keyedNames(table) {
  return /* @__PURE__ */ new Set([
    ...(table.primaryKey?.columns ?? []),
    ...table.indexes.flatMap((index) =>
      index.parts.flatMap((part3) => (part3.column === void 0 ? [] : [part3.column])),
    ),
    ...table.foreignKeys.flatMap((key) => key.columns),
  ]);
}

// src/engine/adapters/mysql/ddl/identifiers.ts
import { createHash as createHash3 } from 'node:crypto';
var longestIdentifier = 64;
var reserved = /* @__PURE__ */ new Set([
  'primary',
  'gen_clust_index',
  'db_row_id',
  'db_trx_id',
  'db_roll_ptr',
  'fts_doc_id',
]);
var plainName = new RegExp(`^[!-~]{1,${longestIdentifier}}$`, 'u');
function legalName(name) {
  if (plainName.test(name)) return reserved.has(name.toLowerCase()) ? `${name}_` : name;
  const storable = name
    .replace(/[\u{10000}-\u{10ffff}\0]/gu, '_')
    .replace(/\s+$/u, (blanks) => '_'.repeat(blanks.length));
  const free = storable === '' || reserved.has(storable.toLowerCase()) ? `${storable}_` : storable;
  const characters = Array.from(free);
  if (characters.length <= longestIdentifier) return free;
  const hash = createHash3('sha256').update(name).digest('hex').slice(0, 8);
  return `${characters.slice(0, longestIdentifier - 9).join('')}_${hash}`;
}

// src/engine/adapters/mysql/ddl/tables.ts
function createTable(table, flavour3, server) {
  const counter = counterColumn(table);
  const columns4 = fittedColumns(table, flavour3);
  const lines = [
    ...columns4.map((column4) => columnLine(column4, column4.name === counter?.name)),
    ...(table.primaryKey ? [`PRIMARY KEY (${names(table.primaryKey.columns)})`] : []),
    ...rowNumberLine(table, server, flavour3),
    ...counterKeyLine(table, counter),
    ...columns4.flatMap((column4) => columnCheck(column4)),
    ...table.checks.map((check) => checkLine(check)),
  ];
  const comment2 = table.comment ? ` COMMENT=${quoteString(storedComment(table.comment, longestTableComment))}` : '';
  const options2 = `ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=${flavour3.types.exactCollation}${comment2}`;
  return `CREATE TABLE ${qualify(table.target, server)} (
  ${lines.join(',\n  ')}
) ${options2};`;
}
function rowNumberLine(table, server, { ddl: ddl2 }) {
  if (!needsRowNumber(table, server)) return [];
  const seen = ddl2.invisibleColumns ? ' INVISIBLE' : '';
  return [`${quoteIdentifier(rowNumber(table))} BIGINT UNSIGNED NOT NULL AUTO_INCREMENT${seen} PRIMARY KEY`];
}
function columnLine(column4, counts) {
  const parts2 = [quoteIdentifier(column4.name), column4.chosen.type];
  if (column4.generated) {
    parts2.push(`GENERATED ALWAYS AS (${column4.generated.sql}) ${column4.generated.stored ? 'STORED' : 'VIRTUAL'}`);
  } else {
    parts2.push(column4.nullable ? 'NULL' : 'NOT NULL');
    if (counts) parts2.push('AUTO_INCREMENT');
    else if (column4.default !== void 0) parts2.push(`DEFAULT ${column4.default}`);
  }
  if (column4.comment) parts2.push(`COMMENT ${quoteString(storedComment(column4.comment, longestColumnComment))}`);
  return parts2.join(' ');
}
function columnCheck(column4) {
  const { check } = column4.chosen;
  return check === void 0 ? [] : [`CHECK (${check.replaceAll('@value', () => quoteIdentifier(column4.name))})`];
}
function checkLine(check) {
  const off = check.enforced && check.validated ? '' : ' NOT ENFORCED';
  return `CONSTRAINT ${quoteIdentifier(check.name)} CHECK (${check.text})${off}`;
}
function counterIndex(table, counter) {
  if (!counter) return void 0;
  return table.indexes.find((index) => index.parts[0]?.column === counter.name && index.method === 'btree');
}
function needsCounterIndex(table, counter) {
  return counter !== void 0 && table.primaryKey?.columns[0] !== counter.name && !counterIndex(table, counter);
}
function counterKeyLine(table, counter) {
  if (!counter || table.primaryKey?.columns[0] === counter.name) return [];
  const index = counterIndex(table, counter);
  return [index ? indexDefinition(index) : `INDEX (${quoteIdentifier(counter.name)})`];
}
function createIndexes(table, flavour3, server) {
  const counter = counterColumn(table);
  const inTable = table.primaryKey?.columns[0] === counter?.name ? void 0 : counterIndex(table, counter);
  const indexes2 = table.indexes.filter((index) => index !== inTable);
  const alter = `ALTER TABLE ${qualify(table.target, server)}`;
  const plain6 = indexes2.filter((index) => index.method !== 'fulltext');
  const made = /* @__PURE__ */ new Map();
  const additions = plain6.flatMap((index) =>
    flavour3.ddl.functionalIndexes ? [`ADD ${indexDefinition(index)}`] : withColumns(index, table, made),
  );
  return [
    ...(additions.length > 0
      ? [
          `${alter}
  ${additions.join(',\n  ')};`,
        ]
      : []),
    ...indexes2
      .filter((index) => index.method === 'fulltext')
      .map((index) => `${alter} ADD ${indexDefinition(index)};`),
  ].join('\n');
}
function withColumns(index, table, made) {
  const columns4 = [];
  const parts2 = index.parts.map((part3, position6) => {
    const type = part3.expression && partType(part3, table);
    if (!part3.expression || type === void 0) return part3;
    const definition = `${type} GENERATED ALWAYS AS (${part3.expression.text}) VIRTUAL INVISIBLE`;
    const name = made.get(definition) ?? `${index.name}_${position6 + 1}`.slice(-longestIdentifier);
    if (!made.has(definition)) columns4.push(`ADD COLUMN ${quoteIdentifier(name)} ${definition}`);
    made.set(definition, name);
    return { column: name, descending: part3.descending };
  });
  return [...columns4, `ADD ${indexDefinition({ ...index, parts: parts2 })}`];
}
function partType(part3, table) {
  const text6 = part3.expression?.text ?? '';
  if (/^(?:CASE WHEN .* THEN )?UNHEX\(SHA2\(/su.test(text6)) return 'BINARY(32)';
  const cut = /^CAST\(.* AS CHAR\((\d+)\)\)$/su.exec(text6)?.[1];
  if (cut !== void 0) return `VARCHAR(${cut})`;
  const meaning = part3.expression?.expression;
  if (meaning?.kind !== 'case' || meaning.branches.length !== 1) return void 0;
  const then = meaning.branches[0]?.then;
  if (then?.kind !== 'column') return void 0;
  return table.columns.find((column4) => column4.included && column4.name === then.name)?.chosen.type;
}
function indexDefinition(index) {
  const kind =
    index.method === 'fulltext' || index.method === 'spatial'
      ? `${index.method.toUpperCase()} `
      : index.unique
        ? 'UNIQUE '
        : '';
  const comment2 = index.comment ? ` COMMENT ${quoteString(storedComment(index.comment, longestColumnComment))}` : '';
  return `${kind}INDEX ${quoteIdentifier(index.name)} (${index.parts.map(partText).join(', ')})${comment2}`;
}
function partText(part3) {
  const what = part3.column === void 0 ? `(${part3.expression?.text ?? ''})` : quoteIdentifier(part3.column);
  return `${what}${part3.prefix === void 0 ? '' : `(${part3.prefix})`}${part3.descending ? ' DESC' : ''}`;
}
function proveForeignKeys(table, server) {
  const own = (name) => `c.${quoteIdentifier(name)}`;
  const other = (name) => `p.${quoteIdentifier(name)}`;
  const queries = table.foreignKeys.map((key) => {
    const pairs2 = key.columns.map((name, index) => `${other(key.referencedColumns[index] ?? '')} = ${own(name)}`);
    const present = key.columns.map((name) => `${own(name)} IS NOT NULL`);
    return [
      `SELECT ${quoteString(key.name)} AS foreign_key, ${key.columns.map(own).join(', ')}`,
      `FROM ${qualify(table.target, server)} AS c LEFT JOIN ${qualify(key.references, server)} AS p ON ${pairs2.join(' AND ')}`,
      `WHERE ${present.join(' AND ')} AND ${other(key.referencedColumns[0] ?? '')} IS NULL LIMIT 1;`,
    ].join('\n');
  });
  return queries.join('\n');
}
function addForeignKeys(table, server) {
  if (table.foreignKeys.length === 0) return '';
  const lines = table.foreignKeys.map((key) => `ADD ${foreignKeyDefinition(key, table, server)}`);
  const checks3 = table.foreignKeys.filter((key) => key.match === 'full').map(matchFullCheck);
  return [
    'SET SESSION foreign_key_checks = 0;',
    `ALTER TABLE ${qualify(table.target, server)}
  ${lines.join(',\n  ')};`,
    'SET SESSION foreign_key_checks = 1;',
    ...(checks3.length > 0
      ? [
          `ALTER TABLE ${qualify(table.target, server)}
  ${checks3.join(',\n  ')};`,
        ]
      : []),
  ].join('\n');
}
function matchFullCheck(key) {
  const [first = '', ...rest] = key.columns.map((name2) => `(${quoteIdentifier(name2)} IS NULL)`);
  const name = `${key.name.slice(0, longestIdentifier - '_full'.length)}_full`;
  return `ADD CONSTRAINT ${quoteIdentifier(name)} CHECK (${rest.map((other) => `${first} = ${other}`).join(' AND ')})`;
}
function referencedName({ references }, { target }, server) {
  if (references.schema === target.schema) return qualify(references, server);
  return `${quoteIdentifier(references.schema)}.${quoteIdentifier(references.name)}`;
}
function foreignKeyDefinition(key, table, server) {
  const action3 = (event, what) => (what === 'no action' ? '' : ` ON ${event} ${what.toUpperCase()}`);
  return (
    `CONSTRAINT ${quoteIdentifier(key.name)} FOREIGN KEY (${names(key.columns)}) REFERENCES ${referencedName(key, table, server)} (${names(key.referencedColumns)})` +
    action3('DELETE', key.onDelete) +
    action3('UPDATE', key.onUpdate)
  );
}
function setCounters(table, server) {
  const counter = counterColumn(table);
  const next = counter?.identity?.next ?? (counter && table.source.autoIncrement);
  if (next === void 0 || !/^[1-9]\d*$/u.test(next) || next === '1') return '';
  return `ALTER TABLE ${qualify(table.target, server)} AUTO_INCREMENT = ${next};`;
}
function names(columns4) {
  return columns4.map(quoteIdentifier).join(', ');
}

// src/engine/adapters/mysql/ddl/constraints.ts
var mostColumns = 1017;
function carryForeignKey(key, table, referenced) {
  const findings = [];
  const say = (code2, message, fix) => {
    findings.push(
      tableFinding(table, 'foreign key', key.sourceName, { code: code2, severity: 'warning', message, fix }),
    );
  };
  const lost = (reason3, fix) => {
    say('FOREIGN_KEY_NOT_CARRIED', `The foreign key is not carried: ${reason3}.`, fix);
    return { findings };
  };
  if (!key.enforced || !key.validated)
    return lost('the source does not hold all rows to it', 'Mend the rows and add it by hand.');
  const mismatch = typeMismatch(key, table, referenced);
  if (mismatch !== void 0) return lost(mismatch, 'Choose the same type for both columns in the mapping.');
  const ordered2 = inKeyOrder(key, referenced);
  if (!ordered2) return lost('the columns that it refers to are no key here', 'Add a unique key on them first.');
  const match2 = key.match === 'full' && key.columns.length > 1 ? matchFull(key, table, findings) : 'simple';
  if (key.deferrable)
    say(
      'DEFERRABLE_DROPPED',
      'The key is checked with every statement; it was deferrable to the end of the transaction.',
    );
  const isOwn = referenced.target.name === table.target.name && referenced.target.schema === table.target.schema;
  if (isOwn && key.onUpdate === 'cascade')
    say(
      'SELF_CASCADE',
      'ON UPDATE CASCADE of a table onto itself is refused when it comes to it (error 1451).',
      'Change such keys row by row in the application.',
    );
  const canBeNull = key.columns.every((name) =>
    table.columns.some((column4) => column4.name === name && column4.nullable),
  );
  return {
    value: {
      ...ordered2,
      match: match2,
      deferrable: false,
      initiallyDeferred: false,
      onDelete: key.deleteColumns ? partlyNull(key, say) : action(key.onDelete, 'DELETE', canBeNull, say),
      onUpdate: action(key.onUpdate, 'UPDATE', canBeNull, say),
    },
    findings,
  };
}
function matchFull(key, table, findings) {
  const acts = key.onDelete === 'set null' || key.onUpdate === 'set null' || key.onUpdate === 'cascade';
  findings.push(
    tableFinding(
      table,
      'foreign key',
      key.sourceName,
      acts
        ? {
            code: 'MATCH_FULL_DROPPED',
            severity: 'warning',
            message: 'MATCH FULL has no counterpart beside this action: a key that is partly NULL will be taken.',
            fix: 'Refuse such rows with a trigger or in the application.',
          }
        : {
            code: 'MATCH_FULL_AS_CHECK',
            severity: 'info',
            message: 'MATCH FULL becomes a CHECK that all columns of the key are NULL or none is.',
          },
    ),
  );
  return acts ? 'simple' : 'full';
}
function partlyNull({ onDelete, deleteColumns: deleteColumns2 = [] }, say) {
  const message = `ON DELETE ${onDelete.toUpperCase()} (${deleteColumns2.join(', ')}) is left out, for the action would be about all columns here: a row that is referred to can't be deleted.`;
  say('DELETE_COLUMNS', message, 'Write a trigger that sets those columns.');
  return 'no action';
}
function action(wanted2, event, canBeNull, say) {
  if (wanted2 === 'set default') {
    const message = `ON ${event} SET DEFAULT acts as RESTRICT here, so it is left out.`;
    say('SET_DEFAULT_DROPPED', message, 'Write a trigger that sets the default.');
    return 'no action';
  }
  if (wanted2 === 'set null' && !canBeNull) {
    say(
      'SET_NULL_DROPPED',
      `ON ${event} SET NULL is left out: a column of the key can't be NULL, so the change was refused all the same.`,
    );
    return 'no action';
  }
  return wanted2;
}
function typeMismatch(key, table, referenced) {
  for (const [index, name] of key.columns.entries()) {
    const own = table.columns.find((column4) => column4.included && column4.name === name);
    const other = referenced.columns.find(
      (column4) => column4.included && column4.name === key.referencedColumns[index],
    );
    if (!own || !other) return 'one of its columns is not there';
    if (/^(?:LONG|MEDIUM|TINY)?(?:TEXT|BLOB)\b/iu.test(own.chosen.type))
      return `${own.chosen.type} can't be part of a key`;
    if (comparable(own.chosen.type) !== comparable(other.chosen.type))
      return `${own.name} is ${own.chosen.type} and ${other.name} is ${other.chosen.type}`;
  }
  return void 0;
}
function comparable(type) {
  return type
    .toUpperCase()
    .replace(/^(VARCHAR|CHAR|VARBINARY|BINARY)\(\d+\)/u, (_all, name) => name.replace('VAR', ''));
}
function inKeyOrder(key, referenced) {
  const keys = [
    referenced.primaryKey?.columns ?? [],
    ...referenced.indexes
      .filter((index) => index.unique)
      .map((index) => index.parts.map((part3) => (part3.prefix === void 0 ? (part3.column ?? '') : ''))),
  ];
  const wanted2 = [...key.referencedColumns].sort().join('\n');
  const found = keys.find((columns5) => [...columns5].sort().join('\n') === wanted2);
  if (!found) return void 0;
  const columns4 = found.map((name) => key.columns[key.referencedColumns.indexOf(name)] ?? '');
  return { ...key, columns: columns4, referencedColumns: found };
}
function carryPrimaryKey(key, table, flavour3) {
  const keyed = { ...table, primaryKey: key };
  const types4 = table.columns
    .filter((column4) => key.columns.includes(column4.name))
    .map((column4) => column4.chosen.type);
  const most = flavour3.ddl.columnsPerIndex;
  const open = types4.find((type) =>
    /^(?:(?:LONG|MEDIUM|TINY)?(?:TEXT|BLOB)|JSON|VECTOR|GEOMETRY|POINT)\b/iu.test(type),
  );
  const reason3 =
    key.columns.length > most
      ? `a key has at most ${most} columns here`
      : open !== void 0
        ? `${open} can't be part of a primary key`
        : isKeyTooWide(keyed)
          ? 'its columns are wider than the 3072 bytes of an index entry'
          : void 0;
  if (reason3 === void 0) return { value: key, findings: [] };
  const message = `The primary key becomes a unique one: ${reason3}. No foreign key can refer to it.`;
  const fix = 'Choose shorter types for its columns, if the values allow it, or another key.';
  return {
    findings: [
      tableFinding(table, 'primary key', key.name, {
        code: 'PRIMARY_KEY_AS_UNIQUE',
        severity: 'warning',
        message,
        fix,
      }),
    ],
  };
}
function carryCheck(check, table, flavour3) {
  const lost = (reason3) => {
    const message2 = `The check is not carried: ${reason3}. It was: ${oneLine(check.text)}`;
    const fix2 = 'Write it by hand as a CHECK or a trigger, or check it in the application.';
    return {
      findings: [
        tableFinding(table, 'check', check.name, {
          code: 'CHECK_NOT_CARRIED',
          severity: 'warning',
          message: message2,
          fix: fix2,
        }),
      ],
    };
  };
  const { expression: expression2 } = check;
  const printed2 = expression2 && printExpression(expression2, table.columns);
  if (expression2 === void 0 || printed2 === void 0) return lost(`it can't be said here with the same meaning`);
  if (isVolatile(expression2)) return lost('a check may not ask for the time or for a new value');
  const used = columnsOf(expression2);
  const counter = counterColumn(table);
  if (counter && used.includes(counter.name)) return lost(`${counter.name} is AUTO_INCREMENT`);
  const changed2 = changedByKeys(table);
  const acted = used.find((name) => changed2.has(name));
  if (acted !== void 0) return lost(`a foreign key changes ${acted} by itself`);
  if (check.enforced && check.validated) return { value: { ...check, text: printed2 }, findings: [] };
  if (!flavour3.ddl.enforcement) return lost('the source does not hold all rows to it');
  const value2 = { ...check, text: printed2 };
  if (!check.enforced) return { value: value2, findings: [] };
  const message = 'The check is written NOT ENFORCED: the source holds new rows to it but not those that were there.';
  const fix = 'Mend the rows, then ALTER TABLE \u2026 ALTER CHECK \u2026 ENFORCED on the target.';
  const found = { code: 'CHECK_NOT_ENFORCED', severity: 'warning', message, fix };
  return { value: value2, findings: [tableFinding(table, 'check', check.name, found)] };
}
function isVolatile(expression2) {
  return /"kind":"(?:now|uuid)"/u.test(JSON.stringify(expression2));
}
function examineTable(table, server, flavour3) {
  const columns4 = table.columns.filter((column4) => column4.included);
  const findings = [];
  const say = (kind, name, code2, severity, message, fix) => {
    findings.push(tableFinding(table, kind, name, { code: code2, severity, message, fix }));
  };
  if (columns4.length === 0)
    say(
      'table',
      void 0,
      'TABLE_WITHOUT_COLUMNS',
      'error',
      'A table needs a column here; this one has none and is not moved.',
      'Leave it out.',
    );
  if (columns4.length > mostColumns)
    say(
      'table',
      void 0,
      'TOO_MANY_COLUMNS',
      'error',
      `${columns4.length} columns are more than the ${mostColumns} that InnoDB takes.`,
      'Leave some out, or split the table.',
    );
  const demoted2 = demotedColumns(table, flavour3).map((column4) => column4.name);
  if (demoted2.length > 0)
    say(
      'table',
      void 0,
      'ROW_MADE_NARROWER',
      'info',
      `A row holds 65535 bytes: ${demoted2.join(', ')} become LONGTEXT or LONGBLOB, with a CHECK that keeps the length.`,
    );
  const problem = rowProblem(table, flavour3);
  if (problem !== void 0)
    say('table', void 0, 'ROW_TOO_WIDE', 'error', problem, 'Leave columns out, or split the table.');
  if (needsRowNumber(table, server)) {
    say(
      'table',
      void 0,
      'PRIMARY_KEY_ADDED',
      'warning',
      `The server demands a primary key (sql_require_primary_key) and the table has none: ${flavour3.ddl.invisibleColumns ? 'an invisible' : 'a'} column ${rowNumber(table)} is added that counts the rows.`,
      'Remove it from the script where the server makes one itself (sql_generate_invisible_primary_key).',
    );
  } else if (!table.primaryKey && server.capabilities.requirePrimaryKey === true) {
    say(
      'table',
      void 0,
      'PRIMARY_KEY_DEMANDED',
      'error',
      'The server demands a primary key (sql_require_primary_key); the table has none, and its one AUTO_INCREMENT column is no key.',
      'Make that column the primary key in the script, if its values are all different.',
    );
  }
  const counter = counterColumn(table);
  for (const column4 of columns4.filter((entry2) => entry2.identity && entry2 !== counter)) {
    say(
      'column',
      column4.source.name,
      'IDENTITY_NOT_CARRIED',
      'warning',
      `New rows get no value by themselves: a table has one AUTO_INCREMENT column, an integer that counts upwards by one and never begins anew; this one goes by ${column4.identity?.increment ?? '1'}${column4.identity?.cycle ? ' and round' : ''}.`,
      'Set the value in the application or by a trigger, or, where any new value will do, write AUTO_INCREMENT into the column\u2019s line of the script.',
    );
  }
  if (counter?.identity?.mode === 'always')
    say(
      'column',
      counter.source.name,
      'IDENTITY_ALWAYS_DROPPED',
      'info',
      'Values given by an INSERT are taken; the source refused them.',
    );
  if (counter?.identity?.limit !== void 0)
    say(
      'column',
      counter.source.name,
      'COUNTER_LIMIT_DROPPED',
      'info',
      `Counts as far as its type goes; in the source it ended at ${counter.identity.limit}.`,
    );
  if (counter && needsCounterIndex(table, counter)) {
    say(
      'column',
      counter.source.name,
      'INDEX_ADDED',
      'info',
      'An index is added, for an AUTO_INCREMENT column must lead one.',
    );
  }
  findings.push(...examineComments(table));
  return findings;
}

// src/engine/adapters/mysql/ddl/fullText.ts
var holdsText2 = /^(?:VARCHAR|CHAR|(?:TINY|MEDIUM|LONG)?TEXT)\b/iu;
function searchedColumns(index, table) {
  const searched = index.parts.map((part3) => {
    const column4 = table.columns.find((entry2) => entry2.name === part3.column);
    return column4 ? tsvectorSource(column4.source) : (part3.expression?.text ?? '');
  });
  if (!searched.some((text6) => text6.includes('to_tsvector'))) return [];
  const words2 = new Set(searched.join(' ').match(/"(?:[^"]|"")+"|[\p{L}_][\p{L}\w$]*/gu) ?? []);
  const isNamed = (name) => words2.has(name) || words2.has(`"${name.replaceAll('"', '""')}"`);
  return table.columns
    .filter((column4) => column4.included && holdsText2.test(column4.chosen.type) && isNamed(column4.source.name))
    .filter((column4) => !index.parts.some((part3) => part3.column === column4.name))
    .map((column4) => column4.name);
}
function tsvectorSource(column4) {
  return column4.type.name === 'tsvector' ? (column4.generated?.text ?? '') : '';
}

// src/engine/adapters/mysql/ddl/indexes.ts
function isLong(type) {
  const length4 = /^VARCHAR\((\d+)\)/iu.exec(type)?.[1];
  return unboundedType.test(type) || /^JSON\b/iu.test(type) || Number(length4 ?? '0') > longestExpressionText;
}
var searchPrefix = 191;
var longestExpressionText = 512;
var unboundedType = /^(?:(?:TINY|MEDIUM|LONG)?(?:TEXT|BLOB))\b/iu;
var notIndexable = /^(?:JSON|VECTOR|GEOMETRY|POINT|LINESTRING|POLYGON|MULTI\w+|GEOMETRYCOLLECTION)\b/iu;
function carryIndex(index, table, flavour3) {
  return new Fitter(index, table, flavour3).carry();
}
var Fitter = class {
  constructor(index, table, flavour3) {
    this.index = index;
    this.table = table;
    this.flavour = flavour3;
    this.columns = storedColumns(table, flavour3);
  }
  index;
  table;
  flavour;
  findings = [];
  /** What the expressions of parts and conditions read. */
  columns;
  carry() {
    const { index } = this;
    if (!['btree', 'hash', 'fulltext', 'spatial'].includes(index.method)) {
      return this.lost(`InnoDB has no ${index.method} index`);
    }
    const method = index.method === 'hash' ? 'btree' : index.method;
    const parts2 = method === 'btree' ? this.treeParts() : index.parts;
    if (typeof parts2 === 'string') return this.lost(parts2);
    this.sayWhatIsDropped();
    const { definition: _definition, name: _name, predicate: _predicate, nullsEqual: _nullsEqual, ...rest } = index;
    const ordered2 = this.flavour.ddl.descendingParts
      ? parts2
      : parts2.map((part3) => ({ ...part3, descending: false }));
    return { value: { ...rest, method, parts: ordered2, include: [] }, findings: this.findings };
  }
  /** The parts, or why there are none. */
  treeParts() {
    const { index } = this;
    if (
      index.unique &&
      index.nullsEqual === true &&
      index.parts.some((part3) => this.columnOf(part3)?.nullable !== false)
    ) {
      return this.equalNulls();
    }
    const most = this.flavour.ddl.columnsPerIndex;
    if (index.unique && index.parts.length > most) return this.byHash(`it has more than ${most} columns`);
    if (index.parts.length > most) this.say('INDEX_COLUMNS_DROPPED', 'info', `Holds the first ${most} columns only.`);
    const parts2 = [];
    for (const part3 of index.parts.slice(0, most)) {
      const fitted2 = this.fit(part3);
      if (typeof fitted2 === 'string') return fitted2;
      parts2.push(fitted2);
    }
    if (index.predicate && !index.unique) {
      this.say(
        'INDEX_COVERS_ALL_ROWS',
        'info',
        `Covers every row, and not only those with ${oneLine(index.predicate.text)}.`,
      );
    }
    return this.shorten(parts2);
  }
  fit(part3) {
    const { unique, predicate } = this.index;
    const column4 = this.columnOf(part3);
    const plain6 = { descending: part3.descending };
    if (part3.column !== void 0 && !column4) return `the column ${part3.column} is not there`;
    const isDocument = unique && /^JSON\b/iu.test(column4?.chosen.type ?? '');
    if (column4 && notIndexable.test(column4.chosen.type) && !isDocument)
      return `${column4.chosen.type} can't be indexed`;
    const sql = this.partSql(part3);
    if (sql === void 0) return `its expression can't be said here (${oneLine(part3.expression?.text ?? '')})`;
    if (unique && predicate) return this.conditional(part3, sql);
    if (column4 && part3.prefix !== void 0) return { ...plain6, column: column4.name, prefix: part3.prefix };
    if (column4 && !unboundedType.test(column4.chosen.type) && !isDocument) return { ...plain6, column: column4.name };
    if (column4 && !unique) {
      this.say('INDEX_PREFIX', 'info', `Holds the first ${searchPrefix} characters or bytes of ${column4.name}.`);
      return { ...plain6, column: column4.name, prefix: searchPrefix };
    }
    if (column4 && this.flavour.types.uniqueLongText) return { ...plain6, column: column4.name };
    return this.expressionPart({ ...plain6, expression: { text: this.bounded(part3, sql) } });
  }
  partSql(part3) {
    if (part3.column !== void 0) return this.columnSql(part3.column);
    const expression2 = part3.expression?.expression;
    return expression2 && printExpression(expression2, this.columns);
  }
  /** A column as part of an expression. */
  columnSql(name) {
    const column4 = this.columns.find((entry2) => entry2.name === name);
    return column4 ? columnValue(column4).sql : quoteIdentifier(name);
  }
  /** Only rows that meet the predicate have a value, and NULLs never collide. */
  conditional(part3, sql) {
    const { predicate } = this.index;
    const condition = predicate?.expression && printExpression(predicate.expression, this.columns);
    if (predicate?.expression === void 0 || condition === void 0) {
      return `its condition can't be said here (${oneLine(predicate?.text ?? '')})`;
    }
    const then = part3.column === void 0 ? part3.expression?.expression : { kind: 'column', name: part3.column };
    const text6 = `CASE WHEN ${condition} THEN ${this.bounded(part3, sql)} END`;
    const meaning = then && { expression: { kind: 'case', branches: [{ when: predicate.expression, then }] } };
    return this.expressionPart({ descending: part3.descending, expression: { text: text6, ...meaning } });
  }
  /** Where an index can't hold an expression, a generated column does, and that needs a type. */
  expressionPart(part3) {
    if (this.flavour.ddl.functionalIndexes) return part3;
    const type = partType(part3, this.table);
    if (type === void 0 || unboundedType.test(type)) {
      return 'an index over an expression needs a column of its own here, whose type is not known';
    }
    this.say('INDEX_COLUMN_ADDED', 'info', 'An invisible generated column is added, for an index holds columns only.');
    return part3;
  }
  /** One hash over all columns, NULLs included, in place of a key that would let NULLs differ. */
  equalNulls() {
    const digests = this.digests();
    if (!digests) return 'NULLs count as different here';
    const hash = `UNHEX(SHA2(CONCAT(${digests.map((digest3) => `COALESCE(${digest3}, 'NULL')`).join(', ')}), 256))`;
    return this.uniqueHash(hash, 'NULLs count as equal: a hash over all its columns is unique in their place.');
  }
  /** One hash over all columns in place of entries that an index can't hold; NULL, and so never a duplicate, where one of them is. */
  byHash(reason3) {
    const digests = this.digests();
    if (!digests) return reason3;
    const hash = `UNHEX(SHA2(CONCAT(${digests.join(', ')}), 256))`;
    return this.uniqueHash(hash, `A hash over all its columns is unique in their place, for ${reason3}.`);
  }
  /** The digest of each part: of one length whatever the value's, so that they can stand side by side. */
  digests() {
    const digests = this.index.parts.flatMap((part3) => {
      const sql = part3.prefix === void 0 ? this.partSql(part3) : void 0;
      return sql === void 0 ? [] : [`SHA2(CAST(${this.comparable(part3, sql)} AS BINARY), 256)`];
    });
    return digests.length === this.index.parts.length ? digests : void 0;
  }
  /** What two values have the same bytes of when the column takes them for equal. */
  comparable(part3, sql) {
    const type = this.columnOf(part3)?.chosen.type ?? '';
    if (/^JSON\b/iu.test(type)) return `CAST(${sql} AS CHAR)`;
    return /_ci\b/iu.test(type) && !/\bascii_/iu.test(type) ? `LOWER(${sql})` : sql;
  }
  uniqueHash(hash, message) {
    const { predicate } = this.index;
    const condition = predicate?.expression && printExpression(predicate.expression, this.columns);
    if (predicate && condition === void 0) return `its condition can't be said here (${oneLine(predicate.text)})`;
    this.say('UNIQUE_BY_HASH', 'info', message);
    const text6 = condition === void 0 ? hash : `CASE WHEN ${condition} THEN ${hash} END`;
    const part3 = this.expressionPart({ descending: false, expression: { text: text6 } });
    return typeof part3 === 'string' ? part3 : [part3];
  }
  /** Long text has no place in an index entry: its hash stands for it in a unique one, its beginning in another. */
  bounded(part3, sql) {
    const read2 =
      part3.column === void 0
        ? part3.expression?.expression
          ? columnsOf(part3.expression.expression)
          : []
        : [part3.column];
    const long = read2.some((name) =>
      this.table.columns.some((column4) => column4.name === name && isLong(column4.chosen.type)),
    );
    const typed = this.flavour.ddl.functionalIndexes || part3.column !== void 0;
    if (!long && typed) return sql;
    return this.index.unique
      ? `UNHEX(SHA2(${this.comparable(part3, sql)}, 256))`
      : `CAST(${sql} AS CHAR(${searchPrefix}))`;
  }
  /** Entries have at most 3072 bytes: the widest texts are hashed (unique) or cut to a prefix (searching). */
  shorten(parts2) {
    const fitted2 = [...parts2];
    for (;;) {
      const sizes5 = fitted2.map((part4) => this.bytesOf(part4));
      if (sizes5.reduce((sum2, size) => sum2 + size, 0) <= longestKeyBytes) return fitted2;
      const widest2 = sizes5.indexOf(Math.max(...sizes5));
      const part3 = fitted2[widest2];
      const tooLong = `its entries would be longer than ${longestKeyBytes} bytes`;
      if (this.index.unique && this.flavour.types.uniqueLongText) return fitted2;
      if (part3?.column === void 0 || part3.prefix !== void 0)
        return this.index.unique ? this.byHash(tooLong) : tooLong;
      if (!this.index.unique)
        this.say('INDEX_PREFIX', 'info', `Holds the first ${searchPrefix} characters or bytes of ${part3.column}.`);
      fitted2[widest2] = this.index.unique ? this.hashedPart(part3, part3.column) : { ...part3, prefix: searchPrefix };
    }
  }
  hashedPart(part3, column4) {
    const text6 = `UNHEX(SHA2(${this.comparable(part3, this.columnSql(column4))}, 256))`;
    return { descending: part3.descending, expression: { text: text6 } };
  }
  bytesOf(part3) {
    const written2 = this.columnOf(part3)?.chosen.type ?? '';
    const type = parseType(written2);
    if (part3.prefix !== void 0) return part3.prefix * (/TEXT|CHAR/iu.test(type?.name ?? '') ? 4 : 1);
    return part3.expression || type === void 0 ? 32 : sizeOf(type).most;
  }
  columnOf(part3) {
    return this.table.columns.find((column4) => column4.included && column4.name === part3.column);
  }
  sayWhatIsDropped() {
    const { index } = this;
    if (index.include.length > 0)
      this.say(
        'INDEX_INCLUDE_DROPPED',
        'info',
        `INCLUDE (${index.include.join(', ')}) has no counterpart; the columns are left out.`,
      );
    if (index.method === 'hash')
      this.say('INDEX_METHOD_CHANGED', 'info', 'Becomes a B-tree: InnoDB has no hash index.');
    if (!this.flavour.ddl.descendingParts && index.parts.some((part3) => part3.descending))
      this.say('DESCENDING_DROPPED', 'info', 'All parts ascend: MariaDB before 10.8 takes DESC and ignores it.');
    if (index.parts.some((part3) => part3.nulls !== void 0))
      this.say('NULLS_ORDER_DROPPED', 'info', 'NULLs sort first here; NULLS FIRST and LAST have no counterpart.');
    const classes = index.parts.flatMap((part3) => part3.operatorClass ?? []);
    if (classes.length > 0)
      this.say('OPERATOR_CLASS_DROPPED', 'info', `Sorts as the columns do, not by ${classes.join(', ')}.`);
    const collations = index.parts.flatMap((part3) => part3.collation ?? []);
    if (collations.length > 0)
      this.say(
        'INDEX_COLLATION_DROPPED',
        'info',
        `Sorts by the columns\u2019 own collation, not by ${collations.join(', ')}.`,
      );
  }
  lost(reason3) {
    const what = this.index.unique ? 'The uniqueness is not carried' : 'The index is not carried';
    const code2 = this.index.unique ? 'UNIQUENESS_NOT_CARRIED' : 'INDEX_NOT_CARRIED';
    const fix = this.index.unique
      ? 'Guard it with a trigger or in the application, or add a column that can be unique.'
      : (this.fullTextFix() ?? 'Add an index of another kind by hand where queries need one.');
    this.say(code2, 'warning', `${what}: ${reason3}. It was: ${oneLine(this.index.definition)}`, fix);
    return { findings: this.findings };
  }
  /** What to add to the script where the source searches for words. */
  fullTextFix() {
    const columns4 = searchedColumns(this.index, this.table);
    if (columns4.length === 0) return void 0;
    const name = quoteIdentifier(this.index.name);
    return `To search for words, add to the script: ALTER TABLE ${quoteIdentifier(this.table.target.name)} ADD FULLTEXT INDEX ${name} (${columns4.map(quoteIdentifier).join(', ')});`;
  }
  say(code2, severity, message, fix) {
    this.findings.push(tableFinding(this.table, 'index', this.index.name, { code: code2, severity, message, fix }));
  }
};

// src/engine/adapters/mysql/ddl/createdColumns.ts
function createdColumns(table, flavour3) {
  const counter = counterColumn(table)?.name;
  return fittedColumns(table, flavour3).map((column4) => createdColumn(column4, counter, table, flavour3));
}
function createdColumn({ name, chosen, nullable, generated, comment: comment2, ...column4 }, counter, table, flavour3) {
  const { charset, collation, ...type } = parseType(chosen.type) ?? { name: chosen.type, text: chosen.type };
  const isText4 = /char$|text$|^(enum|set)$/u.test(type.name);
  const inherited = isText4 && charset === void 0 ? flavour3.types.exactCollation : void 0;
  const counts = name === counter;
  return {
    name,
    type,
    // A generated column takes NULL whatever its expression gives, unless it is part of the key.
    nullable: (nullable || generated !== void 0) && table.primaryKey?.columns.includes(name) !== true,
    default: generated || counts ? void 0 : column4.default,
    generated,
    counts,
    collation: collation ?? inherited,
    comment: comment2 ? storedComment(comment2, longestColumnComment) : void 0,
    check: chosen.check,
  };
}

// src/engine/adapters/mysql/ddl/repair.ts
var staging = ({ schema, name }, server) =>
  qualify({ schema, name: Array.from(`repair of ${name}`).slice(0, 60).join('') }, server);
var list = (names7) => names7.map(quoteIdentifier).join(', ');
var onKey = (key) => key.map((name) => `t.${quoteIdentifier(name)} = s.${quoteIdentifier(name)}`).join(' AND ');
function merge({ table, staging: from, columns: columns4, key }, server) {
  const name = qualify(table, server);
  const changed2 = columns4.filter((column4) => !key.includes(column4));
  const assignments = changed2
    .map((column4) => `t.${quoteIdentifier(column4)} = s.${quoteIdentifier(column4)}`)
    .join(', ');
  const update = `UPDATE ${name} t JOIN ${from} s ON ${onKey(key)} SET ${assignments}`;
  const insert = `INSERT INTO ${name} (${list(columns4)}) SELECT ${list(columns4)} FROM ${from} s WHERE NOT EXISTS (SELECT 1 FROM ${name} t WHERE ${onKey(key)})`;
  return [...(changed2.length > 0 ? [update] : []), insert];
}
var repair = {
  staging,
  createStaging: (table, server) => `CREATE TEMPORARY TABLE ${staging(table, server)} LIKE ${qualify(table, server)}`,
  dropStaging: (table, server) => `DROP TEMPORARY TABLE IF EXISTS ${staging(table, server)}`,
  merge,
};

// src/engine/model/catalog.ts
function firingWords({ firing: firing3 }) {
  if (firing3 === 'disabled') return 'disabled';
  return firing3 === 'replica' ? 'enabled in sessions that replicate only' : 'enabled';
}
function nextValue({ lastValue, isCalled, start, increment: increment2 }) {
  if (lastValue === void 0) return start;
  return isCalled === true ? String(BigInt(lastValue) + BigInt(increment2)) : lastValue;
}

// src/engine/adapters/mysql/ddl/sequences.ts
var lowest = -(2n ** 63n) + 1n;
var highest = 2n ** 63n - 2n;
function bounded(value2) {
  const number2 = BigInt(value2);
  return number2 < lowest ? lowest : number2 > highest ? highest : number2;
}
var nameOf = ({ schema, name }) => `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
function create({ source, target }) {
  const { start, increment: increment2, minimum, maximum, cycle } = source;
  return [
    `CREATE SEQUENCE ${nameOf(target)}`,
    `  START WITH ${bounded(start)} INCREMENT BY ${increment2}`,
    `  MINVALUE ${bounded(minimum)} MAXVALUE ${bounded(maximum)}${cycle ? ' CYCLE' : ''};`,
  ].join('\n');
}
function position2({ source, target, users }) {
  const [minimum, maximum] = [bounded(source.minimum), bounded(source.maximum)];
  const descends = source.increment.startsWith('-');
  const next = BigInt(nextValue(source));
  const restart = `ALTER SEQUENCE ${nameOf(target)} RESTART WITH `;
  if (source.cycle) {
    const inside = next >= minimum && next <= maximum;
    return `${restart}${inside ? next : descends ? maximum : minimum};`;
  }
  const [edge, choose2, limit, beyond] = descends
    ? ['MIN', 'LEAST', `GREATEST(@next, ${minimum})`, `@next < ${minimum}`]
    : ['MAX', 'GREATEST', `LEAST(@next, ${maximum})`, `@next > ${maximum}`];
  const used = users.map(({ table, column: column4 }) => {
    const value2 = `CAST(${edge}(${quoteIdentifier(column4)}) AS DECIMAL(65)) + (${source.increment})`;
    return `COALESCE((SELECT ${value2} FROM ${nameOf(table)}), ${next})`;
  });
  return [
    `SET @next = ${used.length === 0 ? next : `${choose2}(${[next, ...used].join(', ')})`};`,
    `EXECUTE IMMEDIATE CONCAT(${quoteString(restart)}, CAST(${limit} AS DECIMAL(65)));`,
    `DO IF(${beyond}, NEXTVAL(${nameOf(target)}), NULL);`,
  ].join('\n');
}
var sequences = {
  create,
  next: (sequence) => `NEXTVAL(${nameOf(sequence)})`,
  position: position2,
};

// src/engine/adapters/mysql/ddl.ts
function createDdl(flavour3, of) {
  return {
    limits: {
      identifierLength: longestIdentifier,
      identifierUnit: 'characters',
      columnNamesFoldCase: true,
      indexNameScope: 'table',
      checkNameScope: flavour3.ddl.checkNameScope,
      foreignKeyNameScope: 'schema',
      columnsPerTable: mostColumns,
      indexesPerTable: 64,
    },
    defaultSchema: (server) => server.database,
    legalName,
    printExpression: ({ expression: expression2 }, columns4) => expression2 && printExpression(expression2, columns4),
    carryDefault: (value2, column4, neutral, choice3) => carryDefault(value2, column4, neutral, choice3),
    carryGenerated: (column4, _neutral, choice3, table) => carryGenerated(column4, choice3, table, flavour3),
    carryPrimaryKey: (key, table) => carryPrimaryKey(key, table, flavour3),
    carryIndex: (index, table, server) => carryIndex(index, table, of(server)),
    carryForeignKey,
    carryCheck: (check, table) => carryCheck(check, table, flavour3),
    examineTable: (table, server) => examineTable(table, server, of(server)),
    sessionSettings: (load5, server) =>
      load5.binlog === 'off' && server.capabilities.binlog === true ? 'SET SESSION sql_log_bin = 0;' : '',
    createSchema: (name) =>
      `CREATE DATABASE ${quoteIdentifier(name)} CHARACTER SET utf8mb4 COLLATE ${flavour3.types.exactCollation};`,
    createType: () => '',
    ...(flavour3.ddl.sequences ? { sequences } : {}),
    countsItself,
    repair,
    createTable: (table, server) => createTable(table, of(server), server),
    createdColumns: (table) => createdColumns(table, flavour3),
    createIndexes: (table, server) => createIndexes(table, flavour3, server),
    proveForeignKeys,
    addForeignKeys,
    setCounters,
    createTriggers: () => [],
    comments: () => '',
    analyze: (name, server) => `ANALYZE TABLE ${qualify(name, server)};`,
  };
}

// src/engine/model/quantity.ts
var whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
function writeCount(count2) {
  return whole.format(count2);
}
function countOf(count2, noun, plural = `${noun}s`) {
  return `${writeCount(count2)} ${count2 === 1 ? noun : plural}`;
}

// src/engine/model/existing.ts
var existingPolicies = ['refuse', 'append', 'truncate', 'replace'];
var contents = ['all', 'data', 'schema'];
var mostReferring = 1e6;
function referringWords(keys) {
  return keys
    .map(({ table, key, references, rows }) => {
      const count2 = rows === mostReferring ? `At least ${countOf(rows, 'row')}` : countOf(rows, 'row');
      return `${count2} of ${table} ${rows === 1 ? 'refers' : 'refer'} to ${references} by the key ${key}.`;
    })
    .join(' ');
}
function objectsWords({ objects, refused: refused2 }) {
  const what = refused2
    ? 'The server drops no table on which these stand'
    : 'Without the tables that the script drops these are invalid, until they are there again';
  return `${what}: ${objects.join(', ')}.`;
}
function objectsFix(refused2) {
  return refused2
    ? 'Keep their definitions, drop them before the run and create them again afterwards; or empty the tables instead ("truncate").'
    : 'See after the run that they still work: a column that they name may be missing or of another type.';
}
var rowsReferCode = 'TARGET_ROWS_REFER';
function isKept(existing4) {
  return existing4 !== void 0 && existing4.fate !== 'replace';
}
function fateOf(policy, content) {
  if (policy === 'replace') return 'replace';
  if (content === 'schema') return policy === 'refuse' ? void 0 : 'keep';
  if (policy === 'refuse') return content === 'data' ? 'fill' : void 0;
  return policy;
}

// src/engine/adapters/mysql/existing/foreignKeys.ts
async function foreignKeysOf(session, tables, signal) {
  const pairs2 = tables.map(() => '(?, ?)').join(', ');
  const values = tables.flatMap(({ schema, name }) => [schema, name]);
  const { rows } = await session.execute(
    `SELECT k.TABLE_SCHEMA, k.TABLE_NAME, k.CONSTRAINT_NAME, k.COLUMN_NAME, k.REFERENCED_TABLE_SCHEMA, k.REFERENCED_TABLE_NAME,
      k.REFERENCED_COLUMN_NAME, r.UPDATE_RULE, r.DELETE_RULE
    FROM information_schema.KEY_COLUMN_USAGE k JOIN information_schema.REFERENTIAL_CONSTRAINTS r
      ON r.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA AND r.CONSTRAINT_NAME = k.CONSTRAINT_NAME AND r.TABLE_NAME = k.TABLE_NAME
    WHERE k.REFERENCED_TABLE_NAME IS NOT NULL AND ((k.TABLE_SCHEMA, k.TABLE_NAME) IN (${pairs2})
      OR (k.REFERENCED_TABLE_SCHEMA, k.REFERENCED_TABLE_NAME) IN (${pairs2}))
    ORDER BY 1, 2, 3, k.ORDINAL_POSITION`,
    { values: [...values, ...values], stage: 'introspect', signal },
  );
  const keys = /* @__PURE__ */ new Map();
  for (const row of rows) {
    const [
      schema = '',
      name = '',
      key = '',
      column4 = '',
      otherSchema = '',
      otherName = '',
      other = '',
      update = '',
      remove2 = '',
    ] = row.map((value2) => value2 ?? '');
    const id = JSON.stringify([schema, name, key]);
    const known = keys.get(id) ?? {
      table: { schema, name },
      name: key,
      columns: [],
      references: { schema: otherSchema, name: otherName },
      referencedColumns: [],
      onUpdate: update,
      onDelete: remove2,
    };
    known.columns.push(column4);
    known.referencedColumns.push(other);
    keys.set(id, known);
  }
  return [...keys.values()];
}
var names2 = (columns4) => columns4.map(quoteIdentifier).join(', ');
function keyText(key, server) {
  const action3 = (event, rule2) => (rule2 === 'NO ACTION' ? '' : ` ON ${event} ${rule2}`);
  const { schema, name } = key.references;
  const parent =
    schema === key.table.schema
      ? qualify(key.references, server)
      : `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
  return (
    `CONSTRAINT ${quoteIdentifier(key.name)} FOREIGN KEY (${names2(key.columns)}) REFERENCES ${parent} (${names2(key.referencedColumns)})` +
    action3('DELETE', key.onDelete) +
    action3('UPDATE', key.onUpdate)
  );
}
function proofText(key, server) {
  const own = (name) => `c.${quoteIdentifier(name)}`;
  const other = (name) => `p.${quoteIdentifier(name)}`;
  const pairs2 = key.columns.map((name, index) => `${other(key.referencedColumns[index] ?? '')} = ${own(name)}`);
  const present = key.columns.map((name) => `${own(name)} IS NOT NULL`);
  return [
    `SELECT ${quoteString(key.name)} AS foreign_key, ${key.columns.map(own).join(', ')}`,
    `FROM ${qualify(key.table, server)} AS c LEFT JOIN ${qualify(key.references, server)} AS p ON ${pairs2.join(' AND ')}`,
    `WHERE ${present.join(' AND ')} AND ${other(key.referencedColumns[0] ?? '')} IS NULL LIMIT 1;`,
  ].join('\n');
}

// src/engine/adapters/mysql/existing/dependents.ts
async function dependents(session, { emptied, dropped: dropped2 }, signal) {
  const own = mysqlSession(session);
  const lost = [...emptied, ...dropped2];
  const isLost3 = (table) => lost.some(({ schema, name }) => schema === table.schema && name === table.name);
  const keys = [];
  for (const key of await foreignKeysOf(own, lost, signal)) {
    if (!isLost3(key.references) || isLost3(key.table)) continue;
    const table = qualify(key.table, own.server);
    const present = key.columns.map((column4) => `${quoteIdentifier(column4)} IS NOT NULL`);
    const { rows } = await own.query(
      `SELECT COUNT(*) FROM (SELECT 1 FROM ${table} WHERE ${present.join(' AND ')} LIMIT ${mostReferring}) r`,
      [],
      signal,
    );
    const references = qualify(key.references, own.server);
    keys.push({ table, key: quoteIdentifier(key.name), references, rows: Number(rows[0]?.[0]) });
  }
  return { keys, objects: await viewsOn(session, dropped2, signal), refused: false };
}
async function viewsOn(session, tables, signal) {
  if (tables.length === 0) return [];
  const { rows } = await session.query(
    `SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.VIEWS
    WHERE ${tables.map(() => 'LOCATE(?, VIEW_DEFINITION) > 0').join(' OR ')} ORDER BY 1, 2`,
    tables.map(({ schema, name }) => `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`),
    signal,
  );
  return rows.map(([schema, name]) => `view ${schema ?? ''}.${name ?? ''}`);
}

// src/engine/adapters/mysql/existing/triggers.ts
async function triggersOf(session, tables, signal) {
  const pairs2 = tables.map(() => '(?, ?)').join(', ');
  const { rows } = await session.execute(
    `SELECT t.EVENT_OBJECT_SCHEMA, t.EVENT_OBJECT_TABLE, t.TRIGGER_NAME, t.DEFINER, s.DEFAULT_COLLATION_NAME, CURRENT_USER()
    FROM information_schema.TRIGGERS t JOIN information_schema.SCHEMATA s ON s.SCHEMA_NAME = t.TRIGGER_SCHEMA
    WHERE (t.EVENT_OBJECT_SCHEMA, t.EVENT_OBJECT_TABLE) IN (${pairs2})
    ORDER BY 1, 2, t.ACTION_TIMING, t.EVENT_MANIPULATION, t.ACTION_ORDER`,
    { values: tables.flatMap(({ schema, name }) => [schema, name]), stage: 'introspect', signal },
  );
  const mayDefine = rows.length > 0 && (await mayNameDefiners(session, signal));
  const triggers5 = [];
  for (const [schema, tableName2, name, definer, collation, user] of rows.map((row) =>
    row.map((value2) => value2 ?? ''),
  )) {
    const table = { schema: schema ?? '', name: tableName2 ?? '' };
    const made = await madeWith(session, table.schema, name ?? '', signal);
    const create3 = statementsOf(made, table.schema, session.server.database);
    const problems = [
      ...(definer === user || mayDefine
        ? []
        : [`its definer is ${definer}, and the user may create triggers of its own only`]),
      ...(made.database === collation
        ? []
        : [`it was created while the database's collation was ${made.database}, and that is ${collation} now`]),
      ...(canBeSent(made) ? [] : [`its text is in the character set ${made.client}`]),
      ...(splitStatements(create3.join('\n')).length === create3.length
        ? []
        : [`its sql_mode (${made.mode}) gives its text another end than ours would`]),
    ];
    triggers5.push({
      table,
      name: name ?? '',
      create: create3,
      findings: problems.map((problem) => notRestorable(table, name ?? '', problem)),
    });
  }
  return triggers5;
}
async function madeWith(session, schema, name, signal) {
  const sql = `SHOW CREATE TRIGGER ${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
  const { columns: columns4, rows } = await session.execute(sql, { stage: 'introspect', signal });
  const field = (column4) => rows[0]?.[columns4.indexOf(column4)] ?? '';
  return {
    mode: field('sql_mode'),
    statement: field('SQL Original Statement'),
    client: field('character_set_client'),
    connection: field('collation_connection'),
    database: field('Database Collation'),
  };
}
async function mayNameDefiners(session, signal) {
  const { rows } = await session.execute('SHOW GRANTS', { stage: 'introspect', signal });
  const words2 = /\b(ALL PRIVILEGES ON \*\.\*|SUPER|SET_USER_ID|SET_ANY_DEFINER|SET USER)\b/u;
  return rows.some(([grant]) =>
    words2.test((grant ?? '').replace('ALL PRIVILEGES ON *.*', 'ALL PRIVILEGES ON *.* SUPER')),
  );
}
function canBeSent({ client, statement: statement2 }) {
  return client.startsWith('utf8') || /^[\x00-\x7f]*$/u.test(statement2);
}
function statementsOf(made, schema, home) {
  const elsewhere = schema !== home;
  return [
    'SET @migration_mode = @@SESSION.sql_mode, @migration_client = @@SESSION.character_set_client, @migration_collation = @@SESSION.collation_connection;',
    `SET SESSION sql_mode = ${quoteString(made.mode)}, SESSION character_set_client = ${made.client}, SESSION collation_connection = ${made.connection};`,
    ...(elsewhere ? [`USE ${quoteIdentifier(schema)};`] : []),
    `${made.statement};`,
    ...(elsewhere ? [`USE ${quoteIdentifier(home)};`] : []),
    'SET SESSION sql_mode = @migration_mode, SESSION character_set_client = @migration_client, SESSION collation_connection = @migration_collation;',
  ];
}
function notRestorable(table, name, problem) {
  return {
    code: 'TRIGGER_NOT_RESTORABLE',
    severity: 'error',
    object: { kind: 'trigger', path: [table.schema, table.name, name] },
    message: `The trigger ${name} would have to be dropped for the load, and it can't be created again exactly as it is: ${problem}.`,
    fix: 'Drop it yourself and create it again afterwards, or leave the table out.',
  };
}

// src/engine/adapters/mysql/existing.ts
var same = (one3, other) => one3.schema === other.schema && one3.name === other.name;
async function suspensions(session, touched, signal) {
  const own = mysqlSession(session);
  const names7 = touched.map(({ table }) => table);
  const triggers5 = await triggersOf(own, names7, signal);
  const keys = await foreignKeysOf(own, names7, signal);
  return touched.map(({ table, fate }) => {
    const kept = fate === 'replace' ? [] : triggers5.filter((trigger) => same(trigger.table, table));
    const isTouched = (key) => touched.some((entry2) => same(entry2.table, key.table));
    const mine = fate === 'replace' ? [] : keys.filter((key) => same(key.table, table));
    const referring = keys.filter((key) => same(key.references, table));
    const others2 = referring.filter((key) => !isTouched(key));
    const unreferenced = referring.map((key) => proofText(key, own.server)).join('\n');
    return { ...suspensionOf(table, fate, kept, mine, others2, own.server), unreferenced };
  });
}
function suspensionOf(table, fate, triggers5, mine, others2, server) {
  const dropped2 = fate === 'replace' ? others2 : [];
  const proven = [...mine, ...(fate === 'truncate' ? others2 : [])];
  const create3 = triggers5.flatMap((trigger) => trigger.create);
  const checked = dropped2.map((key) => `ALTER TABLE ${qualify(key.table, server)} ADD ${keyText(key, server)};`);
  return {
    schema: table.schema,
    name: table.name,
    suspend: [
      ...triggers5.map(
        (trigger) => `DROP TRIGGER IF EXISTS ${qualify({ schema: trigger.table.schema, name: trigger.name }, server)};`,
      ),
      ...dropped2.map(
        (key) => `ALTER TABLE ${qualify(key.table, server)} DROP FOREIGN KEY ${quoteIdentifier(key.name)};`,
      ),
    ].join('\n'),
    restore: [...checked, ...create3].join('\n'),
    undo: [...(checked.length === 0 ? [] : [unchecked(checked)]), ...create3].join('\n'),
    prove: proven.map((key) => proofText(key, server)).join('\n'),
    findings: triggers5.flatMap((trigger) => trigger.findings),
  };
}
var list2 = (tables, server) => tables.map((table) => qualify(table, server)).join(', ');
var unchecked = (statements) =>
  ['SET SESSION foreign_key_checks = 0;', ...statements, 'SET SESSION foreign_key_checks = 1;'].join('\n');
async function firing(session, table, signal) {
  const { rows } = await session.query(
    'SELECT TRIGGER_NAME FROM information_schema.TRIGGERS WHERE EVENT_OBJECT_SCHEMA = ? AND EVENT_OBJECT_TABLE = ? ORDER BY 1',
    [table.schema, table.name],
    signal,
  );
  return { table, pause: [], resume: [], stuck: rows.map(([trigger]) => trigger ?? '') };
}
var existing = {
  suspensions,
  firing,
  dependents,
  // A table whose rows refer to each other gives none of them up while keys are checked.
  deleteRows: ({ table, suspension }, where, server) =>
    unchecked(
      [`DELETE FROM ${qualify(table, server)} WHERE ${where};`, suspension?.unreferenced ?? ''].filter(Boolean),
    ),
  // Rows leave while keys are not checked: nothing follows them.
  keyActions: () => Promise.resolve([]),
  truncate: (tables, server) => unchecked(tables.map((table) => `TRUNCATE TABLE ${qualify(table, server)};`)),
  drop: (tables, _types, server) => unchecked([`DROP TABLE IF EXISTS ${list2(tables, server)};`]),
  createKeys(keys, table, columns4, server) {
    const names7 = columns4.map(quoteIdentifier).join(', ');
    return `CREATE TABLE ${qualify(keys, server)} (PRIMARY KEY (${names7})) AS SELECT ${names7} FROM ${qualify(table, server)} LIMIT 0;`;
  },
  dropped(statement2, server) {
    const found = [...tokens(statement2)].filter(isMeaningful);
    const word2 = (at3) => found[at3]?.text.toLowerCase() ?? '';
    if (word2(0) !== 'drop' || word2(1) !== 'table') return [];
    const names7 = [];
    for (let at3 = word2(2) === 'if' ? 4 : 2; at3 < found.length;) {
      const named3 = tableName(found, at3, server);
      if (!named3) break;
      names7.push(named3.name);
      at3 += named3.length;
      if (found[at3]?.text !== ',') break;
      at3 += 1;
    }
    return names7;
  },
};

// src/engine/adapters/mysql/catalog/queries.ts
var mysqlCatalog = {
  indexExpression: 'EXPRESSION',
  indexVisible: 'IS_VISIBLE',
  checks: `
SELECT /*+ NO_MERGE(c) NO_MERGE(t) */ t.TABLE_SCHEMA, t.TABLE_NAME, c.CONSTRAINT_NAME, c.CHECK_CLAUSE, t.ENFORCED, 'Table'
FROM (SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, CHECK_CLAUSE FROM information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA IN (@schemas)) c
JOIN (SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, TABLE_SCHEMA, TABLE_NAME, ENFORCED FROM information_schema.TABLE_CONSTRAINTS
  WHERE CONSTRAINT_TYPE = 'CHECK' AND CONSTRAINT_SCHEMA IN (@schemas)) t
  ON t.CONSTRAINT_SCHEMA = c.CONSTRAINT_SCHEMA AND t.CONSTRAINT_NAME = c.CONSTRAINT_NAME
ORDER BY 1, 2, 3`,
  srid: 'SRS_ID',
};
var mariadbCatalog = {
  indexExpression: 'NULL',
  indexVisible: `IF(IGNORED = 'YES', 'NO', 'YES')`,
  checks: `
SELECT CONSTRAINT_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, CHECK_CLAUSE, 'YES', LEVEL
FROM information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA IN (@schemas) ORDER BY 1, 2, 3`,
  srid: 'NULL',
};
function catalogQueries(dialect) {
  return {
    tables: `
SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE, ENGINE, TABLE_ROWS, DATA_LENGTH, AUTO_INCREMENT, TABLE_COLLATION, TABLE_COMMENT, CREATE_OPTIONS
FROM information_schema.TABLES WHERE TABLE_SCHEMA IN (@schemas) ORDER BY 1, 2`,
    columns: `
SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, ORDINAL_POSITION, COLUMN_DEFAULT, IS_NULLABLE, COLUMN_TYPE, CHARACTER_SET_NAME, COLLATION_NAME, EXTRA,
  COLUMN_COMMENT, GENERATION_EXPRESSION, ${dialect.srid}
FROM information_schema.COLUMNS WHERE TABLE_SCHEMA IN (@schemas) ORDER BY 1, 2, 4`,
    indexes: `
SELECT TABLE_SCHEMA, TABLE_NAME, INDEX_NAME, NON_UNIQUE, COLUMN_NAME, COLLATION, SUB_PART, INDEX_TYPE, INDEX_COMMENT,
  ${dialect.indexVisible}, ${dialect.indexExpression}
FROM information_schema.STATISTICS WHERE TABLE_SCHEMA IN (@schemas) ORDER BY 1, 2, INDEX_NAME <> 'PRIMARY', 3, SEQ_IN_INDEX`,
    foreignKeyColumns: `
SELECT TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, COLUMN_NAME, REFERENCED_TABLE_SCHEMA, REFERENCED_TABLE_NAME, REFERENCED_COLUMN_NAME
FROM information_schema.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA IN (@schemas) AND REFERENCED_TABLE_NAME IS NOT NULL
ORDER BY 1, 2, 3, ORDINAL_POSITION`,
    foreignKeyRules: `
SELECT CONSTRAINT_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, UPDATE_RULE, DELETE_RULE
FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA IN (@schemas)`,
    checks: dialect.checks,
    partitions: `
SELECT TABLE_SCHEMA, TABLE_NAME, PARTITION_NAME, SUBPARTITION_NAME, PARTITION_METHOD, PARTITION_EXPRESSION, PARTITION_DESCRIPTION,
  SUBPARTITION_METHOD, SUBPARTITION_EXPRESSION
FROM information_schema.PARTITIONS WHERE TABLE_SCHEMA IN (@schemas) AND PARTITION_NAME IS NOT NULL
ORDER BY 1, 2, PARTITION_ORDINAL_POSITION, SUBPARTITION_ORDINAL_POSITION`,
    views: `
SELECT TABLE_SCHEMA, TABLE_NAME, VIEW_DEFINITION, CHECK_OPTION FROM information_schema.VIEWS WHERE TABLE_SCHEMA IN (@schemas) ORDER BY 1, 2`,
    triggers: `
SELECT TRIGGER_SCHEMA, TRIGGER_NAME, EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION, ACTION_STATEMENT
FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA IN (@schemas) ORDER BY 1, EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION, ACTION_ORDER`,
    routines: `
SELECT ROUTINE_SCHEMA, ROUTINE_NAME, ROUTINE_TYPE, EXTERNAL_LANGUAGE, ROUTINE_DEFINITION
FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA IN (@schemas) ORDER BY 1, 2`,
    events: `
SELECT EVENT_SCHEMA, EVENT_NAME, EVENT_DEFINITION FROM information_schema.EVENTS WHERE EVENT_SCHEMA IN (@schemas) ORDER BY 1, 2`,
  };
}
var systemSchemas = ['information_schema', 'mysql', 'performance_schema', 'sys'];
var schemasQuery = `
SELECT SCHEMA_NAME FROM information_schema.SCHEMATA
WHERE SCHEMA_NAME NOT IN (${systemSchemas.map((name) => `'${name}'`).join(', ')}) ORDER BY 1`;

// src/engine/adapters/mysql/expression/readLiterals.ts
var NotExpressible = class extends Error {};
var unicodeCharsets = /^_utf8(?:mb[34])?$/u;
function unescaped(text6) {
  if (!isEscaped(text6)) return text6;
  const plain6 = text6.replace(/\\([^])/gu, (_all, char) => ({ n: '\n', r: '\r', 0: '\0', Z: '' })[char] ?? char);
  if (!/^[\x00-\xff]*$/u.test(plain6)) return plain6;
  const decoded = Buffer.from(plain6, 'latin1').toString('utf8');
  return decoded.includes('\uFFFD') ? plain6 : decoded;
}
function isEscaped(text6) {
  return text6.includes("'") && !/(?<!\\)(?:\\\\)*'/u.test(text6);
}
function readNumber(text6) {
  if (/^0x/iu.test(text6)) return bytes(text6.slice(2));
  if (/^0b/iu.test(text6)) return bits(text6.slice(2));
  return { kind: 'number', text: text6 };
}
function readString(text6, introducer) {
  const literal2 = prefixed(text6);
  if (introducer === void 0) return literal2;
  if (literal2.kind === 'bytes') return introducedBytes(literal2.hex, introducer);
  if (literal2.kind !== 'string') throw new NotExpressible('literal');
  const isAscii = /^[\x00-\x7f]*$/u.test(literal2.value);
  if (introducer === '_binary' && isAscii) return bytes(Buffer.from(literal2.value, 'latin1').toString('hex'));
  if (unicodeCharsets.test(introducer) || (isAscii && /^_(?:latin1|ascii)$/u.test(introducer))) return literal2;
  throw new NotExpressible(introducer);
}
function prefixed(text6) {
  const prefix2 = /^[a-z](?=')/iu.exec(text6)?.[0].toLowerCase();
  if (!/^[a-z]?(?:'(?:[^'\\]|\\[^]|'')*'|"(?:[^"\\]|\\[^]|"")*")$/iu.test(text6))
    throw new NotExpressible('open string');
  if (prefix2 === 'x') return bytes(text6.slice(2, -1));
  if (prefix2 === 'b') return bits(text6.slice(2, -1));
  return { kind: 'string', value: stringOf(text6) };
}
function introducedBytes(hex3, introducer) {
  if (introducer === '_binary') return { kind: 'bytes', hex: hex3 };
  const buffer = Buffer.from(hex3, 'hex');
  const value2 = buffer.toString('utf8');
  if (!unicodeCharsets.test(introducer) || !Buffer.from(value2, 'utf8').equals(buffer))
    throw new NotExpressible(introducer);
  return { kind: 'string', value: value2 };
}
function bytes(digits4) {
  if (!/^[\da-f]*$/iu.test(digits4)) throw new NotExpressible('hexadecimal');
  return { kind: 'bytes', hex: (digits4.length % 2 === 0 ? digits4 : `0${digits4}`).toLowerCase() };
}
function bits(digits4) {
  if (!/^[01]*$/u.test(digits4)) throw new NotExpressible('binary');
  const padded = digits4.padStart(Math.ceil(digits4.length / 8) * 8, '0');
  return bytes((padded.match(/.{4}/gu) ?? []).map((four) => Number.parseInt(four, 2).toString(16)).join(''));
}

// src/engine/adapters/mysql/expression/cursor.ts
var Cursor = class {
  found;
  at = 0;
  constructor(text6) {
    this.found = [...tokens(text6)].filter(isMeaningful);
  }
  atEnd() {
    return this.at >= this.found.length;
  }
  peek() {
    return this.found[this.at];
  }
  next() {
    const token = this.found[this.at];
    if (token === void 0) throw new NotExpressible('end');
    this.at += 1;
    return token;
  }
  /** The next token's text in lower case, unless it is a literal or a quoted name. */
  word() {
    const token = this.peek();
    return token?.kind === 'word' || token?.kind === 'symbol' ? token.text.toLowerCase() : '';
  }
  nextWord() {
    const word2 = this.word();
    this.at += 1;
    return word2;
  }
  take(expected) {
    if (this.word() !== expected) return false;
    this.at += 1;
    return true;
  }
  need(expected) {
    if (!this.take(expected)) throw new NotExpressible(expected);
  }
  /** Whether any token holds that text. */
  holds(text6) {
    return this.found.some((token) => token.text.includes(text6));
  }
  /** Whole numbers up to a closing parenthesis. */
  sizes() {
    const sizes5 = [];
    if (this.take(')')) return sizes5;
    do {
      const token = this.next();
      if (token.kind !== 'number' || !/^\d+$/u.test(token.text)) throw new NotExpressible('size');
      sizes5.push(Number(token.text));
    } while (this.take(','));
    this.need(')');
    return sizes5;
  }
};

// src/engine/adapters/mysql/expression/folding.ts
var textual = [
  ...['lower', 'upper', 'trim', 'trim-left', 'trim-right', 'coalesce', 'nullif', 'left', 'right', 'substring'],
  ...['replace', 'repeat', 'reverse', 'pad-left', 'pad-right', 'concat-with', 'greatest', 'least'],
];
function comparisonOf(collation) {
  if (/_0900_bin$|_nopad_bin$|^binary$/u.test(collation)) return 'exact';
  if (collation.endsWith('_bin')) return 'padded';
  return collation.endsWith('_ci') ? 'folding' : 'other';
}
var Folding = class {
  constructor(context) {
    this.context = context;
  }
  context;
  assumes = /* @__PURE__ */ new Set();
  /** What an explicit COLLATE said. */
  explicit = /* @__PURE__ */ new WeakMap();
  /** The same text under the collation of that name. */
  collated(node, collation) {
    const copy = { ...node };
    this.explicit.set(copy, comparisonOf(collation));
    return copy;
  }
  /** Undefined for what is no text of a column. */
  comparison(node) {
    const explicit = this.explicit.get(node);
    if (explicit !== void 0) return explicit;
    switch (node.kind) {
      case 'column': {
        const collation = this.context.column(node.name)?.collation;
        return collation === void 0 ? void 0 : comparisonOf(collation);
      }
      case 'concat':
        return this.together(node.items);
      case 'call':
        return textual.includes(node.name) ? this.together(node.arguments) : void 0;
      case 'case':
        return this.together([...node.branches.map(({ then }) => then), ...(node.otherwise ? [node.otherwise] : [])]);
      case 'cast':
        return node.to === 'text' ? this.comparison(node.item) : void 0;
      default:
        return void 0;
    }
  }
  /** Of texts that meet, an explicit collation decides, and then one by code points. */
  together(nodes) {
    const said2 = nodes.map((node) => this.explicit.get(node)).find((comparison) => comparison !== void 0);
    if (said2) return said2;
    const found = nodes.map((node) => this.comparison(node));
    return ['padded', 'exact', 'folding', 'other'].find((comparison) => found.includes(comparison));
  }
  /** Whether a pattern finds texts in both cases. */
  foldsPattern(item, pattern5) {
    const comparison = this.together([item, pattern5]);
    if (comparison === 'folding' || comparison === 'other') this.assumes.add('collation');
    return comparison === 'folding';
  }
  /** Under a `_ci` collation `a = 'x'` also holds for `X`: both sides in lower case say the same. What a side becomes. */
  folded(sides) {
    const plain6 = (side) => side;
    const others2 = sides.filter((side) => side.kind !== 'string');
    const comparison = this.together(others2);
    const labels2 = this.labels(others2);
    if (labels2 && comparison === 'folding') return (side) => asLabel(side, labels2);
    if (labels2 || comparison === void 0 || comparison === 'exact' || sides.some((side) => side.kind === 'null'))
      return plain6;
    this.assumes.add('collation');
    const letters = sides.some((side) => side.kind === 'string' && hasCase(side.value));
    if (comparison !== 'folding' || (others2.length === 1 && !letters)) return plain6;
    return inLowerCase;
  }
  /** The labels of the enum that strings are compared with. */
  labels(others2) {
    const [only2, ...more] = others2;
    if (only2?.kind !== 'column' || more.length > 0 || this.explicit.has(only2)) return void 0;
    return this.context.column(only2.name)?.labels;
  }
};
function asLabel(side, labels2) {
  if (side.kind !== 'string') return side;
  const bare = (text6) => text6.replace(/ +$/u, '').toLowerCase();
  const value2 = labels2.includes(side.value) ? side.value : labels2.find((label) => bare(label) === bare(side.value));
  return { kind: 'string', value: value2 ?? side.value };
}
function inLowerCase(side) {
  if (side.kind === 'string') return { kind: 'string', value: side.value.toLowerCase() };
  if (side.kind === 'call' && side.name === 'lower') return side;
  return { kind: 'call', name: 'lower', arguments: [side] };
}
function hasCase(text6) {
  return text6.toLowerCase() !== text6.toUpperCase();
}

// src/engine/adapters/mysql/expression/grammar.ts
var orPower = 1;
var andPower = 3;
var notPower = 4;
var comparePower = 7;
var predicatePower = 8;
var unaryPower = 15;
var collatePower = 17;
var powers = {
  or: orPower,
  and: andPower,
  '&&': andPower,
  is: comparePower,
  '=': comparePower,
  '<>': comparePower,
  '!=': comparePower,
  '<': comparePower,
  '<=': comparePower,
  '>': comparePower,
  '>=': comparePower,
  '<=>': comparePower,
  in: predicatePower,
  between: predicatePower,
  like: predicatePower,
  regexp: predicatePower,
  rlike: predicatePower,
  not: predicatePower,
  '+': 12,
  '-': 12,
  '*': 13,
  '/': 13,
  '%': 13,
  div: 13,
  mod: 13,
  collate: collatePower,
};
var comparisons = {
  '=': '=',
  '<>': '<>',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '<=>': 'null-safe-equal',
};
var arithmetic = {
  '+': '+',
  '-': '-',
  '*': '*',
  '/': 'divide',
  div: 'divide-integer',
  '%': 'modulo',
  mod: 'modulo',
};
var moments = {
  now: 'timestamp',
  current_timestamp: 'timestamp',
  localtime: 'timestamp',
  localtimestamp: 'timestamp',
  curdate: 'date',
  current_date: 'date',
  curtime: 'time',
  current_time: 'time',
};

// src/engine/adapters/mysql/expression/quotients.ts
var increment = 4;
var longestScale = 30;
var cutScale = 8;
var Quotients = class {
  constructor(context) {
    this.context = context;
  }
  context;
  /** Those that are cut, as long as nothing rounds them. */
  cut = /* @__PURE__ */ new Set();
  divide(left2, right) {
    const quotient = { kind: 'arithmetic', operator: 'divide', left: left2, right };
    const [dividend, divisor] = [this.numberOf(left2), this.numberOf(right)];
    if (dividend === 'float' || divisor === 'float') return quotient;
    if (dividend === void 0 || divisor === void 0) throw new NotExpressible('division');
    switch (this.context.quotient) {
      case 'rounded':
        return rounded(quotient, Math.min(dividend.scale + increment, longestScale));
      case 'cut':
        this.cut.add(quotient);
        return quotient;
      default:
        throw new NotExpressible('division');
    }
  }
  /** An expression that rounds its item to so many digits, or cuts it there. */
  shortened(item, digits4) {
    if (item && digits4 <= cutScale) this.cut.delete(item);
  }
  /** Throws NotExpressible where the digits of a quotient could show. */
  finish() {
    if (this.cut.size > 0) throw new NotExpressible('digits of a quotient');
  }
  numberOf(node) {
    switch (node.kind) {
      case 'number':
        return /e/iu.test(node.text) ? 'float' : { scale: /\.(\d*)$/u.exec(node.text)?.[1]?.length ?? 0 };
      case 'column':
        return this.context.column(node.name)?.number;
      case 'negate':
        return this.numberOf(node.item);
      case 'arithmetic':
        return this.calculated(node);
      case 'call':
        return this.called(node);
      case 'cast':
        if (node.to === 'float') return 'float';
        return node.to === 'integer' || node.to === 'decimal' ? { scale: node.scale ?? 0 } : void 0;
      default:
        return void 0;
    }
  }
  calculated({ operator, left: left2, right }) {
    const [a, b] = [this.numberOf(left2), this.numberOf(right)];
    if (a === void 0 || b === void 0) return void 0;
    if (a === 'float' || b === 'float') return 'float';
    if (operator === 'divide-integer') return { scale: 0 };
    if (operator === 'divide') return void 0;
    return { scale: operator === '*' ? Math.min(a.scale + b.scale, longestScale) : Math.max(a.scale, b.scale) };
  }
  called({ name, arguments: [first, second] }) {
    if (name === 'length' || name === 'octet-length') return { scale: 0 };
    if (first === void 0 || !['abs', 'round', 'truncate', 'floor', 'ceiling'].includes(name)) return void 0;
    const value2 =
      first.kind === 'arithmetic' && first.operator === 'divide' ? { scale: longestScale } : this.numberOf(first);
    if (name === 'abs' || value2 === void 0 || value2 === 'float') return value2;
    const digits4 = second?.kind === 'number' ? Number(second.text) : 0;
    return { scale: Math.min(value2.scale, digits4) };
  }
};
function rounded(quotient, digits4) {
  return { kind: 'call', name: 'round', arguments: [quotient, { kind: 'number', text: String(digits4) }] };
}

// src/engine/adapters/mysql/expression/readCalls.ts
function need2(condition, what) {
  if (!condition) throw new NotExpressible(what);
}
function plain3(name, least, most = least) {
  return (items) => {
    need2(items.length >= least && items.length <= most, name);
    return { kind: 'call', name, arguments: items };
  };
}
function slice2(name, counts, optional4 = 0) {
  return (items) => {
    const [, ...numbers2] = items;
    need2(numbers2.length <= counts.length && numbers2.length >= counts.length - optional4, name);
    need2(
      numbers2.every(
        (item, at3) => item.kind === 'number' && /^\d+$/u.test(item.text) && Number(item.text) >= (counts[at3] ?? 0),
      ),
      name,
    );
    return { kind: 'call', name, arguments: items };
  };
}
var nullif2 = (items, context) => {
  const [left2, right] = items;
  need2(left2 !== void 0 && right !== void 0 && items.length === 2, 'nullif');
  const when2 = context.equal(left2, right);
  if (when2.kind === 'compare' && when2.left === left2 && when2.right === right) {
    return { kind: 'call', name: 'nullif', arguments: items };
  }
  return { kind: 'case', branches: [{ when: when2, then: { kind: 'null' } }], otherwise: left2 };
};
var ifThen = ([when2, then, otherwise, ...rest]) => {
  need2(when2 !== void 0 && then !== void 0 && otherwise !== void 0 && rest.length === 0, 'if');
  return { kind: 'case', branches: [{ when: when2, then }], otherwise };
};
var isNull = ([item, ...rest]) => {
  need2(item !== void 0 && rest.length === 0, 'isnull');
  return { kind: 'is-null', item, negated: false };
};
var concat = (items) => {
  need2(items.length > 0, 'concat');
  return { kind: 'concat', items, nullWins: true };
};
var modulo = ([left2, right, ...rest]) => {
  need2(left2 !== void 0 && right !== void 0 && rest.length === 0, 'mod');
  return { kind: 'arithmetic', operator: 'modulo', left: left2, right };
};
var regexpLike = ([item, pattern5, flags2, ...rest], context) => {
  need2(item !== void 0 && pattern5 !== void 0 && rest.length === 0, 'regexp_like');
  need2(flags2 === void 0 || (flags2.kind === 'string' && /^[ci]?$/u.test(flags2.value)), 'regexp_like');
  const flag3 = flags2?.kind === 'string' ? flags2.value : '';
  return context.matching(item, pattern5, flag3 === '' ? context.foldsPattern(item, pattern5) : flag3 === 'i');
};
var locate = (items, context) => {
  need2(items.length === 2, 'locate');
  const [what, text6] = context.alike(items);
  need2(what !== void 0 && text6 !== void 0, 'locate');
  return { kind: 'call', name: 'position', arguments: [text6, what] };
};
var instr = ([text6, what, ...rest], context) => {
  need2(text6 !== void 0 && what !== void 0 && rest.length === 0, 'instr');
  return locate([what, text6], context);
};
function pad2(name) {
  return (items) => {
    const [, size, fill] = items;
    need2(items.length === 3 && size?.kind === 'number' && /^\d+$/u.test(size.text), name);
    need2(fill?.kind === 'string' && fill.value !== '', name);
    return { kind: 'call', name, arguments: items };
  };
}
var repeat2 = (items) => {
  const [, count2] = items;
  need2(items.length === 2 && count2?.kind === 'number' && /^\d+$/u.test(count2.text), 'repeat');
  return { kind: 'call', name: 'repeat', arguments: items };
};
var power2 = (items) => {
  const [, exponent] = items;
  need2(items.length === 2 && exponent?.kind === 'number' && /^\d$/u.test(exponent.text), 'power');
  return { kind: 'call', name: 'power', arguments: items };
};
var toDays = ([day2, ...rest], context) => {
  need2(day2 !== void 0 && rest.length === 0, 'to_days');
  return context.dayNumber(day2);
};
function toDigits2(name) {
  return (items, context) => {
    const [value2, digits4] = items;
    need2(value2 !== void 0 && items.length <= 2, name);
    need2(digits4 === void 0 || (digits4.kind === 'number' && /^-?\d+$/u.test(digits4.text)), name);
    context.quotients.shortened(value2, digits4?.kind === 'number' ? Number(digits4.text) : 0);
    return { kind: 'call', name, arguments: items };
  };
}
var uuid2 = (items) => {
  need2(items.length === 0, 'uuid');
  return { kind: 'uuid', version: 1 };
};
var lower = plain3('lower', 1);
var upper = plain3('upper', 1);
var length2 = plain3('length', 1);
var octetLength2 = plain3('octet-length', 1);
var ceiling = plain3('ceiling', 1);
var substring = slice2('substring', [1, 0], 1);
var rules2 = {
  lower,
  lcase: lower,
  upper,
  ucase: upper,
  trim: plain3('trim', 1),
  ltrim: plain3('trim-left', 1),
  rtrim: plain3('trim-right', 1),
  char_length: length2,
  character_length: length2,
  length: octetLength2,
  octet_length: octetLength2,
  coalesce: plain3('coalesce', 1, Infinity),
  ifnull: plain3('coalesce', 2),
  nvl: plain3('coalesce', 2),
  nullif: nullif2,
  abs: plain3('abs', 1),
  sign: plain3('sign', 1),
  round: toDigits2('round'),
  truncate: toDigits2('truncate'),
  pow: power2,
  power: power2,
  floor: plain3('floor', 1),
  ceiling,
  ceil: ceiling,
  left: slice2('left', [0]),
  right: slice2('right', [0]),
  substr: substring,
  substring,
  mid: substring,
  replace: plain3('replace', 3),
  repeat: repeat2,
  reverse: plain3('reverse', 1),
  lpad: pad2('pad-left'),
  rpad: pad2('pad-right'),
  locate,
  instr,
  concat_ws: plain3('concat-with', 2, Infinity),
  year: plain3('year', 1),
  quarter: plain3('quarter', 1),
  month: plain3('month', 1),
  day: plain3('day', 1),
  dayofmonth: plain3('day', 1),
  dayofyear: plain3('day-of-year', 1),
  hour: plain3('hour', 1),
  minute: plain3('minute', 1),
  datediff: plain3('days-between', 2),
  to_days: toDays,
  greatest: plain3('greatest', 2, Infinity),
  least: plain3('least', 2, Infinity),
  concat,
  if: ifThen,
  isnull: isNull,
  mod: modulo,
  regexp_like: regexpLike,
  uuid: uuid2,
};
function readCall(name, items, context) {
  const rule2 = Object.hasOwn(rules2, name) ? rules2[name] : void 0;
  if (!rule2) throw new NotExpressible(name);
  return rule2(items, context);
}

// src/engine/adapters/mysql/expression/readCasts.ts
function readCast(cursor, item) {
  cursor.need('as');
  const target = readTarget(cursor, item);
  cursor.need(')');
  return { kind: 'cast', item, ...target };
}
function readConvert(cursor, item) {
  cursor.need('using');
  needUnicode(cursor.nextWord());
  cursor.need(')');
  return { kind: 'cast', item, to: 'text' };
}
function readTarget(cursor, item) {
  const word2 = cursor.nextWord();
  const [first, second] = cursor.take('(') ? cursor.sizes() : [];
  switch (word2) {
    case 'unsigned':
      if (!isNatural2(item)) break;
      cursor.take('integer');
      return { to: 'integer' };
    case 'signed':
      cursor.take('integer');
      return { to: 'integer' };
    case 'integer':
    case 'int':
      return { to: 'integer' };
    case 'decimal':
      return { to: 'decimal', precision: first ?? 10, scale: second ?? 0 };
    case 'double':
      return { to: 'float' };
    case 'binary':
      if (first !== void 0) break;
      return { to: 'bytes' };
    case 'char':
      return readChar(cursor, first);
    case 'date':
    case 'json':
      return { to: word2 };
    case 'time':
      return { to: word2, precision: first ?? 0 };
    case 'datetime':
      return { to: 'timestamp', precision: first ?? 0 };
  }
  throw new NotExpressible(word2);
}
function readChar(cursor, length4) {
  const hasCharset = cursor.take('charset');
  const charset = hasCharset ? cursor.nextWord() : 'utf8mb4';
  if (charset === 'binary' && length4 === void 0) return { to: 'bytes' };
  needUnicode(charset);
  return { to: 'text', ...(length4 === void 0 ? {} : { precision: length4 }) };
}
function needUnicode(charset) {
  if (!/^utf8(?:mb[34])?$/u.test(charset)) throw new NotExpressible(charset);
}
function isNatural2(node) {
  if (node.kind === 'number') return !node.text.startsWith('-');
  return node.kind === 'call' && (node.name === 'length' || node.name === 'octet-length');
}

// src/engine/adapters/mysql/expression/readPattern.ts
function readPattern(pattern5) {
  const assumes = /* @__PURE__ */ new Set();
  let read2 = '';
  let isSet = false;
  for (const [piece] of pattern5.matchAll(pieces)) {
    read2 += piece === anyCharacter ? '.' : piece === end ? '$' : piece;
    if (!isSet && (piece === '.' || piece === '$')) assumes.add('line-breaks');
    if (piece === String.raw`\d`) assumes.add('digits');
    if (isSet && /^(?:\[|&&|--)$/u.test(piece)) return void 0;
    if (piece === '[' || piece === '[^') isSet = true;
    else if (piece === ']') isSet = false;
  }
  if (printPattern(read2, false) === void 0) return void 0;
  return { pattern: read2, assumes: [...assumes] };
}
var pieces = /\[\\s\\S\]|\\[^]|\[:\w+:\]|\[\^|&&|--|[^]/gu;

// src/engine/model/pattern.ts
function withBackslash(pattern5, escape) {
  if (escape === '\\') return pattern5;
  let value2 = '';
  const chars = Array.from(pattern5);
  for (let at3 = 0; at3 < chars.length; at3 += 1) {
    const isEscaped2 = chars[at3] === escape && at3 + 1 < chars.length;
    if (isEscaped2) at3 += 1;
    const char = chars[at3] ?? '';
    value2 += char === '\\' || (isEscaped2 && /[%_]/u.test(char)) ? `\\${char}` : char;
  }
  return value2;
}
function literalPattern(text6) {
  return text6.replace(/[\\%_]/gu, '\\$&');
}

// src/engine/adapters/mysql/expression/rewrite.ts
function joined(kind, left2, right) {
  const items = [left2, right].flatMap((side) => (side.kind === kind ? side.items : [side]));
  return { kind, items };
}
function negated(item) {
  switch (item.kind) {
    case 'in':
    case 'between':
    case 'like':
    case 'matches':
    case 'is-null':
      return { ...item, negated: !item.negated };
    default:
      return { kind: 'not', item };
  }
}
function escapedPattern(pattern5, escape) {
  if (pattern5.kind !== 'string' || escape.kind !== 'string' || Array.from(escape.value).length > 1) {
    throw new NotExpressible('escape');
  }
  return { kind: 'string', value: withBackslash(pattern5.value, escape.value) };
}
function liking(item, pattern5, ignoreCase) {
  const [subject, text6] = [lowered(item), lowered(pattern5)];
  if (subject && text6?.kind === 'string')
    return { kind: 'like', item: subject, pattern: text6, ignoreCase: true, negated: false };
  return { kind: 'like', item, pattern: pattern5, ignoreCase, negated: false };
}
function lowered(node) {
  return node.kind === 'call' && node.name === 'lower' ? node.arguments[0] : void 0;
}

// src/engine/adapters/mysql/expression/parse.ts
var nothing2 = { column: () => void 0 };
function parseExpression(text6, context = nothing2) {
  try {
    return new Parser(new Cursor(unescaped(text6)), context).whole();
  } catch (error) {
    if (error instanceof NotExpressible) return void 0;
    throw error;
  }
}
var Parser = class {
  constructor(cursor, context) {
    this.cursor = cursor;
    this.context = context;
    this.folding = new Folding(context);
    this.quotients = new Quotients(context);
  }
  cursor;
  context;
  folding;
  quotients;
  /** What `to_days` was called with: only the difference of two of them is in the model. */
  dayNumbers = /* @__PURE__ */ new Map();
  depth = 0;
  whole() {
    const expression2 = this.expression(0);
    if (!this.cursor.atEnd() || this.dayNumbers.size > 0) throw new NotExpressible('end');
    this.quotients.finish();
    const hidden = this.context.hidesWideCharacters === true && expression2.kind !== 'string';
    if (hidden && this.cursor.holds('????')) throw new NotExpressible('a character that is not shown');
    return { expression: expression2, assumes: [...this.folding.assumes] };
  }
  /** An expression of operators that bind more strongly than `weakest`. */
  expression(weakest) {
    this.depth += 1;
    if (this.depth > 500) throw new NotExpressible('depth');
    let left2 = this.prefix();
    let previous = Infinity;
    for (;;) {
      const operator = this.cursor.word();
      const power5 = Object.hasOwn(powers, operator) ? (powers[operator] ?? 0) : 0;
      if (power5 <= weakest) break;
      if (power5 === predicatePower && previous === predicatePower) throw new NotExpressible('chained predicates');
      left2 = this.infix(left2, operator, power5);
      previous = power5;
    }
    this.depth -= 1;
    return left2;
  }
  infix(left2, operator, power5) {
    this.cursor.next();
    const compare2 = Object.hasOwn(comparisons, operator) ? comparisons[operator] : void 0;
    if (compare2) return this.compare(compare2, left2, this.expression(power5));
    const calculate = Object.hasOwn(arithmetic, operator) ? arithmetic[operator] : void 0;
    if (calculate) return this.calculate(calculate, left2, this.expression(power5));
    switch (operator) {
      case 'or':
        return joined('or', left2, this.expression(power5));
      case 'and':
      case '&&':
        return joined('and', left2, this.expression(power5));
      case 'is':
        return this.is(left2);
      case 'collate':
        return this.collate(left2);
      case 'not':
        return negated(this.predicate(left2, this.cursor.nextWord()));
      default:
        return this.predicate(left2, operator);
    }
  }
  calculate(operator, left2, right) {
    if (operator === 'divide') return this.quotients.divide(left2, right);
    const [end2, start] = [this.dayNumbers.get(left2), this.dayNumbers.get(right)];
    if (operator !== '-' || !end2 || !start) return { kind: 'arithmetic', operator, left: left2, right };
    this.dayNumbers.delete(left2);
    this.dayNumbers.delete(right);
    return { kind: 'call', name: 'days-between', arguments: [end2, start] };
  }
  compare(operator, left2, right) {
    const isEquality2 = operator === '=' || operator === '<>' || operator === 'null-safe-equal';
    const fold = isEquality2 ? this.folding.folded([left2, right]) : (side) => side;
    return { kind: 'compare', operator, left: fold(left2), right: fold(right) };
  }
  collate(left2) {
    return this.folding.collated(left2, this.cursor.nextWord());
  }
  /** IS NULL and its kin. A number that isn't zero counts as true. */
  is(item) {
    const isNot = this.cursor.take('not');
    if (this.cursor.take('null') || this.cursor.take('unknown')) return { kind: 'is-null', item, negated: isNot };
    const wanted2 = this.cursor.take('true') || (this.cursor.need('false'), false);
    const isNull2 = { kind: 'is-null', item, negated: !isNot };
    return { kind: isNot ? 'or' : 'and', items: [isNull2, wanted2 === isNot ? negated(item) : item] };
  }
  predicate(item, operator) {
    switch (operator) {
      case 'in': {
        this.cursor.need('(');
        const list7 = this.items();
        const fold = this.folding.folded([item, ...list7]);
        return { kind: 'in', item: fold(item), list: list7.map(fold), negated: false };
      }
      case 'between': {
        const low2 = this.expression(predicatePower);
        this.cursor.need('and');
        return { kind: 'between', item, low: low2, high: this.expression(predicatePower), negated: false };
      }
      case 'like': {
        const pattern5 = this.expression(predicatePower);
        const escaped2 = this.cursor.take('escape')
          ? escapedPattern(pattern5, this.expression(predicatePower))
          : pattern5;
        return liking(item, escaped2, this.folding.foldsPattern(item, pattern5));
      }
      case 'regexp':
      case 'rlike': {
        const pattern5 = this.expression(predicatePower);
        return this.matching(item, pattern5, this.folding.foldsPattern(item, pattern5));
      }
      default:
        throw new NotExpressible(operator);
    }
  }
  matching(item, pattern5, ignoreCase) {
    if (pattern5.kind !== 'string') throw new NotExpressible('pattern');
    const read2 = readPattern(pattern5.value);
    if (!read2) throw new NotExpressible('pattern');
    for (const assumption of read2.assumes) this.folding.assumes.add(assumption);
    const value2 = { kind: 'string', value: read2.pattern };
    return { kind: 'matches', item, pattern: value2, ignoreCase, negated: false };
  }
  /** Expressions up to a closing parenthesis. */
  items() {
    const items = [];
    if (this.cursor.take(')')) return items;
    do items.push(this.expression(0));
    while (this.cursor.take(','));
    this.cursor.need(')');
    return items;
  }
  prefix() {
    const token = this.cursor.next();
    switch (token.kind) {
      case 'number':
        return readNumber(token.text);
      case 'string':
        return readString(token.text);
      case 'quoted':
        return this.column(token);
      case 'word':
        return this.named(token.text.toLowerCase());
      case 'symbol':
        return this.symbol(token.text);
      default:
        throw new NotExpressible('operand');
    }
  }
  symbol(text6) {
    switch (text6) {
      case '(': {
        const inner = this.expression(0);
        this.cursor.need(')');
        return inner;
      }
      case '!':
        return negated(this.expression(unaryPower));
      case '-': {
        const item = this.expression(unaryPower);
        const isPlain4 = item.kind === 'number' && !item.text.startsWith('-');
        return isPlain4 ? { kind: 'number', text: `-${item.text}` } : { kind: 'negate', item };
      }
      default:
        throw new NotExpressible(text6);
    }
  }
  /** A column, perhaps behind its table's and database's names. */
  column(first) {
    let last = first;
    while (this.cursor.take('.')) {
      last = this.cursor.next();
      if (last.kind !== 'quoted') throw new NotExpressible('name');
    }
    return { kind: 'column', name: identifierOf(last) };
  }
  named(word2) {
    const literal2 = this.literal(word2);
    if (literal2) return literal2;
    switch (word2) {
      case 'null':
        return { kind: 'null' };
      case 'true':
      case 'false':
        return { kind: 'boolean', value: word2 === 'true' };
      case 'not':
        return negated(this.expression(notPower));
      case 'case':
        return this.caseWhen();
    }
    if (Object.hasOwn(moments, word2)) return this.moment(moments[word2] ?? 'timestamp');
    this.cursor.need('(');
    return this.call(word2);
  }
  /** A literal behind a word: `DATE'2020-01-01'`, `_utf8mb4'x'`, `_utf8mb4 0x78`. */
  literal(word2) {
    const next = this.cursor.peek();
    const isHex = next?.kind === 'number' && /^0x/iu.test(next.text);
    if (next?.kind !== 'string' && !isHex) return void 0;
    if (word2.startsWith('_')) {
      this.cursor.next();
      return readString(isHex ? `x'${next.text.slice(2)}'` : next.text, word2);
    }
    if (isHex || (word2 !== 'date' && word2 !== 'time' && word2 !== 'timestamp')) return void 0;
    this.cursor.next();
    return { kind: 'cast', item: readString(next.text), to: word2 };
  }
  call(word2) {
    switch (word2) {
      case 'cast':
        return this.cast();
      case 'convert':
        return readConvert(this.cursor, this.expression(0));
      case 'trim':
        return this.trim();
      case 'extract':
        return this.extract();
      default:
        return readCall(word2, this.items(), this);
    }
  }
  cast() {
    const cast2 = readCast(this.cursor, this.expression(0));
    if (cast2.kind === 'cast' && (cast2.to === 'decimal' || cast2.to === 'integer')) {
      this.quotients.shortened(cast2.item, cast2.scale ?? 0);
    }
    return cast2;
  }
  equal(left2, right) {
    return this.compare('=', left2, right);
  }
  foldsPattern(item, pattern5) {
    return this.folding.foldsPattern(item, pattern5);
  }
  /** Both sides as they compare. */
  alike(sides) {
    return sides.map(this.folding.folded(sides));
  }
  dayNumber(day2) {
    const placeholder = { kind: 'number', text: '0' };
    this.dayNumbers.set(placeholder, day2);
    return placeholder;
  }
  /** `extract(year from x)` */
  extract() {
    const unit = this.cursor.nextWord();
    this.cursor.need('from');
    const moment3 = this.expression(0);
    this.cursor.need(')');
    return readCall(unit === 'day' ? 'dayofmonth' : unit, [moment3], this);
  }
  caseWhen() {
    const subject = this.cursor.word() === 'when' ? void 0 : this.expression(0);
    const branches = [];
    while (this.cursor.take('when')) {
      const test = this.expression(0);
      this.cursor.need('then');
      const when2 = subject === void 0 ? test : this.equal(subject, test);
      branches.push({ when: when2, then: this.expression(0) });
    }
    const otherwise = this.cursor.take('else') ? this.expression(0) : void 0;
    this.cursor.need('end');
    if (branches.length === 0) throw new NotExpressible('case');
    return { kind: 'case', branches, ...(otherwise === void 0 ? {} : { otherwise }) };
  }
  moment(what) {
    const [precision2 = 0] = this.cursor.take('(') ? this.cursor.sizes() : [];
    return what === 'date'
      ? { kind: 'now', what, local: true }
      : { kind: 'now', what, precision: precision2, local: true };
  }
  /** `trim(x)` and `trim(leading 'c' from x)`; MySQL cuts a text off, the model's trim each character of a set: the same for one. */
  trim() {
    const names7 = { both: 'trim', leading: 'trim-left', trailing: 'trim-right' };
    const side = this.cursor.word();
    if (side !== 'both' && side !== 'leading' && side !== 'trailing') return readCall('trim', this.items(), this);
    this.cursor.next();
    const cut = this.expression(0);
    this.cursor.need('from');
    const item = this.expression(0);
    this.cursor.need(')');
    if (cut.kind !== 'string' || Array.from(cut.value).length !== 1) throw new NotExpressible('trim');
    return { kind: 'call', name: names7[side], arguments: [item, cut] };
  }
};

// src/engine/adapters/mysql/catalog/tables.ts
function tableId(schema, table) {
  return JSON.stringify([schema, table]);
}
function byTable(rows) {
  const groups = /* @__PURE__ */ new Map();
  for (const row of rows) {
    const id = tableId(row[0], row[1]);
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [row]);
  }
  return groups;
}
function tableSources(rows) {
  return {
    columns: byTable(rows.columns),
    indexes: byTable(rows.indexes),
    foreignKeyColumns: byTable(rows.foreignKeyColumns),
    foreignKeyRules: byTable(rows.foreignKeyRules),
    checks: byTable(rows.checks),
    partitions: byTable(rows.partitions),
  };
}
function readTable(row, sources, flavour3) {
  const [schema, name, type, , rows, bytes5, autoIncrement, collation, comment2] = row;
  const id = tableId(schema, name);
  const checkRows = sources.checks.get(id) ?? [];
  const reader = new TableReader(flavour3, sources.columns.get(id) ?? [], checkRows);
  const columns4 = reader.columns(autoIncrement ?? void 0);
  const { primaryKey, indexes: indexes2 } = reader.indexes(sources.indexes.get(id) ?? []);
  const partitioning = printPartitioning(sources.partitions.get(id) ?? []);
  return {
    schema: schema ?? '',
    name: name ?? '',
    kind: type === 'SYSTEM VERSIONED' ? 'versioned' : partitioning === void 0 ? 'ordinary' : 'partitioned',
    columns: columns4,
    ...(primaryKey === void 0 ? {} : { primaryKey }),
    indexes: indexes2,
    foreignKeys: readForeignKeys(sources.foreignKeyColumns.get(id) ?? [], sources.foreignKeyRules.get(id) ?? []),
    checks: reader.checks(),
    otherConstraints: [],
    ...optional2('comment', comment2),
    estimatedRows: Number(rows ?? '0'),
    estimatedBytes: Number(bytes5 ?? '0'),
    ...optional2('partitioning', partitioning),
    ...optional2('autoIncrement', columns4.some((column4) => column4.identity) ? autoIncrement : void 0),
    ...optional2('collation', collation),
  };
}
function optional2(key, value2) {
  return value2 === null || value2 === void 0 || value2 === '' ? {} : { [key]: value2 };
}
var escapes2 = { n: '\n', r: '\r', 0: '\0', Z: '' };
function unescape(text6) {
  const bytes5 = /^[\x00-\xff]*$/.test(text6) ? Buffer.from(text6, 'latin1') : void 0;
  const decoded = bytes5?.toString('utf8');
  const whole3 = bytes5 && decoded !== void 0 && !decoded.includes('\uFFFD') ? decoded : text6;
  return whole3.replace(/\\([^])/g, (_all, char) => escapes2[char] ?? char);
}
function rowMarkOf(row) {
  return /^ROW (?:START|END)$/.exec((row[11] ?? '').toUpperCase())?.[0];
}
var TableReader = class {
  constructor(flavour3, columnRows, checkRows) {
    this.flavour = flavour3;
    this.columnRows = columnRows;
    this.checkRows = checkRows;
    const columns4 = new Map(columnRows.map((row) => [row[2] ?? '', row]));
    this.context = {
      column: (name) => columnContext(columns4.get(name)),
      quotient: flavour3.quotient,
      hidesWideCharacters: flavour3.hidesWideCharacters,
    };
    this.rowEnds = new Set(columnRows.filter((row) => rowMarkOf(row) === 'ROW END').map((row) => row[2] ?? ''));
    this.jsonColumns = new Set(
      flavour3.jsonIsCheckedText
        ? checkRows.filter(([, , name, clause, , level]) => isJsonCheck(name, clause, level)).map((row) => row[2] ?? '')
        : [],
    );
  }
  flavour;
  columnRows;
  checkRows;
  context;
  jsonColumns;
  rowEnds;
  columns(next) {
    return this.columnRows.map((row) => this.column(row, next));
  }
  column(row, next) {
    const [, , name = '', ordinal, , nullable, written2, charset, collation, extra, comment2, generation, srid] = row;
    const type = this.type(name ?? '', written2 ?? '', srid ?? void 0);
    const attributes = (extra ?? '').toLowerCase();
    const isRowMark = rowMarkOf(row) !== void 0;
    const generated = generation && !isRowMark ? generation : void 0;
    const onUpdate = /on update current_timestamp(?:\((\d*)\))?/.exec(attributes);
    const defaultValue = generated === void 0 ? this.defaultOf(row, type) : void 0;
    return {
      name: name ?? '',
      ordinal: Number(ordinal),
      type,
      // Nobody but MariaDB fills such a column: elsewhere an INSERT leaves it out.
      nullable: nullable === 'YES' || isRowMark,
      ...(defaultValue === void 0 ? {} : { default: defaultValue, ...sequenceOf(defaultValue.text) }),
      ...(attributes.includes('auto_increment')
        ? { identity: { mode: 'by-default', increment: '1', ...optional2('next', next) } }
        : {}),
      ...(generated === void 0
        ? {}
        : { generated: { ...this.expression(generated), stored: !attributes.includes('virtual') } }),
      ...optional2('comment', comment2),
      ...optional2('charset', charset),
      ...optional2('collation', collation),
      ...(attributes.includes('invisible') ? { invisible: true } : {}),
      ...(onUpdate ? { onUpdateNow: Number(onUpdate[1] ?? '0') } : {}),
    };
  }
  type(column4, written2, srid) {
    if (this.jsonColumns.has(column4) && written2 === 'longtext') return { name: 'json', text: 'json' };
    const {
      charset: _charset,
      collation: _collation,
      ...type
    } = parseType(written2) ?? {
      name: written2,
      text: written2,
    };
    return srid === void 0 ? type : { ...type, srid: Number(srid) };
  }
  defaultOf(row, type) {
    const value2 = row[4];
    if (value2 === null || value2 === void 0) return void 0;
    if (this.flavour.defaultsAreExpressions) {
      if (value2.toUpperCase() === 'NULL') return void 0;
      return isBitLiteral(value2) ? bitDefault(value2) : this.expression(value2);
    }
    const isExpression = (row[9] ?? '').includes('DEFAULT_GENERATED');
    if (isExpression) return this.expression(value2);
    return isBitLiteral(value2) ? bitDefault(value2) : literalDefault(value2, type);
  }
  expression(raw) {
    const text6 = this.flavour.expressionsAreEscaped ? unescape(raw) : raw;
    const { expression: expression2, assumes = [] } = parseExpression(text6, this.context) ?? {};
    return { text: text6, ...(expression2 && { expression: expression2 }), ...(assumes.length > 0 && { assumes }) };
  }
  checks() {
    return this.checkRows
      .filter(([, , name, clause, , level]) => !(this.jsonColumns.has(name ?? '') && isJsonCheck(name, clause, level)))
      .map(([, , name, clause, enforced]) => ({
        name: name ?? '',
        ...this.expression(clause ?? ''),
        validated: enforced !== 'NO',
        enforced: enforced !== 'NO',
      }));
  }
  indexes(rows) {
    const groups = /* @__PURE__ */ new Map();
    for (const row of rows) groups.set(row[2] ?? '', [...(groups.get(row[2] ?? '') ?? []), row]);
    for (const [name, parts2] of groups) groups.set(name, this.withoutRowEnd(parts2));
    const primary = groups.get('PRIMARY');
    groups.delete('PRIMARY');
    return {
      primaryKey: primary && { name: 'PRIMARY', columns: primary.map((row) => row[4] ?? '') },
      indexes: [...groups].map(([name, parts2]) => this.index(name, parts2)),
    };
  }
  /** MariaDB adds a system-versioned table's end of row to its unique keys, so that history rows fit in. */
  withoutRowEnd(parts2) {
    const own = parts2.filter((part3) => !this.rowEnds.has(part3[4] ?? ''));
    return own.length === 0 ? [...parts2] : own;
  }
  index(name, rows) {
    const [, , , nonUnique, , , , type, comment2, visible2] = rows[0] ?? [];
    const method = (type ?? 'BTREE').toLowerCase();
    const parts2 = rows.map((row) => this.part(row, method));
    const unique = nonUnique === '0';
    return {
      name,
      unique,
      constraint: unique && parts2.every((part3) => part3.column !== void 0 && part3.prefix === void 0),
      method: method === 'rtree' ? 'spatial' : method,
      parts: parts2,
      include: [],
      ...(visible2 === 'NO' ? { invisible: true } : {}),
      ...optional2('comment', comment2),
      definition: printIndex(name, unique, method, parts2),
    };
  }
  part(row, method) {
    const [, , , , column4, order, prefix2, , , , expression2] = row;
    const descending = order === 'D';
    if (column4 === null || column4 === void 0) return { expression: this.expression(expression2 ?? ''), descending };
    const cut = prefix2 !== null && prefix2 !== void 0 && !/spatial|rtree/.test(method);
    return { column: column4, descending, ...(cut ? { prefix: Number(prefix2) } : {}) };
  }
};
function sequenceOf(text6) {
  const [, schema, name] = /^nextval\(`((?:[^`]|``)+)`\.`((?:[^`]|``)+)`\)$/i.exec(text6) ?? [];
  const unquoted = (word2) => word2.replaceAll('``', '`');
  return schema === void 0 || name === void 0 ? {} : { sequence: [unquoted(schema), unquoted(name)] };
}
function columnContext(row) {
  const type = parseType(row?.[6] ?? '');
  if (!type) return void 0;
  const collation = row?.[8] ?? void 0;
  if (/^(?:float|double)$/.test(type.name)) return { number: 'float' };
  if (/int$|^year$|^decimal$/.test(type.name)) return { number: { scale: type.scale ?? 0 } };
  return { collation, ...(type.name === 'enum' ? { labels: type.labels } : {}) };
}
function isJsonCheck(name, clause, level) {
  return level === 'Column' && clause === `json_valid(${quoteIdentifier(name ?? '')})`;
}
function isBitLiteral(value2) {
  return /^b'[01]*'$/.test(value2);
}
function bitDefault(text6) {
  return { text: text6, expression: { kind: 'string', value: text6.slice(2, -1) } };
}
function literalDefault(value2, type) {
  const isNumber3 = /int$|^(decimal|float|double|year)$/.test(type.name) && /^-?[\d.]+(e[+-]?\d+)?$/i.test(value2);
  if (isNumber3) return { text: value2, expression: { kind: 'number', text: value2 } };
  if (type.name.endsWith('binary') && /^0x([0-9a-f]{2})*$/i.test(value2)) return bytesDefault(value2.slice(2));
  return { text: quoteString(value2), expression: { kind: 'string', value: value2 } };
}
function bytesDefault(hex3) {
  const expression2 = { kind: 'bytes', hex: hex3.toLowerCase() };
  return { text: `x'${hex3.toLowerCase()}'`, expression: expression2 };
}
function printIndex(name, unique, method, parts2) {
  const kind = method === 'fulltext' || method === 'spatial' ? `${method.toUpperCase()} ` : unique ? 'UNIQUE ' : '';
  const items = parts2.map((part3) => {
    const what = part3.column === void 0 ? `(${part3.expression?.text ?? ''})` : quoteIdentifier(part3.column);
    return `${what}${part3.prefix === void 0 ? '' : `(${part3.prefix})`}${part3.descending ? ' DESC' : ''}`;
  });
  return `${kind}KEY ${quoteIdentifier(name)} (${items.join(', ')})${method === 'hash' ? ' USING HASH' : ''}`;
}
function readForeignKeys(columns4, rules5) {
  const groups = /* @__PURE__ */ new Map();
  for (const row of columns4) groups.set(row[2] ?? '', [...(groups.get(row[2] ?? '') ?? []), row]);
  return [...groups].map(([name, rows]) => {
    const [, , , , referencedSchema, referencedTable] = rows[0] ?? [];
    const [, , , onUpdate, onDelete] = rules5.find((rule2) => rule2[2] === name) ?? [];
    return {
      name,
      columns: rows.map((row) => row[3] ?? ''),
      referencedSchema: referencedSchema ?? '',
      referencedTable: referencedTable ?? '',
      referencedColumns: rows.map((row) => row[6] ?? ''),
      onDelete: action2(onDelete),
      onUpdate: action2(onUpdate),
      match: 'simple',
      deferrable: false,
      initiallyDeferred: false,
      validated: true,
      enforced: true,
    };
  });
}
function action2(rule2) {
  const word2 = (rule2 ?? 'NO ACTION').toLowerCase();
  if (word2 === 'cascade' || word2 === 'set null' || word2 === 'restrict') return word2;
  return word2 === 'set default' ? 'restrict' : 'no action';
}
function printPartitioning(rows) {
  const [first] = rows;
  if (first === void 0) return void 0;
  const [, , , , method, expression2, , subMethod, subExpression] = first;
  const by = `PARTITION BY ${method ?? ''}(${expression2 ?? ''})`;
  const sub = subMethod ? ` SUBPARTITION BY ${subMethod}(${subExpression ?? ''})` : '';
  const names7 = [...new Map(rows.map((row) => [row[2], row[6]]))].map(
    ([name, limit]) => `${quoteIdentifier(name ?? '')}${limit ? ` VALUES ${limit}` : ''}`,
  );
  return `${by}${sub} (${names7.join(', ')})`;
}

// src/engine/adapters/mysql/catalog/batches.ts
var perQuery = 200;
async function unionAll(session, selects, signal) {
  const rows = [];
  for (let at3 = 0; at3 < selects.length; at3 += perQuery) {
    const sql = selects.slice(at3, at3 + perQuery).map((select3) => `(${select3})`);
    rows.push(...(await session.execute(sql.join('\nUNION ALL '), { stage: 'introspect', signal })).rows);
  }
  return rows;
}

// src/engine/adapters/mysql/catalog/defaults.ts
async function correctDefaults(session, tables, signal) {
  const asked = tables.flatMap((table) =>
    table.columns.filter(isDoubtful).map((column4) => ({ table, column: column4 })),
  );
  const selects = asked.map(({ table, column: column4 }, at3) => selectDefault(table, column4, at3));
  const values = /* @__PURE__ */ new Map();
  for (const [at3, hex3] of await unionAll(session, selects, signal)) {
    const column4 = asked[Number(at3)]?.column;
    if (column4 !== void 0 && hex3 !== null && hex3 !== void 0) values.set(column4, trueDefault(column4, hex3));
  }
  if (values.size === 0) return [...tables];
  return tables.map((table) => ({
    ...table,
    columns: table.columns.map((column4) => {
      const value2 = values.get(column4);
      return value2 === void 0 ? column4 : { ...column4, default: value2 };
    }),
  }));
}
function isDoubtful({ type, default: value2 }) {
  const { expression: expression2, text: text6 = '' } = value2 ?? {};
  if (!/^x?'/i.test(text6)) return false;
  if (type.name.endsWith('binary')) return expression2?.kind === 'bytes' || expression2?.kind === 'string';
  return expression2?.kind === 'string' && expression2.value.includes('?');
}
function selectDefault(table, column4, at3) {
  const value2 = `DEFAULT(${quoteIdentifier(column4.name)})`;
  const bytes5 = column4.type.name.endsWith('binary') ? value2 : `CONVERT(${value2} USING utf8mb4)`;
  const name = `${quoteIdentifier(table.schema)}.${quoteIdentifier(table.name)}`;
  return `SELECT ${at3} AS place, HEX(${bytes5}) AS value FROM (SELECT 1) one LEFT JOIN ${name} ON FALSE`;
}
function trueDefault(column4, hex3) {
  if (column4.type.name.endsWith('binary')) return bytesDefault(hex3);
  const value2 = Buffer.from(hex3, 'hex').toString('utf8');
  return { text: quoteString(value2), expression: { kind: 'string', value: value2 } };
}

// src/engine/adapters/mysql/catalog/labels.ts
async function correctLabels(session, tables, signal) {
  const doubtful2 = tables.flatMap((table) =>
    table.columns.flatMap((column4) =>
      (column4.type.labels ?? []).flatMap((label, position6) =>
        label.includes('?') ? [{ table, column: column4, position: position6 }] : [],
      ),
    ),
  );
  const found = /* @__PURE__ */ new Map();
  for (const [at3, label] of await unionAll(session, doubtful2.map(selectUsed), signal)) {
    const place = doubtful2[Number(at3)];
    if (place === void 0 || label === null || label === void 0) continue;
    found.set(place.column, (found.get(place.column) ?? /* @__PURE__ */ new Map()).set(place.position, label));
  }
  const corrected = tables.map((table) => ({
    ...table,
    columns: table.columns.map((column4) => withLabels(column4, found.get(column4))),
  }));
  return { tables: corrected, findings: unreadable(doubtful2, found) };
}
function selectUsed({ table, column: column4, position: position6 }, at3) {
  const name = quoteIdentifier(column4.name);
  const from = `${quoteIdentifier(table.schema)}.${quoteIdentifier(table.name)}`;
  const test =
    column4.type.name === 'set'
      ? `CAST(${name} AS UNSIGNED) = ${(1n << BigInt(position6)).toString()}`
      : `${name} + 0 = ${position6 + 1}`;
  return `SELECT ${at3} AS place, CONVERT(${name} USING utf8mb4) AS label FROM ${from} WHERE ${test} LIMIT 1`;
}
function withLabels(column4, found) {
  if (found === void 0) return column4;
  const labels2 = (column4.type.labels ?? []).map((label, position6) => found.get(position6) ?? label);
  return { ...column4, type: { ...column4.type, labels: labels2 } };
}
function unreadable(doubtful2, found) {
  const unknown2 = /* @__PURE__ */ new Map();
  for (const { table, column: column4, position: position6 } of doubtful2) {
    if (found.get(column4)?.has(position6) === true) continue;
    const entry2 = unknown2.get(column4) ?? { table, labels: [] };
    entry2.labels.push(column4.type.labels?.[position6] ?? '');
    unknown2.set(column4, entry2);
  }
  return [...unknown2].map(([column4, { table, labels: labels2 }]) => ({
    code: 'LABEL_UNREADABLE',
    severity: 'warning',
    object: { kind: 'column', path: [table.schema, table.name, column4.name] },
    message: `The server shows these labels of the ${column4.type.name} with a question mark, which may stand for a character that it can't show, and no row tells: ${labels2.join(', ')}.`,
    fix: 'If a label really holds an emoji or the like, correct it in the script.',
  }));
}

// src/engine/adapters/mysql/catalog/periods.ts
async function correctPeriods(session, tables, signal) {
  const corrected = [];
  for (const table of tables)
    corrected.push(mayHavePeriod(table) ? withPeriods(table, await showCreate(session, table, signal)) : table);
  return corrected;
}
function mayHavePeriod(table) {
  return table.checks.some((check) => /^`[^`]+` < `[^`]+`$/.test(check.text));
}
async function showCreate(session, table, signal) {
  const name = `${quoteIdentifier(table.schema)}.${quoteIdentifier(table.name)}`;
  return (await session.readBytes(`SHOW CREATE TABLE ${name}`, 1, signal)).toString('utf8');
}
function withPeriods(table, created) {
  const definitions = splitDefinitions(created);
  const periods = definitions.filter((parts2) => parts2[0]?.text.toUpperCase() === 'PERIOD');
  const overlaps = definitions.filter((parts2) => parts2.some((token) => token.text.toUpperCase() === 'OVERLAPS'));
  if (periods.length === 0) return table;
  const keys = overlaps.map((parts2) => ({ name: keyName(parts2), definition: print(parts2) }));
  return {
    ...table,
    indexes: table.indexes.filter((index) => !keys.some((key) => key.name === index.name)),
    otherConstraints: [...periods.map((parts2) => ({ name: nameAt2(parts2, 2), definition: print(parts2) })), ...keys],
  };
}
var nameAt2 = (parts2, at3) => {
  const token = parts2[at3];
  return token === void 0 ? '' : identifierOf(token);
};
function keyName(parts2) {
  return parts2[0]?.text.toUpperCase() === 'PRIMARY' ? 'PRIMARY' : nameAt2(parts2, 2);
}
function print(parts2) {
  return parts2
    .map((token) => token.text)
    .join(' ')
    .replace(/\( /g, '(')
    .replace(/ (?=[,)])/g, '');
}
function splitDefinitions(created) {
  const definitions = [];
  let depth = 0;
  for (const token of [...tokens(created)].filter(isMeaningful)) {
    if (token.text === ')') depth -= 1;
    if (depth === 0 && definitions.length > 0) break;
    if (depth === 1 && token.text === ',') definitions.push([]);
    else if (depth >= 1) (definitions.at(-1) ?? []).push(token);
    if (token.text === '(') {
      depth += 1;
      if (depth === 1) definitions.push([]);
    }
  }
  return definitions;
}

// src/engine/adapters/mysql/catalog/closerLook.ts
async function lookCloser(session, tables, flavour3, signal) {
  const withDefaults = await correctDefaults(session, tables, signal);
  const withPeriods2 = flavour3.periods ? await correctPeriods(session, withDefaults, signal) : withDefaults;
  return await correctLabels(session, withPeriods2, signal);
}

// src/engine/adapters/mysql/introspect.ts
async function listSchemas(session, signal) {
  const { rows } = await mysqlSession(session).execute(schemasQuery, { stage: 'introspect', signal });
  return rows.map(([name]) => name ?? '');
}
async function introspect(session, scope, flavour3, signal) {
  const own = mysqlSession(session);
  const schemas2 = await scopeOf(own, scope, signal);
  const rows = await readRows(own, schemas2, flavour3, signal);
  const sequences5 = await readSequences(own, rows.tables, signal);
  const sources = tableSources(rows);
  const isTable = (type) => type === 'BASE TABLE' || type === 'SYSTEM VERSIONED';
  const known = own.server.tested ? flavour3 : { ...flavour3, quotient: void 0 };
  const plain6 = rows.tables.filter((row) => isTable(row[2])).map((row) => readTable(row, sources, known));
  const { tables, findings } = await lookCloser(own, plain6, flavour3, signal);
  const views2 = readViews(rows);
  return {
    server: own.server,
    takenAt: /* @__PURE__ */ new Date().toISOString(),
    schemas: schemas2.map((name) => ({
      name,
      tables: tables.filter((table) => table.schema === name),
      views: views2.get(name) ?? [],
      sequences: sequences5.get(name) ?? [],
      types: [],
      triggers: ofSchema(rows.triggers, name).map(readTrigger),
      routines: ofSchema(rows.routines, name).map(readRoutine),
      others: ofSchema(rows.events, name).map(readEvent),
    })),
    findings: [
      ...findings,
      ...tableFindings(rows.tables),
      ...rows.columns.flatMap(rowMarkFindings),
      ...rows.indexes.flatMap(keyPrefixFindings),
      ...tables.flatMap(zerofillFindings),
    ],
  };
}
async function scopeOf(session, scope, signal) {
  if (scope.schemas !== void 0) return [...scope.schemas];
  return session.server.database === '' ? await listSchemas(session, signal) : [session.server.database];
}
async function readRows(session, schemas2, flavour3, signal) {
  const queries = catalogQueries(flavour3.dialect);
  const values = schemas2.length === 0 ? [''] : schemas2;
  const placeholders = values.map(() => '?').join(', ');
  const result = {};
  for (const [name, sql] of Object.entries(queries)) {
    const text6 = sql.replaceAll('@schemas', placeholders);
    const uses = sql.split('@schemas').length - 1;
    const all2 = Array.from({ length: uses }, () => values).flat();
    const { rows } = await session.execute(text6, { values: all2, stage: 'introspect', signal });
    result[name] = rows;
  }
  return result;
}
function ofSchema(rows, schema) {
  return rows.filter((row) => row[0] === schema);
}
function readViews(rows) {
  const columns4 = byTable(rows.columns);
  const views2 = /* @__PURE__ */ new Map();
  for (const [schema, name, definition, check] of rows.views) {
    const option = check === 'NONE' || !check ? '' : ` WITH ${check} CHECK OPTION`;
    const view = {
      name: name ?? '',
      materialized: false,
      definition: `${definition ?? ''}${option}`,
      columns: (columns4.get(tableId(schema, name)) ?? []).map((row) => ({ name: row[2] ?? '', type: row[6] ?? '' })),
    };
    views2.set(schema ?? '', [...(views2.get(schema ?? '') ?? []), view]);
  }
  return views2;
}
function readTrigger([, name, table, timing, event, statement2]) {
  const head = `CREATE TRIGGER ${quoteIdentifier(name ?? '')} ${timing} ${event} ON ${quoteIdentifier(table ?? '')}`;
  return {
    name: name ?? '',
    table: table ?? '',
    timing: (timing ?? '').toLowerCase(),
    events: [(event ?? '').toLowerCase()],
    definition: `${head} FOR EACH ROW ${statement2 ?? ''}`,
    body: statement2 ?? '',
  };
}
function readRoutine([, name, type, language, definition]) {
  return {
    name: name ?? '',
    kind: type === 'FUNCTION' ? 'function' : 'procedure',
    language: (language ?? 'sql').toLowerCase(),
    definition: definition ?? '',
  };
}
function readEvent([, name, definition]) {
  return { kind: 'event', name: name ?? '', definition: definition ?? '' };
}
async function readSequences(session, tables, signal) {
  const found = /* @__PURE__ */ new Map();
  const named3 = tables.filter((row) => row[2] === 'SEQUENCE');
  const selects = named3.map(
    ([
      schema,
      name,
    ]) => `SELECT ${quoteString(schema ?? '')}, ${quoteString(name ?? '')}, next_not_cached_value, start_value, increment, minimum_value, maximum_value, cycle_option
FROM ${quoteIdentifier(schema ?? '')}.${quoteIdentifier(name ?? '')}`,
  );
  const rows = await unionAll(session, selects, signal);
  for (const [schema, name, next, start, increment2, minimum, maximum, cycle] of rows) {
    const sequence = {
      name: name ?? '',
      type: 'bigint',
      start: start ?? '1',
      increment: increment2 ?? '1',
      minimum: minimum ?? '1',
      maximum: maximum ?? '',
      cycle: cycle === '1',
      // Values between the last one given and this one may lie in a cache; nothing from here on was given.
      lastValue: next ?? '1',
      isCalled: false,
    };
    found.set(schema ?? '', [...(found.get(schema ?? '') ?? []), sequence]);
  }
  return found;
}
function rowMarkFindings(row) {
  const mark = rowMarkOf(row);
  if (mark === void 0) return [];
  const [schema, table, column4] = row.map((value2) => value2 ?? '');
  return [
    {
      code: 'ROW_TIME_PLAIN',
      severity: 'warning',
      object: { kind: 'column', path: [schema ?? '', table ?? '', column4 ?? ''] },
      message: `The server fills the column by itself (${mark}). Its values are carried into a plain column that takes NULL and that nothing fills.`,
      fix: 'Leave the column out, or write a trigger on the target.',
    },
  ];
}
function keyPrefixFindings(row) {
  const [schema = '', table = '', index, , column4 = '', , prefix2, type] = row.map((value2) => value2 ?? '');
  if (index !== 'PRIMARY' || prefix2 === '' || type !== 'BTREE') return [];
  return [
    {
      code: 'KEY_WIDENED',
      severity: 'warning',
      object: { kind: 'column', path: [schema, table, column4] },
      message: `The primary key looks at the first ${prefix2} of the column's characters or bytes only; on the target it looks at the whole value, and takes rows that the source refuses.`,
      fix: `Add a unique index over left(\u2026, ${prefix2}) by hand if programs rely on it.`,
    },
  ];
}
function zerofillFindings(table) {
  return table.columns
    .filter((column4) => column4.type.zerofill === true)
    .map((column4) => ({
      code: 'ZEROFILL_NOT_CARRIED',
      severity: 'warning',
      object: { kind: 'column', path: [table.schema, table.name, column4.name] },
      message: `The number is carried; the zeros that ${column4.type.text} shows in front of it are not.`,
      fix: 'If programs rely on the zeros, as in a postal code, choose text with the expression LPAD(\u2026), or pad in the query.',
    }));
}
function tableFindings(tables) {
  return tables.flatMap(([schema, name, type, engine]) => {
    const object = { kind: 'table', path: [schema ?? '', name ?? ''] };
    if (type === 'SYSTEM VERSIONED') {
      return [
        {
          code: 'HISTORY_NOT_CARRIED',
          severity: 'warning',
          object,
          message: 'The table is system-versioned: only its current rows are carried, their history stays behind.',
          fix: 'Keep the source, or copy the history into an ordinary table first.',
        },
      ];
    }
    const transactional = engine === null || engine === void 0 || /^(InnoDB|ROCKSDB)$/i.test(engine);
    if (type === 'BASE TABLE' && !transactional) {
      return [
        {
          code: 'TABLE_NOT_TRANSACTIONAL',
          severity: 'warning',
          object,
          message: `The table's engine is ${engine}, which keeps no snapshot: rows written while it is copied may or may not be in the copy.`,
          fix: 'Stop writing to the table while it is copied, or convert it with ALTER TABLE \u2026 ENGINE=InnoDB.',
        },
      ];
    }
    const known = /^(BASE TABLE|VIEW|SEQUENCE|SYSTEM VIEW)$/.test(type ?? '');
    if (known) return [];
    const message = `An object of type ${type} is not carried.`;
    return [{ code: 'OBJECT_NOT_CARRIED', severity: 'warning', object, message }];
  });
}

// src/engine/adapters/mysql/ledger.ts
init_errors();
var alreadyThere = /* @__PURE__ */ new Set([1007, 1050, 1060, 1061, 1068, 1304, 1359, 1826, 3822, 4127]);
function isAlreadyThere(error) {
  const cause = error instanceof EngineError ? error.cause : error;
  if (!(cause instanceof Error) || !('errno' in cause)) return false;
  return alreadyThere.has(Number(cause.errno)) || (cause.errno === 1005 && /errno: 121\b/u.test(cause.message));
}
var identifier = '(?:`(?:[^`]|``)+`|[\\p{L}\\p{N}_$]+)';
var creation = new RegExp(
  String.raw`^\s*(?:--[^\n]*\n\s*)*CREATE\s+(TABLE|SCHEMA|DATABASE|SEQUENCE)\s+(?!IF\s)(${identifier}(?:\.${identifier})?)`,
  'iu',
);
function pattern2(prefix2) {
  return `${prefix2.replaceAll('_', '\\_')}%`;
}
async function names3(session, sql, values, signal) {
  const { rows } = await session.query(sql, values, signal);
  return rows.map(([name]) => name ?? '');
}
var ledger = {
  transactionalDdl: false,
  createTable: (table) =>
    `CREATE TABLE ${table} (step CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, part INT NOT NULL, state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, facts LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, PRIMARY KEY (step, part)) ENGINE=InnoDB`,
  put: (table, rows) =>
    `REPLACE INTO ${table} (step, part, state, facts) VALUES ${Array.from({ length: rows }, () => '(?, ?, ?, ?)').join(', ')}`,
  tables: (session, schema, prefix2, signal) =>
    names3(
      session,
      'SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME LIKE ? ORDER BY 1',
      [schema, pattern2(prefix2)],
      signal,
    ),
  databases: (session, prefix2, signal) =>
    names3(
      session,
      'SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE ? ORDER BY 1',
      [pattern2(prefix2)],
      signal,
    ),
  contents(session, name, signal) {
    const schema = name.replace(/^`(.*)`$/su, '$1').replaceAll('``', '`');
    const quoted4 = (column4) => `CONCAT('\`', REPLACE(${column4}, '\`', '\`\`'), '\`')`;
    const sql = `SELECT CONCAT_WS('.', ${quoted4('held.container')}, ${quoted4('held.name')}) FROM (
        SELECT TABLE_SCHEMA AS container, TABLE_NAME AS name FROM information_schema.TABLES
        UNION ALL SELECT ROUTINE_SCHEMA, ROUTINE_NAME FROM information_schema.ROUTINES
        UNION ALL SELECT EVENT_SCHEMA, EVENT_NAME FROM information_schema.EVENTS
      ) AS held WHERE held.container = ? ORDER BY 1`;
    return names3(session, sql, [schema], signal);
  },
  async lock(session, name, signal) {
    const { rows } = await session.query('SELECT GET_LOCK(?, 0)', [name], signal);
    return rows[0]?.[0] === '1';
  },
  isAlreadyThere,
  refusesTransaction: () => false,
  beforeDrop: ['SET SESSION foreign_key_checks = 0'],
  created(statement2) {
    const [, kind, name] = creation.exec(statement2) ?? [];
    return kind === void 0 || name === void 0 ? void 0 : { kind: kind.toUpperCase(), name };
  },
};

// src/engine/model/lockWait.ts
var longest = 160;
function shownStatement(sql, quoted4) {
  const short2 = sql.replaceAll(quoted4, "'\u2026'").replaceAll(/\s+/gu, ' ').trim();
  return short2.length > longest ? `${short2.slice(0, longest)}\u2026` : short2;
}

// src/engine/adapters/mysql/lockWaits.ts
var quoted = /'(?:[^'\\]|''|\\.)*(?:'|$)|"(?:[^"\\]|""|\\.)*(?:"|$)/gsu;
var holder = `h.PROCESSLIST_ID, h.PROCESSLIST_USER, h.PROCESSLIST_COMMAND, h.PROCESSLIST_TIME, COALESCE(h.PROCESSLIST_INFO, s.SQL_TEXT)`;
var theirs = `LEFT JOIN performance_schema.events_statements_current s ON s.THREAD_ID = h.THREAD_ID`;
var performanceSchema = [
  {
    sql: (sessions) => `SELECT w.PROCESSLIST_ID, ${holder} FROM performance_schema.metadata_locks p
      JOIN performance_schema.threads w ON w.THREAD_ID = p.OWNER_THREAD_ID
      JOIN performance_schema.metadata_locks g ON g.OBJECT_TYPE = p.OBJECT_TYPE AND g.OBJECT_SCHEMA <=> p.OBJECT_SCHEMA
        AND g.OBJECT_NAME <=> p.OBJECT_NAME AND g.LOCK_STATUS = 'GRANTED' AND g.OWNER_THREAD_ID <> p.OWNER_THREAD_ID
      JOIN performance_schema.threads h ON h.THREAD_ID = g.OWNER_THREAD_ID ${theirs}
      WHERE p.LOCK_STATUS = 'PENDING' AND w.PROCESSLIST_ID IN (${sessions})`,
    certain: true,
  },
  {
    sql: (sessions) => `SELECT w.PROCESSLIST_ID, ${holder} FROM performance_schema.data_lock_waits d
      JOIN performance_schema.threads w ON w.THREAD_ID = d.REQUESTING_THREAD_ID
      JOIN performance_schema.threads h ON h.THREAD_ID = d.BLOCKING_THREAD_ID ${theirs}
      WHERE w.PROCESSLIST_ID IN (${sessions})`,
    certain: true,
  },
];
var informationSchema = [
  {
    sql: (sessions) => `SELECT r.trx_mysql_thread_id, h.ID, h.USER, h.COMMAND, h.TIME, h.INFO
      FROM information_schema.INNODB_LOCK_WAITS d
      JOIN information_schema.INNODB_TRX r ON r.trx_id = d.requesting_trx_id
      JOIN information_schema.INNODB_TRX b ON b.trx_id = d.blocking_trx_id
      JOIN information_schema.PROCESSLIST h ON h.ID = b.trx_mysql_thread_id
      WHERE r.trx_mysql_thread_id IN (${sessions})`,
    certain: true,
  },
  {
    sql: (sessions) => `SELECT w.ID, h.ID, h.USER, h.COMMAND, h.TIME, h.INFO FROM information_schema.PROCESSLIST w
      LEFT JOIN (SELECT p.* FROM information_schema.PROCESSLIST p LEFT JOIN information_schema.INNODB_TRX t ON t.trx_mysql_thread_id = p.ID
        WHERE p.ID <> CONNECTION_ID() AND p.COMMAND <> 'Daemon' AND p.STATE NOT LIKE 'Waiting for table metadata lock%'
          AND (t.trx_id IS NOT NULL OR p.COMMAND <> 'Sleep')) h ON h.ID NOT IN (${sessions})
      WHERE w.STATE LIKE 'Waiting for table metadata lock%' AND w.ID IN (${sessions})`,
    certain: false,
  },
];
async function lockWaits(queries, session, sessions, signal) {
  const waits = /* @__PURE__ */ new Map();
  for (const { sql, certain } of queries) {
    const { rows } = await session.query(sql(sessions.join(', ')), [], signal);
    for (const row of rows) {
      const waiting = Number(row[0]);
      const known = waits.get(waiting) ?? { waiting, holders: [], certain };
      const found = known.certain === certain ? holderOf(row).filter(({ session: id }) => !has(known, id)) : [];
      waits.set(waiting, { ...known, holders: [...known.holders, ...found] });
    }
  }
  return [...waits.values()];
}
function has({ holders: holders2 }, id) {
  return holders2.some(({ session }) => session === id);
}
function holderOf([, id, user, command, seconds2, statement2]) {
  if (typeof id !== 'string') return [];
  const shown2 = typeof statement2 === 'string' ? shownStatement(statement2, quoted) : void 0;
  const state = `${command === 'Sleep' ? 'idle' : (command ?? '')} for ${seconds2 ?? '0'} s`;
  return [{ session: Number(id), user: user ?? '', state, statement: shown2, end: `KILL ${id}` }];
}

// src/engine/model/chunk.ts
var densest = 2;
function evenBounds(least, greatest2, pieces2, rows) {
  const low2 = BigInt(least);
  const width = BigInt(greatest2) - low2 + 1n;
  if (width > BigInt(densest * Math.max(rows, pieces2))) return void 0;
  const steps = width < BigInt(pieces2) ? width : BigInt(pieces2);
  return Array.from({ length: Number(steps) - 1 }, (_, at3) => [String(low2 + (width * BigInt(at3 + 1)) / steps - 1n)]);
}
function chunksOf(key, bounds, rows, forms3 = []) {
  const estimatedRows = Math.ceil(rows / (bounds.length + 1));
  const told = forms3.some((form) => form !== 'text') ? { forms: forms3 } : {};
  return [...bounds, void 0].map((to, index) => {
    const from = bounds[index - 1];
    return { index, key, ...(from ? { from } : {}), ...(to ? { to } : {}), ...told, estimatedRows };
  });
}

// src/engine/model/finding.ts
function objectName(object) {
  return object.path.join('.');
}
function acceptCovers(accept2, finding4) {
  const colon2 = accept2.indexOf(':');
  const code2 = colon2 < 0 ? accept2 : accept2.slice(0, colon2);
  if (code2 !== finding4.code) return false;
  if (colon2 < 0) return true;
  const wanted2 = accept2.slice(colon2 + 1);
  const path = objectName(finding4.object);
  return path === wanted2 || path.startsWith(`${wanted2}.`) || path.endsWith(`.${wanted2}`);
}

// src/engine/model/script.ts
var rangePlaceholder = '/* @range */ true';

// src/engine/adapters/mysql/read/estimate.ts
var usualRow = 100;
async function estimate(reader, query2, signal) {
  const session = mysqlSession(reader);
  const { columns: columns4, rows: plan2 } = await session.execute(`${session.explain} ${query2}`, { signal });
  const [first] = plan2;
  const cell = (name) => first?.[columns4.indexOf(name)] ?? '';
  const rows = Number(cell('rows')) || 0;
  const { rows: sizes5 } = await session.execute(
    'SELECT AVG_ROW_LENGTH FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ?',
    { values: [cell('table')], signal },
  );
  return { rows, bytes: rows * (Number(sizes5[0]?.[0]) || usualRow) };
}

// src/engine/adapters/mysql/read/select.ts
function select(table, items, server) {
  const listed2 = items.map((item) => {
    const name = quoteIdentifier(item.name);
    return item.sql === name ? `  ${name}` : `  ${item.sql} AS ${name}`;
  });
  return `SELECT
${listed2.join(',\n')}
FROM ${qualify(table, server)}
WHERE ${rangePlaceholder}`;
}
function range({ from, to, forms: forms3 = [] }, key) {
  const boundsOf = (values) =>
    values?.map((value2, at3) => ({
      column: quoteIdentifier(key[at3] ?? ''),
      ...literal(value2, forms3[at3] ?? 'text'),
    }));
  const [first, last] = [boundsOf(from), boundsOf(to)];
  const conditions = [
    ...(first && last ? between(first, last) : []),
    ...(first ? [bound(first, '>', '>')] : []),
    ...(last ? [bound(last, '<', '<=')] : []),
  ];
  return conditions.length === 0 ? 'true' : conditions.join(' AND ');
}
var wellFormed = {
  number: /^\d{1,20}$/u,
  position: /^\d{1,5}$/u,
  bytes: /^(?:[0-9a-f]{2})*$/iu,
};
function literal(value2, form) {
  if (wellFormed[form]?.test(value2) !== true) return { value: quoteString(value2), form: 'text' };
  return { value: form === 'bytes' ? `x'${value2}'` : value2, form };
}
function bound([head, ...rest], strict, last) {
  if (!head) return 'true';
  if (rest.length === 0) return compare(head, last);
  return `(${compare(head, strict)} OR (${head.column} = ${head.value} AND ${bound(rest, strict, last)}))`;
}
function compare({ column: column4, value: value2, form }, comparison) {
  if (form !== 'position') return `${column4} ${comparison} ${value2}`;
  const end2 = Number(value2) + (comparison === '<' ? 0 : 1);
  if (end2 === 0) return 'false';
  return `${column4} ${comparison === '>' ? 'NOT IN' : 'IN'} (${positions(0, end2)})`;
}
function between([first], [last]) {
  if (first?.form !== 'position' || last?.form !== 'position') return [];
  return [`${first.column} IN (${positions(Number(first.value), Number(last.value) + 1)})`];
}
function positions(from, end2) {
  return Array.from({ length: end2 - from }, (_none, at3) => from + at3).join(', ');
}

// src/engine/adapters/mysql/read/chunks.ts
var integerTypes = /* @__PURE__ */ new Set([1, 2, 3, 8, 9]);
var orderedTypes = /* @__PURE__ */ new Set([7, 10, 11, 12, 246]);
var floatTypes = /* @__PURE__ */ new Set([4, 5]);
var numberTypes = /* @__PURE__ */ new Set([13, 16]);
var textTypes = /* @__PURE__ */ new Set([253, 254]);
var binaryCharset2 = 63;
async function chunks(reader, query2, key, pieces2, signal) {
  const session = mysqlSession(reader);
  const whole3 = { index: 0, key, estimatedRows: 0 };
  if (key.length === 0) return [whole3];
  const columns4 = key.map(quoteIdentifier).join(', ');
  const { fields: fields2 } = await session.execute(
    `SELECT ${columns4} FROM (
${query2}
) q LIMIT 0`,
    { signal },
  );
  const { rows } = await estimate(session, query2, signal);
  const forms3 = boundForms(fields2);
  if (pieces2 < 2 || forms3.length === 0) return [{ ...whole3, estimatedRows: rows }];
  const bounded3 = fields2.slice(0, forms3.length);
  const values = bounded3.map((field, at3) => valueOf(field, quoteIdentifier(key[at3] ?? '')));
  const cut = {
    session,
    query: query2,
    key: key.slice(0, forms3.length),
    forms: forms3,
    values,
    pieces: pieces2,
    signal,
    rows,
  };
  const byNumber = fields2.length === 1 && fields2[0] !== void 0 && integerTypes.has(fields2[0].type);
  const even = byNumber ? await numberBounds(cut) : void 0;
  return chunksOf(key, even ?? (await steppedBounds(cut)), rows, forms3);
}
function boundForms(fields2) {
  const forms3 = fields2.map(boundForm);
  const end2 = forms3.indexOf(void 0);
  const leading = forms3.slice(0, end2 < 0 ? void 0 : end2).filter((form) => form !== void 0);
  return leading.every((form) => form === 'position') ? [] : leading;
}
function boundForm(field) {
  if (!field.notNull || field.originalName === '' || field.listed === 'set') return void 0;
  if (field.listed === 'enum') return 'position';
  if (numberTypes.has(field.type)) return 'number';
  if (integerTypes.has(field.type) || orderedTypes.has(field.type) || floatTypes.has(field.type)) return 'text';
  if (!textTypes.has(field.type)) return void 0;
  return field.charset === binaryCharset2 ? 'bytes' : 'text';
}
function valueOf(field, column4) {
  if (floatTypes.has(field.type)) return `${column4} + 0e0`;
  const form = boundForm(field);
  return form === 'number' || form === 'position' ? `${column4} + 0` : column4;
}
async function numberBounds({ session, query: query2, key, pieces: pieces2, rows: total, signal }) {
  const column4 = quoteIdentifier(key[0] ?? '');
  const from = `FROM (
${query2}
) q`;
  const { rows } = await session.execute(`SELECT (SELECT MIN(${column4}) ${from}), (SELECT MAX(${column4}) ${from})`, {
    signal,
  });
  const [least = null, greatest2 = null] = rows[0] ?? [];
  return least === null || greatest2 === null ? [] : evenBounds(least, greatest2, pieces2, total);
}
async function steppedBounds(cut) {
  const list7 = cut.key.map(quoteIdentifier).join(', ');
  const step = Math.max(1, Math.ceil(cut.rows / cut.pieces));
  const bounds = [];
  const end2 = await lastPosition(cut);
  while (bounds.length < cut.pieces - 1) {
    const from = bounds.at(-1);
    const chunk = {
      index: 0,
      key: cut.key,
      forms: cut.forms,
      estimatedRows: 0,
      ...(from ? { from, to: end2 } : {}),
    };
    const rest = cut.query.replace(rangePlaceholder, () => range(chunk, cut.key));
    if (rest === cut.query) break;
    const sql = `SELECT ${cut.values.join(', ')} FROM (
${rest}
) q ORDER BY ${list7} LIMIT 1 OFFSET ${step - 1}`;
    const { rows } = await cut.session.execute(sql, { signal: cut.signal });
    const next = rows[0];
    if (next === void 0) break;
    bounds.push(next.map((value2) => value2 ?? ''));
  }
  return bounds;
}
async function lastPosition({ session, query: query2, key, forms: forms3, signal }) {
  if (forms3[0] !== 'position') return void 0;
  const column4 = quoteIdentifier(key[0] ?? '');
  const sql = `SELECT ${column4} + 0 FROM (
${query2}
) q ORDER BY ${column4} DESC LIMIT 1`;
  const { rows } = await session.execute(sql, { signal });
  return rows[0]?.map((value2) => value2 ?? '0');
}

// src/engine/adapters/mysql/read/text.ts
function utf8Bytes(text6) {
  return `CAST(CONVERT(${text6} USING utf8mb4) AS BINARY)`;
}

// src/engine/adapters/mysql/read/mojibake.ts
var unicode = /^(utf16(le)?|utf32|ucs2)$/;
var utf82 = /^utf8(mb[34])?$/;
function written(column4, charset) {
  if (charset === void 0 || charset === 'binary' || unicode.test(charset)) return void 0;
  return `CAST(${utf82.test(charset) ? `CONVERT(${column4} USING latin1)` : column4} AS BINARY)`;
}
var throughLatin1 = (column4) =>
  `CAST(CONVERT(CONVERT(${column4} USING latin1) USING utf8mb4) AS BINARY) = ${utf8Bytes(column4)}`;
function isMojibake(column4, charset) {
  const bytes5 = written(column4, charset);
  if (bytes5 === void 0 || charset === void 0) return void 0;
  const text6 = `CONVERT(${bytes5} USING utf8mb4)`;
  const valid = `CAST(${text6} AS BINARY) = ${bytes5} AND CHAR_LENGTH(${text6}) < LENGTH(${bytes5})`;
  return utf82.test(charset) ? `(${throughLatin1(column4)} AND ${valid})` : `(${valid})`;
}
function repaired(column4, charset) {
  const bytes5 = written(column4, charset);
  if (bytes5 === void 0 || charset === void 0) return void 0;
  return utf82.test(charset) ? `IF(${throughLatin1(column4)}, ${bytes5}, x'FF')` : bytes5;
}

// src/engine/adapters/mysql/read/guards.ts
var never = () => void 0;
function invalidDate(column4) {
  return `(YEAR(${column4}) = 0 OR MONTH(${column4}) = 0 OR DAY(${column4}) = 0 OR DAY(${column4}) > DAY(LAST_DAY(${column4})))`;
}
var isText2 = (neutral) => neutral.kind === 'text';
var isDate = (neutral) => neutral.kind === 'date' || neutral.kind === 'timestamp';
var when = (test, predicate) => (guarded) => (test(guarded.neutral) ? predicate(guarded) : void 0);
var nul = ({ column: column4 }) => `INSTR(${utf8Bytes(column4)}, x'00') > 0`;
var mappedSets = /^(utf8(mb[34])?|utf16(le)?|utf32|ucs2|latin1|binary)$/;
var unmapped = ({ column: column4, charset }) => {
  if (charset === void 0 || mappedSets.test(charset)) return void 0;
  return `CAST(CONVERT(CONVERT(${column4} USING utf8mb4) USING ${charset}) AS BINARY) <> CAST(${column4} AS BINARY)`;
};
var keyLength = ({ column: column4, neutral, limit }) => {
  if (limit === void 0) return void 0;
  return neutral.kind === 'bytes'
    ? `LENGTH(${column4}) > ${limit}`
    : `LENGTH(CONVERT(${column4} USING utf8mb4)) > ${limit}`;
};
var predicates = {
  nan: never,
  infinity: never,
  'negative-zero': when(
    (neutral) => neutral.kind === 'float',
    ({ column: column4, flavour: flavour3 }) =>
      flavour3.negativeZero ? `(${column4} = 0 AND CAST(${column4} AS CHAR) LIKE '-%')` : void 0,
  ),
  'decimal-range': never,
  'unsigned-range': when(
    (neutral) => neutral.kind === 'integer' && neutral.unsigned,
    ({ column: column4, limit }) => `${column4} > ${limit ?? '9223372036854775807'}`,
  ),
  'boolean-range': when(
    (neutral) => neutral.kind === 'boolean',
    ({ column: column4 }) => `${column4} NOT IN (0, 1)`,
  ),
  'date-range': never,
  'zero-date': when(isDate, ({ column: column4 }) => invalidDate(column4)),
  'instant-range': when(
    (neutral) => neutral.kind === 'timestamp' && !neutral.zone,
    ({ column: column4 }) => `(${column4} < '1970-01-01 00:00:01' OR ${column4} > '2038-01-19 03:14:07.999999')`,
  ),
  'time-range': when(
    (neutral) => neutral.kind === 'duration',
    ({ column: column4 }) => `(${column4} < '00:00:00' OR ${column4} > '24:00:00')`,
  ),
  'nul-character': when((neutral) => isText2(neutral) || neutral.kind === 'enum', nul),
  'text-encoding': () => void 0,
  'key-folding': () => void 0,
  surrogate: when(
    (neutral) => neutral.kind === 'text' || neutral.kind === 'json',
    ({ column: column4, charset, flavour: flavour3 }) => {
      if (flavour3.storesSurrogates) return `${utf8Bytes(column4)} REGEXP ${quoteString('\\xED[\\xA0-\\xBF]')}`;
      const there = `CAST(CONVERT(CONVERT(${column4} USING utf8mb4) USING ucs2) AS BINARY)`;
      return charset === 'ucs2' ? `NOT (${there} <=> CAST(${column4} AS BINARY))` : void 0;
    },
  ),
  'unmapped-character': when(isText2, unmapped),
  mojibake: when(isText2, ({ column: column4, charset }) => isMojibake(column4, charset)),
  'text-length': ({ column: column4, limit }) => (limit === void 0 ? void 0 : `CHAR_LENGTH(${column4}) > ${limit}`),
  'key-length': keyLength,
  'enum-empty': when(
    (neutral) => neutral.kind === 'enum',
    ({ column: column4 }) => `${column4} + 0 = 0`,
  ),
  'json-number': when(
    (neutral) => neutral.kind === 'json',
    ({ column: column4, flavour: flavour3 }) => flavour3.json.oddNumber(column4),
  ),
  'json-depth': when(
    (neutral) => neutral.kind === 'json',
    ({ column: column4, limit }) => (limit === void 0 ? void 0 : `JSON_DEPTH(${column4}) > ${limit}`),
  ),
  'json-nul': when(
    (neutral) => neutral.kind === 'json',
    ({ column: column4, flavour: flavour3 }) => flavour3.json.nulEscape(column4),
  ),
  'json-syntax': when(
    (neutral) => neutral.kind === 'json',
    ({ column: column4, flavour: flavour3 }) => flavour3.json.lenient?.syntax(column4),
  ),
  'json-surrogate': when(
    (neutral) => neutral.kind === 'json',
    ({ column: column4, flavour: flavour3 }) => flavour3.json.lenient?.surrogate(column4),
  ),
  'inet-mask': never,
  'uuid-form': never,
  'point-finite': never,
  'array-shape': never,
};
function guardPredicate(guard3, column4, neutral, flavour3) {
  return predicates[guard3.id]({
    column: quoteIdentifier(column4.name),
    native: column4.type,
    neutral,
    limit: guard3.limit,
    charset: column4.charset && /^\w+$/.test(column4.charset) ? column4.charset.toLowerCase() : void 0,
    flavour: flavour3,
  });
}

// src/engine/adapters/mysql/read/columns.ts
var rawKinds = /* @__PURE__ */ new Set(['bytes', 'geometry', 'vector']);
function readColumn(column4, neutral, form) {
  const quoted4 = quoteIdentifier(column4.name);
  if (rawKinds.has(neutral.kind)) return readBytes(quoted4, form);
  switch (form) {
    case 'plain':
    case 'native':
      return { sql: plain4(quoted4, column4.type, neutral) };
    case 'array-literal':
      return neutral.kind === 'set' ? { sql: arrayLiteral(quoted4) } : void 0;
    case 'bitmask':
      return neutral.kind === 'set' ? { sql: `CAST(${quoted4} AS UNSIGNED)` } : void 0;
    case 'prefixed-hex':
      return neutral.kind === 'text' || neutral.kind === 'enum'
        ? readBytes(`CAST(${quoted4} AS BINARY)`, form)
        : void 0;
    case 'wkt':
      return void 0;
  }
}
function readBytes(quoted4, form) {
  if (form === 'plain') return { sql: quoted4, encode: 'hex' };
  return form === 'prefixed-hex' ? { sql: quoted4, encode: 'prefixed-hex' } : void 0;
}
function plain4(quoted4, type, neutral) {
  switch (type.name) {
    // A FLOAT by itself prints six digits (type-mapping, trap 5).
    case 'float':
      return `CAST(${quoted4} AS DOUBLE)`;
    // A DOUBLE(m,d) shows d digits, and need not be the double nearest to them: -0.01 is kept as -0.010000000000000009.
    case 'double':
      return type.scale === void 0 && !type.zerofill ? quoted4 : `${quoted4} + 0e0`;
    case 'bit':
      return neutral.kind === 'bits' ? `LPAD(BIN(${quoted4} + 0), ${type.length ?? 1}, '0')` : `${quoted4} + 0`;
    case 'year':
      return `${quoted4} + 0`;
    default:
      return type.zerofill ? `${quoted4} + 0` : quoted4;
  }
}
function arrayLiteral(quoted4) {
  const text6 = `CONVERT(${quoted4} USING utf8mb4)`;
  const escaped2 = `REPLACE(REPLACE(${text6}, ${quoteString('\\')}, ${quoteString('\\\\')}), '"', ${quoteString('\\"')})`;
  return `IF(${quoted4} + 0 = 0, '{}', CONCAT('{"', REPLACE(${escaped2}, ',', '","'), '"}'))`;
}
function readLossy(guard3, column4, neutral, form, flavour3) {
  const reading = readColumn(column4, neutral, form);
  const broken3 = guardPredicate(guard3, column4, neutral, flavour3);
  if (reading === void 0 || broken3 === void 0) return void 0;
  const sql = lossy(guard3, { column: column4, neutral, flavour: flavour3, broken: broken3, plain: reading.sql });
  return sql === void 0 ? void 0 : { ...reading, sql };
}
function lossy(guard3, { column: column4, neutral, flavour: flavour3, broken: broken3, plain: plain6 }) {
  const quoted4 = quoteIdentifier(column4.name);
  switch (guard3.id) {
    case 'zero-date':
    case 'instant-range':
    case 'time-range':
    case 'enum-empty':
    case 'unsigned-range':
      return column4.nullable ? `IF(${broken3}, NULL, ${plain6})` : void 0;
    // One of the two readings stands for a column that breaks both guards.
    case 'surrogate':
      return column4.nullable ? sound(column4, neutral, flavour3) : void 0;
    case 'nul-character':
      return sound(column4, neutral, flavour3);
    case 'mojibake':
      return repaired(quoted4, column4.charset);
    case 'boolean-range':
      return `${quoted4} <> 0`;
    case 'text-length':
      return guard3.limit === void 0 ? void 0 : `LEFT(${plain6}, ${guard3.limit})`;
    case 'negative-zero':
    case 'json-number':
    case 'unmapped-character':
      return plain6;
    default:
      return void 0;
  }
}
function sound(column4, neutral, flavour3) {
  const stripped = `CONVERT(REPLACE(${utf8Bytes(quoteIdentifier(column4.name))}, x'00', '') USING utf8mb4)`;
  const halves = guardPredicate({ id: 'surrogate', onHit: 'stop', code: 'SURROGATE' }, column4, neutral, flavour3);
  return halves === void 0 || !column4.nullable ? stripped : `IF(${halves}, NULL, ${stripped})`;
}
function exactMatch(left2, right, column4) {
  const isText4 = column4.charset !== void 0 && column4.charset !== 'binary';
  return isText4 ? `${utf8Bytes(left2)} = ${utf8Bytes(right)}` : `${left2} = ${right}`;
}

// src/engine/adapters/mysql/read/sizes.ts
var perQuery2 = 100;
var fewRows = 1e3;
async function sizes2(reader, tables, signal) {
  const session = mysqlSession(reader);
  const known = await statistics(session, tables, signal);
  const few = tables.flatMap((table, index) =>
    (known[index]?.rows ?? fewRows + 1) <= fewRows ? [{ table, index }] : [],
  );
  const empty3 = /* @__PURE__ */ new Set();
  for (let from = 0; from < few.length; from += perQuery2) {
    const batch = few.slice(from, from + perQuery2);
    const asked = batch.map(
      ({ table }) => `NOT EXISTS (SELECT 1 FROM ${quoteIdentifier(table.schema)}.${quoteIdentifier(table.name)})`,
    );
    const { rows } = await session.execute(`SELECT ${asked.join(', ')}`, { signal });
    batch.forEach(({ index }, at3) => {
      if (rows[0]?.[at3] === '1') empty3.add(index);
    });
  }
  return known.map((size, index) => size && { ...size, empty: empty3.has(index) });
}
async function statistics(session, tables, signal) {
  const schemas2 = [...new Set(tables.map((table) => table.schema))];
  if (schemas2.length === 0) return [];
  const { rows } = await session.execute(
    `SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_ROWS, DATA_LENGTH FROM information_schema.TABLES
     WHERE TABLE_SCHEMA IN (${schemas2.map(() => '?').join(', ')}) AND TABLE_TYPE <> 'VIEW'`,
    { values: schemas2, signal },
  );
  const found = new Map(
    rows.map(([schema, name, count2, bytes5]) => [
      JSON.stringify([schema, name]),
      { rows: Number(count2), bytes: Number(bytes5), empty: false },
    ]),
  );
  return tables.map((table) => found.get(JSON.stringify([table.schema, table.name])));
}

// src/engine/adapters/mysql/read/snapshot.ts
init_errors();

// src/engine/adapters/mysql/read/sourceMoves.ts
async function readMarks(session, tables, signal) {
  const schemas2 = [...new Set(tables.map((table) => table.schema))];
  const wanted2 = new Set(tables.map((table) => JSON.stringify([table.schema, table.name])));
  const list7 = schemas2.length === 0 ? `''` : schemas2.map(() => '?').join(', ');
  const { rows } = await session.execute(
    `SELECT TABLE_SCHEMA, TABLE_NAME, UPDATE_TIME, NOW() FROM information_schema.TABLES WHERE TABLE_SCHEMA IN (${list7})`,
    { values: schemas2, signal },
  );
  const own = rows.filter((row) => wanted2.has(JSON.stringify([row[0], row[1]])));
  const times3 = new Map(own.map((row) => [JSON.stringify([row[0], row[1]]), row[2] ?? null]));
  return { now: rows[0]?.[3] ?? '', times: times3 };
}
function sawMoves(before, after) {
  let certain = true;
  for (const [table, time2] of after.times) {
    const earlier = before.times.get(table);
    if (time2 !== earlier && time2 !== null) return true;
    if (time2 !== null && time2 >= before.now) certain = false;
  }
  return certain ? false : void 0;
}

// src/engine/adapters/mysql/read/snapshot.ts
var lockPatience = 5;
var attempts = 5;
async function snapshot(settings3, tables, readers, positions2, signal) {
  const opened2 = [];
  const open = async () => {
    const session = await connect(settings3, 'source', signal);
    opened2.push(session);
    return session;
  };
  try {
    const sessions = [];
    for (let count2 = 0; count2 < Math.max(1, readers); count2 += 1) sessions.push(await open());
    const locker = await open();
    const work = { sessions, locker, tables, positions: positions2, signal };
    const taken = await take(work);
    const unused2 = sessions.filter((session) => !taken.readers.includes(session));
    await Promise.all(unused2.map((session) => session.close()));
    return {
      readers: taken.readers,
      position: taken.position ?? 'unknown',
      findings: taken.findings,
      movedSince: (later) => movedSince(work, taken, later),
      close: async () => {
        await Promise.all(opened2.map((session) => session.close()));
      },
    };
  } catch (error) {
    await Promise.all(opened2.map((session) => session.close()));
    throw error;
  }
}
async function take(work) {
  await run(work.locker, `SET SESSION lock_wait_timeout = ${lockPatience}`, work.signal);
  const refused2 = [];
  for (const lock2 of ['FLUSH TABLES WITH READ LOCK', lockTables(work.tables)]) {
    if (lock2 === void 0) continue;
    const why = await tryLock(work.locker, lock2, work.signal);
    if (why === void 0) return await underLock(work);
    refused2.push(why);
  }
  return await withoutLock(work, refused2);
}
function lockTables(tables) {
  if (tables.length === 0) return void 0;
  const names7 = tables.map((table) => `${quoteIdentifier(table.schema)}.${quoteIdentifier(table.name)} READ`);
  return `LOCK TABLES ${names7.join(', ')}`;
}
async function tryLock(locker, sql, signal) {
  try {
    await run(locker, sql, signal);
    return void 0;
  } catch (error) {
    throwIfCancelled(signal, 'run');
    const number2 = errorNumber(error instanceof Error ? error.cause : error);
    if (number2 === 0) throw error;
    return error instanceof Error ? error.message : String(error);
  }
}
async function underLock(work) {
  try {
    for (const session of work.sessions) await begin(session, work.signal);
    const position6 = await readPosition(work);
    const marks = await readMarks(work.locker, work.tables, work.signal);
    return { readers: work.sessions, position: position6, marks, findings: [] };
  } finally {
    await run(work.locker, 'UNLOCK TABLES');
  }
}
async function withoutLock(work, refused2) {
  const why = `Neither FLUSH TABLES WITH READ LOCK nor LOCK TABLES was possible (${refused2.join('; ')})`;
  const [first] = work.sessions;
  for (let attempt = 1; attempt <= attempts && work.sessions.length > 1; attempt += 1) {
    const before2 = await readPosition(work);
    if (before2 === void 0) break;
    for (const session of work.sessions) await begin(session, work.signal);
    const marks2 = await readMarks(work.locker, work.tables, work.signal);
    if ((await readPosition(work)) === before2)
      return { readers: work.sessions, position: before2, marks: marks2, findings: [] };
    for (const session of work.sessions) await run(session, 'ROLLBACK', work.signal);
  }
  const marks = await readMarks(work.locker, work.tables, work.signal);
  const before = await readPosition(work);
  if (first) await begin(first, work.signal);
  const still = (await readPosition(work)) === before;
  return {
    readers: work.sessions.slice(0, 1),
    position: still ? before : void 0,
    marks,
    findings: work.sessions.length > 1 ? [oneReader(work, why)] : [],
  };
}
function oneReader(work, why) {
  return {
    code: 'SNAPSHOT_ONE_READER',
    severity: 'warning',
    object: { kind: 'database', path: [work.locker.server.database] },
    message: `${why}. One reader alone sees a consistent state, so the copy uses one reader in place of ${work.sessions.length}.`,
    fix: 'Grant RELOAD, or LOCK TABLES on the database, to copy faster.',
  };
}
async function begin(session, signal) {
  await run(session, 'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ', signal);
  await run(session, 'START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY', signal);
}
async function run(session, sql, signal) {
  await session.execute(sql, { signal });
}
async function readPosition({ locker, positions: positions2, signal }) {
  for (const { sql, columns: columns4 } of positions2) {
    try {
      const { rows } = await locker.execute(sql, { signal });
      const parts2 = columns4.map((at3) => (rows[0]?.[at3] ?? '').replaceAll('\n', '')).filter((part3) => part3 !== '');
      if (parts2.length > 0) return parts2.join(':');
    } catch {
      throwIfCancelled(signal, 'run');
    }
  }
  return void 0;
}
async function movedSince(work, taken, signal) {
  const position6 = await readPosition({ ...work, signal });
  if (position6 !== void 0 && position6 === taken.position) return false;
  return sawMoves(taken.marks, await readMarks(work.locker, work.tables, signal));
}

// src/engine/adapters/mysql/read.ts
function createRead(flavour3) {
  return {
    formats: ['text', 'csv', 'binary'],
    column: readColumn,
    select,
    width: ({ columns: columns4 }) =>
      `LENGTH(CONCAT_WS('', ${columns4.map(({ name }) => quoteIdentifier(name)).join(', ')}))`,
    guard: (guard3, column4, neutral) => guardPredicate(guard3, column4, neutral, flavour3),
    lossyColumn: (guard3, column4, neutral, form) => readLossy(guard3, column4, neutral, form, flavour3),
    exactMatch,
    sizes: sizes2,
    estimate,
    chunks,
    range,
    snapshot: (settings3, tables, readers, signal) => snapshot(settings3, tables, readers, flavour3.positions, signal),
  };
}

// src/engine/adapters/mysql/scratch.ts
var scratch = {
  schemasAreDatabases: true,
  move(sql, names7) {
    const list7 = [...tokens(sql)];
    const meaningful = list7.filter(isMeaningful);
    const others2 = /* @__PURE__ */ new Set();
    const moved = /* @__PURE__ */ new Map();
    meaningful.forEach((token, index) => {
      if (token.kind !== 'word' && token.kind !== 'quoted') return;
      const before = meaningful[index - 1]?.text;
      const isQualifier = meaningful[index + 1]?.text === '.' && before !== '.';
      const isDatabase = /^(schema|database)$/iu.test(before ?? '') || /^exists$/iu.test(before ?? '');
      if (!isQualifier && !isDatabase) return;
      const name = identifierOf(token);
      const target = names7.get(name);
      if (target !== void 0) moved.set(token.start, quoteIdentifier(target));
      else if (isQualifier) others2.add(name);
    });
    return { sql: list7.map((token) => moved.get(token.start) ?? token.text).join(''), others: [...others2] };
  },
  createDatabase: (name) => [`CREATE DATABASE ${quoteIdentifier(name)}`],
  extensions: async () => [],
};

// src/engine/adapters/mysql/settings.ts
var names4 = [
  'sql_mode',
  'time_zone',
  'system_time_zone',
  'character_set_server',
  'collation_server',
  'character_set_database',
  'collation_database',
  'character_set_client',
  'transaction_isolation',
  'tx_isolation',
  'lower_case_table_names',
  'default_storage_engine',
  'explicit_defaults_for_timestamp',
  'foreign_key_checks',
  'unique_checks',
  'local_infile',
  'max_allowed_packet',
  'log_bin',
  'sql_require_primary_key',
];
async function settings(session, signal) {
  const list7 = names4.map((name) => `'${name}'`).join(', ');
  const show = async (scope) => {
    const { rows } = await session.query(`SHOW ${scope} VARIABLES WHERE Variable_name IN (${list7})`, [], signal);
    return new Map(rows.map(([name, value2]) => [(name ?? '').toLowerCase(), value2 ?? '']));
  };
  const [server, own] = [await show('GLOBAL'), await show('SESSION')];
  return names4.flatMap((name) => {
    const [value2, inSession] = [server.get(name) ?? own.get(name), own.get(name)];
    if (value2 === void 0 || (name === 'tx_isolation' && server.has('transaction_isolation'))) return [];
    return [
      inSession === void 0 || inSession === value2
        ? { name, value: value2 }
        : { name, value: value2, session: inSession },
    ];
  });
}

// src/engine/adapters/mysql/types/choices.ts
var longestVarchar = 16383;
var longestChar = 255;
function choice(type, canonical2, parts2 = {}) {
  const { form = 'plain', guards = [], losses: losses2 = [], load: load5, check, way } = parts2;
  return {
    type,
    form,
    canonical: canonical2,
    guards,
    losses: losses2,
    ...(load5 === void 0 ? {} : { load: load5 }),
    ...(check === void 0 ? {} : { check }),
    ...(way === void 0 ? {} : { way }),
  };
}
var guard = (id, onHit, code2, limit) => ({
  id,
  onHit,
  code: code2,
  ...(limit === void 0 ? {} : { limit }),
});
var info = (code2, message) => ({ code: code2, severity: 'info', message });
var warning = (code2, message) => ({ code: code2, severity: 'warning', message });
var numberGuards = [guard('nan', 'stop', 'NAN_VALUE'), guard('infinity', 'stop', 'INFINITE_VALUE')];
var dateRange = guard('date-range', 'stop', 'DATE_RANGE');
var loadBits = 'CAST(CONV(@value, 2, 10) AS UNSIGNED)';
var loadHex = 'UNHEX(@value)';
var loadUuid = `UNHEX(REPLACE(@value, '-', ''))`;
var instantAsUtc = info(
  'INSTANT_AS_UTC',
  'The moment is stored as UTC in a DATETIME, which knows no time zone: read and write it as UTC.',
);
var asTextLoss = warning(
  'TYPE_AS_TEXT',
  'Every value is kept exactly, as text; the target no longer knows what it means.',
);
function exact(type, flavour3) {
  return `${type} COLLATE ${flavour3.exactCollation}`;
}
function keyBytes2(need4, context, flavour3) {
  if (context.key === void 0 || context.key === 'index') return void 0;
  const bytesOf = (neutral) => {
    const [best] = fromNeutral(neutral, { ...context, key: 'index', companions: [] }, flavour3);
    const type = best && parseType(best.type);
    return type === void 0 ? Infinity : sizeOf(type).most;
  };
  const rooms = context.companions.map((others2) => roomInKey(need4, others2.map(bytesOf)));
  return Math.min(longestKeyBytes, ...rooms);
}
function anyText(context, flavour3, canonical2, parts2) {
  const long = choice(exact('LONGTEXT', flavour3), canonical2, parts2);
  const room = keyBytes2(Infinity, context, flavour3);
  return room === void 0 ? [long] : [limitedText(Math.floor(room / 4), flavour3, canonical2, parts2), long];
}
function limitedText(limit, flavour3, canonical2, parts2) {
  const limited = warning('LENGTH_LIMITED', `Part of a key: values of more than ${limit} characters will be refused.`);
  return choice(exact(`VARCHAR(${limit})`, flavour3), canonical2, {
    ...parts2,
    guards: [...(parts2.guards ?? []), guard('text-length', 'next', 'KEY_TOO_LONG', limit)],
    losses: [...(parts2.losses ?? []), limited],
  });
}
function boundedText(length4, context, flavour3, canonical2, parts2 = {}) {
  if (length4 > longestVarchar) {
    const check = `CHAR_LENGTH(@value) <= ${length4}`;
    const checked = info('LENGTH_CHECKED', `No VARCHAR is that long: a CHECK keeps to ${length4} characters.`);
    return anyText(context, flavour3, canonical2, { ...parts2, check, losses: [...(parts2.losses ?? []), checked] });
  }
  const plain6 = choice(exact(`VARCHAR(${length4})`, flavour3), canonical2, parts2);
  const long = choice(exact('LONGTEXT', flavour3), canonical2, {
    ...parts2,
    losses: [...(parts2.losses ?? []), info('LENGTH_DROPPED', `Texts may be longer than ${length4} characters.`)],
  });
  const room = keyBytes2(length4 * 4, context, flavour3) ?? Infinity;
  if (room >= length4 * 4 || context.key === 'unique') return [plain6, long];
  return [limitedText(Math.floor(room / 4), flavour3, canonical2, parts2), plain6, long];
}
function integers({ bits: bits4, unsigned }) {
  const name = { 8: 'TINYINT', 16: 'SMALLINT', 24: 'MEDIUMINT', 32: 'INT', 64: 'BIGINT' }[bits4];
  return [choice(`${name}${unsigned ? ' UNSIGNED' : ''}`, 'integer', unsigned ? { way: 'same' } : {})];
}
function decimals({ precision: precision2, scale = 0 }, context, flavour3) {
  const guards = numberGuards;
  const asText5 = { form: 'native', losses: [asTextLoss], way: 'text' };
  if (precision2 !== void 0 && precision2 <= 65 && scale <= flavour3.largestScale) {
    return [
      choice(`DECIMAL(${precision2},${scale})`, 'decimal', { guards }),
      ...anyText(context, flavour3, 'native', asText5),
    ];
  }
  const padded = info('SCALE_PADDED', 'Every value shows thirty digits behind the point; its amount is the same.');
  const widest2 = choice('DECIMAL(65,30)', 'decimal', {
    guards: [...guards, guard('decimal-range', 'next', 'DECIMAL_RANGE', 30)],
    losses: [padded],
    way: 'decimal',
  });
  const texts5 = anyText(context, flavour3, 'native', asText5);
  return context.key === void 0 ? [...texts5, widest2] : [widest2, ...texts5];
}
function floats({ bits: bits4 }, context, flavour3) {
  const zero3 = flavour3.negativeZero ? [] : [guard('negative-zero', 'stop', 'NEGATIVE_ZERO')];
  return [
    choice(bits4 === 32 ? 'FLOAT' : 'DOUBLE', 'float', { guards: [...numberGuards, ...zero3] }),
    ...boundedText(32, context, flavour3, 'native', { form: 'native', losses: [asTextLoss] }),
  ];
}
function texts2({ length: length4, fixed: fixed3, foldsCase: foldsCase2 }, context, flavour3) {
  const guards = [guard('text-encoding', 'stop', 'TEXT_ENCODING')];
  const exactly3 =
    length4 === void 0
      ? anyText(context, flavour3, 'text', { guards })
      : boundedText(length4, context, flavour3, 'text', {
          guards,
          losses: fixed3 ? [info('PADDING_DROPPED', 'Trailing blanks count in VARCHAR; in CHAR they do not.')] : [],
        });
  const isChar = fixed3 && length4 !== void 0 && length4 <= longestChar;
  const list7 = isChar ? [choice(exact(`CHAR(${length4})`, flavour3), 'text', { guards }), ...exactly3] : exactly3;
  if (!foldsCase2) return list7;
  const collation = flavour3.caseFoldingCollation;
  const folded = collation === void 0 ? [] : list7.map((entry2) => folding(entry2, collation, context, flavour3));
  return [...folded, ...list7.map(withoutFolding)];
}
function folding(entry2, collation, context, flavour3) {
  const folds = info(
    'CASE_FOLDING_DIFFERS',
    'Capital and small letters stay equal, as in the source; a few rare characters are equal too that the source keeps apart, or the reverse.',
  );
  const type = entry2.type.replace(flavour3.exactCollation, collation);
  const inKey = context.key !== void 0 && context.key !== 'index';
  const guards = inKey ? [...entry2.guards, guard('key-folding', 'next', 'KEY_FOLDING')] : entry2.guards;
  return { ...entry2, type, foldsCase: true, guards, losses: [...entry2.losses, folds] };
}
function withoutFolding(entry2) {
  const counts = warning(
    'CASE_COUNTS',
    'In the source capital and small letters are equal in this column; here they differ.',
  );
  return { ...entry2, losses: [...entry2.losses, counts] };
}
function bytes2({ length: length4, fixed: fixed3 }, context, flavour3) {
  const load5 = loadHex;
  const dropped2 = length4 === void 0 ? [] : [info('LENGTH_DROPPED', `Values may be longer than ${length4} bytes.`)];
  const long = choice('LONGBLOB', 'hex', { load: load5, losses: dropped2 });
  if (fixed3 && length4 !== void 0 && length4 <= longestChar)
    return [choice(`BINARY(${length4})`, 'hex', { load: load5 }), long];
  const plain6 =
    length4 !== void 0 && length4 <= longestKeyBytes ? [choice(`VARBINARY(${length4})`, 'hex', { load: load5 })] : [];
  const need4 = length4 ?? Infinity;
  const limit = keyBytes2(need4, context, flavour3);
  if (limit === void 0 || limit >= need4 || (plain6.length > 0 && context.key === 'unique')) return [...plain6, long];
  const limited = choice(`VARBINARY(${limit})`, 'hex', {
    load: load5,
    guards: [guard('key-length', 'next', 'KEY_TOO_LONG', limit)],
    losses: [warning('LENGTH_LIMITED', `Part of a key: values of more than ${limit} bytes will be refused.`)],
  });
  return [limited, ...plain6, long];
}
function bits2({ length: length4, varying }, context, flavour3) {
  const losses2 = [warning('BITS_AS_TEXT', 'The bits are kept as a text of 0 and 1.')];
  const digits4 =
    length4 === void 0
      ? anyText(context, flavour3, 'bits', { losses: losses2, way: 'text' })
      : boundedText(length4, context, flavour3, 'bits', { losses: losses2, way: 'text' });
  const fits2 = !varying && (length4 ?? 1) <= 64;
  return fits2 ? [choice(`BIT(${length4 ?? 1})`, 'bits', { load: loadBits, way: 'bit' }), ...digits4] : digits4;
}
function times({ precision: precision2, zone }, context, flavour3) {
  const parts2 = { form: 'native', losses: [asTextLoss], way: 'text' };
  const asText5 = boundedText(64, context, flavour3, 'native', parts2);
  return zone ? asText5 : [choice(`TIME(${precision2})`, 'time', { losses: [timeWidened] }), ...asText5];
}
var timeWidened = info('RANGE_WIDENED', 'TIME also takes spans below 0 and above 24 hours.');
function timestamps({ precision: precision2, zone }, context, flavour3) {
  const datetime = choice(`DATETIME(${precision2})`, 'timestamp', {
    guards: [dateRange],
    losses: zone ? [instantAsUtc] : [],
    way: 'datetime',
  });
  const asText5 = boundedText(64, context, flavour3, 'native', { form: 'native', losses: [asTextLoss], way: 'text' });
  const instant = choice(`TIMESTAMP(${precision2})`, 'timestamp', {
    guards: [guard('instant-range', 'next', 'INSTANT_RANGE')],
    losses: [info('RANGE_NARROWED', 'TIMESTAMP reaches from 1970 to 2038 only.')],
    way: 'timestamp',
  });
  return zone ? [datetime, instant, ...asText5] : [datetime, ...asText5];
}
function dates(_neutral, context, flavour3) {
  const asText5 = boundedText(32, context, flavour3, 'native', { form: 'native', losses: [asTextLoss] });
  return [choice('DATE', 'date', { guards: [dateRange] }), ...asText5];
}
function uuids(_neutral, _context, flavour3) {
  const asText5 = choice('CHAR(36) CHARACTER SET ascii COLLATE ascii_general_ci', 'uuid', {
    losses: [info('UUID_AS_TEXT', 'The value is kept as 36 characters.')],
    way: 'text',
  });
  const binary2 = choice('BINARY(16)', 'uuid', {
    load: loadUuid,
    losses: [info('UUID_AS_BYTES', 'The value is kept as its 16 bytes, in the order in which it is written.')],
    way: 'binary',
  });
  return [
    ...(flavour3.uuid
      ? [choice('UUID', 'uuid', { guards: [guard('uuid-form', 'next', 'UUID_FORM')], way: 'native' })]
      : []),
    asText5,
    binary2,
  ];
}
function jsons({ normalized }, context, flavour3) {
  const depth = guard('json-depth', 'next', 'JSON_DEPTH', flavour3.jsonDepth);
  const surrogate = guard('json-surrogate', 'next', 'JSON_SURROGATE');
  const asText5 = anyText(context, flavour3, 'json', {
    losses: [warning('JSON_AS_TEXT', 'The documents are kept exactly, as text; any text would be taken.')],
    way: 'text',
  });
  if (!flavour3.binaryJson) {
    const widened = normalized ? [info('JSON_TEXT_KEPT', 'New documents keep their text: keys are not sorted.')] : [];
    return [choice('JSON', 'json', { guards: [depth, surrogate], losses: widened, way: 'json' }), ...asText5];
  }
  const guards = [guard('json-number', 'next', 'JSON_NUMBER'), depth, surrogate];
  if (normalized) return [choice('JSON', 'json', { guards, way: 'json' }), ...asText5];
  const rewritten = {
    code: 'JSON_REWRITTEN',
    severity: 'error',
    message: 'JSON sorts keys, drops repeated ones and rewrites numbers: the documents\u2019 text changes.',
  };
  return [...asText5, choice('JSON', 'json', { guards, losses: [rewritten], way: 'json' })];
}
function enums({ labels: labels2 }, context, flavour3) {
  const longest2 = Math.max(1, ...labels2.map((label) => Array.from(label).length));
  const list7 = labels2.map(quoteString).join(', ');
  const order = info(
    'ENUM_AS_CHECK',
    'A CHECK lists the labels; they sort by their letters and not in their declared order.',
  );
  const checked = boundedText(longest2, context, flavour3, 'text', {
    losses: [order],
    ...(labels2.length > 0 ? { check: `@value IN (${list7})` } : {}),
    way: 'check',
  });
  const free = boundedText(longest2, context, flavour3, 'text', {
    losses: [warning('LABELS_FREE', 'Any text of that length is taken; labels sort by their letters.')],
    way: 'text',
  });
  const fits2 =
    labels2.length > 0 &&
    labels2.every((label) => !label.endsWith(' ') && !/[\u{10000}-\u{10ffff}]/u.test(label)) &&
    longest2 <= flavour3.longestEnumLabel;
  const held = [...checked, ...free];
  return fits2 ? [choice(exact(`ENUM(${list7})`, flavour3), 'text', { way: 'enum' }), ...held] : held;
}
function sets({ labels: labels2 }, context, flavour3) {
  const list7 = labels2.map(quoteString).join(', ');
  const fits2 =
    labels2.length > 0 &&
    labels2.length <= 64 &&
    labels2.every((label) => !/[ ,]$|,|[\u{10000}-\u{10ffff}]/u.test(label));
  const asText5 = anyText(context, flavour3, 'set', {
    losses: [warning('SET_AS_TEXT', 'The labels stand in one text, joined by commas.')],
    way: 'text',
  });
  return fits2 ? [choice(exact(`SET(${list7})`, flavour3), 'set', { way: 'set' }), ...asText5] : asText5;
}
function inets({ family, network }, context, flavour3) {
  const losses2 = [info('INET_AS_TEXT', 'Addresses are kept as text: they sort by their letters.')];
  const asText5 = boundedText(43, context, flavour3, 'native', { form: 'native', losses: losses2 });
  if (network || family === 0 || !flavour3.inet.includes(family)) return asText5;
  return [choice(`INET${family}`, 'hex'), ...asText5];
}
function points(_neutral, context, flavour3) {
  return [
    ...boundedText(64, context, flavour3, 'native', { form: 'native', losses: [asTextLoss] }),
    choice('POINT', 'wkt', {
      form: 'wkt',
      load: 'ST_GeomFromText(@value)',
      guards: [guard('point-finite', 'stop', 'POINT_NOT_FINITE')],
      losses: [info('POINT_AS_GEOMETRY', 'The point is a geometry of SRID 0.')],
    }),
  ];
}
function geometries({ subtype, srid }, _context, flavour3) {
  const bound2 = srid === void 0 || !flavour3.sridAttribute ? '' : ` SRID ${srid}`;
  const losses2 = [warning('GEOMETRY_AS_BYTES', 'The geometry is kept exactly, as bytes (4 bytes SRID and WKB).')];
  const unbound = srid !== void 0 && bound2 === '' ? [info('SRID_NOT_BOUND', 'The column takes any SRID.')] : [];
  return [
    choice(`${subtype.toUpperCase()}${bound2}`, 'hex', { load: loadHex, losses: unbound }),
    choice('LONGBLOB', 'hex', { load: loadHex, losses: losses2 }),
  ];
}
function vectors({ dimensions }, context, flavour3) {
  const native = `VECTOR${dimensions === void 0 ? '' : `(${dimensions})`}`;
  const bytesLoss = warning('VECTOR_AS_BYTES', 'The vector is kept exactly, as the bytes of its 32-bit floats.');
  return [
    ...anyText(context, flavour3, 'native', { form: 'native', losses: [asTextLoss] }),
    ...(flavour3.vector ? [choice(native, 'hex', { load: loadHex })] : []),
    choice('LONGBLOB', 'hex', { load: loadHex, losses: [bytesLoss] }),
  ];
}
function textual2({ maxLength }, context, flavour3) {
  const parts2 = { form: 'native', losses: [asTextLoss] };
  return maxLength === void 0
    ? anyText(context, flavour3, 'native', parts2)
    : boundedText(maxLength, context, flavour3, 'native', parts2);
}
var choices = {
  integer: integers,
  decimal: decimals,
  float: floats,
  money: ({ scale = 2 }) => [
    choice(`DECIMAL(19,${scale})`, 'decimal', {
      losses: [info('MONEY_AS_DECIMAL', 'The amount is kept, its currency sign not.')],
    }),
  ],
  boolean: () => [choice('BOOLEAN', 'boolean', { way: 'boolean' })],
  text: texts2,
  bytes: bytes2,
  bits: bits2,
  date: dates,
  time: times,
  duration: ({ precision: precision2 }) => [choice(`TIME(${precision2})`, 'duration', { way: 'time' })],
  timestamp: timestamps,
  interval: (_neutral, context, flavour3) =>
    boundedText(64, context, flavour3, 'native', { form: 'native', losses: [asTextLoss], way: 'text' }),
  year: () => [choice('YEAR', 'integer')],
  uuid: uuids,
  json: jsons,
  xml: (_neutral, context, flavour3) => anyText(context, flavour3, 'native', { form: 'native', losses: [asTextLoss] }),
  enum: enums,
  set: sets,
  array: (_neutral, context, flavour3) =>
    anyText(context, flavour3, 'native', {
      form: 'native',
      losses: [warning('ARRAY_AS_TEXT', 'The array is kept exactly, as the text that PostgreSQL writes.')],
    }),
  inet: inets,
  point: points,
  geometry: geometries,
  vector: vectors,
  textual: textual2,
  unknown: ({ name }, context, flavour3) =>
    anyText(context, flavour3, 'native', {
      form: 'native',
      losses: [
        {
          code: 'UNKNOWN_TYPE',
          severity: 'error',
          message: `Database Migration does not know the type ${name}; its values would be carried as the text that the source prints.`,
        },
      ],
    }),
};
function fromNeutral(neutral, context, flavour3) {
  const listOf = choices[neutral.kind];
  const list7 = listOf(neutral, context, flavour3);
  const hasText = list7.some((entry2) => /^(LONGTEXT|VARCHAR|CHAR|LONGBLOB)\b/.test(entry2.type));
  return hasText
    ? list7
    : [...list7, ...anyText(context, flavour3, 'native', { form: 'native', losses: [asTextLoss] })];
}

// src/engine/adapters/mysql/types/choose.ts
init_errors();

// src/engine/adapters/mysql/types/neutral.ts
var integer2 =
  (bits4) =>
  ({ unsigned }) => ({ kind: 'integer', bits: bits4, unsigned: unsigned ?? false });
var text2 = ({ name, length: length4 }, { collation }) => ({
  kind: 'text',
  ...(length4 === void 0 || name.endsWith('text') ? {} : { length: length4 }),
  ...(name === 'char' ? { fixed: true } : {}),
  ...(collation?.endsWith('_ci') ? { foldsCase: true } : {}),
  ...(collation !== void 0 && /(?<!_as)_ci$/.test(collation) ? { foldsAccents: true } : {}),
  ...(collation !== void 0 && !/_ci$|_(?:0900|nopad)_bin$/.test(collation) ? { foldsBlanks: true } : {}),
});
var bytes3 = ({ name, length: length4 }) => ({
  kind: 'bytes',
  ...(length4 === void 0 || name.endsWith('blob') ? {} : { length: length4 }),
  ...(name === 'binary' ? { fixed: true } : {}),
});
var geometry = ({ name, srid }) => ({
  kind: 'geometry',
  subtype: name,
  ...(srid === void 0 ? {} : { srid }),
});
var readings = {
  // The display width 1 is how both servers write BOOLEAN.
  tinyint: (type) =>
    type.precision === 1 && !type.unsigned && !type.zerofill
      ? { kind: 'boolean' }
      : { kind: 'integer', bits: 8, unsigned: type.unsigned ?? false },
  smallint: integer2(16),
  mediumint: integer2(24),
  int: integer2(32),
  bigint: integer2(64),
  decimal: ({ precision: precision2, scale }) => ({ kind: 'decimal', precision: precision2 ?? 10, scale: scale ?? 0 }),
  float: { kind: 'float', bits: 32 },
  double: { kind: 'float', bits: 64 },
  bit: ({ length: length4 }) => ({ kind: 'bits', length: length4 ?? 1 }),
  year: { kind: 'year' },
  date: { kind: 'date' },
  time: ({ precision: precision2 }) => ({ kind: 'duration', precision: precision2 ?? 0 }),
  datetime: ({ precision: precision2 }) => ({ kind: 'timestamp', precision: precision2 ?? 0, zone: false }),
  timestamp: ({ precision: precision2 }) => ({ kind: 'timestamp', precision: precision2 ?? 0, zone: true }),
  char: text2,
  varchar: text2,
  tinytext: text2,
  text: text2,
  mediumtext: text2,
  longtext: text2,
  binary: bytes3,
  varbinary: bytes3,
  tinyblob: bytes3,
  blob: bytes3,
  mediumblob: bytes3,
  longblob: bytes3,
  enum: ({ labels: labels2 }) => ({ kind: 'enum', labels: labels2 ?? [] }),
  set: ({ labels: labels2 }) => ({ kind: 'set', labels: labels2 ?? [] }),
  json: (_type, _column, { binaryJson }) => ({ kind: 'json', normalized: binaryJson }),
  geometry,
  point: geometry,
  linestring: geometry,
  polygon: geometry,
  multipoint: geometry,
  multilinestring: geometry,
  multipolygon: geometry,
  geometrycollection: geometry,
  vector: ({ length: length4 }) => ({ kind: 'vector', ...(length4 === void 0 ? {} : { dimensions: length4 }) }),
  uuid: { kind: 'uuid' },
  inet4: { kind: 'inet', family: 4, network: false },
  inet6: { kind: 'inet', family: 6, network: false },
};
function toNeutral(type, column4, flavour3) {
  const reading = Object.hasOwn(readings, type.name) ? readings[type.name] : void 0;
  if (reading === void 0) return { kind: 'unknown', name: type.text };
  return typeof reading === 'function' ? reading(type, column4, flavour3) : reading;
}
function isKnownType(name) {
  return Object.hasOwn(readings, name);
}

// src/engine/adapters/mysql/types/choose.ts
var rounded2 = {
  code: 'VALUE_ROUNDED',
  severity: 'error',
  message: 'A floating-point number keeps about sixteen digits: longer numbers change.',
};
var refused = warning(
  'RANGE_NARROWED',
  'Values outside of the type\u2019s range are refused; the load would stop there.',
);
var asText2 = warning(
  'TYPE_AS_TEXT',
  'Every value is kept exactly, as text; the target no longer knows what it means.',
);
var integerWays = {
  integer: { canonical: 'integer', losses: [refused] },
  boolean: { canonical: 'integer' },
  year: { canonical: 'integer' },
  decimal: { canonical: 'decimal', guards: numberGuards, losses: [refused] },
  money: { canonical: 'decimal', losses: [refused] },
};
var decimalWays = {
  integer: { canonical: 'decimal' },
  decimal: { canonical: 'decimal', guards: numberGuards, losses: [refused] },
  money: { canonical: 'decimal', losses: [refused] },
};
var floatWays = {
  float: { canonical: 'float', guards: numberGuards },
  integer: { canonical: 'float', losses: [rounded2] },
  decimal: { canonical: 'float', guards: numberGuards, losses: [rounded2] },
};
var binaryWays = {
  bytes: { canonical: 'hex', load: loadHex, losses: [refused] },
  uuid: { canonical: 'uuid', load: loadUuid },
  geometry: { canonical: 'hex', load: loadHex },
  vector: { canonical: 'hex', load: loadHex },
};
var textWays = {
  text: { canonical: 'text' },
  enum: { canonical: 'text' },
  set: { canonical: 'set' },
  json: { canonical: 'json' },
  uuid: { canonical: 'uuid' },
  bits: { canonical: 'bits' },
  bytes: { canonical: 'hex', losses: [warning('BYTES_AS_HEX', 'The bytes are kept as their hexadecimal digits.')] },
};
var families = [
  [/^(tiny|small|medium|big)?int$/, integerWays],
  [/^decimal$/, decimalWays],
  [/^(float|double)$/, floatWays],
  [/^(binary|varbinary|(tiny|medium|long)?blob)$/, binaryWays],
  [/^(char|varchar|(tiny|medium|long)?text)$/, textWays],
  [/^enum$/, { enum: { canonical: 'text' }, text: { canonical: 'text', losses: [refused] } }],
  [/^set$/, { set: { canonical: 'set' } }],
  [/^bit$/, { bits: { canonical: 'bits', load: loadBits }, boolean: { canonical: 'boolean', load: loadBits } }],
  [/^year$/, { year: { canonical: 'integer' }, integer: { canonical: 'integer', losses: [refused] } }],
  [/^date$/, { date: { canonical: 'date', guards: [dateRange] } }],
  [
    /^datetime$/,
    {
      timestamp: { canonical: 'timestamp', guards: [dateRange], losses: [instantAsUtc] },
      date: { canonical: 'timestamp', guards: [dateRange] },
    },
  ],
  [
    /^timestamp$/,
    {
      timestamp: {
        canonical: 'timestamp',
        guards: [guard('instant-range', 'stop', 'INSTANT_RANGE')],
        losses: [refused],
      },
    },
  ],
  [
    /^time$/,
    {
      time: { canonical: 'time' },
      duration: { canonical: 'duration' },
      interval: { canonical: 'duration', guards: [guard('time-range', 'stop', 'TIME_RANGE')] },
    },
  ],
  [
    /^json$/,
    { json: { canonical: 'json', losses: [warning('JSON_REWRITTEN', 'Documents may be rewritten by the type.')] } },
  ],
];
function chooseType(neutral, written2, context, flavour3) {
  const type = parseType(written2);
  if (type === void 0 || !isKnownType(type.name)) {
    throw invalid(written2, `"${written2}" is no type of MySQL or MariaDB.`, 'Write a type as CREATE TABLE takes it.');
  }
  const offered = fromNeutral(neutral, context, flavour3).find((entry2) => sameType(entry2.type, type));
  if (offered) return offered;
  const ways2 = families.find(([pattern5]) => pattern5.test(type.name))?.[1];
  const isText4 = ways2 === textWays;
  const way = ways2?.[neutral.kind] ?? (isText4 ? { canonical: 'native', form: 'native', losses: [asText2] } : void 0);
  if (way === void 0) {
    throw invalid(
      written2,
      `Values of the kind "${neutral.kind}" can't be carried into ${written2}.`,
      `Choose one of: ${fromNeutral(neutral, context, flavour3)
        .map((entry2) => entry2.type)
        .join(', ')}.`,
    );
  }
  const limit = isText4 && type.length !== void 0 ? [guard('text-length', 'stop', 'TEXT_TOO_LONG', type.length)] : [];
  const ddl2 = isText4 && type.collation === void 0 && type.charset === void 0;
  return choice(ddl2 ? `${written2.trim()} COLLATE ${flavour3.exactCollation}` : written2.trim(), way.canonical, {
    ...way,
    guards: [...(way.guards ?? []), ...limit],
    losses: [...(way.losses ?? []), ...shorterLosses(neutral, isText4 ? type.length : void 0)],
  });
}
function shorterLosses(neutral, length4) {
  const limited = neutral.kind === 'text' && length4 !== void 0 && (neutral.length ?? Infinity) > length4;
  return limited ? [warning('LENGTH_LIMITED', `Texts of more than ${length4} characters are refused.`)] : [];
}
function sameType(offered, wanted2) {
  const type = parseType(offered);
  const key = (entry2) =>
    JSON.stringify([
      entry2.name,
      entry2.length,
      entry2.precision,
      entry2.scale,
      entry2.unsigned ?? false,
      entry2.labels,
    ]);
  const collation = wanted2.collation === void 0 || wanted2.collation === type?.collation;
  return type !== void 0 && collation && key(type) === key(wanted2);
}
function invalid(object, message, hint) {
  return new EngineError({ code: 'MAPPING_INVALID', stage: 'map', object, message, hint });
}

// src/engine/adapters/mysql/types.ts
function createTypes(of) {
  return {
    isKnown: (written2) => isKnownType(parseType(written2)?.name ?? ''),
    toNeutral: (column4, server) => toNeutral(column4.type, column4, of(server)),
    fromNeutral: (neutral, context, server) => fromNeutral(neutral, context, of(server)),
    choose: (neutral, type, context, server) => chooseType(neutral, type, context, of(server)),
  };
}

// src/engine/adapters/mysql/write/batches.ts
init_errors();

// src/engine/stream/rows.ts
import { Readable as Readable2 } from 'node:stream';
function streamOfRows(rows) {
  const readable = Readable2.from(rows, { objectMode: false });
  return {
    readable,
    finished: Promise.resolve({ rows: rows.length }),
    abort() {
      readable.destroy();
      return Promise.resolve();
    },
  };
}

// src/engine/adapters/mysql/write/insert.ts
init_errors();
import { isUtf8 } from 'node:buffer';

// src/engine/adapters/mysql/write/loadErrors.ts
init_errors();
var warningsShown = 10;
function imperfect(session, message, warnings) {
  const shown2 = warnings.slice(0, warningsShown).map(
    (warning3) => `
  ${warning3}`,
  );
  return new RowsRefused(refusalOf2(warnings[0] ?? message), {
    message: `${message} Nothing of it was kept.${shown2.join('')}`,
    hint: `Mend the values that the ${session.server.engine} server names, or choose a type that holds them.`,
  });
}
function streamBroken(cause) {
  if (cause instanceof EngineError && cause.code === 'CANCELLED') return cause;
  const known = cause instanceof EngineError ? cause : void 0;
  const why = cause instanceof Error ? cause.message : 'unknown reason.';
  return new EngineError({
    code: 'STREAM_BROKEN',
    stage: 'run',
    message: `The source stopped in the middle of the copy: ${why} Nothing of the chunk was kept.`,
    hint: known?.hint ?? 'Check the source, then run the step again.',
    retryable: known?.retryable,
    cause,
  });
}
function refusalOf2(told) {
  const [, code2, text6 = told] = /^(?:Warning|Error|Note) (\d+): (.*)$/su.exec(told) ?? [];
  const row = /(?: at row |^Row )(\d+)/u.exec(text6)?.[1];
  const column4 =
    /\bcolumn (?:(?:`[^`]+`\.)*`([^`]+)`|'([^']+)')(?: at row \d+)?$/iu.exec(text6) ??
    /^Column '([^']+)' /u.exec(text6);
  return {
    reason: `${text6.replace(/ at row \d+$/u, '')}${code2 === void 0 ? '' : ` (${code2})`}`,
    row: row === void 0 ? void 0 : Number(row),
    column: column4?.[1] ?? column4?.[2],
  };
}
var shortages = /* @__PURE__ */ new Set([3, 1026, 1030, 1037, 1038, 1041, 1206]);
function refusedRows(session, error) {
  if (error instanceof RowsRefused) return error;
  if (!(error instanceof EngineError) || error.code !== 'STATEMENT_FAILED' || error.retryable) return void 0;
  const number2 = errorNumber(error.cause);
  if (shortages.has(number2)) return void 0;
  return imperfect(session, error.message, [`Error ${number2}: ${error.message}`]);
}

// src/engine/adapters/mysql/write/loadStatement.ts
init_errors();
var streamName = '@stream';
var framing = `CHARACTER SET utf8mb4 FIELDS TERMINATED BY ',' ENCLOSED BY '"' ESCAPED BY '' LINES TERMINATED BY '\\n'`;
function loadStatement(table, columns4, server) {
  const fields2 = columns4.map((column4) =>
    column4.load === void 0 ? quoteIdentifier(column4.name) : variableOf(column4.name),
  );
  const sets3 = columns4
    .filter((column4) => column4.load !== void 0)
    .map(({ name, load: load5 }) => `${quoteIdentifier(name)} = ${load5.replaceAll('@value', () => variableOf(name))}`);
  const set =
    sets3.length === 0
      ? ''
      : `
SET ${sets3.join(',\n  ')}`;
  return `LOAD DATA LOCAL INFILE '${streamName}' INTO TABLE ${qualify(table, server)}
(${fields2.join(', ')})${set};`;
}
function variableOf(name) {
  return /^[A-Za-z_][\w$]*$/.test(name) ? `@${name}` : `@${quoteIdentifier(name)}`;
}
function parseLoad(statement2) {
  const found = [...tokens(statement2)].filter(isMeaningful);
  const last = found.at(-1);
  if (last?.text === ';') found.pop();
  const start = ['load', 'data', 'local', 'infile'];
  const isLoad = start.every((word2, at3) => found[at3]?.text.toLowerCase() === word2);
  if (!isLoad) throw invalid2('The target half of a copy step is not LOAD DATA LOCAL INFILE.');
  const file = found[start.length];
  if (file?.kind !== 'string' || stringOf(file.text) !== streamName) {
    throw invalid2(`LOAD DATA must read '${streamName}', which stands for the source half.`);
  }
  const into = start.length + 1;
  if (found[into]?.text.toLowerCase() !== 'into' || found[into + 1]?.text.toLowerCase() !== 'table') {
    throw invalid2(`Behind '${streamName}' INTO TABLE must follow; REPLACE and IGNORE would change or drop rows.`);
  }
  const named3 = tableName(found, into + 2, { database: '' });
  if (named3 === void 0) throw invalid2('LOAD DATA names no table.');
  const tableTokens = found.slice(into + 2, into + 2 + named3.length);
  const table = textOf3(statement2, tableTokens);
  return { text: statement2, table, name: named3.name, ...parseFields(found, into + 2 + named3.length) };
}
function parseFields(found, from) {
  let at3 = from;
  if (found[at3]?.text.toLowerCase() === 'partition') at3 = closing(found, at3 + 1) + 1;
  const open = found[at3];
  if (open?.text !== '(') {
    throw invalid2(
      'Behind the table the list of columns must follow; character set, FIELDS and LINES are added when it runs.',
    );
  }
  const end2 = closing(found, at3);
  const fields2 = split(found.slice(at3 + 1, end2), ',').map(([token]) => fieldOf(token));
  const rest = found.slice(end2 + 1);
  if (rest.length > 0 && rest[0]?.text.toLowerCase() !== 'set')
    throw invalid2(`"${rest[0]?.text}" was not expected here.`);
  const sets3 = rest.length === 0 ? [] : split(rest.slice(1), ',').map(parseSet);
  return { fields: fields2, sets: sets3, framingAt: open.start };
}
function fieldOf(token) {
  if (token?.kind === 'variable') return variableKey(token);
  if (token?.kind === 'quoted' || token?.kind === 'word') return identifierOf(token);
  throw invalid2('The list of columns holds something that is neither a column nor a variable.');
}
function variableKey(token) {
  const name = token.text.slice(1);
  return `@${identifierOf({ kind: name.startsWith('`') ? 'quoted' : 'word', text: name, start: 0 }).toLowerCase()}`;
}
function parseSet(part3) {
  const [column4, equals, ...expression2] = part3;
  if (!column4 || equals?.text !== '=' || expression2.length === 0 || !['quoted', 'word'].includes(column4.kind)) {
    throw invalid2('SET holds something that is not column = expression.');
  }
  return { column: identifierOf(column4), expression: expression2 };
}
function closing(found, open) {
  let depth = 0;
  for (let at3 = open; at3 < found.length; at3 += 1) {
    if (found[at3]?.text === '(') depth += 1;
    else if (found[at3]?.text === ')') depth -= 1;
    if (depth === 0) return at3;
  }
  throw invalid2('A parenthesis is not closed.');
}
function split(found, separator) {
  const parts2 = [[]];
  let depth = 0;
  for (const token of found) {
    if (token.text === '(') depth += 1;
    else if (token.text === ')') depth -= 1;
    if (token.text === separator && depth === 0) parts2.push([]);
    else parts2.at(-1)?.push(token);
  }
  return parts2;
}
function textOf3(statement2, part3) {
  const [first] = part3;
  const last = part3.at(-1);
  return first && last ? statement2.slice(first.start, last.start + last.text.length) : '';
}
function framed2(statement2, parsed) {
  const whole3 = statement2.trimEnd().replace(/;$/, '');
  return `${whole3.slice(0, parsed.framingAt).trimEnd()} ${framing}
${whole3.slice(parsed.framingAt)}`;
}
function invalid2(message) {
  return new EngineError({
    code: 'SCRIPT_INVALID',
    stage: 'run',
    message,
    hint: `Write it as: LOAD DATA LOCAL INFILE '${streamName}' INTO TABLE \`table\` (\`column\`, @variable) SET \`other\` = expression;`,
  });
}

// src/engine/adapters/mysql/write/insert.ts
var mostPlaceholders = 65535;
var mostRows = 1e3;
var batchBytes2 = 1024 * 1024;
var longestLength = 9;
async function insertRows(session, parsed, request, why, signal) {
  const template = insertTemplate(parsed);
  const source = request.open();
  const decoder = csvDecoder();
  const perStatement = Math.max(
    1,
    Math.min(mostRows, Math.floor(mostPlaceholders / Math.max(1, template.fields.length))),
  );
  const room = Math.min(batchBytes2, Number(session.server.capabilities.maxAllowedPacket ?? batchBytes2) / 4);
  const batch = { rows: [], bytes: 0 };
  let bytes5 = 0;
  let inserted = 0;
  const flush = async () => {
    if (batch.rows.length === 0) return;
    inserted += await insertBatch(session, template, batch.rows, signal);
    batch.rows = [];
    batch.bytes = 0;
  };
  let sourceFailed;
  source.finished.catch((cause) => (sourceFailed ??= { cause }));
  try {
    for await (const chunk of source.readable) {
      throwIfCancelled(signal, 'run');
      bytes5 += chunk.length;
      for (const row of decoder.push(chunk)) {
        demandFit(session, template, row, inserted + batch.rows.length + 1);
        batch.rows.push(row);
        batch.bytes += row.reduce((sum2, value2) => sum2 + (value2?.length ?? 0), 0);
        if (batch.rows.length >= perStatement || batch.bytes >= room) await flush();
      }
      request.onBytes(bytes5);
    }
    decoder.end();
    await flush();
    const { rows } = await source.finished;
    if (rows !== inserted) throw imperfect(session, `The source sent ${rows} rows, the target took ${inserted}.`, []);
    return {
      rows,
      bytes: bytes5,
      statement: insertStatement(parsed),
      warnings: [`${why}: rows went in as INSERTs, which is slower.`],
    };
  } catch (error) {
    const cause = sourceFailed?.cause;
    await source.abort();
    if (error instanceof CsvError) throw broken(error);
    const isTargets = error instanceof EngineError && cause === void 0;
    throw isTargets ? error : streamBroken(cause ?? error);
  }
}
function insertTemplate(parsed) {
  const fields2 = [];
  const columns4 = [];
  const values = [];
  parsed.fields.forEach((field, index) => {
    if (field.startsWith('@')) return;
    columns4.push(field);
    values.push('?');
    fields2.push(index);
  });
  for (const { column: column4, expression: expression2 } of parsed.sets) {
    columns4.push(column4);
    values.push(withPlaceholders(parsed, expression2, fields2));
  }
  const head = `INSERT INTO ${parsed.table} (${columns4.map(quoteIdentifier).join(', ')})`;
  return { head, row: `(${values.join(', ')})`, width: parsed.fields.length, fields: fields2 };
}
function withPlaceholders(parsed, expression2, fields2) {
  let sql = '';
  let end2 = expression2[0]?.start ?? 0;
  for (const token of expression2) {
    const index = token.kind === 'variable' ? parsed.fields.indexOf(variableKey(token)) : -1;
    if (index >= 0) fields2.push(index);
    sql += parsed.text.slice(end2, token.start) + (index >= 0 ? '?' : token.text);
    end2 = token.start + token.text.length;
  }
  return sql;
}
function insertStatement(parsed) {
  const { head, row } = insertTemplate(parsed);
  return `${head} VALUES ${row}`;
}
async function tryInsert(session, parsed, signal) {
  const { head, row, fields: fields2 } = insertTemplate(parsed);
  const sql = `${head} SELECT ${row.slice(1, -1)} FROM DUAL WHERE FALSE`;
  await session.execute(sql, { prepared: fields2.map(() => null), signal });
}
var packetOverhead = 16 * 1024;
function demandFit(session, { fields: fields2, width }, row, place) {
  const most = Number(session.server.capabilities.maxAllowedPacket ?? Infinity);
  const bytes5 = fields2.reduce((sum2, field) => sum2 + (row[field]?.length ?? 0) + longestLength, 0);
  const reason3 =
    bytes5 > most - Math.min(packetOverhead, most / 4)
      ? `The row's ${bytes5} bytes don't fit into a packet of the server (max_allowed_packet = ${most})`
      : row.length !== width
        ? `The row has ${row.length} values, and the statement takes ${width}`
        : row.some((value2) => value2 !== null && !isUtf8(value2))
          ? 'The row holds bytes that are no UTF-8'
          : void 0;
  if (reason3 === void 0) return;
  throw new RowsRefused(
    { reason: reason3, row: place },
    { message: `${reason3}. Nothing of it was kept.`, hint: 'Mend the row, or the server\u2019s settings.' },
  );
}
async function insertBatch(session, template, rows, signal) {
  const sql = `${template.head} VALUES ${rows.map(() => template.row).join(', ')}`;
  const values = rows.flatMap((row) => template.fields.map((field) => row[field]?.toString('utf8') ?? null));
  const result = await session.execute(sql, { prepared: values, signal });
  if (result.warningCount === 0) return result.affectedRows;
  throw imperfect(
    session,
    `The target took ${result.affectedRows} of ${rows.length} rows with warnings.`,
    result.warnings,
  );
}
function broken(error) {
  return new EngineError({
    code: 'STREAM_BROKEN',
    stage: 'run',
    message: `The stream is not what the target expects: ${error.message} Nothing of the chunk was kept.`,
    hint: 'Check the source half of the step and its @encode directives.',
    cause: error,
  });
}

// src/engine/adapters/mysql/write/load.ts
init_errors();

// src/engine/stream/meter.ts
import { Transform } from 'node:stream';
var largestPiece = 512 * 1024;
var Meter = class extends Transform {
  constructor(onBytes = () => void 0, mostBytes = largestPiece) {
    super({ readableHighWaterMark: largestPiece, writableHighWaterMark: largestPiece });
    this.onBytes = onBytes;
    this.piece = Math.min(mostBytes, largestPiece);
  }
  onBytes;
  bytes = 0;
  piece;
  _transform(chunk, _encoding, done) {
    for (let at3 = 0; at3 < chunk.length; at3 += this.piece) this.push(chunk.subarray(at3, at3 + this.piece));
    this.bytes += chunk.length;
    if (chunk.length > 0) this.onBytes(this.bytes);
    done();
  }
};

// src/engine/adapters/mysql/write/whyInsert.ts
async function whyInsert(session, { name }, signal) {
  if (session.server.capabilities.localInfile !== true)
    return 'The server takes no LOAD DATA LOCAL (local_infile is off)';
  const { rows } = await session.execute(
    `SELECT trigger_name FROM information_schema.triggers
     WHERE event_object_schema = COALESCE(NULLIF(?, ''), DATABASE()) AND event_object_table = ?
       AND event_manipulation = 'INSERT' AND action_timing = 'BEFORE' LIMIT 1`,
    { values: [name.schema, name.name], signal },
  );
  const [[trigger] = []] = rows;
  return typeof trigger !== 'string'
    ? void 0
    : `The table has the trigger ${trigger}, under which LOAD DATA LOCAL would change values`;
}

// src/engine/adapters/mysql/write/load.ts
async function load2(session, request, signal) {
  const own = mysqlSession(session);
  const parsed = parseLoad(request.statement);
  const unhurried = { signal, killOnAbort: false };
  throwIfCancelled(signal, 'run');
  const why = await whyInsert(own, parsed, signal);
  await own.execute('SET SESSION foreign_key_checks = 0', { signal });
  await own.execute('START TRANSACTION', { signal });
  try {
    if (request.before !== void 0) await own.execute(request.before, { signal });
    const result =
      why === void 0
        ? await loadStream(own, framed2(request.statement, parsed), request, signal)
        : await insertRows(own, parsed, request, why, signal);
    throwIfCancelled(signal, 'run');
    const mark = request.mark?.(result.rows, result.bytes);
    if (mark) await own.execute(mark.sql, { values: mark.values, ...unhurried });
    await own.execute('COMMIT', unhurried);
    return result;
  } catch (error) {
    await own.rollBack();
    throw signal?.aborted ? cancelled('run') : error;
  } finally {
    await own.execute('SET SESSION foreign_key_checks = 1', unhurried).catch(() => void 0);
  }
}
function deleteRows(statement2, where) {
  return `DELETE FROM ${parseLoad(statement2).table} WHERE ${where}`;
}
async function empty(session, statement2, mark, signal) {
  const own = mysqlSession(session);
  await own.execute('SET SESSION foreign_key_checks = 0', { signal });
  await own.execute('START TRANSACTION', { signal });
  try {
    await own.execute(deleteRows(statement2, 'true'), { signal });
    await own.execute(mark.sql, { values: mark.values });
    await own.execute('COMMIT');
  } catch (error) {
    await own.rollBack();
    throw error;
  } finally {
    await own.execute('SET SESSION foreign_key_checks = 1').catch(() => void 0);
  }
}
async function loadStream(session, statement2, request, signal) {
  const transfer = new Transfer(request, Number(session.server.capabilities.maxAllowedPacket ?? Infinity));
  const abort = () => void session.kill().then(() => transfer.stop(cancelled('run')));
  signal?.addEventListener('abort', abort, { once: true });
  try {
    const result = await session.execute(statement2, {
      infileStreamFactory: (path) => transfer.start(path),
      killOnAbort: false,
      signal,
    });
    const { rows } = await transfer.sourceRows();
    return await accept(session, { statement: statement2, result, rows, bytes: transfer.bytes });
  } catch (error) {
    await transfer.stop(error);
    throw transfer.explain(error);
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}
async function accept(session, { statement: statement2, result, rows, bytes: bytes5 }) {
  const count2 = (word2) => Number(new RegExp(`${word2}: (\\d+)`).exec(result.info)?.[1] ?? NaN);
  const perfect =
    count2('Records') === rows && count2('Deleted') === 0 && count2('Skipped') === 0 && result.warningCount === 0;
  if (perfect) return { rows, bytes: bytes5, statement: statement2, warnings: [] };
  throw imperfect(session, `The source sent ${rows} rows, and the target answered: ${result.info}.`, result.warnings);
}
var Transfer = class {
  /** `largestPacket`: bytes that the server takes at once. */
  constructor(request, largestPacket) {
    this.request = request;
    this.meter = new Meter(request.onBytes, Math.floor(largestPacket / 2));
  }
  request;
  source;
  refused;
  sourceError;
  stopped;
  meter;
  get bytes() {
    return this.meter.bytes;
  }
  /** Called by the driver when the server asks for a file: only ours may be asked for. */
  start(path) {
    if (path !== streamName) {
      this.refused = new EngineError({
        code: 'LOAD_IMPERFECT',
        stage: 'run',
        message: `The server asked for the file "${path}" in place of the stream. It got nothing.`,
        hint: 'Do not trust this server: a genuine one asks only for what the statement names.',
      });
      this.fail(this.refused);
      return this.meter;
    }
    try {
      this.source = this.request.open();
    } catch (error) {
      this.sourceError = error;
      this.fail(error);
      return this.meter;
    }
    const { readable, finished } = this.source;
    const fail = (error) => {
      this.sourceError ??= error;
      this.fail(error);
    };
    finished.catch(fail);
    readable.on('error', fail);
    readable.pipe(this.meter);
    return this.meter;
  }
  /** The driver ends the file when the stream errs; at once, for the server waits for its end. Its listener comes after this call. */
  fail(error) {
    setImmediate(() => this.meter.destroy(error instanceof Error ? error : new Error(String(error))));
  }
  async sourceRows() {
    return this.source === void 0 ? { rows: 0 } : await this.source.finished;
  }
  /** Ends the local file first, then lets the source run dry and cancels it. */
  stop(error) {
    this.stopped ??= this.end(error);
    return this.stopped;
  }
  async end(error) {
    this.meter.on('error', () => void 0);
    if (!this.meter.destroyed) this.meter.destroy(error instanceof Error ? error : new Error('stopped'));
    if (this.source === void 0) return;
    this.source.readable.unpipe(this.meter);
    this.source.readable.resume();
    await this.source.abort();
  }
  /** Why it failed: the source's own failure, a refusal, or what the target said. */
  explain(error) {
    if (this.refused) return this.refused;
    return this.sourceError === void 0 ? error : streamBroken(this.sourceError);
  }
};

// src/engine/adapters/mysql/write/batches.ts
var savepoint = 'database_migration_rows';
async function loadBatches(session, request, signal) {
  const own = mysqlSession(session);
  const parsed = parseLoad(request.statement);
  const end2 = async () => {
    await own.rollBack();
    await own.execute('SET SESSION foreign_key_checks = 1').catch(() => void 0);
  };
  throwIfCancelled(signal, 'run');
  const why = await whyInsert(own, parsed, signal);
  if (request.foreignKeys !== true) await own.execute('SET SESSION foreign_key_checks = 0', { signal });
  try {
    await own.execute('START TRANSACTION', { signal });
    if (request.before !== void 0) await own.execute(request.before, { signal });
  } catch (error) {
    await end2();
    throw error;
  }
  return {
    statement: why === void 0 ? framed2(request.statement, parsed) : insertStatement(parsed),
    async load(rows) {
      await own.execute(`SAVEPOINT ${savepoint}`, { signal });
      try {
        await loadRows({ session: own, parsed, why }, request, rows, signal);
      } catch (error) {
        if (signal?.aborted) throw cancelled('run');
        const refused2 = refusedRows(own, error);
        if (refused2 === void 0) throw error;
        await takeBack(own, signal);
        throw refused2;
      }
      await own.execute(`RELEASE SAVEPOINT ${savepoint}`, { signal });
    },
    async commit(mark) {
      throwIfCancelled(signal, 'run');
      const unhurried = { signal, killOnAbort: false };
      if (mark) await own.execute(mark.sql, { values: mark.values, ...unhurried });
      await own.execute('COMMIT', unhurried);
      await own.execute('SET SESSION foreign_key_checks = 1').catch(() => void 0);
    },
    rollBack: end2,
  };
}
async function loadRows({ session, parsed, why }, request, rows, signal) {
  const loading2 = { ...request, open: () => streamOfRows(rows), onBytes: () => void 0 };
  if (why === void 0) await loadStream(session, framed2(request.statement, parsed), loading2, signal);
  else if (rows.length === 0) await tryInsert(session, parsed, signal);
  else await insertRows(session, parsed, loading2, why, signal);
}
async function takeBack(session, signal) {
  const { warnings } = await session.execute(`ROLLBACK TO SAVEPOINT ${savepoint}`, { signal });
  if (warnings.length === 0) return;
  throw new EngineError({
    code: 'STATEMENT_FAILED',
    stage: 'run',
    message: `The table's storage engine can't take rows back, so refused rows can't be told from the others: ${warnings[0] ?? ''}`,
    hint: 'Use ENGINE=InnoDB for the table.',
  });
}

// src/engine/adapters/mysql/write/preflight.ts
var needed = ['CREATE', 'INSERT', 'SELECT', 'ALTER', 'INDEX', 'REFERENCES'];
var smallPacket2 = 16 * 1024 * 1024;
async function preflight(session, tables, settings3, signal) {
  const own = mysqlSession(session);
  const { server } = own;
  const schemas2 = [.../* @__PURE__ */ new Set([...tables.map((table) => table.schema), server.database])].filter(
    (name) => name !== '',
  );
  const existing4 = await existingTables(own, tables, schemas2, signal);
  const findings = [
    ...(await readOnly(own, signal)),
    ...(await privileges(own, schemas2, signal)),
    ...(await replicas(own, settings3, signal)),
    ...loading(server),
  ];
  return { existing: existing4, findings };
}
function finding(server, code2, severity, message, fix) {
  return { code: code2, severity, object: { kind: 'server', path: [server.database] }, message, fix };
}
async function existingTables(session, tables, schemas2, signal) {
  if (schemas2.length === 0) return [];
  const { rows } = await session.execute(
    `SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA IN (${schemas2.map(() => '?').join(', ')})`,
    { values: schemas2, stage: 'preflight', signal },
  );
  const folds = Number(session.server.capabilities.lowerCaseTableNames ?? 0) > 0;
  const key = (schema, name) => {
    const text6 = JSON.stringify([schema, name]);
    return folds ? text6.toLowerCase() : text6;
  };
  const there = new Set(rows.map(([schema, name]) => key(schema ?? '', name ?? '')));
  return tables.filter((table) => there.has(key(table.schema, table.name)));
}
async function replicas(session, settings3, signal) {
  if (!settings3.some((sql) => /\bsql_log_bin\s*=\s*(0|off)\b/iu.test(sql))) return [];
  const { rows } = await session.execute(showProcesses, { stage: 'preflight', signal });
  const count2 = processesOf(rows).filter(readsBinlog).length;
  if (count2 === 0) return [];
  const message = `The script turns the binary log off for its sessions, and ${count2 === 1 ? 'a replica reads' : `${count2} replicas read`} that log: what is loaded would never get there.`;
  const fix = 'Write "-- @skip" into the step "session load", or take "binlog" out of the mapping.';
  return [finding(session.server, 'REPLICAS_ATTACHED', 'error', message, fix)];
}
async function readOnly(session, signal) {
  const variables2 = ['@@GLOBAL.read_only', '@@GLOBAL.innodb_read_only', '@@SESSION.transaction_read_only'];
  for (const variable2 of [...variables2, '@@GLOBAL.super_read_only', '@@SESSION.tx_read_only']) {
    const value2 = await valueOf2(session, variable2, signal);
    if (value2 === void 0 || value2 === '0' || value2 === 'OFF') continue;
    const message = `The server is read-only (${variable2} is on).`;
    return [finding(session.server, 'READ_ONLY_TARGET', 'error', message, 'Connect to the primary server.')];
  }
  return [];
}
async function valueOf2(session, variable2, signal) {
  try {
    const { rows } = await session.execute(`SELECT ${variable2}`, { stage: 'preflight', signal });
    return rows[0]?.[0] ?? void 0;
  } catch (error) {
    if (signal?.aborted) throw error;
    return void 0;
  }
}
async function privileges(session, schemas2, signal) {
  const { rows } = await session.execute('SHOW GRANTS', { stage: 'preflight', signal });
  const grants = rows.map(([grant]) => grant ?? '');
  if (grants.some((grant) => /^GRANT [`'"][^ ]*[`'"](@| TO)/.test(grant))) return [];
  return schemas2.flatMap((schema) => {
    const missing = needed.filter((privilege) => !grants.some((grant) => covers(grant, privilege, schema)));
    if (missing.length === 0) return [];
    const message = `${session.server.user} lacks ${missing.join(', ')} on ${quoteIdentifier(schema)}.`;
    const fix = `GRANT ${needed.join(', ')} ON ${quoteIdentifier(schema)}.* TO \u2026`;
    return [finding(session.server, 'PRIVILEGE_MISSING', 'error', message, fix)];
  });
}
function covers(grant, privilege, schema) {
  const [, list7 = '', on = ''] = /^GRANT (.*?) ON (\*|`(?:[^`]|``)*`)\.\*/.exec(grant) ?? [];
  if (!/\bALL PRIVILEGES\b/.test(list7) && !list7.split(', ').includes(privilege)) return false;
  if (on === '*') return true;
  const pattern5 = on
    .slice(1, -1)
    .replaceAll('``', '`')
    .replace(/\\([_%])|([%_])|([.*+?^${}()|[\]\\])/g, (_all, literal2, wild, special) => {
      if (literal2 !== void 0) return literal2;
      return wild === void 0 ? `\\${special}` : wild === '%' ? '.*' : '.';
    });
  return new RegExp(`^${pattern5}$`, 'i').test(schema);
}
function loading(server) {
  const findings = [];
  if (server.capabilities.localInfile !== true) {
    const message =
      'The server takes no LOAD DATA LOCAL (local_infile is off): rows go in as INSERTs, which is slower.';
    findings.push(
      finding(
        server,
        'LOCAL_INFILE_OFF',
        'warning',
        message,
        'SET GLOBAL local_infile = 1, for the time of the migration.',
      ),
    );
    const packet = Number(server.capabilities.maxAllowedPacket ?? 0);
    if (packet < smallPacket2) {
      const small = `max_allowed_packet is ${packet} bytes: larger values can't be inserted.`;
      findings.push(finding(server, 'PACKET_SMALL', 'warning', small, 'Raise max_allowed_packet on the server.'));
    }
  }
  return findings;
}

// src/engine/adapters/mysql/write.ts
var write = {
  format: 'csv',
  statement: loadStatement,
  load: load2,
  loadBatches,
  deleteRows,
  empty,
  preflight,
};

// src/engine/adapters/mysql/adapter.ts
function createAdapter(flavour3) {
  const known = /* @__PURE__ */ new WeakMap();
  const of = (server) => {
    const own = known.get(server) ?? fitted(flavour3, server);
    known.set(server, own);
    return own;
  };
  return {
    id: flavour3.id,
    displayName: flavour3.displayName,
    schemes: flavour3.schemes,
    defaultPort: 3306,
    accepts: (server) => server.engine === flavour3.id,
    connect,
    introspect: (session, scope, signal) => introspect(session, scope, of(session.server).catalog, signal),
    listSchemas,
    lex,
    types: createTypes((server) => of(server).types),
    ddl: createDdl(flavour3, of),
    read: createRead(flavour3.read),
    write,
    ledger,
    scratch,
    existing,
    checks,
    load,
    lockWaits: (session, sessions, signal) => lockWaits(flavour3.lockWaits, session, sessions, signal),
    capacity: (session, signal) => capacity(session, flavour3.processors, signal),
    settings,
    usage: flavour3.usage,
    checksum: createChecksum(flavour3.read),
  };
}

// src/engine/adapters/mysql/read/json.ts
var string = String.raw`"(?:[^"\\]++|\\.)*+"`;
var oddNumber = String.raw`[0-9][eE]|-0(\.0*)?([^0-9.]|$)`;
var longestSearched = 65536;
var mysqlJson = {
  // In a longer document a string that looks like such a number counts too: the next exact type is then used in vain.
  oddNumber: (column4) => {
    const text6 = `CAST(${column4} AS CHAR)`;
    const outside = `REGEXP_REPLACE(${text6}, ${quoteString(string)}, '""') REGEXP ${quoteString(oddNumber)}`;
    const signs = Array.from({ length: 10 }, (_digit, at3) => `${at3}e`).concat('-0');
    const anywhere = signs.map((sign2) => `INSTR(CAST(${column4} AS BINARY), '${sign2}') > 0`).join(' OR ');
    return `CASE WHEN LENGTH(${column4}) <= ${longestSearched} THEN ${outside} ELSE ${anywhere} END`;
  },
  nulEscape: (column4) =>
    `INSTR(REPLACE(CAST(${column4} AS CHAR), ${quoteString('\\\\')}, ''), ${quoteString('\\u0000')}) > 0`,
};
var skipping = (column4, skipped, pattern5) =>
  `${utf8Bytes(column4)} REGEXP ${quoteString(`${skipped}(*SKIP)(*F)|(?:${pattern5})`)}`;
var outsideStrings = (column4, pattern5) => skipping(column4, string, pattern5);
var escapes3 = (column4, pattern5) => skipping(column4, String.raw`\\\\`, pattern5);
var unfinishedNumber = String.raw`-([^0-9]|$)|[0-9]\.([^0-9]|$)|[0-9.][eE][+-]?([^0-9+-]|$)`;
var high = String.raw`\\u[dD][89abAB][0-9a-fA-F]{2}`;
var low = String.raw`\\u[dD][c-fC-F][0-9a-fA-F]{2}`;
var loneSurrogate = String.raw`${high}(?!${low})|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})${low}`;
var mariadbJson = {
  oddNumber: (column4) => outsideStrings(column4, oddNumber),
  nulEscape: (column4) => escapes3(column4, String.raw`\\u0000`),
  lenient: {
    syntax: (column4) =>
      `(${outsideStrings(column4, unfinishedNumber)} OR ${escapes3(column4, String.raw`\\[^"\\/bfnrtu]`)})`,
    surrogate: (column4) => escapes3(column4, loneSurrogate),
  },
};

// src/engine/adapters/mysql/usage.ts
var shared = {
  names:
    'Names are quoted as `name`; names of columns ignore case, those of tables follow lower_case_table_names. Double quotes hold texts unless sql_mode has ANSI_QUOTES.',
  comparison:
    'Texts are compared by the collation of their column: = and LIKE ignore case (and, in many collations, accents) unless it ends with _bin or _cs.',
  isolation:
    'REPEATABLE READ unless set otherwise: a transaction goes on seeing the state of its first read, and UPDATE, DELETE and SELECT \u2026 FOR UPDATE lock gaps between rows too. A deadlock (1213) ends a transaction, which is to be tried again.',
  boolean: 'BOOLEAN is TINYINT(1): 1 and 0; drivers give numbers unless told otherwise, and any number is a condition.',
  instant:
    "TIMESTAMP is converted by the session's time_zone, DATETIME is kept as it is: moments are held in UTC, so read and write them with time_zone = '+00:00'. No offset is kept.",
  bytes: "BINARY, VARBINARY and BLOB: drivers give bytes; as text they are written 0x or X'\u2026'.",
  enum: 'ENUM belongs to its column; ALTER TABLE \u2026 MODIFY changes the labels; it is ordered by the position of the label.',
  set: "SET belongs to its column: a text with commas; FIND_IN_SET('label', column).",
  'full-text': "MATCH (columns) AGAINST ('\u2026' IN BOOLEAN MODE), over a FULLTEXT index.",
};
var mysqlUsage = {
  ...shared,
  'generated-keys':
    'LAST_INSERT_ID(), which drivers give as insertId, is the new key; there is no RETURNING. AUTO_INCREMENT counts for one column a table.',
  sequences: 'There are no sequences: a table with an AUTO_INCREMENT column stands for one.',
  json: "column->'$.key', column->>'$.key', JSON_CONTAINS(column, \u2026); indexes go over generated columns or, for arrays, over CAST(\u2026 AS \u2026 ARRAY).",
  array:
    'An array is JSON: JSON_TABLE(\u2026), JSON_CONTAINS(\u2026), value MEMBER OF (column); positions count from 0.',
  uuid: 'There is no UUID type: as text CHAR(36), or BINARY(16) through UUID_TO_BIN() and BIN_TO_UUID().',
};
var mariadbUsage = {
  ...shared,
  'generated-keys':
    'INSERT \u2026 RETURNING gives the new key, and LAST_INSERT_ID(), which drivers give as insertId. AUTO_INCREMENT counts for one column a table.',
  sequences:
    "NEXT VALUE FOR name (or NEXTVAL(name)) takes the next value, LASTVAL(name) gives this session's last one.",
  json: "JSON is a text with a CHECK: JSON_VALUE(column, '$.key'), JSON_CONTAINS(column, \u2026); there are no -> operators; indexes go over generated columns.",
  array: 'An array is JSON: JSON_TABLE(\u2026), JSON_CONTAINS(\u2026); positions count from 0.',
  uuid: 'UUID is a type of its own; UUID() makes one.',
};

// src/engine/adapters/mariadb/index.ts
var flavour = {
  id: 'mariadb',
  displayName: 'MariaDB',
  schemes: ['mariadb'],
  catalog: {
    dialect: mariadbCatalog,
    defaultsAreExpressions: true,
    expressionsAreEscaped: false,
    quotient: 'cut',
    hidesWideCharacters: true,
    jsonIsCheckedText: true,
    periods: true,
  },
  types: {
    exactCollation: 'utf8mb4_nopad_bin',
    caseFoldingCollation: 'utf8mb4_uca1400_nopad_as_ci',
    largestScale: 38,
    longestEnumLabel: 255,
    uuid: true,
    inet: [4, 6],
    vector: false,
    binaryJson: false,
    jsonDepth: 31,
    sridAttribute: false,
    uniqueLongText: true,
    negativeZero: false,
  },
  ddl: {
    bytesInPage: (most) => (most < 256 ? most + 1 : 21),
    columnsPerIndex: 32,
    checkNameScope: 'table',
    functionalIndexes: false,
    trimsChar: true,
    enforcement: false,
    invisibleColumns: true,
    descendingParts: true,
    sequences: true,
  },
  read: {
    doubleText: (value2) => `CAST(${value2} AS CHAR)`,
    // MariaDB has no LATERAL; a hash needs no escaping in JSON.
    oneRow: (expression2, name) =>
      `JSON_TABLE(CONCAT('["', ${expression2}, '"]'), '$[*]' COLUMNS (${name} CHAR(64) PATH '$')) ${name}`,
    negativeZero: false,
    storesSurrogates: true,
    json: mariadbJson,
    positions: [{ sql: 'SHOW MASTER STATUS', columns: [0, 1] }],
  },
  // By default as many as there are processors; https://mariadb.com/kb/en/thread-pool-system-status-variables/#thread_pool_size
  processors: { sql: 'SELECT @@GLOBAL.thread_pool_size', count: Number },
  lockWaits: informationSchema,
  usage: mariadbUsage,
};
var mariadb = createAdapter(flavour);

// src/engine/adapters/mysql/index.ts
var flavour2 = {
  id: 'mysql',
  displayName: 'MySQL',
  schemes: ['mysql'],
  catalog: {
    dialect: mysqlCatalog,
    defaultsAreExpressions: false,
    expressionsAreEscaped: true,
    quotient: 'rounded',
    hidesWideCharacters: false,
    jsonIsCheckedText: false,
    periods: false,
  },
  types: {
    exactCollation: 'utf8mb4_0900_bin',
    caseFoldingCollation: 'utf8mb4_0900_as_ci',
    largestScale: 30,
    longestEnumLabel: 255,
    uuid: false,
    inet: [],
    vector: true,
    binaryJson: true,
    jsonDepth: 100,
    sridAttribute: true,
    uniqueLongText: false,
    negativeZero: true,
  },
  ddl: {
    bytesInPage: (most) => Math.min(most, 40) + 1,
    columnsPerIndex: 16,
    checkNameScope: 'schema',
    functionalIndexes: true,
    trimsChar: false,
    enforcement: true,
    invisibleColumns: true,
    descendingParts: true,
    sequences: false,
  },
  read: {
    // As JSON a DOUBLE prints as MariaDB prints it; by itself MySQL cuts it at 22 characters.
    doubleText: (value2) => `TRIM(TRAILING '.0' FROM CAST(CAST(${value2} AS JSON) AS CHAR))`,
    oneRow: (expression2, name) => `LATERAL (SELECT ${expression2} AS ${name}) ${name}`,
    negativeZero: true,
    storesSurrogates: false,
    json: mysqlJson,
    positions: [
      { sql: 'SHOW BINARY LOG STATUS', columns: [0, 1, 4] },
      { sql: 'SHOW MASTER STATUS', columns: [0, 1, 4] },
    ],
  },
  // The processors that user threads may use; shown to those who may manage resource groups.
  processors: {
    sql: `SELECT CONVERT(VCPU_IDS USING utf8mb4) FROM information_schema.RESOURCE_GROUPS WHERE RESOURCE_GROUP_NAME = 'USR_default'`,
    count: listed,
  },
  lockWaits: performanceSchema,
  usage: mysqlUsage,
};
var mysql = createAdapter(flavour2);

// src/engine/adapters/postgres/load.ts
var sees = `pg_catalog.pg_has_role('pg_read_all_stats', 'USAGE')::int`;
async function load3(session, { own, lag }, signal) {
  const { rows } = await session.query(
    `SELECT ${sees},
      (SELECT count(*) FROM pg_catalog.pg_stat_activity
        WHERE backend_type = 'client backend' AND state IN ('active', 'fastpath function call') AND pid <> ALL ($1::int[])),
      ${lag ? '(SELECT coalesce(max(extract(epoch FROM replay_lag)), 0) FROM pg_catalog.pg_stat_replication)' : 'NULL'}`,
    [`{${own.join(',')}}`],
    signal,
  );
  const [all2, running, lagSeconds] = rows[0] ?? [];
  const unseen =
    all2 === '1' ? void 0 : 'The user may not see what sessions of other users do: GRANT pg_read_all_stats TO \u2026';
  const seen = unseen === void 0 && typeof lagSeconds === 'string' ? Number(lagSeconds) : void 0;
  return { running: Number(running), lagSeconds: seen, unseen };
}
async function capacity2(session, signal) {
  const { rows } = await session.query(
    `SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int,
      (SELECT sum(numbackends) FROM pg_catalog.pg_stat_database)`,
    [],
    signal,
  );
  const [most, open] = rows[0] ?? [];
  return { connections: { most: Number(most), open: Number(open) } };
}

// src/engine/adapters/postgres/checks.ts
var longTransaction2 = 300;
async function checks2(session, plan2, signal) {
  const { side } = plan2;
  const { rows } = await session.query(
    `SELECT (SELECT count(*) FROM pg_catalog.pg_stat_replication),
      (SELECT coalesce(max(extract(epoch FROM now() - xact_start)), 0)::int FROM pg_catalog.pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'),
      current_setting('statement_timeout'), current_setting('idle_in_transaction_session_timeout'),
      current_setting('client_encoding'), current_setting('TimeZone'),
      current_setting('server_encoding'),
      coalesce((SELECT has_schema_privilege(oid, 'CREATE') FROM pg_catalog.pg_namespace WHERE nspname = $1), false)::int`,
    [plan2.schema],
    signal,
  );
  const [replicas2, oldest, statement2, idle, client, zone, encoding, mayCreate] = rows[0] ?? [];
  const check = (id, isFine, seen, fix, bad = 'warn') => ({
    ...{ id, side, state: isFine ? 'pass' : bad, seen },
    ...(isFine || fix === void 0 ? {} : { fix }),
  });
  const { most = NaN, open = NaN } = (await capacity2(session, signal)).connections ?? {};
  return [
    check(
      'connections',
      most - open >= plan2.sessions,
      `${open} of ${most} connections are open; ${plan2.sessions} more are wanted for this run.`,
      'Close other connections, raise max_connections, or run with fewer --streams.',
    ),
    check(
      'timeouts',
      statement2 === '0' && idle === '0',
      `statement_timeout is ${statement2 ?? ''}, idle_in_transaction_session_timeout is ${idle ?? ''} in our sessions (0 is none).`,
      'Have the settings taken off this user and database.',
    ),
    check(
      'long-transactions',
      Number(oldest) < longTransaction2,
      Number(oldest) === 0
        ? 'No other transaction is open in this database.'
        : `The oldest open transaction of another session is ${oldest ?? ''} s old.`,
      'See pg_stat_activity; end it if it holds what the run needs.',
    ),
    check(
      'session',
      client === 'UTF8' && zone === 'UTC',
      `Sessions speak ${client ?? ''}, in the time zone ${zone ?? ''}.`,
    ),
    ...(side === 'target'
      ? [
          check(
            'encoding',
            encoding === 'UTF8',
            `The database is encoded in ${encoding ?? ''}.`,
            'Create the database with ENCODING UTF8.',
            'fail',
          ),
          check(
            'replicas',
            replicas2 === '0',
            `${replicas2 ?? ''} standby servers follow this one${replicas2 === '0' ? '' : '; they receive all that is loaded'}.`,
            'Watch their lag.',
          ),
          check(
            'run-record',
            mayCreate === '1',
            `The user ${mayCreate === '1' ? 'may' : 'may not'} create the run's record in the schema ${plan2.schema}.`,
            `GRANT CREATE ON SCHEMA ${plan2.schema} TO \u2026`,
            'fail',
          ),
        ]
      : []),
  ];
}

// src/engine/adapters/postgres/lex.ts
init_errors();

// src/engine/adapters/postgres/expression/parse.ts
init_errors();

// src/engine/adapters/postgres/expression/typed.ts
function castToText(item) {
  return { ...item, expression: { kind: 'cast', item: item.expression, to: 'text' }, kind: 'text' };
}
var Untranslatable = class extends Error {};
var numeric3 = ['integer', 'decimal', 'float'];
function oneKind(kinds2) {
  const found = new Set(kinds2);
  if (found.size > 1) found.delete('literal');
  const [only2] = found;
  if (found.size === 1 && only2) return only2;
  if (found.size === 0 || ![...found].every((kind) => numeric3.includes(kind))) return void 0;
  return found.has('float') ? 'float' : 'decimal';
}
function commonKind2(items) {
  const kind = oneKind(items.filter((item) => item.expression.kind !== 'null').map((item) => item.kind));
  if (kind === void 0) throw new Untranslatable('mixed kinds');
  return kind;
}

// src/engine/adapters/postgres/expression/functions.ts
var textual3 = ['text', 'literal'];
var exactNumbers = ['integer', 'decimal'];
function need3(condition, what) {
  if (!condition) throw new Untranslatable(what);
}
function call2(name, args, kind) {
  return {
    expression: { kind: 'call', name, arguments: args.map((arg) => arg.expression) },
    kind,
    notNull: args.every((arg) => arg.notNull),
  };
}
function ofText2(name, kind, count2) {
  return (args) => {
    need3(args.length === count2 && args.every((arg) => textual3.includes(arg.kind)), name);
    return call2(name, args, kind);
  };
}
function trim2(name) {
  return (args) => {
    const [text6, set] = args;
    need3(text6 !== void 0 && textual3.includes(text6.kind) && args.length <= 2, name);
    need3(set === void 0 || (set.expression.kind === 'string' && Array.from(set.expression.value).length === 1), name);
    return call2(name, args, 'text');
  };
}
function ofNumber2(name) {
  return (args) => {
    const [only2] = args;
    need3(args.length === 1 && only2 !== void 0 && numeric3.includes(only2.kind), name);
    return call2(name, args, only2.kind);
  };
}
function toDigits3(name) {
  return (args) => {
    const [value2, digits4] = args;
    need3(value2 !== void 0 && exactNumbers.includes(value2.kind) && args.length <= 2, name);
    need3(digits4 === void 0 || isNatural3(digits4.expression), name);
    return call2(name, args, value2.kind);
  };
}
var power3 = (args) => {
  const [base, exponent] = args.map(({ expression: expression2 }) => withoutCast(expression2, 'float'));
  need3(base !== void 0 && args.length === 2 && args[0]?.kind === 'float', 'power');
  need3(args[0].whole === true && exponent !== void 0 && isNatural3(exponent), 'power');
  return { ...call2('power', args, 'float'), expression: { kind: 'call', name: 'power', arguments: [base, exponent] } };
};
function withoutCast(expression2, to) {
  return expression2.kind === 'cast' && expression2.to === to ? expression2.item : expression2;
}
function countNulls(negated2) {
  return (args) => {
    const [first, ...rest] = args.map(({ expression: item }) => {
      return { kind: 'cast', item: { kind: 'is-null', item, negated: negated2 }, to: 'integer' };
    });
    need3(first !== void 0, 'num_nulls');
    const sum2 = rest.reduce((left2, right) => ({ kind: 'arithmetic', operator: '+', left: left2, right }), first);
    return { expression: sum2, kind: 'integer', notNull: true };
  };
}
function isNatural3(expression2) {
  return expression2.kind === 'number' && /^\d+$/.test(expression2.text);
}
function slice3(name, counts) {
  return (args) => {
    const [text6, ...numbers2] = args;
    need3(text6 !== void 0 && textual3.includes(text6.kind), name);
    need3(numbers2.length >= 1 && numbers2.length <= counts && numbers2.every((n) => isNatural3(n.expression)), name);
    const [start] = numbers2;
    need3(name !== 'substring' || (start?.expression.kind === 'number' && start.expression.text !== '0'), name);
    return call2(name, args, 'text');
  };
}
var length3 = (args) => {
  const [only2] = args;
  need3(args.length === 1 && only2 !== void 0, 'length');
  if (only2.kind === 'char') return call2('length', [castToText(only2)], 'integer');
  if (only2.kind === 'bytes') return call2('octet-length', args, 'integer');
  need3(textual3.includes(only2.kind), 'length');
  return call2('length', args, 'integer');
};
var octetLength3 = (args) => {
  const [only2] = args;
  need3(args.length === 1 && only2 !== void 0 && [...textual3, 'bytes'].includes(only2.kind), 'octet_length');
  return call2('octet-length', args, 'integer');
};
var position3 = (args) => {
  need3(args.length === 2 && args.every((arg) => textual3.includes(arg.kind)), 'position');
  return call2('position', args, 'integer');
};
var repeat3 = (args) => {
  const [text6, count2] = args;
  need3(text6 !== void 0 && textual3.includes(text6.kind) && count2 !== void 0 && args.length === 2, 'repeat');
  need3(isNatural3(count2.expression), 'repeat');
  return call2('repeat', args, 'text');
};
function pad3(name) {
  return ([text6, size, fill = blank, ...rest]) => {
    need3(text6 !== void 0 && textual3.includes(text6.kind) && size !== void 0 && rest.length === 0, name);
    need3(isNatural3(size.expression) && fill.expression.kind === 'string' && fill.expression.value !== '', name);
    return call2(name, [text6, size, fill], 'text');
  };
}
var blank = { expression: { kind: 'string', value: ' ' }, kind: 'literal', notNull: true };
var startsWith = ([text6, start, ...rest]) => {
  need3(text6 !== void 0 && textual3.includes(text6.kind) && start !== void 0 && rest.length === 0, 'starts_with');
  need3(start.expression.kind === 'string', 'starts_with');
  const pattern5 = { kind: 'string', value: `${literalPattern(start.expression.value)}%` };
  const expression2 = { kind: 'like', item: text6.expression, pattern: pattern5, ignoreCase: false, negated: false };
  return { expression: expression2, kind: 'boolean', notNull: text6.notNull };
};
var likeEscape = ([pattern5, escape]) => {
  need3(pattern5?.expression.kind === 'string' && escape?.expression.kind === 'string', 'like_escape');
  const value2 = withBackslash(pattern5.expression.value, escape.expression.value);
  return { expression: { kind: 'string', value: value2 }, kind: 'literal', notNull: true };
};
var parts = {
  ...{
    year: 'year',
    quarter: 'quarter',
    month: 'month',
    day: 'day',
    doy: 'day-of-year',
    hour: 'hour',
    minute: 'minute',
  },
};
var datePart = ([field, moment3, ...rest]) => {
  need3(field?.expression.kind === 'string' && moment3 !== void 0 && rest.length === 0, 'extract');
  const name = Object.hasOwn(parts, field.expression.value) ? parts[field.expression.value] : void 0;
  need3(name !== void 0 && (moment3.kind === 'timestamp' || moment3.kind === 'date'), 'extract');
  need3(moment3.kind === 'timestamp' || (name !== 'hour' && name !== 'minute'), 'extract');
  return call2(name, [moment3], 'integer');
};
var coalesce2 = (args) => {
  need3(args.length > 0, 'coalesce');
  const kind = commonKind2(args);
  return { ...call2('coalesce', args, kind), notNull: args.some((arg) => arg.notNull) };
};
var nullif3 = (args) => {
  need3(args.length === 2 && !args.some((arg) => ['citext', 'json', 'other'].includes(arg.kind)), 'nullif');
  return { ...call2('nullif', args, commonKind2(args)), notNull: false };
};
function extreme2(name) {
  return (args) => {
    const kind = commonKind2(args);
    need3(args.length > 0 && args.every((arg) => arg.notNull), name);
    need3(['integer', 'decimal', 'float', 'date', 'timestamp', 'instant'].includes(kind), name);
    return call2(name, args, kind);
  };
}
var concat2 = (args) => {
  need3(
    args.every((arg) => [...textual3, 'integer', 'decimal', 'enum', 'uuid'].includes(arg.kind)),
    'concat',
  );
  const items = args.map((arg) => arg.expression);
  return { expression: { kind: 'concat', items, nullWins: false }, kind: 'text', notNull: true };
};
var concatWith2 = (args) => {
  const [separator, ...items] = args;
  need3(separator !== void 0 && textual3.includes(separator.kind) && items.length > 0, 'concat_ws');
  need3(
    items.every((arg) => [...textual3, 'integer', 'decimal', 'enum', 'uuid'].includes(arg.kind)),
    'concat_ws',
  );
  return { ...call2('concat-with', args, 'text'), notNull: separator.notNull };
};
var integerDivision = ([left2, right, ...rest]) => {
  need3(left2 !== void 0 && right !== void 0 && rest.length === 0, 'div');
  need3(exactNumbers.includes(left2.kind) && exactNumbers.includes(right.kind), 'div');
  const sides = { left: left2.expression, right: right.expression };
  const notNull = left2.notNull === true && right.notNull === true;
  return { expression: { kind: 'arithmetic', operator: 'divide-integer', ...sides }, kind: 'decimal', notNull };
};
var modulo2 = ([left2, right, ...rest]) => {
  need3(left2 !== void 0 && right !== void 0 && rest.length === 0, 'mod');
  need3(exactNumbers.includes(left2.kind) && exactNumbers.includes(right.kind), 'mod');
  const kind = left2.kind === 'integer' && right.kind === 'integer' ? 'integer' : 'decimal';
  const expression2 = {
    kind: 'arithmetic',
    operator: 'modulo',
    left: left2.expression,
    right: right.expression,
  };
  return { expression: expression2, kind, notNull: left2.notNull === true && right.notNull === true };
};
var now = (args) => {
  need3(args.length === 0, 'now');
  return { expression: { kind: 'now', what: 'timestamp', local: false }, kind: 'instant', notNull: true };
};
function uuid3(version) {
  return (args) => {
    need3(args.length === 0, 'uuid');
    return { expression: { kind: 'uuid', version }, kind: 'uuid', notNull: true };
  };
}
var rules3 = {
  lower: ofText2('lower', 'text', 1),
  upper: ofText2('upper', 'text', 1),
  btrim: trim2('trim'),
  ltrim: trim2('trim-left'),
  rtrim: trim2('trim-right'),
  length: length3,
  char_length: length3,
  character_length: length3,
  octet_length: octetLength3,
  left: slice3('left', 1),
  right: slice3('right', 1),
  substr: slice3('substring', 2),
  substring: slice3('substring', 2),
  replace: ofText2('replace', 'text', 3),
  concat: concat2,
  coalesce: coalesce2,
  nullif: nullif3,
  greatest: extreme2('greatest'),
  least: extreme2('least'),
  reverse: ofText2('reverse', 'text', 1),
  repeat: repeat3,
  lpad: pad3('pad-left'),
  rpad: pad3('pad-right'),
  strpos: position3,
  position: position3,
  starts_with: startsWith,
  like_escape: likeEscape,
  concat_ws: concatWith2,
  extract: datePart,
  date_part: datePart,
  num_nulls: countNulls(false),
  num_nonnulls: countNulls(true),
  abs: ofNumber2('abs'),
  sign: ofNumber2('sign'),
  power: power3,
  pow: power3,
  trunc: toDigits3('truncate'),
  div: integerDivision,
  floor: ofNumber2('floor'),
  ceil: ofNumber2('ceiling'),
  ceiling: ofNumber2('ceiling'),
  round: toDigits3('round'),
  mod: modulo2,
  now,
  transaction_timestamp: now,
  statement_timestamp: now,
  clock_timestamp: now,
  gen_random_uuid: uuid3(4),
  uuidv4: uuid3(4),
  uuidv7: uuid3(7),
  uuid_generate_v4: uuid3(4),
  uuid_generate_v1: uuid3(1),
  uuid_generate_v1mc: uuid3(1),
};
function callExpression(name, args) {
  const rule2 = Object.hasOwn(rules3, name) ? rules3[name] : void 0;
  if (!rule2) throw new Untranslatable(name);
  return rule2(args);
}

// src/engine/adapters/postgres/expression/literals.ts
var kinds = {
  int2: 'integer',
  int4: 'integer',
  int8: 'integer',
  smallint: 'integer',
  integer: 'integer',
  bigint: 'integer',
  numeric: 'decimal',
  float4: 'float',
  float8: 'float',
  real: 'float',
  'double precision': 'float',
  bool: 'boolean',
  boolean: 'boolean',
  text: 'text',
  varchar: 'text',
  name: 'text',
  bpchar: 'char',
  char: 'char',
  citext: 'citext',
  bytea: 'bytes',
  bit: 'bits',
  varbit: 'bits',
  date: 'date',
  time: 'time',
  timestamp: 'timestamp',
  timestamptz: 'instant',
  uuid: 'uuid',
  json: 'json',
  jsonb: 'json',
};
function targetOf(type) {
  if (type.category === 'domain') return type.base ? targetOf(type.base) : 'other';
  if (type.category === 'enum') return 'enum';
  if (type.category === 'array') return 'other';
  const known = Object.hasOwn(kinds, type.name) ? kinds[type.name] : void 0;
  if (known) return known;
  return type.schema !== void 0 && type.category === void 0 ? 'enum' : 'other';
}
function isTime(kind) {
  return kind === 'date' || kind === 'time' || kind === 'timestamp' || kind === 'instant';
}
var date3 = String.raw`\d{4}-\d\d-\d\d`;
var clock3 = String.raw`\d\d:\d\d:\d\d(?:\.\d{1,6})?`;
var dateText2 = new RegExp(`^${date3}$`);
var timeText2 = new RegExp(`^${clock3}$`);
var timestampText2 = new RegExp(`^${date3} ${clock3}$`);
var instantText = new RegExp(`^(${date3} ${clock3})\\+00(?::00)?$`);
function typedLiteral(text6, kind) {
  const { typed } = castLiteral(text6, kind);
  if (typed === void 0) throw new Untranslatable(kind);
  return typed;
}
function assignedLiteral(text6, kind) {
  return castLiteral(text6, kind).assigned;
}
function castLiteral(text6, kind) {
  const string2 = { kind: 'string', value: text6 };
  switch (kind) {
    case 'integer':
    case 'decimal':
    case 'float':
      if (!/^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text6)) throw new Untranslatable(text6);
      return both({ kind: 'number', text: text6 });
    case 'boolean':
      return both({ kind: 'boolean', value: booleanOf2(text6) });
    case 'bytes':
      if (!/^\\x([0-9a-f]{2})*$/i.test(text6)) throw new Untranslatable(text6);
      return both({ kind: 'bytes', hex: text6.slice(2).toLowerCase() });
    case 'date':
      return moment2(text6, 'date', dateText2);
    case 'time':
      return moment2(text6, 'time', timeText2);
    case 'timestamp':
      return moment2(text6, 'timestamp', timestampText2);
    case 'instant':
      return moment2(instantText.exec(text6)?.[1] ?? text6, 'instant', timestampText2);
    case 'json':
      return { typed: { kind: 'cast', item: string2, to: 'json' }, assigned: string2 };
    case 'text':
    case 'char':
    case 'citext':
    case 'enum':
    case 'uuid':
    case 'literal':
      return both(string2);
    case 'bits':
    case 'other':
      return { typed: void 0, assigned: string2 };
  }
}
function both(expression2) {
  return { typed: expression2, assigned: expression2 };
}
function moment2(text6, to, form) {
  if (!form.test(text6)) throw new Untranslatable(text6);
  const string2 = { kind: 'string', value: text6 };
  return { typed: { kind: 'cast', item: string2, to }, assigned: string2 };
}
function booleanOf2(text6) {
  const word2 = text6.trim().toLowerCase();
  if (['t', 'true', 'y', 'yes', 'on', '1'].includes(word2)) return true;
  if (['f', 'false', 'n', 'no', 'off', '0'].includes(word2)) return false;
  throw new Untranslatable(text6);
}

// src/engine/adapters/postgres/expression/nodes.ts
function required(node) {
  if (!node) throw new Untranslatable('missing operand');
  return node;
}
function stringOf2(node) {
  return node && 'String' in node ? (node.String.sval ?? '') : '';
}
function typeOf(node) {
  const names7 = (node.typeName?.names ?? []).map(stringOf2);
  const isArray = (node.typeName?.arrayBounds ?? []).length > 0;
  const numbers2 = (node.typeName?.typmods ?? []).map((entry2) =>
    'A_Const' in entry2 ? (entry2.A_Const.ival?.ival ?? 0) : 0,
  );
  const [first, second] = numbers2;
  const name = names7.at(-1) ?? '';
  const schema = names7.length > 1 && names7[0] !== 'pg_catalog' ? names7[0] : void 0;
  const size = /^(varchar|bpchar|bit|varbit)$/.test(name) ? { length: first } : { precision: first, scale: second };
  return {
    name,
    text: names7.join('.'),
    ...(schema === void 0 ? {} : { schema }),
    ...(first === void 0 ? {} : size),
    ...(isArray ? { category: 'array' } : {}),
  };
}
function arrayItems(node) {
  if ('A_ArrayExpr' in node) return node.A_ArrayExpr.elements ?? [];
  if (!('TypeCast' in node)) throw new Untranslatable('array');
  const { arg, typeName } = node.TypeCast;
  if (!arg) throw new Untranslatable('array');
  if (!('A_Const' in arg)) return arrayItems(arg);
  const literal2 = arg.A_Const.sval?.sval ?? '';
  const items = simpleArray(literal2);
  const elementType = { ...typeName, arrayBounds: [] };
  return items.map((value2) => ({
    TypeCast: { arg: { A_Const: { sval: { sval: value2 } } }, typeName: elementType },
  }));
}
function simpleArray(literal2) {
  const body = /^\{(.*)\}$/s.exec(literal2)?.[1];
  if (body === void 0) throw new Untranslatable('array literal');
  const items = [];
  const item = /(?:"((?:[^"\\]|\\.)*)"|([^",{}\\\s][^",{}\\]*))(,|$)/gsy;
  while (item.lastIndex < body.length) {
    const match2 = item.exec(body);
    if (!match2 || match2[2]?.trim().toUpperCase() === 'NULL') throw new Untranslatable('array literal');
    items.push(match2[1]?.replace(/\\(.)/gs, '$1') ?? match2[2]?.trim() ?? '');
  }
  return items;
}
function listItems(node) {
  if (node && 'List' in node) return node.List.items ?? [];
  throw new Untranslatable('list');
}

// src/engine/adapters/postgres/expression/regex.ts
function isPortablePattern(pattern5) {
  const piece =
    /\\[d\\^$.|?*+()[\]{}/"'@:;,&%#!~`<>=_ -]|\[\^?(?:\[:digit:\]|\\[d\\^$.|?*+()[\]{}/-]|[^\]\\[])+\]|\{\d+(?:,\d*)?\}|[*+?](?![*+?])|\((?!\?)|[)|.^$]|[^\\[\]{}()*+?|.^$]/uy;
  let at3 = 0;
  while (at3 < pattern5.length) {
    piece.lastIndex = at3;
    const match2 = piece.exec(pattern5);
    if (!match2) return false;
    at3 = piece.lastIndex;
  }
  return true;
}

// src/engine/adapters/postgres/expression/operators.ts
var likes = {
  '~~': { ignoreCase: false, negated: false },
  '!~~': { ignoreCase: false, negated: true },
  '~~*': { ignoreCase: true, negated: false },
  '!~~*': { ignoreCase: true, negated: true },
};
var regexes = {
  '~': { ignoreCase: false, negated: false },
  '!~': { ignoreCase: false, negated: true },
  '~*': { ignoreCase: true, negated: false },
  '!~*': { ignoreCase: true, negated: true },
};
var texts3 = ['text', 'char', 'citext', 'literal'];
function truth2(expression2, notNull) {
  return { expression: expression2, kind: 'boolean', notNull };
}
function bothNotNull(left2, right) {
  return left2.notNull === true && right.notNull === true;
}
function constant(node) {
  if (node.isnull) return { expression: { kind: 'null' }, kind: 'literal' };
  if (node.boolval) return { ...truth2({ kind: 'boolean', value: node.boolval.boolval ?? false }, true) };
  if (node.ival)
    return { expression: { kind: 'number', text: String(node.ival.ival ?? 0) }, kind: 'integer', notNull: true };
  if (node.fval) {
    const text6 = node.fval.fval ?? '0';
    const kind = /^-?\d+$/.test(text6) && BigInt(text6) <= 9223372036854775807n ? 'integer' : 'decimal';
    return { expression: { kind: 'number', text: text6 }, kind, notNull: true };
  }
  if (node.sval) return { expression: { kind: 'string', value: node.sval.sval ?? '' }, kind: 'literal', notNull: true };
  throw new Untranslatable('constant');
}
function unify(left2, right) {
  return [adopt2(left2, right.kind), adopt2(right, left2.kind)];
}
function adopt2(item, kind) {
  if (item.kind !== 'literal' || kind === 'literal') return item;
  if (item.expression.kind !== 'string') return { ...item, kind };
  return { ...item, expression: typedLiteral(item.expression.value, kind), kind };
}
function checkComparable2(operator, left2, right) {
  const [a, b] = [left2.kind, right.kind];
  const isEquality2 = operator === '=' || operator === '<>' || operator === 'null-safe-equal';
  if (numeric3.includes(a) && numeric3.includes(b)) return;
  const sameDay = ['date', 'timestamp'];
  if (sameDay.includes(a) && sameDay.includes(b)) return;
  if (a === b && ['time', 'instant', 'bytes'].includes(a)) return;
  if (a === b && isEquality2 && ['boolean', 'uuid', 'enum'].includes(a)) return;
  const exact2 = ['text', 'char', 'literal'];
  if (isEquality2 && exact2.includes(a) && exact2.includes(b)) return;
  throw new Untranslatable(`${a} ${operator} ${b}`);
}
function match(name, [left2, right]) {
  if (!texts3.includes(left2.kind) || !texts3.includes(right.kind) || right.expression.kind !== 'string') {
    throw new Untranslatable(name);
  }
  const like = Object.hasOwn(likes, name) ? likes[name] : void 0;
  if (!like && !isPortablePattern(right.expression.value)) throw new Untranslatable(name);
  const flags2 = like ?? regexes[name] ?? { ignoreCase: false, negated: false };
  const ignoreCase = flags2.ignoreCase || left2.kind === 'citext';
  const parts2 = { item: left2.expression, pattern: right.expression, ignoreCase, negated: flags2.negated };
  return truth2(like ? { kind: 'like', ...parts2 } : { kind: 'matches', ...parts2 }, bothNotNull(left2, right));
}
function concatenation([left2, right]) {
  const joinable = ['text', 'literal', 'integer', 'decimal', 'enum', 'uuid'];
  const hasText = [left2.kind, right.kind].some((kind) => kind === 'text' || kind === 'literal');
  if (!hasText || !joinable.includes(left2.kind) || !joinable.includes(right.kind)) throw new Untranslatable('||');
  const flat = (item) => (item.kind === 'concat' && item.nullWins ? item.items : [item]);
  const items = [...flat(left2.expression), ...flat(right.expression)];
  return { expression: { kind: 'concat', items, nullWins: true }, kind: 'text', notNull: bothNotNull(left2, right) };
}
function arithmetic2(name, [left2, right]) {
  if (name === '-' && left2.kind === 'date' && right.kind === 'date') return daysBetween2(left2, right);
  if (!numeric3.includes(left2.kind) || !numeric3.includes(right.kind)) throw new Untranslatable(name);
  const kind = [left2.kind, right.kind].includes('float')
    ? 'float'
    : left2.kind === 'integer' && right.kind === 'integer'
      ? 'integer'
      : 'decimal';
  const operators = {
    '+': '+',
    '-': '-',
    '*': '*',
    '%': 'modulo',
    '/': kind === 'integer' ? 'divide-integer' : 'divide',
  };
  const operator = Object.hasOwn(operators, name) ? operators[name] : void 0;
  if (!operator) throw new Untranslatable(name);
  return {
    expression: { kind: 'arithmetic', operator, left: left2.expression, right: right.expression },
    kind,
    notNull: bothNotNull(left2, right),
  };
}
function daysBetween2(left2, right) {
  const expression2 = {
    ...{ kind: 'call', name: 'days-between' },
    arguments: [left2.expression, right.expression],
  };
  return { expression: expression2, kind: 'integer', notNull: bothNotNull(left2, right) };
}
function castValue(item, kind, type) {
  const { precision: precision2, scale, length: length4 } = type;
  if (kind === 'text' && item.kind === 'char' && length4 === void 0) return castToText(item);
  const textLike = kind === 'text' && ['text', 'enum', 'literal'].includes(item.kind);
  if (textLike && length4 === void 0) return { ...item, kind };
  if (kind === item.kind && precision2 === void 0 && length4 === void 0) return item;
  const from = {
    integer: ['integer', 'decimal', 'float', 'boolean'],
    decimal: ['integer', 'decimal'],
    float: ['integer', 'decimal', 'float'],
    text: ['text', 'char', 'enum', 'integer', 'decimal', 'uuid', 'date'],
    date: ['date', 'timestamp'],
    timestamp: ['date', 'timestamp'],
  };
  if (!from[kind]?.includes(item.kind)) throw new Untranslatable(`${item.kind} to ${kind}`);
  const to = kind;
  const size = length4 === void 0 ? { precision: precision2, scale } : { precision: length4, scale: void 0 };
  const whole3 = kind === 'float' && (item.kind === 'integer' || item.whole === true);
  return { ...item, expression: { kind: 'cast', item: item.expression, to, ...size }, kind, whole: whole3 };
}
function now2(kind, precision2) {
  const fraction2 = precision2 === void 0 || precision2 < 0 ? {} : { precision: precision2 };
  const expression2 =
    kind === 'date'
      ? { kind: 'now', what: 'date', local: true }
      : kind === 'time'
        ? { kind: 'now', what: 'time', ...fraction2, local: true }
        : { kind: 'now', what: 'timestamp', ...fraction2, local: kind === 'timestamp' };
  return { expression: expression2, kind, notNull: true };
}
function valueFunction(operator, precision2) {
  switch (operator) {
    case 'SVFOP_CURRENT_DATE':
      return now2('date', void 0);
    case 'SVFOP_CURRENT_TIMESTAMP':
      return now2('instant', void 0);
    case 'SVFOP_CURRENT_TIMESTAMP_N':
      return now2('instant', precision2 ?? 0);
    case 'SVFOP_LOCALTIMESTAMP':
      return now2('timestamp', void 0);
    case 'SVFOP_LOCALTIMESTAMP_N':
      return now2('timestamp', precision2 ?? 0);
    case 'SVFOP_LOCALTIME':
      return now2('time', void 0);
    case 'SVFOP_LOCALTIME_N':
      return now2('time', precision2 ?? 0);
    default:
      throw new Untranslatable(operator);
  }
}

// src/engine/adapters/postgres/expression/letterCase.ts
function changesCase(expression2, isMeant) {
  const visit = (node) => {
    if (Array.isArray(node)) return node.some(visit);
    if (typeof node !== 'object' || node === null) return false;
    const entry2 = node;
    const changes3 = entry2.kind === 'call' && (entry2.name === 'lower' || entry2.name === 'upper');
    if ((changes3 || entry2.ignoreCase === true) && columnsOf(node).some(isMeant)) return true;
    return Object.values(node).some(visit);
  };
  return visit(expression2);
}

// src/engine/adapters/postgres/expression/parse.ts
var parser;
async function loadParser() {
  if (parser) return;
  const loaded = await import('libpg-query');
  await loaded.loadModule();
  parser = loaded;
}
function loadedParser() {
  if (parser) return parser;
  throw new EngineError({
    code: 'INTERNAL',
    stage: 'map',
    message: 'An expression was to be read before the parser was loaded.',
    hint: 'This is a defect of Database Migration. Please report it with the log of this run.',
  });
}
var parseSelect = remember((text6) => loadedParser().parseSync(`SELECT ${text6}`));
function parseExpression2(text6, columns4, into) {
  try {
    const { stmts = [] } = parseSelect(text6);
    const statement2 = stmts.length === 1 ? stmts[0]?.stmt : void 0;
    const target = statement2 && 'SelectStmt' in statement2 ? statement2.SelectStmt.targetList : void 0;
    const only2 = target?.length === 1 ? target[0] : void 0;
    if (!only2 || !('ResTarget' in only2) || !only2.ResTarget.val) return void 0;
    const node = only2.ResTarget.val;
    const translator = new Translator(columns4);
    const expression2 = into ? translator.assigned(node, into) : translator.translate(node).expression;
    return changesCase(expression2, (name) => columns4.get(name)?.asciiCase === true) ? void 0 : expression2;
  } catch (error) {
    if (error instanceof Untranslatable || isSqlError(error)) return void 0;
    throw error;
  }
}
function expressionError2(sql) {
  if (parser === void 0) return void 0;
  try {
    const { stmts = [] } = parser.parseSync(`SELECT (${sql}
)`);
    const select3 = stmts.length === 1 ? stmts[0]?.stmt : void 0;
    if (!select3 || !('SelectStmt' in select3)) return 'it is more than one expression';
    const { targetList = [], fromClause, whereClause } = select3.SelectStmt;
    const [only2] = targetList;
    const node = only2 && 'ResTarget' in only2 ? only2.ResTarget.val : void 0;
    const several = targetList.length !== 1 || fromClause !== void 0 || whereClause !== void 0;
    return several || !node || 'RowExpr' in node ? 'it is more than one expression' : void 0;
  } catch (error) {
    return isSqlError(error) ? error.message : void 0;
  }
}
function isSqlError(error) {
  return parser !== void 0 && error instanceof parser.SqlError;
}
var comparisons2 = {
  '=': '=',
  '<>': '<>',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};
var deepest = 500;
var Translator = class {
  constructor(columns4) {
    this.columns = columns4;
  }
  columns;
  depth = 0;
  /** A default: what the value is once it is stored in a column of type `into`. */
  assigned(node, into) {
    const kind = targetOf(into);
    if ('TypeCast' in node && node.TypeCast.arg && 'A_Const' in node.TypeCast.arg) {
      const text6 = node.TypeCast.arg.A_Const.sval?.sval;
      if (text6 !== void 0) return assignedLiteral(text6, kind);
    }
    const { expression: expression2 } = this.translate(node);
    if (expression2.kind === 'now' && kind === 'timestamp') return { ...expression2, local: true };
    return expression2;
  }
  translate(node) {
    this.depth += 1;
    if (this.depth > deepest) throw new Untranslatable('depth');
    const typed = this.meaning(node);
    this.depth -= 1;
    return typed;
  }
  meaning(node) {
    if ('A_Const' in node) return constant(node.A_Const);
    if ('ColumnRef' in node) return this.column(node.ColumnRef.fields);
    if ('A_Expr' in node) return this.operator(node.A_Expr);
    if ('TypeCast' in node) return this.cast(node.TypeCast);
    if ('FuncCall' in node) return this.call(node.FuncCall);
    if ('BoolExpr' in node) return this.boolean(node.BoolExpr.boolop, node.BoolExpr.args ?? []);
    if ('NullTest' in node) {
      const item = this.translate(required(node.NullTest.arg)).expression;
      return truth2({ kind: 'is-null', item, negated: node.NullTest.nulltesttype === 'IS_NOT_NULL' }, true);
    }
    if ('BooleanTest' in node) return this.booleanTest(required(node.BooleanTest.arg), node.BooleanTest.booltesttype);
    if ('CoalesceExpr' in node) return callExpression('coalesce', this.all(node.CoalesceExpr.args));
    if ('MinMaxExpr' in node) {
      const name = node.MinMaxExpr.op === 'IS_LEAST' ? 'least' : 'greatest';
      return callExpression(name, this.all(node.MinMaxExpr.args));
    }
    if ('CaseExpr' in node) return this.caseWhen(node.CaseExpr.arg, node.CaseExpr.args ?? [], node.CaseExpr.defresult);
    if ('SQLValueFunction' in node) return valueFunction(node.SQLValueFunction.op, node.SQLValueFunction.typmod);
    throw new Untranslatable(Object.keys(node)[0]);
  }
  all(nodes) {
    return (nodes ?? []).map((node) => this.translate(node));
  }
  column(fields2) {
    const names7 = (fields2 ?? []).map(stringOf2);
    const name = names7.at(-1);
    const facts = name === void 0 ? void 0 : this.columns.get(name);
    if (name === void 0 || !facts) throw new Untranslatable('column');
    const kind = facts.folds === true ? 'citext' : targetOf(facts.type);
    return { expression: { kind: 'column', name }, kind, notNull: !facts.nullable };
  }
  operator(node) {
    const name = stringOf2(node.name?.at(-1));
    switch (node.kind) {
      case 'AEXPR_OP':
        return node.lexpr
          ? this.binary(name, node.lexpr, required(node.rexpr))
          : this.unary(name, required(node.rexpr));
      case 'AEXPR_LIKE':
      case 'AEXPR_ILIKE':
        return this.binary(name, required(node.lexpr), required(node.rexpr));
      case 'AEXPR_DISTINCT':
      case 'AEXPR_NOT_DISTINCT': {
        const equal = this.compare('null-safe-equal', this.pair(node));
        if (node.kind === 'AEXPR_NOT_DISTINCT') return equal;
        return truth2({ kind: 'not', item: equal.expression }, true);
      }
      case 'AEXPR_NULLIF':
        return callExpression('nullif', this.pair(node));
      case 'AEXPR_OP_ANY':
      case 'AEXPR_OP_ALL':
        return this.anyOf(name, node);
      case 'AEXPR_IN':
        return this.isIn(required(node.lexpr), listItems(node.rexpr), name === '<>');
      case 'AEXPR_BETWEEN':
      case 'AEXPR_NOT_BETWEEN':
        return this.between(node);
      default:
        throw new Untranslatable(node.kind);
    }
  }
  pair(node) {
    return unify(this.translate(required(node.lexpr)), this.translate(required(node.rexpr)));
  }
  unary(name, operand) {
    const item = this.translate(operand);
    if (!numeric3.includes(item.kind)) throw new Untranslatable(name);
    if (name === '+') return item;
    if (name !== '-') throw new Untranslatable(name);
    if (item.expression.kind === 'number') {
      return { ...item, expression: { kind: 'number', text: `-${item.expression.text}` } };
    }
    return { ...item, expression: { kind: 'negate', item: item.expression } };
  }
  binary(name, leftNode, rightNode) {
    const pair = unify(this.translate(leftNode), this.translate(rightNode));
    const comparison = Object.hasOwn(comparisons2, name) ? comparisons2[name] : void 0;
    if (comparison) return this.compare(comparison, pair);
    if (Object.hasOwn(likes, name) || Object.hasOwn(regexes, name)) return match(name, pair);
    if (name === '||') return concatenation(pair);
    return arithmetic2(name, pair);
  }
  compare(operator, [left2, right]) {
    checkComparable2(operator, left2, right);
    const expression2 = { kind: 'compare', operator, left: left2.expression, right: right.expression };
    return truth2(expression2, operator === 'null-safe-equal' || bothNotNull(left2, right));
  }
  anyOf(operator, node) {
    const negated2 = operator === '<>' && node.kind === 'AEXPR_OP_ALL';
    if (!negated2 && !(operator === '=' && node.kind === 'AEXPR_OP_ANY')) throw new Untranslatable(node.kind);
    return this.isIn(required(node.lexpr), arrayItems(required(node.rexpr)), negated2);
  }
  isIn(itemNode, list7, negated2) {
    if (list7.length === 0) throw new Untranslatable('empty list');
    const item = this.translate(itemNode);
    const values = list7.map((entry2) => {
      const [left2, right] = unify(item, this.translate(entry2));
      checkComparable2('=', left2, right);
      return right.expression;
    });
    return truth2({ kind: 'in', item: item.expression, list: values, negated: negated2 }, item.notNull);
  }
  between(node) {
    const item = this.translate(required(node.lexpr));
    const [low2, high2] = listItems(node.rexpr).map((bound2) => unify(item, this.translate(bound2))[1]);
    if (!low2 || !high2) throw new Untranslatable('between');
    checkComparable2('<', item, low2);
    checkComparable2('<', item, high2);
    const negated2 = node.kind === 'AEXPR_NOT_BETWEEN';
    const bounds = { low: low2.expression, high: high2.expression };
    return truth2({ kind: 'between', item: item.expression, ...bounds, negated: negated2 }, item.notNull);
  }
  cast(node) {
    const type = typeOf(node);
    const kind = targetOf(type);
    const arg = required(node.arg);
    if ('A_Const' in arg) {
      if (arg.A_Const.isnull) return { expression: { kind: 'null' }, kind: type.name === 'unknown' ? 'literal' : kind };
      const text6 = arg.A_Const.sval?.sval ?? (arg.A_Const.sval ? '' : void 0);
      if (text6 !== void 0) {
        if (isTime(kind) && text6 === 'now') return now2(kind, void 0);
        return { expression: typedLiteral(text6, kind), kind, notNull: true };
      }
    }
    const inner =
      'TypeCast' in arg && arg.TypeCast.arg && 'A_Const' in arg.TypeCast.arg ? arg.TypeCast.arg.A_Const : void 0;
    if (inner?.sval?.sval === 'now' && isTime(kind)) return now2(kind, void 0);
    return castValue(this.translate(arg), kind, type);
  }
  call(node) {
    const plain6 = !node.agg_filter && !node.over && !node.agg_star && !node.agg_distinct && !node.func_variadic;
    if (!plain6) throw new Untranslatable('call');
    return callExpression(stringOf2(node.funcname?.at(-1)), this.all(node.args));
  }
  boolean(operator, nodes) {
    const items = this.all(nodes);
    if (items.some((item) => item.kind !== 'boolean')) throw new Untranslatable('boolean operand');
    const notNull = items.every((item) => item.notNull);
    const expressions = items.map((item) => item.expression);
    const [first] = expressions;
    if (operator === 'NOT_EXPR' && first) return truth2({ kind: 'not', item: first }, notNull);
    return truth2({ kind: operator === 'OR_EXPR' ? 'or' : 'and', items: expressions }, notNull);
  }
  booleanTest(arg, test) {
    const item = this.translate(arg);
    if (item.kind !== 'boolean') throw new Untranslatable('boolean test');
    const unknown2 = test === 'IS_UNKNOWN' || test === 'IS_NOT_UNKNOWN';
    if (unknown2) return truth2({ kind: 'is-null', item: item.expression, negated: test === 'IS_NOT_UNKNOWN' }, true);
    const right = { kind: 'boolean', value: test === 'IS_TRUE' || test === 'IS_NOT_TRUE' };
    const equal = { kind: 'compare', operator: 'null-safe-equal', left: item.expression, right };
    return truth2(test === 'IS_TRUE' || test === 'IS_FALSE' ? equal : { kind: 'not', item: equal }, true);
  }
  caseWhen(arg, whens, otherwiseNode) {
    const subject = arg && this.translate(arg);
    const branches = whens.map((node) => {
      if (!('CaseWhen' in node)) throw new Untranslatable('case');
      const condition = this.translate(required(node.CaseWhen.expr));
      const when2 = subject ? this.compare('=', unify(subject, condition)) : condition;
      return { when: when2, then: this.translate(required(node.CaseWhen.result)) };
    });
    const otherwise = otherwiseNode && this.translate(otherwiseNode);
    const results = [...branches.map((branch) => branch.then), ...(otherwise ? [otherwise] : [])];
    const kind = commonKind2(results);
    return {
      expression: {
        kind: 'case',
        branches: branches.map(({ when: when2, then }) => ({ when: when2.expression, then: then.expression })),
        otherwise: otherwise?.expression,
      },
      kind,
      notNull: otherwise !== void 0 && results.every((result) => result.notNull),
    };
  }
};

// src/engine/adapters/postgres/lex.ts
var alternatives2 = [
  ['space', String.raw`\s+`],
  ['comment', String.raw`--[^\n\r]*`],
  ['escape', String.raw`[eE]'[^'\\]*(?:(?:''|\\[^])[^'\\]*)*'?`],
  ['string', String.raw`(?:[bBxXnN]|[uU]&)?'[^']*(?:''[^']*)*'?`],
  ['quoted', String.raw`(?:[uU]&)?"[^"]*(?:""[^"]*)*"?`],
  ['dollar', String.raw`\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$`],
  ['word', String.raw`[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*`],
  ['number', String.raw`\d[\w.]*`],
  ['symbol', String.raw`[^]`],
];
var pattern3 = new RegExp(alternatives2.map(([, source]) => `(${source})`).join('|'), 'y');
function* tokens2(sql) {
  let start = 0;
  while (start < sql.length) {
    const token = tokenAt(sql, start);
    yield token;
    start += token.text.length;
  }
}
function tokenAt(sql, start) {
  if (sql.startsWith('/*', start)) return { kind: 'comment', text: blockComment(sql, start), start };
  pattern3.lastIndex = start;
  const match2 = pattern3.exec(sql) ?? [];
  const [kind] = alternatives2[match2.findIndex((group, at3) => at3 > 0 && group !== void 0) - 1] ?? ['symbol'];
  const text6 = match2[0] ?? sql.slice(start, start + 1);
  if (kind === 'escape') return { kind: 'string', text: text6, start };
  if (kind === 'dollar') {
    const end2 = sql.indexOf(text6, start + text6.length);
    return { kind: 'string', text: end2 < 0 ? sql.slice(start) : sql.slice(start, end2 + text6.length), start };
  }
  return { kind, text: text6, start };
}
function blockComment(sql, start) {
  const edge = /\/\*|\*\//g;
  edge.lastIndex = start;
  let depth = 0;
  for (let match2 = edge.exec(sql); match2; match2 = edge.exec(sql)) {
    depth += match2[0] === '/*' ? 1 : -1;
    if (depth === 0) return sql.slice(start, edge.lastIndex);
  }
  return sql.slice(start);
}
function isMeaningful2(token) {
  return token.kind !== 'space' && token.kind !== 'comment';
}
function quoteIdentifier2(name) {
  return `"${name.replaceAll('"', '""')}"`;
}
function quoteString2(value2) {
  if (value2.includes('\0')) {
    throw new EngineError({
      code: 'BAD_INPUT',
      stage: 'input',
      message: 'PostgreSQL cannot hold the NUL character in text.',
      hint: 'Leave the character out of the value.',
    });
  }
  const quoted4 = value2.replaceAll("'", "''");
  if (!quoted4.includes('\r')) return `'${quoted4}'`;
  return `E'${quoted4.replaceAll('\\', '\\\\').replaceAll('\r', '\\r')}'`;
}
function qualify2(name) {
  return `${quoteIdentifier2(name.schema)}.${quoteIdentifier2(name.name)}`;
}
var defaultSchema = 'public';
function splitStatements2(sql) {
  const statements = [];
  const state = new StatementState();
  for (const token of tokens2(sql)) {
    if (token.kind === 'symbol' && token.text === ';' && state.isTopLevel()) {
      state.flush(sql, token.start, statements);
    } else {
      state.add(token);
    }
  }
  state.flush(sql, sql.length, statements);
  return statements;
}
var StatementState = class {
  start;
  meaningful = false;
  parentheses = 0;
  /** Open BEGIN ATOMIC and CASE blocks. */
  blocks = 0;
  previous = '';
  isTopLevel() {
    return this.parentheses === 0 && this.blocks === 0;
  }
  add(token) {
    if (token.kind === 'space') return;
    this.start ??= token.start;
    if (!isMeaningful2(token)) return;
    this.meaningful = true;
    if (token.text === '(') this.parentheses++;
    if (token.text === ')') this.parentheses = Math.max(0, this.parentheses - 1);
    if (token.kind === 'word') this.addWord(token.text.toLowerCase());
    else this.previous = token.text;
  }
  addWord(word2) {
    if (word2 === 'atomic' && this.previous === 'begin') this.blocks++;
    else if (this.blocks > 0 && word2 === 'case') this.blocks++;
    else if (this.blocks > 0 && word2 === 'end') this.blocks--;
    this.previous = word2;
  }
  flush(sql, end2, statements) {
    if (this.meaningful && this.start !== void 0) {
      statements.push({ sql: sql.slice(this.start, end2).trimEnd(), offset: this.start });
    }
    this.start = void 0;
    this.meaningful = false;
    this.parentheses = 0;
    this.blocks = 0;
    this.previous = '';
  }
};
function identifierOf2(token) {
  if (token?.kind === 'word') return token.text.toLowerCase();
  if (token?.kind === 'quoted' && token.text.startsWith('"')) return token.text.slice(1, -1).replaceAll('""', '"');
  return void 0;
}
function firstOf2(statement2) {
  const list7 = [];
  for (const token of tokens2(statement2)) if (isMeaningful2(token) && list7.push(token) === 10) break;
  return list7;
}
function createdTable2(statement2) {
  const list7 = firstOf2(statement2);
  let at3 = 0;
  const take2 = (word2) => {
    if (list7[at3]?.kind !== 'word' || list7[at3]?.text.toLowerCase() !== word2) return false;
    at3++;
    return true;
  };
  if (!take2('create')) return void 0;
  if (!take2('unlogged')) take2('foreign');
  if (!take2('table')) return void 0;
  if (take2('if') && !(take2('not') && take2('exists'))) return void 0;
  const first = identifierOf2(list7[at3++]);
  if (first === void 0) return void 0;
  if (list7[at3]?.text !== '.') return { schema: defaultSchema, name: first };
  const second = identifierOf2(list7[at3 + 1]);
  return second === void 0 ? void 0 : { schema: first, name: second };
}
function droppedTables(statement2) {
  const list7 = [...tokens2(statement2)].filter(isMeaningful2);
  const word2 = (at3) => list7[at3]?.text.toLowerCase() ?? '';
  if (word2(0) !== 'drop' || word2(1) !== 'table') return [];
  const names7 = [];
  for (let at3 = word2(2) === 'if' ? 4 : 2; at3 < list7.length; at3 += 1) {
    const first = identifierOf2(list7[at3]);
    const second = word2(at3 + 1) === '.' ? identifierOf2(list7[at3 + 2]) : void 0;
    if (first === void 0) break;
    names7.push(second === void 0 ? { schema: defaultSchema, name: first } : { schema: first, name: second });
    at3 += second === void 0 ? 1 : 3;
    if (word2(at3) !== ',') break;
  }
  return names7;
}
function* meaningfulTokens2(sql) {
  for (const token of tokens2(sql)) {
    const { kind, text: text6, start } = token;
    if (kind !== 'space' && kind !== 'comment') yield { kind, text: text6, start, name: identifierOf2(token) };
  }
}
var lex2 = {
  quoteIdentifier: quoteIdentifier2,
  quoteString: quoteString2,
  qualify: qualify2,
  splitStatements: splitStatements2,
  expressionError: expressionError2,
  createdTable: createdTable2,
  tokens: meaningfulTokens2,
};

// src/engine/adapters/postgres/types/native.ts
var sqlNames = {
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  float4: 'real',
  float8: 'double precision',
  bool: 'boolean',
  bpchar: 'char',
  char: '"char"',
};
var synonyms2 = {
  ...sqlNames,
  char: 'char',
  int: 'integer',
  decimal: 'numeric',
  dec: 'numeric',
  float: 'double precision',
  character: 'char',
  'character varying': 'varchar',
  'char varying': 'varchar',
  'bit varying': 'varbit',
  'timestamp without time zone': 'timestamp',
  'timestamp with time zone': 'timestamptz',
  'time without time zone': 'time',
  'time with time zone': 'timetz',
  serial: 'integer',
  bigserial: 'bigint',
  smallserial: 'smallint',
};
var extensionTypes = [
  ...['citext', 'hstore', 'ltree', 'lquery', 'ltxtquery', 'cube', 'isbn', 'isbn13', 'ean13'],
  ...['vector', 'halfvec', 'sparsevec', 'geometry', 'geography'],
];
var categories = {
  b: 'base',
  c: 'composite',
  d: 'domain',
  e: 'enum',
  r: 'range',
  m: 'multirange',
};
function nativeType(oid, modifier, text6, types4) {
  const row = types4.get(oid);
  if (!row) return { name: text6 ?? oid, text: text6 ?? oid };
  const name = row.schema === 'pg_catalog' ? (sqlNames[row.name] ?? row.name) : row.name;
  const schema = row.schema === 'pg_catalog' ? void 0 : row.schema;
  const common2 = { name, ...(schema === void 0 ? {} : { schema }), text: text6 ?? printed(name, schema) };
  if (row.isArray) {
    const element = nativeType(row.element, modifier, text6?.replace(/\[\]$/, ''), types4);
    return { ...common2, category: 'array', element };
  }
  const category = categories[row.kind] ?? 'base';
  if (category === 'domain') return { ...common2, category, base: nativeType(row.base, row.modifier, void 0, types4) };
  if (category === 'enum') return { ...common2, category, labels: row.labels ?? [] };
  return { ...common2, category, ...parameters2(name, modifier) };
}
function printed(name, schema) {
  return schema === void 0 ? name : `${schema}.${name}`;
}
function parameters2(name, modifier) {
  if (modifier < 0) return {};
  switch (name) {
    case 'varchar':
    case 'char':
      return { length: modifier - 4 };
    case 'bit':
    case 'varbit':
    case 'vector':
    case 'halfvec':
      return { length: modifier };
    case 'numeric': {
      const packed = modifier - 4;
      return { precision: (packed >> 16) & 65535, scale: ((packed & 2047) ^ 1024) - 1024 };
    }
    case 'time':
    case 'timetz':
    case 'timestamp':
    case 'timestamptz':
      return { precision: modifier };
    case 'interval':
      return (modifier & 65535) === 65535 ? {} : { precision: modifier & 65535 };
    default:
      return {};
  }
}
var parseType2 = remember(takeApart2);
function takeApart2(written2) {
  const text6 = written2.replace(/\s+collate\s+.*$/is, '').trim();
  const array = /^(.*?)\s*\[\s*\d*\s*\]$/s.exec(text6);
  if (array) {
    const element = parseType2(array[1] ?? '');
    return element && { name: `_${element.name}`, text: written2, category: 'array', element };
  }
  const known = /^(?:"(?:[^"]|"")+"|[\p{L}_][\p{L}\w$]*)\.(\w+)((?:\(.*)?)$/su.exec(text6);
  if (known && extensionTypes.includes(known[1] ?? '')) {
    return { ...parseType2(`${known[1] ?? ''}${known[2] ?? ''}`), name: known[1] ?? '', text: written2 };
  }
  const user = /^(?:("(?:[^"]|"")+"|[\p{L}_][\p{L}\w$]*)\s*\.\s*)?"((?:[^"]|"")+)"$/u.exec(text6);
  if (user && text6 !== '"char"') return { name: (user[2] ?? '').replaceAll('""', '"'), text: written2 };
  const parts2 =
    /^([\p{L}_"][\p{L}\w$ ".]*?)\s*(?:\(\s*(-?\d+)\s*(?:,\s*(-?\d+)\s*)?\))?(\s+(?:with|without)\s+time\s+zone)?$/iu.exec(
      text6,
    );
  if (!parts2) return void 0;
  const [, base = '', first, second, zone = ''] = parts2;
  const word2 = `${base}${zone}`.toLowerCase().replace(/\s+/g, ' ').trim();
  const name = word2 === '"char"' ? word2 : ((Object.hasOwn(synonyms2, word2) ? synonyms2[word2] : void 0) ?? word2);
  if (word2 === 'float' && first !== void 0) return { name: Number(first) <= 24 ? 'real' : name, text: written2 };
  return { name, text: written2, ...writtenParameters(name, first, second) };
}
function writtenParameters(name, first, second) {
  if (name === 'numeric') return first === void 0 ? {} : { precision: Number(first), scale: Number(second ?? '0') };
  if (/^(time|interval)/.test(name)) return first === void 0 ? {} : { precision: Number(first) };
  if (first !== void 0) return { length: Number(first) };
  return name === 'char' || name === 'bit' ? { length: 1 } : {};
}

// src/engine/adapters/postgres/types/neutral.ts
var integer3 = (bits4, unsigned = false) => ({ kind: 'integer', bits: bits4, unsigned });
var textual4 = (maxLength) => {
  return (type) => ({ kind: 'textual', name: type.name, ...(maxLength === void 0 ? {} : { maxLength }) });
};
var text3 = (type) => ({
  kind: 'text',
  ...(type.length === void 0 ? {} : { length: type.length }),
});
var precision = (type) => type.precision ?? 6;
function decimal2(type) {
  const { precision: digits4, scale = 0 } = type;
  if (digits4 === void 0) return { kind: 'decimal' };
  if (scale < 0) return { kind: 'decimal', precision: digits4 - scale, scale: 0 };
  return { kind: 'decimal', precision: Math.max(digits4, scale), scale };
}
var readings2 = {
  smallint: integer3(16),
  integer: integer3(32),
  bigint: integer3(64),
  oid: integer3(32, true),
  xid: integer3(32, true),
  cid: integer3(32, true),
  xid8: integer3(64, true),
  numeric: decimal2,
  real: { kind: 'float', bits: 32 },
  'double precision': { kind: 'float', bits: 64 },
  money: { kind: 'money' },
  boolean: { kind: 'boolean' },
  text: text3,
  varchar: text3,
  char: (type) => ({ ...text3(type), kind: 'text', fixed: true }),
  // One byte; from version 16 on a byte above 127 prints as a backslash and three digits.
  '"char"': textual4(4),
  name: { kind: 'text', length: 63 },
  citext: { kind: 'text', foldsCase: true },
  bytea: { kind: 'bytes' },
  bit: (type) => ({ kind: 'bits', length: type.length ?? 1 }),
  varbit: (type) => ({ kind: 'bits', varying: true, ...(type.length === void 0 ? {} : { length: type.length }) }),
  date: { kind: 'date' },
  time: (type) => ({ kind: 'time', precision: precision(type), zone: false }),
  timetz: (type) => ({ kind: 'time', precision: precision(type), zone: true }),
  timestamp: (type) => ({ kind: 'timestamp', precision: precision(type), zone: false }),
  timestamptz: (type) => ({ kind: 'timestamp', precision: precision(type), zone: true }),
  interval: { kind: 'interval' },
  uuid: { kind: 'uuid' },
  json: { kind: 'json', normalized: false },
  jsonb: { kind: 'json', normalized: true },
  xml: { kind: 'xml' },
  inet: { kind: 'inet', family: 0, network: true },
  point: { kind: 'point' },
  vector: (type) => ({ kind: 'vector', ...(type.length === void 0 ? {} : { dimensions: type.length }) }),
  cidr: textual4(43),
  macaddr: textual4(17),
  macaddr8: textual4(23),
  pg_lsn: textual4(17),
  tid: textual4(18),
  jsonpath: textual4(),
  tsvector: textual4(),
  tsquery: textual4(),
  line: textual4(),
  lseg: textual4(),
  box: textual4(),
  path: textual4(),
  polygon: textual4(),
  circle: textual4(),
  int2vector: textual4(),
  oidvector: textual4(),
  pg_snapshot: textual4(),
  txid_snapshot: textual4(),
  refcursor: textual4(),
  aclitem: textual4(),
  regclass: textual4(),
  regcollation: textual4(),
  regconfig: textual4(),
  regdictionary: textual4(),
  regnamespace: textual4(),
  regoper: textual4(),
  regoperator: textual4(),
  regproc: textual4(),
  regprocedure: textual4(),
  regrole: textual4(),
  regtype: textual4(),
  hstore: textual4(),
  ltree: textual4(),
  lquery: textual4(),
  ltxtquery: textual4(),
  cube: textual4(),
  isbn: textual4(17),
  isbn13: textual4(17),
  ean13: textual4(17),
  halfvec: textual4(),
  sparsevec: textual4(),
  // PostGIS prints hexadecimal EWKB, which reads back as the identical value.
  geometry: textual4(),
  geography: textual4(),
};
function neutralType(type) {
  switch (type.category) {
    case 'domain':
      return type.base ? neutralType(type.base) : { kind: 'unknown', name: type.text };
    case 'array':
      return type.element
        ? { kind: 'array', element: neutralType(type.element) }
        : { kind: 'unknown', name: type.text };
    case 'enum':
      return { kind: 'enum', labels: type.labels ?? [], name: type.name };
    case 'composite':
    case 'range':
    case 'multirange':
      return { kind: 'textual', name: type.text };
    case 'base':
    case void 0:
      return ofBase(type);
  }
}
function columnType(column4, server) {
  const neutral = neutralType(column4.type);
  if (neutral.kind === 'text' && column4.collationIgnores === 'case') return { ...neutral, foldsCase: true };
  const { moneyScale = 2 } = server.capabilities;
  return neutral.kind === 'money' && moneyScale !== 2 ? { ...neutral, scale: Number(moneyScale) } : neutral;
}
function ofBase(type) {
  const reading = Object.hasOwn(readings2, type.name) ? readings2[type.name] : void 0;
  if (reading === void 0) return { kind: 'unknown', name: type.text };
  return typeof reading === 'function' ? reading(type) : reading;
}
function isKnownType2(name) {
  return Object.hasOwn(readings2, name);
}

// src/engine/adapters/postgres/server.ts
function hasExtension(server, name) {
  return String(server.capabilities.extensions ?? '')
    .split(',')
    .includes(name);
}
function isAtLeast(server, version) {
  return server.versionNumber >= version;
}

// src/engine/adapters/postgres/session.ts
init_errors();
import { setTimeout as setPause2 } from 'node:timers/promises';

// src/engine/adapters/postgres/copyOut.ts
init_errors();
import { to as copyTo } from 'pg-copy-streams';
import { PassThrough } from 'node:stream';
var bufferedBytes = 256 * 1024;
var prefix = 'COPY (\n';
var framing2 = {
  csv: `(FORMAT csv, NULL 'NULL', FORCE_QUOTE *)`,
  text: '(FORMAT text)',
  binary: '(FORMAT binary)',
};
function copyOut(session, sql, options2) {
  const out = new PassThrough({ highWaterMark: bufferedBytes });
  out.on('error', () => void 0);
  const stop = new AbortController();
  const finished = start();
  finished.catch((error) => out.destroy(error instanceof Error ? error : new Error(String(error))));
  const abort = async () => {
    stop.abort();
    await finished.catch(() => void 0);
  };
  return { readable: out, finished, abort };
  async function start() {
    const statement2 = `${prefix}${selectOf(sql, options2)}
) TO STDOUT ${framing2[options2.format]}`;
    const guard3 = { signal: stop.signal, prefix: prefix.length };
    return await session.guarded(statement2, guard3, () => pump(session.client, statement2, out, stop));
  }
}
function pump(client, statement2, out, stop) {
  return new Promise((resolve, reject) => {
    const copy = client.query(copyTo(statement2, { highWaterMark: bufferedBytes }));
    copy.on('error', reject);
    Object.assign(copy, { handleReadyForQuery: () => resolve({ rows: copy.rowCount }) });
    const drain = () => {
      copy.unpipe(out);
      copy.resume();
      out.destroy();
    };
    stop.signal.addEventListener('abort', drain, { once: true });
    out.once('close', () => {
      if (!copy.readableEnded) stop.abort();
    });
    copy.pipe(out);
  });
}
function selectOf(sql, options2) {
  const encoded = Object.keys(options2.encode);
  if (encoded.length > 0) {
    throw invalid3(
      `PostgreSQL sends no raw bytes, so "${encoded[0] ?? ''}" can't be encoded on the way.`,
      `Encode it in the query: encode(column, 'hex').`,
    );
  }
  const statements = splitStatements2(sql);
  const [only2] = statements;
  if (only2 !== void 0 && statements.length === 1) return only2.sql;
  throw invalid3('A source query must be one SELECT statement.', 'Leave one statement in the step.');
}
function invalid3(message, hint) {
  return new EngineError({ code: 'SCRIPT_INVALID', stage: 'run', message, hint });
}

// src/engine/adapters/postgres/errors.ts
init_errors();
import { DatabaseError } from 'pg';
var PasswordMissing = class extends Error {};
var ReadablePassword = class extends Error {};
function refusesTls2(error) {
  return error instanceof Error && error.message.startsWith('The server does not support SSL');
}
var lostCodes2 = /^(08...|57P0[1-5]|ECONNRESET|EPIPE|ETIMEDOUT|ENETRESET|ECONNABORTED)$/;
var lostMessages2 = /^(Connection terminated|Client has encountered a connection error|Client was closed)/;
function codeOf(error) {
  const code2 = error instanceof Error && 'code' in error ? error.code : void 0;
  return typeof code2 === 'string' ? code2 : '';
}
function isLost2(error) {
  return lostCodes2.test(codeOf(error)) || (error instanceof Error && lostMessages2.test(error.message));
}
function connectError2(error, settings3, signal) {
  if (error instanceof EngineError) return error;
  if (signal?.aborted) return cancelled('connect');
  return new EngineError({ ...tellConnect2(error, settings3), stage: 'connect', object: settings3.name, cause: error });
}
function tellConnect2(error, settings3) {
  const place = settings3.socketPath ?? `${settings3.host}:${settings3.port}`;
  const text6 = error instanceof Error ? error.message : String(error);
  const code2 = codeOf(error);
  if (error instanceof PasswordMissing) {
    return {
      code: 'PASSWORD_MISSING',
      message: `PostgreSQL at ${place} asks for the password of "${settings3.user}", and none was given.`,
      hint: 'Enter the password of the connection.',
    };
  }
  if (error instanceof ReadablePassword) {
    return {
      code: 'AUTHENTICATION_FAILED',
      message: `PostgreSQL at ${place} asks for the password of "${settings3.user}" in readable form, over a line without TLS.`,
      hint: cleartextHint,
    };
  }
  if (/SASL: (Only mechanism|Mechanism)/.test(text6)) {
    return {
      code: 'AUTHENTICATION_FAILED',
      message: `PostgreSQL at ${place} asks for a login that can't be answered: ${text6}`,
      hint: 'Use an account with a SCRAM password: SET password_encryption = scram-sha-256, then give it its password anew.',
    };
  }
  if (code2 === '28P01' || code2 === '28000') {
    return {
      code: 'AUTHENTICATION_FAILED',
      message: `PostgreSQL at ${place} refused the login of "${settings3.user}": ${text6}`,
      hint:
        code2 === '28P01'
          ? 'Check user name and password.'
          : 'Check user name, TLS mode and the server\u2019s pg_hba.conf.',
    };
  }
  if (code2 === '3D000') {
    return {
      code: 'UNKNOWN_DATABASE',
      message: `PostgreSQL at ${place} has no database "${settings3.database}".`,
      hint: 'Check the name of the database, capital letters included, or create it.',
    };
  }
  if (code2 === '42501') {
    return {
      code: 'PERMISSION_DENIED',
      message: `"${settings3.user}" may not connect to "${settings3.database}" at ${place}: ${text6}`,
      hint: `Have CONNECT granted: GRANT CONNECT ON DATABASE \u2026 TO \u2026`,
    };
  }
  const retryable = code2 === '53300' || code2 === '57P03' || isLost2(error);
  return { code: 'CONNECTION_FAILED', ...unreachable2(text6, code2, place), retryable };
}
function unreachable2(text6, code2, place) {
  const message = `PostgreSQL at ${place} can't be reached: ${text6}`;
  if (code2 === 'ECONNREFUSED') {
    return { message: `Nothing answers at ${place}.`, hint: 'Check host and port, and that the server is running.' };
  }
  if (code2 === 'ENOTFOUND' || code2 === 'EAI_AGAIN') return { message, hint: 'Check the host name.' };
  if (code2 === 'ENOENT' || code2 === 'EACCES') return { message, hint: 'Check the path of the socket.' };
  if (text6.includes('timeout')) {
    return { message: `${place} did not answer in time.`, hint: 'Check host, port, firewall and VPN.' };
  }
  if (code2 === '53300') return { message, hint: 'Close other connections, or raise max_connections, and try again.' };
  if (code2 === '57P03') return { message, hint: 'Wait until the server has started, and try again.' };
  if (refusesTls2(new Error(text6))) return { message, hint: 'Set the TLS mode to prefer or disable.' };
  if (/^(ERR_TLS|ERR_SSL|EPROTO|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO)/.test(code2)) {
    return { message, hint: 'Check the TLS mode, the CA file and the host name in the server\u2019s certificate.' };
  }
  if (/SASL|SCRAM/.test(text6)) {
    return { message, hint: 'Check that a PostgreSQL server answers at this port, and user name and password.' };
  }
  return { message, hint: 'Check host and port, and that a PostgreSQL server answers there.' };
}
function statementError2(error, failed) {
  if (error instanceof EngineError) return error;
  if (isLost2(error)) return lostError2(error, failed.stage);
  if (!(error instanceof DatabaseError)) return toEngineError(error, failed.stage);
  if (error.code === '57014' && failed.signal?.aborted) return cancelled(failed.stage);
  return new EngineError({
    ...tellStatement2(error, failed),
    ...positionOf(error, failed),
    stage: failed.stage,
    cause: error,
  });
}
function lostError2(error, stage) {
  const text6 = error instanceof Error ? error.message : String(error);
  return new EngineError({
    code: 'CONNECTION_LOST',
    stage,
    message: `The connection to PostgreSQL was lost: ${text6}`,
    hint: 'Check that the server runs and the network holds, then start again.',
    retryable: true,
    cause: error,
  });
}
function tellStatement2(error, failed) {
  const message = [error.message, error.detail].filter((part3) => part3 !== void 0 && part3 !== '').join(' ');
  const hint = error.hint ?? 'Check the statement.';
  if (error.code === '42501') return { code: 'PERMISSION_DENIED', message, hint: 'Have the privilege granted.' };
  if (error.code === '25006' && failed.role === 'target') {
    return { code: 'READ_ONLY_TARGET', message, hint: 'Connect to the primary server, as a user who may write.' };
  }
  if (error.code === '25006') {
    return { code: 'PERMISSION_DENIED', message: `The source is never written to: ${message}`, hint };
  }
  if (error.code === '53100') return diskFull(message, failed.role);
  if (error.code === '57014') return { code: 'STATEMENT_FAILED', message, hint: 'Start again.', retryable: true };
  const retryable = /^(40001|40P01|55P03|53...)$/.test(error.code ?? '');
  return { code: 'STATEMENT_FAILED', message, hint: retryable ? 'Try again.' : hint, retryable };
}
function positionOf(error, { sql, prefix: prefix2 = 0 }) {
  const position6 = Number(error.position) - prefix2;
  if (sql === void 0 || !Number.isInteger(position6) || position6 < 1) return {};
  const before = Array.from(sql.slice(prefix2))
    .slice(0, position6 - 1)
    .join('');
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: Array.from(before.slice(lineStart)).length + 1 };
}

// src/engine/adapters/postgres/session.ts
var exactText = { getTypeParser: () => (value2) => value2 };
var cancelPatience2 = 1500;
var rollBackPatience2 = 5e3;
var warningsKept = 100;
var savepoint2 = 'database_migration_reader';
var PostgresSession = class {
  constructor(client, backend, server, role, openAnother) {
    this.client = client;
    this.backend = backend;
    this.server = server;
    this.role = role;
    this.openAnother = openAnother;
    client.on('error', (error) => (this.lost = error));
    client.on('notice', (notice) => {
      if (this.warnings.length < warningsKept) this.warnings.push(`${notice.severity ?? 'NOTICE'}: ${notice.message}`);
    });
  }
  client;
  backend;
  server;
  role;
  openAnother;
  busy = false;
  lost;
  closed = false;
  warnings = [];
  keepsTransaction = false;
  get id() {
    return this.backend.pid;
  }
  async query(sql, values, signal) {
    const { fields: _fields, ...result } = await this.execute(sql, { values, signal });
    return result;
  }
  /** Runs one statement and says what its columns are. */
  async execute(sql, options2 = {}) {
    return await this.guarded(sql, options2, async () => {
      const query2 = { text: sql, rowMode: 'array', types: exactText };
      const values = options2.values?.length ? { values: [...options2.values] } : {};
      const answer2 = await this.client.query({ ...query2, ...values });
      const result = lastResult(answer2);
      return {
        columns: result.fields.map((field) => field.name),
        fields: result.fields.map(resultColumn2),
        rows: result.rows,
        affectedRows: result.rowCount ?? 0,
        warnings: this.takeWarnings(),
      };
    });
  }
  stream(sql, options2) {
    return copyOut(this, sql, options2);
  }
  /**
   * From here on a failed or cancelled statement doesn't end the open transaction, and with it a reader's snapshot: what fails is rolled back to here.
   * https://www.postgresql.org/docs/18/sql-savepoint.html
   */
  async keepTransaction() {
    await this.execute(`SAVEPOINT ${savepoint2}`);
    this.keepsTransaction = true;
  }
  takeWarnings() {
    const taken = this.warnings;
    this.warnings = [];
    return taken;
  }
  /**
   * Runs `work` as the session's only statement: translates its errors, and cancels it at the server when the signal fires. A statement that
   * finished all the same keeps its result.
   */
  async guarded(sql, options2, work) {
    const { signal, stage = 'run', prefix: prefix2 } = options2;
    throwIfCancelled(signal, stage);
    this.claim(stage);
    let cut;
    let cancelling;
    const abort = () => {
      cut = setTimeout(() => this.cut(), cancelPatience2);
      if (options2.cancelOnAbort !== false) cancelling = this.cancel();
    };
    signal?.addEventListener('abort', abort, { once: true });
    try {
      return await work();
    } catch (error) {
      if (isLost2(error)) this.lost = error;
      else if (this.keepsTransaction) await this.recover(cancelling);
      throw signal?.aborted && isLost2(error)
        ? cancelled(stage)
        : statementError2(error, { stage, role: this.role, sql, signal, prefix: prefix2 });
    } finally {
      signal?.removeEventListener('abort', abort);
      clearTimeout(cut);
      if (this.lost === void 0) await cancelling;
      this.busy = false;
    }
  }
  /** A cancel that is still on its way would hit the next statement. */
  async recover(cancelling) {
    await cancelling;
    await this.client.query(`ROLLBACK TO SAVEPOINT ${savepoint2}`).catch((error) => (this.lost ??= error));
  }
  claim(stage) {
    if (this.closed) throw lostError2(new Error('the session was closed'), stage);
    if (this.lost !== void 0) throw lostError2(this.lost, stage);
    if (this.busy) {
      throw new EngineError({
        code: 'INTERNAL',
        stage,
        message: 'A second statement was started while one was running on the same PostgreSQL session.',
        hint: 'This is a defect of Database Migration. Please report it with the log of this run.',
      });
    }
    this.busy = true;
    this.warnings = [];
  }
  /** Cancels the running statement through a second connection; cuts the session's own where that can't be had. */
  async cancel() {
    try {
      await this.askAnother('SELECT pg_catalog.pg_cancel_backend($1)', [this.backend.pid]);
    } catch {
      this.cut();
    }
  }
  /** Asks through a connection of its own, which may be as dead as this one: nobody waits for it longer than {@link cancelPatience}. */
  async askAnother(sql, values) {
    const other = await this.openAnother();
    const cut = setTimeout(() => other.connection.stream.destroy(), cancelPatience2);
    try {
      await other.query(sql, [...values]);
      await other.end();
    } finally {
      clearTimeout(cut);
    }
  }
  /** Takes the open transaction back; a session that can't, or whose connection does not answer, is closed. Never rejects. */
  async rollBack() {
    const cut = setTimeout(() => this.cut(), rollBackPatience2);
    await this.execute('ROLLBACK').catch(() => this.close());
    clearTimeout(cut);
  }
  cut() {
    this.client.connection.stream.destroy();
  }
  async close() {
    if (this.closed) return;
    this.closed = true;
    let isDead = this.lost !== void 0;
    const cut = setTimeout(() => {
      isDead = true;
      this.cut();
    }, cancelPatience2);
    await this.client.end().catch(() => void 0);
    clearTimeout(cut);
    if (isDead) await Promise.race([this.endAtServer(), setPause2(cancelPatience2, void 0, { ref: false })]);
  }
  /** A server that was not told of the connection's end would keep the session, with its locks and its snapshot, for hours. */
  async endAtServer() {
    const sql =
      'SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity WHERE pid = $1 AND extract(epoch FROM backend_start)::text = $2';
    try {
      await this.askAnother(sql, [this.backend.pid, this.backend.start]);
    } catch {}
  }
};
function lastResult(answer2) {
  return Array.isArray(answer2) ? answer2.at(-1) : answer2;
}
function resultColumn2(field) {
  return { name: field.name, typeId: field.dataTypeID, tableId: field.tableID, columnNumber: field.columnID };
}
function postgresSession(session) {
  if (session instanceof PostgresSession) return session;
  throw new EngineError({
    code: 'INTERNAL',
    stage: 'run',
    message: `A session of ${session.server.engine} was handed to the PostgreSQL adapter.`,
    hint: 'This is a defect of Database Migration. Please report it with the log of this run.',
  });
}

// src/engine/adapters/postgres/floatText.ts
function floatText2(double) {
  const size = `abs(${double})`;
  const scaled = (power5) => `(${double} / 2::float8 ^ ${power5})::text || '*2^${power5}'`;
  return [
    'CASE',
    `WHEN ${size} >= 1e15 AND ${size} < 2::float8 ^ 99 THEN ${scaled(50)}`,
    `WHEN ${size} >= 1e15 AND ${size} < 2::float8 ^ 145 THEN ${scaled(96)}`,
    `WHEN ${size} < 1e-4 AND ${size} >= 1e-15 THEN ${double}::text::numeric::text`,
    `ELSE replace(${double}::text, 'e+', 'e') END`,
  ].join(' ');
}
function jsonFloatText(double) {
  const plain6 = `abs(${double}) < 1e-4 AND abs(${double}) >= 1e-15 OR abs(${double}) >= 1e15 AND ${double} <> trunc(${double})`;
  return `CASE WHEN ${plain6} THEN ${double}::text::numeric::text ELSE replace(${double}::text, 'e+', 'e') END`;
}

// src/engine/adapters/postgres/checksum.ts
var isText3 = (base) => base === 'text' || base === 'varchar' || base === 'char' || base === 'citext';
function decimalText2({ column: column4, base, server }) {
  const number2 = base === 'numeric' ? column4 : `${column4}::numeric`;
  if (isAtLeast(server, 13e4)) return `trim_scale(${number2})::text`;
  return `regexp_replace(regexp_replace(${number2}::text, '(\\.\\d*?)0+$', '\\1'), '\\.$', '')`;
}
function momentText2(column4, zone) {
  const utc = zone ? `(${column4} AT TIME ZONE 'UTC')` : column4;
  const usual = `${utc} BETWEEN '0001-01-01' AND '9999-12-31 23:59:59.999999'`;
  return `CASE WHEN ${usual} THEN to_char(${utc}, 'YYYY-MM-DD HH24:MI:SS.US') ELSE ${utc}::text END`;
}
function spanText2(column4, base) {
  const clock4 = `'HH24:MI:SS.US'`;
  if (base === 'time') return `to_char(${column4}, ${clock4})`;
  return `CASE WHEN ${column4}::text ~ '[a-z]' THEN ${column4}::text WHEN ${column4} < '0' THEN '-' || to_char(-${column4}, ${clock4}) ELSE to_char(${column4}, ${clock4}) END`;
}
function shortened2(text6, server) {
  const bytes5 =
    server.capabilities.encoding === 'UTF8' ? `octet_length(${text6})` : `octet_length(convert_to(${text6}, 'UTF8'))`;
  return `CASE WHEN ${bytes5} > ${longValueBytes} THEN 'sha256:' || encode(sha256(convert_to(${text6}, 'UTF8')), 'hex') ELSE ${text6} END`;
}
function hexText2({ column: column4, base, server }) {
  if (base === 'inet') return `encode(substr(inet_send(${column4}), 5), 'hex')`;
  if (base === 'uuid') return `replace(${column4}::text, '-', '')`;
  if (isText3(base)) return shortened2(column4, server);
  return `CASE WHEN octet_length(${column4}) > ${longValueBytes} THEN 'sha256:' || encode(sha256(${column4}), 'hex') ELSE encode(${column4}, 'hex') END`;
}
var asIs = ['text', 'varchar'];
var textOf4 = ({ column: column4, base }) => (asIs.includes(base) ? column4 : `${column4}::text`);
var longText = (canonical2) => shortened2(textOf4(canonical2), canonical2.server);
function exactText2(canonical2) {
  const { base, neutral } = canonical2;
  const short2 =
    neutral.kind === 'enum' || (neutral.kind === 'text' && (neutral.length ?? Infinity) * 4 <= longValueBytes);
  return short2 && base !== 'text' ? textOf4(canonical2) : longText(canonical2);
}
var zero2 = ({ column: column4, base }) => (base === 'boolean' ? `${column4}::int::text` : `${column4}::text`);
var forms2 = {
  integer: zero2,
  boolean: zero2,
  decimal: decimalText2,
  float: ({ column: column4, base }) => floatText2(base === 'double precision' ? column4 : `${column4}::float8`),
  text: exactText2,
  native: (canonical2) => (canonical2.base === 'inet' ? `abbrev(${canonical2.column})` : longText(canonical2)),
  json: longText,
  hex: hexText2,
  bits: (canonical2) =>
    canonical2.neutral.kind === 'bits' && !canonical2.neutral.varying ? textOf4(canonical2) : longText(canonical2),
  date: ({ column: column4, base }) =>
    base === 'date' ? `${column4}::text` : momentText2(column4, base === 'timestamptz'),
  time: ({ column: column4, base }) => spanText2(column4, base),
  duration: ({ column: column4, base }) => spanText2(column4, base),
  timestamp: ({ column: column4, base }) =>
    momentText2(base === 'date' ? `${column4}::timestamp` : column4, base === 'timestamptz'),
  // A text that stands for a UUID of the source has to be what the source prints; of a text that is to become one, case says nothing.
  uuid: ({ column: column4, base, neutral }) =>
    isText3(base) && neutral.kind !== 'uuid' ? `lower(${column4})` : `${column4}::text`,
  set: ({ column: column4, base }) => (isText3(base) ? column4 : `array_to_string(${column4}, ',')`),
  wkt: (canonical2) => (isText3(canonical2.base) ? canonical2.column : pointText2(canonical2.column)),
};
function pointText2(column4) {
  const axis = (at3) => floatText2(`((${column4})[${at3}] + 0)`);
  return `'POINT(' || ${axis(0)} || ' ' || ${axis(1)} || ')'`;
}
function baseOf(type, neutral) {
  const parsed = parseType2(type);
  if (parsed?.category === 'array') return 'array';
  if (parsed && isKnownType2(parsed.name)) return parsed.name;
  if (neutral.kind === 'boolean') return 'boolean';
  if (neutral.kind === 'timestamp') return neutral.zone ? 'timestamptz' : 'timestamp';
  return ['date', 'time', 'inet'].includes(neutral.kind) ? neutral.kind : type;
}
function canonical(column4, type, neutral, form, server) {
  return forms2[form]({ column: column4, base: baseOf(type, neutral), neutral, server });
}
async function columns2(session, query2, signal) {
  const sql = `SELECT * FROM (
${query2}
) q LIMIT 0`;
  const result = await postgresSession(session).execute(sql, { signal, stage: 'verify' });
  return result.columns;
}
var argumentsPerCall = 100;
function joined2(items) {
  const room = argumentsPerCall - 2;
  if (items.length <= room) return `concat_ws(',', ${items.join(', ')})`;
  const groups = [];
  for (let at3 = 0; at3 < items.length; at3 += room) groups.push(joined2(items.slice(at3, at3 + room)));
  return joined2(groups);
}
function framed3(positions2, { columns: columns4, plain: plain6 }) {
  const bytes5 = (text6) =>
    `CASE WHEN utf8 THEN octet_length(${text6}) ELSE octet_length(convert_to(${text6}, 'UTF8')) END`;
  return joined2(
    positions2.flatMap((position6) => {
      const text6 = `c${position6}::text`;
      const isPlain4 = plain6.includes(columns4[position6] ?? '');
      return isPlain4 ? [`coalesce(${text6}, 'N')`] : [`coalesce((${bytes5(text6)})::text, 'N')`, text6];
    }),
  );
}
var all = (columns4) => columns4.map((_name, at3) => at3);
var hashOf2 = (text6) => `encode(sha256(convert_to(${text6}, 'UTF8')), 'hex')`;
var slice4 = (hash, from) => `('x' || substr(${hash}, ${from}, 15))::bit(60)::bigint`;
var sums2 = `coalesce(sum(${slice4('h', 1)}), 0), coalesce(sum(${slice4('h', 16)}), 0)`;
var once3 = 'OFFSET 0';
function renamed(query2, columns4, end2) {
  const names7 = columns4.map((_name, at3) => `c${at3}`).join(', ');
  return `(SELECT * FROM (
${query2}
) s ${end2}) q(${names7}), (SELECT getdatabaseencoding() = 'UTF8' ${once3}) e(utf8)`;
}
function bucketOf2(asked, digits4) {
  const key = asked.key.map((name) => asked.columns.indexOf(name));
  return `left(${hashOf2(framed3(key, asked))}, ${digits4})`;
}
function digest2(asked) {
  const { query: query2, columns: columns4 } = asked;
  const rows = `SELECT ${hashOf2(framed3(all(columns4), asked))} AS h FROM ${renamed(query2, columns4, once3)} ${once3}`;
  return `SELECT count(*), ${sums2} FROM (${rows}) r`;
}
function buckets2(asked, digits4) {
  const { query: query2, columns: columns4 } = asked;
  const bucket = bucketOf2(asked, digits4);
  const rows = `SELECT ${bucket} AS b, ${hashOf2(framed3(all(columns4), asked))} AS h FROM ${renamed(query2, columns4, once3)} ${once3}`;
  return `SELECT b, count(*), ${sums2} FROM (${rows}) r GROUP BY b`;
}
function bucketRows2(asked, wanted2) {
  const { query: query2, columns: columns4 } = asked;
  const bucket = wanted2 ? bucketOf2(asked, wanted2[0]?.length ?? 0) : "''";
  const texts5 = columns4.map((_name, at3) => `c${at3}::text`);
  const rows = `SELECT ${[`${bucket} AS b`, ...texts5].join(', ')} FROM ${renamed(query2, columns4, '')}`;
  return wanted2 ? `SELECT * FROM (${rows}) r WHERE b IN (${wanted2.map(quoteString2).join(', ')})` : rows;
}
function bucketDigest2(asked, wanted2) {
  const { query: query2, columns: columns4 } = asked;
  const bucket = bucketOf2(asked, wanted2[0]?.length ?? 0);
  const where = `${bucket} IN (${wanted2.map(quoteString2).join(', ')})`;
  const rows = `SELECT ${hashOf2(framed3(all(columns4), asked))} AS h FROM ${renamed(query2, columns4, '')} WHERE ${where} ${once3}`;
  return `SELECT count(*), ${sums2} FROM (${rows}) r`;
}
function isPlain2(type, neutral, form) {
  return plainForms.includes(form) && !isText3(baseOf(type, neutral));
}
var exactly2 = (canonical2, text6) => `(${canonical2})::text COLLATE "C" = ${quoteString2(text6)}`;
var checksum = {
  canonical,
  isPlain: isPlain2,
  columns: columns2,
  digest: digest2,
  buckets: buckets2,
  bucketRows: bucketRows2,
  bucketDigest: bucketDigest2,
  exactly: exactly2,
};

// src/engine/adapters/postgres/connect.ts
init_errors();
import { Client as Client2 } from 'pg';
import { createHash as createHash4 } from 'node:crypto';
import { basename, dirname } from 'node:path';
var connectTimeout2 = 15e3;
var cancelTimeout2 = 1500;
var testedMajors = [15, 18];
var oldestMajor = 12;
var sessionSettings2 = [
  `SET client_encoding = 'UTF8'`,
  `SET standard_conforming_strings = on`,
  `SET timezone = 'UTC'`,
  `SET datestyle = 'ISO, YMD'`,
  `SET intervalstyle = 'postgres'`,
  `SET extra_float_digits = 1`,
  `SET bytea_output = 'hex'`,
  `SET xmloption = 'content'`,
  `SET row_security = off`,
  `SET statement_timeout = 0`,
  `SET idle_in_transaction_session_timeout = 0`,
];
var laterSettings = [
  [14e4, `SET idle_session_timeout = 0`],
  [17e4, `SET transaction_timeout = 0`],
];
async function connect2(settings3, role, signal) {
  throwIfCancelled(signal, 'connect');
  const client = await openClient(settings3, { signal });
  try {
    const { server, backend } = await readServer2(client);
    const readOnly2 = role === 'source' ? [`SET default_transaction_read_only = on`] : [`SET lc_monetary = 'C'`];
    const later = laterSettings.flatMap(([since2, setting]) => (server.versionNumber >= since2 ? [setting] : []));
    await client.query([...sessionSettings2, ...later, ...readOnly2].join('; '));
    return new PostgresSession(client, backend, server, role, () => openClient(settings3, { timeout: cancelTimeout2 }));
  } catch (error) {
    await client.end().catch(() => void 0);
    throw connectError2(error, settings3, signal);
  }
}
async function openClient(settings3, options2) {
  const { signal } = options2;
  const tls = settings3.socketPath === void 0 ? await tlsOptions(settings3.tls, settings3.host) : void 0;
  try {
    return await tryClient(settings3, tls ?? false, options2);
  } catch (error) {
    const mayFallBack = settings3.tls?.mode === 'prefer' && tls !== void 0 && refusesTls2(error);
    if (!mayFallBack) throw connectError2(error, settings3, signal);
  }
  try {
    return await tryClient(settings3, false, options2);
  } catch (error) {
    throw connectError2(error, settings3, signal);
  }
}
async function tryClient(settings3, ssl, { signal, timeout = connectTimeout2 }) {
  throwIfCancelled(signal, 'connect');
  const tunnel = settings3.ssh ? await openTunnel(settings3.ssh, settings3, { signal, timeout }) : void 0;
  const client = new Client2({
    ...placeOf(settings3),
    ...(tunnel === void 0 ? {} : { stream: () => tunnel }),
    user: settings3.user,
    database: settings3.database,
    // A function keeps pg from looking into PGPASSWORD and ~/.pgpass on its own.
    password: () => passwordOf(settings3, readable && !mayCarryPassword(settings3, ssl !== false)),
    ssl,
    // SCRAM-SHA-256-PLUS where the server offers it: nobody in the middle can pass the login on.
    enableChannelBinding: ssl !== false,
    sslnegotiation: 'postgres',
    application_name: 'database-migration',
    connectionTimeoutMillis: timeout,
    keepAlive: true,
    keepAliveInitialDelayMillis: 3e4,
  });
  let readable = false;
  client.connection.on('authenticationCleartextPassword', () => (readable = true));
  client.on('error', () => void 0);
  const abort = () => void client.connection.stream.destroy();
  signal?.addEventListener('abort', abort, { once: true });
  try {
    await client.connect();
    return client;
  } catch (error) {
    client.connection.stream.destroy();
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}
function passwordOf(settings3, wouldBeSeen) {
  if (wouldBeSeen) throw new ReadablePassword('the password would be readable on the line');
  if (settings3.password === void 0 || settings3.password === '') throw new PasswordMissing('no password');
  return settings3.password;
}
function placeOf(settings3) {
  if (settings3.socketPath === void 0) return { host: settings3.host, port: settings3.port };
  const port = /^\.s\.PGSQL\.(\d+)$/.exec(basename(settings3.socketPath))?.[1];
  return port === void 0
    ? { host: settings3.socketPath, port: settings3.port }
    : { host: dirname(settings3.socketPath), port: Number(port) };
}
var serverQuery = `
SELECT version(), current_setting('server_version'), current_setting('server_version_num'), current_database(), current_user::text,
  (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())::text,
  pg_catalog.pg_backend_pid()::text, (SELECT extract(epoch FROM backend_start)::text FROM pg_catalog.pg_stat_activity WHERE pid = pg_catalog.pg_backend_pid()), current_setting('server_encoding'), pg_catalog.pg_is_in_recovery()::int::text,
  (current_setting('transaction_read_only') = 'on')::int::text, current_setting('is_superuser'),
  (SELECT pg_catalog.string_agg(extname, ',' ORDER BY extname) FROM pg_catalog.pg_extension), scale('1'::money::numeric)::text,
  EXISTS (SELECT FROM pg_catalog.pg_collation WHERE collprovider = 'i')::int::text`;
async function readServer2(client) {
  const query2 = async (text6) => {
    const result = await client.query({ text: text6, rowMode: 'array', types: exactText });
    return result.rows[0] ?? [];
  };
  const row = await query2(serverQuery);
  const [
    banner,
    version,
    number2,
    database,
    user,
    oid,
    pid,
    start,
    encoding,
    recovery,
    readOnly2,
    superuser,
    extensions,
    moneyScale,
    icu,
  ] = row.map((value2) => value2 ?? '');
  const versionNumber = Number(number2);
  checkSupported2(banner ?? '', versionNumber);
  const mark = await systemIdentifier(query2);
  const server = {
    engine: 'postgresql',
    version: version?.split(' ')[0] ?? '',
    versionNumber,
    database: database ?? '',
    user: user ?? '',
    identity: createHash4('sha256').update(`${mark}/${oid}/${database}`).digest('hex').slice(0, 12),
    tested: testedMajors.includes(Math.floor(versionNumber / 1e4)),
    capabilities: {
      encoding: encoding ?? '',
      recovery: recovery === '1',
      readOnly: readOnly2 === '1',
      superuser: superuser === 'on',
      extensions: extensions ?? '',
      moneyScale: Number(moneyScale ?? 2),
      // initdb lists ICU's collations where the server was built with it.
      icu: icu === '1',
    },
  };
  return { server, backend: { pid: Number(pid), start: start ?? '' } };
}
async function systemIdentifier(query2) {
  try {
    const [mark] = await query2('SELECT system_identifier::text FROM pg_catalog.pg_control_system()');
    return mark ?? '';
  } catch {
    const [mark] = await query2(
      `SELECT pg_catalog.string_agg(oid::text || datname, ',' ORDER BY oid) FROM pg_catalog.pg_database`,
    );
    return mark ?? '';
  }
}
function checkSupported2(banner, versionNumber) {
  const foreign = /CockroachDB|Redshift|Yugabyte|-YB-|Materialize|Greenplum|CrateDB/.exec(banner)?.[0];
  if (foreign === void 0 && versionNumber >= oldestMajor * 1e4) return;
  throw new EngineError({
    code: 'UNSUPPORTED_SERVER',
    stage: 'connect',
    message: `The server says it is "${banner}".`,
    hint: `Connect to PostgreSQL ${oldestMajor} or later.`,
  });
}

// src/engine/adapters/postgres/expression/printed.ts
function wrapped2({ sql, atom: isAtom }) {
  return isAtom ? sql : `(${sql})`;
}
function atom(sql, kind, notNull = true, traits = {}) {
  return { sql, kind, atom: true, notNull, ...only(traits) };
}
function compound2(sql, kind, notNull, traits = {}) {
  return { sql, kind, atom: false, notNull, ...only(traits) };
}
function cast(item, type, kind, traits = {}) {
  return atom(`${wrapped2(item)}::${type}`, kind, item.notNull, traits);
}
function only({ bits: bits4, most, single, precision: precision2, labels: labels2 }) {
  return { bits: bits4, most, single, precision: precision2, labels: labels2 };
}
function kindOfOne(items) {
  const kind = oneKind(items.map((item) => item.kind));
  if (kind === void 0) throw new Untranslatable('mixed kinds');
  return kind;
}
var allNotNull2 = (items) => items.every((item) => item.notNull);
var widths = { smallint: 16, integer: 32, bigint: 64 };
function sizeOf2(type) {
  const bits4 = type && Object.hasOwn(widths, type.name) ? widths[type.name] : void 0;
  if (bits4 !== void 0) return { bits: bits4, most: 2 ** (bits4 - 1) };
  if (type?.name === 'real') return { single: true };
  return type?.name.startsWith('time') ? { precision: type.precision ?? 6 } : {};
}
function widest(items, result) {
  const [first, ...rest] = items;
  if (first === void 0) throw new RangeError('no operand');
  const bits4 = Math.max(...items.map((item) => item.bits ?? 64));
  const most = result(first.most, ...rest.map((item) => item.most));
  if (items.some((item) => item.kind !== 'integer') || bits4 === 64) return { ...first, most };
  if (most < 2 ** (bits4 - 1)) return { ...first, bits: bits4, most };
  return cast(first, 'bigint', 'integer', { bits: 64, most });
}
function calculation(operator, left2, right, kind) {
  const size = (a = Infinity, b = Infinity) => (operator === '*' ? a * b : a + b);
  const wide = widest([left2, right], size);
  const traits = kind === 'integer' ? { bits: Math.max(wide.bits ?? 64, right.bits ?? 64), most: wide.most } : {};
  return compound2(`${wrapped2(wide)} ${operator} ${wrapped2(right)}`, kind, allNotNull2([left2, right]), traits);
}

// src/engine/adapters/postgres/expression/moments.ts
var momentText3 = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d:\d\d:\d\d(?:\.\d{1,6})?)(?:\+00(?::?00)?|Z)?)?$/u;
var timeText3 = /^(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?|24:00:00)$/u;
var types = { date: 'date', time: 'time', timestamp: 'timestamp', instant: 'timestamptz' };
function momentLiteral(text6, to) {
  const plain6 = to === 'time' ? timeOf(text6) : calendarOf(text6, to);
  return atom(`${quoteString2(plain6)}::${types[to]}`, to, true, { precision: 6 });
}
function timeOf(text6) {
  if (!timeText3.test(text6)) throw new Untranslatable('time');
  return text6;
}
function calendarOf(text6, to) {
  const [, year, month, day2, time2] = momentText3.exec(text6) ?? [];
  const date4 = `${year ?? ''}-${month ?? ''}-${day2 ?? ''}`;
  if (year === '0000' || !isDay(Number(year), Number(month), Number(day2))) throw new Untranslatable(to);
  if (to === 'date' && time2 !== void 0) throw new Untranslatable('time of a date');
  if (to === 'timestamp' && /[+Z]/u.test(text6.slice(10))) throw new Untranslatable('zone');
  if (time2 !== void 0 && !timeText3.test(time2)) throw new Untranslatable('time');
  return `${date4}${time2 === void 0 ? '' : ` ${time2}`}${to === 'instant' ? '+00' : ''}`;
}
function isDay(year, month, day2) {
  const date4 = new Date(Date.UTC(2e3, 0, 1));
  date4.setUTCFullYear(year, month - 1, day2);
  return date4.getUTCFullYear() === year && date4.getUTCMonth() === month - 1 && date4.getUTCDate() === day2;
}
function adoptMoment(text6, other) {
  if (other !== 'date') return momentLiteral(text6, other);
  return momentLiteral(text6, momentText3.exec(text6)?.[4] === void 0 ? 'date' : 'timestamp');
}
function toMoment2(item, to, precision2 = 6) {
  const days = ['date', 'timestamp'];
  if (item.kind === to && (to === 'date' || (item.precision ?? 6) <= precision2)) return item;
  if (item.kind === to || !days.includes(to) || !days.includes(item.kind)) throw new Untranslatable(`cast to ${to}`);
  return cast(item, types[to], to, { precision: 0 });
}
function dateOf(item) {
  return toMoment2(item, 'date');
}

// src/engine/adapters/postgres/expression/meet.ts
function number(text6) {
  const kind = /^-?\d+$/.test(text6) ? 'integer' : /e/i.test(text6) ? 'float' : 'decimal';
  const size = Math.abs(Number(text6));
  const traits = kind === 'integer' ? { bits: size < 2 ** 31 ? 32 : 64, most: size } : {};
  return { ...atom(text6, kind, true, traits), atom: !text6.startsWith('-') };
}
function asBoolean(item, node) {
  if (item.kind === 'boolean' || node.kind === 'null') return item;
  if (node.kind === 'number' && /^[01]$/.test(node.text)) return atom(node.text === '1' ? 'true' : 'false', 'boolean');
  if (node.kind === 'string' && /^[01]$/.test(node.value))
    return atom(node.value === '1' ? 'true' : 'false', 'boolean');
  throw new Untranslatable('boolean');
}
var uuidText3 = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
function adopt3(item, other, node) {
  if (node.kind === 'number' && other.kind === 'boolean') return asBoolean(item, node);
  if (node.kind !== 'string') return item;
  switch (other.kind) {
    case 'integer':
    case 'decimal':
    case 'float':
      if (!/^-?\d+(\.\d+)?$/.test(node.value)) throw new Untranslatable('number');
      return number(node.value);
    case 'boolean':
      return asBoolean(item, node);
    case 'date':
    case 'time':
    case 'timestamp':
      return adoptMoment(node.value, other.kind);
    case 'enum':
      if (other.labels?.includes(node.value) !== true) throw new Untranslatable('label');
      return item;
    case 'uuid':
      if (!uuidText3.test(node.value)) throw new Untranslatable('uuid');
      return item;
    case 'bytes':
      return atom(`${quoteString2(`\\x${Buffer.from(node.value, 'utf8').toString('hex')}`)}::bytea`, 'bytes');
    case 'text':
    case 'char':
    case 'citext':
    case 'literal':
      return item;
    case 'instant':
    case 'bits':
    case 'json':
    case 'other':
      throw new Untranslatable(`literal ${other.kind}`);
  }
}
function checkComparable3(operator, left2, right) {
  const [a, b] = [left2.kind, right.kind];
  const within = (kinds2) => kinds2.includes(a) && kinds2.includes(b);
  if (left2.sql === 'NULL' || right.sql === 'NULL') return;
  if (within(numeric3) || within(['date', 'timestamp'])) return;
  if (a === b && ['time', 'instant', 'bytes', 'boolean'].includes(a)) return;
  const isEquality2 = operator === '=' || operator === '<>' || operator === 'null-safe-equal';
  if (isEquality2 && a === b && a === 'uuid') return;
  if (isEquality2 && a === b && a === 'enum' && left2.labels === right.labels) return;
  if (isEquality2 && (within(['enum', 'literal']) || within(['uuid', 'literal']))) return;
  if (isEquality2 && within(['text', 'char', 'citext', 'literal'])) return;
  throw new Untranslatable(`${a} ${operator} ${b}`);
}

// src/engine/adapters/postgres/expression/printCalls.ts
function called2(name, items, kind) {
  const sql = `${name}(${items.map((item) => item.sql).join(', ')})`;
  return { sql, kind, atom: true, notNull: items.every((item) => item.notNull) };
}
function ofText3(name, kind) {
  return (call3, printer) => {
    const items = call3.arguments.map((node) => (node.kind === 'number' ? printer.print(node) : printer.text(node)));
    return called2(name, items, kind);
  };
}
function ofNumber3(name) {
  return (call3, printer) => {
    const [value2, digits4] = call3.arguments.map((node) => printer.number(node));
    if (!value2) throw new Untranslatable(name);
    if (value2.kind === 'float' && (name === 'round' || digits4)) throw new Untranslatable(name);
    const isSame = value2.kind === 'integer' && name !== 'abs' && !digits4;
    if (isSame) return value2;
    if (name === 'abs') return called2(name, [widest([value2], (most) => most ?? Infinity)], value2.kind);
    return called2(name, digits4 ? [value2, digits4] : [value2], value2.kind);
  };
}
var sign = (call3, printer) => {
  const [value2] = call3.arguments.map((node) => printer.number(node));
  if (!value2) throw new Untranslatable('sign');
  return atom(`sign(${value2.sql})::int`, 'integer', value2.notNull, { bits: 32, most: 1 });
};
var power4 = (call3, printer) => {
  const [base, exponent] = call3.arguments.map((node) => printer.number(node));
  if (base?.kind !== 'integer' || exponent?.kind !== 'integer') throw new Untranslatable('power');
  const items = [{ ...base, sql: `${wrapped2(base)}::double precision` }, exponent];
  return called2('power', items, 'float');
};
var position4 = (call3, printer) => {
  const items = call3.arguments.map((node) => printer.text(node));
  return { ...called2('strpos', items, 'integer'), bits: 32, most: 2 ** 30 };
};
function part2(field, kinds2 = ['date', 'timestamp']) {
  return (call3, printer) => {
    const [moment3] = call3.arguments.map((node) => printer.print(node));
    if (!moment3 || !kinds2.includes(moment3.kind)) throw new Untranslatable(field);
    return atom(`extract(${field} FROM ${moment3.sql})::int`, 'integer', moment3.notNull, { bits: 32, most: 9999 });
  };
}
var daysBetween3 = (call3, printer) => {
  const [end2, start] = call3.arguments.map((node) =>
    node.kind === 'string' ? momentLiteral(node.value, 'date') : dateOf(printer.print(node)),
  );
  if (!end2 || !start) throw new Untranslatable('days');
  return compound2(`${wrapped2(end2)} - ${wrapped2(start)}`, 'integer', end2.notNull && start.notNull, {
    bits: 32,
    most: 2 ** 23,
  });
};
var concatWith3 = (call3, printer) => {
  const items = call3.arguments.map((node) => printer.text(node));
  printer.isStable = true;
  return { ...called2('concat_ws', items, 'text'), notNull: items[0]?.notNull === true };
};
var octetLength4 = (call3, printer) => {
  const items = call3.arguments.map((node) => printer.print(node));
  if (!items.every((item) => ['bytes', 'text', 'char', 'literal'].includes(item.kind)))
    throw new Untranslatable('bytes');
  return called2('octet_length', items, 'integer');
};
var left = (call3, printer) => {
  const [value2, count2] = call3.arguments.map((node) => printer.print(node));
  if (value2?.kind !== 'bytes' || !count2) return ofText3('left', 'text')(call3, printer);
  return called2('substring', [value2, number('1'), count2], 'bytes');
};
var substring2 = (call3, printer) => {
  const [value2] = call3.arguments.map((node) => printer.print(node));
  if (value2?.kind !== 'bytes') return ofText3('substr', 'text')(call3, printer);
  return called2(
    'substring',
    call3.arguments.map((node) => printer.print(node)),
    'bytes',
  );
};
var coalesce3 = (call3, printer) => {
  const items = printer.alike(call3.arguments);
  const kind = kindOfOne(items);
  return { ...called2('coalesce', items, kind), notNull: items.some((item) => item.notNull) };
};
var nullif4 = (call3, printer) => {
  const items = printer.alike(call3.arguments);
  const [left2, right] = items;
  if (!left2 || !right) throw new Untranslatable('nullif');
  checkComparable3('=', left2, right);
  return { ...called2('nullif', items, left2.kind), notNull: false };
};
function extreme3(name) {
  return (call3, printer) => {
    const items = printer.alike(call3.arguments);
    const kind = kindOfOne(items);
    if (!numeric3.includes(kind) && !['date', 'timestamp', 'instant'].includes(kind)) throw new Untranslatable(name);
    const plain6 = called2(name, items, kind);
    const nullable = items.filter((item) => !item.notNull);
    if (nullable.length === 0) return plain6;
    const isNull2 = nullable.map((item) => `${item.sql} IS NULL`).join(' OR ');
    return { ...plain6, sql: `CASE WHEN ${isNull2} THEN NULL ELSE ${plain6.sql} END` };
  };
}
var rules4 = {
  lower: ofText3('lower', 'text'),
  upper: ofText3('upper', 'text'),
  trim: ofText3('btrim', 'text'),
  'trim-left': ofText3('ltrim', 'text'),
  'trim-right': ofText3('rtrim', 'text'),
  length: ofText3('char_length', 'integer'),
  'octet-length': octetLength4,
  coalesce: coalesce3,
  nullif: nullif4,
  abs: ofNumber3('abs'),
  sign,
  truncate: ofNumber3('trunc'),
  power: power4,
  repeat: ofText3('repeat', 'text'),
  reverse: ofText3('reverse', 'text'),
  'pad-left': ofText3('lpad', 'text'),
  'pad-right': ofText3('rpad', 'text'),
  position: position4,
  'concat-with': concatWith3,
  year: part2('year'),
  quarter: part2('quarter'),
  month: part2('month'),
  day: part2('day'),
  'day-of-year': part2('doy'),
  hour: part2('hour', ['timestamp']),
  minute: part2('minute', ['timestamp']),
  'days-between': daysBetween3,
  round: ofNumber3('round'),
  floor: ofNumber3('floor'),
  ceiling: ofNumber3('ceiling'),
  left,
  right: ofText3('right', 'text'),
  substring: substring2,
  replace: ofText3('replace', 'text'),
  greatest: extreme3('greatest'),
  least: extreme3('least'),
};
function printCall2(call3, printer) {
  return rules4[call3.name](call3, printer);
}

// src/engine/adapters/postgres/expression/print.ts
function print2(expression2, columns4, volatility = 'any') {
  return said(new Printer2(columns4), volatility, (printer) => printer.print(expression2));
}
function printCondition(expression2, columns4, volatility = 'any') {
  return said(new Printer2(columns4), volatility, (printer) => printer.condition(expression2))?.sql;
}
function said(printer, volatility, work) {
  try {
    const printed2 = work(printer);
    return volatility === 'immutable' && printer.isStable ? void 0 : printed2;
  } catch (error) {
    if (error instanceof Untranslatable) return void 0;
    throw error;
  }
}
var Printer2 = class {
  constructor(columns4) {
    this.columns = columns4;
  }
  columns;
  /** True once something was printed that PostgreSQL calls STABLE: the text of a label or of a date. */
  isStable = false;
  print(node) {
    switch (node.kind) {
      case 'null':
        return atom('NULL', 'literal', false);
      case 'boolean':
        return atom(String(node.value), 'boolean');
      case 'number':
        return number(node.text);
      case 'string':
        if (node.value.includes('\0')) throw new Untranslatable('NUL');
        return atom(quoteString2(node.value), 'literal');
      case 'bytes':
        return atom(`'\\x${node.hex}'::bytea`, 'bytes');
      case 'column':
        return this.column(node.name);
      case 'compare':
        return this.compare(node);
      case 'and':
      case 'or':
        return this.junction(node.kind, node.items);
      case 'not': {
        const item = this.condition(node.item);
        return compound2(`NOT ${wrapped2(item)}`, 'boolean', item.notNull);
      }
      case 'is-null':
        return compound2(`${wrapped2(this.print(node.item))} IS ${node.negated ? 'NOT ' : ''}NULL`, 'boolean', true);
      case 'in':
        return this.isIn(node);
      case 'between':
        return this.between(node);
      case 'like':
      case 'matches':
        return this.match(node);
      case 'arithmetic':
        return this.arithmetic(node);
      case 'negate': {
        const item = widest([this.number(node.item)], (most) => most ?? Infinity);
        return compound2(`- ${wrapped2(item)}`, item.kind, item.notNull, item);
      }
      case 'concat':
        return this.concat(node);
      case 'call':
        return printCall2(node, this);
      case 'case':
        return this.caseWhen(node);
      case 'cast':
        return this.cast(node);
      case 'now':
        return now3(node);
      case 'uuid':
        return atom('gen_random_uuid()', 'uuid');
    }
  }
  /** As a boolean: MySQL takes any number for one. */
  condition(node) {
    if (node.kind === 'number') return atom(Number(node.text) === 0 ? 'false' : 'true', 'boolean');
    const item = this.print(node);
    if (item.kind === 'boolean') return item;
    if (!numeric3.includes(item.kind)) throw new Untranslatable('condition');
    return compound2(`${wrapped2(item)} <> 0`, 'boolean', item.notNull);
  }
  column(name) {
    const column4 = this.columns.find((entry2) => entry2.name === name);
    if (!column4) throw new Untranslatable(name);
    const { chosen, nullable } = column4;
    const type = parseType2(chosen.type);
    const labels2 = chosen.requires?.kind === 'enum' ? chosen.requires.labels : void 0;
    const kind = labels2 ? 'enum' : type ? targetOf(type) : 'other';
    const value2 = atom(quoteIdentifier2(name), kind, !nullable, { ...sizeOf2(type), labels: labels2 });
    if (chosen.foldsCase !== true) return value2;
    return kind === 'citext'
      ? cast(value2, 'text', 'text')
      : compound2(`${value2.sql} COLLATE "default"`, kind, !nullable);
  }
  /** A condition counts as 1 and 0. */
  number(node) {
    const item = this.print(node);
    if (item.kind === 'boolean')
      return compound2(`${wrapped2(item)}::int`, 'integer', item.notNull, { bits: 32, most: 1 });
    if (!numeric3.includes(item.kind)) throw new Untranslatable(item.kind);
    return item;
  }
  /** Both sides brought to one kind, as far as a comparison needs it. */
  pair(leftNode, rightNode) {
    const [left2, right] = [this.print(leftNode), this.print(rightNode)];
    if (left2.kind === 'boolean') return [left2, asBoolean(right, rightNode)];
    if (right.kind === 'boolean') return [asBoolean(left2, leftNode), right];
    return [adopt3(left2, right, leftNode), adopt3(right, left2, rightNode)];
  }
  compare(node) {
    const [left2, right] = this.pair(node.left, node.right);
    checkComparable3(node.operator, left2, right);
    const operator = node.operator === 'null-safe-equal' ? 'IS NOT DISTINCT FROM' : node.operator;
    const notNull = node.operator === 'null-safe-equal' || allNotNull2([left2, right]);
    return compound2(`${wrapped2(left2)} ${operator} ${wrapped2(right)}`, 'boolean', notNull);
  }
  junction(kind, nodes) {
    const items = nodes.map((node) => this.condition(node));
    const [only2] = items;
    if (only2 && items.length === 1) return only2;
    return compound2(items.map(wrapped2).join(kind === 'and' ? ' AND ' : ' OR '), 'boolean', allNotNull2(items));
  }
  isIn(node) {
    const pairs2 = node.list.map((entry2) => this.pair(node.item, entry2));
    for (const [left2, right] of pairs2) checkComparable3('=', left2, right);
    const [first] = pairs2;
    if (!first) throw new Untranslatable('empty list');
    const [item] = first;
    const values = pairs2.map(([, right]) => right);
    const list7 = values.map(({ sql }) => sql).join(', ');
    const words2 = `${wrapped2(item)} ${node.negated ? 'NOT ' : ''}IN (${list7})`;
    return compound2(words2, 'boolean', allNotNull2([item, ...values]));
  }
  between(node) {
    const [item, low2] = this.pair(node.item, node.low);
    const [, high2] = this.pair(node.item, node.high);
    checkComparable3('<=', item, low2);
    checkComparable3('<=', item, high2);
    const words2 = `${node.negated ? 'NOT ' : ''}BETWEEN ${wrapped2(low2)} AND ${wrapped2(high2)}`;
    return compound2(`${wrapped2(item)} ${words2}`, 'boolean', allNotNull2([item, low2, high2]));
  }
  match(node) {
    const item = this.text(node.item);
    const pattern5 = this.print(node.pattern);
    if (node.pattern.kind !== 'string') throw new Untranslatable('pattern');
    if (node.kind === 'matches' && !isPortablePattern(node.pattern.value)) throw new Untranslatable('pattern');
    const { ignoreCase } = node;
    const operator =
      node.kind === 'like'
        ? `${node.negated ? 'NOT ' : ''}${ignoreCase ? 'ILIKE' : 'LIKE'}`
        : `${node.negated ? '!' : ''}~${ignoreCase ? '*' : ''}`;
    return compound2(`${wrapped2(item)} ${operator} ${pattern5.sql}`, 'boolean', item.notNull);
  }
  arithmetic(node) {
    const [left2, right] = [this.number(node.left), this.number(node.right)];
    if (left2.single && right.single) throw new Untranslatable('single precision');
    const kind = kindOfOne([left2, right]);
    const { operator } = node;
    if (operator === '+' || operator === '-' || operator === '*') return calculation(operator, left2, right, kind);
    const isConstant = node.right.kind === 'number' && Number(node.right.text) !== 0;
    const divisor = isConstant ? wrapped2(right) : `NULLIF(${right.sql}, 0)`;
    const notNull = allNotNull2([left2, right]) && isConstant;
    const whole3 = kind === 'integer';
    if (operator === 'divide') {
      const dividend = whole3 ? cast(left2, 'numeric', 'decimal') : left2;
      return compound2(
        `${wrapped2(dividend)} / ${divisor}`,
        dividend.kind === 'decimal' ? kindOfOne([dividend, right]) : kind,
        notNull,
      );
    }
    if (kind === 'float') throw new Untranslatable(operator);
    const bits4 = Math.max(left2.bits ?? 64, right.bits ?? 64);
    const size = { bits: bits4, most: operator === 'modulo' && isConstant ? right.most : left2.most };
    if (operator === 'modulo') return compound2(`${wrapped2(left2)} % ${divisor}`, kind, notNull, size);
    if (whole3) return compound2(`${wrapped2(left2)} / ${divisor}`, 'integer', notNull, size);
    return atom(`div(${left2.sql}, ${isConstant ? right.sql : divisor})`, 'decimal', notNull);
  }
  concat(node) {
    const items = node.items.map((item) => this.text(item));
    if (items.length === 0) return atom(`''`, 'text');
    const parts2 = items.map((item) => (node.nullWins || item.notNull ? wrapped2(item) : `coalesce(${item.sql}, '')`));
    if (parts2.length === 1) return compound2(`${parts2[0] ?? ''}::text`, 'text', !node.nullWins || allNotNull2(items));
    return compound2(parts2.join(' || '), 'text', !node.nullWins || allNotNull2(items));
  }
  /** As text, in the digits that every system prints. */
  text(node) {
    const item = this.print(node);
    switch (item.kind) {
      case 'text':
      case 'char':
      case 'citext':
      case 'literal':
        return item;
      case 'integer':
      case 'decimal':
      case 'uuid':
        return cast(item, 'text', 'text');
      case 'boolean':
        return cast(item, 'int::text', 'text');
      case 'enum':
        this.isStable = true;
        return cast(item, 'text', 'text');
      case 'date':
        this.isStable = true;
        return atom(`to_char(${item.sql}, 'YYYY-MM-DD')`, 'text', item.notNull);
      default:
        throw new Untranslatable(`text of ${item.kind}`);
    }
  }
  /** Values that end in one column or result: of one kind, or all as text. */
  alike(nodes) {
    const items = nodes.map((node) => this.print(node));
    const typed = items.find((item) => item.kind !== 'literal');
    if (typed === void 0) return items;
    const hasString = nodes.some((node) => node.kind === 'string');
    if (!(hasString && numeric3.includes(typed.kind)) && oneKind(items.map(({ kind }) => kind)) !== void 0) {
      return items.map((item, at3) => adopt3(item, typed, nodes[at3] ?? { kind: 'null' }));
    }
    return nodes.map((node) => (node.kind === 'null' ? this.print(node) : this.text(node)));
  }
  caseWhen(node) {
    const results = [...node.branches.map((branch) => branch.then), ...(node.otherwise ? [node.otherwise] : [])];
    const printed2 = this.alike(results);
    const branches = node.branches.map(
      (branch, at3) => `WHEN ${this.condition(branch.when).sql} THEN ${printed2[at3]?.sql ?? 'NULL'}`,
    );
    const otherwise = node.otherwise ? ` ELSE ${printed2.at(-1)?.sql ?? 'NULL'}` : '';
    const kind = kindOfOne(printed2);
    return atom(`CASE ${branches.join(' ')}${otherwise} END`, kind, node.otherwise !== void 0 && allNotNull2(printed2));
  }
  cast(node) {
    const item = this.print(node.item);
    const { to, precision: precision2, scale } = node;
    const size = precision2 === void 0 ? '' : scale === void 0 ? `(${precision2})` : `(${precision2},${scale})`;
    switch (to) {
      case 'integer':
      case 'decimal':
      case 'float': {
        const value2 = this.number(node.item);
        if (to === 'integer' && value2.kind === 'integer') return value2;
        const type = { integer: 'bigint', decimal: `numeric${size}`, float: 'double precision' }[to];
        return cast(value2, type, to);
      }
      case 'text': {
        const text6 = this.text(node.item);
        if (precision2 !== void 0) return atom(`left(${text6.sql}, ${precision2})`, 'text', text6.notNull);
        return text6.kind === 'text' ? text6 : cast(text6, 'text', 'text');
      }
      case 'boolean':
        return this.condition(node.item);
      case 'json':
      case 'bytes':
        if (node.item.kind !== 'string' || to === 'bytes') throw new Untranslatable(`cast to ${to}`);
        return compound2(`${item.sql}::jsonb`, 'json', true);
      case 'date':
      case 'time':
      case 'timestamp':
      case 'instant':
        return node.item.kind === 'string' ? momentLiteral(node.item.value, to) : toMoment2(item, to, precision2);
    }
  }
};
function now3(node) {
  const digits4 = node.precision === void 0 ? '' : `(${node.precision})`;
  if (node.what === 'date') return atom('CURRENT_DATE', 'date');
  if (node.what === 'time') return atom(`LOCALTIME${digits4}`, 'time');
  return node.local ? atom(`LOCALTIMESTAMP${digits4}`, 'timestamp') : atom(`CURRENT_TIMESTAMP${digits4}`, 'instant');
}

// src/engine/adapters/postgres/ddl/carry.ts
function finding2(code2, severity, kind, path, message, fix) {
  return { code: code2, severity, object: { kind, path }, message, ...(fix === void 0 ? {} : { fix }) };
}
function kindOf(choice3) {
  if (choice3.requires?.kind === 'enum') return 'enum';
  const type = parseType2(choice3.type);
  return type ? targetOf(type) : 'other';
}
function carryDefault2(value2, column4, neutral, choice3) {
  const { expression: expression2 } = value2;
  if (expression2?.kind === 'null') return { findings: [] };
  const sql = expression2 && defaultText2(expression2, neutral, choice3);
  if (sql !== void 0) return { value: sql, findings: [] };
  const isZeroDate = expression2?.kind === 'string' && /^0000|-00/.test(expression2.value);
  const message = isZeroDate
    ? `The default ${value2.text} is no date in PostgreSQL; the column gets no default.`
    : `The default ${value2.text} has no equal in PostgreSQL that Database Migration knows; the column gets none.`;
  const fix = 'Add a default by hand: ALTER TABLE \u2026 ALTER COLUMN \u2026 SET DEFAULT \u2026';
  return { findings: [finding2('DEFAULT_NOT_CARRIED', 'warning', 'column', [column4.name], message, fix)] };
}
function defaultText2(expression2, neutral, choice3) {
  const kind = kindOf(choice3);
  const literal2 = literalDefault2(expression2, neutral, kind);
  if (literal2 !== void 0) return literal2;
  if (columnsOf(expression2).length > 0 || isLiteral(expression2)) return void 0;
  if (expression2.kind === 'now' && (kind === 'timestamp' || kind === 'instant')) {
    return print2({ ...expression2, local: kind === 'timestamp' }, [])?.sql;
  }
  const printed2 = print2(expression2, []);
  if (!printed2) return void 0;
  const assignable = kind === printed2.kind || assigns[kind]?.includes(printed2.kind);
  if (kind === 'text' && !assignable) return `(${printed2.sql})::text`;
  return assignable ? printed2.sql : void 0;
}
var assigns = {
  integer: ['decimal', 'float'],
  decimal: ['integer', 'float'],
  float: ['integer', 'decimal'],
  text: ['char', 'literal'],
  char: ['text', 'literal'],
  citext: ['text', 'literal'],
  date: ['timestamp', 'instant'],
  timestamp: ['date', 'instant'],
  instant: ['date', 'timestamp'],
  time: ['timestamp', 'instant'],
};
function isLiteral(expression2) {
  return ['string', 'number', 'boolean', 'bytes'].includes(expression2.kind);
}
function literalDefault2(expression2, neutral, kind) {
  const unwrapped = expression2.kind === 'cast' && expression2.item.kind === 'string' ? expression2.item : expression2;
  if (!isLiteral(unwrapped)) return void 0;
  const text6 = constantText(unwrapped);
  switch (kind) {
    case 'boolean':
      return /^(0|1|true|false)$/i.test(text6) ? String(/^(1|true)$/i.test(text6)) : void 0;
    case 'integer':
    case 'decimal':
    case 'float':
      if (unwrapped.kind === 'bytes') return void 0;
      return /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text6) ? text6 : void 0;
    case 'bytes':
      return bytesDefault2(unwrapped);
    case 'bits':
      return bitsDefault(unwrapped, neutral);
    case 'date':
      return momentDefault(text6, /^\d{4}-\d\d-\d\d$/);
    case 'timestamp':
    case 'instant':
      return momentDefault(text6, /^\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d(\.\d{1,6})?)?$/, kind === 'instant' ? '+00' : '');
    case 'time':
      return /^\d\d:\d\d(:\d\d(\.\d{1,6})?)?$/.test(text6) ? quoteString2(text6) : void 0;
    case 'uuid':
      return /^[0-9a-f-]{32,36}$/i.test(text6) ? quoteString2(text6) : void 0;
    case 'text':
    case 'char':
    case 'citext':
    case 'json':
    case 'enum':
    case 'literal':
      return unwrapped.kind === 'bytes' ? void 0 : textDefault(text6, neutral, kind);
    case 'other':
      return otherDefault(text6, neutral);
  }
}
function constantText(expression2) {
  if (expression2.kind === 'string') return expression2.value;
  if (expression2.kind === 'number') return expression2.text;
  if (expression2.kind === 'boolean') return expression2.value ? '1' : '0';
  return expression2.kind === 'bytes' ? expression2.hex : '';
}
function textDefault(text6, neutral, kind) {
  if (text6.includes('\0')) return void 0;
  if (kind === 'enum' && neutral.kind === 'enum' && !neutral.labels.includes(text6)) return void 0;
  return quoteString2(text6);
}
function bytesDefault2(expression2) {
  if (expression2.kind === 'bytes') return `'\\x${expression2.hex}'`;
  if (expression2.kind === 'string') return `'\\x${Buffer.from(expression2.value).toString('hex')}'`;
  return void 0;
}
function bitsDefault(expression2, neutral) {
  const length4 = neutral.kind === 'bits' ? neutral.length : void 0;
  const digits4 = bitDigits(expression2);
  if (digits4 === void 0) return void 0;
  if (length4 === void 0) return `B'${digits4}'`;
  const trimmed = digits4.replace(/^0+/, '');
  return trimmed.length > length4 ? void 0 : `B'${trimmed.padStart(length4, '0')}'`;
}
function bitDigits(expression2) {
  if (expression2.kind === 'number' && /^\d+$/.test(expression2.text)) return BigInt(expression2.text).toString(2);
  if (expression2.kind === 'boolean') return expression2.value ? '1' : '0';
  if (expression2.kind === 'bytes' && expression2.hex !== '') return BigInt(`0x${expression2.hex}`).toString(2);
  return expression2.kind === 'string' && /^[01]+$/.test(expression2.value) ? expression2.value : void 0;
}
function momentDefault(text6, form, suffix = '') {
  if (!form.test(text6) || text6.startsWith('0000') || text6.slice(0, 10).includes('-00')) return void 0;
  return quoteString2(text6 + suffix);
}
function otherDefault(text6, neutral) {
  if (text6.includes('\0')) return void 0;
  switch (neutral.kind) {
    case 'set': {
      const labels2 = text6 === '' ? [] : text6.split(',');
      const items = labels2.map((label) => `"${label.replace(/(["\\])/g, '\\$1')}"`);
      return labels2.every((label) => neutral.labels.includes(label)) ? quoteString2(`{${items.join(',')}}`) : void 0;
    }
    case 'duration':
      return /^-?\d{1,3}:\d\d(:\d\d(\.\d{1,6})?)?$/.test(text6) ? quoteString2(text6) : void 0;
    case 'interval':
    case 'array':
    case 'inet':
    case 'textual':
    case 'xml':
    case 'point':
      return quoteString2(text6);
    default:
      return void 0;
  }
}
function carryGenerated2(column4, choice3, table, server) {
  const { generated } = column4;
  const path = [table.source.schema, table.source.name, column4.name];
  if (!generated) return { findings: [] };
  const sql = generated.expression && generatedText(generated.expression, column4, choice3, table);
  if (sql === void 0) {
    const message2 = `PostgreSQL can't compute ${generated.text} in a generated column; the column becomes a plain one that holds the values of today.`;
    const fix = 'Keep it up to date with a trigger, or in the application.';
    return { findings: [finding2('GENERATED_NOT_CARRIED', 'warning', 'column', path, message2, fix)] };
  }
  const stored2 =
    generated.stored || !isAtLeast(server, 18e4) || isInKey(column4.name, table) || choice3.requires?.kind === 'enum';
  if (stored2 === generated.stored) return { value: { sql, stored: stored2 }, findings: [] };
  const message = 'The column was computed when read and is stored here, which takes room.';
  return { value: { sql, stored: stored2 }, findings: [finding2('GENERATED_STORED', 'info', 'column', path, message)] };
}
function generatedText(expression2, column4, choice3, table) {
  const read2 = columnsOf(expression2);
  const sources = read2.map((name) => table.columns.find((entry2) => entry2.source.name === name));
  if (sources.some((source) => source?.included !== true || source.source.generated !== void 0)) return void 0;
  if (!isImmutable(expression2)) return void 0;
  const byTargetName = renamed2(expression2, table);
  if (kindOf(choice3) === 'boolean') return printCondition(byTargetName, table.columns, 'immutable');
  const printed2 = print2(byTargetName, table.columns, 'immutable');
  if (!printed2) return void 0;
  const kind = kindOf(choice3);
  const fits2 = kind === printed2.kind || assigns[kind]?.includes(printed2.kind);
  if (kind === 'text' && !fits2) return ['integer', 'decimal', 'uuid'].includes(printed2.kind) ? printed2.sql : void 0;
  const dropsZone = printed2.kind === 'instant' && kind !== 'instant';
  const dropsDigits = printed2.precision !== void 0 && printed2.precision > (parseType2(choice3.type)?.precision ?? 6);
  const changesDigits = kind === 'decimal' && printed2.kind === 'float';
  return fits2 && !dropsZone && !dropsDigits && !changesDigits ? printed2.sql : void 0;
}
function renamed2(expression2, table) {
  return renameColumns(
    expression2,
    (name) => table.columns.find((column4) => column4.source.name === name)?.name ?? name,
  );
}
function isImmutable(expression2) {
  const visit = (node) => {
    if (Array.isArray(node)) return node.every(visit);
    if (typeof node !== 'object' || node === null) return true;
    if ('kind' in node && (node.kind === 'now' || node.kind === 'uuid')) return false;
    return Object.values(node).every(visit);
  };
  return visit(expression2);
}
function isInKey(name, table) {
  const { primaryKey, indexes: indexes2, foreignKeys: foreignKeys2 } = table.source;
  return (
    primaryKey?.columns.includes(name) === true ||
    indexes2.some((index) => index.parts.some((part3) => part3.column === name)) ||
    foreignKeys2.some((key) => key.columns.includes(name))
  );
}
function carryCheck2(check, table, server) {
  const path = [table.source.schema, table.source.name, check.name];
  const text6 =
    check.expression && isImmutable(check.expression) ? printCondition(check.expression, table.columns) : void 0;
  if (text6 === void 0) {
    const message = `The CHECK (${check.text}) can't be said in PostgreSQL with the same meaning; it is left out.`;
    const fix = 'Add it by hand: ALTER TABLE \u2026 ADD CONSTRAINT \u2026 CHECK (\u2026)';
    return { findings: [finding2('CHECK_NOT_CARRIED', 'warning', 'check', path, message, fix)] };
  }
  if (!check.enforced && !isAtLeast(server, 18e4)) {
    const message =
      'The CHECK is not enforced in the source, and this version of PostgreSQL enforces every one; it is left out.';
    return { findings: [finding2('CHECK_NOT_CARRIED', 'warning', 'check', path, message)] };
  }
  return { value: { ...check, text: text6 }, findings: [] };
}

// src/engine/adapters/postgres/types/size.ts
var longestKey = 2692;
function bytesInKey(type) {
  if (type.kind === 'text') return Math.min(longestKey, (type.length ?? Infinity) * 4 + 8);
  if (type.kind === 'bytes') return Math.min(longestKey, (type.length ?? Infinity) + 8);
  return 16;
}
var longestRow2 = 8160;
var pointer = 20;
var fixed2 = {
  boolean: 1,
  smallint: 2,
  integer: 4,
  date: 4,
  real: 4,
  bigint: 8,
  'double precision': 8,
  timestamp: 8,
  timestamptz: 8,
  time: 8,
  money: 8,
  timetz: 12,
  interval: 16,
  uuid: 16,
  point: 16,
};
function bytesInRow(type) {
  const parsed = parseType2(type);
  if (parsed === void 0) return pointer;
  const size = Object.hasOwn(fixed2, parsed.name) ? fixed2[parsed.name] : void 0;
  if (size !== void 0 && parsed.category === void 0) return Math.ceil(size / 4) * 4;
  const { name, length: length4, precision: precision2 } = parsed;
  if ((name === 'varchar' || name === 'char') && length4 !== void 0) return Math.min(pointer, length4 * 4 + 1);
  if (name === 'numeric' && precision2 !== void 0) return Math.min(pointer, Math.ceil(precision2 / 4 + 2) * 2 + 3);
  if (name === 'bit' && length4 !== void 0) return Math.min(pointer, Math.ceil(length4 / 8) + 5);
  return pointer;
}

// src/engine/adapters/postgres/ddl/carryKeys.ts
var methods = ['btree', 'hash', 'gin', 'gist', 'spgist', 'brin'];
var unordered = /^(json|xml|point|line|lseg|box|path|polygon|circle)$/;
function carryIndex2(given, table, server) {
  const path = [table.source.schema, table.source.name, given.name];
  const { index, findings: widened } = overWholeColumns(given, table, path);
  const refuse = (message, fix) => ({
    findings: [finding2('INDEX_NOT_CARRIED', 'warning', 'index', path, message, fix)],
  });
  if (!methods.includes(index.method)) {
    const fix =
      index.method === 'fulltext'
        ? `Create a GIN index over to_tsvector('simple', \u2026) and search with @@.`
        : index.method === 'vector'
          ? 'Create an HNSW index with pgvector once the vectors are there.'
          : 'Create a GiST index with PostGIS once the geometries are there.';
    return refuse(`PostgreSQL has no ${index.method} index like this one.`, fix);
  }
  const long = index.parts.some((part3) => isOverlong(part3, table));
  if (long && !index.unique && index.parts.length > 1)
    return refuse(
      'Some entries would be longer than PostgreSQL\u2019s indexes hold.',
      'Index fewer columns, or a prefix.',
    );
  const parts2 = index.parts.map((part3) => carryPart(part3, index, table));
  if (parts2.includes(void 0) || !suitsMethod(index, table)) {
    return refuse(`PostgreSQL can't index what ${index.definition} reads, or not with the same meaning.`);
  }
  const predicate = index.predicate?.expression;
  if (
    index.predicate &&
    (!predicate || !printCondition(predicate, table.columns, 'immutable') || !isImmutable(predicate))
  ) {
    return refuse(`The condition ${index.predicate.text} can't be said in PostgreSQL with the same meaning.`);
  }
  if (index.nullsEqual === true && !isAtLeast(server, 15e4)) {
    return refuse('NULLS NOT DISTINCT needs PostgreSQL 15.');
  }
  const { name: _name, definition: _definition, invisible: _invisible, ...rest } = index;
  const method = long && !index.unique ? 'hash' : index.method;
  const carried = parts2
    .filter((part3) => part3 !== void 0)
    .map((part3) => (method === 'hash' ? unsorted(part3) : part3));
  const findings = [...widened, ...changes2(index, carried, table, path, long)];
  return { value: { ...rest, method, parts: carried }, findings };
}
function unsorted({ nulls: _nulls, ...part3 }) {
  return { ...part3, descending: false };
}
function overWholeColumns(index, table, path) {
  const asItIs = { index, findings: [] };
  if (index.unique || index.method !== 'btree' || index.parts.every((part3) => part3.prefix === void 0)) return asItIs;
  const whole3 = { ...index, parts: index.parts.map(({ prefix: _prefix, ...part3 }) => part3) };
  const columns4 = whole3.parts.map((part3) =>
    table.columns.find((entry2) => entry2.included && entry2.name === part3.column),
  );
  if (columns4.some((column4) => column4 && unordered.test(parseType2(column4.chosen.type)?.name ?? ''))) return asItIs;
  const bytes5 = columns4.reduce((sum2, column4) => sum2 + (column4 ? bytesInKey(column4.neutral) : longestKey), 0);
  if (bytes5 < longestKey) {
    const message2 = 'A prefix index becomes one over the whole columns, which the same queries use.';
    return { index: whole3, findings: [finding2('INDEX_OVER_WHOLE', 'info', 'index', path, message2)] };
  }
  if (whole3.parts.length > 1) return asItIs;
  const message =
    'A prefix index becomes a hash index over the whole column, whose values can be too long for a btree: queries for equal values use it; ranges, orders and LIKE do not.';
  return {
    index: { ...whole3, method: 'hash' },
    findings: [finding2('INDEX_OVER_HASH', 'info', 'index', path, message)],
  };
}
var builtInClasses = /^(text|varchar|bpchar)_pattern_ops$|^jsonb_path_ops$|^inet_ops$/;
function suitsMethod(index, table) {
  if (index.parts.some((part3) => part3.operatorClass !== void 0 && !builtInClasses.test(part3.operatorClass)))
    return false;
  if (['btree', 'hash', 'brin'].includes(index.method)) return true;
  return index.parts.every((part3) => {
    const column4 = table.columns.find((entry2) => entry2.included && entry2.name === part3.column);
    return column4 !== void 0 && parseType2(column4.chosen.type)?.name === parseType2(column4.source.type.text)?.name;
  });
}
function entryBytes(index, parts2, table) {
  if (index.unique || index.method !== 'btree' || parts2.length < 2) return 0;
  const columns4 = parts2.map((part3) =>
    table.columns.find((entry2) => entry2.included && entry2.name === part3.column),
  );
  return columns4.reduce((sum2, column4) => sum2 + (column4 ? bytesInKey(column4.neutral) : 0), 0);
}
function changes2(index, parts2, table, path, long) {
  const found = [];
  if (parts2.some((part3) => part3.hashed)) {
    const message =
      'Some values are too long for PostgreSQL\u2019s index: their hashes stand in it. It keeps them unique, but orders nothing, and a query uses it only when it asks for the hash.';
    found.push(finding2('INDEX_OVER_HASH', 'warning', 'index', path, message));
  } else if (long && index.method !== 'hash') {
    const message = 'Some values are too long for a btree: a hash index finds equal values, but orders nothing.';
    found.push(finding2('INDEX_OVER_HASH', 'info', 'index', path, message));
  }
  const bytes5 = entryBytes(index, parts2, table);
  if (bytes5 > longestKey) {
    const message = `Entries may take ${bytes5} bytes, and PostgreSQL's hold ${longestKey}: the index is refused if values are that long and don't compress.`;
    found.push(finding2('INDEX_MAY_NOT_FIT', 'info', 'index', path, message, 'Skip the index, or index a prefix.'));
  }
  if (index.invisible === true) {
    const message = 'The index is invisible to the source\u2019s planner; PostgreSQL has no such switch and uses it.';
    found.push(finding2('INDEX_VISIBLE', 'info', 'index', path, message));
  }
  if (index.parts.some((part3, at3) => part3.prefix !== void 0 && parts2[at3]?.column === void 0)) {
    const message = index.unique
      ? 'A prefix index becomes an index over left(\u2026), which keeps the beginnings unique; queries use it only when they ask for that.'
      : 'A prefix index becomes an index over left(\u2026), for its columns are too long for one entry; queries use that part only when they ask for left(\u2026).';
    found.push(finding2('INDEX_OVER_PREFIX', 'info', 'index', path, message));
  }
  return found;
}
function carryPart(part3, index, table) {
  const { prefix: prefix2, ...rest } = part3;
  if (part3.column === void 0) {
    const expression2 = part3.expression?.expression;
    return expression2 && isImmutable(expression2) && print2(expression2, table.columns, 'immutable') ? rest : void 0;
  }
  const column4 = table.columns.find((entry2) => entry2.included && entry2.name === part3.column);
  if (!column4) return void 0;
  if (prefix2 === void 0 && isOverlong(part3, table)) return index.unique ? { ...rest, hashed: true } : rest;
  const ordered2 = index.method !== 'btree' || !unordered.test(parseType2(column4.chosen.type)?.name ?? '');
  if (!ordered2) return void 0;
  return prefix2 === void 0 ? rest : prefixPart(rest, column4, prefix2, index.unique);
}
function isOverlong({ column: column4, prefix: prefix2 }, table) {
  const mapped = table.columns.find((entry2) => entry2.included && entry2.name === column4);
  return prefix2 === void 0 && mapped?.overlong === true;
}
function prefixPart(part3, column4, prefix2, unique) {
  const kind = kindOf(column4.chosen);
  const room = kind === 'bytes' ? longestKey : Math.floor(longestKey / 4);
  const length4 = parseType2(column4.chosen.type)?.length;
  if (length4 !== void 0 && length4 <= Math.min(prefix2, room)) return part3;
  const { column: name, ...named3 } = part3;
  const rest = unique && prefix2 > room ? { ...named3, hashed: true } : named3;
  const whole3 = { kind: 'column', name: name ?? column4.name };
  const count2 = { kind: 'number', text: String(unique ? prefix2 : Math.min(prefix2, room)) };
  if (kind === 'text' || kind === 'char' || kind === 'citext') {
    return {
      ...rest,
      expression: { text: '', expression: { kind: 'call', name: 'left', arguments: [whole3, count2] } },
    };
  }
  if (kind !== 'bytes') return void 0;
  const start = { kind: 'number', text: '1' };
  return {
    ...rest,
    expression: { text: '', expression: { kind: 'call', name: 'substring', arguments: [whole3, start, count2] } },
  };
}
function carryForeignKey2(key, table, referenced, server) {
  const path = [table.source.schema, table.source.name, key.sourceName];
  const refuse = (message, fix) => ({
    findings: [finding2('FOREIGN_KEY_NOT_CARRIED', 'warning', 'foreign key', path, message, fix)],
  });
  if (!hasUniqueKey(referenced, key.referencedColumns)) {
    return refuse(
      `${key.references.name} has no unique key over ${key.referencedColumns.join(', ')}, which PostgreSQL asks for.`,
      'Make the columns unique in the source, or use a trigger.',
    );
  }
  const pairs2 = key.columns.map((name, at3) => [
    columnOf(table, name),
    columnOf(referenced, key.referencedColumns[at3]),
  ]);
  const odd = pairs2.find(([own, other]) => !own || !other || !comparable2(own, other));
  if (odd) {
    const [own, other] = odd;
    return refuse(
      `${own?.name ?? ''} is ${own?.chosen.type ?? ''} and ${other?.name ?? ''} is ${other?.chosen.type ?? ''}; PostgreSQL compares no such types.`,
      'Choose one type for both columns.',
    );
  }
  if (!key.enforced && !isAtLeast(server, 18e4)) {
    return refuse(
      'The key is not enforced in the source, and this version of PostgreSQL enforces every one.',
      'Add it by hand.',
    );
  }
  return { value: key, findings: caseFinding(key, pairs2, path) };
}
function caseFinding(key, pairs2, path) {
  const folds = pairs2.some((pair) =>
    pair.some((column4) => column4?.neutral.kind === 'text' && column4.neutral.foldsCase),
  );
  if (!folds) return [];
  const message = `The source compares ${key.columns.join(', ')} without regard to case; PostgreSQL does not, and refuses the key where a row spells its parent another way.`;
  const fix = 'Spell such keys like their parents in the source, or choose citext for both columns.';
  return [finding2('FOREIGN_KEY_CASE', 'warning', 'foreign key', path, message, fix)];
}
function columnOf(table, name) {
  return table.columns.find((column4) => column4.included && column4.name === name);
}
function hasUniqueKey(table, columns4) {
  const wanted2 = JSON.stringify([...columns4].sort());
  const same2 = (names7) => JSON.stringify([...names7].sort()) === wanted2;
  if (table.primaryKey && same2(table.primaryKey.columns)) return true;
  return table.indexes.some(
    (index) => index.unique && !index.predicate && same2(index.parts.map((part3) => part3.column)),
  );
}
function comparable2(own, other) {
  const [a, b] = [kindOf(own.chosen), kindOf(other.chosen)];
  if (a === 'enum' || a === 'other') return own.chosen.type === other.chosen.type;
  const texts5 = ['text', 'char'];
  return a === b || (texts5.includes(a) && texts5.includes(b));
}

// src/engine/adapters/postgres/ddl/counters.ts
var greatest = {
  smallint: '32767',
  integer: '2147483647',
  bigint: '9223372036854775807',
};
function setCounters2(table) {
  return table.columns
    .filter((column4) => column4.included && hasCounter(column4))
    .map((column4) => setCounter(column4, table))
    .join('\n');
}
function hasCounter(column4) {
  return column4.identity !== void 0 && kindOf(column4.chosen) === 'integer';
}
function counterLimit({ chosen }) {
  return greatest[parseType2(chosen.type)?.name ?? ''] ?? greatest.bigint ?? '';
}
function setCounter(column4, table) {
  const name = quoteIdentifier2(column4.name);
  const limit = counterLimit(column4);
  const { next = '1', increment: increment2 = '1' } = column4.identity ?? {};
  const counter = `pg_get_serial_sequence(${quoteString2(qualify2(table.target))}, ${quoteString2(column4.name)})`;
  const descending = increment2.startsWith('-');
  const [edge, choose2, bound2] = descending
    ? [`min(${name})`, 'LEAST', `GREATEST(next, -${limit})`]
    : [`max(${name})`, 'GREATEST', `LEAST(next, ${limit})`];
  const exhausted = descending ? `next < -${limit}` : `next > ${limit}`;
  const start = descending ? '-1' : '1';
  return [
    `SELECT setval(${counter}, ${bound2}::bigint, ${exhausted})`,
    `FROM (SELECT ${choose2}(coalesce(${edge}::numeric + ${increment2}, ${start}), ${next}, ${start}) AS next FROM ${qualify2(table.target)}) counter;`,
  ].join('\n');
}

// src/engine/adapters/postgres/ddl/storedComment.ts
function storedComment2(text6 = '') {
  return text6.replaceAll('\0', '');
}

// src/engine/adapters/postgres/ddl/createdColumns.ts
function createdColumns2(table) {
  return table.columns
    .filter((column4) => column4.included)
    .map((column4) => ({
      name: column4.name,
      type: typeOf2(column4, table),
      nullable: column4.nullable && table.primaryKey?.columns.includes(column4.name) !== true && !hasCounter(column4),
      default: column4.generated || hasCounter(column4) ? void 0 : column4.default,
      generated: column4.generated,
      counts: !column4.generated && hasCounter(column4),
      collation: collationOf(column4),
      comment: storedComment2(column4.comment) || void 0,
      check: column4.chosen.check,
    }));
}
function typeOf2({ chosen: { type, requires } }, table) {
  if (requires?.kind === 'enum')
    return {
      name: requires.name,
      schema: table.target.schema,
      text: requires.name,
      category: 'enum',
      labels: requires.labels,
    };
  return parseType2(type) ?? { name: type, text: type };
}
function collationOf({ chosen: { type, requires } }) {
  if (requires?.kind === 'collation') return requires.name;
  const [, quoted4, bare] = / COLLATE (?:"?\w+"?\.)?(?:"([^"]+)"|(\w+))/iu.exec(type) ?? [];
  return quoted4 ?? bare?.toLowerCase() ?? 'default';
}

// src/engine/adapters/postgres/ddl/repair.ts
var staging2 = ({ name }) => `pg_temp.${quoteIdentifier2(`repair of ${name}`.slice(0, 60))}`;
var list3 = (names7) => names7.map(quoteIdentifier2).join(', ');
var onKey2 = (key) => key.map((name) => `t.${quoteIdentifier2(name)} = s.${quoteIdentifier2(name)}`).join(' AND ');
function merge2({ table, staging: from, columns: columns4, key }) {
  const name = qualify2(table);
  const changed2 = columns4.filter((column4) => !key.includes(column4));
  const assignments = changed2
    .map((column4) => `${quoteIdentifier2(column4)} = s.${quoteIdentifier2(column4)}`)
    .join(', ');
  const update = `UPDATE ${name} t SET ${assignments} FROM ${from} s WHERE ${onKey2(key)}`;
  const insert = `INSERT INTO ${name} (${list3(columns4)}) OVERRIDING SYSTEM VALUE SELECT ${list3(columns4)} FROM ${from} s WHERE NOT EXISTS (SELECT 1 FROM ${name} t WHERE ${onKey2(key)})`;
  return [...(changed2.length > 0 ? [update] : []), insert];
}
var repair2 = {
  staging: staging2,
  createStaging: (table) =>
    `CREATE TEMPORARY TABLE ${staging2(table)} (LIKE ${qualify2(table)} INCLUDING DEFAULTS INCLUDING GENERATED)`,
  dropStaging: (table) => `DROP TABLE IF EXISTS ${staging2(table)}`,
  merge: merge2,
};

// src/engine/adapters/postgres/ddl/sequences.ts
var lowest2 = -(2n ** 63n);
var highest2 = 2n ** 63n - 1n;
function bounded2(value2) {
  const number2 = BigInt(value2);
  return number2 < lowest2 ? lowest2 : number2 > highest2 ? highest2 : number2;
}
function create2({ source, target }) {
  const { start, increment: increment2, minimum, maximum, cycle } = source;
  return [
    `CREATE SEQUENCE ${qualify2(target)}`,
    `  START WITH ${bounded2(start)} INCREMENT BY ${increment2}`,
    `  MINVALUE ${bounded2(minimum)} MAXVALUE ${bounded2(maximum)}${cycle ? ' CYCLE' : ''};`,
  ].join('\n');
}
function position5({ source, target, users }) {
  const [minimum, maximum] = [bounded2(source.minimum), bounded2(source.maximum)];
  const descends = source.increment.startsWith('-');
  const next = BigInt(nextValue(source));
  const name = quoteString2(qualify2(target));
  if (source.cycle) {
    const inside = next >= minimum && next <= maximum;
    return `SELECT setval(${name}, ${inside ? next : descends ? maximum : minimum}, false);`;
  }
  const [edge, choose2, limit, beyond] = descends
    ? ['min', 'LEAST', `GREATEST(next, ${minimum})`, `next < ${minimum}`]
    : ['max', 'GREATEST', `LEAST(next, ${maximum})`, `next > ${maximum}`];
  const used = users.map(({ table, column: column4 }) => {
    const value2 = `${edge}(${quoteIdentifier2(column4)})::numeric + (${source.increment})`;
    return `(SELECT ${value2} FROM ${qualify2(table)})`;
  });
  const values = [`${next}::numeric`, ...used].join(', ');
  return `SELECT setval(${name}, ${limit}::bigint, ${beyond})
FROM (SELECT ${choose2}(${values}) AS next) counter;`;
}
var sequences2 = {
  create: create2,
  next: (sequence) => `nextval(${quoteString2(qualify2(sequence))}::regclass)`,
  position: position5,
};

// src/engine/adapters/postgres/ddl/limits.ts
import { createHash as createHash5 } from 'node:crypto';
var limits = {
  identifierLength: 63,
  identifierUnit: 'bytes',
  columnNamesFoldCase: false,
  indexNameScope: 'schema',
  checkNameScope: 'table',
  foreignKeyNameScope: 'table',
  columnsPerTable: 1600,
};
var systemColumns = ['tableoid', 'xmin', 'cmin', 'xmax', 'cmax', 'ctid'];
var plainName2 = new RegExp(`^[!-~]{1,${limits.identifierLength}}$`, 'u');
function legalName2(name) {
  if (plainName2.test(name)) return systemColumns.includes(name) ? `${name}_` : name;
  const storable = Buffer.from(name.replaceAll('\0', '')).toString();
  if (storable === '') return '_';
  if (systemColumns.includes(storable)) return `${storable}_`;
  if (Buffer.byteLength(storable) <= limits.identifierLength) return storable;
  const mark = `_${createHash5('sha256').update(name).digest('hex').slice(0, 8)}`;
  return cutToBytes(storable, limits.identifierLength - mark.length) + mark;
}
function cutToBytes(text6, bytes5) {
  let cut = '';
  let used = 0;
  for (const character of text6) {
    used += Buffer.byteLength(character);
    if (used > bytes5) break;
    cut += character;
  }
  return cut;
}

// src/engine/adapters/postgres/ddl/triggers.ts
function isUpdatedByTrigger({ included, source, chosen, generated }) {
  const holdsMoment = ['timestamp', 'instant'].includes(kindOf(chosen));
  return included && source.onUpdateNow !== void 0 && holdsMoment && generated === void 0;
}
function createTriggers(table) {
  const stamped = table.columns.filter(isUpdatedByTrigger);
  if (stamped.length === 0) return [];
  const name = legalName2(`${table.target.name}_on_update`);
  const routine = qualify2({ schema: table.target.schema, name });
  const assignments = stamped.map((column4) => {
    const own = quoteIdentifier2(column4.name);
    return `  IF NEW.${own} IS NOT DISTINCT FROM OLD.${own} THEN
    NEW.${own} := statement_timestamp();
  END IF;`;
  });
  const body = ['BEGIN', ...assignments, '  RETURN NEW;', 'END;'].join('\n');
  const quote3 = dollarQuote(body);
  const sql = [
    `CREATE FUNCTION ${routine}() RETURNS trigger LANGUAGE plpgsql AS ${quote3}`,
    body,
    `${quote3};`,
    `CREATE TRIGGER ${quoteIdentifier2(name)} BEFORE UPDATE ON ${qualify2(table.target)}`,
    `  FOR EACH ROW WHEN (${changed(table)})`,
    `  EXECUTE FUNCTION ${routine}();`,
  ].join('\n');
  return [
    {
      name,
      timing: 'BEFORE',
      events: ['UPDATE'],
      condition: printedChange(table),
      body: `
${body}
`,
      sql,
    },
  ];
}
function dollarQuote(body) {
  let tag = 'on_update';
  while (body.includes(`$${tag}$`)) tag += '_';
  return `$${tag}$`;
}
var stored = ({ columns: columns4 }) => columns4.filter((column4) => column4.included && column4.generated === void 0);
function changed(table) {
  const row = (version) =>
    stored(table)
      .map((column4) => comparable3(column4, version))
      .join(', ');
  return `(${row('OLD')}) IS DISTINCT FROM (${row('NEW')})`;
}
function printedChange(table) {
  return stored(table)
    .map((column4) => `${comparable3(column4, 'OLD')} IS DISTINCT FROM ${comparable3(column4, 'NEW')}`)
    .join(' OR ');
}
function comparable3({ name, chosen }, version) {
  const value2 = `${version}.${quoteIdentifier2(name)}`;
  const asText5 = /^(json|xml|point)$/i.test(chosen.type) || chosen.foldsCase === true;
  return asText5 ? `${value2}::text COLLATE "C"` : value2;
}

// src/engine/adapters/postgres/ddl.ts
var list4 = (names7) => names7.map(quoteIdentifier2).join(', ');
function createSchema(name) {
  return `CREATE SCHEMA ${quoteIdentifier2(name)};`;
}
function createType({ schema, type }) {
  const name = qualify2({ schema, name: type.name });
  if (type.kind === 'collation')
    return `CREATE COLLATION ${name} (provider = icu, locale = ${quoteString2(type.locale)}, deterministic = false);`;
  const labels2 = type.labels.map((label) => `  ${quoteString2(label)}`).join(',\n');
  return `CREATE TYPE ${name} AS ENUM (
${labels2}
);`;
}
function createTable2(table) {
  const columns4 = table.columns.filter((column4) => column4.included);
  const checks3 = columns4.flatMap((column4) =>
    column4.chosen.check === void 0
      ? []
      : [`CHECK (${column4.chosen.check.replaceAll('@value', () => quoteIdentifier2(column4.name))})`],
  );
  const lines = [
    ...columns4.map((column4) => columnLine2(column4, table)),
    // Without a name of its own: names of keys share the schema with tables and indexes, and PostgreSQL finds a free one.
    ...(table.primaryKey ? [`PRIMARY KEY (${list4(table.primaryKey.columns)})`] : []),
    ...table.checks.filter((check) => check.validated).map(checkText),
    ...checks3,
  ];
  const body =
    lines.length === 0
      ? '()'
      : `(
${lines.map((line) => `  ${line}`).join(',\n')}
)`;
  return `CREATE TABLE ${qualify2(table.target)} ${body};`;
}
function checkText(check) {
  return `CONSTRAINT ${quoteIdentifier2(check.name)} CHECK (${check.text})${check.enforced ? '' : ' NOT ENFORCED'}`;
}
function columnLine2(column4, table) {
  return [
    quoteIdentifier2(column4.name),
    typeText(column4, table),
    valueClause(column4),
    column4.nullable ? '' : 'NOT NULL',
  ]
    .filter((part3) => part3 !== '')
    .join(' ');
}
function typeText({ chosen: { type, requires } }, table) {
  if (!requires) return type;
  const name = qualify2({ schema: table.target.schema, name: requires.name });
  return requires.kind === 'enum' ? name : type.replace(/ COLLATE .*$/s, () => ` COLLATE ${name}`);
}
function valueClause(column4) {
  if (column4.generated) {
    return `GENERATED ALWAYS AS (${column4.generated.sql}) ${column4.generated.stored ? 'STORED' : 'VIRTUAL'}`;
  }
  if (hasCounter(column4)) {
    const { increment: increment2 } = column4.identity ?? {};
    const step = increment2 === void 0 || increment2 === '1' ? '' : ` (INCREMENT BY ${increment2})`;
    return `GENERATED BY DEFAULT AS IDENTITY${step}`;
  }
  return column4.default === void 0 ? '' : `DEFAULT ${column4.default}`;
}
function createIndexes2(table) {
  const unproven = table.checks.filter((check) => !check.validated);
  const alter = `ALTER TABLE ${qualify2(table.target)} ADD`;
  return [
    ...table.indexes.map((index) => indexStatement(index, table)),
    ...unproven.map((check) => `${alter} ${checkText(check)} NOT VALID;`),
  ].join('\n');
}
function indexStatement(index, table) {
  const name = quoteIdentifier2(index.name);
  const plain6 = index.parts.every((part3) => part3.column !== void 0 && isPlain3(part3));
  const include = index.include.length === 0 ? '' : ` INCLUDE (${list4(index.include)})`;
  const nulls = index.nullsEqual === true ? ' NULLS NOT DISTINCT' : '';
  if (index.unique && index.constraint && plain6 && !index.predicate) {
    const columns4 = list4(index.parts.map((part3) => part3.column ?? ''));
    return `ALTER TABLE ${qualify2(table.target)} ADD CONSTRAINT ${name} UNIQUE${nulls} (${columns4})${include};`;
  }
  const parts2 = index.parts.map((part3) => partText2(part3, table)).join(', ');
  const predicate = index.predicate?.expression && printCondition(index.predicate.expression, table.columns);
  const where = predicate === void 0 ? '' : ` WHERE ${predicate}`;
  const unique = index.unique ? 'UNIQUE ' : '';
  const method = index.method === 'btree' || index.unique ? '' : ` USING ${index.method}`;
  return `CREATE ${unique}INDEX ${name} ON ${qualify2(table.target)}${method} (${parts2})${include}${nulls}${where};`;
}
function isPlain3(part3) {
  return (
    !part3.hashed && !part3.descending && !part3.nulls && part3.collation === void 0 && part3.operatorClass === void 0
  );
}
function partText2(part3, table) {
  const printed2 = part3.expression?.expression && print2(part3.expression.expression, table.columns);
  const value2 = part3.column === void 0 ? (printed2?.sql ?? 'NULL') : quoteIdentifier2(part3.column);
  const column4 = table.columns.find((entry2) => entry2.included && entry2.name === part3.column);
  const kind = printed2?.kind ?? (column4 && kindOf(column4.chosen));
  return [
    part3.hashed === true ? hashOf3(value2, kind) : part3.column === void 0 ? `(${value2})` : value2,
    part3.collation === void 0 ? '' : `COLLATE ${quoteIdentifier2(part3.collation)}`,
    part3.operatorClass ?? '',
    part3.descending ? 'DESC' : '',
    part3.nulls ? `NULLS ${part3.nulls.toUpperCase()}` : '',
  ]
    .filter((word2) => word2 !== '')
    .join(' ');
}
function hashOf3(value2, kind) {
  if (kind === 'bytes') return `sha256(${value2})`;
  return kind === 'text' ? `md5(${value2})` : `md5((${value2})::text)`;
}
function addForeignKeys2(table) {
  return table.foreignKeys.map((key) => foreignKeyStatement(key, table)).join('\n');
}
function foreignKeyStatement(key, table) {
  const deferrable = key.deferrable ? ` DEFERRABLE${key.initiallyDeferred ? ' INITIALLY DEFERRED' : ''}` : '';
  const state = !key.enforced ? ' NOT ENFORCED' : key.validated ? '' : ' NOT VALID';
  const action3 = (event, what) => (what === 'no action' ? '' : ` ON ${event} ${what.toUpperCase()}`);
  return [
    `ALTER TABLE ${qualify2(table.target)} ADD CONSTRAINT ${quoteIdentifier2(key.name)}`,
    ` FOREIGN KEY (${list4(key.columns)}) REFERENCES ${qualify2(key.references)} (${list4(key.referencedColumns)})`,
    key.match === 'full' ? ' MATCH FULL' : '',
    action3('DELETE', key.onDelete),
    action3('UPDATE', key.onUpdate),
    `${deferrable}${state};`,
  ].join('');
}
function comments(table) {
  const name = qualify2(table.target);
  const about = (what, text6) => {
    const stored2 = storedComment2(text6);
    return stored2 === '' ? [] : [`COMMENT ON ${what} IS ${quoteString2(stored2)};`];
  };
  return [
    ...about(`TABLE ${name}`, table.comment),
    ...table.columns
      .filter((column4) => column4.included)
      .flatMap((column4) => about(`COLUMN ${name}.${quoteIdentifier2(column4.name)}`, column4.comment)),
    ...table.indexes.flatMap((index) =>
      about(`INDEX ${qualify2({ schema: table.target.schema, name: index.name })}`, index.comment),
    ),
  ].join('\n');
}
function commentFindings(table, path) {
  const columns4 = table.columns.filter((column4) => column4.included);
  const comments2 = [
    { kind: 'table', place: path, text: table.comment },
    ...columns4.map(({ source, comment: comment2 }) => ({
      kind: 'column',
      place: [...path, source.name],
      text: comment2,
    })),
    ...table.indexes.map((index) => ({
      kind: 'index',
      place: [...path, index.sourceName],
      text: index.comment,
    })),
  ];
  const message = 'The comment loses its NUL characters, which PostgreSQL does not store.';
  return comments2
    .filter(({ text: text6 }) => storedComment2(text6) !== (text6 ?? ''))
    .map(({ kind, place }) => finding2('COMMENT_CHANGED', 'warning', kind, place, message));
}
function examineTable2(table) {
  const columns4 = table.columns.filter((column4) => column4.included);
  const path = [table.source.schema, table.source.name];
  const found = [];
  if (columns4.length > limits.columnsPerTable) {
    const message = `The table has ${columns4.length} columns; PostgreSQL takes ${limits.columnsPerTable}.`;
    found.push(finding2('TOO_MANY_COLUMNS', 'error', 'table', path, message, 'Leave columns out, or split the table.'));
  }
  found.push(...rowFindings(columns4, path), ...commentFindings(table, path));
  for (const column4 of columns4) {
    const place = [...path, column4.source.name];
    if (column4.identity && !hasCounter(column4)) {
      const message = `Only integers can count by themselves; ${column4.chosen.type} gets no identity.`;
      found.push(
        finding2('IDENTITY_NOT_CARRIED', 'warning', 'column', place, message, 'Choose bigint for the column.'),
      );
    }
    if (hasCounter(column4) && BigInt(column4.identity?.next ?? '1') > BigInt(counterLimit(column4))) {
      const message = `The source's counter stands at ${column4.identity?.next ?? ''}, which ${column4.chosen.type} can't give: the next INSERT without a value will fail.`;
      found.push(
        finding2('COUNTER_EXHAUSTED', 'warning', 'column', place, message, 'Lower the counter in the script.'),
      );
    }
    if (column4.source.onUpdateNow !== void 0) found.push(onUpdateFinding(column4, place));
    if (column4.source.invisible === true) {
      const message =
        'The column is invisible in the source: SELECT * leaves it out. In PostgreSQL it is like any other.';
      found.push(finding2('COLUMN_VISIBLE', 'info', 'column', place, message));
    }
  }
  return found;
}
function rowFindings(columns4, path) {
  const header = 24 + Math.ceil(columns4.length / 8);
  const bytes5 = columns4.reduce((sum2, column4) => sum2 + bytesInRow(typeOnly(column4)), header);
  if (bytes5 <= longestRow2) return [];
  const message = `A row that fills all its columns takes up to ${bytes5} bytes, even when long values are moved out of it; PostgreSQL's pages hold ${longestRow2}. The load stops at the first row that is too wide.`;
  const fix = 'Leave columns out, split the table, or go on if most columns are NULL or short in every row.';
  return [finding2('ROW_MAY_BE_TOO_WIDE', 'warning', 'table', path, message, fix)];
}
function typeOnly({ chosen }) {
  return chosen.requires?.kind === 'enum' ? 'integer' : chosen.type;
}
function onUpdateFinding(column4, place) {
  if (!isUpdatedByTrigger(column4)) {
    const message2 = `ON UPDATE CURRENT_TIMESTAMP is not carried: ${column4.chosen.type} takes no moment by itself.`;
    return finding2('ON_UPDATE_NOT_CARRIED', 'warning', 'column', place, message2, 'Write a BEFORE UPDATE trigger.');
  }
  const message =
    'ON UPDATE CURRENT_TIMESTAMP becomes a trigger. Unlike the source it also acts where an UPDATE sets the column to the value that it has already.';
  return finding2('ON_UPDATE_TRIGGER', 'info', 'column', place, message, 'Skip the create-trigger step to go without.');
}
var ddl = {
  limits,
  defaultSchema: () => defaultSchema,
  legalName: legalName2,
  printExpression: ({ expression: expression2 }, columns4) => expression2 && print2(expression2, columns4)?.sql,
  carryDefault: carryDefault2,
  carryGenerated: (column4, _neutral, choice3, table, server) => carryGenerated2(column4, choice3, table, server),
  countsItself: () => true,
  carryPrimaryKey: (key) => ({ value: key, findings: [] }),
  carryIndex: carryIndex2,
  carryForeignKey: carryForeignKey2,
  carryCheck: carryCheck2,
  examineTable: examineTable2,
  sessionSettings: (load5) => (load5.commit === 'relaxed' ? 'SET SESSION synchronous_commit = off;' : ''),
  createSchema,
  createType,
  sequences: sequences2,
  repair: repair2,
  createTable: createTable2,
  createdColumns: createdColumns2,
  createIndexes: createIndexes2,
  // ADD CONSTRAINT reads the whole table itself.
  proveForeignKeys: () => '',
  addForeignKeys: addForeignKeys2,
  setCounters: setCounters2,
  createTriggers,
  comments,
  analyze: (table) => `ANALYZE ${qualify2(table)};`,
};

// src/engine/adapters/postgres/dependents.ts
var named = `named AS (SELECT c.oid, c.reltype FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.jsonb_array_elements($1::jsonb) w ON n.nspname = w ->> 0 AND c.relname = w ->> 1)`;
var referringKeys = `WITH ${named}
  SELECT n.nspname, c.relname, k.conname, rn.nspname, r.relname,
    (SELECT pg_catalog.jsonb_agg(a.attname) FROM pg_catalog.pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey))::text
  FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_class r ON r.oid = k.confrelid JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace
  WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid IN (SELECT oid FROM named) AND k.conrelid NOT IN (SELECT oid FROM named)
    AND pg_catalog.pg_get_constraintdef(k.oid) NOT LIKE '% NOT ENFORCED%' ORDER BY 1, 2, 3`;
var standing = `WITH ${named},
  gone AS (SELECT oid FROM named UNION SELECT d.objid FROM pg_catalog.pg_depend d JOIN named ON named.oid = d.refobjid
    WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refclassid = d.classid AND d.deptype IN ('a', 'i')),
  needed AS (SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::oid AS class, oid FROM gone
    UNION ALL SELECT 'pg_catalog.pg_type'::pg_catalog.regclass::oid, unnest(ARRAY[t.oid, t.typarray]) FROM pg_catalog.pg_type t JOIN named ON named.reltype = t.oid)
  SELECT DISTINCT CASE WHEN r.ev_class IS NULL THEN pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid)
    ELSE pg_catalog.pg_describe_object('pg_catalog.pg_class'::pg_catalog.regclass, r.ev_class, 0) END
  FROM pg_catalog.pg_depend d JOIN needed ON needed.class = d.refclassid AND needed.oid = d.refobjid
  LEFT JOIN pg_catalog.pg_rewrite r ON d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND r.oid = d.objid
  LEFT JOIN pg_catalog.pg_constraint k ON d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND k.oid = d.objid
  LEFT JOIN pg_catalog.pg_attrdef a ON d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND a.oid = d.objid
  LEFT JOIN pg_catalog.pg_trigger t ON d.classid = 'pg_catalog.pg_trigger'::pg_catalog.regclass AND t.oid = d.objid
  WHERE d.deptype = 'n' AND k.contype IS DISTINCT FROM 'f'
    AND NOT EXISTS (SELECT FROM gone WHERE gone.oid IN (r.ev_class, k.conrelid, a.adrelid, t.tgrelid))
    AND NOT (d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid IN (SELECT oid FROM gone))
  ORDER BY 1`;
var pairs = (tables) => JSON.stringify(tables.map(({ schema, name }) => [schema, name]));
async function dependents2(session, { emptied, dropped: dropped2 }, signal) {
  const { rows } = await session.query(referringKeys, [pairs([...emptied, ...dropped2])], signal);
  const keys = [];
  for (const row of rows) {
    const [schema = '', name = '', key = '', otherSchema = '', otherName = '', columns4 = ''] = row.map(
      (value2) => value2 ?? '',
    );
    const table = qualify2({ schema, name });
    const present = JSON.parse(columns4).map((column4) => `${quoteIdentifier2(column4)} IS NOT NULL`);
    const counted = await session.query(
      `SELECT count(*) FROM (SELECT FROM ${table} WHERE ${present.join(' AND ')} LIMIT ${mostReferring}) r`,
      [],
      signal,
    );
    const references = qualify2({ schema: otherSchema, name: otherName });
    keys.push({ table, key: quoteIdentifier2(key), references, rows: Number(counted.rows[0]?.[0]) });
  }
  const objects = dropped2.length === 0 ? [] : (await session.query(standing, [pairs(dropped2)], signal)).rows;
  return { keys, objects: objects.map(([description]) => description ?? ''), refused: true };
}

// src/engine/adapters/postgres/existing.ts
var enabling = { O: 'ENABLE', A: 'ENABLE ALWAYS', R: 'ENABLE REPLICA' };
var triggers = `SELECT n.nspname, c.relname, t.tgname, t.tgenabled
  FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.jsonb_array_elements($1::jsonb) w ON n.nspname = w ->> 0 AND c.relname = w ->> 1
  WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' ORDER BY 1, 2, 3`;
var firingTriggers = `WITH RECURSIVE tables AS (
    SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = $1::jsonb ->> 0 AND c.relname = $1::jsonb ->> 1
    UNION SELECT i.inhrelid FROM pg_catalog.pg_inherits i JOIN tables ON tables.oid = i.inhparent
  )
  SELECT n.nspname, c.relname, t.tgname, t.tgenabled
  FROM tables JOIN pg_catalog.pg_trigger t ON t.tgrelid = tables.oid JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') ORDER BY 1, 2, 3`;
var keyOf = ({ schema, name }) => JSON.stringify([schema, name]);
var atOnce = 'SET CONSTRAINTS ALL IMMEDIATE';
async function firing2(session, table, signal) {
  const { rows } = await session.query(firingTriggers, [keyOf(table)], signal);
  const alter = (row, word2) => {
    const [schema = '', name = '', trigger = ''] = row.map((value2) => value2 ?? '');
    return `ALTER TABLE ONLY ${qualify2({ schema, name })} ${word2} TRIGGER ${quoteIdentifier2(trigger)}`;
  };
  const pause = rows.map((row) => alter(row, 'DISABLE'));
  return {
    table,
    pause: pause.length === 0 ? [] : [atOnce, ...pause],
    resume: rows.map((row) => alter(row, enabling[row[3] ?? ''] ?? 'ENABLE')),
    stuck: [],
  };
}
var foreignKeys = `SELECT n.nspname, c.relname, k.conname, pg_catalog.pg_get_constraintdef(k.oid), k.convalidated::int::text, rn.nspname, r.relname,
    pg_catalog.obj_description(k.oid, 'pg_constraint')
  FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_class r ON r.oid = k.confrelid JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace
  WHERE k.contype = 'f' AND k.conparentid = 0 AND EXISTS (SELECT FROM pg_catalog.jsonb_array_elements($1::jsonb) w
    WHERE n.nspname = w ->> 0 AND c.relname = w ->> 1 OR rn.nspname = w ->> 0 AND r.relname = w ->> 1) ORDER BY 1, 2, 3`;
var actingKeys = `SELECT n.nspname, c.relname, k.conname, rn.nspname, r.relname,
    CASE k.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' ELSE 'SET DEFAULT' END
  FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_class r ON r.oid = k.confrelid JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace
  WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confdeltype IN ('c', 'n', 'd') ORDER BY 1, 2, 3`;
async function keyActions(session, signal) {
  const { rows } = await session.query(actingKeys, [], signal);
  return rows.map((row) => {
    const [schema, name, key, referredSchema, referredName, action3] = row.map((value2) => value2 ?? '');
    const references = qualify2({ schema: referredSchema, name: referredName });
    return { table: qualify2({ schema, name }), key: quoteIdentifier2(key), references, action: action3 };
  });
}
async function suspensions2(session, touched, signal) {
  const own = postgresSession(session);
  const values = [JSON.stringify(touched.map(({ table }) => [table.schema, table.name]))];
  await own.execute('BEGIN', { signal });
  try {
    await own.execute(`SET LOCAL search_path = ''`, { signal });
    const enabled = (await own.execute(triggers, { values, signal })).rows;
    const keys = (await own.execute(foreignKeys, { values, signal })).rows.map(readForeign);
    const fates = new Map(touched.map(({ table, fate }) => [keyOf(table), fate]));
    return touched.map(({ table, fate }) => {
      const mine = fate === 'replace' ? [] : keys.filter((key) => keyOf(key.table) === keyOf(table));
      const losesRows = fate === 'replace' || fate === 'truncate';
      const others2 = keys.filter((key) => keyOf(key.references) === keyOf(table) && losesRows && isLeft(key, fates));
      const names7 =
        fate === 'replace'
          ? []
          : enabled.filter(([schema, name]) => keyOf({ schema: schema ?? '', name: name ?? '' }) === keyOf(table));
      const modes = names7.map(([, , trigger, mode]) => [trigger ?? '', mode ?? '']);
      return suspensionOf2(table, modes, [...mine, ...others2]);
    });
  } finally {
    await own.execute('ROLLBACK').catch(() => void 0);
  }
}
function isLeft({ table, references }, fates) {
  return !fates.has(keyOf(table)) && keyOf(table) !== keyOf(references);
}
function readForeign(row) {
  const [schema, name, key, definition, validated, otherSchema, otherName, comment2] = row.map(
    (value2) => value2 ?? '',
  );
  return {
    table: { schema: schema ?? '', name: name ?? '' },
    references: { schema: otherSchema ?? '', name: otherName ?? '' },
    name: key ?? '',
    definition: definition ?? '',
    validated: validated === '1',
    comment: comment2 === '' ? void 0 : comment2,
  };
}
function suspensionOf2(table, modes, keys) {
  const alter = (name, what) => `ALTER TABLE ${qualify2(name)} ${what};`;
  const dropped2 = keys.filter((key) => !/ NOT ENFORCED\b/u.test(key.definition));
  const enable = modes.map(([name, mode]) =>
    alter(table, `${enabling[mode] ?? 'ENABLE'} TRIGGER ${quoteIdentifier2(name)}`),
  );
  const add = (key, definition) => alter(key.table, `ADD CONSTRAINT ${quoteIdentifier2(key.name)} ${definition}`);
  const comments2 = dropped2.flatMap((key) =>
    key.comment === void 0
      ? []
      : [
          `COMMENT ON CONSTRAINT ${quoteIdentifier2(key.name)} ON ${qualify2(key.table)} IS ${quoteString2(key.comment)};`,
        ],
  );
  const unproven = dropped2.map((key) => add(key, `${key.definition.replace(/ NOT VALID$/u, '')} NOT VALID`));
  const validate = dropped2
    .filter((key) => key.validated)
    .map((key) => alter(key.table, `VALIDATE CONSTRAINT ${quoteIdentifier2(key.name)}`));
  return {
    schema: table.schema,
    name: table.name,
    suspend: [
      ...modes.map(([name]) => alter(table, `DISABLE TRIGGER ${quoteIdentifier2(name)}`)),
      ...dropped2.map((key) => alter(key.table, `DROP CONSTRAINT IF EXISTS ${quoteIdentifier2(key.name)}`)),
    ].join('\n'),
    restore: [...dropped2.map((key) => add(key, key.definition)), ...comments2, ...enable].join('\n'),
    undo: [...enable, ...unproven, ...comments2, ...validate].join('\n'),
    prove: '',
    unreferenced: '',
    findings: [],
  };
}
var list5 = (tables) => tables.map(qualify2).join(', ');
var existing2 = {
  suspensions: suspensions2,
  firing: firing2,
  keyActions,
  dependents: dependents2,
  deleteRows: ({ table }, where) => `DELETE FROM ${qualify2(table)} WHERE ${where};`,
  truncate: (tables) => `TRUNCATE TABLE ${list5(tables)};`,
  drop: (tables, types4) =>
    [
      `DROP TABLE IF EXISTS ${list5(tables)};`,
      ...(types4.length > 0 ? [`DROP TYPE IF EXISTS ${list5(types4)};`] : []),
    ].join('\n'),
  createKeys(keys, table, columns4) {
    const names7 = columns4.map(quoteIdentifier2).join(', ');
    return [
      `CREATE TABLE ${qualify2(keys)} AS SELECT ${names7} FROM ${qualify2(table)} WITH NO DATA;`,
      `ALTER TABLE ${qualify2(keys)} ADD PRIMARY KEY (${names7});`,
    ].join('\n');
  },
  dropped: droppedTables,
};

// src/engine/adapters/postgres/catalog/queries.ts
var userSchema = `n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') AND n.nspname !~ '^pg_(toast_)?temp_'`;
var wanted = `${userSchema} AND ($1::text[] IS NULL OR n.nspname = ANY ($1::text[]))`;
var ofExtension = (catalog, oid) =>
  `EXISTS (SELECT FROM pg_depend x WHERE x.classid = '${catalog}'::regclass AND x.objid = ${oid} AND x.deptype = 'e')`;
var comment = (catalog, oid, column4 = '0') =>
  `(SELECT description FROM pg_description d WHERE d.classoid = '${catalog}'::regclass AND d.objoid = ${oid} AND d.objsubid = ${column4})`;
var schemaNames = `SELECT n.nspname::text FROM pg_catalog.pg_namespace n WHERE ${userSchema} ORDER BY n.nspname`;
var schemas = `
SELECT n.oid, n.nspname AS name, has_schema_privilege(n.oid, 'USAGE')::int AS usable
FROM pg_namespace n
WHERE ${wanted} AND NOT ${ofExtension('pg_namespace', 'n.oid')}
ORDER BY n.nspname`;
var types2 = (version) => `
SELECT t.oid, n.nspname AS schema, t.typname AS name, t.typtype AS kind, t.typelem AS element, t.typbasetype AS base, t.typtypmod AS modifier,
  EXISTS (SELECT FROM pg_type e WHERE e.oid = t.typelem AND e.typarray = t.oid)::int AS is_array, t.typnotnull::int AS not_null, pg_get_expr(t.typdefaultbin, 0) AS default_text,
  c.relkind AS row_of, t.typrelid AS relation,
  CASE WHEN t.typtype IN ('e', 'd', 'c', 'r') OR t.typbasetype <> 0 THEN format_type(t.typbasetype, t.typtypmod) END AS base_text,
  (SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid) AS labels,
  (SELECT format_type(r.rngsubtype, NULL) FROM pg_range r WHERE r.rngtypid = t.oid) AS subtype,
  (${wanted})::int AS wanted, ${ofExtension('pg_type', 't.oid')}::int AS of_extension,
  ${version >= 14e4 ? `(SELECT r.rngtypid FROM pg_range r WHERE r.rngmultitypid = t.oid)` : 'NULL'} AS multirange_of,
  ${comment('pg_type', 't.oid')} AS comment
FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_class c ON c.oid = t.typrelid
ORDER BY n.nspname, t.typname`;
var domainChecks = `
SELECT c.contypid AS type, c.conname AS name, pg_get_constraintdef(c.oid) AS definition, c.convalidated::int AS validated
FROM pg_constraint c WHERE c.contypid <> 0 AND c.contype = 'c' ORDER BY c.contypid, c.conname`;
var relations = `
SELECT c.oid, n.nspname AS schema, c.relname AS name, c.relkind AS kind, c.relispartition::int AS is_partition, c.relpersistence AS persistence,
  greatest(c.reltuples, pg_stat_get_live_tuples(c.oid), 0)::bigint AS rows, CASE WHEN c.relkind IN ('r', 'm') THEN pg_table_size(c.oid) ELSE 0 END AS bytes,
  CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS partition_key,
  CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END AS partition_bound,
  (SELECT json_agg(i.inhparent::text ORDER BY i.inhseqno) FROM pg_inherits i WHERE i.inhrelid = c.oid) AS parents,
  CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END AS view_definition,
  row_security_active(c.oid)::int AS hides_rows, c.relhassubclass::int AS has_children,
  (has_schema_privilege(n.oid, 'USAGE') AND (has_table_privilege(c.oid, 'SELECT') OR has_any_column_privilege(c.oid, 'SELECT')))::int AS readable,
  CASE WHEN NOT has_table_privilege(c.oid, 'SELECT') THEN (SELECT json_agg(a.attname ORDER BY a.attnum) FROM pg_attribute a
    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND NOT has_column_privilege(c.oid, a.attnum, 'SELECT')) END AS hidden_columns,
  CASE WHEN c.relkind = 'f' THEN (SELECT s.srvname FROM pg_foreign_table f JOIN pg_foreign_server s ON s.oid = f.ftserver WHERE f.ftrelid = c.oid) END AS foreign_server,
  ${comment('pg_class', 'c.oid')} AS comment
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND ${wanted} AND NOT ${ofExtension('pg_class', 'c.oid')}
ORDER BY n.nspname, c.relname`;
function collationLocale(version) {
  if (version >= 17e4) return 'o.colllocale';
  return version >= 15e4 ? 'o.colliculocale' : 'o.collcollate';
}
function asciiCase(version) {
  const isPlain4 = (locale) => `${locale} IN ('C', 'POSIX')`;
  const ofDatabase = [
    `(${version >= 15e4 ? `b.datlocprovider = 'c' AND ` : ''}${isPlain4('b.datctype')})`,
    ...(version >= 17e4 ? [`(b.datlocprovider = 'b' AND b.datlocale = 'C')`] : []),
  ].join(' OR ');
  const ofCollation = [isPlain4('o.collctype'), ...(version >= 17e4 ? [`o.colllocale = 'C'`] : [])].join(' OR ');
  return `CASE WHEN a.attcollation = 100 THEN (SELECT ${ofDatabase} FROM pg_database b WHERE b.datname = current_database())
    WHEN a.attcollation <> 0 THEN (SELECT ${ofCollation} FROM pg_collation o WHERE o.oid = a.attcollation) END`;
}
var columns3 = (version) => `
SELECT a.attrelid AS relation, a.attnum AS number, a.attname AS name, a.atttypid AS type, a.atttypmod AS modifier, format_type(a.atttypid, a.atttypmod) AS type_text,
  a.attnotnull::int AS not_null, a.attidentity AS identity, ${version >= 12e4 ? 'a.attgenerated' : `''`} AS generated, pg_get_expr(d.adbin, d.adrelid) AS default_text,
  CASE WHEN a.attcollation <> t.typcollation THEN (SELECT o.collname FROM pg_collation o WHERE o.oid = a.attcollation) END AS collation,
  (SELECT ${collationLocale(version)} FROM pg_collation o WHERE o.oid = a.attcollation AND NOT o.collisdeterministic) AS loose_locale,
  (${asciiCase(version)})::int AS ascii_case,
  ${comment('pg_class', 'a.attrelid', 'a.attnum')} AS comment
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'c') AND ${wanted} AND NOT ${ofExtension('pg_class', 'c.oid')}
ORDER BY a.attrelid, a.attnum`;
var constraints = (version) => `
SELECT k.oid, k.conrelid AS relation, k.conname AS name, k.contype AS kind, k.conindid AS index, k.conkey::text AS columns,
  rn.nspname AS referenced_schema, r.relname AS referenced_table, CASE WHEN k.contype = 'f' THEN (SELECT json_agg(a.attname ORDER BY o.place) FROM unnest(k.confkey) WITH ORDINALITY o(number, place)
    JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = o.number) END AS referenced_columns,
  k.confdeltype AS on_delete, k.confupdtype AS on_update, k.confmatchtype AS match, k.condeferrable::int AS deferrable, k.condeferred::int AS deferred,
  k.convalidated::int AS validated, (${version >= 18e4 ? 'k.conenforced' : 'true'} AND NOT EXISTS (SELECT FROM pg_trigger g WHERE g.tgconstraint = k.oid AND g.tgisinternal AND g.tgenabled IN ('D', 'R')))::int AS enforced, ${version >= 18e4 ? 'k.conperiod::int' : '0'} AS period,
  ${version >= 15e4 ? `coalesce(k.confdelsetcols::text, '')` : `''`} AS delete_columns,
  (k.coninhcount > 0)::int AS inherited, CASE WHEN k.contype = 'x' THEN (SELECT bool_and(o.oprname = '=') FROM pg_operator o WHERE o.oid = ANY (k.conexclop)) END::int AS by_equality,
  CASE WHEN k.contype = 'x'${version >= 18e4 ? ' OR k.conperiod' : ''} THEN pg_get_constraintdef(k.oid) END AS definition, pg_get_expr(k.conbin, k.conrelid) AS expression
FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_class r ON r.oid = k.confrelid LEFT JOIN pg_namespace rn ON rn.oid = r.relnamespace
WHERE (k.contype IN ('p', 'u', 'f', 'c', 'x') OR k.contype = 'n' AND NOT k.convalidated) AND (k.contype <> 'f' OR k.conparentid = 0) AND ${wanted} AND NOT ${ofExtension('pg_class', 'c.oid')}
ORDER BY k.conrelid, k.conname`;
var indexes = (version) => `
SELECT i.indexrelid AS oid, i.indrelid AS relation, x.relname AS name, x.relispartition::int AS inherited, i.indisunique::int AS is_unique, i.indisexclusion::int AS is_exclusion,
  (i.indisvalid AND i.indisready)::int AS usable, ${version >= 15e4 ? 'i.indnullsnotdistinct::int' : '0'} AS nulls_equal, i.indnkeyatts AS keys, m.amname AS method,
  pg_get_expr(i.indpred, i.indrelid) AS predicate, pg_get_indexdef(i.indexrelid) AS definition, ${comment('pg_class', 'i.indexrelid')} AS comment,
  (SELECT json_agg(json_build_object(
      'number', i.indkey[p], 'expression', CASE WHEN i.indkey[p] = 0 THEN pg_get_indexdef(i.indexrelid, p + 1, false) END, 'option', i.indoption[p],
      'opclass', (SELECT CASE WHEN NOT o.opcdefault THEN quote_ident(o.opcname) END FROM pg_opclass o WHERE o.oid = i.indclass[p]),
      'collation', (SELECT o.collname FROM pg_collation o WHERE o.oid = i.indcollation[p]
        AND o.oid IS DISTINCT FROM (SELECT a.attcollation FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = i.indkey[p])
        AND o.collname <> 'default')
    ) ORDER BY p) FROM generate_series(0, i.indnatts - 1) p) AS parts
FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am m ON m.oid = x.relam
  JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE NOT i.indisprimary AND c.relkind IN ('r', 'p', 'm', 'f') AND ${wanted} AND NOT ${ofExtension('pg_class', 'c.oid')}
ORDER BY i.indrelid, x.relname`;
var sequences3 = (version) => `
SELECT s.seqrelid AS oid, s.seqrelid::regclass::text AS printed, n.nspname AS schema, c.relname AS name, format_type(s.seqtypid, NULL) AS type, s.seqstart AS start, s.seqincrement AS increment,
  s.seqmin AS minimum, s.seqmax AS maximum, s.seqcycle::int AS cycle, d.refobjid AS owner, d.refobjsubid AS owner_column, d.deptype AS dependency,
  v.last_value, v.is_called
FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
  LEFT JOIN LATERAL (${version >= 18e4 ? sequenceValue : olderSequenceValue}) v
    ON has_schema_privilege(n.oid, 'USAGE') AND has_sequence_privilege(c.oid, 'SELECT')
WHERE ${wanted} AND NOT ${ofExtension('pg_class', 'c.oid')}
ORDER BY n.nspname, c.relname`;
var sequenceValue = `SELECT q.last_value::text, q.is_called::int FROM pg_get_sequence_data(c.oid) q`;
var olderSequenceValue = `
    SELECT coalesce(q.called, substring(query_to_xml(format('SELECT last_value FROM %I.%I', n.nspname, c.relname), false, true, '')::text
      FROM '<last_value>(-?[0-9]+)</last_value>')) AS last_value, (q.called IS NOT NULL)::int AS is_called
    FROM (SELECT pg_sequence_last_value(c.oid)::text AS called) q`;
var triggers2 = (version) => `
SELECT n.nspname AS schema, c.relname AS relation, t.tgname AS name, t.tgtype AS type, pg_get_triggerdef(t.oid) AS definition,
  p.prosrc AS body, t.tgenabled AS enabled
FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE NOT t.tgisinternal ${version >= 13e4 ? 'AND t.tgparentid = 0' : ''} AND ${wanted} AND NOT ${ofExtension('pg_class', 'c.oid')}
ORDER BY n.nspname, c.relname, t.tgname`;
var routines = `
SELECT n.nspname AS schema, p.proname AS name, pg_get_function_identity_arguments(p.oid) AS arguments, p.prokind AS kind, l.lanname AS language,
  CASE WHEN p.prokind = 'a' THEN format('CREATE AGGREGATE %I.%I(%s)', n.nspname, p.proname, pg_get_function_arguments(p.oid)) ELSE pg_get_functiondef(p.oid) END AS definition
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
WHERE ${wanted} AND NOT ${ofExtension('pg_proc', 'p.oid')} AND NOT EXISTS (
  SELECT FROM pg_depend x WHERE x.classid = 'pg_proc'::regclass AND x.objid = p.oid AND x.deptype = 'i')
ORDER BY n.nspname, p.proname, 3`;
var others = `
SELECT n.nspname AS schema, 'policy' AS kind, format('%s on %s', p.polname, c.relname) AS name, coalesce(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) AS definition
  FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${wanted}
UNION ALL SELECT n.nspname, 'rule', format('%s on %s', r.rulename, c.relname), pg_get_ruledef(r.oid)
  FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE r.rulename <> '_RETURN' AND ${wanted} AND NOT ${ofExtension('pg_class', 'c.oid')}
UNION ALL SELECT n.nspname, 'extension', e.extname, format('version %s', e.extversion)
  FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname <> 'plpgsql'
UNION ALL SELECT n.nspname, 'statistics', s.stxname, pg_get_statisticsobjdef(s.oid)
  FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace WHERE ${wanted}
UNION ALL SELECT n.nspname, 'collation', o.collname, NULL
  FROM pg_collation o JOIN pg_namespace n ON n.oid = o.collnamespace WHERE ${wanted} AND NOT ${ofExtension('pg_collation', 'o.oid')}
UNION ALL SELECT n.nspname, 'operator', format('%s (%s, %s)', o.oprname, format_type(nullif(o.oprleft, 0), NULL), format_type(nullif(o.oprright, 0), NULL)), NULL
  FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace WHERE ${wanted} AND NOT ${ofExtension('pg_operator', 'o.oid')}
UNION ALL SELECT n.nspname, 'operator', format('operator class %s', o.opcname), NULL
  FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace WHERE ${wanted} AND NOT ${ofExtension('pg_opclass', 'o.oid')}
UNION ALL SELECT n.nspname, 'text search', format('configuration %s', t.cfgname), NULL
  FROM pg_ts_config t JOIN pg_namespace n ON n.oid = t.cfgnamespace WHERE ${wanted} AND NOT ${ofExtension('pg_ts_config', 't.oid')}
UNION ALL SELECT n.nspname, 'text search', format('dictionary %s', t.dictname), NULL
  FROM pg_ts_dict t JOIN pg_namespace n ON n.oid = t.dictnamespace WHERE ${wanted} AND NOT ${ofExtension('pg_ts_dict', 't.oid')}
UNION ALL SELECT n.nspname, 'grant', format('%s on %s to %s', string_agg(a.privilege_type, ', ' ORDER BY a.privilege_type), c.relname,
    CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(a.grantee) END), NULL
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace CROSS JOIN LATERAL aclexplode(c.relacl) a
  WHERE a.grantee <> c.relowner AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND ${wanted} AND NOT ${ofExtension('pg_class', 'c.oid')}
  GROUP BY n.nspname, c.relname, a.grantee
UNION ALL SELECT n.nspname, 'comment', 'the schema itself', d.description
  FROM pg_namespace n JOIN pg_description d ON d.classoid = 'pg_namespace'::regclass AND d.objoid = n.oid WHERE ${wanted} AND d.description <> 'standard public schema'
UNION ALL SELECT n.nspname, 'comment', format('constraint %s on %s', k.conname, k.conrelid::regclass), d.description
  FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace JOIN pg_description d ON d.classoid = 'pg_constraint'::regclass AND d.objoid = k.oid WHERE ${wanted}
UNION ALL SELECT n.nspname, 'comment', format('sequence %s', c.relname), d.description
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid WHERE c.relkind = 'S' AND ${wanted}
UNION ALL SELECT n.nspname, 'comment', format('trigger %s on %s', t.tgname, c.relname), d.description
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_description d ON d.classoid = 'pg_trigger'::regclass AND d.objoid = t.oid WHERE ${wanted}
UNION ALL SELECT n.nspname, 'comment', format('routine %s', p.oid::regprocedure), d.description
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_description d ON d.classoid = 'pg_proc'::regclass AND d.objoid = p.oid
  WHERE ${wanted} AND NOT ${ofExtension('pg_proc', 'p.oid')}
UNION ALL SELECT NULL, 'event trigger', e.evtname, format('on %s, function %s', e.evtevent, e.evtfoid::regproc)
  FROM pg_event_trigger e WHERE NOT ${ofExtension('pg_event_trigger', 'e.oid')}
UNION ALL SELECT NULL, 'publication', p.pubname, NULL FROM pg_publication p
UNION ALL SELECT NULL, 'subscription', s.subname, NULL FROM pg_subscription s WHERE s.subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())
UNION ALL SELECT NULL, 'foreign server', s.srvname, NULL FROM pg_foreign_server s WHERE NOT ${ofExtension('pg_foreign_server', 's.oid')}
UNION ALL SELECT NULL, 'language', l.lanname, NULL FROM pg_language l WHERE l.oid >= 16384 AND NOT ${ofExtension('pg_language', 'l.oid')}
UNION ALL SELECT NULL, 'cast', format('%s to %s', format_type(c.castsource, NULL), format_type(c.casttarget, NULL)), NULL
  FROM pg_cast c WHERE c.oid >= 16384 AND NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = 'pg_cast'::regclass AND x.objid = c.oid AND x.deptype IN ('e', 'i'))
UNION ALL SELECT NULL, 'large object', format('%s large objects', count(*)), NULL FROM pg_largeobject_metadata HAVING count(*) > 0
ORDER BY 1, 2, 3`;
function catalogQueries2(version) {
  return {
    schemas,
    types: types2(version),
    domainChecks,
    relations,
    columns: columns3(version),
    constraints: constraints(version),
    indexes: indexes(version),
    sequences: sequences3(version),
    triggers: triggers2(version),
    routines,
    others,
  };
}

// src/engine/adapters/postgres/catalog/rows.ts
async function catalogRows(session, sql, schemas2, signal) {
  const values = sql.includes('$1') ? { values: [schemas2 === void 0 ? null : arrayLiteral2(schemas2)] } : {};
  const { columns: columns4, rows } = await session.execute(sql, { ...values, signal, stage: 'introspect' });
  return rows.map((values2) => {
    const row = {};
    for (const [at3, name] of columns4.entries()) row[name] = values2[at3] ?? null;
    return row;
  });
}
function arrayLiteral2(items) {
  return `{${items.map((item) => `"${item.replace(/(["\\])/g, '\\$1')}"`).join(',')}}`;
}
function text4(row, name) {
  return row[name] ?? '';
}
function optional3(row, name) {
  return row[name] ?? void 0;
}
function flag(row, name) {
  return row[name] === '1';
}
function list6(row, name) {
  const json = optional3(row, name);
  return json === void 0 ? [] : JSON.parse(json);
}
function numbers(row, name) {
  return text4(row, name)
    .replace(/[{}]/g, '')
    .split(',')
    .filter((part3) => part3 !== '')
    .map(Number);
}
function grouped(rows, name) {
  const groups = /* @__PURE__ */ new Map();
  for (const row of rows) {
    const key = text4(row, name);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

// src/engine/adapters/postgres/catalog/objects.ts
function inSchema(rows, schema) {
  return rows.filter((row) => text4(row, 'schema') === schema);
}
function views(rows, reader, schema) {
  return inSchema(rows.relations, schema)
    .filter((row) => /^[vm]$/.test(text4(row, 'kind')))
    .map((row) => ({
      name: text4(row, 'name'),
      materialized: text4(row, 'kind') === 'm',
      definition: text4(row, 'view_definition'),
      columns: reader.plainColumns(text4(row, 'oid')),
      comment: optional3(row, 'comment'),
    }));
}
function sequences4(rows, reader, schema) {
  return inSchema(rows.sequences, schema).map((row) => ({
    name: text4(row, 'name'),
    type: text4(row, 'type'),
    start: text4(row, 'start'),
    increment: text4(row, 'increment'),
    minimum: text4(row, 'minimum'),
    maximum: text4(row, 'maximum'),
    cycle: flag(row, 'cycle'),
    lastValue: optional3(row, 'last_value'),
    ...(optional3(row, 'last_value') === void 0 ? {} : { isCalled: flag(row, 'is_called') }),
    ownedBy: reader.columnPath(text4(row, 'owner'), text4(row, 'owner_column')),
  }));
}
var triggerBits = { before: 2, insert: 4, delete: 8, update: 16, truncate: 32, instead: 64 };
function triggers3(rows, schema) {
  return inSchema(rows.triggers, schema).map((row) => {
    const type = Number(row.type);
    const has2 = (bit) => (type & bit) !== 0;
    const events = ['insert', 'update', 'delete', 'truncate'].filter((event) => has2(triggerBits[event]));
    return {
      name: text4(row, 'name'),
      table: text4(row, 'relation'),
      timing: has2(triggerBits.before) ? 'BEFORE' : has2(triggerBits.instead) ? 'INSTEAD OF' : 'AFTER',
      events: events.map((event) => event.toUpperCase()),
      definition: text4(row, 'definition'),
      body: text4(row, 'body'),
      condition: / WHEN \((.*)\) EXECUTE (?:FUNCTION|PROCEDURE) /su.exec(text4(row, 'definition'))?.[1],
      firing: firings[text4(row, 'enabled')],
    };
  });
}
var firings = { D: 'disabled', R: 'replica', A: 'always' };
var routineKinds = {
  f: 'function',
  p: 'procedure',
  a: 'aggregate',
  w: 'window',
};
function routines2(rows, schema) {
  return inSchema(rows.routines, schema).map((row) => ({
    name: `${text4(row, 'name')}(${text4(row, 'arguments')})`,
    kind: routineKinds[text4(row, 'kind')] ?? 'function',
    language: text4(row, 'language'),
    definition: text4(row, 'definition'),
  }));
}
function otherObjects(rows, schema, isFirst) {
  return rows.others
    .filter((row) => (optional3(row, 'schema') === void 0 ? isFirst : text4(row, 'schema') === schema))
    .map((row) => ({
      kind: text4(row, 'kind'),
      name: text4(row, 'name'),
      definition: optional3(row, 'definition'),
    }));
}
var typeCategories = {
  e: 'enum',
  d: 'domain',
  c: 'composite',
  r: 'range',
  b: 'other',
  p: 'other',
};
function userTypes(rows, reader, schema) {
  return inSchema(rows.types, schema)
    .filter((row) => flag(row, 'wanted') && !flag(row, 'of_extension') && !flag(row, 'is_array'))
    .filter((row) => Object.hasOwn(typeCategories, text4(row, 'kind')))
    .filter((row) => text4(row, 'kind') !== 'c' || text4(row, 'row_of') === 'c')
    .map((row) => ({
      name: text4(row, 'name'),
      category: typeCategories[text4(row, 'kind')] ?? 'other',
      ...(text4(row, 'kind') === 'e' ? { labels: list6(row, 'labels') } : {}),
      definition: typeDefinition(row, reader),
      comment: optional3(row, 'comment'),
    }));
}
function typeDefinition(row, reader) {
  const name = qualify2({ schema: text4(row, 'schema'), name: text4(row, 'name') });
  switch (text4(row, 'kind')) {
    case 'e':
      return `CREATE TYPE ${name} AS ENUM (${list6(row, 'labels').map(quoteString2).join(', ')})`;
    case 'c': {
      const columns4 = reader.plainColumns(text4(row, 'relation'));
      return `CREATE TYPE ${name} AS (${columns4.map((column4) => `${quoteIdentifier2(column4.name)} ${column4.type}`).join(', ')})`;
    }
    case 'r':
      return `CREATE TYPE ${name} AS RANGE (SUBTYPE = ${text4(row, 'subtype')})`;
    case 'd':
      return domainDefinition(row, name, reader);
    default:
      return `CREATE TYPE ${name}`;
  }
}
function domainDefinition(row, name, reader) {
  const expression2 = optional3(row, 'default_text');
  const checks3 = reader
    .checksOfDomain(text4(row, 'oid'))
    .map((check) => ` CONSTRAINT ${quoteIdentifier2(text4(check, 'name'))} ${text4(check, 'definition')}`);
  return [
    `CREATE DOMAIN ${name} AS ${text4(row, 'base_text')}`,
    expression2 === void 0 ? '' : ` DEFAULT ${expression2}`,
    flag(row, 'not_null') ? ' NOT NULL' : '',
    ...checks3,
  ].join('');
}

// src/engine/adapters/postgres/catalog/counters.ts
var Counters = class {
  constructor(rows, relations3) {
    this.relations = relations3;
    this.asked = new Map(rows.sequences.map((row) => [nextvalOf(row), row]));
    this.ofIdentity = grouped(
      rows.sequences.filter((row) => text4(row, 'dependency') === 'i'),
      'owner',
    );
    for (const row of rows.columns) {
      const expression2 = text4(row, 'default_text');
      if (!this.asked.has(expression2) || this.inherits(text4(row, 'relation'))) continue;
      this.askers.set(expression2, (this.askers.get(expression2) ?? 0) + 1);
    }
  }
  relations;
  /** Sequences by what a default says that asks them. */
  asked;
  ofIdentity;
  askers = /* @__PURE__ */ new Map();
  /**
   * An identity column's own sequence; a serial's, owned by the column that asks it; or one that no other column asks. A sequence that several share is none: each table
   * would count for itself elsewhere. Partitions and children ask their parent's sequence, which therefore stays the parent's.
   */
  identityOf(column4, relation, expression2) {
    const number2 = text4(column4, 'number');
    const mode = text4(column4, 'identity');
    if (mode !== '') {
      const own = this.ofIdentity.get(relation)?.find((row) => text4(row, 'owner_column') === number2);
      return own && identity(own, mode === 'a' ? 'always' : 'by-default');
    }
    const sequence = expression2 === void 0 ? void 0 : this.asked.get(expression2);
    if (!sequence || expression2 === void 0) return void 0;
    const owns = text4(sequence, 'owner') === relation && text4(sequence, 'owner_column') === number2;
    const alone = this.askers.get(expression2) === 1 && !this.inherits(relation) && text4(sequence, 'owner') === '';
    return owns || alone ? identity(sequence, 'by-default') : void 0;
  }
  /** The sequence that a default asks. */
  sequenceOf(expression2) {
    const sequence = expression2 === void 0 ? void 0 : this.asked.get(expression2);
    return sequence && [text4(sequence, 'schema'), text4(sequence, 'name')];
  }
  inherits(relation) {
    const row = this.relations.get(relation);
    return row !== void 0 && list6(row, 'parents').length > 0;
  }
};
function nextvalOf(sequence) {
  return `nextval('${text4(sequence, 'printed').replaceAll("'", "''")}'::regclass)`;
}
function identity(sequence, mode) {
  return {
    mode,
    start: text4(sequence, 'start'),
    increment: text4(sequence, 'increment'),
    ...(flag(sequence, 'cycle') ? { cycle: true } : {}),
    ...(isUnbounded(sequence) ? {} : { limit: text4(sequence, 'maximum') }),
    next: nextValue2(sequence),
    sequence: [text4(sequence, 'schema'), text4(sequence, 'name')],
  };
}
function isUnbounded(sequence) {
  const greatest2 = {
    smallint: '32767',
    integer: '2147483647',
    bigint: '9223372036854775807',
  };
  return (
    text4(sequence, 'increment').startsWith('-') || text4(sequence, 'maximum') === greatest2[text4(sequence, 'type')]
  );
}
function nextValue2(sequence) {
  const last = optional3(sequence, 'last_value');
  if (last === void 0) return void 0;
  return flag(sequence, 'is_called') ? String(BigInt(last) + BigInt(text4(sequence, 'increment'))) : last;
}

// src/engine/adapters/postgres/catalog/constraints.ts
function namesOf(columnNumbers, names7) {
  return columnNumbers.map((number2) => names7.get(number2) ?? String(number2));
}
var actions = {
  a: 'no action',
  r: 'restrict',
  c: 'cascade',
  n: 'set null',
  d: 'set default',
};
function isPeriod(row) {
  return flag(row, 'period');
}
function foreignKey(row, names7) {
  return {
    name: text4(row, 'name'),
    columns: namesOf(numbers(row, 'columns'), names7),
    referencedSchema: text4(row, 'referenced_schema'),
    referencedTable: text4(row, 'referenced_table'),
    referencedColumns: list6(row, 'referenced_columns'),
    ...deleteColumns(row, names7),
    onDelete: actions[text4(row, 'on_delete')] ?? 'no action',
    onUpdate: actions[text4(row, 'on_update')] ?? 'no action',
    match: text4(row, 'match') === 'f' ? 'full' : 'simple',
    deferrable: flag(row, 'deferrable'),
    initiallyDeferred: flag(row, 'deferred'),
    validated: flag(row, 'validated'),
    enforced: flag(row, 'enforced'),
  };
}
function deleteColumns(row, names7) {
  const changed2 = numbers(row, 'delete_columns');
  const isPart = changed2.length > 0 && changed2.length < numbers(row, 'columns').length;
  return isPart ? { deleteColumns: namesOf(changed2, names7) } : {};
}
function readIndex(row, names7, facts, constraint) {
  const parts2 = JSON.parse(text4(row, 'parts'));
  const keys = Number(row.keys);
  const predicate = optional3(row, 'predicate');
  const translated = (sql) => ({ text: sql, expression: parseExpression2(sql, facts) });
  return {
    name: text4(row, 'name'),
    // An exclusion by equality alone is uniqueness, whatever kind of index it is kept in.
    unique: flag(row, 'is_unique') || flag(row, 'is_exclusion'),
    constraint,
    method: flag(row, 'is_exclusion') ? 'btree' : text4(row, 'method'),
    parts: parts2.slice(0, keys).map((part3) => indexPart(part3, names7, translated)),
    include: parts2.slice(keys).map((part3) => names7.get(part3.number) ?? String(part3.number)),
    ...(predicate === void 0 ? {} : { predicate: translated(predicate) }),
    ...(flag(row, 'nulls_equal') ? { nullsEqual: true } : {}),
    comment: optional3(row, 'comment'),
    definition: text4(row, 'definition'),
  };
}
function indexPart(part3, names7, translated) {
  const option = part3.option ?? 0;
  const descending = (option & 1) !== 0;
  const nullsFirst = (option & 2) !== 0;
  return {
    ...(part3.expression === null
      ? { column: names7.get(part3.number) ?? String(part3.number) }
      : { expression: translated(part3.expression) }),
    descending,
    ...(nullsFirst === descending ? {} : { nulls: nullsFirst ? 'first' : 'last' }),
    ...(part3.collation === null ? {} : { collation: part3.collation }),
    ...(part3.opclass === null ? {} : { operatorClass: part3.opclass }),
  };
}

// src/engine/adapters/postgres/catalog/tables.ts
var TableReader2 = class {
  constructor(rows, report2) {
    this.rows = rows;
    this.report = report2;
    this.relations = new Map(rows.relations.map((row) => [text4(row, 'oid'), row]));
    this.types = new Map(rows.types.map((row) => [text4(row, 'oid'), typeRow(row)]));
    this.typeRows = new Map(rows.types.map((row) => [text4(row, 'oid'), row]));
    this.columnsOf = grouped(rows.columns, 'relation');
    this.constraintsOf = grouped(rows.constraints, 'relation');
    this.indexesOf = grouped(rows.indexes, 'relation');
    this.domainChecks = grouped(rows.domainChecks, 'type');
    this.counters = new Counters(rows, this.relations);
  }
  rows;
  report;
  relations;
  types;
  typeRows;
  columnsOf;
  constraintsOf;
  indexesOf;
  domainChecks;
  counters;
  /** Native types by oid and modifier. */
  known = /* @__PURE__ */ new Map();
  defaults = /* @__PURE__ */ new Map();
  tables() {
    const rows = this.rows.relations.filter((row) => /^[rpf]$/.test(text4(row, 'kind')));
    const sizes5 = new Sizes(rows);
    return rows.map((row) => this.table(row, sizes5));
  }
  /** Columns of a relation or composite type: name and type as PostgreSQL prints it. */
  plainColumns(relation) {
    return (this.columnsOf.get(relation) ?? []).map((row) => ({
      name: text4(row, 'name'),
      type: text4(row, 'type_text'),
    }));
  }
  /** `[schema, table, column]` of a column by its table's oid and its number. */
  columnPath(relation, number2) {
    const table = this.relations.get(relation);
    const column4 = this.columnsOf.get(relation)?.find((row) => row.number === number2);
    return table && column4 && [text4(table, 'schema'), text4(table, 'name'), text4(column4, 'name')];
  }
  checksOfDomain(oid) {
    return this.domainChecks.get(oid) ?? [];
  }
  table(row, sizes5) {
    const oid = text4(row, 'oid');
    const path = [text4(row, 'schema'), text4(row, 'name')];
    const kind = kindOf2(row);
    const columnRows = this.columnsOf.get(oid) ?? [];
    const facts = this.facts(columnRows);
    const names7 = new Map(columnRows.map((column4) => [Number(column4.number), text4(column4, 'name')]));
    const columns4 = columnRows.map((column4, at3) => this.column(column4, at3 + 1, oid, facts));
    if (kind !== 'partition') for (const column4 of columns4) this.examineCollation(column4, path);
    const constraints2 = this.constraintsOf.get(oid) ?? [];
    this.examine(row, kind, path);
    const { rows: estimatedRows, bytes: estimatedBytes } = sizes5.of(oid);
    const partitioning = optional3(row, 'partition_key') ?? optional3(row, 'partition_bound');
    return {
      schema: path[0],
      name: path[1],
      kind,
      columns: columns4,
      ...this.keys(oid, path, constraints2, names7, facts),
      checks: [
        ...ownChecks(constraints2, facts, kind === 'partition'),
        ...(kind === 'partition' ? [] : this.checksOfDomains(columnRows, columns4)),
      ],
      comment: optional3(row, 'comment'),
      estimatedRows,
      estimatedBytes,
      ...(kind === 'ordinary' ? { inherits: this.parents(row) } : {}),
      ...(partitioning === void 0 ? {} : { partitioning }),
    };
  }
  parents(row) {
    const parents = list6(row, 'parents').flatMap((oid) => {
      const parent = this.relations.get(oid);
      return parent ? [[text4(parent, 'schema'), text4(parent, 'name')]] : [];
    });
    return parents.length > 0 ? parents : void 0;
  }
  facts(columns4) {
    return new Map(
      columns4.map((row) => {
        const folds = collationOf2(row).collationIgnores !== void 0;
        const asciiCase2 = optional3(row, 'ascii_case') === '1';
        return [
          text4(row, 'name'),
          { type: this.typeOf(row), nullable: this.isNullable(row), folds, asciiCase: asciiCase2 },
        ];
      }),
    );
  }
  typeOf(row) {
    const key = `${text4(row, 'type')} ${text4(row, 'modifier')}`;
    const known = this.known.get(key);
    if (known) return known;
    const type = nativeType(text4(row, 'type'), Number(row.modifier), text4(row, 'type_text'), this.types);
    this.known.set(key, type);
    return type;
  }
  /** A domain's NOT NULL holds for its columns. */
  isNullable(row) {
    if (flag(row, 'not_null')) return this.isUnproven(row);
    return !this.domainsOf(text4(row, 'type')).some((domain) => flag(domain, 'not_null'));
  }
  /** NOT NULL that was added without a look at the rows there were. */
  isUnproven(row) {
    const constraints2 = this.constraintsOf.get(text4(row, 'relation')) ?? [];
    return constraints2.some(
      (entry2) => text4(entry2, 'kind') === 'n' && text4(entry2, 'columns') === `{${text4(row, 'number')}}`,
    );
  }
  /** The domain of that oid and those that it is made of, outermost first. */
  domainsOf(oid) {
    const row = this.typeRows.get(oid);
    if (!row || text4(row, 'kind') !== 'd') return [];
    return [row, ...this.domainsOf(text4(row, 'base'))];
  }
  column(row, ordinal, relation, facts) {
    const name = text4(row, 'name');
    const type = this.typeOf(row);
    const expression2 = optional3(row, 'default_text') ?? this.domainDefault(row);
    const identity2 = this.counters.identityOf(row, relation, expression2);
    const generated = generatedOf(row, expression2, facts);
    const isDefault = expression2 !== void 0 && !generated && !identity2;
    const sequence = isDefault ? this.counters.sequenceOf(expression2) : void 0;
    return {
      name,
      ordinal,
      type,
      nullable: this.isNullable(row),
      ...(isDefault ? { default: this.defaultOf(expression2, type) } : {}),
      ...(identity2 ? { identity: identity2 } : {}),
      ...(sequence ? { sequence } : {}),
      ...(generated ? { generated } : {}),
      comment: optional3(row, 'comment'),
      collation: optional3(row, 'collation'),
      ...collationOf2(row),
    };
  }
  /** Thousands of columns say the same few things. */
  defaultOf(expression2, type) {
    const key = JSON.stringify([expression2, type.text]);
    const known = this.defaults.get(key) ?? {
      text: expression2,
      expression: parseExpression2(expression2, /* @__PURE__ */ new Map(), type),
    };
    this.defaults.set(key, known);
    return known;
  }
  domainDefault(row) {
    for (const domain of this.domainsOf(text4(row, 'type'))) {
      const expression2 = optional3(domain, 'default_text');
      if (expression2 !== void 0) return expression2;
    }
    return void 0;
  }
  keys(oid, path, constraints2, names7, facts) {
    const isOther = (row) => (text4(row, 'kind') === 'x' && !flag(row, 'by_equality')) || isPeriod(row);
    const others2 = constraints2.filter(isOther);
    const elsewhere = new Set(others2.map((row) => text4(row, 'index')));
    const primary = constraints2.find((row) => text4(row, 'kind') === 'p' && !isPeriod(row));
    const unique = new Set(
      constraints2.filter((row) => /^[ux]$/.test(text4(row, 'kind'))).map((row) => text4(row, 'index')),
    );
    const indexRows = (this.indexesOf.get(oid) ?? []).filter(
      (row) => !elsewhere.has(text4(row, 'oid')) && !flag(row, 'inherited'),
    );
    for (const row of indexRows) this.examineIndex(row, path);
    for (const row of constraints2) this.examineConstraint(row, path);
    return {
      ...(primary
        ? { primaryKey: { name: text4(primary, 'name'), columns: namesOf(numbers(primary, 'columns'), names7) } }
        : {}),
      indexes: indexRows.map((row) => readIndex(row, names7, facts, unique.has(text4(row, 'oid')))),
      foreignKeys: constraints2
        .filter((row) => text4(row, 'kind') === 'f' && !isPeriod(row))
        .map((row) => foreignKey(row, names7)),
      otherConstraints: others2.map((row) => ({ name: text4(row, 'name'), definition: text4(row, 'definition') })),
    };
  }
  checksOfDomains(rows, columns4) {
    return rows.flatMap((row, at3) => {
      const column4 = columns4[at3];
      if (!column4) return [];
      return this.domainsOf(text4(row, 'type')).flatMap((domain) => {
        const base = nativeType(text4(domain, 'base'), Number(domain.modifier), void 0, this.types);
        return this.checksOfDomain(text4(domain, 'oid')).map((check) => domainCheck(check, column4, base));
      });
    });
  }
  finding(code2, severity, kind, path, message, fix) {
    this.report({ code: code2, severity, object: { kind, path }, message, fix });
  }
  examine(row, kind, path) {
    if (kind === 'partition' || kind === 'foreign') return;
    if (!flag(row, 'readable')) {
      const message = 'The user may not read this table.';
      this.finding(
        'TABLE_NOT_READABLE',
        'error',
        'table',
        path,
        message,
        'Have SELECT granted, or leave the table out.',
      );
    }
    if (flag(row, 'readable')) {
      for (const column4 of list6(row, 'hidden_columns')) {
        const message = 'The user may not read this column.';
        const fix = 'Have SELECT on it granted, or leave the column out.';
        this.finding('COLUMN_NOT_READABLE', 'error', 'column', [...path, column4], message, fix);
      }
    }
    if (flag(row, 'hides_rows')) {
      const message =
        'Row-level security hides rows of this table from the user; PostgreSQL refuses to read it in part.';
      this.finding(
        'ROW_SECURITY',
        'error',
        'table',
        path,
        message,
        'Connect as the table\u2019s owner or with BYPASSRLS.',
      );
    }
    if (text4(row, 'persistence') === 'u') {
      const message =
        'The table is unlogged: PostgreSQL empties it after a crash. The target\u2019s table is an ordinary one.';
      this.finding('UNLOGGED_TABLE', 'info', 'table', path, message, 'Leave it out if its rows need no keeping.');
    }
  }
  examineCollation({ name, collation, collationIgnores }, path) {
    if (collation === void 0 || /^(C|POSIX|C\.utf-?8|ucs_basic|pg_c_utf8|default)$/i.test(collation)) return;
    const place = [...path, name];
    const message =
      collationIgnores === void 0
        ? `Texts sort by the collation ${collation}; on the target they sort by their code points.`
        : `The collation ${collation} takes different texts for equal${collationIgnores === 'case' ? ' that differ in case only' : ', which the target\u2019s does not'}.`;
    const severity = collationIgnores === 'more' ? 'warning' : 'info';
    const fix = 'Name the collation that you want on the target with the column\u2019s type.';
    this.finding('COLLATION_CHANGED', severity, 'column', place, message, fix);
  }
  examineIndex(row, path) {
    if (flag(row, 'usable')) return;
    const message = 'The index is invalid: building it failed or has not ended, so PostgreSQL itself does not use it.';
    const place = [...path, text4(row, 'name')];
    this.finding('INVALID_INDEX', 'warning', 'index', place, message, 'Rebuild it with REINDEX, or drop it.');
  }
  examineConstraint(row, path) {
    const kind = text4(row, 'kind');
    const place = [...path, text4(row, 'name')];
    if (kind === 'n') {
      const message =
        'NOT NULL was never checked for the rows there are; the column may hold NULLs, and takes them on the target.';
      this.finding(
        'NOT_NULL_UNPROVEN',
        'warning',
        'constraint',
        place,
        message,
        'Validate the constraint in the source.',
      );
    }
    if (/^[pux]$/.test(kind) && flag(row, 'deferrable')) {
      const message = 'The key is deferrable: PostgreSQL can check it at COMMIT. The target checks every row at once.';
      this.finding('DEFERRABLE_KEY', 'warning', 'constraint', place, message, 'See that no transaction swaps keys.');
    }
  }
};
function collationOf2(row) {
  const locale = optional3(row, 'loose_locale');
  if (locale === void 0) return {};
  const isCaseOnly = locale.endsWith('-ks-level2') || locale.endsWith('@colStrength=secondary');
  return { collationIgnores: isCaseOnly ? 'case' : 'more' };
}
function typeRow(row) {
  return {
    oid: text4(row, 'oid'),
    schema: text4(row, 'schema'),
    name: text4(row, 'name'),
    kind: text4(row, 'kind'),
    element: text4(row, 'element'),
    base: text4(row, 'base'),
    modifier: Number(row.modifier),
    isArray: flag(row, 'is_array'),
    labels: optional3(row, 'labels') === void 0 ? void 0 : list6(row, 'labels'),
  };
}
function kindOf2(row) {
  if (flag(row, 'is_partition')) return 'partition';
  if (text4(row, 'kind') === 'p') return 'partitioned';
  return text4(row, 'kind') === 'f' ? 'foreign' : 'ordinary';
}
function generatedOf(row, expression2, facts) {
  const how = text4(row, 'generated');
  if (how === '' || expression2 === void 0) return void 0;
  return { text: expression2, expression: parseExpression2(expression2, facts), stored: how === 's' };
}
function ownChecks(constraints2, facts, isPartition) {
  return constraints2
    .filter((row) => text4(row, 'kind') === 'c' && !(isPartition && flag(row, 'inherited')))
    .map((row) => ({
      name: text4(row, 'name'),
      text: text4(row, 'expression'),
      expression: parseExpression2(text4(row, 'expression'), facts),
      validated: flag(row, 'validated'),
      enforced: flag(row, 'enforced'),
    }));
}
function domainCheck(row, column4, base) {
  const written2 = /^CHECK \((.*)\)(?: NOT VALID)?$/s.exec(text4(row, 'definition'))?.[1] ?? text4(row, 'definition');
  const facts = /* @__PURE__ */ new Map([['value', { type: base, nullable: column4.nullable }]]);
  const expression2 = parseExpression2(written2, facts);
  return {
    name: `${column4.name}_${text4(row, 'name')}`,
    text: [...tokens2(written2)]
      .map((token) => (token.kind === 'word' && token.text === 'VALUE' ? quoteIdentifier2(column4.name) : token.text))
      .join(''),
    expression: expression2 && renameColumns(expression2, () => column4.name),
    validated: flag(row, 'validated'),
    enforced: true,
  };
}
var Sizes = class {
  byOid;
  children = /* @__PURE__ */ new Map();
  constructor(rows) {
    this.byOid = new Map(rows.map((row) => [text4(row, 'oid'), row]));
    for (const row of rows) {
      if (!flag(row, 'is_partition')) continue;
      for (const parent of list6(row, 'parents')) {
        this.children.set(parent, [...(this.children.get(parent) ?? []), text4(row, 'oid')]);
      }
    }
  }
  of(oid) {
    const row = this.byOid.get(oid);
    if (!row) return { rows: 0, bytes: 0 };
    if (text4(row, 'kind') !== 'p') return { rows: Number(row.rows), bytes: Number(row.bytes) };
    const parts2 = (this.children.get(oid) ?? []).map((child) => this.of(child));
    return {
      rows: parts2.reduce((sum2, part3) => sum2 + part3.rows, 0),
      bytes: parts2.reduce((sum2, part3) => sum2 + part3.bytes, 0),
    };
  }
};

// src/engine/adapters/postgres/introspect.ts
async function introspect2(session, scope, signal) {
  const own = postgresSession(session);
  await loadParser();
  const rows = await readRows2(own, scope, signal);
  return assemble(own, rows);
}
async function listSchemas2(session, signal) {
  const { rows } = await postgresSession(session).execute(schemaNames, { signal, stage: 'introspect' });
  return rows.map(([name]) => name ?? '');
}
async function readRows2(session, scope, signal) {
  const run2 = async (sql) => await session.execute(sql, { signal, stage: 'introspect' });
  const queries = catalogQueries2(session.server.versionNumber);
  await run2('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    await run2(`SET LOCAL search_path = ''`);
    const ask3 = async (sql) => await catalogRows(session, sql, scope.schemas, signal);
    return {
      schemas: await ask3(queries.schemas),
      types: await ask3(queries.types),
      domainChecks: await ask3(queries.domainChecks),
      relations: await ask3(queries.relations),
      columns: await ask3(queries.columns),
      constraints: await ask3(queries.constraints),
      indexes: await ask3(queries.indexes),
      sequences: await ask3(queries.sequences),
      triggers: await ask3(queries.triggers),
      routines: await ask3(queries.routines),
      others: await ask3(queries.others),
    };
  } finally {
    await session.execute('ROLLBACK', { stage: 'introspect' }).catch(() => void 0);
  }
}
function assemble(session, rows) {
  const findings = encodingFinding(session);
  const reader = new TableReader2(rows, (finding4) => findings.push(finding4));
  const tables = new Map(rows.schemas.map((row) => [text4(row, 'name'), []]));
  for (const table of reader.tables()) tables.get(table.schema)?.push(table);
  const [first] = rows.schemas;
  const schemas2 = rows.schemas.map((row) => {
    const name = text4(row, 'name');
    if (row.usable !== '1') findings.push(notUsable(name));
    return {
      name,
      tables: tables.get(name) ?? [],
      views: views(rows, reader, name),
      sequences: sequences4(rows, reader, name),
      types: userTypes(rows, reader, name),
      triggers: triggers3(rows, name),
      routines: routines2(rows, name),
      others: otherObjects(rows, name, row === first),
    };
  });
  return { server: session.server, takenAt: /* @__PURE__ */ new Date().toISOString(), schemas: schemas2, findings };
}
function encodingFinding({ server }) {
  if (server.capabilities.encoding !== 'SQL_ASCII') return [];
  return [
    {
      code: 'DATABASE_ENCODING',
      severity: 'warning',
      object: { kind: 'database', path: [server.database] },
      message: 'The database says nothing about the encoding of its texts (SQL_ASCII); they are taken for UTF-8.',
      fix: 'Make sure that they are UTF-8; the copy stops at the first one that is not.',
    },
  ];
}
function notUsable(schema) {
  return {
    code: 'SCHEMA_NOT_READABLE',
    severity: 'error',
    object: { kind: 'schema', path: [schema] },
    message: 'The user may not use this schema, so none of its tables can be read.',
    fix: `Have it granted: GRANT USAGE ON SCHEMA \u2026 TO \u2026, or leave the schema out.`,
  };
}

// src/engine/adapters/postgres/ledger.ts
init_errors();
function stateOf(error) {
  const cause = error instanceof EngineError ? error.cause : error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
var identifier2 = String.raw`(?:"(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*)`;
var creation2 = new RegExp(
  String.raw`^\s*(?:--[^\n]*\n\s*)*CREATE\s+(?:OR\s+REPLACE\s+|UNLOGGED\s+)?(TABLE|SCHEMA|TYPE|SEQUENCE|DOMAIN|FUNCTION)\s+(?!IF\s)(${identifier2}(?:\.${identifier2})?)`,
  'iu',
);
function pattern4(prefix2) {
  return `${prefix2.replaceAll('_', '\\_')}%`;
}
async function names5(session, sql, values, signal) {
  const { rows } = await session.query(sql, values, signal);
  return rows.map(([name]) => name ?? '');
}
var ledger2 = {
  transactionalDdl: true,
  createTable: (table) =>
    `CREATE TABLE ${table} (step text, part integer, state text NOT NULL, facts text NOT NULL, PRIMARY KEY (step, part))`,
  put(table, rows) {
    const values = Array.from(
      { length: rows },
      (_, row) => `($${row * 4 + 1}, $${row * 4 + 2}, $${row * 4 + 3}, $${row * 4 + 4})`,
    );
    return `INSERT INTO ${table} (step, part, state, facts) VALUES ${values.join(', ')} ON CONFLICT (step, part) DO UPDATE SET state = excluded.state, facts = excluded.facts`;
  },
  tables: (session, schema, prefix2, signal) =>
    names5(
      session,
      'SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = $1 AND tablename LIKE $2 ORDER BY 1',
      [schema, pattern4(prefix2)],
      signal,
    ),
  databases: (session, prefix2, signal) =>
    names5(
      session,
      'SELECT datname FROM pg_catalog.pg_database WHERE datname LIKE $1 ORDER BY 1',
      [pattern4(prefix2)],
      signal,
    ),
  contents: () => Promise.resolve([]),
  async lock(session, name, signal) {
    const sql = 'SELECT pg_catalog.pg_try_advisory_lock(pg_catalog.hashtextextended($1, 0))::text';
    const { rows } = await session.query(sql, [name], signal);
    return rows[0]?.[0] === 'true';
  },
  // Everything that is there already; such a statement's transaction was cut before its commit was told.
  isAlreadyThere: (error) => /^(42P0[67]|42701|42710|42723)$/u.test(stateOf(error)),
  refusesTransaction: (error) => stateOf(error) === '25001',
  beforeDrop: [],
  created(statement2) {
    const [, kind, name] = creation2.exec(statement2) ?? [];
    return kind === void 0 || name === void 0 ? void 0 : { kind: kind.toUpperCase(), name };
  },
};

// src/engine/adapters/postgres/lockWaits.ts
var quoted2 = /'(?:[^']|'')*(?:'|$)|\$(\w*)\$[\s\S]*?(?:\$\1\$|$)/gu;
var holders = `SELECT w.pid, h.pid, coalesce(a.usename, a.backend_type, ''), coalesce(a.state, ''),
    coalesce(extract(epoch FROM now() - coalesce(a.xact_start, a.query_start))::bigint, 0), a.query
  FROM unnest($1::int[]) w (pid) CROSS JOIN LATERAL (SELECT DISTINCT unnest(pg_catalog.pg_blocking_pids(w.pid)) AS pid) h
  LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = h.pid ORDER BY 1, 2`;
async function lockWaits2(session, sessions, signal) {
  const { rows } = await session.query(holders, [`{${sessions.join(',')}}`], signal);
  const waits = /* @__PURE__ */ new Map();
  for (const row of rows) {
    const [waiting, holder2] = [Number(row[0]), holderOf2(row)];
    waits.set(waiting, [...(waits.get(waiting) ?? []), holder2]);
  }
  return [...waits].map(([waiting, found]) => ({ waiting, holders: found, certain: true }));
}
function holderOf2([, pid, user, state, seconds2, query2]) {
  if (pid === '0') {
    const end2 = 'ROLLBACK PREPARED (see pg_prepared_xacts)';
    return { session: 0, user: 'nobody', state: 'a prepared transaction', end: end2 };
  }
  return {
    session: Number(pid),
    user: user ?? '',
    state: `${state ?? ''} for ${seconds2 ?? '0'} s`.trim(),
    statement: query2 === null || query2 === void 0 || query2 === '' ? void 0 : shownStatement(query2, quoted2),
    end: `SELECT pg_terminate_backend(${pid ?? ''})`,
  };
}

// src/engine/adapters/postgres/read/estimate.ts
init_errors();
async function estimate2(reader, query2, signal) {
  const { rows } = await postgresSession(reader).execute(
    `EXPLAIN (FORMAT JSON)
${query2}`,
    { signal },
  );
  const plan2 = planOf(rows[0]?.[0]);
  return { rows: plan2['Plan Rows'], bytes: plan2['Plan Rows'] * plan2['Plan Width'] };
}
function planOf(json) {
  const [first] = JSON.parse(json ?? '[]');
  if (first?.Plan) return first.Plan;
  throw new EngineError({
    code: 'INTERNAL',
    stage: 'run',
    message: 'PostgreSQL explained a query without a plan.',
    hint: 'This is a defect of Database Migration. Please report it with the log of this run.',
  });
}

// src/engine/adapters/postgres/read/chunks.ts
var integerTypes2 = [20, 21, 23];
var sampledPerPiece = 200;
async function chunks2(reader, query2, key, pieces2, signal) {
  const session = postgresSession(reader);
  const whole3 = { index: 0, key, estimatedRows: 0 };
  if (key.length === 0) return [whole3];
  const columns4 = key.map(quoteIdentifier2).join(', ');
  const { fields: fields2 } = await session.execute(
    `SELECT ${columns4} FROM (
${query2}
) q LIMIT 0`,
    { signal },
  );
  const plain6 = fields2.every((field) => field.tableId !== 0 && field.columnNumber !== 0);
  if (!plain6) return [whole3];
  if (pieces2 < 2 || (await holdsNull(session, query2, key, signal))) return [whole3];
  const { rows: total } = await estimate2(session, query2, signal);
  const context = { session, key, pieces: pieces2, signal, total, query: query2 };
  const byNumber = fields2.length === 1 && integerTypes2.includes(fields2[0]?.typeId ?? 0);
  const even = byNumber ? await numberBounds2(context) : void 0;
  return chunksOf(key, even ?? (await sampledBounds(context, fields2)), total);
}
async function numberBounds2({ session, query: query2, key, pieces: pieces2, total, signal }) {
  const column4 = quoteIdentifier2(key[0] ?? '');
  const from = `FROM (
${query2}
) q`;
  const { rows } = await session.execute(`SELECT (SELECT min(${column4}) ${from}), (SELECT max(${column4}) ${from})`, {
    signal,
  });
  const [least = null, greatest2 = null] = rows[0] ?? [];
  return least === null || greatest2 === null ? [] : evenBounds(least, greatest2, pieces2, total);
}
async function sampledBounds({ session, key, pieces: pieces2, total, signal }, fields2) {
  const { rows: names7 } = await session.execute(
    `SELECT a.attrelid::regclass::text, pg_catalog.quote_ident(a.attname) FROM pg_catalog.unnest($1::int[]) WITH ORDINALITY k(n, at)
     JOIN pg_catalog.pg_attribute a ON a.attrelid = $2::oid AND a.attnum = k.n ORDER BY k.at`,
    { values: [`{${fields2.map((field) => field.columnNumber).join(',')}}`, fields2[0]?.tableId ?? 0], signal },
  );
  const table = names7[0]?.[0];
  if (table === void 0 || table === null || names7.length !== key.length) return [];
  const percent = Math.min(100, (100 * pieces2 * sampledPerPiece) / Math.max(total, 1));
  const list7 = names7.map(([, name]) => name).join(', ');
  const texts5 = names7.map(([, name]) => `${name}::text`).join(', ');
  const sample = `SELECT ${list7}, row_number() OVER (ORDER BY ${list7}) AS "row number", count(*) OVER () AS "rows"
    FROM ${table} TABLESAMPLE SYSTEM (${percent.toFixed(6)}) REPEATABLE (1)`;
  const sql = `SELECT ${texts5} FROM (${sample}) s
    WHERE "row number" * ${pieces2} / "rows" > ("row number" - 1) * ${pieces2} / "rows" AND "row number" < "rows" ORDER BY "row number"`;
  const { rows } = await session.execute(sql, { signal });
  return distinct(rows.map((row) => row.map((value2) => value2 ?? '')));
}
function distinct(bounds) {
  return bounds.filter((bound2, at3) => at3 === 0 || JSON.stringify(bound2) !== JSON.stringify(bounds[at3 - 1]));
}
async function holdsNull(session, query2, key, signal) {
  const isNull2 = key.map((name) => `${quoteIdentifier2(name)} IS NULL`).join(' OR ');
  const { rows } = await session.execute(
    `SELECT EXISTS (SELECT FROM (
${query2}
) q WHERE ${isNull2})`,
    { signal },
  );
  return rows[0]?.[0] === 't';
}
function range2(chunk, key) {
  const columns4 = key.map(quoteIdentifier2);
  const row = (items) => (items.length === 1 ? (items[0] ?? '') : `(${items.join(', ')})`);
  const bound2 = (operator, values) => `${row(columns4)} ${operator} ${row(values.map(quoteString2))}`;
  const conditions = [...(chunk.from ? [bound2('>', chunk.from)] : []), ...(chunk.to ? [bound2('<=', chunk.to)] : [])];
  return conditions.length === 0 ? 'true' : conditions.join(' AND ');
}

// src/engine/adapters/postgres/read/guards.ts
var never2 = () => void 0;
var isNumber2 = (neutral) => neutral.kind === 'decimal' || neutral.kind === 'float';
var nan = ({ column: column4, neutral }) => (isNumber2(neutral) ? `${column4} = 'NaN'` : void 0);
var infinity = ({ column: column4, neutral, server }) => {
  const possible = neutral.kind === 'float' || (neutral.kind === 'decimal' && isAtLeast(server, 14e4));
  return possible ? `${column4} IN ('Infinity', '-Infinity')` : void 0;
};
var negativeZero = ({ column: column4, neutral }) =>
  neutral.kind === 'float' ? `${column4} = 0 AND ${column4}::text LIKE '-%'` : void 0;
var decimalRange = ({ column: column4, neutral, limit }) => {
  if (neutral.kind !== 'decimal' || limit === void 0) return void 0;
  const digits4 = `length(trunc(abs(${column4}))::text)`;
  return `${column4} NOT IN ('NaN', 'Infinity', '-Infinity') AND (scale(${column4}) > ${limit} OR ${digits4} > ${65 - limit})`;
};
var unsignedRange = ({ column: column4, neutral }) =>
  neutral.kind === 'integer' && neutral.unsigned && neutral.bits === 64
    ? `${column4}::text::numeric > 9223372036854775807`
    : void 0;
var dateRange2 = ({ column: column4, neutral }) => {
  if (neutral.kind === 'date') return `(${column4} < '0001-01-01' OR ${column4} > '9999-12-31')`;
  if (neutral.kind !== 'timestamp') return void 0;
  const zone = neutral.zone ? '+00' : '';
  return `(${column4} < '0001-01-01 00:00:00${zone}' OR ${column4} >= '10000-01-01 00:00:00${zone}')`;
};
var instantRange = ({ column: column4, neutral }) => {
  if (neutral.kind !== 'timestamp') return void 0;
  const zone = neutral.zone ? '+00' : '';
  return `(${column4} < '1970-01-01 00:00:01${zone}' OR ${column4} >= '2038-01-19 03:14:08${zone}')`;
};
var timeRange = ({ column: column4, neutral }) => {
  if (neutral.kind !== 'interval') return void 0;
  const parts2 = ['year', 'month', 'day'].map((part3) => `extract(${part3} FROM ${column4}) <> 0`);
  return `(${[...parts2, `abs(extract(epoch FROM ${column4})) >= 839 * 3600`].join(' OR ')})`;
};
var textLength = ({ column: column4, limit }) =>
  limit === void 0 ? void 0 : `char_length(${column4}::text) > ${limit}`;
var keyFolding = ({ column: column4, neutral }) =>
  neutral.kind === 'text' ? `${column4}::text COLLATE "C" ~ '[^ -~]'` : void 0;
var textEncoding = ({ column: column4, server }) => {
  if (server.capabilities.encoding !== 'SQL_ASCII') return void 0;
  const tail = String.raw`[\x80-\xbf]`;
  const characters = [
    String.raw`[\x01-\x7f]`,
    String.raw`[\xc2-\xdf]${tail}`,
    String.raw`\xe0[\xa0-\xbf]${tail}`,
    String.raw`[\xe1-\xec\xee\xef]${tail}{2}`,
    String.raw`\xed[\x80-\x9f]${tail}`,
    String.raw`\xf0[\x90-\xbf]${tail}{2}`,
    String.raw`[\xf1-\xf3]${tail}{3}`,
    String.raw`\xf4[\x80-\x8f]${tail}{2}`,
  ];
  return `${column4}::text COLLATE "C" !~ '^(?:${characters.join('|')})*$'`;
};
var keyLength2 = ({ column: column4, neutral, limit, server }) => {
  if (limit === void 0) return void 0;
  if (neutral.kind === 'bytes') return `octet_length(${column4}) > ${limit}`;
  if (['UTF8', 'SQL_ASCII'].includes(String(server.capabilities.encoding)))
    return `octet_length(${column4}::text) > ${limit}`;
  return `octet_length(convert_to(${column4}::text, 'UTF8')) > ${limit}`;
};
var escapesOf = (column4) => String.raw`replace(${column4}::text, '\\', '')`;
var isPlainJson = ({ neutral, type }) => neutral.kind === 'json' && !neutral.normalized && type !== 'jsonb';
var jsonNul = (guarded) =>
  isPlainJson(guarded) ? String.raw`position('\u0000' IN ${escapesOf(guarded.column)}) > 0` : void 0;
var jsonSurrogate = (guarded) => {
  if (!isPlainJson(guarded)) return void 0;
  const high2 = String.raw`\\u[dD][89abAB][0-9a-fA-F]{2}`;
  const low2 = String.raw`\\u[dD][c-fC-F][0-9a-fA-F]{2}`;
  return `regexp_replace(${escapesOf(guarded.column)}, '${high2}${low2}', '', 'g') ~ '${high2}|${low2}'`;
};
function overJsonb(guarded, predicate) {
  if (guarded.neutral.kind !== 'json') return void 0;
  if (!isPlainJson(guarded)) return predicate(guarded.column);
  const refused2 = `${jsonNul(guarded) ?? 'false'} OR ${jsonSurrogate(guarded) ?? 'false'}`;
  return `CASE WHEN ${refused2} THEN false ELSE ${predicate(`${guarded.column}::jsonb`)} END`;
}
var jsonDepth = (guarded) => {
  const { limit } = guarded;
  if (limit === void 0) return void 0;
  const path = `strict $.**{${limit}} ? (@.type() == "object" || @.type() == "array")`;
  return overJsonb(guarded, (document) => `jsonb_path_exists(${document}, '${path}')`);
};
var jsonNumber = (guarded) =>
  overJsonb(guarded, (document) => {
    const printed2 = jsonFloatText('n::float8');
    const isKept2 = `n::text ~ '^-?[0-9]+$' AND n::text::numeric BETWEEN -9223372036854775808 AND 18446744073709551615`;
    const isTooBig = `abs(n::text::numeric) > 1.7976931348623157e308 OR (n::text::numeric <> 0 AND abs(n::text::numeric) < 4.9406564584124655e-324)`;
    const changes3 = `n::text <> d.text || CASE WHEN d.text ~ '[.e]' THEN '' ELSE '.0' END`;
    const number2 = `jsonb_path_query(${document}, 'strict $.** ? (@.type() == "number")') n`;
    return `EXISTS (SELECT FROM ${number2} WHERE CASE WHEN ${isKept2} THEN false WHEN ${isTooBig} THEN true ELSE (SELECT ${changes3} FROM (SELECT ${printed2} AS text) d) END)`;
  });
var inetMask = ({ column: column4, neutral }) =>
  neutral.kind === 'inet' ? `masklen(${column4}) <> CASE family(${column4}) WHEN 4 THEN 32 ELSE 128 END` : void 0;
var pointFinite = ({ column: column4, neutral }) =>
  neutral.kind === 'point'
    ? `(${column4}[0] IN ('NaN', 'Infinity', '-Infinity') OR ${column4}[1] IN ('NaN', 'Infinity', '-Infinity'))`
    : void 0;
var arrayShape = ({ column: column4, neutral }) =>
  neutral.kind === 'array' ? `(array_ndims(${column4}) > 1 OR array_lower(${column4}, 1) <> 1)` : void 0;
var uuidForm = ({ column: column4, neutral }) =>
  neutral.kind === 'uuid' ? `${column4}::text ~ '^.{14}[89a-f].{4}([0-7]|80)'` : void 0;
var predicates2 = {
  nan,
  infinity,
  'negative-zero': negativeZero,
  'decimal-range': decimalRange,
  'unsigned-range': unsignedRange,
  'boolean-range': never2,
  'date-range': dateRange2,
  'zero-date': never2,
  'instant-range': instantRange,
  'time-range': timeRange,
  'nul-character': never2,
  surrogate: never2,
  'text-encoding': textEncoding,
  'key-folding': keyFolding,
  'unmapped-character': never2,
  mojibake: never2,
  'text-length': textLength,
  'key-length': keyLength2,
  'enum-empty': never2,
  'json-number': jsonNumber,
  'json-depth': jsonDepth,
  'json-nul': jsonNul,
  'json-syntax': never2,
  'json-surrogate': jsonSurrogate,
  'inet-mask': inetMask,
  'uuid-form': uuidForm,
  'point-finite': pointFinite,
  'array-shape': arrayShape,
};
function guardPredicate2(guard3, column4, neutral, server) {
  const guarded = {
    column: quoteIdentifier2(column4.name),
    type: column4.type.name,
    neutral,
    limit: guard3.limit,
    server,
  };
  return predicates2[guard3.id](guarded);
}

// src/engine/adapters/postgres/read/sizes.ts
var usualRow2 = 100;
var query = `
  WITH wanted AS (SELECT j ->> 0 AS schema, j ->> 1 AS name, at FROM pg_catalog.jsonb_array_elements($1::jsonb) WITH ORDINALITY e(j, at)),
  found AS (
    SELECT w.at, c.oid, c.relkind FROM wanted w
    JOIN pg_catalog.pg_namespace n ON n.nspname = w.schema
    JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = w.name
  ),
  leaves AS (
    SELECT at, oid FROM found WHERE relkind <> 'p'
    UNION ALL
    SELECT f.at, t.relid FROM found f, pg_catalog.pg_partition_tree(f.oid) t WHERE f.relkind = 'p' AND t.isleaf
  ),
  members AS (
    SELECT l.at, m.relkind, m.reltuples, m.relpages, pg_catalog.pg_relation_size(m.oid) AS main, pg_catalog.pg_table_size(m.oid) AS bytes
    FROM leaves l JOIN pg_catalog.pg_class m ON m.oid = l.oid
  )
  SELECT at, sum(CASE WHEN reltuples > 0 AND relpages > 0 THEN reltuples / relpages * (main / current_setting('block_size')::int) ELSE bytes / ${usualRow2} END)::bigint,
    sum(bytes)::bigint, (bool_and(main = 0 AND relkind IN ('r', 'm')))::int
  FROM members GROUP BY at`;
async function sizes3(reader, tables, signal) {
  const wanted2 = JSON.stringify(tables.map((table) => [table.schema, table.name]));
  const { rows } = await postgresSession(reader).execute(query, { values: [wanted2], signal });
  const found = tables.map(() => void 0);
  for (const [at3, count2, bytes5, empty3] of rows) {
    found[Number(at3) - 1] = { rows: Number(count2), bytes: Number(bytes5), empty: empty3 === '1' };
  }
  return found;
}

// src/engine/adapters/postgres/read/snapshot.ts
init_errors();
import { DatabaseError as DatabaseError2 } from 'pg';

// src/engine/adapters/postgres/read/sourceMoves.ts
var tree = `WITH RECURSIVE tree AS (
  SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE (n.nspname, c.relname) IN (SELECT j ->> 0, j ->> 1 FROM pg_catalog.jsonb_array_elements($1::jsonb) j)
  UNION SELECT i.inhrelid FROM tree t JOIN pg_catalog.pg_inherits i ON i.inhparent = t.oid)`;
var counters = `coalesce((SELECT sum(pg_stat_get_tuples_inserted(oid) + pg_stat_get_tuples_updated(oid) + pg_stat_get_tuples_deleted(oid)) FROM tree), 0)`;
async function changesOf(session, tables, signal) {
  const wanted2 = JSON.stringify(tables.map((table) => [table.schema, table.name]));
  const next =
    session.server.versionNumber >= 13e4
      ? 'pg_snapshot_xmax(pg_current_snapshot())'
      : 'txid_snapshot_xmax(txid_current_snapshot())';
  const sql = `${tree} SELECT ${next}::text, ${counters}::text, clock_timestamp()::text`;
  const { rows } = await session.execute(sql, { values: [wanted2], signal });
  const [nextTransaction, changed2, since2] = rows[0] ?? [];
  return { nextTransaction: nextTransaction ?? '', rows: changed2 ?? '', since: since2 ?? '' };
}
async function hasMoved(session, before, tables, signal) {
  const after = await changesOf(session, tables, signal);
  if (after.nextTransaction === before.nextTransaction) return false;
  if (after.rows !== before.rows) return true;
  const sql = `SELECT (current_setting('track_counts') = 'on')::int, (EXISTS (SELECT FROM pg_catalog.pg_stat_activity
      WHERE datid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database()) AND backend_type = 'client backend'
        AND pid <> pg_backend_pid() AND application_name <> current_setting('application_name')
        AND (state_change IS NULL OR state_change >= $1::timestamptz)))::int`;
  const { rows } = await session.execute(sql, { values: [before.since], signal });
  const [counts, restless] = rows[0] ?? [];
  return counts === '1' && restless === '0' ? false : void 0;
}

// src/engine/adapters/postgres/read/snapshot.ts
var lockTimeout2 = '30s';
var begin2 = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';
async function snapshot2(settings3, tables, readers, signal) {
  const opened2 = [];
  const open = async () => {
    const session = await connect2(settings3, 'source', signal);
    opened2.push(session);
    return session;
  };
  const close = async () => {
    await Promise.all(opened2.map((session) => session.close()));
  };
  try {
    const keeper = await open();
    const { findings, position: position6, name, changes: changes3 } = await takeSnapshot(keeper, tables, signal);
    const list7 = [];
    for (let at3 = 0; at3 < readers; at3++) {
      const reader = await open();
      await reader.execute(begin2, { signal });
      await reader.execute(`SET TRANSACTION SNAPSHOT ${quoteString2(name)}`, { signal });
      await reader.keepTransaction();
      list7.push(reader);
    }
    const movedSince2 = async (asked) => {
      const session = await connect2(settings3, 'source', asked);
      try {
        return await hasMoved(session, changes3, tables, asked);
      } finally {
        await session.close();
      }
    };
    return { readers: list7, position: position6, findings, movedSince: movedSince2, close };
  } catch (error) {
    await close();
    throw error;
  }
}
async function takeSnapshot(keeper, tables, signal) {
  const { lockable, findings } = await sortTables(keeper, tables, signal);
  const locked = await lock(keeper, lockable, signal);
  if (!locked) findings.push(tooManyLocks(keeper));
  const lsn = keeper.server.capabilities.recovery === true ? 'pg_last_wal_replay_lsn()' : 'pg_current_wal_lsn()';
  const { rows } = await keeper.execute(`SELECT pg_export_snapshot(), ${lsn}::text`, { signal });
  const [name, position6] = rows[0] ?? [];
  const changes3 = await changesOf(keeper, tables, signal);
  return { findings, name: name ?? '', position: position6 ?? '', changes: changes3 };
}
async function lock(keeper, tables, signal) {
  await keeper.execute(begin2, { signal });
  await keeper.execute(`SET LOCAL lock_timeout = '${lockTimeout2}'`, { signal });
  if (tables.length === 0) return true;
  try {
    await keeper.execute(`LOCK TABLE ${tables.join(', ')} IN ACCESS SHARE MODE`, { signal });
    return true;
  } catch (error) {
    const code2 = error instanceof EngineError && error.cause instanceof DatabaseError2 ? error.cause.code : void 0;
    if (code2 === '55P03') throw lockedOut(error);
    if (code2 !== '53200') throw error;
    await keeper.execute('ROLLBACK');
    await keeper.execute(begin2, { signal });
    return false;
  }
}
function lockedOut(cause) {
  return new EngineError({
    code: 'STATEMENT_FAILED',
    stage: 'run',
    message: `Another session holds a table so that nobody can read it, and did not let go within ${lockTimeout2}.`,
    hint: 'Look for it in pg_locks (AccessExclusiveLock), let it end, and start again.',
    retryable: true,
    cause,
  });
}
function tooManyLocks(keeper) {
  return {
    code: 'SNAPSHOT_NOT_LOCKED',
    severity: 'warning',
    object: { kind: 'database', path: [keeper.server.database] },
    message:
      'The server has no room to lock so many tables at once: a TRUNCATE or ALTER TABLE while one is copied would go unnoticed.',
    fix: 'Raise max_locks_per_transaction, or change no table meanwhile.',
  };
}
async function sortTables(session, tables, signal) {
  const sql = `SELECT n.nspname, c.relname, c.relkind, (has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT'))::int
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE (n.nspname, c.relname) IN (SELECT j ->> 0, j ->> 1 FROM pg_catalog.jsonb_array_elements($1::jsonb) j)`;
  const wanted2 = JSON.stringify(tables.map((table) => [table.schema, table.name]));
  const { rows } = await session.execute(sql, { values: [wanted2], signal });
  const known = new Map(
    rows.map(([schema, name, kind, readable]) => [JSON.stringify([schema, name]), { kind, readable }]),
  );
  const lockable = [];
  const findings = [];
  for (const table of tables) {
    const found = known.get(JSON.stringify([table.schema, table.name]));
    if (found === void 0) continue;
    if (found.readable === '1' && (found.kind === 'r' || found.kind === 'p')) {
      lockable.push(found.kind === 'p' ? qualify2(table) : `ONLY ${qualify2(table)}`);
    } else {
      findings.push(notLocked(table, found.kind === 'f'));
    }
  }
  return { lockable, findings };
}
function notLocked(table, foreign) {
  return {
    code: 'SNAPSHOT_NOT_LOCKED',
    severity: 'warning',
    object: { kind: 'table', path: [table.schema, table.name] },
    message: foreign
      ? 'A foreign table can\u2019t be locked, and its rows are not part of the snapshot: they are read as they are at that moment.'
      : 'The table can\u2019t be locked for want of SELECT on all of it: a TRUNCATE or ALTER TABLE while it is copied would go unnoticed.',
    fix: foreign ? 'Leave the table out, or keep its server quiet.' : 'Have SELECT on the table granted.',
  };
}

// src/engine/adapters/postgres/read.ts
var plainForms2 = {
  integer: (column4) => column4,
  decimal: (column4) => column4,
  // As float4 the largest one prints as 3.4028235e38, which is above FLT_MAX when it is read as a double.
  float: (column4, { bits: bits4 }) => (bits4 === 32 ? `${column4}::float8` : column4),
  money: (column4) => `${column4}::numeric`,
  boolean: (column4) => `${column4}::int`,
  text: (column4, { fixed: fixed3 }) => (fixed3 ? `${column4}::text` : column4),
  bytes: (column4) => `encode(${column4}, 'hex')`,
  bits: (column4) => column4,
  date: (column4) => column4,
  timestamp: (column4, { zone }) => (zone ? `${column4} AT TIME ZONE 'UTC'` : column4),
  uuid: (column4) => column4,
  json: (column4) => column4,
  enum: (column4) => column4,
  inet: (column4) => `host(${column4})`,
};
function plain5(column4, neutral) {
  if (neutral.kind === 'time') return neutral.zone ? void 0 : column4;
  const form = plainForms2[neutral.kind];
  return form?.(column4, neutral);
}
function expression(quoted4, neutral, form) {
  switch (form) {
    case 'plain':
      return plain5(quoted4, neutral);
    case 'native':
      return neutral.kind === 'inet' ? `abbrev(${quoted4})` : `${quoted4}::text`;
    case 'prefixed-hex':
      return neutral.kind === 'bytes' ? quoted4 : void 0;
    case 'array-literal':
      return neutral.kind === 'array' ? `${quoted4}::text` : void 0;
    case 'bitmask':
      return void 0;
    case 'wkt':
      return neutral.kind === 'point' ? `'POINT(' || ${quoted4}[0] || ' ' || ${quoted4}[1] || ')'` : void 0;
  }
}
function column(column4, neutral, form) {
  const sql = expression(quoteIdentifier2(column4.name), neutral, form);
  return sql === void 0 ? void 0 : { sql };
}
function lossyColumn(guard3, column4, neutral, form, server) {
  const quoted4 = quoteIdentifier2(column4.name);
  const sql = expression(quoted4, neutral, form);
  if (sql === void 0) return void 0;
  switch (guard3.id) {
    // One of the two readings stands for a column that breaks both guards.
    case 'nan':
    case 'infinity':
      return { sql: `CASE WHEN ${quoted4} NOT IN ('NaN', 'Infinity', '-Infinity') THEN ${sql} END` };
    case 'date-range':
    case 'instant-range':
    case 'point-finite': {
      const broken3 = guardPredicate2(guard3, column4, neutral, server);
      return broken3 === void 0 ? void 0 : { sql: `CASE WHEN NOT ${broken3} THEN ${sql} END` };
    }
    case 'text-length':
      return guard3.limit === void 0 ? void 0 : { sql: `left((${sql})::text, ${guard3.limit})` };
    case 'negative-zero':
      return { sql: `(${sql} + 0::float8)` };
    case 'inet-mask':
    case 'json-number':
      return { sql };
    default:
      return void 0;
  }
}
function select2(table, items) {
  const listed2 = items.map((item) => {
    const name = quoteIdentifier2(item.name);
    return item.sql === name ? `  ${name}` : `  ${item.sql} AS ${name}`;
  });
  const only2 = table.kind === 'partitioned' ? '' : 'ONLY ';
  return `SELECT
${listed2.join(',\n')}
FROM ${only2}${qualify2(table)}
WHERE ${rangePlaceholder}`;
}
var read = {
  formats: ['csv', 'text'],
  column,
  select: select2,
  guard: guardPredicate2,
  lossyColumn,
  exactMatch: (left2, right, column4) => {
    const isLoose = column4.type.name === 'citext' || column4.collationIgnores !== void 0;
    return isLoose ? `${left2}::text COLLATE "C" = ${right}::text COLLATE "C"` : void 0;
  },
  sizes: sizes3,
  estimate: estimate2,
  chunks: chunks2,
  range: range2,
  width: ({ name }) => `pg_catalog.pg_column_size(${quoteIdentifier2(name)}.*)`,
  snapshot: snapshot2,
};

// src/engine/adapters/postgres/scratch.ts
var scratch2 = {
  schemasAreDatabases: false,
  move: (sql) => ({ sql, others: [] }),
  createDatabase: (name) => [`CREATE DATABASE ${quoteIdentifier2(name)}`],
  async extensions(session, signal) {
    const { rows } = await session.query('SELECT extname FROM pg_catalog.pg_extension', [], signal);
    return rows.map(([name]) => `CREATE EXTENSION IF NOT EXISTS ${quoteIdentifier2(name ?? '')}`);
  },
};

// src/engine/adapters/postgres/settings.ts
var names6 = [
  'server_encoding',
  'client_encoding',
  'TimeZone',
  'DateStyle',
  'IntervalStyle',
  'default_transaction_isolation',
  'standard_conforming_strings',
  'extra_float_digits',
  'lc_messages',
  'max_connections',
  'wal_level',
];
async function settings2(session, signal) {
  const { rows } = await session.query(
    `SELECT name, coalesce(reset_val, setting), setting FROM pg_catalog.pg_settings WHERE name = ANY($1::text[])
     UNION ALL SELECT 'datcollate', datcollate, datcollate FROM pg_catalog.pg_database WHERE datname = current_database()
     UNION ALL SELECT 'datctype', datctype, datctype FROM pg_catalog.pg_database WHERE datname = current_database()`,
    [`{${names6.join(',')}}`],
    signal,
  );
  return [...names6, 'datcollate', 'datctype'].flatMap((name) => {
    const row = rows.find(([found]) => found === name);
    if (!row) return [];
    const [value2, own] = [row[1] ?? '', row[2] ?? ''];
    return [value2 === own ? { name, value: value2 } : { name, value: value2, session: own }];
  });
}

// src/engine/adapters/postgres/types.ts
init_errors();

// src/engine/adapters/postgres/types/choices.ts
var longestVarchar2 = 10485760;
var longestLabel = 63;
function choice2(type, canonical2, parts2 = {}) {
  const { form = 'plain', guards = [], losses: losses2 = [], check, way } = parts2;
  return {
    type,
    form,
    canonical: canonical2,
    guards,
    losses: losses2,
    ...(check === void 0 ? {} : { check }),
    ...(way === void 0 ? {} : { way }),
  };
}
var guard2 = (id, onHit, code2, limit) => ({
  id,
  onHit,
  code: code2,
  ...(limit === void 0 ? {} : { limit }),
});
var info2 = (code2, message) => ({ code: code2, severity: 'info', message });
var warning2 = (code2, message) => ({ code: code2, severity: 'warning', message });
var noNul = guard2('nul-character', 'stop', 'NUL_CHARACTER');
var noSurrogate = guard2('surrogate', 'stop', 'SURROGATE');
var noZeroDate = guard2('zero-date', 'stop', 'ZERO_DATE');
var noUnmapped = guard2('unmapped-character', 'stop', 'UNMAPPED_CHARACTER');
var textGuards = [noNul, noSurrogate, noUnmapped];
var asBytes2 = choice2('bytea', 'hex', {
  form: 'prefixed-hex',
  losses: [warning2('TEXT_AS_BYTES', 'Every text is kept exactly, as bytes in the source\u2019s character set.')],
});
var asText3 = choice2('text', 'native', {
  form: 'native',
  guards: textGuards,
  losses: [warning2('TYPE_AS_TEXT', 'Every value is kept exactly, as text; PostgreSQL no longer knows what it means.')],
  way: 'text',
});
function keyGuards(bytes5, context) {
  const others2 = context.companions.map((types4) => types4.reduce((sum2, type) => sum2 + bytesInKey(type), 0));
  const beside = Math.max(0, ...others2);
  if (context.key === void 0 || bytes5 + beside <= longestKey) return [];
  const own = Math.min(bytes5, longestKey);
  const limit = beside === 0 ? longestKey : Math.floor((longestKey * own) / (own + beside));
  const onHit = context.key === 'unique' || context.key === 'index' ? 'note' : 'stop';
  return [guard2('key-length', onHit, 'KEY_TOO_LONG', limit)];
}
var seconds = (precision2) => (precision2 >= 6 ? '' : `(${precision2})`);
function integers2({ bits: bits4, unsigned }, context) {
  if (bits4 === 64 && unsigned) return unsigned64(context);
  const [type, width] = integerOf(unsigned ? bits4 + 1 : bits4);
  const widened = unsigned || width !== bits4;
  const losses2 = widened
    ? [info2('RANGE_WIDENED', `The ${type} also takes values that the source's type refuses.`)]
    : [];
  if (!unsigned) return [choice2(type, 'integer', { losses: losses2 })];
  const [narrow, narrowWidth] = integerOf(bits4);
  const guards = [guard2('unsigned-range', 'stop', 'UNSIGNED_RANGE', 2 ** (narrowWidth - 1) - 1)];
  return [
    choice2(type, 'integer', { losses: losses2, way: 'wider' }),
    choice2(type, 'integer', { losses: [unsignedByCheck], check: '@value >= 0', way: 'check' }),
    ...(narrow === type ? [] : [choice2(narrow, 'integer', { guards, losses: [upperHalfRefused], way: 'same' })]),
  ];
}
var unsignedByCheck = info2('UNSIGNED_BY_CHECK', 'A CHECK refuses negative values; the upper limit is higher.');
var upperHalfRefused = warning2(
  'RANGE_NARROWED',
  'The column refuses the upper half of what the source\u2019s type takes, and takes negative values.',
);
function integerOf(bits4) {
  if (bits4 <= 16) return ['smallint', 16];
  return bits4 <= 32 ? ['integer', 32] : ['bigint', 64];
}
function unsigned64(context) {
  const widened = info2('RANGE_WIDENED', 'The column also takes negative values.');
  const wide = choice2('numeric(20,0)', 'integer', { losses: [widened], way: 'wider' });
  const checked = choice2('numeric(20,0)', 'integer', {
    losses: [unsignedByCheck],
    check: '@value >= 0',
    way: 'check',
  });
  const bigint = (onHit) =>
    choice2('bigint', 'integer', {
      guards: [guard2('unsigned-range', onHit, 'UNSIGNED_RANGE')],
      losses: [widened],
      way: 'same',
    });
  if (context.autoIncrement) return [bigint('stop'), wide, checked];
  return context.key === void 0 ? [wide, checked, bigint('stop')] : [bigint('next'), wide, checked];
}
function decimals2({ precision: precision2, scale = 0 }) {
  return [choice2(precision2 === void 0 ? 'numeric' : `numeric(${precision2},${scale})`, 'decimal')];
}
function texts4(neutral, context, server) {
  const { length: length4, fixed: fixed3, foldsCase: foldsCase2, foldsBlanks } = neutral;
  const dropsPadding = fixed3
    ? [info2('PADDING_DROPPED', 'Trailing blanks do not count in CHAR; varchar holds the values without them.')]
    : [];
  const exact2 = foldsCase2 ? [caseCounts(context)] : foldsBlanks ? [blanksCount(context)] : [];
  const guards = [
    ...textGuards,
    ...keyGuards((length4 ?? Infinity) * 4, context),
    guard2('mojibake', 'note', 'MOJIBAKE'),
  ];
  const folding2 = foldsCase2 ? foldingTexts(neutral, guards, server) : [];
  if (length4 === 0) {
    const empty3 = info2('LENGTH_CHECKED', 'PostgreSQL has no varchar(0); a CHECK keeps the column empty.');
    const losses2 = [...dropsPadding, ...exact2];
    return [
      choice2('varchar(1)', 'text', { guards, losses: [...losses2, empty3], check: `@value = ''` }),
      choice2('text', 'text', { guards, losses: losses2 }),
      asBytes2,
    ];
  }
  if (length4 === void 0 || length4 > longestVarchar2) {
    return [choice2('text', 'text', { guards, losses: [...exact2, ...lengthDropped(length4)] }), ...folding2, asBytes2];
  }
  const padded = fixed3 ? [choice2(`char(${length4})`, 'text', { guards, losses: exact2 })] : [];
  return [
    choice2(`varchar(${length4})`, 'text', { guards, losses: [...dropsPadding, ...exact2] }),
    ...padded,
    ...folding2,
    choice2('text', 'text', { guards, losses: [...dropsPadding, ...exact2, ...lengthDropped(length4)] }),
    asBytes2,
  ];
}
var lengthDropped = (length4) =>
  length4 === void 0 ? [] : [info2('LENGTH_DROPPED', `Texts may be longer than ${length4} characters.`)];
var decides = ({ key }) => key === 'primary' || key === 'unique' || key === 'foreign';
function caseCounts(context) {
  const message = 'In the source capital and small letters are equal in this column; in PostgreSQL they differ.';
  return decides(context)
    ? warning2('CASE_COUNTS', `${message} Its key takes both spellings; a type that ignores case can be chosen.`)
    : info2('CASE_COUNTS', message);
}
function blanksCount(context) {
  const message =
    'In the source texts are equal in this column that differ only in blanks at the end, or in characters without weight; in PostgreSQL they differ.';
  return info2('BLANKS_COUNT', decides(context) ? `${message} Its key takes both.` : message);
}
function foldingTexts({ length: length4, foldsAccents }, guards, server) {
  const blanks = info2('BLANKS_COUNT', 'Trailing blanks count, which the collation in the source may ignore.');
  const citext = choice2('citext', 'text', { guards, losses: [blanks, ...lengthDropped(length4)] });
  const [name, level] = foldsAccents ? ['ignores_case_and_accents', 1] : ['ignores_case', 2];
  const rules5 = info2(
    'COLLATION_ICU',
    'ICU decides which letters are equal; the source\u2019s rules may differ for a few.',
  );
  const noLike = warning2('LIKE_REFUSED', 'PostgreSQL before 18 refuses LIKE on the column.');
  const base = length4 === void 0 || length4 > longestVarchar2 ? 'text' : `varchar(${length4})`;
  const collated = choice2(`${base} COLLATE ${quoteIdentifier2(name)}`, 'text', {
    guards,
    losses: [blanks, rules5, ...(isAtLeast(server, 18e4) ? [] : [noLike])],
  });
  const requires = { kind: 'collation', name, locale: `und-u-ks-level${level}` };
  return [
    ...(hasExtension(server, 'citext') ? [{ ...citext, foldsCase: true }] : []),
    ...(server.capabilities.icu === false ? [] : [{ ...collated, foldsCase: true, requires }]),
  ];
}
function bytes4({ length: length4 }, context) {
  const losses2 =
    length4 === void 0
      ? []
      : [info2('LENGTH_DROPPED', `bytea has no length; values may be longer than ${length4} bytes.`)];
  return [
    choice2('bytea', 'hex', { form: 'prefixed-hex', losses: losses2, guards: keyGuards(length4 ?? Infinity, context) }),
  ];
}
function bits3({ length: length4, varying }) {
  if (varying) return [choice2(length4 === void 0 ? 'varbit' : `varbit(${length4})`, 'bits', { way: 'bit' })];
  const flag3 = choice2('boolean', 'boolean', {
    losses: [info2('BIT_AS_BOOLEAN', 'The bit is kept as true or false.')],
    way: 'boolean',
  });
  return [choice2(`bit(${length4 ?? 1})`, 'bits', { way: 'bit' }), ...((length4 ?? 1) === 1 ? [flag3] : [])];
}
function times2({ precision: precision2, zone }) {
  const type = `${zone ? 'timetz' : 'time'}${seconds(precision2)}`;
  return [zone ? choice2(type, 'native', { form: 'native' }) : choice2(type, 'time')];
}
function durations({ precision: precision2 }) {
  const wide = info2('RANGE_WIDENED', 'An interval also takes days, months and years.');
  const day2 = info2('RANGE_NARROWED', 'A time of day refuses spans below 0 and above 24 hours.');
  return [
    choice2(`interval${seconds(precision2)}`, 'duration', { losses: [wide], way: 'interval' }),
    choice2(`time${seconds(precision2)}`, 'duration', {
      guards: [guard2('time-range', 'stop', 'TIME_RANGE')],
      losses: [day2],
      way: 'time',
    }),
  ];
}
function timestamps2({ precision: precision2, zone }) {
  const type = `${zone ? 'timestamptz' : 'timestamp'}${seconds(precision2)}`;
  return [choice2(type, 'timestamp', { guards: [noZeroDate] })];
}
function jsons2({ normalized }) {
  const exact2 = info2('JSON_AS_TEXT', 'The type json keeps the text; it has no equality and no GIN index.');
  const json = choice2('json', 'json', {
    guards: [guard2('json-syntax', 'next', 'JSON_SYNTAX'), noSurrogate],
    losses: normalized ? [exact2] : [],
    way: 'json',
  });
  const guards = [
    guard2('json-nul', 'next', 'JSON_NUL'),
    guard2('json-number', 'next', 'JSON_NUMBER'),
    guard2('json-surrogate', 'next', 'JSON_SURROGATE'),
  ];
  const text6 = choice2('text', 'json', {
    guards: textGuards,
    losses: [
      warning2('TYPE_AS_TEXT', 'The documents are kept exactly, as text; PostgreSQL can\u2019t look into them.'),
    ],
    way: 'text',
  });
  return normalized ? [choice2('jsonb', 'json', { guards, way: 'jsonb' }), json, text6] : [json, text6];
}
function enums2({ labels: labels2, name }, context) {
  const guards = [guard2('enum-empty', 'stop', 'ENUM_EMPTY')];
  const list7 = labels2.some(hasNul) ? '' : labels2.map(quoteString2).join(', ');
  const checked = choice2('text', 'text', {
    guards,
    check: `@value IN (${list7})`,
    losses: [
      info2('ENUM_AS_CHECK', 'A CHECK lists the labels; they sort by their letters and not in their declared order.'),
    ],
    way: 'check',
  });
  const free = choice2('text', 'text', {
    guards,
    losses: [warning2('LABELS_FREE', 'Any text is taken; labels sort by their letters.')],
    way: 'text',
  });
  if (labels2.length === 0) return [asText3];
  if (labels2.some(hasNul)) return [{ ...free, guards: [...guards, noNul] }, asBytes2];
  const fits2 = labels2.every((label) => Buffer.byteLength(label) <= longestLabel);
  if (!fits2) return [checked, free];
  const required2 = { kind: 'enum', name: name ?? context.nameHint, labels: labels2 };
  const named3 = choice2(quoteIdentifier2(required2.name), 'text', { guards, way: 'enum' });
  return [{ ...named3, requires: required2 }, checked, free];
}
var hasNul = (label) => label.includes('\0');
function sets2({ labels: labels2 }) {
  const losses2 = [
    info2('SET_AS_ARRAY', 'A CHECK keeps to the labels; order and repetition of the elements are free.'),
  ];
  const mask = choice2(labels2.length < 64 ? 'bigint' : 'numeric(20,0)', 'integer', {
    form: 'bitmask',
    losses: [
      warning2(
        'SET_AS_BITMASK',
        'The value is a number, one bit a label in declared order; the labels are in no catalog.',
      ),
    ],
    way: 'bitmask',
  });
  if (labels2.some(hasNul)) return [mask];
  const array = `ARRAY[${labels2.map(quoteString2).join(', ')}]::text[]`;
  const listed2 = [
    choice2('text[]', 'set', {
      form: 'array-literal',
      losses: losses2,
      ...(labels2.length > 0 ? { check: `@value <@ ${array}` } : {}),
      way: 'array',
    }),
    choice2('text', 'set', {
      losses: [info2('SET_AS_TEXT', 'The labels stand in one text, joined by commas.')],
      way: 'text',
    }),
  ];
  if (!labels2.includes('')) return [...listed2, mask];
  const blurred = {
    code: 'SET_EMPTY_LABEL',
    severity: 'error',
    message: 'One of the labels is empty: sets with it and without it become the same.',
  };
  return [mask, ...listed2.map((entry2) => ({ ...entry2, losses: [...entry2.losses, blurred] }))];
}
function arrays({ element }, context, server) {
  const [inner] = fromNeutral2(element, context, server);
  const plain6 = inner !== void 0 && inner.requires === void 0 && inner.check === void 0;
  return [...(plain6 ? [choice2(`${inner.type}[]`, 'native', { form: 'native', losses: inner.losses })] : [])];
}
function inets2({ family, network }) {
  const widened = info2('RANGE_WIDENED', 'inet also takes network masks and addresses of the other family.');
  if (network) return [choice2('inet', 'native', { form: 'native' })];
  return [choice2('inet', 'hex', { losses: family === 0 ? [] : [widened] })];
}
function geometries2({ subtype }) {
  const losses2 = [
    warning2(
      'GEOMETRY_AS_BYTES',
      `Every ${subtype} is kept exactly, as bytes (4 bytes SRID and WKB); PostGIS makes a geometry of them.`,
    ),
  ];
  return [choice2('bytea', 'hex', { form: 'prefixed-hex', losses: losses2 })];
}
function vectors2({ dimensions }, _context, server) {
  const losses2 = [warning2('VECTOR_AS_BYTES', 'Every vector is kept exactly, as the bytes of its 32-bit floats.')];
  const native = dimensions === void 0 ? 'vector' : `vector(${dimensions})`;
  const vector = hasExtension(server, 'vector') ? [choice2(native, 'native', { form: 'native' })] : [];
  return [...vector, choice2('bytea', 'hex', { form: 'prefixed-hex', losses: losses2 })];
}
function one2(type, canonical2, parts2) {
  return () => [choice2(type, canonical2, parts2)];
}
var floats2 = ({ bits: bits4 }) => [choice2(bits4 === 32 ? 'real' : 'double precision', 'float')];
var choices2 = {
  integer: integers2,
  decimal: decimals2,
  float: floats2,
  money: one2('money', 'decimal'),
  boolean: () => [
    choice2('boolean', 'boolean', { guards: [guard2('boolean-range', 'next', 'BOOLEAN_RANGE')], way: 'boolean' }),
    choice2('smallint', 'integer', {
      losses: [info2('BOOLEAN_AS_INTEGER', 'The column holds numbers other than 0 and 1.')],
      way: 'integer',
    }),
  ],
  text: texts4,
  bytes: bytes4,
  bits: bits3,
  date: one2('date', 'date', { guards: [noZeroDate] }),
  time: times2,
  duration: durations,
  timestamp: timestamps2,
  interval: one2('interval', 'native', { form: 'native', way: 'interval' }),
  year: () => [
    choice2('smallint', 'integer', {
      losses: [info2('RANGE_WIDENED', 'A smallint also takes numbers that are no year.')],
    }),
  ],
  uuid: () => [choice2('uuid', 'uuid', { way: 'native' })],
  json: jsons2,
  xml: one2('xml', 'native', { form: 'native' }),
  enum: enums2,
  set: sets2,
  array: arrays,
  inet: inets2,
  point: one2('point', 'native', { form: 'native' }),
  geometry: geometries2,
  vector: vectors2,
  textual: () => [asText3],
  unknown: () => [asText3],
};
var binary = ['bytes', 'geometry', 'vector'];
function fromNeutral2(neutral, context, server) {
  const listOf = choices2[neutral.kind];
  const list7 = listOf(neutral, context, server);
  const hasText = list7.some((entry2) => entry2.type === 'text') || binary.includes(neutral.kind);
  return hasText ? list7 : [...list7, asText3];
}

// src/engine/adapters/postgres/types.ts
var rounds = {
  code: 'PRECISION_REDUCED',
  severity: 'error',
  message: 'The chosen type holds fewer digits than the source\u2019s; PostgreSQL rounds what does not fit.',
};
var mayRefuse = {
  code: 'VALUES_MAY_NOT_FIT',
  severity: 'warning',
  message:
    'The chosen type holds fewer values than the source\u2019s; the copy stops at the first one that does not fit.',
};
var asText4 = {
  code: 'TYPE_AS_TEXT',
  severity: 'warning',
  message: 'Every value is kept exactly, as text; PostgreSQL no longer knows what it means.',
};
var notForeseen = {
  code: 'CONVERSION_UNKNOWN',
  severity: 'error',
  message:
    'Database Migration does not know what this type makes of these values. Try it, and look at the verification.',
};
function choose(neutral, written2, context, server) {
  const wanted2 = parseType2(written2);
  const base = wanted2?.category === 'array' ? wanted2.element : wanted2;
  if (!wanted2 || !base || !isKnownType2(base.name)) throw noSuchType(written2);
  const offered = fromNeutral2(neutral, context, server);
  const same2 = offered.find((entry2) => sameType2(parseType2(entry2.type), wanted2));
  if (same2) return { ...same2, type: written2 };
  return converted(neutral, wanted2, offered[0]);
}
function isKnown(written2) {
  const type = parseType2(written2);
  const base = type?.category === 'array' ? type.element : type;
  return base !== void 0 && isKnownType2(base.name);
}
function noSuchType(written2) {
  return new EngineError({
    code: 'MAPPING_INVALID',
    stage: 'map',
    message: `PostgreSQL has no type "${written2}" that Database Migration knows.`,
    hint: 'Write a built-in type, such as bigint, numeric(10,2), varchar(40), text, timestamptz, jsonb or bytea.',
  });
}
function sameType2(a, b) {
  if (a?.name !== b.name || a.category !== b.category) return false;
  const defaults = { length: void 0, precision: a.name.startsWith('time') ? 6 : void 0, scale: void 0 };
  return ['length', 'precision', 'scale'].every((key) => (a[key] ?? defaults[key]) === (b[key] ?? defaults[key]));
}
var exactNumbers2 = ['integer', 'decimal', 'boolean', 'year', 'money'];
function converted(neutral, wanted2, best) {
  const target = neutralType(wanted2);
  const plain6 = { type: wanted2.text, form: 'plain', guards: [], losses: [] };
  if (target.kind === 'text') return intoText(neutral, target, wanted2, best);
  if (exactNumbers2.includes(neutral.kind) && exactNumbers2.includes(target.kind)) {
    return { ...plain6, canonical: canonicalNumber(neutral), ...numberRisks(neutral, target) };
  }
  if (target.kind === 'float' && [...exactNumbers2, 'float'].includes(neutral.kind)) {
    return { ...plain6, canonical: neutral.kind === 'float' ? 'float' : canonicalNumber(neutral), losses: [rounds] };
  }
  if (neutral.kind === target.kind && best)
    return { ...best, type: wanted2.text, losses: [sameKindLoss(neutral, target)] };
  if (neutral.kind === 'bytes' && target.kind === 'uuid') return { ...plain6, canonical: 'hex', losses: [mayRefuse] };
  if (neutral.kind === 'date' && target.kind === 'timestamp' && best) {
    return { ...best, type: wanted2.text, losses: [] };
  }
  if (neutral.kind === 'timestamp' && target.kind === 'date' && best) {
    return { ...best, type: wanted2.text, losses: [rounds] };
  }
  if (neutral.kind === 'text' && target.kind === 'uuid') return { ...plain6, canonical: 'uuid', losses: [mayRefuse] };
  if (neutral.kind === 'text' && target.kind === 'json') {
    return { ...plain6, canonical: 'text', losses: [target.normalized ? notForeseen : mayRefuse] };
  }
  return { ...plain6, form: best?.form ?? 'native', canonical: best?.canonical ?? 'native', losses: [notForeseen] };
}
function intoText(neutral, target, wanted2, best) {
  const tooLong =
    target.length === void 0 ? [] : [{ id: 'text-length', limit: target.length, onHit: 'stop', code: 'TEXT_TOO_LONG' }];
  const guards = [
    { id: 'nul-character', onHit: 'stop', code: 'NUL_CHARACTER' },
    { id: 'surrogate', onHit: 'stop', code: 'SURROGATE' },
    { id: 'unmapped-character', onHit: 'stop', code: 'UNMAPPED_CHARACTER' },
    ...tooLong,
  ];
  const isPlain4 = neutral.kind === 'text' || neutral.kind === 'enum' || neutral.kind === 'json';
  const kept = best?.guards.filter((guard3) => guard3.id === 'enum-empty') ?? [];
  return isPlain4
    ? {
        type: wanted2.text,
        form: 'plain',
        canonical: best?.canonical ?? 'text',
        guards: [...kept, ...guards],
        losses: shorterLosses2(neutral, target.length),
      }
    : { type: wanted2.text, form: 'native', canonical: 'native', guards, losses: [asText4] };
}
function shorterLosses2(neutral, length4) {
  if (neutral.kind !== 'text' || length4 === void 0 || (neutral.length ?? Infinity) <= length4) return [];
  const message = `Texts of more than ${length4} characters are refused.`;
  return [{ code: 'LENGTH_LIMITED', severity: 'warning', message }];
}
function canonicalNumber(neutral) {
  if (neutral.kind === 'decimal' || neutral.kind === 'money') return 'decimal';
  return neutral.kind === 'boolean' ? 'boolean' : 'integer';
}
function numberRisks(neutral, target) {
  if (target.kind === 'boolean') {
    return { guards: [{ id: 'boolean-range', onHit: 'stop', code: 'BOOLEAN_RANGE' }], losses: [mayRefuse] };
  }
  const digits4 = neutral.kind === 'decimal' ? (neutral.scale ?? Infinity) : neutral.kind === 'money' ? 2 : 0;
  const held =
    target.kind === 'decimal'
      ? target.precision === void 0
        ? Infinity
        : (target.scale ?? 0)
      : target.kind === 'money'
        ? 2
        : 0;
  return { guards: [], losses: [held < digits4 ? rounds : mayRefuse] };
}
function sameKindLoss(neutral, target) {
  const digits4 = (type) => ('precision' in type ? (type.precision ?? Infinity) : Infinity);
  if (neutral.kind === 'timestamp' && target.kind === 'timestamp' && neutral.zone !== target.zone) {
    return {
      code: 'ZONE_CHANGED',
      severity: 'warning',
      message: target.zone
        ? 'Calendar readings become instants: PostgreSQL takes them for UTC.'
        : 'Instants become calendar readings in UTC.',
    };
  }
  return digits4(target) < digits4(neutral) ? rounds : mayRefuse;
}
var types3 = {
  toNeutral: columnType,
  fromNeutral: fromNeutral2,
  choose,
  isKnown,
};

// src/engine/adapters/postgres/usage.ts
var usage = {
  names: 'Names are quoted as "Name"; without quotes they are folded to lower case. Texts stand in single quotes only.',
  comparison:
    'Texts are equal when they are the same, letter for letter, unless the column is citext or has an ICU collation that ignores case; LIKE minds case, ILIKE does not.',
  'generated-keys': 'INSERT \u2026 RETURNING gives the new key; currval(sequence) gives this session the last one.',
  sequences: "nextval('name') takes the next value, currval('name') gives this session's last one.",
  isolation:
    'READ COMMITTED unless set otherwise: each statement sees what was committed before it began. Under REPEATABLE READ a conflict ends with an error (40001) after which the transaction is to be tried again.',
  boolean: 'boolean is a type of its own, true or false; a number is no condition.',
  instant: "timestamp with time zone is a moment; it is read and written in the session's TimeZone, with its offset.",
  json: "column -> 'key', column ->> 'key', column @> '{\u2026}' and jsonpath; a GIN index serves @>.",
  array: 'column[1] from 1 on, = ANY(column), unnest(column).',
  bytes: 'bytea: drivers give bytes; as text it is written \\x and hexadecimal digits.',
  uuid: 'uuid is a type of its own; gen_random_uuid() makes one.',
  enum: 'An enum is a type with a name, shared by tables; ALTER TYPE \u2026 ADD VALUE adds a label; another text is an error.',
  set: 'There is no SET: a set is an array of text, or a text.',
  'full-text': "column @@ to_tsquery('\u2026') over a tsvector, ranked by ts_rank.",
};

// src/engine/adapters/postgres/write.ts
init_errors();

// src/engine/adapters/postgres/write/binaryFields.ts
init_errors();
var fields = {
  int2: 'int2',
  int4: 'int4',
  int8: 'int8',
  float4: 'float4',
  float8: 'float8',
  numeric: 'numeric',
  bool: 'bool',
  text: 'text',
  varchar: 'text',
  bpchar: 'text',
  citext: 'text',
  json: 'text',
  jsonb: 'jsonb',
  bytea: 'bytes',
  date: 'date',
  time: 'time',
  timestamp: 'timestamp',
  timestamptz: 'timestamptz',
  uuid: 'uuid',
};
var spelled = {
  smallint: 'int2',
  integer: 'int4',
  bigint: 'int8',
  real: 'float4',
  'double precision': 'float8',
  boolean: 'bool',
  'character varying': 'varchar',
  char: 'bpchar',
  character: 'bpchar',
  'timestamp without time zone': 'timestamp',
  'timestamp with time zone': 'timestamptz',
  'time without time zone': 'time',
};
function fasterFormat(types4) {
  const known = types4.every((type) => {
    const plain6 = type
      .toLowerCase()
      .replace(/\s*\([^)]*\)/gu, '')
      .replace(/ collate .*$/u, '');
    return Object.hasOwn(fields, spelled[plain6] ?? plain6);
  });
  return known ? 'binary' : void 0;
}
var copyStatement = /^\s*COPY\s+((?:"(?:[^"]|"")*"|[^\s("])+)\s*\(((?:"(?:[^"]|"")*"|[^")])*)\)\s*FROM\s+STDIN\s*$/iu;
function copyTarget(statement2) {
  const [, table, columns4] = copyStatement.exec(statement2) ?? [];
  if (table !== void 0 && columns4 !== void 0) return { table, columns: columns4 };
  throw new EngineError({
    code: 'SCRIPT_INVALID',
    stage: 'run',
    message: 'The target half is no statement of the form COPY table (columns) FROM STDIN.',
    hint: 'Give it that form; how rows are framed follows from stream=.',
  });
}
async function binaryFields(session, statement2, signal) {
  const { table, columns: columns4 } = copyTarget(statement2);
  const { fields: described } = await session.execute(`SELECT ${columns4} FROM ${table} LIMIT 0`, { signal });
  const ids = [...new Set(described.map(({ typeId }) => typeId))];
  const { rows } = await session.execute(
    'SELECT oid::text, typname FROM pg_catalog.pg_type WHERE oid = ANY ($1::oid[])',
    {
      values: [`{${ids.join(',')}}`],
      signal,
    },
  );
  const names7 = new Map(rows.map(([oid, name]) => [oid, name]));
  return described.map(({ name, typeId }) => {
    const type = names7.get(String(typeId)) ?? '';
    const field = Object.hasOwn(fields, type) ? fields[type] : void 0;
    if (field === void 0) throw unfit(`The column "${name}" is of the type ${type}.`, name);
    return field;
  });
}
function unfit(message, object) {
  return new EngineError({
    code: 'SCRIPT_INVALID',
    stage: 'run',
    object,
    message: `${message} Rows can't be sent there in the binary format.`,
    hint: 'Write stream=text in the step.',
  });
}

// src/engine/adapters/postgres/write/batches.ts
init_errors();

// src/engine/adapters/postgres/write/copyChunk.ts
init_errors();

// src/engine/adapters/postgres/write/copyIn.ts
init_errors();
import { DatabaseError as DatabaseError3 } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Transform as Transform2 } from 'node:stream';
import { pipeline } from 'node:stream/promises';
var bufferedBytes2 = 256 * 1024;
async function copyIn(session, sql, request, signal) {
  let source;
  let bytes5 = 0;
  const count2 = new Transform2({
    highWaterMark: bufferedBytes2,
    transform(chunk, _encoding, done) {
      bytes5 += chunk.length;
      request.onBytes(bytes5);
      done(null, chunk);
    },
  });
  try {
    return await session.guarded(sql, { signal }, async () => {
      const copy = session.client.query(copyFrom(sql, { highWaterMark: bufferedBytes2 }));
      let failed;
      copy.on('error', (error) => (failed ??= error));
      await accepted(copy);
      if (failed !== void 0) throw failed;
      source = opened(copy, request);
      await pipeline(source.readable, count2, copy, { signal });
      const { rows: sent } = await source.finished;
      return { rows: copy.rowCount, bytes: bytes5, sent, warnings: session.takeWarnings() };
    });
  } catch (error) {
    if (source === void 0) throw error;
    throw loadError(error, await failureOf(source));
  }
}
function opened(copy, request) {
  try {
    return request.open();
  } catch (error) {
    copy.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}
function accepted(copy) {
  return new Promise((resolve, reject) => {
    const stream = copy;
    const original = stream.handleCopyInResponse.bind(stream);
    copy.once('error', reject);
    stream.handleCopyInResponse = (connection) => {
      copy.removeListener('error', reject);
      original(connection);
      resolve();
    };
  });
}
async function failureOf(source) {
  let failure;
  const finished = source.finished.catch((error) => (failure = error));
  await source.abort();
  await finished;
  return failure instanceof EngineError && failure.code === 'CANCELLED' ? void 0 : failure;
}
function loadError(error, sourceError) {
  const cause = error instanceof EngineError ? error.cause : error;
  const refused2 =
    cause instanceof DatabaseError3 && !isLost2(cause) && !cause.message.startsWith('COPY from stdin failed');
  if (refused2 && error instanceof EngineError && error.code === 'STATEMENT_FAILED' && !error.retryable)
    return imperfect2(cause, error);
  if (error instanceof EngineError && !isOwnAbort(error)) return error;
  if (sourceError !== void 0) return broken2(sourceError);
  return error;
}
function isOwnAbort(error) {
  return (
    error.code === 'INTERNAL' ||
    (error.cause instanceof DatabaseError3 && error.cause.message.startsWith('COPY from stdin failed'))
  );
}
function broken2(sourceError) {
  if (sourceError instanceof EngineError) return sourceError;
  const text6 = sourceError instanceof Error ? sourceError.message : String(sourceError);
  return new EngineError({
    code: 'STREAM_BROKEN',
    stage: 'run',
    message: `The source stopped in the middle of the chunk, which was rolled back: ${text6}`,
    hint: 'Check the source and run again.',
    retryable: true,
    cause: sourceError,
  });
}
function imperfect2(cause, error) {
  const place = /COPY [^,]+, line (\d+)(?:, column (.+?)(?::|$))?/.exec(cause.where ?? '');
  const [, line, column4] = place ?? [];
  const table = [cause.schema, cause.table].filter((part3) => part3 !== void 0).join('.');
  const where = line === void 0 ? '' : ` at row ${line} of the chunk${column4 === void 0 ? '' : `, column ${column4}`}`;
  const refusal = { reason: error.message, row: line === void 0 ? void 0 : Number(line), column: column4 };
  return new RowsRefused(refusal, {
    object: table === '' ? column4 : table,
    message: `PostgreSQL refused the data${where}: ${error.message.replace(/\.$/, '')}. The chunk was rolled back.`,
    hint:
      cause.hint ??
      'Change the column\u2019s type or expression in the script, or the row in the source, and run again.',
    cause,
  });
}

// src/engine/adapters/postgres/write/copyChunk.ts
var options = { text: '', csv: ` (FORMAT csv, NULL 'NULL')`, binary: ' (FORMAT binary)' };
function framed4({ statement: statement2, format }) {
  return statement2 + options[format];
}
async function copyChunk(session, request, signal) {
  const sql = framed4(request);
  const { rows, bytes: bytes5, sent, warnings } = await copyIn(session, sql, request, signal);
  if (rows === sent) return { rows, bytes: bytes5, statement: sql, warnings };
  const reason3 = `The source sent ${sent} rows and PostgreSQL took ${rows}`;
  throw new RowsRefused(
    { reason: reason3 },
    {
      message: `${reason3}; the chunk was rolled back.`,
      hint: 'Check that no trigger or rule on the table leaves rows out, and run again.',
    },
  );
}

// src/engine/adapters/postgres/write/batches.ts
var savepoint3 = 'database_migration_rows';
async function loadBatches2(session, request, signal) {
  throwIfCancelled(signal, 'run');
  await session.execute('BEGIN', { signal });
  try {
    await session.execute('SET CONSTRAINTS ALL IMMEDIATE', { signal });
    if (request.before !== void 0) await session.execute(request.before, { signal });
  } catch (error) {
    await session.rollBack();
    throw error;
  }
  return {
    statement: framed4(request),
    async load(rows) {
      await session.execute(`SAVEPOINT ${savepoint3}`, { signal });
      try {
        await copyChunk(session, { ...request, open: () => streamOfRows(rows), onBytes: () => void 0 }, signal);
      } catch (error) {
        if (signal?.aborted) throw cancelled('run');
        if (error instanceof RowsRefused) await session.execute(`ROLLBACK TO SAVEPOINT ${savepoint3}`, { signal });
        throw error;
      }
      await session.execute(`RELEASE SAVEPOINT ${savepoint3}`, { signal });
    },
    async commit(mark) {
      throwIfCancelled(signal, 'run');
      const unhurried = { signal, cancelOnAbort: false };
      if (mark) await session.execute(mark.sql, { values: mark.values, ...unhurried });
      await session.execute('COMMIT', unhurried);
    },
    rollBack: () => session.rollBack(),
  };
}

// src/engine/adapters/postgres/write/preflight.ts
async function preflight2(session, tables, signal) {
  const existing4 = await existingTables2(session, tables, signal);
  const schemas2 = await schemaFindings(session, [...new Set(tables.map((table) => table.schema))], signal);
  return { existing: existing4, findings: [...serverFindings(session), ...schemas2] };
}
function finding3(code2, kind, path, message, fix) {
  return { code: code2, severity: 'error', object: { kind, path }, message, fix };
}
function serverFindings(session) {
  const { capabilities, database } = session.server;
  const path = [database];
  const found = [];
  if (capabilities.recovery === true) {
    const message = 'The target is a standby server and takes no writes.';
    found.push(finding3('READ_ONLY_TARGET', 'server', path, message, 'Connect to the primary server.'));
  } else if (capabilities.readOnly === true) {
    const message = 'Transactions on the target are read-only (default_transaction_read_only).';
    found.push(
      finding3('READ_ONLY_TARGET', 'server', path, message, 'Turn the setting off for this user or database.'),
    );
  }
  if (capabilities.encoding !== 'UTF8') {
    const message = `The target database is encoded in ${String(capabilities.encoding)}, which can't hold every character.`;
    found.push(finding3('DATABASE_ENCODING', 'database', path, message, 'Create the database with ENCODING UTF8.'));
  }
  return found;
}
async function existingTables2(session, tables, signal) {
  const sql = `SELECT j ->> 0, j ->> 1 FROM pg_catalog.jsonb_array_elements($1::jsonb) WITH ORDINALITY w(j, place)
    JOIN pg_catalog.pg_namespace n ON n.nspname = j ->> 0
    WHERE EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.relnamespace = n.oid AND c.relname = j ->> 1)
      OR EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typnamespace = n.oid AND t.typname = j ->> 1)
    ORDER BY place`;
  const wanted2 = JSON.stringify(tables.map((table) => [table.schema, table.name]));
  const { rows } = await session.execute(sql, { values: [wanted2], signal, stage: 'preflight' });
  return rows.map(([schema, name]) => ({ schema: schema ?? '', name: name ?? '' }));
}
async function schemaFindings(session, schemas2, signal) {
  const sql = `SELECT name, (n.oid IS NOT NULL)::int,
      CASE WHEN n.oid IS NULL THEN has_database_privilege(current_database(), 'CREATE') ELSE has_schema_privilege(n.oid, 'CREATE') END::int
    FROM pg_catalog.jsonb_array_elements_text($1::jsonb) w(name) LEFT JOIN pg_catalog.pg_namespace n ON n.nspname = name`;
  const { rows } = await session.execute(sql, { values: [JSON.stringify(schemas2)], signal, stage: 'preflight' });
  return rows
    .filter(([, , allowed]) => allowed !== '1')
    .map(([name, exists]) =>
      exists === '1'
        ? finding3(
            'MISSING_PRIVILEGE',
            'schema',
            [name ?? ''],
            `The user ${session.server.user} may not create tables in this schema.`,
            'Have it granted: GRANT CREATE ON SCHEMA \u2026 TO \u2026',
          )
        : finding3(
            'MISSING_PRIVILEGE',
            'schema',
            [name ?? ''],
            `The schema does not exist, and the user ${session.server.user} may not create it.`,
            'Have it created, or have it granted: GRANT CREATE ON DATABASE \u2026 TO \u2026',
          ),
    );
}

// src/engine/adapters/postgres/write.ts
function statement(table, columns4) {
  const names7 = columns4.map((column4) => quoteIdentifier2(column4.name)).join(', ');
  return `COPY ${qualify2(table)} (${names7}) FROM STDIN`;
}
async function load4(session, request, signal) {
  const own = postgresSession(session);
  throwIfCancelled(signal, 'run');
  await own.execute('BEGIN', { signal });
  try {
    if (request.before !== void 0) await own.execute(request.before, { signal });
    const result = await copyChunk(own, request, signal);
    throwIfCancelled(signal, 'run');
    const mark = request.mark?.(result.rows, result.bytes);
    const unhurried = { signal, cancelOnAbort: false };
    if (mark) await own.execute(mark.sql, { values: mark.values, ...unhurried });
    await own.execute('COMMIT', unhurried);
    return result;
  } catch (error) {
    await own.rollBack();
    throw signal?.aborted ? cancelled('run') : error;
  }
}
function deleteRows2(statement2, where) {
  return `DELETE FROM ${copyTarget(statement2).table} WHERE ${where}`;
}
async function empty2(session, statement2, mark, signal) {
  const own = postgresSession(session);
  await own.execute('BEGIN', { signal });
  try {
    await own.execute(deleteRows2(statement2, 'true'), { signal });
    await own.execute(mark.sql, { values: mark.values });
    await own.execute('COMMIT');
  } catch (error) {
    await own.rollBack();
    throw error;
  }
}
var write2 = {
  format: 'text',
  fasterFormat,
  binaryFields: async (session, sql, signal) => await binaryFields(postgresSession(session), sql, signal),
  statement,
  load: load4,
  deleteRows: deleteRows2,
  empty: empty2,
  loadBatches: async (session, request, signal) => await loadBatches2(postgresSession(session), request, signal),
  preflight: async (session, tables, _settings, signal) => await preflight2(postgresSession(session), tables, signal),
};

// src/engine/adapters/postgres/index.ts
var postgres = {
  id: 'postgresql',
  displayName: 'PostgreSQL',
  schemes: ['postgresql', 'postgres'],
  defaultPort: 5432,
  accepts: (server) => server.engine === 'postgresql',
  connect: connect2,
  introspect: introspect2,
  listSchemas: listSchemas2,
  lex: lex2,
  types: types3,
  ddl,
  read,
  write: write2,
  ledger: ledger2,
  scratch: scratch2,
  existing: existing2,
  checks: checks2,
  load: load3,
  lockWaits: lockWaits2,
  capacity: capacity2,
  checksum,
  settings: settings2,
  usage,
};

// src/engine/adapters/index.ts
var adapters = [postgres, mysql, mariadb];
function engineNamed(id) {
  const adapter = adapters.find((entry2) => entry2.id === id || entry2.schemes.includes(id));
  if (adapter) return adapter;
  throw new EngineError({
    code: 'BAD_INPUT',
    stage: 'input',
    message: `"${id}" is not a database system that Database Migration knows.`,
    hint: `Use one of: ${adapters.map((entry2) => entry2.id).join(', ')}.`,
  });
}
async function connect3(settings3, role, signal) {
  const asked = engineNamed(settings3.engine);
  const session = await asked.connect(settings3, settings3.readOnly === true ? 'source' : role, signal);
  const adapter = adapters.find((entry2) => entry2.accepts(session.server));
  if (adapter) return { adapter, session };
  await session.close();
  throw new EngineError({
    code: 'UNSUPPORTED_SERVER',
    stage: 'connect',
    object: settings3.name,
    message: `The server answered as ${session.server.engine} ${session.server.version}, which Database Migration does not know.`,
    hint: `Connect to one of: ${adapters.map((entry2) => entry2.displayName).join(', ')}.`,
  });
}

// src/engine/index.ts
init_errors();

// src/engine/model/mapping.ts
var decisionsVersion = 1;
function tableKey(table) {
  return `${table.schema}.${table.name}`;
}

// src/engine/mapping/adoptExisting.ts
init_errors();
function concernsExisting({ existing: existing4, content, tables }) {
  const asks = (policy) => policy !== void 0 && policy !== 'refuse';
  return asks(existing4) || content === 'data' || Object.values(tables ?? {}).some((table) => asks(table.existing));
}
function demandSense({ existing: existing4, content, tables }) {
  const policies = [existing4, ...Object.values(tables ?? {}).map((table) => table.existing)];
  if (content !== 'data' || !policies.includes('replace')) return;
  throw new EngineError({
    code: 'MAPPING_INVALID',
    stage: 'map',
    message: 'Only rows are to move ("content": "data"), and tables are to be made anew ("existing": "replace").',
    hint: 'Say "existing": "truncate" to empty the tables first, or "content": "all".',
  });
}
function fateOn(decisions2, { source }) {
  const own = decisions2.tables?.[tableKey(source)]?.existing;
  return fateOf(own ?? decisions2.existing ?? 'refuse', decisions2.content ?? 'all');
}
function fatesOf(decisions2, { tables }, found) {
  return tables.flatMap((table) => {
    const fate = table.included ? fateOn(decisions2, table) : void 0;
    const own = fate === void 0 ? void 0 : standing2(table, found);
    return fate === void 0 || own === void 0 ? [] : [{ table: own, fate }];
  });
}
function standing2({ target }, tables) {
  return named2(
    tables.filter((table) => table.schema === target.schema),
    target.name,
  );
}
function standingColumn({ name }, table) {
  return named2(table.columns, name);
}
function named2(list7, name) {
  const exact2 = list7.find((entry2) => entry2.name === name);
  if (exact2) return exact2;
  const [alike, ...others2] = list7.filter((entry2) => entry2.name.toLowerCase() === name.toLowerCase());
  return others2.length === 0 ? alike : void 0;
}
function adoptExisting(decisions2, tables, adapter, target, map3) {
  const once4 = adopted(decisions2, map3(decisions2), tables, adapter, target);
  return adopted(once4, map3(once4), tables, adapter, target);
}
function adopted(decisions2, mapping, tables, adapter, target) {
  const all2 = { ...decisions2.tables };
  for (const table of mapping.tables.filter((entry2) => entry2.included)) {
    const fate = fateOn(decisions2, table);
    const found = standing2(table, tables);
    if (!found || fate === void 0 || fate === 'replace') continue;
    const key = tableKey(table.source);
    const decided = all2[key] ?? {};
    const name = found.name === table.target.name ? decided.name : found.name;
    const columns4 = { ...decided.columns, ...columnsOf3(table, found, decided, adapter, target) };
    if (name === void 0 && Object.keys(columns4).length === 0) continue;
    all2[key] = { ...decided, ...(name === void 0 ? {} : { name }), columns: columns4 };
  }
  return { ...decisions2, tables: all2 };
}
function columnsOf3(table, found, decided, adapter, target) {
  const created = new Map(adapter.ddl.createdColumns(table).map((column4) => [column4.name, column4]));
  const meaning = (column4) => JSON.stringify(adapter.types.toNeutral(column4, target));
  const entries = table.columns.flatMap((column4) => {
    const own = column4.included ? standingColumn(column4, found) : void 0;
    const expected = created.get(column4.name);
    if (!own || !expected) return [];
    const { type: _type, as: _as, ...kept } = decided.columns?.[column4.source.name] ?? {};
    const name = own.name === column4.name ? {} : { name: own.name };
    const differs = own.type.schema === void 0 && meaning({ ...own, type: expected.type }) !== meaning(own);
    if (!differs)
      return own.name === column4.name
        ? []
        : [[column4.source.name, { ...decided.columns?.[column4.source.name], ...name }]];
    return [[column4.source.name, { ...kept, ...name, type: own.type.text }]];
  });
  return Object.fromEntries(entries);
}

// src/engine/mapping/decisions.ts
init_errors();
import { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode } from 'jsonc-parser';

// src/engine/model/similar.ts
function nearest(word2, known) {
  const scored = known
    .map((entry2) => ({
      entry: entry2,
      away: entry2.startsWith(word2) && word2.length > 1 ? 0 : distance(word2, entry2),
    }))
    .sort((a, b) => a.away - b.away);
  const [best] = scored;
  return best && best.away < word2.length && best.away <= Math.max(2, Math.floor(word2.length / 3))
    ? best.entry
    : void 0;
}
function distance(left2, right) {
  const [a, b] = [left2.toLowerCase(), right.toLowerCase()];
  let row = Array.from({ length: b.length + 1 }, (_unused, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replace = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replace, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

// src/engine/model/policy.ts
var typeWays = {
  enum: ['enum', 'check', 'text'],
  set: ['set', 'array', 'text', 'bitmask'],
  bit: ['bit', 'boolean', 'text'],
  unsigned: ['wider', 'check', 'same'],
  time: ['interval', 'time', 'text'],
  uuid: ['native', 'binary', 'text'],
  boolean: ['boolean', 'integer'],
  json: ['jsonb', 'json', 'text'],
  instant: ['datetime', 'timestamp', 'text'],
  numeric: ['decimal', 'text'],
};
var typePolicyNames = Object.keys(typeWays);
var guardPolicies = {
  ZERO_DATE: ['stop', 'next', 'null', 'value'],
  DATE_RANGE: ['stop', 'next', 'null', 'value'],
  INSTANT_RANGE: ['stop', 'next', 'null', 'value'],
  TIME_RANGE: ['stop', 'next', 'null', 'value'],
  NAN_VALUE: ['stop', 'next', 'null', 'value'],
  INFINITE_VALUE: ['stop', 'next', 'null', 'value'],
  UNSIGNED_RANGE: ['stop', 'next', 'null'],
  ENUM_EMPTY: ['stop', 'next', 'null', 'value'],
  POINT_NOT_FINITE: ['stop', 'next', 'null'],
  NEGATIVE_ZERO: ['stop', 'next', 'change'],
  BOOLEAN_RANGE: ['stop', 'next', 'change'],
  NUL_CHARACTER: ['stop', 'next', 'change'],
  SURROGATE: ['stop', 'next', 'change'],
  MOJIBAKE: ['stop', 'change'],
  UNMAPPED_CHARACTER: ['stop', 'next', 'change'],
  TEXT_TOO_LONG: ['stop', 'next', 'change'],
  KEY_TOO_LONG: ['stop', 'next', 'change'],
  JSON_NUMBER: ['stop', 'next', 'change'],
  JSON_DEPTH: ['stop', 'next'],
  JSON_NUL: ['stop', 'next'],
  JSON_SYNTAX: ['stop', 'next'],
  JSON_SURROGATE: ['stop', 'next'],
  DECIMAL_RANGE: ['stop', 'next'],
  UUID_FORM: ['stop', 'next'],
  TEXT_ENCODING: ['stop', 'next'],
  KEY_FOLDING: ['stop', 'next'],
};
function takesLoss(policy) {
  return policy !== void 0 && policy !== 'stop' && policy !== 'next';
}

// src/engine/mapping/decisionsShape.ts
var code = /^[A-Z][A-Z0-9_]*$/u;
var acceptable = /^[A-Z][A-Z0-9_]*(:.+)?$/u;
var text5 = { is: 'string' };
var flag2 = { is: 'boolean' };
var nameCase = { is: 'word', words: ['keep', 'lower', 'snake'] };
var naming = {
  is: 'either',
  plain: nameCase,
  object: {
    is: 'object',
    fields: { case: nameCase, removePrefix: text5, removeSuffix: text5, addPrefix: text5, addSuffix: text5 },
  },
};
var ways = [...new Set(typePolicyNames.flatMap((name) => typeWays[name]))];
var wish = { type: text5, as: { is: 'word', words: ways } };
var existing3 = { is: 'word', words: existingPolicies };
var column2 = {
  is: 'object',
  fields: { include: flag2, name: text5, ...wish, expression: text5 },
  groups: [{ oneOf: ['type', 'as'], atLeast: 0, atMost: 1 }],
};
var rule = {
  is: 'object',
  fields: { when: text5, schema: text5, table: text5, column: text5, ...wish },
  groups: [
    { oneOf: ['when', 'schema', 'table', 'column'], atLeast: 1, atMost: void 0 },
    { oneOf: ['type', 'as'], atLeast: 1, atMost: 1 },
  ],
};
function guardOf(key) {
  const known = Object.hasOwn(guardPolicies, key) ? guardPolicies[key] : void 0;
  const words2 = (known ?? ['stop', 'next', 'null', 'change', 'value']).filter((word2) => word2 !== 'value');
  const plain6 = { is: 'word', words: words2 };
  if (known && !known.includes('value')) return plain6;
  return { is: 'either', plain: plain6, object: { is: 'object', fields: { value: text5 }, required: ['value'] } };
}
var decisionsShape = {
  is: 'object',
  required: ['version'],
  fields: {
    $schema: text5,
    version: { is: 'version' },
    source: text5,
    target: text5,
    schemas: { is: 'list', of: text5 },
    schemaNames: { is: 'map', of: () => text5 },
    names: { is: 'object', fields: { schemas: naming, tables: naming, columns: naming } },
    types: {
      is: 'object',
      fields: Object.fromEntries(typePolicyNames.map((name) => [name, { is: 'word', words: typeWays[name] }])),
    },
    guards: { is: 'map', keys: code, of: guardOf },
    rules: { is: 'list', of: rule },
    tables: {
      is: 'map',
      of: () => ({
        is: 'object',
        fields: { include: flag2, name: text5, existing: existing3, columns: { is: 'map', of: () => column2 } },
      }),
    },
    existing: existing3,
    content: { is: 'word', words: contents },
    load: {
      is: 'object',
      fields: { binlog: { is: 'word', words: ['on', 'off'] }, commit: { is: 'word', words: ['safe', 'relaxed'] } },
    },
    accept: {
      is: 'list',
      of: { is: 'string', pattern: acceptable, means: 'the code of a finding, or CODE:object' },
    },
  },
};

// src/engine/model/rowKey.ts
function rowKeyOf(table) {
  const { source } = table;
  const candidates = [
    source.primaryKey?.columns ?? [],
    ...source.indexes
      .filter((index) => index.unique && !index.predicate)
      .map((index) => index.parts.map((part3) => (part3.prefix === void 0 ? (part3.column ?? '') : ''))),
  ];
  for (const names7 of candidates) {
    const columns4 = names7.map((name) =>
      table.columns.find((column4) => column4.included && column4.source.name === name),
    );
    const usable = columns4.filter((column4) => column4 !== void 0);
    const inPrimary = names7 === source.primaryKey?.columns;
    if (
      names7.length > 0 &&
      usable.length === names7.length &&
      usable.every((column4) => inPrimary || !column4.nullable)
    )
      return usable;
  }
  return void 0;
}

// src/engine/mapping/context.ts
var undecided = {};
function tableDecision(input, table) {
  const { tables } = input.decisions;
  return (tables && entryOf(tables, tableKey(table))) ?? undecided;
}
function columnDecision(input, table, column4) {
  return entryOf(tableDecision(input, table).columns, column4.name) ?? undecided;
}
function entryOf(entries, name) {
  return entries && Object.hasOwn(entries, name) ? entries[name] : void 0;
}
function tableFinding2(table, kind, name, finding4) {
  const path = name === void 0 ? [table.schema, table.name] : [table.schema, table.name, name];
  return { ...finding4, object: { kind, path } };
}
function isMovable(table) {
  return table.kind !== 'partition' && table.kind !== 'foreign';
}

// src/engine/mapping/existingFindings.ts
function notices(kept, wanted2) {
  const { existing: existing4 } = kept;
  if (!existing4) return [];
  const say = (kind, name, finding4) => tableFinding2(kept.source, kind, name, finding4);
  const table = kept.target.name;
  const missing = wanted2.columns
    .filter((column4) => column4.included && !standingColumn(column4, existing4.table))
    .map((column4) =>
      say('column', column4.source.name, {
        code: 'TARGET_COLUMN_MISSING',
        severity: 'error',
        message: `The target's table ${table} has no column ${column4.name}: its values stay behind.`,
        fix: 'Add the column, give it the name of another one in the mapping, or leave it out there.',
      }),
    );
  const names7 = new Set(kept.columns.filter((column4) => column4.included).map((column4) => column4.name));
  const extra = existing4.table.columns.filter((column4) => !names7.has(column4.name));
  return [
    ...missing,
    ...extra.map((column4) => extraColumn(kept, column4)),
    ...tighter(kept, wanted2),
    ...labels(kept),
    ...(existing4.fate === 'append' && existing4.key === void 0 ? [withoutKey(kept)] : []),
    ...triggers4(kept),
    ...(existing4.suspension?.findings ?? []).map((finding4) => ({
      ...finding4,
      object: { kind: 'table', path: [kept.source.schema, kept.source.name] },
    })),
  ];
}
function extraColumn({ source, target }, column4) {
  const fills =
    column4.nullable || column4.default !== void 0 || column4.identity !== void 0 || column4.generated !== void 0;
  return tableFinding2(source, 'table', void 0, {
    code: fills ? 'TARGET_COLUMN_EXTRA' : 'TARGET_COLUMN_REQUIRED',
    severity: fills ? 'info' : 'error',
    message: fills
      ? `The target's table ${target.name} has a column ${column4.name} that the source lacks: new rows get its default.`
      : `The target's table ${target.name} has a column ${column4.name} that must have a value, has no default, and that the source lacks: the load would stop at the first row.`,
    ...(fills ? {} : { fix: 'Give it a default, or let it take NULL.' }),
  });
}
function tighter(kept, wanted2) {
  return kept.columns.flatMap((column4, at3) => {
    const mayBeNull = wanted2.columns[at3]?.nullable === true && column4.source.nullable;
    if (!column4.included || column4.nullable || !mayBeNull || column4.generated) return [];
    const message = `The target's column ${column4.name} takes no NULL, and the source's may hold one: the load would stop there.`;
    return [
      tableFinding2(kept.source, 'column', column4.source.name, {
        code: 'TARGET_NOT_NULL',
        severity: 'warning',
        message,
      }),
    ];
  });
}
function labels({ source, columns: columns4, existing: existing4 }) {
  return columns4.flatMap((column4) => {
    const own = existing4?.table.columns.find((entry2) => entry2.name === column4.name)?.type.labels;
    const lacking = (column4.source.type.labels ?? []).filter((label) => own?.includes(label) === false);
    if (!column4.included || own === void 0 || lacking.length === 0) return [];
    const message = `The target's type of ${column4.name} lacks the ${lacking.length === 1 ? 'label' : 'labels'} ${lacking.join(', ')}: the load would stop at the first such value.`;
    const fix = 'Add the labels to the type, or see that no row has them.';
    return [
      tableFinding2(source, 'column', column4.source.name, {
        code: 'TARGET_LABEL_MISSING',
        severity: 'warning',
        message,
        fix,
      }),
    ];
  });
}
function withoutKey({ source, target }) {
  return tableFinding2(source, 'table', void 0, {
    code: 'APPEND_WITHOUT_KEY',
    severity: 'error',
    message: `The source's rows of ${target.name} have no key that is unique on the target: nothing tells them from rows that are there, so they can neither be verified nor rolled back, and a second run doubles them.`,
    fix: 'Add a unique key over the same columns on the target, empty the table first ("truncate"), or accept that.',
  });
}
function triggers4({ source, target, existing: existing4 }) {
  const suspended = existing4?.suspension?.suspend ?? '';
  if (suspended === '') return [];
  return [
    tableFinding2(source, 'table', void 0, {
      code: 'TARGET_TRIGGERS_SUSPENDED',
      severity: 'warning',
      message: `Triggers or foreign keys of ${target.name} are put aside while rows are loaded, and put back afterwards; until then they hold for nobody who writes to the table.`,
      resolution: 'fixed',
    }),
  ];
}
function unfitKeys(tables, look2, adapter, server) {
  const replaced = tables.filter((table) => table.included && table.existing?.fate === 'replace');
  const goes = new Set(replaced.map((table) => table.existing?.table));
  const meaning = (column4) => JSON.stringify(adapter.types.toNeutral(column4, server));
  return replaced.flatMap((table) => {
    const old = table.existing?.table;
    const created = new Map(adapter.ddl.createdColumns(table).map((column4) => [column4.name, column4]));
    const fits2 = (name) => {
      const [before, after] = [old?.columns.find((column4) => column4.name === name), created.get(name)];
      return before !== void 0 && after !== void 0 && meaning({ ...before, type: after.type }) === meaning(before);
    };
    return look2.tables
      .filter((other) => !goes.has(other))
      .flatMap((other) => other.foreignKeys.map((key) => ({ other, key })))
      .filter(({ key }) => key.referencedSchema === old?.schema && key.referencedTable === old.name)
      .filter(({ key }) => !key.referencedColumns.every(fits2))
      .map(({ other, key }) =>
        tableFinding2(table.source, 'table', void 0, {
          code: 'TARGET_KEY_UNFIT',
          severity: 'error',
          message: `The foreign key ${key.name} of the target's table ${other.name} refers to ${table.target.name} (${key.referencedColumns.join(', ')}), which gets other columns or types: it may not be possible to put it back.`,
          fix: 'Choose the types that the columns have now, empty the table instead ("truncate"), or drop the key yourself.',
        }),
      );
  });
}
function losses(tables, { rows }, { database }) {
  const about = (fate, code2, what, fix) => {
    const lost = tables.filter((table) => table.included && table.existing?.fate === fate).map((table) => table.target);
    if (lost.length === 0) return [];
    const counts = lost.map(({ schema, name }) => rows[`${schema}.${name}`] ?? 0);
    const total = counts.reduce((sum2, count2) => sum2 + count2, 0);
    const shown2 = lost.slice(0, 10).map(({ name }, at3) => `${name} (about ${countOf(counts[at3] ?? 0, 'row')})`);
    const more = lost.length > 10 ? ` and ${lost.length - 10} more` : '';
    const message = `The script ${what} ${countOf(lost.length, 'table')} of the target with about ${countOf(total, 'row')}: ${shown2.join(', ')}${more}. No roll back brings them back.`;
    const object = { kind: 'database', path: [database] };
    return [
      {
        code: code2,
        severity: 'error',
        object,
        message,
        fix,
        count: total,
        remedies: [{ title: `Accept ${code2}`, accept: true }],
      },
    ];
  };
  return [
    ...about('truncate', 'TARGET_DATA_DELETED', 'deletes all rows of', 'Make a backup, then accept it by name.'),
    ...about(
      'replace',
      'TARGET_TABLE_DROPPED',
      'drops, with indexes, triggers and grants,',
      'Make a backup, then accept it by name.',
    ),
  ];
}
function dependentFindings({ keys, objects, refused: refused2 }, { database }) {
  const object = { kind: 'database', path: [database] };
  const referring = keys.filter(({ rows }) => rows > 0);
  const found = [];
  if (referring.length > 0)
    found.push({
      ...{ code: rowsReferCode, severity: 'error', object },
      message: `${referringWords(referring)} The script takes away what they refer to: after the load each has to find its row again, or the run stops there.`,
      fix: 'Take the referring rows away, move their tables too, or accept it by name where the source has every row that they refer to.',
      count: referring.reduce((sum2, { rows }) => sum2 + rows, 0),
      remedies: [{ title: `Accept ${rowsReferCode}`, accept: true }],
    });
  if (objects.length > 0)
    found.push({
      ...{ code: 'TARGET_OBJECTS_DEPEND', severity: 'warning', object },
      message: objectsWords({ objects, refused: refused2 }),
      fix: objectsFix(refused2),
    });
  return found;
}

// src/engine/mapping/existing.ts
function withExisting(mapping, look2, adapter, decisions2) {
  const { content = 'all' } = decisions2;
  const findings = [];
  const tables = mapping.tables.map((table) => {
    if (!table.included) return table;
    const fate = fateOn(decisions2, table);
    const found = fate === void 0 ? void 0 : standing2(table, look2.tables);
    if (fate !== void 0 && found) return existingTable(table, found, fate, look2, findings);
    if (content !== 'data') return table;
    findings.push(
      tableFinding2(table.source, 'table', void 0, {
        code: 'TARGET_TABLE_MISSING',
        severity: 'error',
        message: `The target has no table ${table.target.name}, and only rows move: its rows stay behind.`,
        fix: 'Create it, give the table another name in the mapping, leave it out, or move schema and data.',
      }),
    );
    return { ...table, included: false };
  });
  findings.push(...unfitKeys(tables, look2, adapter, mapping.target), ...losses(tables, look2, mapping.target));
  findings.push(...dependentFindings(look2.dependents, mapping.target));
  const { accept: accept2 = [] } = decisions2;
  const said2 = findings.map((finding4) => {
    const taken = finding4.severity === 'error' && accept2.some((entry2) => acceptCovers(entry2, finding4));
    return taken ? { ...finding4, resolution: 'accepted' } : finding4;
  });
  const kept = new Set(
    tables
      .filter(({ included, existing: existing4 }) => included && isKept(existing4))
      .map((table) => tableKey(table.source)),
  );
  return {
    ...mapping,
    tables,
    standing: look2.types,
    sequences: mapping.sequences
      .map((sequence) => existingSequence(sequence, look2))
      .filter((sequence) => sequence.existing ?? content !== 'data'),
    findings: [...mapping.findings.filter((finding4) => stillHolds(finding4, kept, findings, accept2)), ...said2],
  };
}
function existingTable(table, found, fate, look2, findings) {
  const suspension = look2.suspensions.find(({ schema, name }) => schema === found.schema && name === found.name);
  if (fate === 'replace') return { ...table, existing: { table: found, fate, suspension } };
  const columns4 = table.columns.map((column4) => keptColumn(column4, found));
  const kept = {
    ...table,
    columns: columns4,
    primaryKey: found.primaryKey,
    indexes: [],
    checks: [],
    foreignKeys: found.foreignKeys.map(keptForeignKey),
  };
  const key = fate === 'append' ? keyOf2(kept, found) : void 0;
  const existing4 = { table: found, fate, suspension, key };
  if (fate !== 'keep') findings.push(...notices({ ...kept, existing: existing4 }, table));
  return { ...kept, existing: existing4 };
}
function keptColumn(column4, found) {
  const own = column4.included ? standingColumn(column4, found) : void 0;
  if (!own) return { ...column4, included: false };
  return {
    ...column4,
    nullable: own.nullable,
    default: void 0,
    generated: own.generated && { sql: own.generated.text, stored: own.generated.stored },
    identity: own.identity && further(own.identity, column4.identity),
  };
}
function further(own, source) {
  const { next } = own;
  const other = source?.next;
  if (other === void 0 || next === void 0) return { ...own, next: next ?? other };
  const descends = own.increment?.startsWith('-') === true;
  const isFurther = descends ? BigInt(other) < BigInt(next) : BigInt(other) > BigInt(next);
  return { ...own, next: isFurther ? other : next };
}
function keptForeignKey({ referencedSchema, referencedTable, ...key }) {
  return { ...key, sourceName: key.name, references: { schema: referencedSchema, name: referencedTable } };
}
function keyOf2(table, found) {
  const names7 = rowKeyOf(table)?.map((column4) => column4.name);
  if (!names7) return void 0;
  const unique = [
    found.primaryKey?.columns ?? [],
    ...found.indexes
      .filter((index) => index.unique && !index.predicate && index.parts.every((part3) => part3.prefix === void 0))
      .map((index) => index.parts.map((part3) => part3.column ?? '')),
  ];
  const isSame = (columns4) => columns4.length === names7.length && names7.every((name) => columns4.includes(name));
  return unique.some(isSame) ? names7 : void 0;
}
function existingSequence(sequence, { sequences: sequences5 }) {
  const { schema, name } = sequence.target;
  const next = sequences5[`${schema}.${name}`];
  if (next === void 0) return sequence;
  const { source } = sequence;
  const identity2 = further(
    { mode: 'by-default', increment: source.increment, next },
    { mode: 'by-default', next: nextOf(sequence) },
  );
  return { ...sequence, existing: true, source: { ...source, lastValue: identity2.next, isCalled: false } };
}
function nextOf({ source }) {
  const { lastValue, isCalled, increment: increment2, start } = source;
  if (lastValue === void 0) return start;
  return isCalled === true ? String(BigInt(lastValue) + BigInt(increment2)) : lastValue;
}
var ofMaking = /^(?:DEFAULT|GENERATED|COMMENT|ON_UPDATE|IDENTITY|NULLABILITY|COLLATION|NAME)_/u;
function stillHolds(finding4, kept, added, accept2) {
  const [list7, index] = finding4.decision ?? [];
  const entry2 = list7 === 'accept' && typeof index === 'number' ? accept2[index] : void 0;
  if (entry2 !== void 0 && added.some((other) => acceptCovers(entry2, other))) return false;
  const { kind, path } = finding4.object;
  const [schema = '', name = ''] = path;
  if (!kept.has(tableKey({ schema, name }))) return true;
  if (kind === 'column') return !ofMaking.test(finding4.code);
  return !['table', 'primary key', 'index', 'foreign key', 'check', 'constraint', 'comment'].includes(kind);
}

// src/engine/model/profile.ts
var nothing3 = { hits: [], looseForeignKeys: [], looseChecks: [], provenExpressions: [] };
function profileByTable(profile) {
  const hits = byTable2(profile?.guards.filter((entry2) => entry2.hits > 0));
  const looseForeignKeys = byTable2(profile?.looseForeignKeys);
  const looseChecks = byTable2(profile?.looseChecks);
  const provenExpressions = byTable2(profile?.provenExpressions);
  const isNothing = [hits, looseForeignKeys, looseChecks, provenExpressions].every((found) => found.size === 0);
  if (isNothing) return () => nothing3;
  return (table) => {
    const key = tableKey(table);
    return {
      hits: hits.get(key) ?? nothing3.hits,
      looseForeignKeys: looseForeignKeys.get(key) ?? nothing3.looseForeignKeys,
      looseChecks: looseChecks.get(key) ?? nothing3.looseChecks,
      provenExpressions: provenExpressions.get(key) ?? nothing3.provenExpressions,
    };
  };
}
function byTable2(entries = []) {
  const groups = /* @__PURE__ */ new Map();
  for (const entry2 of entries) {
    const group = groups.get(entry2.table);
    if (group) group.push(entry2);
    else groups.set(entry2.table, [entry2]);
  }
  return groups;
}
function foundNothing(profile) {
  const { guards, looseForeignKeys, looseChecks, refusedExpressions, provenExpressions } = profile;
  const others2 = [looseForeignKeys, looseChecks ?? [], refusedExpressions ?? [], provenExpressions ?? []];
  return guards.every((entry2) => entry2.hits === 0) && others2.every((list7) => list7.length === 0);
}

// src/engine/mapping/assumptions.ts
var words = {
  collation: 'accents and blanks at the end count there',
  'line-breaks': 'a line break is a character like others there',
  digits: 'only 0 to 9 are digits there',
};
function proofOf(input, table, kind, name, value2) {
  const assumes = value2.assumes ?? [];
  if (assumes.length === 0) return void 0;
  const stricter = assumes.map((assumption) => words[assumption]).join(', ');
  if (!input.profile) return { holds: false, reason: `${stricter}, and the data were not scanned` };
  const found = input.found(table).provenExpressions.find((entry2) => entry2.kind === kind && entry2.name === name);
  if (!found)
    return { holds: false, reason: `${stricter}, and the source has no way to tell which rows that concerns` };
  const { hits, example } = found;
  const rows = hits === 1 ? 'one row does' : `${hits} rows do`;
  const where = example === void 0 ? '' : ` (${example}, for one)`;
  if (hits > 0) return { holds: false, reason: `${stricter}, and ${rows} not meet that${where}` };
  return { holds: true, reason: stricter };
}

// src/engine/mapping/renaming.ts
function targetColumn(table, source) {
  return table.columns.find((column4) => column4.included && column4.source.name === source)?.name;
}
function renameExpression(table, value2) {
  const { expression: expression2 } = value2;
  if (!expression2) return value2;
  if (columnsOf(expression2).some((name) => targetColumn(table, name) === void 0)) return void 0;
  return { ...value2, expression: renameColumns(expression2, (name) => targetColumn(table, name) ?? name) };
}

// src/engine/mapping/checks.ts
function mapChecks(input, table, names7, findings) {
  const { ddl: ddl2 } = input.targetAdapter;
  return table.source.checks.flatMap((check) => {
    const renamed3 = renameExpression(table, check);
    if (!renamed3) {
      const message = `The check ${check.name} is not carried: it reads a column that is left out.`;
      findings.push(
        tableFinding2(table.source, 'check', check.name, { code: 'CHECK_NOT_CARRIED', severity: 'warning', message }),
      );
      return [];
    }
    const proof = proofOf(input, table.source, 'check', check.name, check);
    const proved = proof && tableFinding2(table.source, 'check', check.name, proofFinding(proof, check.text));
    if (proof?.holds === false) {
      findings.push(...(proved ? [proved] : []));
      return [];
    }
    const loose = input.found(table.source).looseChecks.find((entry2) => entry2.name === check.name);
    if (loose && loose.hits > 0) findings.push(looseCheck(table, check, loose));
    const validated = check.validated || loose?.hits === 0;
    const carried = ddl2.carryCheck({ ...check, ...renamed3, validated }, table, input.target);
    findings.push(...carried.findings);
    if (!carried.value) return [];
    if (proved) findings.push(proved);
    const scope = ddl2.limits.checkNameScope === 'table' ? JSON.stringify(table.target) : table.target.schema;
    const name = names7.take(scope, check.name, `${table.target.name}_${check.name}`);
    return [{ ...carried.value, name, sourceName: check.name }];
  });
}
function looseCheck(table, check, { hits, example }) {
  return tableFinding2(table.source, 'check', check.name, {
    code: 'CHECK_LOOSE',
    severity: 'warning',
    message: `${hits} ${hits === 1 ? 'row breaks' : 'rows break'} the check, which the source never held its old rows to (NOT VALID): ${check.text}`,
    fix: 'Mend the rows in the source and analyse again, so that the check can be carried as it is.',
    count: hits,
    example,
  });
}
function proofFinding({ holds, reason: reason3 }, text6) {
  if (holds) {
    const message2 = `The check is a little stricter on the target: ${reason3}. Every row meets it.`;
    return { code: 'CHECK_STRICTER', severity: 'info', message: message2 };
  }
  const message = `The check is not carried: ${reason3}. It was: ${text6}`;
  const fix = 'Mend those rows and analyse again, or add a check by hand.';
  return { code: 'CHECK_NOT_CARRIED', severity: 'warning', message, fix };
}

// src/engine/mapping/choose.ts
init_errors();

// src/engine/mapping/rules.ts
var Rules = class {
  constructor(rules5) {
    this.rules = rules5;
    this.matchers = rules5.map(matcherOf);
  }
  rules;
  matchers;
  get none() {
    return this.rules.length === 0;
  }
  /** Every rule that a column meets, in order; the first one wins. */
  matching(table, column4, neutral) {
    if (this.none) return [];
    const place = { table, column: column4.name, types: typeNames(column4.type, neutral) };
    return this.rules.flatMap((rule2, index) => (this.matchers[index]?.(place) ? [{ rule: rule2, index }] : []));
  }
};
function matcherOf({ when: when2, schema, table, column: column4 }) {
  const type = when2 === void 0 ? void 0 : foldType(when2);
  const [inSchema2, inTable, inColumn] = [schema, table, column4].map((pattern5) =>
    pattern5 === void 0 ? void 0 : nameMatcher(pattern5),
  );
  return (place) =>
    (type === void 0 || place.types.has(type)) &&
    (!inSchema2 || inSchema2(place.table.schema)) &&
    (!inTable || inTable(place.table.name) || inTable(tableKey(place.table))) &&
    (!inColumn || inColumn(place.column));
}
function nameMatcher(pattern5) {
  const body = pattern5.replace(/\\([^])|\*|\?|[^]/gu, (part3, literal2) => {
    if (literal2 !== void 0) return quoted3(literal2);
    if (part3 === '*') return '.*';
    return part3 === '?' ? '.' : quoted3(part3);
  });
  const expression2 = new RegExp(`^${body}$`, 'su');
  return (name) => expression2.test(name);
}
function quoted3(text6) {
  return text6.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}
function typeNames(type, neutral) {
  const text6 = foldType(type.text);
  const name = foldType(type.name);
  const parameters3 = /\([^)]*\)/u.exec(text6)?.[0] ?? '';
  const base = text6.replace(/\([^)]*\)/u, '').trim();
  const attributes = base.startsWith(`${name} `) ? base.slice(name.length) : '';
  return /* @__PURE__ */ new Set([
    text6,
    base,
    name,
    `${name}${parameters3}`,
    `${name}${attributes}`,
    `kind:${neutral.kind}`,
  ]);
}
function foldType(type) {
  return type
    .split(/('(?:[^']|'')*')/u)
    .map((part3, index) => (index % 2 === 1 ? part3 : foldPart(part3)))
    .join('')
    .trim();
}
function foldPart(part3) {
  return part3
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/ ?([(,]) ?/gu, '$1')
    .replace(/ \)/gu, ')');
}

// src/engine/mapping/choose.ts
function chooseType2(input, table, column4, use, nameHint) {
  return new Chooser(input, table, column4, use, nameHint).choose();
}
var Chooser = class {
  constructor(input, table, column4, use, nameHint) {
    this.input = input;
    this.table = table;
    this.column = column4;
    this.use = use;
    this.own = input.types.own(column4);
    this.neutral = input.types.joined(column4, use);
    const { key, companions, autoIncrement } = use;
    this.context = {
      key,
      companions,
      autoIncrement,
      // Few types are called after their column.
      get nameHint() {
        return nameHint();
      },
    };
    this.hits = use.group.flatMap((member) =>
      input
        .found(member.table)
        .hits.filter((result) => result.column === member.column.name)
        .map((result) => ({ result, mine: member.column === column4 })),
    );
  }
  input;
  table;
  column;
  use;
  findings = [];
  own;
  neutral;
  context;
  /** What the scan found in the column and those joined to it. */
  hits;
  plainReads = /* @__PURE__ */ new Map();
  choose() {
    const { input, neutral, context } = this;
    if (neutral.kind === 'unknown') this.unknownType(neutral.name);
    const offered = unlessAll(input.types.choices(neutral, context), (choice3) => this.plainRead(choice3) !== void 0);
    const wish2 = input.wishes.for(this.table, this.column, neutral, this.use);
    const choices3 = wish2?.by === 'policy' ? this.preferred(offered, wish2) : offered;
    const decided = wish2 && wish2.by !== 'policy' ? this.decidedChoice(choices3, wish2) : void 0;
    const chosen = decided ?? this.bestChoice(choices3);
    const stops = this.hitGuards(chosen).filter(({ guard: guard3 }) => guard3.onHit === 'stop' || decided !== void 0);
    for (const { guard: guard3, result } of stops) {
      if (guard3.id === 'mojibake') this.mojibake(chosen, guard3, result);
      else this.stopped(chosen, choices3, guard3, result);
    }
    const notes = this.guardHits(chosen).filter(({ guard: guard3 }) => guard3.onHit === 'note');
    for (const { guard: guard3, result } of notes) if (guard3.id === 'mojibake') this.mojibake(chosen, guard3, result);
    for (const { code: code2, severity, message } of chosen.losses) {
      if (code2 !== 'UNKNOWN_TYPE') this.find({ code: code2, severity, message });
    }
    return {
      neutral: this.own,
      choices: decided && !choices3.includes(decided) ? [decided, ...choices3] : choices3,
      chosen,
      decided: decided !== void 0,
      rule: decided && wish2?.rule,
      ...this.readFor(
        chosen,
        stops.map(({ guard: guard3 }) => guard3),
      ),
      overlong: notes.some(({ guard: guard3 }) => guard3.id === 'key-length'),
      findings: this.findings,
    };
  }
  /** The choices with those of the wanted way in front; where the data forbids them the others follow. */
  preferred(choices3, wish2) {
    const wanted2 = choices3.filter((choice3) => choice3.way === wish2.as);
    if (wanted2.length === 0)
      this.input.wishes.refuse(wish2, this.table, this.column, this.notOffered(choices3, wish2));
    return [...wanted2, ...choices3.filter((choice3) => choice3.way !== wish2.as)];
  }
  notOffered(choices3, wish2) {
    const ways2 = [...new Set(choices3.flatMap((choice3) => choice3.way ?? []))];
    const offers = ways2.length === 0 ? 'one way only' : ways2.join(', ');
    return {
      code: 'WAY_NOT_OFFERED',
      severity: wish2.by === 'policy' ? 'info' : 'error',
      message: `${this.input.targetAdapter.displayName} has no such way for ${this.neutral.kind} values; it offers ${offers}. The suggested type is taken.`,
      fix: wish2.by === 'policy' ? void 0 : 'Choose one of the ways that are offered, or name a type.',
    };
  }
  decidedChoice(choices3, wish2) {
    if (wish2.as !== void 0) {
      const wanted2 = choices3.find((choice3) => choice3.way === wish2.as);
      if (!wanted2) this.refuse(wish2, this.notOffered(choices3, wish2));
      return wanted2;
    }
    return this.namedType(choices3, wish2, wish2.type ?? '');
  }
  namedType(choices3, wish2, wanted2) {
    const { input, column: column4 } = this;
    const same2 = choices3.find((choice3) =>
      [foldType(choice3.type), baseType(choice3.type)].includes(foldType(wanted2)),
    );
    if (same2) return same2;
    try {
      const choice3 = input.targetAdapter.types.choose(this.neutral, wanted2, this.context, input.target);
      if (this.plainRead(choice3)) return choice3;
      this.refuse(wish2, {
        code: 'TYPE_NOT_POSSIBLE',
        severity: 'error',
        message: `${column4.type.text} can't be read in the form that ${wanted2} needs.`,
        fix: `Choose one of: ${choices3.map((entry2) => entry2.type).join(', ')}.`,
      });
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      this.refuse(wish2, { code: 'TYPE_UNKNOWN', severity: 'error', message: error.message, fix: error.hint });
    }
    return void 0;
  }
  /** A wish for this column alone is answered at the column; a rule's once for all of its columns. */
  refuse(wish2, finding4) {
    if (wish2.by === 'column') this.find({ ...finding4, decision: wish2.path });
    else this.input.wishes.refuse(wish2, this.table, this.column, finding4);
  }
  /** The first choice that no scanned value forbids; a guard that stops keeps its choice, for a person has to decide. */
  bestChoice(choices3) {
    const last = choices3.at(-1);
    if (!last) throw noChoice(this.input, this.table, this.column);
    for (const choice3 of choices3) {
      const demoting = this.hitGuards(choice3).find(({ guard: guard4 }) => guard4.onHit === 'next');
      if (!demoting || choice3 === last) return choice3;
      const { guard: guard3, result } = demoting;
      this.find({
        code: guard3.code,
        severity: 'info',
        message: `${rowsWord(result.hits)} can't be held exactly by ${choice3.type}; the next exact type is used.`,
        count: result.hits,
        example: result.example,
        resolution: 'fixed',
      });
    }
    return last;
  }
  /** What stands in the way of a choice. */
  hitGuards(choice3) {
    return this.guardHits(choice3).filter(({ guard: guard3 }) => guard3.onHit !== 'note');
  }
  guardHits(choice3) {
    if (this.hits.length === 0) return [];
    const guards = choice3.guards.map((guard3) => {
      const policy = this.policyOn(guard3);
      if (policy === void 0) return guard3;
      return { ...guard3, onHit: policy === 'next' ? 'next' : 'stop' };
    });
    return guards.flatMap((guard3) =>
      this.hits
        .filter(
          ({ result, mine }) =>
            result.guard === guard3.id && result.limit === guard3.limit && (mine || guard3.onHit === 'next'),
        )
        .map(({ result }) => ({ guard: guard3, result })),
    );
  }
  policyOn(guard3) {
    return entryOf(this.input.decisions.guards, guard3.code);
  }
  stopped(chosen, choices3, guard3, result) {
    const others2 = choices3.filter((choice3) => choice3 !== chosen && this.hitGuards(choice3).length === 0);
    const replacement = this.replacementFor(chosen, guard3);
    const lossy2 = replacement !== void 0 || this.lossyRead(chosen, guard3) !== void 0;
    const taken = !lossy2
      ? 'the load would stop at the first of them'
      : replacement === void 0
        ? 'the script changes them and waits until you accept that'
        : `the script puts ${replacement.value} in their place`;
    this.find({
      code: guard3.code,
      severity: 'error',
      message: `${rowsWord(result.hits)} ${result.hits === 1 ? 'holds a value' : 'hold values'} that ${chosen.type} can't hold (${guard3.id}); ${taken}.`,
      fix: waysOut(others2, lossy2),
      remedies: [
        ...others2.map((choice3) => ({ title: `Use ${choice3.type}`, type: choice3.type })),
        ...(lossy2 ? [{ title: `Accept ${guard3.code}`, accept: true }] : []),
      ],
      count: result.hits,
      example: result.example,
      ...(lossy2 && takesLoss(this.policyOn(guard3))
        ? { resolution: 'accepted', decision: ['guards', guard3.code] }
        : {}),
    });
  }
  /** Text that was read wrongly once. It is carried exactly as it is unless a policy has it repaired. */
  mojibake(chosen, guard3, result) {
    const repaired2 = this.lossyRead(chosen, guard3);
    if (!repaired2) return;
    const repairs = takesLoss(this.policyOn(guard3));
    const what = `${rowsWord(result.hits)} ${result.hits === 1 ? 'holds' : 'hold'} text that looks like UTF-8 taken for another character set, as "\xC3\xA9" for "\xE9".`;
    this.find({
      code: guard3.code,
      severity: repairs ? 'error' : 'warning',
      message: repairs
        ? `${what} The column is read as ${repaired2.sql}; the load stops at a value that is not UTF-8.`
        : `${what} It is carried as it is.`,
      fix: repairs
        ? 'Look at some of the repaired texts, then accept the change.'
        : `To have it read as ${repaired2.sql}, say "guards": { "${guard3.code}": "change" } in the mapping.`,
      ...(repairs ? { remedies: [{ title: `Accept ${guard3.code}`, accept: true }] } : {}),
      ...(repairs ? { resolution: 'accepted', decision: ['guards', guard3.code] } : {}),
      count: result.hits,
      example: result.example,
    });
  }
  /** An adapter's lossy reading for one guard stands for all that a column of that type can break. */
  readFor(chosen, broken3) {
    const { expression: expression2 } = columnDecision(this.input, this.table, this.column);
    if (expression2 !== void 0) return { read: { sql: expression2 }, lossy: [], replacements: [] };
    const replacements = broken3.flatMap((guard3) => this.replacementFor(chosen, guard3) ?? []);
    const changed2 = broken3.filter((guard3) => !replacements.some((entry2) => entry2.guard === guard3));
    const lossyRead = changed2.flatMap((guard3) => this.lossyRead(chosen, guard3) ?? [])[0];
    const read2 = lossyRead ?? this.plainRead(chosen);
    if (!read2) throw noChoice(this.input, this.table, this.column);
    return {
      read: { ...read2, sql: replacements.reduce((sql, entry2) => this.replaced(sql, entry2), read2.sql) },
      lossy: lossyRead ? broken3 : replacements.map((entry2) => entry2.guard),
      replacements,
    };
  }
  replacementFor(chosen, guard3) {
    const policy = this.policyOn(guard3);
    if (typeof policy !== 'object' || this.plainRead(chosen)?.encode !== void 0) return void 0;
    return this.predicate(guard3) === void 0 ? void 0 : { guard: guard3, value: policy.value };
  }
  predicate(guard3) {
    const { sourceAdapter, catalog } = this.input;
    return sourceAdapter.read.guard(guard3, this.column, this.own, catalog.server);
  }
  replaced(sql, { guard: guard3, value: value2 }) {
    const literal2 = this.input.sourceAdapter.lex.quoteString(value2);
    return `CASE WHEN ${this.predicate(guard3) ?? 'false'} THEN ${literal2} ELSE ${sql} END`;
  }
  plainRead(choice3) {
    const { sourceAdapter, catalog } = this.input;
    if (!this.plainReads.has(choice3.form))
      this.plainReads.set(choice3.form, sourceAdapter.read.column(this.column, this.own, choice3.form, catalog.server));
    return this.plainReads.get(choice3.form);
  }
  /** Outside of the primary key a column may take NULL on the target, where that is what a loss leaves. */
  lossyRead(choice3, guard3) {
    const { sourceAdapter, catalog } = this.input;
    const inKey = this.table.primaryKey?.columns.includes(this.column.name) ?? false;
    const column4 = inKey ? this.column : { ...this.column, nullable: true };
    if (inKey && nullingGuards.includes(guard3.id)) return void 0;
    return sourceAdapter.read.lossyColumn(guard3, column4, this.own, choice3.form, catalog.server);
  }
  unknownType(name) {
    this.find({
      code: 'UNKNOWN_TYPE',
      severity: 'error',
      message: `${name} is a type that Database Migration does not know; its text form would be carried.`,
      fix: 'Accept that, choose a type and an expression yourself, or leave the column out.',
      remedies: [{ title: 'Carry it as text', accept: true }],
    });
  }
  find(finding4) {
    this.findings.push(tableFinding2(this.table, 'column', this.column.name, finding4));
  }
};
function baseType(type) {
  return /^[^(]*?(?=\(|\s+(?:character|collate|unsigned)\b|$)/u.exec(foldType(type))?.[0] ?? '';
}
function waysOut(others2, lossy2) {
  const types4 = others2.map((choice3) => choice3.type).join(', ');
  const ways2 = ['Mend the data', ...(types4 === '' ? [] : [`choose another type (${types4})`])];
  return lossy2
    ? `${ways2.join(', ')}, write an expression, or accept the loss.`
    : `${ways2.join(', ')}, or write an expression.`;
}
function rowsWord(count2) {
  return count2 === 1 ? '1 row' : `${count2} rows`;
}
function noChoice(input, table, column4) {
  return new EngineError({
    code: 'INTERNAL',
    stage: 'map',
    object: `${tableKey(table)}.${column4.name}`,
    message: `No type of ${input.targetAdapter.displayName} was found for ${column4.type.text}.`,
    hint: 'Leave the column out of the migration and report this as a defect.',
  });
}
function unlessAll(items, passes) {
  return items.every(passes) ? items : items.filter(passes);
}

// src/engine/mapping/naming.ts
var Namer = class {
  constructor(ddl2, foldsCase2) {
    this.ddl = ddl2;
    this.foldsCase = foldsCase2;
  }
  ddl;
  foldsCase;
  used = /* @__PURE__ */ new Map();
  /** A legal, unused name near `wanted`; `alternative` is tried before a number is appended. */
  take(scope, wanted2, alternative) {
    for (const candidate of this.candidates(wanted2, alternative)) {
      if (this.reserve(scope, candidate)) return candidate;
    }
    throw new RangeError(`No name left for ${wanted2}`);
  }
  /** Marks a name as taken; false when it was already. */
  reserve(scope, name) {
    const key = this.foldsCase ? name.toLowerCase() : name;
    const names7 = this.used.get(scope) ?? /* @__PURE__ */ new Set();
    this.used.set(scope, names7);
    if (names7.has(key)) return false;
    names7.add(key);
    return true;
  }
  *candidates(wanted2, alternative) {
    yield this.ddl.legalName(wanted2);
    if (alternative !== void 0) yield this.ddl.legalName(alternative);
    for (let number2 = 2; number2 < 1e5; number2 += 1) yield this.ddl.legalName(`${wanted2}_${number2}`);
  }
};
function inPolicy(name, policy) {
  if (typeof policy !== 'object') return inCase(name, policy);
  const { removePrefix = '', removeSuffix = '', addPrefix = '', addSuffix = '' } = policy;
  const front = name.startsWith(removePrefix) && name !== removePrefix ? name.slice(removePrefix.length) : name;
  const both2 =
    front.endsWith(removeSuffix) && front !== removeSuffix ? front.slice(0, front.length - removeSuffix.length) : front;
  return `${addPrefix}${inCase(both2, policy.case)}${addSuffix}`;
}
function inCase(name, wanted2) {
  if (wanted2 === 'lower') return name.toLowerCase();
  if (wanted2 !== 'snake') return name;
  return name
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1_$2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1_$2')
    .toLowerCase();
}
function nameAll(items, wantedOf, take2) {
  const wanted2 = items.map((item) => ({ item, ...wantedOf(item) }));
  const given = /* @__PURE__ */ new Map();
  for (const { item, name, decided } of [...wanted2].sort((a, b) => Number(b.decided) - Number(a.decided)))
    given.set(item, { name: take2(item, name), wanted: name, decided });
  return given;
}
function nameFinding(kind, { name, wanted: wanted2, decided }) {
  if (name === wanted2) return void 0;
  const message = `On the target this ${kind} is called ${name}: "${wanted2}" is taken or not a legal name there.`;
  if (!decided) return { code: 'NAME_CHANGED', severity: 'warning', message, resolution: 'fixed' };
  return { code: 'NAME_TAKEN', severity: 'error', message, fix: 'Choose another name in the mapping.' };
}

// src/engine/mapping/sequences.ts
function nameSequences(input, schemas2, tables) {
  const { ddl: ddl2 } = input.targetAdapter;
  if (!ddl2.sequences) return [];
  const namer = new Namer(ddl2, true);
  const owned = /* @__PURE__ */ new Set();
  const shared2 = sharedSequences(schemas2);
  for (const { source, target } of schemas2) {
    for (const table of source.tables) {
      const name = tables.get(table);
      if (isMovable(table) && name !== void 0) namer.reserve(target, name);
      for (const column4 of table.columns)
        if (column4.identity?.sequence && countsItself2(input, column4, table, shared2))
          owned.add(sequenceKey(column4.identity.sequence));
    }
  }
  return schemas2.flatMap(({ source, target }) =>
    source.sequences
      .filter((sequence) => !owned.has(sequenceKey([source.name, sequence.name])))
      .map((sequence) => ({
        source: sequence,
        schema: source.name,
        target: { schema: target, name: namer.take(target, sequence.name, `${sequence.name}_sequence`) },
      })),
  );
}
function sharedSequences(schemas2) {
  const columns4 = schemas2.flatMap(({ source }) => source.tables.flatMap((table) => table.columns));
  return new Set(columns4.flatMap((column4) => (column4.sequence ? [sequenceKey(column4.sequence)] : [])));
}
function countsItself2(input, column4, table, shared2) {
  const { targetAdapter, types: types4 } = input;
  if (column4.identity?.sequence && shared2.has(sequenceKey(column4.identity.sequence))) return false;
  return targetAdapter.ddl.countsItself(column4, types4.own(column4), table);
}
function sequenceOf2(column4) {
  return column4.sequence ?? column4.identity?.sequence;
}
function sequenceKey(name) {
  return JSON.stringify(name);
}
function sequenceTargets(sequences5) {
  return new Map(sequences5.map(({ schema, source, target }) => [sequenceKey([schema, source.name]), target]));
}
function withUsers(sequences5, tables) {
  const users = /* @__PURE__ */ new Map();
  for (const table of tables.filter((entry2) => entry2.included)) {
    for (const column4 of table.columns.filter((entry2) => entry2.included)) {
      const sequence = sequenceOf2(column4.source);
      if (!sequence) continue;
      const key = sequenceKey(sequence);
      users.set(key, [...(users.get(key) ?? []), { table: table.target, column: column4.name }]);
    }
  }
  return sequences5.map(({ schema, source, target }) => ({
    source,
    target,
    users: users.get(sequenceKey([schema, source.name])) ?? [],
  }));
}

// src/engine/mapping/columns.ts
function mapColumns(input, table, scope) {
  const { targetAdapter } = input;
  const namer = new Namer(targetAdapter.ddl, targetAdapter.ddl.limits.columnNamesFoldCase);
  const names7 = nameColumns(input, table, namer);
  const plain6 = table.columns.map((column4) => mapColumn(input, table, column4, names7.get(column4), scope));
  return plain6.map((column4) => carryExpressions(input, table, plain6, column4, scope));
}
function nameColumns(input, table, namer) {
  const moving = table.columns.filter((column4) => columnDecision(input, table, column4).include ?? true);
  return nameAll(
    moving,
    (column4) => wantedName(input, table, column4),
    (_column, wanted2) => namer.take('columns', wanted2),
  );
}
function wantedName(input, table, column4) {
  const { name } = columnDecision(input, table, column4);
  return { name: name ?? inPolicy(column4.name, input.decisions.names?.columns), decided: name !== void 0 };
}
function mapColumn(input, table, column4, named3, scope) {
  const decision = columnDecision(input, table, column4);
  const included = named3 !== void 0;
  const name = named3?.name ?? wantedName(input, table, column4).name;
  const say = (finding4) => {
    scope.findings.push(tableFinding2(table, 'column', column4.name, finding4));
  };
  const changed2 = named3 && nameFinding('column', named3);
  if (changed2)
    say({
      ...changed2,
      decision: named3.decided ? ['tables', tableKey(table), 'columns', column4.name, 'name'] : void 0,
    });
  if (included && decision.expression !== void 0) {
    const wrong = wrongExpression(input, table, column4, decision.expression);
    if (wrong) say(wrong);
  }
  const type = chooseNamed(input, table, column4, scope);
  if (included) scope.findings.push(...type.findings);
  const replaced = type.replacements.map((entry2) => entry2.guard);
  const becomesNull = type.lossy.some(
    (guard3) => !replaced.includes(guard3) && (guard3.id === 'surrogate' || nullingGuards.includes(guard3.id)),
  );
  if (included && becomesNull && !column4.nullable) {
    const message = 'The column takes NULL on the target, for that is what the accepted loss leaves.';
    say({ code: 'NULLABILITY_WIDENED', severity: 'warning', message, resolution: 'fixed' });
  }
  return {
    source: column4,
    included,
    name,
    neutral: type.neutral,
    choices: type.choices,
    chosen: type.chosen,
    decided: type.decided,
    rule: type.rule,
    read: type.read,
    lossy: type.lossy,
    replacements: type.replacements,
    overlong: type.overlong,
    expression: decision.expression,
    nullable: column4.nullable || becomesNull,
    identity: column4.identity,
    comment: column4.comment,
  };
}
function wrongExpression(input, table, column4, sql) {
  const shown2 = input.sourceAdapter.lex.expressionError(sql);
  const key = tableKey(table);
  const refused2 = input.profile?.refusedExpressions?.find(
    (entry2) => entry2.table === key && entry2.column === column4.name && entry2.sql === sql,
  );
  const reason3 = (shown2 ?? refused2?.message)?.replace(/\.$/u, '');
  if (reason3 === void 0) return void 0;
  return {
    code: 'EXPRESSION_INVALID',
    severity: 'error',
    message: `The expression ${sql} can't be read: ${reason3}.`,
    fix: 'Mend the expression in the mapping, or take it away.',
    decision: ['tables', key, 'columns', column4.name, 'expression'],
  };
}
function chooseNamed(input, table, column4, scope) {
  const use = input.types.useOf(table, column4);
  const plain6 = `${table.name}_${column4.name}`;
  for (let attempt = 1; ; attempt += 1) {
    const hint = () => input.targetAdapter.ddl.legalName(attempt === 1 ? plain6 : `${plain6}_${attempt}`);
    const type = chooseType2(input, table, column4, use, hint);
    if (scope.types.fits(scope.schema, type.chosen) || attempt > 99) return type;
  }
}
function carryExpressions(input, table, columns4, column4, { findings, sequences: sequences5 }) {
  const { ddl: ddl2 } = input.targetAdapter;
  const { source } = column4;
  if (!column4.included || column4.expression !== void 0) return column4;
  const say = (found) => {
    findings.push(...found.map((finding4) => tableFinding2(table, 'column', source.name, finding4)));
  };
  if (source.generated) {
    const shell = shellOf(table, columns4);
    const renamed3 = renameExpression(shell, source.generated);
    if (!renamed3) {
      const message =
        'Becomes a plain column that keeps the computed values: a column that it is computed from is left out.';
      say([{ code: 'GENERATED_NOT_CARRIED', severity: 'warning', message }]);
      return column4;
    }
    const proof = proofOf(input, table, 'column', source.name, source.generated);
    if (proof?.holds === false) {
      const message = `Becomes a plain column that keeps the computed values: ${proof.reason}. It was: ${source.generated.text}`;
      say([{ code: 'GENERATED_NOT_CARRIED', severity: 'warning', message }]);
      return column4;
    }
    const generated = { ...source.generated, ...renamed3 };
    const carried = ddl2.carryGenerated({ ...source, generated }, column4.neutral, column4.chosen, shell, input.target);
    say(carried.findings);
    return { ...column4, generated: carried.value };
  }
  const asked = sequenceOf2(source);
  const sequence = asked && sequences5.get(sequenceKey(asked));
  if (sequence && ddl2.sequences) {
    if (column4.identity?.mode === 'always') say([alwaysDropped]);
    return { ...column4, identity: void 0, default: ddl2.sequences.next(sequence) };
  }
  if (source.default && !source.identity) {
    const carried = ddl2.carryDefault(source.default, source, column4.neutral, column4.chosen, input.target);
    say(carried.findings);
    return { ...column4, default: carried.value };
  }
  return column4;
}
var alwaysDropped = {
  code: 'IDENTITY_ALWAYS_DROPPED',
  severity: 'info',
  message: 'New values come from a sequence by default. Values given by an INSERT are taken; the source refused them.',
};
function shellOf(table, columns4) {
  const target = { schema: table.schema, name: table.name };
  return { source: table, target, included: true, columns: columns4, indexes: [], foreignKeys: [], checks: [] };
}

// src/engine/mapping/keyUse.ts
var strength = [void 0, 'index', 'unique', 'foreign', 'primary'];
function keyUses(catalog, toNeutral2) {
  const own = /* @__PURE__ */ new Map();
  const groups = groupsOf(catalog);
  for (const table of catalog.schemas.flatMap((schema) => schema.tables)) {
    const keys = keysOf(table);
    for (const column4 of table.columns) own.set(column4, ownUse(table, column4, keys, toNeutral2));
  }
  const shared2 = /* @__PURE__ */ new Map();
  const together = (group) => {
    const known = shared2.get(group);
    if (known) return known;
    const uses = group.map((member) => own.get(member.column) ?? unused);
    const use = {
      key: uses.map((entry2) => entry2.key).reduce(stronger, void 0),
      companions: uses.flatMap((entry2) => entry2.companions),
      autoIncrement: uses.some((entry2) => entry2.autoIncrement),
      group,
    };
    shared2.set(group, use);
    return use;
  };
  return (table, column4) => {
    const group = groups.get(column4);
    return group ? together(group) : { ...(own.get(column4) ?? unused), group: [{ table, column: column4 }] };
  };
}
function stronger(left2, right) {
  return strength.indexOf(right) > strength.indexOf(left2) ? right : left2;
}
function keysOf(table) {
  return [
    ...(table.primaryKey ? [{ use: 'primary', columns: table.primaryKey.columns }] : []),
    ...table.indexes
      .filter((index) => ['btree', 'hash'].includes(index.method))
      .map((index) => ({
        use: index.unique ? 'unique' : 'index',
        columns: index.parts.map((part3) => (part3.prefix === void 0 ? part3.column : void 0)),
      })),
    ...table.foreignKeys.map((key) => ({ use: 'foreign', columns: key.columns })),
  ];
}
var unused = { key: void 0, companions: [], autoIncrement: false };
function ownUse(table, column4, all2, toNeutral2) {
  const autoIncrement = column4.identity !== void 0;
  const keys = all2.filter((key) => key.columns.includes(column4.name));
  if (keys.length === 0) return autoIncrement ? { ...unused, autoIncrement } : unused;
  return {
    key: keys.map((key) => key.use).reduce(stronger, void 0),
    companions: keys
      .filter((key) => key.use !== 'index')
      .map((key) => companionsOf(table, column4, key.columns, toNeutral2)),
    autoIncrement,
  };
}
function companionsOf(table, column4, names7, toNeutral2) {
  const others2 = names7.filter((name) => name !== column4.name);
  return others2.flatMap((name) => {
    const other = table.columns.find((entry2) => entry2.name === name);
    return other ? [toNeutral2(other)] : [];
  });
}
function groupsOf(catalog) {
  const tables = new Map(
    catalog.schemas.flatMap((schema) => schema.tables.map((table) => [idOf(table.schema, table.name), table])),
  );
  const groups = /* @__PURE__ */ new Map();
  for (const table of tables.values()) {
    for (const key of table.foreignKeys) {
      const referenced = tables.get(idOf(key.referencedSchema, key.referencedTable));
      key.columns.forEach((name, index) => {
        const from = referenced && memberOf(referenced, key.referencedColumns[index]);
        const to = memberOf(table, name);
        if (from && to) join2(groups, from, to);
      });
    }
  }
  return groups;
}
var idOf = (schema, table) => `${schema}\0${table}`;
function memberOf(table, name) {
  const column4 = table.columns.find((entry2) => entry2.name === name);
  return column4 && { table, column: column4 };
}
function join2(groups, first, second) {
  const left2 = groups.get(first.column) ?? [first];
  const right = groups.get(second.column) ?? [second];
  groups.set(first.column, left2).set(second.column, right);
  if (left2 === right || first.column === second.column) return;
  const [small, big] = left2.length < right.length ? [left2, right] : [right, left2];
  big.push(...small);
  for (const { column: column4 } of small) groups.set(column4, big);
}

// src/engine/mapping/unify.ts
function unify2(types4) {
  return types4.reduce((left2, right) => (left2 === void 0 ? void 0 : wider(left2, right)), types4[0]);
}
function wider(left2, right) {
  if (left2.kind === 'integer' && right.kind === 'integer') {
    const unsigned = left2.unsigned && right.unsigned;
    return { kind: 'integer', unsigned, bits: left2.bits > right.bits ? left2.bits : right.bits };
  }
  if (left2.kind === 'text' && right.kind === 'text') {
    return {
      kind: 'text',
      ...(left2.length === void 0 || right.length === void 0 ? {} : { length: Math.max(left2.length, right.length) }),
      ...(left2.fixed === true && right.fixed === true ? { fixed: true } : {}),
      ...(left2.foldsCase === true || right.foldsCase === true ? { foldsCase: true } : {}),
      ...(left2.foldsAccents === true || right.foldsAccents === true ? { foldsAccents: true } : {}),
      ...(left2.foldsBlanks === true || right.foldsBlanks === true ? { foldsBlanks: true } : {}),
    };
  }
  if (left2.kind === 'bytes' && right.kind === 'bytes') {
    const bounded3 = left2.length !== void 0 && right.length !== void 0;
    const same2 = left2.length === right.length && left2.fixed === right.fixed;
    return same2 ? left2 : { kind: 'bytes', ...(bounded3 ? { length: Math.max(left2.length, right.length) } : {}) };
  }
  if (left2.kind === 'decimal' && right.kind === 'decimal') return widerDecimal(left2, right);
  return JSON.stringify(left2) === JSON.stringify(right) ? left2 : void 0;
}
function widerDecimal(left2, right) {
  if (left2.precision === void 0 || right.precision === void 0) return { kind: 'decimal' };
  const scale = Math.max(left2.scale ?? 0, right.scale ?? 0);
  const whole3 = Math.max(left2.precision - (left2.scale ?? 0), right.precision - (right.scale ?? 0));
  return { kind: 'decimal', precision: whole3 + scale, scale };
}

// src/engine/mapping/columnTypes.ts
var ColumnTypes = class _ColumnTypes {
  constructor(ends) {
    this.ends = ends;
    this.useOf = keyUses(ends.catalog, (column4) => this.own(column4));
  }
  ends;
  static known = /* @__PURE__ */ new WeakMap();
  /** How the column, and those that foreign keys join to it, take part in keys. */
  useOf;
  ofColumn = /* @__PURE__ */ new WeakMap();
  ofUse = /* @__PURE__ */ new WeakMap();
  equal = /* @__PURE__ */ new Map();
  offered = /* @__PURE__ */ new WeakMap();
  static of(ends) {
    const known = _ColumnTypes.known.get(ends.catalog);
    if (known?.ends.target === ends.target) return known;
    const types4 = new _ColumnTypes(ends);
    _ColumnTypes.known.set(ends.catalog, types4);
    return types4;
  }
  /** The column's own type. */
  own(column4) {
    const known = this.ofColumn.get(column4);
    if (known) return known;
    const { sourceAdapter, catalog } = this.ends;
    const type = this.shared(sourceAdapter.types.toNeutral(column4, catalog.server));
    this.ofColumn.set(column4, type);
    return type;
  }
  /** The one type that all columns can have that foreign keys join to this one; its own where there is none. */
  joined(column4, use) {
    if (use.group.length === 1) return this.own(column4);
    const known = this.ofUse.get(use);
    if (known) return known;
    const type = unify2(use.group.map((member) => this.own(member.column)));
    if (!type) return this.own(column4);
    this.ofUse.set(use, this.shared(type));
    return this.shared(type);
  }
  /** What the target offers, best first. A choice that needs a type of its own is called after the column, and so is every column's own. */
  choices(neutral, context) {
    const { key, autoIncrement, companions } = context;
    const sort = `${key ?? ''} ${autoIncrement} ${companions.length === 0 ? '' : JSON.stringify(companions)}`;
    const known = this.offered.get(neutral)?.get(sort);
    if (known) return known;
    const { targetAdapter, target } = this.ends;
    const choices3 = targetAdapter.types.fromNeutral(neutral, context, target);
    if (choices3.some(({ requires }) => requires?.kind === 'enum')) return choices3;
    const ofType = this.offered.get(neutral) ?? /* @__PURE__ */ new Map();
    this.offered.set(neutral, ofType.set(sort, choices3));
    return choices3;
  }
  /** Equal types as one object. */
  shared(type) {
    const text6 = JSON.stringify(type);
    const known = this.equal.get(text6) ?? type;
    this.equal.set(text6, known);
    return known;
  }
};

// src/engine/mapping/foreignKeys.ts
function mapForeignKeys(input, table, tables, names7, findings) {
  const { ddl: ddl2 } = input.targetAdapter;
  return table.source.foreignKeys.flatMap((key) => {
    const referenced = tables.get(tableKey({ schema: key.referencedSchema, name: key.referencedTable }));
    const renamed3 = referenced && rename(table, referenced, key);
    if (!renamed3) {
      const message = `The foreign key ${key.name} is not carried: ${reason2(key, referenced)}.`;
      findings.push(
        tableFinding2(table.source, 'foreign key', key.name, {
          code: 'FOREIGN_KEY_NOT_CARRIED',
          severity: 'warning',
          message,
        }),
      );
      return [];
    }
    const loose = input.found(table.source).looseForeignKeys.find((entry2) => entry2.name === key.name);
    if (loose && loose.hits > 0 && !(key.validated && foldsCase(renamed3, table, referenced))) {
      findings.push(looseKey(table, key, loose));
      return [];
    }
    const proven = loose ? { ...renamed3, validated: true } : renamed3;
    const carried = ddl2.carryForeignKey(proven, table, referenced, input.target);
    findings.push(...carried.findings);
    if (!carried.value) return [];
    const scope = ddl2.limits.foreignKeyNameScope === 'table' ? JSON.stringify(table.target) : table.target.schema;
    return [{ ...carried.value, name: names7.take(scope, key.name, `${table.target.name}_${key.name}`) }];
  });
}
function foldsCase(key, table, referenced) {
  const pairs2 = key.columns.map((name, at3) => [
    column3(table, name),
    column3(referenced, key.referencedColumns[at3]),
  ]);
  const folding2 = pairs2.filter((pair) =>
    pair.some((entry2) => entry2?.neutral.kind === 'text' && entry2.neutral.foldsCase),
  );
  return folding2.length > 0 && folding2.every((pair) => pair.every((entry2) => entry2?.chosen.foldsCase === true));
}
function column3(mapping, name) {
  return mapping.columns.find((entry2) => entry2.included && entry2.name === name);
}
function rename(table, referenced, key) {
  const columns4 = key.columns.map((name) => targetColumn(table, name));
  const referencedColumns = key.referencedColumns.map((name) => targetColumn(referenced, name));
  if (!referenced.included || [...columns4, ...referencedColumns].includes(void 0)) return void 0;
  const { referencedSchema: _schema, referencedTable: _table, ...rest } = key;
  return {
    ...rest,
    sourceName: key.name,
    ...(key.deleteColumns ? { deleteColumns: key.deleteColumns.map((name) => targetColumn(table, name) ?? name) } : {}),
    columns: columns4.filter((name) => name !== void 0),
    referencedColumns: referencedColumns.filter((name) => name !== void 0),
    references: referenced.target,
  };
}
function reason2(key, referenced) {
  const name = `${key.referencedSchema}.${key.referencedTable}`;
  if (!referenced) return `${name}, which it refers to, is not among the schemas that move`;
  return referenced.included ? 'one of its columns is left out' : `${name}, which it refers to, is left out`;
}
function looseKey(table, key, { hits, example }) {
  return tableFinding2(table.source, 'foreign key', key.name, {
    code: 'FOREIGN_KEY_LOOSE',
    severity: 'warning',
    message: `The foreign key is not carried: ${hits} ${hits === 1 ? 'row has' : 'rows have'} no parent of exactly the same value. The source takes different texts for equal, or took the rows unchecked.`,
    fix: 'Mend the rows in the source and analyse again, or, for texts, choose a type that ignores case for both columns.',
    count: hits,
    example,
  });
}

// src/engine/mapping/indexes.ts
function mapIndexes(input, table, wanted2, names7, findings) {
  const { ddl: ddl2 } = input.targetAdapter;
  const indexes2 = wanted2.flatMap((index) => {
    const renamed3 = renameIndex(table, index);
    if (!renamed3) {
      const message = `The index ${index.name} is not carried: it reads a column that is left out.`;
      findings.push(
        tableFinding2(table.source, 'index', index.name, { code: 'INDEX_NOT_CARRIED', severity: 'warning', message }),
      );
      return [];
    }
    if (index.unique && leavesAside(index)) {
      const message = `The uniqueness is not carried: its expression compares texts as only the source's collation does. It was: ${index.definition}`;
      const fix = 'Add a unique index by hand, over an expression that says what equal texts are.';
      const found = { code: 'UNIQUENESS_NOT_CARRIED', severity: 'warning', message, fix };
      findings.push(tableFinding2(table.source, 'index', index.name, found));
      return [];
    }
    const carried = ddl2.carryIndex(renamed3, table, input.target);
    findings.push(...carried.findings);
    if (!carried.value) return [];
    const scope = ddl2.limits.indexNameScope === 'table' ? JSON.stringify(table.target) : table.target.schema;
    const name = names7.take(scope, index.name, `${table.target.name}_${index.name}`);
    return [{ ...carried.value, name, sourceName: index.name }];
  });
  return withinLimit(input, table, indexes2, findings);
}
function withinLimit(input, table, indexes2, findings) {
  const { indexesPerTable = Infinity } = input.targetAdapter.ddl.limits;
  const isIndexed = (name) =>
    table.primaryKey?.columns[0] === name || indexes2.some((index) => index.parts[0]?.column === name);
  const ofKeys = table.source.foreignKeys.filter((key) => !isIndexed(targetColumn(table, key.columns[0] ?? '') ?? ''));
  const room = indexesPerTable - (table.primaryKey ? 1 : 0) - ofKeys.length;
  if (indexes2.length <= room) return indexes2;
  const kept = new Set(
    [...indexes2.filter((index) => index.unique), ...indexes2.filter((index) => !index.unique)].slice(
      0,
      Math.max(0, room),
    ),
  );
  for (const index of indexes2.filter((entry2) => !kept.has(entry2))) {
    const message = `The index is not carried: a table has at most ${indexesPerTable} of them there, those of its foreign keys included.`;
    const code2 = index.unique ? 'UNIQUENESS_NOT_CARRIED' : 'INDEX_NOT_CARRIED';
    findings.push(
      tableFinding2(table.source, 'index', index.sourceName, { code: code2, severity: 'warning', message }),
    );
  }
  return indexes2.filter((index) => kept.has(index));
}
function leavesAside({ parts: parts2, predicate }) {
  return [predicate, ...parts2.map((part3) => part3.expression)].some((value2) => (value2?.assumes ?? []).length > 0);
}
function renameIndex(table, index) {
  const include = index.include.map((name) => targetColumn(table, name));
  const parts2 = index.parts.map((part3) => renamePart(table, part3));
  const predicate = index.predicate && renameExpression(table, index.predicate);
  const lost = include.includes(void 0) || parts2.includes(void 0) || (index.predicate && !predicate);
  if (lost) return void 0;
  return {
    ...index,
    predicate,
    include: include.filter((name) => name !== void 0),
    parts: parts2.filter((part3) => part3 !== void 0),
  };
}
function renamePart(table, part3) {
  if (part3.column !== void 0) {
    const column4 = targetColumn(table, part3.column);
    return column4 === void 0 ? void 0 : { ...part3, column: column4 };
  }
  const expression2 = part3.expression && renameExpression(table, part3.expression);
  return expression2 && { ...part3, expression: expression2 };
}

// src/engine/mapping/primaryKey.ts
function mapPrimaryKey(input, table, findings) {
  const { primaryKey } = table.source;
  if (!primaryKey) return {};
  const names7 = primaryKey.columns.map((name) => targetColumn(table, name));
  const columns4 = names7.filter((name) => name !== void 0);
  if (columns4.length < names7.length) {
    const message = 'The primary key is not carried: one of its columns is left out.';
    const finding4 = { code: 'KEY_NOT_CARRIED', severity: 'warning', message };
    findings.push(tableFinding2(table.source, 'primary key', primaryKey.name, finding4));
    return {};
  }
  const carried = input.targetAdapter.ddl.carryPrimaryKey({ ...primaryKey, columns: columns4 }, table, input.target);
  findings.push(...carried.findings);
  return carried.value ? { primaryKey: carried.value } : { replacement: uniqueIndex(primaryKey) };
}
function uniqueIndex({ name, columns: columns4 }) {
  const parts2 = columns4.map((column4) => ({ column: column4, descending: false }));
  const definition = `PRIMARY KEY (${columns4.join(', ')})`;
  return { name, unique: true, constraint: true, method: 'btree', parts: parts2, include: [], definition };
}

// src/engine/mapping/notCarried.ts
var notYet = 'Write it by hand on the target once the data is there; its definition is at the source.';
function notCarried2(schema, tables, carried) {
  return [
    ...tablesNotCarried(schema, tables),
    ...routinesNotCarried(schema, tables),
    ...typesNotCarried(schema, tables, new Set(carried.map(({ source }) => source))),
    ...othersNotCarried(schema),
  ];
}
function tablesNotCarried(schema, tables) {
  const included = new Set(tables.filter((table) => table.included).map((table) => tableKey(table.source)));
  return schema.tables.flatMap((table) => {
    const path = [schema.name, table.name];
    if (table.kind === 'partition')
      return [
        ...ofPartition(table, path),
        entry(
          'partition',
          path,
          'PARTITION_MERGED',
          'info',
          'Its rows move as part of its parent table, which becomes one plain table.',
          void 0,
        ),
      ];
    if (table.kind === 'foreign')
      return [
        entry(
          'table',
          path,
          'TABLE_NOT_CARRIED',
          'warning',
          'A foreign table holds no rows here and is not moved.',
          'Move it from the server that holds its rows.',
        ),
      ];
    if (!included.has(tableKey(table)))
      return [entry('table', path, 'TABLE_LEFT_OUT', 'info', 'Left out by a decision in the mapping.', void 0)];
    const findings = table.otherConstraints.map(({ name, definition }) =>
      entry(
        'constraint',
        [...path, name],
        'CONSTRAINT_NOT_CARRIED',
        'warning',
        `The target has no counterpart of ${definition}.`,
        notYet,
      ),
    );
    if (table.kind === 'partitioned' || table.partitioning !== void 0) {
      findings.push(
        entry(
          'table',
          path,
          'PARTITIONING_NOT_CARRIED',
          'warning',
          `Becomes one plain table; it was partitioned (${table.partitioning ?? 'in parts'}).`,
          notYet,
        ),
      );
    }
    if (table.inherits && table.inherits.length > 0) {
      const parents = table.inherits.map((parent) => parent.join('.')).join(', ');
      findings.push(
        entry(
          'table',
          path,
          'INHERITANCE_NOT_CARRIED',
          'warning',
          `Becomes a table of its own; reading ${parents} no longer includes its rows.`,
          notYet,
        ),
      );
    }
    return findings.filter((finding4) => finding4.object.kind !== 'table' || isMovable(table));
  });
}
function ofPartition(table, path) {
  const lost = (kind, name, definition) => {
    const message = `Only this partition has it, and the partitions become one table: ${definition}`;
    return entry(kind, [...path, name], 'PARTITION_DETAIL_NOT_CARRIED', 'warning', message, notYet);
  };
  return [
    ...table.indexes.map((index) => lost('index', index.name, index.definition)),
    ...table.checks.map((check) => lost('check', check.name, `CHECK (${check.text})`)),
    ...table.foreignKeys.map((key) => lost('foreign key', key.name, `FOREIGN KEY (${key.columns.join(', ')})`)),
  ];
}
function routinesNotCarried(schema, tables) {
  const included = new Set(tables.filter((table) => table.included).map((table) => table.source.name));
  const isTable = new Set(schema.tables.map((table) => table.name));
  return [
    ...schema.views.map((view) =>
      view.materialized
        ? entry(
            'materialized view',
            [schema.name, view.name],
            'VIEW_NOT_CARRIED',
            'warning',
            'Materialized views are not carried yet.',
            notYet,
          )
        : entry('view', [schema.name, view.name], 'VIEW_NOT_CARRIED', 'warning', 'Views are not carried yet.', notYet),
    ),
    ...schema.triggers
      .filter((trigger) => included.has(trigger.table) || !isTable.has(trigger.table))
      .map((trigger) =>
        entry(
          'trigger',
          [schema.name, trigger.table, trigger.name],
          'TRIGGER_NOT_CARRIED',
          'warning',
          `Triggers are not carried yet (${trigger.timing} ${trigger.events.join(' or ')}${trigger.firing === void 0 ? '' : `, ${firingWords(trigger)}`}).`,
          notYet,
        ),
      ),
    ...schema.routines.map((routine) =>
      entry(
        'routine',
        [schema.name, routine.name],
        'ROUTINE_NOT_CARRIED',
        'warning',
        `Routines are not carried yet (${routine.kind}, ${routine.language}).`,
        notYet,
      ),
    ),
  ];
}
function typesNotCarried(schema, tables, carried) {
  const counters2 = new Set(
    tables.flatMap((table) =>
      table.columns.flatMap((column4) => (column4.identity?.sequence ? [column4.identity.sequence.join('.')] : [])),
    ),
  );
  return [
    ...schema.sequences
      .filter((sequence) => !counters2.has(`${schema.name}.${sequence.name}`) && !carried.has(sequence))
      .map((sequence) =>
        entry(
          'sequence',
          [schema.name, sequence.name],
          'SEQUENCE_NOT_CARRIED',
          'warning',
          'The target has no sequences: what asks this one gets no value by itself.',
          notYet,
        ),
      ),
    ...schema.types.map((type) =>
      entry(
        'type',
        [schema.name, type.name],
        'TYPE_NOT_CARRIED',
        'info',
        `The ${type.category} type itself is not created; columns of it get the type that the script shows.`,
        void 0,
      ),
    ),
  ];
}
function othersNotCarried(schema) {
  return schema.others.map((other) =>
    entry(
      other.kind,
      [schema.name, other.name],
      'OBJECT_NOT_CARRIED',
      'warning',
      `Objects of this kind (${other.kind}) have no place in the migration.`,
      notYet,
    ),
  );
}
function entry(kind, path, code2, severity, message, fix) {
  return { code: code2, severity, object: { kind, path }, message, fix };
}

// src/engine/mapping/typeNames.ts
var TypeNames = class {
  byName = /* @__PURE__ */ new Map();
  relations;
  /** A table or sequence is a type too, of the same name. */
  constructor(relations3) {
    this.relations = new Set(relations3.map(({ schema, name }) => JSON.stringify([schema, name])));
  }
  /** True when the choice needs no type, or one whose name is free or means the same. */
  fits(schema, choice3) {
    if (!choice3.requires) return true;
    const key = JSON.stringify([schema, choice3.requires.name]);
    const meaning = JSON.stringify(choice3.requires);
    if (choice3.requires.kind === 'enum' && this.relations.has(key)) return false;
    const known = this.byName.get(key);
    if (known !== void 0) return known === meaning;
    this.byName.set(key, meaning);
    return true;
  }
  /** The types that the included columns need, each once. */
  used(tables) {
    const types4 = /* @__PURE__ */ new Map();
    for (const table of tables.filter((entry2) => entry2.included)) {
      for (const column4 of table.columns) {
        const type = column4.included ? column4.chosen.requires : void 0;
        if (type) types4.set(JSON.stringify([table.target.schema, type.name]), { schema: table.target.schema, type });
      }
    }
    return [...types4.values()];
  }
};

// src/engine/mapping/wishes.ts
var Wishes = class {
  constructor(decisions2) {
    this.decisions = decisions2;
    const { rules: rules5 = [] } = decisions2;
    this.rules = new Rules(rules5);
    this.matched = rules5.map(() => /* @__PURE__ */ new Set());
    this.won = rules5.map(() => /* @__PURE__ */ new Set());
  }
  decisions;
  rules;
  /** By rule: the columns that meet its conditions, and those whose type it named. */
  matched;
  won;
  unmet = /* @__PURE__ */ new Map();
  /**
   * The wish for a column, the strongest first: its own decision, a rule, a policy. Columns that foreign keys join need one type, so what is said of
   * one holds for all of them where nothing else is said.
   */
  for(table, column4, neutral, use) {
    if (this.rules.none && this.decisions.tables === void 0) return this.policyFor(neutral);
    const members = [{ table, column: column4 }, ...use.group.filter((member) => member.column !== column4)];
    const rule2 = members.flatMap((member) => this.ruleFor(member.table, member.column, neutral) ?? [])[0];
    const own = members.flatMap((member) => this.decisionOn(member.table, member.column) ?? [])[0];
    if (!own && rule2?.rule !== void 0) this.won[rule2.rule]?.add(columnName(table, column4));
    return own ?? rule2 ?? this.policyFor(neutral);
  }
  ruleFor(table, column4, neutral) {
    const matching = this.rules.matching(table, column4, neutral);
    for (const { index } of matching) this.matched[index]?.add(columnName(table, column4));
    const [first] = matching;
    if (!first) return void 0;
    const { type, as } = first.rule;
    return { type, as, by: 'rule', rule: first.index, path: ['rules', first.index, as === void 0 ? 'type' : 'as'] };
  }
  decisionOn(table, column4) {
    const { tables = {} } = this.decisions;
    const key = tableKey(table);
    const columns4 = (Object.hasOwn(tables, key) ? tables[key]?.columns : void 0) ?? {};
    const decision = Object.hasOwn(columns4, column4.name) ? columns4[column4.name] : void 0;
    if (decision?.type === void 0 && decision?.as === void 0) return void 0;
    const { type, as } = decision;
    const field = as === void 0 ? 'type' : 'as';
    return { type, as, by: 'column', path: ['tables', key, 'columns', column4.name, field] };
  }
  policyFor(neutral) {
    const name = policyOf(neutral);
    const as = name && this.decisions.types?.[name];
    return name && as && { as, by: 'policy', path: ['types', name] };
  }
  /** Notes that a rule's or policy's wish can't be met for a column; each is said once, however many columns it concerns. */
  refuse(wish2, table, column4, finding4) {
    const key = JSON.stringify([wish2.path, finding4.message]);
    const entry2 = this.unmet.get(key) ?? { wish: wish2, finding: finding4, columns: /* @__PURE__ */ new Set() };
    entry2.columns.add(columnName(table, column4));
    this.unmet.set(key, entry2);
  }
  /** Columns that a rule's conditions hold for, and those whose type it named. */
  useOf(rule2) {
    return { matched: this.matched[rule2]?.size ?? 0, won: this.won[rule2]?.size ?? 0 };
  }
  /** One finding for each wish and reason that couldn't be met. */
  findings() {
    return [...this.unmet.values()].map(({ wish: wish2, finding: finding4, columns: columns4 }) => {
      const [first] = columns4;
      const place =
        columns4.size === 1 ? `for ${first ?? ''}` : `for ${columns4.size} columns, ${first ?? ''} among them`;
      return {
        ...finding4,
        message: `${finding4.message} This concerns "${String(wish2.as ?? wish2.type)}" ${place}.`,
        object: { kind: 'decision', path: [pathText(wish2.path)] },
        decision: wish2.path,
      };
    });
  }
};
function pathText(path) {
  return path
    .map((part3, index) => (typeof part3 === 'number' ? `[${part3}]` : `${index === 0 ? '' : '.'}${part3}`))
    .join('');
}
function columnName(table, column4) {
  return `${tableKey(table)}.${column4.name}`;
}

// src/engine/mapping/unknownDecisions.ts
function unknownDecisions(input) {
  const { catalog, decisions: decisions2 } = input;
  const schemas2 = catalog.schemas.map((schema) => schema.name);
  const tables = new Map(catalog.schemas.flatMap((schema) => schema.tables.map((table) => [tableKey(table), table])));
  const inTables = Object.entries(decisions2.tables ?? {}).flatMap(([key, decision]) => {
    const table = tables.get(key);
    if (!table) return [unknown('table', [key], key, [...tables.keys()], ['tables', key])];
    const columns4 = table.columns.map((column4) => column4.name);
    return Object.keys(decision.columns ?? {})
      .filter((name) => !columns4.includes(name))
      .map((name) =>
        unknown('column', [table.schema, table.name, name], name, columns4, ['tables', key, 'columns', name]),
      );
  });
  const listed2 = (decisions2.schemas ?? []).flatMap((name, index) =>
    schemas2.includes(name) ? [] : [unknown('schema', [name], name, schemas2, ['schemas', index])],
  );
  const renamed3 = Object.keys(decisions2.schemaNames ?? {}).flatMap((name) =>
    schemas2.includes(name) ? [] : [unknown('schema', [name], name, schemas2, ['schemaNames', name])],
  );
  return [...inTables, ...listed2, ...renamed3];
}
function unknown(kind, path, name, known, decision) {
  const near = nearest(name, known);
  const owner = kind === 'column' ? `${path[0] ?? ''}.${path[1] ?? ''}` : 'The source';
  return {
    code: 'DECISION_WITHOUT_OBJECT',
    severity: 'warning',
    object: { kind, path },
    message: `${owner} has no ${kind} ${name}. The decision about it has no effect.`,
    fix: near === void 0 ? 'Remove the decision from the mapping, or mend the name.' : `Did you mean "${near}"?`,
    decision,
  };
}
function unusedDecisions(input, tables, findings) {
  const { rules: rules5 = [], guards = {}, accept: accept2 = [] } = input.decisions;
  const unused2 = rules5.flatMap((rule2, index) => {
    const { matched, won } = input.wishes.useOf(index);
    if (won > 0) return [];
    if (matched === 0) return [unusedRule(index, ...whyNothing(rule2, tables))];
    const message = `The rule names the type of no column: what it holds for is decided by rules before it or by decisions of its own.`;
    return [unusedRule(index, [message], 'Put it in front of the others, or remove it.')];
  });
  const codes = /* @__PURE__ */ new Set([...Object.keys(guardPolicies), ...guardCodesOf(tables)]);
  const strange = Object.keys(guards)
    .filter((code2) => !codes.has(code2))
    .map((code2) =>
      withoutEffect(['guards', code2], `No choice of type has a guard ${code2}.`, nearest(code2, [...codes])),
    );
  const idle = (input.profile === void 0 ? [] : accept2).flatMap((entry2, index) =>
    findings.some((finding4) => acceptCovers(entry2, finding4))
      ? []
      : [{ ...withoutEffect(['accept', index], `Nothing was found that ${entry2} accepts.`), severity: 'info' }],
  );
  return [...input.wishes.findings(), ...unused2, ...strange, ...idle];
}
function guardCodesOf(tables) {
  const offers = new Set(tables.flatMap((table) => table.columns.map((column4) => column4.choices)));
  return [...offers].flatMap((choices3) => choices3.flatMap((choice3) => choice3.guards.map((guard3) => guard3.code)));
}
function whyNothing(rule2, tables) {
  const columns4 = tables.flatMap((table) => table.columns.map((column4) => ({ ...column4, table: table.source })));
  const reasons = [];
  const near = [];
  const look2 = (what, wanted2, test, known) => {
    if (wanted2 === void 0 || test(wanted2)) return;
    reasons.push(`no ${what} ${wanted2}`);
    const meant = nearest(wanted2, [...new Set(known())]);
    if (meant !== void 0) near.push(meant);
  };
  const types4 = (column4) => [...typeNames(column4.source.type, column4.neutral)];
  const some = (of) => (wanted2) => {
    const matches = nameMatcher(wanted2);
    return columns4.some((column4) => of(column4.table, column4.source).some(matches));
  };
  look2(
    'type',
    rule2.when,
    (wanted2) =>
      columns4.some((column4) => typeNames(column4.source.type, column4.neutral).has(wanted2.toLowerCase().trim())),
    () => columns4.flatMap(types4),
  );
  look2(
    'schema',
    rule2.schema,
    some((table) => [table.schema]),
    () => columns4.map(({ table }) => table.schema),
  );
  look2(
    'table',
    rule2.table,
    some((table) => [table.name, tableKey(table)]),
    () => columns4.flatMap(({ table }) => [table.name, tableKey(table)]),
  );
  look2(
    'column',
    rule2.column,
    some((_table, column4) => [column4.name]),
    () => columns4.map(({ source }) => source.name),
  );
  const fix = near.length === 0 ? void 0 : `Did you mean ${near.map((word2) => `"${word2}"`).join(' and ')}?`;
  return [
    [
      `The rule holds for no column: ${reasons.length === 0 ? 'no column meets all of its conditions' : `the source has ${reasons.join(' and ')}`}.`,
    ],
    fix,
  ];
}
function unusedRule(index, messages, fix) {
  const path = ['rules', index];
  return {
    code: 'RULE_WITHOUT_EFFECT',
    severity: 'warning',
    object: { kind: 'decision', path: [pathText(path)] },
    message: messages.join(' '),
    fix: fix ?? 'Mend the rule, or remove it from the mapping.',
    decision: path,
  };
}
function withoutEffect(path, message, near) {
  return {
    code: 'DECISION_WITHOUT_OBJECT',
    severity: 'warning',
    object: { kind: 'decision', path: [pathText(path)] },
    message: `${message} The decision has no effect.`,
    fix: near === void 0 ? 'Remove it from the mapping.' : `Did you mean "${near}"?`,
    decision: path,
  };
}

// src/engine/mapping/map.ts
function map(given) {
  const wishes = new Wishes(given.decisions);
  const types4 = ColumnTypes.of(given);
  const input = { ...given, found: profileByTable(given.profile), types: types4, wishes };
  const findings = [...input.catalog.findings, ...unknownDecisions(input)];
  const schemas2 = mapSchemas(input);
  const targets = targetNames(input, schemas2, findings);
  const sequences5 = nameSequences(input, schemas2, targets);
  const sequenceNames = sequenceTargets(sequences5);
  const typeNames2 = new TypeNames([
    ...sequences5.map((sequence) => sequence.target),
    ...relations2(schemas2, targets),
  ]);
  const named3 = schemas2.flatMap(({ source, target }) =>
    source.tables.filter(isMovable).map((table) => {
      const included = tableDecision(input, table).include ?? true;
      const columns4 = mapColumns(input, table, {
        schema: target,
        types: typeNames2,
        sequences: sequenceNames,
        findings: included ? findings : [],
      });
      const name = targets.get(table) ?? table.name;
      const base = {
        source: table,
        included,
        columns: columns4,
        target: { schema: target, name },
        comment: table.comment,
      };
      return { ...base, indexes: [], foreignKeys: [], checks: [] };
    }),
  );
  const taken = [...named3, ...sequences5].map((entry2) => entry2.target);
  const tables = withConstraints(input, named3, taken, findings);
  findings.push(
    ...tables
      .filter((table) => table.included)
      .flatMap((table) => input.targetAdapter.ddl.examineTable(table, input.target)),
  );
  findings.push(...schemas2.flatMap(({ source }) => notCarried2(source, tables, sequences5)));
  findings.push(...unusedDecisions(input, tables, findings));
  const { decisions: decisions2 } = input;
  return {
    source: input.catalog.server,
    target: input.target,
    sourceName: decisions2.source ?? 'source',
    targetName: decisions2.target ?? 'target',
    schemas: schemas2,
    tables,
    requiredTypes: typeNames2.used(tables),
    sequences: withUsers(sequences5, tables),
    findings: findings.map((finding4) => settled(finding4, decisions2.accept ?? [])),
    load: decisions2.load ?? {},
    content: decisions2.content,
    accept: [.../* @__PURE__ */ new Set([...(decisions2.accept ?? []), ...findings.filter(isTaken).map(acceptOf)])],
  };
}
function settled(finding4, accept2) {
  const open = finding4.resolution === void 0 && finding4.severity === 'error';
  return open && accept2.some((entry2) => acceptCovers(entry2, finding4))
    ? { ...finding4, resolution: 'accepted' }
    : finding4;
}
function isTaken(finding4) {
  return finding4.resolution === 'accepted';
}
function acceptOf(finding4) {
  return `${finding4.code}:${objectName(finding4.object)}`;
}
function mapSchemas(input) {
  const { catalog, decisions: decisions2, sourceAdapter, targetAdapter, target, targetSchemas } = input;
  const included = catalog.schemas.filter((schema) => decisions2.schemas?.includes(schema.name) ?? true);
  const withTables = included.filter((schema) => schema.tables.length > 0);
  const home = targetAdapter.ddl.defaultSchema(target);
  const main = withTables.length === 1 ? withTables[0]?.name : sourceAdapter.ddl.defaultSchema(catalog.server);
  return included.map((source) => {
    const plain6 = source.name === main ? home : inPolicy(source.name, decisions2.names?.schemas);
    const name = entryOf(decisions2.schemaNames, source.name) ?? targetAdapter.ddl.legalName(plain6);
    return { source, target: name, create: source.tables.length > 0 && !targetSchemas.includes(name) };
  });
}
function targetNames(input, schemas2, findings) {
  const namer = new Namer(input.targetAdapter.ddl, false);
  const targetOf2 = new Map(schemas2.map(({ source, target }) => [source.name, target]));
  const tables = schemas2.flatMap(({ source }) => source.tables.filter(isMovable));
  const names7 = nameAll(
    tables,
    (table) => {
      const { name } = tableDecision(input, table);
      return { name: name ?? inPolicy(table.name, input.decisions.names?.tables), decided: name !== void 0 };
    },
    (table, wanted2) => namer.take(targetOf2.get(table.schema) ?? '', wanted2, `${table.schema}_${wanted2}`),
  );
  for (const [table, named3] of names7) {
    const changed2 = nameFinding('table', named3);
    const decision = named3.decided ? ['tables', tableKey(table), 'name'] : void 0;
    if (changed2) findings.push(tableFinding2(table, 'table', void 0, { ...changed2, decision }));
  }
  return new Map([...names7].map(([table, { name }]) => [table, name]));
}
function relations2(schemas2, targets) {
  const targetOf2 = new Map(schemas2.map(({ source, target }) => [source.name, target]));
  return [...targets].map(([table, name]) => ({ schema: targetOf2.get(table.schema) ?? '', name }));
}
function withConstraints(input, tables, taken, findings) {
  const { limits: limits2 } = input.targetAdapter.ddl;
  const names7 = { index: namerFor(input), check: namerFor(input), foreignKey: namerFor(input) };
  if (limits2.indexNameScope === 'schema') for (const { schema, name } of taken) names7.index.reserve(schema, name);
  const complete = /* @__PURE__ */ new Map();
  for (const table of tables) {
    const kept = table.included ? findings : [];
    const { primaryKey, replacement } = mapPrimaryKey(input, table, kept);
    const keyed = { ...table, primaryKey };
    const wanted2 = [...(replacement ? [replacement] : []), ...table.source.indexes];
    const indexed = { ...keyed, indexes: mapIndexes(input, keyed, wanted2, names7.index, kept) };
    complete.set(tableKey(table.source), { ...indexed, checks: mapChecks(input, indexed, names7.check, kept) });
  }
  return tables.map((table) => {
    const mapped = complete.get(tableKey(table.source)) ?? table;
    const kept = table.included ? findings : [];
    return { ...mapped, foreignKeys: mapForeignKeys(input, mapped, complete, names7.foreignKey, kept) };
  });
}
function namerFor(input) {
  return new Namer(input.targetAdapter.ddl, true);
}

// src/engine/mapping/mapOntoTarget.ts
function mapOntoTarget(input) {
  const { look: look2, decisions: decisions2, targetAdapter } = input;
  if (!look2 || !concernsExisting(decisions2)) return map(input);
  const adopted2 = adoptedDecisions(input);
  return withExisting(map({ ...input, decisions: adopted2 }), look2, targetAdapter, adopted2);
}
function adoptedDecisions(input) {
  const { look: look2, decisions: decisions2, targetAdapter, target } = input;
  if (!look2 || !concernsExisting(decisions2)) return decisions2;
  const mapWith = (some) => map({ ...input, decisions: some });
  return adoptExisting(decisions2, look2.tables, targetAdapter, target, mapWith);
}

// src/engine/report/assessment/effort.ts
var thinking = {
  decide: { first: 30, next: 5 },
  add: { first: 20, next: 5 },
  know: { first: 10, next: 1 },
};
var basis = [
  'A rule of thumb, and no measurement; change the figures to what your team knows of itself.',
  ...['decide', 'add', 'know'].map((what) => {
    const { first, next } = thinking[what];
    const title = {
      decide: 'Something to decide',
      add: 'Something to add to what is carried',
      know: 'Something to know of',
    };
    return `${title[what]}: ${first} minutes for the first of a kind of finding, ${next} for each further one.`;
  }),
  'To make by hand what is not carried: a view 15 minutes and 1 for each line, a materialized view 30 and 1, a trigger, routine or event 30 and 3, anything else 20.',
  'Not in it: changes in applications, their tests, rehearsals, and waiting.',
];

// src/engine/run/demands.ts
init_errors();
function demandTwoDatabases(source, target) {
  if (source.engine !== target.engine || source.identity !== target.identity) return;
  throw new EngineError({
    code: 'BAD_INPUT',
    stage: 'preflight',
    object: target.database,
    message: `Source and target are the same database, ${target.database} (id ${target.identity}). Nothing was changed.`,
    hint: 'The source is only read: name another database as the target.',
  });
}

// src/engine/run/execute.ts
init_errors();

// src/engine/run/attempts.ts
init_errors();

// src/engine/run/cleanUp.ts
init_errors();

// src/engine/run/ledger.ts
init_errors();
import { createHash as createHash6 } from 'node:crypto';
var headerKey = keyOf3('the run itself');
function keyOf3(step) {
  return createHash6('sha256').update(step).digest('hex').slice(0, 32);
}

// src/engine/run/rollBack.ts
init_errors();

// src/engine/run/putBack.ts
init_errors();

// src/engine/run/copyTables.ts
init_errors();

// src/engine/run/lanes.ts
init_errors();

// src/engine/run/statements.ts
init_errors();

// src/engine/run/tableCopy.ts
init_errors();
var usualChunkBytes = 64 * 1024 * 1024;
var fewestBytes = 1024 * 1024;

// src/engine/run/loadGuard.ts
init_errors();

// src/engine/run/lockWatch.ts
init_errors();

// src/engine/run/preflight.ts
init_errors();

// src/engine/run/rejects.ts
init_errors();

// src/engine/run/rowByRow.ts
init_errors();
var batchBytes3 = 1024 * 1024;

// src/engine/run/rejects.ts
var largestKept = 64 * 1024 * 1024;

// src/engine/run/recheck.ts
init_errors();

// src/engine/run/recordedStep.ts
init_errors();

// src/engine/run/resume.ts
init_errors();

// src/engine/run/throttle.ts
var largestPiece2 = 16 * 1024;
var bufferedBytes3 = 256 * 1024;

// src/engine/run/watchdog.ts
init_errors();

// src/engine/run/loadRejects.ts
init_errors();

// src/engine/run/rehearsal.ts
init_errors();

// src/engine/run/sample.ts
var widestBytes = 512 * 1024 * 1024;

// src/engine/scan/lookAtTarget.ts
var countedRows = 1e5;
async function lookAtTarget({ adapter, session, schemas: schemas2, fates }, signal) {
  const catalog = await adapter.introspect(session, { schemas: schemas2 }, signal);
  const tables = catalog.schemas.flatMap((schema) => schema.tables);
  const touched = fates(tables);
  const of = (fate) => touched.filter((entry2) => entry2.fate === fate).map(({ table }) => table);
  const lost = { emptied: of('truncate'), dropped: of('replace') };
  const emptied = [...lost.emptied, ...lost.dropped];
  const loaded = touched.filter(({ fate }) => fate !== 'keep');
  const rows = {};
  const sizes5 = emptied.length === 0 ? [] : await adapter.read.sizes(session, emptied, signal);
  for (const [index, table] of emptied.entries()) {
    const estimate3 = sizes5[index]?.rows ?? 0;
    rows[`${table.schema}.${table.name}`] =
      estimate3 < countedRows ? await count(adapter, session, table, signal) : estimate3;
  }
  return {
    tables,
    sequences: Object.fromEntries(
      catalog.schemas.flatMap(({ name, sequences: sequences5 }) =>
        sequences5.map((sequence) => [`${name}.${sequence.name}`, nextValue(sequence)]),
      ),
    ),
    types: catalog.schemas.flatMap(({ name, types: types4 }) => types4.map((type) => `${name}.${type.name}`)),
    suspensions: loaded.length === 0 ? [] : await adapter.existing.suspensions(session, loaded, signal),
    dependents:
      emptied.length === 0
        ? { keys: [], objects: [], refused: false }
        : await adapter.existing.dependents(session, lost, signal),
    rows,
  };
}
async function count(adapter, session, table, signal) {
  const { rows } = await session.query(
    `SELECT COUNT(*) FROM ${adapter.lex.qualify(table, session.server)}`,
    [],
    signal,
  );
  return Number(rows[0]?.[0] ?? '0');
}

// src/engine/scan/scan.ts
init_errors();

// src/engine/scan/batches.ts
var smallTable = 1e4;
var mostTables = 50;
var mostQuestions = 500;
function batches(tables) {
  const done = [];
  let open = [];
  let questions = 0;
  for (const entry2 of tables) {
    if (entry2.table.source.estimatedRows > smallTable) {
      done.push([entry2]);
      continue;
    }
    if (open.length === mostTables || (open.length > 0 && questions + entry2.questions.length > mostQuestions)) {
      done.push(open);
      open = [];
      questions = 0;
    }
    open.push(entry2);
    questions += entry2.questions.length;
  }
  return open.length > 0 ? [...done, open] : done;
}

// src/engine/scan/example.ts
init_errors();
var shown = 60;
async function exampleOf(table, question, source, session, signal) {
  const items = itemsOf(table, question, source, session);
  if (items.length === 0) return void 0;
  const query2 = source.read
    .select(table.source, items, session.server)
    .replace(rangePlaceholder, () => `(${question.predicate})`);
  try {
    const { rows } = await session.query(`${query2} LIMIT 1`, [], signal);
    return rows[0] && exampleText(items, rows[0]);
  } catch (error) {
    if (error instanceof EngineError && error.code === 'STATEMENT_FAILED') return void 0;
    throw error;
  }
}
function exampleText(items, row) {
  return row.map((value2, at3) => `${items[at3]?.name ?? ''}=${short(value2 ?? 'NULL')}`).join(', ');
}
function short(value2) {
  const characters = Array.from(value2.slice(0, 2 * shown));
  return characters.length > shown ? `${characters.slice(0, shown - 1).join('')}\u2026` : value2;
}
function itemsOf(table, question, source, session) {
  const key = table.source.primaryKey?.columns ?? [];
  if (key.length > 0) return key.map((name) => ({ sql: source.lex.quoteIdentifier(name), name }));
  if (question.kind !== 'guard') return [];
  const { source: column4, neutral } = question.column;
  const read2 = source.read.column(column4, neutral, 'native', session.server);
  return read2 && !read2.encode ? [{ sql: read2.sql, name: column4.name }] : [];
}

// src/engine/scan/expressions.ts
init_errors();
async function tryExpressions(table, source, session, signal) {
  const refused2 = [];
  for (const { source: column4, included, expression: expression2 } of table.columns) {
    if (!included || expression2 === void 0 || source.lex.expressionError(expression2) !== void 0) continue;
    const query2 = source.read.select(
      table.source,
      [
        {
          sql: `(${expression2}
)`,
          name: column4.name,
        },
      ],
      session.server,
    );
    try {
      await session.query(query2.replace(rangePlaceholder, 'false'), [], signal);
    } catch (error) {
      if (!(error instanceof EngineError) || error.code !== 'STATEMENT_FAILED') throw error;
      refused2.push({ table: tableKey(table.source), column: column4.name, sql: expression2, message: error.message });
    }
  }
  return refused2;
}

// src/engine/scan/foreignKeys.ts
async function findLooseForeignKeys(table, parents, { source, session, isEmpty, signal }) {
  const loose = [];
  for (const key of table.source.foreignKeys) {
    const parent = parents.get(tableKey({ schema: key.referencedSchema, name: key.referencedTable }));
    const orphans = parent?.included ? orphansOf(key, table, parent, source, session) : void 0;
    if (orphans === void 0) continue;
    const counted = isEmpty ? void 0 : await session.query(`SELECT count(*) ${orphans}`, [], signal);
    const hits = Number(counted?.rows[0]?.[0] ?? 0);
    if (hits === 0 && key.validated) continue;
    const names7 = key.columns.map((name) => `c.${source.lex.quoteIdentifier(name)}`).join(', ');
    const one3 = hits > 0 ? (await session.query(`SELECT ${names7} ${orphans} LIMIT 1`, [], signal)).rows[0] : void 0;
    const example =
      one3 &&
      exampleText(
        key.columns.map((name) => ({ name })),
        one3,
      );
    loose.push({ table: tableKey(table.source), name: key.name, hits, example });
  }
  return loose;
}
function orphansOf(key, table, parent, source, session) {
  const { lex: lex3, read: read2 } = source;
  const child = key.columns.map((name) => `c.${lex3.quoteIdentifier(name)}`);
  const other = key.referencedColumns.map((name) => `p.${lex3.quoteIdentifier(name)}`);
  const exact2 = child.map((left2, index) => {
    const column4 = table.source.columns.find((entry2) => entry2.name === key.columns[index]);
    return column4 && read2.exactMatch(left2, other[index] ?? 'NULL', column4, session.server);
  });
  if (!key.enforced || (key.validated && exact2.every((condition) => condition === void 0))) return void 0;
  const pairs2 = child.flatMap((left2, index) => [`${other[index] ?? 'NULL'} = ${left2}`, exact2[index] ?? 'TRUE']);
  const from = lex3.qualify(table.source, session.server);
  const to = lex3.qualify(parent.source, session.server);
  const present = child.map((name) => `${name} IS NOT NULL`).join(' AND ');
  return `FROM ${from} c WHERE ${present} AND NOT EXISTS (SELECT 1 FROM ${to} p WHERE ${pairs2.join(' AND ')})`;
}

// src/engine/scan/assumptions.ts
function claimsOf(table, source) {
  const columns4 = ownColumns(table);
  return doubtful(table).flatMap(({ on, name, belied }) => {
    const predicate = source.ddl.printExpression({ text: '', expression: belied }, columns4);
    return predicate === void 0 ? [] : [{ on, name, predicate }];
  });
}
function doubtful({ source }) {
  const checks3 = source.checks.filter(isDoubtful2).map(({ name, expression: expression2 }) => {
    const belied = { kind: 'not', item: expression2 };
    return { on: 'check', name, belied };
  });
  const generated = source.columns.flatMap(({ name, generated: value2 }) => {
    if (!value2 || !isDoubtful2(value2)) return [];
    const left2 = { kind: 'column', name };
    const same2 = { kind: 'compare', operator: 'null-safe-equal', left: left2, right: value2.expression };
    return [{ on: 'column', name, belied: { kind: 'not', item: same2 } }];
  });
  const isHere = (name) => source.columns.some((column4) => column4.name === name);
  return [...checks3, ...generated].filter(({ belied }) => columnsOf(belied).every(isHere));
}
function isDoubtful2(value2) {
  return value2.expression !== void 0 && value2.assumes !== void 0 && value2.assumes.length > 0;
}
function ownColumns(table) {
  return table.columns.map((column4) => {
    const { name, type, collation, nullable } = column4.source;
    const written2 = collation === void 0 ? type.text : `${type.text} COLLATE ${collation}`;
    const { choices: _choices, chosen: _chosen, ...rest } = column4;
    const chosen = { type: written2, form: 'plain', canonical: 'text', guards: [], losses: [] };
    return { ...rest, name, nullable, choices: [], chosen };
  });
}

// src/engine/scan/questions.ts
function guardQuestions(table, source, server) {
  return table.columns.flatMap((column4) => {
    if (!column4.included || column4.expression !== void 0) return [];
    const wanted2 = /* @__PURE__ */ new Map();
    for (const choice3 of [column4.chosen, ...column4.choices]) {
      for (const guard3 of choice3.guards) {
        const name = `${guard3.id} ${guard3.limit ?? ''}`;
        const predicate = source.read.guard(guard3, column4.source, column4.neutral, server);
        if (predicate !== void 0) wanted2.set(name, { kind: 'guard', column: column4, guard: guard3, predicate });
      }
    }
    return [...wanted2.values()];
  });
}
function expressionQuestions(table, source) {
  const checks3 = table.source.checks
    .filter((check) => check.enforced && !check.validated)
    .map((check) => ({ kind: 'check', check, predicate: `NOT (${check.text})` }));
  const claims = claimsOf(table, source).map((claim) => ({ kind: 'claim', ...claim }));
  return [...checks3, ...claims];
}

// src/engine/scan/scan.ts
async function scan(mapping, source, session, options2) {
  const { signal, onProgress } = options2;
  const hidden = unreadable2(mapping);
  const tables = mapping.tables.filter((table) => table.included && !hidden(table));
  const [first] = tables;
  if (first) onProgress?.({ table: tableKey(first.source), done: 0, total: tables.length });
  const empty3 = await emptyOnes(tables, source, session, signal);
  const results = { guards: [], looseChecks: [], provenExpressions: [], rows: {} };
  const asked = tables.flatMap((table) => {
    const expressions = expressionQuestions(table, source);
    if (!empty3.has(table))
      return [{ table, questions: [...guardQuestions(table, source, mapping.source), ...expressions] }];
    noteEmpty(table, expressions, results);
    return [];
  });
  let done = empty3.size;
  for (const batch of batches(asked.filter(({ questions }) => questions.length > 0))) {
    throwIfCancelled(signal, 'scan');
    onProgress?.({ table: tableKey(batch[0]?.table.source ?? { schema: '', name: '' }), done, total: tables.length });
    await ask2(batch, source, session, results, signal);
    done += batch.length;
  }
  const looseForeignKeys = [];
  const parents = new Map(mapping.tables.map((table) => [tableKey(table.source), table]));
  const refusedExpressions = [];
  for (const table of tables) {
    throwIfCancelled(signal, 'scan');
    const asks = { source, session, isEmpty: empty3.has(table), signal };
    looseForeignKeys.push(...(await findLooseForeignKeys(table, parents, asks)));
    refusedExpressions.push(...(await tryExpressions(table, source, session, signal)));
  }
  return { takenAt: /* @__PURE__ */ new Date().toISOString(), looseForeignKeys, refusedExpressions, ...results };
}
async function emptyOnes(tables, source, session, signal) {
  const names7 = tables.map((table) => table.source);
  const sizes5 = await source.read.sizes(session, names7, signal);
  return new Set(tables.filter((_table, at3) => sizes5[at3]?.empty === true));
}
var unreadableCodes = ['SCHEMA_NOT_READABLE', 'TABLE_NOT_READABLE', 'COLUMN_NOT_READABLE', 'ROW_SECURITY'];
function unreadable2(mapping) {
  const found = mapping.findings.filter((finding4) => unreadableCodes.includes(finding4.code));
  const paths = new Set(found.map((finding4) => JSON.stringify(finding4.object.path.slice(0, 2))));
  return ({ source: { schema, name } }) => [[schema], [schema, name]].some((path) => paths.has(JSON.stringify(path)));
}
var mostArguments = 90;
async function ask2(batch, source, session, results, signal) {
  const selects = batch.map(({ table, questions }, place) => {
    const counts = questions.map(({ predicate }) => `count(CASE WHEN ${predicate} THEN 1 END)`);
    const item = { sql: joined3([String(place), 'count(*)', ...counts]), name: 'counts' };
    return source.read.select(table.source, [item], session.server);
  });
  const { rows } = await session.query(selects.join('\nUNION ALL\n'), [], signal);
  for (const [counts] of rows) {
    const [place = 0, total = 0, ...hits] = (counts ?? '').split(',').map(Number);
    const entry2 = batch[place];
    if (!entry2) continue;
    results.rows[tableKey(entry2.table.source)] = total;
    for (const [at3, question] of entry2.questions.entries()) {
      const count2 = hits[at3] ?? 0;
      const example = count2 > 0 ? await exampleOf(entry2.table, question, source, session, signal) : void 0;
      note(question, { table: tableKey(entry2.table.source), hits: count2, example }, results);
    }
  }
}
function note(question, found, results) {
  if (question.kind === 'check') results.looseChecks.push({ ...found, name: question.check.name });
  else if (question.kind === 'claim')
    results.provenExpressions.push({ ...found, kind: question.on, name: question.name });
  else if (found.hits > 0) {
    const { column: column4, guard: guard3 } = question;
    results.guards.push({ ...found, column: column4.source.name, guard: guard3.id, limit: guard3.limit });
  }
}
function noteEmpty(table, expressions, results) {
  const key = tableKey(table.source);
  results.rows[key] = 0;
  for (const question of expressions) note(question, { table: key, hits: 0 }, results);
}
function joined3(items) {
  const groups = Array.from({ length: Math.ceil(items.length / mostArguments) }, (_, at3) =>
    items.slice(at3 * mostArguments, (at3 + 1) * mostArguments),
  );
  const texts5 = groups.map((group) => `concat_ws(',', ${group.join(', ')})`);
  return texts5.length === 1 ? (texts5[0] ?? '') : joined3(texts5);
}

// src/engine/script/render.ts
init_errors();

// src/engine/verify/objects/verifyObjects.ts
init_errors();

// src/engine/verify/repair/apply.ts
init_errors();

// src/engine/verify/verify.ts
init_errors();

// src/engine/verify/recheck.ts
init_errors();

// src/engine/verify/task.ts
init_errors();

// src/engine/mapping/editText.ts
import { createScanner, findNodeAtLocation as findNodeAtLocation2, parseTree as parseTree2 } from 'jsonc-parser';

// src/engine/mapping/replaceNames.ts
init_errors();

// src/engine/run/rejectFile.ts
init_errors();

// src/engine/run/checkpointStore.ts
init_errors();

// src/engine/net/url.ts
init_errors();

// src/engine/net/connectionFile.ts
init_errors();
import { parseTree as parseTree3, printParseErrorCode as printParseErrorCode2 } from 'jsonc-parser';

// src/engine/net/complete.ts
init_errors();

// src/engine/net/secretFile.ts
init_errors();

// src/engine/index.ts
init_errors();
async function introspect3(settings3, schemas2, signal) {
  const { adapter, session } = await connect3(settings3, 'source', signal);
  return await using(session, () => adapter.introspect(session, { schemas: schemas2 }, signal));
}
function map2(analysis, decisions2) {
  return mapOntoTarget(mapInput(analysis, decisions2));
}
function mapInput(analysis, decisions2) {
  const sourceAdapter = engineNamed(analysis.catalog.server.engine);
  return { ...analysis, decisions: decisions2, sourceAdapter, targetAdapter: engineNamed(analysis.target.engine) };
}
async function scan2(mapping, settings3, signal, onProgress) {
  const { adapter, session } = await connect3(settings3, 'source', signal);
  return await using(session, () => scan(mapping, adapter, session, { signal, onProgress }));
}
async function analyze(connections3, decisions2, options2 = {}) {
  const { signal, onProgress } = options2;
  demandSense(decisions2);
  onProgress?.({ stage: 'connect' });
  const target = await connect3(connections3.target, 'target', signal);
  const { server, targetSchemas } = await using(target.session, async () => {
    const listed2 = await target.adapter.listSchemas(target.session, signal);
    return { server: target.session.server, targetSchemas: listed2 };
  });
  onProgress?.({ stage: 'introspect' });
  const catalog = await introspect3(connections3.source, decisions2.schemas, signal);
  demandTwoDatabases(catalog.server, server);
  onProgress?.({ stage: 'map' });
  const bare = { catalog, target: server, targetSchemas };
  const known = concernsExisting(decisions2)
    ? { ...bare, look: await look(map2(bare, decisions2), connections3.target, decisions2, signal) }
    : bare;
  const first = map2(known, decisions2);
  if (options2.scan === false) return { ...known, mapping: first };
  const profile = await scan2(first, connections3.source, signal, (progress) =>
    onProgress?.({ stage: 'scan', ...progress }),
  );
  const same2 = foundNothing(profile) && (decisions2.accept ?? []).length === 0;
  return { ...known, profile, mapping: same2 ? first : map2({ ...known, profile }, decisions2) };
}
async function look(mapping, settings3, decisions2, signal) {
  const schemas2 = [...new Set(mapping.schemas.map((schema) => schema.target))];
  const { adapter, session } = await connect3(settings3, 'target', signal);
  const fates = (tables) => fatesOf(decisions2, mapping, tables);
  return await using(session, () => lookAtTarget({ adapter, session, schemas: schemas2, fates }, signal));
}
async function using(session, work) {
  try {
    return await work();
  } finally {
    await session.close();
  }
}

// test/scenarios/decide.ts
var impossible = /* @__PURE__ */ new Set([
  'TOO_MANY_COLUMNS',
  'TABLE_WITHOUT_COLUMNS',
  'ROW_TOO_WIDE',
  'PAGE_TOO_SMALL',
]);
async function decide(connections3, given = {}) {
  const answered = [];
  let decisions2 = { version: decisionsVersion, ...given };
  let undecided2 = [];
  for (let round = 0; round < 4; round += 1) {
    const { mapping } = await analyze(connections3, decisions2);
    undecided2 = blocking(mapping, decisions2);
    if (undecided2.length === 0) return { decisions: decisions2, answered };
    answered.push(...undecided2);
    const before = decisions2;
    decisions2 = undecided2.reduce((given2, finding4) => answer(given2, finding4, before), decisions2);
  }
  throw new Error(`No decision helps: ${undecided2.map((finding4) => finding4.message).join('\n')}`);
}
function blocking(mapping, decisions2) {
  const accepted2 = decisions2.accept ?? [];
  return mapping.findings.filter(
    (finding4) => finding4.severity === 'error' && !accepted2.some((entry2) => acceptCovers(entry2, finding4)),
  );
}
function answer(decisions2, finding4, before) {
  const [schema = '', name = '', column4 = ''] = finding4.object.path;
  const key = tableKey({ schema, name });
  const table = decisions2.tables?.[key] ?? {};
  if (impossible.has(finding4.code)) return withTable(decisions2, key, { ...table, include: false });
  const type = finding4.remedies?.find((remedy) => remedy.type !== void 0)?.type;
  if (type === void 0 || before.tables?.[key]?.columns?.[column4] !== void 0)
    return { ...decisions2, accept: [...(decisions2.accept ?? []), `${finding4.code}:${objectName(finding4.object)}`] };
  return withTable(decisions2, key, { ...table, columns: { ...table.columns, [column4]: { type } } });
}
function withTable(decisions2, key, table) {
  return { ...decisions2, tables: { ...decisions2.tables, [key]: table } };
}

// test/servers/load.ts
import { readFile as readFile4 } from 'node:fs/promises';
import { pipeline as pipeline2 } from 'node:stream/promises';
import { promisify as promisify2 } from 'node:util';
import { gunzip } from 'node:zlib';
import { from as copyFrom2 } from 'pg-copy-streams';

// test/servers/connect.ts
import mysql3 from 'mysql2/promise';
import pg from 'pg';
async function connectPostgres(server, database = server.database) {
  const { host, port, user, password } = server;
  const client = new pg.Client({ host, port, user, password, database });
  client.on('error', () => void 0);
  try {
    await client.connect();
  } catch (error) {
    await client.end();
    throw error;
  }
  return client;
}
async function connectMysql(server, database = server.database) {
  const { host, port, user, password } = server;
  const login = { host, port, user, password, charset: 'utf8mb4' };
  return mysql3.createConnection(database === '' ? login : { ...login, database });
}

// test/servers/script-position.ts
var LineCounter = class {
  constructor(script) {
    this.script = script;
  }
  script;
  line = 1;
  counted = 0;
  /** The line of that offset, from 1; offsets must not go back. */
  at(offset) {
    for (let next = this.script.indexOf('\n', this.counted); next !== -1 && next < offset;) {
      this.line++;
      this.counted = next + 1;
      next = this.script.indexOf('\n', this.counted);
    }
    return this.line;
  }
};
function matchAt(pattern5, script, at3) {
  pattern5.lastIndex = at3;
  return pattern5.exec(script);
}

// test/servers/split-mysql.ts
var TOKEN = new RegExp(
  [
    String.raw`(?<code>/\*M?!\d*)`,
    String.raw`(?<space>\s+|--(?=\s|$)[^\n]*|#[^\n]*|/\*[^]*?\*/)`,
    String.raw`(?<text>'[^'\\]*(?:\\[^][^'\\]*)*'|"[^"\\]*(?:\\[^][^"\\]*)*"|${'`[^`]*`'})`,
    String.raw`(?<word>[\w$\u0080-\uffff]+)`,
    String.raw`(?<other>[^])`,
  ].join('|'),
  'y',
);
var DELIMITER_COMMAND = /delimiter[^\S\n]+(\S+)[^\S\n]*\r?(?:\n|$)/iy;
function* splitMysql(script) {
  let delimiter = ';';
  let start;
  const lines = new LineCounter(script);
  for (let at3 = 0; at3 < script.length;) {
    const command = start === void 0 ? matchAt(DELIMITER_COMMAND, script, at3) : null;
    if (command !== null) {
      delimiter = command[1] ?? ';';
      at3 += command[0].length;
    } else if (script.startsWith(delimiter, at3)) {
      if (start !== void 0) yield statement2(start, at3);
      start = void 0;
      at3 += delimiter.length;
    } else {
      const token = matchAt(TOKEN, script, at3);
      if (token?.groups?.space === void 0) start ??= at3;
      const length4 = token?.[0].length ?? 1;
      const hidden = token?.groups?.word?.indexOf(delimiter) ?? -1;
      at3 += hidden > 0 ? hidden : length4;
    }
  }
  if (start !== void 0) yield statement2(start, script.length);
  function statement2(from, to) {
    return { sql: script.slice(from, to).trim(), line: lines.at(from) };
  }
}

// test/servers/split-postgres.ts
var TOKEN2 = new RegExp(
  [
    String.raw`(?<space>\s+|--[^\n]*)`,
    String.raw`(?<comment>/\*)`,
    String.raw`(?<text>[eE]'[^'\\]*(?:(?:\\[^]|'')[^'\\]*)*'|'[^']*'|"[^"]*")`,
    String.raw`(?<dollar>\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$)`,
    String.raw`(?<word>[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)`,
    String.raw`(?<mark>[;()\\])`,
    String.raw`(?<other>\d[\w$]*|[^])`,
  ].join('|'),
  'y',
);
function* splitPostgres(script) {
  const lines = new LineCounter(script);
  let at3 = 0;
  while (at3 < script.length) {
    const end2 = endOfStatement(script, at3);
    const line = lines.at(end2.start);
    const sql = script.slice(end2.start, end2.end).trim();
    at3 = end2.end;
    if (script[at3] === '\\') {
      const [whole3, name, rest] = matchAt(/\\(\S+)[^\S\n]*([^\n]*)/y, script, at3) ?? ['\\', '', ''];
      yield { kind: 'command', name: name ?? '', rest: (rest ?? '').trim(), sql, line: lines.at(at3) };
      at3 += whole3.length;
      continue;
    }
    at3 += 1;
    if (/^copy\b[^]*\bfrom\s+stdin\b/i.test(sql)) {
      const [data, after] = readCopyData(script, at3, line);
      yield { kind: 'copy', sql, data, line };
      at3 = after;
    } else if (sql !== '') {
      yield { kind: 'statement', sql, line };
    }
  }
}
function endOfStatement(script, from) {
  let start;
  let depth = 0;
  const bodies = new BodyDepth();
  for (let at3 = from; at3 < script.length;) {
    const token = matchAt(TOKEN2, script, at3);
    const { space: space2, comment: comment2, dollar, word: word2, mark } = token?.groups ?? {};
    if (depth === 0 && bodies.depth === 0 && (mark === ';' || mark === '\\')) return { start: start ?? at3, end: at3 };
    if (space2 === void 0 && comment2 === void 0) start ??= at3;
    if (mark === '(') depth++;
    if (mark === ')') depth = Math.max(0, depth - 1);
    if (word2 !== void 0) bodies.read(word2.toLowerCase());
    if (comment2 !== void 0) at3 = endOfComment(script, at3);
    else if (dollar !== void 0) at3 = endOfDollarQuote(script, at3, dollar);
    else at3 += token?.[0].length ?? 1;
  }
  return { start: start ?? script.length, end: script.length };
}
var BodyDepth = class {
  depth = 0;
  first = [];
  read(word2) {
    if (this.first.length < 4) this.first.push(word2);
    const [create3, ...rest] = this.first;
    if (create3 !== 'create' || !rest.some((kind) => kind === 'function' || kind === 'procedure')) return;
    if (word2 === 'begin' || (word2 === 'case' && this.depth > 0)) this.depth++;
    if (word2 === 'end') this.depth = Math.max(0, this.depth - 1);
  }
};
function endOfComment(script, from) {
  let depth = 0;
  const edge = /\/\*|\*\//g;
  edge.lastIndex = from;
  for (let match2 = edge.exec(script); match2 !== null; match2 = edge.exec(script)) {
    depth += match2[0] === '/*' ? 1 : -1;
    if (depth === 0) return edge.lastIndex;
  }
  throw new Error(`line ${lineOf2(script, from)}: this comment has no end`);
}
function endOfDollarQuote(script, from, tag) {
  const end2 = script.indexOf(tag, from + tag.length);
  if (end2 === -1) throw new Error(`line ${lineOf2(script, from)}: the string ${tag} has no end`);
  return end2 + tag.length;
}
function readCopyData(script, at3, line) {
  const start = script.indexOf('\n', at3) + 1;
  if (start > 0 && /^\\\.\r?(\n|$)/.test(script.slice(start, start + 4))) return ['', start + 2];
  const end2 = /\n\\\.\r?(?=\n|$)/g;
  end2.lastIndex = start;
  const match2 = start === 0 ? null : end2.exec(script);
  if (match2 === null) throw new Error(`line ${line}: the data of this COPY has no end (\\.)`);
  return [script.slice(start, match2.index + 1), end2.lastIndex];
}
function lineOf2(script, offset) {
  return new LineCounter(script).at(offset);
}

// test/servers/load.ts
async function createDatabase(server, name) {
  await execute2(
    server,
    server.engine === 'postgresql'
      ? `CREATE DATABASE ${quoteName(server, name)} TEMPLATE template0 ENCODING 'UTF8'`
      : `CREATE DATABASE ${quoteName(server, name)} CHARACTER SET utf8mb4`,
  );
}
async function dropDatabase(server, name) {
  const force = server.engine === 'postgresql' ? ' WITH (FORCE)' : '';
  await execute2(server, `DROP DATABASE IF EXISTS ${quoteName(server, name)}${force}`);
}
async function execute2(server, sql) {
  if (server.engine === 'postgresql') {
    const client = await connectPostgres(server);
    await client.query(sql).finally(() => client.end());
  } else {
    const connection = await connectMysql(server);
    await connection.query('SET foreign_key_checks = 0');
    await connection.query(sql).finally(() => connection.end());
  }
}
function quoteName(server, name) {
  const quote3 = server.engine === 'postgresql' ? '"' : '`';
  return quote3 + name.replaceAll(quote3, quote3 + quote3) + quote3;
}
async function loadFile(server, database, file) {
  const bytes5 = await readFile4(file);
  const plain6 = file.endsWith('.gz') ? await promisify2(gunzip)(bytes5) : bytes5;
  const text6 = new TextDecoder('utf-8', { fatal: true }).decode(plain6);
  await loadSql(server, database, text6, file);
}
async function loadSql(server, database, script, origin = 'script') {
  await (server.engine === 'postgresql'
    ? loadPostgres(server, database, script, origin)
    : loadMysql(server, database, script, origin));
}
async function loadMysql(server, database, script, origin) {
  const connection = await connectMysql(server, database);
  try {
    for (const { sql, line } of splitMysql(script)) {
      await connection.query(sql).catch(at2(origin, line));
    }
  } finally {
    await connection.end();
  }
}
async function loadPostgres(server, database, script, origin) {
  const client = await connectPostgres(server, database);
  const session = new PsqlSession(client);
  try {
    for (const piece of splitPostgres(script)) await session.run(piece).catch(at2(origin, piece.line));
  } finally {
    await client.end();
  }
}
function at2(origin, line) {
  return (error) => {
    throw new Error(`${origin}:${line}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  };
}
var HARMLESS = /* @__PURE__ */ new Set([
  'set',
  'unset',
  'pset',
  'echo',
  'qecho',
  'timing',
  'x',
  'restrict',
  'unrestrict',
  'encoding',
]);
var PsqlSession = class {
  constructor(client) {
    this.client = client;
  }
  client;
  variables = /* @__PURE__ */ new Map();
  /** Whether each `\if` that is open runs its lines. */
  conditions = [];
  async run(piece) {
    if (piece.kind === 'command') {
      await this.command(piece.name, piece.rest, piece.sql);
    } else if (this.active) {
      await (piece.kind === 'copy' ? this.copy(piece.sql, piece.data) : this.client.query(piece.sql));
    }
  }
  get active() {
    return this.conditions.every(Boolean);
  }
  async copy(sql, data) {
    await pipeline2([Buffer.from(data)], this.client.query(copyFrom2(sql)));
  }
  async command(name, rest, sql) {
    if (name === 'if') this.conditions.push(this.isTrue(rest));
    else if (name === 'else') this.conditions.push(!this.conditions.pop());
    else if (name === 'endif') this.conditions.pop();
    else if (!this.active) return;
    else if (name === 'gset') await this.remember(sql);
    else if (!HARMLESS.has(name)) throw new Error(`the loader does not know \\${name}`);
    else if (sql !== '') throw new Error(`\\${name} stands inside a statement`);
  }
  async remember(sql) {
    const { rows } = await this.client.query(sql);
    for (const [column4, value2] of Object.entries(rows[0] ?? {})) this.variables.set(column4, String(value2));
  }
  isTrue(text6) {
    const value2 = text6.startsWith(':') ? this.variables.get(text6.slice(1)) : text6;
    if (value2 === void 0) throw new Error(`${text6} is not set`);
    return /^(true|t|on|yes|1)$/i.test(value2);
  }
};

// test/servers/fixtures.ts
import { existsSync as existsSync2, readdirSync, readFileSync } from 'node:fs';
import { readFile as readFile5 } from 'node:fs/promises';
import { join as join4 } from 'node:path';

// test/servers/cache.ts
import { existsSync } from 'node:fs';
import { dirname as dirname2, join as join3 } from 'node:path';
import { fileURLToPath } from 'node:url';
function projectRoot() {
  let folder = dirname2(fileURLToPath(import.meta.url));
  while (!existsSync(join3(folder, 'test', 'servers', 'watchdog.mjs'))) {
    const parent = dirname2(folder);
    if (parent === folder) throw new Error(`No project folder above ${fileURLToPath(import.meta.url)}`);
    folder = parent;
  }
  return folder;
}

// test/servers/fixtures.ts
function fixturesFolder() {
  const folder = process.env.DATABASE_MIGRATION_FIXTURES ?? join4(projectRoot(), '..', 'shared', 'fixtures');
  return existsSync2(folder) ? folder : void 0;
}
function fixtureFiles(engine, name) {
  const root = fixturesFolder();
  if (root === void 0) return [];
  const dialect = engine === 'postgresql' ? 'pg' : 'mysql';
  if (name === EVERYTHING) return [join4(root, name, `${dialect}_everything.sql`)];
  const folder = join4(root, name, dialect);
  if (!existsSync2(folder)) return [];
  const order = join4(folder, 'order');
  const names7 = existsSync2(order)
    ? readFileSync(order, 'utf8').split(/\s+/).filter(Boolean)
    : readdirSync(folder)
        .filter((file) => /\.sql(\.gz)?$/.test(file))
        .sort();
  return names7.map((file) => join4(folder, file));
}
var EVERYTHING = 'everything';
async function loadFixture(server, name, database) {
  const files = fixtureFiles(server.engine, name);
  if (files.length === 0) return void 0;
  if (name === EVERYTHING && server.engine !== 'postgresql') return loadEverything(server, files, database);
  for (const file of files) await loadFile(server, database, file);
  return { databases: [database] };
}
async function loadEverything(server, files, database) {
  const second = `${database} Odd.Db`;
  for (const file of files) {
    const script = await readFile5(file, 'utf8');
    const renamed3 = script.replace(/\btm_everything\b/g, () => database).replaceAll('tm Odd.Db', second);
    await loadSql(server, database, renamed3, file);
  }
  return { databases: [database, second] };
}

// ../../root/dev/v6-every.ts
var addr = (name) => {
  const u = new URL(process.env[`TEST_${name.toUpperCase()}_URL`]);
  return {
    name,
    engine: name.startsWith('postgres') ? 'postgresql' : name.startsWith('maria') ? 'mariadb' : 'mysql',
    host: u.hostname,
    port: Number(u.port),
    user: u.username,
    password: decodeURIComponent(u.password),
  };
};
var s = addr('postgres18');
var t = addr('mariadb1011');
for (const [a, n] of [
  [s, 'v6_everything'],
  [t, 'v6_every_t'],
  [t, 'v6_every_1'],
  [t, 'v6_every_2'],
]) {
  await dropDatabase(a, n);
  await createDatabase(a, n);
}
await loadFixture(s, 'everything', 'v6_everything');
var connections2 = {
  source: { ...s, name: 'source', database: 'v6_everything' },
  target: { ...t, name: 'target', database: 'v6_every_t' },
};
var { decisions } = await decide(connections2, {
  schemas: ['tm_everything', 'tm Odd.Schema'],
  schemaNames: { tm_everything: 'v6_every_1', 'tm Odd.Schema': 'v6_every_2' },
});
writeFileSync('/tmp/v6/every.migration.json', JSON.stringify(decisions, void 0, 2));
var url = (a, n) => `${a.engine}://${a.user}:${encodeURIComponent(a.password)}@${a.host}:${a.port}/${n}`;
console.log(`SOURCE_URL='${url(s, 'v6_everything')}'
TARGET_URL='${url(t, 'v6_every_t')}'`);
process.exit(0);
