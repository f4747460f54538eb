/** A chart as PNG, for files whose readers may not draw SVG: the same shapes, drawn on a canvas. */
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas'
import { DOT_RADIUS, FILL, INK, STROKES, type Chart, type Shape } from '../../agent/report/chart.ts'
import { BOLD, REGULAR } from '../pdf/fonts.ts'
import { printable } from '../pdf/printable.ts'

/** Dots for each unit of the drawing: sharp on paper too. */
const SCALE = 2
/** Two names, for the library takes whichever weight it likes of fonts that share one. */
const FONT = { regular: 'Tro ly thuong', bold: 'Tro ly dam' }
let isRegistered = false

/** On white: a clear ground would be black in some readers. */
export async function drawPng(chart: Chart): Promise<Buffer> {
  if (!isRegistered) {
    GlobalFonts.registerFromPath(REGULAR, FONT.regular)
    GlobalFonts.registerFromPath(BOLD, FONT.bold)
    isRegistered = true
  }
  const canvas = createCanvas(Math.ceil(chart.width * SCALE), Math.ceil(chart.height * SCALE))
  const context = canvas.getContext('2d')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.scale(SCALE, SCALE)
  for (const shape of chart.shapes) drawShape(context, shape)
  return canvas.encode('png')
}

function drawShape(context: SKRSContext2D, shape: Shape): void {
  switch (shape.kind) {
    case 'path': {
      const { color, width, dash } = STROKES[shape.stroke]
      context.beginPath()
      for (const [x, y] of shape.points) context.lineTo(x, y)
      if (shape.closed) context.closePath()
      if (shape.isFilled) {
        context.globalAlpha = FILL.opacity
        context.fillStyle = FILL.color
        context.fill()
        context.globalAlpha = 1
      }
      context.lineWidth = width
      context.strokeStyle = color
      context.setLineDash(dash ? [...dash] : [])
      context.stroke()
      return
    }
    case 'dot': {
      const [x, y] = shape.at
      const { color } = STROKES[shape.stroke]
      context.beginPath()
      context.setLineDash([])
      context.lineWidth = 1.4
      if (shape.stroke === 'now') {
        context.arc(x, y, DOT_RADIUS, 0, 2 * Math.PI)
        context.fillStyle = color
        context.fill()
        return
      }
      context.rect(x - DOT_RADIUS, y - DOT_RADIUS, 2 * DOT_RADIUS, 2 * DOT_RADIUS)
      context.fillStyle = '#ffffff'
      context.fill()
      context.strokeStyle = color
      context.stroke()
      return
    }
    case 'text': {
      const [x, y] = shape.at
      context.font = `${shape.size}px "${shape.isBold ? FONT.bold : FONT.regular}"`
      context.textAlign = shape.anchor === 'middle' ? 'center' : shape.anchor
      context.fillStyle = INK
      context.fillText(printable(shape.text), x, y)
    }
  }
}
