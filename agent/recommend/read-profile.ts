/** Reads what an owner says in passing about the business: goods, markets, buyers, size, customs codes. */
import type { Catalogue } from '../../core/catalogue.ts'
import { productsIn } from '../../core/condition-products.ts'
import type { Condition } from '../../core/data/rule-schema.ts'
import type { Product } from '../../core/data/schema.ts'
import { emptyProfile, type Profile } from '../../core/profile.ts'
import { readHsCodes } from '../../core/risk.ts'
import { fold, syllables } from '../../core/text.ts'
import { isOneOf } from './facts.ts'
import { createFactFinder, type FoundFact } from './find-facts.ts'
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
    const found = findFacts(text)
    const ids = subjectsOf(catalogue, products, found)
    const profile = withProducts(catalogue, previous, ids, ADDS.test(fold(text)))
    const concerned = factsThatConcern(catalogue, profile.products)
    for (const { fact, value, only } of found) {
      if (fact.about === 'product' && profile.products.length && !concerned.has(fact.id)) continue
      const known = fact.many && !only ? (profile.facts[fact.id] ?? []) : []
      profile.facts[fact.id] = [...new Set([...known, value])]
      if (only || !fact.many) profile.complete = [...new Set([...profile.complete, fact.id])]
      profile.unknown = profile.unknown.filter((one) => one !== fact.id)
    }
    const brought = bringsIn(fold(text))
    if (!profile.facts[ROLE] && brought) profile.facts[ROLE] = [brought]
    if (!profile.facts[ROLE] && saysMade(catalogue, text, ids)) profile.facts[ROLE] = ['san-xuat']
    const figures = readFigures(text)
    Object.assign(profile, figures)
    const hs = readHsCodes(text)
    if (hs.length) profile.hs = hs
    return { profile, told: found.length + Object.keys(figures).length + hs.length > 0 }
  }
}

const MARKET = 'thi-truong'
const ROLE = 'vai-tro'

/** Where goods are sold is no goods: "xuất khẩu sang Mỹ", "bán hàng online". */
const isChannel = ({ facts }: Product): boolean =>
  facts[MARKET] !== undefined && (facts[MARKET] !== 'trong-nuoc' || facts[ROLE] === 'ban-lai')

/** Can be asked about alone; beside goods they only say what kind of place it is. */
const IN_GENERAL = new Set(['nha-xuong', 'nhap-khau'])

/** "Có lò hơi", "nước thải xả ra sông": beside goods these are facts about the place, which some rules ask for. */
const SAID_BY_FACT: Record<string, string> = {
  'nuoc-thai': 'nuoc-thai',
  'khi-thai': 'khi-thai',
  'noi-hoi': 'khi-thai',
  'kho-lanh': 'co-kho-lanh',
}

/** Ids of what the business makes, sells or does, without what is only said beside it. */
function subjectsOf(
  catalogue: Catalogue,
  products: readonly Product[],
  found: readonly FoundFact[],
): string[] {
  const clear = products.filter((product) => !product.ask)
  const goods = clear.filter((product) => !isChannel(product) && !IN_GENERAL.has(product.id))
  const said = new Set(found.map(({ fact }) => fact.id))
  const isPlace = ({ id }: Product) => said.has(SAID_BY_FACT[id] ?? '')
  const proper = goods.filter((product) => !isPlace(product))
  if (proper.length === 0) return (goods.length ? goods : clear).map(({ id }) => id)
  const ids = proper.map(({ id }) => id)
  const concerned = factsThatConcern(catalogue, ids)
  // Where no rule for the goods asks for it, the waste water or smoke has its own rules.
  const places = found
    .filter(({ fact, value }) => value !== 'khong' && !concerned.has(fact.id))
    .map(({ fact }) => fact.id)
    .filter((fact) => SAID_BY_FACT[fact] === fact && catalogue.product(fact))
  return [...new Set([...ids, ...places])]
}

/** "nhập ấm siêu tốc từ Thái Lan": what is brought in stands between. */
const IMPORTS =
  /\bnhap\b[^.;]{0,60}\b(?:tu|cua|hang|ben) (?:trung quoc|tq|thai|han quoc|han\b|nhat|my\b|duc\b|eu\b|chau au|dai loan|an do|malaysia|indonesia|nuoc ngoai|phap\b|y\b|uc\b)/

/** "Nhập máy đo huyết áp về bán"; what comes from a market or a distributor here is no import. */
const BRINGS_IN = /\bnhap\b([^.;]{1,60})\bve(?: (?:de )?(?:ban|lam|dung)\b|[\s.,;!]*$)/
const HERE =
  /\b(?:(?:o|tu|ngoai|ra|tai) cho|dau moi|dai ly|nha phan phoi|trong nuoc|vua|nha vuon|nong dan|tong kho)\b/

const bringsIn = (folded: string): 'nhap-khau' | 'ban-lai' | undefined => {
  if (IMPORTS.test(folded)) return 'nhap-khau'
  const between = BRINGS_IN.exec(folded)?.[1]
  return between === undefined ? undefined : HERE.test(between) ? 'ban-lai' : 'nhap-khau'
}

/** "làm nước tinh khiết", "nấu rượu": made here, unless it is a service ("làm khách sạn"). */
function saysMade(catalogue: Catalogue, text: string, ids: readonly string[]): boolean {
  const folded = ` ${syllables(text).map(fold).join(' ')} `
  return ids
    .flatMap((id) => catalogue.product(id) ?? [])
    .filter(({ facts, groups }) =>
      [facts[ROLE], ...groups.map((group) => catalogue.groups.get(group)?.facts[ROLE])].every(
        (role) => role === undefined || role === 'san-xuat',
      ),
    )
    .flatMap(({ name, words }) => [name, ...words])
    .some((words) => MAKING.some((verb) => folded.includes(` ${verb} ${fold(words)} `)))
}
const MAKING = ['lam', 'nau', 'rang', 'u', 'say', 'trong', 'ep', 'che bien', 'dong', 'uop']

/** Ids of facts that some rule about these products, or about every business, depends on. */
export function factsThatConcern(catalogue: Catalogue, ids: readonly string[]): Set<string> {
  const products = ids.flatMap((id) => catalogue.product(id) ?? [])
  return new Set([
    ROLE,
    ...catalogue.rules
      .filter(({ when }) => {
        const named = productsIn(when)
        return named.length === 0 || products.some((product) => isOneOf(product, named))
      })
      .flatMap(({ when }) => factsIn(when)),
  ])
}

function factsIn(condition: Condition): string[] {
  if ('fact' in condition) return [condition.fact]
  if ('all' in condition) return condition.all.flatMap(factsIn)
  if ('any' in condition) return condition.any.flatMap(factsIn)
  return 'not' in condition ? factsIn(condition.not) : []
}

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
