/** What somebody else read out of an owner's words, and which of it is believed: checked in code, word by word. */
import type { Catalogue } from '../../core/catalogue.ts'
import type { Fact } from '../../core/data/rule-schema.ts'
import type { Product } from '../../core/data/schema.ts'
import type { Profile } from '../../core/profile.ts'
import { fold, syllables } from '../../core/text.ts'
import { knownValues } from './facts.ts'
import { clauses, DENIES, REACH } from './find-facts.ts'
import { amountsIn, countsIn, type Figures } from './read-figures.ts'
import { factsThatConcern } from './read-profile.ts'

/** What the rules left open: only this may be filled. */
export interface OpenPlaces {
  /** Products that may be named; empty when the rules found some. */
  products: Product[]
  facts: Fact[]
}

/** `words`: where in the text it stands. Figures are in the units of a profile. */
export interface Claims {
  products: { id: string; words: string }[]
  facts: { id: string; value: string; words: string }[]
  figures: { [figure in keyof Figures]?: { value: number; words: string } }
}

/** `vague`: the products that the text names in a word that means several. */
export function openPlaces(
  catalogue: Catalogue,
  profile: Profile,
  vague: readonly Product[],
): OpenPlaces {
  const choices = vague.flatMap((product) => product.ask?.choices ?? [])
  const concerned = factsThatConcern(catalogue, profile.products)
  return {
    products: profile.products.length
      ? []
      : catalogue.products.filter(
          (product) => !product.ask && (choices.length === 0 || choices.includes(product.id)),
        ),
    facts: [...catalogue.facts.values()].filter(
      (fact) =>
        (fact.about === 'business' || (profile.products.length > 0 && concerned.has(fact.id))) &&
        knownValues(catalogue, profile, fact).values.length === 0,
    ),
  }
}

/** Most products that one text is taken to name, as for the rules. */
const MOST_PRODUCTS = 3

/** The profile with what holds in the text; what it already says stays. `filled` and `dropped` count for the trace. */
export function acceptClaims(
  { profile, open, text }: { profile: Profile; open: OpenPlaces; text: string },
  claims: Claims,
): { profile: Profile; filled: string[]; dropped: number } {
  const next = structuredClone(profile)
  const filled: string[] = []
  const stands = createPlaceFinder(text)
  const products = claims.products
    .filter(({ id }) => open.products.some((one) => one.id === id))
    .filter(({ words }) => stands(words) === 'said' && namesSomething(words))
    .map(({ id }) => id)
  if (products.length) {
    next.products = [...new Set(products)].slice(0, MOST_PRODUCTS)
    filled.push(...next.products.map(() => 'san-pham'))
  }
  for (const fact of open.facts) {
    const values = valuesFor(fact, claims, stands)
    if (values.length === 0) continue
    next.facts[fact.id] = values
    if (!fact.many) next.complete = [...new Set([...next.complete, fact.id])]
    next.unknown = next.unknown.filter((one) => one !== fact.id)
    filled.push(...values.map(() => fact.id))
  }
  for (const figure of ['people', 'revenue', 'capital'] as const) {
    const claim = claims.figures[figure]
    if (!claim || next[figure] !== undefined || stands(claim.words) !== 'said') continue
    if (!figuresIn(figure, claim.words, text).some((one) => Math.abs(one - claim.value) < 1e-9))
      continue
    next[figure] = claim.value
    filled.push(figure)
  }
  const claimed =
    claims.products.length + claims.facts.length + Object.values(claims.figures).length
  return { profile: next, filled, dropped: claimed - filled.length }
}

/** A fact with one value that was claimed with two has none. */
function valuesFor(fact: Fact, claims: Claims, stands: PlaceFinder): string[] {
  const values = claims.facts
    .filter(({ id, value }) => id === fact.id && fact.choices.some((one) => one.id === value))
    .filter(({ value, words }) => {
      const place = stands(words)
      return place === 'said' || (place === 'denied' && value === 'khong')
    })
    .map(({ value }) => value)
  const different = [...new Set(values)]
  return fact.many || different.length === 1 ? different : []
}

/** Where a text speaks of months, an amount counts as revenue only with its month, times twelve. */
function figuresIn(figure: keyof Figures, words: string, text: string): number[] {
  if (figure === 'people') return countsIn(words).filter((count) => count > 0)
  const amounts = amountsIn(words)
  if (figure === 'capital' || !MONTH.test(fold(text))) return amounts
  return MONTH.test(fold(words)) ? amounts.map((amount) => amount * 12) : []
}
const MONTH = /\bthang\b/

/** "tôi làm" stands in many texts and is no product. */
const HOLLOW = new Set(
  'toi minh em ben nha chung ho co so cong ty xuong quan lam ban mua san xuat nhap khau kinh doanh che bien gia cong mo la va voi cho o tai thi o hang san pham nguoi'.split(
    ' ',
  ),
)
const namesSomething = (words: string): boolean =>
  syllables(words)
    .map(fold)
    .some((one) => !HOLLOW.has(one) && !/^\d+$/.test(one))

/** Whether words stand in the text, and whether a denial stands in or right before them. */
type PlaceFinder = (words: string) => 'said' | 'denied' | undefined

const BREAK = '|'
const tokens = (text: string): string[] =>
  clauses(text)
    .flatMap((clause) => [BREAK, ...syllables(clause).map(fold)])
    .slice(1)

function createPlaceFinder(text: string): PlaceFinder {
  const all = tokens(text)
  return (words) => {
    const wanted = tokens(words)
    if (wanted.length === 0) return undefined
    const starts = all.flatMap((_, index) =>
      wanted.every((token, offset) => all[index + offset] === token) ? [index] : [],
    )
    const [start] = starts
    if (start === undefined) return undefined
    const denied = starts.every((one) => {
      const before = all.slice(Math.max(0, one - REACH), one)
      const near = before.slice(before.lastIndexOf(BREAK) + 1)
      return [...near, ...wanted].some((token) => DENIES.test(token))
    })
    return denied ? 'denied' : 'said'
  }
}
