/** What is remembered about the business: told on request, corrected by saying it, forgotten at once. */
import type { Catalogue } from '../../core/catalogue.ts'
import { nothingKnown, type Profile } from '../../core/profile.ts'
import { fold } from '../../core/text.ts'
import {
  judgeSize,
  knownValues,
  productsOf,
  sayCapital,
  sayPeople,
  sayRevenue,
} from '../recommend/index.ts'
import { uncapitalised } from '../recommend/facts.ts'
import { replies } from '../replies.ts'
import {
  bullets,
  draft,
  paragraphs,
  restedAssessment,
  type Draft,
  type Workbench,
} from './draft.ts'

const ASKS =
  /^(?:xem |cho (?:toi )?xem |sua )?(?:ho so|thong tin)(?: (?:cua|ve) (?:toi|minh|co so|co so toi|co so cua toi|em))\b|^\/?ho ?so$/
const FORGETS =
  /^(?:xoa|bo|quen|huy)(?: het| toan bo)? (?:ho so|thong tin)\b(?! .*\b(?:cong bo|dang ky)\b)|^lam lai (?:tu dau|ho so)$/

/** "hồ sơ của tôi", "xóa hồ sơ"; undefined for every other question. */
export function composeProfile({ catalogue, state, understanding }: Workbench): Draft | undefined {
  const asked = fold(understanding.typed)
    .replace(/[?.!]+$/, '')
    .trim()
  if (FORGETS.test(asked))
    return draft('clarify', replies.profileForgotten, {
      state: { ...restedAssessment(state), ...nothingKnown() },
    })
  if (!ASKS.test(asked)) return undefined
  const lines = profileLines(catalogue, state.profile)
  if (lines.length === 0) return draft('clarify', replies.profileEmpty)
  return draft('clarify', paragraphs(replies.profileIs, bullets(lines), replies.profileHowTo), {
    choices: [
      { label: replies.seeRecommendation, text: replies.seeRecommendation },
      { label: replies.forgetProfile, text: replies.forgetProfile },
    ],
    state,
  })
}

/** One line a fact: "Sản phẩm: nước mắm". */
export function profileLines(catalogue: Catalogue, profile: Profile): string[] {
  const products = productsOf(catalogue, profile)
  const facts = Object.keys(profile.facts).flatMap((id) => {
    const fact = catalogue.facts.get(id)
    if (!fact) return []
    const { values } = knownValues(catalogue, profile, fact)
    const labels = fact.choices.filter((one) => values.includes(one.id)).map((one) => one.label)
    return labels.length ? [`${fact.name}: ${labels.join('; ')}`] : []
  })
  const sized =
    profile.people !== undefined || profile.revenue !== undefined || profile.capital !== undefined
  return [
    ...(products.length
      ? [`Sản phẩm, dịch vụ: ${products.map((one) => one.name).join(', ')}`]
      : []),
    ...facts,
    ...(profile.hs.length ? [`Mã HS: ${profile.hs.join(', ')}`] : []),
    ...(sized ? [judgeSize(catalogue, profile).explanation] : []),
  ]
}

/** "Tôi hiểu: cơ sở của bạn làm nước mắm, bán vào siêu thị, có 8 lao động."; false when nothing is to be told. */
export function describeProfile(
  catalogue: Catalogue,
  profile: Profile,
  { beyondProducts = false } = {},
): string | false {
  const phrases = Object.entries(profile.facts).flatMap(([id, values]) =>
    (catalogue.facts.get(id)?.choices ?? [])
      .filter((choice) => values.includes(choice.id))
      .map((choice) => choice.phrase),
  )
  if (profile.people !== undefined) phrases.push(`có ${sayPeople(profile.people)}`)
  if (profile.revenue !== undefined) phrases.push(`có ${sayRevenue(profile.revenue)}`)
  if (profile.capital !== undefined) phrases.push(`có ${sayCapital(profile.capital)}`)
  if (profile.hs.length) phrases.push(`có mã HS ${profile.hs.join(', ')}`)
  if (beyondProducts && phrases.length === 0) return false
  const products = productsOf(catalogue, profile)
  const goods = products.filter((one) => !one.phrase).map((one) => uncapitalised(one.name))
  return `*Tôi hiểu: cơ sở của bạn ${[
    ...(goods.length ? [`làm hoặc bán ${goods.join(', ')}`] : []),
    ...products.flatMap((one) => one.phrase ?? []),
    ...phrases,
  ].join(', ')}.*`
}
