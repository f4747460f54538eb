/** A chart on a sheet: the same shapes as in its SVG, drawn with path commands. */
import { DOT_RADIUS, FILL, INK, STROKES, type Chart, type Shape } from '../../agent/report/chart.ts'
import { printable } from './printable.ts'

/** Draws from `doc.y` on, as wide as given; the description stands in for it where it is read out. */
export function drawFigure(
  doc: PDFKit.PDFDocument,
  parent: PDFKit.PDFStructureElement,
  chart: Chart,
  { left, width }: { left: number; width: number },
): void {
  const top = doc.y
  const scale = width / chart.width
  parent.add(
    doc.struct(
      'Figure',
      { title: chart.title, alt: `${chart.title}. ${chart.description}` },
      () => {
        doc.save().translate(left, top).scale(scale)
        for (const shape of chart.shapes) drawShape(doc, shape)
        doc.restore()
      },
    ),
  )
  doc.x = left
  doc.y = top + chart.height * scale + 6
}

export const figureHeight = (chart: Chart, width: number): number =>
  (chart.height * width) / chart.width

function drawShape(doc: PDFKit.PDFDocument, shape: Shape): void {
  switch (shape.kind) {
    case 'path': {
      const { color, width, dash } = STROKES[shape.stroke]
      const trace = () => {
        const [[x, y] = [0, 0], ...rest] = shape.points
        doc.moveTo(x, y)
        for (const [toX, toY] of rest) doc.lineTo(toX, toY)
        if (shape.closed) doc.closePath()
      }
      if (shape.isFilled) {
        doc.save().fillOpacity(FILL.opacity)
        trace()
        doc.fill(FILL.color).restore()
      }
      doc.save().lineWidth(width).strokeColor(color)
      if (dash) doc.dash(dash[0], { space: dash[1] })
      trace()
      doc.stroke().restore()
      return
    }
    case 'dot': {
      const [x, y] = shape.at
      const { color } = STROKES[shape.stroke]
      doc.save().lineWidth(1.4)
      if (shape.stroke === 'now') doc.circle(x, y, DOT_RADIUS).fill(color)
      else
        doc
          .rect(x - DOT_RADIUS, y - DOT_RADIUS, 2 * DOT_RADIUS, 2 * DOT_RADIUS)
          .fillAndStroke('#ffffff', color)
      doc.restore()
      return
    }
    case 'text': {
      const text = printable(shape.text)
      doc
        .font(shape.isBold ? 'bold' : 'regular')
        .fontSize(shape.size)
        .fillColor(INK)
      const room = doc.widthOfString(text)
      const [x, y] = shape.at
      const left = shape.anchor === 'start' ? x : shape.anchor === 'end' ? x - room : x - room / 2
      doc.text(text, left, y, { lineBreak: false, baseline: 'alphabetic' })
    }
  }
}
