import type { ColumnMapping, TableMapping } from '../../../model/mapping.js';
import type { CreatedTrigger } from '../../../model/createdTrigger.js';
import { qualify, quoteIdentifier } from '../lex.js';
import { legalName } from './limits.js';
import { kindOf } from './carry.js';

/** True where MySQL's ON UPDATE CURRENT_TIMESTAMP becomes a trigger. */
export function isUpdatedByTrigger({ included, source, chosen, generated }: ColumnMapping): boolean {
  const holdsMoment = ['timestamp', 'instant'].includes(kindOf(chosen));
  return included && source.onUpdateNow !== undefined && holdsMoment && generated === undefined;
}

/**
 * Stands in for ON UPDATE CURRENT_TIMESTAMP: when an UPDATE changes a row, each such column that it leaves alone gets the statement's time.
 * https://dev.mysql.com/doc/refman/9.7/en/timestamp-initialization.html
 */
export function createTriggers(table: TableMapping): CreatedTrigger[] {
  const stamped = table.columns.filter(isUpdatedByTrigger);
  if (stamped.length === 0) return [];
  const name = legalName(`${table.target.name}_on_update`);
  const routine = qualify({ schema: table.target.schema, name });
  const assignments = stamped.map((column) => {
    const own = quoteIdentifier(column.name);
    return `  IF NEW.${own} IS NOT DISTINCT FROM OLD.${own} THEN\n    NEW.${own} := statement_timestamp();\n  END IF;`;
  });
  const body = ['BEGIN', ...assignments, '  RETURN NEW;', 'END;'].join('\n');
  const quote = dollarQuote(body);
  const sql = [
    `CREATE FUNCTION ${routine}() RETURNS trigger LANGUAGE plpgsql AS ${quote}`,
    body,
    `${quote};`,
    `CREATE TRIGGER ${quoteIdentifier(name)} BEFORE UPDATE ON ${qualify(table.target)}`,
    `  FOR EACH ROW WHEN (${changed(table)})`,
    `  EXECUTE FUNCTION ${routine}();`,
  ].join('\n');
  return [{ name, timing: 'BEFORE', events: ['UPDATE'], condition: printedChange(table), body: `\n${body}\n`, sql }];
}

/** A quote that the body, in which names stand, does not hold. */
function dollarQuote(body: string): string {
  let tag = 'on_update';
  while (body.includes(`$${tag}$`)) tag += '_';
  return `$${tag}$`;
}

/** What PostgreSQL computes isn't known yet when a row changes, and follows from the rest. */
const stored = ({ columns }: TableMapping): ColumnMapping[] =>
  columns.filter((column) => column.included && column.generated === undefined);

/** The row changed. */
function changed(table: TableMapping): string {
  const row = (version: string): string =>
    stored(table)
      .map((column) => comparable(column, version))
      .join(', ');
  return `(${row('OLD')}) IS DISTINCT FROM (${row('NEW')})`;
}

/** The same column by column, as the server prints it. */
function printedChange(table: TableMapping): string {
  return stored(table)
    .map((column) => `${comparable(column, 'OLD')} IS DISTINCT FROM ${comparable(column, 'NEW')}`)
    .join(' OR ');
}

/** Types without equality, or with one that takes different texts for equal, compare as text. */
function comparable({ name, chosen }: ColumnMapping, version: string): string {
  const value = `${version}.${quoteIdentifier(name)}`;
  const asText = /^(json|xml|point)$/i.test(chosen.type) || chosen.foldsCase === true;
  return asText ? `${value}::text COLLATE "C"` : value;
}
