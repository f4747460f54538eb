/** Advice for a business, from a profile or from its owner's own words; nothing is stored. */
import type { Catalogue } from '../core/catalogue.ts'
import type { Profile, Recommendation } from '../core/profile.ts'
import { MAX_QUESTION_LENGTH } from './door.ts'
import { tidy } from './guard.ts'
import { createProfileReader, recommend, type ReadProfile } from './recommend/index.ts'
import { createUnderstanding, type Understand } from './understand/index.ts'

export interface Adviser {
  fromProfile(profile: Profile): Recommendation
  /** At most MAX_QUESTION_LENGTH characters are read. Where no product is named, `question` asks for it. */
  fromText(text: string): Recommendation
  /** Ids of the products that the words name, or that they are the ids of. */
  findProducts(words: string): string[]
}

const QUESTION = 'Cơ sở của bạn sản xuất, nhập khẩu hay bán mặt hàng, dịch vụ gì?'
const WHY = 'Sản phẩm quyết định phần lớn tiêu chuẩn, quy chuẩn liên quan.'

/** The vocabulary is prepared once, when the first words are read. */
export function createAdviser(catalogue: Catalogue): Adviser {
  let prepared: { understand: Understand; readProfile: ReadProfile } | undefined
  const words = () =>
    (prepared ??= {
      understand: createUnderstanding(catalogue),
      readProfile: createProfileReader(catalogue),
    })
  const read = (text: string) => words().understand(tidy(text).slice(0, MAX_QUESTION_LENGTH))
  const fromProfile = (profile: Profile): Recommendation => ({
    ...(profile.products.length ? {} : { question: productQuestion(catalogue, []) }),
    ...recommend(catalogue, profile),
  })
  return {
    fromProfile,
    findProducts: (given) =>
      catalogue.product(given) ? [given] : read(given).products.map((one) => one.id),
    fromText(given) {
      const understood = read(given)
      const advice = fromProfile(words().readProfile(understood).profile)
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
  text: QUESTION,
  why: WHY,
  choices: choices.flatMap((id) => {
    const product = catalogue.product(id)
    return product ? [{ id, label: product.name, phrase: `làm ${product.name}` }] : []
  }),
})
