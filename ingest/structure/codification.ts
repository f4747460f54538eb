/**
 * The codification (pháp điển) gathers articles of many documents under codes such as "Điều 19.8.LQ.1".
 * Below the code stands which article of which document it is; behind its text stand related articles.
 */
import type { Line } from './lines.ts'

const CODE = String.raw`Điều \d+\.\d+\.\p{Lu}{2}(?:\.\d+)+[a-zđ]?\.`
const CODED = new RegExp(`^${CODE}`, 'u')
const ORIGIN =
  /^\(\s*((?:Điều|Mục|Khoản)\s+\S+\s+(?:Luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định|Chỉ thị|Thông tư(?: liên tịch)?)\s+(?:số\s+)?[\p{L}\d./-]*\d[\p{L}\d./-]*)/u
const RELATED = '(Điều này có nội dung liên quan đến'
/** Where extraction lost the line break in front of an article. */
const GLUED = new RegExp(String.raw`(?<=[.)/]\s*)(?=${CODE} *\p{Lu})`, 'u')
/** Fewer coded articles than this are citations in another document. */
const MIN_CODED = 3

/** "(Điều 1 Luật số 68/2006/QH11 Tiêu chuẩn và ...)" -> "Điều 1 Luật số 68/2006/QH11". */
export const readOrigin = (text: string): string | undefined => ORIGIN.exec(text)?.[1]

export const isCoded = (heading: string): boolean => CODED.test(heading)

/**
 * Puts articles on lines of their own and leaves the lists of related articles out: made of titles of
 * other articles, they would be found for whatever those deal with, and answer nothing.
 */
export function tidyCodification(lines: Line[]): Line[] {
  if (lines.filter(({ text }) => isCoded(text)).length < MIN_CODED) return lines
  const tidy: Line[] = []
  /** Brackets still open in the list that is being left out; some lists run over several lines. */
  let open = 0
  for (const line of lines) {
    if (isCoded(line.text) || line.level !== undefined || line.table) open = 0
    const kept = withoutRelated(line.text, open)
    open = kept.open
    for (const text of kept.text.split(GLUED).map((part) => part.trim()))
      if (text || line.table) tidy.push({ ...line, text })
  }
  return tidy
}

function withoutRelated(text: string, openBefore: number): { text: string; open: number } {
  let kept = ''
  let open = openBefore
  for (let index = 0; index < text.length; index++) {
    if (open === 0 && !text.startsWith(RELATED, index)) kept += text[index]!
    else if (text[index] === '(') open++
    else if (text[index] === ')') open--
  }
  return { text: kept, open }
}
