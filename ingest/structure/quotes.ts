/**
 * An amending law quotes whole articles: `Sửa đổi Điều 5 như sau: “Điều 5. ... 1. ... ”`. Numbers inside
 * the quotation belong to the other law, so they must not open units of this one.
 */
import type { Line } from './lines.ts'

/** Longest quotation looked for; an opening mark that is never closed must not swallow the document. */
const MAX_LINES = 400
const OPENS = /^[“"](?=\p{L}|\d)/u
const CLOSES = /[”"]\s*[.;,]?$/u

/** Indexes of the lines that stand inside a quotation of several lines, its first line included. */
export function quotedLines(lines: Line[]): Set<number> {
  const quoted = new Set<number>()
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!
    if (!OPENS.test(line.text) || line.table) continue
    const end = closingLine(lines, index)
    if (end === undefined) continue
    for (let at = index; at <= end; at++) quoted.add(at)
    index = end
  }
  return quoted
}

function closingLine(lines: Line[], start: number): number | undefined {
  const curly = lines[start]!.text.startsWith('“')
  let depth = 0
  for (let index = start; index < Math.min(lines.length, start + MAX_LINES); index++) {
    const { text } = lines[index]!
    if (!curly) {
      if (CLOSES.test(index === start ? text.slice(1) : text)) return index
      continue
    }
    depth += (text.match(/“/g)?.length ?? 0) - (text.match(/”/g)?.length ?? 0)
    if (depth <= 0) return CLOSES.test(text) || index === start ? index : undefined
  }
  return undefined
}
