/**
 * Lines -> sections. One builder for laws (phần, chương, mục, điều, khoản, điểm, phụ lục), standards
 * (4, 4.1, 4.1.2), and any text with headings; what has none of these is one section of paragraphs.
 */
import { SectionBuilder } from './builder.ts'
import { dropContents } from './contents.ts'
import { readFlatTable } from './flat-table.ts'
import type { Line } from './lines.ts'
import { quotedLines } from './quotes.ts'
import type { Section } from './section.ts'

export interface DocumentNames {
  /** Opens every path: "Nghị định 37/2026/NĐ-CP", or the title in short. */
  name: string
  title: string
  /** A standard: its numbered clauses count from the first line on. */
  isStandard: boolean
}

export function toSections(lines: Line[], { name, title, isStandard }: DocumentNames): Section[] {
  const builder = new SectionBuilder([name, title], isStandard)
  const quoted = quotedLines(lines)
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!
    const flat = line.table || quoted.has(index) ? undefined : readFlatTable(lines, index)
    if (flat) {
      if (flat.before) builder.addLine({ text: flat.before })
      builder.addTable(flat.table)
      index = flat.end - 1
    } else if (line.table) builder.addTable(line.table)
    else if (quoted.has(index)) builder.addPlain(line.text)
    else builder.addLine(line)
  }
  return dropContents(builder.finish())
}
