import type { Lex } from '../model/lex.js';
import type { Finding } from '../model/finding.js';
import type { TableMapping } from '../model/mapping.js';
import { tableFinding } from './context.js';

/** Names of the source's that no line of a script can hold: where the engine has no escape for a carriage return, it would be lost with the end of a line. */
export function unwritableNames(table: TableMapping, lex: Lex): Finding[] {
  const { source, columns } = table;
  const isLost = (name: string): boolean => name.includes('\r') && lex.quoteIdentifier(name).includes('\r');
  const finding = (kind: 'table' | 'column', name?: string): Finding =>
    tableFinding(source, kind, name, {
      code: 'NAME_UNWRITABLE',
      severity: 'error',
      message: `The name of this ${kind} holds a carriage return, which a script can't hold: what reads it there would ask for another name.`,
      fix: `Rename the ${kind} at the source, or leave it out.`,
    });
  return [
    ...(isLost(source.schema) || isLost(source.name) ? [finding('table')] : []),
    ...columns
      .filter((column) => column.included && isLost(column.source.name))
      .map((column) => finding('column', column.source.name)),
  ];
}
