import type { Check, IndexPart } from '../../../model/catalog.js';
import type { ServerInfo } from '../../../model/catalog.js';
import type { ColumnMapping, MappedForeignKey, MappedIndex, TableMapping } from '../../../model/mapping.js';
import { longestColumnComment, longestTableComment, storedComment } from './comments.js';
import { counterColumn, needsRowNumber, rowNumber } from './counters.js';
import type { Flavour } from '../flavour.js';
import { legalName, longestIdentifier } from './identifiers.js';
import { onUpdate } from './onUpdate.js';
import { qualify, quoteIdentifier, quoteString } from '../lex.js';
import { fittedColumns } from './rowSize.js';

/** The whole table: columns, primary key, CHECKs, comments, and the index that an AUTO_INCREMENT column can't be without. */
export function createTable(table: TableMapping, flavour: Flavour, server: ServerInfo): string {
  const counter = counterColumn(table);
  const columns = fittedColumns(table, flavour);
  const lines = [
    ...columns.map((column) => columnLine(column, column.name === counter?.name)),
    ...(table.primaryKey ? [`PRIMARY KEY (${names(table.primaryKey.columns)})`] : []),
    ...rowNumberLine(table, server, flavour),
    ...counterKeyLine(table, counter),
    ...columns.flatMap((column) => columnCheck(column, table)),
    ...table.checks.map((check) => checkLine(check)),
  ];
  const comment = table.comment ? ` COMMENT=${quoteString(storedComment(table.comment, longestTableComment))}` : '';
  const options = `ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=${flavour.types.exactCollation}${comment}`;
  return `CREATE TABLE ${qualify(table.target, server)} (\n  ${lines.join(',\n  ')}\n) ${options};`;
}

function rowNumberLine(table: TableMapping, server: ServerInfo, { ddl }: Flavour): string[] {
  if (!needsRowNumber(table, server)) return [];
  const seen = ddl.invisibleColumns ? ' INVISIBLE' : '';
  return [`${quoteIdentifier(rowNumber(table))} BIGINT UNSIGNED NOT NULL AUTO_INCREMENT${seen} PRIMARY KEY`];
}

function columnLine(column: ColumnMapping, counts: boolean): string {
  const parts = [quoteIdentifier(column.name), column.chosen.type];
  if (column.generated) {
    parts.push(`GENERATED ALWAYS AS (${column.generated.sql}) ${column.generated.stored ? 'STORED' : 'VIRTUAL'}`);
  } else {
    parts.push(column.nullable ? 'NULL' : 'NOT NULL');
    if (counts) parts.push('AUTO_INCREMENT');
    else if (column.default !== undefined) parts.push(`DEFAULT ${column.default}`);
    parts.push(...[onUpdate(column)].filter(Boolean));
  }
  if (column.comment) parts.push(`COMMENT ${quoteString(storedComment(column.comment, longestColumnComment))}`);
  return parts.join(' ');
}

/** The longest table's name to which the server can add its own `_chk_` and a number. */
const longestWithCheck = longestIdentifier - '_chk_9999'.length;

function columnCheck({ name, chosen: { check } }: ColumnMapping, { target }: TableMapping): string[] {
  if (check === undefined) return [];
  const line = `CHECK (${check.replaceAll('@value', () => quoteIdentifier(name))})`;
  if (Array.from(target.name).length <= longestWithCheck) return [line];
  return [`CONSTRAINT ${quoteIdentifier(legalName(`${target.name}_${name}_chk`))} ${line}`];
}

function checkLine(check: Check): string {
  const off = check.enforced && check.validated ? '' : ' NOT ENFORCED';
  return `CONSTRAINT ${quoteIdentifier(check.name)} CHECK (${check.text})${off}`;
}

/** The index that carries the counter when the primary key doesn't lead with it; undefined when none does. */
export function counterIndex(table: TableMapping, counter: ColumnMapping | undefined): MappedIndex | undefined {
  if (!counter) return undefined;
  return table.indexes.find((index) => index.parts[0]?.column === counter.name && index.method === 'btree');
}

/** True when an index has to be added for the counter alone. */
export function needsCounterIndex(table: TableMapping, counter: ColumnMapping | undefined): boolean {
  return counter !== undefined && table.primaryKey?.columns[0] !== counter.name && !counterIndex(table, counter);
}

