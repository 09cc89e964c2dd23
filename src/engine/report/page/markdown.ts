import { asList, type Block, type Content, type Document, type Inline, type TableBlock } from './document.js';
import { visible } from './markup.js';

/** The document as Markdown that every viewer with tables shows: the same words as the page, without its pictures. */
export function printMarkdown({ title, outcome, sections, footer }: Document): string {
  const blocks = [
    `# ${text(title)}`,
    `**${text(outcome.headline)}**`,
    outcome.sentences.map((sentence) => `- ${text(sentence)}`).join('\n'),
    ...sections.flatMap((section) => [
      `## ${text(section.title)}`,
      ...section.blocks.flatMap((part) => block(part, 3)),
    ]),
    '---',
    text(footer),
  ];
  return `${blocks.filter((part) => part !== '').join('\n\n')}\n`;
}

function block(part: Block, level: number): string[] {
  switch (part.kind) {
    case 'paragraph':
      return [inlines(part.content)];
    case 'list':
      return [part.items.map((item) => `- ${inlines(item)}`).join('\n')];
    case 'facts':
      return [part.facts.map(([term, fact]) => `- **${text(term)}:** ${inlines(fact)}`).join('\n')];
    case 'heading':
      return [`${'#'.repeat(level)} ${text(part.aside === undefined ? part.text : `${part.text} ${part.aside}`)}`];
    case 'code':
      return [fenced(part.text, part.language)];
    case 'fold':
      return [`*${text(part.title)}*`, ...part.blocks.flatMap((inner) => block(inner, level))];
    case 'table':
      return table(part);
    case 'picture':
      return [`*${text(`${part.title}. ${part.description}`)}*`, ...(part.numbers ? table(part.numbers) : [])];
  }
}

function table({ caption, columns, rows }: TableBlock): string[] {
  const known = columns.map((column) => (typeof column === 'string' ? { title: column } : column));
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const lines = [
    line(known.map(({ title }) => text(title))),
    line(known.map((column) => ('number' in column && column.number === true ? '---:' : '---'))),
    ...rows.map((row) => line(row.map(inlines))),
  ];
  return [text(caption), lines.join('\n')];
}

/** A fence longer than any that stands in the text. */
function fenced(code: string, language: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${visible(code.replace(/\n$/u, ''))}\n${fence}`;
}

function inlines(content: Content): string {
  return asList(content).map(inline).join('');
}

function inline(piece: Inline): string {
  if (typeof piece === 'string') return text(piece);
  if ('code' in piece) return span(piece.code);
  if ('value' in piece)
    return piece.value === null ? '*NULL*' : piece.value === '' ? '*empty text*' : span(piece.value);
  if ('state' in piece) return `**${text(piece.state)}**`;
  if ('soft' in piece) return text(piece.soft);
  if ('line' in piece) return `line ${piece.line}`;
  if ('names' in piece) return text(piece.names.join(', '));
  return '<br>';
}

/** Text in which nothing is markup; within a word an underscore is none. */
function text(plain: string): string {
  return visible(plain)
    .replaceAll('&', '&amp;')
    .replaceAll(/[\\`*[\]<>~#]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, (letter) => `\\${letter}`)
    .replaceAll('|', bar)
    .replaceAll(/\s*\n\s*/gu, '<br>');
}

/** A bar ends a cell of a table, in a code span too, and viewers disagree on what escapes it. */
const bar = '&#124;';

/** A code span, on one line. */
function span(code: string): string {
  const shown = visible(code, true);
  if (shown.includes('|')) return `<code>${text(shown)}</code>`;
  if (!shown.includes('`')) return `\`${shown}\``;
  const longest = Math.max(...[...shown.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${shown} ${fence}`;
}
