/** Small lists that answers about documents are composed from: names people use, kinds, topics, markets, bodies. */
import { z } from 'zod'
import { fold } from '../../core/text.ts'
import { readYaml } from '../replies.ts'

const text = z.string().trim().min(3)
const words = z.array(z.string().trim().min(2)).min(1)
const id = z.string().regex(/^[a-z0-9-]+$/)

const StandardNames = z.strictObject({ names: z.record(z.string(), z.string()), unknown: words })
const DocumentKind = z.strictObject({
  id,
  name: text,
  words,
  guide: id,
  nature: text,
  binding: text,
  issuer: text.optional(),
  proof: text.optional(),
})
const Topic = z.strictObject({
  id,
  name: text,
  words,
  refs: z.array(z.strictObject({ ref: text, point: text.optional() })).min(1),
  guide: id.optional(),
})
const Market = z.strictObject({
  id,
  name: z.string().min(2),
  words,
  refs: z
    .array(
      z.strictObject({
        ref: text,
        groups: z.array(id).optional(),
        points: z.array(text).optional(),
      }),
    )
    .default([]),
  open: text,
})
const Certifier = z.strictObject({
  id,
  name: text,
  words,
  who: text,
  standards: z.array(text).min(1),
  points: z.array(z.strictObject({ ref: text, topics: z.array(text) })).default([]),
  guide: id.optional(),
})

export type DocumentKind = z.infer<typeof DocumentKind>
export type Topic = z.infer<typeof Topic>
export type Market = z.infer<typeof Market>
export type Certifier = z.infer<typeof Certifier>

export const standardNames = readYaml('standard-names.yaml', StandardNames)
export const documentKinds = readYaml('document-kinds.yaml', z.array(DocumentKind))
export const topics = readYaml('topics.yaml', z.array(Topic))
export const markets = readYaml('markets.yaml', z.array(Market))
export const certifiers = readYaml('certifiers.yaml', z.array(Certifier))

export interface Mention<T> {
  value: T
  /** The word of the list by which it is mentioned, as written there. */
  word: string
  /** Where it stands in the folded text. */
  at: number
}

/** Folded, with everything but letters and digits as single spaces, and a space at either end. */
export const plain = (words: string): string =>
  ` ${fold(words)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `

/** What of a list a text mentions by one of its words, in reading order; the longest word wins a place. */
export function findMentions<T>(
  question: string,
  list: readonly T[],
  wordsOf: (one: T) => readonly string[],
): Mention<T>[] {
  let rest = plain(question)
  const phrases = list
    .flatMap((value) => wordsOf(value).map((word) => ({ value, word, phrase: plain(word) })))
    .sort((a, b) => b.phrase.length - a.phrase.length)
  const found: Mention<T>[] = []
  for (const { value, word, phrase } of phrases)
    for (let at = rest.indexOf(phrase); at >= 0; at = rest.indexOf(phrase)) {
      found.push({ value, word, at })
      // The spaces stay for the neighbours.
      rest = `${rest.slice(0, at + 1)}${'_'.repeat(phrase.length - 2)}${rest.slice(at + phrase.length - 1)}`
    }
  return found
    .sort((a, b) => a.at - b.at)
    .filter((one, index, all) => all.findIndex(({ value }) => value === one.value) === index)
}
