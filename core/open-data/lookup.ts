/** Finds the one entry that an id or a typed number means, or the few that it may mean. */
import type { Catalogue, LawRecord, StandardRecord } from '../catalogue.ts'
import { familyKey } from '../designation.ts'
import { findLaw, findStandard, parseTyped } from '../catalogue-search/find-entry.ts'
import { findLawNumbers } from '../law-number.ts'

export type Lookup<T> =
  /** id: it was the id. number: this edition was named. latest: the number leaves the edition open. */
  | { found: T; by: 'id' | 'number' | 'latest' }
  /** Several documents have this number: other parts, other issuers. */
  | { choices: T[] }
  | undefined

export function lookUpStandard(catalogue: Catalogue, given: string): Lookup<StandardRecord> {
  const found = findStandard(catalogue, given)
  if (!found) return undefined
  if (found.id === given) return { found, by: 'id' }
  const typed = parseTyped(given)
  if (!typed) return { found, by: 'number' }
  // "TCVN 6238" has parts, "QCVN 1" several issuers. Of adoptions under other signs the best comes first.
  const documentOf = ({ parsed }: StandardRecord) => `${familyKey(parsed)}/${parsed.agency ?? ''}`
  const rivals = catalogue
    .findStandards(typed)
    .filter(
      (one) => one.parsed.series === found.parsed.series && documentOf(one) !== documentOf(found),
    )
  if (rivals.length && found.designation !== given.normalize('NFC').trim())
    return { choices: [found, ...rivals] }
  return { found, by: typed.year ? 'number' : 'latest' }
}

export function lookUpLaw(catalogue: Catalogue, given: string): Lookup<LawRecord> {
  const found = findLaw(catalogue, given)
  const [typed] = findLawNumbers(given)
  if (!found) {
    const choices = typed ? catalogue.findLaws(typed) : []
    return choices.length ? { choices } : undefined
  }
  if (found.id === given) return { found, by: 'id' }
  return { found, by: typed && !typed.year ? 'latest' : 'number' }
}
