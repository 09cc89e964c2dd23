import type { Adapter } from '../adapter.js';
import type { Column, ServerInfo } from '../model/catalog.js';
import {
  objectsFix,
  objectsWords,
  referringWords,
  rowsReferCode,
  type Dependents,
  type TargetLook,
} from '../model/existing.js';
import type { Finding } from '../model/finding.js';
import type { TableMapping } from '../model/mapping.js';
import { countOf } from '../model/quantity.js';
import { tableFinding } from './context.js';
import { standingColumn } from './adoptExisting.js';

/** What a load into a table that is there meets. `wanted`: the table as the source has it. */
export function notices(kept: TableMapping, wanted: TableMapping): Finding[] {
  const { existing } = kept;
  if (!existing) return [];
  const say = (kind: 'table' | 'column', name: string | undefined, finding: Omit<Finding, 'object'>): Finding =>
    tableFinding(kept.source, kind, name, finding);
  const table = kept.target.name;
  const missing = wanted.columns
    .filter((column) => column.included && !standingColumn(column, existing.table))
    .map((column) =>
      say('column', column.source.name, {
        code: 'TARGET_COLUMN_MISSING',
        severity: 'error',
        message: `The target's table ${table} has no column ${column.name}: its values stay behind.`,
        fix: 'Add the column, give it the name of another one in the mapping, or leave it out there.',
      }),
    );
  const names = new Set(kept.columns.filter((column) => column.included).map((column) => column.name));
  const extra = existing.table.columns.filter((column) => !names.has(column.name));
  return [
    ...missing,
    ...extra.map((column) => extraColumn(kept, column)),
    ...tighter(kept, wanted),
    ...labels(kept),
    ...(existing.fate === 'append' && existing.key === undefined ? [withoutKey(kept)] : []),
    ...triggers(kept),
    ...(existing.suspension?.findings ?? []).map((finding) => ({
      ...finding,
      object: { kind: 'table' as const, path: [kept.source.schema, kept.source.name] },
    })),
  ];
}

function extraColumn({ source, target }: TableMapping, column: Column): Finding {
  const fills =
    column.nullable || column.default !== undefined || column.identity !== undefined || column.generated !== undefined;
  return tableFinding(source, 'table', undefined, {
    code: fills ? 'TARGET_COLUMN_EXTRA' : 'TARGET_COLUMN_REQUIRED',
    severity: fills ? 'info' : 'error',
    message: fills
      ? `The target's table ${target.name} has a column ${column.name} that the source lacks: new rows get its default.`
      : `The target's table ${target.name} has a column ${column.name} that must have a value, has no default, and that the source lacks: the load would stop at the first row.`,
    ...(fills ? {} : { fix: 'Give it a default, or let it take NULL.' }),
  });
}

/** The target takes no NULL where the source may have one. */
function tighter(kept: TableMapping, wanted: TableMapping): Finding[] {
  return kept.columns.flatMap((column, at) => {
    const mayBeNull = wanted.columns[at]?.nullable === true && column.source.nullable;
    if (!column.included || column.nullable || !mayBeNull || column.generated) return [];
    const message = `The target's column ${column.name} takes no NULL, and the source's may hold one: the load would stop there.`;
    return [
      tableFinding(kept.source, 'column', column.source.name, {
        code: 'TARGET_NOT_NULL',
        severity: 'warning',
        message,
      }),
    ];
  });
}

function labels({ source, columns, existing }: TableMapping): Finding[] {
  return columns.flatMap((column) => {
    const own = existing?.table.columns.find((entry) => entry.name === column.name)?.type.labels;
    const lacking = (column.source.type.labels ?? []).filter((label) => own?.includes(label) === false);
    if (!column.included || own === undefined || lacking.length === 0) return [];
    const message = `The target's type of ${column.name} lacks the ${lacking.length === 1 ? 'label' : 'labels'} ${lacking.join(', ')}: the load would stop at the first such value.`;
    const fix = 'Add the labels to the type, or see that no row has them.';
    return [
      tableFinding(source, 'column', column.source.name, {
        code: 'TARGET_LABEL_MISSING',
        severity: 'warning',
        message,
        fix,
      }),
    ];
  });
}

function withoutKey({ source, target }: TableMapping): Finding {
  return tableFinding(source, 'table', undefined, {
    code: 'APPEND_WITHOUT_KEY',
    severity: 'error',
    message: `The source's rows of ${target.name} have no key that is unique on the target: nothing tells them from rows that are there, so they can neither be verified nor rolled back, and a second run doubles them.`,
    fix: 'Add a unique key over the same columns on the target, empty the table first ("truncate"), or accept that.',
  });
}

