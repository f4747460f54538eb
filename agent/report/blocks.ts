/** A report as a row of blocks: what PDF and DOCX write, each in its way, so that they say the same. */
import type { Chart } from './chart.ts'

export interface Column {
  title: string
  /** Share of the width of the page. */
  width: number
}

/** A JPEG that was drawn by this program. */
export interface Picture {
  bytes: Buffer
  /** In pixels. */
  width: number
  height: number
  alt: string
  caption: string
}

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: string; tone?: 'strong' | 'soft' }
  | { kind: 'list'; items: string[]; isNumbered?: boolean }
  | { kind: 'table'; caption: string; columns: Column[]; rows: string[][] }
  /** Its numbers stand in a table beside it. */
  | { kind: 'chart'; chart: Chart }
  | { kind: 'pictures'; pictures: Picture[] }

export const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, text })
export const paragraph = (text: string, tone?: 'strong' | 'soft'): Block => ({
  kind: 'paragraph',
  text,
  ...(tone ? { tone } : {}),
})
export const list = (items: string[], isNumbered = false): Block => ({
  kind: 'list',
  items,
  ...(isNumbered ? { isNumbered } : {}),
})
export const table = (
  caption: string,
  columns: [title: string, width: number][],
  rows: string[][],
): Block => ({
  kind: 'table',
  caption,
  columns: columns.map(([title, width]) => ({ title, width })),
  rows,
})
