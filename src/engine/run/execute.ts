import type { Adapter, Snapshot } from '../adapter.js';
import type { EngineError } from '../errors.js';
import { throwIfCancelled, toEngineError, type Stage } from '../errors.js';
import type { Role } from '../model/connection.js';
import type { RunOutcome, RunState } from '../model/event.js';
import { isAmiss, type ObjectsVerification } from '../model/objectVerification.js';
import { limitWords } from '../model/throttle.js';
import { acceptedBy, isOfKeys, stepsOf, type ScriptStep } from '../model/script.js';
import { together } from '../model/together.js';
import { inAttempts } from './attempts.js';
import { lookForLeftovers } from './cleanUp.js';
import { copyTables } from './copyTables.js';
import { CopyTotals } from './copyTotals.js';
import { demandNothingBlocks, demandSameServers, demandSoundScript } from './demands.js';
import type { End } from './end.js';
import { stepsToRun, type Execution } from './execution.js';
import { Journal, outlineOf } from './journal.js';
import { lanesOf, sessionsOf, spread, type Lane } from './lanes.js';
import { isRecorded, RunLedger } from './ledger.js';
import { LoadGuard } from './loadGuard.js';
import { LockWatch, type StepSessions } from './lockWatch.js';
import { noteMade } from './made.js';
import { nothingMoves } from './nothingMoves.js';
import { planStreams } from './planStreams.js';
import { osUser } from './osUser.js';
import { preflight } from './preflight.js';
import { RunProgress } from './progress.js';
import { putBack } from './putBack.js';
import { Rejects } from './rejects.js';
import { recheckCopied } from './recheck.js';
import { runRecorded } from './recordedStep.js';
import { demandNotFinished, demandNoUnfinishedRun, demandSameSteps, underWay } from './resume.js';
import { serverMark } from './serverMark.js';
import { sourceTables } from './sourceTables.js';
import { runStatements } from './statements.js';
import { isSettled, stateOf } from './runState.js';
import { groupsOf, mayOverlap, type StepGroup } from './stepGroups.js';
import { scriptHash } from './stepHash.js';
import { Throttle } from './throttle.js';
import { Watchdog } from './watchdog.js';
import { Verifications, type DigestSegment } from './verifications.js';

/** Runs a script or only its verification. Emits `finished` last, whatever happens; never rejects. */
export async function execute(execution: Execution): Promise<void> {
  const began = performance.now();
  const journal = new Journal(execution.script, execution.options.store, (event) => {
    if (event.type === 'step' && (event.state === 'done' || event.state === 'skipped')) progress.end(event.step);
    execution.emit(event);
  });
  const progress = new RunProgress(stepsToRun(execution), (happening) => journal.say(happening));
  const throttle = new Throttle(execution.options.throttle);
  const totals = new CopyTotals();
  const rejects = new Rejects(execution.options.rejects, journal);
  const outcomeOf = (state: RunState): RunOutcome => ({
    ...{ state, ...totals.own, inAll: totals.wentOn ? totals.inAll : undefined },
    ...{ rejectedRows: rejects.total || undefined, milliseconds: Math.round(performance.now() - began) },
  });
  const finish = async (state: RunState, error?: EngineError): Promise<void> => {
    if (journal.begun && !journal.concluded) journal.conclude(state);
    progress.stop();
    if (journal.begun) progress.look();
    await journal.settle().catch((failure: unknown) => {
      const message = `The state file could not be written: ${toEngineError(failure, 'run').message}`;
      journal.say({ type: 'warning', side: 'target', message });
    });
    journal.say({ type: 'finished', outcome: { ...outcomeOf(state), error: error?.toData() } });
  };
  progress.start();
  try {
    const attempt = async (isFirst: boolean): Promise<RunState> =>
      await new Runner(execution, { journal, progress, throttle, totals, rejects, outcomeOf }, isFirst).run();
    await finish(await inAttempts(execution, journal, totals, attempt));
  } catch (thrown) {
    const error = toEngineError(thrown, execution.verb);
    await putBack(execution, journal);
    const state = error.code === 'CANCELLED' ? 'cancelled' : isBlock(error) ? 'blocked' : 'failed';
    await finish(state, error);
  }
}

