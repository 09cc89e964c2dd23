import type { Connection } from 'mysql2';
import type { RowEncoder } from '../../stream/rowEncoder.js';

/** What the tap asks of whoever streams a result. */
export interface TapOwner {
  /** Where rows go; undefined while they are not wanted (a stream that was given up). */
  encoder(): RowEncoder | undefined;
  /** Called after every row, and within a long one after every piece. */
  onBytes(): void;
  onRow(): void;
  /** The encoder refused a value. */
  onRefused(error: unknown): void;
}

/** The part of mysql2's connection that the tap stands in front of; lib/packet_parser.js, lib/compressed_protocol.js. */
interface Parser {
  execute(chunk: Buffer): void;
}
interface Tappable {
  packetParser?: Parser | undefined;
  _inflatedPacketsParser?: Parser | undefined;
}

const headerBytes = 4;
/** A packet of this length is continued in the next; https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_packets.html */
const fullPacket = 0xffffff;
/** Rows up to this size are read whole; larger ones piece by piece. */
const wholeRow = 64 * 1024;

const okByte = 0x00;
const infileByte = 0xfb;
const nullByte = 0xfb;
const eofByte = 0xfe;
const errByte = 0xff;

/**
 * Takes the rows of the connection's next result set before mysql2 makes objects of them: their bytes go straight from the socket's buffer into the encoder,
 * and a value of any size is never held. Everything else (column definitions, errors, the end) goes on to mysql2, whose events tell of it. The tap ends with the result.
 * Undefined where this mysql2 is built otherwise; its public row events do the same job then.
 */
export function tapRows(connection: Connection, owner: TapOwner): RowTap | undefined {
  const inner = connection as unknown as Tappable;
  const place = inner._inflatedPacketsParser === undefined ? 'packetParser' : '_inflatedPacketsParser';
  const parser = inner[place];
  if (typeof parser?.execute !== 'function') return undefined;
  const tap = new RowTap(parser, owner, () => (inner[place] = parser));
  inner[place] = tap;
  return tap;
}

/** Stands in for mysql2's packet parser. */
export class RowTap implements Parser {
  private rest: Buffer | undefined;
  private phase: 'count' | 'definitions' | 'rows' | 'over' = 'count';
  private definitions = 0;
  /** What mysql2 takes for the next packet's number: it doesn't see the rows. */
  private sequence = 0;
  private long: LongRow | undefined;

  constructor(
    private readonly parser: Parser,
    private readonly owner: TapOwner,
    private readonly restore: () => void,
  ) {}

  /** Hands the connection back to mysql2's own parser. */
  remove(): void {
    if (this.phase === 'over') return;
    this.phase = 'over';
    this.restore();
  }

  execute(chunk: Buffer): void {
    if (this.phase === 'over') {
      this.parser.execute(chunk);
      return;
    }
    const data = this.joined(chunk);
    this.rest = undefined;
    let at = 0;
    while (at < data.length) {
      const next = this.long === undefined ? this.packet(data, at) : this.continueRow(this.long, data, at);
      if (next === at) {
        this.rest = data.subarray(at);
        return;
      }
      at = next;
    }
  }

  private joined(chunk: Buffer): Buffer {
    const encoder = this.phase === 'rows' ? this.owner.encoder() : undefined;
    if (encoder !== undefined) return encoder.adopt(this.rest, chunk);
    return this.rest === undefined ? chunk : Buffer.concat([this.rest, chunk]);
  }

  /** Handles the packet at `at` and returns the place behind it; `at` itself when more bytes are needed. */
  private packet(data: Buffer, at: number): number {
    const start = at + headerBytes;
    if (data.length <= start) return at;
    const length = data.readUIntLE(at, 3);
    const marker = data[start] ?? 0;
    const isRow = this.phase === 'rows' && marker !== errByte && !(marker === eofByte && length < 9);
    if (isRow && length > wholeRow) {
      this.long = new LongRow(this.owner);
      return this.continueRow(this.long, data, at);
    }
    const end = start + length;
    if (data.length < end) return at;
    if (isRow) this.row(data, start, end);
    else return this.forward(data, at, end, marker);
    return end;
  }

  private row(data: Buffer, start: number, end: number): void {
    const encoder = this.owner.encoder();
    if (encoder === undefined) return;
    try {
      this.encode(encoder, data, start, end);
    } catch (error) {
      this.owner.onRefused(error);
      return;
    }
    this.owner.onRow();
    this.owner.onBytes();
  }

  private encode(encoder: RowEncoder, data: Buffer, start: number, end: number): void {
    let at = start;
    while (at < end) {
      const first = data[at] ?? 0;
      if (first === nullByte) {
        encoder.nullField();
        at += 1;
        continue;
      }
      const from = at + lengthBytes(first);
      const to = from + (first < nullByte ? first : readLength(data, at));
      encoder.field(data, from, to);
      at = to;
    }
    encoder.endRow();
  }

