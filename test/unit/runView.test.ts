import type * as vscode from 'vscode';
import { describe, expect, test } from 'vitest';
import type { RunEvent, StepOutline, StepState } from '../../src/engine/model/event.js';
import type { StepKind } from '../../src/engine/model/script.js';
import type { TableVerification } from '../../src/engine/model/verification.js';
import { isFromRunView, isToRunView, type ToRunView } from '../../src/protocol/runViewProtocol.js';
import { Run } from '../../src/vscode/migrations/run.js';
import { RunFeed } from '../../src/vscode/runView/feed.js';

const at = new Date().toISOString();
const address: unknown = { path: '/x/shop.migration.sql', toString: () => 'file:///x/shop.migration.sql' };
const script = address as vscode.Uri;
const kinds: readonly StepKind[] = ['create-table', 'copy', 'create-index', 'add-foreign-key', 'verify'];

const outline = (kind: StepKind, name: string, line: number): StepOutline => ({
  step: `${kind} ${name}`,
  kind,
  name,
  phase: kind,
  line,
});

function started(tables: readonly string[]): RunEvent {
  const mark = (name: string) => ({ name, engine: 'mysql', version: '9.7', database: 'shop', tested: true });
  const steps = kinds.flatMap((kind) => tables.map((name, index) => outline(kind, name, index + 1)));
  return { type: 'started', at, verb: 'run', script: 'shop', source: mark('shop-pg'), target: mark('shop-my'), steps };
}

const step = (id: string, state: StepState, more: Partial<Extract<RunEvent, { type: 'step' }>> = {}): RunEvent => ({
  type: 'step',
  at,
  step: id,
  state,
  ...more,
});

function progress(name: string, rows: number, rowsTotal: number): RunEvent {
  const pace = { rows, rowsTotal, bytes: rows * 10, bytesTotal: rowsTotal * 10, bytesUnderWay: 0 };
  const rate = { rowsPerSecond: 500, bytesPerSecond: 5000, secondsLeft: 3 };
  const copies = [{ ...pace, ...rate, step: `copy ${name}`, earlier: { rows: 0, bytes: 0 } }];
  return { type: 'progress', at, share: rows / rowsTotal / 2, all: { ...pace, ...rate }, copies };
}

const compared = (name: string, more: Partial<TableVerification>): RunEvent => ({
  type: 'verification',
  at,
  result: {
    step: `verify ${name}`,
    table: name,
    state: 'verified',
    level: 'checksum',
    ...{ sourceRows: 50, targetRows: 50, columns: [], differences: [], differingRows: 0, milliseconds: 7 },
    ...more,
  },
});

function beginning(tables: readonly string[]): { run: Run; feed: RunFeed; take: (...events: RunEvent[]) => void } {
  const run = new Run('run', script, () => undefined);
  run.isLive = true;
  run.apply(started(tables));
  return {
    run,
    feed: new RunFeed(run, () => true),
    take: (...events) => events.forEach((event) => run.apply(event)),
  };
}

const rowOf = (message: ToRunView, name: string) =>
  message.type === 'run'
    ? message.tables.find((table) => table.name === name)
    : message.tables.find(({ item }) => item.name === name)?.item;

describe('a table in the run view', () => {
  test('goes from waiting to verified, one state at a time', () => {
    const { feed, take } = beginning(['orders', 'items']);
    expect(rowOf(feed.whole(), 'orders')).toMatchObject({ state: 'waiting', share: 0 });
    const after = (...events: RunEvent[]) => {
      take(...events);
      return rowOf(feed.news(), 'orders');
    };
    take(step('create-table orders', 'running'));
    expect(after(step('create-table orders', 'done'))).toMatchObject({ state: 'waiting' });
    take(step('copy orders', 'running'));
    expect(after(progress('orders', 20, 50))).toMatchObject({
      state: 'copying',
      share: 0.4,
      detail: '20 of 50 rows · 500 rows a second · 3.0 s left',
    });
    expect(after(step('copy orders', 'done', { rows: 50 }))).toMatchObject({ state: 'copied', share: 1 });
    expect(after(step('create-index orders', 'running'))?.state).toBe('indexes');
    expect(after(step('create-index orders', 'done'))?.state).toBe('copied');
    expect(after(step('verify orders', 'running'))?.state).toBe('verifying');
    expect(after(compared('orders', {}), step('verify orders', 'done'))?.state).toBe('verified');
  });

  test('says at least how many rows differ where counting stopped', () => {
    const { feed, take } = beginning(['orders']);
    feed.whole();
    take(compared('orders', { state: 'differs', differingRows: 181, moreDiffer: true }));
    expect(rowOf(feed.news(), 'orders')).toMatchObject({ state: 'differs', words: 'differs: at least 181 rows' });
  });

  test('names the error and the line of the step that failed', () => {
    const { feed, take } = beginning(['orders', 'items']);
    feed.whole();
    const error = { code: 'STATEMENT_FAILED', stage: 'run', message: 'no room', hint: 'Make room.' } as const;
    take(step('copy items', 'running'), step('copy items', 'failed', { error }));
    const news = feed.news();
    expect(rowOf(news, 'items')).toMatchObject({ state: 'failed', detail: 'no room', line: 2 });
    expect(news.notes?.last[0]).toMatchObject({ tone: 'bad', text: 'copy items: no room' });
  });

  test.each([
    ['interrupted', 'interrupted'],
    ['skipped', 'waiting'],
  ] as const)('whose copy is %s is %s', (state, shown) => {
    const { feed, take } = beginning(['orders']);
    feed.whole();
    take(step('copy orders', state));
    expect(rowOf(feed.news(), 'orders')?.state).toBe(shown);
  });
});

