/**
 * A reading -> clean logical lines: one paragraph, heading or table each. Undoes what pages, scanning and
 * hard wrapping did to the text: page numbers, specks, sentences cut at a line's or a page's end.
 */
import { clean } from '../../core/text.ts'
import type { Block, Reading, Table } from '../reading.ts'
import { continues, isNoise, wrapWidth, type RawLine } from './joining.ts'
import { mendSpaces } from './spaces.ts'

export interface Line {
  text: string
  /** Set when the file itself marks the line as a heading, 1 the highest. */
  level?: number
  table?: Table
}

export function toLines({ blocks }: Reading): Line[] {
  const mend = mendSpaces(blocks)
  const raw = blocks.flatMap((block, index) =>
    rawLines(block, blocks[index - 1], blocks[index + 1], mend),
  )
  const width = wrapWidth(raw)
  const lines: RawLine[] = []
  for (const line of raw) {
    const last = lines.at(-1)
    const goesOn = last !== undefined && continues(last, line, width)
    // "2026." alone on a line may be the end of a date; only what belongs to no sentence is noise.
    if (isNoise(line) && !(goesOn && !line.afterGap && !line.atPageEdge)) continue
    if (goesOn) last.text = `${last.text} ${line.text}`
    else lines.push({ ...line })
  }
  return lines.map(({ afterGap: _afterGap, atPageEdge: _atPageEdge, ...line }) => line)
}

function rawLines(
  block: Block,
  before: Block | undefined,
  after: Block | undefined,
  mend: (text: string) => string,
): RawLine[] {
  const tidy = (text: string) =>
    mend(clean(text.replace(/\[bookmark:[^\]\n]*\]/g, '')).replace(/\n/g, ' '))
      // Dotted and ruled lines to write on.
      .replace(/(?:[._…] ?){4,}/g, '… ')
      .replace(/ +/g, ' ')
      .trim()
  switch (block.kind) {
    case 'page-break':
      return []
    case 'heading':
      return [{ text: tidy(block.text), level: block.level, afterGap: true }]
    case 'table': {
      const header = block.table.header && tidy(block.table.header)
      const rows = block.table.rows.map(tidy).filter(Boolean)
      return rows.length
        ? [{ text: '', table: { ...(header ? { header } : {}), rows }, afterGap: true }]
        : []
    }
    case 'text':
      return block.lines.map((line, index) => ({
        text: tidy(line),
        afterGap: index === 0 && before?.kind !== 'page-break',
        atPageEdge:
          (index === 0 && before?.kind === 'page-break') ||
          (index === block.lines.length - 1 && after?.kind === 'page-break'),
      }))
  }
}
