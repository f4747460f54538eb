/** Which standards concern a product: what binds by law first, then what buyers ask, then what is worth doing. */
import type { Product, ProductGroup, Recommendation } from '../../core/data/schema.ts'
import { draft, paragraphs, bullets, type Draft, type Workbench } from './draft.ts'

interface Outcome extends Recommendation {
  /** The product's own entries stand before those of its groups. */
  own: boolean
}

const LIMITS = { mandatory: 9, buyers: 4, voluntary: 5 }

/**
 * Undefined when the products named lead to nothing that can be recommended. `brief`: the verdict and what binds.
 */
export function composeRecommendation(bench: Workbench, { brief = false } = {}): Draft | undefined {
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
  const own = voluntary.filter((one) => one.own && catalogue.standard(one.ref)).slice(0, 3)
  const section = (title: string, outcomes: Outcome[], limit: number) =>
    outcomes.length > 0 &&
    `${title}\n${bullets(outcomes.slice(0, limit).map((one) => say(bench, one)))}`
  const guides = guidesFor(bench, products)
  return draft(
    'answered',
    paragraphs(
      opening(bench, products, mandatory, own),
      section('**Bắt buộc theo pháp luật:**', mandatory, LIMITS.mandatory),
      !brief && section('**Bên mua hay yêu cầu:**', buyers, LIMITS.buyers),
      !brief && section('**Nên áp dụng (tự nguyện):**', voluntary, LIMITS.voluntary),
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

/** Ids of the guides that concern these products, the product's own first. */
export const guidesFor = (bench: Workbench, products: Product[]): string[] => [
  ...new Set([
    ...products.flatMap((product) => product.guides),
    ...products.flatMap((product) => groupsOf(bench, product).flatMap((group) => group.guides)),
  ]),
]

/** The verdict first: what binds this product itself, and which standard is its own. */
function opening(
  { catalogue, evidence }: Workbench,
  products: Product[],
  mandatory: Outcome[],
  own: Outcome[],
): string {
  const name = `**${products.map((product) => product.name).join(', ')}**`
  const regulations = mandatory.filter(({ ref }) =>
    catalogue.standard(ref)?.designation.includes('QC'),
  )
  const certain = regulations.filter((one) => !one.when).map((one) => one.ref)
  const binding = certain.length
    ? `có quy chuẩn kỹ thuật bắt buộc: ${certain.slice(0, 3).join(', ')}.`
    : regulations.length
      ? 'có thể thuộc diện quy chuẩn kỹ thuật bắt buộc, tùy điều kiện ghi ở từng mục bên dưới.'
      : 'trong danh mục chưa thấy quy chuẩn kỹ thuật (QCVN) bắt buộc riêng.'
  const voluntary = own.length
    ? ` Tiêu chuẩn riêng (tự nguyện): ${own.map((one) => `${one.ref}${evidence.standard(catalogue.standard(one.ref)!)}`).join(', ')}.`
    : ''
  return `Với ${name}: ${binding}${voluntary}`
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
  const all = [...byRef.values()]
  const base = (one: Outcome) => Number(Boolean(bench.catalogue.standard(one.ref)?.amends))
  // What binds every firm of the kind stands before what binds some; advice on the product itself before
  // general advice; an amendment behind what it amends.
  return list === 'mandatory'
    ? all.sort(
        (a, b) =>
          Number(Boolean(a.when)) - Number(Boolean(b.when)) ||
          Number(b.own) - Number(a.own) ||
          base(a) - base(b),
      )
    : all.sort((a, b) => Number(b.own) - Number(a.own) || base(a) - base(b))
}

function say({ catalogue, evidence }: Workbench, { ref, why, when }: Outcome): string {
  // The data on products is curated with its own provenance, so what it says counts as a source.
  evidence.texts.push(why, when ?? '')
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
