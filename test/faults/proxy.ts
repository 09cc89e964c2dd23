import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { Connection, type Ending } from './proxyConnection.js';
import { Line, type Direction, type LineFaults } from './proxyLine.js';

/**
 * A TCP proxy in front of a real server, whose faults are switched at run time:
 *
 *     const proxy = await FaultProxy.start({ host: '127.0.0.1', port: 5432 });
 *     // … connect the tool to 127.0.0.1:proxy.port …
 *     proxy.impair('both', { delay: 40 });                         // latency, pipelined as a long line is
 *     proxy.impair('toClient', { delay: 3_000, delayShare: 0.01 }); // one packet in a hundred is late by 3 s, in order
 *     proxy.impair('toServer', { bytesPerSecond: 100_000 });
 *     proxy.impair('both', { stalled: true });                     // half-open: silence, nothing is closed
 *     proxy.heal();                                                // both lines perfect again; what was held goes on
 *     await proxy.cutAfter('toClient', 1_000_000, 'reset');        // exactly so many more bytes pass, then every connection breaks
 *     proxy.cut('end');                                            // now
 *     proxy.abandon();                                             // open connections are dead without a word, for ever; new ones are well
 *     await proxy.refuse(); await proxy.accept();                  // new connections get ECONNREFUSED; open ones live on
 *     await proxy.reached('toServer', 5_000);                      // resolves when so many bytes have passed in all
 *     await proxy.close();
 *
 * `impair` replaces the faults of a line; both the open connections and the later ones have them. Whatever the faults, bytes
 * arrive in order, and one side's slowness is felt by the other (at most 4 MiB are in flight each way). A stalled line also hides that
 * a side has closed. What it can't show: the proxy's own kernel acknowledges bytes and answers TCP keepalive, so a stall is
 * noticed only by whoever waits for an answer, and a client that connects during it is accepted and hears nothing.
 */
export class FaultProxy {
  readonly port: number;
  private readonly lines: Readonly<Record<Direction, Line>>;
  private readonly open = new Set<Connection>();
  private listener: Server | undefined;
  private count = 0;

  private constructor(
    private readonly target: { readonly host: string; readonly port: number },
    listener: Server,
    seed: number,
  ) {
    this.lines = { toServer: new Line(seed), toClient: new Line(seed + 1) };
    this.port = portOf(listener);
    this.listen(listener);
  }

  /** Listens on a free port of 127.0.0.1. `seed` decides which packets `delayShare` takes. */
  static async start(target: { readonly host: string; readonly port: number }, seed = 1): Promise<FaultProxy> {
    return new FaultProxy(target, await listening(0), seed);
  }

  /** Bytes that have passed since the start. */
  get bytes(): Readonly<Record<Direction, number>> {
    return { toServer: this.lines.toServer.passed, toClient: this.lines.toClient.passed };
  }

  /** Connections that are open at this moment. */
  get connections(): number {
    return this.open.size;
  }

  /** Connections that were ever accepted. */
  get accepted(): number {
    return this.count;
  }

  /** Replaces the faults of one line, or of both. */
  impair(direction: Direction | 'both', faults: LineFaults): void {
    for (const line of this.linesOf(direction)) line.impair(faults);
  }

  /** Both lines are perfect again. A cut that was ordered stays ordered, and refused connections stay refused. */
  heal(): void {
    this.impair('both', {});
  }

  /** Breaks every open connection when exactly `bytes` more have passed in this direction. Resolves then. */
  cutAfter(direction: Direction, bytes: number, how: Ending): Promise<void> {
    const line = this.lines[direction];
    return line.at(line.passed + bytes, () => this.cut(how));
  }

  /** Breaks every open connection now, at both ends. New ones are accepted. */
  cut(how: Ending): void {
    for (const connection of this.open) connection.break(how);
  }

  /** Every open connection is dead from now on, and neither end is told, not even that the other one closes. New ones are well. */
  abandon(): void {
    for (const connection of this.open) connection.abandon();
  }

  /** Acts, and resolves, when so many bytes have passed in this direction since the start. */
  reached(direction: Direction, bytes: number, act: () => void = () => undefined): Promise<void> {
    return this.lines[direction].at(bytes, act);
  }

  /** From now on nobody listens: a new connection gets ECONNREFUSED. */
  refuse(): Promise<void> {
    this.listener?.close();
    this.listener = undefined;
    return Promise.resolve();
  }

  /** Listens again, on the same port. */
  async accept(): Promise<void> {
    if (this.listener === undefined) this.listen(await listening(this.port));
  }

  /** Breaks what is open and stops listening. */
  async close(): Promise<void> {
    await this.refuse();
    this.cut('end');
  }

  private linesOf(direction: Direction | 'both'): Line[] {
    return direction === 'both' ? Object.values(this.lines) : [this.lines[direction]];
  }

  private listen(listener: Server): void {
    this.listener = listener;
    listener.on('connection', (client: Socket) => {
      this.count++;
      const server = connect({ ...this.target, allowHalfOpen: true });
      const connection = new Connection(client, server, this.lines);
      this.open.add(connection);
      connection.closed.then(
        () => this.open.delete(connection),
        () => undefined,
      );
    });
  }
}

async function listening(port: number): Promise<Server> {
  const listener = createServer({ allowHalfOpen: true });
  listener.listen(port, '127.0.0.1');
  await once(listener, 'listening');
  return listener;
}

function portOf(listener: Server): number {
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return address.port;
}
