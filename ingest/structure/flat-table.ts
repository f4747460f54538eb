/**
 * Tables that extraction flattened to running text: "TT Tên nhóm hàng hóa Nội dung bắt buộc 1 Lương thực
 * a) Định lượng; ... 2 Thực phẩm a) ...". Their rows are found again by the running number.
 */
import type { Table } from '../reading.ts'
import type { Line } from './lines.ts'
import { readUnit } from './unit.ts'

const HEADER = /(?:^|\s)((?:TT|STT|Stt)\s+\p{Lu}[^.;]{3,200}?)\s+(?=1\s+[\p{Lu}-])/u

export interface FlatTable {
  /** Words of the first line before the table. */
  before?: string
  table: Table
  /** Index of the first line behind the table. */
  end: number
}

/** The table that starts on this line, with its rows up to the next heading or khoản. */
export function readFlatTable(lines: Line[], start: number): FlatTable | undefined {
  const first = lines[start]!
  const header = first.level === undefined ? HEADER.exec(first.text) : null
  if (!header) return undefined
  const rows: string[] = []
  let end = start
  for (let text = first.text.slice(header.index + header[0].length); ; text = lines[end]!.text) {
    addRows(rows, text)
    end++
    if (end >= lines.length || endsTable(lines[end]!)) break
  }
  if (rows.length < 2) return undefined
  const before = first.text.slice(0, header.index).trim()
  return { ...(before ? { before } : {}), table: { header: header[1]!, rows }, end }
}

function endsTable({ text, level, table }: Line): boolean {
  if (level !== undefined || table) return true
  const unit = readUnit(text)
  return unit !== undefined && unit.type !== 'diem' && unit.type !== 'bullet'
}

/** Cuts the text before each next running number; what comes before one belongs to the row above. */
function addRows(rows: string[], text: string): void {
  let rest = text
  for (;;) {
    const boundary = new RegExp(
      String.raw`(?:^|(?<=[.;:)”]))\s*(?=${rows.length + 1}\s+[\p{Lu}-])`,
      'u',
    ).exec(rest)
    if (!boundary) break
    append(rows, rest.slice(0, boundary.index))
    const number = /^\s*\d+\s+/.exec(rest.slice(boundary.index))![0]
    rows.push(number.trim())
    rest = rest.slice(boundary.index + number.length)
  }
  append(rows, rest)
}

function append(rows: string[], text: string): void {
  const words = text.trim()
  if (!words) return
  if (rows.length) rows[rows.length - 1] = `${rows.at(-1)!} ${words}`
  else rows.push(words)
}
