/**
 * The dense arm: reorders what word search found by nearness of meaning. Its share is small, and it counts
 * only as far as the model agrees with the words over the whole head: vectors that know nothing of the
 * language agree with nothing, and then the order of words stays.
 */
import type pg from 'pg'
import { readVectors } from '../../core/db/embeddings.ts'
import type { WordHit } from './words.ts'

export interface Embedder {
  /** Name under which vectors are stored; another model never mixes with it. */
  model: string
  embed(texts: string[], signal?: AbortSignal): Promise<number[][]>
}

/** Largest share of the best word score that meaning can add; `docs/decisions/0004-search.md` has the figures. */
const SHARE = 0.12
/** Only the head is reordered: further down nothing is shown to people. */
const HEAD = 50

/** Any failure of the model or a missing vector leaves the order of words as it is. */
export async function addMeaning(
  pool: pg.Pool,
  embedder: Embedder,
  query: string,
  hits: WordHit[],
): Promise<WordHit[]> {
  const head = hits.slice(0, HEAD)
  const best = head[0]?.score ?? 0
  if (best <= 0) return hits
  const similarities = await similaritiesTo(pool, embedder, query, head).catch(() => undefined)
  if (!similarities) return hits
  const known = [...similarities.values()]
  const [low, high] = [Math.min(...known), Math.max(...known)]
  if (!(high - low > 1e-6)) return hits
  const trust = Math.min(1, 2 * Math.max(0, agreement(head, similarities)))
  const boosted = head.map((hit) => {
    const similarity = similarities.get(hit.passage.id)
    const nearness = similarity === undefined ? 0 : (similarity - low) / (high - low)
    return { ...hit, score: hit.score + SHARE * trust * best * nearness }
  })
  boosted.sort((a, b) => b.score - a.score || a.passage.id.localeCompare(b.passage.id))
  return [...boosted, ...hits.slice(HEAD)]
}

/** Correlation (Pearson) of word scores and similarities, -1 to 1; 0 when one of them does not vary. */
function agreement(head: WordHit[], similarities: ReadonlyMap<string, number>): number {
  const pairs = head.flatMap((hit) => {
    const similarity = similarities.get(hit.passage.id)
    return similarity === undefined ? [] : [[hit.score, similarity] as const]
  })
  const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
  const [meanScore, meanSimilarity] = [mean(pairs.map(([a]) => a)), mean(pairs.map(([, b]) => b))]
  const sum = (value: (score: number, similarity: number) => number) =>
    pairs.reduce((total, [a, b]) => total + value(a - meanScore, b - meanSimilarity), 0)
  const spread = Math.sqrt(sum((a) => a * a) * sum((_, b) => b * b))
  return spread > 0 ? sum((a, b) => a * b) / spread : 0
}

async function similaritiesTo(pool: pg.Pool, embedder: Embedder, query: string, head: WordHit[]) {
  const [vector] = await embedder.embed([query])
  if (!vector || vector.some((value) => !Number.isFinite(value))) return undefined
  const similarities = await readVectors(
    pool,
    embedder.model,
    vector,
    head.map((hit) => hit.passage.id),
  )
  return similarities.size >= 2 ? similarities : undefined
}
