import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { spawnOptions, type Program } from './program.js';
import { serverUrl, type RunningServer, type ServerAddress } from './server.js';
import { killGroup, occupyWorkplace, removeWorkplace } from './workplace.js';

/** How one server is started from its binaries. */
export interface ServerSetup {
  /** The temporary folder that holds everything of this server; it goes with `stop`. */
  readonly folder: string;
  /** The server in the foreground, listening on that port of 127.0.0.1. */
  program(port: number): Program;
  /** Its address on that port. */
  address(port: number): ServerAddress;
  /** Resolves once the server answers; rejects while it doesn't. */
  probe(address: ServerAddress): Promise<void>;
  /** The signal for a quick shutdown in good order. */
  readonly stopSignal: 'SIGINT' | 'SIGTERM';
  /** The quickest end that leaves no child process behind; nothing needs to be saved. */
  readonly discardSignal: 'SIGQUIT' | 'SIGKILL';
}

const START_TIMEOUT = 60_000;
const DISCARD_TIMEOUT = 5_000;
const PROBE_INTERVAL = 50;
const PORT_ATTEMPTS = 3;

/** A random password; letters and digits, so that it fits everywhere unquoted. */
export function newPassword(): string {
  return randomBytes(12).toString('hex');
}

/** Starts a server and answers for it until `stop`. Throws with the server's own last words when it doesn't start. */
export async function superviseServer(setup: ServerSetup, signal?: AbortSignal): Promise<RunningServer> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    try {
      const child = await launch(setup, port, signal);
      return supervise(setup, port, child);
    } catch (error) {
      const portTaken = error instanceof Error && /address already in use|bind on tcp\/ip port/i.test(error.message);
      if (portTaken && attempt < PORT_ATTEMPTS) continue;
      await removeWorkplace(setup.folder);
      throw error;
    }
  }
}

function supervise(setup: ServerSetup, port: number, first: ChildProcess): RunningServer {
  const address = setup.address(port);
  let child = first;
  const kill = async (): Promise<void> => {
    const ended = exited(child);
    if (child.pid !== undefined) killGroup(child.pid);
    await ended;
  };
  return {
    ...address,
    url: (database) => serverUrl(address, database),
    get pid() {
      return child.pid;
    },
    kill,
    async restart() {
      const ended = exited(child);
      child.kill(setup.stopSignal);
      await ended;
      child = await launch(setup, port);
    },
    async stop() {
      const ended = exited(child);
      child.kill(setup.discardSignal);
      await Promise.race([ended, delay(DISCARD_TIMEOUT, undefined, { ref: false })]);
      await kill();
      await removeWorkplace(setup.folder);
    },
  };
}

async function launch(setup: ServerSetup, port: number, signal?: AbortSignal): Promise<ChildProcess> {
  const program = setup.program(port);
  const logFile = join(setup.folder, 'server.log');
  const log = await open(logFile, 'a');
  // A process group of its own: Ctrl+C in the terminal reaches us alone, and its children can be killed with it.
  const child = spawn(program.command, program.args, {
    ...spawnOptions(program),
    cwd: setup.folder,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  const failed = new Promise<never>((_, reject) => child.once('error', reject));
  failed.catch(() => undefined);
  await log.close();
  if (child.pid !== undefined) await occupyWorkplace(setup.folder, { pid: child.pid });
  try {
    await Promise.race([failed, untilReady(setup, port, child, signal)]);
  } catch (error) {
    if (child.pid !== undefined) killGroup(child.pid);
    const lastWords = (await readFile(logFile, 'utf8').catch(() => '')).slice(-3000);
    throw new Error(`${program.command} did not start: ${String(error)}\n${lastWords}`, { cause: error });
  }
  // The watchdog ends the server when this process ends; it needs no waiting for.
  child.unref();
  return child;
}

async function untilReady(setup: ServerSetup, port: number, child: ChildProcess, signal?: AbortSignal): Promise<void> {
  const address = setup.address(port);
  const deadline = Date.now() + START_TIMEOUT;
  for (;;) {
    signal?.throwIfAborted();
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('the process ended');
    const failure = await setup.probe(address).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (failure === undefined) return;
    if (Date.now() > deadline) throw new Error(`no answer within ${START_TIMEOUT / 1000} s`, { cause: failure });
    await delay(PROBE_INTERVAL, undefined, signal && { signal });
  }
}

async function exited(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  await new Promise((resolve) => child.once('exit', resolve));
}

/** A port of 127.0.0.1 that nobody listened on a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
