/** Which lines belong together: undoes hard wrapping, and sentences cut at the end of a line or a page. */
import type { Line } from './lines.ts'
import { isCapitals, readUnit } from './unit.ts'

export interface RawLine extends Line {
  /** A blank line or a paragraph's border stands before it. */
  afterGap: boolean
  /** First or last on a page, where page numbers stand. */
  atPageEdge?: boolean
}

/** A clause number that stands alone in front of its title, as definitions in standards print it. */
const BARE_CLAUSE = /^\d{1,2}(?:\.\d{1,2}){1,4}$/

/** Page numbers, rows of dots, specks of a scan, and lines of a table of contents with their page number. */
export function isNoise({ text, table, level }: RawLine): boolean {
  if (table) return false
  if (/… \d{1,4}$/.test(text)) return true
  // Long digits as a heading are record numbers of a database, not words of a document.
  if (level !== undefined) return /^[\d\s.]*$/.test(text)
  return !/\p{L}{2}/u.test(text) && text.length <= 8 && !BARE_CLAUSE.test(text)
}

/** Width of the column when the text is hard-wrapped, undefined when each paragraph is one line. */
export function wrapWidth(lines: RawLine[]): number | undefined {
  const lengths = lines
    .filter((line) => line.level === undefined && !line.table)
    .map((line) => line.text.length)
    .sort((a, b) => a - b)
  const width = lengths[Math.floor(lengths.length * 0.95)]
  if (lengths.length < 8 || width === undefined || width > 130 || width < 40) return undefined
  const full = lengths.filter((length) => length >= width * 0.8).length
  return full >= lengths.length * 0.25 ? width : undefined
}

/** Words that never end a paragraph: what follows belongs to the same sentence. */
const OPEN_END =
  /(?:,|(?:^|\s)(?:của|và|các|về|tại|theo|cho|với|do|từ|đến|là|hoặc|trong|trên|bởi|số|ngày|tháng|năm|những|một|để|được|bằng|khi|Điều|khoản|điểm))$/u
/** Grounds of a document follow its title without a full stop in between. */
const GROUNDS =
  /^(?:căn cứ (?:bộ luật|luật|hiến pháp|pháp lệnh|nghị|quyết|chỉ thị|thông tư)|theo đề nghị của)/iu
const CLOSED_END = /(?:[.;:!?…]|\.\/)["”’)]*$/u
/** No paragraph is longer; joining on and on would cost time that grows with the square of the length. */
const MAX_PARAGRAPH = 20_000
/** Longest title of a chapter or article that still may continue on the next line. */
const TITLE_LENGTH = 160

export function continues(last: RawLine, line: RawLine, width: number | undefined): boolean {
  if (last.table || line.table || line.level !== undefined || GROUNDS.test(line.text)) return false
  if (last.text.length > MAX_PARAGRAPH) return false
  if (BARE_CLAUSE.test(last.text)) return true
  const tail = last.text.slice(-40)
  const openEnd = OPEN_END.test(tail)
  if (BARE_CLAUSE.test(line.text) && !openEnd) return false
  const unit = readUnit(line.text)
  if (unit && !(openEnd && ['dieu', 'phu-luc', 'muc', 'mau'].includes(unit.type))) return false
  const startsLow = /^[\p{Ll}\d]/u.test(line.text)
  if (last.level !== undefined) return continuesTitle(last, line)
  if (CLOSED_END.test(tail) && !openEnd)
    return !line.afterGap && /^\p{Ll}/u.test(line.text) && last.text.endsWith('.')
  if (isCapitals(last.text.slice(0, 400)) || isCapitals(line.text)) return false
  if (line.afterGap) return (startsLow || openEnd) && last.text.length >= 25
  if (startsLow || openEnd) return true
  return width !== undefined && last.text.length >= width * 0.75
}

/** A title cut at the line's end goes on in small letters; everything else under a heading is its body. */
const continuesTitle = (heading: RawLine, line: RawLine) =>
  /^\p{Ll}/u.test(line.text) &&
  !CLOSED_END.test(heading.text) &&
  !CLOSED_END.test(line.text) &&
  heading.text.length + line.text.length < TITLE_LENGTH * 1.5 &&
  line.text.length < TITLE_LENGTH
