/** Photos on a sheet: rows of three, each with its origin below it. */
import type { Picture } from '../../agent/report/blocks.ts'
import { printable } from './printable.ts'

const PER_ROW = 3
const GAP = 12
/** Of one picture, so that three rows fit on a page. */
const HIGHEST = 190
const CAPTION = 14

/** Three pictures or fewer, side by side. */
export type PictureRow = Picture[]

export const toRows = (pictures: Picture[]): PictureRow[] =>
  pictures.flatMap((_, index) =>
    index % PER_ROW === 0 ? [pictures.slice(index, index + PER_ROW)] : [],
  )

/** How the picture is drawn, in points; a small one is not blown up. */
function sizeOf({ width, height }: Picture, room: number): { width: number; height: number } {
  const column = (room - (PER_ROW - 1) * GAP) / PER_ROW
  const scale = Math.min(1, column / width, HIGHEST / height)
  return { width: width * scale, height: height * scale }
}

export const rowHeight = (row: PictureRow, room: number): number =>
  Math.max(...row.map((one) => sizeOf(one, room).height)) + CAPTION + GAP

/** Draws from `doc.y` on and leaves `doc.y` below. */
export function drawRow(
  doc: PDFKit.PDFDocument,
  parent: PDFKit.PDFStructureElement,
  row: PictureRow,
  { left, room, ink }: { left: number; room: number; ink: string },
): void {
  const top = doc.y
  const column = (room - (PER_ROW - 1) * GAP) / PER_ROW
  const height = rowHeight(row, room)
  row.forEach((picture, index) => {
    const x = left + index * (column + GAP)
    const size = sizeOf(picture, room)
    const alt = printable(picture.alt)
    parent.add(
      doc.struct('Figure', { alt }, () => {
        doc.image(picture.bytes, x, top, size)
      }),
    )
    parent.add(
      doc.struct('P', {}, () => {
        doc.font('regular').fontSize(7.5).fillColor(ink)
        doc.text(printable(picture.caption), x, top + size.height + 3, {
          width: column,
          height: CAPTION,
          ellipsis: true,
        })
      }),
    )
  })
  doc.x = left
  doc.y = top + height
}
