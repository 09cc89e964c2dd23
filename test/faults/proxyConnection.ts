import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Direction, Line } from './proxyLine.js';

/** How a connection ends: `end` closes it in order (FIN), `reset` breaks it (RST, `ECONNRESET` at both ends). */
export type Ending = 'end' | 'reset';

/** Bytes on their way in one direction of one connection; beyond it the sender is made to wait. */
const inFlight = 4 << 20;

/** One client with its own connection to the server. */
export class Connection {
  /** Settles when both sockets are closed. */
  readonly closed: Promise<unknown>;
  private readonly ended = new AbortController();

  constructor(
    private readonly client: Socket,
    private readonly server: Socket,
    lines: Readonly<Record<Direction, Line>>,
  ) {
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
    }
    this.closed = Promise.all([closing(client), closing(server)]).then(() => this.ended.abort());
    this.carry(client, server, lines.toServer);
    this.carry(server, client, lines.toClient);
  }

  /** Ends both sockets at once; what is still on its way is lost. */
  break(how: Ending): void {
    this.ended.abort();
    for (const socket of [this.client, this.server]) {
      if (how === 'reset' && !socket.connecting) socket.resetAndDestroy();
      else socket.destroy();
    }
  }

  /** From here on nothing passes, and neither end hears that the other has gone: as when a router in between forgets the connection. */
  abandon(): void {
    this.ended.abort();
  }

  private carry(from: Socket, to: Socket, line: Line): void {
    const carrier = new Carrier(from, to, line, this.ended.signal);
    from.on('data', (packet) => carrier.take(packet));
    from.on('end', () => carrier.finish(() => to.end()));
    from.on('close', (failed) => {
      if (failed) carrier.finish(() => this.break('reset'));
    });
  }
}

interface Packet {
  readonly bytes: Buffer;
  /** When it may arrive, in milliseconds of `performance.now()`. */
  readonly due: number;
}

/** Takes packets from one socket and hands them to the other when the line lets it. */
class Carrier {
  private readonly packets: Packet[] = [];
  private held = 0;
  private working = false;
  private last: (() => void) | undefined;

  constructor(
    private readonly from: Socket,
    private readonly to: Socket,
    private readonly line: Line,
    private readonly signal: AbortSignal,
  ) {}

  take(bytes: Buffer): void {
    this.packets.push({ bytes, due: performance.now() + this.line.nextDelay() });
    this.held += bytes.length;
    if (this.held >= inFlight) this.from.pause();
    this.work();
  }

  /** Does something after everything that is on its way, and not while the line is stalled. */
  finish(last: () => void): void {
    this.last = last;
    this.work();
  }

  private work(): void {
    if (this.working) return;
    this.working = true;
    this.deliver()
      .catch(() => undefined) // the connection has ended: nobody waits for these bytes
      .finally(() => (this.working = false));
  }

  private async deliver(): Promise<void> {
    for (let packet = this.packets.shift(); packet !== undefined; packet = this.packets.shift()) {
      const early = packet.due - performance.now();
      if (early > 0) await wait(early, undefined, { signal: this.signal });
      await this.pass(packet.bytes);
      this.held -= packet.bytes.length;
      if (this.held < inFlight) this.from.resume();
    }
    if (this.last === undefined) return;
    await this.line.ready(this.signal);
    this.last();
  }

  private async pass(bytes: Buffer): Promise<void> {
    let rest = bytes;
    while (rest.length > 0) {
      await this.line.ready(this.signal);
      const admitted = this.line.admit(rest.length);
      await new Promise<void>((resolve) => this.to.write(rest.subarray(0, admitted), () => resolve()));
      this.line.handedOn();
      rest = rest.subarray(admitted);
    }
  }
}

function closing(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once('close', () => resolve()));
}
