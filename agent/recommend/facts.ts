/** What a profile says about a fact: what the owner said, or else what always holds for such products. */
import type { Catalogue } from '../../core/catalogue.ts'
import type { Fact } from '../../core/data/rule-schema.ts'
import type { Product } from '../../core/data/schema.ts'
import type { Profile, Reason } from '../../core/profile.ts'

export interface Known {
  values: string[]
  /** True when no further value can hold. */
  complete: boolean
  /** True when the owner said none of it. */
  assumed: boolean
}

export function knownValues(catalogue: Catalogue, profile: Profile, fact: Fact): Known {
  const said = profile.facts[fact.id] ?? []
  const known = said.length ? said : impliedValues(catalogue, profile, fact.id)
  const follows = consequences(catalogue, profile, fact.id)
  const values = [...new Set([...known, ...follows])]
  return {
    values,
    assumed: said.length + follows.length === 0,
    complete: values.length > 0 && (!fact.many || profile.complete.includes(fact.id)),
  }
}

/** Values that hold for every such product. */
function impliedValues(catalogue: Catalogue, profile: Profile, fact: string): string[] {
  return productsOf(catalogue, profile).flatMap((product) => {
    const own = product.facts[fact]
    if (own) return [own]
    return product.groups.flatMap((id) => catalogue.groups.get(id)?.facts[fact] ?? [])
  })
}

/** Values that follow from what was said about other facts: who sells to supermarkets sells at home. */
const consequences = (catalogue: Catalogue, profile: Profile, fact: string): string[] =>
  Object.entries(profile.facts).flatMap(([id, values]) =>
    (catalogue.facts.get(id)?.choices ?? [])
      .filter((choice) => values.includes(choice.id))
      .flatMap((choice) => choice.implies[fact] ?? []),
  )

export const productsOf = (catalogue: Catalogue, { products }: Profile): Product[] =>
  products.flatMap((id) => catalogue.product(id) ?? [])

/** The product itself or one of its groups is in the list. */
export const isOneOf = (product: Product, ids: string[]): boolean =>
  ids.includes(product.id) || product.groups.some((id) => ids.includes(id))

/** "làm nước mắm", "nhập khẩu nước mắm", "kinh doanh quán ăn". */
export function productReason(catalogue: Catalogue, profile: Profile, product: Product): Reason {
  if (product.phrase) return { fact: 'san-pham', phrase: product.phrase }
  const role = catalogue.facts.get('vai-tro')
  const roles = role ? knownValues(catalogue, profile, role).values : []
  const verb = roles.includes('san-xuat')
    ? 'làm'
    : roles.includes('nhap-khau')
      ? 'nhập khẩu'
      : roles.includes('ban-lai')
        ? 'bán'
        : roles.includes('dich-vu')
          ? 'kinh doanh'
          : 'làm'
  return { fact: 'san-pham', phrase: `${verb} ${uncapitalised(product.name)}` }
}

/** "Nước mắm" -> "nước mắm", but "LED" and "USB" stay. */
export const uncapitalised = (name: string): string =>
  /^\p{Lu}\p{Lu}/u.test(name) ? name : name.charAt(0).toLocaleLowerCase('vi') + name.slice(1)
