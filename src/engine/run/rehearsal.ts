import { randomBytes } from 'node:crypto';
import { EngineError, toEngineError } from '../errors.js';
import type { ConnectionSettings } from '../model/connection.js';
import type { RunEvent } from '../model/event.js';
import type { Forecast } from '../model/forecast.js';
import { rangePlaceholder, stepsOf, type Script, type ScriptStep, type StepKind } from '../model/script.js';
import type { End } from './end.js';
import { execute } from './execute.js';
import type { Execution } from './execution.js';
import { forecastOf } from './forecast.js';
import { scratchPrefix } from './rollBack.js';
import { samplesOf, type Sample } from './sample.js';

/** What a rehearsal came to. */
export interface Rehearsed {
  readonly forecast?: Forecast | undefined;
}

type Rehearsal = Omit<Execution, 'verb' | 'options'> & {
  readonly options: Pick<Execution['options'], 'signal' | 'scriptName' | 'streams'>;
  /** Statements that create what stands for tables which the target has already, as the mapping sees them. */
  readonly standIns: (source: End, target: End) => Promise<readonly string[]>;
};

/**
 * Runs a whole script on a scratch area of the target with a bounded sample of real rows, verifies it, and drops the area again, whatever happens. The
 * target's own tables are never touched. Emits the events of a run; its `started` has the verb `rehearse`. Never rejects.
 */
export async function rehearse(rehearsal: Rehearsal): Promise<Rehearsed> {
  const { emit } = rehearsal;
  const events: RunEvent[] = [];
  const began = performance.now();
  let scratch: Scratched | undefined;
  let samples: ReadonlyMap<string, Sample> = new Map();
  try {
    scratch = await Scratched.create(rehearsal);
    const { script, skipped, sampled } = await prepare(rehearsal, scratch);
    samples = sampled;
    await execute({
      ...rehearsal,
      ...{ verb: 'rehearse', script },
      connections: { source: rehearsal.connections.source, target: scratch.settings },
      options: { ...rehearsal.options, ledger: false, retries: 0 },
      emit: (event) => {
        events.push(event);
        if (event.type === 'finished') return;
        emit(event);
        if (event.type === 'started') for (const message of skipped) warn(emit, message);
      },
    });
  } catch (thrown) {
    const error = toEngineError(thrown, 'preflight');
    const state = error.code === 'CANCELLED' ? 'cancelled' : 'blocked';
    const outcome = {
      state,
      rows: 0,
      bytes: 0,
      milliseconds: Math.round(performance.now() - began),
      error: error.toData(),
    } as const;
    events.push({ type: 'finished', at: new Date().toISOString(), outcome });
  } finally {
    await scratch?.drop((message) => warn(emit, message));
  }
  const last = events.findLast((event) => event.type === 'finished');
  if (last) emit(last);
  return { forecast: forecastOf(events, samples) };
}

function warn(emit: (event: RunEvent) => void, message: string): void {
  emit({ type: 'warning', at: new Date().toISOString(), side: 'target', message });
}

/** The scratch databases on the target, and what is known of the real one. */
class Scratched {
  private constructor(
    private readonly end: End,
    readonly names: ReadonlyMap<string, string>,
    readonly settings: ConnectionSettings,
    /** Schemas that are on the target and are nobody's scratch. */
    readonly others: ReadonlySet<string>,
  ) {}

