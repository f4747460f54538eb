/** Which documents concern a business: what binds first, then what buyers ask for, then what is worth doing. */
import type { Choice } from '../../core/domain.ts'
import type { NextQuestion, Outcome, Profile, Recommendation } from '../../core/profile.ts'
import { productsOf, recommend } from '../recommend/index.ts'
import { fill, replies } from '../replies.ts'
import { isMarket } from '../understand/products.ts'
import {
  bullets,
  draft,
  restedAssessment,
  paragraphs,
  type Draft,
  type Workbench,
} from './draft.ts'
import { describeProfile } from './profile.ts'
import { shortParts } from './recommend-short.ts'
import { sayAssumptions, sayOutcome, sayReasons, sayRisks, saySupport } from './outcome.ts'

const LIMITS = { mandatory: 15, open: 6, buyers: 4, voluntary: 4, excluded: 3, steps: 3 }
/** Questions asked about one business; who has answered these gets what is known, and asks on if they like. */
const MOST_QUESTIONS = 3

/**
 * Undefined when the products named lead to nothing that can be recommended. `brief`: the verdict and what binds.
 */
export function composeRecommendation(bench: Workbench, { brief = false } = {}): Draft | undefined {
  const goods = bench.understanding.products.filter((product) => !isMarket(product))
  const ambiguous = goods.find((product) => product.ask)
  const { profile } = bench.reading
  if (ambiguous?.ask && goods.every((product) => product.ask))
    return draft('clarify', ambiguous.ask.question, {
      choices: ambiguous.ask.choices.flatMap((id) => {
        const product = bench.catalogue.product(id)
        return product
          ? [{ label: product.name, text: `${product.name} cần theo tiêu chuẩn, quy chuẩn nào?` }]
          : []
      }),
      state: { ...restedAssessment(bench.state), profile, asked: bench.state.asked },
    })
  if (profile.products.length === 0) return undefined
  const found = recommend(bench.catalogue, profile)
  if (!found.outcomes.some((one) => one.verdict !== 'no')) return undefined
  const asked = bench.state.asked + 1
  const question = brief ? undefined : questionOf(bench, found)
  const by = (level: Outcome['level'], verdict: Outcome['verdict']) =>
    found.outcomes.filter((one) => one.level === level && one.verdict === verdict)
  const advice = (level: 'buyers' | 'voluntary') => [...by(level, 'yes'), ...by(level, 'unknown')]
  const grouped = (title: string, outcomes: Outcome[], limit: number) =>
    outcomes.length > 0 &&
    paragraphs(
      `**${title}:**`,
      ...byReason(outcomes.slice(0, limit)).map(([reasons, ones]) =>
        [
          reasons && `*${capitalised(reasons)}:*`,
          bullets(ones.map((one) => sayOutcome(bench, one))),
        ]
          .filter(Boolean)
          .join('\n'),
      ),
    )
  const section = (title: string, outcomes: Outcome[], limit: number) =>
    outcomes.length > 0 &&
    `**${title}:**\n${bullets(outcomes.slice(0, limit).map((one) => sayOutcome(bench, one)))}`
  return draft(
    'answered',
    paragraphs(
      opening(bench, found),
      !brief && sayProfile(bench, profile),
      !brief && sayAssumptions(found.outcomes.filter((one) => one.verdict !== 'unknown')),
      ...(bench.short
        ? shortParts(bench, found)
        : [
            grouped('Bắt buộc theo pháp luật', by('mandatory', 'yes'), LIMITS.mandatory),
            section(
              'Có thể bắt buộc theo pháp luật, còn tùy',
              by('mandatory', 'unknown'),
              LIMITS.open,
            ),
            sayRisks(bench, found),
            !brief && section('Bên mua hay yêu cầu', advice('buyers'), LIMITS.buyers),
            !brief && section('Nên áp dụng (tự nguyện)', advice('voluntary'), LIMITS.voluntary),
            !brief && section('Không áp dụng với bạn', excluded(found), LIMITS.excluded),
            !brief && firstSteps(bench, found),
            !brief && saySupport(bench, found),
          ]),
      question && `**${replies.nextQuestion}** ${question.text}`,
    ),
    {
      choices: [
        ...questionChoices(bench, question),
        ...(question ? [] : guideChoices(bench, found.guides)),
      ],
      notes: cautions(
        bench,
        found.outcomes.filter((one) => one.verdict !== 'no'),
      ),
      document: 'recommendation',
      state: {
        ...restedAssessment(bench.state),
        profile,
        asked: question ? asked : bench.state.asked,
        ...(question ? { pending: question.fact } : {}),
      },
    },
  )
}

