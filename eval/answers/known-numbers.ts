/** Every number that `data/` names: entries, and what entries say of themselves, such as the circular that issued one. */
import type { Catalogue } from '../../core/catalogue.ts'
import { findDesignations, matchesDesignation, printDesignation } from '../../core/designation.ts'
import { findLawNumbers, matchesLawNumber } from '../../core/law-number.ts'

/** Designations and law numbers with a year that a text names and `data/` does not. */
export type FindInvented = (text: string) => string[]

export function createFindInvented(catalogue: Catalogue): FindInvented {
  const data = stringsOf([
    catalogue.standards,
    catalogue.laws,
    catalogue.guides,
    [...catalogue.groups.values()],
    catalogue.products,
  ])
  const designations = data.flatMap(findDesignations)
  const laws = data.flatMap(findLawNumbers)
  return (text) => {
    const standards = findDesignations(text)
      .filter((one) => !catalogue.names(one))
      .filter((one) => !designations.some((known) => matchesDesignation(one, known)))
      .map(printDesignation)
    const numbers = findLawNumbers(text)
      .filter(
        (one) => one.year !== undefined && !laws.some((known) => matchesLawNumber(one, known)),
      )
      .map(({ number, year, sign }) => [number, year, sign].filter(Boolean).join('/'))
    return [...new Set([...standards, ...numbers])]
  }
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : []
}
