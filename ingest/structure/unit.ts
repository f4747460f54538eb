/**
 * How Vietnamese legal texts number themselves: one line -> the unit it opens, or undefined.
 * Terms stay Vietnamese in `type` because they are names of things: chương, mục, điều, khoản, điểm.
 */

export type UnitType =
  | 'phan'
  | 'chuong'
  | 'muc'
  | 'tieu-muc'
  | 'dieu'
  | 'phu-luc'
  | 'mau'
  | 'roman'
  | 'khoan'
  | 'decimal'
  | 'diem'
  | 'bullet'
  | 'recipients'

export interface UnitStart {
  type: UnitType
  /** "Chương II", "Điều 42", "khoản 3", "điểm đ", "4.1.2"; empty for a bullet. */
  label: string
  /** Numbers of the label, for checking the sequence: [4, 1, 2]; a letter counts from 1. */
  number: number[]
  /** What follows the number on the same line. */
  rest: string
}

const ROMAN = '[IVXLC]{1,6}'
/** Codes of articles in the codification (pháp điển): "Điều 19.8.LQ.1", "Điều 12.3.NĐ.1.10". */
const CODE = String.raw`\d{1,2}\.\d{1,2}\.\p{Lu}{2}(?:\.\d+)*\.\d+[a-zđ]?`
const FORMS: [UnitType, RegExp][] = [
  ['dieu', new RegExp(String.raw`^(điều)\s+(${CODE})\s*\.?\s*(.*)$`, 'iu')],
  ['dieu', /^(điều)\s+(\d{1,3}[a-zđ]?)\s*[.:]\s*(.*)$/iu],
  ['dieu', /^(điều)\s+(\d{1,3}[a-zđ]?)()$/iu],
  [
    'phan',
    new RegExp(
      String.raw`^(phần)\s+((?:thứ\s+\p{L}+)|${ROMAN}|\d{1,2})(?![\p{L}\p{N}])\s*[.:–-]?\s*(.*)$`,
      'iu',
    ),
  ],
  [
    'chuong',
    new RegExp(String.raw`^(chương)\s+(${ROMAN}|\d{1,2})(?![\p{L}\p{N}])\s*[.:–-]?\s*(.*)$`, 'iu'),
  ],
  ['tieu-muc', /^(tiểu mục)\s+(\d{1,2})(?![\p{L}\p{N}])\s*[.:–-]?\s*(.*)$/iu],
  [
    'muc',
    new RegExp(String.raw`^(mục)\s+(${ROMAN}|\d{1,2})(?![\p{L}\p{N}])\s*[.:–-]?\s*(.*)$`, 'iu'),
  ],
  [
    'phu-luc',
    new RegExp(
      String.raw`^(phụ lục)(?:\s+(?:số\s+)?(${ROMAN}|\d{1,2}|\p{Lu}))?(?![\p{L}\p{N}])\s*[.:–-]?\s*(.*)$`,
      'iu',
    ),
  ],
  ['mau', /^(mẫu(?:\s+số)?)\s+(\d{1,3}[a-zđ]?)(?![\p{L}\p{N}/])\s*[.:–-]?\s*(.*)$/iu],
  ['roman', new RegExp(String.raw`^()(${ROMAN})\s*[.)]\s*(\p{L}.*)$`, 'u')],
  ['decimal', /^()(\d{1,2}(?:\.\d{1,2}){1,4})\s*[.)]?\s+(\p{L}.*)$/u],
  ['khoan', /^()(\d{1,3})\s*[.)]\s*([\p{L}"“(].*)$/u],
  // A comma is what scanning makes of the full stop: "2, Halal là thuật ngữ..."
  ['khoan', /^()(\d{1,2}),\s+(\p{Lu}.*)$/u],
  ['diem', /^()([a-zđ])\s*\)\s*(.*)$/u],
  ['bullet', /^()()[-–—+•▪*]\s*(\p{L}.*)$/u],
  ['recipients', /^(nơi nhận)()\s*:?\s*(.*)$/iu],
]

