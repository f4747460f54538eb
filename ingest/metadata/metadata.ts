/** What a document says about itself: number, kind, title, issuer, dates. What it does not say stays undefined. */
import { clean } from '../../core/text.ts'
import { findLawNumbers } from '../../core/law-number.ts'
import type { DocumentKind } from '../../core/domain.ts'
import type { Reading } from '../reading.ts'
import { opensStandard } from '../structure/clauses.ts'
import type { Line } from '../structure/lines.ts'
import { readUnit } from '../structure/unit.ts'
import { findDate, findEffectiveDate, findLetterheadDate } from './dates.ts'
import { findFacts } from './facts.ts'
import { issuerOf } from './issuers.ts'
import { findPrintedTitle, KIND_NAMES, kindNameOf } from './title.ts'

export interface Metadata {
  kind: DocumentKind
  /** Never empty: the file's name is the last resort. */
  title: string
  /** "37/2026/NĐ-CP", "TCVN 5603:2023". */
  designation?: string
  /** First entry of every breadcrumb: "Nghị định 37/2026/NĐ-CP", or the title. */
  name: string
  issuer?: string
  issuedOn?: string
  effectiveFrom?: string
}

/** How far the head of a document reaches when no article marks its end. */
const HEAD_LINES = 40
const DRAFT = /^[^\p{L}]*dự thảo(?:\s|[^\p{L}]|$)/iu

export function readMetadata(reading: Reading, lines: Line[], fileName: string): Metadata {
  const head = lines.slice(0, headEnd(lines))
  const facts = findFacts(reading.facts, lines)
  const draft = [reading.title ?? '', ...head.map(({ text }) => text)].some((text) =>
    DRAFT.test(text),
  )
  const law = draft
    ? undefined
    : (lawNumber(facts.number ?? '') ?? numberLine(head) ?? titleNumber(reading, head, lines))
  const standard = law ? undefined : standardDesignation(reading, head)
  const printed = findPrintedTitle(head)
  const kindName = facts.kind ?? (law && kindNameOf(law)) ?? printed?.kindName
  const title = titleOf({
    reading,
    lines,
    printed: printed?.title,
    subject: facts.subject,
    fileName,
    draft,
  })
  const issuedOn =
    (facts.issuedOn && findDate(facts.issuedOn)) ||
    firstOf(head, findLetterheadDate) ||
    passedOn(lines)
  const text = lines.map((line) => line.text).join('\n')
  const effectiveFrom = draft
    ? undefined
    : (facts.effectiveFrom && findDate(facts.effectiveFrom)) || findEffectiveDate(text, issuedOn)
  const issuer = facts.issuer ?? (law && issuerOf(law))
  const designation = law ?? standard
  return {
    kind: kindOf({ law, standard, kindName, title, lines }),
    title,
    ...(designation ? { designation } : {}),
    name: law && kindName ? `${kindName} ${law}` : (designation ?? shorten(title)),
    ...(issuer ? { issuer } : {}),
    ...(issuedOn ? { issuedOn } : {}),
    ...(effectiveFrom ? { effectiveFrom } : {}),
  }
}

/** Fewer articles are examples in a text about something else. */
const MIN_ARTICLES = 3
const countArticles = (lines: Line[]): number =>
  lines.filter(({ text, level }) => readUnit(text, level !== undefined)?.type === 'dieu').length

/** The head ends where the text begins: at the first chapter or article. */
function headEnd(lines: Line[]): number {
  const first = lines.findIndex(({ text, level }) => {
    const unit = readUnit(text, level !== undefined)
    return unit?.type === 'dieu' || unit?.type === 'chuong' || unit?.type === 'phan'
  })
  return first < 0 ? HEAD_LINES : first
}

const firstOf = <T>(lines: Line[], read: (line: string) => T | undefined): T | undefined => {
  for (const { text } of lines) {
    const found = read(text)
    if (found !== undefined) return found
  }
  return undefined
}

