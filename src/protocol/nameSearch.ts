import type { NameSearch } from '../engine/model/nameSearch.js';
import { isBoolean, isString, objectOf, oneOf } from './check.js';

/** Checks a search that came from a webview or over to the engine. */
export const isNameSearch = objectOf<NameSearch>({
  objects: oneOf('all', 'tables', 'columns'),
  search: isString,
  replacement: isString,
  regex: isBoolean,
  matchCase: isBoolean,
});
