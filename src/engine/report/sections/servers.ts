import { writeInstant } from '../../model/quantity.js';
import type { ServerMark, ServerSetting } from '../../model/event.js';
import type { Content, Section, TableBlock } from '../page/document.js';
import { serverWords } from '../summary.js';

interface Facts {
  readonly source: ServerMark;
  readonly target: ServerMark;
  readonly facts: readonly (readonly [string, Content])[];
}

/** Both servers with the settings that bear on what data mean. */
export function serversSection({ source, target, facts }: Facts): Section {
  return {
    id: 'servers',
    title: 'Servers',
    blocks: [
      {
        kind: 'facts',
        facts: [
          ['Source', `${source.name}: ${serverWords(source)}`],
          ['Target', `${target.name}: ${serverWords(target)}`],
          ...facts,
        ],
      },
      ...settingsTable('Settings of the source', source.settings),
      ...settingsTable('Settings of the target', target.settings),
    ],
  };
}

function settingsTable(title: string, settings: readonly ServerSetting[] = []): TableBlock[] {
  if (settings.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: `${title}. Our sessions set some of them for themselves, so that values pass exactly.`,
      columns: ['Setting', 'Of the server', 'Of our sessions'],
      rows: settings.map(({ name, value, session }) => [
        { code: name, unbroken: true },
        { value },
        session === undefined ? 'the same' : { value: session },
      ]),
    },
  ];
}

/** When something began and ended, and who ran it. */
export function whenFacts(began: string, ended: string, user: string | undefined): (readonly [string, Content])[] {
  return [
    ['Began', writeInstant(began)],
    ['Ended', writeInstant(ended)],
    ...(user === undefined ? [] : [['Run by', user] as const]),
  ];
}
