/** Advice for a business, from a profile or from its owner's own words; nothing is stored. */
import type { Catalogue } from '../core/catalogue.ts'
import type { Profile, Recommendation } from '../core/profile.ts'
import { MAX_QUESTION_LENGTH } from './door.ts'
import { tidy } from './guard.ts'
import { createProfileReader, recommend } from './recommend/index.ts'
import { createUnderstanding } from './understand/index.ts'

export interface Adviser {
  fromProfile(profile: Profile): Recommendation
  /** At most MAX_QUESTION_LENGTH characters are read. Where no product is named, `question` asks for it. */
  fromText(text: string): Recommendation
  /** Ids of the products that the words name, or that they are the ids of. */
  findProducts(words: string): string[]
}

export const PRODUCT_QUESTION = 'Cơ sở của bạn sản xuất, nhập khẩu hay bán mặt hàng, dịch vụ gì?'
const WHY = 'Sản phẩm quyết định phần lớn tiêu chuẩn, quy chuẩn liên quan.'

/** Prepares the vocabulary once; each piece of advice then takes some milliseconds. */
export function createAdviser(catalogue: Catalogue): Adviser {
  const understand = createUnderstanding(catalogue)
  const readProfile = createProfileReader(catalogue)
  const fromProfile = (profile: Profile): Recommendation => ({
    ...(profile.products.length ? {} : { question: productQuestion(catalogue, []) }),
    ...recommend(catalogue, profile),
  })
  return {
    fromProfile,
    findProducts: (words) =>
      catalogue.product(words)
        ? [words]
        : understand(tidy(words).slice(0, MAX_QUESTION_LENGTH)).products.map((one) => one.id),
    fromText(given) {
      const understood = understand(tidy(given).slice(0, MAX_QUESTION_LENGTH))
      const advice = fromProfile(readProfile(understood).profile)
      // "bánh" may be bread or moon cake: asked before anything else.
      const [vague] = advice.profile.products.length
        ? []
        : understood.products.filter((one) => one.ask)
      return vague?.ask
        ? {
            ...advice,
            question: {
              ...productQuestion(catalogue, vague.ask.choices),
              text: vague.ask.question,
            },
          }
        : advice
    },
  }
}

const productQuestion = (catalogue: Catalogue, choices: string[]) => ({
  fact: 'san-pham',
  text: PRODUCT_QUESTION,
  why: WHY,
  choices: choices.flatMap((id) => {
    const product = catalogue.product(id)
    return product ? [{ id, label: product.name, phrase: `làm ${product.name}` }] : []
  }),
})
