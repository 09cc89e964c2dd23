import type { Adapter, Snapshot } from '../adapter.js';
import type { EngineError } from '../errors.js';
import { throwIfCancelled, toEngineError, type Stage } from '../errors.js';
import type { CheckpointStore } from '../model/checkpoint.js';
import type { ConnectionSettings, Role } from '../model/connection.js';
import type { RunEvent, RunState, ServerMark } from '../model/event.js';
import { stepsOf, type Script, type ScriptStep } from '../model/script.js';
import type { TableVerification } from '../model/verification.js';
import { copyTables, type CopyTotals } from './copyTables.js';
import { demandNothingBlocks, demandSameServers, demandSoundScript } from './demands.js';
import type { End } from './end.js';
import { Journal, outlineOf } from './journal.js';
import { preflight } from './preflight.js';
import { sourceTables } from './sourceTables.js';
import { runStatements } from './statements.js';

/** One table's verification, as the verify stage offers it. */
export type VerifyTable = (
  step: ScriptStep,
  source: End,
  target: End,
  signal: AbortSignal,
) => Promise<TableVerification>;

/** Everything that a run needs from outside. */
export interface Execution {
  readonly verb: 'run' | 'verify';
  readonly script: Script;
  readonly connections: { readonly source: ConnectionSettings; readonly target: ConnectionSettings };
  readonly options: ExecutionOptions;
  readonly connect: (settings: ConnectionSettings, role: Role, signal?: AbortSignal) => Promise<End>;
  readonly verifyTable: VerifyTable;
  readonly emit: (event: RunEvent) => void;
}

export interface ExecutionOptions {
  readonly store?: CheckpointStore | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly verify?: boolean | undefined;
  readonly only?: readonly string[] | undefined;
  readonly scriptName: string;
  readonly streams?: number | undefined;
}

/** Runs a script or only its verification. Emits `finished` last, whatever happens; never rejects. */
export async function execute(execution: Execution): Promise<void> {
  const began = performance.now();
  const journal = new Journal(execution.script, execution.options.store, execution.emit);
  const totals: CopyTotals = { rows: 0, bytes: 0 };
  const finish = async (state: RunState, error?: EngineError): Promise<void> => {
    await journal.settle().catch((failure: unknown) => {
      const message = `The state file could not be written: ${toEngineError(failure, 'run').message}`;
      journal.say({ type: 'warning', side: 'target', message });
    });
    const milliseconds = Math.round(performance.now() - began);
    journal.say({ type: 'finished', outcome: { state, ...totals, milliseconds, error: error?.toData() } });
  };
  try {
    await finish(await new Runner(execution, journal, totals).run());
  } catch (thrown) {
    const error = toEngineError(thrown, execution.verb);
    const state = error.code === 'CANCELLED' ? 'cancelled' : isBlock(error) ? 'blocked' : 'failed';
    await finish(state, error);
  }
}

/** Errors found before anything was written. */
function isBlock(error: EngineError): boolean {
  return error.stage === 'preflight' || error.stage === 'parse' || error.stage === 'connect';
}

class Runner {
  private readonly controller = new AbortController();
  private readonly open: { close(): Promise<void> }[] = [];

  constructor(
    private readonly execution: Execution,
    private readonly journal: Journal,
    private readonly totals: CopyTotals,
  ) {}

  async run(): Promise<RunState> {
    const { options, script } = this.execution;
    const abort = (): void => this.controller.abort();
    options.signal?.addEventListener('abort', abort);
    if (options.signal?.aborted) abort();
    try {
      demandSoundScript(script);
      if (this.execution.verb === 'run') demandNothingBlocks(script, options.only);
      return await this.connected();
    } finally {
      options.signal?.removeEventListener('abort', abort);
      await Promise.all(this.open.map((entry) => entry.close()));
    }
  }

  private async connected(): Promise<RunState> {
    const { script, options, verb } = this.execution;
    const [source, target] = await Promise.all([this.connect('source'), this.connect('target')]);
    demandSameServers(script, source.session.server, target.session.server);
    const mark = (end: End, name: string | undefined): ServerMark => {
      const { engine, version, database, tested } = end.session.server;
      return { name: name ?? '', engine, displayName: end.adapter.displayName, version, database, tested };
    };
    this.journal.say({
      type: 'started',
      verb,
      script: options.scriptName,
      source: mark(source, script.source?.name),
      target: mark(target, script.target?.name),
      steps: outlineOf(script),
    });
    const chosen = stepsOf(script).filter((step) => options.only?.includes(step.id) ?? true);
    if (verb === 'run') await preflight(chosen, target, this.journal, this.controller.signal);
    const snapshot = await this.takeSnapshot(source.adapter, chosen);
    return await this.phases(source, target, snapshot, chosen);
  }

