import type { PlannedConnection } from '../model/script.js';
import { readWords, type Word } from '../model/names.js';

/** What an `@migration` line says. */
export interface Header {
  readonly format?: string | undefined;
  readonly source?: PlannedConnection | undefined;
  readonly target?: PlannedConnection | undefined;
  readonly problems: readonly string[];
}

/** Reads the tail of an `@migration` line. */
export function readHeader(tail: string): Header {
  const words = readWords(tail);
  const problems = words.flatMap((word) => (word.kind === 'broken' ? [`In the @migration line ${word.text}.`] : []));
  const side = (key: 'source' | 'target'): PlannedConnection | undefined => {
    const at = words.findIndex((word) => word.kind === 'pair' && word.key === key);
    const connection = at < 0 ? undefined : readConnection(words[at], words[at + 1]);
    if (!connection) problems.push(`The @migration line does not name its ${key}.`);
    return connection;
  };
  const format = words.find((word) => word.kind === 'pair' && word.key === 'format');
  return {
    format: format?.kind === 'pair' ? format.text : undefined,
    source: side('source'),
    target: side('target'),
    problems,
  };
}

function readConnection(name: Word | undefined, group: Word | undefined): PlannedConnection | undefined {
  if (name?.kind !== 'pair' || group?.kind !== 'group') return undefined;
  const words = group.words.flatMap((word) => (word.kind === 'word' ? [word.text] : []));
  const [engine, second = ''] = words;
  const version = /^\d/u.test(second) ? second : '';
  const after = (label: string): string | undefined => {
    const at = words.indexOf(label, version === '' ? 1 : 2);
    return at < 0 ? undefined : words[at + 1];
  };
  const database = after('database');
  const identity = after('id');
  if (engine === undefined || database === undefined) return undefined;
  return { name: name.text, engine, version, database, identity };
}
