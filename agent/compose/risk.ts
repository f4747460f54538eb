/** Answers on the risk level of goods: which groups of which list, what binds them, what makers and importers must do. */
import type { RiskGroup } from '../../core/data/rule-schema.ts'
import type { Product } from '../../core/data/schema.ts'
import { uncapitalised } from '../recommend/facts.ts'
import { fill, replies } from '../replies.ts'
import { bullets, draft, paragraphs, type Draft, type Workbench } from './draft.ts'
import { riskReplies, type RiskBasis, type RiskStep } from './risk-data.ts'
import { mergeAlike, sayGroups, sayOverview } from './risk-lines.ts'
import { findRiskSubjects, type RiskSubject } from './risk-match.ts'

/** More groups than this are told in short. */
const MOST_LINES = 6

const WIDER = ['which', 'declare', 'mandatory', 'steps'] as const

/** Undefined when the question is not about the level of goods that it names. */
export function composeRisk(bench: Workbench): Draft | undefined {
  const { catalogue, understanding } = bench
  const { products, intents, designations, laws, hsCodes } = understanding
  // "Nồi cơm điện mã 8516.60.10 cần gì" asks for all that concerns the goods, which the recommendation tells.
  const wantsAll = products.length > 0 && WIDER.some((one) => intents.has(one))
  const onCode = hsCodes.length > 0 && (intents.has('risk') || !wantsAll)
  const onProducts = products.length > 0 && intents.has('risk')
  if (designations.length > 0 || !(onCode || onProducts)) return undefined
  if (!intents.has('risk') && laws.length > 0) return undefined
  const [first] = products
  if (first?.ask && hsCodes.length === 0) return askWhich(bench, first.ask)
  const subjects = findRiskSubjects(catalogue, {
    text: understanding.typed,
    hsCodes,
    products: products.filter((product) => !product.ask),
  }).filter(({ groups, code }) => code || groups.length > 0 || first!.groups.length > 0)
  if (subjects.length === 0) return undefined
  const found = subjects.filter(({ groups }) => groups.length > 0)
  const lost = subjects.filter(({ groups }) => groups.length === 0)
  const groups = [...new Set(found.flatMap((subject) => subject.groups))]
  return draft(
    'answered',
    paragraphs(
      ...found.map((subject) => sayFound(bench, subject)),
      groups.length > 0 && saySteps(bench, groups),
      ...lost.map((subject) => sayLost(bench, subject)),
    ),
    { notes: cautions(bench, groups), choices: nextQuestions(bench) },
  )
}

function askWhich({ catalogue }: Workbench, ask: NonNullable<Product['ask']>): Draft {
  return draft('clarify', ask.question, {
    choices: ask.choices.flatMap((id) => {
      const product = catalogue.product(id)
      return product
        ? [{ label: product.name, text: fill(riskReplies.askLevel, { product: product.name }) }]
        : []
    }),
  })
}

function sayFound(bench: Workbench, { name, groups, code }: RiskSubject): string {
  bench.evidence.texts.push(name)
  const merged = mergeAlike(groups)
  const levels = new Set(groups.map((group) => group.level))
  const verdict =
    levels.has('high') && levels.has('medium')
      ? riskReplies.foundBoth
      : levels.has('high') || levels.has('medium')
        ? riskReplies.foundOne
        : riskReplies.foundUnlevelled
  return paragraphs(
    fill(riskReplies.found, { asked: name }),
    bullets(
      merged.length > MOST_LINES
        ? sayOverview(bench, groups)
        : merged.map((alike) => sayGroups(bench, alike, code)),
    ),
    verdict,
    merged.length > MOST_LINES && riskReplies.tooMany,
  )
}

function saySteps(bench: Workbench, groups: RiskGroup[]): string {
  const duties = [...new Set(groups.map((group) => group.duty))]
  const own = [
    ...new Set(groups.filter(({ duty }) => duty === 'other').map((group) => group.instrument)),
  ]
  const steps = duties.flatMap((duty) => riskReplies.steps[duty])
  const lines = [
    ...steps.map((step) => sayStep(bench, step)),
    ...own.map((instrument) => sayOwnProcedure(bench, instrument)),
    sayStep(bench, riskReplies.seller),
  ]
  return `${riskReplies.stepsTitle}\n${bullets(lines.filter((line) => line !== ''))}`
}

const sayStep = (bench: Workbench, step: RiskStep): string =>
  `${step.who}: ${step.text}${cite(bench, step)}`

function sayOwnProcedure(bench: Workbench, instrument: string): string {
  const topic = riskReplies.ownProcedures[instrument]
  const law = bench.catalogue.law(instrument)
  const point = law?.points.find((one) => one.topic === topic)
  return law && point
    ? `${law.name}: ${point.text}${cite(bench, { law: instrument, topic: point.topic })}`
    : ''
}

/** The pointer to a law's point; to the law itself should the point have been renamed. */
function cite({ catalogue, evidence }: Workbench, { law, topic }: RiskBasis): string {
  const record = catalogue.law(law)
  if (!record) return ''
  const point = record.points.findIndex((one) => one.topic === topic)
  return evidence.law(record, point < 0 ? undefined : point)
}

function sayLost(bench: Workbench, { name }: RiskSubject): string {
  const { catalogue, evidence } = bench
  const lists = [...new Set(catalogue.riskGroups.map((group) => group.instrument))]
  evidence.texts.push(name, riskReplies.notFound)
  const asked = uncapitalised(name)
  return paragraphs(
    `${fill(riskReplies.notFound, { asked })}${cite(bench, riskReplies.lowRisk)}`,
    `${fill(riskReplies.notFoundLists, { lists: lists.join(', ') })}${cite(bench, riskReplies.lookUp)}`,
  )
}

const cautions = ({ catalogue }: Workbench, groups: RiskGroup[]): string[] =>
  [...new Set(groups.map((group) => group.instrument))].flatMap((instrument) => {
    const law = catalogue.law(instrument)
    return law?.caution ? [`${law.name}: ${law.caution}`] : []
  })

function nextQuestions({ catalogue, understanding: { products } }: Workbench) {
  const [product] = products
  return [
    ...(product && !product.ask
      ? [
          {
            label: replies.seeRecommendation,
            text: fill(riskReplies.askStandards, { product: product.name }),
          },
        ]
      : []),
    ...riskReplies.guides.flatMap((id) => {
      const guide = catalogue.guide(id)
      return guide ? [{ label: guide.title, text: guide.questions[0]! }] : []
    }),
  ]
}
