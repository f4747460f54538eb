/** A drawing as data, so that SVG and PDF show the same one. Units are those of the view box, y grows downwards. */

/** now: this run. earlier: the run before, dashed. Both are told apart without colour. */
export type Stroke = 'grid' | 'now' | 'earlier'
export type Point = readonly [x: number, y: number]

export type Shape =
  | { kind: 'path'; points: Point[]; closed: boolean; stroke: Stroke; isFilled?: boolean }
  | { kind: 'dot'; at: Point; stroke: 'now' | 'earlier' }
  | {
      kind: 'text'
      /** Where the baseline begins, has its middle, or ends. */
      at: Point
      text: string
      anchor: 'start' | 'middle' | 'end'
      size: number
      isBold?: boolean
    }

export interface Chart {
  width: number
  height: number
  title: string
  /** What the drawing shows, in full, for who cannot see it. */
  description: string
  shapes: Shape[]
}

interface StrokeStyle {
  color: string
  width: number
  /** Lengths of dash and gap. */
  dash?: readonly [number, number]
}

/** Dark and solid, mid-grey and dashed, light: still three on a black-and-white printer. */
export const STROKES: Readonly<Record<Stroke, StrokeStyle>> = {
  grid: { color: '#b9c6c8', width: 0.8 },
  now: { color: '#0b5a5e', width: 2.4 },
  earlier: { color: '#6b5a1e', width: 1.6, dash: [5, 4] },
}
export const FILL = { color: '#0b5a5e', opacity: 0.14 } as const
export const INK = '#16262a'
export const DOT_RADIUS = 3.4

/** Breaks a label into lines of about `most` characters at its spaces; what needs more lines than given ends in "…". */
export function wrapLabel(label: string, most: number, lines = 3): string[] {
  const wrapped: string[] = []
  for (const word of label.split(/\s+/)) {
    const last = wrapped.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= most)
      wrapped[wrapped.length - 1] = `${last} ${word}`
    else wrapped.push(word.length > most ? `${word.slice(0, most - 1)}…` : word)
  }
  if (wrapped.length <= lines) return wrapped
  return [...wrapped.slice(0, lines - 1), `${wrapped[lines - 1]!.slice(0, most - 1)}…`]
}
