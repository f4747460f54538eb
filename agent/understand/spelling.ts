/** Mends syllables that the library never uses when one slip of the finger leads to one that it does. */
import type { Catalogue } from '../../core/catalogue.ts'
import { nearestWord } from '../../core/nearest-word.ts'
import { fold, syllables } from '../../core/text.ts'

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
  for (const one of catalogue.facts.values())
    learn(one.choices.flatMap((choice) => choice.words).join(' '))
  for (const one of catalogue.products) learn([one.name, ...one.words].join(' '))
  return (text) =>
    text.replace(/[\p{L}\p{M}]+/gu, (word) => {
      const plain = fold(word)
      // Short syllables have too many neighbours, and a capital inside marks a name or a sign.
      if (plain.length < 4 || counts.has(plain) || /^\p{Lu}{2}/u.test(word)) return word
      return nearestWord(plain, counts) ?? word
    })
}
