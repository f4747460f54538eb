/**
 * The last look at a draft, in code, whoever wrote it. A draft with a fault is not shown.
 * Faults are told in English for the trace and for the model's one chance to mend them.
 */
import type { Catalogue } from '../core/catalogue.ts'
import {
  findDesignations,
  matchesDesignation,
  parseDesignation,
  printDesignation,
  familyKey,
} from '../core/designation.ts'
import type { Source } from '../core/domain.ts'
import { findLawNumbers, matchesLawNumber } from '../core/law-number.ts'
import { fold, sentences } from '../core/text.ts'

export interface Checked {
  text: string
  sources: Source[]
  /** Everything the sources say: a number in the answer must stand here or in the question. */
  evidence: string[]
  question: string
}

export function findDraftFaults(
  catalogue: Catalogue,
  { text, sources, evidence, question }: Checked,
): string[] {
  const faults: string[] = []
  const told = evidence.join('\n')
  const pointers = [...text.matchAll(/\[(\d{1,2})\]/g)].map((match) => Number(match[1]))
  if (pointers.length === 0) faults.push('nothing is cited')
  for (const pointer of pointers)
    if (pointer < 1 || pointer > sources.length) faults.push(`[${pointer}] points to no source`)

  const toldDesignations = findDesignations(told)
  for (const found of findDesignations(text)) {
    const name = printDesignation(found)
    if (!catalogue.names(found)) faults.push(`${name} is not in the catalogue`)
    else if (
      !toldDesignations.some(
        (one) =>
          familyKey(one) === familyKey(found) &&
          (found.year === undefined || one.year === undefined || one.year === found.year),
      ) &&
      !sources.some((source) => matchesParsed(found, source.designation))
    )
      faults.push(`${name} is not among the sources`)
    const [record] = found.year
      ? catalogue.findStandards(found).filter((one) => matchesDesignation(found, one.parsed))
      : []
    if (record?.status === 'superseded') {
      const next = catalogue.successor(record)
      if (next !== record && !text.includes(next.designation))
        faults.push(`${name} is superseded, but ${next.designation} is not named`)
    }
  }
  const toldLaws = findLawNumbers(told)
  for (const found of findLawNumbers(text)) {
    if (!found.year && !found.sign) continue
    const known =
      toldLaws.some((one) => matchesLawNumber(found, one)) || catalogue.findLaws(found).length > 0
    if (!known) faults.push(`law number ${found.number}/${found.year ?? '?'} is not in the sources`)
  }
  faults.push(
    ...unsupportedNumbers(text, `${told}\n${question}`),
    ...unsupportedDuties(catalogue, text, told),
    ...addresses(text, told, sources),
    ...markup(text),
  )
  return [...new Set(faults)]
}

const matchesParsed = (
  found: Parameters<typeof matchesDesignation>[0],
  printed: string,
): boolean => {
  const exact = parseDesignation(printed)
  return exact !== undefined && matchesDesignation(found, exact)
}

/** Limits, dates and amounts: a number that stands nowhere in the sources was invented. */
function unsupportedNumbers(text: string, told: string): string[] {
  const plain = [...findDesignations(text), ...findLawNumbers(text)]
    .sort((a, b) => b.start - a.start)
    .reduce(
      (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
      text,
    )
    .replace(/\[\d{1,2}\]/g, ' ')
    .replace(/^\s*\d{1,2}[.)]\s/gm, ' ')
  const known = new Set(numbersOf(told))
  return numbersOf(plain)
    .filter((one) => !known.has(one))
    .map((one) => `the number ${one} stands in no source`)
}

/** Dates as one token in either order of writing; other numbers without their separators of thousands. */
function numbersOf(text: string): string[] {
  const iso = text.replace(
    /\b(\d{4})-(\d{2})-(\d{2})\b/g,
    (_, year: string, month: string, day: string) => `${day}/${month}/${year}`,
  )
  return [...iso.matchAll(/\d+(?:[.,/]\d+)*/g)].map(([one]) =>
    one.includes('/')
      ? one.split('/').map(Number).join('/')
      : one
          .replace(/[.,](?=\d{3}(?!\d))/g, '')
          .replace(',', '.')
          .replace(/^0+(?=\d)/, ''),
  )
}

const DUTY = /bắt buộc|buộc phải/i
const NO_DUTY =
  /không(?! (?:chỉ|còn|những))[^.;:]{0,60}bắt buộc|chưa[^.;:]{0,40}bắt buộc|(?<!không còn )tự nguyện|bắt buộc (?:hay|không|chưa)|mức độ bắt buộc/i
const CONDITION = /viện dẫn|trừ khi|chỉ khi|khi (?:luật|quy chuẩn|nghị định|thông tư)|nếu /i

/** "bắt buộc" may be said of a TCVN only where a law or QCVN makes it so. */
function unsupportedDuties(catalogue: Catalogue, text: string, told: string): string[] {
  return text
    .split('\n')
    .flatMap(sentences)
    .filter((sentence) => DUTY.test(sentence) && !NO_DUTY.test(sentence))
    .flatMap((sentence) => {
      const voluntary = findDesignations(sentence)
        .filter((one) => one.series.startsWith('TCVN') || one.series.startsWith('ISO'))
        .filter((one) => !catalogue.findStandards(one).some((record) => record.mandatory))
      // "Theo pháp luật, TCVN... là bắt buộc" names no law: for a standard the basis has a number or a condition.
      const named =
        findLawNumbers(sentence).length > 0 ||
        findDesignations(sentence).some((one) => one.series.startsWith('QC')) ||
        CONDITION.test(sentence)
      const basis =
        named || /QCVN|QCĐP|quy chuẩn|luật|nghị định|thông tư|pháp luật|quyết định/i.test(sentence)
      if (voluntary.length && !named)
        return [`${printDesignation(voluntary[0]!)} is voluntary, yet the text says "bắt buộc"`]
      if (!basis && !DUTY.test(told)) return ['"bắt buộc" has no legal basis in the sources']
      return []
    })
}

const OURS =
  /^(?:tieuchuan\.vsqi\.gov\.vn|vanban\.chinhphu\.vn|nqi\.gov\.vn|business\.gov\.vn|verigoods\.vn)$/
const HOST =
  /(?:[a-z0-9-]+\.)+(?:vn|com|net|org|info|io|biz|xyz|top|shop|site|online|example)(?![a-z0-9-])/gi

/** Addresses come from the sources, or are pages of the site that shows the sources; never from a draft. */
function addresses(text: string, told: string, sources: Source[]): string[] {
  const own = new Set(sources.map(({ url }) => /^https?:\/\/([^\s/]+)/.exec(url)?.[1]))
  const withScheme = [...text.matchAll(/https?:\/\/([^\s/)\]]+)/gi)].map((match) => match[1]!)
  const bare = (text.match(HOST) ?? []).filter((host) => !told.includes(host))
  return [...withScheme, ...bare]
    .filter((host) => !OURS.test(host) && !own.has(host))
    .map((host) => `the address ${host} is none of ours`)
}

/** Light Markdown is all a reader gets: no tags, no pictures, no links, nothing that runs. */
function markup(text: string): string[] {
  return [
    ...(/<[/!]?[a-z]/i.test(text) ? ['the text holds markup'] : []),
    ...(/!\[|\]\s*[(:]|\b(?:javascript|vbscript|data):\S/i.test(text)
      ? ['the text holds a link or a picture']
      : []),
  ]
}

/** Compared folded, so that a draft without marks counts the same. */
export const mentions = (text: string, words: string): boolean => fold(text).includes(fold(words))
