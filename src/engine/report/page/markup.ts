import { escapeMarkup } from '../../model/markupText.js';

/** HTML that was made here and needs no escaping. */
export class Markup {
  constructor(readonly text: string) {}
}

/** What may stand in a template: text is escaped, markup is taken as it is, lists are joined, nothing leaves nothing. */
export type Content = Markup | string | number | undefined | readonly Content[];

/** A template in which every value is escaped that isn't markup already, so that no text of a database can become a tag. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  const text = parts.map((part, index) => part + write(values[index])).join('');
  return new Markup(text);
}

function write(content: Content): string {
  if (content === undefined) return '';
  if (content instanceof Markup) return content.text;
  if (typeof content === 'string') return escapeMarkup(visible(content));
  if (typeof content === 'number') return String(content);
  return content.map(write).join('');
}

/** Text whose long names may go on in the next line, best behind a dot or an underscore; it is copied as it is. */
export function breakable(text: string): Markup {
  const [first = '', ...others] = text.split(/(?<=[._])(?=[^\s._])|(?<=[^\s._]{24})(?=[^\s._]{8})/u);
  return html`${first}${others.map((part) => html`<wbr />${part}`)}`;
}

/** Text in which controls, and marks that turn the direction of text, are named: nothing may read as what it is not. `oneLine` shows line ends too. */
export function visible(text: string, oneLine = false): string {
  const named = text
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, (letter) =>
      codePoint(letter),
    );
  return oneLine ? named.replaceAll(/[\n\r\t]/g, (letter) => pictures[letter] ?? letter) : named;
}

/** Marks that a reader can't see but a comparison does: controls, blanks at the ends, direction marks, no-break and zero-width blanks. */
const unseen =
  /[\u0000-\u001f\u007f-\u00a0\u00ad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u2066-\u206f\u3000\ufeff\ufff9-\ufffb]|^ +| +$/gu;

/** How much of one value is shown; report.json holds all of it. */
const shownLength = 2000;

/** A value of a database, with NULL, the empty text and invisible characters made visible. */
export function value(text: string | null): Markup {
  if (text === null) return html`<span class="null">NULL</span>`;
  if (text === '') return html`<span class="null">empty text</span>`;
  const shown = text.slice(0, shownLength).replace(/[\ud800-\udbff]$/, '');
  const pieces: Content[] = [];
  let last = 0;
  for (const match of shown.matchAll(unseen)) {
    pieces.push(shown.slice(last, match.index), html`<span class="unseen">${mark(match[0])}</span>`);
    last = match.index + match[0].length;
  }
  pieces.push(shown.slice(last));
  const rest = text.length - shown.length;
  const more = `… and ${rest} more characters`;
  return html`<code>${pieces}</code>${rest > 0 ? html` <span class="null">${more}</span>` : ''}`;
}

const pictures: Readonly<Record<string, string>> = { '\n': '↵', '\r': '␍', '\t': '⇥', '\u0000': '␀', '\u00a0': '⍽' };

function mark(text: string): string {
  if (text.startsWith(' ')) return '·'.repeat(text.length);
  return pictures[text] ?? codePoint(text);
}

function codePoint(letter: string): string {
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
