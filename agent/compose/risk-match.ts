/** Which risk groups a question is about: by customs code, else by product, narrowed by the words of the question. */
import type { Catalogue } from '../../core/catalogue.ts'
import type { RiskGroup } from '../../core/data/rule-schema.ts'
import type { Product } from '../../core/data/schema.ts'
import { findRiskGroups, printHsCode } from '../../core/risk.ts'
import { plain } from './reference-data.ts'

export interface RiskSubject {
  /** "Mã HS 8516.31.00", "Máy sấy tóc". */
  name: string
  /** High before medium. */
  groups: RiskGroup[]
  /** Digits only, when a code was asked for. */
  code?: string
}

interface Asked {
  text: string
  hsCodes: readonly string[]
  products: readonly Product[]
}

/** Most codes or products looked up for one question. */
const MOST = 3

/** A code is looked up alone; a product named beside it only chooses among what the code finds. */
export function findRiskSubjects(
  catalogue: Catalogue,
  { text, hsCodes, products }: Asked,
): RiskSubject[] {
  if (hsCodes.length > 0)
    return hsCodes.slice(0, MOST).map((code) => {
      const found = findRiskGroups(catalogue, { hs: code })
      const ofProducts = new Set(findRiskGroups(catalogue, { products: products.map(idOf) }))
      const both = found.filter((group) => ofProducts.has(group))
      return { name: `Mã HS ${printHsCode(code)}`, groups: both.length ? both : found, code }
    })
  return products.slice(0, MOST).map((product) => ({
    name: product.name,
    groups: narrow(findRiskGroups(catalogue, { products: [product.id] }), product, text),
  }))
}

const idOf = ({ id }: { id: string }) => id

/**
 * A product may stand for a family ("thiết bị wifi, bộ đàm"), so only the groups are kept that the question names by
 * their own words or whose description holds the words it names the product by; all of them when it names none.
 */
function narrow(groups: RiskGroup[], product: Product, text: string): RiskGroup[] {
  const question = plain(text)
  const subjects = [product.name, ...product.words]
    .map(plain)
    .filter((words) => question.includes(words))
  const named = groups.filter(({ goods, words }) => {
    const description = plain(goods)
    return (
      words.some((one) => question.includes(plain(one))) ||
      subjects.some((words) => description.includes(words))
    )
  })
  return named.length ? named : groups
}
