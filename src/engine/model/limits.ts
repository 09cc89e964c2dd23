/** Names and sizes that the engine limits. */
export interface Limits {
  readonly identifierLength: number;
  /** What `identifierLength` counts. */
  readonly identifierUnit: 'bytes' | 'characters';
  /** True when identifiers differing only in case are one column. */
  readonly columnNamesFoldCase: boolean;
  /** Where an index's, a check's and a foreign key's name must be unique. */
  readonly indexNameScope: 'table' | 'schema';
  readonly checkNameScope: 'table' | 'schema';
  readonly foreignKeyNameScope: 'table' | 'schema';
  readonly columnsPerTable: number;
  /** Indexes of one table, its primary key and those that foreign keys need included; absent where there is no such limit. */
  readonly indexesPerTable?: number | undefined;
}
