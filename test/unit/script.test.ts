import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MigrationPlan, PlannedStep } from '../../src/engine/model/plan.js';
import { readNames, readWords, writeNames, writeWord } from '../../src/engine/model/names.js';
import { blocksOf, stepsOf } from '../../src/engine/model/script.js';
import { parse } from '../../src/engine/script/parse.js';
import { render } from '../../src/engine/script/render.js';

const anyName = fc.oneof(
  fc.string({ minLength: 1, unit: 'binary' }),
  fc.constantFrom(
    'customers',
    'we ird',
    'a"b',
    'a,b.c',
    'x\ny',
    '😀',
    "it's",
    '(a)',
    'a=b',
    ' lead',
    'trail ',
    '-- @step x',
    '\\',
    ':',
  ),
);
const sql = fc
  .array(fc.constantFrom('SELECT 1', '-- a comment', "  'text; with semicolon'", 'FROM t', '/* @range */ true'), {
    minLength: 1,
  })
  .map((lines) => ['SELECT 2', ...lines].join('\n'));
const severity = fc.constantFrom('error' as const, 'warning' as const, 'info' as const);
const finding = fc.record({
  code: fc.constantFrom('ZERO_DATE', 'VIEW_NOT_CARRIED', 'X1'),
  severity,
  object: fc.record({
    kind: fc.constantFrom('column' as const, 'foreign key' as const, 'materialized view' as const),
    path: fc.array(anyName, { minLength: 1, maxLength: 3 }),
  }),
  message: fc.constantFrom('3 rows are lost.', 'Says "this": and that.'),
});
const attributes = fc.dictionary(fc.constantFrom('key', 'part', 'table'), anyName, { noNullPrototype: true });
const accept = fc.array(fc.constantFrom('ZERO_DATE', 'ZERO_DATE:public.t.c'), { maxLength: 2 });

