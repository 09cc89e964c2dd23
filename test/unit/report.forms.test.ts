import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CleanUp } from '../../src/engine/model/cleanUp.js';
import type { RunEvent } from '../../src/engine/model/event.js';
import type { ObjectsVerification } from '../../src/engine/model/objectVerification.js';
import type { Report } from '../../src/engine/model/report.js';
import { ThroughputMeter } from '../../src/engine/model/throughput.js';
import { rawForms } from '../../src/engine/model/verification.js';
import { renderHtml, renderMarkdown } from '../../src/engine/report/migration.js';
import { printMarkdown } from '../../src/engine/report/page/markdown.js';
import { EventLog, report } from '../../src/engine/report/report.js';
import { differing, hostileText, sampleEvents, sampleScript, verified } from './report.sample.js';

const validate = new Ajv({ strict: false }).compile(
  JSON.parse(readFileSync('media/report.schema.json', 'utf8')) as Record<string, unknown>,
);

const objects: ObjectsVerification = {
  state: 'checked',
  objects: [
    {
      object: { kind: 'table', path: ['public', 'customers'] },
      target: 'customers',
      state: 'equal',
      differences: [],
      reasons: [],
      proof: 'a look',
    },
    {
      ...{ object: { kind: 'index', path: ['public', 'customers', 'i'] }, state: 'differs', reasons: [hostileText] },
      differences: [{ aspect: 'unique', expected: 'yes', found: 'no' }],
    },
  ],
  conversions: [
    {
      sourceType: 'boolean',
      targetType: 'BOOLEAN',
      read: '@column::int',
      columns: ['public.customers.a', 'public.customers.b'],
    },
  ],
  advice: [
    {
      topic: 'boolean',
      title: 'True and false',
      before: 'a type',
      after: 'a number',
      places: ['public.customers.a'],
      count: 1,
    },
  ],
  milliseconds: 12,
};
const left: CleanUp = {
  removed: ['DROP TABLE `database_migration_0a0a0a0a`'],
  looked: [
    { what: 'control tables', place: 'in shop', found: ['database_migration_1b1b1b1b'] },
    { what: 'temporary files', place: 'beside the state file', found: [] },
  ],
};
const error = { code: 'CONNECTION_LOST', stage: 'run', message: 'It went away.', hint: 'Wait.' } as const;
const at = '2026-11-23T08:21:00.000Z';

function progress(
  seconds: number,
  step: string,
  rows: number,
  bytes: number,
  earlier = { rows: 0, bytes: 0 },
): RunEvent {
  const totals = { rowsTotal: rows, bytesTotal: bytes, rowsPerSecond: 0, bytesPerSecond: 0 };
  // Half of the last ten bytes are not committed yet.
  const pace = { rows, bytes: Math.max(0, bytes - 5), bytesUnderWay: Math.min(bytes, 5), ...totals };
  const time = new Date(Date.parse(at) + seconds * 1000).toISOString();
  return { type: 'progress', at: time, share: 0, all: pace, copies: [{ ...pace, step, earlier }] };
}

/** Everything that a report can hold. */
const full = report(sampleScript, [
  ...sampleEvents('differs', [differing, verified('orders', 345_678, ['id'])]).slice(0, -1),
  progress(0, 'copy orders', 0, 0),
  progress(1, 'copy orders', 10, 2_000_000),
  progress(2, 'copy orders', 30, 3_000_000),
  { type: 'check', at, check: { id: 'disk', side: 'target', state: 'warn', seen: 'Little is known.', fix: 'Look.' } },
  { type: 'retry', at, attempt: 1, pauseMilliseconds: 1000, error },
  { type: 'objects', at, result: objects },
  { type: 'clean-up', at, result: left },
  ...sampleEvents('differs', []).slice(-1),
]);
const page = renderHtml(full);
const markdown = renderMarkdown(full);

