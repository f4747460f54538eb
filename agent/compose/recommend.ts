/** Which standards concern a product: what binds by law first, then what buyers ask, then what is worth doing. */
import type { Product, ProductGroup, Recommendation } from '../../core/data/schema.ts'
import { draft, paragraphs, bullets, type Draft, type Workbench } from './draft.ts'

interface Outcome extends Recommendation {
  /** The product's own entries stand before those of its groups. */
  own: boolean
}

const LIMITS = { mandatory: 9, buyers: 4, voluntary: 5 }

/** Undefined when the products named lead to nothing that can be recommended. */
export function composeRecommendation(bench: Workbench): Draft | undefined {
  const { catalogue, understanding } = bench
  const [first] = understanding.products
  if (first?.ask && understanding.products.length === 1)
    return draft('clarify', first.ask.question, {
      choices: first.ask.choices.flatMap((id) => {
        const product = catalogue.product(id)
        return product
          ? [{ label: product.name, text: `${product.name} cần theo tiêu chuẩn, quy chuẩn nào?` }]
          : []
      }),
    })
  const products = understanding.products.filter((product) => !product.ask)
  if (products.length === 0) return undefined
  const mandatory = gather(bench, products, 'mandatory')
  const buyers = gather(bench, products, 'buyers')
  const voluntary = gather(bench, products, 'voluntary').filter(
    (one) => !buyers.some((other) => other.ref === one.ref),
  )
  if (mandatory.length + buyers.length + voluntary.length === 0) return undefined
  const section = (title: string, outcomes: Outcome[], limit: number) =>
    outcomes.length > 0 &&
    `${title}\n${bullets(outcomes.slice(0, limit).map((one) => say(bench, one)))}`
  const guides = [
    ...new Set(
      products.flatMap((product) => [
        ...product.guides,
        ...groupsOf(bench, product).flatMap((group) => group.guides),
      ]),
    ),
  ]
  return draft(
    'answered',
    paragraphs(
      `Với **${products.map((product) => product.name.toLowerCase()).join(', ')}**, bạn cần xem các văn bản sau.`,
      section('**Bắt buộc theo pháp luật:**', mandatory, LIMITS.mandatory),
      section('**Bên mua hay yêu cầu:**', buyers, LIMITS.buyers),
      section('**Nên áp dụng (tự nguyện):**', voluntary, LIMITS.voluntary),
    ),
    {
      choices: guides.slice(0, 4).flatMap((id) => {
        const guide = catalogue.guide(id)
        return guide ? [{ label: guide.title, text: guide.questions[0]! }] : []
      }),
      notes: cautions(bench, [...mandatory, ...buyers, ...voluntary]),
    },
  )
}

const groupsOf = ({ catalogue }: Workbench, product: Product): ProductGroup[] =>
  product.groups.flatMap((id) => catalogue.groups.get(id) ?? [])

function gather(
  bench: Workbench,
  products: Product[],
  list: 'mandatory' | 'buyers' | 'voluntary',
): Outcome[] {
  const byRef = new Map<string, Outcome>()
  const add = (own: boolean) => (one: Recommendation) => {
    if (!byRef.has(one.ref)) byRef.set(one.ref, { ...one, own })
  }
  for (const product of products) product[list].forEach(add(true))
  for (const product of products)
    for (const group of groupsOf(bench, product)) group[list].forEach(add(false))
  // What concerns every firm of the kind stands before what concerns some.
  return [...byRef.values()].sort(
    (a, b) => Number(Boolean(a.when)) - Number(Boolean(b.when)) || Number(b.own) - Number(a.own),
  )
}

function say({ catalogue, evidence }: Workbench, { ref, why, when }: Outcome): string {
  const target = catalogue.resolveRef(ref)!
  const condition = when ? ` *${when.replace(/^nếu/i, 'Nếu').replace(/\.$/, '')}*.` : ''
  if ('law' in target)
    return `**${target.law.name}** – ${target.law.title}: ${why}${condition}${evidence.law(target.law)}`
  const doubt =
    target.standard.status === 'unknown' ? ' (chưa xác nhận được tình trạng hiệu lực)' : ''
  return `**${target.standard.designation}** – ${target.standard.title}${doubt}: ${why}${condition}${evidence.standard(target.standard)}`
}

function cautions({ catalogue }: Workbench, outcomes: Outcome[]): string[] {
  return outcomes
    .flatMap(({ ref }) => {
      const target = catalogue.resolveRef(ref)
      const caution =
        target && ('standard' in target ? target.standard.caution : target.law.caution)
      return caution ? [`${ref}: ${caution}`] : []
    })
    .slice(0, 3)
}
