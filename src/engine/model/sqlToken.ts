/** A piece of SQL text; spaces and comments are none. */
export interface SqlToken {
  readonly kind: 'word' | 'quoted' | 'string' | 'number' | 'variable' | 'symbol';
  readonly text: string;
  /** Where it begins in the text. */
  readonly start: number;
  /** What a `word` or a `quoted` names, as the server stores it. */
  readonly name?: string | undefined;
}
