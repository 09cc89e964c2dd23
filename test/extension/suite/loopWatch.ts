/** How long an event loop made others wait, in milliseconds. */
export interface Blocks {
  /** The most processor time of this thread between two turns: ours, whatever else the machine does. */
  readonly longestCpu: number;
  /** The longest time by the clock between two turns. */
  readonly longestClock: number;
}

/** Watches this thread's event loop from its making until `stop`. */
export class LoopWatch {
  #running = true;
  #longestCpu = 0;
  #longestClock = 0;

  constructor() {
    let cpu = threadMilliseconds();
    let clock = performance.now();
    const turn = (): void => {
      const [nowCpu, nowClock] = [threadMilliseconds(), performance.now()];
      this.#longestCpu = Math.max(this.#longestCpu, nowCpu - cpu);
      this.#longestClock = Math.max(this.#longestClock, nowClock - clock);
      [cpu, clock] = [nowCpu, nowClock];
      if (this.#running) setImmediate(turn);
    };
    setImmediate(turn);
  }

  stop(): Blocks {
    this.#running = false;
    return { longestCpu: this.#longestCpu, longestClock: this.#longestClock };
  }
}

/** `process.threadCpuUsage` came with Node 24, which VS Code runs on. */
function threadMilliseconds(): number {
  const { user, system } = (process as typeof process & { threadCpuUsage(): NodeJS.CpuUsage }).threadCpuUsage();
  return (user + system) / 1000;
}
