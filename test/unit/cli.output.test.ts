import { describe, expect, it } from 'vitest';
import { findingLines } from '../../src/cli/findingText.js';
import { LiveOutput } from '../../src/cli/liveOutput.js';
import { JsonOutput } from '../../src/cli/output.js';
import { PlainOutput } from '../../src/cli/plainOutput.js';
import { RunView } from '../../src/cli/progress.js';
import { alignedRows, fit, printable, type Screen } from '../../src/cli/terminal.js';
import type { RunEvent } from '../../src/engine/model/event.js';
import type { Finding } from '../../src/engine/model/finding.js';
import { paceWords, type Pace } from '../../src/engine/model/pace.js';
import { Redactor } from '../../src/engine/net/redact.js';
import { report } from '../../src/engine/report/report.js';
import { differing, hostileText, sampleEvents, sampleScript, verified } from './report.sample.js';

class Paper implements Screen {
  text = '';
  readonly isTTY = false;
  readonly colors = false;
  columns = 100;
  write(text: string): void {
    this.text += text;
  }
}

const secret = 'hun"ter\\22é';
const events = sampleEvents('differs', [differing, verified('orders', 345_678, ['id'])]);
const planted: RunEvent[] = [
  { type: 'warning', at: '', side: 'source', message: `near ${secret} and ${JSON.stringify(secret)}` },
  { type: 'warning', at: '', side: 'target', message: 'connect mysql://ann:other-secret@h/d' },
];

function paceOf(rows: number, rowsTotal: number): Pace {
  const rates = { rowsPerSecond: 5000, bytesPerSecond: 5000 };
  return { rows, rowsTotal, bytes: rows, bytesTotal: rowsTotal, bytesUnderWay: 0, ...rates };
}

function progressOf(rows: number, rowsTotal: number): RunEvent {
  const all = paceOf(rows, rowsTotal);
  return {
    type: 'progress',
    at: '',
    share: rows / rowsTotal,
    all,
    copies: [{ earlier: { rows: 0, bytes: 0 }, step: 'copy orders', ...all }],
  };
}

describe('JsonOutput', () => {
  it('writes one JSON text a line, the summary last, and no secret', () => {
    const paper = new Paper();
    const output = new JsonOutput((text) => paper.write(text), new Redactor([secret]));
    output.analyzing({ stage: 'scan', table: `t ${secret}`, done: 1, total: 2 });
    for (const event of [...events, ...planted]) output.event(event);
    output.say('only for people');
    output.report(report(sampleScript, events));
    output.end({ type: 'summary', exitCode: 1, error: { code: 'INTERNAL', stage: 'run', message: secret, hint: '' } });
    const lines = paper.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string });
    expect(lines).toHaveLength(1 + events.length + planted.length + 1);
    expect(lines[0]).toMatchObject({ type: 'analyze', stage: 'scan', done: 1 });
    expect(lines.at(-1)).toMatchObject({ type: 'summary', exitCode: 1, error: { message: '•••' } });
    expect(paper.text).not.toMatch(/hun|other-secret/);
  });
});

