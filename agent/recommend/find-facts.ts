/** Finds values of facts in free text: exact on folded phrases, longest first, clause by clause. */
import type { Catalogue } from '../../core/catalogue.ts'
import type { Fact } from '../../core/data/rule-schema.ts'
import { soundOf } from '../../core/sound.ts'
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
  const bySound = new Map<string, Phrase[]>()
  let longest = 1
  for (const fact of catalogue.facts.values())
    for (const choice of fact.choices)
      for (const words of choice.words) {
        const marked = syllables(words)
        longest = Math.max(longest, marked.length)
        const key = marked.map(fold).join(' ')
        const phrase = { fact, value: choice.id, marked }
        phrases.set(key, [...(phrases.get(key) ?? []), phrase])
        if (marked.length < SURE) continue
        const sound = soundsOf(key.split(' '))
        bySound.set(sound, [...(bySound.get(sound) ?? []), phrase])
      }
  const lookUp: LookUp = (folded) =>
    phrases.get(folded.join(' ')) ??
    (folded.length < SURE ? undefined : bySound.get(soundsOf(folded)))
  return (text) => clauses(text).flatMap((clause) => inClause(clause, lookUp, longest))
}

/** Finds the phrases that these folded syllables are. */
type LookUp = (folded: string[]) => Phrase[] | undefined

/** A phrase this long is meant even when it is only spelt as it sounds: "sả ra mương". */
const SURE = 3
const soundsOf = (folded: string[]): string => folded.map(soundOf).join(' ')

/** "không bán siêu thị" says nothing about what comes after the comma. */
export const clauses = (text: string): string[] =>
  text.split(/[,;.!?\n]+(?!\d)|\s(?:nhưng|nhung)\s/u).filter((one) => one.trim())

export const DENIES = /^(?:khong|ko|kg|hong|chua|chang)$/
/** Syllables before a phrase in which a denial counts: "không | có | bán | siêu thị". */
export const REACH = 3

function inClause(clause: string, lookUp: LookUp, longest: number): FoundFact[] {
  const marked = syllables(clause)
  const folded = marked.map(fold)
  const withMarks = hasMarks(clause)
  const matches: { start: number; length: number; found: Phrase[] }[] = []
  for (let start = 0; start < folded.length; start++)
    for (let length = Math.min(longest, folded.length - start); length > 0; length--) {
      const found = lookUp(folded.slice(start, start + length))
        ?.filter((one) => !withMarks || agrees(one.marked, marked.slice(start, start + length)))
        .filter((one) => !isBuyer(one, folded.slice(Math.max(0, start - REACH), start)))
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

/** "bán cho các cửa hàng điện máy" says who buys, not that the business is such a shop. */
const isBuyer = ({ value }: Phrase, before: string[]): boolean =>
  value === RESELLS &&
  !before.includes('hoi') &&
  before.some((one) => one === 'cho' || one === 'qua')
const RESELLS = 'ban-lai'

/** Typed marks must agree, but for one slip in a phrase of several syllables. */
const agrees = (phrase: string[], typed: string[]): boolean =>
  phrase.filter((syllable, index) => syllable !== typed[index] && hasMarks(typed[index]!)).length <=
  (phrase.length > 1 ? 1 : 0)

/** What a denied value means: "no" where there is such a value, nothing otherwise. */
const denial = (fact: Fact, value: string): string | undefined =>
  value === 'khong' ? undefined : fact.choices.find((choice) => choice.id === 'khong')?.id
