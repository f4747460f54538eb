/** Finds values of facts in free text: exact on folded phrases, longest first, clause by clause. */
import type { Catalogue } from '../../core/catalogue.ts'
import type { Fact } from '../../core/data/rule-schema.ts'
import { fold, hasMarks, syllables } from '../../core/text.ts'

export interface FoundFact {
  fact: Fact
  value: string
  /** "chỉ bán trong nước", "không xuất khẩu": nothing else holds. */
  only: boolean
}

interface Phrase {
  fact: Fact
  value: string
  marked: string[]
}

export function createFactFinder(catalogue: Catalogue): (text: string) => FoundFact[] {
  const phrases = new Map<string, Phrase[]>()
  let longest = 1
  for (const fact of catalogue.facts.values())
    for (const choice of fact.choices)
      for (const words of choice.words) {
        const marked = syllables(words)
        longest = Math.max(longest, marked.length)
        const key = marked.map(fold).join(' ')
        phrases.set(key, [...(phrases.get(key) ?? []), { fact, value: choice.id, marked }])
      }
  return (text) => clauses(text).flatMap((clause) => inClause(clause, phrases, longest))
}

/** "không bán siêu thị" says nothing about what comes after the comma. */
const clauses = (text: string): string[] =>
  text.split(/[,;.!?\n]+(?!\d)|\s(?:nhưng|nhung)\s/u).filter((one) => one.trim())

const DENIES = /^(?:khong|ko|kg|hong|chua|chang)$/
/** Syllables before a phrase in which a denial counts: "không | có | bán | siêu thị". */
const REACH = 3

function inClause(
  clause: string,
  phrases: ReadonlyMap<string, Phrase[]>,
  longest: number,
): FoundFact[] {
  const marked = syllables(clause)
  const folded = marked.map(fold)
  const withMarks = hasMarks(clause)
  const matches: { start: number; length: number; found: Phrase[] }[] = []
  for (let start = 0; start < folded.length; start++)
    for (let length = Math.min(longest, folded.length - start); length > 0; length--) {
      const found = phrases
        .get(folded.slice(start, start + length).join(' '))
        ?.filter((one) => !withMarks || agrees(one.marked, marked.slice(start, start + length)))
      if (found?.length) matches.push({ start, length, found })
    }
  matches.sort((a, b) => b.length - a.length || a.start - b.start)
  const taken = new Set<number>()
  return matches.flatMap(({ start, length, found }) => {
    const places = Array.from({ length }, (_, index) => start + index)
    if (places.some((place) => taken.has(place))) return []
    places.forEach((place) => taken.add(place))
    const before = folded.slice(Math.max(0, start - REACH), start)
    const denied = before.some((one) => DENIES.test(one))
    const only = before.includes('chi') || /^(?:khong|chi)$/.test(folded[start]!)
    return found.flatMap(({ fact, value }) => {
      const kept = denied ? denial(fact, value) : value
      return kept ? [{ fact, value: kept, only }] : []
    })
  })
}

/** Typed marks must agree, but for one slip in a phrase of several syllables. */
const agrees = (phrase: string[], typed: string[]): boolean =>
  phrase.filter((syllable, index) => syllable !== typed[index] && hasMarks(typed[index]!)).length <=
  (phrase.length > 1 ? 1 : 0)

/** What a denied value means: "no" where there is such a value, nothing otherwise. */
const denial = (fact: Fact, value: string): string | undefined =>
  value === 'khong' ? undefined : fact.choices.find((choice) => choice.id === 'khong')?.id
