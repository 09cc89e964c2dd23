import { describe, expect, it } from 'vitest';
import type { PlannedStep } from '../../src/engine/model/plan.js';
import { render } from '../../src/engine/script/render.js';
import { parse } from '../../src/engine/script/parse.js';
import { differenceTexts } from '../../src/vscode/verification/differenceTexts.js';
import { cursorAt, halfAt, nameAt } from '../../src/vscode/script/cursor.js';
import { formatLines } from '../../src/vscode/script/format.js';
import { addingSteps, restoring, type LinesChange } from '../../src/vscode/script/stepTexts.js';

describe('where a cursor stands', () => {
  /** The cursor is where the bar stands. */
  const at = (text: string): ReturnType<typeof cursorAt> => cursorAt(text.replace('|', ''), text.indexOf('|'));

  it.each([
    ['-- @|', { at: 'directive', from: 3 }],
    ['-- @acc|', { at: 'directive', from: 3 }],
    ['-- @step co|', { at: 'kind', from: 9 }],
    ['-- @step copy cus|', { at: 'name', from: 14 }],
    ['-- @step copy "two words" ta|', { at: 'key', from: 26 }],
    ['-- @step copy customers stream=c|', { at: 'value', key: 'stream', from: 31 }],
    ['-- @step copy customers key=id,na|', { at: 'value', key: 'key', from: 31 }],
    ['-- @accept ZERO|', { at: 'accept', from: 11 }],
    ['-- @phase foreign ke|', { at: 'phase', from: 10 }],
    ['-- a comment|', { at: 'nothing' }],
    ['SELECT "cus|', { at: 'sql', from: 7 }],
    ['SELECT na|', { at: 'sql', from: 7 }],
  ])('%s', (text, expected) => {
    expect(at(text)).toEqual(expected);
  });

  it('tells the half of a step', () => {
    const lines = ['-- @step copy a', '-- @source', 'SELECT 1', '-- @target', 'COPY a'];
    const halves = lines.map((_line, line) => halfAt((index) => lines[index] ?? '', 0, line));
    expect(halves).toEqual(['body', 'source', 'source', 'target', 'target']);
  });

  it.each([
    ['SELECT "a""b" FROM t', 10, 'a"b'],
    ['SELECT `größe`', 9, 'größe'],
    ['SELECT größe', 8, 'größe'],
    ['SELECT 1', 8, undefined],
  ])('finds the name in %s', (line, column, name) => {
    expect(nameAt(line, column)?.name).toBe(name);
  });
});

describe('formatting', () => {
  const server = { name: 'a', engine: 'mysql', version: '9', database: 'd', identity: 'x' };
  const step = (name: string): PlannedStep => ({
    kind: 'sql',
    name,
    attributes: { on: 'target' },
    encode: {},
    accept: [],
    findings: [],
    body: `SELECT 1;\n\nSELECT '${name}';`,
  });
  const text = `--   @migration format=1
--@phase   tables

-- @step   create-table a on=target
CREATE TABLE a (
  b text DEFAULT 'two

  lines  '
);
--  @step create-table c on=target
SELECT 1;


`;

  it('tidies directives and leaves every line of SQL as it is', () => {
    expect(formatLines(text.split('\n')).join('\n')).toBe(`-- @migration format=1

-- @phase tables
-- @step create-table a on=target
CREATE TABLE a (
  b text DEFAULT 'two

  lines  '
);

-- @step create-table c on=target
SELECT 1;
`);
  });

  it('changes nothing of what was generated', () => {
    const plan = { phases: (['tables', 'data'] as const).map((name) => ({ name, steps: [step('a'), step('b')] })) };
    const made = render({ ...plan, source: server, target: server, accept: ['NOTE'], findings: [] });
    expect(formatLines(made.split('\n')).join('\n')).toBe(made);
  });

  it('changes nothing the second time', () => {
    const once = formatLines(text.split('\n'));
    expect(formatLines(once)).toEqual(once);
  });
});

describe('steps from a newly generated script', () => {
  const generated = `-- @migration format=1
-- @phase tables
-- @step create-table a
CREATE TABLE a (x int);

-- @step create-table b
CREATE TABLE b (x int);

-- @phase data
-- @step copy a table=public.a
-- @source
SELECT 1
-- @target
COPY a

-- @phase verify
-- @step verify a table=public.a
-- @source
SELECT 1
-- @target
SELECT 2
`;
  const lacking = generated
    .replace('-- @step create-table a\nCREATE TABLE a (x int);\n\n', '')
    .replace(/-- @phase verify[^]*/u, '');

  function changed(text: string, changes: readonly LinesChange[]): string {
    return changes.reduce((result, { from, to, text: inserted }) => {
      const lines = result.split('\n');
      return [...lines.slice(0, from), inserted.replace(/\n$/u, ''), ...lines.slice(to)].join('\n');
    }, text);
  }

  it('puts one back in place of the edited one', () => {
    const edited = generated.replace('CREATE TABLE a (x int);', 'CREATE TABLE a (\n  x text\n);');
    const change = restoring(parse(edited), parse(generated), 'create-table a');
    expect(changed(edited, change ? [change] : [])).toBe(generated);
    expect(restoring(parse(edited), parse(generated), 'create-table z')).toBeUndefined();
  });

  it("adds a table's steps to the phases where they belong", () => {
    const changes = addingSteps(parse(lacking), parse(generated), 'copy a');
    const ids = (text: string): string[] =>
      parse(text).phases.flatMap(({ name, steps }) => steps.map(({ id }) => `${name}: ${id}`));
    const result = changed(lacking, changes);
    expect(ids(result).sort()).toEqual(ids(generated).sort());
    expect(parse(result).findings).toEqual(parse(generated).findings);
  });
});

describe('rows that differ', () => {
  it('shows both sides of rows that differ', () => {
    const { source, target } = differenceTexts(
      {
        differences: [
          { key: { id: '1' }, kind: 'changed', cells: [{ column: 'note', source: 'a', target: null }] },
          { key: { id: '2' }, kind: 'missing', cells: [] },
        ],
      },
      { absent: '(no such row)', present: '(the row is there)' },
    );
    expect(source).toBe('id = "1"\n  note: "a"\n\nid = "2"\n  (the row is there)');
    expect(target).toBe('id = "1"\n  note: NULL\n\nid = "2"\n  (no such row)');
  });
});
