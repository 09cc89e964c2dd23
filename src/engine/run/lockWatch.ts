import { toEngineError } from '../errors.js';
import type { Role } from '../model/connection.js';
import { holderWords, type LockHolder, type LockWait } from '../model/lockWait.js';
import type { ScriptStep } from '../model/script.js';
import type { End } from './end.js';
import type { Journal } from './journal.js';

/** The servers' numbers of the sessions that a step works with. */
export type StepSessions = Readonly<Record<Role, readonly number[]>>;

/** A step of which nothing was heard for a while. */
export interface QuietStep {
  readonly step: ScriptStep;
  readonly sessions: StepSessions;
}

interface LockWatching {
  readonly journal: Journal;
  /** Opens a session of its own. */
  readonly connect: (role: Role, signal: AbortSignal) => Promise<End>;
  /** All sessions of the run on the target. */
  readonly own: () => readonly number[];
}

const roles: readonly Role[] = ['source', 'target'];

/** Says of steps that don't move for whose locks they wait, each holder once. */
export class LockWatch {
  private readonly stopped = new AbortController();
  private readonly ends = new Map<Role, End>();
  /** Sentences that were said. */
  private readonly said = new Set<string>();
  /** Servers that would not tell. */
  private readonly blind = new Set<Role>();
  private looking: Promise<void> | undefined;

  constructor(private readonly watching: LockWatching) {}

  /** Looks, unless an earlier look is still under way. */
  look(steps: readonly QuietStep[]): void {
    if (this.stopped.signal.aborted) return;
    this.looking ??= this.lookAt(steps).finally(() => (this.looking = undefined));
  }

  /** Never rejects. */
  async stop(): Promise<void> {
    this.stopped.abort();
    await this.looking;
    for (const { session } of this.ends.values()) await session.close();
  }

  private async lookAt(steps: readonly QuietStep[]): Promise<void> {
    for (const role of roles) {
      const sessions = steps.flatMap((quiet) => quiet.sessions[role]);
      if (sessions.length === 0 || this.blind.has(role)) continue;
      const { signal } = this.stopped;
      try {
        const end = this.ends.get(role) ?? (await this.watching.connect(role, signal));
        this.ends.set(role, end);
        for (const wait of await end.adapter.lockWaits(end.session, sessions, signal)) {
          const quiet = steps.find((entry) => entry.sessions[role].includes(wait.waiting));
          if (quiet) this.tell(quiet.step, role, wait);
        }
      } catch (thrown) {
        if (signal.aborted) return;
        this.blind.add(role);
        const why = toEngineError(thrown, 'run').message;
        this.say(role, undefined, `on ${role}`, `Whether a step waits for a lock can't be seen: ${why}`);
      }
    }
  }

  private tell(step: ScriptStep, role: Role, { holders, certain }: LockWait): void {
    const begins = `"${step.id}" waits for a lock on the ${role}`;
    const own = new Set(this.watching.own());
    const words = (holder: LockHolder): string =>
      role === 'target' && own.has(holder.session) ? `${holderWords(holder)} of this run` : holderWords(holder);
    if (certain) {
      for (const holder of holders)
        this.say(
          role,
          step,
          `${step.id} ${holder.session}`,
          `${begins} that ${words(holder)} holds. Let it end what it does, or end it there: ${holder.end}.`,
        );
      return;
    }
    const known =
      holders.length === 0
        ? ''
        : ` These work there or have a transaction open: ${holders.map(words).join(', ')}. Let them end, or end the one that has it (${holders.map(({ end }) => end).join(', ')}).`;
    this.say(role, step, step.id, `${begins}; the server doesn't tell whose it is.${known}`);
  }

  private say(side: Role, step: ScriptStep | undefined, once: string, message: string): void {
    if (this.said.has(once)) return;
    this.said.add(once);
    this.watching.journal.say({ type: 'warning', step: step?.id, side, message });
  }
}
