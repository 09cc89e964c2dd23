/** Seconds for which tokens gather while nobody takes any. */
const burst = 0.25;

/** So many tokens a second for all who take from it. More may be taken than there are: what is owed has to be waited for, each taker behind the ones before. */
export class TokenBucket {
  private tokens = 0;
  private last: number;

  /** `now` gives milliseconds. */
  constructor(
    private readonly perSecond: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.last = now();
  }

  /** Takes tokens and says how many milliseconds it is until they are there. */
  take(count: number): number {
    const now = this.now();
    this.tokens = Math.min(burst * this.perSecond, this.tokens + ((now - this.last) / 1000) * this.perSecond);
    this.last = now;
    this.tokens -= count;
    return this.tokens >= 0 ? 0 : (-this.tokens / this.perSecond) * 1000;
  }

  /** Takes it back: nobody waits for these tokens any more. */
  giveBack(count: number): void {
    this.tokens += count;
  }
}
