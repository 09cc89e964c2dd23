import type { Scratch } from '../../adapter.js';
import { quoteIdentifier } from './lex.js';
import { temporary } from './temporary.js';
import { moveNames } from './moveNames.js';

/** A schema is a database here: names that are qualified have to be moved one by one. */
export const scratch: Scratch = {
  schemasAreDatabases: true,
  move: moveNames,
  temporary,
  createDatabase: (name) => [`CREATE DATABASE ${quoteIdentifier(name)}`],
  extensions: async () => [],
};
