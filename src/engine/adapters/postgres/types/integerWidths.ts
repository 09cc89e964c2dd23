/** As columns' types are called, and casts'; https://www.postgresql.org/docs/18/datatype-numeric.html */
const widths: Readonly<Record<string, number>> = {
  smallint: 16,
  int2: 16,
  integer: 32,
  int4: 32,
  bigint: 64,
  int8: 64,
};

/** Bits of the whole numbers of a type by its name; undefined for any other type. */
export function bitsOfInteger(name: string): number | undefined {
  return Object.hasOwn(widths, name) ? widths[name] : undefined;
}
