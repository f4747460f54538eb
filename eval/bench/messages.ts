/** What goes between the benchmark and the process that measures one engine at one size. */

export type EngineName = 'library' | 'minisearch'

export interface Task {
  engine: EngineName
  /** Passages in the library. */
  size: number
}

export interface SearchTimes {
  /** Milliseconds. */
  p50: number
  p95: number
  queries: number
}

export interface Measurement extends Task {
  indexSeconds: number
  passagesPerSecond: number
  /** Resident memory of the process once everything is indexed and searched. */
  rssMegabytes: number
  searches: Record<string, SearchTimes>
}
