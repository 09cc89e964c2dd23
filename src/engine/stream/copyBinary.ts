import { EngineError } from '../errors.js';
import type { BinaryField, ClientEncoding } from '../model/type.js';
import { scalarWriters, type ScalarWriter } from './binaryScalars.js';
import { EncoderMemory } from './encoderMemory.js';
import { writeHex, type RowEncoder } from './rowEncoder.js';

/** A column of a binary stream: what the target takes there, and what the client makes of the bytes that come. */
export interface BinaryColumn {
  readonly name: string;
  readonly field: BinaryField;
  readonly encode?: ClientEncoding | undefined;
}

/** `PGCOPY\n\377\r\n\0`, no flags, no extension; https://www.postgresql.org/docs/18/sql-copy.html#SQL-COPY-FILE-FORMATS-BINARY */
const signature = Buffer.from('5047434f50590aff0d0a000000000000000000', 'hex');
const nullLength = -1;
const trailer = -1;
/** Bytes around a value: the row's count of fields, the field's length, a version. */
const overhead = 32;
const jsonbVersion = 1;

/** How a column's bytes get into the stream: as they are, as their hexadecimal digits, or read as one of the scalars. */
type Way =
  | { readonly kind: 'copy'; readonly version: boolean }
  | { readonly kind: 'hex' }
  | { readonly kind: 'scalar'; readonly write: ScalarWriter };

/**
 * PostgreSQL's binary COPY format out of the plain text forms: the server spends about half the time on it that it needs for text, for it parses nothing. Throws
 * STREAM_BROKEN for a value that is not of its column's kind; nothing is rounded or cut.
 */
export function copyBinaryEncoder(columns: readonly BinaryColumn[]): RowEncoder {
  return new BinaryEncoder(columns);
}

class BinaryEncoder extends EncoderMemory implements RowEncoder {
  private column = 0;
  private row = 1;
  private readonly ways: readonly Way[];
  /** The parts of a scalar that came in pieces. */
  private pieces: Buffer[] = [];

  constructor(private readonly columns: readonly BinaryColumn[]) {
    super();
    this.ways = columns.map(wayOf);
    this.append(signature, 0, signature.length);
  }

  field(source: Buffer, from: number, to: number): void {
    const way = this.begin((to - from) * 2);
    if (way.kind === 'scalar') this.scalar(way.write, source, from, to);
    else {
      this.length(way, to - from);
      this.bytes(way, source, from, to);
    }
    this.column += 1;
  }

  nullField(): void {
    this.begin(0);
    this.int32(nullLength);
    this.column += 1;
  }

  open(length: number): void {
    const way = this.begin(0);
    if (way.kind === 'scalar') this.pieces = [];
    else this.length(way, length);
  }

  part(source: Buffer, from: number, to: number): void {
    const way = this.way();
    // The driver's buffer is used again: a piece that waits must be a copy.
    if (way.kind === 'scalar') this.pieces.push(Buffer.from(source.subarray(from, to)));
    else {
      this.makeRoom((to - from) * 2);
      this.bytes(way, source, from, to);
    }
  }

  close(): void {
    const way = this.way();
    if (way.kind === 'scalar') {
      const whole = Buffer.concat(this.pieces);
      this.pieces = [];
      this.makeRoom(whole.length * 2 + overhead);
      this.scalar(way.write, whole, 0, whole.length);
    }
    this.column += 1;
  }

  endRow(): void {
    this.column = 0;
    this.row += 1;
  }

  end(): void {
    this.makeRoom(2);
    this.int16(trailer);
  }

  /** Makes room for the next field and, before the first, says how many the row has. */
  private begin(most: number): Way {
    const way = this.way();
    this.makeRoom(most + overhead);
    if (this.column === 0) this.int16(this.columns.length);
    return way;
  }

  private way(): Way {
    const way = this.ways[this.column];
    if (way === undefined) throw new RangeError(`A row has more than ${this.ways.length} fields.`);
    return way;
  }

  private length(way: Way, bytes: number): void {
    const versioned = way.kind === 'copy' && way.version;
    this.int32(way.kind === 'hex' ? bytes * 2 : versioned ? bytes + 1 : bytes);
    if (versioned) this.out[this.at++] = jsonbVersion;
  }

  private bytes(way: Way, source: Buffer, from: number, to: number): void {
    if (way.kind === 'hex') this.at = writeHex(source, from, to, this.out, this.at);
    else this.append(source, from, to);
  }

  /** The length goes in front of the value, and is known when that is written. */
  private scalar(write: ScalarWriter, source: Buffer, from: number, to: number): void {
    const start = this.at;
    const end = write(source, from, to, this.out, start + 4);
    if (end === undefined) throw this.refusal(source.toString('utf8', from, to));
    this.int32(end - start - 4);
    this.at = end;
  }

  private refusal(value: string): EngineError {
    const { name, field } = this.columns[this.column] ?? { name: '', field: '' };
    const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
    return new EngineError({
      code: 'STREAM_BROKEN',
      stage: 'run',
      object: name,
      message: `Row ${this.row} of the chunk: "${shown}" in the column "${name}" can't be sent as ${field}. Nothing of the chunk was kept.`,
      hint: 'Mend the expression in the source half of the step, or write stream=text there: PostgreSQL then reads the text itself.',
    });
  }

  private int16(value: number): void {
    this.out[this.at] = (value >> 8) & 0xff;
    this.out[this.at + 1] = value & 0xff;
    this.at += 2;
  }

  private int32(value: number): void {
    this.out[this.at] = (value >> 24) & 0xff;
    this.out[this.at + 1] = (value >> 16) & 0xff;
    this.out[this.at + 2] = (value >> 8) & 0xff;
    this.out[this.at + 3] = value & 0xff;
    this.at += 4;
  }
}

/** Raw bytes go into a bytea as they are, and into a text as the digits that its step asks for. */
function wayOf({ name, field, encode }: BinaryColumn): Way {
  const raw = encode === 'prefixed-hex' && field === 'bytes';
  const copied = field === 'text' || field === 'jsonb';
  if (raw) return { kind: 'copy', version: false };
  if (encode === 'hex' && field === 'text') return { kind: 'hex' };
  if (encode === undefined && copied) return { kind: 'copy', version: field === 'jsonb' };
  if (encode === undefined && field !== 'bytes' && !copied) return { kind: 'scalar', write: scalarWriters[field] };
  throw new EngineError({
    code: 'SCRIPT_INVALID',
    stage: 'run',
    object: name,
    message: `The column "${name}" can't be sent in the binary format: the target takes ${field}, and the step ${encode === undefined ? 'encodes nothing' : `encodes it as ${encode}`}.`,
    hint: 'Write stream=text in the step.',
  });
}
