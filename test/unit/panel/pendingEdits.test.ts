import { expect, test } from 'vitest';
import { endsWithin, PendingEdits } from '../../../src/vscode/panel/pendingEdits.js';

/** A page, and a document, of which each does what it is told when the test says so. */
function pending(): {
  edits: PendingEdits;
  questions: number[];
  made: string[];
  add: (name: string) => () => void;
} {
  const questions: number[] = [];
  const made: string[] = [];
  const edits = new PendingEdits((question) => questions.push(question));
  const add = (name: string): (() => void) => {
    let make = (): void => undefined;
    const turn = new Promise<void>((resolve) => (make = resolve));
    edits.add(async () => {
      await turn;
      made.push(name);
    });
    return make;
  };
  return { edits, questions, made, add };
}

test('are complete when the page has sent what was being typed, and all of it is made in its order', async () => {
  const { edits, questions, made, add } = pending();
  const makeFirst = add('first');
  let madeInTime: readonly string[] | undefined;
  const complete = edits.complete().then(() => (madeInTime = [...made]));
  // Sent before the answer, as all that comes from a page.
  const makeTyped = add('typed');
  edits.answered(questions[0] ?? 0);
  makeTyped();
  makeFirst();
  await complete;
  expect(madeInTime).toEqual(['first', 'typed']);
});

test('are not complete while the page is silent, or answers another question', async () => {
  const { edits, questions } = pending();
  const first = edits.complete();
  const second = edits.complete();
  expect(questions).toHaveLength(2);
  edits.answered(questions[0] ?? 0);
  await first;
  expect(await endsWithin(second, 1)).toBe(false);
  edits.dismiss();
  expect(await endsWithin(second, 60_000)).toBe(true);
});

test('that have come are waited for without a question', async () => {
  const { edits, questions, made, add } = pending();
  add('only')();
  await edits.made();
  expect(made).toEqual(['only']);
  expect(questions).toEqual([]);
});
