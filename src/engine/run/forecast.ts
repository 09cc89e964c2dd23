import type { RunEvent } from '../model/event.js';
import type { Forecast } from '../model/forecast.js';
import { isOfKeys, stepsOf, type Script, type StepKind } from '../model/script.js';
import type { Sample } from './sample.js';

/** Kinds of step that take longer the more rows a table has. */
const growing: readonly StepKind[] = ['copy', 'create-index', 'prove', 'add-foreign-key', 'verify'];

/** A step of the rehearsal that grows, and what the real run has of the same. */
interface Measured {
  readonly kind: StepKind;
  readonly milliseconds: number;
  /** Bytes of the sample, and of the rows that it left out. */
  readonly bytes: number;
  readonly bytesLeft: number;
}

/**
 * From a rehearsal's events and the sizes of the tables; undefined where nothing was copied. What the rehearsal took, the real run takes too, for it runs the same steps; beyond it
 * come the rows that the sample left out. What they cost is known from the same kind of step in the rehearsal, without what its shortest one took, which is the cost of having
 * a step at all.
 */
export function forecastOf(
  script: Script,
  events: readonly RunEvent[],
  samples: ReadonlyMap<string, Sample>,
): Forecast | undefined {
  const measured = measuredSteps(script, events, samples);
  const copies = measured.filter(({ kind }) => kind === 'copy');
  if (!copies.some(({ bytes }) => bytes > 0)) return undefined;
  const sizes = [...samples.values()];
  const more = growing.reduce((sum, kind) => sum + growth(measured.filter((step) => step.kind === kind)), 0);
  const { streams = 1 } = events.findLast((event) => event.type === 'streams') ?? {};
  const rehearsed = tookOf(events);
  return {
    rows: sizes.reduce((sum, sample) => sum + sample.rows, 0),
    bytes: sizes.reduce((sum, sample) => sum + sample.bytes, 0),
    lowMilliseconds: Math.round(rehearsed + more / streams),
    highMilliseconds: Math.round(rehearsed + more),
  };
}

function measuredSteps(script: Script, events: readonly RunEvent[], samples: ReadonlyMap<string, Sample>): Measured[] {
  const steps = stepsOf(script);
  const tableOf = new Map(
    steps.flatMap(({ name, attributes: { table } }) => (table === undefined ? [] : [[name, table] as const])),
  );
  const byId = new Map(steps.map((step) => [step.id, step]));
  const done = events.flatMap((event) => (event.type === 'step' && event.state === 'done' ? [event] : []));
  const copied = new Map(done.map(({ step, rows = 0, bytes = 0 }) => [step, { rows, bytes }]));
  return done.flatMap(({ step: id, milliseconds = 0 }) => {
    const step = byId.get(id);
    const sample = samples.get(tableOf.get(step?.name ?? '') ?? '');
    const own = copied.get(`copy ${step?.name ?? ''}`);
    if (!step || !sample || !own || !growing.includes(step.kind) || isOfKeys(step)) return [];
    // The sample has the widest rows: an average one is no wider than the server's statistics say.
    const width = own.rows === 0 ? 0 : Math.min(own.bytes / own.rows, sample.bytes / Math.max(1, sample.rows));
    const bytesLeft = Math.max(0, sample.rows - own.rows) * width;
    return [{ kind: step.kind, milliseconds, bytes: own.bytes, bytesLeft }];
  });
}

/** Milliseconds that one kind of step takes for the rows that the samples left out, one after another: by least squares, for which large samples say more than small ones. */
function growth(steps: readonly Measured[]): number {
  const shortest = steps.length > 1 ? Math.min(...steps.map(({ milliseconds }) => milliseconds)) : 0;
  const sum = (of: (step: Measured) => number): number => steps.reduce((total, step) => total + of(step), 0);
  const squares = sum(({ bytes }) => bytes ** 2);
  if (squares === 0) return 0;
  const perByte = sum(({ bytes, milliseconds }) => bytes * (milliseconds - shortest)) / squares;
  return perByte * sum(({ bytesLeft }) => bytesLeft);
}

/** From the beginning of the rehearsal's script to its end. */
function tookOf(events: readonly RunEvent[]): number {
  const [started, finished] = [
    events.find((event) => event.type === 'started'),
    events.findLast((event) => event.type === 'finished'),
  ];
  return started && finished ? Math.max(0, Date.parse(finished.at) - Date.parse(started.at)) : 0;
}
