/**
 * The designation grammar: how the number of a standard or regulation is written, and how people type it.
 *
 * Signs: TCVN national standard, TCCS company standard, QCVN national technical regulation, QCĐP local one
 * (Law 68/2006/QH11 as amended). "TCVN ISO 9001:2015" keeps the ISO number with the Vietnamese year.
 */
import { clean, foldInPlace } from './text.ts'

export interface Designation {
  /** "TCVN", "TCVN ISO/IEC", "QCVN", "QCĐP", "TCCS", "ISO", "ISO/TS", "IEC", "CXS"... */
  series: string
  /** Number with its parts as written: "5603", "8-2", "02-31-1", "62-MT". */
  number: string
  year?: number
  /** Issuing body behind the slash: "BYT"; the province for a QCĐP, the company for a TCCS. */
  agency?: string
  /** "Sửa đổi 1:2016" of the document that the rest names. */
  amendment?: { number: number; year: number }
}

export interface FoundDesignation extends Designation {
  /** Offsets in the text that was searched (after `clean`). */
  start: number
  end: number
}

const INTERNATIONAL = String.raw`iso(?:\s*[/ ]\s*iec\s*[/ ]\s*(?:ts|tr)\b|\s*[/ ]?\s*iec|\s*[/ ]\s*(?:ts|tr|pas)\b)?|iec(?:\s*[/ ]\s*(?:ts|tr)\b)?`
const SERIES = String.raw`tcvn(?:[\s-]*(?:${INTERNATIONAL}))?|qcvn|qcdp|tccs|${INTERNATIONAL}|cxs|cxc|cxg|codex\s+stan|cac\s*/\s*(?:rcp|gl)`
const NUMBER = String.raw`\d{1,5}(?:-\d{1,3}(?!\d)){0,3}(?:-mt(?![a-z]))?`
const YEAR = String.raw`(?:19|20)\d\d(?!\d)`
const FIND = new RegExp(
  String.raw`(?<![\p{L}\p{N}])` +
    String.raw`(?:(?:sua\s+doi|sd)\s*(?:so\s*)?(?<amendmentNumber>\d{1,2})\s*[:-]\s*(?<amendmentYear>${YEAR})\s*(?:cua\s+)?)?` +
    String.raw`(?<series>${SERIES})[\s:.-]*(?:so\s+)?(?<number>${NUMBER})(?!\d)` +
    String.raw`(?:(?:\s*[:(/]\s*|\s*-\s*|\s+nam\s+|\s+)(?<year>${YEAR})\)?(?:\s*/\s*(?<agency>[\p{L}][\p{L}\p{N}&]{1,19})(?![\p{L}\p{N}]))?)?` +
    String.raw`(?<late>\s*[,(]?\s*(?:sua\s+doi|sd)\s*(?:so\s*)?(?<lateNumber>\d{1,2})\s*[:-]\s*(?<lateYear>${YEAR})(?!\s*(?:cua\s+)?(?:${SERIES})\s*\d))?`,
  'giu',
)

const SERIES_NAMES: Record<string, string> = {
  qcdp: 'QCĐP',
  'codex stan': 'CODEX STAN',
  'cac/rcp': 'CAC/RCP',
}

/** "tcvn iso iec" -> "TCVN ISO/IEC". */
function seriesName(typed: string): string {
  const words = typed.split(/[\s/-]+/).filter(Boolean)
  const joined = words.join(' ')
  if (joined === 'cac rcp' || joined === 'cac gl') return words.join('/').toUpperCase()
  if (SERIES_NAMES[joined]) return SERIES_NAMES[joined]
  const glued = words.flatMap((word) => (word === 'isoiec' ? ['iso', 'iec'] : [word]))
  const tcvn = glued[0] === 'tcvn' ? 'TCVN' : ''
  const rest = tcvn ? glued.slice(1) : glued
  // ISO/TS, ISO/IEC, but "ISO/IEC TS": the kind of document stands behind a space after a joint sign.
  const international =
    rest.length === 3 ? `${rest[0]}/${rest[1]} ${rest[2]}` : rest.length ? rest.join('/') : ''
  return [tcvn, international.toUpperCase()].filter(Boolean).join(' ')
}

