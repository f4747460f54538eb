/** The entries that the numbers in a query name, as keys: "standard:tcvn-5603-2023", "law:nghi-dinh-37-2026". */
import type { Catalogue, StandardRecord } from '../catalogue.ts'
import { findDesignations, type Designation } from '../designation.ts'
import { findLawNumbers } from '../law-number.ts'

/** "5603", "8-2", "9001:2015" with no sign before it. */
const BARE = /^\s*(\d{1,5}(?:-\d{1,3}){0,3})(?:\s*[:/]\s*((?:19|20)\d\d))?\s*$/

/**
 * In the order of the text; the editions and amendments of a named standard come behind it.
 * A typed year that the catalogue does not know still leads to the other editions.
 */
export function findNamed(catalogue: Catalogue, text: string): string[] {
  const keys = new Set<string>()
  const add = (standards: readonly StandardRecord[]) => {
    for (const { id } of standards) keys.add(`standard:${id}`)
  }
  for (const typed of findDesignations(text)) {
    const named = catalogue.findStandards(typed)
    add(named.length ? named : partsOf(catalogue, typed))
    // "ISO 22000" has no edition of its own here, but its adoption has.
    for (const one of named) add(catalogue.editions(one.parsed))
    add(catalogue.editions(typed))
    for (const one of named) add(catalogue.amendmentsOf(one.designation))
  }
  for (const typed of findLawNumbers(text))
    for (const law of catalogue.findLaws(typed)) keys.add(`law:${law.id}`)
  const bare = BARE.exec(text)
  if (bare) add(withNumber(catalogue, bare[1]!, bare[2] ? Number(bare[2]) : undefined))
  return [...keys]
}

/** "5603": may be the number of a document, or a year. */
export const isBareNumber = (text: string): boolean => BARE.test(text)

/** True when the text is numbers of documents and nothing else. */
export function isNumbersOnly(text: string): boolean {
  if (isBareNumber(text)) return true
  const spans = [...findDesignations(text), ...findLawNumbers(text)]
  const rest = spans.reduce(
    (left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end),
    text,
  )
  return spans.length > 0 && !/[\p{L}\p{N}]/u.test(rest)
}

/** "ISO 14064" where only TCVN ISO 14064-1, -2 and -3 exist. */
export function partsOf(catalogue: Catalogue, typed: Designation): StandardRecord[] {
  const prefix = `${unpadded(typed.number)}-`
  return catalogue.standards
    .filter(
      ({ parsed }) =>
        unpadded(parsed.number).startsWith(prefix) &&
        (parsed.series === typed.series || parsed.series === `TCVN ${typed.series}`) &&
        (typed.year === undefined || parsed.year === typed.year),
    )
    .toSorted(byStanding)
}

const unpadded = (number: string) => number.replace(/(^|-)0+(?=\d)/g, '$1')
const ORDER = { current: 0, unknown: 1, superseded: 2, withdrawn: 3 }
const byStanding = (a: StandardRecord, b: StandardRecord) =>
  ORDER[a.status] - ORDER[b.status] || a.id.localeCompare(b.id)

function withNumber(catalogue: Catalogue, number: string, year?: number): StandardRecord[] {
  return catalogue.standards
    .filter((one) => unpadded(one.parsed.number) === unpadded(number))
    .toSorted(
      (a, b) => Number(b.parsed.year === year) - Number(a.parsed.year === year) || byStanding(a, b),
    )
}
