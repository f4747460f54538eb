/** Takes lines in reading order and builds the sections; `toSections` decides what a line is fed as. */
import {
  annexNumber,
  isClauseHeading,
  isNextClause,
  isUnnumberedHeading,
  opensStandard,
  readClause,
} from './clauses.ts'
import { isCoded } from './codification.ts'
import { ATTACHED_RANK, CLAUSE_RANK, Headings, RANKS, type Heading } from './headings.ts'
import type { Line } from './lines.ts'
import type { Section, Unit } from './section.ts'
import { isUnitType, UnitStack } from './unit-stack.ts'
import { isCapitals, readUnit, type UnitStart } from './unit.ts'

/** Documents that a decision issues and that stand behind its signature. */
const ATTACHED =
  /^(?:KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|CHIẾN LƯỢC|QUY CHẾ|QUY ĐỊNH|DANH MỤC|ĐIỀU LỆ|HƯỚNG DẪN)$/u
const SIGNATURE = /^(?:TM|KT|TL|TUQ|Q)\.\s*\p{Lu}{2}/u
const SIGNATURE_UNIT: UnitStart = {
  type: 'recipients',
  label: 'Nơi nhận và người ký',
  number: [],
  rest: '',
}
/** A sentence, not a title: what "Điều 2. Quyết định này có hiệu lực kể từ ngày ký." carries behind its number. */
const SENTENCE = /[.:;/]["”]?$/u
const MAX_TITLE = 200
/** "(Kèm theo Nghị định số ... của Chính phủ)" behind the title of an annex: the path says so already. */
const APPENDED = /\s*\(\s*(?:kèm theo|ban hành kèm)[\s\S]*$/iu
/** "Sửa đổi, bổ sung Điều 5 như sau:" */
const AMENDS = /(?:sửa đổi|bổ sung|thay thế).*như sau\s*:$/iu

export class SectionBuilder {
  private readonly sections: Section[] = []
  private readonly headings = new Headings()
  private stack = new UnitStack()
  private lastClause: number[] = []
  /** True right after a heading, while its title may still follow on a line of its own. */
  private titleMayFollow = false
  private signed = false
  private lastArticle = 0
  /** The line above announces an article of another law, which may follow without quotation marks. */
  private amends = false

  constructor(
    private readonly names: [name: string, title: string],
    private standard: boolean,
  ) {}

  addLine(line: Line): void {
    const { text, level } = line
    const unit = readUnit(text, level !== undefined)
    const announced = this.amends
    this.amends = AMENDS.test(text)
    if (this.addTitle(line, unit)) return
    this.titleMayFollow = false
    if (this.addStandardLine(line)) return
    if (unit && this.opensHeading(unit)) {
      // "Sửa đổi Điều 5 như sau:" and then "Điều 5. ...": only the next number is this law's own.
      const isForeign = announced && unit.type === 'dieu' && unit.number[0] !== this.lastArticle + 1
      return isForeign ? this.addPlain(text) : this.startUnit(unit, line)
    }
    if (this.signed && ATTACHED.test(text))
      return this.start({ rank: ATTACHED_RANK, label: text }, true)
    if (unit && isUnitType(unit.type) && (level === undefined || this.headings.inLaw))
      return this.stack.addNumbered(text, this.headings.inLaw)
    if (level !== undefined) return this.start({ rank: level, label: text }, false)
    if (SIGNATURE.test(text) && this.opensHeading(SIGNATURE_UNIT))
      this.startUnit(SIGNATURE_UNIT, line)
    else this.addPlain(text)
  }

  addTable(table: NonNullable<Unit['table']>): void {
    this.titleMayFollow = false
    this.stack.addTable(table)
  }

  addPlain(text: string): void {
    if (this.stack.units.length === 0 && isCoded(this.headings.last?.label ?? ''))
      this.headings.addOrigin(text)
    this.stack.addPlain(text)
  }

  finish(): Section[] {
    this.close()
    return this.sections
  }

  private addTitle({ text, level }: Line, unit: UnitStart | undefined): boolean {
    if (!this.titleMayFollow || unit || text.length > MAX_TITLE || opensStandard(text)) return false
    const title = text.replace(APPENDED, '')
    if (!isCapitals(title) && !(level !== undefined && this.headings.last?.isBare)) return false
    this.headings.addTitle(title)
    return true
  }

  private opensHeading({ type, number }: UnitStart): boolean {
    if (type === 'roman') return this.headings.takesRoman(number[0]!)
    // Forms in an annex have recipients and signatures of their own.
    if (type === 'recipients') return !this.headings.has('phu-luc', 'mau', 'recipients')
    // Articles of the codification print annexes of their documents within their own text.
    if (type === 'phu-luc' || type === 'mau') return !this.headings.labels.some(isCoded)
    return RANKS[type] !== undefined
  }

  private startUnit(unit: UnitStart, { text, level }: Line): void {
    const { type, label, rest } = unit
    const title = rest.replace(APPENDED, '').trim()
    // "Điều 1. Phê duyệt Đề án ... với nội dung như sau:" is text behind a number, not a title;
    // an article of the codification always has one, however long.
    const isShort = title.length <= MAX_TITLE && (level !== undefined || !SENTENCE.test(title))
    const isTitle = title !== '' && (isShort || isCoded(text))
    if (type === 'recipients') {
      this.start({ rank: RANKS[type]!, type, label, isLeaf: true }, false)
      this.signed = true
      if (rest || unit === SIGNATURE_UNIT) this.addPlain(text)
      return
    }
    const heading = {
      rank: RANKS[type]!,
      type,
      label: isTitle ? `${label}. ${title}` : label,
      isBare: title === '',
      number: unit.number[0],
    }
    this.start(heading, type !== 'mau' && (title === '' || isCapitals(title)))
    if (type === 'dieu') this.lastArticle = unit.number[0] ?? 0
    if (type === 'phu-luc' && this.standard)
      this.lastClause = /^Phụ lục [A-Z]$/u.test(label) ? [annexNumber(label.at(-1)!)] : []
    if (title !== '' && !isTitle) this.stack.addNumbered(text, true)
  }

  /** Designation lines, clauses and unnumbered headings of a standard. */
  private addStandardLine({ text, level }: Line): boolean {
    const designation = opensStandard(text)
    const known = [this.names[0], ...this.headings.labels]
    const isKnown = known.some((one) => one === designation || one.startsWith(`${designation}. `))
    // Standards print their designation at the head of every page; the path says it already.
    if (designation && isKnown && this.standard) return true
    if (designation && !isKnown && (level !== undefined || this.signed)) {
      this.standard = true
      this.lastClause = []
      this.start({ rank: ATTACHED_RANK, label: designation, isBare: true }, true)
      return true
    }
    if (!this.standard) return false
    if (isUnnumberedHeading(text)) {
      this.start({ rank: ATTACHED_RANK, label: text, isLeaf: true }, false)
      return true
    }
    const clause = readClause(text)
    if (!clause || !isNextClause(this.lastClause, clause)) return false
    this.lastClause = clause.number
    const rank = CLAUSE_RANK + clause.number.length
    if (isClauseHeading(clause))
      this.start({ rank, type: 'decimal', label: `${clause.sign} ${clause.rest}` }, false)
    else {
      if (this.headings.last && this.headings.last.rank >= rank) this.close()
      this.headings.closeFrom(rank)
      this.stack.addClause(text, `mục ${clause.sign}`)
    }
    return true
  }

  private start(heading: Heading, titleMayFollow: boolean): void {
    this.close()
    this.headings.push(heading, this.names)
    this.titleMayFollow = titleMayFollow
  }

  private close(): void {
    const { units } = this.stack
    // Other headings without text of their own are said by the sections under them.
    if (units.length || this.headings.last?.type === 'dieu')
      this.sections.push({ path: [this.names[0], ...this.headings.labels], units })
    this.stack = new UnitStack()
  }
}
