/** The open headings, outermost first: what a breadcrumb is made of. */
import { fold } from '../../core/text.ts'
import { readOrigin } from './codification.ts'
import type { UnitType } from './unit.ts'

/** Rank of a heading: a new heading closes all of its own rank and deeper. Headings of the file itself have 1 to 6. */
export const RANKS: Partial<Record<UnitType, number>> = {
  'phu-luc': 10,
  recipients: 10,
  phan: 12,
  chuong: 20,
  mau: 25,
  muc: 30,
  'tieu-muc': 40,
  dieu: 50,
  roman: 60,
}
/** Numbered clauses of a standard, plus their depth. */
export const CLAUSE_RANK = 70
/** A document behind the one that issues it. */
export const ATTACHED_RANK = 10

export interface Heading {
  rank: number
  /** Undefined for a heading that only the file's own markup makes one. */
  type?: UnitType
  label: string
  /** Number without a title: "Chương II". */
  isBare?: boolean
  /** Nothing stands below it: a foreword, or recipients, behind which forms and annexes follow. */
  isLeaf?: boolean
  /** Roman sections: their number, for checking the sequence. */
  number?: number
}

/** Headings of people who collect texts, and a bare "THÔNG TƯ": they say nothing about the place in the document. */
const WRAPPERS =
  /^(?:toàn văn|văn bản|nội dung(?: văn bản| toàn văn)?|bộ luật|luật|nghị định|nghị quyết|thông tư|quyết định|chỉ thị)$/iu

export class Headings {
  private open: Heading[] = []

  get last(): Heading | undefined {
    return this.open.at(-1)
  }

  get labels(): string[] {
    return this.open.map(({ label }) => label)
  }

  /** True inside a text with legal units, where "1." is a khoản and not just an item. */
  get inLaw(): boolean {
    return this.open.some(({ type }) => type !== undefined)
  }

  has(...types: UnitType[]): boolean {
    return this.open.some(({ type }) => type !== undefined && types.includes(type))
  }

  /** `names`: what the document is called; a heading that says it again adds nothing to a path that begins with it. */
  push(heading: Heading, names: string[]): void {
    this.closeFrom(heading.rank)
    this.open = this.open.filter(({ isLeaf }) => !isLeaf)
    const label = fold(heading.label)
    const says =
      heading.type === undefined &&
      (WRAPPERS.test(heading.label) || names.some((name) => fold(name) === label))
    if (!says) this.open.push(heading)
  }

  closeFrom(rank: number): void {
    this.open = this.open.filter((one) => one.rank < rank)
  }

  /** A small gap in the count is what scanning loses; "C. Phạm vi" is no hundredth section. */
  takesRoman(number: number): boolean {
    const last = this.open.find(({ type }) => type === 'roman')?.number ?? 0
    return number === 1 || (number > last && number <= last + 2)
  }

  /** Adds the title that stands on lines of its own: "Chương II" + "TRUY XUẤT NGUỒN GỐC". */
  addTitle(title: string): void {
    const heading = this.last
    if (!heading) return
    heading.label = `${heading.label}${heading.isBare ? '.' : ''} ${title}`
    heading.isBare = false
  }

  /** An article of the codification is told by the document it comes from. */
  addOrigin(text: string): void {
    const origin = readOrigin(text)
    if (origin && this.last) this.last.label = `${this.last.label.replace(/\.$/, '')} (${origin})`
  }
}
