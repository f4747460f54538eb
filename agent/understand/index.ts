/** Second step: what is asked about, found by grammar and data; no model is needed for it. */
import type { Catalogue, LawRecord } from '../../core/catalogue.ts'
import type { Product } from '../../core/data/schema.ts'
import { findDesignations, type Designation } from '../../core/designation.ts'
import type { ConversationTurn } from '../../core/domain.ts'
import { findLawNumbers, type LawNumber } from '../../core/law-number.ts'
import { readHsCodes } from '../../core/risk.ts'
import { fold, foldInPlace, hasMarks, syllables } from '../../core/text.ts'
import { abbreviations } from '../replies.ts'
import { readIntents, type Intent } from './intents.ts'
import { createProductFinder } from './products.ts'
import { countSyllables, createSpelling } from './spelling.ts'

export interface Understanding {
  /** As typed, cleaned. */
  typed: string
  /** The question for searching: abbreviations written out, slips mended. */
  text: string
  /** True when `text` differs enough from what was typed to be shown ("Tôi hiểu câu hỏi là..."). */
  interpreted: boolean
  designations: Designation[]
  laws: LawNumber[]
  /** Laws named by words instead of a number: "Lệnh 248", "Luật An ninh mạng 2018". */
  namedLaws: LawRecord[]
  products: Product[]
  /** Customs codes, digits only. */
  hsCodes: string[]
  intents: Set<Intent>
  /** True when the words belong to the field even if nothing is found. */
  inScope: boolean
}

export type Understand = (question: string, history?: ConversationTurn[]) => Understanding

export function createUnderstanding(catalogue: Catalogue): Understand {
  const counts = countSyllables(catalogue)
  const findProducts = createProductFinder(catalogue, counts)
  const mendSpelling = createSpelling(counts)
  const findNamedLaws = createLawNames(catalogue)

  const read = (question: string): Understanding => {
    const designations = findDesignations(question)
    const masked = blank(question, designations)
    const laws = findLawNumbers(masked)
    const hsCodes = readHsCodes(question)
    const rest = blank(masked, laws)
    const text = BARE_SIGN.test(fold(question).trim())
      ? SIGNS_QUESTION
      : mendSpelling(expand(question))
    const bare = designations.length || laws.length ? [] : findBareNumbers(rest, catalogue)
    return {
      typed: question,
      text: dropFillers(text),
      interpreted: fold(text) !== fold(question),
      designations: [...designations, ...bare].map(
        ({ series, number, year, agency, amendment }) => ({
          series,
          number,
          ...(year ? { year } : {}),
          ...(agency ? { agency } : {}),
          ...(amendment ? { amendment } : {}),
        }),
      ),
      laws,
      namedLaws: laws.length ? [] : findNamedLaws(text),
      products: findProducts(mendSpelling(expand(rest)).replace(NO_PRODUCT, ' ')),
      hsCodes,
      intents: readIntents(text),
      inScope:
        IN_SCOPE.test(fold(text)) ||
        designations.length > 0 ||
        laws.length > 0 ||
        hsCodes.length > 0,
    }
  }

  return (question, history = []) => {
    const understanding = read(question)
    const previous = needsContext(understanding, question)
      ? history.findLast((turn) => turn.answer)
      : undefined
    if (!previous) return understanding
    const before = read(previous.question)
    if (!hasSubject(before)) return understanding
    return {
      ...understanding,
      text: `${before.text} ${understanding.text}`,
      interpreted: true,
      designations: before.designations,
      laws: before.laws,
      namedLaws: before.namedLaws,
      products: before.products,
      hsCodes: before.hsCodes,
      inScope: true,
    }
  }
}

const hasSubject = (one: Understanding) =>
  one.designations.length +
    one.laws.length +
    one.namedLaws.length +
    one.products.length +
    one.hsCodes.length >
  0

/** "Còn hiệu lực không?", "thế bản đó có bắt buộc không": short, or pointing back, and naming nothing itself. */
const POINTS_BACK =
  /^(?:vay|the|con|the con|roi|nhung|va)\b|\b(?:no|ban (?:do|nay|kia)|cai (?:do|nay)|tieu chuan (?:do|nay)|quy chuan (?:do|nay)|van ban (?:do|nay)|nghi dinh (?:do|nay))\b/
const needsContext = (one: Understanding, question: string) =>
  !hasSubject(one) &&
  one.intents.size > 0 &&
  !one.intents.has('greeting') &&
  (POINTS_BACK.test(fold(question)) || syllables(question).length <= 5)

/** Courtesies and "nowadays": rare in documents, so word search would take them for what is asked about. */
const FILLER =
  /(?<![\p{L}])(?:bay gio|hien nay|hien tai|gio day|luc nay|cho (?:toi|minh|em|con|chau|tui) hoi|(?:xin |cho )?hoi chut|xin hoi|lam on|(?:ad|admin|shop|ban|anh|chi|bac) oi|oi ad|vay (?:ad|shop|ban|a)|(?:a|ah|nhe|nha|nhi|ad)(?=[\s?.!]*$))(?![\p{L}])/giu