function counterKeyLine(table: TableMapping, counter: ColumnMapping | undefined): string[] {
  if (!counter || table.primaryKey?.columns[0] === counter.name) return [];
  const index = counterIndex(table, counter);
  return [index ? indexDefinition(index) : `INDEX (${quoteIdentifier(counter.name)})`];
}

/** All secondary indexes in one ALTER; each FULLTEXT in one of its own, for InnoDB builds one at a time. */
export function createIndexes(table: TableMapping, flavour: Flavour, server: ServerInfo): string {
  const counter = counterColumn(table);
  const inTable = table.primaryKey?.columns[0] === counter?.name ? undefined : counterIndex(table, counter);
  const indexes = table.indexes.filter((index) => index !== inTable);
  const alter = `ALTER TABLE ${qualify(table.target, server)}`;
  const plain = indexes.filter((index) => index.method !== 'fulltext');
  const made = new Map<string, string>();
  const additions = plain.flatMap((index) =>
    flavour.ddl.functionalIndexes ? [`ADD ${indexDefinition(index)}`] : withColumns(index, table, made),
  );
  return [
    ...(additions.length > 0 ? [`${alter}\n  ${additions.join(',\n  ')};`] : []),
    ...indexes.filter((index) => index.method === 'fulltext').map((index) => `${alter} ADD ${indexDefinition(index)};`),
  ].join('\n');
}

/**
 * Where index parts can't be expressions, an invisible generated column stands in for each; indexes over the same expression share it, for even
 * virtual columns count towards a row's 65535 bytes.
 */
function withColumns(index: MappedIndex, table: TableMapping, made: Map<string, string>): string[] {
  const columns: string[] = [];
  const parts = index.parts.map((part, position): IndexPart => {
    const type = part.expression && partType(part, table);
    if (!part.expression || type === undefined) return part;
    const definition = `${type} GENERATED ALWAYS AS (${part.expression.text}) VIRTUAL INVISIBLE`;
    const name = made.get(definition) ?? `${index.name}_${position + 1}`.slice(-longestIdentifier);
    if (!made.has(definition)) columns.push(`ADD COLUMN ${quoteIdentifier(name)} ${definition}`);
    made.set(definition, name);
    return { column: name, descending: part.descending };
  });
  return [...columns, `ADD ${indexDefinition({ ...index, parts })}`];
}

