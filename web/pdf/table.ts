/**
 * Tables that go on over pages: the header stands again on each, rows are kept whole, and a row higher than
 * a page is cut between words. pdfkit's own table cuts the text of such a row off.
 */
import type { Column } from '../../agent/report/blocks.ts'

const PAD = 4
const SIZE = 8.5
const LINE = '#b9c6c8'
const HEAD = '#e6eff0'

export interface TableStyle {
  margin: number
  ink: string
}

interface Frame extends TableStyle {
  doc: PDFKit.PDFDocument
  table: PDFKit.PDFStructureElement
  columns: (Column & { x: number; points: number })[]
}

/** Draws from `doc.y` on and leaves `doc.y` below; `caption` is read out by screen readers only. */
export function drawTable(
  doc: PDFKit.PDFDocument,
  parent: PDFKit.PDFStructureElement,
  { caption, columns, rows }: { caption: string; columns: Column[]; rows: string[][] },
  style: TableStyle,
): void {
  const table = doc.struct('Table', { title: caption, alt: caption })
  parent.add(table)
  const frame: Frame = { ...style, doc, table, columns: placed(doc, columns, style.margin) }
  const titles = columns.map((column) => column.title)
  const headHeight = heightOf(frame, titles, 'bold')
  const first = rows[0] ? heightOf(frame, rows[0], 'regular') : 0
  if (doc.y + headHeight + Math.min(first, 80) > bottomOf(doc)) doc.addPage()
  drawHead(frame, titles, headHeight, true)
  const most = bottomOf(doc) - doc.page.margins.top - headHeight
  for (const row of rows.flatMap((one) => cutRow(frame, one, most))) {
    const height = heightOf(frame, row, 'regular')
    if (doc.y + height > bottomOf(doc)) {
      doc.addPage()
      drawHead(frame, titles, headHeight, false)
    }
    drawRow(frame, row, height)
  }
  table.end()
  doc.x = style.margin
  doc.y += 6
}

const bottomOf = ({ page }: PDFKit.PDFDocument): number => page.height - page.margins.bottom

function placed(doc: PDFKit.PDFDocument, columns: Column[], margin: number): Frame['columns'] {
  const room = doc.page.width - 2 * margin
  const shares = columns.reduce((sum, one) => sum + one.width, 0)
  let x = margin
  return columns.map((column) => {
    const points = (column.width / shares) * room
    const place = { ...column, x, points }
    x += points
    return place
  })
}

function heightOf({ doc, columns }: Frame, cells: string[], font: 'regular' | 'bold'): number {
  doc.font(font).fontSize(SIZE)
  return (
    Math.max(
      ...cells.map((text, index) =>
        doc.heightOfString(text || ' ', { width: columns[index]!.points - 2 * PAD }),
      ),
    ) +
    2 * PAD
  )
}

/** The first header belongs to the table; a repeated one is decoration, or it would be read out again. */
function drawHead(frame: Frame, titles: string[], height: number, isFirst: boolean): void {
  const { doc, columns, margin, ink } = frame
  const top = doc.y
  asDecoration(doc, () => {
    doc.rect(margin, top, doc.page.width - 2 * margin, height).fill(HEAD)
    if (!isFirst) columns.forEach((_, index) => write(frame, titles[index]!, index, top, 'bold'))
  })
  if (isFirst) {
    const row = doc.struct('TR')
    frame.table.add(row)
    columns.forEach((_, index) => {
      const cell = doc.struct('TH')
      row.add(cell)
      cell.add(() => write(frame, titles[index]!, index, top, 'bold'))
      headsColumn(doc, cell)
      cell.end()
    })
    row.end()
  }
  doc.fillColor(ink)
  doc.y = top + height
}

function drawRow(frame: Frame, cells: string[], height: number): void {
  const { doc, margin } = frame
  const top = doc.y
  const row = doc.struct('TR')
  frame.table.add(row)
  cells.forEach((text, index) => {
    const cell = doc.struct('TD')
    row.add(cell)
    cell.add(() => write(frame, text, index, top, 'regular'))
    cell.end()
  })
  row.end()
  asDecoration(doc, () => {
    const y = top + height
    doc.moveTo(margin, y).lineTo(doc.page.width - margin, y)
    doc.lineWidth(0.5).strokeColor(LINE).stroke()
  })
  doc.y = top + height
}

function write(
  { doc, columns, ink }: Frame,
  text: string,
  index: number,
  top: number,
  font: 'regular' | 'bold',
): void {
  const { x, points } = columns[index]!
  doc.font(font).fontSize(SIZE).fillColor(ink)
  if (text) doc.text(text, x + PAD, top + PAD, { width: points - 2 * PAD })
}

function asDecoration(doc: PDFKit.PDFDocument, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' })
  draw()
  doc.endMarkedContent()
}

/** PDF/UA wants the direction of each header cell; pdfkit's types do not show the dictionary of an element. */
function headsColumn(doc: PDFKit.PDFDocument, cell: PDFKit.PDFStructureElement): void {
  const { dictionary } = cell as unknown as { dictionary: { data: Record<string, unknown> } }
  const scope = doc.ref({ O: 'Table', Scope: 'Column' })
  dictionary.data.A = scope
  scope.end('')
}

/** One row that fits, or several: each takes as many words of every cell as fit into `most` points. */
function cutRow(frame: Frame, cells: string[], most: number): string[][] {
  if (heightOf(frame, cells, 'regular') <= most) return [cells]
  const parts = cells.map((text, index) => cutText(frame, text, index, most - 2 * PAD))
  return [
    parts.map(([head]) => head),
    ...cutRow(
      frame,
      parts.map(([, rest]) => rest),
      most,
    ),
  ]
}

function cutText({ doc, columns }: Frame, text: string, index: number, most: number) {
  const fits = (piece: string) =>
    doc.heightOfString(piece || ' ', { width: columns[index]!.points - 2 * PAD }) <= most
  doc.font('regular').fontSize(SIZE)
  if (fits(text)) return [text, ''] as const
  let low = 1
  let high = text.length
  while (low < high - 1) {
    const middle = Math.floor((low + high) / 2)
    if (fits(text.slice(0, middle))) low = middle
    else high = middle
  }
  const space = Math.max(text.lastIndexOf(' ', low), text.lastIndexOf('\n', low))
  const cut = space > 0 ? space : low
  return [text.slice(0, cut).trimEnd(), text.slice(cut).trimStart()] as const
}
