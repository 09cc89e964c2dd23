/** How busy a server is with other things than a run. */
export interface ServerLoad {
  /** Sessions at work that are not the run's own. */
  readonly running: number;
  /** How far the last of its replicas is behind, 0 where it has none; undefined where it was not asked or can't be seen. */
  readonly lagSeconds?: number | undefined;
  /** What of this the user can't see, and what to do about it. */
  readonly unseen?: string | undefined;
}

/** What of a server's load is asked for. */
export interface LoadQuestion {
  /** The run's own sessions by their {@link Session.id}, which don't count. */
  readonly own: readonly number[];
  readonly lag: boolean;
}

/** What a server has left for a run. */
export interface ServerCapacity {
  /** Connections that it takes in all, and those that are open; undefined where it doesn't tell. */
  readonly connections?: { readonly most: number; readonly open: number } | undefined;
  /** Processor cores; undefined where it doesn't tell. */
  readonly cores?: number | undefined;
}
