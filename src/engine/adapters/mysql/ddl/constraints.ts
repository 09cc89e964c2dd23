import type { Carried } from '../../../adapter.js';
import type { Check, Key, ServerInfo } from '../../../model/catalog.js';
import { columnsOf, type Expression } from '../../../model/expression.js';
import type { Finding } from '../../../model/finding.js';
import type { MappedForeignKey, TableMapping } from '../../../model/mapping.js';
import { updatedDigits } from './onUpdate.js';
import { examineComments } from './comments.js';
import { oneLine } from './defaults.js';
import { printExpression } from '../expression/print.js';
import { tableFinding } from './findings.js';
import type { Flavour } from '../flavour.js';
import { demotedColumns, fittedColumns, isKeyTooWide, rowProblem } from './rowSize.js';
import { counterColumn, needsRowNumber, rowNumber } from './counters.js';
import { changedByKeys, changesColumns } from './keyActions.js';
import { needsCounterIndex } from './tables.js';

/** Columns that an InnoDB table may have; https://dev.mysql.com/doc/refman/9.7/en/column-count-limit.html */
export const mostColumns = 1017;

/** Fits a foreign key; what the engines accept and then ignore (SET DEFAULT, MATCH FULL, DEFERRABLE) is never written. */
export function carryForeignKey(
  key: MappedForeignKey,
  table: TableMapping,
  referenced: TableMapping,
): Carried<MappedForeignKey> {
  const findings: Finding[] = [];
  const say = (code: string, message: string, fix?: string): void => {
    findings.push(tableFinding(table, 'foreign key', key.sourceName, { code, severity: 'warning', message, fix }));
  };
  const lost = (reason: string, fix: string): Carried<MappedForeignKey> => {
    say('FOREIGN_KEY_NOT_CARRIED', `The foreign key is not carried: ${reason}.`, fix);
    return { findings };
  };
  if (!key.enforced || !key.validated)
    return lost('the source does not hold all rows to it', 'Mend the rows and add it by hand.');
  const mismatch = typeMismatch(key, table, referenced);
  if (mismatch !== undefined) return lost(mismatch, 'Choose the same type for both columns in the mapping.');
  const ordered = inKeyOrder(key, referenced);
  if (!ordered) return lost('the columns that it refers to are no key here', 'Add a unique key on them first.');
  const match = key.match === 'full' && key.columns.length > 1 ? matchFull(key, table, findings) : 'simple';
  if (key.deferrable)
    say(
      'DEFERRABLE_DROPPED',
      'The key is checked with every statement; it was deferrable to the end of the transaction.',
    );
  const isOwn = referenced.target.name === table.target.name && referenced.target.schema === table.target.schema;
  if (isOwn && key.onUpdate === 'cascade')
    say(
      'SELF_CASCADE',
      'ON UPDATE CASCADE of a table onto itself is refused when it comes to it (error 1451).',
      'Change such keys row by row in the application.',
    );
  const canBeNull = key.columns.every((name) =>
    table.columns.some((column) => column.name === name && column.nullable),
  );
  const onDelete = key.deleteColumns ? partlyNull(key, say) : action(key.onDelete, 'DELETE', canBeNull, say);
  const onUpdate = action(key.onUpdate, 'UPDATE', canBeNull, say);
  if (changesColumns({ onDelete, onUpdate })) findings.push(...uncheckedColumns(key, table));
  return { value: { ...ordered, match, deferrable: false, initiallyDeferred: false, onDelete, onUpdate }, findings };
}

/** The CHECK of a type's own that the key's columns can't have. */
function uncheckedColumns({ columns, sourceName }: MappedForeignKey, table: TableMapping): Finding[] {
  const checked = table.columns.filter(({ name, chosen }) => columns.includes(name) && chosen.check !== undefined);
  return checked.map(({ source: { name } }) => {
    const message = `The type's CHECK is left out, for the foreign key ${sourceName} changes the column by itself; what it refers to has the same one.`;
    return tableFinding(table, 'column', name, { code: 'TYPE_CHECK_LEFT_OUT', severity: 'info', message });
  });
}

