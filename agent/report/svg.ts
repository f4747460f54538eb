/** A chart as SVG: no script, no style sheet, no outside font, so that any content security policy lets it through. */
import { DOT_RADIUS, FILL, INK, STROKES, type Chart, type Point, type Shape } from './chart.ts'

/** `id` makes the ids of title and description unique on a page. */
export function toSvg({ width, height, title, description, shapes }: Chart, id = 'chart'): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-desc" font-family="Be Vietnam Pro, Arial, sans-serif">`,
    `<title id="${id}-title">${escapeXml(title)}</title>`,
    `<desc id="${id}-desc">${escapeXml(description)}</desc>`,
    ...shapes.map(toElement),
    '</svg>',
  ].join('\n')
}

function toElement(shape: Shape): string {
  switch (shape.kind) {
    case 'path': {
      const { color, width, dash } = STROKES[shape.stroke]
      const fill = shape.isFilled
        ? `fill="${FILL.color}" fill-opacity="${FILL.opacity}"`
        : 'fill="none"'
      return `<path d="${toData(shape.points, shape.closed)}" ${fill} stroke="${color}" stroke-width="${width}"${dash ? ` stroke-dasharray="${dash.join(' ')}"` : ''}/>`
    }
    case 'dot': {
      const [x, y] = shape.at
      const { color } = STROKES[shape.stroke]
      // Full circle now, open square then: the shape tells as much as the colour.
      return shape.stroke === 'now'
        ? `<circle cx="${x}" cy="${y}" r="${DOT_RADIUS}" fill="${color}"/>`
        : `<rect x="${x - DOT_RADIUS}" y="${y - DOT_RADIUS}" width="${2 * DOT_RADIUS}" height="${2 * DOT_RADIUS}" fill="#fff" stroke="${color}" stroke-width="1.4"/>`
    }
    case 'text': {
      const [x, y] = shape.at
      return `<text x="${x}" y="${y}" text-anchor="${shape.anchor}" font-size="${shape.size}"${shape.isBold ? ' font-weight="700"' : ''} fill="${INK}">${escapeXml(shape.text)}</text>`
    }
  }
}

const toData = (points: Point[], closed: boolean): string =>
  `M${points.map(([x, y]) => `${x} ${y}`).join('L')}${closed ? 'Z' : ''}`

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escapeXml = (text: string): string => text.replace(/[&<>"']/g, (char) => ENTITIES[char]!)
