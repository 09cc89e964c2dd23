import type { Adapter, Session } from '../adapter.js';
import { throwIfCancelled } from '../errors.js';
import { tableKey, type Mapping, type TableMapping } from '../model/mapping.js';
import type {
  ColumnWithoutValues,
  DataProfile,
  GuardResult,
  LooseCheck,
  LooseForeignKey,
  RefusedExpression,
  ProvenExpression,
  ScanProgress,
} from '../model/profile.js';
import { batches, type TableQuestions } from './batches.js';
import { exampleOf } from './example.js';
import { emptyTables } from './emptyTables.js';
import { tryExpressions } from './expressions.js';
import { findLooseForeignKeys } from './foreignKeys.js';
import { expressionQuestions, guardQuestions, presenceQuestions, type Question } from './questions.js';

export interface ScanOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ScanProgress) => void) | undefined;
  /** The tables without a row, by their keys, where somebody has asked already; undefined where that failed. */
  readonly empty?: Promise<ReadonlySet<string> | undefined> | undefined;
}

/**
 * Asks the source, one pass a table, how many rows break each guard of the mapping. Reads only, and only tables about which there is something to ask: not those
 * that the server knows to be empty.
 */
export async function scan(
  mapping: Mapping,
  source: Adapter,
  session: Session,
  options: ScanOptions,
): Promise<DataProfile> {
  const { signal, onProgress } = options;
  const hidden = unreadable(mapping);
  const tables = mapping.tables.filter((table) => table.included && !hidden(table));
  const [first] = tables;
  if (first) onProgress?.({ table: tableKey(first.source), done: 0, total: tables.length });
  const names = tables.map((table) => table.source);
  const empty = (await options.empty) ?? (await emptyTables(names, source, session, signal));
  const isEmpty = (table: TableMapping): boolean => empty.has(tableKey(table.source));
  const results: Results = { guards: [], looseChecks: [], provenExpressions: [], columnsWithoutValues: [], rows: {} };
  const asked = tables.flatMap((table): TableQuestions[] => {
    const expressions = [...expressionQuestions(table, source), ...presenceQuestions(table, source)];
    if (!isEmpty(table))
      return [{ table, questions: [...guardQuestions(table, source, mapping.source), ...expressions] }];
    noteEmpty(table, expressions, results);
    return [];
  });
  let done = tables.filter(isEmpty).length;
  for (const batch of batches(asked.filter(({ questions }) => questions.length > 0))) {
    throwIfCancelled(signal, 'scan');
    onProgress?.({ table: tableKey(batch[0]?.table.source ?? { schema: '', name: '' }), done, total: tables.length });
    await ask(batch, source, session, results, signal);
    done += batch.length;
  }
  const looseForeignKeys: LooseForeignKey[] = [];
  const parents = new Map(mapping.tables.map((table) => [tableKey(table.source), table]));
  const refusedExpressions: RefusedExpression[] = [];
  for (const table of tables) {
    throwIfCancelled(signal, 'scan');
    const asks = { source, session, isEmpty: isEmpty(table), signal };
    looseForeignKeys.push(...(await findLooseForeignKeys(table, parents, asks)));
    refusedExpressions.push(...(await tryExpressions(table, source, session, signal)));
  }
  return { takenAt: new Date().toISOString(), looseForeignKeys, refusedExpressions, ...results };
}

/** What the introspection says of tables that the user may not read; those findings block the script, so nothing is left out in silence. */
const unreadableCodes = ['SCHEMA_NOT_READABLE', 'TABLE_NOT_READABLE', 'COLUMN_NOT_READABLE', 'ROW_SECURITY'];

function unreadable(mapping: Mapping): (table: TableMapping) => boolean {
  const found = mapping.findings.filter((finding) => unreadableCodes.includes(finding.code));
  const paths = new Set(found.map((finding) => JSON.stringify(finding.object.path.slice(0, 2))));
  return ({ source: { schema, name } }) => [[schema], [schema, name]].some((path) => paths.has(JSON.stringify(path)));
}

interface Results {
  readonly guards: GuardResult[];
  readonly looseChecks: LooseCheck[];
  readonly provenExpressions: ProvenExpression[];
  readonly columnsWithoutValues: ColumnWithoutValues[];
  readonly rows: Record<string, number>;
}

/** PostgreSQL's functions take at most a hundred arguments. */
const mostArguments = 90;

/** All tables of the batch in one statement; each gives one row of counts, its place in the batch in front. */
async function ask(
  batch: readonly TableQuestions[],
  source: Adapter,
  session: Session,
  results: Results,
  signal: AbortSignal | undefined,
): Promise<void> {
  const selects = batch.map(({ table, questions }, place) => {
    const counts = questions.map(({ predicate }) => `count(CASE WHEN ${predicate} THEN 1 END)`);
    const item = { sql: joined([String(place), 'count(*)', ...counts]), name: 'counts' };
    return source.read.select(table.source, [item], session.server);
  });
  const { rows } = await session.query(selects.join('\nUNION ALL\n'), [], signal);
  for (const [counts] of rows) {
    const [place = 0, total = 0, ...hits] = (counts ?? '').split(',').map(Number);
    const entry = batch[place];
    if (!entry) continue;
    results.rows[tableKey(entry.table.source)] = total;
    for (const [at, question] of entry.questions.entries()) {
      const count = hits[at] ?? 0;
      const isTold = count > 0 && question.kind !== 'presence';
      const example = isTold ? await exampleOf(entry.table, question, source, session, signal) : undefined;
      note(question, { table: tableKey(entry.table.source), hits: count, example }, results);
    }
  }
}

/** A guard that holds is not worth a word; an expression that does can be carried. */
function note(question: Question, found: Pick<LooseCheck, 'table' | 'hits' | 'example'>, results: Results): void {
  if (question.kind === 'check') results.looseChecks.push({ ...found, name: question.check.name });
  else if (question.kind === 'claim') {
    if (question.assumed || found.hits > 0)
      results.provenExpressions.push({ ...found, kind: question.on, name: question.name });
  } else if (question.kind === 'presence') {
    if (found.hits === 0)
      results.columnsWithoutValues.push({ table: found.table, column: question.column.source.name });
  } else if (found.hits > 0) {
    const { column, guard } = question;
    results.guards.push({ ...found, column: column.source.name, guard: guard.id, limit: guard.limit });
  }
}

/** A table without a row breaks nothing. */
function noteEmpty(table: TableMapping, expressions: readonly Question[], results: Results): void {
  const key = tableKey(table.source);
  results.rows[key] = 0;
  for (const question of expressions) note(question, { table: key, hits: 0 }, results);
}

function joined(items: readonly string[]): string {
  const groups = Array.from({ length: Math.ceil(items.length / mostArguments) }, (_, at) =>
    items.slice(at * mostArguments, (at + 1) * mostArguments),
  );
  const texts = groups.map((group) => `concat_ws(',', ${group.join(', ')})`);
  return texts.length === 1 ? (texts[0] ?? '') : joined(texts);
}
