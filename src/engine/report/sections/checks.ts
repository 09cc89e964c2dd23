import type { Check } from '../../model/check.js';
import { countOf } from '../../model/quantity.js';
import type { Report } from '../../model/report.js';
import type { Section, Tone } from '../page/document.js';

const words: Readonly<Record<Check['state'], { readonly state: string; readonly tone: Tone }>> = {
  pass: { state: '✓ fine', tone: 'good' },
  warn: { state: '! look at it', tone: 'warn' },
  fail: { state: '✗ in the way', tone: 'bad' },
};

/** What was looked at before anything was written; nothing where no run began. */
export function checksSection({ checks }: Report): Section | undefined {
  if (checks.length === 0) return undefined;
  const count = (state: Check['state']): number => checks.filter((check) => check.state === state).length;
  const title = `${countOf(checks.length, 'check')}: ${count('pass')} fine, ${count('warn')} to look at, ${count('fail')} in the way`;
  return {
    id: 'checks',
    title: 'Checks before the run',
    blocks: [
      {
        kind: 'fold',
        title,
        open: count('fail') > 0,
        blocks: [
          {
            kind: 'table',
            caption: 'What was looked at before anything was written.',
            columns: ['Check', 'Side', 'State', 'What was seen', 'What to do'],
            rows: checks.map(({ id, side, state, seen, fix }) => [
              { code: id, unbroken: true },
              side,
              words[state],
              seen,
              fix ?? '',
            ]),
          },
        ],
      },
    ],
  };
}