/** What lives as long as an execution, over all of its attempts. */
interface Lasting {
  readonly journal: Journal;
  readonly progress: RunProgress;
  readonly throttle: Throttle;
  readonly totals: CopyTotals;
  readonly rejects: Rejects;
  readonly outcomeOf: (state: RunState) => RunOutcome;
}

/** Errors found before anything was written. */
function isBlock(error: EngineError): boolean {
  return error.stage === 'preflight' || error.stage === 'parse' || error.stage === 'connect';
}

class Runner {
  private ledger: RunLedger | undefined;
  private inTurn = false;
  private stalled: EngineError | undefined;
  private readonly watchdog: Watchdog;
  private verifySteps: Map<string | undefined, ScriptStep> | undefined;
  private readonly controller = new AbortController();
  private readonly open: { close(): Promise<void> }[] = [];
  private readonly journal: Journal;
  private readonly rejects: Rejects;
  private readonly guard: LoadGuard;
  private readonly locks: LockWatch;
  private readonly targetSessions: number[] = [];

  constructor(
    private readonly execution: Execution,
    private readonly lasting: Lasting,
    private readonly isFirst: boolean,
  ) {
    const { journal, rejects } = lasting;
    this.journal = journal;
    this.rejects = rejects;
    const giveUp = (error: EngineError): void => {
      this.stalled = error;
      this.controller.abort();
    };
    const connect = (role: Role, signal: AbortSignal): Promise<End> =>
      execution.connect(execution.connections[role], role, signal);
    const own = (): readonly number[] => this.targetSessions;
    this.locks = new LockWatch({ journal, connect, own });
    this.watchdog = new Watchdog(journal, this.locks, giveUp, execution.options.stallMilliseconds);
    this.guard = new LoadGuard({ ...lasting, connect: (signal) => connect('target', signal), own });
  }

  async run(): Promise<RunState> {
    const { options, script } = this.execution;
    const abort = (): void => this.controller.abort();
    options.signal?.addEventListener('abort', abort);
    if (options.signal?.aborted) abort();
    try {
      demandSoundScript(script);
      if (this.execution.verb !== 'verify') demandNothingBlocks(script, options.only);
      return await this.connected();
    } catch (error) {
      throw this.stalled ?? error;
    } finally {
      options.signal?.removeEventListener('abort', abort);
      await this.guard.stop();
      await this.locks.stop();
      await Promise.all(this.open.map((entry) => entry.close()));
    }
  }

  private async connected(): Promise<RunState> {
    const { script, options, verb } = this.execution;
    const [source, target] = await together([this.connect('source'), this.connect('target')]);
    demandSameServers(script, source.session.server, target.session.server);
    if (this.isFirst) await this.sayStarted(source, target);
    if (this.isFirst) for (const finding of nothingMoves(script)) this.journal.say({ type: 'finding', finding });
    const { limits } = this.lasting.throttle;
    if (this.isFirst && limitWords(limits).length > 0) this.journal.say({ type: 'limits', limits });
    const chosen = stepsOf(script).filter((step) => this.isChosen(step));
    const { signal } = this.controller;
    const ledger = await this.openLedger(target);
    if (ledger && this.isFirst && verb === 'run') await options.store?.tidy?.();
    const isNew = (step: ScriptStep): boolean => ['planned', undefined].includes(ledger?.stateOf(step));
    const { streams, reasons, inTurn = false } = await planStreams(this.execution, chosen, { source, target }, signal);
    const working = inTurn ? streams + 1 : streams;
    this.inTurn = inTurn;
    this.journal.say({ type: 'streams', streams, reasons });
    // What a person asked for and the servers have no room for is told of, though the run makes do with less.
    const wanted = options.streams ?? working;
    if (verb !== 'verify' && !options.inSession)
      await preflight({
        steps: chosen.filter(isNew),
        accept: acceptedBy(script),
        ...{ source, target, streams: wanted, journal: this.journal, signal },
      });
    if (verb === 'preflight') return 'ready';
    const readers = this.readersFor(working);
    const [snapshot, others] = await together([
      this.takeSnapshot(source.adapter, chosen, readers),
      together(Array.from({ length: readers - 1 }, () => this.connect('target'))),
    ]);
    const lanes = lanesOf(snapshot.readers, [target, ...others]);
    await this.guard.start();
    const moved = ledger?.header !== undefined && ledger.header.position !== snapshot.position;
    if (ledger && moved) await this.recheck(ledger, chosen, lanes[0], source);
    const { scriptName } = options;
    const { position } = snapshot;
    await ledger?.begin({ script: scriptHash(script), scriptName, user: osUser(), position }, signal);
    this.ledger = ledger;
    await this.rejects.begin(ledger, chosen, this.isFirst);
    const state = await this.phases(source, snapshot, chosen, lanes);
    if (ledger) {
      await this.execution.settled?.(this.lasting.outcomeOf(state)).catch((thrown: unknown) => {
        const { message } = toEngineError(thrown, 'run');
        this.journal.say({ type: 'warning', side: 'target', message: `The report could not be written: ${message}` });
      });
      // The record goes last: whatever is killed when, it or the checkpoint says how far the run got.
      this.journal.conclude(state);
      await this.journal.settle();
      const removed = [await ledger.drop()];
      const looked = await lookForLeftovers(target, options.store, signal);
      this.journal.say({ type: 'clean-up', result: { removed, looked } });
    }
    return state;
  }

