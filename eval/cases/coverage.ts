/** Which products lead nowhere, and which duties nobody is ever told of. */
import { recommend } from '../../agent/recommend/index.ts'
import type { Catalogue } from '../../core/catalogue.ts'
import type { Condition } from '../../core/data/rule-schema.ts'
import { emptyProfile } from '../../core/profile.ts'

export interface Gaps {
  /** Ids of products without any outcome. */
  products: string[]
  /** Designations of current regulations that no rule and no risk group with a product leads to. */
  duties: string[]
}

export function findGaps(catalogue: Catalogue): Gaps {
  const products = catalogue.products
    .filter((product) => !product.ask)
    .filter(({ id }) => {
      const { outcomes } = recommend(catalogue, { ...emptyProfile(), products: [id] })
      return outcomes.length === 0
    })
    .map(({ id }) => id)
  const reached = new Set([
    ...catalogue.rules.filter((rule) => isReachable(catalogue, rule.when)).map((rule) => rule.ref),
    ...catalogue.riskGroups
      .filter((group) => group.products.length > 0)
      .flatMap((group) => group.regulations),
  ])
  const duties = catalogue.standards
    .filter((one) => one.status === 'current' && one.mandatory && !one.derived)
    .filter((one) => !reached.has(one.designation))
    .map((one) => one.designation)
  return { products, duties }
}

/** Some product satisfies it; what the owner answers can always be right. */
function isReachable(catalogue: Catalogue, condition: Condition): boolean {
  if ('all' in condition) return condition.all.every((one) => isReachable(catalogue, one))
  if ('any' in condition) return condition.any.some((one) => isReachable(catalogue, one))
  if (!('products' in condition)) return true
  return catalogue.products.some(
    (product) =>
      !product.ask &&
      (condition.products.includes(product.id) ||
        product.groups.some((group) => condition.products.includes(group))),
  )
}

/** The report of `npm run eval -- coverage`, in Vietnamese. */
export function formatGaps(catalogue: Catalogue, { products, duties }: Gaps): string {
  const all = catalogue.products.filter((product) => !product.ask).length
  const binding = catalogue.standards.filter(
    (one) => one.status === 'current' && one.mandatory && !one.derived,
  ).length
  return [
    `${all - products.length}/${all} sản phẩm, dịch vụ dẫn tới ít nhất một văn bản`,
    ...products.map((id) => `  chưa dẫn tới đâu: ${id}`),
    `${binding - duties.length}/${binding} quy chuẩn còn hiệu lực được ít nhất một sản phẩm dẫn tới`,
    ...duties.map((designation) => `  chưa ai được nhắc: ${designation}`),
  ].join('\n')
}
