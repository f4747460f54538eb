/** Scores of the sections as a radar, or as bars where a radar would be no figure. Pure geometry. */
import { wrapLabel, type Chart, type Point, type Shape, type Stroke } from './chart.ts'

export interface ScoredSection {
  title: string
  /** 0 to 100; undefined where nothing is scored: no point is drawn, for that would look like 0. */
  score?: number
  earlierScore?: number
}

const WIDTH = 640
const RADIUS = 135
const LABEL = 12
const LINE = 15
const RINGS = [25, 50, 75, 100]
/** Beyond this many axes the labels would stand in each other's way. */
const MOST_AXES = 10

/** A radar when three to ten sections have a score, else bars. */
export function drawScores(title: string, sections: ScoredSection[]): Chart {
  const scored = sections.filter((one) => one.score !== undefined).length
  return scored >= 3 && sections.length <= MOST_AXES
    ? drawRadar(title, sections)
    : drawBars(title, sections)
}

export function drawRadar(title: string, sections: ScoredSection[]): Chart {
  const labels = sections.map((one) => [...wrapLabel(one.title, 24), sayScore(one)])
  const room = Math.max(...labels.map((one) => one.length)) * LINE + 8
  const center: Point = [WIDTH / 2, RADIUS + room]
  const height = 2 * (RADIUS + room) + 26
  const at = (index: number, score: number): Point => {
    const angle = (index / sections.length) * 2 * Math.PI - Math.PI / 2
    const length = (score / 100) * RADIUS
    return [
      round(center[0] + length * Math.cos(angle)),
      round(center[1] + length * Math.sin(angle)),
    ]
  }
  const everywhere = (score: number) => sections.map((_, index) => at(index, score))
  const hasEarlier = sections.some((one) => one.earlierScore !== undefined)
  return {
    width: WIDTH,
    height,
    title,
    description: describeScores(sections),
    shapes: [
      ...RINGS.map((ring): Shape => path(everywhere(ring), 'grid', true)),
      ...sections.map((_, index): Shape => path([center, at(index, 100)], 'grid', false)),
      ...outline(sections.map((one) => one.earlierScore).map(place(at)), 'earlier'),
      ...outline(sections.map((one) => one.score).map(place(at)), 'now'),
      ...labels.flatMap((lines, index) => label(lines, at(index, 100), center)),
      ...legend(height, hasEarlier),
    ],
  }
}

const place =
  (at: (index: number, score: number) => Point) => (score: number | undefined, index: number) =>
    score === undefined ? undefined : at(index, score)

/** One closed line through all points; where one is missing, the pieces between neighbours that are there. */
function outline(points: (Point | undefined)[], stroke: 'now' | 'earlier'): Shape[] {
  const there = points.filter((one) => one !== undefined)
  const dots = there.map((one): Shape => ({ kind: 'dot', at: one, stroke }))
  if (there.length === points.length)
    return [
      { ...path(there, stroke, true), ...(stroke === 'now' ? { isFilled: true } : {}) },
      ...dots,
    ]
  const pieces = points.flatMap((one, index): Shape[] => {
    const next = points[(index + 1) % points.length]
    return one && next ? [path([one, next], stroke, false)] : []
  })
  return [...pieces, ...dots]
}

/** Stands outside the ring: right of it on the right, above it on top. */
function label(lines: string[], [x, y]: Point, [middle, centre]: Point): Shape[] {
  const side = x - middle
  const anchor = Math.abs(side) < 12 ? 'middle' : side > 0 ? 'start' : 'end'
  const height = lines.length * LINE
  const top =
    anchor === 'middle' ? (y < centre ? y - height - 4 : y + 6) : y - height / 2 + (y - centre) / 12
  return lines.map((text, index) => ({
    kind: 'text',
    at: [anchor === 'middle' ? x : x + Math.sign(side) * 12, round(top + (index + 0.8) * LINE)],
    text,
    anchor,
    size: LABEL,
    ...(index === lines.length - 1 ? { isBold: true } : {}),
  }))
}

const BAR_ROW = 46
const BAR_LEFT = 16
const BAR_WIDTH = 500

export function drawBars(title: string, sections: ScoredSection[]): Chart {
  const height = sections.length * BAR_ROW + 40
  const hasEarlier = sections.some((one) => one.earlierScore !== undefined)
  const along = (score: number) => round(BAR_LEFT + (score / 100) * BAR_WIDTH)
  const shapes = sections.flatMap((one, index): Shape[] => {
    const top = index * BAR_ROW + 24
    const box = (right: number, from: number, to: number): Point[] => [
      [BAR_LEFT, from],
      [right, from],
      [right, to],
      [BAR_LEFT, to],
    ]
    const { score, earlierScore } = one
    return [
      text([BAR_LEFT, top - 5], wrapLabel(one.title, 70, 1)[0] ?? ''),
      path(box(along(100), top, top + 14), 'grid', true),
      ...(score === undefined
        ? []
        : [{ ...path(box(along(score), top, top + 14), 'now', true), isFilled: true }]),
      ...(earlierScore === undefined
        ? []
        : [
            path(
              [
                [along(earlierScore), top - 3],
                [along(earlierScore), top + 17],
              ],
              'earlier',
              false,
            ),
          ]),
      { ...text([along(100) + 10, top + 12], sayScore(one)), isBold: true },
    ]
  })
  return {
    width: WIDTH,
    height,
    title,
    description: describeScores(sections),
    shapes: [...shapes, ...legend(height, hasEarlier)],
  }
}

function legend(height: number, hasEarlier: boolean): Shape[] {
  if (!hasEarlier) return []
  const y = height - 12
  const sample = (x: number, stroke: 'now' | 'earlier'): Shape[] => [
    path(
      [
        [x, y],
        [x + 34, y],
      ],
      stroke,
      false,
    ),
    { kind: 'dot', at: [x + 17, y], stroke },
  ]
  return [
    ...sample(190, 'now'),
    text([232, y + 4], 'lần này'),
    ...sample(330, 'earlier'),
    text([372, y + 4], 'lần trước (nét đứt)'),
  ]
}

const path = (points: Point[], stroke: Stroke, closed: boolean) =>
  ({ kind: 'path', points, closed, stroke }) as const

const text = (at: Point, words: string) =>
  ({ kind: 'text', at, text: words, anchor: 'start', size: LABEL }) as const

const sayScore = ({ score, earlierScore }: ScoredSection): string =>
  `${score === undefined ? 'chưa có điểm' : `${score}/100`}${earlierScore === undefined ? '' : ` (trước: ${earlierScore})`}`

const describeScores = (sections: ScoredSection[]): string =>
  `${sections.map((one) => `${one.title}: ${sayScore(one)}`).join('; ')}.`

/** Two digits are finer than any printer, and keep the text short. */
const round = (value: number): number => Math.round(value * 100) / 100
