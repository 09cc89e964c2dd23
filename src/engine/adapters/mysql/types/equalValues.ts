import type { Loss, NeutralType, TypeChoice } from '../../../model/type.js';

const equalValuesDiffer: Loss = {
  code: 'EQUAL_VALUES_DIFFER',
  severity: 'warning',
  message:
    'The source takes values for equal that it writes in several ways (1 day and 24:00:00, 1 and 1.0); here they differ, and a key takes both.',
};

/** The choice for a column of a key, with what it loses where it keeps the text of equal values that have several. */
export function ofEqualValues(choice: TypeChoice, neutral: NeutralType): TypeChoice {
  const keepsText = /^(?:LONGTEXT|VARCHAR|CHAR|JSON)\b/u.test(choice.type);
  if (!keepsText || !hasSeveralTexts(neutral)) return choice;
  return { ...choice, losses: [...choice.losses, equalValuesDiffer] };
}

function hasSeveralTexts(neutral: NeutralType): boolean {
  switch (neutral.kind) {
    case 'interval':
    case 'float':
      return true;
    case 'json':
      return neutral.normalized;
    case 'decimal':
      return neutral.precision === undefined;
    case 'array':
      return hasSeveralTexts(neutral.element);
    case 'textual':
      return /^num(?:multi)?range$/u.test(neutral.name);
    default:
      return false;
  }
}
