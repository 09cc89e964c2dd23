import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Decisions } from '../../src/engine/model/mapping.js';
import { editDecisions, isDecisionEdit, type DecisionEdit } from '../../src/protocol/decisionEdit.js';
import { bodyChecks, eventChecks, isFromEngine, isToEngine } from '../../src/protocol/engineChecks.js';
import { isFromPanel, isToPanel } from '../../src/protocol/panelProtocol.js';

const none: Decisions = { version: 1 };
const place = { table: 'public.a', column: 'c' };

describe('an edit of the decisions', () => {
  const pairs: readonly (readonly [make: DecisionEdit, takeBack: DecisionEdit])[] = [
    [
      { type: 'include-tables', tables: ['public.a', 'public.b'], include: false },
      { type: 'include-tables', tables: ['public.a', 'public.b'], include: true },
    ],
    [
      { type: 'rename-table', table: 'public.a', name: 'x' },
      { type: 'rename-table', table: 'public.a' },
    ],
    [
      { type: 'include-column', ...place, include: false },
      { type: 'include-column', ...place, include: true },
    ],
    [
      { type: 'rename-column', ...place, name: 'x' },
      { type: 'rename-column', ...place },
    ],
    [
      { type: 'set-type', ...place, nativeType: 'TEXT' },
      { type: 'set-type', ...place },
    ],
    [
      { type: 'set-expression', ...place, expression: 'lower(c)' },
      { type: 'set-expression', ...place },
    ],
    [
      { type: 'accept', code: 'ZERO_DATE', accepted: true },
      { type: 'accept', code: 'ZERO_DATE', accepted: false },
    ],
  ];

  test.each(pairs)('%j changes something, and taken back leaves no trace', (make, takeBack) => {
    const changed = editDecisions(none, make);
    expect(changed).not.toEqual(none);
    expect(editDecisions(changed, takeBack)).toEqual(none);
  });

  test('keeps every other decision', () => {
    const before: Decisions = {
      version: 1,
      source: 'pg',
      rules: [{ when: 'uuid', type: 'CHAR(36)' }],
      tables: { 'public.a': { name: 'x', columns: { c: { type: 'TEXT' }, d: { include: false } } } },
    };
    const after = editDecisions(before, { type: 'rename-column', ...place, name: 'y' });
    expect(after).toEqual({
      ...before,
      tables: { 'public.a': { name: 'x', columns: { c: { type: 'TEXT', name: 'y' }, d: { include: false } } } },
    });
  });

  test('includes a table that was left out without a decision', () => {
    const after = editDecisions(none, { type: 'include-tables', tables: ['public.a'], include: true });
    expect(after.tables).toEqual({ 'public.a': { include: true } });
  });
});

describe('a message', () => {
  test('of any other shape passes no check', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect([isToEngine, isFromEngine, isFromPanel, isToPanel, isDecisionEdit].some((check) => check(value))).toBe(
          false,
        );
      }),
    );
  });

  test.each([
    { type: 'edit', edit: { type: 'rename-table', table: 'public.a', name: 7 } },
    { type: 'edit', edit: { type: 'constructor' } },
    { type: 'act', action: 'format-disk' },
    { type: 'refresh' },
    { type: 'toString' },
  ])('from a panel gone wrong is refused: %j', (message) => {
    expect(isFromPanel(message)).toBe(false);
  });

  test.each([
    { type: 'request', id: 1, verb: 'toString', body: {} },
    { type: 'request', id: '1', verb: 'remap', body: {} },
    { type: 'cancel' },
  ])('to the engine gone wrong is refused: %j', (message) => {
    expect(isToEngine(message)).toBe(false);
  });

  test('to the engine has a checked body', () => {
    const settings = { name: 'a', engine: 'postgresql', host: 'h', port: 1, user: 'u', database: 'd' };
    expect(bodyChecks.testConnection({ settings })).toBe(true);
    expect(bodyChecks.testConnection({ settings: { ...settings, port: '1' } })).toBe(false);
    expect(bodyChecks.testConnection({ settings: { ...settings, tls: { mode: 'off' } } })).toBe(false);
  });
});

test.each(['streams', 'limits', 'paused', 'continued', 'clean-up', 'progress'])(
  'lets the event %s of a run through, and none that it does not know',
  (type) => {
    expect(eventChecks.run({ type, at: '2026-11-29T12:00:00Z' })).toBe(true);
    expect(eventChecks.run({ type: `${type}ly`, at: '2026-11-29T12:00:00Z' })).toBe(false);
  },
);
