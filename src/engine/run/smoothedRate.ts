/** Seconds after which what was measured counts a third as much. */
const usualMemory = 8;

/** An amount per second over the recent past: what was long ago counts less and less. Exact for a constant rate, from the first measurement on. */
export class SmoothedRate {
  private amount = 0;
  private seconds = 0;

  constructor(private readonly memory = usualMemory) {}

  /** Adds what happened in so many seconds. */
  add(amount: number, seconds: number): void {
    const kept = Math.exp(-seconds / this.memory);
    this.amount = this.amount * kept + amount;
    this.seconds = this.seconds * kept + seconds;
  }

  get perSecond(): number {
    return this.seconds === 0 ? 0 : this.amount / this.seconds;
  }
}