  private async phases(source: End, target: End, snapshot: Snapshot, chosen: readonly ScriptStep[]): Promise<RunState> {
    const results: TableVerification[] = [];
    for (const phase of this.execution.script.phases) {
      const steps = phase.steps.filter(
        (step) => chosen.includes(step) && (this.execution.verb === 'run' || step.kind === 'verify'),
      );
      if (steps.length === 0) continue;
      this.journal.say({ type: 'phase', phase: phase.name });
      for (const group of groupsOf(steps)) {
        throwIfCancelled(this.controller.signal, 'run');
        if (group.kind === 'copy') await this.copy(source.adapter, target, snapshot, group.steps);
        else if (group.kind === 'verify') results.push(...(await this.verify(source, target, snapshot, group.steps)));
        else await this.statements(target, group.steps);
      }
    }
    if (await snapshot.movedSince(this.controller.signal)) {
      const message = 'The source changed while the migration ran; what was copied is its state at the start.';
      this.journal.say({ type: 'warning', side: 'source', message });
    }
    return stateOf(results, chosen, this.execution.options.verify !== false);
  }

  private async statements(target: End, steps: readonly ScriptStep[]): Promise<void> {
    for (const step of steps) {
      if (step.skip) this.journal.end(step, 'skipped');
      else await this.guarded(step, () => runStatements(step, target, this.journal, this.controller.signal));
    }
  }

  private async copy(source: Adapter, target: End, snapshot: Snapshot, steps: readonly ScriptStep[]): Promise<void> {
    const targets = [target];
    for (let index = 1; index < snapshot.readers.length; index += 1) targets.push(await this.connect('target'));
    await copyTables({
      steps,
      source,
      readers: snapshot.readers,
      targets,
      journal: this.journal,
      totals: this.totals,
      controller: this.controller,
    });
  }

  private async verify(
    source: End,
    target: End,
    snapshot: Snapshot,
    steps: readonly ScriptStep[],
  ): Promise<TableVerification[]> {
    const results: TableVerification[] = [];
    const reader = { adapter: source.adapter, session: snapshot.readers[0] ?? source.session };
    for (const step of steps) {
      if (step.skip || this.execution.options.verify === false) this.journal.end(step, 'skipped');
      else {
        await this.guarded(step, async () => {
          const result = await this.execution.verifyTable(step, reader, target, this.controller.signal);
          results.push(result);
          this.journal.say({ type: 'verification', result });
          return { rows: result.targetRows };
        });
      }
    }
    return results;
  }

  /** Runs one step between its two events; a failure names the step. */
  private async guarded(step: ScriptStep, work: () => Promise<{ rows?: number | undefined }>): Promise<void> {
    throwIfCancelled(this.controller.signal, 'run');
    this.journal.begin(step);
    try {
      this.journal.end(step, 'done', await work());
    } catch (thrown) {
      const error = toEngineError(thrown, this.execution.verb);
      this.journal.end(step, error.code === 'CANCELLED' ? 'interrupted' : 'failed', { error: error.toData() });
      throw error;
    }
  }

  private async connect(role: Role): Promise<End> {
    const end = await this.execution.connect(this.execution.connections[role], role, this.controller.signal);
    this.open.push(end.session);
    return end;
  }

  private async takeSnapshot(source: Adapter, steps: readonly ScriptStep[]): Promise<Snapshot> {
    const { connections, options, verb } = this.execution;
    const readers = verb === 'run' ? (options.streams ?? 2) : 1;
    const stage: Stage = verb;
    throwIfCancelled(this.controller.signal, stage);
    const snapshot = await source.read.snapshot(
      connections.source,
      sourceTables(steps),
      readers,
      this.controller.signal,
    );
    this.open.push(snapshot);
    for (const finding of snapshot.findings) this.journal.say({ type: 'finding', finding });
    return snapshot;
  }
}

/** Runs of steps that may overlap: neighbours of one kind. Text order is kept between them. */
function groupsOf(steps: readonly ScriptStep[]): { kind: ScriptStep['kind']; steps: ScriptStep[] }[] {
  const groups: { kind: ScriptStep['kind']; steps: ScriptStep[] }[] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last?.kind === step.kind) last.steps.push(step);
    else groups.push({ kind: step.kind, steps: [step] });
  }
  return groups;
}

/** `verified` only when every copied table was compared and none differs. */
function stateOf(results: readonly TableVerification[], steps: readonly ScriptStep[], wanted: boolean): RunState {
  if (results.some((result) => result.state === 'differs' || result.state === 'not-comparable')) return 'differs';
  if (!wanted || results.length === 0)
    return steps.some((step) => step.kind === 'copy' || step.kind === 'verify') ? 'not-verified' : 'verified';
  const verified = new Set(results.map((result) => result.table));
  const copies = steps.filter((step) => step.kind === 'copy' && !step.skip);
  return copies.every((step) => verified.has(step.attributes.table ?? step.name)) ? 'verified' : 'not-verified';
}
