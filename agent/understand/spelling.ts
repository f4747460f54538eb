/** Mends syllables that the library never uses when one slip of the finger leads to one that it does. */
import type { Catalogue } from '../../core/catalogue.ts'
import { fold, syllables } from '../../core/text.ts'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

export type SpellingFix = (text: string) => string

/** Built once from everything in the catalogue; folded, because marks are the first thing people leave out. */
export function createSpelling(catalogue: Catalogue): SpellingFix {
  const counts = new Map<string, number>()
  const learn = (text: string) => {
    for (const syllable of syllables(text)) {
      const plain = fold(syllable)
      counts.set(plain, (counts.get(plain) ?? 0) + 1)
    }
  }
  for (const one of catalogue.standards)
    learn([one.title, ...one.keywords, ...Object.values(one.summary).flat()].join(' '))
  for (const one of catalogue.laws)
    learn([one.title, ...one.keywords, ...one.points.map((point) => point.text)].join(' '))
  for (const one of catalogue.guides) learn([one.title, one.body, ...one.questions].join(' '))
  for (const one of catalogue.products) learn([one.name, ...one.words].join(' '))
  return (text) =>
    text.replace(/[\p{L}\p{M}]+/gu, (word) => {
      const plain = fold(word)
      // Short syllables have too many neighbours, and a capital inside marks a name or a sign.
      if (plain.length < 4 || counts.has(plain) || /^\p{Lu}{2}/u.test(word)) return word
      return nearest(plain, counts) ?? word
    })
}

/** The most frequent known syllable one insertion, deletion, change or swap away; undefined when none is common. */
function nearest(word: string, counts: ReadonlyMap<string, number>): string | undefined {
  let best: string | undefined
  let bestCount = 2
  const consider = (candidate: string) => {
    const count = counts.get(candidate) ?? 0
    if (count > bestCount) [best, bestCount] = [candidate, count]
  }
  for (let at = 0; at <= word.length; at++) {
    const [head, tail] = [word.slice(0, at), word.slice(at)]
    if (tail) consider(head + tail.slice(1))
    if (tail.length > 1) consider(head + tail[1]! + tail[0]! + tail.slice(2))
    for (const letter of LETTERS) {
      if (tail) consider(head + letter + tail.slice(1))
      consider(head + letter + tail)
    }
  }
  return best
}
