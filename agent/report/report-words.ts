/** Small pieces of wording that all parts of a report share. */
import { clean } from '../../core/text.ts'

/** Viet Nam has been at UTC+7 without summer time since 1975. */
const OFFSET = 7 * 3_600_000

/** The day in Viet Nam of an ISO time, YYYY-MM-DD. */
export const inVietnam = (isoTime: string): string =>
  new Date(Date.parse(isoTime) + OFFSET).toISOString().slice(0, 10)

/** What somebody typed, as every format can hold it: NFC, no control or invisible characters, none that XML forbids. */
export const typed = (text: string): string =>
  clean(text)
    .replace(/[\ufffe\uffff]/g, '')
    .trim()
