import { loadavg } from 'node:os';
import type { RunningServer } from '../test/servers/server.js';
import type { Contestant, OwnFacts } from './contestants/contestant.js';
import { measure, type Cost } from './cost.js';

/** Contestants that do the same work one after another, in every round in another order. */
export interface Race {
  /** `copy/mariadb-postgres/mixed` */
  readonly id: string;
  readonly title: string;
  /** Whose CPU is counted. */
  readonly servers: readonly RunningServer[];
  /** The first one is what the others are measured against. */
  readonly contestants: readonly Contestant[];
  /** Makes everything as it was; not measured. */
  readonly prepare: () => Promise<void>;
  /** Throws when the result is wrong; not measured. */
  readonly check: () => Promise<void>;
}

/** One run of a contestant. */
export interface Run extends Cost, OwnFacts {
  readonly round: number;
  /** The machine's load average over the last minute when it ended: what else was going on. */
  readonly load: number;
}

export interface ContestantResult {
  readonly name: string;
  readonly absent?: string;
  /** Why it fell out of the race. */
  readonly failed?: string;
  readonly runs: readonly Run[];
}

export interface RaceResult {
  readonly id: string;
  readonly title: string;
  /** The first is the base. */
  readonly contestants: readonly ContestantResult[];
}

/** How races are run. */
export interface RaceRules {
  readonly args: {
    readonly rounds: number;
    /** Contestants whose name holds one of these don't run. */
    readonly without: readonly string[];
  };
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Runs the rounds. Who fails once is out, and the reason is part of the result. */
export async function runRace(race: Race, { args, say, signal }: RaceRules): Promise<RaceResult> {
  const wanted = race.contestants.filter(
    ({ name }) => !args.without.some((part) => name.toLowerCase().includes(part.toLowerCase())),
  );
  const runs = new Map<Contestant, Run[]>(wanted.map((contestant) => [contestant, []]));
  const failures = new Map<Contestant, string>();
  for (let round = 0; round < args.rounds; round++) {
    for (const contestant of rotated(wanted, round)) {
      if (contestant.absent !== undefined || failures.has(contestant)) continue;
      signal.throwIfAborted();
      await race.prepare();
      try {
        await contestant.before?.();
        const run = await oneRun(race, contestant, round);
        await race.check();
        runs.get(contestant)?.push(run);
        say(`  round ${round + 1}: ${contestant.name}`);
      } catch (error) {
        signal.throwIfAborted();
        failures.set(contestant, error instanceof Error ? error.message : String(error));
        say(`  round ${round + 1}: ${contestant.name} FAILED: ${failures.get(contestant) ?? ''}`);
      }
    }
  }
  const contestants = wanted.map((contestant): ContestantResult => {
    const { name, absent } = contestant;
    const failed = failures.get(contestant);
    return { name, ...(absent && { absent }), ...(failed && { failed }), runs: runs.get(contestant) ?? [] };
  });
  return { id: race.id, title: race.title, contestants };
}

async function oneRun(race: Race, contestant: Contestant, round: number): Promise<Run> {
  let facts: OwnFacts = {};
  const cost = await measure(race.servers, async () => {
    facts = (await contestant.run()) ?? {};
  });
  return { ...cost, ...facts, round, load: loadavg()[0] ?? 0 };
}

/** Every round begins with another one, so that nobody always runs after the same neighbour. */
function rotated<T>(items: readonly T[], by: number): T[] {
  const at = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}
