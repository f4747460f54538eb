/**
 * Word search in memory over some thousands of texts with fields: BM25 with a weight for each field over
 * folded syllables and pairs of neighbours. Who types marks is understood by them: "bơ" is not "bò".
 */
import { nearestWord } from '../nearest-word.ts'
import { fold, syllables } from '../text.ts'

export interface Field {
  text: string
  /** How much a word counts here beside a word of a plain text. */
  weight: number
}

export interface Ranked {
  /** Position of the text in the list that the index was made of. */
  index: number
  score: number
  /** Share of the query's weight that the text holds, 0 to 1. */
  coverage: number
}

export interface WordSearch {
  /** Best first; ties in the order of the list. */
  ranked: Ranked[]
  /** The words as they were looked for, when a slip of the finger was mended. */
  readAs?: string
}

const K1 = 1.2
const B = 0.5
/** A pair of neighbours beside a single syllable: "nước mắm" is one word of two syllables. */
const PAIR = 0.8
/** What a text counts that holds the letters but not the marks that the person typed. */
const OTHER_MARKS = 0.25
/** Words that ask and say nothing of what is looked for, as typed; without marks only those that mean nothing else. */
const EMPTY = new Set(
  'là gì nào thì không tôi của cho về với các những và hoặc cần phải được theo như thế gi nao thi khong toi cua cac nhung hoac duoc nhu'.split(
    ' ',
  ),
)

/** For a syllable in lower case. */
export const isEmptyWord = (word: string): boolean => EMPTY.has(word)

export class WordIndex {
  /** Term -> [text, weighted frequency], texts in ascending order. */
  private readonly postings = new Map<string, [number, number][]>()
  private readonly lengths: number[] = []
  private readonly averageLength: number
  /** How often each folded syllable stands anywhere: what a slip of the finger is mended to. */
  private readonly counts = new Map<string, number>()
  private readonly folded = new Map<string, string>()

  constructor(texts: readonly Field[][]) {
    texts.forEach((fields, index) => this.add(index, fields))
    const total = this.lengths.reduce((sum, one) => sum + one, 0)
    this.averageLength = total / Math.max(1, this.lengths.length) || 1
  }

  private add(index: number, fields: Field[]): void {
    const frequencies = new Map<string, number>()
    let length = 0
    for (const { text, weight } of fields) {
      const written = syllables(text)
      const plain = written.map((one) => this.foldOnce(one))
      length += written.length
      for (const one of plain) this.counts.set(one, (this.counts.get(one) ?? 0) + 1)
      for (const term of termsOf(written, plain))
        frequencies.set(term, (frequencies.get(term) ?? 0) + weight)
    }
    this.lengths.push(length)
    for (const [term, frequency] of frequencies) {
      const list = this.postings.get(term)
      if (list) list.push([index, frequency])
      else this.postings.set(term, [[index, frequency]])
    }
  }

  /** Content has few syllables, each of them often. */
  private foldOnce(written: string): string {
    const known = this.folded.get(written)
    if (known !== undefined) return known
    const plain = fold(written)
    this.folded.set(written, plain)
    return plain
  }

  search(query: string): WordSearch {
    const typed = syllables(query)
    const told = typed.filter((one) => !isEmptyWord(one))
    const asked = told.length ? told : typed
    const words = asked.map((one) => this.mend(one))
    const mended = words.some((one, at) => one !== asked[at])
    const weights = this.weigh(words)
    const possible = weights.reduce((sum, one) => sum + one.weight, 0) || 1
    const found = new Map<number, Ranked>()
    for (const { plain, written, weight } of weights) {
      const exact = new Map(written ? this.postings.get(written) : [])
      for (const [index, frequency] of this.postings.get(plain) ?? []) {
        const share = !written ? 1 : exact.has(index) ? 1 : OTHER_MARKS
        const norm = K1 * (1 - B + (B * this.lengths[index]!) / this.averageLength)
        const score = (weight * share * frequency * (K1 + 1)) / (frequency + norm)
        const known = found.get(index) ?? { index, score: 0, coverage: 0 }
        known.score += score
        known.coverage += (weight * share) / possible
        found.set(index, known)
      }
    }
    const ranked = [...found.values()].sort((a, b) => b.score - a.score || a.index - b.index)
    return { ranked, ...(mended ? { readAs: words.join(' ') } : {}) }
  }

  /** Single syllables and pairs of the query, each with its inverse document frequency. */
  private weigh(words: string[]): { plain: string; written?: string; weight: number }[] {
    const marked = words.some((one) => fold(one) !== one)
    const single = words.map((one) => ({
      plain: fold(one),
      // In a query with marks, a syllable without any was meant so, unless it is a number or a sign.
      ...(marked && /\p{L}/u.test(one) ? { written: `=${one}` } : {}),
      weight: this.rarity(fold(one)),
    }))
    const pairs = single.slice(1).map(({ plain, written }, at) => ({
      plain: `${single[at]!.plain} ${plain}`,
      ...(written && single[at]!.written ? { written: `=${words[at]!} ${words[at + 1]!}` } : {}),
      weight: PAIR * this.rarity(`${single[at]!.plain} ${plain}`),
    }))
    // A pair that no text holds says nothing: "TCVN nước mắm" is fine where "tcvn nuoc" stands nowhere.
    return [...single, ...pairs.filter((one) => this.postings.has(one.plain))]
  }

  private rarity(plain: string): number {
    const holding = this.postings.get(plain)?.length ?? 0
    return Math.log(1 + (this.lengths.length - holding + 0.5) / (holding + 0.5))
  }

  /** The word itself when any text has it, else the nearest that one has; short ones have too many neighbours. */
  private mend(word: string): string {
    const plain = fold(word)
    if (plain.length < 4 || this.counts.has(plain) || /\d/.test(plain)) return word
    return nearestWord(plain, this.counts) ?? word
  }
}

function termsOf(written: string[], plain: string[]): string[] {
  return [
    ...plain,
    ...written.map((one) => `=${one}`),
    ...plain.slice(1).map((one, at) => `${plain[at]!} ${one}`),
    ...written.slice(1).map((one, at) => `=${written[at]!} ${one}`),
  ]
}
