import type { PictureBlock, TableBlock } from './document.js';
import { html, type Markup } from './markup.js';

/** A drawing as inline SVG: its title and description are read aloud in its place, and its numbers stand below it. */
export function picture(block: PictureBlock, table: (block: TableBlock) => Markup): Markup {
  const { id, title, description, shapes, width, height, numbers } = block;
  const svg = html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-text">
    <title id="${id}-title">${title}</title>
    <desc id="${id}-text">${description}</desc>
    ${shapes}
  </svg>`;
  const below =
    numbers &&
    html`<details>
      <summary>The same in numbers</summary>
      ${table(numbers)}
    </details>`;
  return html`<figure>
      ${svg}
      <figcaption>${title}. ${description}</figcaption>
    </figure>
    ${below}`;
}
