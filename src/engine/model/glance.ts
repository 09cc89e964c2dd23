import type { ServerInfo } from './catalog.js';
import type { Finding } from './finding.js';

/** What a test of a connection found. */
export interface ConnectionTrial {
  readonly server: ServerInfo;
  /** Names of the schemas that the user sees. */
  readonly schemas: readonly string[];
  /** What would stand in the way of writing there; without one of severity error the database may be a target. */
  readonly findings: readonly Finding[];
}

/** The first rows of a table, for looking at. */
export interface RowPreview {
  readonly columns: readonly PreviewColumn[];
  /** Long values are cut; NULL stays null. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** True when the table has more rows than these. */
  readonly more: boolean;
}

export interface PreviewColumn {
  readonly name: string;
  /** The type as the engine prints it. */
  readonly type: string;
  /** True where a value's length in bytes stands for the value. */
  readonly length: boolean;
}

/** The statements that make a table on either side. */
export interface DdlPair {
  readonly source: string;
  readonly target: string;
}

/** The most characters of a value, and the most rows, that a preview shows. */
export const previewLimits = { characters: 200, rows: 200 } as const;

/** The beginning of a value that is longer than a preview shows. */
export function cutForPreview(value: string): string {
  const characters = Array.from(value.slice(0, 2 * (previewLimits.characters + 1)));
  return characters.length > previewLimits.characters
    ? `${characters.slice(0, previewLimits.characters).join('')}…`
    : value;
}
