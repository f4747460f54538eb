/** Products that are named beside the business: who buys, what is packed in it, what it is made of. */
import { fold, hasMarks, syllables } from '../../core/text.ts'

export interface Mention {
  /** Place among the syllables of the text. */
  start: number
  length: number
}

/** Syllables between "cho" and the buyer: "cho khách lẻ và vài khách sạn". */
const REACH = 6
const MAKES = /^(?:lam|ban|nuoi|trong|mo|nau|nhap|che|xuat)$/
/** "cho tôi hỏi", "cho thuê", "cho bé" name no buyer. */
const NO_BUYER = /^(?:hoi|toi|minh|em|con|thue|be|tre|nguoi)$/
/** "bán cho", "cung cấp cho": a buyer even where the goods stand before the comma. */
const SELLS = /^(?:ban|giao|cap|phoi|ship|bo)$/
const USES = new Set(['dung', 'chua', 'bang', 'mua'])
const USES_MARKED = new Set(['đựng', 'chứa', 'dùng', 'bằng', 'mua', 'từ'])
/** "dầu nhớt xe máy", "lốp ô tô": what the goods are for; "có 10 xe tải": what the business works with. */
const VEHICLE = /^(?:xe|o)$/
const TAKES_WATER = /^(?:lay|bom|nguon|dung)$/

/** "nước đá giao cho quán cà phê", "chai nhựa đựng nước mắm", "lấy nước giếng": not what the business makes. */
export function isAside(text: string, one: Mention, all: readonly Mention[]): boolean {
  const { marked, folded, clauseOf } = read(text)
  const before = one.start - 1
  const follows = all.some(({ start, length }) => start + length === one.start)
  if (before < 0 || clauseOf[before] !== clauseOf[one.start]) return false
  if (hasMarks(text) ? USES_MARKED.has(marked[before]!) : USES.has(folded[before]!)) return true
  if (
    /^\d+$/.test(folded[before]!) &&
    folded[before - 1] === 'co' &&
    VEHICLE.test(folded[one.start]!)
  )
    return true
  if (follows && VEHICLE.test(folded[one.start]!)) return true
  if (TAKES_WATER.test(folded[before]!) && folded[one.start] === 'nuoc') return true
  for (let at = before; at >= Math.max(0, one.start - REACH); at--) {
    if (clauseOf[at] !== clauseOf[one.start]) return false
    if (MAKES.test(folded[at]!)) return false
    if (marked[at] === 'cho' || marked[at] === 'qua')
      return (
        !NO_BUYER.test(folded[at + 1] ?? '') &&
        all.some(
          ({ start, length }) =>
            start + length <= at &&
            (clauseOf[start] === clauseOf[at] || SELLS.test(folded[at - 1] ?? '')),
        )
      )
  }
  return false
}

function read(text: string) {
  const clauses = text.split(/[,;.!?\n]+(?!\d)/).map(syllables)
  const marked = clauses.flat()
  return {
    marked,
    folded: marked.map(fold),
    clauseOf: clauses.flatMap((clause, number) => clause.map(() => number)),
  }
}
