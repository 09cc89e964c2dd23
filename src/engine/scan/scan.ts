import type { Adapter, Session } from '../adapter.js';
import { throwIfCancelled } from '../errors.js';
import type { ServerInfo } from '../model/catalog.js';
import { tableKey, type ColumnMapping, type Mapping, type TableMapping } from '../model/mapping.js';
import type { DataProfile, GuardResult, LooseForeignKey, ScanProgress } from '../model/profile.js';
import { rangePlaceholder } from '../model/script.js';
import type { Guard } from '../model/type.js';
import { findLooseForeignKeys } from './foreignKeys.js';

export interface ScanOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ScanProgress) => void) | undefined;
}

/** One guard on one column, with the source's predicate for it. */
interface Question {
  readonly column: ColumnMapping;
  readonly guard: Guard;
  readonly predicate: string;
}

/** Asks the source, one pass a table, how many rows break each guard of the mapping. Reads only. */
export async function scan(
  mapping: Mapping,
  source: Adapter,
  session: Session,
  options: ScanOptions,
): Promise<DataProfile> {
  const tables = mapping.tables.filter((table) => table.included);
  const guards: GuardResult[] = [];
  const rows: Record<string, number> = {};
  const looseForeignKeys: LooseForeignKey[] = [];
  for (const [done, table] of tables.entries()) {
    throwIfCancelled(options.signal, 'scan');
    options.onProgress?.({ table: tableKey(table.source), done, total: tables.length });
    looseForeignKeys.push(...(await findLooseForeignKeys(table, mapping, source, session, options.signal)));
    const questions = questionsOf(table, source, mapping.source);
    if (questions.length === 0) continue;
    const answer = await ask(table, questions, source, session, options.signal);
    rows[tableKey(table.source)] = answer.rows;
    guards.push(...answer.guards);
  }
  return { takenAt: new Date().toISOString(), guards, looseForeignKeys, rows };
}

/** Guards of every choice that may come into question: those up to the first choice that needs no fall-back. */
function questionsOf(table: TableMapping, source: Adapter, server: ServerInfo): Question[] {
  return table.columns
    .filter((column) => column.included && column.expression === undefined)
    .flatMap((column) => {
      const wanted = new Map<string, Question>();
      for (const choice of [column.chosen, ...column.choices]) {
        for (const guard of choice.guards) {
          const predicate = source.read.guard(guard, column.source, column.neutral, server);
          if (predicate !== undefined) wanted.set(`${guard.id} ${guard.limit ?? ''}`, { column, guard, predicate });
        }
      }
      return [...wanted.values()];
    });
}

async function ask(
  table: TableMapping,
  questions: readonly Question[],
  source: Adapter,
  session: Session,
  signal: AbortSignal | undefined,
): Promise<{ rows: number; guards: GuardResult[] }> {
  const { read } = source;
  const items = [
    { sql: 'count(*)', name: 'n' },
    ...questions.map(({ predicate }, index) => ({
      sql: `sum(CASE WHEN ${predicate} THEN 1 ELSE 0 END)`,
      name: `g${index}`,
    })),
  ];
  const result = await session.query(read.select(table.source, items, session.server), [], signal);
  const [total, ...counts] = result.rows[0] ?? [];
  const guards: GuardResult[] = [];
  for (const [index, question] of questions.entries()) {
    const hits = Number(counts[index] ?? 0);
    const example = hits > 0 ? await exampleOf(table, question, source, session, signal) : undefined;
    const { id, limit } = question.guard;
    guards.push({
      table: tableKey(table.source),
      column: question.column.source.name,
      guard: id,
      limit,
      hits,
      example,
    });
  }
  return { rows: Number(total ?? 0), guards };
}

/** The key of one row that breaks the guard, as `column=value`. */
async function exampleOf(
  table: TableMapping,
  question: Question,
  source: Adapter,
  session: Session,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const key = table.source.primaryKey?.columns ?? [];
  if (key.length === 0) return undefined;
  const items = key.map((name) => ({ sql: source.lex.quoteIdentifier(name), name }));
  const query = source.read
    .select(table.source, items, session.server)
    .replace(rangePlaceholder, () => `(${question.predicate})`);
  const { rows } = await session.query(`${query} LIMIT 1`, [], signal);
  return rows[0]?.map((value, index) => `${key[index] ?? ''}=${value ?? 'NULL'}`).join(', ');
}