/** A CHECK says MATCH FULL, but for columns that the key's own actions change: MySQL takes no CHECK on those (error 3823). */
function matchFull(key: MappedForeignKey, table: TableMapping, findings: Finding[]): MappedForeignKey['match'] {
  const acts = key.onDelete === 'set null' || key.onUpdate === 'set null' || key.onUpdate === 'cascade';
  findings.push(
    tableFinding(
      table,
      'foreign key',
      key.sourceName,
      acts
        ? {
            code: 'MATCH_FULL_DROPPED',
            severity: 'warning',
            message: 'MATCH FULL has no counterpart beside this action: a key that is partly NULL will be taken.',
            fix: 'Refuse such rows with a trigger or in the application.',
          }
        : {
            code: 'MATCH_FULL_AS_CHECK',
            severity: 'info',
            message: 'MATCH FULL becomes a CHECK that all columns of the key are NULL or none is.',
          },
    ),
  );
  return acts ? 'simple' : 'full';
}

/** An action about some of the columns would here be one about all of them, and change more than the source does. */
function partlyNull(
  { onDelete, deleteColumns = [] }: MappedForeignKey,
  say: (code: string, message: string, fix?: string) => void,
): MappedForeignKey['onDelete'] {
  const message = `ON DELETE ${onDelete.toUpperCase()} (${deleteColumns.join(', ')}) is left out, for the action would be about all columns here: a row that is referred to can't be deleted.`;
  say('DELETE_COLUMNS', message, 'Write a trigger that sets those columns.');
  return 'no action';
}

/** What the engines do with an action: SET DEFAULT is taken and then ignored, SET NULL refused where a column can't be NULL (the row stays, in the source too). */
function action(
  wanted: MappedForeignKey['onDelete'],
  event: string,
  canBeNull: boolean,
  say: (code: string, message: string, fix?: string) => void,
): MappedForeignKey['onDelete'] {
  if (wanted === 'set default') {
    const message = `ON ${event} SET DEFAULT acts as RESTRICT here, so it is left out.`;
    say('SET_DEFAULT_DROPPED', message, 'Write a trigger that sets the default.');
    return 'no action';
  }
  if (wanted === 'set null' && !canBeNull) {
    say(
      'SET_NULL_DROPPED',
      `ON ${event} SET NULL is left out: a column of the key can't be NULL, so the change was refused all the same.`,
    );
    return 'no action';
  }
  return wanted;
}

function typeMismatch(key: MappedForeignKey, table: TableMapping, referenced: TableMapping): string | undefined {
  for (const [index, name] of key.columns.entries()) {
    const own = table.columns.find((column) => column.included && column.name === name);
    const other = referenced.columns.find((column) => column.included && column.name === key.referencedColumns[index]);
    if (!own || !other) return 'one of its columns is not there';
    if (/^(?:LONG|MEDIUM|TINY)?(?:TEXT|BLOB)\b/iu.test(own.chosen.type))
      return `${own.chosen.type} can't be part of a key`;
    if (comparable(own.chosen.type) !== comparable(other.chosen.type))
      return `${own.name} is ${own.chosen.type} and ${other.name} is ${other.chosen.type}`;
  }
  return undefined;
}

/** What has to be the same on both sides; lengths of texts may differ. */
function comparable(type: string): string {
  return type
    .toUpperCase()
    .replace(/^(VARCHAR|CHAR|VARBINARY|BINARY)\(\d+\)/u, (_all, name: string) => name.replace('VAR', ''));
}

/** InnoDB wants the columns in the order of the key that they refer to. */
function inKeyOrder(key: MappedForeignKey, referenced: TableMapping): MappedForeignKey | undefined {
  const keys = [
    referenced.primaryKey?.columns ?? [],
    ...referenced.indexes
      .filter((index) => index.unique)
      .map((index) => index.parts.map((part) => (part.prefix === undefined ? (part.column ?? '') : ''))),
  ];
  const wanted = [...key.referencedColumns].sort().join('\n');
  const found = keys.find((columns) => [...columns].sort().join('\n') === wanted);
  if (!found) return undefined;
  const columns = found.map((name) => key.columns[key.referencedColumns.indexOf(name)] ?? '');
  return { ...key, columns, referencedColumns: found };
}

