import type { Node, TypeCast } from 'libpg-query';
import type { NativeType } from '../../../model/catalog.js';
import { Untranslatable } from './typed.js';

export function required(node: Node | undefined): Node {
  if (!node) throw new Untranslatable('missing operand');
  return node;
}

export function stringOf(node: Node | undefined): string {
  return node && 'String' in node ? (node.String.sval ?? '') : '';
}

export function typeOf(node: TypeCast): NativeType {
  const names = (node.typeName?.names ?? []).map(stringOf);
  const isArray = (node.typeName?.arrayBounds ?? []).length > 0;
  const numbers = (node.typeName?.typmods ?? []).map((entry) =>
    'A_Const' in entry ? (entry.A_Const.ival?.ival ?? 0) : 0,
  );
  const [first, second] = numbers;
  const name = names.at(-1) ?? '';
  const schema = names.length > 1 && names[0] !== 'pg_catalog' ? names[0] : undefined;
  const size = /^(varchar|bpchar|bit|varbit)$/.test(name) ? { length: first } : { precision: first, scale: second };
  return {
    name,
    text: names.join('.'),
    ...(schema === undefined ? {} : { schema }),
    ...(first === undefined ? {} : size),
    ...(isArray ? { category: 'array' as const } : {}),
  };
}

/** The items of `ARRAY[…]`, of `'{…}'::type[]` and of either one cast again. */
export function arrayItems(node: Node): readonly Node[] {
  if ('A_ArrayExpr' in node) return node.A_ArrayExpr.elements ?? [];
  if (!('TypeCast' in node)) throw new Untranslatable('array');
  const { arg, typeName } = node.TypeCast;
  if (!arg) throw new Untranslatable('array');
  if (!('A_Const' in arg)) return arrayItems(arg);
  const literal = arg.A_Const.sval?.sval ?? '';
  const items = simpleArray(literal);
  const elementType = { ...typeName, arrayBounds: [] };
  return items.map((value): Node => ({
    TypeCast: { arg: { A_Const: { sval: { sval: value } } }, typeName: elementType },
  }));
}

/** A one-dimensional array literal without NULLs; https://www.postgresql.org/docs/18/arrays.html#ARRAYS-IO */
function simpleArray(literal: string): string[] {
  const body = /^\{(.*)\}$/s.exec(literal)?.[1];
  if (body === undefined) throw new Untranslatable('array literal');
  const items: string[] = [];
  const item = /(?:"((?:[^"\\]|\\.)*)"|([^",{}\\\s][^",{}\\]*))(,|$)/gsy;
  while (item.lastIndex < body.length) {
    const match = item.exec(body);
    if (!match || match[2]?.trim().toUpperCase() === 'NULL') throw new Untranslatable('array literal');
    items.push(match[1]?.replace(/\\(.)/gs, '$1') ?? match[2]?.trim() ?? '');
  }
  return items;
}

export function listItems(node: Node | undefined): readonly Node[] {
  if (node && 'List' in node) return node.List.items ?? [];
  throw new Untranslatable('list');
}
