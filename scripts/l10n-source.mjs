// What the extension's code and its webviews show to people, found in its syntax: the texts that go through `l10n.t`, and those that don't and should.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/**
 * @typedef {{ path: string, line: number, text: string, node: ts.Node, source: ts.SourceFile }} Literal
 */

/** What a language model reads is English whatever the person speaks. */
const forModels = /^src\/vscode\/agents\/(?:answers|databases|files|tools)\.ts$/;

/**
 * @param {string} root the project's folder
 * @returns {ts.SourceFile[]}
 */
export function shownSources(root) {
  const paths = ['src/vscode', 'webview'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`),
  );
  return paths.sort().map((path) => sourceOf(path, readFileSync(join(root, path), 'utf8')));
}

/**
 * @param {string} path from the project's folder
 * @param {string} text
 */
export function sourceOf(path, text) {
  return ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
}

/**
 * The texts that go through `l10n.t`, each once.
 * @param {readonly ts.SourceFile[]} sources
 * @returns {string[]}
 */
export function messagesOf(sources) {
  /** @type {Set<string>} */
  const messages = new Set();
  for (const source of sources) {
    visit(source, (node) => {
      const [first] = isTranslation(node) ? node.arguments : [];
      if (first && ts.isStringLiteralLike(first)) messages.add(first.text);
    });
  }
  return [...messages].sort();
}

/**
 * Texts for people that bypass `l10n.t`.
 * @param {ts.SourceFile} source
 * @returns {Literal[]}
 */
export function bypassing(source) {
  const path = source.fileName;
  /** @type {Literal[]} */
  const found = [];
  /** @param {ts.Node} node */
  const look = (node) => {
    if (isTranslation(node)) {
      node.arguments.slice(1).forEach(look);
      return;
    }
    if (isForDevelopers(node)) return;
    const text = textOf(node);
    if (text !== undefined && isProse(text)) {
      found.push({ path, line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1, text, node, source });
      return;
    }
    ts.forEachChild(node, look);
  };
  if (!forModels.test(path)) look(source);
  return found;
}

/**
 * @param {ts.Node} node
 * @returns {node is ts.CallExpression}
 */
function isTranslation(node) {
  return ts.isCallExpression(node) && /(?:^|\.)l10n\.t$/.test(node.expression.getText());
}

/**
 * Imports, types, logs, names of classes and keys, and errors that no person sees but by a defect.
 * @param {ts.Node} node
 */
function isForDevelopers(node) {
  if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return true;
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'className') return true;
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken) return true;
  if (ts.isNewExpression(node)) return /^(?:Range|Type)?Error$/.test(node.expression.getText());
  return (
    ts.isCallExpression(node) &&
    /\b(?:log\.(?:info|warn|error|debug|trace)|querySelector(?:All)?)$/.test(node.expression.getText())
  );
}

/**
 * A literal's text, with `{0}` for what a template puts in.
 * @param {ts.Node} node
 */
export function textOf(node) {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.templateSpans.reduce((text, span, at) => `${text}{${at}}${span.literal.text}`, node.head.text);
}

/**
 * Two words, or one with a capital letter and nothing of code.
 * @param {string} text
 */
export function isProse(text) {
  const plain = text.replaceAll(/\$\([a-z~-]+\)|\{\d+\}/g, ' ').trim();
  if (/^(?:@|-- |<|[a-z]+-src |Database Migration$|[a-z]+(?:\.[a-zA-Z]+)+$)/i.test(plain)) return false;
  return /[A-Za-z]{2,}[,:;.]? +(?:\S* )*[“"(']?[A-Za-z]{2,}/.test(plain) || /^[A-Z][a-z]{2,}[.:…]?$/.test(plain);
}

/**
 * @param {ts.Node} node
 * @param {(node: ts.Node) => void} see
 */
function visit(node, see) {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}
