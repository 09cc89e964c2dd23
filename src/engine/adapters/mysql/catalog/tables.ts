import type {
  Check,
  Column,
  ForeignKey,
  Index,
  IndexPart,
  Key,
  ReferentialAction,
  SqlExpression,
  Table,
} from '../../../model/catalog.js';
import type { Expression } from '../../../model/expression.js';
import type { CatalogRow, CatalogRows } from './queries.js';
import type { ColumnContext, ExpressionContext } from '../expression/context.js';
import { parseExpression } from '../expression/parse.js';
import { withoutSignOfZero } from '../expression/signOfZero.js';
import type { CatalogFlavour } from '../flavour.js';
import { quoteIdentifier, quoteString } from '../lex.js';
import { remember } from '../../../model/remember.js';
import { parseType, type WrittenType } from '../types/native.js';

/** Rows of a catalog query by table. */
export type ByTable = ReadonlyMap<string, readonly CatalogRow[]>;

export function tableId(schema: string | null | undefined, table: string | null | undefined): string {
  return JSON.stringify([schema, table]);
}

/** Groups rows by their first two columns. */
export function byTable(rows: readonly CatalogRow[]): ByTable {
  const groups = new Map<string, CatalogRow[]>();
  let last: { row: CatalogRow; group: CatalogRow[] } | undefined;
  for (const row of rows) {
    // Rows of one table stand together.
    if (last?.row[0] === row[0] && last?.row[1] === row[1]) {
      last?.group.push(row);
      continue;
    }
    const id = tableId(row[0], row[1]);
    const group = groups.get(id) ?? [];
    group.push(row);
    groups.set(id, group);
    last = { row, group };
  }
  return groups;
}

export interface TableSources {
  readonly columns: ByTable;
  readonly indexes: ByTable;
  readonly foreignKeyColumns: ByTable;
  readonly foreignKeyRules: ByTable;
  readonly checks: ByTable;
  readonly partitions: ByTable;
}

export function tableSources(rows: CatalogRows): TableSources {
  return {
    columns: byTable(rows.columns),
    indexes: byTable(rows.indexes),
    foreignKeyColumns: byTable(rows.foreignKeyColumns),
    foreignKeyRules: byTable(rows.foreignKeyRules),
    checks: byTable(rows.checks),
    partitions: byTable(rows.partitions),
  };
}

/** A row of TABLES with all that belongs to it. */
export function readTable(row: CatalogRow, sources: TableSources, flavour: CatalogFlavour): Table {
  const [schema, name, type, engine, rows, bytes, autoIncrement, collation, comment] = row;
  const id = tableId(schema, name);
  const checkRows = sources.checks.get(id) ?? [];
  const reader = new TableReader(flavour, sources.columns.get(id) ?? [], checkRows);
  const columns = reader.columns(autoIncrement ?? undefined);
  const { primaryKey, indexes } = reader.indexes(sources.indexes.get(id) ?? []);
  const partitioning = printPartitioning(sources.partitions.get(id) ?? []);
  return {
    schema: schema ?? '',
    name: name ?? '',
    kind: type === 'SYSTEM VERSIONED' ? 'versioned' : partitioning === undefined ? 'ordinary' : 'partitioned',
    columns,
    ...(primaryKey === undefined ? {} : { primaryKey }),
    indexes,
    foreignKeys: readForeignKeys(sources.foreignKeyColumns.get(id) ?? [], sources.foreignKeyRules.get(id) ?? []),
    checks: reader.checks(),
    otherConstraints: [],
    ...optional('comment', comment),
    estimatedRows: Number(rows ?? '0'),
    estimatedBytes: Number(bytes ?? '0'),
    ...optional('partitioning', partitioning),
    ...optional('autoIncrement', columns.some((column) => column.identity) ? autoIncrement : undefined),
    ...optional('collation', collation),
    ...optional('engine', engine),
  };
}