  private async sayStarted(source: End, target: End): Promise<void> {
    const { script, options, verb } = this.execution;
    const { signal } = this.controller;
    const [from, to] = await together([
      serverMark(source, script.source?.name ?? '', signal),
      serverMark(target, script.target?.name ?? '', signal),
    ]);
    const names = { script: options.scriptName, user: osUser(), source: from, target: to };
    this.journal.say({ type: 'started', verb, ...names, steps: outlineOf(script) });
  }

  /** The run's record on the target; a verification and a run of chosen steps keep none. */
  private async openLedger(target: End): Promise<RunLedger | undefined> {
    const { script, options, verb } = this.execution;
    if (verb === 'verify' || options.only !== undefined || options.ledger === false) return undefined;
    const ledger = await RunLedger.open(target, script, options.scriptName, this.controller.signal);
    if (verb === 'preflight') return ledger;
    if (!(await ledger.lock(this.controller.signal))) throw underWay(ledger, !this.isFirst);
    if (this.isFirst && options.resume !== true) demandNoUnfinishedRun(ledger);
    if (this.isFirst && !ledger.exists && options.resume === true)
      demandNotFinished(script, await options.store?.load());
    demandSameSteps(script, ledger);
    return ledger;
  }

  /** The source moved since the last attempt: what was copied then is compared with the new snapshot. */
  private async recheck(ledger: RunLedger, chosen: readonly ScriptStep[], lane: Lane, main: End): Promise<void> {
    const { journal, rejects, execution } = this;
    const { signal } = this.controller;
    if (!execution.since) return;
    const { sameInRange, changedRows } = execution.since;
    const steps = chosen.filter((step) => step.kind === 'copy').map((copy) => ({ copy, verify: this.verifyOf(copy) }));
    const source = { adapter: main.adapter, session: lane.reader };
    await recheckCopied({
      ...{ ledger, steps, lane, source, sameInRange, journal, signal },
      changedRows: (table, stop) => changedRows(table, { source, target: lane.target }, main, stop),
      forgetRejects: (step) => rejects.forgetStep(step),
    });
  }

  /** The verify step of a copy step's table. */
  private verifyOf(copy: ScriptStep): ScriptStep | undefined {
    this.verifySteps ??= new Map(
      stepsOf(this.execution.script)
        .filter((step) => step.kind === 'verify' && !step.skip)
        .map((step) => [step.attributes.table, step]),
    );
    return this.verifySteps.get(copy.attributes.table);
  }

