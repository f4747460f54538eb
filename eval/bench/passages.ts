/**
 * Made-up passages in real Vietnamese: halves of sentences of `data/` put together anew, with a made-up
 * number in the title, so that there are common words and rare ones as in a real library.
 */
import type { Catalogue } from '../../core/catalogue.ts'
import { contentDocuments } from '../../core/content.ts'
import { sentences, syllables } from '../../core/text.ts'
import { createRandom, pick } from './random.ts'

export interface SyntheticPassage {
  title: string
  text: string
}

const SEED = 20_261_124
/** Of a passage's text: about what a passage of a decree has. */
const MIN_SYLLABLES = 60
const MAX_SYLLABLES = 160

/** The same catalogue and count give the same passages; a smaller count gives the beginning of a larger one. */
export function makePassages(catalogue: Catalogue, count: number): SyntheticPassage[] {
  const documents = contentDocuments(catalogue)
  const halves = documents
    .flatMap((document) => document.passages)
    .flatMap((passage) => passage.text.split('\n').flatMap(sentences))
    .map(cutInHalf)
  const titles = documents.map((document) => document.title)
  const random = createRandom(SEED)
  return Array.from({ length: count }, () => {
    const wanted = MIN_SYLLABLES + random() * (MAX_SYLLABLES - MIN_SYLLABLES)
    const parts: string[] = []
    for (let length = 0; length < wanted;) {
      const sentence = `${pick(random, halves)[0]} ${pick(random, halves)[1]}`
      parts.push(sentence)
      length += syllables(sentence).length
    }
    return {
      title: `Tài liệu ${Math.floor(random() * 90_000) + 10_000}: ${pick(random, titles)}`,
      text: parts.join(' '),
    }
  })
}

function cutInHalf(sentence: string): [string, string] {
  const words = sentence.split(' ')
  const middle = Math.ceil(words.length / 2)
  return [words.slice(0, middle).join(' '), words.slice(middle).join(' ')]
}
