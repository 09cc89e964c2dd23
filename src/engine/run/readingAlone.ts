import type { RunEvent } from '../model/event.js';
import { stepsOf, type Script, type ScriptStep } from '../model/script.js';
import { bounded } from './area.js';
import type { End } from './end.js';
import type { Sample } from './sample.js';
import { located } from './statements.js';

/** What is read, and where it is told. */
export interface Reading {
  readonly script: Script;
  readonly source: End;
  readonly samples: ReadonlyMap<string, Sample>;
  readonly emit: (event: RunEvent) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Has the source compute every conversion of the script's source halves over their samples: what remains of a rehearsal where the target has no place for it. No row comes to the client.
 * Returns how many rows and halves were read. Throws what a run would meet there, at its line.
 */
export async function readAlone({
  script,
  source,
  samples,
  emit,
  signal,
}: Reading): Promise<{ halves: number; rows: number }> {
  let [halves, rows] = [0, 0];
  for (const step of stepsOf(script)) {
    const half = step.skip
      ? undefined
      : bounded(step.source, samples.get(step.attributes.table ?? '')?.where ?? 'true');
    for (const { sql } of source.adapter.lex.splitStatements(half?.sql ?? '')) {
      const began = performance.now();
      const read = await digested(source, sql, signal).catch((thrown: unknown) => {
        throw located(thrown, step);
      });
      emit(statementOf(step, sql, read, performance.now() - began));
      halves += 1;
      if (step.kind === 'copy') rows += read;
    }
  }
  return { halves, rows };
}

/** A digest needs every value of every column. */
async function digested({ adapter, session }: End, query: string, signal?: AbortSignal): Promise<number> {
  const columns = (await adapter.checksum.columns(session, query, signal)).map(({ name }) => name);
  const { rows } = await session.query(adapter.checksum.digest({ query, columns, plain: [] }, 'shortened'), [], signal);
  return Number(rows[0]?.[0] ?? 0);
}

function statementOf(step: ScriptStep, sql: string, rows: number, milliseconds: number): RunEvent {
  const at = new Date().toISOString();
  return { type: 'statement', at, step: step.id, side: 'source', sql, rows, milliseconds: Math.round(milliseconds) };
}
