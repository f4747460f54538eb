/**
 * How good a ranking is against judgements, as trec_eval and BEIR define it. Pure.
 * A ranking is a list of document ids, best first, each once.
 */

/** Gain of each judged document; above zero means relevant. */
export type Judgements = ReadonlyMap<string, number>

/** Sum of gain / log2(rank + 1) over the first `depth`, over the sum of the best possible order; 0 to 1. */
export function ndcg(ranking: readonly string[], judged: Judgements, depth: number): number {
  const ideal = discounted(
    relevant(judged)
      .map(([, gain]) => gain)
      .sort((a, b) => b - a),
    depth,
  )
  const found = discounted(
    ranking.map((id) => Math.max(0, judged.get(id) ?? 0)),
    depth,
  )
  return ideal > 0 ? found / ideal : 0
}

/** Share of the relevant documents that stand among the first `depth`; 0 to 1. */
export function recall(ranking: readonly string[], judged: Judgements, depth: number): number {
  const wanted = new Set(relevant(judged).map(([id]) => id))
  const found = ranking.slice(0, depth).filter((id) => wanted.has(id))
  return wanted.size ? found.length / wanted.size : 0
}

/** 1 / rank of the first relevant document among the first `depth`; 0 when there is none. */
export function reciprocalRank(
  ranking: readonly string[],
  judged: Judgements,
  depth: number,
): number {
  const first = ranking.slice(0, depth).findIndex((id) => (judged.get(id) ?? 0) > 0)
  return first < 0 ? 0 : 1 / (first + 1)
}

export interface Quality {
  /** Queries that count: each judged query with a relevant document, whether it was asked or not. */
  queries: number
  /** Of these, the ones for which nothing was found; they count as 0. */
  withoutResult: number
  ndcg10: number
  recall100: number
  mrr10: number
}

/** Means over all judged queries. */
export function measureQuality(
  rankings: ReadonlyMap<string, readonly string[]>,
  judgements: ReadonlyMap<string, Judgements>,
): Quality {
  const judged = [...judgements].filter(([, one]) => relevant(one).length > 0)
  const mean = (measure: (ranking: readonly string[], judged: Judgements) => number) =>
    judged.reduce((sum, [query, one]) => sum + measure(rankings.get(query) ?? [], one), 0) /
    Math.max(1, judged.length)
  return {
    queries: judged.length,
    withoutResult: judged.filter(([query]) => !rankings.get(query)?.length).length,
    ndcg10: mean((ranking, one) => ndcg(ranking, one, 10)),
    recall100: mean((ranking, one) => recall(ranking, one, 100)),
    mrr10: mean((ranking, one) => reciprocalRank(ranking, one, 10)),
  }
}

const relevant = (judged: Judgements) => [...judged].filter(([, gain]) => gain > 0)

const discounted = (gains: number[], depth: number): number =>
  gains.slice(0, depth).reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0)
