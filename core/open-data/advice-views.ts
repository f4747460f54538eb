/** Advice as it leaves the program: every id with its name, title and standing. */
import type { Catalogue } from '../catalogue.ts'
import type { RiskGroup } from '../data/rule-schema.ts'
import type { NextQuestion, Outcome, Reason, Recommendation } from '../profile.ts'
import type { OutcomeView, RecommendationView, RiskGroupView, Vocabulary } from './advice-shapes.ts'
import { createRefs, type AddressOf } from './refs.ts'

export const ADVICE_NOTICE =
  'Thông tin để tham khảo, dựa trên những gì đã khai; không phải ý kiến pháp lý.'
export const RISK_NOTICE =
  'Chỉ gồm các danh mục đã đưa vào dữ liệu. Hàng không có ở đây chưa hẳn là rủi ro thấp; xin tra thêm danh mục của bộ quản lý ngành.'

export function createAdviceViews(catalogue: Catalogue, addressOf: AddressOf) {
  const refs = createRefs(catalogue, addressOf)
  const riskGroup = (group: RiskGroup): RiskGroupView => {
    const { instrument, regulations, products, words: _words, ...fields } = group
    return {
      ...fields,
      instrument: refs.to(instrument),
      regulations: regulations.map(refs.to),
      products: products.flatMap((id) => {
        const product = catalogue.product(id)
        return product ? [{ id, name: product.name }] : []
      }),
    }
  }
  // Field by field: what the engine notes for itself stays inside.
  const outcome = ({ ref, ...one }: Outcome): OutcomeView => ({
    document: refs.to(ref),
    level: one.level,
    verdict: one.verdict,
    why: one.why,
    ...(one.note ? { note: one.note } : {}),
    because: one.because.map(reason),
    missing: one.missing,
    own: one.own,
    ...(one.riskGroup ? { riskGroup: one.riskGroup } : {}),
  })
  return {
    riskGroup,
    recommendation: (given: Recommendation): RecommendationView => ({
      profile: given.profile,
      outcomes: given.outcomes.map(outcome),
      risks: given.risks.flatMap(({ id, verdict, missing }) => {
        const group = catalogue.riskGroups.find((one) => one.id === id)
        return group ? [{ group: riskGroup(group), verdict, missing }] : []
      }),
      size: { possible: given.size.possible, explanation: given.size.explanation },
      programmes: given.programmes.flatMap(({ id, verdict, missing }) => {
        const programme = catalogue.programmes.find((one) => one.id === id)
        if (!programme) return []
        const { when: _when, law, ...fields } = programme
        return [{ ...fields, law: refs.to(law), verdict, missing }]
      }),
      guides: given.guides.flatMap((id) => {
        const guide = catalogue.guide(id)
        return guide ? [refs.guide(guide)] : []
      }),
      ...(given.question ? { question: question(given.question) } : {}),
      notice: ADVICE_NOTICE,
    }),
  }
}

const reason = ({ phrase, fact, assumed }: Reason) => ({
  phrase,
  fact,
  ...(assumed ? { assumed } : {}),
})

const question = ({ fact, text, why, choices }: NextQuestion) => ({
  fact,
  text,
  why,
  choices: choices.map(({ id, label, phrase }) => ({ id, label, phrase })),
})

/** Everything that a profile may be made of. */
export const vocabulary = (catalogue: Catalogue): Vocabulary => ({
  facts: [...catalogue.facts.values()],
  products: catalogue.products.map(({ id, name, groups }) => ({ id, name, groups })),
  groups: [...catalogue.groups.values()].map(({ id, name }) => ({ id, name })),
})
