import { EngineError } from '../errors.js';
import type { ScriptStep } from '../model/script.js';
import type { Journal } from './journal.js';
import type { LockWatch, StepSessions } from './lockWatch.js';

/** How long nothing may move, in milliseconds: before it is said, and before a copy counts as dead. */
const saidAfter = 60_000;
const usualStall = 600_000;
const lookEvery = 1_000;
/** How long nothing may move before the servers are asked whose locks are in the way, and between two such questions, in milliseconds. */
const askedAfter = 5_000;

/** A piece of work that the watchdog looks at. */
export interface Watched {
  /** Something moved. */
  touch(): void;
  end(): void;
}

interface Work {
  readonly step: ScriptStep;
  /** Whether it moves bytes all the time; a statement of the server's may take as long as it takes. */
  readonly flows: boolean;
  readonly sessions: StepSessions;
  last: number;
  said: number;
}

/** Names what doesn't move, and gives a copy up that hasn't moved for long: a connection can be dead without either side being told. */
export class Watchdog {
  private readonly works = new Set<Work>();
  private timer: NodeJS.Timeout | undefined;
  private asked = 0;

  constructor(
    private readonly journal: Journal,
    private readonly locks: LockWatch,
    private readonly onStall: (error: EngineError) => void,
    private readonly stall: number = usualStall,
  ) {}

  watch(step: ScriptStep, flows: boolean, sessions: StepSessions): Watched {
    const now = performance.now();
    const work: Work = { step, flows, sessions, last: now, said: now };
    this.works.add(work);
    this.timer ??= setInterval(() => this.look(), Math.min(lookEvery, this.stall / 2)).unref();
    return {
      touch: () => (work.last = performance.now()),
      end: () => {
        this.works.delete(work);
        if (this.works.size > 0) return;
        clearInterval(this.timer);
        this.timer = undefined;
      },
    };
  }

  private look(): void {
    const now = performance.now();
    for (const work of this.works) {
      const idle = now - work.last;
      if (work.flows && idle >= this.stall) this.giveUp(work, idle);
      else if (now - Math.max(work.last, work.said) >= saidAfter) this.say(work, now, idle);
    }
    this.ask(now);
  }

  private ask(now: number): void {
    const quiet = [...this.works].filter(({ last }) => now - last >= askedAfter);
    if (quiet.length === 0 || now - this.asked < askedAfter) return;
    this.asked = now;
    this.locks.look(quiet);
  }

  private say(work: Work, now: number, idle: number): void {
    work.said = now;
    const what = work.flows ? 'Nothing has moved' : 'The server has been at it';
    const message = `${what} for ${Math.round(idle / 1000)} s in "${work.step.id}".`;
    this.journal.say({ type: 'warning', step: work.step.id, side: 'target', message });
  }

  private giveUp(work: Work, idle: number): void {
    this.works.delete(work);
    this.onStall(
      new EngineError({
        code: 'STALLED',
        stage: 'run',
        object: work.step.id,
        line: work.step.lines.start,
        message: `Nothing has moved for ${Math.round(idle / 1000)} s in "${work.step.id}": the connection to one of the servers seems dead.`,
        hint: 'Check the network and both servers, then resume. A longer patience: --stall-seconds.',
        retryable: true,
      }),
    );
  }
}
