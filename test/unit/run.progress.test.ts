import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/engine/model/event.js';
import { SmoothedRate } from '../../src/engine/run/smoothedRate.js';
import { RunProgress } from '../../src/engine/run/progress.js';

type ProgressEvent = Omit<Extract<RunEvent, { type: 'progress' }>, 'at'>;

const steps = [
  { step: 'create-table a', kind: 'create-table', name: 'a' },
  { step: 'copy a', kind: 'copy', name: 'a' },
  { step: 'copy b', kind: 'copy', name: 'b' },
  { step: 'verify a', kind: 'verify', name: 'a' },
] as const;

/** A run's progress with a clock of its own. */
class Watch {
  clock = 0;
  readonly told: ProgressEvent[] = [];
  readonly progress = new RunProgress(
    steps,
    (happening) => {
      if (happening.type === 'progress') this.told.push(happening);
    },
    () => this.clock,
  );

  /** What is told after so many seconds. */
  after(seconds: number): ProgressEvent {
    this.clock += seconds * 1000;
    this.progress.look();
    const last = this.told.at(-1);
    if (last === undefined) throw new Error('Nothing was told.');
    return last;
  }
}

const nothing = { rows: 0, bytes: 0 };

describe('the progress of a run', () => {
  it('counts as done what was committed, and tells the rest as under way', () => {
    const watch = new Watch();
    const copy = watch.progress.copy('copy a', { done: nothing, chunks: [100, 100], rowBytes: 10 });
    copy.took(500);
    expect(watch.after(1).all).toMatchObject({
      rows: 0,
      bytes: 0,
      bytesUnderWay: 500,
      rowsTotal: 200,
      bytesTotal: 2000,
    });
    copy.took(500);
    copy.committed({ rows: 100, bytes: 1000, taken: 1000, expected: 100 });
    const { all, copies } = watch.after(1);
    expect(all).toMatchObject({ rows: 100, bytes: 1000, bytesUnderWay: 0, rowsTotal: 200, bytesTotal: 2000 });
    expect(all).toMatchObject({ bytesPerSecond: 500, rowsPerSecond: 50, secondsLeft: 2 });
    expect(copies).toEqual([{ step: 'copy a', earlier: nothing, ...all }]);
  });

  it('never shows more than all, whatever the estimate was, and all only at the end', () => {
    const watch = new Watch();
    // The statistics say ten rows in each chunk; there are a thousand.
    const copy = watch.progress.copy('copy a', { done: nothing, chunks: [10, 10, 0], rowBytes: 10 });
    for (let chunk = 0; chunk < 3; chunk += 1) {
      copy.took(10_000);
      const before = watch.after(1).all;
      expect(before.rows / before.rowsTotal).toBeLessThan(1);
      expect(before.bytes + before.bytesUnderWay).toBeLessThanOrEqual(before.bytesTotal);
      copy.committed({ rows: 1000, bytes: 10_000, taken: 10_000, expected: chunk < 2 ? 10 : 0 });
    }
    expect(watch.after(1).all).toMatchObject({ rows: 3000, rowsTotal: 3000, bytesTotal: 30_000, secondsLeft: 0 });
  });

  it('shrinks to what there was, where the estimate was too high', () => {
    const watch = new Watch();
    const copy = watch.progress.copy('copy a', { done: nothing, chunks: [1000, 1000], rowBytes: 10 });
    copy.committed({ rows: 3, bytes: 30, taken: 0, expected: 1000 });
    expect(watch.after(1).all).toMatchObject({ rows: 3, rowsTotal: 1003 });
    copy.committed({ rows: 0, bytes: 0, taken: 0, expected: 1000 });
    expect(watch.after(1).all).toMatchObject({ rows: 3, rowsTotal: 3 });
  });

  it('takes back what the target rolled back', () => {
    const watch = new Watch();
    const copy = watch.progress.copy('copy a', { done: nothing, chunks: [100], rowBytes: 10 });
    copy.took(500);
    watch.after(1);
    copy.took(-500);
    const { all } = watch.after(1);
    expect(all).toMatchObject({ bytes: 0, bytesUnderWay: 0 });
    expect(all.bytesPerSecond).toBeGreaterThanOrEqual(0);
  });

  it('counts what an earlier attempt did as done, and not as speed', () => {
    const watch = new Watch();
    watch.progress.copy('copy a', { done: { rows: 900, bytes: 9000 }, chunks: [100], rowBytes: 10 });
    const { all } = watch.after(1);
    expect(all).toMatchObject({ rows: 900, rowsTotal: 1000, bytesPerSecond: 0, secondsLeft: undefined });
    watch.progress.copy('copy a', { done: { rows: 1000, bytes: 10_000 }, chunks: [], rowBytes: 10 });
    expect(watch.after(1).all).toMatchObject({ rows: 1000, rowsTotal: 1000, secondsLeft: 0 });
  });

  it('adds the tables up, and gives each its own speed', () => {
    const watch = new Watch();
    const a = watch.progress.copy('copy a', { done: nothing, chunks: [100], rowBytes: 10 });
    const b = watch.progress.copy('copy b', { done: nothing, chunks: [300], rowBytes: 10 });
    a.took(100);
    b.took(300);
    const { all, copies } = watch.after(1);
    expect(all).toMatchObject({ rowsTotal: 400, bytesUnderWay: 400, bytesPerSecond: 400, secondsLeft: 9 });
    expect(copies.map(({ bytesPerSecond }) => bytesPerSecond)).toEqual([100, 300]);
  });

  it('says nothing where there is nothing new', () => {
    const watch = new Watch();
    watch.progress.copy('copy a', { done: nothing, chunks: [100], rowBytes: 10 });
    watch.after(1);
    watch.after(1);
    expect(watch.told).toHaveLength(1);
  });

  it('goes on to tell while a copy that moved stands still, so that its speed falls and its time left grows', () => {
    const watch = new Watch();
    const copy = watch.progress.copy('copy a', { done: nothing, chunks: [100], rowBytes: 10 });
    copy.took(100);
    const moving = watch.after(1).all;
    const resting = watch.after(5).all;
    expect(resting.bytesPerSecond).toBeLessThan(moving.bytesPerSecond / 3);
    expect(resting.secondsLeft).toBeGreaterThan(moving.secondsLeft ?? 0);
  });

  it('counts no step as a share of the run before the tables are sized', () => {
    const watch = new Watch();
    watch.progress.end('create-table a');
    expect(watch.after(1).share).toBe(0);
    watch.progress.copy('copy a', { done: nothing, chunks: [1000], rowBytes: 10 });
    expect(watch.after(1).share).toBeCloseTo(1 / 2002);
  });

  it('knows the share of the whole run: rows copied, rows compared, and a little for every other step', () => {
    const watch = new Watch();
    const copy = watch.progress.copy('copy a', { done: nothing, chunks: [998], rowBytes: 10 });
    watch.progress.copy('copy b', { done: nothing, chunks: [], rowBytes: 10 });
    // 1 for the table's creation, 998 for its copy, 1 for the other table, 998 for its comparison.
    expect(watch.after(1).share).toBe(0);
    watch.progress.end('create-table a');
    watch.progress.end('copy b');
    copy.committed({ rows: 998, bytes: 9980, taken: 0, expected: 998 });
    expect(watch.after(1).share).toBeCloseTo(1000 / 1998);
    watch.progress.end('copy a');
    watch.progress.end('verify a');
    expect(watch.after(1).share).toBe(1);
  });
});

describe('a smoothed rate', () => {
  it('is exact for a constant rate, whatever the steps', () => {
    const rate = new SmoothedRate();
    for (const seconds of [0.5, 2, 0.1, 30]) rate.add(seconds * 70, seconds);
    expect(rate.perSecond).toBeCloseTo(70);
  });

  it('follows a change within some multiples of its memory', () => {
    const rate = new SmoothedRate(8);
    for (let second = 0; second < 60; second += 1) rate.add(1000, 1);
    for (let second = 0; second < 8; second += 1) rate.add(0, 1);
    expect(rate.perSecond).toBeCloseTo(1000 / Math.E, 0);
    for (let second = 0; second < 32; second += 1) rate.add(0, 1);
    expect(rate.perSecond).toBeLessThan(10);
  });

  it('is nothing before anything was measured', () => {
    expect(new SmoothedRate().perSecond).toBe(0);
  });
});