/** What the owner said stands in no source, so it is told as one: figures and codes of earlier turns, codes without dots. */
function sayProfile({ catalogue, evidence }: Workbench, profile: Profile): string | false {
  const told = describeProfile(catalogue, profile, { beyondProducts: true })
  if (told) evidence.texts.push(told)
  return told
}

/** The next question, unless enough were asked. */
export const questionOf = (
  { state }: Workbench,
  { question }: Recommendation,
): NextQuestion | undefined => (state.asked < MOST_QUESTIONS ? question : undefined)

/** Its answers as choices; where nothing is remembered, each says everything again. */
export const questionChoices = (
  { stateful, understanding }: Workbench,
  question: NextQuestion | undefined,
): Choice[] => [
  ...(question?.choices ?? []).map((choice) => ({
    label: choice.label,
    text: stateful ? choice.label : `${understanding.text}; ${choice.phrase}`,
  })),
  ...(question && stateful ? [{ label: replies.doNotKnow, text: replies.doNotKnow }] : []),
]

/** Ids of the guides that concern these products, the product's own first. */
export const guidesFor = ({ catalogue, reading }: Workbench): string[] =>
  recommend(catalogue, reading.profile).guides

const guideChoices = ({ catalogue }: Workbench, ids: string[]) =>
  ids.slice(0, 4).flatMap((id) => {
    const guide = catalogue.guide(id)
    return guide ? [{ label: guide.title, text: guide.questions[0]! }] : []
  })

/** The verdict first: what binds these goods, and which standard is their own. */
function opening(
  { catalogue, evidence }: Workbench,
  { profile, outcomes }: Recommendation,
): string {
  const name = `**${productsOf(catalogue, profile)
    .map((product) => product.name)
    .join(', ')}**`
  const regulations = outcomes.filter(
    (one) => one.level === 'mandatory' && catalogue.standard(one.ref)?.designation.includes('QC'),
  )
  const certain = regulations.filter((one) => one.verdict === 'yes').map((one) => one.ref)
  const binding = certain.length
    ? `có quy chuẩn kỹ thuật bắt buộc: ${certain.slice(0, 3).join(', ')}.`
    : regulations.some((one) => one.verdict === 'unknown')
      ? 'có thể thuộc diện quy chuẩn kỹ thuật bắt buộc, tùy điều kiện ghi ở từng mục bên dưới.'
      : 'trong danh mục chưa thấy quy chuẩn kỹ thuật (QCVN) bắt buộc riêng.'
  const own = outcomes
    .filter((one) => one.level === 'voluntary' && one.own && one.verdict !== 'no')
    .flatMap((one) => catalogue.standard(one.ref) ?? [])
    .slice(0, 3)
  const voluntary = own.length
    ? ` Tiêu chuẩn riêng (tự nguyện): ${own.map((one) => `${one.designation}${evidence.standard(one)}`).join(', ')}.`
    : ''
  return `Với ${name}: ${binding}${voluntary}`
}

const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)

/** Outcomes with the same reasons stand under one heading, in the order of their first. */
function byReason(outcomes: Outcome[]): [string, Outcome[]][] {
  const groups = new Map<string, Outcome[]>()
  for (const one of outcomes) {
    const reasons = sayReasons(one.because)
    groups.set(reasons, [...(groups.get(reasons) ?? []), one])
  }
  return [...groups]
}

/** What the owner might expect and need not do; what only lacks a market or a buyer is no news. */
const excluded = ({ outcomes }: Recommendation): Outcome[] =>
  outcomes.filter(
    (one) =>
      one.verdict === 'no' &&
      one.level === 'mandatory' &&
      one.because.some((reason) => !reason.assumed),
  )

function firstSteps({ catalogue, evidence }: Workbench, { outcomes }: Recommendation) {
  const first = outcomes
    .filter((one) => one.verdict === 'yes')
    .flatMap((one) => catalogue.standard(one.ref) ?? [])
    .find((one) => one.firstSteps.length > 0)
  if (!first) return false
  const pointer = evidence.standard(first)
  return `**${fill(replies.firstSteps, { designation: first.designation })}**${pointer}\n${bullets(first.firstSteps.slice(0, LIMITS.steps))}`
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
