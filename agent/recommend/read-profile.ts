/** Reads what an owner says in passing about the business: goods, markets, buyers, size, customs codes. */
import type { Catalogue } from '../../core/catalogue.ts'
import type { Product } from '../../core/data/schema.ts'
import { emptyProfile, type Profile } from '../../core/profile.ts'
import { readHsCodes } from '../../core/risk.ts'
import { fold } from '../../core/text.ts'
import { createFactFinder } from './find-facts.ts'
import { readFigures } from './read-figures.ts'

export interface Reading {
  profile: Profile
  /** True when the words told something about the business besides its products. */
  told: boolean
}

/** `text` with its slips mended and `products` as found in it; what is not mentioned stays as it was. */
export type ReadProfile = (
  words: { text: string; products: readonly Product[] },
  previous?: Profile,
) => Reading

export function createProfileReader(catalogue: Catalogue): ReadProfile {
  const findFacts = createFactFinder(catalogue)
  return ({ text, products }, previous = emptyProfile()) => {
    const goods = products.filter((product) => !product.ask && !product.facts[MARKET])
    // "Xuất khẩu sang Mỹ" is something to ask about by itself, but beside goods it is where they are sold.
    const named = goods.length ? goods : products.filter((product) => !product.ask)
    const ids = named.map((product) => product.id)
    const profile = withProducts(catalogue, previous, ids, ADDS.test(fold(text)))
    const found = findFacts(text)
    for (const { fact, value, only } of found) {
      const known = fact.many && !only ? (profile.facts[fact.id] ?? []) : []
      profile.facts[fact.id] = [...new Set([...known, value])]
      if (only || !fact.many) profile.complete = [...new Set([...profile.complete, fact.id])]
      profile.unknown = profile.unknown.filter((one) => one !== fact.id)
    }
    const figures = readFigures(text)
    Object.assign(profile, figures)
    const hs = readHsCodes(text)
    if (hs.length) profile.hs = hs
    return { profile, told: found.length + Object.keys(figures).length + hs.length > 0 }
  }
}

const MARKET = 'thi-truong'

/** "làm thêm bánh", "và cả nước tương": added to what there is; without such words it is another business. */
const ADDS = /\b(?:them|nua|con (?:lam|ban|co|nhap)|ca\b.{0,12}\bnua|kiem)\b/

function withProducts(
  catalogue: Catalogue,
  previous: Profile,
  named: string[],
  adds: boolean,
): Profile {
  const same = named.every((id) => previous.products.includes(id))
  if (same) return { ...structuredClone(previous) }
  if (adds && previous.products.length)
    return { ...structuredClone(previous), products: [...previous.products, ...named] }
  // Other goods: markets and size stay, what was said about the goods themselves does not.
  const stays = (id: string) => catalogue.facts.get(id)?.about === 'business'
  return {
    ...structuredClone(previous),
    products: named,
    facts: Object.fromEntries(Object.entries(previous.facts).filter(([id]) => stays(id))),
    complete: previous.complete.filter(stays),
    unknown: previous.unknown.filter(stays),
    hs: [],
  }
}
