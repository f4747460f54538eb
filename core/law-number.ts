/** Numbers of legal documents, as printed ("37/2026/NĐ-CP") and as typed ("nghị định 37", "nd37/2026"). */
import { clean, fold, foldInPlace } from './text.ts'

export interface LawNumber {
  /** "nghi-dinh", "thong-tu", "quyet-dinh", "luat", "nghi-quyet", "chi-thi"; undefined when the sign does not tell. */
  kind?: string
  number: string
  year?: number
  /** "ND-CP", "TT-BKHCN", "QH15", folded to ASCII upper case. */
  sign?: string
}

export interface FoundLawNumber extends LawNumber {
  start: number
  end: number
}

const KINDS: [RegExp, string][] = [
  [/^(?:nghi\s*dinh|nd|decree)$/, 'nghi-dinh'],
  [/^(?:thong\s*tu|tt|circular)$/, 'thong-tu'],
  [/^(?:quyet\s*dinh|qd)$/, 'quyet-dinh'],
  [/^(?:nghi\s*quyet|nq)$/, 'nghi-quyet'],
  [/^(?:chi\s*thi|ct)$/, 'chi-thi'],
  [/^luat/, 'luat'],
]
const SIGN_KINDS: [RegExp, string][] = [
  [/^ND-CP/, 'nghi-dinh'],
  [/^(?:TT|TTLT)-/, 'thong-tu'],
  [/^QD-/, 'quyet-dinh'],
  [/^NQ-/, 'nghi-quyet'],
  [/^CT-/, 'chi-thi'],
  [/^QH\d/, 'luat'],
]

const SIGN = String.raw`(?:nd-cp|(?:tt|ttlt|qd|nq|ct)-[a-z]+(?:-[a-z]+)*|qh\d{1,2})`
const NUMBER = String.raw`\d{1,4}(?:\.\d{1,3})?`
const YEAR = String.raw`(?:19|20)\d\d`
const FIND = new RegExp(
  String.raw`(?<![\p{L}\p{N}/.])(?:` +
    // with the word in front, the rest may be short: "nghị định 37"
    String.raw`(?<kind>nghi\s*dinh|thong\s*tu|quyet\s*dinh|nghi\s*quyet|chi\s*thi|luat|decree|circular|nd|tt|qd|nq)\s*(?:so\s*:?\s*)?(?<number>${NUMBER})(?!\d)(?:\s*(?:/|-|\s+nam\s+)\s*(?<year>${YEAR})(?!\d))?(?:\s*/\s*(?<sign>${SIGN}))?` +
    // without it, only the full form counts: "37/2026/NĐ-CP", "586/QĐ-BKHCN"
    String.raw`|(?<number2>${NUMBER})\s*/\s*(?:(?<year2>${YEAR})\s*/\s*)?(?<sign2>${SIGN}))` +
    String.raw`(?![\p{L}\p{N}])`,
  'giu',
)

export function findLawNumbers(text: string): FoundLawNumber[] {
  const folded = foldInPlace(clean(text))
  return [...folded.matchAll(FIND)].flatMap((match) => {
    const groups = match.groups as Record<string, string | undefined>
    const number = groups.number ?? groups.number2!
    const year = groups.year ?? groups.year2
    const sign = (groups.sign ?? groups.sign2)?.toUpperCase()
    const word = groups.kind && KINDS.find(([form]) => form.test(groups.kind!))?.[1]
    const kind = word || (sign && SIGN_KINDS.find(([form]) => form.test(sign))?.[1])
    const start = match.index
    const end = start + match[0].length
    // "thông tư 3 tháng", "luật 10 năm": a short count of something, not a document.
    if (
      !year &&
      !sign &&
      /^\s*(?:thang|nam|ngay|dieu|khoan|nguoi|ty|trieu|%)/.test(folded.slice(end, end + 9))
    )
      return []
    if (/^\/\d/.test(folded.slice(end, end + 2))) return []
    return [
      {
        ...(kind ? { kind } : {}),
        number: number.replace(/^0+(?=\d)/, ''),
        ...(year ? { year: Number(year) } : {}),
        ...(sign ? { sign } : {}),
        start,
        end,
      },
    ]
  })
}

/** True when what somebody typed can mean the document with this full number. */
export function matchesLawNumber(typed: LawNumber, full: LawNumber): boolean {
  return (
    typed.number === full.number &&
    (typed.kind === undefined || full.kind === undefined || typed.kind === full.kind) &&
    (typed.year === undefined || typed.year === full.year) &&
    (typed.sign === undefined || full.sign === undefined || typed.sign === full.sign)
  )
}

/** Parses a number as printed in the data: "37/2026/NĐ-CP" with its kind "Nghị định". */
export function parseLawNumber(printed: string, kindName = ''): LawNumber | undefined {
  const found = findLawNumbers(printed)[0] ?? findLawNumbers(`${kindName} ${printed}`)[0]
  if (!found) return undefined
  const { start: _start, end: _end, ...number } = found
  const kind = KINDS.find(([form]) => form.test(fold(kindName)))?.[1]
  return kind ? { ...number, kind } : number
}
