import type { Assessment } from '../../model/assessment.js';
import type { StandingTable } from '../../model/existing.js';
import { countOf, writeCount } from '../../model/quantity.js';
import { paragraph, type Section } from '../page/document.js';

type Fate = StandingTable['fate'];

/** What a run does with a table that is there. */
const words: Readonly<Record<Fate, string>> = {
  refuse: 'a run refuses it, and stops before anything is written',
  append: 'its rows stay, and the source’s are added',
  truncate: 'it is emptied first: ITS ROWS ARE LOST',
  replace: 'it is DROPPED and made anew: its rows are lost',
  fill: 'rows go into it as it is; it has to be empty',
  keep: 'nothing is done with it',
};

/** The same of several. */
const ofAll: Readonly<Record<Fate, string>> = {
  refuse: 'refused, so a run stops before anything is written',
  append: 'added to',
  truncate: 'emptied first',
  replace: 'dropped and made anew',
  fill: 'filled as they are, and have to be empty',
  keep: 'left as they are',
};

/** As many tables are named in a sentence. */
const named = 5;

/** `3 of the tables stand on the target already (a, b, c): all are refused …`; nothing where none does. */
export function standingSentence({ standing }: Pick<Assessment, 'standing'>): string[] {
  if (standing.length === 0) return [];
  const names = standing.map(({ target }) => target);
  const more = names.length > named ? ` and ${writeCount(names.length - named)} more` : '';
  const fates = [...new Set(standing.map(({ fate }) => fate))];
  const said = fates.map((fate) => {
    const count = standing.filter((entry) => entry.fate === fate).length;
    return `${fates.length === 1 ? '' : `${writeCount(count)} `}${count === 1 ? 'is' : 'are'} ${ofAll[fate]}`;
  });
  const who = standing.length === 1 ? 'it' : 'they';
  return [
    `${countOf(standing.length, 'table')} ${standing.length === 1 ? 'stands' : 'stand'} on the target already (${names.slice(0, named).join(', ')}${more}): ${fates.length === 1 ? `${who} ` : ''}${said.join(', ')}.`,
  ];
}

/** Tables that are on the target, each with its rows and with what a run does with it; nothing where none is. */
export function standingSection({ standing }: Pick<Assessment, 'standing'>): Section[] {
  if (standing.length === 0) return [];
  const isOpen = standing.some(({ fate }) => fate === 'refuse');
  const how =
    'What becomes of them stands in the decisions as "existing" (or --existing): append, truncate or replace, for all of them or for one table.';
  return [
    {
      id: 'standing',
      title: 'On the target already',
      blocks: [
        {
          kind: 'table',
          caption: 'Tables of the target that stand where tables of the source are to go.',
          columns: ['Table', 'On the target', { title: 'Rows there', number: true }, 'What a run does'],
          rows: standing.map(({ table, target, rows, fate }) => [
            table,
            target,
            rows === undefined ? 'unknown' : writeCount(rows),
            words[fate],
          ]),
        },
        ...(isOpen ? [paragraph(how)] : []),
      ],
    },
  ];
}
