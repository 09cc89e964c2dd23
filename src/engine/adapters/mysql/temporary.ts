import type { StepKind } from '../../model/script.js';
import type { Temporary } from '../../model/temporary.js';
import { moveNames } from './moveNames.js';

const trial = 'database_migration_trial';

/** A temporary table has no foreign key and no trigger, and MySQL reads it only once in a query. https://dev.mysql.com/doc/refman/9.7/en/temporary-table-problems.html */
const possible: readonly StepKind[] = [
  'session',
  'require',
  'create-table',
  'copy',
  'create-index',
  'set-counter',
  'verify',
];

/** Within a read-only transaction rows of temporary tables alone may change. https://dev.mysql.com/doc/refman/9.7/en/set-transaction.html */
export const temporary: Temporary = {
  trial: [`CREATE TEMPORARY TABLE ${trial} (a int)`, `DROP TEMPORARY TABLE ${trial}`],
  confine: ['SET SESSION TRANSACTION READ ONLY'],
  lift: ['SET SESSION TRANSACTION READ WRITE', 'SET SESSION TRANSACTION READ ONLY'],
  move(sql, kind, { schemas, database }) {
    if (!possible.includes(kind) || fullText.test(sql)) return undefined;
    const { sql: moved } = moveNames(sql, new Map([...schemas].map((schema) => [schema, database])));
    return kind === 'create-table' ? moved.replace(creation, '$1TEMPORARY $2') : moved;
  },
};

const creation = /^((?:\s|--[^\n]*\n)*CREATE\s+)(TABLE\b)/iu;
const fullText = /\bFULLTEXT\s+(?:INDEX|KEY)\b/iu;
