import * as vscode from 'vscode';

/** The answer of a person who wants the question before this one again. */
export const back = Symbol('back');
/** An answer; nothing when the person gave up. */
export type Answer<T> = T | typeof back | undefined;

/** Where a question stands in its series. */
export interface Position {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
}

/** One question of a series: takes the draft so far and gives the next one. */
export interface Step<Draft> {
  /** Left out, in both directions, when this says no. */
  readonly when?: (draft: Draft) => boolean;
  readonly ask: (draft: Draft, position: Position) => Promise<Answer<Draft>>;
}

/**
 * The question of a series that was answered last. It stays until the next one is there: a moment without any gives the focus to the tree, which keeps it from the
 * next question when it is drawn anew.
 */
let answered: vscode.QuickInput | undefined;
/** How many series are asked, one within the other. */
let depth = 0;

function removeAnswered(): void {
  answered?.dispose();
  answered = undefined;
}

/** Asks a series of questions, with a way back from each; the result is the last draft, or nothing when the person gave up. */
export async function askSeries<Draft>(
  title: string,
  start: Draft,
  steps: readonly Step<Draft>[],
): Promise<Draft | undefined> {
  depth += 1;
  try {
    return await askSteps(title, start, steps);
  } finally {
    depth -= 1;
    removeAnswered();
  }
}

async function askSteps<Draft>(title: string, start: Draft, steps: readonly Step<Draft>[]): Promise<Draft | undefined> {
  const drafts: Draft[] = [start];
  const asked: Step<Draft>[] = [];
  for (;;) {
    const draft = drafts.at(-1) ?? start;
    const last = asked.at(-1);
    const rest = steps.slice(last ? steps.indexOf(last) + 1 : 0).filter((step) => step.when?.(draft) ?? true);
    const [next] = rest;
    if (!next) return draft;
    const position = { title, step: asked.length + 1, totalSteps: asked.length + rest.length };
    const answer = await next.ask(draft, position);
    if (answer === undefined) return undefined;
    if (answer === back) {
      asked.pop();
      drafts.pop();
    } else {
      asked.push(next);
      drafts.push(answer);
    }
  }
}

/** A question with a text for an answer. */
export interface TextQuestion extends Position {
  readonly prompt: string;
  readonly value?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly password?: boolean | undefined;
  /** What is wrong with a text, or nothing. */
  readonly validate?: ((text: string) => string | undefined) | undefined;
}

/** Asks for a text, in VS Code's own input box. It stays open when the person looks something up elsewhere. */
export async function askText(question: TextQuestion): Promise<Answer<string>> {
  const input = vscode.window.createInputBox();
  Object.assign(input, {
    title: question.title,
    step: question.step,
    totalSteps: question.totalSteps,
    prompt: question.prompt,
    value: question.value ?? '',
    placeholder: question.placeholder,
    password: question.password ?? false,
    ignoreFocusOut: true,
    buttons: question.step > 1 ? [vscode.QuickInputButtons.Back] : [],
  });
  return await answerOf(input, (accept) => {
    const problem = question.validate?.(input.value);
    input.validationMessage = problem;
    if (problem === undefined) accept(input.value);
  });
}

/** A question with a choice among items. */
export interface PickQuestion<Item extends vscode.QuickPickItem> extends Position {
  readonly placeholder: string;
  readonly items: readonly Item[];
  readonly active?: Item | undefined;
}

/** Asks for one of the items. */
export async function askPick<Item extends vscode.QuickPickItem>(question: PickQuestion<Item>): Promise<Answer<Item>> {
  const pick = vscode.window.createQuickPick<Item>();
  Object.assign(pick, pickProperties(question));
  if (question.active) pick.activeItems = [question.active];
  return await answerOf(pick, (accept) => {
    const [item] = pick.selectedItems;
    if (item) accept(item);
  });
}

/** Asks for any number of the items, at least one. */
export async function askPicks<Item extends vscode.QuickPickItem>(
  question: PickQuestion<Item> & { readonly selected: readonly Item[] },
): Promise<Answer<readonly Item[]>> {
  const pick = vscode.window.createQuickPick<Item>();
  Object.assign(pick, pickProperties(question), { canSelectMany: true });
  pick.selectedItems = question.selected;
  return await answerOf(pick, (accept) => {
    if (pick.selectedItems.length > 0) accept(pick.selectedItems);
  });
}

function pickProperties(question: PickQuestion<vscode.QuickPickItem>): object {
  const { title, step, totalSteps, placeholder, items } = question;
  const buttons = step > 1 ? [vscode.QuickInputButtons.Back] : [];
  return { title, step, totalSteps, placeholder, items, ignoreFocusOut: true, buttons };
}

async function answerOf<T>(
  input: vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem>,
  onAccept: (accept: (answer: T) => void) => void,
): Promise<Answer<T>> {
  const answer = await new Promise<Answer<T>>((resolve) => {
    input.onDidTriggerButton((button) => {
      if (button === vscode.QuickInputButtons.Back) resolve(back);
    });
    input.onDidAccept(() => onAccept(resolve));
    input.onDidHide(() => resolve(undefined));
    input.show();
    removeAnswered();
  });
  if (answer === undefined || depth === 0) input.dispose();
  else {
    input.busy = true;
    answered = input;
  }
  return answer;
}
