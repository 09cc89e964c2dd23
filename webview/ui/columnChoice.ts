import type { ChoiceView, ColumnView } from '../../src/protocol/mappingView.js';
import { wayTitles } from './policyWords.js';

/** A choice as people tell it from its neighbours: two of one type differ in their way. */
export function choiceLabel(column: ColumnView, choice: ChoiceView): string {
  return isAlone(column, choice)
    ? choice.type
    : `${choice.type} · ${wayTitles[choice.way ?? '']?.() ?? choice.way ?? ''}`;
}

/** How the decisions file asks for a choice: by its type, or by its way where the type alone doesn't say which is meant. */
export function wishFor(column: ColumnView, choice: ChoiceView): { nativeType?: string; way?: string } {
  if (isAlone(column, choice) || choice.way === undefined) return { nativeType: choice.type };
  return { way: choice.way };
}

function isAlone(column: ColumnView, choice: ChoiceView): boolean {
  return column.choices.filter((other) => other.type === choice.type).length === 1;
}
