import { createHash } from 'node:crypto';
import type { RunEvent, RunOutcome, ServerMark } from '../model/event.js';
import { product } from '../model/product.js';
import { reportFormat, type Report, type ReportedStep, type ReportedTable } from '../model/report.js';
import { stepsOf, type Script, type PlannedConnection } from '../model/script.js';
import { pacingOf } from './pacing.js';
import { ThroughputMeter } from '../model/throughput.js';
import { rawForms, type TableVerification } from '../model/verification.js';
import { reportedFindings } from './findings.js';

type EventOf<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>;

/** What a report needs beside the events. */
export interface ReportOptions {
  /** ISO 8601; without it, the time of the last event. */
  readonly createdAt?: string | undefined;
  /** Where the progress events were not kept, what was made of them. */
  readonly throughput?: Report['throughput'];
}

/** Keeps what a report needs of a stream of events, in memory that the length of a run doesn't change: of progress only the throughput. */
export class EventLog {
  readonly events: RunEvent[] = [];
  private readonly meter = new ThroughputMeter();

  take(event: RunEvent): void {
    this.meter.take(event);
    if (event.type !== 'progress') this.events.push(event);
  }

  /** `outcome`: how the run is going to end, before it says so itself. */
  report(script: Script, outcome?: RunOutcome): Report {
    const end = outcome && { type: 'finished' as const, at: new Date().toISOString(), outcome };
    return report(script, end ? [...this.events, end] : this.events, { throughput: this.meter.result() });
  }
}

/**
 * The facts of one run or verification, from the script and the events alone. Pure. Works for every ending, also for a run that was
 * blocked before a server was asked: what is not known is then taken from the script's header.
 */
export function report(script: Script, events: readonly RunEvent[], options: ReportOptions = {}): Report {
  const started = events.find((event) => event.type === 'started');
  const finished = events.findLast((event) => event.type === 'finished');
  const startedAt = started?.at ?? events[0]?.at ?? '';
  const finishedAt = finished?.at ?? events.at(-1)?.at ?? startedAt;
  return {
    format: reportFormat,
    kind: 'migration',
    verb: started?.verb === 'verify' ? 'verify' : 'run',
    createdAt: options.createdAt ?? finishedAt,
    product,
    source: started?.source ?? plannedMark(script.source),
    target: started?.target ?? plannedMark(script.target),
    user: started?.user,
    startedAt,
    finishedAt,
    outcome: finished?.outcome ?? unfinished(startedAt, finishedAt),
    script: {
      name: started?.script ?? '',
      sha256: createHash('sha256').update(script.text, 'utf8').digest('hex'),
      text: script.text,
    },
    checks: events.flatMap((event) => (event.type === 'check' ? [event.check] : [])),
    steps: reportedSteps(script, started, events),
    tables: latestByStep(events),
    throughput: options.throughput ?? throughputOf(events),
    ...accounted(events),
    cleanUp: events.findLast((event) => event.type === 'clean-up')?.result,
    findings: reportedFindings(script, events),
    rejects: rejectsOf(events),
    pacing: pacingOf(events),
    retries: events.filter((event) => event.type === 'retry'),
    warnings: events.filter((event) => event.type === 'warning'),
    statements: events.filter((event) => event.type === 'statement'),
  };
}

function plannedMark(planned: PlannedConnection | undefined): ServerMark {
  const { name = '', engine = '', version = '', database = '' } = planned ?? {};
  return { name, engine, version, database, tested: true };
}

/** The events stopped without an end, as when the process was killed. */
function unfinished(startedAt: string, finishedAt: string): RunOutcome {
  const milliseconds = Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt)) || 0;
  return { state: 'failed', rows: 0, bytes: 0, milliseconds };
}

function reportedSteps(
  script: Script,
  started: EventOf<'started'> | undefined,
  events: readonly RunEvent[],
): ReportedStep[] {
  const inScript = new Map(stepsOf(script).map((step) => [step.id, step]));
  const byStep = new Map<string, EventOf<'step'>[]>();
  for (const event of events) {
    if (event.type === 'step') byStep.set(event.step, [...(byStep.get(event.step) ?? []), event]);
  }
  return (started?.steps ?? []).map((outline) => {
    const own = byStep.get(outline.step) ?? [];
    const last = own.at(-1);
    return {
      ...outline,
      state: last?.state ?? 'pending',
      startedAt: own.find((event) => event.state === 'running')?.at,
      milliseconds: last?.milliseconds,
      copiedRows: last?.rows,
      copiedBytes: last?.bytes,
      error: last?.error && `${last.error.message} ${last.error.hint}`,
      edited: inScript.get(outline.step)?.edited ?? false,
    };
  });
}

function rejectsOf(events: readonly RunEvent[]): Report['rejects'] {
  const rows = events.flatMap((event) => (event.type === 'reject' ? [event.row] : []));
  return rows.length === 0 ? undefined : rows;
}

/** The objects, and what of their verification has a place of its own in a report. */
function accounted(events: readonly RunEvent[]): Pick<Report, 'objects' | 'conversions' | 'advice'> {
  const event = events.findLast((entry) => entry.type === 'objects');
  if (!event) return {};
  const { conversions, advice, ...objects } = event.result;
  return { objects: { ...objects, finishedAt: event.at }, conversions, advice };
}

function throughputOf(events: readonly RunEvent[]): Report['throughput'] {
  const meter = new ThroughputMeter();
  for (const event of events) meter.take(event);
  return meter.result();
}

/** One result a step: the last one, where a step was verified again. */
function latestByStep(events: readonly RunEvent[]): ReportedTable[] {
  const results = events.flatMap((event) => (event.type === 'verification' ? [event.result] : []));
  return [...new Map(results.map((result) => [result.step, result])).values()].map(withRawForms);
}

function withRawForms(table: TableVerification): ReportedTable {
  const differences = table.differences.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => {
      const raw = rawForms(cell);
      return { ...cell, sourceRaw: raw.source, targetRaw: raw.target };
    }),
  }));
  return { ...table, differences };
}