const step: fc.Arbitrary<PlannedStep> = fc.oneof(
  fc.record({
    kind: fc.constant('create-table' as const),
    name: anyName,
    attributes,
    encode: fc.constant({}),
    body: sql,
    accept,
    findings: fc.array(finding, { maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constantFrom('copy' as const, 'verify' as const),
    name: anyName,
    attributes,
    encode: fc.dictionary(anyName, fc.constantFrom('hex', 'prefixed-hex'), { noNullPrototype: true, maxKeys: 2 }),
    source: sql,
    target: sql,
    accept,
    skip: fc.boolean(),
    findings: fc.array(finding, { maxLength: 2 }),
  }),
);

const connection = fc.record({
  name: anyName,
  engine: fc.constant('postgresql'),
  version: fc.constant('18.4'),
  database: anyName,
  identity: fc.constant('3fa9'),
});
const plan: fc.Arbitrary<MigrationPlan> = fc
  .record({
    source: connection,
    target: connection,
    accept,
    findings: fc.array(finding, { maxLength: 2 }),
    steps: fc.uniqueArray(step, { selector: (entry) => `${entry.kind} ${entry.name}`, maxLength: 5 }),
  })
  .map(({ steps, ...rest }) => ({ ...rest, phases: [{ name: 'tables' as const, steps }] }));

const ended = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : text.endsWith(';') ? text : `${text};`;

describe('a rendered script', () => {
  it('parses back to the plan, whatever the names', () => {
    fc.assert(
      fc.property(plan, (given) => {
        const script = parse(render(given));
        expect(script.findings).toEqual([]);
        expect(script.source).toEqual(given.source);
        expect(script.target).toEqual(given.target);
        expect(script.accept).toEqual(given.accept);
        expect(script.notes.map(({ line: _line, ...note }) => note)).toEqual(given.findings);
        const steps = stepsOf(script);
        expect(steps.map((entry) => entry.name)).toEqual(given.phases[0]?.steps.map((entry) => entry.name));
        given.phases[0]?.steps.forEach((wanted, index) => {
          const found = steps[index];
          const { gen: _gen, ...attributesFound } = found?.attributes ?? {};
          expect(attributesFound).toEqual(wanted.attributes);
          expect(found?.edited).toBe(false);
          expect(found?.accept).toEqual(wanted.accept);
          expect(found?.skip).toBe(wanted.skip ?? false);
          expect(found?.encode).toEqual(wanted.encode);
          expect(found?.body?.sql).toEqual(ended(wanted.body));
          expect(found?.source?.sql).toEqual(ended(wanted.source));
          expect(found?.target?.sql).toEqual(ended(wanted.target));
          expect(found?.notes.map(({ line: _line, ...note }) => note)).toEqual(wanted.findings);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('says where a step was edited', () => {
    const text = render({
      source: { name: 's', engine: 'postgresql', version: '18.4', database: 'd', identity: 'i' },
      target: { name: 't', engine: 'mysql', version: '9.7', database: 'd', identity: 'j' },
      accept: [],
      findings: [],
      phases: [
        {
          name: 'tables',
          steps: [
            {
              kind: 'create-table',
              name: 't',
              attributes: {},
              encode: {},
              body: 'CREATE TABLE t (a int)',
              accept: [],
              findings: [],
            },
          ],
        },
      ],
    });
    expect(stepsOf(parse(text)).map((entry) => entry.edited)).toEqual([false]);
    expect(stepsOf(parse(text.replace('a int', 'a bigint'))).map((entry) => entry.edited)).toEqual([true]);
    expect(stepsOf(parse(text.replace('a int', 'a int  ').concat('\n\n'))).map((entry) => entry.edited)).toEqual([
      true,
    ]);
    expect(stepsOf(parse(text.concat('\n\n'))).map((entry) => entry.edited)).toEqual([false]);
  });
});

describe('a broken script', () => {
  const head =
    '-- @migration format=1 source=a (postgresql 18.4, database d, id 1) target=b (mysql 9.7, database d, id 2)\n-- @phase data\n';
  it.each([
    ['', 'SCRIPT_NO_HEADER', 1],
    [
      '-- @migration format=2 source=a (postgresql 18.4, database d, id 1) target=b (mysql 9.7, database d, id 2)',
      'SCRIPT_BAD_HEADER',
      1,
    ],
    ['-- @migration format=1 source=a target=b', 'SCRIPT_BAD_HEADER', 1],
    [
      '-- @migration format=1 source=a (x 1, database "d, id 1) target=b (mysql 9.7, database d, id 2)',
      'SCRIPT_BAD_HEADER',
      1,
    ],
    [`${head}-- @stpe copy t`, 'SCRIPT_UNKNOWN_DIRECTIVE', 3],
    [`${head}-- @step cpoy t\nSELECT 1;`, 'SCRIPT_BAD_STEP', 3],
    [`${head}-- @step copy`, 'SCRIPT_BAD_STEP', 3],
    [`${head}-- @step copy t\n-- @source\nSELECT 1;`, 'SCRIPT_BAD_STEP', 3],
    [`${head}-- @step copy t\nSELECT 1;\n-- @source\nSELECT 1;\n-- @target\nLOAD;`, 'SCRIPT_BAD_STEP', 3],
    [`${head}-- @step sql t\n-- only a comment`, 'SCRIPT_BAD_STEP', 3],
    [`${head}-- @step verify t on=source\n-- @source\nSELECT 1;\n-- @target\nSELECT 1;`, 'SCRIPT_BAD_STEP', 3],
    [`${head}-- @step copy t stream=xml\n-- @source\nSELECT 1;\n-- @target\nLOAD;`, 'SCRIPT_BAD_STEP', 3],
    [`${head}-- @step sql t\nSELECT 1;\n-- @step sql t\nSELECT 1;`, 'SCRIPT_DUPLICATE_STEP', 5],
    [`${head}SELECT 1;`, 'SCRIPT_STRAY_SQL', 3],
    [`${head}-- @accept`, 'SCRIPT_BAD_DIRECTIVE', 3],
    [`${head}-- @finding nonsense`, 'SCRIPT_BAD_DIRECTIVE', 3],
    [`${head}-- @skip`, 'SCRIPT_BAD_DIRECTIVE', 3],
    [`${head}-- @step copy t\n-- @encode x=rot13\n-- @source\nSELECT 1;\n-- @target\nLOAD;`, 'SCRIPT_BAD_STEP', 4],
  ])('%j is an error with its line', (text, code, line) => {
    const findings = parse(text).findings.map((entry) => ({ code: entry.code, line: entry.line }));
    expect(findings).toContainEqual({ code, line });
  });

  it('never throws, whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom('-- @step', ' copy ', '-- @phase x\n', '"', '(', ')', '=', '\n', '-- @migration ', '\\', '@'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => void parse(pieces.join(''))),
      { numRuns: 500 },
    );
  });
});

describe('findings of severity error', () => {
  const text = (extra: string): string =>
    `-- @migration format=1 source=a (postgresql 18.4, database d, id 1) target=b (mysql 9.7, database d, id 2)\n-- @phase data\n-- @step sql t\n-- @finding error ZERO_DATE column shop.orders.shipped: 3 rows. → Accept it.\n${extra}SELECT 1;`;
  it.each([
    ['', 1],
    ['-- @accept ZERO_DATE\n', 0],
    ['-- @accept ZERO_DATE:shop.orders\n', 0],
    ['-- @accept ZERO_DATE:orders.shipped\n', 0],
    ['-- @accept ZERO_DATE:shop.order\n', 1],
    ['-- @accept NUL_CHARACTER\n', 1],
    ['-- @skip\n', 0],
  ])('block until accepted by name: %j', (extra, blocks) => {
    expect(blocksOf(parse(text(extra)))).toHaveLength(blocks);
  });
});

describe('names in directives', () => {
  it('survive the trip', () => {
    fc.assert(
      fc.property(fc.array(anyName, { minLength: 1 }), (names) => {
        expect(readNames(writeNames(names, ','), ',')).toEqual(names);
      }),
    );
    fc.assert(
      fc.property(anyName, (name) => {
        expect(readWords(writeWord(name))).toMatchObject([{ kind: 'word', text: name }]);
      }),
    );
  });
});
