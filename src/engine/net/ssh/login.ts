import { readFile } from 'node:fs/promises';
import ssh2, { type AnyAuthMethod, type ParsedKey } from 'ssh2';
import { EngineError } from '../../errors.js';
import type { SshSettings } from '../../model/connection.js';

/** The ways to log in that the settings allow, in the order in which they are tried. */
export interface Login {
  readonly methods: AnyAuthMethod[];
  /** The questions of the server that a password doesn't answer, as it asked them. */
  readonly unanswered: string[];
}

/**
 * Reads what a login at an SSH server needs. The password answers the methods `password` and `keyboard-interactive`.
 *
 * Throws BAD_INPUT when nothing to log in with is given or the key file is no key, and PASSWORD_MISSING when it is encrypted and its
 * passphrase is not given.
 */
export async function prepareLogin(ssh: SshSettings): Promise<Login> {
  const { user: username, password, agent } = ssh;
  const unanswered: string[] = [];
  const methods: AnyAuthMethod[] = [];
  if (ssh.key !== undefined) {
    methods.push({ type: 'publickey', username, key: await readKey(ssh.key, ssh.passphrase) });
  }
  if (agent !== undefined) methods.push({ type: 'agent', username, agent });
  if (password !== undefined) {
    methods.push({ type: 'password', username, password });
    methods.push({
      type: 'keyboard-interactive',
      username,
      prompt: (_name, _instructions, _language, prompts, finish) => {
        // A question whose answer may be seen is not the one for the password: a code, for example.
        const open = prompts.filter((prompt) => prompt.echo === true);
        unanswered.push(...open.map((prompt) => prompt.prompt.trim()));
        finish(open.length > 0 ? [] : prompts.map(() => password));
      },
    });
  }
  if (methods.length > 0) return { methods, unanswered };
  throw new EngineError({
    code: 'BAD_INPUT',
    stage: 'input',
    object: `${ssh.host}:${ssh.port}`,
    message: `Nothing is given to log in at the SSH server ${ssh.host}:${ssh.port}.`,
    hint: 'Give a key file, a password, or start an SSH agent (SSH_AUTH_SOCK).',
  });
}

async function readKey(path: string, passphrase: string | undefined): Promise<ParsedKey> {
  const refuse = (
    code: 'BAD_INPUT' | 'PASSWORD_MISSING',
    message: string,
    hint: string,
    cause?: unknown,
  ): EngineError => new EngineError({ code, stage: 'input', object: path, message, hint, cause });
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw refuse('BAD_INPUT', `The SSH key "${path}" can't be read.`, 'Check the path and its permissions.', error);
  });
  const parsed = ssh2.utils.parseKey(text, passphrase);
  if (!(parsed instanceof Error)) {
    if (parsed.isPrivateKey()) return parsed;
    throw refuse('BAD_INPUT', `"${path}" is not a private key.`, 'Name the file without ".pub".');
  }
  if (passphrase === undefined && /encrypted|passphrase/i.test(parsed.message)) {
    const hint = 'Give its passphrase: ssh-passphrase=… in a URL, "passphrase" in a connection file.';
    throw refuse('PASSWORD_MISSING', `The SSH key "${path}" is encrypted, and no passphrase is given.`, hint);
  }
  const hint = 'Check the passphrase, and that the file is a private key in OpenSSH’s or PEM form.';
  throw refuse('BAD_INPUT', `The SSH key "${path}" can't be used: ${parsed.message}.`, hint, parsed);
}
