/** Finds the products an owner names: on folded phrases, longest first, marks breaking ties. */
import type { Catalogue } from '../../core/catalogue.ts'
import type { Product } from '../../core/data/schema.ts'
import { fold, hasMarks, syllables } from '../../core/text.ts'
import { isAside, type Mention } from './asides.ts'
import { createSlipFinder } from './slips.ts'

interface Phrase {
  product: Product
  marked: string[]
}

export type FindProducts = (text: string) => Product[]

const LEADS_TO_NAME = /^(?:va|hoac|hay|voi|ban|lam|nau|trong|nuoi|xay)$/

const LEADING_VERB = /^(?:lam|ban|nau|nuoi|trong)$/

/** Words of one syllable that mean a product only after a verb: "bán nước", but "trong nước", "nước nào". */
const VAGUE = new Set(['nuoc'])
const MAKES = /^(?:lam|ban|nau|xuat|doanh)$/
const NO_GOODS = /^(?:ngoai|nao|khac|mua|nhap|minh|ta|ban|thai)$/

/** "nuôi 200 con heo" names what "nuôi heo" names. */
const COUNT = /(?<![\p{L}\d])\d[\d.,]*\s*(?:con|cây|cay|gốc|goc|đàn|dan|lồng|long)(?![\p{L}])/giu

/** "hai mươi thợ" counts people: "muối thô" is not meant. */
const SPOKEN_COUNT =
  /(?<!\p{L})(?:hai|ba|bốn|bon|năm|nam|sáu|sau|bảy|bay|tám|tam|chín|chin) (?:mươi|muoi)(?=(?: \p{L}+)? (?:người|nguoi|thợ|tho|lao động|lao dong|công nhân|cong nhan|nhân|nhan|cn|nv)(?!\p{L}))/giu

/** Most products a question is taken to name; further ones are usually side remarks. */
const MOST = 3

/** `words`: syllables that are words by themselves, so that none of them is a slip. */
export function createProductFinder(
  catalogue: Catalogue,
  words: Pick<ReadonlyMap<string, unknown>, 'has'> = new Map(),
): FindProducts {
  const phrases = new Map<string, Phrase[]>()
  let longest = 1
  for (const product of catalogue.products)
    for (const words of new Set([product.name, ...product.words])) {
      const marked = syllables(words)
      if (marked.length === 0) continue
      longest = Math.max(longest, marked.length)
      const key = marked.map(fold).join(' ')
      phrases.set(key, [...(phrases.get(key) ?? []), { product, marked }])
    }
  const findSlips = createSlipFinder(phrases, words)
  return (typed) => {
    const text = typed.replace(COUNT, ' ').replace(SPOKEN_COUNT, ' ')
    const marked = syllables(text)
    const folded = marked.map(fold)
    const withMarks = hasMarks(text)
    const matches: (Mention & { product: Product })[] = []
    for (let start = 0; start < folded.length; start++)
      for (let length = Math.min(longest, folded.length - start); length > 0; length--) {
        const candidates = phrases.get(folded.slice(start, start + length).join(' '))
        const product =
          candidates && pickByMarks(candidates, marked.slice(start, start + length), withMarks)
        if (product) matches.push({ product, start, length })
      }
    if (!matches.some(({ length }) => length > 1))
      for (const { found, ...place } of findSlips(folded).filter(
        ({ start }) => !SAYS_WHO.test(folded[start]!),
      ))
        matches.push({ ...place, product: found[0]!.product })
    // Longest first over the whole question: "bán trà sữa" is about trà sữa, not about "bán trà".
    // A verb in front says less than a word behind: "làm bánh phở khô" is about bánh phở khô.
    const weight = ({ start, length }: Mention) =>
      length - (length > 1 && LEADING_VERB.test(folded[start]!) ? 0.5 : 0)
    matches.sort((a, b) => weight(b) - weight(a) || a.start - b.start)
    const taken = new Set<number>()
    const chosen = matches.filter(({ start, length }) => {
      const places = Array.from({ length }, (_, index) => start + index)
      if (places.some((place) => taken.has(place))) return false
      places.forEach((place) => taken.add(place))
      return true
    })
    // One syllable beside a longer name is more often a part of another word than a second product, unless
    // it stands where a list or a verb puts one: "rượu vang và bia".
    // Where goods are sold is no other product: "ghế sofa xuất khẩu đi Mỹ".
    const several = chosen.some(({ length, product }) => length > 1 && !isMarket(product))
    // Without marks a lone syllable is ambiguous ("sua": sữa or sửa), so it needs such a place, or a question
    // that holds hardly anything else.
    const trustsLone = !several && (withMarks || folded.length <= 4)
    const isGoods = (start: number) =>
      folded.length === 1 ||
      (MAKES.test(folded[start - 1] ?? '') && !NO_GOODS.test(folded[start + 1] ?? ''))
    const all = chosen.filter(({ start, length }) => {
      if (length > 1) return true
      if (VAGUE.has(folded[start]!)) return isGoods(start)
      // "spa ở quận 3": a word that no marks can make another one opens the sentence.
      if (start === 0 && !hasMarks(marked[0]!) && phrases.get(folded[0]!)!.some(isPlain))
        return true
      return trustsLone || LEADS_TO_NAME.test(folded[start - 1] ?? '')
    })
    const subjects = all.filter((one) => !isAside(text, one, all) && !isIngredient(one, all))
    const named = subjects.length ? subjects : all
    return [...new Set(named.map(({ product }) => product))].slice(0, MOST)
  }
}

/** "Tôi xây nhà" sounds like "tỏi sấy" and means none. */
const SAYS_WHO = /^(?:toi|em|minh|tui)$/

const FRESH = 'nong-san-tuoi'

/** "nước ép trái cây", "sữa chua trái cây": fresh produce right behind what is made of it. */
const isIngredient = (
  { start, product }: Mention & { product: Product },
  all: readonly (Mention & { product: Product })[],
): boolean =>
  product.groups.includes(FRESH) &&
  all.some((one) => one.start + one.length === start && !one.product.groups.includes(FRESH))

/** "xuất khẩu sang Mỹ": where goods are sold, not what they are. */
export const isMarket = ({ facts: { 'thi-truong': market } }: Product): boolean =>
  market !== undefined && market !== 'trong-nuoc'

const isPlain = ({ marked }: Phrase) => marked.every((syllable) => !hasMarks(syllable))

/**
 * Folding makes "bơ" and "bò" one: when the person types marks, the marks decide. A phrase of several
 * syllables may differ in one ("nuớc đá"), because it is then a slip and not another word.
 */
function pickByMarks(
  candidates: Phrase[],
  typed: string[],
  withMarks: boolean,
): Product | undefined {
  if (!withMarks) return candidates[0]!.product
  const ranked = candidates
    .map((candidate) => ({
      candidate,
      differences: candidate.marked.filter(
        (syllable, index) => syllable !== typed[index] && hasMarks(typed[index]!),
      ).length,
    }))
    .sort((a, b) => a.differences - b.differences)
  const [best] = ranked
  return best && best.differences <= Math.floor(typed.length / 2)
    ? best.candidate.product
    : undefined
}
