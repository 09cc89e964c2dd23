import type { NeutralType } from '../model/type.js';

/** One type that holds the values of all: columns joined by a foreign key need it. Undefined when the kinds differ. */
export function unify(types: readonly NeutralType[]): NeutralType | undefined {
  return types.reduce<NeutralType | undefined>(
    (left, right) => (left === undefined ? undefined : wider(left, right)),
    types[0],
  );
}

function wider(left: NeutralType, right: NeutralType): NeutralType | undefined {
  if (left.kind === 'integer' && right.kind === 'integer') {
    const unsigned = left.unsigned && right.unsigned;
    return { kind: 'integer', unsigned, bits: left.bits > right.bits ? left.bits : right.bits };
  }
  if (left.kind === 'text' && right.kind === 'text') {
    return {
      kind: 'text',
      ...(left.length === undefined || right.length === undefined
        ? {}
        : { length: Math.max(left.length, right.length) }),
      ...(left.fixed === true && right.fixed === true ? { fixed: true } : {}),
      ...(left.foldsCase === true || right.foldsCase === true ? { foldsCase: true } : {}),
      ...(left.foldsAccents === true || right.foldsAccents === true ? { foldsAccents: true } : {}),
      ...(left.foldsBlanks === true || right.foldsBlanks === true ? { foldsBlanks: true } : {}),
    };
  }
  if (left.kind === 'bytes' && right.kind === 'bytes') {
    const bounded = left.length !== undefined && right.length !== undefined;
    const same = left.length === right.length && left.fixed === right.fixed;
    return same ? left : { kind: 'bytes', ...(bounded ? { length: Math.max(left.length, right.length) } : {}) };
  }
  if (left.kind === 'decimal' && right.kind === 'decimal') return widerDecimal(left, right);
  return JSON.stringify(left) === JSON.stringify(right) ? left : undefined;
}

function widerDecimal(
  left: Extract<NeutralType, { kind: 'decimal' }>,
  right: Extract<NeutralType, { kind: 'decimal' }>,
): NeutralType {
  if (left.precision === undefined || right.precision === undefined) return { kind: 'decimal' };
  const scale = Math.max(left.scale ?? 0, right.scale ?? 0);
  const whole = Math.max(left.precision - (left.scale ?? 0), right.precision - (right.scale ?? 0));
  return { kind: 'decimal', precision: whole + scale, scale };
}
