import type { ServerName } from '../../test/servers/server.js';
import type { BenchArguments } from '../arguments.js';
import type { Product } from '../contestants/product.js';
import type { RaceResult } from '../race.js';
import type { BenchServers } from '../servers.js';
import type { Sources } from '../sources.js';

/** What every measure works with. */
export interface Bench {
  readonly servers: BenchServers;
  readonly sources: Sources;
  readonly product: Product;
  readonly args: BenchArguments;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/** A line of the summary: what was measured against what was to be reached. */
export interface Finding {
  /** Which entry of `reach.ts` it answers. */
  readonly reach: string;
  readonly where: string;
  readonly value: number;
  readonly least?: number;
  readonly most?: number;
}

/** What a measure found. */
export interface MeasureResult {
  readonly id: string;
  readonly races: readonly RaceResult[];
  readonly findings: readonly Finding[];
  /** Lines for the reader that no table holds. */
  readonly notes: readonly string[];
  /** More numbers, for the JSON. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** One thing that the bench measures, chosen by `--only`. */
export interface Measure {
  readonly id: string;
  readonly title: string;
  readonly run: (bench: Bench) => Promise<MeasureResult>;
}

/** Which server is read and which is written. */
export interface Pair {
  /** `postgres-mysql` */
  readonly id: string;
  readonly source: ServerName;
  readonly target: ServerName;
}
