import { getNodeValue, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { EngineError } from '../errors.js';
import { decisionsVersion, type Decisions } from '../model/mapping.js';

type Shape =
  | { readonly is: 'string' | 'boolean' | 'strings' | 'names' | 'version' }
  | { readonly is: 'word'; readonly words: readonly string[] }
  | { readonly is: 'object'; readonly fields: Readonly<Record<string, Shape>>; readonly required?: readonly string[] }
  | { readonly is: 'map' | 'list'; readonly of: Shape };

const nameCase: Shape = { is: 'word', words: ['keep', 'lower', 'snake'] };

const columnShape: Shape = {
  is: 'object',
  fields: { include: { is: 'boolean' }, name: { is: 'string' }, type: { is: 'string' }, expression: { is: 'string' } },
};

const shape: Shape = {
  is: 'object',
  required: ['version'],
  fields: {
    $schema: { is: 'string' },
    version: { is: 'version' },
    source: { is: 'string' },
    target: { is: 'string' },
    schemas: { is: 'strings' },
    schemaNames: { is: 'names' },
    names: { is: 'object', fields: { tables: nameCase, columns: nameCase } },
    guards: { is: 'map', of: { is: 'word', words: ['stop', 'next'] } },
    rules: {
      is: 'list',
      of: {
        is: 'object',
        fields: { when: { is: 'string' }, type: { is: 'string' }, table: { is: 'string' } },
        required: ['when', 'type'],
      },
    },
    tables: {
      is: 'map',
      of: {
        is: 'object',
        fields: { include: { is: 'boolean' }, name: { is: 'string' }, columns: { is: 'map', of: columnShape } },
      },
    },
    accept: { is: 'strings' },
  },
};

/** Reads `NAME.migration.json`. Throws MAPPING_INVALID with line and column for anything that the format doesn't know. */
export function parseDecisions(text: string): Decisions {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first)
    throw invalid(
      text,
      first.offset,
      `This is not JSON: ${wordsOf(printParseErrorCode(first.error))}.`,
      'Mend the file as text.',
    );
  if (!root) throw invalid(text, 0, 'The file is empty.', `Write { "version": ${decisionsVersion} }.`);
  check(text, root, shape, 'The file');
  const { $schema: _schema, ...decisions } = getNodeValue(root) as Decisions & { $schema?: string };
  return decisions;
}

/** Decisions as text: stable order, two blanks, a line end at the end, so that it diffs well. */
export function printDecisions(decisions: Decisions): string {
  const { version, source, target, schemas, schemaNames, names, guards, rules, tables, accept } = decisions;
  const ordered = {
    version,
    source,
    target,
    schemas,
    schemaNames,
    names,
    guards,
    rules,
    tables,
    accept,
  };
  return `${JSON.stringify(ordered, undefined, 2)}\n`;
}

function check(text: string, node: Node, expected: Shape, what: string): void {
  const wrong = (message: string, at: Node = node): never => {
    throw invalid(text, at.offset, message, 'Mend the file as text, or undo the last change.');
  };
  switch (expected.is) {
    case 'string':
    case 'boolean':
      if (node.type !== expected.is) wrong(`${what} must be a ${expected.is}.`);
      break;
    case 'word':
      if (!expected.words.includes(String(node.value))) wrong(`${what} must be one of ${expected.words.join(', ')}.`);
      break;
    case 'version':
      if (node.value !== decisionsVersion)
        wrong(`${what} must be ${decisionsVersion}: this version of Database Migration knows no other.`);
      break;
    case 'strings':
      check(text, node, { is: 'list', of: { is: 'string' } }, what);
      break;
    case 'names':
      check(text, node, { is: 'map', of: { is: 'string' } }, what);
      break;
    case 'list':
      if (node.type !== 'array') wrong(`${what} must be a list.`);
      node.children?.forEach((item, index) => check(text, item, expected.of, `${what}[${index}]`));
      break;
    case 'map':
    case 'object':
      checkObject(text, node, expected, what, wrong);
  }
}

function checkObject(
  text: string,
  node: Node,
  expected: Extract<Shape, { is: 'map' | 'object' | 'list' }>,
  what: string,
  wrong: (message: string, at?: Node) => never,
): void {
  if (node.type !== 'object') wrong(`${what} must be an object.`);
  const seen = new Set<string>();
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (!key) continue;
    const name = key.value as string;
    if (seen.has(name)) wrong(`"${name}" stands twice.`, key);
    seen.add(name);
    const inner = expected.is === 'object' ? expected.fields[name] : expected.of;
    if (!inner) {
      const known = expected.is === 'object' ? Object.keys(expected.fields).join(', ') : '';
      return wrong(`"${name}" is not known here; known are ${known}.`, key);
    }
    if (value) check(text, value, inner, `"${name}"`);
  }
  const missing = expected.is === 'object' ? expected.required?.find((name) => !seen.has(name)) : undefined;
  if (missing !== undefined) wrong(`"${missing}" is missing.`);
}

function invalid(text: string, offset: number, message: string, hint: string): EngineError {
  const before = text.slice(0, offset).split('\n');
  const line = before.length;
  const column = (before.at(-1)?.length ?? 0) + 1;
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
