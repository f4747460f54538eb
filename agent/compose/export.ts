/** "Xuất tôm sang Mỹ cần gì": what the catalogue holds of a market's rules, what it lacks, whom to ask. */
import type { Catalogue } from '../../core/catalogue.ts'
import type { Product } from '../../core/data/schema.ts'
import { fill, replies } from '../replies.ts'
import { bullets, draft, paragraphs, type Draft, type Workbench } from './draft.ts'
import { numbered } from './edition.ts'
import { findGuide } from './find-guide.ts'
import { findMentions, markets, plain, type Market } from './reference-data.ts'

/** Points told of a rule; fewer where many rules may concern the goods. */
const MOST_POINTS = 4
const FEW_POINTS = 2
/** What every exported good must mind, as the decree on goods says it. */
const GENERAL = { ref: '37/2026/NĐ-CP', topic: 'Hàng chỉ để xuất khẩu' }

/** Undefined when the question names no market. */
export function composeExport(bench: Workbench): Draft | undefined {
  const { catalogue, evidence, understanding } = bench
  // "Halal Malaysia" is one market; a country beside it is the market and Halal what is asked for it.
  const chosen = findMentions(understanding.text, markets, ({ words }) => words)
    .map(({ value, word }) => (value.id === OTHER ? { ...value, name: countryIn(word) } : value))
    .slice(0, 2)
  if (chosen.length === 0) return undefined
  evidence.texts.push(JSON.stringify(chosen))
  const law = catalogue.law(GENERAL.ref)
  const index = law?.points.findIndex(({ topic }) => topic === GENERAL.topic) ?? -1
  const general =
    law && index >= 0 ? `${replies.exportGeneral}.${evidence.law(law, index)}` : undefined
  const products = goodsOf(bench)
  const goods = products.map(({ name }) => name)
  const guide = guideFor(catalogue, chosen, groupsOf(catalogue, products))
  return draft(
    'answered',
    paragraphs(
      `**Xuất khẩu${goods.length > 0 ? ` ${goods.map(lowerFirst).join(', ')}` : ''} sang ${chosen.map(({ name }) => name).join(', ')}**`,
      general,
      ...chosen.map((market) => describe(bench, market, products)),
      `**Việc nên làm:**\n${numbered(replies.exportSteps)}${guide ? evidence.guide(guide) : ''}`,
    ),
    {
      notes: guide?.caution ? [`${guide.title}: ${guide.caution}`] : [],
      choices: [
        ...(guide ? [{ label: guide.title, text: guide.questions[0]! }] : []),
        ...goods.slice(0, 1).map((name) => ({
          label: `${name}: tiêu chuẩn trong nước`,
          text: `${name} cần theo tiêu chuẩn, quy chuẩn nào?`,
        })),
      ],
    },
  )
}

/** Markets of which nothing is known share an entry; the country is what was typed. */
const OTHER = 'khac'
const countryIn = (word: string) => word.replace(/^(?:sang|đi|qua|nước) /i, '')

/** The market's own guide, or the one on food; a guide on food is no help for shirts. */
function guideFor(catalogue: Catalogue, chosen: readonly Market[], groups: readonly string[]) {
  const isFood = groups.length === 0 || groups.some((group) => FOOD.test(group))
  const guide = findGuide(catalogue, [
    ...chosen.flatMap(({ name }) => [`xuất khẩu ${name}`, `sang ${name}`]),
    ...(isFood ? ['xuất khẩu thực phẩm'] : []),
  ])
  return guide && (isFood || !/thực phẩm/i.test(guide.title)) ? guide : undefined
}
const FOOD = /thuc-pham|thuy-san|nong-san|do-uong|trung-quoc/

/** A word for several goods stands in the groups of all of them. */
const groupsOf = (catalogue: Catalogue, products: readonly Product[]): string[] =>
  products
    .flatMap((one) => [
      one,
      ...(one.ask?.choices ?? []).flatMap((id) => catalogue.product(id) ?? []),
    ])
    .flatMap(({ groups }) => groups)

/** "xuất tôm sang Mỹ": the goods stand between the verb and the way, where one syllable is enough. */
const GOODS =
  /(?:xuat khau|xuat|ban|dua|gui|day) (?:hang |lo hang |it |cac loai )?((?:\S+ ){1,4}?)(?:sang|qua|di|vao|cho|ra) /

function goodsOf({ catalogue, understanding }: Workbench): Product[] {
  const named = understanding.products.filter(({ name }) => !/xuất khẩu/i.test(name))
  if (named.length > 0) return named
  const words = GOODS.exec(plain(understanding.text))?.[1]
  const product =
    words &&
    catalogue.products.find((one) =>
      [one.name, ...one.words].some((name) => plain(name) === plain(words)),
    )
  return product ? [product] : []
}

const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1)

function describe(bench: Workbench, market: Market, products: readonly Product[]): string {
  const groups = groupsOf(bench.catalogue, products)
  const concerned = market.refs.filter(
    (one) =>
      !one.groups || groups.length === 0 || one.groups.some((group) => groups.includes(group)),
  )
  const most = products.length > 0 || market.refs.length === 1 ? MOST_POINTS : FEW_POINTS
  const told = concerned.flatMap((one) => tellRule(bench, one, most))
  return paragraphs(
    told.length > 0
      ? `**Quy định của ${market.name} có trong danh mục:**\n${bullets(told)}`
      : fill(replies.exportNothing, { market: market.name }),
    fill(replies.exportOpen, { open: market.open }),
  )
}

function tellRule(
  { catalogue, evidence }: Workbench,
  { ref, points }: Market['refs'][number],
  most: number,
): string[] {
  const target = catalogue.resolveRef(ref)
  if (!target) return []
  if ('standard' in target) {
    const { standard } = target
    return [
      `**${standard.designation}** – ${standard.title}: ${standard.summary.covers}${evidence.standard(standard)}`,
    ]
  }
  const { law } = target
  const chosen = law.points
    .map((point, index) => ({ ...point, index }))
    .filter(({ topic }) => !points || points.includes(topic))
    .slice(0, most)
  return [
    `**${law.name}** – ${law.title}. ${law.statusNote ?? ''}${evidence.law(law)}`,
    ...chosen.map(({ topic, text, index }) => `${topic}: ${text}${evidence.law(law, index)}`),
  ]
}
