import type { Assumption, Expression, Refusal } from '../../../model/expression.js';

/** What the parser may know of a column. */
export interface ColumnContext {
  /** A text's, an enum's or a set's. */
  readonly collation?: string | undefined;
  /** A text's, in which the server counts its bytes. */
  readonly charset?: string | undefined;
  /** An enum's. */
  readonly labels?: readonly string[] | undefined;
  /** A number: the digits behind the point of an exact one, and the bits of a whole one. */
  readonly number?:
    | { readonly scale: number; readonly bits?: number | undefined; readonly unsigned?: boolean | undefined }
    | 'float'
    | undefined;
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

/** What an expression means, what that leaves aside, and for what the server gives no value. */
export interface Parsed {
  readonly expression: Expression;
  readonly assumes: readonly Assumption[];
  readonly refuses: readonly Refusal[];
}
