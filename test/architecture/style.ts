import { basename } from 'node:path';
import ts from 'typescript';
import { lineOf, nodesOf, type Source, type Violation } from './source.js';

/** The longest that a file may be; 350 lines is what we aim at. */
const MAX_LINES = 500;

const ENGINE_IDS = new Set(['postgresql', 'postgres', 'mysql', 'mariadb', 'sqlite']);

/** Where an engine may be known by name. */
const KNOWS_ENGINES = ['src/engine/adapters/'];

/** The one file whose purpose is to name what others may call: the engine's public verbs. */
const PUBLIC_VERBS = 'src/engine/index.ts';

const VAGUE_NAME = /(^|[-._]|(?<=[a-z]))([Uu]tils?|[Hh]elpers?|[Mm]isc|[Cc]ommon|[Ss]hared)([-._]|$)/;

/** Comparing with an engine's id: the engine then belongs in that engine's adapter. */
export function engineComparisons(source: Source): Violation[] {
  if (KNOWS_ENGINES.some((folder) => source.path.startsWith(folder))) return [];
  return places(source, (node) => {
    if (ts.isBinaryExpression(node)) return isEquality(node) && (isEngineId(node.left) || isEngineId(node.right));
    if (ts.isCaseClause(node)) return isEngineId(node.expression);
    // ['mysql', 'mariadb'].includes(engine)
    return ts.isPropertyAccessExpression(node) && ts.isArrayLiteralExpression(node.expression)
      ? node.expression.elements.some(isEngineId)
      : false;
  }).map((place) => `${place}: compares with an engine's id; let its adapter declare what differs`);
}

function isEquality(node: ts.BinaryExpression): boolean {
  return [
    ts.SyntaxKind.EqualsEqualsToken,
    ts.SyntaxKind.EqualsEqualsEqualsToken,
    ts.SyntaxKind.ExclamationEqualsToken,
    ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ].includes(node.operatorToken.kind);
}

function isEngineId(node: ts.Node): boolean {
  return ts.isStringLiteralLike(node) && ENGINE_IDS.has(node.text);
}

/** `export default`, in either form. */
export function defaultExports(source: Source): Violation[] {
  return places(source, (node) => {
    if (ts.isExportAssignment(node)) return true;
    if (ts.isExportSpecifier(node)) return node.name.text === 'default';
    const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
    return modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword);
  }).map((place) => `${place}: has a default export`);
}

/** The type `any`, cast or declared. */
export function anyTypes(source: Source): Violation[] {
  return places(source, (node) => node.kind === ts.SyntaxKind.AnyKeyword).map((place) => `${place}: uses any`);
}

/** `export … from`: an import should name the file that declares what it takes. */
export function reExports(source: Source): Violation[] {
  return places(source, (node) => {
    if (!ts.isExportDeclaration(node) || node.moduleSpecifier === undefined) return false;
    return source.path !== PUBLIC_VERBS || node.exportClause === undefined;
  }).map((place) => `${place}: exports what another file declares`);
}

/** Files named after nothing, and files that hold more than one idea by their length. */
export function fileShape({ path, text }: Source): Violation[] {
  const lines = text.split('\n').length - 1;
  return [
    ...(path.split('/').some((part) => VAGUE_NAME.test(part)) ? [`${path}: ${basename(path)} says nothing`] : []),
    ...(lines > MAX_LINES ? [`${path}: ${lines} lines, more than ${MAX_LINES}`] : []),
  ];
}

/** Checks that are switched off without a word of why in the same comment. */
export function unexplainedSwitches(source: Source): Violation[] {
  return commentsOf(source).flatMap(({ text, line }) => {
    const switched = /^\/[/*]\s*(eslint-disable\S*|@ts-ignore|@ts-nocheck|@ts-expect-error)(.*)/s.exec(text);
    if (switched === null) return [];
    const [, name = '', rest = ''] = switched;
    if (name.startsWith('eslint') && /--\s*\w/.test(rest)) return [];
    if (name === '@ts-expect-error' && /\w/.test(rest)) return [];
    return [`${source.path}:${line}: ${name} without a reason, or not allowed at all`];
  });
}

/** The comments of a file, not what looks like one inside a string. */
function commentsOf(source: Source): { text: string; line: number }[] {
  const starts = new Map<number, ts.CommentRange>();
  for (const node of nodesOf(source)) {
    const before = ts.getLeadingCommentRanges(source.text, node.getFullStart()) ?? [];
    const after = ts.getTrailingCommentRanges(source.text, node.getEnd()) ?? [];
    for (const range of [...before, ...after]) starts.set(range.pos, range);
  }
  // Those at the very end hang on no node.
  for (const range of ts.getLeadingCommentRanges(source.text, source.tree.endOfFileToken.getFullStart()) ?? []) {
    starts.set(range.pos, range);
  }
  return [...starts.values()].map(({ pos, end }) => ({
    text: source.text.slice(pos, end),
    line: source.tree.getLineAndCharacterOfPosition(pos).line + 1,
  }));
}

function places(source: Source, matches: (node: ts.Node) => boolean): string[] {
  return [...nodesOf(source)].filter(matches).map((node) => `${source.path}:${lineOf(source, node)}`);
}
