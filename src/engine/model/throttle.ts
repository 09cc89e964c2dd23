import { countOf, writeBytes } from './quantity.js';
import type { ServerLoad } from './serverLoad.js';

/** How much of the two servers a run may take; what is left out is not limited. */
export interface ThrottleLimits {
  /** Over all streams together. */
  readonly rowsPerSecond?: number | undefined;
  readonly bytesPerSecond?: number | undefined;
  /** Sessions of others that may be at work on the target; while there are more, the run pauses. */
  readonly targetLoad?: number | undefined;
  /** Seconds that a replica of the target may be behind. */
  readonly replicaLagSeconds?: number | undefined;
}

/** The limits as clauses: `at most 500 rows a second`. Empty where nothing is limited. */
export function limitWords({ rowsPerSecond, bytesPerSecond, targetLoad, replicaLagSeconds }: ThrottleLimits): string[] {
  return [
    ...(rowsPerSecond === undefined ? [] : [`at most ${countOf(rowsPerSecond, 'row')} a second`]),
    ...(bytesPerSecond === undefined ? [] : [`at most ${writeBytes(bytesPerSecond)} a second`]),
    ...(targetLoad === undefined
      ? []
      : [`a pause while more than ${countOf(targetLoad, 'other session')} of the target are at work`]),
    ...(replicaLagSeconds === undefined
      ? []
      : [`a pause while a replica of the target is more than ${replicaLagSeconds} s behind`]),
  ];
}

/** Why a run has to pause; undefined while it need not. */
export function overload({ running, lagSeconds = 0 }: ServerLoad, limits: ThrottleLimits): string | undefined {
  const { targetLoad = Infinity, replicaLagSeconds = Infinity } = limits;
  if (running > targetLoad)
    return `${countOf(running, 'other session')} of the target ${running === 1 ? 'is' : 'are'} at work; the limit is ${targetLoad}.`;
  if (lagSeconds > replicaLagSeconds)
    return `A replica of the target is ${Math.round(lagSeconds)} s behind; the limit is ${replicaLagSeconds} s.`;
  return undefined;
}

/** `2 streams: PostgreSQL and this process share a machine of 4 cores.` */
export function streamWords({
  streams,
  reasons,
}: {
  readonly streams: number;
  readonly reasons: readonly string[];
}): string {
  return `${countOf(streams, 'stream')}: ${reasons.join(' ')}`;
}
