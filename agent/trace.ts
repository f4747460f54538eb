/** What happened to one question, kept with its answer. */
import type { TraceStep } from '../core/domain.ts'

/** Steps with their time and a few facts, never the person's words. */
export class Trace {
  readonly steps: TraceStep[] = []

  run<T>(step: string, work: () => T, detail: (result: T) => Record<string, unknown>): T {
    const start = performance.now()
    const result = work()
    this.steps.push({ step, ms: since(start), detail: detail(result) })
    return result
  }

  async runAsync<T>(
    step: string,
    work: () => Promise<T>,
    detail: (result: T) => Record<string, unknown>,
  ): Promise<T> {
    const start = performance.now()
    const result = await work()
    this.steps.push({ step, ms: since(start), detail: detail(result) })
    return result
  }

  note(step: string, detail: Record<string, unknown>): void {
    this.steps.push({ step, ms: 0, detail })
  }
}

const since = (start: number) => Math.round((performance.now() - start) * 10) / 10
