import { connect, engineNamed } from './adapters/index.js';
import { EngineError, toEngineError } from './errors.js';
import { analyze, basisOf, map, parse, plan, render, type Connections } from './index.js';
import type { Catalog } from './model/catalog.js';
import type { ConnectionSettings } from './model/connection.js';
import { cutForPreview, type RowPreview } from './model/glance.js';
import { rangePlaceholder, stepsOf, type Script, type ScriptStep } from './model/script.js';
import type { ScriptReview } from './model/scriptReview.js';
import { demandSameServer } from './run/demands.js';
import { review } from './script/review.js';

/** Reads a script as a person's text: what it names, what will not work, what has no effect. Asks no server; undefined for a script without its header. */
export function reviewScript(
  text: string,
  catalogOf: (identity: string) => Catalog | undefined,
): ScriptReview | undefined {
  const script = parse(text);
  const { source, target } = script;
  if (!source || !target) return undefined;
  const ends = { source: engineNamed(source.engine), target: engineNamed(target.engine) };
  const catalog = source.identity === undefined ? undefined : catalogOf(source.identity);
  return review(script, { ...ends, catalog });
}

/**
 * The script as it would be generated now: by the decisions and the scan that it says it was made from, over the source's present catalog.
 * Reads no row. Throws BAD_INPUT for a script that doesn't say what it was made from.
 */
export async function regenerate(script: Script, connections: Connections, signal?: AbortSignal): Promise<string> {
  const basis = basisOf(script);
  if (!basis) throw noBasis();
  const { decisions, profile } = basis;
  const known = await analyze(connections, decisions, { scan: false, signal });
  demandSameServer('source', script, known.catalog.server);
  demandSameServer('target', script, known.target);
  const mapping = map({ ...known, profile }, decisions);
  return render(plan(mapping, { basis }));
}

/** The first rows that a copy step reads, as text. The session is read-only, and nothing is kept. Throws BAD_INPUT for a step that reads nothing. */
export async function previewStep(
  script: Script,
  stepId: string,
  settings: ConnectionSettings,
  limit: number,
  signal?: AbortSignal,
): Promise<RowPreview> {
  const step = stepsOf(script).find(({ id }) => id === stepId);
  if (!step?.source) throw nothingRead(stepId);
  const { adapter, session } = await connect(settings, 'source', signal);
  try {
    demandSameServer('source', script, session.server);
    const [statement] = adapter.lex.splitStatements(step.source.sql);
    if (!statement) throw nothingRead(stepId);
    const query = statement.sql.replace(rangePlaceholder, 'true');
    const { columns, rows } = await session.query(
      `SELECT * FROM (\n${query}\n) preview LIMIT ${Math.trunc(limit) + 1}`,
      [],
      signal,
    );
    return {
      columns: columns.map((name) => ({ name, type: '', length: false })),
      rows: rows.slice(0, limit).map((row) => row.map((value, at) => shown(value, columns[at], step))),
      more: rows.length > limit,
    };
  } catch (thrown) {
    throw atStep(thrown, step);
  } finally {
    await session.close();
  }
}

/** Raw bytes that the client encodes on the way are no text. */
function shown(value: string | null, column: string | undefined, { encode }: ScriptStep): string | null {
  const encoding = encode[column ?? ''];
  if (value === null) return null;
  return encoding === undefined ? cutForPreview(value) : `(bytes, as ${encoding})`;
}

function atStep(thrown: unknown, step: ScriptStep): EngineError {
  const error = toEngineError(thrown, 'input');
  const { line = step.source?.lines.start } = error.toData();
  return EngineError.fromData({ ...error.toData(), line });
}

function nothingRead(step: string): EngineError {
  return new EngineError({
    code: 'BAD_INPUT',
    stage: 'input',
    object: step,
    message: `The step "${step}" has no @source half that could be read.`,
    hint: 'Preview a copy step.',
  });
}

function noBasis(): EngineError {
  return new EngineError({
    code: 'BAD_INPUT',
    stage: 'plan',
    message: 'The script has no @decisions line, so it does not say what it was generated from.',
    hint: 'Generate the script again from its mapping.',
  });
}