  static async create({ connections, connect, script, options }: Rehearsal): Promise<Scratched> {
    const { signal } = options;
    const end = await connect(connections.target, 'target', signal);
    const { adapter, session } = end;
    try {
      const others = new Set(await adapter.listSchemas(session, signal));
      const schemas = adapter.scratch.schemasAreDatabases ? schemasOf(script, end) : [];
      const base = scratchPrefix + randomBytes(4).toString('hex');
      const names = new Map(
        [session.server.database, ...schemas.filter((name) => name !== session.server.database)].map((name, index) => [
          name,
          index === 0 ? base : `${base}_${index}`,
        ]),
      );
      const scratched = new Scratched(end, names, { ...connections.target, database: base }, others);
      // Schemas that are not there yet are the script's own to create.
      const needed = [...names].filter(([schema], index) => index === 0 || others.has(schema));
      const statements = needed.flatMap(([, name]) => adapter.scratch.createDatabase(name));
      try {
        for (const sql of statements) await session.query(sql, [], signal);
        await scratched.addExtensions(connect);
      } catch (error) {
        await scratched.drop(() => undefined);
        throw error;
      }
      return scratched;
    } catch (thrown) {
      await session.close();
      throw forbidden(toEngineError(thrown, 'preflight'));
    }
  }

  /** An extension that the user may not create is missed by the step that needs it. */
  private async addExtensions(connect: Execution['connect']): Promise<void> {
    const { adapter, session } = this.end;
    const statements = await adapter.scratch.extensions(session);
    if (statements.length === 0) return;
    const inside = await connect(this.settings, 'target');
    try {
      for (const sql of statements) await inside.session.query(sql).catch(() => undefined);
    } finally {
      await inside.session.close();
    }
  }

  async drop(say: (message: string) => void): Promise<void> {
    const { adapter, session } = this.end;
    for (const name of [...this.names.values()].reverse()) {
      await session.query(`DROP DATABASE IF EXISTS ${adapter.lex.quoteIdentifier(name)}`).catch((thrown: unknown) => {
        const { message } = toEngineError(thrown, 'run');
        say(`The scratch database ${name} could not be dropped: ${message} "clean" drops it.`);
      });
    }
    await session.close();
  }

  get adapter(): End['adapter'] {
    return this.end.adapter;
  }
}

function schemasOf(script: Script, { adapter, session }: End): string[] {
  const statements = stepsOf(script).flatMap((step) => adapter.lex.splitStatements(step.body?.sql ?? ''));
  const tables = statements.flatMap(({ sql }) => adapter.lex.createdTable(sql, session.server) ?? []);
  return [...new Set(tables.map(({ schema }) => schema))];
}

function forbidden(error: EngineError): EngineError {
  if (error.code === 'CANCELLED' || error.stage === 'connect') return error;
  return new EngineError({
    ...error.toData(),
    stage: 'preflight',
    code: error.code,
    message: `The target allows no scratch database: ${error.message}`,
    hint: 'Have CREATE DATABASE granted for a rehearsal, or rehearse on another server. "preflight" looks at what can be looked at without.',
    cause: error,
  });
}

interface Prepared {
  readonly script: Script;
  readonly sampled: ReadonlyMap<string, Sample>;
  /** What is left out of the rehearsal, as sentences. */
  readonly skipped: readonly string[];
}

/** The script with its names moved into the scratch area and its queries bounded to samples; lines stay those of the text. */
async function prepare(rehearsal: Rehearsal, scratch: Scratched): Promise<Prepared> {
  const { script, connections, connect, options } = rehearsal;
  const { signal } = options;
  const source = await connect(connections.source, 'source', signal);
  try {
    const steps = stepsOf(script);
    const catalog = await source.adapter.introspect(source.session, { schemas: sourceSchemas(steps) }, signal);
    const sampled = await samplesOf(steps, catalog, source, signal);
    const skipped: string[] = [];
    await makeStandIns(rehearsal, source, scratch, skipped);
    const open = new Set(
      steps
        .filter((step) => step.kind === 'copy' && needsMore(step, sampled, catalog.schemas))
        .map((step) => step.name),
    );
    const kept = new Set(steps.filter((step) => step.attributes.existing !== undefined).map((step) => step.name));
    const move = (step: ScriptStep): ScriptStep =>
      isAboutTheReal(step, kept) ? { ...step, skip: true } : moved(step, scratch, sampled, open, skipped);
    const phases = script.phases.map((phase) => ({ ...phase, steps: phase.steps.map(move) }));
    for (const [table, sample] of sampled) {
      if (sample.left) skipped.push(`${table} is large and has no key: its structure is rehearsed without rows.`);
    }
    return { script: { ...script, target: undefined, phases }, sampled, skipped };
  } finally {
    await source.session.close();
  }
}

