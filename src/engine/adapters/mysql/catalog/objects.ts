import type { OtherObject, Routine, Trigger, View } from '../../../model/catalog.js';
import { quoteIdentifier } from '../lex.js';
import type { CatalogRow, CatalogRows } from './queries.js';
import { byTable, tableId } from './tables.js';

export function readViews(rows: CatalogRows): Map<string, View[]> {
  const columns = byTable(rows.columns);
  const views = new Map<string, View[]>();
  for (const [schema, name, definition, check, security] of rows.views) {
    const option = check === 'NONE' || !check ? '' : ` WITH ${check} CHECK OPTION`;
    const view: View = {
      name: name ?? '',
      materialized: false,
      definition: definition ? `${definition}${option}` : '',
      options: security === 'INVOKER' ? 'SQL SECURITY INVOKER' : undefined,
      columns: (columns.get(tableId(schema, name)) ?? []).map((row) => ({ name: row[2] ?? '', type: row[6] ?? '' })),
    };
    views.set(schema ?? '', [...(views.get(schema ?? '') ?? []), view]);
  }
  return views;
}

export function readTrigger([, name, table, timing, event, statement, mode]: CatalogRow): Trigger {
  const head = `CREATE TRIGGER ${quoteIdentifier(name ?? '')} ${timing} ${event} ON ${quoteIdentifier(table ?? '')}`;
  return {
    name: name ?? '',
    table: table ?? '',
    timing: (timing ?? '').toLowerCase(),
    events: [(event ?? '').toLowerCase()],
    definition: `${head} FOR EACH ROW ${statement ?? ''}`,
    body: statement ?? '',
    mode: modeWords(mode),
  };
}

/** The routines of a schema, whose parameters are listed apart. */
export function readRoutines(routines: readonly CatalogRow[], parameters: readonly CatalogRow[]): Routine[] {
  return routines.map((row) => {
    const [, name, type, language, , , , , , mode] = row;
    const own = parameters.filter((entry) => entry[1] === name && entry[2] === type);
    return {
      name: name ?? '',
      kind: type === 'FUNCTION' ? 'function' : 'procedure',
      language: (language ?? 'sql').toLowerCase(),
      definition: routineText(row, own),
      mode: modeWords(mode),
    };
  });
}

/** The whole of it, but for who defined it; empty where the user may not read its body. */
function routineText(row: CatalogRow, parameters: readonly CatalogRow[]): string {
  const [, name = '', type = '', language, body, returns, deterministic, access = '', security = ''] = row;
  if (!body) return '';
  const list = parameters.map(([, , , mode, parameter, of]) =>
    [...(type === 'PROCEDURE' ? [mode ?? ''] : []), quoteIdentifier(parameter ?? ''), typeText(of)].join(' '),
  );
  return [
    `CREATE ${type} ${quoteIdentifier(name ?? '')}(${list.join(', ')})`,
    ...(returns ? [`RETURNS ${typeText(returns)}`] : []),
    ...(language && language !== 'SQL' ? [`LANGUAGE ${language}`] : []),
    `${deterministic === 'YES' ? '' : 'NOT '}DETERMINISTIC ${access} SQL SECURITY ${security}`,
    body,
  ].join('\n');
}

/** Only MariaDB shows how wide a whole number is displayed, which says nothing of its values. */
function typeText(type: string | null | undefined): string {
  return (type ?? '').replace(/\b(tinyint|smallint|mediumint|int|bigint)\(\d+\)(?! zerofill)/gu, (all, name: string) =>
    all === 'tinyint(1)' ? all : name,
  );
}

/** When a repeated one begins is left out: it is the moment of its creation where nobody said another. */
export function readEvent(row: CatalogRow): OtherObject {
  const [, name, body, at, every, unit, ends, completion, status, mode] = row.map((value) => value ?? '');
  const times = every ? `EVERY ${every} ${unit}${ends ? ` ENDS '${ends}'` : ''}` : `AT '${at}'`;
  const state = status === 'ENABLED' ? 'ENABLE' : 'DISABLE';
  const definition = body ? `ON SCHEDULE ${times} ON COMPLETION ${completion} ${state}\nDO ${body}` : '';
  return { kind: 'event', name: name ?? '', definition, mode: modeWords(mode) };
}

/** The sql_mode without what only says how users and tables are created: that does nothing to a text that is there. */
function modeWords(mode: string | null | undefined): string {
  const words = (mode ?? '')
    .split(',')
    .filter((word) => !/^(?:NO_AUTO_CREATE_USER|NO_ENGINE_SUBSTITUTION|)$/u.test(word));
  return `sql_mode ${words.sort().join(', ') || 'empty'}`;
}
