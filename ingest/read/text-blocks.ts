/** Lines of plain text -> paragraphs and tables. Blank lines end a paragraph, tabs separate cells. */
import type { Block, Table } from '../reading.ts'

export function readLines(lines: string[]): Block[] {
  const blocks: Block[] = []
  let paragraph: string[] = []
  const close = () => {
    if (paragraph.length) blocks.push({ kind: 'text', lines: paragraph })
    paragraph = []
  }
  for (let index = 0; index < lines.length; index++) {
    const rows = tabbedRows(lines, index)
    if (rows.length) {
      close()
      blocks.push({ kind: 'table', table: toTable(rows) })
      index += rows.length - 1
    } else if (lines[index]!.trim()) paragraph.push(lines[index]!)
    else close()
  }
  close()
  return blocks
}

const cells = (line: string) => line.split('\t').map((cell) => cell.trim())

/** Two lines and more with three cells and more each; one such line is a letterhead or a date with gaps. */
function tabbedRows(lines: string[], start: number): string[][] {
  const rows: string[][] = []
  for (let index = start; index < lines.length; index++) {
    const row = cells(lines[index]!)
    if (row.length < 3 || row.every((cell) => !cell)) break
    rows.push(row)
  }
  return rows.length >= 2 ? rows : []
}

const HEADER_START = /^(?:s?tt|số tt|no\.?)$/i

/** Rows of cells -> a table in lines; its header is a first row that says so, or one that `hasHeader` vouches for. */
export function toTable(rows: string[][], hasHeader = false): Table {
  const lines = rows.map((row) => row.filter(Boolean).join(' | ')).filter(Boolean)
  const first = rows.find((row) => row.some(Boolean)) ?? []
  return (hasHeader || HEADER_START.test(first[0] ?? '')) && lines.length > 1
    ? { header: lines[0]!, rows: lines.slice(1) }
    : { rows: lines }
}