describe('the forms of a report', () => {
  it('have the same sections and the same sentences on top', () => {
    const titles = [...page.matchAll(/<h2 [^>]*>([^<]*)<\/h2>/gu)].map(([, title]) => title);
    expect([...markdown.matchAll(/^## (.*)$/gmu)].map(([, title]) => title)).toEqual(titles);
    expect(titles).toEqual([
      ...['Tables', 'Rows that differ', 'Objects', 'What to do next', 'Findings', 'Objects that are not carried'],
      ...['Conversions', 'Steps', 'Servers', 'Checks before the run', 'New attempts', 'Warnings of the servers'],
      ...['Clean-up', 'Statements that ran', 'The script that ran'],
    ]);
    for (const text of ['1 table of 2 compared equal', 'It went away.', 'a number', '@column::int'])
      for (const form of [page, markdown]) expect(form).toContain(text);
  });

  it.each<[string, Report]>([
    ['full', full],
    ['of a whole run', report(sampleScript, sampleEvents('verified', [verified('customers', 1200, ['id'])]))],
    ['without an event', report(sampleScript, [])],
  ])('a report %s meets the published schema', (_, facts) => {
    expect(validate(JSON.parse(JSON.stringify(facts)))).toBe(true);
  });

  it('the schema refuses what is no report', () => {
    expect(validate({ ...full, kind: 'other' })).toBe(false);
    expect(validate({ ...full, tables: undefined })).toBe(false);
    expect(validate({ ...full, password: 'x' })).toBe(false);
  });

  it('show both values and the bytes of both in a cell that differs', () => {
    const cell = full.tables[0]!.differences[0]!.cells[0]!;
    expect(cell.targetRaw).toBe('5a 6f c3 ab 09 f0 9f 90 98 20');
    for (const text of [page, markdown]) expect(text).toContain('5a 6f c3 ab 09 f0 9f 90 98 20');
  });

  it('say what was left over, and what to do about it', () => {
    for (const text of [page, markdown]) {
      expect(text).toContain('Something is left');
      expect(text).toMatch(/database\\?_migration\\?_1b1b1b1b/u);
      expect(text).toContain('Look at what is left on the target');
    }
  });

  it('say that an interrupted run leaves its record', () => {
    const events = sampleEvents('failed', []);
    expect(renderHtml(report(sampleScript, events))).toContain('stays on the target, so that the run can be resumed');
  });
});

describe('the page, for those who hear it', () => {
  it('has landmarks, a language and headings in order', () => {
    expect(page).toContain('<html lang="en">');
    for (const tag of ['<header>', '<nav aria-label="Contents">', '<main>', '<footer>']) expect(page).toContain(tag);
    const levels = [...page.matchAll(/<h([1-6])[ >]/gu)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1));
  });

  it('gives every table a caption, every heading cell a scope, and every drawing a title, a text and its numbers', () => {
    const tables = page.split('<table>').slice(1);
    expect(tables.length).toBeGreaterThan(10);
    for (const table of tables) expect(table.trimStart()).toMatch(/^<caption>[^<]+</u);
    expect(page).not.toMatch(/<th(?![^>]*scope=)[ >]/u);
    const drawings = page.split('<svg').slice(1);
    expect(drawings).toHaveLength(3);
    for (const drawing of drawings) {
      const [, title, text] = /role="img" aria-labelledby="(\S+) (\S+)"/u.exec(drawing)!;
      expect(drawing).toMatch(new RegExp(`<title id="${title}">[^<]+</title>\\s*<desc id="${text}">[^<]+</desc>`, 'u'));
      expect(drawing).toContain('The same in numbers');
    }
  });

  it('links only to places that it has, and names each once', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, place] of page.matchAll(/href="#([^"]+)"/gu)) expect(ids).toContain(place);
    expect(page).not.toMatch(/href="[^#]/u);
  });
});

