import type { TableMapping } from '../model/mapping.js';
import type { Question } from './questions.js';

/** A table and what to count in it. */
export interface TableQuestions {
  readonly table: TableMapping;
  readonly questions: readonly Question[];
}

/** Tables with more rows, by the server's estimate, are asked alone, so that a scan shows progress and a cancel loses little. */
const smallTable = 10_000;
const mostTables = 50;
const mostQuestions = 500;

/** Small tables together, each large one alone: thousands of small tables cost a few round trips. */
export function batches(tables: readonly TableQuestions[]): TableQuestions[][] {
  const done: TableQuestions[][] = [];
  let open: TableQuestions[] = [];
  let questions = 0;
  for (const entry of tables) {
    if (entry.table.source.estimatedRows > smallTable) {
      done.push([entry]);
      continue;
    }
    if (open.length === mostTables || (open.length > 0 && questions + entry.questions.length > mostQuestions)) {
      done.push(open);
      open = [];
      questions = 0;
    }
    open.push(entry);
    questions += entry.questions.length;
  }
  return open.length > 0 ? [...done, open] : done;
}
