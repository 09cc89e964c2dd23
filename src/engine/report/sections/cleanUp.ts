import { isClean } from '../../model/cleanUp.js';
import type { Report } from '../../model/report.js';
import { paragraph, type Content, type Section } from '../page/document.js';

/** What the run took away, and what a look for leftovers found; nothing where nothing was written. */
export function cleanUpSection({ cleanUp, verb, outcome }: Report): Section | undefined {
  const title = 'Clean-up';
  if (verb !== 'run' || outcome.state === 'blocked') return undefined;
  if (!cleanUp) {
    const text =
      'The run did not come to its end. Its record (a table database_migration_…) stays on the target, so that the run can be resumed or rolled back; nothing was looked for.';
    return { id: 'clean-up', title, blocks: [paragraph(text)] };
  }
  const removed: Content[] = cleanUp.removed.map((sql) => ['Removed: ', { code: sql }]);
  const clean = isClean(cleanUp) ? 'Nothing is left but what the script creates.' : 'Something is left, see below.';
  return {
    id: 'clean-up',
    title,
    blocks: [
      paragraph(clean),
      ...(removed.length === 0 ? [] : [{ kind: 'list', items: removed } as const]),
      {
        kind: 'table',
        caption: 'What was looked for when the run had ended.',
        columns: ['What', 'Where', 'Found'],
        rows: cleanUp.looked.map(({ what, place, found, error }) => [
          what,
          place,
          error !== undefined
            ? { state: `! not known: ${error}`, tone: 'warn' }
            : found.length === 0
              ? { state: '✓ none', tone: 'good' }
              : { state: `! ${found.join(', ')}`, tone: 'warn' },
        ]),
      },
    ],
  };
}
