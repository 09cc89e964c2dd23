import { createHash } from 'node:crypto';
import { asList, type Block, type Column, type Content, type Document, type Inline, type Section } from './document.js';
import { picture } from './figure.js';
import { breakable, html, Markup, value } from './markup.js';
import { style } from './style.js';

/**
 * The document as one page that needs nothing else: no network, no script, strict about it (Content-Security-Policy), light and dark, made to print and to be read
 * aloud. Every text of a database, a server or a person is escaped.
 */
export function printHtml(document: Document): string {
  const { title, sections, footer } = document;
  const hash = createHash('sha256').update(style, 'utf8').digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        ${new Markup(`<style>${style}</style>`)}
      </head>
      <body>
        <header>
          <h1>${title}</h1>
          ${outcome(document)} ${contents(sections)}
        </header>
        <main>${sections.map(section)}</main>
        <footer>${footer}</footer>
      </body>
    </html> `.text;
}

function outcome({ outcome: { tone, headline, sentences } }: Document): Markup {
  return html`<section class="banner ${tone}" aria-label="Outcome">
    <p class="headline ${tone}">${headline}</p>
    ${sentences.map((sentence) => html`<p>${sentence}</p>`)}
  </section>`;
}

function contents(sections: readonly Section[]): Markup {
  const links = sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`);
  return html`<nav aria-label="Contents">
    <ul>
      ${links}
    </ul>
  </nav>`;
}

function section({ id, title, blocks }: Section): Markup {
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${blocks.map(block)}
  </section>`;
}

function block(part: Block): Markup {
  switch (part.kind) {
    case 'paragraph':
      return html`<p>${inlines(part.content)}</p>`;
    case 'list':
      return html`<ul>
        ${part.items.map((item) => html`<li>${inlines(item)}</li>`)}
      </ul>`;
    case 'facts':
      return html`<dl>
        ${part.facts.map(
          ([term, fact]) =>
            html`<dt>${term}</dt>
              <dd>${inlines(fact)}</dd>`,
        )}
      </dl>`;
    case 'heading':
      return html`<h3>
        ${part.text}${part.aside === undefined ? '' : html` <span class="soft">${part.aside}</span>`}
      </h3>`;
    case 'code':
      return part.numbered === true ? numbered(part.text) : html`<pre>${part.text}</pre>`;
    case 'fold': {
      const inside = html`<summary>${part.title}</summary>
        ${part.blocks.map(block)}`;
      return part.open ? html`<details open>${inside}</details>` : html`<details>${inside}</details>`;
    }
    case 'table':
      return table(part);
    case 'picture':
      return picture(part, table);
  }
}

/** Lines that can be linked to, each with its number. */
function numbered(text: string): Markup {
  const lines = text.replace(/\n$/u, '').split('\n');
  return html`<pre class="script">${lines.map((line, index) => html`<span id="L${index + 1}">${line}</span>`)}</pre>`;
}

function table({ caption, columns, rows, heading = 0 }: Extract<Block, { kind: 'table' }>): Markup {
  const known = columns.map((column): Column => (typeof column === 'string' ? { title: column } : column));
  const classes = known.map(({ number, dense }) => (number === true ? 'number' : dense === true ? 'digest mono' : ''));
  const classOf = (index: number): Markup => (classes[index] ? html` class="${classes[index]}"` : html``);
  const cell = (content: Content, index: number): Markup =>
    index === heading
      ? html`<th scope="row" ${classOf(index)}>${asList(content).map(inCell)}</th>`
      : html`<td${classOf(index)}>${asList(content).map(inCell)}</td>`;
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${known.map(({ title }, index) => html`<th scope="col" ${classOf(index)}>${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map(cell)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function inlines(content: Content): Markup[] {
  return asList(content).map(inline);
}

/** Columns are narrow, and names are long. */
const inCell = (piece: Inline): Markup => (typeof piece === 'string' ? breakable(piece) : inline(piece));

function inline(piece: Inline): Markup {
  if (typeof piece === 'string') return html`${piece}`;
  if ('code' in piece) return html`<code${piece.unbroken === true ? html` class="name"` : ''}>${piece.code}</code>`;
  if ('value' in piece) return value(piece.value);
  if ('state' in piece) return html`<span class="state ${piece.tone ?? ''}">${piece.state}</span>`;
  if ('soft' in piece) return html`<span class="soft">${piece.soft}</span>`;
  if ('line' in piece) return html`<a href="#L${piece.line}">line ${piece.line}</a>`;
  if ('names' in piece) return nameList(piece);
  return html`<br />`;
}

/** Names that are shown at once; more are folded. */
const namesShown = 3;

function nameList({ names, title }: Extract<Inline, { names: readonly string[] }>): Markup {
  if (names.length <= namesShown) return html`${breakable(names.join(', '))}`;
  return html`<details>
    <summary>${title}</summary>
    ${breakable(names.join(', '))}
  </details>`;
}
