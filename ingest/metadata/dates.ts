/** Dates as Vietnamese documents write them -> ISO. A date that does not exist is no date. */

const WORDS = String.raw`ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})`
const FIGURES = String.raw`(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})`

export function toIsoDate(day: string, month: string, year: string): string | undefined {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? undefined : iso
}

/** First date of a text: "ngày 23 tháng 01 năm 2026", "23/01/2026" or "2026-01-23". */
export function findDate(text: string): string | undefined {
  const iso = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text)
  if (iso) return toIsoDate(iso[3]!, iso[2]!, iso[1]!)
  const match = new RegExp(`${WORDS}|(?<!\\d)${FIGURES}(?!\\d)`, 'iu').exec(text)
  if (!match) return undefined
  const [day, month, year] = match.slice(1).filter((part) => part !== undefined)
  return toIsoDate(day!, month!, year!)
}

/** "Hà Nội, ngày 23 tháng 01 năm 2026": place and date, as under the letterhead. */
export function findLetterheadDate(line: string): string | undefined {
  const match = new RegExp(String.raw`(?:^|\s)\p{Lu}[\p{L}. -]{2,30},\s*(${WORDS})\s*$`, 'u').exec(
    line,
  )
  return match ? findDate(match[1]!) : undefined
}

const IN_FORCE = new RegExp(
  String.raw`(?:Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định|Quy chuẩn)\s+này\s+có\s+hiệu\s+lực\s+(?:thi\s+hành\s+)?(?:kể\s+)?từ\s+(?:(${WORDS})|(ngày\s+ký))`,
  'giu',
)

/**
 * When the document says that it comes into force. A document that names several dates (a collection,
 * a law that amends others) leaves it open.
 */
export function findEffectiveDate(text: string, issuedOn: string | undefined): string | undefined {
  const dates = new Set<string | undefined>()
  for (const [, written, , , , signing] of text.matchAll(IN_FORCE))
    dates.add(signing ? issuedOn : findDate(written!))
  return dates.size === 1 ? [...dates][0] : undefined
}