/** All designations in a text, in reading order. Phone numbers, dates and decree numbers are none. */
export function findDesignations(text: string): FoundDesignation[] {
  const original = clean(text)
  const folded = foldInPlace(original)
  const found: FoundDesignation[] = []
  for (const match of folded.matchAll(FIND)) {
    const groups = match.groups as Record<string, string | undefined>
    const start = match.index
    const end = start + match[0].length
    const next = folded.slice(end, end + 3)
    // "ISO 01/07/2026" is a date and "QCVN 37/2026/NĐ-CP" a decree: the digits go on behind the match.
    if (/^[/.]\s?\d/.test(next)) continue
    if (/^\d{1,3}$/.test(groups.number!) && /^\s*\/\s*$/.test(between(folded, match, groups)))
      continue
    const amendmentNumber = groups.amendmentNumber ?? groups.lateNumber
    const amendmentYear = groups.amendmentYear ?? groups.lateYear
    const designation: FoundDesignation = {
      series: seriesName(groups.series!.replace(/\s+/g, ' ')),
      number: groups.number!.toUpperCase(),
      start,
      end,
    }
    if (groups.year) designation.year = Number(groups.year)
    if (groups.agency) {
      const at = start + match[0].lastIndexOf(groups.agency)
      designation.agency = original
        .slice(at, at + groups.agency.length)
        .toUpperCase()
        .replace(/&/g, '')
    }
    if (amendmentNumber) {
      designation.amendment = { number: Number(amendmentNumber), year: Number(amendmentYear) }
    }
    found.push(designation)
  }
  return found
}

/** What stands between the number and the year: a lone slash after a short number means a decree or a date. */
function between(
  folded: string,
  match: RegExpMatchArray,
  groups: Record<string, string | undefined>,
): string {
  if (!groups.year) return ''
  const whole = match[0]
  const numberEnd = whole.indexOf(groups.number!, groups.series!.length) + groups.number!.length
  return whole.slice(numberEnd, whole.indexOf(groups.year, numberEnd))
}

/** Parses a text that is one designation and nothing else; undefined when it is not. */
export function parseDesignation(text: string): Designation | undefined {
  const trimmed = clean(text).trim()
  const [found, ...others] = findDesignations(trimmed)
  if (!found || others.length || found.start !== 0 || found.end !== trimmed.length) return undefined
  const { start: _start, end: _end, ...designation } = found
  return designation
}

const isCodex = (series: string) => /^(CXS|CXC|CXG|CODEX STAN|CAC\/)/.test(series)

/** The canonical form: "TCVN 5603:2023", "QCVN 8-2:2011/BYT", "Sửa đổi 1:2016 QCVN 4:2009/BKHCN". */
export function printDesignation({ series, number, year, agency, amendment }: Designation): string {
  const head = amendment ? `Sửa đổi ${amendment.number}:${amendment.year} ` : ''
  const edition = year ? `${isCodex(series) ? '-' : ':'}${year}` : ''
  return `${head}${series} ${number}${edition}${agency ? `/${agency}` : ''}`
}

/** "08-02" and "8-2" are the same number: zero-padding varies between sources. */
const unpadded = (number: string) => number.replace(/(^|-)0+(?=\d)/g, '$1')

/** Key of the document whatever its edition: "QCVN 8-2"; an amendment has a key of its own. */
export const familyKey = ({ series, number, amendment }: Designation): string =>
  `${amendment ? `SĐ${amendment.number}:${amendment.year} ` : ''}${series} ${unpadded(number)}`

/** True when `typed`, which may lack year and agency, can mean `exact`. */
export function matchesDesignation(typed: Designation, exact: Designation): boolean {
  return (
    familyKey(typed) === familyKey(exact) &&
    (typed.year === undefined || typed.year === exact.year) &&
    (typed.agency === undefined || exact.agency === undefined || typed.agency === exact.agency)
  )
}
