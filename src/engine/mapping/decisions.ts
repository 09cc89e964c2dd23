import {
  findNodeAtLocation,
  getNodeValue,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import { EngineError } from '../errors.js';
import type { DecisionPath } from '../model/finding.js';
import { decisionsVersion, type Decisions } from '../model/mapping.js';
import { nearest } from '../model/similar.js';
import { decisionsShape, type Shape } from './decisionsShape.js';

type ObjectShape = Extract<Shape, { is: 'object' }>;
type MapShape = Extract<Shape, { is: 'map' }>;

/**
 * Reads `NAME.migration.json`; comments and commas before a closing bracket are allowed. Throws MAPPING_INVALID with line and column for anything
 * that the format doesn't know.
 */
export function parseDecisions(text: string): Decisions {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (!root && text.trim() === '')
    throw invalid(text, 0, 'The file is empty.', `Write { "version": ${decisionsVersion} }.`);
  if (first)
    throw invalid(
      text,
      first.offset,
      `This is not JSON: ${wordsOf(printParseErrorCode(first.error))}.`,
      'Mend the file as text.',
    );
  if (!root) throw invalid(text, 0, 'The file holds nothing.', `Write { "version": ${decisionsVersion} }.`);
  new Checker(text).check(root, decisionsShape, 'The file');
  const { $schema: _schema, ...decisions } = getNodeValue(root) as Decisions & { $schema?: string };
  return decisions;
}

const order = [
  ...(['version', 'source', 'target', 'schemas', 'schemaNames', 'names', 'types', 'guards', 'rules'] as const),
  ...(['tables', 'existing', 'content', 'load', 'accept'] as const),
];

/** Decisions as text: stable order, two blanks, a line end at the end, so that it diffs well. */
export function printDecisions(decisions: Decisions): string {
  const ordered = Object.fromEntries(order.map((name) => [name, decisions[name]]));
  return `${JSON.stringify(ordered, undefined, 2)}\n`;
}

/** Where decisions stand in their file, 1-based; of a path that leads further than the file, the last part that is there. */
export function decisionLocator(text: string): (path: DecisionPath) => { line: number; column: number } | undefined {
  let root: Node | undefined;
  return (path) => {
    root ??= parseTree(text, [], { allowTrailingComma: true });
    if (!root) return undefined;
    for (let length = path.length; length > 0; length -= 1) {
      const node = findNodeAtLocation(root, path.slice(0, length));
      if (node) return placeOf(text, (node.parent?.type === 'property' ? node.parent : node).offset);
    }
    return placeOf(text, root.offset);
  };
}

class Checker {
  constructor(private readonly text: string) {}

  check(node: Node, expected: Shape, what: string): void {
    switch (expected.is) {
      case 'string':
        if (node.type !== 'string') this.wrong(`${what} must be a string.`, node);
        if (expected.pattern && !expected.pattern.test(node.value as string))
          this.wrong(`${what} must be ${expected.means ?? 'of another form'}.`, node);
        break;
      case 'boolean':
        if (node.type !== 'boolean') this.wrong(`${what} must be a boolean.`, node);
        break;
      case 'word':
        if (typeof node.value !== 'string' || !expected.words.includes(node.value))
          this.wrongWord(node, expected, what);
        break;
      case 'version':
        this.checkVersion(node, what);
        break;
      case 'either':
        this.check(node, node.type === 'object' ? expected.object : expected.plain, what);
        break;
      case 'list':
        if (node.type !== 'array') this.wrong(`${what} must be a list.`, node);
        node.children?.forEach((item, index) => this.check(item, expected.of, `${what}[${index}]`));
        break;
      case 'map':
      case 'object':
        this.checkObject(node, expected, what);
    }
  }

  private checkVersion(node: Node, what: string): void {
    if (node.value === decisionsVersion) return;
    const newer = typeof node.value === 'number' && Number.isInteger(node.value) && node.value > decisionsVersion;
    if (!newer) this.wrong(`${what} must be ${decisionsVersion}.`, node);
    throw invalid(
      this.text,
      node.offset,
      `This file has version ${String(node.value)}; this Database Migration reads version ${decisionsVersion}.`,
      'Update Database Migration, or ask the file’s author for one of the older version.',
    );
  }

  private checkObject(node: Node, expected: ObjectShape | MapShape, what: string): void {
    if (node.type !== 'object') this.wrong(`${what} must be an object.`, node);
    const seen = new Set<string>();
    for (const property of node.children ?? []) {
      const [key, value] = property.children ?? [];
      if (!key) continue;
      const name = key.value as string;
      if (seen.has(name)) this.wrong(`"${name}" stands twice.`, key);
      seen.add(name);
      const inner = expected.is === 'object' ? this.field(expected, key, name) : this.entry(expected, key, name);
      if (value) this.check(value, inner, `"${name}"`);
    }
    if (expected.is === 'map') return;
    const missing = expected.required?.find((name) => !seen.has(name));
    if (missing !== undefined) this.wrong(`"${missing}" is missing.`, node);
    this.checkGroups(node, expected, seen, what);
  }

  private field({ fields }: ObjectShape, key: Node, name: string): Shape {
    const shape = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (shape) return shape;
    const known = Object.keys(fields).filter((entry) => !entry.startsWith('$'));
    return this.wrong(`"${name}" is not known here; ${meant(name, known)}known are ${known.join(', ')}.`, key);
  }

  private entry({ keys, of }: MapShape, key: Node, name: string): Shape {
    if (keys && !keys.test(name)) this.wrong(`"${name}" is not the code of a finding, such as ZERO_DATE.`, key);
    return of(name);
  }

  private checkGroups(node: Node, { groups = [] }: ObjectShape, seen: ReadonlySet<string>, what: string): void {
    for (const { oneOf, atLeast, atMost } of groups) {
      const present = oneOf.filter((name) => seen.has(name));
      const list = oneOf.map((name) => `"${name}"`).join(', ');
      if (present.length < atLeast) this.wrong(`${what} needs one of ${list}.`, node);
      if (atMost !== undefined && present.length > atMost) this.wrong(`${what} can have only one of ${list}.`, node);
    }
  }

  private wrongWord(node: Node, { words }: Extract<Shape, { is: 'word' }>, what: string): never {
    const hint = typeof node.value === 'string' ? meant(node.value, words) : '';
    return this.wrong(
      `${what} must be one of ${words.join(', ')}${hint === '' ? '' : `; ${hint.slice(0, -2)}`}.`,
      node,
    );
  }

  private wrong(message: string, at: Node): never {
    throw invalid(this.text, at.offset, message, 'Mend the file as text, or undo the last change.');
  }
}

/** `did you mean "tables"? `, or nothing. */
function meant(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? '' : `did you mean "${near}"? `;
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function invalid(text: string, offset: number, message: string, hint: string): EngineError {
  const { line, column } = placeOf(text, offset);
  return new EngineError({
    code: 'MAPPING_INVALID',
    stage: 'map',
    line,
    column,
    message: `${message} (line ${line}, column ${column})`,
    hint,
  });
}

/** `CloseBraceExpected` as people say it: `close brace expected`. */
function wordsOf(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/gu, ' ').toLowerCase();
}
