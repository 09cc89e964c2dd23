import { expect, it } from 'vitest';
import { acceptOptions } from '../../src/cli/findingText.js';
import { consentHelps, type Finding } from '../../src/engine/model/finding.js';
import { readFinding, writeFinding } from '../../src/engine/script/findingLine.js';
import { longValueWords, rowsWords } from '../../src/engine/model/verification.js';

it('rows are told as what they are', () => {
  expect(rowsWords({ state: 'not-comparable', level: 'checksum' }, 0)).toBe('–');
  expect(rowsWords({ state: 'sample-equal', level: 'sample' }, 1200)).toBe('1,200 in the sample');
  expect(rowsWords({ state: 'verified', level: 'checksum' }, 0)).toBe('0');
});

it('a text that stands for a longer one is told so, and no other', () => {
  const digest = 'ab'.repeat(32);
  expect(longValueWords(`sha256:${digest}`)).toBe(`a value of more than 8 kB, whose SHA-256 is ${digest}`);
  expect(longValueWords('sha256:short')).toBeUndefined();
  expect(longValueWords(null)).toBeUndefined();
});

it('consent is offered only where it helps', () => {
  const finding = (code: string): Finding => ({
    ...{ code, severity: 'error', object: { kind: 'table', path: ['shop', 'wide'] }, message: '' },
  });
  const stops: Finding = { ...finding('DATE_RANGE'), remedies: [{ title: 'Use CHAR(10)', type: 'CHAR(10)' }] };
  const taken: Finding = { ...finding('UNKNOWN_TYPE'), remedies: [{ title: 'Carry it as text', accept: true }] };
  expect(acceptOptions([finding('ROW_TOO_WIDE'), finding('NAN_VALUE'), stops, taken])).toEqual([
    '--accept NAN_VALUE:shop.wide',
    '--accept UNKNOWN_TYPE:shop.wide',
  ]);
  const read = [stops, taken].map((entry) => readFinding(writeFinding(entry), 1));
  expect(read.map((entry) => entry && [entry.code, consentHelps(entry)])).toEqual([
    ['DATE_RANGE', false],
    ['UNKNOWN_TYPE', true],
  ]);
});