function triggers({ source, target, existing }: TableMapping): Finding[] {
  const suspended = existing?.suspension?.suspend ?? '';
  if (suspended === '') return [];
  return [
    tableFinding(source, 'table', undefined, {
      code: 'TARGET_TRIGGERS_SUSPENDED',
      severity: 'warning',
      message: `Triggers or foreign keys of ${target.name} are put aside while rows are loaded, and put back afterwards; until then they hold for nobody who writes to the table.`,
      resolution: 'fixed',
    }),
  ];
}

/** Foreign keys of tables that stay, which the table that is made anew can't serve. */
export function unfitKeys(
  tables: readonly TableMapping[],
  look: TargetLook,
  adapter: Adapter,
  server: ServerInfo,
): Finding[] {
  const replaced = tables.filter((table) => table.included && table.existing?.fate === 'replace');
  const goes = new Set(replaced.map((table) => table.existing?.table));
  const meaning = (column: Column): string => JSON.stringify(adapter.types.toNeutral(column, server));
  return replaced.flatMap((table) => {
    const old = table.existing?.table;
    const created = new Map(adapter.ddl.createdColumns(table).map((column) => [column.name, column]));
    const fits = (name: string): boolean => {
      const [before, after] = [old?.columns.find((column) => column.name === name), created.get(name)];
      return (
        before !== undefined && after !== undefined && meaning({ ...before, type: after.type }) === meaning(before)
      );
    };
    return look.tables
      .filter((other) => !goes.has(other))
      .flatMap((other) => other.foreignKeys.map((key) => ({ other, key })))
      .filter(({ key }) => key.referencedSchema === old?.schema && key.referencedTable === old.name)
      .filter(({ key }) => !key.referencedColumns.every(fits))
      .map(({ other, key }) =>
        tableFinding(table.source, 'table', undefined, {
          code: 'TARGET_KEY_UNFIT',
          severity: 'error',
          message: `The foreign key ${key.name} of the target's table ${other.name} refers to ${table.target.name} (${key.referencedColumns.join(', ')}), which gets other columns or types: it may not be possible to put it back.`,
          fix: 'Choose the types that the columns have now, empty the table instead ("truncate"), or drop the key yourself.',
        }),
      );
  });
}

/** What is lost on the target for good, each once for all tables. */
export function losses(tables: readonly TableMapping[], { rows }: TargetLook, { database }: ServerInfo): Finding[] {
  const about = (fate: 'truncate' | 'replace', code: string, what: string, fix: string): Finding[] => {
    const lost = tables.filter((table) => table.included && table.existing?.fate === fate).map((table) => table.target);
    if (lost.length === 0) return [];
    const counts = lost.map(({ schema, name }) => rows[`${schema}.${name}`] ?? 0);
    const total = counts.reduce((sum, count) => sum + count, 0);
    const shown = lost.slice(0, 10).map(({ name }, at) => `${name} (about ${countOf(counts[at] ?? 0, 'row')})`);
    const more = lost.length > 10 ? ` and ${lost.length - 10} more` : '';
    const message = `The script ${what} ${countOf(lost.length, 'table')} of the target with about ${countOf(total, 'row')}: ${shown.join(', ')}${more}. No roll back brings them back.`;
    const object = { kind: 'database', path: [database] } as const;
    return [
      {
        code,
        severity: 'error',
        object,
        message,
        fix,
        count: total,
        remedies: [{ title: `Accept ${code}`, accept: true }],
      },
    ];
  };
  return [
    ...about('truncate', 'TARGET_DATA_DELETED', 'deletes all rows of', 'Make a backup, then accept it by name.'),
    ...about(
      'replace',
      'TARGET_TABLE_DROPPED',
      'drops, with indexes, triggers and grants,',
      'Make a backup, then accept it by name.',
    ),
  ];
}

/** What others have that hangs on tables which lose their rows, or are dropped. */
export function dependentFindings({ keys, objects, refused }: Dependents, { database }: ServerInfo): Finding[] {
  const object = { kind: 'database', path: [database] } as const;
  const referring = keys.filter(({ rows }) => rows > 0);
  const found: Finding[] = [];
  if (referring.length > 0)
    found.push({
      ...{ code: rowsReferCode, severity: 'error', object },
      message: `${referringWords(referring)} The script takes away what they refer to: after the load each has to find its row again, or the run stops there.`,
      fix: 'Take the referring rows away, move their tables too, or accept it by name where the source has every row that they refer to.',
      count: referring.reduce((sum, { rows }) => sum + rows, 0),
      remedies: [{ title: `Accept ${rowsReferCode}`, accept: true }],
    });
  if (objects.length > 0)
    found.push({
      ...{ code: 'TARGET_OBJECTS_DEPEND', severity: 'warning', object },
      message: objectsWords({ objects, refused }),
      fix: objectsFix(refused),
    });
  return found;
}
