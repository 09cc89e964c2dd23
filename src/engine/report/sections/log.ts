import { countOf, writeDuration, writeInstant } from '../../model/quantity.js';
import type { Report } from '../../model/report.js';
import { paragraph, type Block, type Section } from '../page/document.js';

/** Lost connections and the like, and how they were followed by a new attempt. */
export function retriesSection({ retries }: Report): Section {
  const title = 'New attempts';
  if (retries.length === 0)
    return { id: 'retries', title, blocks: [paragraph('None: nothing had to be tried again.')] };
  return {
    id: 'retries',
    title,
    blocks: [
      {
        kind: 'table',
        caption: `${countOf(retries.length, 'time')} the run went on from where the target said that it had stopped.`,
        columns: ['When', 'Why', { title: 'Try', number: true }, { title: 'Pause before it', number: true }],
        rows: retries.map(({ at, attempt, pauseMilliseconds, error }) => [
          writeInstant(at),
          { code: error.message },
          String(attempt),
          writeDuration(pauseMilliseconds),
        ]),
      },
    ],
  };
}

/** What the servers warned of, word for word. */
export function warningsSection({ warnings }: Report): Section {
  const title = 'Warnings of the servers';
  if (warnings.length === 0) return { id: 'warnings', title, blocks: [paragraph('None.')] };
  return {
    id: 'warnings',
    title,
    blocks: [
      {
        kind: 'table',
        caption: 'Word for word.',
        columns: ['Server', 'Step', 'Warning'],
        heading: 1,
        rows: warnings.map(({ side, step, message }) => [side, step ?? '–', { code: message }]),
      },
    ],
  };
}

/** Every statement that ran, as the servers got it. */
export function statementsSection({ statements }: Report): Section {
  const time = statements.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  return {
    id: 'statements',
    title: 'Statements that ran',
    blocks: [
      {
        kind: 'fold',
        title: `${countOf(statements.length, 'statement')}, as the servers got them, ${writeDuration(time)} in all`,
        open: false,
        blocks: statements.flatMap((statement): Block[] => {
          const rows = statement.rows === undefined ? '' : `, ${countOf(statement.rows, 'row')}`;
          const aside = `on the ${statement.side}, ${writeDuration(statement.milliseconds)}${rows}, ${writeInstant(statement.at)}`;
          return [
            { kind: 'heading', text: statement.step, aside },
            { kind: 'code', text: statement.sql, language: 'sql' },
          ];
        }),
      },
    ],
  };
}

/** The text that ran. */
export function scriptSection({ script }: Report): Section {
  const lines = script.text.replace(/\n$/u, '').split('\n').length;
  return {
    id: 'script',
    title: 'The script that ran',
    blocks: [
      {
        kind: 'facts',
        facts: [
          ['File', script.name === '' ? 'unnamed' : script.name],
          ['SHA-256', { code: script.sha256 }],
        ],
      },
      {
        kind: 'fold',
        title: countOf(lines, 'line'),
        open: false,
        blocks: [{ kind: 'code', text: script.text, language: 'sql', numbered: true }],
      },
    ],
  };
}
