import { runInNewContext } from 'node:vm';
import { EngineError } from '../errors.js';
import { tableKey, type ColumnMapping, type TableMapping } from '../model/mapping.js';
import type { NameSearch, NewName } from '../model/nameSearch.js';

/** What is asked of a mapped table. */
interface NamedTable {
  readonly source: Pick<TableMapping['source'], 'schema' | 'name'>;
  readonly target: Pick<TableMapping['target'], 'name'>;
  readonly included: boolean;
  readonly columns: readonly (Pick<ColumnMapping, 'name' | 'included'> & {
    readonly source: { readonly name: string };
  })[];
}

/** A person's expression that takes longer on all names together goes nowhere. */
const mostMilliseconds = 2000;

/**
 * The target names that a search hits and that its replacement changes, in the mapping's order; what is left out keeps its name.
 *
 * @throws EngineError BAD_INPUT for an expression that is none, that takes too long, or that leaves a name empty
 */
export function replacedNames(tables: readonly NamedTable[], search: NameSearch): NewName[] {
  if (search.search === '') return [];
  const places = tables
    .filter(({ included }) => included)
    .flatMap((table) => {
      const key = tableKey(table.source);
      const own = search.objects === 'columns' ? [] : [{ table: key, name: table.target.name }];
      const columns = search.objects === 'tables' ? [] : table.columns.filter(({ included }) => included);
      return [...own, ...columns.map(({ source, name }) => ({ table: key, column: source.name, name }))];
    });
  const results = replaceAll(
    places.map(({ name }) => name),
    search,
  );
  const changed = places.flatMap((place, at): NewName[] => {
    const becomes = results[at] ?? place.name;
    return becomes === place.name ? [] : [{ ...place, becomes }];
  });
  const empty = changed.find(({ becomes }) => becomes.trim() === '');
  if (empty)
    throw refused(`Nothing would be left of the name "${empty.name}".`, 'Write what is to stand in its place.');
  return changed;
}

function replaceAll(names: readonly string[], search: NameSearch): readonly string[] {
  const pattern = patternOf(search);
  // In a plain search a dollar sign is one.
  const replacement = search.regex ? search.replacement : search.replacement.replaceAll('$', '$$$$');
  try {
    const code = 'names.map((name) => name.replace(pattern, replacement))';
    const replaced: unknown = runInNewContext(code, { names, pattern, replacement }, { timeout: mostMilliseconds });
    return replaced as readonly string[];
  } catch {
    throw refused(
      'The regular expression takes too long on these names.',
      'Repetitions inside of repetitions do that.',
    );
  }
}

function patternOf({ search, regex, matchCase }: NameSearch): RegExp {
  try {
    const source = regex ? search : search.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
    return new RegExp(source, matchCase ? 'gu' : 'giu');
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw refused(`"${search}" is no regular expression: ${detail}`, 'Mend it, or search for plain text.');
  }
}

function refused(message: string, hint: string): EngineError {
  return new EngineError({ code: 'BAD_INPUT', stage: 'map', message, hint });
}