  private continueRow(long: LongRow, data: Buffer, at: number): number {
    const next = long.take(data, at);
    if (long.over) this.long = undefined;
    return next;
  }

  /** Gives a packet to mysql2 and notes what it says about what follows; returns the place behind all that was given. */
  private forward(data: Buffer, at: number, end: number, marker: number): number {
    const packet = Buffer.from(data.subarray(at, end));
    if (this.phase === 'rows') packet[3] = this.sequence;
    else this.sequence = ((data[at + 3] ?? 0) + 1) & 0xff;
    const isOver =
      this.phase === 'rows' ||
      marker === errByte ||
      (this.phase === 'count' && (marker === okByte || marker === infileByte));
    if (isOver) {
      this.remove();
      this.parser.execute(packet);
      // The encoder's memory is not mysql2's to keep.
      if (end < data.length) this.parser.execute(Buffer.from(data.subarray(end)));
      return data.length;
    }
    if (this.phase === 'count') {
      this.definitions = marker < nullByte ? marker : readLength(data, at + headerBytes);
      this.phase = 'definitions';
    } else if (this.definitions === 0) {
      this.phase = 'rows';
    } else {
      this.definitions -= 1;
    }
    this.parser.execute(packet);
    return end;
  }
}

/** Bytes of a length-encoded integer by its first byte; https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_dt_integers.html */
function lengthBytes(first: number): number {
  if (first < nullByte) return 1;
  return first === 0xfc ? 3 : first === 0xfd ? 4 : 9;
}

function readLength(data: Buffer, at: number): number {
  const first = data[at] ?? 0;
  if (first === 0xfc) return data.readUInt16LE(at + 1);
  if (first === 0xfd) return data.readUIntLE(at + 1, 3);
  return Number(data.readBigUInt64LE(at + 1));
}

/** A row that comes in pieces: over several packets, over many chunks of the socket. */
class LongRow {
  over = false;
  /** Bytes of the current packet that are still to come, and whether another one continues it. */
  private inPacket = 0;
  private continued = true;
  /** Bytes of the current value that are still to come; undefined between values. */
  private inValue: number | undefined;
  /** The beginning of a value's length that a packet or chunk cut off. */
  private prefix = Buffer.alloc(0);

  constructor(private readonly owner: TapOwner) {}

  /** Takes what it can from `at` on; returns the place behind, `at` itself when more bytes are needed. */
  take(data: Buffer, start: number): number {
    let at = start;
    while (!this.over) {
      if (this.inPacket === 0 && this.continued) {
        if (data.length - at < headerBytes) return at;
        this.inPacket = data.readUIntLE(at, 3);
        this.continued = this.inPacket === fullPacket;
        at += headerBytes;
      }
      if (this.inPacket > 0) {
        if (at === data.length) return at;
        const end = Math.min(data.length, at + this.inPacket);
        this.tryPayload(data, at, end);
        this.inPacket -= end - at;
        at = end;
      }
      if (this.inPacket === 0 && !this.continued) this.finish();
    }
    return at;
  }

  /** After a refusal the owner has no encoder any more, and the rest of the row passes unread. */
  private tryPayload(data: Buffer, start: number, end: number): void {
    if (this.owner.encoder() === undefined) return;
    try {
      this.payload(data, start, end);
    } catch (error) {
      this.owner.onRefused(error);
    }
  }

  private payload(data: Buffer, start: number, end: number): void {
    let at = start;
    while (at < end) {
      if (this.inValue === undefined) {
        at = this.beginValue(data, at, end);
        continue;
      }
      const to = Math.min(end, at + this.inValue);
      const encoder = this.owner.encoder();
      encoder?.part(data, at, to);
      this.inValue -= to - at;
      at = to;
      if (this.inValue === 0) this.endValue();
      this.owner.onBytes();
    }
  }

  /** Reads a value's length, of which a part may have come before. */
  private beginValue(data: Buffer, at: number, end: number): number {
    const first = this.prefix[0] ?? data[at] ?? 0;
    if (first === nullByte) {
      this.owner.encoder()?.nullField();
      return at + 1;
    }
    const missing = lengthBytes(first) - this.prefix.length;
    const taken = Math.min(missing, end - at);
    this.prefix = Buffer.concat([this.prefix, data.subarray(at, at + taken)]);
    if (taken < missing) return at + taken;
    this.inValue = first < nullByte ? first : readLength(this.prefix, 0);
    this.prefix = Buffer.alloc(0);
    this.owner.encoder()?.open(this.inValue);
    if (this.inValue === 0) this.endValue();
    return at + taken;
  }

  private endValue(): void {
    this.owner.encoder()?.close();
    this.inValue = undefined;
  }

  private finish(): void {
    this.over = true;
    if (this.owner.encoder() === undefined) return;
    this.owner.encoder()?.endRow();
    this.owner.onRow();
    this.owner.onBytes();
  }
}