/** A primary key whose entries InnoDB can hold; any other is left to a hash. */
export function carryPrimaryKey(key: Key, table: TableMapping, flavour: Flavour): Carried<Key> {
  const keyed: TableMapping = { ...table, primaryKey: key };
  const types = table.columns.filter((column) => key.columns.includes(column.name)).map((column) => column.chosen.type);
  const most = flavour.ddl.columnsPerIndex;
  const open = types.find((type) =>
    /^(?:(?:LONG|MEDIUM|TINY)?(?:TEXT|BLOB)|JSON|VECTOR|GEOMETRY|POINT)\b/iu.test(type),
  );
  const reason =
    key.columns.length > most
      ? `a key has at most ${most} columns here`
      : open !== undefined
        ? `${open} can't be part of a primary key`
        : isKeyTooWide(keyed)
          ? 'its columns are wider than the 3072 bytes of an index entry'
          : undefined;
  if (reason === undefined) return { value: key, findings: [] };
  const message = `The primary key becomes a unique one: ${reason}. No foreign key can refer to it.`;
  const fix = 'Choose shorter types for its columns, if the values allow it, or another key.';
  return {
    findings: [
      tableFinding(table, 'primary key', key.name, {
        code: 'PRIMARY_KEY_AS_UNIQUE',
        severity: 'warning',
        message,
        fix,
      }),
    ],
  };
}

/** A CHECK in MySQL's words; conditions that the engines refuse in one are findings. */
export function carryCheck(check: Check, table: TableMapping, flavour: Flavour): Carried<Check> {
  const lost = (reason: string): Carried<Check> => {
    const message = `The check is not carried: ${reason}. It was: ${oneLine(check.text)}`;
    const fix = 'Write it by hand as a CHECK or a trigger, or check it in the application.';
    return {
      findings: [
        tableFinding(table, 'check', check.name, { code: 'CHECK_NOT_CARRIED', severity: 'warning', message, fix }),
      ],
    };
  };
  const { expression } = check;
  const printed = expression && printExpression(expression, table.columns);
  if (expression === undefined || printed === undefined) return lost(`it can't be said here with the same meaning`);
  if (isVolatile(expression)) return lost('a check may not ask for the time or for a new value');
  const used = columnsOf(expression);
  const counter = counterColumn(table);
  if (counter && used.includes(counter.name)) return lost(`${counter.name} is AUTO_INCREMENT`);
  const changed = changedByKeys(table);
  const acted = used.find((name) => changed.has(name));
  if (acted !== undefined) return lost(`a foreign key changes ${acted} by itself`);
  if (check.enforced && check.validated) return { value: { ...check, text: printed }, findings: [] };
  if (!flavour.ddl.enforcement) return lost('the source does not hold all rows to it');
  const value = { ...check, text: printed };
  if (!check.enforced) return { value, findings: [] };
  const message = 'The check is written NOT ENFORCED: the source holds new rows to it but not those that were there.';
  const fix = 'Mend the rows, then ALTER TABLE … ALTER CHECK … ENFORCED on the target.';
  const found = { code: 'CHECK_NOT_ENFORCED', severity: 'warning', message, fix } as const;
  return { value, findings: [tableFinding(table, 'check', check.name, found)] };
}

function isVolatile(expression: Expression): boolean {
  return /"kind":"(?:now|uuid)"/u.test(JSON.stringify(expression));
}

