import { createScanner, findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import type { DecisionPath } from '../model/finding.js';
import type { Decisions } from '../model/mapping.js';

/**
 * The text of a decisions file after `before` became `after`: only what differs is written, so that comments, order and blanks of everything else stay
 * byte for byte. `text` must be what `before` was read from.
 */
export function editDecisionsText(text: string, before: Decisions, after: Decisions): string {
  const root = treeOf(text);
  if (!root) return text;
  // Elements of lists move when others come and go, and braces with nothing in them give no place to write behind.
  const isBound = ({ path }: Change): boolean => path[0] !== 'tables' || around(root, path).children?.length === 0;
  const all = changes(before, after, []);
  return applyFromBack(
    all.filter(isBound).reduce(apply, text),
    all.filter((change) => !isBound(change)),
  );
}

interface Change {
  readonly path: DecisionPath;
  /** Undefined takes the place away. */
  readonly value: unknown;
  /** True for a new element in front of what stands there. */
  readonly insert?: boolean;
}

/** The places where two values differ, as changes to be made one after another. */
function changes(before: unknown, after: unknown, path: DecisionPath): Change[] {
  if (same(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return listChanges(before, after, path);
  if (isObject(before) && isObject(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => changes(own(before, name), own(after, name), [...path, name]));
  }
  return [{ path, value: after }];
}

/** Elements alike at both ends stay; of those between, as many as both sides have change, and the rest goes or comes. */
function listChanges(before: readonly unknown[], after: readonly unknown[], path: DecisionPath): Change[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && same(before[start], after[start])) start += 1;
  let end = 0;
  while (end < shorter - start && same(before.at(-1 - end), after.at(-1 - end))) end += 1;
  const old = before.slice(start, before.length - end);
  const fresh = after.slice(start, after.length - end);
  const kept = Math.min(old.length, fresh.length);
  return [
    ...fresh.slice(0, kept).flatMap((value, index) => changes(old[index], value, [...path, start + index])),
    // From the back, so that the indexes of those in front stay right.
    ...old.slice(kept).map((_gone, index) => ({ path: [...path, start + old.length - 1 - index], value: undefined })),
    ...fresh.slice(kept).map((value, index) => ({ path: [...path, start + kept + index], value, insert: true })),
  ];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function apply(text: string, change: Change): string {
  const root = treeOf(text);
  return root ? applyIn(text, root, change) : text;
}

/** Thousands of tables at once: from the back, the tree of the beginning still says where everything in front stands. */
function applyFromBack(text: string, all: readonly Change[]): string {
  const root = all.length === 0 ? undefined : treeOf(text);
  if (!root) return text;
  const placed = all.map((change) => ({ change, place: placeOf(root, change.path) }));
  return placed
    .sort((a, b) => a.place - b.place)
    .reduceRight((current, { change }) => applyIn(current, root, change), text);
}

function treeOf(text: string): Node | undefined {
  return parseTree(text, [], { allowTrailingComma: true });
}

/** Where a change begins to write: at what it concerns, else at the end of what is around it. */
function placeOf(root: Node, path: DecisionPath): number {
  const there = findNodeAtLocation(root, [...path]);
  if (there) return there.offset;
  const { offset, length } = around(root, path);
  return offset + length;
}

/** The innermost object around a place. */
function around(root: Node, path: DecisionPath): Node {
  for (let length = path.length - 1; length > 0; length -= 1) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node) return node;
  }
  return root;
}

function applyIn(text: string, root: Node, { path, value, insert = false }: Change): string {
  const there = insert ? undefined : findNodeAtLocation(root, [...path]);
  if (there && value === undefined)
    return remove(text, there, path.length === 1 || path[0] === 'tables', path[0] === 'tables');
  if (there) return replace(text, there, value);
  if (value === undefined) return text;
  let length = path.length - 1;
  let parent = findNodeAtLocation(root, path.slice(0, length));
  let content = value;
  for (; !parent && length > 0; length -= 1) {
    content = { [String(path[length])]: content };
    parent = findNodeAtLocation(root, path.slice(0, length - 1));
  }
  return parent ? add(text, parent, path[length] ?? '', content) : text;
}

function replace(text: string, { offset, length }: Node, value: unknown): string {
  return splice(text, offset, offset + length, print(text, value, indentAt(text, offset)));
}

/** Adds a member at the end of an object, or an element to a list: in front of the one at its index, else at the end. */
function add(text: string, parent: Node, key: string | number, value: unknown): string {
  const children = parent.children ?? [];
  const inline = !text.slice(parent.offset, parent.offset + parent.length).includes('\n');
  const oneLine = inline && (children.length > 0 || !text.trim().includes('\n'));
  const outer = indentAt(text, parent.offset);
  const [first] = children;
  const indent = oneLine ? '' : first && !inline ? indentAt(text, first.offset) : outer + unitOf(text);
  const printed = oneLine ? printInline(value) : print(text, value, indent);
  const member = typeof key === 'string' ? `${JSON.stringify(key)}: ${printed}` : printed;
  const gap = oneLine ? ' ' : eolOf(text) + indent;
  const follower = typeof key === 'number' ? children[key] : undefined;
  if (follower) return splice(text, follower.offset, follower.offset, `${member},${gap}`);
  const last = children.at(-1);
  if (!last) {
    const close = parent.offset + parent.length - 1;
    const inside = text.slice(parent.offset + 1, close).trimEnd();
    return splice(text, parent.offset + 1, close, `${inside}${gap}${member}${oneLine ? ' ' : eolOf(text) + outer}`);
  }
  return append(text, last, gap, member);
}

/** Behind the last member, its comma and what is noted in the same line. */
function append(text: string, last: Node, gap: string, member: string): string {
  const end = last.offset + last.length;
  const comma = commaBehind(text, end);
  const place = lineNoteEnd(text, comma ?? end);
  if (comma !== undefined) return splice(text, place, place, `${gap}${member},`);
  return splice(splice(text, place, place, `${gap}${member}`), end, end, ',');
}

/**
 * Takes a value away with its key and one comma. Comments beside it stay; with `hollow` those inside of it too, and the braces that they stand in
 * (with `deep` further in as well).
 */
function remove(text: string, node: Node, hollow: boolean, deep: boolean): string {
  const member = node.parent?.type === 'property' ? node.parent : node;
  if (hollow && (node.type === 'object' || node.type === 'array') && hasComment(text, member)) {
    return [...(node.children ?? [])].reverse().reduce((current, child) => {
      const value = child.type === 'property' ? child.children?.[1] : child;
      return value ? remove(current, value, deep, deep) : current;
    }, text);
  }
  const siblings = member.parent?.children ?? [];
  const end = member.offset + member.length;
  const comma = commaBehind(text, end);
  if (comma !== undefined) {
    if (text.slice(end, comma - 1).trim() === '') return cutLine(text, member.offset, comma);
    return cutLine(splice(text, comma - 1, comma, ''), member.offset, end);
  }
  const previous = siblings[siblings.indexOf(member) - 1];
  const before = previous && commaBehind(text, previous.offset + previous.length);
  const without = cutLine(text, member.offset, end);
  return before === undefined ? without : splice(without, before - 1, before, '');
}

/** Cuts a piece, and its line where nothing else stands there. */
function cutLine(text: string, from: number, to: number): string {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const newline = text.indexOf('\n', to);
  const rest = newline < 0 ? text.slice(to) : text.slice(to, newline);
  const alone = text.slice(start, from).trim() === '' && rest.trim() === '' && newline >= 0 && start > 0;
  if (alone) return splice(text, start, newline + 1, '');
  const blanks = /^[ \t]+/u.exec(text.slice(to))?.[0].length ?? 0;
  return splice(text, from, to + blanks, '');
}

/** The offset behind the comma that follows, comments in between; undefined where none does. */
function commaBehind(text: string, offset: number): number | undefined {
  const scanner = createScanner(text, true);
  scanner.setPosition(offset);
  scanner.scan();
  return text[scanner.getTokenOffset()] === ',' ? scanner.getPosition() : undefined;
}

/** The end of a comment that follows in the same line, else `offset`. */
function lineNoteEnd(text: string, offset: number): number {
  const note = /^[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/(?=[ \t]*\r?\n))/u.exec(text.slice(offset));
  return offset + (note?.[0].length ?? 0);
}

function hasComment(text: string, { offset, length }: Node): boolean {
  const scanner = createScanner(text, false);
  scanner.setPosition(offset);
  while (scanner.getPosition() < offset + length) {
    const token: number = scanner.scan();
    if (token === lineComment || token === blockComment) return true;
  }
  return false;
}

/** `SyntaxKind` of jsonc-parser, which is a const enum. */
const lineComment = 12;
const blockComment = 13;

function print(text: string, value: unknown, indent: string): string {
  return JSON.stringify(value, undefined, unitOf(text)).replaceAll('\n', eolOf(text) + indent);
}

function printInline(value: unknown): string {
  return JSON.stringify(value, undefined, 1).replace(/\n\s*/gu, ' ');
}

function splice(text: string, from: number, to: number, replacement: string): string {
  return text.slice(0, from) + replacement + text.slice(to);
}

/** The blanks in front of the line that holds `offset`. */
function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/u.exec(text.slice(start, offset))?.[0] ?? '';
}

/** One step of indentation, as the file itself is written. */
function unitOf(text: string): string {
  return /\n([ \t]+)"/u.exec(text)?.[1] ?? '  ';
}

function eolOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
