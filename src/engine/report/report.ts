import { createHash } from 'node:crypto';
import type { RunEvent, RunOutcome, ServerMark } from '../model/event.js';
import { product } from '../model/product.js';
import type { Report, ReportedStep } from '../model/report.js';
import { stepsOf, type Script, type PlannedConnection } from '../model/script.js';
import { pacingOf } from './pacing.js';
import { reportedFindings } from './findings.js';

type EventOf<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>;

/** What a report says of itself. */
export interface ReportOptions {
  /** ISO 8601; without it, the time of the last event. */
  readonly createdAt?: string | undefined;
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
    format: 1,
    verb: started?.verb === 'verify' ? 'verify' : 'run',
    createdAt: options.createdAt ?? finishedAt,
    product,
    source: started?.source ?? plannedMark(script.source),
    target: started?.target ?? plannedMark(script.target),
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
    objects: events.findLast((event) => event.type === 'objects')?.result,
    findings: reportedFindings(script, events),
    rejects: rejectsOf(events),
    pacing: pacingOf(events),
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

/** One result a step: the last one, where a step was verified again. */
function latestByStep(events: readonly RunEvent[]): Report['tables'] {
  const results = events.flatMap((event) => (event.type === 'verification' ? [event.result] : []));
  return [...new Map(results.map((result) => [result.step, result])).values()];
}
