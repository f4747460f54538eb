/** Lines on the error output while something long runs, so that the result alone stands on the output. */
export type Say = (line: string) => void

/** How often a line comes at most; a log file of a long run stays short. */
const INTERVAL_MS = 5_000

/** Tells `describe(count)` now and then, and `done` at the end whatever the time. */
export function createProgress(say: Say, describe: (count: number) => string) {
  let last = performance.now()
  return {
    show(count: number): void {
      if (performance.now() - last < INTERVAL_MS) return
      last = performance.now()
      say(describe(count))
    },
    done: (count: number): void => say(describe(count)),
  }
}

export const vietnameseNumber = (value: number): string => value.toLocaleString('vi-VN')
