/** The title as printed under the letterhead: "NGHỊ ĐỊNH" and, below it, what the document is about. */
import { findLawNumbers } from '../../core/law-number.ts'
import type { Line } from '../structure/lines.ts'
import { isCapitals } from '../structure/unit.ts'

/** Kinds of legal documents; a longer name stands before one that it begins with. */
export const KIND_NAMES = [
  'Bộ luật',
  'Luật',
  'Pháp lệnh',
  'Nghị định',
  'Nghị quyết',
  'Thông tư liên tịch',
  'Thông tư',
  'Quyết định',
  'Chỉ thị',
  'Kế hoạch',
]

const BY_KIND: Record<string, string> = {
  luat: 'Luật',
  'nghi-dinh': 'Nghị định',
  'nghi-quyet': 'Nghị quyết',
  'thong-tu': 'Thông tư',
  'quyet-dinh': 'Quyết định',
  'chi-thi': 'Chỉ thị',
}

/** "37/2026/NĐ-CP" -> "Nghị định". */
export const kindNameOf = (number: string): string | undefined =>
  BY_KIND[findLawNumbers(number)[0]?.kind ?? '']

const MAX_TITLE = 300
/** Where the title is over: the issuer, the grounds, the enacting word. */
const BEHIND_TITLE =
  /^[*(\s]*(?:căn cứ|theo đề nghị|chính phủ$|thủ tướng chính phủ|bộ trưởng|quốc hội|_{3,}|-{3,}|\(kèm theo|xét |quyết định\s*:)/iu

export interface PrintedTitle {
  kindName: string
  /** "Nghị định quy định chi tiết một số điều...". */
  title: string
}

export function findPrintedTitle(head: Line[]): PrintedTitle | undefined {
  for (const [index, { text }] of head.entries()) {
    const kindName = KIND_NAMES.find((name) => text.startsWith(name.toUpperCase()))
    const rest = kindName && text.slice(kindName.length)
    // "QUYẾT ĐỊNH:" enacts; the title's word stands alone or is followed by the subject.
    if (!kindName || rest === undefined || /^\s*:/.test(rest) || /^\p{L}/u.test(rest)) continue
    const subject = [rest.trim()]
    for (const line of head.slice(index + 1)) {
      if (BEHIND_TITLE.test(line.text) || line.table || subject.join(' ').length > MAX_TITLE) break
      subject.push(line.text)
    }
    const title = subject.join(' ').trim()
    if (title.length >= 10) return { kindName, title: `${kindName} ${toSmall(title)}` }
  }
  return undefined
}

/** Capitals are read badly; acronyms (no vowel, or with figures) keep theirs. */
function toSmall(title: string): string {
  if (!isCapitals(title)) return `${title.charAt(0).toLowerCase()}${title.slice(1)}`
  return title.replace(/\p{L}+/gu, (word) =>
    /[\p{M}aeiouy]/iu.test(word.normalize('NFD')) ? word.toLowerCase() : word,
  )
}
