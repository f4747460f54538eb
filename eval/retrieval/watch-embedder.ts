/** Search goes on by words when the embedding model fails; a measurement must know that it did. */
import type { Embedder } from '../../agent/index.ts'

export interface WatchedEmbedder extends Embedder {
  /** Calls that failed so far. */
  failures: number
}

export function watchEmbedder(embedder: Embedder): WatchedEmbedder {
  const watched: WatchedEmbedder = {
    model: embedder.model,
    failures: 0,
    embed: (texts, signal) =>
      embedder.embed(texts, signal).catch((error: unknown) => {
        watched.failures++
        throw error
      }),
  }
  return watched
}
