import type { SqlExpression } from '../../model/catalog.js';
import { shortNumber } from './meaning.js';

/** A literal's document in one form, as servers print it with blanks and in an order of their own; anything else as it is. */
export function asDocument(value: SqlExpression | undefined): SqlExpression | undefined {
  const { expression } = value ?? {};
  const literal = expression?.kind === 'cast' ? expression.item : expression;
  if (value === undefined || literal?.kind !== 'string') return value;
  const text = documentText(literal.value);
  return text === undefined ? value : { ...value, expression: { kind: 'string', value: text } };
}

const scalars = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:e[-+]?\d+)?/giu;

/** Numbers keep all of their digits as texts; a letter in front tells them from others. */
function documentText(json: string): string | undefined {
  const tagged = json.replace(scalars, (scalar) => {
    return scalar.startsWith('"') ? `"s${scalar.slice(1)}` : JSON.stringify(`n${shortNumber(scalar)}`);
  });
  try {
    return JSON.stringify(JSON.parse(tagged), (_name, part: unknown) => (isObject(part) ? sorted(part) : part));
  } catch {
    return undefined;
  }
}

const isObject = (part: unknown): part is object => typeof part === 'object' && part !== null && !Array.isArray(part);

function sorted(part: object): object {
  return Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)));
}