describe('Markdown', () => {
  const outcome = { tone: 'good', headline: 'h', sentences: [] } as const;
  const printed = (cell: string): string =>
    printMarkdown({
      ...{ title: 't', outcome, footer: 'f' },
      sections: [
        {
          id: 's',
          title: 's',
          blocks: [{ kind: 'table', caption: 'c', columns: ['a', 'b'], rows: [[cell, { code: cell }]] }],
        },
      ],
    });

  it('lets no text end its cell or become markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('|', '`', '\\', '\n', '<', '*', 'a', ' ', '_', '#') }), (text) => {
        const row = printed(text)
          .split('\n')
          .find((line) => line.startsWith('| ') && !/^\| (a \| b|---)/u.test(line))!;
        expect(row.match(/\|/gu)).toHaveLength(3);
        const [first] = row.slice(2).split(' | ');
        expect(first!.replaceAll(/<br>|&#124;/gu, '').replaceAll(/\\[^a]/gu, '')).not.toMatch(/[<`*#]/u);
      }),
    );
  });

  it('fences code with more marks than the code has', () => {
    const script = { ...full, script: { ...full.script, text: 'SELECT 1; -- ```` four' } };
    expect(renderMarkdown(script)).toContain('`````sql\nSELECT 1; -- ```` four\n`````');
  });
});

describe('throughput', () => {
  const metered = (events: readonly RunEvent[]) => {
    const meter = new ThroughputMeter();
    for (const event of [{ type: 'phase', at, phase: 'data' } as const, ...events]) meter.take(event);
    return meter.result();
  };

  it('adds up what came in, without what a resumed step began with or lost', () => {
    const result = metered([
      ...[
        progress(0, 'a', 500, 5000, { rows: 500, bytes: 5000 }),
        progress(1, 'a', 600, 6000),
        progress(2, 'b', 7, 70),
      ],
      ...[progress(3, 'a', 550, 5500), progress(4, 'a', 560, 5600)],
    ]);
    const sum = (of: 'rows' | 'bytes') => result!.points.reduce((total, point) => total + point[of], 0);
    expect([sum('rows'), sum('bytes')]).toEqual([100 + 7 + 10, 1000 + 70 + 100]);
    expect(result!.points.find(({ rows }) => rows === 7)).toEqual({ after: 2000, rows: 7, bytes: 70 });
  });

  it('keeps its memory however long the run', () => {
    const events = Array.from({ length: 20_000 }, (_unused, index) => progress(index * 5, 'a', index, index * 10));
    const { points, spanMilliseconds } = metered(events)!;
    expect(points.length).toBeLessThanOrEqual(240);
    expect(points.length * spanMilliseconds).toBeGreaterThanOrEqual(19_999 * 5000);
    expect(points.reduce((sum, { rows }) => sum + rows, 0)).toBe(19_999);
  });

  it('is what an event log keeps of progress', () => {
    const log = new EventLog();
    for (const event of [progress(0, 'copy orders', 0, 0), progress(1, 'copy orders', 5, 50)]) log.take(event);
    expect(log.events).toEqual([]);
    expect(log.report(sampleScript).throughput?.points.at(-1)).toEqual({ after: 1000, rows: 5, bytes: 50 });
  });
});

describe('raw forms', () => {
  it.each([
    ['a composed letter and a decomposed one', 'é', 'e\u0301', 'c3 a9', '65 cc 81'],
    ['NULL and the empty text', null, '', null, ''],
    [
      'long texts, from before the first difference',
      `${'x'.repeat(100)}1${'y'.repeat(60)}`,
      `${'x'.repeat(100)}2${'y'.repeat(60)}`,
      `… ${'78 '.repeat(8)}31 ${'79 '.repeat(39)}…`,
      `… ${'78 '.repeat(8)}32 ${'79 '.repeat(39)}…`,
    ],
  ])('tell %s apart', (_, source, target, left, right) => {
    expect(rawForms({ source, target })).toEqual({ source: left, target: right });
  });
});
