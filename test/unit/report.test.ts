import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/engine/model/event.js';
import type { ObjectState } from '../../src/engine/model/objectVerification.js';
import {
  rawForms,
  readableNumber,
  type VerificationLevel,
  type VerificationState,
} from '../../src/engine/model/verification.js';
import type { Report } from '../../src/engine/model/report.js';
import { rowName } from '../../src/engine/model/reject.js';
import { product } from '../../src/engine/model/product.js';
import { renderHtml, renderMarkdown } from '../../src/engine/report/migration.js';
import { breakable, html, value } from '../../src/engine/report/page/markup.js';
import { report } from '../../src/engine/report/report.js';
import { summarize } from '../../src/engine/report/summary.js';
import { stateOf } from '../../src/engine/run/runState.js';
import { parse } from '../../src/engine/script/parse.js';
import { differing, hostileText, sampleEvents, sampleScript, sampleText, verified } from './report.sample.js';

const orders = verified('orders', 345_678, ['id']);
const good = report(sampleScript, sampleEvents('verified', [verified('customers', 1200, ['id', 'name']), orders]));
const bad = report(sampleScript, sampleEvents('differs', [differing, orders]));

describe('report', () => {
  it('holds what happened, step by step', () => {
    expect(
      good.steps.map(({ step, state, copiedRows, milliseconds }) => [step, state, copiedRows, milliseconds]),
    ).toEqual([
      ['create-table customers', 'done', undefined, 180],
      ['copy customers', 'done', 1200, 5300],
      ['copy orders', 'done', 345_678, 61_000],
      ['verify customers', 'done', undefined, 430],
      ['verify orders', 'done', undefined, 430],
    ]);
    expect(good.script.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(good.script.text).toBe(sampleText);
    expect(good.warnings).toHaveLength(1);
    expect(good.statements).toHaveLength(1);
  });

  it('names the line that accepted a loss', () => {
    const accepted = good.findings.find((finding) => finding.code === 'NAN_TO_NULL');
    const line = sampleText.split('\n').findIndex((text) => text.startsWith('-- @accept')) + 1;
    expect(accepted).toMatchObject({
      resolution: 'accepted',
      step: 'copy customers',
      acceptedBy: { line, text: '-- @accept NAN_TO_NULL:public.customers.score' },
    });
  });

  it('leaves a loss open that nobody accepted, and one of a skipped step skipped', () => {
    const without = sampleText.replace(/-- @accept .*\n/, '');
    expect(report(parse(without), []).findings[0]).toMatchObject({ code: 'NAN_TO_NULL', resolution: 'open' });
    const skipped = sampleText.replace(/-- @accept .*\n/, '-- @skip\n');
    expect(report(parse(skipped), []).findings[0]).toMatchObject({ code: 'NAN_TO_NULL', resolution: 'skipped' });
  });

  it('tells what a person decided from what nobody did, by whether the script ran', () => {
    const text = sampleText.replace(
      '-- @finding info TEXT_KEPT',
      `-- @finding fixed warning NAME_CHANGED column public.customers.name: Another name.
-- @finding warning PRECISION_REDUCED column public.customers.id: Fewer digits.
-- @finding info TEXT_KEPT`,
    );
    const resolutions = (events: readonly RunEvent[]): string[] =>
      report(parse(text), events).findings.map(({ code, resolution }) => `${code} ${resolution}`);
    const always = ['NAN_TO_NULL accepted', 'NAME_CHANGED fixed', 'NOT_CARRIED open', 'NOT_CARRIED open'];
    expect(resolutions(sampleEvents('verified', []))).toEqual([
      ...always,
      'PRECISION_REDUCED ignored',
      'TEXT_KEPT noted',
    ]);
    for (const events of [[], sampleEvents('blocked', [])])
      expect(resolutions(events)).toEqual([...always, 'PRECISION_REDUCED open', 'TEXT_KEPT noted']);
    const ended = report(parse(text), sampleEvents('verified', []));
    expect(summarize(ended).sentences.at(-1)).toBe(
      'There are 6 findings: 1 accepted by name in the script, 1 fixed in the script, 2 about objects that are not carried, 1 ignored, 1 for information.',
    );
    expect(renderHtml(ended)).toContain('“Ignored”: the script ran, and nobody had decided.');
  });

  it('names a finding once that stands in the script and comes up in the run', () => {
    const note = sampleScript.notes[0]!;
    const events: RunEvent[] = [{ type: 'finding', at: '2026-11-23T08:20:15.000Z', finding: { ...note, count: 3 } }];
    const twice = report(sampleScript, events).findings.filter((finding) => finding.object.kind === 'view');
    expect(twice).toHaveLength(1);
    expect(twice[0]).toMatchObject({ line: note.line, count: 3 });
  });

  it('keeps the last result of a table that was verified twice', () => {
    const again = report(sampleScript, sampleEvents('verified', [differing, verified('customers', 1200, ['id'])]));
    expect(again.tables.map((table) => table.state)).toEqual(['verified']);
  });

  it('works without a single event, from the script alone', () => {
    const empty = report(sampleScript, []);
    expect(empty.source).toMatchObject({ engine: 'postgresql', version: '18.4', database: 'shop' });
    expect(renderHtml(empty)).toContain('Failed');
  });

  it('carries the name and version of package.json', async () => {
    const manifest = JSON.parse(await readFile('package.json', 'utf8')) as { displayName: string; version: string };
    expect(product).toEqual({ name: manifest.displayName, version: manifest.version });
  });
});

describe('summarize', () => {
  it('says in one sentence each what moved, when, how long and how it was compared', () => {
    expect(summarize(good)).toEqual({
      tone: 'good',
      headline: '✓ Verified',
      sentences: [
        '346,878 rows (45.5 MB) of 2 tables moved from PostgreSQL 18.4, database shop to MySQL 9.7.4 (a version that this product is not tested on), database shop_my.',
        'It began on 2026-11-23 08:20:15 UTC and took 1 min 7 s.',
        'Every column that moves, in every row of 2 tables, compared equal, by digests that both databases computed over 348,078 cells.',
        'Keys, constraints and other objects were not compared.',
        'There are 4 findings: 1 accepted by name in the script, 2 about objects that are not carried, 1 for information.',
      ],
    });
  });

  it('never lets less than every cell of every table read like a full proof', () => {
    const of = (state: VerificationState, level: VerificationLevel): string =>
      summarize({
        ...good,
        outcome: { ...good.outcome, state: 'not-verified' },
        tables: good.tables.map((table) => ({ ...table, state, level })),
      }).headline;
    expect(of('counts-equal', 'counts')).toBe('! Rows were counted only: no value was compared');
    expect(of('sample-equal', 'sample')).toBe('! A sample is equal: most rows were not compared');
    expect(summarize({ ...good, tables: good.tables.slice(0, 1) })).toMatchObject({
      tone: 'warn',
      headline: '! Verified in part: 1 table of 2',
    });
    const lossy = good.tables.map((table, at) => ({ ...table, lossy: at === 0 ? ['score', 'at'] : [] }));
    expect(summarize({ ...good, tables: lossy }).sentences[2]).toMatch(
      /cells\. Equal but for what the script accepts by name in 2 columns\.$/u,
    );
  });

  it('counts what stands only on the target beside the objects of the source', () => {
    const entry = (name: string, state: ObjectState) => ({
      ...{ object: { kind: 'index' as const, path: ['public', 't', name] }, state, differences: [], reasons: [] },
    });
    const objects = (...states: ObjectState[]) =>
      summarize({
        ...good,
        objects: { state: 'checked', milliseconds: 1, objects: states.map((state, at) => entry(`i${at}`, state)) },
      }).sentences.find((sentence) => sentence.includes('of the source'));
    expect(objects('equal', 'equal', 'added', 'beside', 'beside')).toBe(
      'Of 2 objects of the source 2 are equal in meaning. 3 objects stand only on the target: 1 of them changes tables that the script made, the others are noted.',
    );
    expect(objects('equal', 'beside')).toBe(
      'Of 1 object of the source 1 is equal in meaning. 1 object stands only on the target: noted, and no difference.',
    );
  });

  it('tells rows that differ from objects that do', () => {
    const index = { kind: 'index' as const, path: ['public', 't', 'i'] };
    const missing = { object: index, state: 'missing' as const, differences: [], reasons: [] };
    const objects = { state: 'checked' as const, milliseconds: 1, objects: [missing] };
    const of = (tables: Report['tables']): string => summarize({ ...bad, tables, objects }).headline;
    expect(of(good.tables)).toBe('✗ The rows are equal, but 1 object is not as planned');
    const page = renderHtml({ ...good, objects });
    expect(page).toContain('Look at 1 object that is not as planned: see Objects.');
    expect(page).toContain('Nothing on the target stands for it, and nothing in the script says why.');
    expect(of(bad.tables)).toBe('✗ Source and target differ');
    const moving = bad.tables.map((table) => ({ ...table, state: 'still-changing' as const }));
    expect(of(moving)).toBe('✗ Source and target differ');
    expect(summarize({ ...bad, tables: moving }).headline).toBe('! Rows went on changing while they were compared');
  });

  it('says why a run stopped, but not of one that a person stopped', () => {
    const ended = (code: 'STATEMENT_FAILED' | 'CANCELLED') => {
      const error = { code, stage: 'run' as const, object: 'copy orders', message: 'It broke.', hint: 'Mend it.' };
      const at = '2026-11-23T08:20:15.000Z';
      const outcome = { state: 'failed' as const, rows: 0, bytes: 0, milliseconds: 1, error };
      return report(sampleScript, [{ type: 'finished', at, outcome }]);
    };
    expect(summarize(ended('STATEMENT_FAILED')).failure).toBe('Why it stopped (copy orders): It broke. Mend it.');
    expect(renderHtml(ended('STATEMENT_FAILED'))).toContain('It broke. Mend it.');
    expect(summarize(ended('CANCELLED')).failure).toBeUndefined();
  });

  it('tells what a run that went on moved from what was there, and what is there as a whole from what is not', () => {
    const moved = (outcome: Partial<Report['outcome']>, steps = good.steps): string | undefined =>
      summarize({ ...good, steps, outcome: { ...good.outcome, ...outcome } }).sentences[0];
    expect(moved({ rows: 300, bytes: 3000, inAll: { rows: 1000, bytes: 10_000 } })).toMatch(
      /^1,000 rows \(.*\) of 2 tables moved from .*, 300 rows of them by this run and the others by the one that it resumed\.$/u,
    );
    const cut = good.steps.map((step) =>
      step.step === 'copy orders' ? { ...step, state: 'interrupted' as const } : step,
    );
    expect(moved({ state: 'cancelled', rows: 300, bytes: 3000 }, cut)).toMatch(
      /^300 rows \(.*\) moved from .*; 1 of 2 tables is there as a whole\.$/u,
    );
    expect(moved({ state: 'cancelled', rows: 0, bytes: 0 }, cut)).toMatch(
      /^No row of 2 tables was moved .* by this run\.$/u,
    );
  });

  it('says how many tables differ', () => {
    expect(summarize(bad).headline).toContain('differ');
    expect(summarize(bad).sentences[2]).toContain('1 table of 2 compared equal');
  });

  it('calls an empty source neither verified nor its objects equal', () => {
    expect(stateOf([], [], true)).toBe('not-verified');
    const objects = { state: 'checked', objects: [], milliseconds: 1 } as const;
    expect(summarize({ ...good, objects }).sentences).toContain('The source holds no object that could move.');
  });

  it('says of a level below or beside digests what was looked at, also where some tables differ', () => {
    const compared = (level: VerificationLevel, ...states: VerificationState[]): string | undefined => {
      const tables = states.map((state) => ({
        ...good.tables[0]!,
        state,
        level,
        proves: 'Proven of 2 columns in all.',
      }));
      return summarize({ ...good, tables }).sentences[2];
    };
    expect(compared('sample', 'differs', 'sample-equal', 'sample-equal')).toBe(
      '1 table of 3 did not compare equal. Of 2 tables nothing differs as far as was looked. Proven in all.',
    );
    expect(compared('counts', 'counts-equal')).toBe(
      'Of 1 table nothing differs as far as was looked. Proven in all. 1 further table of the script was not compared.',
    );
    expect(compared('rows', 'verified', 'differs')).toMatch(
      /^1 table of 2 compared equal, text by text, over [\d,]+ cells that were fetched from both databases; 1 table did not\.$/u,
    );
    expect(compared('checksum', 'differs', 'differs')).toBe('None of 2 tables compared equal.');
  });
});

describe('a cell that differs', () => {
  const raw = (source: string, target: string, plain?: true) => rawForms({ source, target, plain });

  it('shows the bytes of texts, and none of digits that say it all', () => {
    expect(raw('a', 'b')).toEqual({ source: '61', target: '62' });
    expect(raw('1.5', '1.25', true)).toEqual({});
    expect(raw('00ff', '00fe', true)).toEqual({});
  });

  it('shows of many bytes those round the first that differs', () => {
    const bytes = '00'.repeat(100);
    expect(raw(bytes + 'ff', bytes + 'fe', true)).toMatchObject({
      source: expect.stringMatching(/^… (?:00 )+ff$/u) as unknown,
      target: expect.stringMatching(/^… (?:00 )+fe$/u) as unknown,
    });
  });

  it.each([
    ['88817841.97001252*2^50', '1e+23'],
    ['-1024*2^96', '-8.112963841460668e+31'],
    ['1.5e200', undefined],
    ['2*2^50 apples', undefined],
    [null, undefined],
  ])('reads %s as %s', (text, number) => {
    expect(readableNumber(text)).toBe(number);
  });
});

describe('rowName', () => {
  it.each([
    ['17', 'k = 17'],
    ['two words', 'k = two words'],
    ['', 'k = ""'],
    [' ', 'k = " "'],
    ['a ', 'k = "a "'],
    ['a\tb', 'k = "a\\tb"'],
    ['NULL', 'k = "NULL"'],
    [null, 'k = NULL'],
  ])('tells %j from what looks like it', (value, name) => {
    expect(rowName({ k: value })).toBe(name);
  });
});

describe('renderHtml', () => {
  const pages = [good, bad].map(renderHtml);

  it.each(pages)('is one page that loads nothing and runs nothing', (page) => {
    expect(page).toMatch(/^<!doctype html>/i);
    expect(page).toMatch(/Content-Security-Policy" content="default-src &#39;none&#39;; style-src/);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\sstyle=|\son[a-z]+=|https?:\/\//i);
  });

  it.each([
    ['counts', /no value was looked at/u, 0],
    ['sample', /random sample/u, 2],
    ['rows', /was fetched from both databases/u, 2],
    ['checksum', /digests computed by each database itself, over every column and row that the two queries/u, 2],
  ] satisfies [VerificationLevel, RegExp, number][])(
    'says of level %s how tables were compared, and names columns only where they were',
    (level, caption, columns) => {
      const tables = good.tables.map((table) => ({ ...table, level }));
      const text = renderMarkdown({ ...good, verb: 'verify', tables });
      expect(text).toMatch(/^# Verification report/u);
      const [section = ''] = /## Tables[^]*?\n## /u.exec(text) ?? [];
      expect(section).toMatch(caption);
      expect(section.match(/\| id(?:, name)? \|/gu) ?? []).toHaveLength(columns);
    },
  );

  it('escapes what comes from a database or a server', () => {
    expect(pages[1]).not.toContain(hostileText);
    expect(pages[1]).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;');
    expect(pages[1]).not.toContain('\u202e</code>');
  });

  it('shows rows that differ by key, with both values, NULL and empty told apart', () => {
    const page = pages[1]!;
    expect(page).toContain('250 rows differ.');
    expect(page).toContain('The first 3 are named here.');
    expect(page).toMatch(/NULL<\/span>\s*<\/td>\s*<td>\s*<span class="null">empty text/);
    expect(page).toContain('missing at the target');
    expect(page).toContain('only at the target');
  });

  it('shows the rows that were set aside, by table, key and reason', () => {
    const row = {
      step: 'copy customers',
      table: 'customers',
      key: { id: '<17>' },
      reason: 'too <long>',
      column: 'name',
    };
    const events = sampleEvents('incomplete', [differing, orders]).map((event): RunEvent =>
      event.type === 'finished' ? { ...event, outcome: { ...event.outcome, rejectedRows: 1 } } : event,
    );
    const aside = report(sampleScript, [...events.slice(0, -1), { type: 'reject', at: '', row }, ...events.slice(-1)]);
    expect(aside.rejects).toEqual([row]);
    expect(summarize(aside).headline).toContain('Incomplete');
    expect(summarize(aside).sentences.join(' ')).toContain('1 row that the target refused was set aside');
    const page = renderHtml(aside);
    expect(page).toContain('id="rejects"');
    expect(page).toContain('too &lt;long&gt;');
    expect(page).not.toContain('<17>');
    expect(renderHtml(good)).not.toContain('id="rejects"');
  });

  it('links every finding to its line of the script', () => {
    const line = good.findings.find((finding) => finding.acceptedBy)!.acceptedBy!.line;
    expect(pages[0]).toContain(`href="#L${line}"`);
    expect(pages[0]).toContain(`id="L${line}"`);
    expect(pages[0]).toContain('Objects that are not carried');
  });

  it('never lets any text become a tag', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(html`${text}`.text).not.toMatch(/[<>"']/);
        expect(breakable(text).text.replaceAll('<wbr />', '')).toBe(html`${text}`.text);
        expect(value(text).text.replaceAll(/<\/?(code|span)( class="(null|unseen)")?>/g, '')).not.toMatch(/[<>"']/);
      }),
    );
  });
});

describe('breakable', () => {
  it('lets a long name go on behind its dots and underscores, and a longer word anywhere', () => {
    expect(breakable('shop.order_items').text).toBe('shop.<wbr />order_<wbr />items');
    expect(breakable('x'.repeat(40)).text).toContain(`${'x'.repeat(24)}<wbr />x`);
  });
});

describe('value', () => {
  it.each([
    ['a ', 'a<span class="unseen">·</span>'],
    ['a\u00a0b', 'a<span class="unseen">⍽</span>b'],
    ['e\u200b', 'e<span class="unseen">U+200B</span>'],
    ['a\r\n', 'a<span class="unseen">␍</span><span class="unseen">↵</span>'],
    ['\u202eabc', '<span class="unseen">U+202E</span>abc'],
    ['👩‍🚀', '👩<span class="unseen">U+200D</span>🚀'],
  ])('makes the invisible visible in %j', (text, shown) => {
    expect(value(text).text).toBe(`<code>${shown}</code>`);
  });

  it('shortens long values and says by how much', () => {
    expect(value('x'.repeat(2500)).text).toContain('… and 500 more characters');
  });
});
