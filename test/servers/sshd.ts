import { spawn } from 'node:child_process';
import { chmod, chown, cp, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { hasDebianPackages, programOf, unpackDebianPackages } from './debian.js';
import { freePort } from './lifecycle.js';
import { findExecutable, isRoot, run, spawnOptions, UNPRIVILEGED, type Program } from './program.js';
import { makeWorkplace, occupyWorkplace, removeWorkplace } from './workplace.js';

/** A real OpenSSH server on 127.0.0.1 that lets one user in with one key. */
export interface RunningSshd {
  readonly port: number;
  readonly user: string;
  /** The files of the private keys that may log in: plain, and encrypted with {@link RunningSshd.passphrase}. */
  readonly key: string;
  readonly lockedKey: string;
  readonly passphrase: string;
  /** `ssh-ed25519 AAAA…` */
  readonly hostKey: string;
  /** `SHA256:…`, by ssh-keygen. */
  readonly fingerprint: string;
  /** For more files of a test; goes with the server. */
  readonly folder: string;
  /** Ends the process that serves the open connections, and the listener. */
  stop(): Promise<void>;
}

/** OpenSSH's server: installed, or Debian's package unpacked privately; undefined where there is neither. */
export async function startSshd(settings: readonly string[] = []): Promise<RunningSshd | undefined> {
  const keygen = findExecutable('ssh-keygen');
  const folder = await makeWorkplace('sshd');
  const program = await sshdProgram(folder);
  if (program === undefined || keygen === undefined) {
    await removeWorkplace(folder);
    return undefined;
  }
  const file = (name: string): string => join(folder, name);
  const passphrase = 'open sesame';
  const makeKey = (name: string, secret: string): Promise<string> =>
    run({ command: keygen, args: ['-q', '-t', 'ed25519', '-N', secret, '-C', '', '-f', file(name)] });
  await makeKey('host', '');
  await makeKey('key', '');
  await makeKey('locked', passphrase);
  const publicKeys = await Promise.all(['key.pub', 'locked.pub'].map((name) => readFile(file(name), 'utf8')));
  await writeFile(file('authorized'), publicKeys.join(''));
  const port = await freePort();
  await writeFile(file('config'), configuration(folder, port, settings));
  await handOver(folder, file('host'));
  const child = spawn(program.command, [...program.args, '-D', '-e', '-r', '-f', file('config')], {
    ...spawnOptions(program),
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  if (child.pid !== undefined) await occupyWorkplace(folder, { pid: child.pid });
  for (let tries = 0; !(await answers(port)); tries++) {
    if (child.exitCode !== null || tries > 200) throw new Error(`sshd did not start:\n${said}`);
    await wait(50);
  }
  const hostKey = (await readFile(file('host.pub'), 'utf8')).trim();
  return {
    ...{ port, user: await userName(), key: file('key'), lockedKey: file('locked'), passphrase, hostKey, folder },
    fingerprint: (await run({ command: keygen, args: ['-l', '-f', file('host.pub')] })).split(' ')[1] ?? '',
    async stop() {
      if (child.exitCode === null && child.pid !== undefined) {
        const ended = once(child, 'exit');
        process.kill(-child.pid, 'SIGKILL');
        await ended;
      }
      await removeWorkplace(folder);
    },
  };
}

async function sshdProgram(folder: string): Promise<Program | undefined> {
  // As root it would want a user of its own and a folder in /run.
  const as = isRoot() ? { uid: UNPRIVILEGED } : {};
  const command = findExecutable('sshd', ['/usr/sbin']);
  if (command !== undefined) return { command, args: [], ...as };
  if (!(await hasDebianPackages())) return undefined;
  const unpacked = await unpackDebianPackages(DEBIAN_SSHD, () => undefined);
  // The cache may lie where only its owner comes: the server's user gets a copy.
  const root = join(folder, 'root');
  await cp(unpacked.root, root, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (from) => !/\/usr\/(share|bin)$/.test(from),
  });
  const libraries = unpacked.libraries.replaceAll(unpacked.root, root);
  return { ...programOf({ root, libraries, loader: undefined }, 'usr/sbin/sshd'), ...as };
}

function configuration(folder: string, port: number, more: readonly string[]): string {
  return [
    // The first of two settings counts.
    ...more,
    `ListenAddress 127.0.0.1:${port}`,
    `HostKey ${join(folder, 'host')}`,
    `AuthorizedKeysFile ${join(folder, 'authorized')}`,
    'StrictModes no',
    // Without it an account that has no password counts as locked.
    'UsePAM yes',
    'PidFile none',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'AllowTcpForwarding local',
    'MaxStartups 50',
    '',
  ].join('\n');
}

/** The server's user must be able to read its files, its host key alone. */
async function handOver(folder: string, hostKey: string): Promise<void> {
  if (!isRoot()) return;
  await chmod(folder, 0o755);
  await chown(hostKey, UNPRIVILEGED, UNPRIVILEGED);
}

async function userName(): Promise<string> {
  return (await run({ command: 'id', args: ['-nu', ...(isRoot() ? [String(UNPRIVILEGED)] : [])] })).trim();
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

const DEBIAN_SSHD = {
  name: 'openssh-server',
  suite: 'bookworm',
  packages: ['openssh-server'],
  without: /^(?!lib)|^lib(c6|c-bin|perl|gcc|llvm)/,
};
