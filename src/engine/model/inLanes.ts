import { together } from './together.js';

/**
 * Works through the tasks in their order: each lane takes the next one that nobody has, from when it is there on; one that comes to nothing takes none. Once one fails, no more are begun;
 * rejects when all lanes are done with theirs.
 */
export async function inLanes<L, T>(
  lanes: readonly Promise<L | undefined>[],
  tasks: readonly T[],
  work: (lane: L, task: T) => Promise<void>,
): Promise<void> {
  const left = [...tasks];
  const walk = async (coming: Promise<L | undefined>): Promise<void> => {
    const lane = await coming;
    if (lane === undefined) return;
    try {
      for (let task = left.shift(); task !== undefined; task = left.shift()) await work(lane, task);
    } catch (error) {
      left.length = 0;
      throw error;
    }
  };
  await together(lanes.map(walk));
}
