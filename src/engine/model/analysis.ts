import type { Catalog, ServerInfo } from './catalog.js';
import type { TargetLook } from './existing.js';
import type { TableGlance } from './introspection.js';
import type { Mapping } from './mapping.js';
import type { DataProfile, ScanProgress } from './profile.js';

/** What `analyze` learnt: enough to map again after a decision changed, without asking a server. */
export interface Analysis {
  readonly catalog: Catalog;
  readonly target: ServerInfo;
  readonly targetSchemas: readonly string[];
  /** The target's own tables, where the decisions ask for them. */
  readonly look?: TargetLook | undefined;
  readonly profile?: DataProfile | undefined;
  readonly mapping: Mapping;
}

export interface AnalyzeOptions {
  readonly signal?: AbortSignal | undefined;
  /** False leaves the data unread: guards then stay unanswered and the mapping says so. Default true. */
  readonly scan?: boolean | undefined;
  /** The whole catalog of the source, read before: it isn't read again where the decisions name no schemas. */
  readonly catalog?: Catalog | undefined;
  readonly onProgress?: ((progress: AnalyzeProgress) => void) | undefined;
}

export interface AssessOptions extends AnalyzeOptions {
  /** Measures rates by a dry run in a scratch database of the target, which is dropped again. Without it the duration stays unknown. */
  readonly measure?: boolean | undefined;
}

export interface GenerateOptions extends AnalyzeOptions {
  /** A script whose only steps compare, for a target that something else made and filled: its columns are taken as they are. */
  readonly verifyOnly?: boolean | undefined;
}

export type AnalyzeProgress =
  | { readonly stage: 'connect' | 'map' | 'plan' | 'measure' }
  /** Told once more when the tables' names are known. */
  | { readonly stage: 'introspect'; readonly tables?: readonly TableGlance[] | undefined }
  | ({ readonly stage: 'scan' } & ScanProgress);