function optional<K extends string>(key: K, value: string | null | undefined): Partial<Record<K, string>> {
  return value === null || value === undefined || value === '' ? {} : ({ [key]: value } as Record<K, string>);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', '0': '\0', Z: '\x1a' };

/** Undoes what MySQL does to expression texts: UTF-8 read as Latin-1, then quotes and backslashes escaped once. */
function unescape(text: string): string {
  const bytes = /^[\x00-\xff]*$/.test(text) ? Buffer.from(text, 'latin1') : undefined;
  const decoded = bytes?.toString('utf8');
  const whole = bytes && decoded !== undefined && !decoded.includes('\ufffd') ? decoded : text;
  return whole.replace(/\\([^])/g, (_all, char: string) => escapes[char] ?? char);
}

/** `ROW START` or `ROW END` for the columns in which MariaDB keeps the time of a system-versioned row; takes a row of COLUMNS. */
export function rowMarkOf(row: CatalogRow): string | undefined {
  const generation = row[11] ?? '';
  return generation === '' ? undefined : /^ROW (?:START|END)$/.exec(generation.toUpperCase())?.[0];
}

class TableReader {
  private readonly context: ExpressionContext;
  private readonly jsonColumns: ReadonlySet<string>;
  private readonly rowEnds: ReadonlySet<string>;

  constructor(
    private readonly flavour: CatalogFlavour,
    private readonly columnRows: readonly CatalogRow[],
    private readonly checkRows: readonly CatalogRow[],
  ) {
    this.context = {
      column: (name) => columnContext(columnRows.find((row) => row[2] === name)),
      quotient: flavour.quotient,
      hidesWideCharacters: flavour.hidesWideCharacters,
    };
    this.rowEnds = new Set(columnRows.filter((row) => rowMarkOf(row) === 'ROW END').map((row) => row[2] ?? ''));
    this.jsonColumns = new Set(
      flavour.jsonIsCheckedText
        ? checkRows.filter(([, , name, clause, , level]) => isJsonCheck(name, clause, level)).map((row) => row[2] ?? '')
        : [],
    );
  }

  columns(next: string | undefined): Column[] {
    return this.columnRows.map((row) => this.column(row, next));
  }

  private column(row: CatalogRow, next: string | undefined): Column {
    const [, , name = '', ordinal, , nullable, written, charset, collation, extra, comment, generation, srid] = row;
    const type = this.type(name ?? '', written ?? '', srid ?? undefined);
    const attributes = (extra ?? '').toLowerCase();
    // MariaDB's ROW START and ROW END of system versioning are plain values to a reader.
    const isRowMark = rowMarkOf(row) !== undefined;
    const generated = generation && !isRowMark ? generation : undefined;
    const onUpdate = attributes === '' ? null : /on update current_timestamp(?:\((\d*)\))?/.exec(attributes);
    const defaultValue = generated === undefined ? this.defaultOf(row, type) : undefined;
    return {
      name: name ?? '',
      ordinal: Number(ordinal),
      type,
      // Nobody but MariaDB fills such a column: elsewhere an INSERT leaves it out.
      nullable: nullable === 'YES' || isRowMark,
      ...(defaultValue === undefined ? {} : { default: defaultValue, ...sequenceOf(defaultValue.text) }),
      ...(attributes.includes('auto_increment')
        ? { identity: { mode: 'by-default', increment: '1', ...optional('next', next) } }
        : {}),
      ...(generated === undefined
        ? {}
        : { generated: { ...this.generated(generated, type), stored: !attributes.includes('virtual') } }),
      ...optional('comment', comment),
      ...optional('charset', charset),
      ...optional('collation', collation),
      ...(attributes.includes('invisible') ? { invisible: true } : {}),
      ...(onUpdate ? { onUpdateNow: Number(onUpdate[1] ?? '0') } : {}),
    };
  }

  private type(column: string, written: string, srid: string | undefined): Column['type'] {
    if (this.jsonColumns.has(column) && written === 'longtext') return { name: 'json', text: 'json' };
    const type = catalogType(written);
    return srid === undefined ? type : { ...type, srid: Number(srid) };
  }

  private defaultOf(row: CatalogRow, type: Column['type']): SqlExpression | undefined {
    const value = row[4];
    if (value === null || value === undefined) return undefined;
    if (this.flavour.defaultsAreExpressions) {
      if (value.toUpperCase() === 'NULL') return undefined;
      return isBitLiteral(value) ? bitDefault(value) : this.expression(value);
    }
    const isExpression = (row[9] ?? '').includes('DEFAULT_GENERATED');
    if (isExpression) return this.expression(value);
    return isBitLiteral(value) ? bitDefault(value) : literalDefault(value, type);
  }

  /** As the column keeps it. */
  private generated(raw: string, { name }: Column['type']): SqlExpression {
    const found = this.expression(raw);
    const isKept = this.flavour.negativeZero || !found.expression || (name !== 'double' && name !== 'float');
    return isKept ? found : { ...found, expression: withoutSignOfZero(found.expression, this.context) };
  }

  private expression(raw: string): SqlExpression {
    const text = this.flavour.expressionsAreEscaped ? unescape(raw) : raw;
    const { expression, assumes = [], refuses = [] } = parseExpression(text, this.context) ?? {};
    return {
      text,
      ...(expression && { expression }),
      ...(assumes.length > 0 && { assumes }),
      ...(refuses.length > 0 && { refuses }),
    };
  }

  checks(): Check[] {
    return this.checkRows
      .filter(([, , name, clause, , level]) => !(this.jsonColumns.has(name ?? '') && isJsonCheck(name, clause, level)))
      .map(([, , name, clause, enforced]) => ({
        name: name ?? '',
        ...this.expression(clause ?? ''),
        validated: enforced !== 'NO',
        enforced: enforced !== 'NO',
      }));
  }

  indexes(rows: readonly CatalogRow[]): { primaryKey: Key | undefined; indexes: Index[] } {
    const groups = new Map<string, CatalogRow[]>();
    for (const row of rows) groups.set(row[2] ?? '', [...(groups.get(row[2] ?? '') ?? []), row]);
    for (const [name, parts] of groups) groups.set(name, this.withoutRowEnd(parts));
    const primary = groups.get('PRIMARY');
    groups.delete('PRIMARY');
    return {
      primaryKey: primary && { name: 'PRIMARY', columns: primary.map((row) => row[4] ?? '') },
      indexes: [...groups].map(([name, parts]) => this.index(name, parts)),
    };
  }

  /** MariaDB adds a system-versioned table's end of row to its unique keys, so that history rows fit in. */
  private withoutRowEnd(parts: readonly CatalogRow[]): CatalogRow[] {
    const own = parts.filter((part) => !this.rowEnds.has(part[4] ?? ''));
    return own.length === 0 ? [...parts] : own;
  }

  private index(name: string, rows: readonly CatalogRow[]): Index {
    const [, , , nonUnique, , , , type, comment, visible] = rows[0] ?? [];
    const method = (type ?? 'BTREE').toLowerCase();
    const parts = rows.map((row) => this.part(row, method));
    const unique = nonUnique === '0';
    return {
      name,
      unique,
      constraint: unique && parts.every((part) => part.column !== undefined && part.prefix === undefined),
      method: method === 'rtree' ? 'spatial' : method,
      parts,
      include: [],
      ...(visible === 'NO' ? { invisible: true } : {}),
      ...optional('comment', comment),
      definition: printIndex(name, unique, method, parts),
    };
  }

  private part(row: CatalogRow, method: string): IndexPart {
    const [, , , , column, order, prefix, , , , expression] = row;
    const descending = order === 'D';
    if (column === null || column === undefined) return { expression: this.expression(expression ?? ''), descending };
    // A SPATIAL index reports the size of its entries as a prefix.
    const cut = prefix !== null && prefix !== undefined && !/spatial|rtree/.test(method);
    return { column, descending, ...(cut ? { prefix: Number(prefix) } : {}) };
  }
}

/** A type without what stands beside it in columns of its own; the same object for equal texts. */
const catalogType = remember((written: string): Column['type'] => {
  const named: WrittenType = parseType(written) ?? { name: written, text: written };
  const { charset: _charset, collation: _collation, ...type } = named;
  return type;
});

/** MariaDB prints the sequence behind a default with its database. */
function sequenceOf(text: string): Pick<Column, 'sequence'> {
  const [, schema, name] = /^nextval\(`((?:[^`]|``)+)`\.`((?:[^`]|``)+)`\)$/i.exec(text) ?? [];
  const unquoted = (word: string): string => word.replaceAll('``', '`');
  return schema === undefined || name === undefined ? {} : { sequence: [unquoted(schema), unquoted(name)] };
}

/** What the meaning of an expression may depend on. */
function columnContext(row: CatalogRow | undefined): ColumnContext | undefined {
  const type = parseType(row?.[6] ?? '');
  if (!type) return undefined;
  const [charset, collation] = [row?.[7] ?? undefined, row?.[8] ?? undefined];
  if (/^(?:float|double)$/.test(type.name)) return { number: 'float' };
  if (type.name === 'decimal') return { number: { scale: type.scale ?? 0 } };
  const isYear = type.name === 'year';
  if (isYear || type.name.endsWith('int')) {
    return { number: { scale: 0, bits: type.name === 'bigint' ? 64 : 32, unsigned: isYear || type.unsigned === true } };
  }
  return { charset, collation, ...(type.name === 'enum' ? { labels: type.labels } : {}) };
}

function isJsonCheck(name: string | null | undefined, clause: string | null | undefined, level: unknown): boolean {
  return level === 'Column' && clause === `json_valid(${quoteIdentifier(name ?? '')})`;
}

function isBitLiteral(value: string): boolean {
  return /^b'[01]*'$/.test(value);
}

function bitDefault(text: string): SqlExpression {
  return { text, expression: { kind: 'string', value: text.slice(2, -1) } };
}

/** MySQL gives the bare value of a literal default, whatever the type. */
function literalDefault(value: string, type: Column['type']): SqlExpression {
  const isNumber = /int$|^(decimal|float|double|year)$/.test(type.name) && /^-?[\d.]+(e[+-]?\d+)?$/i.test(value);
  if (isNumber) return { text: value, expression: { kind: 'number', text: value } };
  if (type.name.endsWith('binary') && /^0x([0-9a-f]{2})*$/i.test(value)) return bytesDefault(value.slice(2));
  return { text: quoteString(value), expression: { kind: 'string', value } };
}

/** A default of bytes, out of their hexadecimal digits. */
export function bytesDefault(hex: string): SqlExpression {
  const expression: Expression = { kind: 'bytes', hex: hex.toLowerCase() };
  return { text: `x'${hex.toLowerCase()}'`, expression };
}

function printIndex(name: string, unique: boolean, method: string, parts: readonly IndexPart[]): string {
  const kind = method === 'fulltext' || method === 'spatial' ? `${method.toUpperCase()} ` : unique ? 'UNIQUE ' : '';
  const items = parts.map((part) => {
    const what = part.column === undefined ? `(${part.expression?.text ?? ''})` : quoteIdentifier(part.column);
    return `${what}${part.prefix === undefined ? '' : `(${part.prefix})`}${part.descending ? ' DESC' : ''}`;
  });
  return `${kind}KEY ${quoteIdentifier(name)} (${items.join(', ')})${method === 'hash' ? ' USING HASH' : ''}`;
}

function readForeignKeys(columns: readonly CatalogRow[], rules: readonly CatalogRow[]): ForeignKey[] {
  const groups = new Map<string, CatalogRow[]>();
  for (const row of columns) groups.set(row[2] ?? '', [...(groups.get(row[2] ?? '') ?? []), row]);
  return [...groups].map(([name, rows]) => {
    const [, , , , referencedSchema, referencedTable] = rows[0] ?? [];
    const [, , , onUpdate, onDelete] = rules.find((rule) => rule[2] === name) ?? [];
    return {
      name,
      columns: rows.map((row) => row[3] ?? ''),
      referencedSchema: referencedSchema ?? '',
      referencedTable: referencedTable ?? '',
      referencedColumns: rows.map((row) => row[6] ?? ''),
      onDelete: action(onDelete),
      onUpdate: action(onUpdate),
      match: 'simple',
      deferrable: false,
      initiallyDeferred: false,
      validated: true,
      enforced: true,
    };
  });
}

/** SET DEFAULT, where MySQL shows it, acts as RESTRICT (type-mapping 3.3). */
function action(rule: string | null | undefined): ReferentialAction {
  const word = (rule ?? 'NO ACTION').toLowerCase();
  if (word === 'cascade' || word === 'set null' || word === 'restrict') return word;
  return word === 'set default' ? 'restrict' : 'no action';
}

function printPartitioning(rows: readonly CatalogRow[]): string | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  const [, , , , method, expression, , subMethod, subExpression] = first;
  const by = `PARTITION BY ${method ?? ''}(${expression ?? ''})`;
  const sub = subMethod ? ` SUBPARTITION BY ${subMethod}(${subExpression ?? ''})` : '';
  const names = [...new Map(rows.map((row) => [row[2], row[6]]))].map(
    ([name, limit]) => `${quoteIdentifier(name ?? '')}${limit ? ` VALUES ${limit}` : ''}`,
  );
  return `${by}${sub} (${names.join(', ')})`;
}