  private async phases(
    source: End,
    snapshot: Snapshot,
    chosen: readonly ScriptStep[],
    lanes: readonly [Lane, ...Lane[]],
  ): Promise<RunState> {
    const verifications = new Verifications({
      source: source.adapter,
      verifyTable: this.execution.verifyTable,
      digestSegment: this.execution.digestSegment && ((...asked) => this.digestEarly(...asked)),
      controller: this.controller,
      guarded: (step, sessions, work) => this.guarded(step, sessions, work),
      rejectsOf: (step) => this.rejects.ofTable(step),
      onResult: (result) => this.journal.verified(result),
    });
    const working = this.workingLanes(lanes, verifications);
    const isChosen = new Set(chosen);
    for (const phase of this.execution.script.phases) {
      const steps = phase.steps.filter((step) => isChosen.has(step) && (this.writes || step.kind === 'verify'));
      if (steps.length === 0) continue;
      this.journal.say({ type: 'phase', phase: phase.name });
      for (const group of groupsOf(steps)) {
        throwIfCancelled(this.controller.signal, 'run');
        if (phase.name === 'clean up' && !isSettled(verifications.results)) this.leave(group.steps);
        else if (group.kind === 'copy') await this.copy(source.adapter, working, group.steps, verifications);
        else if (group.kind === 'verify') await this.verify(lanes, group.steps, verifications);
        else await this.statements(working, group);
      }
    }
    const objects = await this.objects(source, lanes[0].target);
    if (await snapshot.movedSince(this.controller.signal)) {
      const message = this.writes
        ? 'The source changed while the migration ran; what was copied is its state at the start.'
        : 'The source changed meanwhile; what was compared is its state at the start.';
      this.journal.say({ type: 'warning', side: 'source', message });
    }
    const { results } = verifications;
    const state = this.rejects.stateOf(stateOf(results, chosen, this.verifies), results);
    return objects?.objects.some(isAmiss) === true ? 'differs' : state;
  }

  /** What tells rows apart stays while something differs: a roll back needs it. */
  private leave(steps: readonly ScriptStep[]): void {
    for (const step of steps) this.journal.end(step, 'skipped');
    const message = 'Rows differ, so what the last phase would take away stays, for a roll back.';
    this.journal.say({ type: 'warning', side: 'target', message });
  }

  /** Of a part of the script nothing can be said about the whole. */
  private async objects(source: End, target: End): Promise<ObjectsVerification | undefined> {
    if (!this.verifies || this.execution.options.only !== undefined) return undefined;
    throwIfCancelled(this.controller.signal, 'verify');
    const result = await this.execution.verifyObjects(source, target, this.controller.signal);
    this.journal.say({ type: 'objects', result });
    return result;
  }

  private get writes(): boolean {
    return this.execution.verb === 'run' || this.execution.verb === 'rehearse';
  }

  private get verifies(): boolean {
    return this.execution.options.verify !== false;
  }

  private async statements(lanes: readonly [Lane, ...Lane[]], { kind, steps }: StepGroup): Promise<void> {
    const [first] = lanes;
    if (kind === 'session') {
      for (const step of steps) await this.setSessions(step, lanes);
      return;
    }
    const { ledger, journal, controller } = this;
    const { signal } = controller;
    for (const step of steps) if (this.isDone(step)) journal.end(step, 'done', { earlier: true });
    const rest = steps.filter((step) => !this.isDone(step));
    const intended = ledger?.transactionalDdl === false ? rest.filter((step) => isRecorded(step) && !step.skip) : [];
    await ledger?.intend(intended, signal);
    const run = async (step: ScriptStep, target: End): Promise<{ rows?: number | undefined }> =>
      ledger === undefined
        ? await runStatements(step, target, journal, signal)
        : await runRecorded({ step, target, journal, ledger, signal });
    try {
      await spread(rest, mayOverlap(kind, first.target) ? lanes : [first], controller, async (step, { target }) => {
        if (step.skip) journal.end(step, 'skipped');
        else
          await this.guarded(step, { source: [], target: [target.session.id] }, () =>
            run(step, target).catch((thrown: unknown) => {
              throw this.rejects.explained(thrown, step);
            }),
          );
      });
    } finally {
      // Where the connection is gone, the next attempt finds the steps as begun.
      await ledger?.settle(rest).catch(() => undefined);
      if (ledger) await noteMade(this.execution.script, steps, first.target, ledger, journal).catch(() => undefined);
    }
  }

  private isDone(step: ScriptStep): boolean {
    return this.ledger?.stateOf(step) === 'done';
  }

  /** Runs the step's statements on the session of every lane. */
  private async setSessions(step: ScriptStep, lanes: readonly Lane[]): Promise<void> {
    if (step.skip) {
      this.journal.end(step, 'skipped');
      return;
    }
    await this.guarded(step, sessionsOf(lanes), async () => {
      for (const { target } of lanes) await runStatements(step, target, this.journal, this.controller.signal);
      return {};
    });
  }

