/** Search over the library: words always, meaning too where an embedding model is configured. */
import type pg from 'pg'
import type { Hit } from '../../core/domain.ts'
import { addMeaning, type Embedder } from './meaning.ts'
import { findByWords } from './words.ts'

export type { Embedder } from './meaning.ts'

export interface SearchHit extends Hit {
  /** See WordHit: comparable between queries, what abstention looks at. */
  strength: number
}
export type Search = (query: string, limit: number) => Promise<SearchHit[]>

/** Best passages first; the same query over the same library gives the same order. */
export function createSearch({ pool, embedder }: { pool: pg.Pool; embedder?: Embedder }): Search {
  return async (query, limit) => {
    const words = await findByWords(pool, query, limit)
    const ranked = embedder ? await addMeaning(pool, embedder, query, words) : words
    return ranked.map(({ passage, score, coverage, strength }) => {
      const { position: _position, ...rest } = passage
      return { ...rest, score, coverage, strength }
    })
  }
}
