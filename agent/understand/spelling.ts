/** Mends syllables that the library never uses when one slip of the finger leads to one that it does. */
import type { Catalogue } from '../../core/catalogue.ts'
import { nearestWord } from '../../core/nearest-word.ts'
import { fold, syllables } from '../../core/text.ts'

export type SpellingFix = (text: string) => string

/** How often each syllable stands in the catalogue; folded, because marks are the first thing people leave out. */
export function countSyllables(catalogue: Catalogue): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const learn = (text: string) => {
    for (const syllable of syllables(text)) {
      const plain = fold(syllable)
      counts.set(plain, (counts.get(plain) ?? 0) + 1)
    }
  }
  for (const one of catalogue.standards)
    learn([one.title, ...one.keywords, ...Object.values(one.summary).flat()].join(' '))
  for (const one of catalogue.laws)
    learn([one.title, ...one.keywords, ...one.points.map((point) => point.text)].join(' '))
  for (const one of catalogue.guides) learn([one.title, one.body, ...one.questions].join(' '))
  for (const one of catalogue.facts.values())
    learn(one.choices.flatMap((choice) => choice.words).join(' '))
  for (const one of catalogue.products) learn([one.name, ...one.words].join(' '))
  learn(PLACES)
  return counts
}

/** Names of provinces: "An Giang" is no slip for "an giống". */
const PLACES =
  'an giang bà rịa vũng tàu bạc liêu bắc giang bắc kạn bắc ninh bến tre bình dương bình định bình phước bình thuận cà mau cao bằng cần thơ đà nẵng đắk lắk đắk nông điện biên đồng nai đồng tháp gia lai hà giang hà nam hà nội hà tĩnh hải dương hải phòng hậu giang hòa bình hưng yên khánh hòa kiên giang kon tum lai châu lạng sơn lào cai lâm đồng long an nam định nghệ an ninh bình ninh thuận phú thọ phú yên quảng bình quảng nam quảng ngãi quảng ninh quảng trị sóc trăng sơn la tây ninh thái bình thái nguyên thanh hóa thừa thiên huế tiền giang sài gòn trà vinh tuyên quang vĩnh long vĩnh phúc yên bái'

export function createSpelling(counts: ReadonlyMap<string, number>): SpellingFix {
  return (text) =>
    text.replace(/[\p{L}\p{M}]+/gu, (word) => {
      const plain = fold(word)
      // Short syllables have too many neighbours, and a capital inside marks a name or a sign.
      if (plain.length < 4 || counts.has(plain) || /^\p{Lu}{2}/u.test(word)) return word
      return nearestWord(plain, counts) ?? word
    })
}
