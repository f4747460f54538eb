/**
 * Who may think now. The embedded database and the rules run in the thread that also takes new messages, so there one
 * answer is made at a time, and only when no message is just being taken: an app that waits for its 2xx comes first.
 */
export class Turnstile {
  private inside = 0
  private taking = 0
  private readonly queue: (() => void)[] = []

  /** `most`: answers that are made at once. */
  constructor(private readonly most: number) {}

  /** Around taking a message. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    this.taking++
    try {
      return await work()
    } finally {
      this.taking--
      this.letIn()
    }
  }

  /** Around making an answer; waits for its turn, and in a flood of messages no longer than `LONGEST_WAIT_MS`. */
  async think<T>(work: () => Promise<T>): Promise<T> {
    await new Promise<void>((resolve) => {
      this.queue.push(resolve)
      this.letIn()
      setTimeout(() => this.letIn(true), LONGEST_WAIT_MS).unref()
    })
    try {
      return await work()
    } finally {
      this.inside--
      this.letIn()
    }
  }

  private letIn(isLate = false): void {
    while (this.queue.length && this.inside < this.most && (isLate || this.taking === 0)) {
      this.inside++
      this.queue.shift()!()
    }
  }
}

const LONGEST_WAIT_MS = 500
