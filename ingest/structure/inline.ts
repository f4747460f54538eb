/** Units that extraction left on one line: "...theo số đếm hàng hóa. 12. Ngày sản xuất là mốc thời gian...". */
import { POINT_LETTERS } from './unit.ts'

/**
 * Splits before the next khoản or điểm of the running count, and only behind the end of a sentence or
 * clause: "theo khoản 1, 2. Điều 5" and "điểm a), b)" stay whole.
 */
export function splitInline(
  text: string,
  next: { khoan: number; diem: number },
): { head: string; tail?: string } {
  const letter = POINT_LETTERS[next.diem - 1]
  const forms = [
    // A first khoản opens its line; "1. " inside one is far more often something else.
    ...(next.khoan > 1 ? [String.raw`${next.khoan}\.\s+(?=\p{Lu})`] : []),
    ...(letter ? [String.raw`${letter}\)\s+(?=\p{Lu})`] : []),
  ]
  if (forms.length === 0) return { head: text }
  const match = new RegExp(String.raw`(?<=[.;:]["”]?)\s+(?=${forms.join('|')})`, 'u').exec(text)
  if (!match) return { head: text }
  return { head: text.slice(0, match.index).trim(), tail: text.slice(match.index).trim() }
}
