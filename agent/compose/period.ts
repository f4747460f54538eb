/** A span of time that a question names, and the dates by which a document belongs to it. */
import type { LawRecord, StandardRecord } from '../../core/catalogue.ts'
import { fold } from '../../core/text.ts'

/** "2026", "2026-07" or "2026-07-01": what an ISO date in it begins with. */
export interface Period {
  prefix: string
  /** "năm 2026", "tháng 07/2026", "ngày 01/07/2026". */
  words: string
}

/** The span that is asked for; without one, the year that the content is about. */
export function readPeriod(question: string, thisYear: number): Period {
  const text = fold(question)
  const year = Number(/\b(20\d\d)\b/.exec(text)?.[1] ?? thisYear + shift(text))
  const day = /(?<![\d/])(\d{1,2})\s*[/-]\s*(\d{1,2})(?:\s*[/-]\s*20\d\d)?(?![\d/])/.exec(text)
  const month = /\bthang\s*(\d{1,2})\b|(?<![\d/])(\d{1,2})\s*\/\s*20\d\d/.exec(text)
  if (day && inRange(day[1]!, 31) && inRange(day[2]!, 12)) {
    const [d, m] = [two(day[1]!), two(day[2]!)]
    return { prefix: `${year}-${m}-${d}`, words: `ngày ${d}/${m}/${year}` }
  }
  const number = month?.[1] ?? month?.[2]
  if (number && inRange(number, 12))
    return { prefix: `${year}-${two(number)}`, words: `tháng ${two(number)}/${year}` }
  return { prefix: String(year), words: `năm ${year}` }
}

const shift = (text: string): number =>
  /nam (?:sau|toi)\b/.test(text) ? 1 : /nam (?:ngoai|truoc)\b/.test(text) ? -1 : 0
const two = (digits: string) => digits.padStart(2, '0')
const inRange = (digits: string, most: number) => Number(digits) >= 1 && Number(digits) <= most

/** ISO dates on which something about the document changes: in force, binding, or told by its status. */
export function datesOf(record: LawRecord | StandardRecord): string[] {
  const told =
    'designation' in record
      ? [record.effectiveFrom, record.mandatory?.from, record.mandatory?.note]
      : [record.effectiveFrom ?? record.issuedOn, record.statusNote]
  return told.flatMap((one) => (one ? readDates(one) : []))
}

/** "2026-01-23" and "23/01/2026", as ISO dates. */
export const readDates = (text: string): string[] => [
  ...(text.match(/\b\d{4}-\d\d-\d\d\b/g) ?? []),
  ...[...text.matchAll(/\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/g)].map(
    ([, day, month, year]) => `${year}-${two(month!)}-${two(day!)}`,
  ),
]

/** Also where only the year is known: from its number, or from what its status says. */
export function isIn(period: Period, record: LawRecord | StandardRecord): boolean {
  if (datesOf(record).some((date) => date.startsWith(period.prefix))) return true
  const name = 'designation' in record ? record.designation : record.number
  const note = 'designation' in record ? '' : (record.statusNote ?? '')
  return period.prefix.length === 4 && new RegExp(`[:/]${period.prefix}\\b`).test(`${name} ${note}`)
}

/** A month or a day: asked about closely, a year widely. */
export const isDay = ({ prefix }: Period): boolean => prefix.length > 4
