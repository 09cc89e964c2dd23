/** What a contestant says of itself after a run, beside what is measured from outside. */
export interface OwnFacts {
  /** The longest time that the event loop stood still, in seconds: by the clock, and at most so much by our own doing. */
  readonly longestBlock?: number;
  readonly longestBlockCpu?: number;
  /** In bytes; exact to the end, where samples from outside are not. */
  readonly peakMemory?: number;
  /** Seconds from the start of the process until a generation has its script. */
  readonly toScript?: number;
  /** Seconds by stage of a generation, and by step of a run. */
  readonly stages?: Readonly<Record<string, number>>;
  readonly steps?: Readonly<Record<string, number>>;
}

/** One way of doing the work of a race. */
export interface Contestant {
  readonly name: string;
  /** Why it can't take part; it is named and not measured. */
  readonly absent?: string;
  /** What has to be there before; not measured. */
  readonly before?: () => Promise<unknown>;
  /** The whole work, from connecting to the last commit, in processes of its own. Throws when it fails. */
  readonly run: () => Promise<OwnFacts | undefined>;
}

/** A contestant that can't take part. */
export function absent(name: string, reason: string): Contestant {
  return { name, absent: reason, run: () => Promise.reject(new Error(reason)) };
}
