/** Which composer answers: the routing of a question that was understood. */
import { fold } from '../../core/text.ts'
import { composeAssessment } from '../assess/chat.ts'
import { replies, starters, tradeChoices } from '../replies.ts'
import type { Intent } from '../understand/intents.ts'
import type { Understanding } from '../understand/index.ts'
import { composeChange } from './change.ts'
import { draft, type Draft, type Workbench } from './draft.ts'
import { composeExport } from './export.ts'
import { composeLaws } from './law.ts'
import { composeOnDocuments } from './on-documents.ts'
import { composeProfile } from './profile.ts'
import { contentWords } from './quote.ts'
import { composeRecommendation, guidesFor } from './recommend.ts'
import { readReply } from './reply.ts'
import { composeRisk } from './risk.ts'
import { composeStandards } from './standard.ts'
import {
  ASKS,
  ELSEWHERE,
  namesOnlyMarket,
  OPENS_WITH_OWNER,
  OWNER,
  speaksOfTax,
  tellsOfGoods,
  tellsTrade,
  tellsUnknownTrade,
  TOPIC,
} from './telling.ts'
import { composeGuide, composeGuideOn, composeTopic } from './topic.ts'

/** Numbers first, then products, then what the library says on the topic. */
export async function compose(bench: Workbench): Promise<Draft> {
  const { understanding } = bench
  const { designations, laws, namedLaws, products, intents } = understanding
  const onAssessment = await composeAssessment(bench)
  if (onAssessment) return onAssessment
  const onProfile = composeProfile(bench) ?? composeReply(bench)
  if (onProfile) return onProfile
  if (intents.has('greeting') && products.length === 0)
    return draft('clarify', replies.greeting, { choices: starters })
  if (intents.has('thanks') && products.length === 0) return draft('clarify', replies.thanks)
  if (describesBusiness(bench)) {
    const found = (namesOnlyMarket(bench) && composeExport(bench)) || composeRecommendation(bench)
    if (found) return found
  }
  const onDocuments = composeOnDocuments(bench)
  if (onDocuments) return onDocuments
  const onRisk = composeRisk(bench)
  if (onRisk) return onRisk
  if (designations.length > 0) {
    const onApplying = asksHowToApply(bench)
      ? await composeGuideOn(bench, currentDesignations(bench))
      : undefined
    return onApplying ?? composeStandards(bench)
  }
  if (laws.length + namedLaws.length > 0) {
    const found = await composeLaws(bench)
    if (found) return found
  }
  if (
    products.length > 0 &&
    !speaksOfTax(understanding.text) &&
    !ELSEWHERE.test(fold(understanding.text))
  ) {
    const found = await composeForProducts(bench)
    if (found) return found
  }
  if (tellsMore(bench)) {
    const found = composeRecommendation(bench)
    if (found) return found
  }
  if (tellsUnknownTrade(understanding))
    return draft('clarify', replies.unknownTrade, { choices: tradeChoices })
  if (isFragment(understanding)) return draft('clarify', replies.tooShort, { choices: starters })
  return composeTopic(bench)
}

/** An answer to the question that the assistant asked last: what it changed. */
function composeReply(bench: Workbench): Draft | undefined {
  const profile = readReply(bench)
  return profile && composeChange(bench, profile)
}

/** "tôi làm nước mắm đóng chai, bán siêu thị, 8 người": a business told, and no topic asked about it. */
const describesBusiness = (bench: Workbench): boolean => {
  const { reading, understanding } = bench
  const { products, designations, laws, intents, text } = understanding
  if (!reading.told || designations.length + laws.length > 0) return false
  if (!products.some((product) => !product.ask)) return false
  const asked = [...intents].filter((intent) => intent !== 'which')
  const folded = fold(text)
  if (speaksOfTax(text)) return false
  // Sold abroad beside much else, and nothing asked: the whole list, which has the markets in it.
  const tells =
    asked.every((intent) => intent === 'export') &&
    !ASKS.test(folded) &&
    (tellsOfPlace(bench) || OPENS_WITH_OWNER.test(folded))
  return asked.length === 0 || tells
    ? !TOPIC.test(folded)
    : asked.every((intent) => GENERAL.has(intent)) && OWNER.test(folded) && !TOPIC.test(folded)
}

