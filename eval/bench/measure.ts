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

/**
 * All ways of asking, question by question and in turns, so that whatever else the machine does slows each of
 * them alike and none always finds what another has just read.
 */
async function timeAll({ searches }: Engine, queries: string[]): Promise<Measurement['searches']> {
  const times = new Map(Object.keys(searches).map((name) => [name, [] as number[]]))
  for (const [at, query] of [...queries.slice(0, WARM_UP), ...queries].entries()) {
    const inTurn = Object.entries(searches)
    for (const [name, search] of at % 2 ? inTurn.reverse() : inTurn)
      times.get(name)!.push(await time(search, query))
  }
  return Object.fromEntries([...times].map(([name, all]) => [name, summarise(all.slice(WARM_UP))]))
}

async function time(search: PreparedSearch, query: string): Promise<number> {
  const ask = await search(query)
  const start = performance.now()
  await ask()
  return performance.now() - start
}

const summarise = (times: number[]): SearchTimes => ({
  p50: percentile(times, 0.5),
  p95: percentile(times, 0.95),
  queries: times.length,
})
