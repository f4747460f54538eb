/** The products that a condition names, as ids of products and groups; under a `not` stand those it does not concern. */
import type { Condition } from './data/rule-schema.ts'

export function productsIn(condition: Condition): string[] {
  if ('products' in condition) return condition.products
  if ('all' in condition) return condition.all.flatMap(productsIn)
  if ('any' in condition) return condition.any.flatMap(productsIn)
  return []
}