/** Dirt that scanning puts before a number: "_ Điều 28.", "___ 3, Sản phẩm", "- 14. Dấu chứng nhận". */
const DIRT = /^[\s_\-–—~ˆ^`'‘|.,•*:]+(?=(?:Điều\s+\d{1,3}\s*[.:]|\d{1,2}\s*[.,]\s*\p{Lu}))/u

/** `isHeading`: the file itself marks the line as a heading, so its form may be looser. */
export function readUnit(line: string, isHeading = false): UnitStart | undefined {
  const text = line.replace(DIRT, '')
  for (const [type, form] of FORMS) {
    const match = form.exec(text)
    if (!match) continue
    const [, word = '', sign = '', rest = ''] = match
    if (!isHeading && !canOpen(type, word, sign, rest, text)) continue
    return { type, label: labelOf(type, sign, word), number: numbersOf(sign), rest: rest.trim() }
  }
  return undefined
}

const isUpper = (text: string) => /^[“"(\s]*\p{Lu}/u.test(text)
/** Mostly capitals: how titles of chapters are printed, and sentences never are. */
export function isCapitals(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? []
  return (
    letters.length >= 2 &&
    letters.filter((one) => /\p{Lu}/u.test(one)).length >= letters.length * 0.8
  )
}

/** Whether a line that only looks like a unit can open one: "Điều 6. của Nghị định này" goes on from the line above. */
function canOpen(type: UnitType, word: string, sign: string, rest: string, line: string): boolean {
  switch (type) {
    case 'dieu':
      // "Điều 3. (được bãi bỏ)"
      return isUpper(word) && (rest === '' || isUpper(rest) || rest.startsWith('('))
    case 'phan':
    case 'chuong':
    case 'muc':
    case 'tieu-muc':
      return (
        isUpper(word) &&
        (rest === '' || isCapitals(rest) || (isUpper(rest) && /^\S+\s+\S+\s*[.:]/u.test(line)))
      )
    case 'phu-luc':
      return (
        isUpper(word) &&
        (isCapitals(word) || sign !== '' || line.length === word.length) &&
        (rest === '' || isCapitals(firstWords(rest)) || rest.startsWith('('))
      )
    case 'mau':
      return isUpper(word) && (rest === '' || isUpper(rest)) && line.length < 120
    case 'roman':
      // One letter may be an initial; a numeral in front of capitals is a section.
      return (
        isCapitals(firstWords(rest)) ||
        (isUpper(rest) && line.length < 120 && !/[.;:,]$/.test(line))
      )
    case 'recipients':
      return isUpper(word) && (rest === '' || line.includes(':'))
    default:
      return true
  }
}

const firstWords = (text: string) => text.split(/\s+/).slice(0, 3).join(' ')

const NAMES: Partial<Record<UnitType, string>> = {
  dieu: 'Điều',
  phan: 'Phần',
  chuong: 'Chương',
  muc: 'Mục',
  'tieu-muc': 'Tiểu mục',
  'phu-luc': 'Phụ lục',
  khoan: 'khoản',
  diem: 'điểm',
}

function labelOf(type: UnitType, sign: string, word: string): string {
  if (type === 'recipients') return 'Nơi nhận và người ký'
  if (type === 'mau') return `${/số/iu.test(word) ? 'Mẫu số' : 'Mẫu'} ${sign}`
  return [NAMES[type], sign].filter(Boolean).join(' ')
}

/** Điểm in their order; f, j, w, z are no letters of Vietnamese. */
export const POINT_LETTERS = [...'abcdđeghiklmnopqrstuvxy']
const ROMAN_VALUES: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100 }

function numbersOf(sign: string): number[] {
  if (/^\d+(?:\.\d+)*$/.test(sign)) return sign.split('.').map(Number)
  if (/^[IVXLC]+$/.test(sign)) return [romanValue(sign)]
  if (/^[a-zđ]$/.test(sign)) return [POINT_LETTERS.indexOf(sign) + 1]
  const digits = /^\d+/.exec(sign)
  return digits ? [Number(digits[0])] : []
}

const romanValue = (roman: string) =>
  [...roman].reduce((sum, letter, index) => {
    const value = ROMAN_VALUES[letter]!
    return sum + (value < (ROMAN_VALUES[roman[index + 1] ?? ''] ?? 0) ? -value : value)
  }, 0)