  /** The last lane compares tables as soon as they are there, unless a statement of the script's own comes in between; the others do the work. */
  private workingLanes(lanes: readonly [Lane, ...Lane[]], verifications: Verifications): readonly [Lane, ...Lane[]] {
    const [first, ...others] = lanes;
    const last = others.at(-1);
    const hasOwn = stepsOf(this.execution.script).some((step) => step.kind === 'sql' && !step.skip);
    if (!this.writes || !this.verifies || hasOwn || last === undefined || others.length < 2) return lanes;
    verifications.beginEarly(last);
    return [first, ...others.slice(0, -1)];
  }

  private async copy(
    source: Adapter,
    lanes: readonly [Lane, ...Lane[]],
    steps: readonly ScriptStep[],
    verifications: Verifications,
  ): Promise<void> {
    await copyTables({
      ...this.lasting,
      ledger: this.ledger,
      verifyOf: (step) => this.verifyOf(step),
      chunkRows: this.execution.options.chunkRows,
      watchdog: this.watchdog,
      inTurn: this.inTurn,
      steps,
      source,
      lanes,
      controller: this.controller,
      onChunk: ({ step, ranges }, chunk) => {
        const verify = this.comparing(step);
        if (verify) verifications.copied(verify, chunk, ranges);
      },
      onCopied: (step) => {
        const verify = this.comparing(step);
        if (verify) verifications.ready(verify);
      },
    });
  }

  /** The step that compares the copied rows, where the run has it. */
  private comparing(copy: ScriptStep): ScriptStep | undefined {
    const verify = isOfKeys(copy) ? undefined : this.verifyOf(copy);
    return verify && this.isChosen(verify) ? verify : undefined;
  }

  private async digestEarly(...[step, lane, range, signal]: Parameters<DigestSegment>): ReturnType<DigestSegment> {
    await this.lasting.throttle.goAhead({ signal, onWait: () => undefined });
    const sessions = { source: [lane.source.session.id], target: [lane.target.session.id] };
    return await this.watched(step, sessions, async () => this.execution.digestSegment?.(step, lane, range, signal));
  }

  private async verify(
    lanes: readonly Lane[],
    steps: readonly ScriptStep[],
    verifications: Verifications,
  ): Promise<void> {
    const left = steps.filter((step) => step.skip || !this.verifies);
    for (const step of left) this.journal.end(step, 'skipped');
    await verifications.finish(
      steps.filter((step) => !left.includes(step)),
      lanes,
    );
  }

  private isChosen(step: ScriptStep): boolean {
    return this.execution.options.only?.includes(step.id) ?? true;
  }

  /** Runs one step between its two events; a failure names the step. */
  private async guarded(
    step: ScriptStep,
    sessions: StepSessions,
    work: () => Promise<{ rows?: number | undefined }>,
  ): Promise<void> {
    const { signal } = this.controller;
    throwIfCancelled(signal, 'run');
    await this.lasting.throttle.goAhead({ signal, onWait: () => undefined });
    this.journal.begin(step);
    try {
      this.journal.end(step, 'done', await this.watched(step, sessions, work));
    } catch (thrown) {
      const error = toEngineError(thrown, this.execution.verb);
      this.journal.end(step, error.code === 'CANCELLED' ? 'interrupted' : 'failed', { error: error.toData() });
      throw error;
    }
  }

  private async watched<T>(step: ScriptStep, sessions: StepSessions, work: () => Promise<T>): Promise<T> {
    const watched = this.watchdog.watch(step, false, sessions);
    try {
      return await work();
    } finally {
      watched.end();
    }
  }

  /** A verification writes nothing, whatever its queries call. */
  private async connect(role: Role): Promise<End> {
    const settings = this.execution.connections[role];
    const readOnly = settings.readOnly === true || (role === 'target' && this.execution.verb === 'verify');
    const end = await this.execution.connect({ ...settings, readOnly }, role, this.controller.signal);
    this.open.push(end.session);
    if (role === 'target') this.targetSessions.push(end.session.id);
    return end;
  }

  /** One more than copies: it verifies meanwhile. */
  private readersFor(copies: number): number {
    return this.writes && this.verifies && !this.execution.options.inSession ? copies + 1 : copies;
  }

  private async takeSnapshot(source: Adapter, steps: readonly ScriptStep[], readers: number): Promise<Snapshot> {
    const { connections, verb } = this.execution;
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
