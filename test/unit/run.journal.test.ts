import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Checkpoint, CheckpointStore } from '../../src/engine/model/checkpoint.js';
import { stepsOf } from '../../src/engine/model/script.js';
import { parse } from '../../src/engine/index.js';
import { Journal } from '../../src/engine/run/journal.js';

const count = 500;
const steps = Array.from(
  { length: count },
  (_, at) => `-- @step create-table t${at} on=target\nCREATE TABLE t${at} (id int);`,
);
const script = parse(`-- @migration format=1\n-- @phase tables\n${steps.join('\n')}\n`);

/** A store that notes what it is given; to write takes a turn of the event loop. */
class NotingStore implements Pick<CheckpointStore, 'save'> {
  readonly saved: Checkpoint[] = [];

  async save(checkpoint: Checkpoint): Promise<void> {
    await setImmediate();
    this.saved.push(checkpoint);
  }
}

describe('the journal', () => {
  it('writes the state file now and then while steps run, and whole when the run ends', async () => {
    const store = new NotingStore();
    const journal = new Journal(script, { ...memory, save: (checkpoint) => store.save(checkpoint) }, () => undefined);
    for (const step of stepsOf(script)) {
      journal.begin(step);
      await setImmediate();
      journal.end(step, 'done');
    }
    const meanwhile = store.saved.length;
    journal.conclude('verified');
    await journal.settle();
    expect(meanwhile).toBeLessThan(count / 10);
    expect(store.saved.length).toBeLessThanOrEqual(meanwhile + 2);
    const last = store.saved.at(-1);
    expect(last?.outcome).toBe('verified');
    expect(Object.values(last?.steps ?? {}).map(({ state }) => state)).toEqual(
      Array.from({ length: count }, () => 'done'),
    );
  });
});

const memory: CheckpointStore = {
  load: () => Promise.resolve(undefined),
  save: () => Promise.resolve(),
  clear: () => Promise.resolve(),
};
