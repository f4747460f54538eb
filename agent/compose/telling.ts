/** What sort of message it is: an owner telling a trade, a question on a topic, a matter of other offices. */
import { fold, hasMarks } from '../../core/text.ts'
import type { Intent } from '../understand/intents.ts'
import type { Understanding } from '../understand/index.ts'
import { isMarket } from '../understand/products.ts'
import type { Workbench } from './draft.ts'

export const OWNER = /\b(?:toi|minh|nha|co so|xuong|cong ty|em|ben|htx|hop tac xa|ho kinh doanh)\b/
/** "Tôi làm chè xuất khẩu" tells; "xuất khẩu chè sang Nhật" may ask. */
export const OPENS_WITH_OWNER = new RegExp(`^(?:${OWNER.source}|(?:e|tui|mik|mk|xg|trang trai)\\b)`)
/** Named beside a business, these are what is asked about. */
export const TOPIC =
  /\bnhan (?:hang|san pham|phu|mac|nang luong|dinh duong)|ghi nhan|\bma (?:so )?vach|truy xuat|cong bo|hop quy|hop chuan|kiem nghiem|giay phep|haccp|\biso\b|vietgap|\bho tro\b|\bphat\b(?! (?:trien|hanh|sinh|hien|song|thai))|rui ro|hieu luc|\bhs\b|chung nhan (?:gi|o dau)|\bquy mo\b|sieu nho|thay doi|\b2026\b/

export const ASKS = /\?|\b(?:gi|nao|sao|bao nhieu|o dau)\b/

/** "thuê 3 người", "nhuộm thuê", "cho thuê" speak of no tax. */
const TAX =
  /(?<!\b(?:cho|di|nhuom|may|cong|nuoi|xay|say|in) )\bthue\b(?! (?:\d|(?:mot|hai|ba|bon|nam|them|nguoi|mat|nha|xuong|tho|kho|dat|ngoai)\b))/
export const speaksOfTax = (text: string): boolean =>
  hasMarks(text) ? /thuế/iu.test(text.normalize('NFC')) : TAX.test(fold(text))

/** Duties towards other offices: naming a product does not make them a question about standards. */
export const ELSEWHERE =
  /(?<!(?:mu|non) )\bbao hiem|phep xay dung|lai suat|tra gop|hai quan dien tu|gia (?:vang|xang)/

/** "Tôi làm gỗ xuất khẩu": which goods it is has to be asked before anything else. */
export const tellsOfGoods = ({ text, intents }: Understanding): boolean =>
  OPENS_WITH_OWNER.test(fold(text)) &&
  !ASKS.test(fold(text)) &&
  [...intents].every((intent) => intent === 'export')

/** "Tôi làm nước mắm truyền thống ở Phú Quốc": a trade told wants the whole list, never a lone standard. */
export const tellsTrade = ({ text }: Understanding): boolean =>
  OPENS_WITH_TRADE.test(fold(text)) && !TOPIC.test(fold(text))
const TRADES =
  'lam (?!(?:on|sao|the nao|viec|gi|mat (?!ong)|hong|giup)\\b)|san xuat|kinh doanh|ban|buon|mo (?!(?:may|tai khoan|the|loi)\\b)|nuoi (?!con (?:mot|nho|an)\\b|con$)|trong|nhap|xuat khau|xuat|may|det|dong|nau|rang|ep|thoi|lap|lap rap|lap dat|cho thue|gia cong|che bien|thi cong|thu gom|giet mo|duc|say|u|sua|rua|xay|khai thac|dich vu|co (?:xuong|lo|tiem|quan|vuon|trai|trang trai|mo)'
const OPENS_WITH_TRADE = new RegExp(`${OPENS_WITH_OWNER.source}(?: \\S+){0,5}? (?:${TRADES})\\b`)

/** "Mở tiệm vàng cần gì": a place of business opened. */
const OPENS_PLACE = new RegExp(
  `^(?:(?:${OWNER.source}|e|tui|mik|mk|muon|dinh|sap|dang|chuan bi) )*mo (?:mot |1 )?(?:tiem|quan|xuong|cua hang|shop|trung tam|phong|truong|lop|ga ?ra|kho|tram|lo|trai|co so|bai|dai ly|hieu|quay|sap)\\b`,
)

/** A trade that the catalogue does not know: a document which shares a word with it would be no answer. */
export function tellsUnknownTrade({ text, intents, products, ...named }: Understanding): boolean {
  const folded = fold(text)
  const { designations, laws, namedLaws, hsCodes } = named
  if (products.length + designations.length + laws.length + namedLaws.length + hsCodes.length > 0)
    return false
  if (TOPIC.test(folded) || ELSEWHERE.test(folded) || speaksOfTax(text)) return false
  if (OPENS_PLACE.test(folded)) return [...intents].every((one) => OF_A_PLACE.has(one))
  return OPENS_WITH_TRADE.test(folded) && !ASKS.test(folded) && intents.size === 0
}
const OF_A_PLACE = new Set<Intent>(['which', 'steps', 'declare', 'mandatory'])

/** "Sản xuất xe nôi xuất đi Mỹ": the goods are unknown, and what is said of the market is about food. */
export const namesOnlyMarket = ({
  understanding: { products, intents, text },
}: Workbench): boolean =>
  intents.has('export') &&
  products.every(isMarket) &&
  /\b(?:san xuat|lam|may|det|trong|nuoi|dong|che bien|gia cong) (?!hang\b|xuat\b|thuc pham\b)/.test(
    fold(text),
  )