/** "Phải làm gì", "có bắt buộc gì không": asked of a business as a whole, it wants the whole list. */
const GENERAL = new Set<Intent>(['steps', 'declare', 'mandatory'])
/** People, buyers, waste water: more about the business than what it does with the goods and where it sells them. */
const tellsOfPlace = ({ reading: { profile }, state: { profile: before } }: Workbench) =>
  profile.people !== before.people ||
  Object.keys(profile.facts).some(
    (id) => id !== 'thi-truong' && id !== 'vai-tro' && !(id in before.facts),
  )
/** "bán cho siêu thị nữa", "có 15 người": more about goods that were named before. */
const tellsMore = ({ reading, state, understanding: { products, intents, typed } }: Workbench) =>
  state.profile.products.length > 0 &&
  products.length === 0 &&
  (fold(typed) === fold(replies.seeRecommendation) ||
    (reading.told && [...intents].every((intent) => intent === 'which' || intent === 'steps')))

/** What binds and what helps, or the guide of the product that answers what is asked; undefined: see the topic. */
async function composeForProducts(bench: Workbench): Promise<Draft | undefined> {
  const { understanding } = bench
  const { products, intents } = understanding
  if (
    intents.has('which') ||
    isBareProduct(understanding) ||
    (products[0]?.ask && intents.has('declare')) ||
    (tellsOfGoods(understanding) && (products[0]?.ask || tellsTrade(understanding)))
  )
    return composeRecommendation(bench)
  if (intents.has('declare')) {
    const duties = composeRecommendation(bench, { brief: true })
    const guides = guidesFor(bench)
    const guide = await composeGuide(bench, ({ id }) => guides.includes(id), 0.3)
    if (duties && guide)
      return {
        ...duties,
        text: `${duties.text}\n\n${guide.text}`,
        notes: [...duties.notes, ...guide.notes],
      }
    if (duties) return duties
  }
  const topic = await composeTopic(bench)
  if (topic.status === 'answered') return topic
  return isTrading(understanding) || intents.has('mandatory')
    ? (composeRecommendation(bench) ?? topic)
    : topic
}

/** Somebody makes, sells, imports or exports it: the products then are the subject even if the rest was not found. */
const isTrading = ({ text, intents }: Understanding): boolean =>
  !intents.has('limit') &&
  !intents.has('fee') &&
  /\b(?:ban|lam|san xuat|nhap|xuat|kinh doanh|mo|nuoi|trong|che bien|dong goi|gia cong|phan phoi|yeu cau)\b/.test(
    fold(text),
  )

/** Too little to know what is meant: a lone syllable, or words that only point at something. */
const isFragment = ({ text, inScope, products }: Understanding): boolean =>
  !inScope &&
  products.length === 0 &&
  (contentWords(text).size === 0 || text.split(/\s+/).length <= 1)

/** Verbs and nouns that say that somebody makes or sells a thing, and nothing about what is asked. */
const TRADE = new Set(
  'san xuat kinh doanh ban mua nha xuong co so cong ty tieu chuan quy'.split(' '),
)

/** "nước mắm", "tôi làm nước mắm bán": the product and hardly anything else. */
function isBareProduct({ intents, text, products }: Understanding): boolean {
  const named = new Set(
    products
      .flatMap((product) => [product.name, ...product.words])
      .flatMap((words) => [...contentWords(words)]),
  )
  const rest = [...contentWords(text)].filter((word) => !named.has(word) && !TRADE.has(word))
  return intents.size === 0 && rest.length <= 1 && text.split(/\s+/).length <= 9
}

/** A standard named without its year, with a question about doing it rather than about the document. */
function asksHowToApply({ understanding: { designations, intents, text } }: Workbench): boolean {
  const aboutDocument = (
    ['standing', 'mandatory', 'full-text', 'limit', 'issuer', 'equivalent'] as const
  ).some((one) => intents.has(one))
  return !aboutDocument && designations.every((one) => !one.year) && contentWords(text).size >= 4
}

const currentDesignations = ({ catalogue, understanding }: Workbench): string[] =>
  understanding.designations.flatMap(
    (typed) => catalogue.findStandards(typed)[0]?.designation ?? [],
  )
