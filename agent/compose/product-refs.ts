/** Which documents the rules name for a product, whatever else the business is. */
import type { Catalogue } from '../../core/catalogue.ts'
import type { Condition } from '../../core/data/rule-schema.ts'
import type { Product } from '../../core/data/schema.ts'

export function refsForProducts({ rules }: Catalogue, products: readonly Product[]): Set<string> {
  const ids = new Set(products.flatMap(({ id, groups }) => [id, ...groups]))
  return new Set(rules.filter(({ when }) => names(when, ids)).map(({ ref }) => ref))
}

/** A product under `not` is excluded by the rule, so it does not count. */
function names(condition: Condition, ids: ReadonlySet<string>): boolean {
  if ('all' in condition) return condition.all.some((one) => names(one, ids))
  if ('any' in condition) return condition.any.some((one) => names(one, ids))
  return 'products' in condition && condition.products.some((one) => ids.has(one))
}
