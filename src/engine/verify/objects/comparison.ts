import type { Adapter } from '../../adapter.js';
import type { Catalog } from '../../model/catalog.js';
import type { Mapping } from '../../model/mapping.js';
import type { Script } from '../../model/script.js';
import type { GivenColumns } from './coverage.js';

/** The two databases as they are, and what the script makes of the one in the other. */
export interface Comparison {
  readonly script: Script;
  readonly mapping: Mapping;
  /** The target's catalog, of all schemas that the mapping writes to. */
  readonly target: Catalog;
  readonly adapter: Adapter;
  /** The source's. */
  readonly source: Adapter;
  /** Tables that no step of the script makes were on the target before. */
  readonly keeps: boolean;
  /** What the script's edited verify steps compare. */
  readonly given: GivenColumns;
}
