import type { Session } from '../../../adapter.js';
import { EngineError } from '../../../errors.js';
import { postgresSession } from '../session.js';

/** Rows and bytes that a query will give, as the planner thinks. */
export async function estimate(
  reader: Session,
  query: string,
  signal?: AbortSignal,
): Promise<{ rows: number; bytes: number }> {
  const { rows } = await postgresSession(reader).execute(`EXPLAIN (FORMAT JSON)\n${query}`, { signal });
  const plan = planOf(rows[0]?.[0]);
  return { rows: plan['Plan Rows'], bytes: plan['Plan Rows'] * plan['Plan Width'] };
}

/** https://www.postgresql.org/docs/18/sql-explain.html */
function planOf(json: string | null | undefined): { 'Plan Rows': number; 'Plan Width': number } {
  const [first] = JSON.parse(json ?? '[]') as { Plan?: { 'Plan Rows': number; 'Plan Width': number } }[];
  if (first?.Plan) return first.Plan;
  throw new EngineError({
    code: 'INTERNAL',
    stage: 'run',
    message: 'PostgreSQL explained a query without a plan.',
    hint: 'This is a defect of Database Migration. Please report it with the log of this run.',
  });
}
