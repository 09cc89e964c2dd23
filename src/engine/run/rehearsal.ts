import { EngineError, toEngineError } from '../errors.js';
import type { RunEvent } from '../model/event.js';
import type { Forecast } from '../model/forecast.js';
import { countOf } from '../model/quantity.js';
import { stepsOf, type Script, type ScriptStep, type StepKind } from '../model/script.js';
import type { Area } from './area.js';
import { using, type End } from './end.js';
import { execute } from './execute.js';
import type { Execution } from './execution.js';
import { forecastOf, headsOf, timedSteps } from './forecast.js';
import { readAlone } from './readingAlone.js';
import { samplesOf, type Sample } from './sample.js';
import { Scratch } from './scratch.js';
import { TemporaryArea } from './temporaryArea.js';

/** What a rehearsal came to. */
export interface Rehearsed {
  readonly forecast?: Forecast | undefined;
}

/** What a rehearsal needs from outside. */
export type Rehearsal = Omit<Execution, 'verb' | 'options'> & {
  readonly options: Pick<Execution['options'], 'signal' | 'scriptName' | 'streams'>;
  /** Statements that create what stands for tables which the target has already, as the mapping sees them. */
  readonly standIns: (source: End, target: End) => Promise<readonly string[]>;
};

/**
 * Runs a whole script on a scratch area of the target with a bounded sample of real rows, verifies it, and drops the area again, whatever happens. The
 * target's own tables are never touched. Emits the events of a run; its `started` has the verb `rehearse`. Never rejects. What it foretells it
 * measures afterwards, on the beginning of the largest tables.
 */
export async function rehearse(rehearsal: Rehearsal): Promise<Rehearsed> {
  const { emit, script } = rehearsal;
  const events: RunEvent[] = [];
  const began = performance.now();
  let samples: ReadonlyMap<string, Sample> = new Map();
  try {
    await inArea(rehearsal, async (area) => {
      const looked = area.inSession ? await lookAround(rehearsal) : [];
      const prepared = await prepare(rehearsal, area);
      samples = prepared.sampled;
      await execute({
        ...rehearsal,
        ...{ verb: 'rehearse', script: prepared.script },
        connections: { source: rehearsal.connections.source, target: area.settings },
        connect: area.connect,
        options: { ...optionsIn(area, rehearsal), ledger: false, retries: 0 },
        emit: (event) => {
          events.push(event);
          if (event.type === 'finished') return;
          emit(event);
          if (event.type !== 'started') return;
          for (const earlier of looked) emit(earlier);
          for (const message of prepared.skipped) warn(emit, message);
        },
      });
    });
  } catch (thrown) {
    const error = toEngineError(thrown, 'preflight');
    const state = error.code === 'CANCELLED' ? 'cancelled' : 'blocked';
    const milliseconds = Math.round(performance.now() - began);
    const outcome = { state, rows: 0, bytes: 0, milliseconds, error: error.toData() } as const;
    events.push({ type: 'finished', at: new Date().toISOString(), outcome });
  }
  const last = events.findLast((event) => event.type === 'finished');
  const timed = last?.outcome.error === undefined ? await timeLargest(rehearsal, samples) : [];
  if (last) emit(last);
  return { forecast: last?.outcome.error === undefined ? forecastOf({ script, samples, events, timed }) : undefined };
}

/** Makes an area for the work, a scratch database where the target allows one, and drops it, whatever happens. */
async function inArea(rehearsal: Rehearsal, work: (area: Area) => Promise<void>): Promise<void> {
  const area = await Scratch.create(rehearsal).catch(async (thrown: unknown): Promise<Area> => {
    const error = toEngineError(thrown, 'preflight');
    if (error.code === 'CANCELLED' || error.stage === 'connect') throw error;
    return await TemporaryArea.create(rehearsal, error).catch(async (none: unknown): Promise<never> => {
      throw await withoutArea(rehearsal, toEngineError(none, 'preflight'));
    });
  });
  try {
    await work(area);
  } finally {
    await area.drop((message) => warn(rehearsal.emit, message));
  }
}

function optionsIn({ inSession }: Area, { options }: Rehearsal): Execution['options'] {
  return inSession ? { ...options, inSession, streams: 1 } : options;
}

/** What a run looks at before it begins; within the confined session it would see that session's own limits. Throws what would stop a run, once it has told the rest. */
async function lookAround(rehearsal: Rehearsal): Promise<RunEvent[]> {
  const { emit } = rehearsal;
  const events: RunEvent[] = [];
  await execute({ ...rehearsal, verb: 'preflight', emit: (event) => events.push(event) });
  const last = events.at(-1);
  const looked = events.filter(({ type }) => type === 'check' || type === 'finding');
  if (last?.type !== 'finished' || last.outcome.error === undefined) return looked;
  for (const event of looked) emit(event);
  throw EngineError.fromData(last.outcome.error);
}

