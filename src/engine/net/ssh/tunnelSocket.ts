import { Duplex } from 'node:stream';
import type { ClientChannel } from 'ssh2';

/** The line through an SSH server broke; what both drivers tell of a lost connection. */
export class TunnelLost extends Error {
  /** Counted among the codes of a lost connection by the adapters. */
  readonly code = 'ECONNRESET';
}

/**
 * A channel of an SSH connection, as the drivers want a socket: backpressure in both directions, `destroy` with an error, and the parts of
 * `net.Socket` that they call.
 */
export class TunnelSocket extends Duplex {
  constructor(private readonly channel: ClientChannel) {
    super({ allowHalfOpen: true });
    channel.on('data', (bytes: Buffer) => {
      if (!this.push(bytes)) channel.pause();
    });
    channel.on('end', () => this.push(null));
    // Late, so that a broken SSH connection, which closes every channel, is told as that.
    channel.on('close', () => setImmediate(() => this.destroy()));
    channel.on('error', (error: Error) => this.destroy(error));
    channel.pause();
  }

  /** Already connected: pg asks all the same, and waits for the event. */
  connect(): this {
    process.nextTick(() => this.emit('connect'));
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  /** The SSH connection asks its server for signs of life. */
  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {
    this.channel.resume();
  }

  override _write(bytes: Buffer, encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.channel.write(bytes, encoding, done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.channel.end();
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.channel.close();
    done(error);
  }
}
