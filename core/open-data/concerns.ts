/** Which products a document concerns, read off the rules that name it. */
import type { Catalogue } from '../catalogue.ts'
import type { Condition } from '../data/rule-schema.ts'
import type { Concern } from './shapes.ts'

/** Products and groups in the order of the rules; a document that concerns every business names none. */
export function concernsOf(catalogue: Catalogue, ref: string): Concern[] {
  const found = new Map<string, Concern>()
  for (const { ref: named, level, why, when } of catalogue.rules)
    if (named === ref)
      for (const id of productIds(when)) {
        const name = catalogue.product(id)?.name ?? catalogue.groups.get(id)?.name
        if (name && !found.has(id))
          found.set(id, {
            kind: catalogue.groups.has(id) ? 'group' : 'product',
            id,
            name,
            level,
            why,
          })
      }
  for (const group of catalogue.riskGroups)
    if (group.regulations.includes(ref))
      for (const id of group.products) {
        const product = catalogue.product(id)
        if (product && !found.has(id))
          found.set(id, {
            kind: 'product',
            id,
            name: product.name,
            level: 'mandatory',
            why: `Danh mục của Thông tư ${group.instrument} nêu văn bản này cho nhóm “${group.goods}”.`,
          })
      }
  return [...found.values()]
}

/** What a condition excludes it does not concern. */
function productIds(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(productIds)
  if ('any' in condition) return condition.any.flatMap(productIds)
  return 'products' in condition ? condition.products : []
}