describe('the news of a run', () => {
  test('of 2,000 tables hold what changed and nothing else, and pass the check', () => {
    const names = Array.from({ length: 2000 }, (_, index) => `table_${index}`);
    const { feed, take } = beginning(names);
    const whole = feed.whole();
    expect(isToRunView(whole)).toBe(true);
    expect(whole).toMatchObject({ type: 'run', timeline: [] });
    take(step('copy table_7', 'running'), progress('table_7', 1, 4));
    const news = feed.news();
    expect(isToRunView(news)).toBe(true);
    expect(news.type === 'news' && news.tables.map((entry) => entry.at)).toEqual([7]);
    expect(news.timeline).toHaveLength(1);
    expect(JSON.stringify(news).length).toBeLessThan(2000);
    const nothing = feed.news();
    expect([nothing.tables, nothing.timeline, nothing.notes]).toEqual([[], [], undefined]);
  });

  test('keep the last warnings only, and say how many there were before', () => {
    const { feed, take } = beginning(['orders']);
    feed.whole();
    for (let index = 0; index < 250; index += 1)
      take({ type: 'warning', at, step: 'copy orders', side: 'target', message: `warning ${index}` });
    const { notes } = feed.news();
    expect(notes?.last).toHaveLength(100);
    expect(notes?.earlier).toBe(150);
    expect(notes?.last[0]?.text).toBe('copy orders: warning 249');
  });
});

describe('the run as a whole', () => {
  const actions = (run: Run): string[] =>
    new RunFeed(run, () => true).whole().overview.buttons.map(({ action }) => action);

  test('can be cancelled while it is under way, and tells how far it is', () => {
    const { run, feed, take } = beginning(['orders']);
    expect(actions(run)).toEqual(['cancel', 'open-script', 'show-log']);
    take(step('copy orders', 'running'), progress('orders', 20, 50));
    const { overview } = feed.whole();
    expect(overview).toMatchObject({ status: 'copy orders', tone: 'active', share: 0.2, isLive: true });
    expect(overview.facts.slice(0, 3).map(({ value }) => value)).toEqual([
      '20 of 50',
      '200 B of 500 B',
      '500 rows and 5.00 kB a second',
    ]);
  });

  test.each([
    ['cancelled', ['resume', 'open-report', 'open-script', 'show-log']],
    ['failed', ['resume', 'open-report', 'open-script', 'show-log']],
    ['differs', ['repair', 'verify', 'open-report', 'open-script', 'show-log']],
    ['blocked', ['run', 'open-report', 'open-script', 'show-log']],
    ['verified', ['open-report', 'open-script', 'show-log']],
  ] as const)('that ended as %s offers what comes next', (state, expected) => {
    const { run } = beginning(['orders']);
    run.isLive = false;
    run.outcome = { state, rows: 50, bytes: 500, milliseconds: 9 };
    expect(actions(run)).toEqual(expected);
  });

  test('is put together from its record where the window was opened later', () => {
    const { run } = beginning(['orders']);
    run.isLive = false;
    run.isRecorded = true;
    const startedAt = '2026-11-29T10:00:00.000Z';
    run.remember(
      new Map([
        ['copy orders', { step: 'copy orders', state: 'done', startedAt, milliseconds: 3000, rows: 50 }],
        ['verify orders', { step: 'verify orders', state: 'done', verification: 'verified', rows: 50 }],
      ]),
    );
    const whole = new RunFeed(run, () => true).whole();
    expect(rowOf(whole, 'orders')).toMatchObject({ state: 'verified', detail: '50 rows · 3.0 s' });
    expect(whole.timeline).toMatchObject([{ step: 'copy orders', from: 0, to: 3000, tone: 'good' }]);
    expect(whole.overview.elapsed).toBe(3000);
  });
});

test.each([
  [{ type: 'act', action: 'drop-everything' }],
  [{ type: 'show-line', line: 'x' }],
  [{ type: 'show-line', line: NaN }],
  [{ type: 'act' }],
  [null],
])('a message that is malformed is not taken: %j', (message) => {
  expect(isFromRunView(message)).toBe(false);
});
