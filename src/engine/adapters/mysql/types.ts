import type { Types } from '../../adapter.js';
import type { TypeFlavour } from './flavour.js';
import { fromNeutral } from './types/choices.js';
import { chooseType } from './types/choose.js';
import { toNeutral } from './types/neutral.js';

/** Native types to neutral ones and back. */
export function createTypes(flavour: TypeFlavour): Types {
  return {
    toNeutral: (column) => toNeutral(column.type, column, flavour),
    fromNeutral: (neutral, context) => fromNeutral(neutral, context, flavour),
    choose: (neutral, type, context) => chooseType(neutral, type, context, flavour),
  };
}
