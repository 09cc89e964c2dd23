import type { Types } from '../../adapter.js';
import type { ServerInfo } from '../../model/catalog.js';
import type { TypeFlavour } from './flavour.js';
import { fromNeutral } from './types/choices.js';
import { chooseType } from './types/choose.js';
import { parseType } from './types/native.js';
import { isKnownType, toNeutral } from './types/neutral.js';

/** Native types to neutral ones and back. */
export function createTypes(of: (server: ServerInfo) => TypeFlavour): Types {
  return {
    isKnown: (written) => isKnownType(parseType(written)?.name ?? ''),
    toNeutral: (column, server) => toNeutral(column.type, column, of(server)),
    fromNeutral: (neutral, context, server) => fromNeutral(neutral, context, of(server)),
    choose: (neutral, type, context, server) => chooseType(neutral, type, context, of(server)),
  };
}
