/** Gives vectors to passages that have none of the configured model; search works by words meanwhile. */
import type pg from 'pg'
import { readUnembedded, storeVectors } from '../../core/db/embeddings.ts'
import type { Embedder } from '../find/index.ts'

const BATCH = 64

/** Returns how many were added. Stops at the first failure of the endpoint by throwing its ModelError. */
export async function embedMissing(
  pool: pg.Pool,
  embedder: Embedder,
  { onProgress, signal }: { onProgress?: (added: number) => void; signal?: AbortSignal } = {},
): Promise<number> {
  let added = 0
  while (!signal?.aborted) {
    const batch = await readUnembedded(pool, embedder.model, BATCH)
    if (batch.length === 0) break
    const vectors = await embedder.embed(batch.map((one) => one.text))
    await storeVectors(
      pool,
      embedder.model,
      batch.map((one) => one.id),
      vectors,
    )
    added += batch.length
    onProgress?.(added)
  }
  return added
}