/** Tables that the target has already have empty ones for stand-ins, made as the mapping sees them. */
async function makeStandIns(
  { script, connect, standIns }: Rehearsal,
  source: End,
  scratch: Scratched,
  skipped: string[],
): Promise<void> {
  if (!stepsOf(script).some((step) => step.attributes.existing !== undefined || onTheReal.includes(step.kind))) return;
  skipped.push(
    'Tables that are on the target already have empty stand-ins in the rehearsal: their own triggers, keys and rows are not met there.',
  );
  const target = await connect(scratch.settings, 'target');
  try {
    for (const sql of await standIns(source, target)) {
      await target.session.query(scratch.adapter.scratch.move(sql, scratch.names).sql);
    }
  } finally {
    await target.session.close();
  }
}

/** Kinds of step that are about what is on the target before the run. */
const onTheReal: readonly StepKind[] = ['suspend', 'restore', 'truncate', 'drop-table'];

/** Also queries that prove the keys of tables that were there: they may refer to tables which have no stand-in. */
function isAboutTheReal(step: ScriptStep, kept: ReadonlySet<string>): boolean {
  if (step.kind === 'prove') return kept.has(step.name);
  return onTheReal.includes(step.kind) && step.phase !== 'clean up';
}

function sourceSchemas(steps: readonly ScriptStep[]): string[] | undefined {
  const names = steps.flatMap((step) => step.attributes.table?.split('.')[0] ?? []);
  return names.some((name) => name.includes('"')) || names.length === 0 ? undefined : [...new Set(names)];
}

/** Whether a table refers to one whose sample may lack rows. */
function needsMore(
  step: ScriptStep,
  sampled: ReadonlyMap<string, Sample>,
  schemas: readonly {
    readonly name: string;
    readonly tables: readonly {
      readonly name: string;
      readonly foreignKeys: readonly { readonly referencedSchema: string; readonly referencedTable: string }[];
    }[];
  }[],
): boolean {
  const table = schemas
    .flatMap((schema) => schema.tables.map((entry) => ({ word: `${schema.name}.${entry.name}`, entry })))
    .find(({ word }) => word === step.attributes.table)?.entry;
  return (table?.foreignKeys ?? []).some(
    (key) => sampled.get(`${key.referencedSchema}.${key.referencedTable}`)?.closed === false,
  );
}

function moved(
  step: ScriptStep,
  { adapter, names, others }: Scratched,
  sampled: ReadonlyMap<string, Sample>,
  open: ReadonlySet<string>,
  skipped: string[],
): ScriptStep {
  const sample = sampled.get(step.attributes.table ?? '');
  const reaches = new Set<string>();
  const target = (sql: string): string => {
    const result = adapter.scratch.move(sql, names);
    for (const name of result.others) if (others.has(name)) reaches.add(name);
    return result.sql;
  };
  const body = step.body && { ...step.body, sql: target(step.body.sql) };
  const targetHalf = step.target && { ...step.target, sql: target(step.target.sql) };
  const where = sample?.where ?? 'true';
  const sourceHalf = step.source && {
    ...step.source,
    sql: step.source.sql.replace(rangePlaceholder, () => (where === 'true' ? rangePlaceholder : where)),
  };
  const lacksRows = (step.kind === 'prove' || step.kind === 'add-foreign-key') && open.has(step.name);
  if (reaches.size > 0)
    skipped.push(
      `"${step.id}" names ${[...reaches].join(', ')} on the target, which a rehearsal must not touch: it is left out.`,
    );
  if (lacksRows) skipped.push(`"${step.id}" is left out: the sample may lack rows that the keys need.`);
  const skip = step.skip || reaches.size > 0 || lacksRows;
  return { ...step, body, source: sourceHalf, target: targetHalf, skip };
}