describe('PlainOutput', () => {
  const paper = new Paper();
  const errors = new Paper();
  const output = new PlainOutput(paper, errors, new Redactor([secret]));
  for (const event of [...events, ...planted]) output.event(event);
  output.report(report(sampleScript, events));
  output.end({
    type: 'summary',
    exitCode: 1,
    files: { html: 'd/report.html' },
    error: {
      ...{ code: 'STATEMENT_FAILED', stage: 'run', object: 'copy orders', line: 19, column: 3 },
      ...{ message: `It failed: ${secret}`, hint: 'Do this.', detail: `because \u001b[31m${secret}` },
    },
  });

  it('tells what is done, with rows, bytes and time', () => {
    expect(paper.text).toContain('  ✓ copy orders: 345,678 rows, 45.2 MB in 1 min 1 s\n');
    expect(paper.text).toContain('  ✗ differs (250 rows) customers: 1,200 rows, 3 columns, in 430 ms\n');
    expect(paper.text).toContain('✗ Source and target differ\n');
    expect(paper.text).toContain('d/report.html');
  });

  it('says of a failure what, where, why and what to do next', () => {
    expect(errors.text).toBe(
      '✗ It failed: •••\n  Where: copy orders, line 19, column 3\n  Why: because <U+001B>[31m•••\n  Next: Do this.\n',
    );
  });

  it('lets no secret and no control character of a database through', () => {
    expect(paper.text + errors.text).not.toMatch(/hun|other-secret/);
    expect(paper.text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(paper.text).toContain(printable(hostileText));
  });

  it('tells the pace of copies from time to time, not at every event', () => {
    let clock = 0;
    const log = new Paper();
    const plain = new PlainOutput(log, log, new Redactor(), () => clock);
    const [started] = events;
    plain.event(started!);
    plain.event({ type: 'step', at: '', step: 'copy orders', state: 'running' });
    for (clock = 0; clock < 30_000; clock += 200) {
      plain.event(progressOf(clock, 30_000));
    }
    expect(log.text.match(/rows/g)!.length).toBe(6);
  });
});

describe('LiveOutput', () => {
  it('redraws at most ten times a second and leaves only finished lines behind', () => {
    let clock = 0;
    const paper = new Paper();
    const live = new LiveOutput(paper, paper, new Redactor(), () => clock);
    live.event(events[0]!);
    live.event({ type: 'step', at: '', step: 'copy orders', state: 'running' });
    const before = paper.text.length;
    for (clock = 0; clock < 2000; clock += 10) {
      live.event(progressOf(clock, 2000));
    }
    const pictures = paper.text.slice(before).split('\u001b[0J').length - 1;
    expect(pictures).toBeGreaterThan(10);
    expect(pictures).toBeLessThanOrEqual(21);
    live.event({
      type: 'step',
      at: '',
      step: 'copy orders',
      state: 'done',
      rows: 2000,
      bytes: 2000,
      milliseconds: 2000,
    });
    live.event(events.at(-1)!);
    expect(shownBy(paper.text)).toEqual([
      'Running shop.migration.sql',
      '  ✓ copy orders: 2,000 rows, 2.00 kB in 2.0 s',
    ]);
  });

  it('keeps to the width of the terminal', () => {
    const paper = new Paper();
    paper.columns = 40;
    const live = new LiveOutput(paper, paper, new Redactor());
    live.event(events[0]!);
    live.event({ type: 'step', at: '', step: 'copy orders', state: 'running' });
    live.event(progressOf(1, 2_000_000));
    expect(Math.max(...shownBy(paper.text).map((line) => line.length))).toBeLessThan(40);
  });
});

/** The lines on a terminal after it was told to go up and erase. */
function shownBy(text: string): string[] {
  const lines: string[] = [''];
  for (const [part] of text.matchAll(/\u001b\[\d+[AJ]|\n|[^\n\u001b]+/g)) {
    const up = /^\u001b\[(\d+)A$/.exec(part)?.[1];
    if (up !== undefined) lines.splice(lines.length - 1 - Number(up), Number(up) + 1, '');
    else if (part === '\n') lines.push('');
    else if (!part.startsWith('\u001b')) lines.push(`${lines.pop() ?? ''}${part}`);
  }
  return lines.slice(0, -1);
}

describe('RunView', () => {
  it('shows the figures of the engine, for the copies that run', () => {
    const view = new RunView();
    view.take(events[0]!);
    view.take({ type: 'step', at: '', step: 'copy orders', state: 'running' });
    expect(view.copying()).toEqual([{ name: 'orders', pace: undefined }]);
    view.take(progressOf(1000, 4000));
    expect(view.copying()[0]).toMatchObject({ name: 'orders', pace: { rows: 1000, rowsTotal: 4000 } });
    expect(view.pace).toMatchObject({ rows: 1000, rowsTotal: 4000 });
    expect(view.copied()).toEqual({ done: 0, all: 2 });
    view.take({ type: 'step', at: '', step: 'copy orders', state: 'done' });
    expect(view.copying()).toEqual([]);
    expect(view.copied()).toEqual({ done: 1, all: 2 });
  });

  it('says how far, how fast and how long', () => {
    const pace = paceOf(1000, 4000);
    expect(paceWords(pace)).toBe('1,000 of 4,000 rows (25%), 1.00 kB, 5.00 kB/s');
    expect(paceWords({ ...pace, secondsLeft: 30, bytesUnderWay: 500 })).toBe(
      '1,000 of 4,000 rows (25%), 1.00 kB, 5.00 kB/s, 30 s left, 500 B under way',
    );
  });
});

describe('findingLines', () => {
  const finding = (code: string, severity: Finding['severity'], name: string): Finding => ({
    ...{ code, severity, object: { kind: 'column', path: ['s', name] }, message: 'Something.', fix: 'Mend it.' },
  });

  it('groups by severity and code, the blocking ones first, and says each message once', () => {
    const many = Array.from({ length: 11 }, (_unused, index) => finding('B', 'error', `c${index}`));
    const lines = findingLines([finding('A', 'info', 'x'), ...many], new Paper());
    expect(lines[1]).toBe('Must be decided before anything runs (11 findings)');
    expect(lines.filter((line) => line.includes('column s.c'))).toHaveLength(8);
    expect(lines).toContain('      and 3 more');
    expect(lines.filter((line) => line.includes('Something.'))).toHaveLength(2);
    expect(lines.filter((line) => line.includes('→ Mend it.'))).toHaveLength(2);
    expect(lines.indexOf('  B')).toBeLessThan(lines.indexOf('  A'));
  });

  it('shows how many rows and one of them, but says no number twice', () => {
    const counted = { ...finding('A', 'error', 'x'), count: 1234, example: `id=${'9'.repeat(100)}` };
    const [line = ''] = findingLines([counted], new Paper()).slice(3);
    expect(line).toContain('Something. 1,234 rows. For example id=999');
    expect(line.length).toBeLessThan(130);
    const said = { ...counted, message: '1234 rows are wrong.', example: undefined };
    expect(findingLines([said], new Paper())).toContain('    column s.x: 1234 rows are wrong.');
  });
});

describe('terminal', () => {
  it('aligns and cuts', () => {
    expect(
      alignedRows(
        [
          ['a', '10'],
          ['bbb', '1'],
        ],
        [1],
      ),
    ).toEqual(['a    10', 'bbb   1']);
    expect(fit('abcdef', 4)).toBe('abc…');
  });
});
