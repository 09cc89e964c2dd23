import type { FieldPacket } from 'mysql2';

/** A column of a result as the protocol describes it; https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_query_response_text_resultset_column_definition.html */
export interface ResultColumn {
  readonly name: string;
  /** The protocol's number of the type. */
  readonly type: number;
  /** Its character set; 63 is binary, which numbers and dates carry too. */
  readonly charset: number;
  /** The table's own column behind it; empty for an expression. */
  readonly originalName: string;
  readonly notNull: boolean;
  /** A type that lists its labels. */
  readonly listed: 'enum' | 'set' | undefined;
}

export interface RawField {
  readonly name: string;
  readonly orgName: string;
  readonly columnType: number;
  readonly characterSet: number;
  readonly flags: number;
}

const notNullFlag = 1;
const enumFlag = 256;
const setFlag = 2048;

export function resultColumn(field: Pick<FieldPacket, 'name'> | RawField): ResultColumn {
  const { name, orgName, columnType, characterSet, flags } = field as RawField;
  return {
    name,
    type: columnType,
    charset: characterSet,
    originalName: orgName,
    notNull: (flags & notNullFlag) !== 0,
    listed: (flags & enumFlag) !== 0 ? 'enum' : (flags & setFlag) !== 0 ? 'set' : undefined,
  };
}

const binaryCharset = 63;
const jsonType = 245;
/** BIT, VECTOR, the BLOBs, VAR_STRING, STRING and GEOMETRY. */
const binaryTypes = new Set([15, 16, 242, 249, 250, 251, 252, 253, 254, 255]);

/** True where values are bytes, of which no text in UTF-8 can be made. */
export function givesBytes({ charset, type }: ResultColumn): boolean {
  return charset === binaryCharset && binaryTypes.has(type);
}

/** True for FLOAT and DOUBLE; FLOAT prints fewer digits than it keeps. */
export function givesFloats({ type }: ResultColumn): boolean {
  return type === 4 || type === 5;
}

/** True for MySQL's JSON; MariaDB's is a text. */
export function givesJson({ type }: ResultColumn): boolean {
  return type === jsonType;
}

/** True where values are characters, and the labels of lists. */
export function givesText({ charset, type, listed }: ResultColumn): boolean {
  return listed !== undefined || (charset !== binaryCharset && binaryTypes.has(type));
}
