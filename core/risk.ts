/** Looks goods up in the ministries' risk lists under Decree 37/2026/NĐ-CP: by customs code or by product. */
import type { Catalogue } from './catalogue.ts'
import type { RiskGroup } from './data/rule-schema.ts'
import { findDesignations } from './designation.ts'
import { findLawNumbers } from './law-number.ts'
import { clean, foldInPlace } from './text.ts'

/** Chapter and heading, heading, subheading, national line, and the finer national lines of some countries. */
const LENGTHS = [4, 6, 8, 10]

/**
 * Groups that the code falls into, or that lie below it when it is short, and groups of the products; with both given,
 * those that meet either. High before medium before without a level, otherwise in the order of the lists. The code may
 * be typed in any way ("8516.31.00", "8516 31"); one of an impossible length finds nothing.
 */
export function findRiskGroups(
  catalogue: Catalogue,
  { hs, products = [] }: { hs?: string; products?: readonly string[] },
): RiskGroup[] {
  const code = hs?.replace(/\D/g, '') ?? ''
  const families = new Set(products.flatMap((id) => [id, ...(catalogue.product(id)?.groups ?? [])]))
  return catalogue.riskGroups
    .filter(
      (group) =>
        group.products.some((id) => families.has(id)) ||
        (LENGTHS.includes(code.length) && group.hs.some((printed) => overlaps(printed, code))),
    )
    .toSorted((a, b) => RANK[a.level ?? 'none'] - RANK[b.level ?? 'none'])
}

const RANK = { high: 0, medium: 1, none: 2 }

/** Either is the beginning of the other: a heading holds its lines, and a line lies in its heading. */
const overlaps = (printed: string, typed: string): boolean =>
  printed.startsWith(typed) || typed.startsWith(printed)

/** "85163100" -> "8516.31.00", the way the tariff prints it. */
export const printHsCode = (code: string): string =>
  [code.slice(0, 4), ...(code.slice(4).match(/\d{2}/g) ?? [])].join('.')

/** Four digits, then up to three pairs, all parted alike: by dots, by blanks or by nothing. */
const CODE = String.raw`\d{4}(?:(?<between>[. ]?)\d{2}(?:\k<between>\d{2}){0,2})?`
/** Words that say that a code follows: "mã HS:", "HS code", "mã số hàng hóa", "mã" alone. */
const NAMED = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:hs(?: *code)?|ma(?: (?:so )?(?:hs|hang(?: hoa)?|hai quan))?)` +
    String.raw`(?: *[:=]| (?:la|so))? *(?<code>${CODE})(?! ?[./-]? ?\d)`,
  'gi',
)
/** Without such a word: as the tariff prints it, or eight digits in one or with blanks. */
const BARE =
  /(?<![\d.,/:+#-]|\d )(?:\d{4}\.\d{2}(?:\.\d{2}){0,2}|\d{8}|\d{4} \d{2} \d{2})(?! ?[./:-]? ?\d|,\d)/g
const ALONE = new RegExp(`^\\s*(?<code>${CODE})\\s*[?.]?\\s*$`)
/** Eight digits after or before these are a telephone number or an amount. */
const CALLED = /(?:goi|sdt|so dt|dt|dien thoai|tel|hotline|zalo|lien he|fax|cmnd|cccd|mst)[ :.]*$/
const COUNTED = /^ ?(?:dong|vnd|d\b|kg|tan|lit|usd|do la|nguoi|cai|san pham|ty|trieu|m2)/

/**
 * Customs codes that a text names, digits only, in reading order. Four digits count only behind "HS" or "mã";
 * telephone numbers, dates, years, and the numbers of standards and laws never do.
 */
export function readHsCodes(text: string): string[] {
  const original = clean(text)
  const folded = [...findDesignations(original), ...findLawNumbers(original)].reduce(
    (kept, { start, end }) => kept.slice(0, start) + '#'.repeat(end - start) + kept.slice(end),
    foldInPlace(original),
  )
  const alone = ALONE.exec(folded)?.groups?.code
  const found = [
    ...(alone && alone.length > 4 ? [{ at: 0, code: alone }] : []),
    ...[...folded.matchAll(NAMED)].map((match) => ({
      at: match.index + match[0].length - match.groups!.code!.length,
      code: match.groups!.code!,
    })),
    ...[...folded.matchAll(BARE)]
      .filter(
        ({ index, 0: code }) =>
          !CALLED.test(folded.slice(0, index)) &&
          !COUNTED.test(folded.slice(index + code.length)) &&
          !isDay(code),
      )
      .map((match) => ({ at: match.index, code: match[0] })),
  ]
    .map(({ at, code }) => ({ at, code: code.replace(/\D/g, '') }))
    .filter(({ code }) => isPossible(code))
    .sort((a, b) => a.at - b.at)
  return [...new Set(found.map(({ code }) => code))]
}

/**
 * The tariff has no chapter 77; chapter 19 ends with heading 05 and chapter 20 with 09, so years from
 * 1906 and 2010 on are no headings. Ten digits that begin like a mobile number are one.
 */
function isPossible(code: string): boolean {
  const chapter = Number(code.slice(0, 2))
  const heading = Number(code.slice(2, 4))
  return (
    chapter >= 1 &&
    chapter !== 77 &&
    heading >= 1 &&
    (chapter !== 19 || heading <= 5) &&
    (chapter !== 20 || heading <= 9) &&
    !/^0[35789]\d{8}$/.test(code)
  )
}

/** "01072026", a day written without separators; "2412.20.64" is parted as a code is, and no day. */
const isDay = (code: string): boolean =>
  /^(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d$/.test(code)
