import type { Markup } from './markup.js';

/** How good or bad something is, which decides its colour; the words carry the meaning. */
export type Tone = 'good' | 'warn' | 'bad';

/**
 * A piece of a line. A plain text is any text; `code` is a name or SQL (an `unbroken` one stays on one line); `value` is a value of a database, in which NULL, the empty text and invisible characters
 * are made visible; `state` has a colour beside its words; `soft` is said by the way; `line` is a line of the script; `names` is a list that may be long.
 */
export type Inline =
  | string
  | { readonly code: string; readonly unbroken?: boolean | undefined }
  | { readonly value: string | null }
  | { readonly state: string; readonly tone?: Tone | undefined }
  | { readonly soft: string }
  | { readonly line: number }
  | { readonly names: readonly string[]; readonly title: string }
  | typeof newLine;

/** A break between two lines of a cell or paragraph. */
export const newLine = { newLine: true } as const;

/** What stands in a cell or a paragraph. */
export type Content = Inline | readonly Inline[];

export interface Column {
  readonly title: string;
  /** Aligned to the right. */
  readonly number?: boolean | undefined;
  /** Digests and other long runs of letters. */
  readonly dense?: boolean | undefined;
}

/** A table. The first cell of a row names the row; `heading` says which other one does. */
export interface TableBlock {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly (Column | string)[];
  readonly rows: readonly (readonly Content[])[];
  /** The position of the cell that names the row; default 0. */
  readonly heading?: number | undefined;
}

/** A drawing whose description says in words what it shows. */
export interface PictureBlock {
  readonly kind: 'picture';
  /** Unique in the document; made of letters. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The drawing's inside. */
  readonly shapes: Markup;
  readonly width: number;
  readonly height: number;
  /** The same in numbers, for those who don't see it. */
  readonly numbers?: TableBlock | undefined;
}

/** A part of a document, below the level of a section. */
export type Block =
  | { readonly kind: 'paragraph'; readonly content: Content }
  | { readonly kind: 'list'; readonly items: readonly Content[] }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [string, Content])[] }
  | { readonly kind: 'heading'; readonly text: string; readonly aside?: string | undefined }
  | { readonly kind: 'code'; readonly text: string; readonly language: string; readonly numbered?: boolean | undefined }
  | { readonly kind: 'fold'; readonly title: string; readonly open: boolean; readonly blocks: readonly Block[] }
  | TableBlock
  | PictureBlock;

export interface Section {
  /** Unique in the document, fit for a link. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A report as its readers meet it, in no form yet: HTML and Markdown are printed from the same one, so that they can't disagree. */
export interface Document {
  readonly title: string;
  readonly outcome: { readonly tone: Tone; readonly headline: string; readonly sentences: readonly string[] };
  readonly sections: readonly Section[];
  /** Who made it and when. */
  readonly footer: string;
}

export function paragraph(...content: readonly Inline[]): Block {
  return { kind: 'paragraph', content };
}

/** Inlines with `between` in between, empty ones left out. */
export function joined(parts: readonly (Content | undefined)[], between: Inline = newLine): Inline[] {
  const lists = parts.flatMap((part) => (part === undefined || part === '' ? [] : [asList(part)]));
  return lists.filter((list) => list.length > 0).flatMap((list, index) => (index === 0 ? list : [between, ...list]));
}

/** A content as the list of its pieces. */
export function asList(content: Content): readonly Inline[] {
  return isList(content) ? content : [content];
}

function isList(content: Content): content is readonly Inline[] {
  return Array.isArray(content);
}
