/** Measures one engine at one size in a process of its own, so that its memory is its own too. */
import { loadCatalogue } from '../../core/data/load.ts'
import { loadQuestions } from '../answers/questions.ts'
import {
  createLibraryEngine,
  createMiniSearchEngine,
  type Engine,
  type PreparedSearch,
} from './engines.ts'
import type { Measurement, SearchTimes, Task } from './messages.ts'
import { makePassages } from './passages.ts'
import { percentile } from '../percentile.ts'

/** Searches that are not timed: the first ones pay for compiling and for caches. */
const WARM_UP = 20

export async function measure({ engine: name, size }: Task): Promise<Measurement> {
  const passages = makePassages(loadCatalogue(), size)
  const queries = loadQuestions().map((question) => question.text)
  const engine = name === 'library' ? await createLibraryEngine() : createMiniSearchEngine()
  try {
    const start = performance.now()
    await engine.index(passages)
    const indexSeconds = (performance.now() - start) / 1000
    const searches = await timeAll(engine, queries)
    return {
      engine: name,
      size,
      indexSeconds,
      passagesPerSecond: size / indexSeconds,
      rssMegabytes: process.memoryUsage.rss() / 1024 / 1024,
      searches,
    }
  } finally {
    await engine.close()
  }
}

async function timeAll({ searches }: Engine, queries: string[]): Promise<Measurement['searches']> {
  const times: Measurement['searches'] = {}
  for (const [name, search] of Object.entries(searches)) times[name] = await time(search, queries)
  return times
}

async function time(search: PreparedSearch, queries: string[]): Promise<SearchTimes> {
  const times: number[] = []
  for (const query of [...queries.slice(0, WARM_UP), ...queries]) {
    const ask = await search(query)
    const start = performance.now()
    await ask()
    times.push(performance.now() - start)
  }
  const timed = times.slice(WARM_UP)
  return { p50: percentile(timed, 0.5), p95: percentile(timed, 0.95), queries: timed.length }
}
