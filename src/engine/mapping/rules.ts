import type { Column, NativeType, Table } from '../model/catalog.js';
import { tableKey, type TypeRule } from '../model/mapping.js';
import type { NeutralType } from '../model/type.js';

/** A rule and its place in the decisions. */
export interface PlacedRule {
  readonly index: number;
  readonly rule: TypeRule;
}

/** The rules of a mapping, ready to be asked for thousands of columns. */
export class Rules {
  private readonly matchers: readonly ((place: RulePlace) => boolean)[];

  constructor(private readonly rules: readonly TypeRule[]) {
    this.matchers = rules.map(matcherOf);
  }

  get none(): boolean {
    return this.rules.length === 0;
  }

  /** Every rule that a column meets, in order; the first one wins. */
  matching(table: Table, column: Column, neutral: NeutralType): readonly PlacedRule[] {
    if (this.none) return [];
    const place = { table, column: column.name, types: typeNames(column.type, neutral) };
    return this.rules.flatMap((rule, index) => (this.matchers[index]?.(place) ? [{ rule, index }] : []));
  }
}

interface RulePlace {
  readonly table: Table;
  readonly column: string;
  readonly types: ReadonlySet<string>;
}

function matcherOf({ when, schema, table, column }: TypeRule): (place: RulePlace) => boolean {
  const type = when === undefined ? undefined : foldType(when);
  const [inSchema, inTable, inColumn] = [schema, table, column].map((pattern) =>
    pattern === undefined ? undefined : nameMatcher(pattern),
  );
  return (place) =>
    (type === undefined || place.types.has(type)) &&
    (!inSchema || inSchema(place.table.schema)) &&
    (!inTable || inTable(place.table.name) || inTable(tableKey(place.table))) &&
    (!inColumn || inColumn(place.column));
}

/** A test of names against a pattern in which `*` stands for any characters and `?` for one; a backslash takes that meaning away. */
export function nameMatcher(pattern: string): (name: string) => boolean {
  const body = pattern.replace(/\\([^])|\*|\?|[^]/gu, (part, literal?: string) => {
    if (literal !== undefined) return quoted(literal);
    if (part === '*') return '.*';
    return part === '?' ? '.' : quoted(part);
  });
  const expression = new RegExp(`^${body}$`, 'su');
  return (name) => expression.test(name);
}

function quoted(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}

/** All that a rule may call a type: `varchar(40)`, `character varying`, `varchar`, `kind:text`. */
export function typeNames(type: NativeType, neutral: NeutralType): ReadonlySet<string> {
  const text = foldType(type.text);
  const name = foldType(type.name);
  const parameters = /\([^)]*\)/u.exec(text)?.[0] ?? '';
  const base = text.replace(/\([^)]*\)/u, '').trim();
  const attributes = base.startsWith(`${name} `) ? base.slice(name.length) : '';
  return new Set([text, base, name, `${name}${parameters}`, `${name}${attributes}`, `kind:${neutral.kind}`]);
}

/** A type with single blanks, none inside of parentheses or around commas, in small letters but for what stands in quotes. */
export function foldType(type: string): string {
  return type
    .split(/('(?:[^']|'')*')/u)
    .map((part, index) => (index % 2 === 1 ? part : foldPart(part)))
    .join('')
    .trim();
}

function foldPart(part: string): string {
  return part
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/ ?([(,]) ?/gu, '$1')
    .replace(/ \)/gu, ')');
}
