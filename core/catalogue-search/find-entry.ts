/** From what somebody typed, in an address or in a field, to the entry that it names. */
import type { Catalogue, LawRecord, StandardRecord } from '../catalogue.ts'
import { parseDesignation, type Designation } from '../designation.ts'
import { parseLawNumber } from '../law-number.ts'
import { slugify } from '../text.ts'

/** The entry with this id, or the one that any spelling of its number means; undated means the current edition. */
export function findStandard(catalogue: Catalogue, given: string): StandardRecord | undefined {
  const slug = slugify(given)
  const known = catalogue.standards.find((one) => one.id === slug)
  if (known) return known
  const typed = parseTyped(given)
  return typed && catalogue.findStandards(typed)[0]
}

/** The law with this id, this number as printed, or a number that only it can have. */
export function findLaw(catalogue: Catalogue, given: string): LawRecord | undefined {
  const slug = slugify(given)
  const known = catalogue.laws.find((one) => one.id === slug || slugify(one.number) === slug)
  if (known) return known
  const typed = parseLawNumber(given) ?? parseLawNumber(lawFromSlug(given))
  const meant = typed ? catalogue.findLaws(typed) : []
  return meant.length === 1 ? meant[0] : undefined
}

/** "thong-tu-36-2026" -> "thong tu 36/2026". */
export const lawFromSlug = (slug: string): string =>
  slug.replace(
    /^([a-z]+(?:-[a-z]+)*)-(\d{1,4})-(\d{4})(?:-(.+))?$/i,
    (_, kind: string, number: string, year: string, sign?: string) =>
      [`${kind.replace(/-/g, ' ')} ${number}`, year, ...(sign ? [sign] : [])].join('/'),
  )

/** A designation as people write it, or as it stands in an address: "qcvn-8-2-2011-byt". */
export const parseTyped = (given: string): Designation | undefined =>
  parseDesignation(given) ?? parseDesignation(fromSlug(given))

/** "tcvn-iso-iec-27001-2019" -> "tcvn iso iec 27001:2019"; "qcvn-8-2-2011-byt" -> "qcvn 8-2:2011/byt". */
const fromSlug = (slug: string): string =>
  slug
    .trim()
    .replace(/[\s_]+/g, '-')
    .replace(/^([a-z]+(?:-[a-z]+)*)-?(?=\d)/i, (series) => `${series.replace(/-/g, ' ')} `)
    .replace(/-((?:19|20)\d\d)(?:-([a-z]+))?$/i, (_, year: string, agency?: string) =>
      agency ? `:${year}/${agency}` : `:${year}`,
    )
