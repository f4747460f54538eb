/** The units of one section while it is read: khoản hold điểm, điểm hold dashes, and plain lines go with the unit above. */
import type { Table } from '../reading.ts'
import { splitInline } from './inline.ts'
import type { Unit } from './section.ts'
import { readUnit, type UnitStart, type UnitType } from './unit.ts'

const DEPTHS: Partial<Record<UnitType, number>> = { khoan: 1, decimal: 2, diem: 3, bullet: 4 }
/** Numbers that scanning may lose in a row without the count being another one. */
const MAX_LOST = 4
const CAPTION = /^(?:Bảng|Biểu)\s+(?:số\s+)?[\dA-Z][^\n]{0,180}$/u

export const isUnitType = (type: UnitType): boolean => DEPTHS[type] !== undefined

export class UnitStack {
  readonly units: Unit[] = []
  /** Open units from the outermost in, each with its depth. */
  private open: { unit: Unit; depth: number }[] = []
  private lastKhoan = 0
  /** Last number of a list that starts again inside the section and is no khoản of it. */
  private lastRestart = 0

  /** `labelled`: whether numbers are khoản and điểm of a law, or only the items of some list. */
  addNumbered(text: string, labelled: boolean): void {
    let rest: string | undefined = text
    while (rest) {
      const unit = readUnit(rest)
      const khoan = (unit?.type === 'khoan' ? unit.number[0]! : this.lastKhoan) + 1
      const diem = (unit?.type === 'diem' ? unit.number[0]! : 0) + 1
      const { head, tail } = splitInline(rest, { khoan, diem })
      this.addOne(head, unit, labelled)
      rest = tail
    }
  }

  addPlain(text: string): void {
    this.attach({ text, children: [] })
  }

  addClause(text: string, label: string): void {
    this.push({ label, text, children: [] }, 1)
  }

  /** A caption right above a table is part of its header, so that every part of the table has it. */
  addTable(table: Table): void {
    const siblings = this.siblings
    const caption = siblings.at(-1)
    if (!caption || caption.table || caption.children.length || !CAPTION.test(caption.text)) {
      this.attach({ text: '', table, children: [] })
      return
    }
    siblings.pop()
    const header = table.header ? `${caption.text}\n${table.header}` : caption.text
    this.attach({ text: '', table: { ...table, header }, children: [] })
  }

  private addOne(text: string, unit: UnitStart | undefined, labelled: boolean): void {
    const depth = unit && DEPTHS[unit.type]
    if (!depth) return this.addPlain(text)
    const counts = unit.type === 'khoan' ? this.count(unit.number[0]!) : unit.type !== 'bullet'
    // A điểm of a list that has no label itself would point to the wrong khoản.
    const above = this.open.filter((one) => one.depth < depth).at(-1)
    const isPlaced = above === undefined || above.unit.label !== undefined
    const label = unit.type === 'decimal' ? `khoản ${unit.number.join('.')}` : unit.label
    this.push({ ...(labelled && counts && isPlaced ? { label } : {}), text, children: [] }, depth)
  }

  /** Whether this number goes on the count of khoản. */
  private count(number: number): boolean {
    const step = number - this.lastKhoan
    const goesOn =
      step === 1 || (step > 1 && step <= MAX_LOST + 1 && number !== this.lastRestart + 1)
    if (goesOn) this.lastKhoan = number
    else this.lastRestart = number
    return goesOn
  }

  private push(unit: Unit, depth: number): void {
    this.open = this.open.filter((one) => one.depth < depth)
    this.attach(unit)
    this.open.push({ unit, depth })
  }

  private get siblings(): Unit[] {
    return this.open.at(-1)?.unit.children ?? this.units
  }

  private attach(unit: Unit): void {
    this.siblings.push(unit)
  }
}
