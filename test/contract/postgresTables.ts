import { lex } from '../../src/engine/adapters/postgres/lex.js';
import type { PostgresSession } from '../../src/engine/adapters/postgres/session.js';
import { types } from '../../src/engine/adapters/postgres/types.js';
import type { Column, SqlExpression, Table } from '../../src/engine/model/catalog.js';
import type { Expression } from '../../src/engine/model/expression.js';
import type { ColumnMapping, TableMapping } from '../../src/engine/model/mapping.js';
import type { NeutralType, TypeChoice, TypeContext } from '../../src/engine/model/type.js';

const context: TypeContext = { key: undefined, companions: [], autoIncrement: false, nameHint: 't_c' };

export const int: NeutralType = { kind: 'integer', bits: 32, unsigned: false };
export const string = (value: string): Expression => ({ kind: 'string', value });
export const number = (text: string): Expression => ({ kind: 'number', text });
export const column = (name: string): Expression => ({ kind: 'column', name });
export const sql = (expression: Expression | undefined, text = 'as in the source'): SqlExpression => ({
  text,
  expression,
});

export function sourceColumn(name: string, more: Partial<Column> = {}): Column {
  return { name, ordinal: 1, type: { name: 'x', text: 'x' }, nullable: true, ...more };
}

/** Mapped tables made by hand, each under a name of its own, and the server that they are tried on. */
export class MadeTables {
  private made = 0;

  constructor(readonly session: PostgresSession) {}

  choiceOf(neutral: NeutralType): TypeChoice {
    return types.fromNeutral(neutral, context, this.session.server)[0]!;
  }

  mapped(name: string, neutral: NeutralType, more: Partial<ColumnMapping> = {}): ColumnMapping {
    const chosen = this.choiceOf(neutral);
    const base = { source: sourceColumn(name), included: true, name, neutral, choices: [chosen], chosen };
    return { ...base, decided: false, read: { sql: '' }, lossy: [], nullable: true, ...more };
  }

  tableOf(columns: readonly ColumnMapping[], more: Partial<TableMapping> = {}): TableMapping {
    const target = { schema: 'public', name: `T "${this.next()}"` };
    const none = { indexes: [], foreignKeys: [], checks: [] };
    const source: Table = {
      schema: 'src',
      name: 't',
      kind: 'ordinary',
      columns: columns.map((entry) => entry.source),
      ...none,
      otherConstraints: [],
      estimatedRows: 0,
      estimatedBytes: 0,
    };
    return { source, target, included: true, columns, ...none, ...more };
  }

  /** A number that was not given out yet. */
  next(): number {
    return this.made++;
  }

  async run(text: string): Promise<void> {
    for (const statement of lex.splitStatements(text)) await this.session.query(statement.sql);
  }

  /** The one value that a query gives. */
  async cell(text: string): Promise<string | null | undefined> {
    return (await this.session.query(text)).rows[0]?.[0];
  }
}
