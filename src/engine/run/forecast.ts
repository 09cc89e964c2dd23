import type { RunEvent } from '../model/event.js';
import type { Forecast } from '../model/forecast.js';
import { isOfKeys, stepsOf, type Script, type ScriptStep, type StepKind } from '../model/script.js';
import type { Sample } from './sample.js';

/** The largest tables, so many, are timed; the others go at their pace. */
const mostTimed = 5;
/** Steps whose time grows with the rows of their table; what others take is the same for any. */
const growing: readonly StepKind[] = ['copy', 'create-index', 'verify'];
/** What a table needs before it can be copied. */
const preparing: readonly StepKind[] = ['session', 'create-schema', 'create-type', 'create-sequence', 'create-table'];

/** What is known after a rehearsal. */
export interface Known {
  readonly script: Script;
  readonly samples: ReadonlyMap<string, Sample>;
  /** Of the rehearsal of the whole script with its samples. */
  readonly events: readonly RunEvent[];
  /** Of the {@link timedSteps}, which ran one after the other. */
  readonly timed: readonly RunEvent[];
}

/** The tables that are timed, by the condition of their first rows. */
export function headsOf(samples: ReadonlyMap<string, Sample>): ReadonlyMap<string, string> {
  const large = [...samples].flatMap(([table, { head, bytes }]) =>
    head === undefined ? [] : [{ table, head, bytes }],
  );
  const largest = large.sort((one, other) => other.bytes - one.bytes).slice(0, mostTimed);
  return new Map(largest.map(({ table, head }) => [table, head]));
}

/** The steps that have to run to time tables, by their ids. */
export function timedSteps(script: Script, tables: ReadonlySet<string>): string[] {
  const tableOf = tablesOf(script);
  return stepsOf(script)
    .filter((step) => {
      const table = tableOf(step);
      return table === undefined ? preparing.includes(step.kind) : tables.has(table);
    })
    .map(({ id }) => id);
}

/** The table of a step that makes, fills, indexes or compares one; undefined for others, and for copies of keys alone. */
function tablesOf(script: Script): (step: ScriptStep) => string | undefined {
  const copies = stepsOf(script).filter((step) => step.kind === 'copy' && !isOfKeys(step));
  const byName = new Map(copies.map(({ name, attributes }) => [name, attributes.table]));
  return (step) => (growing.includes(step.kind) || step.kind === 'create-table' ? byName.get(step.name) : undefined);
}

/** From what steps took in a rehearsal and on the beginning of the largest tables; undefined where large tables could not be timed. */
export function forecastOf(known: Known): Forecast | undefined {
  const { script, samples, events } = known;
  const sizes = [...samples.values()];
  const streams = events.find((event) => event.type === 'streams')?.streams ?? 1;
  const wall = events.findLast((event) => event.type === 'finished')?.outcome.milliseconds ?? 0;
  const rehearsed = endsOf(events);
  const tableOf = tablesOf(script);
  const paces = new Paces(known, tableOf);
  let work = 0;
  for (const step of stepsOf(script)) {
    const took = rehearsed.get(step.id)?.milliseconds ?? 0;
    const sample = samples.get(tableOf(step) ?? '');
    const isLarge = sample !== undefined && sample.where !== 'true' && growing.includes(step.kind);
    const grown = isLarge && rehearsed.has(step.id) ? paces.whole(step, sample) : took;
    const whole = grown ?? (step.kind === 'create-index' ? took : undefined);
    if (whole === undefined) return undefined;
    work += whole;
  }
  const steps = [...rehearsed.values()].reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const beside = Math.max(0, wall - steps);
  return {
    rows: sizes.reduce((sum, { rows }) => sum + rows, 0),
    bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0),
    lowMilliseconds: Math.round(beside + work / streams),
    highMilliseconds: Math.round(beside + work),
  };
}

interface Ended {
  readonly milliseconds: number;
  readonly rows: number;
}

function endsOf(events: readonly RunEvent[]): ReadonlyMap<string, Ended> {
  return new Map(
    events.flatMap((event) =>
      event.type === 'step' && event.state === 'done'
        ? [[event.step, { milliseconds: event.milliseconds ?? 0, rows: event.rows ?? 0 }] as const]
        : [],
    ),
  );
}

/** What the growing steps of large tables take for all rows: as they were timed, or by bytes at the pace of the tables that were. */
class Paces {
  private readonly timed: ReadonlyMap<string, Ended>;
  private readonly fixed: ReadonlyMap<string, Ended>;
  private readonly copied: ReadonlyMap<string, number>;
  private readonly perByte: ReadonlyMap<StepKind, number>;

  constructor(
    { script, samples, events, timed }: Known,
    private readonly tableOf: (step: ScriptStep) => string | undefined,
  ) {
    this.timed = endsOf(timed);
    this.fixed = endsOf(events);
    const steps = stepsOf(script).filter((step) => this.timed.has(step.id));
    this.copied = new Map(
      steps
        .filter(({ kind }) => kind === 'copy')
        .map((step) => [tableOf(step) ?? '', this.timed.get(step.id)?.rows ?? 0]),
    );
    this.perByte = new Map(
      growing.flatMap((kind) => {
        const own = steps.flatMap((step) => {
          const sample = step.kind === kind ? samples.get(tableOf(step) ?? '') : undefined;
          const milliseconds = sample && this.byRows(step, sample);
          return milliseconds === undefined ? [] : [{ milliseconds, bytes: sample?.bytes ?? 0 }];
        });
        const bytes = own.reduce((sum, entry) => sum + entry.bytes, 0);
        return bytes === 0 ? [] : [[kind, own.reduce((sum, entry) => sum + entry.milliseconds, 0) / bytes] as const];
      }),
    );
  }

  /** In milliseconds; undefined where no table was timed. */
  whole(step: ScriptStep, sample: Sample): number | undefined {
    const pace = this.perByte.get(step.kind);
    return this.byRows(step, sample) ?? (pace === undefined ? undefined : pace * sample.bytes);
  }

  private byRows(step: ScriptStep, { rows }: Sample): number | undefined {
    const timed = this.timed.get(step.id);
    const copied = this.copied.get(this.tableOf(step) ?? '') ?? 0;
    if (timed === undefined || copied === 0) return undefined;
    // What an index takes with next to no rows. Of copies and comparisons the rehearsal tells no such thing: their rows had to be chosen.
    const fixed = step.kind === 'create-index' ? (this.fixed.get(step.id)?.milliseconds ?? 0) : 0;
    const start = Math.min(fixed, timed.milliseconds);
    return start + ((timed.milliseconds - start) * rows) / copied;
  }
}
