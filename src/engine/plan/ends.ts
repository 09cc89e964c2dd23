import type { Adapter } from '../adapter.js';
import type { Mapping } from '../model/mapping.js';

/** The two ends of a plan and what is to be moved between them. */
export interface Ends {
  readonly mapping: Mapping;
  readonly source: Adapter;
  readonly target: Adapter;
}