/** What of the whole table does not fit. */
export function examineTable(table: TableMapping, server: ServerInfo, flavour: Flavour): Finding[] {
  const columns = table.columns.filter((column) => column.included);
  const findings: Finding[] = [];
  const say = (
    kind: 'table' | 'column',
    name: string | undefined,
    code: string,
    severity: Finding['severity'],
    message: string,
    fix?: string,
  ): void => {
    findings.push(tableFinding(table, kind, name, { code, severity, message, fix }));
  };
  if (columns.length === 0)
    say(
      'table',
      undefined,
      'TABLE_WITHOUT_COLUMNS',
      'error',
      'A table needs a column here; this one has none and is not moved.',
      'Leave it out.',
    );
  if (columns.length > mostColumns)
    say(
      'table',
      undefined,
      'TOO_MANY_COLUMNS',
      'error',
      `${columns.length} columns are more than the ${mostColumns} that InnoDB takes.`,
      'Leave some out, or split the table.',
    );
  const fitted = fittedColumns(table, flavour);
  const demoted = demotedColumns(table, fitted).map((column) => column.name);
  if (demoted.length > 0)
    say(
      'table',
      undefined,
      'ROW_MADE_NARROWER',
      'info',
      `A row holds 65535 bytes: ${demoted.join(', ')} become LONGTEXT or LONGBLOB, with a CHECK that keeps the length.`,
    );
  const problem = rowProblem(table, fitted, flavour);
  if (problem !== undefined)
    say('table', undefined, 'ROW_TOO_WIDE', 'error', problem, 'Leave columns out, or split the table.');
  if (needsRowNumber(table, server)) {
    say(
      'table',
      undefined,
      'PRIMARY_KEY_ADDED',
      'warning',
      `The server demands a primary key (sql_require_primary_key) and the table has none: ${flavour.ddl.invisibleColumns ? 'an invisible' : 'a'} column ${rowNumber(table)} is added that counts the rows.`,
      'Remove it from the script where the server makes one itself (sql_generate_invisible_primary_key).',
    );
  } else if (!table.primaryKey && server.capabilities.requirePrimaryKey === true) {
    say(
      'table',
      undefined,
      'PRIMARY_KEY_DEMANDED',
      'error',
      'The server demands a primary key (sql_require_primary_key); the table has none, and its one AUTO_INCREMENT column is no key.',
      'Make that column the primary key in the script, if its values are all different.',
    );
  }
  for (const column of columns.filter((entry) => entry.source.onUpdateNow !== undefined))
    if (updatedDigits(column) === undefined)
      say(
        'column',
        column.source.name,
        'ON_UPDATE_NOT_CARRIED',
        'warning',
        `ON UPDATE CURRENT_TIMESTAMP is not carried: ${column.chosen.type} takes no moment by itself.`,
        'Write a BEFORE UPDATE trigger.',
      );
  const counter = counterColumn(table);
  for (const column of columns.filter((entry) => entry.identity && entry !== counter)) {
    say(
      'column',
      column.source.name,
      'IDENTITY_NOT_CARRIED',
      'warning',
      `New rows get no value by themselves: a table has one AUTO_INCREMENT column, an integer without NULLs that counts upwards by one and never begins anew; this one ${column.nullable ? 'takes NULLs and ' : ''}goes by ${column.identity?.increment ?? '1'}${column.identity?.cycle ? ' and round' : ''}.`,
      'Set the value in the application or by a trigger, or, where any new value will do, write AUTO_INCREMENT into the column’s line of the script.',
    );
  }
  if (counter?.identity?.mode === 'always')
    say(
      'column',
      counter.source.name,
      'IDENTITY_ALWAYS_DROPPED',
      'info',
      'Values given by an INSERT are taken; the source refused them.',
    );
  if (counter?.identity?.limit !== undefined)
    say(
      'column',
      counter.source.name,
      'COUNTER_LIMIT_DROPPED',
      'info',
      `Counts as far as its type goes; in the source it ended at ${counter.identity.limit}.`,
    );
  if (counter && needsCounterIndex(table, counter)) {
    say(
      'column',
      counter.source.name,
      'INDEX_ADDED',
      'info',
      'An index is added, for an AUTO_INCREMENT column must lead one.',
    );
  }
  findings.push(...examineComments(table));
  return findings;
}
