/**
 * What word search sees of a text: folded syllables, pairs of neighbours, and syllables as written,
 * hashed to one number each. Folding makes "nước mắm" and "nuoc mam" the same terms; pairs bring back
 * most of what folding blurs; the written form separates "năm" from "nam" for those who type marks.
 */
import { fold, syllables } from '../text.ts'

/** BM25's usual constants (Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework"). */
const K1 = 1.2
const B = 0.75

/** Dimensions of the sparse vectors; hashes are 1..DIMENSIONS-1, and two of a million terms rarely meet. */
export const DIMENSIONS = 536_870_912

/** FNV-1a, kept to 29 bits. */
export function hashTerm(term: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < term.length; index++) {
    hash ^= term.charCodeAt(index)
    hash = Math.imul(hash, 0x01000193)
  }
  return ((hash >>> 0) % (DIMENSIONS - 1)) + 1
}

export interface Terms {
  /** How often each single syllable stands in the text, by hash. */
  singles: Map<number, number>
  /** The same for pairs of neighbours. */
  pairs: Map<number, number>
  /** Syllables as written, marks included. */
  written: Map<number, number>
  /** Number of syllables. */
  length: number
}

/** Terms of texts that follow each other but are no one sentence (breadcrumb, body): no pair crosses a border. */
export function extractTerms(texts: string[]): Terms {
  const singles = new Map<number, number>()
  const pairs = new Map<number, number>()
  const written = new Map<number, number>()
  let length = 0
  for (const text of texts) {
    const marked = syllables(text)
    const folded = marked.map(fold)
    length += folded.length
    for (const syllable of marked) count(written, hashTerm(`=${syllable}`))
    folded.forEach((syllable, index) => {
      count(singles, hashTerm(syllable))
      if (index > 0) count(pairs, hashTerm(`${folded[index - 1]!} ${syllable}`))
    })
  }
  return { singles, pairs, written, length }
}

const count = (counts: Map<number, number>, hash: number) =>
  counts.set(hash, (counts.get(hash) ?? 0) + 1)

/** BM25 weight of each term of a passage, without the idf. */
export function weighTerms(
  { singles, pairs, written, length }: Terms,
  averageLength: number,
): Map<number, number> {
  const norm = K1 * (1 - B + (B * length) / Math.max(averageLength, 1))
  const weights = new Map<number, number>()
  for (const counts of [singles, pairs, written])
    for (const [hash, frequency] of counts)
      weights.set(hash, (weights.get(hash) ?? 0) + (frequency * (K1 + 1)) / (frequency + norm))
  return weights
}

export const inverseFrequency = (passages: number, holding: number): number =>
  Math.log(1 + (passages - holding + 0.5) / (holding + 0.5))
