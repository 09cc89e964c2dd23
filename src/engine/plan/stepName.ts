import type { Mapping, TableMapping } from '../model/mapping.js';

/** What a table's steps are called: the target table's name, with its schema where the name alone is not unique. */
export function stepName(mapping: Mapping, table: TableMapping): string {
  const { schema, name } = table.target;
  const namesakes = namesakesOf(mapping);
  return (namesakes.get(name) ?? 0) > 1 ? `${schema}.${name}` : name;
}

const cache = new WeakMap<Mapping, Map<string, number>>();

function namesakesOf(mapping: Mapping): Map<string, number> {
  const known = cache.get(mapping);
  if (known) return known;
  const counts = new Map<string, number>();
  for (const { target, included } of mapping.tables)
    if (included) counts.set(target.name, (counts.get(target.name) ?? 0) + 1);
  cache.set(mapping, counts);
  return counts;
}
