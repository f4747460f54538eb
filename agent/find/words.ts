/**
 * The lexical arm: BM25 over folded syllables and pairs, then a closer look at the best fifty.
 * The closer look rewards what BM25 cannot see: query words that stand together, in order, with
 * the marks that the person typed.
 */
import type pg from 'pg'
import {
  findByTerms,
  readPassages,
  readTermStatistics,
  type StoredPassage,
} from '../../core/db/search.ts'
import { extractTerms, hashTerm, inverseFrequency } from '../../core/db/terms.ts'
import { fold, hasMarks, syllables } from '../../core/text.ts'

export interface WordHit {
  passage: StoredPassage
  /** BM25 plus the closer look; comparable within one query only. */
  score: number
  /** Share of the query's idf weight that the passage holds, 0 to 1. */
  coverage: number
  /** BM25 as a share of what a passage full of the query's words and pairs would get; comparable between queries. */
  strength: number
}

/** Tuned on third-party Vietnamese question sets; `docs/decisions/0004-search.md` has the figures. */
export const WEIGHTS = {
  /** What a pair of neighbours counts beside a single syllable: more in long questions, less in keywords. */
  pairShort: 0.5,
  pairLong: 1,
  rampStart: 3,
  rampLength: 22,
  /** Share of a syllable's weight that asks for it as written, when the person typed marks. */
  written: 0.3,
  /** Passages that the rarest terms may bring in before the scan stops; bounds the time on a large library. */
  candidateBudget: 3_000,
  /** How many of the best get the closer look. */
  closerLook: 50,
  proximity: 0.8,
}

export async function findByWords(
  pool: pg.Pool,
  query: string,
  limit: number,
  w = WEIGHTS,
): Promise<WordHit[]> {
  const terms = extractTerms([query])
  const statistics = await readTermStatistics(pool, [
    ...terms.singles.keys(),
    ...terms.pairs.keys(),
    ...terms.written.keys(),
  ])
  const long = Math.min(1, Math.max(0, (terms.length - w.rampStart) / w.rampLength))
  const written = hasMarks(query) ? w.written : 0
  const weights = new Map<number, number>()
  const rarest = inverseFrequency(statistics.passages, 0)
  let possible = 0
  const parts = [
    [terms.singles, 1 - written],
    [terms.written, written],
    [terms.pairs, w.pairShort + (w.pairLong - w.pairShort) * long],
  ] as const
  for (const [counts, factor] of parts)
    for (const [hash, frequency] of factor ? counts : []) {
      const idf = statistics.idf.get(hash)
      possible += factor * frequency * (idf ?? rarest)
      if (idf !== undefined) weights.set(hash, (weights.get(hash) ?? 0) + factor * frequency * idf)
    }
  const anchors = pickAnchors(statistics.holding, w.candidateBudget)
  const matches = await findByTerms(pool, weights, anchors, Math.max(limit, w.closerLook))
  const passages = await readPassages(
    pool,
    matches.map((match) => match.passageId),
  )
  const byId = new Map(passages.map((passage) => [passage.id, passage]))
  const look = closerLook(query, statistics.idf, w)
  return matches
    .flatMap(({ passageId, score }, rank) => {
      const passage = byId.get(passageId)
      if (!passage) return []
      const { bonus, coverage } = rank < w.closerLook ? look(passage) : { bonus: 0, coverage: 0 }
      return [{ passage, score: score + bonus, coverage, strength: score / (possible || 1) }]
    })
    .sort((a, b) => b.score - a.score || a.passage.id.localeCompare(b.passage.id))
    .slice(0, limit)
}

/** The rarest terms first, until they bring in enough passages: common words alone decide nothing. */
export function pickAnchors(holding: Map<number, number>, budget: number): number[] {
  const rarest = [...holding].sort((a, b) => a[1] - b[1] || a[0] - b[0])
  const anchors: number[] = []
  let total = 0
  for (const [hash, count] of rarest) {
    if (anchors.length > 0 && total + count > budget) break
    anchors.push(hash)
    total += count
  }
  return anchors
}

/** Query syllables this near each other in the question are looked for near each other in the passage. */
const QUERY_WINDOW = 3
/** How far apart two syllables of a passage may stand to count as together. */
const PASSAGE_WINDOW = 8

function closerLook(query: string, idf: Map<number, number>, w: typeof WEIGHTS) {
  const folded = syllables(query).map(fold)
  const weightOf = new Map(folded.map((syllable) => [syllable, idf.get(hashTerm(syllable)) ?? 0]))
  const total = [...weightOf.values()].reduce((sum, one) => sum + one, 0) || 1
  return (passage: StoredPassage) => {
    const places = new Map<string, number[]>()
    syllables(`${passage.breadcrumb.join(' ')} ${passage.text}`).forEach((syllable, position) => {
      const plain = fold(syllable)
      if (!weightOf.has(plain)) return
      const known = places.get(plain)
      if (known) known.push(position)
      else places.set(plain, [position])
    })
    let proximity = 0
    for (let first = 0; first < folded.length - 1; first++)
      for (
        let second = first + 1;
        second <= Math.min(folded.length - 1, first + QUERY_WINDOW);
        second++
      ) {
        const [a, b] = [folded[first]!, folded[second]!]
        const distance = a === b ? Infinity : smallestDistance(places.get(a), places.get(b))
        if (distance <= PASSAGE_WINDOW)
          proximity += Math.min(weightOf.get(a)!, weightOf.get(b)!) / (distance + second - first)
      }
    const held = [...places.keys()].reduce((sum, syllable) => sum + weightOf.get(syllable)!, 0)
    return { bonus: w.proximity * proximity, coverage: held / total }
  }
}

/** Smallest distance between a place of one list and a place of the other; both are in ascending order. */
function smallestDistance(left: number[] | undefined, right: number[] | undefined): number {
  if (!left || !right) return Infinity
  let best = Infinity
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    best = Math.min(best, Math.abs(left[i]! - right[j]!))
    if (left[i]! < right[j]!) i++
    else j++
  }
  return best
}
