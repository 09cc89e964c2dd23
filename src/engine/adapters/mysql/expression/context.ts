import type { Assumption, Expression } from '../../../model/expression.js';

/** What the parser may know of a column. */
export interface ColumnContext {
  /** A text's, an enum's or a set's. */
  readonly collation?: string | undefined;
  /** A text's, in which the server counts its bytes. */
  readonly charset?: string | undefined;
  /** An enum's. */
  readonly labels?: readonly string[] | undefined;
  /** A number: the digits behind the point of an exact one. */
  readonly number?: { readonly scale: number } | 'float' | undefined;
}

/** What decides how the server that printed an expression evaluates it. */
export interface ExpressionContext {
  column(name: string): ColumnContext | undefined;
  /**
   * What becomes of an exact quotient. `rounded`: to four digits more than the dividend has (MySQL 9.7; `div_precision_increment`). `cut`: to as many when it is
   * compared, and to nine or a multiple when it is calculated with (MariaDB). Undefined: nobody looked.
   */
  readonly quotient?: 'rounded' | 'cut' | undefined;
  /** Characters beyond U+FFFF are shown as four question marks (MariaDB). */
  readonly hidesWideCharacters?: boolean | undefined;
}

/** What an expression means, and what that leaves aside. */
export interface Parsed {
  readonly expression: Expression;
  readonly assumes: readonly Assumption[];
}
