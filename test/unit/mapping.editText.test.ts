import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecisions } from '../../src/engine/mapping/decisions.js';
import { editDecisionsText } from '../../src/engine/mapping/editText.js';
import { editDecisions, type DecisionEdit } from '../../src/protocol/decisionEdit.js';

function edited(text: string, ...edits: readonly DecisionEdit[]): string {
  return edits.reduce((current, edit) => {
    const before = parseDecisions(current);
    return editDecisionsText(current, before, editDecisions(before, edit));
  }, text);
}

const noted = `// Moves the shop.
{
    "version": 1, // the format
    "target": "shop-my",   "source" : "shop-pg",
    /* Agreed with Ada
       on Monday. */
    "tables": {
        "public.orders": { "name": "o", "columns": { /* none yet */ } }, // short
        // Nobody reads it.
        "public.audit_log": {
            "include": false, // since 2019
        },
    },
    "accept": [
        "ZERO_DATE", // looked at
    ],
}
`;

describe('an edit of a decisions file', () => {
  it('writes what it changes and leaves the rest byte for byte', () => {
    const text = edited(
      noted,
      { type: 'rename-table', table: 'public.orders', name: 'purchases' },
      { type: 'set-type', table: 'public.orders', column: 'id', nativeType: 'BIGINT' },
      { type: 'accept', code: 'NAN_VALUE:public.x', accepted: true },
    );
    const fresh = '{ /* none yet */\n            "id": {\n                "type": "BIGINT"\n            }\n        }';
    expect(text).toBe(
      noted
        .replace('"name": "o"', '"name": "purchases"')
        .replace('{ /* none yet */ }', fresh)
        .replace('"ZERO_DATE", // looked at\n', '"ZERO_DATE", // looked at\n        "NAN_VALUE:public.x",\n'),
    );
  });

  it('keeps comments where a decision is taken back', () => {
    const text = edited(
      noted,
      { type: 'include-tables', tables: ['public.audit_log'], include: true },
      { type: 'accept', code: 'ZERO_DATE', accepted: false },
    );
    for (const comment of ['// Nobody reads it.', '// since 2019', '// looked at', 'on Monday. */', '// short'])
      expect(text).toContain(comment);
    expect(parseDecisions(text).tables?.['public.audit_log']?.include).toBeUndefined();
    expect(parseDecisions(text).accept ?? []).toEqual([]);
  });

  it('keeps tabs and line ends of another system', () => {
    const text = '{\r\n\t"version": 1,\r\n\t"source": "a"\r\n}\r\n';
    expect(edited(text, { type: 'rename-table', table: 's.t', name: 'u' })).toBe(
      '{\r\n\t"version": 1,\r\n\t"source": "a",\r\n\t"tables": {\r\n\t\t"s.t": {\r\n\t\t\t"name": "u"\r\n\t\t}\r\n\t}\r\n}\r\n',
    );
  });

  it('leaves no trace where a change is taken back in a file without comments', () => {
    const text = '{\n  "version": 1,\n  "source": "a"\n}\n';
    const place = { table: 's.t', column: 'c' };
    expect(
      edited(
        text,
        { type: 'set-expression', ...place, expression: 'upper(c)' },
        { type: 'set-expression', ...place, expression: undefined },
      ),
    ).toBe(text);
  });

  it('says what the edit says, whatever stands between the lines', () => {
    const tables = fc.constantFrom('s.a', 's.b', 't."x');
    const columns = fc.constantFrom('id', 'name', 'constructor', '__proto__');
    const edit: fc.Arbitrary<DecisionEdit> = fc.oneof(
      fc.record({
        type: fc.constant('include-tables' as const),
        tables: fc.array(tables, { minLength: 1 }),
        include: fc.boolean(),
      }),
      fc.record({
        type: fc.constant('rename-table' as const),
        table: tables,
        name: fc.option(fc.string(), { nil: undefined }),
      }),
      fc.record({
        type: fc.constant('rename' as const),
        names: fc.array(
          fc.record({ table: tables, column: fc.option(columns, { nil: undefined }), name: fc.string() }),
          {
            minLength: 1,
            maxLength: 6,
          },
        ),
      }),
      fc.record({
        type: fc.constant('set-type' as const),
        table: tables,
        column: columns,
        nativeType: fc.option(fc.constantFrom('INT', "ENUM('a\n')"), { nil: undefined }),
      }),
      fc.record({
        type: fc.constant('accept' as const),
        code: fc.constantFrom('A', 'B', 'C:x'),
        accepted: fc.boolean(),
      }),
    );
    const blank = fc.constantFrom('', ' ', '\n', '\n  ', ' // note ,"{}\n', '/* a, { */', '\r\n\t');
    fc.assert(
      fc.property(
        fc.array(edit, { maxLength: 12 }),
        fc.array(blank, { minLength: 9, maxLength: 9 }),
        (edits, blanks) => {
          const [a, b, c, d, e, f, g, h, i] = blanks;
          const start = `${a}{${b}"version"${c}:${d}1${e},"accept":${f}[${g}"A"${h}]${i},}`;
          let text = start;
          let decisions = parseDecisions(text);
          for (const next of edits) {
            decisions = editDecisions(decisions, next);
            text = edited(text, next);
            expect(tidied(parseDecisions(text))).toEqual(tidied(decisions));
          }
          for (const comment of blanks.filter((entry) => entry.includes('note') || entry.includes('a, {')))
            expect(text).toContain(comment.trim());
        },
      ),
      { numRuns: 1000 },
    );
  });
});

/** Without what says nothing: braces that stay for a comment in them. */
function tidied(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).flatMap(([key, entry]): [string, unknown][] => {
    const inner = tidied(entry);
    const empty = typeof inner === 'object' && inner !== null && Object.keys(inner).length === 0;
    return empty || inner === undefined ? [] : [[key, inner]];
  });
  return new Map(entries);
}
