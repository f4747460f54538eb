/** Stops calling an endpoint that keeps failing: opens after some failures, lets one try through after a while. */
export class Breaker {
  private failures = 0
  private openUntil = 0

  constructor(
    private readonly limit = 5,
    private readonly pauseMs = 30_000,
    /** Monotonic milliseconds, so that a change of the clock neither opens nor closes it. */
    private readonly now: () => number = () => performance.now(),
  ) {}

  get open(): boolean {
    return this.now() < this.openUntil
  }

  succeeded(): void {
    this.failures = 0
  }

  failed(): void {
    this.failures++
    // Half-open: after the pause one more failure closes the way again.
    if (this.failures >= this.limit) this.openUntil = this.now() + this.pauseMs
  }
}
