import type { EditPreview } from './choiceSummary.js';

/** A search in the names that tables and columns get on the target, and what takes the place of each hit. */
export interface NameSearch {
  readonly objects: 'all' | 'tables' | 'columns';
  readonly search: string;
  /** In a regular expression `$1` stands for its first group, as in the editor's own replacing. */
  readonly replacement: string;
  readonly regex: boolean;
  readonly matchCase: boolean;
}

/** A target name and what it becomes. */
export interface NewName {
  /** `schema.table` of the source. */
  readonly table: string;
  /** Absent where the table itself is meant. */
  readonly column?: string | undefined;
  readonly name: string;
  readonly becomes: string;
}

/** What a replacement would do. */
export interface NamesPreview {
  /** How many names would change, and the first of them. */
  readonly total: number;
  readonly names: readonly NewName[];
  /** Findings that would be new: names that are taken, or that the target doesn't take. */
  readonly findings: EditPreview['findings'];
}
