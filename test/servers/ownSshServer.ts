import { generateKeyPairSync } from 'node:crypto';
import { connect, isIP, type AddressInfo } from 'node:net';
import ssh2, { type AuthContext, type Connection } from 'ssh2';
import { fingerprintOf } from '../../src/engine/net/ssh/knownHosts.js';

/** What a login is asked for: in the method `password`, or question by question. */
export type Asks = { readonly password: string } | { readonly questions: readonly Question[] };

export interface Question {
  readonly prompt: string;
  readonly echo: boolean;
  readonly answer: string;
}

/** ssh2's own server, for the methods that an sshd without a system account of the test's can't offer. It forwards for real. */
export interface OwnSshServer {
  readonly port: number;
  readonly fingerprint: string;
  /** Logins that succeeded. */
  readonly logins: number;
  /** Connections that are open. */
  readonly open: number;
  close(): void;
}

/** Every name that isn't an address leads to this machine, as if the server had a DNS of its own. */
export async function startOwnSshServer(asks: Asks): Promise<OwnSshServer> {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const open = new Set<Connection>();
  let logins = 0;
  const server = new ssh2.Server({ hostKeys: [privateKey] }, (connection) => {
    open.add(connection);
    connection.on('close', () => open.delete(connection));
    connection.on('error', () => undefined);
    connection.on('authentication', (context) => judge(context, asks));
    connection.on('ready', () => {
      logins++;
      connection.on('tcpip', (accept, reject, { destIP, destPort }) => {
        const onward = connect({ host: isIP(destIP) === 0 ? '127.0.0.1' : destIP, port: destPort });
        onward.once('error', () => reject());
        onward.once('connect', () => {
          const channel = accept();
          onward.on('error', () => channel.close());
          channel.pipe(onward).pipe(channel);
        });
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const parsed = ssh2.utils.parseKey(privateKey);
  if (parsed instanceof Error) throw parsed;
  return {
    port: (server.address() as AddressInfo).port,
    fingerprint: fingerprintOf(parsed.getPublicSSH()),
    get logins() {
      return logins;
    },
    get open() {
      return open.size;
    },
    close() {
      for (const connection of open) connection.end();
      server.close();
    },
  };
}

function judge(context: AuthContext, asks: Asks): void {
  if ('password' in asks) {
    if (context.method === 'password' && context.password === asks.password) context.accept();
    else context.reject(['password']);
  } else if (context.method === 'keyboard-interactive') {
    const prompts = asks.questions.map(({ prompt, echo }) => ({ prompt, echo }));
    context.prompt(prompts, (answers) => {
      const right = asks.questions.every(({ answer }, index) => answers[index] === answer);
      if (right && answers.length === asks.questions.length) context.accept();
      else context.reject();
    });
  } else context.reject(['keyboard-interactive']);
}