/** Does what can be done on the source alone, and gives the error that says so. */
async function withoutArea(rehearsal: Rehearsal, refused: EngineError): Promise<EngineError> {
  const { script, connections, connect, options, emit } = rehearsal;
  const { signal } = options;
  if (refused.code === 'CANCELLED') return refused;
  for (const event of await lookAround(rehearsal)) emit(event);
  const source = await connect(connections.source, 'source', signal);
  return await using(source.session, async () => {
    const steps = stepsOf(script);
    const catalog = await source.adapter.introspect(source.session, { schemas: sourceSchemas(steps) }, signal);
    const samples = await samplesOf(steps, catalog, source, signal);
    const { halves, rows } = await readAlone({ script, source, samples, emit, signal });
    const read = `What can be looked at without was: the checks of a run, and ${countOf(halves, 'source half', 'source halves')} over a sample of ${countOf(rows, 'row')}. Nothing was tried on the target.`;
    return new EngineError({ ...refused.toData(), message: `${refused.message} ${read}`, cause: refused });
  });
}

/**
 * Copies the beginning of the largest tables, builds their indexes and compares them, one step after the other, so that each step's time is its own. Its events
 * are nobody's but the forecast's. Never rejects: a failure is a warning, and empties the forecast.
 */
async function timeLargest(rehearsal: Rehearsal, samples: ReadonlyMap<string, Sample>): Promise<readonly RunEvent[]> {
  const heads = headsOf(samples);
  if (heads.size === 0) return [];
  const { script, connections, options, emit } = rehearsal;
  const events: RunEvent[] = [];
  try {
    await inArea(rehearsal, async (area) => {
      if (isIntoExisting(script)) await makeStandIns(rehearsal, area);
      const move = (step: ScriptStep): ScriptStep =>
        area.move(step, heads.get(step.attributes.table ?? '') ?? 'true').step;
      const phases = script.phases.map((phase) => ({ ...phase, steps: phase.steps.map(move) }));
      await execute({
        ...rehearsal,
        ...{ verb: 'rehearse', script: { ...script, target: undefined, phases } },
        connections: { source: connections.source, target: area.settings },
        connect: area.connect,
        options: {
          ...options,
          inSession: area.inSession,
          streams: 1,
          ledger: false,
          retries: 0,
          only: timedSteps(script, new Set(heads.keys())),
        },
        emit: (event) => events.push(event),
      });
    });
    const failed = events.find((event) => event.type === 'finished' && event.outcome.error !== undefined);
    if (failed?.type === 'finished') throw new Error(failed.outcome.error?.message);
    return events;
  } catch (thrown) {
    const { message } = toEngineError(thrown, 'run');
    if (options.signal?.aborted !== true) warn(emit, `How long the real run takes could not be measured: ${message}`);
    return [];
  }
}

function warn(emit: (event: RunEvent) => void, message: string): void {
  emit({ type: 'warning', at: new Date().toISOString(), side: 'target', message });
}

interface Prepared {
  readonly script: Script;
  readonly sampled: ReadonlyMap<string, Sample>;
  /** What is left out of the rehearsal, as sentences. */
  readonly skipped: readonly string[];
}

/** The script with its names moved into the scratch area and its queries bounded to samples; lines stay those of the text. */
async function prepare(rehearsal: Rehearsal, area: Area): Promise<Prepared> {
  const { script, connections, connect, options } = rehearsal;
  const { signal } = options;
  const steps = stepsOf(script);
  const skipped: string[] = [];
  if (isIntoExisting(script)) {
    await makeStandIns(rehearsal, area);
    skipped.push(
      'Tables that are on the target already have empty stand-ins in the rehearsal: their own triggers, keys and rows are not met there.',
    );
  }
  const source = await connect(connections.source, 'source', signal);
  try {
    const catalog = await source.adapter.introspect(source.session, { schemas: sourceSchemas(steps) }, signal);
    const sampled = await samplesOf(steps, catalog, source, signal);
    const open = new Set(
      steps
        .filter((step) => step.kind === 'copy' && needsMore(step, sampled, catalog.schemas))
        .map((step) => step.name),
    );
    const kept = new Set(steps.filter((step) => step.attributes.existing !== undefined).map((step) => step.name));
    const move = (step: ScriptStep): ScriptStep =>
      isAboutTheReal(step, kept) ? { ...step, skip: true } : moved(step, area, sampled, open, skipped);
    const phases = script.phases.map((phase) => ({ ...phase, steps: phase.steps.map(move) }));
    for (const [table, sample] of sampled) {
      if (sample.left) skipped.push(`${table} is large and has no key: its structure is rehearsed without rows.`);
    }
    return { script: { ...script, target: undefined, phases }, sampled, skipped: [...area.notes(), ...skipped] };
  } finally {
    await source.session.close();
  }
}

function isIntoExisting(script: Script): boolean {
  return stepsOf(script).some((step) => step.attributes.existing !== undefined || onTheReal.includes(step.kind));
}

/** Tables that the target has already have empty ones for stand-ins, made as the mapping sees them. */
async function makeStandIns({ connections, connect, standIns, options }: Rehearsal, area: Area): Promise<void> {
  const source = await connect(connections.source, 'source', options.signal);
  try {
    await area.make((target) => standIns(source, target));
  } finally {
    await source.session.close();
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
  area: Area,
  sampled: ReadonlyMap<string, Sample>,
  open: ReadonlySet<string>,
  skipped: string[],
): ScriptStep {
  const { step: there, left } = area.move(step, sampled.get(step.attributes.table ?? '')?.where ?? 'true');
  const lacksRows = (step.kind === 'prove' || step.kind === 'add-foreign-key') && open.has(step.name);
  if (left !== undefined) skipped.push(left);
  if (lacksRows) skipped.push(`"${step.id}" is left out: the sample may lack rows that the keys need.`);
  return { ...there, skip: there.skip || lacksRows };
}
