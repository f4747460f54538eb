/** What the catalogue knows around an entry: editions, what speaks of it, whom its rules concern. */
import type { Catalogue, GuideRecord, LawRecord, StandardRecord } from '../../core/catalogue.ts'
import { guideEntry, lawEntry, standardEntry } from '../../core/catalogue-search/entries.ts'
import type { CatalogueEntry } from '../../core/catalogue-search/query.ts'
import { productsIn } from '../../core/condition-products.ts'
import { guideOf } from '../../core/content.ts'
import type { Condition, Rule } from '../../core/data/rule-schema.ts'

export const guidesMentioning = (catalogue: Catalogue, ref: string): GuideRecord[] =>
  catalogue.guides.filter(({ standards, laws }) => standards.includes(ref) || laws.includes(ref))

/** What its entry names as related, and what names it so, without its own editions. */
export function relatedStandards(
  catalogue: Catalogue,
  standard: StandardRecord,
  chain: readonly StandardRecord[],
): StandardRecord[] {
  const own = new Set(chain.map(({ designation }) => designation))
  const named = standard.related.flatMap((one) => catalogue.standard(one) ?? [])
  const naming = catalogue.standards.filter(({ related }) => related.includes(standard.designation))
  return [...new Set([...named, ...naming])].filter(
    (one) => !own.has(one.designation) && one.amends !== standard.designation,
  )
}

export const relatedLaws = (catalogue: Catalogue, { related }: StandardRecord): LawRecord[] =>
  related.flatMap((one) => catalogue.law(one) ?? [])

/** What this law makes binding, has issued, or names in its list of goods; the ones in force first. */
export function standardsOfLaw(catalogue: Catalogue, { number }: LawRecord): StandardRecord[] {
  const listed = new Set(
    catalogue.riskGroups
      .filter(({ instrument }) => instrument === number)
      .flatMap(({ regulations }) => regulations),
  )
  const isOld = ({ status }: StandardRecord) => status === 'superseded' || status === 'withdrawn'
  const numbers = new Intl.Collator('vi', { numeric: true })
  return catalogue.standards
    .filter(
      ({ designation, mandatory, issuedBy }) =>
        listed.has(designation) || mandatory?.by.includes(number) || issuedBy?.includes(number),
    )
    .toSorted(
      (a, b) =>
        Number(isOld(a)) - Number(isOld(b)) || numbers.compare(a.designation, b.designation),
    )
}

export interface Concern {
  level: Rule['level']
  /** The product alone decides; otherwise something else about the business does too. */
  always: boolean
  /** Names of the products and groups of products, in the order of the rules. */
  names: string[]
  why: string
}

/** Whom the rules of the catalogue send to this document. */
export const concerns = (catalogue: Catalogue, ref: string): Concern[] =>
  catalogue.rules
    .filter((rule) => rule.ref === ref)
    .map(({ level, when, why }) => ({
      level,
      why,
      always: isProductAlone(when),
      names: [...new Set(productsIn(when))].flatMap(
        (id) => catalogue.product(id)?.name ?? catalogue.groups.get(id)?.name ?? [],
      ),
    }))

const isProductAlone = (condition: Condition): boolean =>
  'products' in condition || ('any' in condition && condition.any.every(isProductAlone))

/** The entry that a passage belongs to; none for a document that an operator has added. */
export function entryOfPassage(
  catalogue: Catalogue,
  passageId: string,
): CatalogueEntry | undefined {
  const documentId = passageId.replace(/\.\d+$/, '')
  const standard = catalogue.standards.find(({ id }) => id === documentId)
  if (standard) return standardEntry(catalogue, standard)
  const law = catalogue.laws.find(({ id }) => id === documentId)
  if (law) return lawEntry(catalogue, law)
  const guide = guideOf(catalogue, documentId)
  return guide && guideEntry(guide)
}