/** A full number with its sign, as printed; "nghị định 37" alone names no document for sure. */
function lawNumber(text: string): string | undefined {
  const found = findLawNumbers(text)[0]
  if (!found?.sign) return undefined
  return /\d[\d.]*\s*\/\s*(?:\d{4}\s*\/\s*)?[\p{L}\d-]+$/u
    .exec(text.slice(found.start, found.end))?.[0]
    .replace(/\s+/g, '')
}

/** "Số: 37/2026/NĐ-CP", "Luật số: 05/2007/QH12". */
const numberLine = (head: Line[]) =>
  firstOf(head, (line) => {
    const match = /^(?:luật|pháp lệnh|nghị quyết)?\s*số\s*:?\s*(\d[^\s]*)/iu.exec(line.trim())
    return match ? lawNumber(match[1]!) : undefined
  })

/** "THÔNG TƯ 31/2026/TT-BCT" as a heading or as the file's own title; an ordinary line may cite another document. */
const titleNumber = ({ title }: Reading, head: Line[], lines: Line[]) =>
  // A page about a decree is called like the decree; only the decree itself has its articles.
  (countArticles(lines) < MIN_ARTICLES
    ? []
    : [title ?? '', ...head.filter(({ level }) => level === 1).map(({ text }) => text)]
  )
    .filter((text) => KIND_NAMES.some((name) => text.toLowerCase().startsWith(name.toLowerCase())))
    .map(lawNumber)
    .find((number) => number !== undefined)

const standardDesignation = ({ title = '' }: Reading, head: Line[]) =>
  opensStandard(title.slice(0, 60)) ?? firstOf(head.slice(0, 15), opensStandard)

/** A law has no date in its letterhead; its last lines say when it was passed. */
function passedOn(lines: Line[]): string | undefined {
  const passed = lines
    .slice(-40)
    .find(({ text }) => /^(?:Bộ luật|Luật|Pháp lệnh|Nghị quyết) này .*thông qua ngày/iu.test(text))
  return passed && findDate(passed.text)
}

/** Every passage carries the name, so a title of three lines would outweigh what the passage says. */
const MAX_NAME = 90
const MAX_TITLE = 300
const shorten = (title: string) =>
  title.length <= MAX_NAME
    ? title
    : `${title
        .slice(0, MAX_NAME)
        .replace(/[\s,;]+\S*$/u, '')
        .toWellFormed()}…`

interface TitleSources {
  reading: Reading
  lines: Line[]
  printed: string | undefined
  subject: string | undefined
  fileName: string
  draft: boolean
}

function titleOf({ reading, lines, printed, subject, fileName, draft }: TitleSources): string {
  const heading = lines.find(({ level, text }) => level === 1 && text.length > 3)?.text
  const title = reading.title ?? printed ?? subject ?? heading ?? fileName.replace(/\.[^.]*$/, '')
  const tidy = clean(title).replace(/\s+/g, ' ').trim().slice(0, MAX_TITLE).toWellFormed()
  return draft && !/^dự thảo/iu.test(tidy)
    ? `Dự thảo ${tidy.charAt(0).toLowerCase()}${tidy.slice(1)}`
    : tidy
}

interface KindSources {
  law: string | undefined
  standard: string | undefined
  kindName: string | undefined
  title: string
  lines: Line[]
}

/** Decisions that approve a strategy, plan or scheme set policy; the rest with a number binds. */
function kindOf({ law, standard, kindName, title, lines }: KindSources): DocumentKind {
  if (standard) return 'standard'
  if (
    /chỉ thị|kế hoạch|công văn/iu.test(kindName ?? '') ||
    (/quyết định/iu.test(kindName ?? '') &&
      /phê duyệt|kế hoạch|chiến lược|đề án|chương trình/iu.test(title))
  )
    return 'policy'
  if (
    law ||
    /^(?:luật|bộ luật|nghị định|thông tư|nghị quyết|pháp lệnh|quyết định)/iu.test(kindName ?? '')
  )
    return 'law'
  return countArticles(lines) >= MIN_ARTICLES ? 'law' : 'other'
}
