import type { Finding } from '../model/finding.js';
import type { Mapping, TableMapping, TargetName } from '../model/mapping.js';
import { writeNames } from '../model/names.js';
import { isKept } from '../model/existing.js';
import { rangePlaceholder } from '../model/script.js';
import { rowKeyOf } from '../model/rowKey.js';
import { copyHalves, rowAttributes } from './copy.js';
import type { Draft } from './draft.js';
import type { Ends } from './ends.js';
import { stepName } from './stepName.js';

const nameOf = ({ target: { schema, name } }: TableMapping): string => writeNames([schema, name], '.');

/** Everything that happens to tables of the target before anything is made there: what has to hold, what stands in the way, what goes. */
export function clearing(
  { mapping, target }: Ends,
  tables: readonly TableMapping[],
  place: (code: string) => Finding[],
): Draft[] {
  const { existing, lex } = target;
  const fated = (fate: string): TableMapping[] => tables.filter((table) => table.existing?.fate === fate);
  const names = (list: readonly TableMapping[]): TargetName[] => list.map((table) => table.target);
  const [truncated, replaced] = [fated('truncate'), fated('replace')];
  return [
    ...fated('fill').map((table) => ({
      kind: 'require' as const,
      name: `no row in ${stepName(mapping, table)}`,
      body: `SELECT 'it holds rows' AS ${lex.quoteIdentifier(table.target.name)} FROM ${lex.qualify(table.target, mapping.target)} LIMIT 1;`,
    })),
    ...tables.map((table) => ({
      kind: 'suspend' as const,
      name: stepName(mapping, table),
      body: table.existing?.suspension?.suspend ?? '',
      undo: table.existing?.suspension?.undo ?? '',
    })),
    {
      kind: 'drop-table',
      name: 'replaced',
      body: replaced.length === 0 ? '' : existing.drop(names(replaced), typesOf(mapping, replaced), mapping.target),
      findings: place('TARGET_TABLE_DROPPED'),
    },
    {
      kind: 'truncate',
      name: 'emptied',
      body: truncated.length === 0 ? '' : existing.truncate(names(truncated), mapping.target),
      findings: place('TARGET_DATA_DELETED'),
    },
  ];
}

/** Types of the target that were made for a table which is made anew. */
function typesOf({ standing = [] }: Mapping, replaced: readonly TableMapping[]): TargetName[] {
  return replaced.flatMap((table) =>
    table.columns.flatMap(({ included, chosen: { requires } }) => {
      const { schema } = table.target;
      return included && requires?.kind === 'enum' && standing.includes(`${schema}.${requires.name}`)
        ? [{ schema, name: requires.name }]
        : [];
    }),
  );
}

/** After the load: queries for what nothing checked meanwhile, then everything that was put aside comes back. */
export function restoring({ mapping }: Ends, tables: readonly TableMapping[]): Draft[] {
  const named = (kind: 'prove' | 'restore', body: (table: TableMapping) => string | undefined): Draft[] =>
    tables.map((table) => ({ kind, name: stepName(mapping, table), body: body(table) ?? '' }));
  return [
    ...named('prove', (table) => table.existing?.suspension?.prove),
    ...named('restore', (table) => table.existing?.suspension?.restore),
  ];
}

/** Rows of an appended table are told from those that were there by their keys, which stand in a table of the run's own. */
export class AppendedKeys {
  readonly table: TargetName;
  private readonly columns: string;
  /** What steps about the keys are called. */
  private readonly name: string;

  private constructor(
    private readonly ends: Ends,
    private readonly of: TableMapping,
    private readonly key: readonly string[],
  ) {
    const { mapping, target } = ends;
    this.name = `keys of ${stepName(mapping, of)}`;
    const name = target.ddl.legalName(`database_migration_keys_${stepName(mapping, of)}`);
    this.table = { schema: target.ddl.defaultSchema(mapping.target), name };
    this.columns = key.map((column) => target.lex.quoteIdentifier(column)).join(', ');
  }

  static of(ends: Ends, table: TableMapping): AppendedKeys | undefined {
    const key = table.existing?.key;
    return key === undefined ? undefined : new AppendedKeys(ends, table, key);
  }

  /** A condition that holds for the run's rows alone. */
  get condition(): string {
    const row = this.key.length === 1 ? this.columns : `(${this.columns})`;
    return `${row} IN (SELECT ${this.columns} FROM ${this.quoted(this.table)})`;
  }

  create(): Draft {
    const { target, mapping } = this.ends;
    const body = target.existing.createKeys(this.table, this.of.target, this.key, mapping.target);
    return { kind: 'create-table', name: this.name, body };
  }

  /** Copies the keys alone, and then sees that none of them is there: nothing was loaded yet. */
  copy(): Draft[] {
    const { target } = this.ends;
    const columns = rowKeyOf(this.of) ?? [];
    return [
      {
        kind: 'copy',
        name: this.name,
        attributes: {
          ...rowAttributes(this.of),
          part: 'keys',
          stream: target.write.format,
        },
        ...copyHalves(this.ends, this.of.source, columns, this.table),
      },
      {
        kind: 'require',
        name: `none of the ${this.name}`,
        body: `SELECT ${this.columns} FROM ${this.quoted(this.of.target)} WHERE ${this.condition} LIMIT 1;`,
      },
    ];
  }

  drop(): Draft {
    return { kind: 'drop-table', name: this.name, body: `DROP TABLE ${this.quoted(this.table)};` };
  }

  private quoted(name: TargetName): string {
    const { target, mapping } = this.ends;
    return target.lex.qualify(name, mapping.target);
  }
}

/** What the copy of a table that is there says more than others do: how its rows got there, and how they go. */
export function intoExisting(ends: Ends, table: TableMapping, copy: Draft): Draft {
  const { existing } = table;
  if (!existing || !isKept(existing)) return copy;
  const { mapping, target } = ends;
  const rows = existing.fate === 'append' ? AppendedKeys.of(ends, table)?.condition : 'true';
  const stream = existing.table.columns.some((column) => column.type.schema !== undefined)
    ? { stream: target.write.format }
    : {};
  return {
    ...copy,
    attributes: { ...copy.attributes, ...stream, existing: existing.fate, into: nameOf(table) },
    ...(rows === undefined ? {} : { undo: target.existing.deleteRows(existing, rows, mapping.target) }),
  };
}

/** Compares the run's rows alone with the source's; undefined where nothing tells them from others. */
export function verifyExisting(ends: Ends, table: TableMapping, verify: Draft): Draft | undefined {
  const { existing } = table;
  if (existing?.fate !== 'append') return verify;
  const keys = AppendedKeys.of(ends, table);
  if (!keys) return undefined;
  const target = verify.target?.replace(rangePlaceholder, () => `${rangePlaceholder} AND ${keys.condition}`);
  return { ...verify, target, attributes: { ...verify.attributes, existing: 'append' } };
}

/** Tables that others refer to first, so that in the other order rows can be deleted again. */
export function parentsFirst(tables: readonly TableMapping[]): TableMapping[] {
  const id = ({ schema, name }: TargetName): string => JSON.stringify([schema, name]);
  const byName = new Map(tables.map((table) => [id(table.target), table]));
  const sorted = new Set<TableMapping>();
  const visit = (table: TableMapping, above: ReadonlySet<TableMapping>): void => {
    if (sorted.has(table) || above.has(table)) return;
    const path = new Set([...above, table]);
    for (const key of table.foreignKeys) {
      const parent = byName.get(id(key.references));
      if (parent) visit(parent, path);
    }
    sorted.add(table);
  };
  for (const table of tables) visit(table, new Set());
  return [...sorted];
}