const dropFillers = (text: string): string => {
  const folded = foldInPlace(text)
  const kept = [...folded.matchAll(FILLER)].reduceRight(
    (rest, { index, 0: found }) => `${rest.slice(0, index)} ${rest.slice(index + found.length)}`,
    text,
  )
  const tidied = kept.replace(/\s+/g, ' ').trim()
  return /[\p{L}\p{N}]/u.test(tidied) ? tidied : text
}

/** Words that hold the name of a product and mean none. */
const NO_PRODUCT =
  /(?:số|so) (?:điện thoại|dien thoai)|(?:thư|thu) (?:điện tử|dien tu)|(?<!\p{L})(?:(?:cây|cay) (?:giống|giong)|(?:ươm|uom))(?: (?:cây|cay))?(?: (?:ăn|an) (?:trái|trai|quả|qua))?(?!\p{L})/giu

/** A sign alone asks what the signs mean. */
const BARE_SIGN = /^(?:tcvn|qcvn|tccs|tieu chuan|quy chuan)(?: la gi)?[?. ]*$/
const SIGNS_QUESTION = 'TCVN là gì, QCVN là gì, khác nhau thế nào?'

/** Words of the field: a question with one of them gets "not found", others "out of scope". */
const IN_SCOPE =
  /tieu chuan (?!chon)|quy chuan|qui chuan|\btcvn\b|\bqcvn\b|\btccs\b|\biso\b|haccp|vietgap|globalgap|halal|hop quy|hop chuan|cong bo|ghi nhan|nhan (?:hang|san pham|phu|mac)|ma (?:so )?vach|ma hs|truy xuat|chung nhan|thu nghiem|kiem nghiem|giam dinh|do luong|chat luong|rui ro|an toan (?:thuc pham|thong tin|lao dong)|ve sinh|nghi dinh|thong tu|luat (?:tieu chuan|chat luong|an toan|du lieu|ai\b|tri tue|an ninh|moi)|\bnhan (?:cu|moi|mac|bao bi|thuc pham|my pham)|\b5s\b|\btqm\b|\blean\b|fssc|\bbrc\b|vsqi|bi phat|muc phat|shopee|tiktok|lazada|doanh nghiep|ho kinh doanh|hop tac xa|san xuat|xuat khau|nhap khau|xuong|nha may|co so|cbam|eudr|khi nha kinh|carbon|ho tro (?:doanh|tien|kinh phi|von|tu van|bao|lai|dn|nha nuoc|lam|gi)|nha nuoc ho tro|lai suat|du lieu (?:ca nhan|khach)|bao bi|gioi han|stameq|tong cuc|uy ban tieu chuan/

/** Same length with the found parts blanked, so that offsets and words around them stay. */
const blank = (text: string, parts: { start: number; end: number }[]): string =>
  parts.reduce(
    (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
    text,
  )

/** Words but those of a document's sign: "NĐ" in "37/2026/NĐ-CP" is no abbreviation to write out. */
const WORD = /(?<!\d\/|\p{Lu}-|[\p{L}\p{M}])[\p{L}\p{M}]+/gu

/** Writes abbreviations out, in the writer's own manner: without marks when the question has none. */
function expand(text: string): string {
  const withMarks = hasMarks(text)
  return text.replace(WORD, (word) => {
    const full = abbreviations.get(word.toLowerCase())
    if (!full) return word
    return withMarks ? full : fold(full)
  })
}

/** "9001", "tiêu chuẩn số 13274 năm 2020": a number without its sign, when the catalogue knows one such. */
function findBareNumbers(text: string, catalogue: Catalogue): Designation[] {
  const folded = foldInPlace(text)
  const alone = /^\s*\d[\d\s:/-]*$/.test(folded)
  const pattern =
    /(?:(?:tieu|quy|qui) chuan\s*(?:so\s*)?)?(?<![\d.,/])(\d{4,5}(?:-\d{1,3})?)(?:\s*(?::|-|nam)\s*((?:19|20)\d\d))?(?![\d.,/]*\d)/g
  return [...folded.matchAll(pattern)].flatMap((match) => {
    if (!alone && !/chuan/.test(match[0])) return []
    const number = match[1]!
    const year = match[2] ? { year: Number(match[2]) } : {}
    const known = ['TCVN', 'TCVN ISO', 'ISO'].map((series): Designation => ({
      series,
      number,
      ...year,
    }))
    const first = known.find((one) => catalogue.findStandards(one).length > 0)
    return first ? [first] : []
  })
}

/** Laws by the words of their names, from `number` (where it is a name) and keywords that end in a year or number. */
function createLawNames(catalogue: Catalogue): (text: string) => LawRecord[] {
  const names = catalogue.laws.flatMap((law) =>
    [law.name, law.number, ...law.keywords]
      .map((name) =>
        fold(name)
          .replace(/\([^)]*\)/g, '')
          .replace(/\s+/g, ' ')
          .trim(),
      )
      .filter((name) => /[a-z]{2}.*\d/.test(name) && !/^\d/.test(name) && name.length >= 7)
      .flatMap((name) => [name, name.replace(/ nam (?=\d{4}$)/, ' ')])
      .map((name) => ({ name, law })),
  )
  return (text) => {
    const folded = ` ${fold(text).replace(/[^a-z0-9/.-]+/g, ' ')} `
    return [
      ...new Set(names.filter(({ name }) => folded.includes(` ${name} `)).map(({ law }) => law)),
    ]
  }
}
