import { setTimeout } from 'node:timers/promises';
import { toEngineError } from '../errors.js';
import { overload } from '../model/throttle.js';
import type { End } from './end.js';
import type { Journal } from './journal.js';
import type { Throttle } from './throttle.js';

/** Milliseconds between two looks. */
const lookEvery = 1_000;

export interface Guarding {
  readonly throttle: Throttle;
  readonly journal: Journal;
  /** Opens a session on the target. */
  readonly connect: (signal: AbortSignal) => Promise<End>;
  /** The run's other sessions there. */
  readonly own: () => readonly number[];
}

/** Looks every second at how busy the target is with other things, over a session of its own, and pauses the run while that is beyond its limits. */
export class LoadGuard {
  private readonly stopped = new AbortController();
  private end: End | undefined;
  private pausedAt: number | undefined;
  private watching: Promise<void> | undefined;
  /** Sentences that were said. */
  private readonly said = new Set<string>();

  constructor(private readonly guarding: Guarding) {}

  /** Resolves after the first look: on a busy target nothing begins. Does nothing where the load is not limited. */
  async start(): Promise<void> {
    const { targetLoad, replicaLagSeconds } = this.guarding.throttle.limits;
    if (targetLoad === undefined && replicaLagSeconds === undefined) return;
    await this.look(this.stopped.signal);
    this.watching = this.watch();
  }

  /** Never rejects. */
  async stop(): Promise<void> {
    this.stopped.abort();
    await this.watching;
    await this.end?.session.close();
    this.goOn();
  }

  /** Until the wait is ended. */
  private async watch(): Promise<void> {
    const { signal } = this.stopped;
    const wait = (): Promise<boolean> => setTimeout(lookEvery, true, { signal }).catch(() => false);
    while (await wait()) await this.look(signal);
  }

  /** A load that can't be seen holds nothing up: the run would wait for ever. */
  private async look(signal: AbortSignal): Promise<void> {
    const { connect, own, throttle } = this.guarding;
    const { limits } = throttle;
    try {
      this.end ??= await connect(signal);
      const { adapter, session } = this.end;
      const question = { own: [session.id, ...own()], lag: limits.replicaLagSeconds !== undefined };
      const load = await adapter.load(session, question, signal);
      if (load.unseen !== undefined) this.warn(load.unseen);
      const reason = overload(load, limits);
      if (reason === undefined) this.goOn();
      else this.pause(reason);
    } catch (thrown) {
      await this.end?.session.close();
      this.end = undefined;
      if (signal.aborted) return;
      this.warn(`The target's load can't be seen, and so it holds nothing up: ${toEngineError(thrown, 'run').message}`);
      this.goOn();
    }
  }

  private pause(reason: string): void {
    if (this.pausedAt !== undefined) return;
    this.pausedAt = performance.now();
    this.guarding.throttle.pause();
    this.guarding.journal.say({ type: 'paused', reason });
  }

  private goOn(): void {
    if (this.pausedAt === undefined) return;
    const milliseconds = Math.round(performance.now() - this.pausedAt);
    this.pausedAt = undefined;
    this.guarding.throttle.resume();
    this.guarding.journal.say({ type: 'continued', milliseconds });
  }

  private warn(message: string): void {
    if (this.said.has(message)) return;
    this.said.add(message);
    this.guarding.journal.say({ type: 'warning', side: 'target', message });
  }
}