/** The type of an expression part: of a hash, of a text cut short, or of the only column that it can give back. */
export function partType(part: IndexPart, table: TableMapping): string | undefined {
  const text = part.expression?.text ?? '';
  if (/^(?:CASE WHEN .* THEN )?UNHEX\(SHA2\(/su.test(text)) return 'BINARY(32)';
  const cut = /^CAST\(.* AS CHAR\((\d+)\)\)$/su.exec(text)?.[1];
  if (cut !== undefined) return `VARCHAR(${cut})`;
  const meaning = part.expression?.expression;
  if (meaning?.kind !== 'case' || meaning.branches.length !== 1) return undefined;
  const then = meaning.branches[0]?.then;
  if (then?.kind !== 'column') return undefined;
  return table.columns.find((column) => column.included && column.name === then.name)?.chosen.type;
}

function indexDefinition(index: MappedIndex): string {
  const kind =
    index.method === 'fulltext' || index.method === 'spatial'
      ? `${index.method.toUpperCase()} `
      : index.unique
        ? 'UNIQUE '
        : '';
  const comment = index.comment ? ` COMMENT ${quoteString(storedComment(index.comment, longestColumnComment))}` : '';
  return `${kind}INDEX ${quoteIdentifier(index.name)} (${index.parts.map(partText).join(', ')})${comment}`;
}

function partText(part: IndexPart): string {
  const what = part.column === undefined ? `(${part.expression?.text ?? ''})` : quoteIdentifier(part.column);
  return `${what}${part.prefix === undefined ? '' : `(${part.prefix})`}${part.descending ? ' DESC' : ''}`;
}

/**
 * One row of the table that each foreign key would refuse, for every key a query. InnoDB copies the whole table to check a new key, so the keys
 * are proven by these joins and then added in place.
 */
export function proveForeignKeys(table: TableMapping, server: ServerInfo): string {
  const own = (name: string): string => `c.${quoteIdentifier(name)}`;
  const other = (name: string): string => `p.${quoteIdentifier(name)}`;
  const queries = table.foreignKeys.map((key) => {
    const pairs = key.columns.map((name, index) => `${other(key.referencedColumns[index] ?? '')} = ${own(name)}`);
    const present = key.columns.map((name) => `${own(name)} IS NOT NULL`);
    return [
      `SELECT ${quoteString(key.name)} AS foreign_key, ${key.columns.map(own).join(', ')}`,
      `FROM ${qualify(table.target, server)} AS c LEFT JOIN ${qualify(key.references, server)} AS p ON ${pairs.join(' AND ')}`,
      `WHERE ${present.join(' AND ')} AND ${other(key.referencedColumns[0] ?? '')} IS NULL LIMIT 1;`,
    ].join('\n');
  });
  return queries.join('\n');
}

/**
 * All foreign keys in one ALTER; {@link proveForeignKeys} has shown that the data meets them, and with the checks off both systems add them in place.
 * ALGORITHM = INPLACE is not demanded: MariaDB copies a table whose unique key is a hash (of a text, or of more than 3072 bytes).
 */
export function addForeignKeys(table: TableMapping, server: ServerInfo): string {
  if (table.foreignKeys.length === 0) return '';
  const lines = table.foreignKeys.map((key) => `ADD ${foreignKeyDefinition(key, table, server)}`);
  const checks = table.foreignKeys.filter((key) => key.match === 'full').map(matchFullCheck);
  return [
    'SET SESSION foreign_key_checks = 0;',
    `ALTER TABLE ${qualify(table.target, server)}\n  ${lines.join(',\n  ')};`,
    'SET SESSION foreign_key_checks = 1;',
    ...(checks.length > 0 ? [`ALTER TABLE ${qualify(table.target, server)}\n  ${checks.join(',\n  ')};`] : []),
  ].join('\n');
}

/** All columns of the key are NULL, or none is. */
function matchFullCheck(key: MappedForeignKey): string {
  const [first = '', ...rest] = key.columns.map((name) => `(${quoteIdentifier(name)} IS NULL)`);
  const name = `${key.name.slice(0, longestIdentifier - '_full'.length)}_full`;
  return `ADD CONSTRAINT ${quoteIdentifier(name)} CHECK (${rest.map((other) => `${first} = ${other}`).join(' AND ')})`;
}

/** A bare name behind REFERENCES is looked for in the table's own database, not in the connection's. */
function referencedName({ references }: MappedForeignKey, { target }: TableMapping, server: ServerInfo): string {
  if (references.schema === target.schema) return qualify(references, server);
  return `${quoteIdentifier(references.schema)}.${quoteIdentifier(references.name)}`;
}

function foreignKeyDefinition(key: MappedForeignKey, table: TableMapping, server: ServerInfo): string {
  const action = (event: string, what: string): string =>
    what === 'no action' ? '' : ` ON ${event} ${what.toUpperCase()}`;
  return (
    `CONSTRAINT ${quoteIdentifier(key.name)} FOREIGN KEY (${names(key.columns)}) ` +
    `REFERENCES ${referencedName(key, table, server)} (${names(key.referencedColumns)})` +
    action('DELETE', key.onDelete) +
    action('UPDATE', key.onUpdate)
  );
}

/**
 * InnoDB raises a counter that is set too low to one past the largest value, so the source's next value is right on any data, and one that would begin at 1
 * needs no statement. https://dev.mysql.com/doc/refman/8.4/en/innodb-auto-increment-handling.html
 */
export function setCounters(table: TableMapping, server: ServerInfo): string {
  const counter = counterColumn(table);
  const next = counter?.identity?.next ?? (counter && table.source.autoIncrement);
  if (next === undefined || !/^[1-9]\d*$/u.test(next) || next === '1') return '';
  return `ALTER TABLE ${qualify(table.target, server)} AUTO_INCREMENT = ${next};`;
}

function names(columns: readonly string[]): string {
  return columns.map(quoteIdentifier).join(', ');
}
