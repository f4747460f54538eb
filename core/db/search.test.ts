import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SourceDocument } from '../domain.ts'
import { testDatabase } from '../testing.ts'
import { storeDocuments } from './documents.ts'
import type { Database } from './open.ts'
import { findByTerms, readPassages, readTermStatistics } from './search.ts'
import { extractTerms, hashTerm, inverseFrequency } from './terms.ts'

let database: Database
let pool: pg.Pool
const TEXTS = {
  a: 'nước mắm',
  b: 'nước mắm cốt thượng hạng',
  c: 'nước uống',
  // Three with the same words: only their ids tell them apart.
  e: 'dầu ăn',
  f: 'dầu ăn',
  d: 'dầu ăn',
}
beforeAll(async () => {
  database = await testDatabase()
  pool = database.pool
  await storeDocuments(
    pool,
    Object.entries(TEXTS).map(([id, text]): SourceDocument => ({
      id,
      kind: 'other',
      title: id,
      standing: 'current',
      origin: 'thử',
      collection: 'file',
      digest: id,
      passages: [{ breadcrumb: [], text, tokens: 1 }],
    })),
  )
})
afterAll(() => database.close())

/** Searches as a query of folded single syllables, each weighed by its idf. */
async function search(query: string, limit = 10, anchors?: string) {
  const hashes = [...extractTerms([query]).singles.keys()]
  const { idf } = await readTermStatistics(pool, hashes)
  return findByTerms(
    pool,
    idf,
    anchors === undefined ? hashes : [...extractTerms([anchors]).singles.keys()],
    limit,
  )
}
const ids = async (...query: Parameters<typeof search>) =>
  (await search(...query)).map((one) => one.passageId)

describe('word search', () => {
  it('puts the shorter of two passages with the same words first', async () => {
    expect(await ids('nước mắm')).toEqual(['a.1', 'b.1', 'c.1'])
  })

  it('finds the same by words without marks', async () => {
    expect(await search('nuoc mam')).toEqual(await search('NƯỚC MẮM'))
  })

  it('breaks ties by id, and a smaller limit is the head of the same order', async () => {
    const all = await search('dầu ăn')
    expect(all.map((one) => one.passageId)).toEqual(['d.1', 'e.1', 'f.1'])
    expect(new Set(all.map((one) => one.score)).size).toBe(1)
    expect(await ids('dầu ăn', 2)).toEqual(['d.1', 'e.1'])
  })

  it('scores a passage by BM25', async () => {
    const [best] = await search('uống')
    const lengths = Object.values(TEXTS).map((text) => extractTerms([text]).length)
    const average = lengths.reduce((sum, one) => sum + one) / lengths.length
    const weight = 2.2 / (1 + 1.2 * (1 - 0.75 + (0.75 * 2) / average))
    expect(best!.passageId).toBe('c.1')
    expect(best!.score).toBeCloseTo(inverseFrequency(6, 1) * weight, 4)
  })

  it('returns only passages that hold an anchor, though all words count', async () => {
    expect(await ids('nước mắm', 10, 'mắm')).toEqual(['a.1', 'b.1'])
  })

  it('finds nothing by no word, an unknown word, or no anchor', async () => {
    expect(await search('')).toEqual([])
    expect(await search('zzz')).toEqual([])
    expect(await search('nước', 10, '')).toEqual([])
  })
})

describe('statistics of terms', () => {
  it('tell in how many passages a term stands and leave out what none holds', async () => {
    const [water, oil, none] = ['nuoc', 'dau', 'zzz'].map(hashTerm) as [number, number, number]
    const { passages, holding, idf } = await readTermStatistics(pool, [water, oil, none])
    expect(passages).toBe(6)
    expect(holding).toEqual(
      new Map([
        [water, 3],
        [oil, 3],
      ]),
    )
    expect(idf.get(oil)).toBe(inverseFrequency(6, 3))
    expect((await readTermStatistics(pool, [])).passages).toBe(6)
  })
})

describe('reading passages', () => {
  it('keeps the order asked for, and leaves out what does not exist', async () => {
    const read = await readPassages(pool, ['c.1', 'khong-co.1', 'a.1', 'a.2'])
    expect(read.map((one) => one.id)).toEqual(['c.1', 'a.1'])
    expect(await readPassages(pool, [])).toEqual([])
  })
})
